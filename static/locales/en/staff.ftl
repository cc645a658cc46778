## People and signing in: what happened and what to do
signed_out = You are signed out
signed_out-next = Sign in again
not_allowed = Only store IT can do this
not_allowed-next = Sign in under another name, or ask someone who can
wrong_sign_in = Name and password do not fit
wrong_sign_in-next = Check the keyboard layout and type again. If you forgot it, ask store IT for a code
wrong_code = This code does not fit
wrong_code-next = A code works for a short time, once, and for one name. Ask for a new one
too_many_attempts = Too many attempts
too_many_attempts-next = Try again in { $wait }
wait-for = { $seconds ->
    [one] { $seconds } second
   *[other] { $seconds } seconds
  }
fields_wrong = This cannot be saved
fields_wrong-next = Correct the marked lines
field-short = At least 10 characters. Several words are best
field-long = At most 200 characters
field-name = A name is no password
field-common = Everybody knows this password. Make your own
name_taken = Somebody has this name already
name_taken-next = Add a surname or a department
last_of_it = This is the last person with the rights of store IT
last_of_it-next = Give these rights to somebody else first
needs_tls = You cannot sign in at this address: the password could be seen on the network
needs_tls-next = Open the page over https, or at the server itself
key_revoked = This screen was disconnected from the shop
key_revoked-next = Pair it again: a code will appear on the screen
pairing_over = This request is answered already, or has expired
pairing_over-next = Look which code the screen shows now
other_kind = This page and this station are of different kinds
other_kind-next = Choose a till for a till’s page, a kiosk for a kiosk’s page
authorization_pending = Waiting for store IT to answer
authorization_pending-next = Tell store IT the code on this screen
slow_down = Asked too often
slow_down-next = Ask less often
access_denied = Store IT refused to pair
access_denied-next = Talk to store IT, then ask for a new code
expired_token = The code has expired
expired_token-next = Ask for a new code

## Who, when it is no person with an account
who-server = The server
who-console = The server's terminal
who-stranger = Not signed in
who-demo = The demo
