# What is wrong, and the journal of what is over.
nav-faults = Faults
faults-lead = { $count ->
    [one] { $count } fault open. The oldest first
   *[other] { $count } faults open. The oldest first
  }
faults-none = All is well
faults-none-text = When something breaks, this says what happened, who waits and what to do.
since-for = For { $time }
journal = What is over
journal-empty = Empty: nothing has broken yet.
col-since = Began
col-lasted = Lasted
col-fault = What it was
col-who = Who saw to it
by-itself = went by itself
