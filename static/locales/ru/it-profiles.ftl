# Профили: список и стол, на котором правят один из них.
nav-profiles = Профили
profiles-shipped = { $count ->
    [one] { $count } профиль, все как поставлены
    [few] { $count } профиля, все как поставлены
   *[many] { $count } профилей, все как поставлены
  }
profiles-own = { $count ->
    [one] { $count } профиль здесь свой
    [few] { $count } профиля здесь свои
   *[many] { $count } профилей здесь свои
  }
profiles-broken = { $count ->
    [one] { $count } профиль не подошёл к этой версии
    [few] { $count } профиля не подошли к этой версии
   *[many] { $count } профилей не подошли к этой версии
  }
profiles-lead = Профиль говорит, на каком языке сервер общается с моделью. Правки действуют сразу и хранятся отдельно от поставки.
profiles-none = Таких профилей нет
profiles-none-next = Измените слова поиска или вид устройств.
find = Модель или имя
column-model = Модель
column-kind = Что это
column-text = Чей текст
column-trust = Кто ручается
column-users = Где работает
kind-scanner = Сканер
kind-printer = Принтер
kind-display = Дисплей
kind-scale = Весы
kinds-all = Все
kinds-scanner = Сканеры
kinds-printer = Принтеры
kinds-display = Дисплеи
kinds-scale = Весы
used-by-nobody = нигде
used-by = Работает: { $stations }
used-by-none = Нигде не работает
draft-mark = черновик
origin-shipped = как поставлен
origin-changed = изменён здесь
origin-own = свой
origin-moved = изменён здесь, поставка новее
origin-refused = правки не подошли
trust-datasheet = по документации
trust-db = по открытой базе
trust-field = проверено на деле
trust-unverified = не проверено
trust-none = не сказано

## Загрузить файл
take-in = Загрузить файл
take-in-title = Загрузить профиль
take-in-text = Файл TOML от другого магазина или поставщика. Он проверяется тем же загрузчиком, что и поставка.
take-in-label = Текст профиля
take-in-no-text = Это не текст в UTF-8.
take-in-no-text-next = Файл двоичный или сохранён в другой кодировке. Пересохраните его как текст в UTF-8.
take-in-sure = Загрузить всё равно
take-in-empty = Файла ещё нет
take-in-empty-next = Выберите файл или вставьте его текст.
choose-file = Выбрать файл
or-paste = или перетащите его сюда, или вставьте текст
take-in-go = Загрузить
take-in-replace = Заменить имеющийся
taking-in = Загружаем
file-too-big = Файл больше любого профиля.
file-too-big-next = Проверьте, тот ли это файл.

## Стол
to-list = Все профили
text-label = Текст профиля
line-number = Строка { $line }.
side-label = Что значит этот текст
save = Сохранить
saved = Сохранено
saving = Сохраняем
undo-draft = Отменить правки
export = Выгрузить
duplicate = Сделать копию
duplicating = Копируем
revert = Вернуть как поставлен
reverting = Возвращаем
take-away = Убрать профиль
key-edit = В текст
refused-text = Правки этого магазина не подошли к новой версии: работает поставленный текст.
refused-text-next = Поправьте строку и сохраните, или верните поставленный.
moved-text = Поставка обновила этот профиль. Ваши правки перенесены поверх нового текста.
tab-values = Значения
tab-diff = Отличия
tab-vectors = Проверка
tab-history = История
all-values = Показать и подразумеваемые, всего { $count }
value-here = здесь
value-changed = изменено
value-default = подразумевается
value-from = от { $profile }
group-itself = Сам профиль
group-line = Линия
group-match = Как узнать на USB
group-framing = Где кончается скан
group-code-id = Знаки вида кода
group-control = Управляющие знаки
group-commands = Команды
group-paper = Бумага
group-codepages = Кодовые страницы
group-text = Как пишутся слова
group-codes = Штрихкоды и QR
group-raster = Картинки
group-cutter = Нож
group-drawer = Денежный ящик
group-status = Что отвечает о себе
group-buffer = Буфер
group-screen = Экран
group-signs = Знаки
group-answering = Ответ
group-asking = Вопрос
group-patience = Терпение
diff-own = Поставленного текста нет
diff-own-next = Это профиль самого магазина, сравнивать его не с чем.
diff-none = Отличий нет
diff-none-next = Текст такой же, как в поставке.
diff-label = Отличия от поставленного текста
diff-gone = было
diff-new = стало
diff-fold = { $count ->
    [one] { $count } строка без отличий
    [few] { $count } строки без отличий
   *[many] { $count } строк без отличий
  }
failing-title = { $count ->
    [one] Не сходится { $count } проверка
    [few] Не сходятся { $count } проверки
   *[many] Не сходится { $count } проверок
}
failing-text = С этим текстом устройство будет делать не то, что записано в его проверках. Сохраните, если так и задумано.
failing-back = К проверкам
failing-go = Сохранить всё равно
vectors-none = Проверок нет
vectors-none-next = Добавьте [[vector]]: что пришло от устройства или что должно уйти на бумагу.
vector-scan = { $number }. Скан
vector-print = { $number }. Печать
vector-show = { $number }. Показ
vector-weigh = { $number }. Вес
vector-status = { $number }. Состояние
vector-wanted = ждали
vector-got = вышло
vector-mend = Принять как верное
history-none = Правок ещё не было
history-none-next = Здесь будет каждая сохранённая правка: кто, когда, и кнопка вернуть.
deed-edited = Изменён
deed-imported = Загружен из файла
deed-duplicated = Сделан копией
deed-calibrated = Настроен по устройству
deed-restored = Возвращена прежняя правка
deed-reverted = Возвращён поставленный текст
restore = Вернуть

## Попробовать
try-out = Попробовать
try-title = Попробовать черновик
try-text = Одно устройство заговорит по черновику. Через это время, или когда вы уйдёте с этой страницы, оно само вернётся к прежнему профилю.
try-device = На чём
try-time = Сколько
minutes = { $count ->
    [one] { $count } минута
    [few] { $count } минуты
   *[many] { $count } минут
  }
try-go = Попробовать
trying = Переключаем
try-broken = Пробовать ещё нечего.
try-nobody = По этому профилю ничего не работает.
try-nobody-next = Дайте профиль устройству на его странице, потом попробуйте правку.
trial-runs = { $station } работает по черновику ещё { $time }.
trial-back = Потом само вернётся к прежнему.
trial-keep = Оставить так
trial-end = Вернуть сейчас

## Копия, возврат
duplicate-title = Копия под своим именем
duplicate-text = Поставка останется как есть. Копию можно править и дать любому устройству.
duplicate-id = Имя копии
duplicate-hint = Строчные латинские буквы, цифры и одиночные дефисы.
duplicate-go = Сделать копию
revert-title = Вернуть текст поставки
revert-text = Правки магазина перестанут действовать сразу. Они останутся в истории, вернуть их можно одной кнопкой.
take-away-title = Убрать профиль
take-away-text = Профиль перестанет быть в списке. Текст останется в истории под этим именем.
