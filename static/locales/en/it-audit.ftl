# The screen "Record": who did what.
nav-audit = Record
audit-title = Who did what
audit-lead = No entry can be changed unseen: each is sealed together with the one before it.
audit-checking = Checking the seals…
audit-whole = { $count ->
    [one] The whole chain holds: { $count } entry
   *[other] The whole chain holds: { $count } entries
  }
audit-broken = The chain is broken from entry { $number } on. Keep a copy of the database and find out who changed it
audit-find = A word, a name, a device
audit-day = Day
audit-who = Who
audit-everybody = Everybody
audit-about = About
about-people = People
about-keys = Keys
about-devices = Devices
about-profiles = Profiles
about-print = Print
about-other = Other
audit-more = Show earlier ones
audit-nothing = No such entries
audit-nothing-text = Ask for less: another word, another day.
audit-all = Show all
audit-empty = Nothing yet
audit-empty-text = Everything done in this console will appear here.
