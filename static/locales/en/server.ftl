## Days and hours
day-today = Today
day-tomorrow = Tomorrow, { $weekday } { $day }
until-weekday-0 = Monday
until-weekday-1 = Tuesday
until-weekday-2 = Wednesday
until-weekday-3 = Thursday
until-weekday-4 = Friday
until-weekday-5 = Saturday
until-weekday-6 = Sunday
hours-open-until = open until { $time }
hours-opens-at = opens at { $time }
hours-closed = closed

## Who came
standing-regular = regular customer
standing-welcome = welcome discount
standing-guest = card known
address-hint = { $label }, { $street }

## Price
reason-regular = −{ $percent } % as a regular customer
reason-welcome = −{ $percent } % as a new customer
reason-fixed = No discount: { $words }
reason-markdown = −{ $percent } %: price reduced
next-advantage = After this, { $left } to go until −{ $percent } %

## Availability
here-sizes = here, { $sizes }
here-pieces = here
elsewhere = in another store
in-warehouse = in the warehouse
is-coming = expected { $day }
is-nowhere = none now

## How to receive
pickup-note-here = Here and nearby
pickup-note-near = No { $size } here, but nearby
pickup-note-none = Nowhere to collect from now
any-time = any time
# The word joiners keep both times on one line.
window = { $from }{"\u2060"}–{"\u2060"}{ $until }
at-distance = { $place } · { $km } km
at-here = { $place } · you are here
at-place = { $place }
source-warehouse = from the warehouse
source-left-one = one left
source-on-shelf = on the shelf
source-transfer = we bring it over
why-not-cutoff = Not today: couriers took orders until { $time }
action-pickup = Hold it · { $place }, { $time }
action-delivery = Order · { $day }
promise-pickup = We set it aside now and hold it until { $weekday }, { $time }. Pay at the till, after trying it on. The order number is enough.
promise-delivery = We set it aside now and bring it { $day }, { $window }. Pay on delivery, after trying it on.

## Order
headline-pickup = { $place } expects you { $when }.
headline-here = Ready { $when }.
headline-delivery = Coming to you { $when }.
when-today = today from { $time }
when-tomorrow = tomorrow from { $time }
when-day = { $day } from { $time }
when-window = { $day }, { $window }
payment-till = pay at the till
payment-door = pay on delivery
date-now = held for you from this minute
date-since = held for you since { $time }
date-ready = ready: { $place }
date-until-title = { $day }, { $time }
date-until = we hold it until then
date-arrives = we bring it to you
date-pay = pay on delivery, after trying it on
state-placed = Order taken
state-allocated = Set aside for you
state-picking = Being picked
state-ready = Ready, waiting for you
state-shipped = On its way
state-handed_over = Handed over
state-delivered = Delivered
state-short = The piece was not found. We are looking for another
state-cancelled = Cancelled
state-returned = Returned

## Refusals: what happened and what to do
refused = That does not work
refused-next = Touch “Back” or call an assistant
not_found = We do not have this
not_found-next = Go back to the catalogue or hold a tag to the scanner
not_found-next-console = Go back to the list: it may be gone by now
bad_request = The screen asked something unclear
bad_request-next = Start again. If it happens again, call an assistant
bad_request-next-console = Reload the page. If it happens again, make a support file
visit_over = This visit has ended
visit_over-next = Start again: nothing was set aside
just_taken = Taken a minute ago
just_taken-next = There are more elsewhere, choose below
just_taken-nothing = No more anywhere. Look at another colour or size
channel_silent = The last one is also on sale online, and the online shop does not answer
channel_silent-next = We cannot promise it. Choose another place below or try in a minute
price_changed = The price has changed: it is { $total } now
price_changed-next = Look at the new price and decide again
promise_changed = The time has changed
promise_changed-next = Choose from the new times
contact_incomplete = To deliver, something is missing
contact_incomplete-next = Mend the marked lines
field-missing = Fill in this line
field-phone = A number of 10 or 11 digits is needed, such as +7 900 000-00-00
field-too_long = Too long, please shorten
illegal_move = The order is in another state already
illegal_move-next = Ask at the till
request_reused = This order was made with other contents
request_reused-next = Start again: nothing extra was set aside
forbidden = This screen may not do that
forbidden-next = Call staff: the screen has to be connected again
unknown_station = There is no such place in the store
unknown_station-next = Check the address of the page
too_big = The request is too big
too_big-next = Start again
broken = Something failed here. Nothing was charged, nothing extra set aside
broken-next = Try again or call an assistant
storage_full = The store's server cannot write the order
storage_full-next = The order was not made. Call staff
reason_missing = Nothing is uncovered without a reason
reason_missing-next = Write what for, in a few words. The reason stays in the record
nothing_found = The device has not told enough yet
nothing_found-next = Scan both codes on the screen, each of them once
test-slip-title = Test slip
