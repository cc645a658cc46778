"""Every sentence of the shop, in Russian and English, and how it writes money."""

from collections.abc import Mapping

LANGUAGES = ("ru", "en")

SENTENCES: Mapping[str, Mapping[str, str]] = {
    "ru": {
        "title": "интернет-магазин",
        "headline": "Тот же склад.",
        "headline2": "Без дороги.",
        "lead": "Число у товара — сколько его осталось на складе сейчас. Магазин и сайт продают одни и те же вещи.",
        "empty": "Витрина пуста. Товары придут из магазина, как только он выйдет на связь.",
        "my_orders": "Мои заказы",
        "other_language": "English",
        "back": "Все вещи",
        "from": "от",
        "colour": "Цвет",
        "size": "Размер",
        "buy": "Купить",
        "left": "осталось {n}",
        "sold_out": "распродано",
        "all_sold_out": "Распродано. Загляните позже: отменённые заказы возвращаются сюда.",
        "live": "Числа обновляются сами",
        "stale": "Связи нет. Числа могли измениться",
        "pay": "Оплата при получении",
        "just_taken": "Её взяли минуту назад. Другие размеры — ниже.",
        "bought": "Заказ принят. Вещь отложена за вами.",
        "cancelled_now": "Заказ отменён. Вещь снова свободна.",
        "cancel_late": "Этот заказ уже отменён.",
        "orders_title": "Мои заказы",
        "orders_empty": "Пока пусто. Выбранное появится здесь.",
        "order": "Заказ",
        "state_held": "отложен за вами",
        "state_cancelled": "отменён",
        "cancel": "Отменить заказ",
        "not_found": "Такой страницы нет.",
        "foreign": "Запрос пришёл с другого сайта. Откройте вещь здесь и повторите.",
        "broken": "Не получилось. Заказ не принят, попробуйте ещё раз.",
        "demo": "Демонстрационный магазин: настоящих покупок здесь нет.",
    },
    "en": {
        "title": "online shop",
        "headline": "The same stock.",
        "headline2": "No trip.",
        "lead": "The number by each item is what is left in the warehouse now. Store and site sell the very same things.",
        "empty": "Nothing here yet. Goods come from the store as soon as it is on the line.",
        "my_orders": "My orders",
        "other_language": "Русский",
        "back": "All items",
        "from": "from",
        "colour": "Colour",
        "size": "Size",
        "buy": "Buy",
        "left": "{n} left",
        "sold_out": "sold out",
        "all_sold_out": "Sold out. Look in later: cancelled orders come back here.",
        "live": "The numbers follow by themselves",
        "stale": "No connection. The numbers may have changed",
        "pay": "Pay on receipt",
        "just_taken": "Taken a minute ago. Other sizes are below.",
        "bought": "Order taken. The item is held for you.",
        "cancelled_now": "Order cancelled. The item is free again.",
        "cancel_late": "This order is cancelled already.",
        "orders_title": "My orders",
        "orders_empty": "Empty so far. What you choose appears here.",
        "order": "Order",
        "state_held": "held for you",
        "state_cancelled": "cancelled",
        "cancel": "Cancel the order",
        "not_found": "There is no such page.",
        "foreign": "The request came from another site. Open the item here and try again.",
        "broken": "That did not work. No order was taken, try again.",
        "demo": "A demonstration shop: nothing here is sold for real.",
    },
}
_SIGNS = {"RUB": "₽", "EUR": "€", "USD": "$"}


def money(minor: int, currency: str) -> str:
    """«18 905 ₽»: thousands by a narrow no-break space, a no-break space before the sign; kopecks only when there are any."""
    whole, rest = divmod(minor, 100)
    text = f"{whole:,}".replace(",", "\u202f")
    return f"{text}{f',{rest:02}' if rest else ''}\u00a0{_SIGNS.get(currency, currency)}"


def choose(words: Mapping[str, str], language: str) -> str:
    """The text in that language, else in any it has."""
    return words.get(language) or next(iter(words.values()), "")
