# Profiles: the list, and the desk at which one of them is changed.
nav-profiles = Profiles
profiles-shipped = { $count ->
    [one] { $count } profile, as shipped
   *[other] { $count } profiles, all as shipped
  }
profiles-own = { $count ->
    [one] { $count } profile is this shop's own
   *[other] { $count } profiles are this shop's own
  }
profiles-broken = { $count ->
    [one] { $count } profile does not fit this version
   *[other] { $count } profiles do not fit this version
  }
profiles-lead = A profile says how the server speaks to a model. Changes work at once and are kept apart from what is shipped.
profiles-none = No such profiles
profiles-none-next = Change the words or the kind of device.
find = Model or name
column-model = Model
column-kind = What it is
column-text = Whose text
column-trust = Who vouches
column-users = In use at
kind-scanner = Scanner
kind-printer = Printer
kind-display = Display
kind-scale = Scale
kinds-all = All
kinds-scanner = Scanners
kinds-printer = Printers
kinds-display = Displays
kinds-scale = Scales
used-by-nobody = nowhere
used-by = In use: { $stations }
used-by-none = Not in use
draft-mark = draft
origin-shipped = as shipped
origin-changed = changed here
origin-own = own
origin-moved = changed here, shipped text is newer
origin-refused = changes do not fit
trust-datasheet = by the manual
trust-db = by an open database
trust-field = checked in the field
trust-unverified = not verified
trust-none = not said

## Take in a file
take-in = Take in a file
take-in-title = Take in a profile
take-in-text = A TOML file from another shop or a supplier. It is checked by the same loader as what is shipped.
take-in-label = Text of the profile
take-in-no-text = This is no text in UTF-8.
take-in-no-text-next = The file is binary or in another encoding. Save it again as text in UTF-8.
take-in-sure = Take it in anyway
take-in-empty = No file yet
take-in-empty-next = Choose a file or paste its text.
choose-file = Choose a file
or-paste = or drop it here, or paste its text
take-in-go = Take in
take-in-replace = Replace the one that is there
taking-in = Taking in
file-too-big = The file is bigger than any profile.
file-too-big-next = Check that it is the right file.

## The desk
to-list = All profiles
text-label = Text of the profile
line-number = Line { $line }.
side-label = What this text means
save = Save
saved = Saved
saving = Saving
undo-draft = Undo changes
export = Export
duplicate = Make a copy
duplicating = Copying
revert = Back to shipped
reverting = Going back
take-away = Take away
key-edit = Into the text
refused-text = The changes of this shop do not fit the new version: the shipped text is used.
refused-text-next = Mend the line and save, or go back to the shipped text.
moved-text = An update renewed this profile. Your changes were put over the new text.
tab-values = Values
tab-diff = Differences
tab-vectors = Tests
tab-history = History
all-values = Show defaults too, { $count } in all
value-here = here
value-changed = changed
value-default = default
value-from = from { $profile }
group-itself = The profile itself
group-line = Line
group-match = Known on USB by
group-framing = Where a scan ends
group-code-id = Signs of the kind of code
group-control = Control characters
group-commands = Commands
group-paper = Paper
group-codepages = Code pages
group-text = How words are spelled
group-codes = Barcodes and QR
group-raster = Pictures
group-cutter = Cutter
group-drawer = Cash drawer
group-status = What it tells of itself
group-buffer = Buffer
group-screen = Screen
group-signs = Signs
group-answering = Answer
group-asking = Question
group-patience = Patience
diff-own = There is no shipped text
diff-own-next = This profile is the shop's own: there is nothing to compare it with.
diff-none = No differences
diff-none-next = The text is the shipped one.
diff-label = Differences from the shipped text
diff-gone = was
diff-new = is
diff-fold = { $count ->
    [one] { $count } line without differences
   *[other] { $count } lines without differences
  }
failing-title = { $count ->
    [one] { $count } test fails
   *[other] { $count } tests fail
}
failing-text = With this text the device will not do what its own tests say. Save it if that is what you mean.
failing-back = To the tests
failing-go = Save anyway
vectors-none = No tests
vectors-none-next = Add a [[vector]]: what a device sent, or what must go to the paper.
vector-scan = { $number }. Scan
vector-print = { $number }. Print
vector-show = { $number }. Show
vector-weigh = { $number }. Weight
vector-status = { $number }. Status
vector-wanted = wanted
vector-got = came out
vector-mend = Take it as right
history-none = No changes yet
history-none-next = Every saved change will be here: who, when, and a button to bring it back.
deed-edited = Changed
deed-imported = Taken in from a file
deed-duplicated = Made as a copy
deed-calibrated = Set by the device itself
deed-restored = An earlier change is back
deed-reverted = The shipped text is back
restore = Bring back

## Try it
try-out = Try it
try-title = Try the draft
try-text = One device will speak by the draft. After this time, or when you leave this page, it goes back to its profile by itself.
try-device = On what
try-time = How long
minutes = { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
  }
try-go = Try it
trying = Switching
try-broken = There is nothing to try yet.
try-nobody = Nothing works by this profile.
try-nobody-next = Give the profile to a device on its page, then try the change.
trial-runs = { $station } works by the draft for { $time } more.
trial-back = Then it goes back by itself.
trial-keep = Keep it so
trial-end = Go back now

## Copy, going back
duplicate-title = A copy under a name of its own
duplicate-text = What is shipped stays as it is. The copy can be changed and given to any device.
duplicate-id = Name of the copy
duplicate-hint = Small Latin letters, digits and single hyphens.
duplicate-go = Make a copy
revert-title = Back to the shipped text
revert-text = The changes of the shop stop working at once. They stay in the history, one button brings them back.
take-away-title = Take the profile away
take-away-text = The profile will not be in the list any more. Its text stays in the history under this name.
