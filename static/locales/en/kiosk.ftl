# Sentences of the kiosk. Short, adult, exact; "we" for the shop; no blame.
page-title = Kiosk

## Ages
age-now = just now
age-seconds = { $count } s ago
age-minutes = { $count } min ago
age-seconds-long = { $count } { $count ->
    [one] second
   *[other] seconds
} ago
age-minutes-long = { $count } { $count ->
    [one] minute
   *[other] minutes
} ago
age-clock = at { $time }
age-yesterday = yesterday
age-days = { $count } { $count ->
    [one] day
   *[other] days
} ago

## Waking and the line
waking-title = Calling the store server
waking-text = The screen wakes by itself. If it takes long, please go to the till: everything works there.
line-lost = No line to the server. What you see is as of { $time }. The line comes back by itself; the till takes orders too

## The small row at the bottom
work-label = Choices
strip-label = Language, view and help
other-language = Русский
contrast = Contrast
large = Large text
reach = Lower and larger
usual-view = Usual view
consultant = Consultant
call = Call staff

## Attract
attract-one = Rain
attract-two = outside.
attract-three = Dry inside.
attract-action = Touch to try it on
attract-scan = or hold a card or a tag to the scanner
attract-age = Stock in this store was updated { $age }
attract-age-unknown = Stock not known yet: waiting for the server

## Header
scan-card = Hold your card to the scanner for your price
not-me = Not me
finish = Finish
back = Back

## Browse and search
browse-title = What shall we try on?
greeting = { $name }, good to see you
featured-title = Worth trying on
things = { $count } { $count ->
    [one] thing
   *[other] things
}
search-title = Search
search-label = Find a thing
search-hint = A name, a kind or an article number. Or hold a tag to the scanner.
search-clear = Clear
nothing-title = Not here
nothing-near = The nearest is below
nothing-text = Try another word, or call a consultant.
waiting-catalogue = Opening the catalogue
waiting-shelf = Looking on the shelves
waiting-product = Looking up stock
waiting-ways = Working out the times
waiting-order = Looking for the order

## Keyboard
keyboard = Keyboard
key-erase = Erase
key-shift = Aa
key-space = Space
key-done = Done
key-next = Next

## Product
picture-of = { $name }, { $colour }
price-was = Price before
price-from = price from
price-unknown = The till will tell the price
advantage-bar = How far to the next discount
legend-here = here
legend-store = other store
legend-warehouse = warehouse
legend-coming = on the way
plan = plan, { $age }
matrix-label = Sizes and colours: where they are
cell-here = here · { $count }
cell-warehouse = warehouse
cell-none = none
cell-ask = we check
step-colour = Colour
step-size = Size
choose-one = Choose a size and a colour.
choice = { $size }, { $colour }
stand-here = { $what }: here, { $count ->
    [2] two
    [3] three
    [4] four
    [5] five
   *[other] { $count }
}.
stand-here-last = { $what }: here, the last one.
hold-it = Hold it for you?
stand-store = { $what }: { $place }, { $count }.
stand-warehouse = { $what }: in the warehouse, { $count }.
stand-coming = { $what }: expected { $date }
stand-none = { $what }: nowhere. Choose another size or colour.
sold-now = The last one here was taken just now.
stand-stale = No word since { $time }. We check before you order.
checked = Checked { $age }.
how-to-receive = How to get it
show-nearest = Show what there is
call-consultant = Call a consultant

## Receive
receive-title = How would you like it?
deliver = We bring it
collect = You collect
other-address = Other address
address-later = We ask for the address in the next step
more-ways = { $count } more { $count ->
    [one] way
   *[other] ways
}
time-changed = the time has changed
promise-title = Our promise
promise-none = Nothing to promise right now: choose another one or call a consultant.
choose-other = Choose another
sum-due = { $total } in all: { $item } for the item, { $cost } for delivery
sum-due-carriage = { $total } in all: { $item } for the item, { $cost } for carriage
computed = Times worked out { $age }
busy-hold = Holding it…
busy-long = Longer than usual…

## Address
contact-title = Where shall we bring it?
contact-why = Needed to bring this order. They do not stay on the screen.
field-name = Name
field-phone = Phone
field-street = Street
field-house = House
field-flat = Flat
field-comment = Entrance, floor, door code
need-name = How should we call you?
need-phone = All digits are needed: the courier will call
need-street = Which street is the house in?
need-house = The house number is needed

## Done
done-title = Done.
done-title-bare = The order is saved.
done-bare = No slip for now.
done-moved = Your slip: { $place }.
order-number = Order number
qr-alt = QR code of order { $number }
qr-photo = Take a photo
minute-more = One more minute
number-noted = I have the number
clears-in = The screen clears in { $count } { $count ->
    [one] second
   *[other] seconds
}
slip-queued-title = Your slip is in the queue
slip-printing-title = Printing your slip
slip-printing-text = Tray below, left. Three seconds as a rule.
slip-printed-title = Your slip is ready
slip-printed-text = Take it from the tray below, left.
slip-paper-title = Out of paper
slip-paper-text = Number { $number } or a photo of the QR is enough to collect. You do not need the slip: the order is saved without it.
slip-cover-title = The printer cover is open
slip-silent-title = The printer is silent
slip-given-up-title = The slip was taken off
slip-uncertain-title = We do not know if the slip came out
slip-uncertain-text = If the tray is empty, number { $number } or a photo of the QR is enough. The order is saved.
slip-moved-title = Your slip comes out elsewhere: { $place }
slip-moved-text = They will hand it to you there. Number { $number } or a photo of the QR does as well.
slip-moved-somewhere = at the till
slip-none-title = No slip
slip-none-text = This screen has no printer. Number { $number } or a photo of the QR is enough to collect.
status-help = A consultant can change or cancel the order.

## Sheets
idle-title = Still here?
idle-title-known = Are you still here?
idle-text = The screen clears in { $count } { $count ->
    [one] second
   *[other] seconds
}. An order that was made is safe.
idle-stay = I am here
card-unknown-title = Card not known
card-unknown-text = You can go on without it. If the card is new, the till activates it.
card-blocked-title = This card is closed
card-blocked-text = You can order without it, at the usual price. The till can tell you why it is closed.
scan-malformed-title = The code could not be read
scan-malformed-text = Hold it to the scanner again, straight and closer to the glass.
scan-unknown-title = We do not know this code
scan-unknown-text = Find the thing by name, or call a consultant.
card-expired-title = Hold the card to the scanner again
card-expired-text = More than twenty seconds went by and we forgot it.
go-on = Go on
go-on-without = Go on without a card
second-title = Is this another person?
second-text = Another card was scanned. If it is yours, the screen forgets the person before and starts anew.
second-yes = Yes, start anew
second-no = No, go on
help-asking = Calling a consultant
help-waiting = A consultant was called
help-coming = A consultant is coming to you
help-done = The call is closed
help-text = You can stay at the screen and keep browsing.
good = All right
other-ways = Other ways
not-now = Not now
price-yes = Hold it for { $price }
price-text = Hold it at the new price?
promise-text = Hold it with the new time?
silence-title = No answer yet
silence-text = The order may have been saved. We ask again with the same request number: no second order will appear.
ask-again = Ask again
failed-title = The server did not answer
failed-text = Please try again. If it does not work, the till takes the order.
try-again = Try again
refused-title = That is not possible
refused-text = Choose another way or call a consultant, who will make the order at the till.
staff-code = For staff: { $code }
over-title = The visit has ended
over-text = No order was made and nothing is held for you. Please start again.
start-again = Start again

## Undoing the order just made
undo = Cancel the order
undo-title = Cancel order { $number }?
undo-text = The piece goes back on sale. The slip, if it came out, can be thrown away.
undo-yes = Cancel the order
undo-no = Keep it
busy-undo = Cancelling…
undone-title = Order { $number } is cancelled
undone-text = Nothing is set aside. You can keep browsing.
