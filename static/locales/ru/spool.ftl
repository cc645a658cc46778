## Отказы в очереди печати: что случилось и что сделать
print_being_sent = Этот документ сейчас печатается
print_being_sent-next = Подождите: через несколько секунд станет ясно, вышел ли он
print_already_printed = Документ уже отпечатан
print_already_printed-next = Нужен ещё один — печатайте копию
print_perhaps_on_paper = Часть документа могла выйти на бумагу
print_perhaps_on_paper-next = Посмотрите в лоток и скажите, вышел ли он, или печатайте копию на другом принтере
print_given_up = Документ уже не ждёт печати
print_given_up-next = Если он всё же нужен, печатайте копию
print_still_waiting = Документ ещё ждёт и выйдет сам
print_still_waiting-next = Верните принтер в строй или перенесите документ на другой
print_order_undone = Заказ отменён, талон по нему не печатают
print_order_undone-next = Оформите заказ заново, талон выйдет с ним
print_stays = Пробная страница говорит только о своём принтере
print_stays-next = Напечатайте пробную страницу на том принтере, который нужен
print_no_printer = Такого принтера в магазине нет
print_no_printer-next = Обновите страницу: принтер могли убрать

## Виды документов
spool-kind-order_slip = Талон
spool-kind-receipt = Чек
spool-kind-test_page = Пробная страница
spool-copy = копия { $number }

## Что с документом сейчас
spool-state-queued = ждёт очереди
spool-state-sending = печатается
spool-state-printed = отпечатан
spool-state-undecided = не знаем, вышел ли
spool-state-uncertain = прерван, вышла копия
spool-state-expired = не дождались
spool-state-cancelled = снят

## Чего ждёт
spool-waits-held = очередь остановлена
spool-waits-paper_out = ждёт бумагу
spool-waits-cover_open = ждёт, открыта крышка
spool-waits-offline = ждёт, принтер не готов
spool-waits-fault = ждёт, принтер неисправен
spool-waits-absent = ждёт, принтера нет на связи
spool-waits-gone = ждёт, принтер убран
spool-waits-disabled = ждёт, принтер выключен
spool-waits-again = ждёт, скоро попробуем ещё раз
spool-waits-other = ждёт принтер

## Почему
spool-why-paper_out = закончилась бумага
spool-why-cover_open = открыта крышка
spool-why-offline = принтер не готов
spool-why-fault = неисправность принтера
spool-why-absent = принтера нет на связи
spool-why-gone = принтер убран из магазина
spool-why-disabled = принтер выключен в настройках
spool-why-lost = связь оборвалась
spool-why-no_answer = принтер не ответил
spool-why-garbled = ответы принтера искажены
spool-why-silent = принтер замолкал, его могли выключить
spool-why-stalled = принтер перестал принимать данные
spool-why-closed = сервер останавливали
spool-why-agent_away = машина с принтером не на связи
spool-why-agent_gone = машину с принтером убрали
spool-why-busy = принтер занят
spool-why-undone = заказ отменён
spool-why-nobody_waits = время вышло, его никто не ждёт
spool-why-unprintable = такой документ не печатает ни один принтер
spool-why-server_stopped = сервер остановился
spool-why-broken = сбой сервера
spool-why-moved = перенесён на другой принтер
spool-why-given_over = передан другому принтеру места
spool-why-seen = бумагу нашли, копия не нужна
spool-why-missed = посмотрели, бумаги нет
spool-why-by_person = снят человеком
spool-why-held = очередь остановлена
spool-why-other = принтер не печатает

## Доказательство
spool-proof-none = ничем не подтверждён
spool-proof-sent = отправлен, принтер печать не подтверждает
spool-proof-processed = принтер обработал всё, бумагу не подтверждает
spool-proof-printed = принтер подтвердил бумагу
spool-proof-person = на бумаге, видел человек

## Шаги в истории документа
spool-step-queued = поставлен в очередь
spool-step-sending = отправляем, попытка { $number }
spool-step-nothing-left = ничего не ушло: { $why }
spool-step-interrupted = прервано: { $why }
spool-step-moved = перенесён на принтер «{ $printer }»
spool-step-given-over = передан принтеру «{ $printer }»: прежний не печатал
spool-step-missed = посмотрели в лоток: не вышел
