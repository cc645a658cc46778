# Печать: очереди, история, один документ.
nav-print = Печать
print-title = Печать
print-title-undecided = { $count ->
    [one] Посмотрите в лоток: { $count } документ под вопросом
    [few] Посмотрите в лоток: { $count } документа под вопросом
   *[many] Посмотрите в лоток: { $count } документов под вопросом
  }
print-title-waiting = { $count ->
    [one] Ждёт { $count } документ
    [few] Ждут { $count } документа
   *[many] Ждут { $count } документов
  }
print-title-printing = Печатаем
print-title-calm = Ничего не ждёт печати
print-lead-undecided = { $count } под вопросом
print-lead-waiting = { $count ->
    [one] ждёт { $count }
    [few] ждут { $count }
   *[many] ждут { $count }
  }
print-lead-printing = { $count ->
    [one] печатается { $count }
    [few] печатаются { $count }
   *[many] печатаются { $count }
  }
print-seen = данные:
print-find = Номер документа
print-by-state = Состояние
print-filter-all = Все
print-filter-waiting = Ждут
print-filter-unclear = Под вопросом
print-filter-printed = Отпечатаны
print-filter-gone = Сняты
print-any-printer = Все принтеры
print-any-kind = Любые документы
print-day = День
print-show-all = Показать всё
print-none-such = Таких документов нет
print-none-such-next = Измените номер, день или состояние.
print-calm = Очереди пусты. Что стало с каждым документом, видно в истории ниже.
print-empty = Здесь ещё ничего не печатали. Первый талон появится вместе с первым заказом.
print-history = История
print-more = Показать раньше
print-waiting = { $count ->
    [one] ждёт { $count }
    [few] ждут { $count }
   *[many] ждут { $count }
  }
print-queue-empty = очередь пуста
print-held-by = остановил(а) { $who }
print-printers = Принтеры
print-job = Документ
print-no-printers = Принтеров в магазине пока нет. Подключите принтер и примите его на экране «Магазин».
print-printer-ok = готов
print-printer-busy = печатает
print-printer-hand = нужна рука
print-printer-held = очередь остановлена
print-since = с { $time }
print-hold = Остановить
print-holding = Останавливаем…
print-release = Пустить
print-releasing = Пускаем…
print-try-now = Ещё раз
print-trying = Пробуем…
print-test-page = Проба
print-paging = Отправляем…
print-close = Закрыть
print-question = Вышел ли он?
print-question-text = Посмотрите в лоток: { $printer }. Печать прервалась, и точно знает только тот, кто видит бумагу.
print-came-out = Вышел
print-not-out = Не вышел, нужна копия
print-saving = Записываем…
print-printer = Принтер
print-asked-for = Просили
print-proof = Подтверждение
print-no-proof = пока нет
print-waits-until = Ждёт до
print-attempts = Попыток
print-reprint = Копия
print-copying = Ставим копию…
print-reprint-at = Копия на другом
print-move = Перенести
print-cancel = Снять
print-cancelling = Снимаем…
print-family = Попытки этого документа
print-original = Первый
print-copy-number = Копия { $number }
print-story = Как было
print-paper = Слова документа
print-paper-note = Имена, телефоны и номера карт скрыты.
print-cancel-title = Снять с печати: { $title }?
print-cancel-text = Документ не выйдет, вернуть его в очередь нельзя. Позже можно напечатать только копию.
print-cancel-undecided = Вопрос, вышел ли документ, закроется без ответа. Позже можно напечатать только копию.
print-cancel-yes = Снять
print-cancel-no = Оставить
print-move-where = Куда перенести: { $title }
print-copy-where = Где напечатать копию: { $title }
print-no-other = Другого принтера в магазине нет.
