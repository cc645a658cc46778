## Дни и часы
day-today = Сегодня
day-tomorrow = Завтра, { $weekday } { $day }
until-weekday-0 = понедельника
until-weekday-1 = вторника
until-weekday-2 = среды
until-weekday-3 = четверга
until-weekday-4 = пятницы
until-weekday-5 = субботы
until-weekday-6 = воскресенья
hours-open-until = открыто до { $time }
hours-opens-at = откроется в { $time }
hours-closed = закрыто

## Кто пришёл
standing-regular = постоянный покупатель
standing-welcome = скидка новому покупателю
standing-guest = карта узнана
address-hint = { $label }, { $street }

## Цена
reason-regular = −{ $percent } % постоянному покупателю
reason-welcome = −{ $percent } % новому покупателю
reason-fixed = Без скидки: { $words }
reason-markdown = −{ $percent } %: цена снижена
next-advantage = После этой покупки до −{ $percent } % останется { $left }

## Наличие
here-sizes = здесь, { $sizes }
here-pieces = здесь
elsewhere = в другом магазине
in-warehouse = на складе
is-coming = ждём { $day }
is-nowhere = сейчас нет

## Как получить
pickup-note-here = Есть здесь и рядом
pickup-note-near = Размера { $size } здесь нет, есть рядом
pickup-note-none = Забрать сейчас неоткуда
any-time = любое время
# The word joiners keep both times on one line.
window = { $from }{"\u2060"}–{"\u2060"}{ $until }
at-distance = { $place } · { $km } км
at-here = { $place } · вы здесь
at-place = { $place }
source-warehouse = со склада
source-left-one = осталась одна
source-on-shelf = есть на месте
source-transfer = перевезём
why-not-cutoff = Нельзя сегодня: курьеры приняли заказы до { $time }
action-pickup = Отложить · { $place }, { $time }
action-delivery = Заказать · { $day }
promise-pickup = Отложим за вами сейчас и держим до { $weekday }, { $time }. Оплата на кассе, после примерки. Хватит номера заказа.
promise-delivery = Отложим за вами сейчас и привезём { $day }, { $window }. Оплата при получении, после примерки.

## Заказ
headline-pickup = { $place } ждёт вас { $when }.
headline-here = Соберём { $when }.
headline-delivery = Привезём { $when }.
when-today = сегодня с { $time }
when-tomorrow = завтра с { $time }
when-day = { $day } с { $time }
when-window = { $day }, { $window }
payment-till = оплата на кассе
payment-door = оплата при получении
date-now = держим за вами с этой минуты
date-since = держим за вами с { $time }
date-ready = готово: { $place }
date-until-title = { $day }, { $time }
date-until = до этого времени ждём вас
date-arrives = привезём к вам
date-pay = оплата при получении, после примерки
state-placed = Заказ принят
state-allocated = Отложено за вами
state-picking = Собираем
state-ready = Готово, ждёт вас
state-shipped = В пути
state-handed_over = Выдано
state-delivered = Доставлено
state-short = Вещи не нашлось. Мы уже ищем другую
state-cancelled = Отменён
state-returned = Возвращён

## Отказы: что случилось и что сделать
refused = Так не получится
refused-next = Коснитесь «Назад» или позовите консультанта
not_found = Такого у нас нет
not_found-next = Вернитесь к каталогу или поднесите ценник к сканеру
not_found-next-console = Вернитесь к списку: возможно, этого уже нет
bad_request = Экран спросил непонятно
bad_request-next = Начните сначала. Если повторится, позовите консультанта
bad_request-next-console = Обновите страницу. Если повторится, соберите файл для поддержки
visit_over = Этот сеанс уже закончен
visit_over-next = Начните сначала: ничего не отложено
just_taken = Её взяли минуту назад
just_taken-next = Такая же есть в других местах, выберите ниже
just_taken-nothing = Больше нигде нет. Посмотрите другой цвет или размер
channel_silent = Последняя такая продаётся и на сайте, а он сейчас не отвечает
channel_silent-next = Обещать её нельзя. Выберите другое место ниже или попробуйте через минуту
price_changed = Цена изменилась: теперь { $total }
price_changed-next = Посмотрите новую цену и решите ещё раз
promise_changed = Срок изменился
promise_changed-next = Выберите из новых сроков
contact_incomplete = Чтобы привезти, не хватает данных
contact_incomplete-next = Поправьте отмеченные строки
field-missing = Заполните эту строку
field-phone = Нужен номер из 10 или 11 цифр, например +7 900 000-00-00
field-too_long = Слишком длинно, сократите
illegal_move = Заказ уже в другом состоянии
illegal_move-next = Спросите на кассе
request_reused = Этот заказ уже сделан с другим составом
request_reused-next = Начните сначала: лишнего не отложено
forbidden = Этому экрану сюда нельзя
forbidden-next = Позовите сотрудника: экран надо подключить заново
unknown_station = Такого места в магазине нет
unknown_station-next = Проверьте адрес страницы
too_big = Слишком большой запрос
too_big-next = Начните сначала
broken = У нас сбой. Деньги не списаны, лишнего не отложено
broken-next = Попробуйте ещё раз или позовите консультанта
storage_full = Сервер магазина не может записать заказ
storage_full-next = Заказ не сделан. Позовите сотрудника
reason_missing = Открыть без причины нельзя
reason_missing-next = Напишите, зачем: хотя бы пару слов. Причина останется в журнале
nothing_found = Устройство ещё не сказало достаточно
nothing_found-next = Отсканируйте оба кода с экрана, каждый по одному разу
test-slip-title = Пробный талон
