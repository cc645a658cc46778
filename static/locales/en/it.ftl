# Sentences of the console's frame. Each screen has a file of its own beside this one: it-<screen>.ftl.
page-title = Store console
page-of = { $screen } · store console
console = Device console
sign-out = Sign out
other-language = Русский
contrast = Contrast
keys = Keys
nav-label = Screens of the console
nav-shop = Shop
no-screen = There is no such screen
no-screen-next = Choose another on the left, or press 1.
asking = Asking
again = Try again
close = Close
server-here = The server answers
server-away = The server does not answer
running-new = Up for less than an hour
running-hours = { $count ->
    [one] Up for { $count } hour
   *[other] Up for { $count } hours
  }
running-days = { $count ->
    [one] Up for { $count } day
   *[other] Up for { $count } days
  }
detail-unplugged = unplugged
detail-port-taken = another device has that port now
known-at = Data: { $age }
away-since = No answer from the server since { $time }.
line-lost = The line to the server is down.
away-text = You see what was known then. We keep asking.
ask-again = Ask now
silent = The server did not answer.
silent-next = It may or may not be done. Check, then try again.
refused = The server said no.
refused-next = Check what was entered and try again.
waking-title = Waiting for the server
waking-text = It has not answered yet. This screen opens by itself.
age-now = now
age-seconds = { $count } s ago
age-minutes = { $count } min ago
age-clock = at { $time }
age-yesterday = yesterday
age-days = { $count } d ago
keys-title = Keys
keys-on = Switch keys on
keys-off = Switch keys off
keys-are-on = Letters work by their place on the keyboard, whatever the layout. In fields they stay letters.
keys-are-off = Single keys are off: that is for text spoken by voice.
key-search = Search
key-language = Language
key-contrast = Contrast
key-arrows = Move between buttons of a group
key-keys = This list
