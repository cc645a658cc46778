# The picture of the shop.
hands-0 = Руки не нужны
hands-1 = Нужна одна пара рук
hands-2 = Нужны две пары рук
hands-3 = Нужны три пары рук
hands-many = { $count ->
    [one] Нужна { $count } пара рук
    [few] Нужны { $count } пары рук
   *[many] Нужно { $count } пар рук
  }
not-known = Не знаем, как сейчас. Видно то, что было в { $time }
fine-of = { $fine } из { $all } в порядке
places = Магазины
next-place = Следующий магазин
plan-label = План: { $place }
arrange = Переставить
arranged = Готово
arrange-how = Тяните карточки или двигайте стрелками. Сохраняется сразу.
move-station = Двигать: { $station }
entrance = вход
no-stations = Здесь пока нет ни одного места с экраном.
empty-shop = В магазине ещё нет рабочих мест
empty-shop-next = Они появятся, когда будут киоски и кассы в настройках магазина.
legend = Что значат знаки
legend-working = работает
legend-busy = занят
legend-asleep = спит
legend-off = выключен
legend-hand = нужна рука
legend-unknown = не знаем
station-free = Свободен { $time }
station-free-till = Свободна { $time }
station-asleep = Спит, никого { $time }
station-busy = Занят { $time }
station-busy-till = Занята { $time }
station-off = Экран не открыт { $time }
station-hand = Ждёт руки { $time }
station-unknown = Не знаем { $time }
lasts-seconds = { $count } с
lasts-minutes = { $count } мин
lasts-hours = { $count } ч
lasts-days = { $count } дн.
server = Сервер
no-scans = Сканов пока нет
answers-in = Ответ сканеру { $ms } мс
to-channels = На сайт
nothing-waits = всё ушло
events-wait = { $count } ждут
shop-side = Неполадки и печать
now-for = Сейчас, уже { $time }
returned = вернулась
i-go = Иду
not-going = Не иду
noting = Записываем…
goes = Идёт { $name }, { $time }
open-queue = В очередь
move-waiting = Напечатать на другом
move-waiting-title = На каком принтере напечатать
move-waiting-text = Очередь перейдёт туда целиком. Экран, у которого ждут талон, скажет, где он выйдет.
open-device = Устройство
fixed = Починено
calm-now = Сейчас
calm-text = { $count ->
    [one] { $count } устройство на связи, документы печатаются.
    [few] { $count } устройства на связи, документы печатаются.
   *[many] { $count } устройств на связи, документы печатаются.
  }
found-now = Подключили новое
found-unnamed = Незнакомое устройство
found-text = { $count ->
    [one] Оно не работает, пока вы его не примете. Мы ничего в него не писали.
    [few] Их { $count }. Ни одно не работает, пока вы его не примете.
   *[many] Их { $count }. Ни одно не работает, пока вы его не примете.
  }
found-go = Принять
more-faults = { $count ->
    [one] Ещё { $count } неполадка
    [few] Ещё { $count } неполадки
   *[many] Ещё { $count } неполадок
  }
paper-mm = { $mm } мм
spool-title = Очередь печати
spool-counts = { $waiting } ждут, { $lost } под вопросом
spool-empty = Пусто. Талоны появятся здесь, как только их закажут.
col-time = Время
col-station = Место
col-document = Документ
col-state = Состояние
milliseconds = { $count } мс
figure-answers = ответ сканеру, p95 за 15 минут
figure-no-scans = сканов не было 15 минут
figure-no-scans-yet = сканов с запуска ещё не было
figure-spool = ждут печати, под вопросом { $lost }
figure-channel = слышали магазин на сайте
figure-no-channel = магазин на сайте не подключён
figure-waiting = ждут отправки на сайт
strip-title = Байты, живьём
strip-of = { $count ->
    [one] { $count } устройство
    [few] { $count } устройства
   *[many] { $count } устройств
  }
strip-all = Все байты
strip-empty = Пока тихо. Скан или документ появятся здесь.
strip-asking = Спрашиваем сервер.
strip-silent = Сервер не показал байты.
strip-turn = Куда
strip-hex = Байты
strip-text = Текст
strip-sent = отправлено
strip-received = пришло
