# Экран «Журнал»: кто что сделал.
nav-audit = Журнал
audit-title = Кто что сделал
audit-lead = Записи нельзя изменить незаметно: каждая запечатана вместе с предыдущей.
audit-checking = Проверяем печати…
audit-whole = { $count ->
    [one] Цела вся цепочка: { $count } запись
    [few] Цела вся цепочка: { $count } записи
   *[many] Цела вся цепочка: { $count } записей
  }
audit-broken = Цепочка нарушена с записи { $number }. Сохраните копию базы и выясните, кто её менял
audit-find = Слово, имя, устройство
audit-day = День
audit-who = Кто
audit-everybody = Все
audit-about = О чём
about-people = Люди
about-keys = Ключи
about-devices = Техника
about-profiles = Профили
about-print = Печать
about-other = Другое
audit-more = Показать раньше
audit-nothing = Таких записей нет
audit-nothing-text = Ослабьте отбор: другое слово, другой день.
audit-all = Показать все
audit-empty = Пока пусто
audit-empty-text = Здесь появится всё, что делают в этом пульте.
