# Account: privacy and accessibility of this site.
contact-us = Contact us
privacy-page-title = Privacy
privacy-page-head = Privacy
privacy-page-lead = Whoever reads these public pages leaves nothing behind with us.
privacy-page-1-head = The public pages
privacy-page-1-body =
    { $who } is responsible for this site.
    We set no cookies and keep no track of visits. Nothing is loaded from other sites. We do not write down internet addresses of visitors.
    Calling or chatting is with another organisation. Their own rules apply there.
privacy-page-2-head = The part behind sign-in
privacy-page-2-body =
    Staff of the chain work in a closed part. What stands there is encrypted.
    Each time someone looks at something it is recorded: who, what, when and why. Nobody can change that log unseen.
    There is no score and no list of children.
privacy-page-3-head = Your rights
privacy-page-3-body =
    You may ask what is recorded about you or your child. You may have mistakes corrected. Ask the organisation that holds the file.
    If you cannot settle it together, you can complain to the Dutch Data Protection Authority.
accessibility-page-title = Accessibility
accessibility-page-head = Accessibility
accessibility-page-lead = Everyone must be able to use this site, also on a bad day.
accessibility-page-1-head = What we aim for
accessibility-page-1-body =
    The standard is WCAG 2.2, level AA, and the European standard EN 301 549. { $who } is responsible.
accessibility-page-2-head = How far we are
accessibility-page-2-body =
    With every change a program tests the pages in light, dark and high contrast, on phone and computer. Such a test does not find everything.
    An independent examination by people has not been done yet. Until then we call the site partially accessible.
accessibility-page-3-head = What you can expect
accessibility-page-3-body =
    - Everything works with the keyboard and with a screen reader.
    - Everything works without scripts. Only signing in with a passkey needs them.
    - You can zoom to 400% and print every page.
    - Your preference for dark, high contrast or less motion is followed.
accessibility-page-4-head = Do you run into a barrier?
accessibility-page-4-body =
    Tell { $who }. If you cannot settle it together, you can turn to the Netherlands Institute for Human Rights or the National Ombudsman.
