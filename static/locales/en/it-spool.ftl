# Printing: queues, history, one document.
nav-print = Printing
print-title = Printing
print-title-undecided = { $count ->
    [one] Look into the tray: { $count } document is in question
   *[other] Look into the tray: { $count } documents are in question
  }
print-title-waiting = { $count ->
    [one] { $count } document waits
   *[other] { $count } documents wait
  }
print-title-printing = Printing now
print-title-calm = Nothing waits to be printed
print-lead-undecided = { $count } in question
print-lead-waiting = { $count } waiting
print-lead-printing = { $count } printing
print-seen = as of
print-find = Document number
print-by-state = State
print-filter-all = All
print-filter-waiting = Waiting
print-filter-unclear = Unclear
print-filter-printed = Printed
print-filter-gone = Taken off
print-any-printer = All printers
print-any-kind = Any document
print-day = Day
print-show-all = Show all
print-none-such = No such documents
print-none-such-next = Change the number, the day or the state.
print-calm = The queues are empty. The history below tells what became of every document.
print-empty = Nothing was printed here yet. The first slip comes with the first order.
print-history = History
print-more = Show earlier ones
print-waiting = { $count ->
    [one] { $count } waits
   *[other] { $count } wait
  }
print-queue-empty = queue empty
print-held-by = stopped by { $who }
print-printers = Printers
print-job = Document
print-no-printers = The shop has no printers yet. Plug one in and accept it on the screen “Shop”.
print-printer-ok = ready
print-printer-busy = printing
print-printer-hand = needs a hand
print-printer-held = queue stopped
print-since = since { $time }
print-hold = Stop
print-holding = Stopping…
print-release = Start
print-releasing = Starting…
print-try-now = Try again
print-trying = Trying…
print-test-page = Test page
print-paging = Sending…
print-close = Close
print-question = Did it come out?
print-question-text = Look into the tray: { $printer }. Printing was interrupted, and only who sees the paper knows.
print-came-out = It did
print-not-out = It did not, copy needed
print-saving = Saving…
print-printer = Printer
print-asked-for = Asked for
print-proof = Proof
print-no-proof = none yet
print-waits-until = Waits until
print-attempts = Attempts
print-reprint = Copy
print-copying = Queueing a copy…
print-reprint-at = Copy elsewhere
print-move = Move
print-cancel = Take off
print-cancelling = Taking off…
print-family = Tries of this document
print-original = First
print-copy-number = Copy { $number }
print-story = What happened
print-paper = Words of the document
print-paper-note = Names, phones and card numbers are hidden.
print-cancel-title = Take off the queue: { $title }?
print-cancel-text = The document will not come out and cannot be put back. Later only a copy can be printed.
print-cancel-undecided = The question whether it came out is closed without an answer. Later only a copy can be printed.
print-cancel-yes = Take off
print-cancel-no = Leave it
print-move-where = Where to move: { $title }
print-copy-where = Where to print the copy: { $title }
print-no-other = There is no other printer in the shop.
