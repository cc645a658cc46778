# What is wrong, and the journal of what is over.
nav-faults = Неполадки
faults-lead = { $count ->
    [one] { $count } неполадка открыта. Старшие сверху
    [few] { $count } неполадки открыты. Старшие сверху
   *[many] { $count } неполадок открыто. Старшие сверху
  }
faults-none = Всё в порядке
faults-none-text = Когда что-нибудь сломается, здесь будет сказано, что случилось, кто ждёт и что сделать.
since-for = Уже { $time }
journal = Что было
journal-empty = Пусто: с установки ничего не ломалось.
col-since = Началось
col-lasted = Длилось
col-fault = Что было
col-who = Кто занимался
by-itself = прошло само
