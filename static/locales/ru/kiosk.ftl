# Sentences of the kiosk. Short, adult, exact; "мы" for the shop; no blame, no gendered past for the reader.
page-title = Киоск

## Ages
age-now = только что
age-seconds = { $count } с назад
age-minutes = { $count } мин назад
age-seconds-long = { $count } { $count ->
    [one] секунду
    [few] секунды
   *[many] секунд
} назад
age-minutes-long = { $count } { $count ->
    [one] минуту
    [few] минуты
   *[many] минут
} назад
age-clock = в { $time }
age-yesterday = вчера
age-days = { $count } { $count ->
    [one] день
    [few] дня
   *[many] дней
} назад

## Waking and the line
waking-title = Связываемся с сервером магазина
waking-text = Экран проснётся сам. Если это надолго, подойдите на кассу: там всё работает.
line-lost = Нет связи с сервером. Сведения на экране — на { $time }. Связь вернётся сама, заказ примет и касса

## The small row at the bottom
work-label = Выбор
strip-label = Язык, вид экрана и помощь
other-language = English
contrast = Контраст
large = Крупный текст
reach = Ниже и крупнее
usual-view = Обычный вид
consultant = Консультант
call = Позвать

## Attract
attract-one = Дождь
attract-two = снаружи.
attract-three = Сухо внутри.
attract-action = Коснитесь, чтобы примерить
attract-scan = или поднесите карту или ценник к сканеру
attract-age = Наличие в этом магазине обновлено { $age }
attract-age-unknown = Наличие пока не знаем: ждём ответа сервера

## Header
scan-card = Поднесите карту: покажем вашу цену
not-me = Это не я
finish = Закончить
back = Назад

## Browse and search
browse-title = Что примерим?
greeting = { $name }, рады видеть
featured-title = Стоит примерить
things = { $count } { $count ->
    [one] вещь
    [few] вещи
   *[many] вещей
}
search-title = Поиск
search-label = Найти вещь
search-hint = Название, вид или артикул. Или поднесите ценник к сканеру.
search-clear = Стереть
nothing-title = Такого нет
nothing-near = Похожее — ниже
nothing-text = Попробуйте другое слово или позовите консультанта.
waiting-catalogue = Открываем каталог
waiting-shelf = Смотрим на полках
waiting-product = Смотрим наличие
waiting-ways = Считаем сроки
waiting-order = Ищем заказ

## Keyboard
keyboard = Клавиатура
key-erase = Стереть
key-shift = Аа
key-space = Пробел
key-done = Готово
key-next = Дальше

## Product
picture-of = { $name }, { $colour }
price-was = Прежняя цена
price-from = цена от
price-unknown = Цену скажет касса
advantage-bar = Сколько пройдено до следующей скидки
legend-here = здесь
legend-store = другой магазин
legend-warehouse = склад
legend-coming = в пути
plan = план, { $age }
matrix-label = Размеры и цвета: где есть
cell-here = здесь · { $count }
cell-warehouse = склад
cell-none = нет
cell-ask = уточним
step-colour = Цвет
step-size = Размер
choose-one = Выберите размер и цвет.
choice = { $size }, { $colour }
stand-here = { $what } — здесь, { $count ->
    [2] две штуки
    [3] три штуки
    [4] четыре штуки
    [5] пять штук
    [one] { $count } штука
    [few] { $count } штуки
   *[many] { $count } штук
}.
stand-here-last = { $what } — здесь, последняя.
hold-it = Отложить за вами?
stand-store = { $what } — { $place }, { $count ->
    [one] { $count } штука
    [few] { $count } штуки
   *[many] { $count } штук
}.
stand-warehouse = { $what } — на складе, { $count ->
    [one] { $count } штука
    [few] { $count } штуки
   *[many] { $count } штук
}.
stand-coming = { $what } — ждём { $date }
stand-none = { $what } — нет нигде. Выберите другой размер или цвет.
sold-now = Последнюю здесь только что взяли.
stand-stale = Нет вестей с { $time }. Уточним перед заказом.
checked = Проверено { $age }.
how-to-receive = Как получить
show-nearest = Показать, что есть
call-consultant = Позвать консультанта

## Receive
receive-title = Как вам удобнее?
deliver = Привезём
collect = Заберёте сами
other-address = Другой адрес
address-later = Адрес спросим на следующем шаге
more-ways = Ещё { $count } { $count ->
    [one] способ
    [few] способа
   *[many] способов
}
time-changed = срок изменился
promise-title = Наше обещание
promise-none = Сейчас обещать нечего: выберите другое или позовите консультанта.
choose-other = Выбрать другое
sum-due = К оплате { $total }: вещь { $item }, доставка { $cost }
sum-due-carriage = К оплате { $total }: вещь { $item }, перевозка { $cost }
computed = Сроки рассчитаны { $age }
busy-hold = Откладываем…
busy-long = Дольше обычного…

## Address
contact-title = Куда привезти?
contact-why = Нужны, чтобы привезти этот заказ. На экране не останутся.
field-name = Имя
field-phone = Телефон
field-street = Улица
field-house = Дом
field-flat = Квартира
field-comment = Подъезд, этаж, домофон
need-name = Как обращаться к вам?
need-phone = Нужны все цифры номера: курьер позвонит
need-street = На какой улице дом?
need-house = Нужен номер дома

## Done
done-title = Готово.
done-title-bare = Заказ сохранён.
done-bare = Талона пока не будет.
done-moved = Талон: { $place }.
order-number = Номер заказа
qr-alt = QR-код заказа { $number }
qr-photo = Сфотографируйте
minute-more = Ещё минуту
number-noted = Номер у меня
clears-in = Экран очистится через { $count } { $count ->
    [one] секунду
    [few] секунды
   *[many] секунд
}
slip-queued-title = Талон в очереди
slip-printing-title = Печатаем талон
slip-printing-text = Лоток слева под экраном. Обычно хватает трёх секунд.
slip-printed-title = Талон готов
slip-printed-text = Возьмите его в лотке слева под экраном.
slip-paper-title = Закончилась лента
slip-paper-text = Чтобы забрать заказ, хватит номера { $number } или снимка QR. Талон не обязателен: заказ сохранён и без него.
slip-cover-title = Открыта крышка принтера
slip-silent-title = Принтер молчит
slip-given-up-title = Талон снят с печати
slip-uncertain-title = Не знаем, вышел ли талон
slip-uncertain-text = Если лоток пуст, хватит номера { $number } или снимка QR. Заказ сохранён.
slip-moved-title = Талон выйдет не здесь: { $place }
slip-moved-text = Там его отдадут. Хватит и номера { $number } или снимка QR.
slip-moved-somewhere = на кассе
slip-none-title = Без талона
slip-none-text = У этого экрана нет принтера. Чтобы забрать заказ, хватит номера { $number } или снимка QR.
status-help = Изменить или отменить заказ поможет консультант.

## Sheets
idle-title = Вы здесь?
idle-title-known = Вы ещё здесь?
idle-text = Экран очистится через { $count } { $count ->
    [one] секунду
    [few] секунды
   *[many] секунд
}. Заказ, если он оформлен, сохранён.
idle-stay = Я здесь
card-unknown-title = Карта не узнана
card-unknown-text = Можно продолжить без неё. Если карта новая, её подключит касса.
card-blocked-title = Эта карта закрыта
card-blocked-text = Заказать можно и без неё, по обычной цене. Почему закрыта, расскажет касса.
scan-malformed-title = Код не прочитался
scan-malformed-text = Поднесите его ещё раз, ровно и ближе к стеклу сканера.
scan-unknown-title = Такого кода мы не знаем
scan-unknown-text = Найдите вещь по названию или позовите консультанта.
card-expired-title = Поднесите карту ещё раз
card-expired-text = Прошло больше двадцати секунд, и мы её забыли.
go-on = Продолжить
go-on-without = Продолжить без карты
second-title = Это другой человек?
second-text = Поднесли другую карту. Если это вы, экран забудет прежнего покупателя и начнёт заново.
second-yes = Да, начать заново
second-no = Нет, продолжить
help-asking = Зовём консультанта
help-waiting = Позвали консультанта
help-coming = Консультант идёт к вам
help-done = Вызов закрыт
help-text = Можно оставаться у экрана и смотреть дальше.
good = Хорошо
other-ways = Другие способы
not-now = Не сейчас
price-yes = Отложить за { $price }
price-text = Отложить по новой цене?
promise-text = Отложить с новым сроком?
silence-title = Ответа пока нет
silence-text = Заказ мог сохраниться. Спросим ещё раз с тем же номером запроса: второй заказ не появится.
ask-again = Спросить ещё раз
failed-title = Сервер не ответил
failed-text = Попробуйте ещё раз. Если не выйдет, заказ примет касса.
try-again = Ещё раз
refused-title = Так не получится
refused-text = Выберите иначе или позовите консультанта: он оформит заказ на кассе.
staff-code = Для сотрудника: { $code }
over-title = Посещение закончилось
over-text = Заказ не оформлен, за вами ничего не отложено. Начните заново.
start-again = Начать заново

## Отмена только что сделанного заказа
undo = Отменить заказ
undo-title = Отменить заказ { $number }?
undo-text = Вещь вернётся в продажу. Талон, если он вышел, можно выбросить.
undo-yes = Отменить заказ
undo-no = Оставить
busy-undo = Отменяем…
undone-title = Заказ { $number } отменён
undone-text = Ничего не отложено. Можно смотреть дальше.
