# Sentences of the console's frame. Each screen has a file of its own beside this one: it-<screen>.ftl.
page-title = Пульт магазина
page-of = { $screen } · пульт магазина
console = Пульт техники
sign-out = Выйти
other-language = English
contrast = Контраст
keys = Клавиши
nav-label = Экраны пульта
nav-shop = Магазин
no-screen = Такого экрана нет
no-screen-next = Выберите другой слева или нажмите 1.
asking = Спрашиваем
again = Повторить
close = Закрыть
server-here = Сервер отвечает
server-away = Сервер не отвечает
running-new = Работает меньше часа
running-hours = { $count ->
    [one] Работает { $count } час
    [few] Работает { $count } часа
   *[many] Работает { $count } часов
  }
running-days = { $count ->
    [one] Работает { $count } день
    [few] Работает { $count } дня
   *[many] Работает { $count } дней
  }
detail-unplugged = кабель вынут
detail-port-taken = этот порт заняло другое устройство
known-at = Данные: { $age }
away-since = Сервер не отвечает с { $time }.
line-lost = Нет связи с сервером.
away-text = Показано то, что было известно тогда. Спрашиваем снова сами.
ask-again = Спросить сейчас
silent = Сервер не ответил.
silent-next = Неизвестно, сделано ли. Проверьте и повторите.
refused = Сервер отказал.
refused-next = Проверьте, что введено, и повторите.
waking-title = Ждём сервер
waking-text = Он ещё не ответил. Экран откроется сам.
age-now = сейчас
age-seconds = { $count } с назад
age-minutes = { $count } мин назад
age-clock = в { $time }
age-yesterday = вчера
age-days = { $count } дн. назад
keys-title = Клавиши
keys-on = Включить клавиши
keys-off = Выключить клавиши
keys-are-on = Буквы работают по месту на клавиатуре, раскладка не важна. В полях ввода они остаются буквами.
keys-are-off = Одиночные клавиши выключены: это нужно, когда текст диктуют голосом.
key-search = Искать
key-language = Язык
key-contrast = Контраст
key-arrows = По кнопкам внутри группы
key-keys = Этот список
