# Sentences of the device lab: a person at a desk plays the whole shop by hand. Short, adult, exact; each fault says what to do.
page-title = Device lab · Pereval
brand = Pereval
lab-name = Device lab

## Ages
age-now = just now
age-seconds = { $count } s ago
age-minutes = { $count } min ago
age-clock = at { $time }
age-yesterday = yesterday
age-days = { $count } { $count ->
    [one] day
   *[other] days
} ago

## Waking, the line, what did not work
waking-title = Reaching the store server
waking-text = The lab opens by itself. If this takes long, see whether the server runs.
no-stations = This shop has no screens
no-stations-text = Name a kiosk or a till in the settings and start the server again.
line-lost = No line to the server. Facts as of { $time }. The line comes back by itself
trouble-silent = The server did not answer.
trouble-silent-next = Whether it was done is not known: look at the journal and the bytes, then repeat.
trouble-refused-next = Choose another device or code.
try-again = Try again
close = Close
asking = Asking the server

## Stations
stations-label = Screens of the shop
scanner = Scanner
printer = Printer
screen = Screen
open-screen = Open the screen
new-tab = in a new tab
open-screen-of = Open the screen: { $station }, new tab
device-none = none
link-ready = ready
link-opening = connecting
link-lost = line lost
link-absent = not plugged in
hindrance-paper-out = out of paper
hindrance-cover-open = cover open
hindrance-fault = out of order
hindrance-offline = not answering
printing = printing
screen-open = open
screen-closed = not open
screen-unknown = not known
other-language = Русский
contrast = Contrast
keys = Keys

## The chosen station and the journal
title-ready = { $station } waits for a scan
title-ready-text = Click a tag, a card or a slip: the scanner of this station reads it for real.
title-screen = { $station }: no screen open
title-screen-text = Without a screen nobody sees a scan, and the shop does not answer it.
title-scanner = { $station }: scanner not connected
title-scanner-text = A scan goes nowhere. Plug the scanner in, below right.
journal-label = Scan journal
journal-newest = Scan journal, newest first
journal-empty = No scans yet. The first one appears here with what it turned out to be.
wire-going = Sent, waiting for what it is
wire-silent = No answer. See whether the scanner is plugged in
took = after { $ms } ms
outcome-customer = Customer known
outcome-second-card = Second card: the screen asks whether it is another person
outcome-product = Product found
outcome-order = Order found
outcome-card-unknown = Card not known
outcome-card-blocked = Card closed
outcome-malformed = Code not readable
outcome-unknown-code = Code not known
outcome-no-screen = No screen open, nobody saw the scan
outcome-other = Read, but not understood

## The shelf
cards-title = Cards
cards-empty = No cards: this shop has not handed out any.
card-tail = card ends in
card-blocked = closed
odd-title = Odd codes
odd-stranger = A stranger’s card
odd-wrong = Card with a wrong digit
odd-nobody = Unknown barcode
odd-marked = Marking code with its fields
odd-twice = One code twice
odd-half = Half a scan
odd-slow = Byte by byte
odd-damaged = A bit turned on the way
odd-garbage = Noise, then a scan
odd-control = Control characters
odd-noise = 4 kB of noise
slips-title = Slips
slips-empty = No slips yet. Order something at a kiosk screen, then its slip can be scanned.
goods-title = Goods
goods-failed = The server did not show the goods.
goods-empty = Nothing here. Choose another shelf.
goods-not-found = Not here. Try fewer letters or another word.
search-label = Name or article
categories-label = Shelves
tags-label = Tags: { $name }. Sizes and colours
scan-tag = Scan { $size }, { $colour }, { $barcode }
what-card = card of { $name }, •• { $tail }
what-slip = slip { $number }
what-goods = { $name }, { $size }, { $colour }

## Paper
side-label = Printer, faults and online shop
paper-title = Paper · { $station }
paper-alt = The paper that comes out of the printer. Its text is below
older-alt = Paper, { $count } before. Its text is below
paper-text-label = Text of the paper, line by line
roll-label = Paper of the printer
as-text = As text
paper-empty = The paper is blank. Order something at the screen of this station: the slip comes out here, line by line.
paper-empty-fault = The paper is blank. Until the printer is ready, slips wait in the queue and are not lost.
no-printer = This station has no printer.
printer-ready = Printer waits
printer-printing = Printing
printer-opening = Connecting
printer-absent = Cable out
printer-lost = Line lost
printer-paper-out = Out of paper
printer-cover-open = Cover open
printer-fault = Printer out of order
printer-offline = Printer not answering
printer-none = No printer
job-runs = { $count } B sent
job-over = last slip had { $count } B

## Faults
faults-title = Break and mend
deed-printer-paper-out = Take the paper out
deed-printer-near-end = Paper runs low
deed-printer-load-paper = Load paper
deed-printer-cover-open = Open the cover
deed-printer-close-cover = Close the cover
deed-printer-unplug = Pull the cable
deed-printer-replug = Plug it back in
deed-printer-mute = Stop answering
deed-printer-unmute = Answer again
deed-printer-garbage = Answer garbage
deed-printer-ungarbage = Answer right
deed-printer-slow = Print slowly
deed-printer-unslow = Print as usual
deed-printer-power-cycle = Restart it
deed-printer-drop-at = Pull the cable after
deed-printer-paper-out-after = Paper ends after
deed-scanner-unplug = Pull the cable
deed-scanner-replug = Plug it back in
deed-scanner-mute = Say nothing
deed-scanner-unmute = Speak again
count-drop-at = B
count-drop-at-label = Bytes until the cable is pulled
count-paper-out-after = rows
count-paper-out-after-label = Rows until the paper ends

## The online shop
shop-title = Online shop
shop-link = Online shop
shop-link-label = Online shop, new tab
shop-none = No online shop is connected.
shop-ok = connected
shop-unknown = not known
shop-silent = silent
shop-slow = answers too slowly
shop-nonsense = answers nonsense
shop-unauthorized = refuses our signature
shop-fault = needs a hand

## Bytes
bytes-title = Bytes, live
bytes-lines = Wires of the chosen station
bytes-of = { $station }, scanner and printer
bytes-paused = Paused. The wires go on
bytes-empty = The wires are quiet.
bytes-silent = No bytes came: the server did not answer. Asking on.
bytes-more = and { $count } more
polls = Polls
pause = Pause
fold = Fold
unfold = Unfold
byte-in = from the device
byte-out = to the device
byte-at = Time
byte-device = Device
byte-turn = Direction
byte-hex = Bytes
byte-means = What it is
esc-reset = reset
esc-page = code page
esc-align = alignment
esc-bold = bold
esc-mode = print mode
esc-size = letter size
esc-feed = paper feed
esc-spacing = line height
esc-kanji = kanji off
esc-code-look = barcode look
esc-code = barcode
esc-picture = picture
esc-block = long command
esc-cut = cut
esc-drawer = cash drawer
esc-tell = report by yourself
all-well = all well
near-end = paper runs low
esc-answer = answer about its state
esc-ask = status question

## Keys
keys-title = Keys
keys-off = Switch keys off
keys-on = Switch keys on
keys-are-on = Keys are on. With voice control, better switch them off.
keys-are-off = Keys are off: letters do nothing.
key-station = choose a station
key-open = open its screen
key-cards = to the cards
key-odd = to the odd codes
key-slips = to the slips
key-goods = to the tags
key-search = search goods
key-text = paper as text
key-faults = break and mend
key-pause = pause the bytes
key-polls = polls of the printer
key-fold = fold the bytes
key-language = language
key-keys = this list
key-arrows = walk inside a shelf
strangers-title = Unknown devices
strangers-text = Plug in what the shop does not know: it does nothing until somebody accepts it.
strangers-console = Accept it in the console
plug-scanner = Plug in a scanner
plug-adapter = Plug in a nameless scanner
plug-printer = Plug in a printer
stranger-scan = Scan
stranger-paper = Paper
stranger-unplug = Pull the cable
stranger-replug = Put the cable back
stranger-away = Take away
