# Живые байты.
nav-bytes = Байты
bytes-live = Байты, живьём
bytes-paused = Байты стоят на паузе
bytes-lead = Всё, что идёт по проводам. Имена, карты и тексты документов закрыты точками ещё на сервере.
bytes-empty = По этим проводам пока тихо. Отсканируйте что-нибудь или отпечатайте пробный талон.
bytes-lines = Строки байтов
bytes-more = и ещё { $count }
byte-at = Время
byte-device = Устройство
byte-turn = Куда
byte-hex = Байты
byte-means = Что это
byte-in = к серверу
byte-out = к устройству
byte-kind-scanner = сканер
byte-kind-printer = принтер
byte-kind-display = дисплей
byte-kind-scale = весы
bytes-all-devices = Все устройства
direction-both = Обе стороны
direction-out = К устройству →
direction-in = ← К серверу
filter = Отобрать
filter-hint = Слова или байты
polls = Опросы
pause = Пауза
copy = Копировать
copied = Скопировано
key-space = Пробел

## Открыть закрытое
reveal = Открыть закрытое
reveal-title = Открыть закрытые байты
reveal-text = Вы увидите карты, имена и тексты с бумаги одного устройства. Кто открыл, когда и зачем, останется в журнале.
reveal-device = Устройство
reveal-time = На сколько
reveal-minutes = { $count ->
    [one] { $count } минута
    [few] { $count } минуты
   *[many] { $count } минут
  }
reveal-reason = Зачем
reveal-reason-hint = Хотя бы пару слов: что ищете.
reveal-go = Открыть
revealing = Открываем
revealed = Открыто: { $device }, ещё { $time }.
revealed-next = На экране личное: не оставляйте его без присмотра.
cover = Закрыть сейчас

## Слова байтов: команды принтеров
byte-init = сброс
byte-page = кодовая страница { $value }
byte-align-0 = влево
byte-align-1 = по центру
byte-align-2 = вправо
byte-align = выравнивание { $value }
byte-bold-0 = обычный
byte-bold = жирный
byte-bold-on = жирный
byte-bold-off = обычный
byte-mode = вид букв { $value }
byte-size-0 = обычный размер
byte-size-17 = двойной размер
byte-size = размер { $value }
byte-star-size = размер { $value }
byte-underline = подчёркивание { $value }
byte-feed-lines = протянуть строк: { $value }
byte-feed-dots = протянуть точек: { $value }
byte-spacing-default = обычный шаг строк
byte-spacing = шаг строк { $value }
byte-charset = национальный набор { $value }
byte-font = шрифт { $value }
byte-gap = просвет между буквами { $value }
byte-upside-down = вверх ногами { $value }
byte-inverse = белым по чёрному { $value }
byte-left-margin = левый край { $value }
byte-area-width = ширина полосы { $value }
byte-kanji-off = китайские знаки выключить
byte-kanji-on = китайские знаки включить
byte-code-letters = подпись штрихкода { $value }
byte-code-font = шрифт подписи { $value }
byte-code-height = высота штрихкода { $value }
byte-code-module = ширина штриха { $value }
byte-linear-code = штрихкод
byte-bars = штрихкод
byte-qr = QR
byte-qr-model = QR: модель { $value }
byte-qr-level = QR: запас { $value }
byte-qr-module = QR: размер точки { $value }
byte-qr-data = QR: данные
byte-qr-print = QR: печать
byte-picture = картинка
byte-stored-picture = картинка из памяти { $value }
byte-rows-begin = начало картинки
byte-rows-end = конец картинки
byte-rows-reset = картинка: сброс
byte-rows-cut = отрез
byte-rows-page = длина страницы { $value }
byte-rows-cut-mode = порядок отреза { $value }
byte-rows-feed = протянуть точек: { $value }
byte-rows-quality = качество { $value }
byte-cut = отрез
byte-star-cut = отрез
byte-drawer = импульс ящику: { $value }
byte-drawer-one = импульс ящику 1
byte-drawer-two = импульс ящику 2
byte-pulse-width = длина импульса { $value }
byte-buzzer = звонок
byte-push-status = сообщать о переменах: { $value }
byte-ask = вопрос в очередь: { $value }
byte-ask-now-1 = вопрос: готов ли
byte-ask-now-2 = вопрос: что мешает
byte-ask-now-3 = вопрос: исправен ли
byte-ask-now-4 = вопрос: есть ли лента
byte-ask-now = вопрос { $value }
byte-ask-all = вопрос обо всём
byte-ask-id = вопрос: кто ты, { $value }
byte-ask-printed = вопрос: отпечатано ли
byte-count = счётчик готового
byte-count-from-zero = счётчик с нуля
byte-recover = продолжить после остановки
byte-realtime = команда вне очереди
byte-realtime-off = команды вне очереди выключить
byte-group = особая команда
byte-tab = табуляция
byte-form-feed = конец страницы
byte-cancel = отмена
byte-text = { $value ->
    [one] текст, { $value } знак
    [few] текст, { $value } знака
   *[many] текст, { $value } знаков
  }
byte-unknown = { $value ->
    [one] непонятно, { $value } байт
    [few] непонятно, { $value } байта
   *[many] непонятно, { $value } байт
  }
byte-incomplete = { $value ->
    [one] команда не целиком, { $value } байт
    [few] команда не целиком, { $value } байта
   *[many] команда не целиком, { $value } байт
  }

## Что принтер говорит о себе
byte-status-well = всё по-прежнему хорошо
byte-status-bad = по-прежнему не может печатать
byte-status-paper-ok = лента есть
byte-status-paper-near-end = мало ленты
byte-status-paper-out = лента закончилась
byte-status-cover-closed = крышка закрыта
byte-status-cover-open = крышка открыта
byte-status-online-online = готов печатать
byte-status-online-offline = не готов печатать
byte-status-fault-none = исправен
byte-status-fault-cutter = нож застрял
byte-status-fault-recoverable = остановлен, нужна рука
byte-status-fault-hot = головка горячая
byte-status-fault-unrecoverable = неисправен
byte-status-drawer-closed = ящик закрыт
byte-status-drawer-open = ящик открыт

## Сканеры и дисплеи
byte-scan = { $value }
byte-scan-covered = { $value ->
    [one] закрыто, { $value } знак
    [few] закрыто, { $value } знака
   *[many] закрыто, { $value } знаков
  }
byte-row = строка { $value }
byte-deed-enable = включить чтение
byte-deed-disable = выключить чтение
byte-deed-beep-good = звук «принято»
byte-deed-beep-bad = звук «не принято»
byte-deed-trigger = нажать курок
byte-deed-untrigger = отпустить курок
byte-deed-query = вопрос о версии
byte-deed-clear = очистить
byte-deed-start = начало строки
