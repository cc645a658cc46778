# Машины, которые держат устройства: что с ними и что делать.
fault-host_no_key = Доступ машины { $station } отозван
fault-host_no_key-next = Соедините её заново: код покажет она сама. Если машины больше нет, перенесите её устройства.
fault-host_outdated = На машине { $station } программа другой версии
fault-host_outdated-next = Установите на ней ту же версию, что на сервере. Принятые чеки она допечатает и без этого.
fault-host_twice = Под именем { $station } работают две машины
fault-host_twice-next = У каждой должен быть свой ключ. Остановите лишнюю, удалите на ней файл agent.key и соедините заново.
fault-host_settings = Машина { $station } не приняла настройки устройств
fault-host_settings-next = Она работает по прежним. Обновите на ней программу или верните прежний профиль.
host-connected = На связи
host-away = Нет связи
host-never = Ещё не выходила на связь
host-no_key = Доступ отозван
host-protocol = Программа другой версии: { $version }
host-two_agents = Две машины под одним именем
host-settings = Не приняла настройки устройств
host-holds = { $count ->
    [one] { $count } чек у неё.
    [few] { $count } чека у неё.
   *[many] { $count } чеков у неё.
  }
