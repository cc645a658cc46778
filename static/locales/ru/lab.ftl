# Sentences of the device lab: a person at a desk plays the whole shop by hand. Short, adult, exact; each fault says what to do.
page-title = Стенд устройств · Перевал
brand = Перевал
lab-name = Стенд устройств

## Ages
age-now = только что
age-seconds = { $count } с назад
age-minutes = { $count } мин назад
age-clock = в { $time }
age-yesterday = вчера
age-days = { $count } { $count ->
    [one] день
    [few] дня
   *[many] дней
} назад

## Waking, the line, what did not work
waking-title = Связываемся с сервером магазина
waking-text = Стенд откроется сам. Если это надолго, посмотрите, запущен ли сервер.
no-stations = Экранов в магазине нет
no-stations-text = Назовите киоск или кассу в настройках и перезапустите сервер.
line-lost = Нет связи с сервером. Сведения на { $time }. Связь вернётся сама
trouble-silent = Сервер не ответил.
trouble-silent-next = Сделано ли, не знаем: посмотрите в журнал и байты, потом повторите.
trouble-refused-next = Выберите другое устройство или код.
try-again = Ещё раз
close = Закрыть
asking = Спрашиваем сервер

## Stations
stations-label = Экраны магазина
scanner = Сканер
printer = Принтер
screen = Экран
open-screen = Открыть экран
new-tab = в новой вкладке
open-screen-of = Открыть экран: { $station }, новая вкладка
device-none = нет
link-ready = готов
link-opening = подключается
link-lost = связь пропала
link-absent = не подключён
hindrance-paper-out = нет ленты
hindrance-cover-open = крышка открыта
hindrance-fault = неисправен
hindrance-offline = не отвечает
printing = печатает
screen-open = открыт
screen-closed = не открыт
screen-unknown = не знаем
other-language = English
contrast = Контраст
keys = Клавиши

## The chosen station and the journal
title-ready = { $station } ждёт скана
title-ready-text = Щёлкните ценник, карту или талон: сканер этого места прочтёт их по-настоящему.
title-screen = { $station }: экран не открыт
title-screen-text = Без экрана скан никто не увидит, и магазин на него не ответит.
title-scanner = { $station }: сканер не на связи
title-scanner-text = Скан никуда не дойдёт. Подключите сканер справа внизу.
journal-label = Журнал сканов
journal-newest = Журнал сканов, новые сверху
journal-empty = Сканов ещё не было. Первый появится здесь вместе с тем, чем он оказался.
wire-going = Отправили, ждём, чем это окажется
wire-silent = Ответа нет. Проверьте, подключён ли сканер
took = через { $ms } мс
outcome-customer = Узнали покупателя
outcome-second-card = Вторая карта: экран спросит, другой ли это человек
outcome-product = Нашли вещь
outcome-order = Нашли заказ
outcome-card-unknown = Такой карты не знаем
outcome-card-blocked = Карта закрыта
outcome-malformed = Код не прочитался
outcome-unknown-code = Такого кода не знаем
outcome-no-screen = Экран не открыт, скан никто не увидел
outcome-other = Прочли, но не поняли что

## The shelf
cards-title = Карты
cards-empty = Карт нет: в этом магазине их ещё не выдавали.
card-tail = карта оканчивается на
card-blocked = закрыта
odd-title = Странные коды
odd-stranger = Чужая карта
odd-wrong = Карта с ошибкой в цифре
odd-nobody = Неизвестный штрихкод
odd-marked = Код маркировки с полями
odd-twice = Один код дважды
odd-half = Половина скана
odd-slow = По одному байту
odd-damaged = Бит перевёрнут в пути
odd-garbage = Шум, затем скан
odd-control = Управляющие знаки
odd-noise = 4 КБ шума
slips-title = Талоны
slips-empty = Талонов ещё нет. Оформите заказ на экране киоска, и талон можно будет сканировать.
goods-title = Вещи
goods-failed = Сервер не показал вещи.
goods-empty = Здесь пусто. Выберите другую полку.
goods-not-found = Такого нет. Попробуйте короче или другое слово.
search-label = Название или артикул
categories-label = Полки
tags-label = Ценники: { $name }. Размеры и цвета
scan-tag = Сканировать { $size }, { $colour }, { $barcode }
what-card = карта { $name }, •• { $tail }
what-slip = талон { $number }
what-goods = { $name }, { $size }, { $colour }

## Paper
side-label = Принтер, неполадки и интернет-магазин
paper-title = Лента · { $station }
paper-alt = Лента, которая выходит из принтера. Её текст ниже
older-alt = Лента, { $count } назад. Её текст ниже
paper-text-label = Текст ленты, строка за строкой
roll-label = Лента принтера
as-text = Текстом
paper-empty = Лента чистая. Оформите заказ на экране этого места: талон выйдет здесь, строка за строкой.
paper-empty-fault = Лента чистая. Пока принтер не готов, печать ждёт в очереди и не пропадёт.
no-printer = У этого места нет принтера.
printer-ready = Принтер ждёт
printer-printing = Печатает
printer-opening = Подключается
printer-absent = Кабель вынут
printer-lost = Связь пропала
printer-paper-out = Закончилась лента
printer-cover-open = Открыта крышка
printer-fault = Принтер неисправен
printer-offline = Принтер не отвечает
printer-none = Принтера нет
job-runs = ушло { $count } Б
job-over = в последнем талоне { $count } Б

## Faults
faults-title = Сломать и починить
deed-printer-paper-out = Вынуть ленту
deed-printer-near-end = Ленты мало
deed-printer-load-paper = Вставить ленту
deed-printer-cover-open = Открыть крышку
deed-printer-close-cover = Закрыть крышку
deed-printer-unplug = Вынуть кабель
deed-printer-replug = Вернуть кабель
deed-printer-mute = Не отвечать
deed-printer-unmute = Снова отвечать
deed-printer-garbage = Отвечать мусором
deed-printer-ungarbage = Отвечать верно
deed-printer-slow = Печатать медленно
deed-printer-unslow = Печатать как обычно
deed-printer-power-cycle = Перезапустить
deed-printer-drop-at = Вынуть кабель через
deed-printer-paper-out-after = Лента кончится через
deed-scanner-unplug = Вынуть кабель
deed-scanner-replug = Вернуть кабель
deed-scanner-mute = Молчать
deed-scanner-unmute = Снова говорить
agent = Агент
deed-agent-kill = Убить процесс
deed-agent-freeze = Заморозить
deed-agent-thaw = Разморозить
count-drop-at = Б
count-drop-at-label = Через сколько байтов вынуть кабель
count-paper-out-after = строк
count-paper-out-after-label = Через сколько строк кончится лента

## The online shop
shop-title = Интернет-магазин
shop-link = Интернет-магазин
shop-link-label = Интернет-магазин, новая вкладка
shop-none = Интернет-магазин не подключён.
shop-ok = на связи
shop-unknown = не знаем
shop-silent = молчит
shop-slow = отвечает слишком долго
shop-nonsense = отвечает непонятное
shop-unauthorized = не принимает нашу подпись
shop-fault = нужна рука

## Bytes
bytes-title = Байты, живьём
bytes-lines = Провода выбранного места
bytes-of = { $station }, сканер и принтер
bytes-paused = Стоит на паузе. На проводах всё идёт дальше
bytes-empty = На проводах тихо.
bytes-silent = Байты не пришли: сервер не ответил. Спрашиваем дальше.
bytes-more = и ещё { $count }
polls = Опросы
pause = Пауза
fold = Свернуть
unfold = Развернуть
byte-in = от устройства
byte-out = к устройству
byte-at = Время
byte-device = Устройство
byte-turn = Направление
byte-hex = Байты
byte-means = Что это
esc-reset = сброс
esc-page = кодовая страница
esc-align = выравнивание
esc-bold = жирность
esc-mode = начертание
esc-size = размер букв
esc-feed = подача ленты
esc-spacing = высота строки
esc-kanji = без иероглифов
esc-code-look = вид штрихкода
esc-code = штрихкод
esc-picture = картинка
esc-block = составная команда
esc-cut = отрез
esc-drawer = денежный ящик
esc-tell = сообщать о себе
all-well = всё в порядке
near-end = ленты мало
esc-answer = ответ о состоянии
esc-ask = вопрос о состоянии

## Keys
keys-title = Клавиши
keys-off = Выключить клавиши
keys-on = Включить клавиши
keys-are-on = Клавиши включены. Если вы управляете голосом, их лучше выключить.
keys-are-off = Клавиши выключены: буквы ничего не делают.
key-station = выбрать место
key-open = открыть его экран
key-cards = к картам
key-odd = к странным кодам
key-slips = к талонам
key-goods = к ценникам
key-search = искать вещь
key-text = лента текстом
key-faults = сломать и починить
key-pause = пауза байтов
key-polls = опросы принтера
key-fold = свернуть байты
key-language = язык
key-keys = эта подсказка
key-arrows = ходить внутри полки
strangers-title = Незнакомые устройства
strangers-text = Подключите то, чего магазин не знает: оно не заработает, пока его не примут.
strangers-console = Принять в пульте
plug-scanner = Вставить сканер
plug-adapter = Вставить безымянный сканер
plug-printer = Вставить принтер
stranger-scan = Сканировать
stranger-paper = Лента
stranger-unplug = Вынуть кабель
stranger-replug = Вставить кабель
stranger-away = Убрать
