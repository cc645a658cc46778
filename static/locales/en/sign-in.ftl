# The sign-in page for people who work here.
page-title = Staff sign-in
shop = Shop
other-language = Русский
where = Staff sign-in
waking-title = Waiting for the server
waking-text = It has not answered yet. The form appears by itself.
title = Good to see you again
name = Name
password = Password
show = show
hide = hide
caps = Caps Lock is on
enter = Sign in
entering = Signing in…
code-question = New here, or forgot the password?
have-code = I have a code
code-title = Sign in with a code
code-text = Store IT gives out the code. It works once: with it you set a password of your own.
code = One-time code
new-password = New password
password-hint = 10 characters or more. Several words are best
password-more = { $count ->
    [one] { $count } character more
   *[other] { $count } characters more
  }
back = Back
first-title = Nobody is here yet
first-text = Make the first account of store IT. The code is printed in the window where the server was started; it works for an hour.
first-name = Your name
first-enter = Make it and sign in
other-title = You are signed in: { $name }
other-text = { $role }. The console opens for store IT.
other-name = Sign in under another name
role-cashier = Rights of a cashier
role-manager = Rights of a manager
role-it = Rights of store IT
unsafe-title = You cannot sign in from here
unsafe-text = The connection is not protected, the password could be seen on the network. Open this page over https, or at the server itself.
unsafe-go = Open over https
silent = The server did not answer
silent-next = Check the network and try again
