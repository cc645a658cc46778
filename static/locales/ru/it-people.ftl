# Экран «Люди и ключи».
nav-people = Люди и ключи
people-name = Люди и ключи
people-title = { $count ->
    [one] Здесь { $count } человек
    [few] Здесь { $count } человека
   *[many] Здесь { $count } человек
  }
people-title-asks = { $count ->
    [one] { $count } машина ждёт подключения
    [few] { $count } машины ждут подключения
   *[many] { $count } машин ждут подключения
  }
people-inside = В системе: { $count }.
people-without = { $count ->
    [one] Без ключа { $count } экран.
    [few] Без ключа { $count } экрана.
   *[many] Без ключа { $count } экранов.
  }
people-all-keys = У всех экранов есть ключи.
people-agents = { $count ->
    [one] Подключён { $count } агент.
    [few] Подключены { $count } агента.
   *[many] Подключено { $count } агентов.
  }
people-people = Люди
people-col-name = Имя
people-col-role = Права
people-col-state = Вход
people-col-last = Видели
people-me = это вы
people-add = Добавить человека
people-add-do = Добавить и показать код
people-adding = Добавляем…
people-name-hint = Под этим именем человек входит. Пароль он задаст сам.
role-cashier = Кассир
role-manager = Старший
role-it = Техника
role-cashier-may = Работает на кассе
role-manager-may = И решает за кассира
role-it-may = И этот пульт целиком
person-inside = в системе
person-active = не в сети
person-invited = ждём по коду
person-blocked = вход закрыт
person-inside-text = Сейчас в системе.
person-active-text = Может войти, сейчас не в системе.
person-invited-text = Пароль ещё не задан: нужен одноразовый код.
person-blocked-text = Войти нельзя, все входы закончены.
person-code = Сбросить пароль, выдать код
person-code-again = Выдать новый код
person-code-making = Готовим код…
person-out = Закончить все входы
person-out-doing = Заканчиваем…
person-block = Закрыть вход
person-unblock = Открыть вход
person-saving = Записываем…
person-role = Дать права: { $role }
person-back = Готово
sessions-title = Открытые входы
sessions-none = Нет ни одного.
session-since = с { $time }, последнее действие: { $age }
session-mine = этот пульт
code-for = Код: { $name }
code-done = Код передан
code-step-open = Открыть { $address } и выбрать «У меня есть код».
code-step-enter = Ввести код, имя «{ $name }» и придумать пароль.
code-until = Код одноразовый и действует сутки, до { $time }. Больше он нигде не виден: если потеряется, выдайте новый.
password-own = Сменить свой пароль
password-old = Прежний пароль
password-new = Новый пароль
password-hint = От 10 знаков, лучше несколько слов. Остальные ваши входы закончатся.
password-change = Сменить пароль
password-changing = Меняем…
password-changed = Пароль сменён. Остальные входы закончены.
requests-title = Запросы на подключение
requests-lead = Сверьте код с экраном самой машины. Если вы её не включали, откажите.
request-station = Экран: { $name }
request-agent = Агент: { $name }
request-nameless = не назвался
request-from = Адрес { $address } · код до { $time }
request-which = Что это за экран
request-which-agent = Какой это агент
request-free = без ключа
request-new-agent = Новый агент
request-name = Как его назвать
request-replaces = Прежний ключ этого экрана перестанет действовать.
request-accept = Код совпадает, принять
request-accepting = Принимаем…
request-refuse = Отказать
request-refusing = Отказываем…
keys-of = Экраны
key-none = Ключа нет. Откройте на этом экране страницу магазина: появится код.
key-now = Сейчас открыт
key-seen = Видели: { $age }
key-never = Ещё не видели
key-made = Подключён: { $age }, { $name }
key-somebody = кто-то, кого здесь больше нет
key-demo = { $count ->
    [one] Подключён демонстрацией сам, ключ { $count }
    [few] Подключён демонстрацией сам, ключей { $count }
   *[many] Подключён демонстрацией сам, ключей { $count }
  }
key-revoke = Отозвать
agents-title = Агенты
agents-none = Все устройства висят на этом сервере. Чтобы подключить другую машину, запустите на ней
agent-rename = Переименовать
agent-rename-title = Как назвать агента «{ $name }»
agent-rename-text = Так его называют план, неполадки и страницы устройств. Ключ и устройства остаются прежними.
agent-rename-do = Переименовать
agent-renaming = Записываем…
revoke-title = Отозвать ключ: { $name }?
revoke-text = В течение пяти секунд связь оборвётся, на экране появится код для нового подключения. Открытый сеанс покупателя закончится.
revoke-do = Отозвать ключ
revoking = Отзываем…
revoke-keep = Оставить
