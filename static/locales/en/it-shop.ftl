# The picture of the shop.
hands-0 = No hands needed
hands-1 = One pair of hands needed
hands-2 = Two pairs of hands needed
hands-3 = Three pairs of hands needed
hands-many = { $count ->
    [one] { $count } pair of hands needed
   *[other] { $count } pairs of hands needed
  }
not-known = We do not know how it is now. You see { $time }
fine-of = { $fine } of { $all } fine
places = Stores
next-place = Next store
plan-label = Plan: { $place }
arrange = Rearrange
arranged = Done
arrange-how = Drag the cards or move them with arrow keys. Kept at once.
move-station = Move: { $station }
entrance = entrance
no-stations = There is no station with a screen here yet.
empty-shop = The shop has no stations yet
empty-shop-next = They appear when there are kiosks and tills in the shop's settings.
legend = What the signs mean
legend-working = working
legend-busy = busy
legend-asleep = asleep
legend-off = off
legend-hand = needs a hand
legend-unknown = not known
station-free = Free for { $time }
station-free-till = Free for { $time }
station-asleep = Asleep, nobody for { $time }
station-busy = Busy for { $time }
station-busy-till = Busy for { $time }
station-off = No screen open for { $time }
station-hand = Waits for a hand { $time }
station-unknown = Not known for { $time }
lasts-seconds = { $count } s
lasts-minutes = { $count } min
lasts-hours = { $count } h
lasts-days = { $count } d
server = Server
no-scans = No scans yet
answers-in = Answers in { $ms } ms
to-channels = Online shop
nothing-waits = all sent
events-wait = { $count } waiting
shop-side = Faults and printing
now-for = Now, for { $time }
returned = it came back
i-go = I go
not-going = Not going
noting = Noting it…
goes = { $name } goes, for { $time }
open-queue = To the queue
move-waiting = Print elsewhere
move-waiting-title = Which printer shall print it
move-waiting-text = The whole queue goes there. The screen where somebody waits for a slip says where it comes out.
open-device = Device
fixed = Fixed
calm-now = Now
calm-text = { $count ->
    [one] { $count } device connected, documents are printed.
   *[other] { $count } devices connected, documents are printed.
  }
found-now = Something new
found-unnamed = An unknown device
found-text = { $count ->
    [one] It does nothing until you accept it. We have written nothing to it.
   *[other] There are { $count }. None does anything until you accept it.
  }
found-go = Accept
more-faults = { $count ->
    [one] { $count } more fault
   *[other] { $count } more faults
  }
paper-mm = { $mm } mm
spool-title = Print queue
spool-counts = { $waiting } waiting, { $lost } in doubt
spool-empty = Empty. Slips appear here as soon as they are ordered.
col-time = Time
col-station = Station
col-document = Document
col-state = State
milliseconds = { $count } ms
figure-answers = answer to a scan, p95 of 15 minutes
figure-no-scans = no scans for 15 minutes
figure-no-scans-yet = no scans since the start yet
figure-spool = wait to be printed, { $lost } in doubt
figure-channel = heard from the online shop
figure-no-channel = no online shop connected
figure-waiting = wait to be sent to the online shop
strip-title = Bytes, live
strip-of = { $count ->
    [one] { $count } device
   *[other] { $count } devices
  }
strip-all = All bytes
strip-empty = Quiet so far. A scan or a document shows here.
strip-asking = Asking the server.
strip-silent = The server did not show the bytes.
strip-turn = Direction
strip-hex = Bytes
strip-text = Text
strip-sent = sent
strip-received = received
