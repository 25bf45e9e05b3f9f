# The public door: short sentences, one thought each, at most 12 words. Never a reproach.
publicdoor-title = Information
publicdoor-nav-start = Start
publicdoor-nav-help = Help
publicdoor-nav-safe = Browse safely
publicdoor-nav-knowledge = Knowledge
publicdoor-footer-nothing-kept = No cookies. We do not write down who comes here.
publicdoor-to-help = All help in one list
publicdoor-to-young = What you can do
publicdoor-to-what = Read what exploitation is
publicdoor-to-knowledge = To the knowledge pages
publicdoor-lines = Who you can talk to
publicdoor-demo-band = This is a demo. The telephone numbers are real.

front-title = Information
front-head = Is someone forcing you?
front-lead = Or do you know someone? Read what you can do. It is not your fault.
front-danger = Is there danger now?
front-call-112 = Call 112
front-who = Who are you?
front-young = I am young
front-young-about = Someone makes me do things I do not want.
front-friend = I am a friend
front-friend-about = I am worried about someone.
front-parent = I am a parent or relative
front-parent-about = I am worried about my child.
front-professional = I work with young people
front-professional-about = I see something. What must I do?
front-what = What is exploitation?
front-what-about = Someone uses you for their own gain. With sex, with crime or with work. It happens to girls and boys.
front-help = Talk to someone
front-help-about = You do not have to give your name.

help-title = Telephone numbers
help-head = Find help here
help-lead = Call or chat. You can ask anything. Not sure who? Start with the Kindertelefoon.
help-young = For you
help-others = Also for parents and professionals
help-traces = A call can show on your phone or your bill.

line-call = Call
line-for = For:
line-hours = Open:
line-cost = Cost:
line-checked = Checked on { $day }.
line-unchecked = not checked for more than 6 months

not-found-title = Not found
not-found-head = This page does not exist
not-found-lead = The address may have changed. Nothing is lost.
not-found-start = To the start

what-title = Explanation
what-head = What is exploitation?
what-lead = Someone uses you for their own gain.
what-1-head = How can it happen?
what-1-body =
    It can happen in many ways.
    - With sex, or with photos and videos.
    - With crime, such as carrying things or giving your bank card.
    - With work, for little money or no money.
    Sometimes it goes fast. Sometimes it looks like love or friendship first.
what-2-head = Who can this happen to?
what-2-body =
    Anyone. Girls and boys, young and old, on the street and online.
what-3-head = How do you notice?
what-3-body =
    - You have to do things you do not want.
    - Someone is very sweet first and angry later.
    - You have a debt that never ends.
    - Someone has pictures of you.
    - You do not dare to say no.
    - You may not see your friends any more.
what-4-head = It is not your fault
what-4-body =
    Not even if you got money or presents.
    Not even if you went along.
    The person who uses you is responsible. You are not.

young-title = Information for young people
young-head = Does someone make you do things?
young-lead = You are not the only one. There are people who believe you.
young-1-head = Is there danger now?
young-1-body =
    Call 112. You always may.
    Go to a place with people. A shop, a school or a bus.
young-2-head = What can you do?
young-2-body =
    - Talk to someone you trust. A mentor, an aunt, a coach.
    - Call or chat. You do not have to give your name.
    - Keep messages, if that is safe.
    - You do not have to tell everything at once.
young-3-head = What happens when you talk?
young-3-body =
    You choose what you tell. The other person listens.
    Together you think of the next step.
    Is there danger? Then a helper sometimes has to act. Ask beforehand what they must pass on.
young-4-head = Did you have to break the law?
young-4-body =
    Maybe you had to carry, sell or steal something.
    Did someone force you? Then you are a victim too.
    Say so to whoever helps you. Keerpunt is there for this.
young-5-head = Does someone have pictures of you?
young-5-body =
    Do not pay. Do not send anything more.
    Helpwanted helps to get pictures removed.
young-6-head = It is not your fault
young-6-body =
    Whatever happened. The other person should not have done this.
    It can stop. You do not have to do that alone.

friend-title = Information for friends
friend-head = Are you worried about someone?
friend-lead = Good that you read this. You can make a difference.
friend-1-head = How do you help?
friend-1-body =
    - Listen. Say that you believe them.
    - Ask what your friend needs.
    - Do not get angry. Do not blame.
    - Stay in touch, even if nothing changes.
friend-2-head = What should you not do?
friend-2-body =
    - Do not talk to the offender yourself.
    - Do not put anything about it online.
friend-3-head = Tell an adult
friend-3-body =
    Choose someone you trust. A mentor, parent or coach.
    You may tell a secret about danger. That is not betrayal.
friend-4-head = Take care of yourself too
friend-4-body =
    You do not have to carry this alone. Call or chat yourself.
    Is there danger now? Call 112.

parent-title = Information for parents
parent-head = Are you worried about your child?
parent-lead = You can do a lot. You do not have to do it alone.
parent-1-head = Is there danger now, or is your child missing?
parent-1-body =
    Call 112 in danger. Is your child missing? Call the police at once.
parent-2-head = What can you do?
parent-2-body =
    - Keep talking and stay calm.
    - Say that your child can always come home.
    - Listen without reproach. Your child may be afraid.
    - Write down what you see and when.
    - Keep messages if that is safe.
    - Do not look for the offender yourself.
parent-3-head = Who can you talk to?
parent-3-body =
    Veilig Thuis gives advice day and night. You do not have to give a name.
    School, family doctor and neighbourhood team can help too.
parent-4-head = Your child is not to blame, nor are you
parent-4-body =
    Offenders are clever. They win trust first.
    The offender is responsible. Not your child and not you.

professional-title = Information for professionals
professional-head = Do you notice something about a young person?
professional-lead = One signal means little. You may always ask advice, without a name.
professional-1-head = Is there danger now?
professional-1-body =
    Call 112. Do not investigate yourself.
professional-2-head = What do you do first?
professional-2-body =
    - Write down what you saw and heard, with the date.
    - Write down the young person's words exactly.
    - Consult the focal officer or Veilig Thuis.
    - Follow the meldcode of your organisation.
professional-3-head = What do you not do?
professional-3-body =
    - Do not question the young person.
    - Do not promise secrecy.
    - Do not talk to the possible offender.
    - Do not wait until you are certain.
professional-4-head = Think of boys too
professional-4-body =
    Boys are victims too. Sometimes they first look like suspects.
    Take extra care with a mild intellectual disability.

safe-title = About this site
safe-head = Browse safely
safe-lead = Is someone watching your phone? Read this first.
safe-1-head = What does the button ‘Leave this site’ do?
safe-1-body =
    The screen goes blank at once. Then you see an ordinary site.
    Pressing Shift three times does the same.
    Are scripts off? Then only the button works.
safe-2-head = What does the button not do?
safe-2-body =
    - The button does not clear your history.
    - The button does not stop an app that watches.
    - Whoever is watching has already seen this page.
    - Your internet company can see which sites you visit.
safe-3-head = How to browse more safely
safe-3-body =
    - Use another device. For example at school or in the library.
    - Use a private window.
    - Clear only these pages from your history. Clearing everything stands out.
    - Does someone know your password? Change it on another device.
safe-4-head = What does this site keep?
safe-4-body =
    Nothing about you. There are no cookies.
    We do not write down who comes here or what you read.

elsewhere-head = You are going to another site
elsewhere-lead = The next page is on { $site }.
elsewhere-theirs = That site is not ours.
elsewhere-keeps = They may keep what you do there.
elsewhere-watched = Is someone looking at your phone?
elsewhere-safe = First read how to look safely.
elsewhere-go = Go to { $site }
elsewhere-stay = Stay here
