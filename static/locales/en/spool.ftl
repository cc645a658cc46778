## Refusals at the spool: what happened and what to do
print_being_sent = This document is being printed now
print_being_sent-next = Wait: in a few seconds it will be clear whether it came out
print_already_printed = The document is printed already
print_already_printed-next = If another one is needed, print a copy
print_perhaps_on_paper = A part of the document may be on paper
print_perhaps_on_paper-next = Look into the tray and say whether it came out, or print a copy on another printer
print_given_up = The document waits no more
print_given_up-next = If it is needed after all, print a copy
print_still_waiting = The document still waits and will come out by itself
print_still_waiting-next = Bring the printer back to work, or move the document to another one
print_order_undone = The order was undone, its slip is not printed
print_order_undone-next = Make the order again, the slip comes with it
print_stays = A test page speaks of its own printer only
print_stays-next = Print a test page on the printer that you mean
print_no_printer = There is no such printer in the shop
print_no_printer-next = Reload the page: the printer may have been taken away

## Kinds of documents
spool-kind-order_slip = Slip
spool-kind-receipt = Receipt
spool-kind-test_page = Test page
spool-copy = copy { $number }

## How the document is now
spool-state-queued = waits its turn
spool-state-sending = printing
spool-state-printed = printed
spool-state-undecided = not known if it came out
spool-state-uncertain = interrupted, a copy followed
spool-state-expired = nobody waited
spool-state-cancelled = taken off

## What it waits for
spool-waits-held = the queue is stopped
spool-waits-paper_out = waits for paper
spool-waits-cover_open = waits, cover open
spool-waits-offline = waits, printer not ready
spool-waits-fault = waits, printer faulty
spool-waits-absent = waits, printer not connected
spool-waits-gone = waits, printer taken away
spool-waits-disabled = waits, printer switched off
spool-waits-again = waits, tried again soon
spool-waits-other = waits for the printer

## Why
spool-why-paper_out = out of paper
spool-why-cover_open = cover open
spool-why-offline = printer not ready
spool-why-fault = printer fault
spool-why-absent = printer not connected
spool-why-gone = printer taken out of the shop
spool-why-disabled = printer switched off in the settings
spool-why-lost = the connection broke
spool-why-no_answer = the printer did not answer
spool-why-garbled = the printer’s answers were garbled
spool-why-silent = the printer fell silent, it may have been off
spool-why-stalled = the printer took no more data
spool-why-closed = the server was being stopped
spool-why-agent_away = the machine with the printer is away
spool-why-agent_gone = the machine with the printer was removed
spool-why-busy = printer busy
spool-why-undone = the order was undone
spool-why-nobody_waits = its time is over, nobody waits for it
spool-why-unprintable = no printer can print such a document
spool-why-server_stopped = the server stopped
spool-why-broken = a fault of the server
spool-why-moved = moved to another printer
spool-why-given_over = given to another printer of the place
spool-why-seen = the paper was found, no copy needed
spool-why-missed = looked for, no paper there
spool-why-by_person = taken off by a person
spool-why-held = the queue is stopped
spool-why-other = the printer does not print

## Proof
spool-proof-none = proved by nothing
spool-proof-sent = sent, the printer confirms nothing
spool-proof-processed = the printer worked through it, paper not confirmed
spool-proof-printed = the printer confirmed the paper
spool-proof-person = on paper, a person saw it

## Steps in a document's history
spool-step-queued = put into the queue
spool-step-sending = sending, attempt { $number }
spool-step-nothing-left = nothing left: { $why }
spool-step-interrupted = interrupted: { $why }
spool-step-moved = moved to printer { $printer }
spool-step-given-over = given to printer { $printer }: the one before did not print
spool-step-missed = looked into the tray: not there
