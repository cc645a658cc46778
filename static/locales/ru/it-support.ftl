# Self-check and the support bundle.
nav-support = Поддержка
support-title = Поддержка
support-fine = Сервер собой доволен
support-bad = { $count ->
    [one] Серверу не нравится { $count } вещь
    [few] Серверу не нравятся { $count } вещи
   *[many] Серверу не нравятся { $count } вещей
  }
support-lead = Проверено { $age }
self-check = Самопроверка
check-store-ok = База открыта и читается
check-disk-ok = На диске свободно { $detail } %
check-disk-bad = На диске свободно только { $detail } %: освободите место
check-disk-unknown = Сколько места на диске, узнать не удалось
check-ledger-ok = Остатки сходятся с журналом движений
check-ledger-bad = Остатков, которые не сходятся с журналом: { $detail }
check-devices-ok = Все устройства на связи: { $detail }
check-devices-bad = На связи не все устройства: { $detail }
check-profiles-ok = У каждого устройства есть профиль
check-profiles-bad = Устройств, чьего профиля больше нет: { $detail }
check-machines-ok = Все машины с устройствами на связи
check-machines-bad = Машин с устройствами без связи: { $detail }
check-spool-ok = Документов под вопросом нет
check-spool-bad = Чеков, о которых надо спросить человека: { $detail }
check-channels-ok = Магазины на сайте отвечают
check-channels-bad = Магазинов на сайте, которые не отвечают: { $detail }
bundle-title = Пакет для поддержки
bundle-text = Один файл для того, кто помогает издалека. Его можно послать по почте: людей в нём нет.
bundle-inside = Внутри
bundle-1 = Версии и настройки без паролей
bundle-2 = Устройства, профили, их история и неполадки
bundle-3 = Очередь печати без самих документов
bundle-4 = Последние сообщения сервера и байты, личное закрыто
bundle-outside = Чего внутри нет
bundle-5 = Имён, телефонов, адресов, номеров карт
bundle-6 = Паролей, ключей, секретов
bundle-7 = Имён сотрудников
download = Скачать
bundle-audit = Скачивание записывается в журнал.
check-again = Проверить снова
