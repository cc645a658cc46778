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
