## Что сделано. Ключ: deed-<название>, точки как дефисы. Доступны: { $subject } — над чем (имя), { $who } — кто, и подробности записи.
deed-staff-first = Первая учётная запись: { $subject }
deed-staff-first-code = Выдан код для первой учётной записи
deed-staff-sign-in = Вход с адреса { $address }
deed-staff-sign-out = { $everywhere ->
    [yes] Выход отовсюду
   *[other] Выход
  }
deed-staff-password = Пароль изменён владельцем
deed-staff-new-password = Пароль задан по одноразовому коду с адреса { $address }
deed-staff-guessing = Неверный пароль или код, { $count } подряд, с адреса { $address }
deed-profile-edited = Профиль { $subject } изменён, правка { $number }
deed-profile-imported = Профиль { $subject } загружен из файла, правка { $number }
deed-profile-duplicated = Профиль { $subject } сделан копией другого
deed-profile-calibrated = Профиль { $subject } настроен по самому устройству, правка { $number }
deed-profile-restored = Профилю { $subject } возвращён прежний текст, правка { $number }
deed-profile-reverted = Профилю { $subject } возвращён заводской текст
deed-profile-tried = Черновик профиля { $profile } на пробу { $seconds } с: { $subject }
deed-spool-hold = Очередь печати остановлена: { $subject }
deed-spool-release = Очередь печати пущена: { $subject }
deed-spool-cancel = Документ снят с печати: { $subject }
deed-spool-move = Документ { $subject } перенесён с принтера { $printer } на { $to }
deed-spool-reprint = Копия документа { $subject } на принтере { $to }
deed-spool-seen = Подтверждено, что документ вышел: { $subject }
deed-spool-missed = Подтверждено, что документ не вышел: { $subject }
deed-spool-test-page = Пробная страница: { $subject }
deed-drawer-open = Денежный ящик открыт: { $subject }. Причина: { $why }
deed-device-accepted = Принято устройство { $subject } ({ $to })
deed-device-returned = Возвращено устройство { $subject } ({ $to })
deed-device-named = Устройство { $subject } названо «{ $to }»
deed-device-moved = Устройство { $subject } переставлено: { $to }
deed-device-profile = Устройству { $subject } дан профиль { $to }
deed-device-address = Устройству { $subject } дан адрес { $to }
deed-device-baud = Устройству { $subject } дана скорость { $to }
deed-device-enabled = Устройство { $subject } включено в работу
deed-device-disabled = Устройство { $subject } выведено из работы
deed-device-removed = Убрано устройство { $subject } ({ $to })
deed-device-deed = Команда { $command } устройству { $subject }
deed-fault-going = Пошли чинить: { $subject }
deed-fault-not-going = Передумали чинить: { $subject }
deed-plan-moved = На плане переставлено: { $subject }
deed-support-bundle = Скачан пакет для поддержки
deed-pair-accept = Подключение разрешено: { $subject }, { $kind ->
    [agent] агент
   *[station] экран
  }, адрес { $address }
deed-pair-refuse = В подключении отказано: { $kind ->
    [agent] агент
   *[station] экран
  } { $subject }, адрес { $address }
deed-agent-named = Агент «{ $from }» назван «{ $to }»
deed-key-made = Ключ выдан: { $subject }, адрес { $address }
deed-key-revoked = Ключ отозван: { $subject }
deed-key-replaced = Прежний ключ заменён новым: { $subject }
deed-bytes-revealed = Открыты байты { $subject } на { $minutes } мин: { $reason }
deed-bytes-covered = Байты { $subject } снова закрыты
deed-staff-add = Добавлен человек: { $subject }, { $role ->
    [cashier] кассир
    [manager] старший
   *[it] техника
  }
deed-staff-code = Новый код вместо пароля: { $subject }
deed-staff-role = Права: { $subject }, { $role ->
    [cashier] кассир
    [manager] старший
   *[it] техника
  } (до этого { $before ->
    [cashier] кассир
    [manager] старший
   *[it] техника
  })
deed-staff-block = Вход закрыт: { $subject }
deed-staff-unblock = Вход снова открыт: { $subject }
deed-staff-signed-out = Все входы закончены: { $subject }
deed-unknown = { $deed }: { $subject }
deed-device-tried = Проба до приёмки: { $subject }
