# Calibration: what a device says about itself.
calibrate = Set by the device
calibrate-title = Set by the device: { $station }
calibrate-concerns = The same profile at: { $stations }
calibrate-begin = Begin
calibrate-cancel = Cancel
calibrate-more = Set something else
calibrate-none = Nothing to set here
calibrate-none-next = Scanners and printers are set this way. Check that the device is connected.
calibrate-code-page = Letters on paper
calibrate-code-page-text = Where words come out as garbage: the printer prints a sheet, you touch the line that reads right.
calibrate-drawer = Cash drawer
calibrate-drawer-text = Where the drawer does not open: pulses grow, one press each, until it does.
calibrate-learn = How the scanner talks
calibrate-learn-text = Two codes on the screen, and the server finds out what the scanner puts before and after a code.
calibrated = Done, kept in the profile
calibrated-alone = It works at once. The history of the profile brings the old one back.
calibrated-others = It works at once, on the other devices of this profile too: { $count }. The history of the profile brings the old one back.
to-profile = To the profile
not-done = It did not work.
calibrate-why-absent = The device is not connected. Check cable and power.
calibrate-why-busy = The printer is printing. Wait and repeat.
calibrate-why-paper-out = Out of paper. Load a new roll and close the cover.
calibrate-why-cover-open = The cover is open. Close it.
calibrate-why-offline = The printer is not ready. Look at its lamps.
calibrate-why-fault = A fault stops the printer. Open and close the cover.
calibrate-why-lost = The line broke. Check the cable and repeat.
calibrate-why-stalled = The printer takes no data. Look at its lamps.
calibrate-why-no-drawer = The profile says that there is no socket for a drawer.
calibrate-why-other = Check the device and repeat.

## Letters on paper
code-page-print = 1. The sheet
code-page-print-text = The printer prints one phrase by several tables of letters. Nothing changes until you say “keep”.
code-page-go = Print the sheet
code-page-again = Print it again
printing-sheet = Printing
code-page-choose = 2. Which line reads right
code-page-choose-text = Find the line on the paper that says just this, and touch its number.
code-page-none = If none does, the table is not among those known here: look its number up in the printer’s manual and write it into the profile.
code-page-proof = Does the test slip read right?
code-page-proof-text = Line { $number }: page { $page }, number { $slot }. The printer has just printed a slip the new way.

## Drawer
drawer-title = How long to push the drawer
drawer-text = One press, one pulse. A short one first, then longer: more than it needs heats the coil.
drawer-pin = Socket
drawer-pin-number = Drawer { $pin }
drawer-pulses = Pulses, milliseconds
drawer-kick = Push, { $ms } ms
drawer-kicking = Pushing
drawer-opened = It opened
drawer-never = There is no longer one.
drawer-never-next = Check that the drawer’s cable is in the printer, and try the other socket.
drawer-proof = Keep this pulse?
drawer-proof-text = { $ms } ms, drawer { $pin }. The pause after it is twice as long.

## Scanner
learn-title = Scan both codes
learn-text = Each of them once, in any order. While you are here this scanner does nothing at its station.
code-waited = waiting
code-heard = read
learn-leave = Done
learn-fits = The profile fits already: nothing to change.
learn-try = Try it
learn-proof = Scan something at its station. Is it right?
learn-proof-text = The scanner works the new way already: codes reach the station. See there that a code reads, and come back.
learn-not-seen = Something came, but not these codes. If it was them, speed or parity are wrong: look them up in the scanner’s manual.
learn-unreadable = The codes came, but what is around them is not understood. Scan again; if that does not help, choose the profile of the model.
learn-no-suffix = The scanner puts nothing after a code. It will work, but a suffix CR switched on in it is safer.
learn-other-ids = The signs of these two kinds of code are known now, those of others are not: add them to code_id.ids.
learn-charset = The letters of this scanner read in no known table.

## Proof
proof-yes = Yes, keep it
proof-no = No, go back
proof-unprinted = The test slip was not printed properly
proof-unprinted-text = Without it nobody can see whether this is right, so there is nothing to keep yet.
proof-again = Print it again
proof-back = Without an answer everything goes back by itself in five minutes, and at once when you leave this page.
