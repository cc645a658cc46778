# Страница входа для тех, кто здесь работает.
page-title = Вход для сотрудников
shop = Магазин
other-language = English
where = Вход для сотрудников
waking-title = Ждём сервер
waking-text = Он ещё не ответил. Форма появится сама.
title = С возвращением
name = Имя
password = Пароль
show = показать
hide = скрыть
caps = Включён Caps Lock
enter = Войти
entering = Входим…
code-question = Впервые здесь или забыли пароль?
have-code = У меня есть код
code-title = Вход по коду
code-text = Код даёт техника магазина. Он одноразовый: с ним вы зададите свой пароль.
code = Одноразовый код
new-password = Новый пароль
password-hint = От 10 знаков. Лучше всего несколько слов
password-more = { $count ->
    [one] Ещё { $count } знак
    [few] Ещё { $count } знака
   *[many] Ещё { $count } знаков
  }
back = Назад
first-title = Здесь ещё никого нет
first-text = Заведите первую запись техники. Код напечатан в окне, где запущен сервер; он действует час.
first-name = Как вас зовут
first-enter = Завести и войти
other-title = Вы вошли: { $name }
other-text = { $role }. Пульт открывается технике магазина.
other-name = Войти под другим именем
role-cashier = Права кассира
role-manager = Права старшего
role-it = Права техники
unsafe-title = Отсюда войти нельзя
unsafe-text = Соединение не защищено, пароль был бы виден в сети. Откройте эту страницу по https или на самом сервере.
unsafe-go = Открыть по https
silent = Сервер не ответил
silent-next = Проверьте сеть и попробуйте ещё раз
