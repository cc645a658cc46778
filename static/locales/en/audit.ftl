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
