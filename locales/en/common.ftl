# Words that may stand on any page.
product-name = Vangnet
skip-to-content = Skip to content
menu = Menu
navigation = Main menu
in-english = English
in-dutch = Nederlands
sign-out = Sign out
for-staff = Sign in for staff
knowledge = Knowledge
privacy = Privacy
accessibility = Accessibility
demo-band = Demo: every person is invented.
page-broken = This page does not work right now. Try again in a minute. What you saved is still there.
print = Print
go-back = Back

exit-now = Leave this site
exit-emergency = Emergency:
exit-hidden = Emergency: leave this site
exit-region = Leave quickly
exit-explained = Is someone watching? Press the button. Or press Shift 3 times.
exit-more = Read what the button does not do.
exit-pressed-once = Shift, press 2 more times to leave.
exit-pressed-twice = Shift, press 1 more time to leave.

form-optional = may stay empty
form-fault = Please note:
form-summary = { $n ->
    [one] One thing still needs to change
   *[other] { $n } things still need to change
}

draft-kept = Saved at
draft-failed = Saving does not work right now. We will try again. Do not close this screen.
draft-signed-out = You are signed out. Sign in on a new tab. Your text stays here.
session-ending = You will be signed out soon. Your text is kept.
session-stay = Stay signed in
session-over = You are signed out. Sign in on a new tab. What you typed here is still here.

notice-plain = For your information:
notice-done = Done:
notice-warn = Please note:
notice-late = Important:

duty-whose = Whose move: { $who }
standing-confirmed = confirmed
standing-background = background
standing-proposal = proposal
standing-local = from here

pages = More results
pages-previous = Previous
pages-next = Next
pages-total = { $n ->
    [one] 1 result
   *[other] { $n } results
}
