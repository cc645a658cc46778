# Devices: how they are.
device-scanner = Scanner
device-printer = Printer
device-display = Display
device-scale = Scale
device-at = { $device } · { $station }
link-ready = ready
link-opening = connecting
link-absent = not there
link-lost = link lost
link-away = not known
link-disabled = disabled
hindrance-paper_out = no paper
hindrance-cover_open = cover open
hindrance-fault = stuck
hindrance-offline = not ready
noisy = no codes
near-end = paper low
