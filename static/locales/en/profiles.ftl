# What the server says of profiles. It speaks to store IT.
profile_unknown = There is no such profile
profile_unknown-next = Open the list of profiles: it may have been taken away
profile_refused = This is no profile yet. { $reason }
profile_refused-next = Mend the marked line. The text from before is still in force
profile_vectors_fail = Some tests of this text fail
profile_vectors_fail-next = Mend the text or the tests, or save it as it is if you are sure
profile_changed_meanwhile = While you were editing, somebody else saved this profile: { $by }
profile_changed_meanwhile-next = Copy your changes, open the profile again and make them once more
profile_id_taken = The name { $id } is taken
profile_id_taken-next = Choose another name, or replace the profile that has it
profile_id_bad = This name will not do
profile_id_bad-next = Small Latin letters, digits and single hyphens, 64 at most: lane-2-scanner
profile_in_use = The profile is in use: { $users }
profile_in_use-next = Give these devices another profile first
profile_too_big = The text is longer than any profile
profile_too_big-next = Check that it is the right file: a profile has 24 thousand signs at most
profile_kind_unclear = The text does not tell what device it is for
profile_kind_unclear-next = Say what it is: a scanner, a printer, a display or a scale

## What is wrong with a text
profile-problem-not-utf8 = The file is not in UTF-8.
profile-problem-not-toml = The line cannot be read as TOML: check quotes, brackets and the equals sign.
profile-problem-unknown-key = There is no key { $key } here. There are: { $known }.
profile-problem-unknown-key-near = There is no key { $key } here. Did you mean { $near }?
profile-problem-misplaced-key = The key { $key } stands inside another table: its place is higher up, before the first line in square brackets.
profile-problem-wrong-id = The text has the id “{ $id }”, the profile is called { $wanted }.
profile-problem-extends-circle = extends goes in a circle: { $chain }.
profile-problem-extends-deep = extends is deeper than { $most }: { $chain }.
profile-problem-extends-unknown = extends names { $base }, and there is no such profile. There are: { $known }.
profile-problem-missing-key = The key { $key } is missing.
profile-problem-out-of-range = { $key }: the value has to be { $bound }.
profile-problem-not-listed = { $key }: there is no “{ $value }”. There are: { $known }.
profile-problem-not-hex = { $key }: bytes are pairs of hexadecimal digits with spaces between, small letters: 1b 40.
profile-problem-wrong-type = { $key }: it has to be { $wanted }, and it is { $got }.
profile-problem-page-without-slot = text.page names { $page }, and codepages has no number for it.
profile-problem-custom-without-ids = code_id.scheme custom needs the signs in code_id.ids: A = "ean13".
profile-problem-not-answered = framing.answer: a scanner of the kind { $kind } waits for no answer. Answered are stx_etx and ssi.
profile-problem-in-store-pattern = { $key }: thirteen places are needed, digits first, then I for the goods, V for the value, P for its check digit (with four or five V), and C at the end: 21IIIIIVVVVVC.
profile-problem-id-taken = This version has given the name { $id } to a profile for another kind of device.
profile-problem-other = { $key }: { $detail }.
vector-nothing = nothing
