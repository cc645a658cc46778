# The screen "People and keys".
nav-people = People and keys
people-name = People and keys
people-title = { $count ->
    [one] { $count } person here
   *[other] { $count } people here
  }
people-title-asks = { $count ->
    [one] { $count } machine waits to be paired
   *[other] { $count } machines wait to be paired
  }
people-inside = Signed in: { $count }.
people-without = { $count ->
    [one] { $count } screen has no key.
   *[other] { $count } screens have no key.
  }
people-all-keys = Every screen has a key.
people-agents = { $count ->
    [one] { $count } agent is paired.
   *[other] { $count } agents are paired.
  }
people-people = People
people-col-name = Name
people-col-role = Rights
people-col-state = Sign-in
people-col-last = Seen
people-me = this is you
people-add = Add a person
people-add-do = Add and show the code
people-adding = Adding…
people-name-hint = The name to sign in with. The person sets the password.
role-cashier = Cashier
role-manager = Manager
role-it = Store IT
role-cashier-may = Works at the till
role-manager-may = And decides for cashiers
role-it-may = And all of this console
person-inside = signed in
person-active = away
person-invited = waits with a code
person-blocked = shut out
person-inside-text = Signed in now.
person-active-text = May sign in, is away now.
person-invited-text = No password yet: a one-time code is needed.
person-blocked-text = May not sign in; every sign-in was ended.
person-code = Reset the password, give a code
person-code-again = Give a new code
person-code-making = Making a code…
person-out = End every sign-in
person-out-doing = Ending…
person-block = Shut out
person-unblock = Let in again
person-saving = Saving…
person-role = Give rights: { $role }
person-back = Done
sessions-title = Open sign-ins
sessions-none = None.
session-since = since { $time }, last deed: { $age }
session-mine = this console
code-for = Code: { $name }
code-done = The code is passed on
code-step-open = Open { $address } and choose "I have a code".
code-step-enter = Enter the code, the name "{ $name }", and make up a password.
code-until = The code works once, for a day, until { $time }. It is shown nowhere else: if it gets lost, give a new one.
password-own = Change your own password
password-old = Present password
password-new = New password
password-hint = 10 characters or more, several words are best. Your other sign-ins end.
password-change = Change the password
password-changing = Changing…
password-changed = The password is changed. Other sign-ins have ended.
requests-title = Requests to pair
requests-lead = Compare the code with the screen of the machine itself. If you did not switch it on, refuse.
request-station = Screen: { $name }
request-agent = Agent: { $name }
request-nameless = gave no name
request-from = Address { $address } · code until { $time }
request-which = Which screen is it
request-which-agent = Which agent is it
request-free = no key
request-new-agent = A new agent
request-name = What to call it
request-replaces = The present key of this screen stops working.
request-accept = The code matches, accept
request-accepting = Accepting…
request-refuse = Refuse
request-refusing = Refusing…
keys-of = Screens
key-none = No key. Open the shop's page on this screen: a code appears.
key-now = Open now
key-seen = Seen: { $age }
key-never = Not seen yet
key-made = Paired: { $age }, { $name }
key-somebody = somebody who is not here any more
key-demo = { $count ->
    [one] Paired by the demo itself, { $count } key
   *[other] Paired by the demo itself, { $count } keys
  }
key-revoke = Revoke
agents-title = Agents
agents-none = All devices hang on this server. To bring in another machine, start on it
agent-rename = Rename
agent-rename-title = Rename agent “{ $name }”
agent-rename-text = The plan, the faults and the pages of devices call it so. Its key and its devices stay.
agent-rename-do = Rename
agent-renaming = Saving…
revoke-title = Revoke the key: { $name }?
revoke-text = Within five seconds the line is cut and the screen shows a code to pair anew. A shopper's open visit ends.
revoke-do = Revoke the key
revoking = Revoking…
revoke-keep = Keep it
