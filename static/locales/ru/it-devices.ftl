# Devices: how they are.
device-scanner = Сканер
device-printer = Принтер
device-display = Дисплей
device-scale = Весы
device-of-several = { $device } { $number }
device-at = { $device } · { $station }
link-ready = готов
link-opening = подключаем
link-absent = нет на месте
link-lost = пропала связь
link-away = не знаем
link-disabled = отключён
hindrance-paper_out = нет ленты
hindrance-cover_open = крышка открыта
hindrance-fault = застрял
hindrance-offline = не готов
noisy = шлёт не коды
near-end = лента кончается
nav-devices = Устройства
devices-bad = { $count ->
    [one] { $count } устройство ждёт руки
    [few] { $count } устройства ждут руки
   *[many] { $count } устройств ждут руки
  }
devices-fine = { $count ->
    [one] { $count } устройство, всё в порядке
    [few] { $count } устройства, все в порядке
   *[many] { $count } устройств, все в порядке
  }
devices-found = { $count ->
    [one] Подключили что-то новое: примите или отложите
    [few] Подключили { $count } новых: примите или отложите
   *[many] Подключили { $count } новых: примите или отложите
  }
devices-lead = Сканеры, принтеры, дисплеи и весы всех мест
devices-none = Здесь пока нет устройств
devices-none-next = Подключите сканер или принтер и нажмите «Добавить».
nothing-found = Такого устройства нет
nothing-found-next = Ищем по названию, месту, модели и адресу. Сотрите часть слов.
find-device = Найти устройство
add-device = Добавить
all-devices = Все устройства
never-seen = ещё не видели
col-now = Сейчас
col-device = Устройство
col-model = Модель
col-address = Адрес
col-changed = С каких пор
device-gone = Может быть, его убрали. История осталась в журнале.
open-bytes = Байты
open-profile = Профиль
now = Сейчас
status-paper-ok = Лента есть
status-paper-near-end = Лента кончается
status-paper-out = Ленты нет
status-paper-unknown = Есть ли лента, принтер не говорит
status-cover-closed = Крышка закрыта
status-cover-open = Крышка открыта
status-cover-unknown = Закрыта ли крышка, принтер не говорит
status-online-online = Готов печатать
status-online-offline = Не готов печатать
status-online-unknown = Готов ли, принтер не говорит
status-fault-none = Механизм исправен
status-fault-present = Застрял нож или механизм
status-fault-unknown = Исправен ли механизм, принтер не говорит
told-at = Так он сказал { $age }
told-never = Принтер пока ничего о себе не сказал
count-scans = Сканов
count-refused = Отброшено как не коды
count-duplicates = Повторов отброшено
count-printed = Сегодня напечатано
count-last = Последний скан
never-yet = ещё не было
waiting-slips = { $count ->
    [one] Ждёт { $count } документ
    [few] Ждут { $count } документа
   *[many] Ждут { $count } документов
  }
history = История
history-empty = Пока ничего не случалось.
history-more = { $count ->
    [one] Ещё { $count } запись
    [few] Ещё { $count } записи
   *[many] Ещё { $count } записей
  }
was-link-ready = На связи
was-link-lost = Пропала связь
was-link-absent = Нет на месте
was-ok = Всё в порядке
was-near-end = Лента кончается
was-paper-out = Закончилась лента
was-cover-open = Открыта крышка
was-fault = Застрял нож или механизм
was-offline = Не готов
was-unknown = О себе не говорит
setup-accepted = Принято: { $to }
setup-returned = Возвращено: { $to }
setup-named = Названо «{ $to }»
setup-moved = Переставлено: { $to }
setup-profile = Профиль: { $to }
setup-address = Адрес: { $to }
setup-baud = Скорость: { $to }
setup-enabled = Включено в работу
setup-disabled = Выведено из работы
setup-removed = Убрано
deeds = Сделать
deeds-disabled = Устройство выведено из работы. Верните его, чтобы проверить.
deeds-none = Этой модели нечего приказать: она только сообщает.
deed-feed = Промотать ленту
deed-cut = Отрезать
deed-drawer = Открыть ящик
deed-buzzer = Звонок
deed-identify = Спросить модель
deed-recover = Продолжить после затора
deed-beep-good = Сигнал «верно»
deed-beep-bad = Сигнал «ошибка»
deed-trigger = Включить луч
deed-enable = Разрешить сканы
deed-disable = Запретить сканы
deed-query = Спросить версию
deed-show = Показать строки
deed-clear = Очистить
deed-weigh = Взвесить
deed-zero = Обнулить
deed-print-test = Пробная печать
deed-code-page-sheet = Лист кодовых страниц
deed-status = Спросить состояние
deed-done = Сделано: { $deed }
deed-line = { $deed }
deed-failed = Не вышло: { $deed }
deed-not-done = Не сделано: { $deed }. { $why }
doing = Делаем…
result-absent = Устройства нет на связи.
result-not-connected = Устройства нет на связи.
result-lost = Связь оборвалась.
result-paper-out = Нет ленты.
result-cover-open = Открыта крышка.
result-fault = Застрял механизм.
result-offline = Принтер не готов.
result-no-answer = Ответа не было.
result-no-reply = Ответа не было.
result-no-drawer = У этой модели нет ящика.
result-no-buzzer = У этой модели нет звонка.
result-not-supported = Эта модель так не умеет.
result-nothing-to-recover = Продолжать нечего.
result-busy = Занято, попробуйте через минуту.
result-unknown-command = Эта модель такой команды не знает.
result-needs-persist = Эту команду сканер помнит навсегда, её дают на странице профиля.
result-stalled = Принтер перестал принимать данные.
result-closed = Сервер останавливается.
result-agent-away = Нет связи с машиной этого устройства.
result-in-motion = Груз качается.
result-other = Причину устройство не назвало.
test-page = Пробная печать
take-back = Отменить
settings = Настройки
field-name = Имя
hint-name = Как зовут сотрудники, если здесь два таких
field-station = Место
field-profile = Профиль
field-address = Адрес
hint-listed = Задан в store.toml, меняется там
hint-address = Путь к порту, socket: и адрес с портом, usb: или cups:
field-baud = Скорость
hint-baud = Пусто — как в профиле
keep-changes = Сохранить
kept = Сохранено
no-changes = Изменений нет
undo-changes = Вернуть как было
enable = Вернуть в работу
disable = Вывести из работы
listed = Убрать можно только в store.toml
remove = Убрать
keep = Оставить
remove-title = Убрать: { $device }?
remove-text = Порт освободится, сканы и печать здесь остановятся. История останется. Вернуть можно сразу же.
removed = Убрано: { $device }
bring-back = Вернуть
accepted-by = В работу пустил: { $name }
by-file = файл настроек
found-title = { $count ->
    [one] Подключили { $count } новое устройство
    [few] Подключили { $count } новых устройства
   *[many] Подключили { $count } новых устройств
  }
add-title = Добавить устройство
found-lead = Пока вы не приняли устройство, сервер его не открывает и ничего в него не пишет
ports-title = Что подключено
ports-none = Нового нет. Вставьте кабель: устройство появится здесь само.
ports-own = { $count ->
    [one] Ещё { $count } постоянный порт
    [few] Ещё { $count } постоянных порта
   *[many] Ещё { $count } постоянных портов
  }
by-hand = По сети или другой порт
by-hand-text = Введите адрес сами
form-tty = Последовательный порт
form-hidraw = Устройство HID
form-evdev = Клавиатура или сканер-клавиатура
form-usblp = Принтер USB
usb-ids = USB { $ids }
choose-port = Выберите слева, что добавить.
step-kind = Что это
step-station = Где стоит
step-address = Где искать
step-profile = Какая модель
step-check = Проверить
hint-profile = Не знаете — начните с общего: проверка подскажет точнее
choose-profile = Выберите профиль
fitting = Подходят
others = Остальные
all-profiles = Все профили
more-settings = Имя и скорость
why-usb = Подсказано номерами USB: это та самая модель.
why-usb-vendor = Подсказано номерами USB: изготовитель тот же.
why-sent-packets = Так оно прислало данные.
why-sent-reports = Так оно прислало данные.
why-sent-stx-etx = Так оно прислало данные.
why-sent-aim = Оно называет вид кода знаками AIM.
why-sent-letters = Оно называет вид кода буквой.
why-sent-suffix = Так оно заканчивает строку.
why-sent-bare = Оно ничем не заканчивает строку.
why-sent-parity = Так оно считает чётность.
check = Проверить связь
check-text = Сервер откроет порт на три минуты. Сканы в магазин не попадут.
answers = Порт открыт
scan-something = Отсканируйте любой код
read-refused = Пришли данные, но не код: похоже, профиль не тот
better = Лучше подходит: { $profile }.
use-it = Взять его
print-test = Напечатать пробу
test-printed = Принтер сообщил, что напечатал. Посмотрите, читается ли русский текст.
test-failed = Проба не вышла. Проверьте ленту, крышку и профиль.
accept = Принять в работу
not-ready = Выберите, что это, где стоит и какая модель.
field-machine = Машина
hint-machine = С какой машины до него доходит кабель или сеть
