# Self-check and the support bundle.
nav-support = Support
support-title = Support
support-fine = The server is content with itself
support-bad = { $count ->
    [one] The server dislikes { $count } thing
   *[other] The server dislikes { $count } things
  }
support-lead = Checked { $age }
self-check = Self-check
check-store-ok = The database is open and can be read
check-disk-ok = { $detail } % of the disk is free
check-disk-bad = Only { $detail } % of the disk is free: make room
check-disk-unknown = How much room is on the disk could not be told
check-ledger-ok = Stock agrees with its journal of movements
check-ledger-bad = Levels that do not agree with the journal: { $detail }
check-devices-ok = All devices connected: { $detail }
check-devices-bad = Not all devices connected: { $detail }
check-profiles-ok = Every device has its profile
check-profiles-bad = Devices whose profile is gone: { $detail }
check-machines-ok = All machines with devices connected
check-machines-bad = Machines with devices and no connection: { $detail }
check-spool-ok = No documents in doubt
check-spool-bad = Slips about which a person has to be asked: { $detail }
check-channels-ok = The online shops answer
check-channels-bad = Online shops that do not answer: { $detail }
bundle-title = Support bundle
bundle-text = One file for whoever helps from afar. It can go by mail: there are no people in it.
bundle-inside = Inside
bundle-1 = Versions and settings, without passwords
bundle-2 = Devices, profiles, their history and faults
bundle-3 = The print queue without its documents
bundle-4 = Last lines of the log and bytes, what is personal covered
bundle-outside = Not inside
bundle-5 = Names, phones, addresses, card numbers
bundle-6 = Passwords, keys, secrets
bundle-7 = Names of staff
download = Download
bundle-audit = A download is written into the record.
check-again = Check again
