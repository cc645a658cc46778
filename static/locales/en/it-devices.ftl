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
nav-devices = Devices
devices-bad = { $count ->
    [one] { $count } device waits for a hand
   *[other] { $count } devices wait for a hand
  }
devices-fine = { $count ->
    [one] { $count } device, all is well
   *[other] { $count } devices, all is well
  }
devices-found = { $count ->
    [one] Something new was plugged in: accept it or leave it
   *[other] { $count } new things were plugged in: accept or leave them
  }
devices-lead = Scanners, printers, displays and scales of all stations
devices-none = No devices here yet
devices-none-next = Plug in a scanner or a printer and press Add.
nothing-found = There is no such device
nothing-found-next = We look in name, station, model and address. Take some words away.
find-device = Find a device
add-device = Add
all-devices = All devices
never-seen = never seen
col-now = Now
col-device = Device
col-model = Model
col-address = Address
col-changed = Since
device-gone = Perhaps it was removed. Its history is kept in the journal.
open-bytes = Bytes
open-profile = Profile
now = Now
status-paper-ok = Paper is in
status-paper-near-end = Paper runs low
status-paper-out = No paper
status-paper-unknown = The printer does not tell whether it has paper
status-cover-closed = Cover closed
status-cover-open = Cover open
status-cover-unknown = The printer does not tell whether its cover is closed
status-online-online = Ready to print
status-online-offline = Not ready to print
status-online-unknown = The printer does not tell whether it is ready
status-fault-none = Mechanism sound
status-fault-present = Cutter or mechanism stuck
status-fault-unknown = The printer does not tell whether its mechanism is sound
told-at = It said so { $age }
told-never = The printer has said nothing of itself yet
count-scans = Scans
count-refused = Dropped as no codes
count-duplicates = Repeats dropped
count-last = Last scan
never-yet = none yet
waiting-slips = { $count ->
    [one] { $count } slip waits
   *[other] { $count } slips wait
  }
history = History
history-empty = Nothing has happened yet.
history-more = { $count ->
    [one] { $count } more line
   *[other] { $count } more lines
  }
was-link-ready = Connected
was-link-lost = Link lost
was-link-absent = Not there
was-ok = All is well
was-near-end = Paper runs low
was-paper-out = Out of paper
was-cover-open = Cover opened
was-fault = Cutter or mechanism stuck
was-offline = Not ready
was-unknown = Says nothing of itself
setup-accepted = Accepted: { $to }
setup-returned = Brought back: { $to }
setup-named = Called "{ $to }"
setup-moved = Moved: { $to }
setup-profile = Profile: { $to }
setup-address = Address: { $to }
setup-baud = Speed: { $to }
setup-enabled = Put to work
setup-disabled = Taken out of work
setup-removed = Removed
deeds = Do
deeds-disabled = This device is out of work. Put it back to test it.
deeds-none = This model takes no commands: it only tells.
deed-feed = Feed paper
deed-cut = Cut
deed-drawer = Open the drawer
deed-buzzer = Buzzer
deed-identify = Ask for the model
deed-recover = Go on after a jam
deed-beep-good = Beep: right
deed-beep-bad = Beep: wrong
deed-trigger = Switch the beam on
deed-enable = Allow scans
deed-disable = Stop scans
deed-query = Ask for the version
deed-show = Show lines
deed-clear = Clear
deed-weigh = Weigh
deed-zero = Zero
deed-print-test = Test print
deed-code-page-sheet = Code-page sheet
deed-status = Ask for the state
deed-done = Done: { $deed }
deed-line = { $deed }
deed-failed = Did not work: { $deed }
deed-not-done = Not done: { $deed }. { $why }
doing = Doing it…
result-absent = The device is not connected.
result-not-connected = The device is not connected.
result-lost = The link broke.
result-paper-out = No paper.
result-cover-open = The cover is open.
result-fault = The mechanism is stuck.
result-offline = The printer is not ready.
result-no-answer = There was no answer.
result-no-reply = There was no answer.
result-no-drawer = This model has no drawer.
result-no-buzzer = This model has no buzzer.
result-not-supported = This model cannot do that.
result-nothing-to-recover = There is nothing to go on with.
result-busy = Busy, try again in a minute.
result-unknown-command = This model does not know that command.
result-needs-persist = The scanner keeps this for good; it is given on the profile's page.
result-stalled = The printer stopped taking data.
result-closed = The server is stopping.
result-agent-away = No connection to the machine of this device.
result-in-motion = The load moves.
result-other = The device gave no reason.
test-page = Test print
take-back = Cancel
settings = Settings
field-name = Name
hint-name = What staff call it, where there are two of them
field-station = Station
field-profile = Profile
field-address = Address
hint-listed = Set in store.toml and changed there
hint-address = Path of a port, socket: with address and port, usb: or cups:
field-baud = Speed
hint-baud = Empty: as in the profile
keep-changes = Save
kept = Saved
no-changes = No changes
undo-changes = As it was
enable = Put back to work
disable = Take out of work
listed = It can be removed in store.toml only
remove = Remove
keep = Keep
remove-title = Remove { $device }?
remove-text = The port is set free, scanning and printing here stop. Its history stays. You can bring it back at once.
removed = Removed: { $device }
bring-back = Bring back
accepted-by = Let in by: { $name }
by-file = the settings file
found-title = { $count ->
    [one] { $count } new device was plugged in
   *[other] { $count } new devices were plugged in
  }
add-title = Add a device
found-lead = Until you accept a device, the server neither opens it nor writes to it
ports-title = What is plugged in
ports-none = Nothing new. Push a cable in: the device appears here by itself.
ports-own = { $count ->
    [one] { $count } more port of this machine
   *[other] { $count } more ports of this machine
  }
by-hand = On the network, or another port
by-hand-text = Type the address
form-tty = Serial port
form-hidraw = HID device
form-evdev = Keyboard, or a scanner that types
form-usblp = USB printer
usb-ids = USB { $ids }
choose-port = Choose on the left what to add.
step-kind = What it is
step-station = Where it stands
step-address = Where to look
step-profile = Which model
step-check = Check
hint-profile = If you do not know, begin with a general one: the check tells better
choose-profile = Choose a profile
fitting = These fit
others = All others
all-profiles = All profiles
more-settings = Name and speed
why-usb = Told by its USB ids: it is this very model.
why-usb-vendor = Told by its USB ids: the same maker.
why-sent-packets = That is how it sent its data.
why-sent-reports = That is how it sent its data.
why-sent-stx-etx = That is how it sent its data.
why-sent-aim = It names the kind of code by AIM signs.
why-sent-letters = It names the kind of code by a letter.
why-sent-suffix = That is how it ends a line.
why-sent-bare = It ends a line with nothing.
why-sent-parity = That is its parity.
check = Check the link
check-text = The server opens the port for three minutes. Scans do not reach the shop.
answers = The port is open
scan-something = Scan any code
read-refused = Data came, but no code: the profile seems to be another one
better = This fits better: { $profile }.
use-it = Take it
print-test = Print a test
test-printed = The printer says that it printed. See whether the Russian text can be read.
test-failed = The test did not come out. Check paper, cover and profile.
accept = Accept
not-ready = Choose what it is, where it stands and which model.
