# Devices: how they are.
device-scanner = Сканер
device-printer = Принтер
device-display = Дисплей
device-scale = Весы
device-at = { $device } · { $station }
link-ready = готов
link-opening = подключаем
link-absent = нет на месте
link-lost = пропала связь
link-away = не знаем
link-disabled = отключён
hindrance-paper_out = нет ленты
hindrance-cover_open = крышка открыта
hindrance-fault = застрял
hindrance-offline = не готов
noisy = шлёт не коды
near-end = лента кончается
