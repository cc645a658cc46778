## What was done. Key: deed-<name>, dots as dashes. At hand: { $subject } (to what, by name), { $who }, and the details of the entry.
deed-staff-first = First account: { $subject }
deed-staff-first-code = A code for the first account was given out
deed-staff-sign-in = Signed in from { $address }
deed-staff-sign-out = { $everywhere ->
    [yes] Signed out everywhere
   *[other] Signed out
  }
deed-staff-password = Password changed by its owner
deed-staff-new-password = Password set by a one-time code from { $address }
deed-staff-guessing = Wrong password or code, { $count } in a row, from { $address }
deed-profile-edited = Profile { $subject } changed, revision { $number }
deed-profile-imported = Profile { $subject } taken in from a file, revision { $number }
deed-profile-duplicated = Profile { $subject } made as a copy of another
deed-profile-calibrated = Profile { $subject } set by the device itself, revision { $number }
deed-profile-restored = Profile { $subject } has an earlier text again, revision { $number }
deed-profile-reverted = Profile { $subject } has its shipped text again
deed-profile-tried = A draft of profile { $profile } tried for { $seconds } s: { $subject }
deed-spool-hold = Print queue stopped: { $subject }
deed-spool-release = Print queue started: { $subject }
deed-spool-cancel = Document taken off the queue: { $subject }
deed-spool-move = Document { $subject } moved from printer { $printer } to { $to }
deed-spool-reprint = Copy of document { $subject } on printer { $to }
deed-spool-seen = Confirmed that the document came out: { $subject }
deed-spool-missed = Confirmed that the document did not come out: { $subject }
deed-spool-test-page = Test page: { $subject }
deed-drawer-open = Cash drawer opened: { $subject }. Reason: { $why }
deed-device-accepted = Device { $subject } accepted ({ $to })
deed-device-returned = Device { $subject } brought back ({ $to })
deed-device-named = Device { $subject } called "{ $to }"
deed-device-moved = Device { $subject } moved: { $to }
deed-device-profile = Device { $subject } given profile { $to }
deed-device-address = Device { $subject } given address { $to }
deed-device-baud = Device { $subject } given speed { $to }
deed-device-enabled = Device { $subject } put to work
deed-device-disabled = Device { $subject } taken out of work
deed-device-removed = Device { $subject } removed ({ $to })
deed-device-deed = Command { $command } to device { $subject }
deed-fault-going = Gone to mend: { $subject }
deed-fault-not-going = Not going after all: { $subject }
deed-plan-moved = Moved on the plan: { $subject }
deed-support-bundle = Support bundle downloaded
deed-pair-accept = Pairing accepted: { $subject }, { $kind ->
    [agent] agent
   *[station] screen
  }, address { $address }
deed-pair-refuse = Pairing refused: { $kind ->
    [agent] agent
   *[station] screen
  } { $subject }, address { $address }
deed-agent-named = Agent “{ $from }” was named “{ $to }”
deed-key-made = Key handed out: { $subject }, address { $address }
deed-key-revoked = Key revoked: { $subject }
deed-key-replaced = Earlier key replaced by a new one: { $subject }
deed-bytes-revealed = Bytes of { $subject } uncovered for { $minutes } min: { $reason }
deed-bytes-covered = Bytes of { $subject } covered again
deed-staff-add = Person added: { $subject }, { $role ->
    [cashier] cashier
    [manager] manager
   *[it] store IT
  }
deed-staff-code = New code in place of the password: { $subject }
deed-staff-role = Rights: { $subject }, { $role ->
    [cashier] cashier
    [manager] manager
   *[it] store IT
  } (before: { $before ->
    [cashier] cashier
    [manager] manager
   *[it] store IT
  })
deed-staff-block = Shut out: { $subject }
deed-staff-unblock = Let in again: { $subject }
deed-staff-signed-out = Signed out everywhere: { $subject }
deed-unknown = { $deed }: { $subject }
deed-device-tried = Tried before it was let in: { $subject }
