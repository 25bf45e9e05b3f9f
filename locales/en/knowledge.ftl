# The knowledge pages.
kn-start-head = What the field knows
kn-start-lead = All in one place. Every item says where it comes from and how certain it is.
kn-search = Search
kn-search-hint = For example: phone, debts, school
kn-search-button = Search
kn-found = Found for ‘{ $asked }’
kn-nothing = Nothing found. Try another or a shorter word.
kn-parts = What there is
kn-standing-head = How certain is this?
kn-standing-confirmed = The source was read and says this.
kn-standing-background = Known in the field. No source has been seen for it yet.
kn-standing-proposal = Our own proposal. The municipality still has to confirm it.
kn-standing-local = Added by an organisation here, which is named as its source.

kn-head-signals = Signals
kn-lead-signals = What people see or hear that may point to exploitation.
kn-note-signals = One signal means little. Many signals are still no proof, and without signals something may be wrong. Never add them up. Watch for sudden change and consult in time: it can go fast.
kn-head-factors = Risk and protection
kn-lead-factors = Circumstances that make vulnerable or that protect. These are not signals.
kn-note-factors = A circumstance says nothing about one young person, and explains or excuses nothing. The offender is responsible. Use this to think about where protection is needed.
kn-head-programmes = Prevention programmes
kn-lead-programmes = Lessons, training and materials, with an honest word on what is known of their effect.
kn-note-programmes = Programmes are not in order of quality. A judgement concerns a programme's own goals. No lesson has been proven to prevent exploitation.
kn-head-barriers = Barrier model
kn-lead-barriers = Per phase: what makes exploitation possible and who can do something about it.
kn-note-barriers = The phases are not a calendar. A case can begin in any phase and skip phases.
kn-head-scan = Self-scan for municipalities
kn-lead-scan = Questions with which a municipality checks its own approach.
kn-note-scan = The topics come from the sources. The questions themselves were written by us.
kn-head-revictimisation = Renewed victimisation
kn-lead-revictimisation = Signs during aftercare that someone may be in danger again.
kn-note-revictimisation = Every sign comes with an ordinary explanation. Talk with the young person first. A relapse is never the victim's fault.

contents = On this page
item-checked = checked on { $day }
item-unchecked = not checked for more than a year
filter-groep = What is it about?
filter-fase = Phase
filter-vorm = Form of exploitation
filter-wie = Who notices it?
filter-all = Everything
filter-apply = Show
filter-clear = Show all signals
signals-shown = You see { $shown } of { $total } signals.
signals-not-seen = Not looked at
signals-not-seen-words = Your choice leaves this out. It may still be going on. Look at it too.
signals-in-phase = Phase: { $phase }
signals-nothing-of = you see nothing of this. { $n ->
    [one] 1 signal was not looked at.
   *[other] { $n } signals were not looked at.
}
signals-part-of = you see a part of this. { $n ->
    [one] 1 signal was not looked at.
   *[other] { $n } signals were not looked at.
}

factor-risk = What makes vulnerable
factor-protective = What protects
factor-about-risk = Asks for more protection. It is never a reason to suspect someone.
factor-about-protective = Can be made stronger. The question beside it can open a conversation.

fact-question = How to ask
fact-ask-by = Who may ask this
fact-forms = Form
fact-phases = Phase
fact-seen-by = Noticed by
fact-kind = Kind
fact-target-group = For whom
fact-ages = Age
fact-school = School
fact-lvb = With a mild intellectual disability
fact-gender = Girls and boys
fact-duration = Duration
fact-training = Training needed
fact-owner = Maker
fact-licence = Use
fact-evidence-register = Assessed by
fact-evidence-given = Assessed on
fact-evidence-note = About its effect
fact-lead = Takes the lead
fact-partners = Can do this
fact-mechanism = How it works
fact-awareness = Do those who make it possible know
fact-evidence-asked = What shows it
fact-answered-by = Who answers
fact-first-step = First step
fact-other-explanation = Can also be
fact-other-explanation-proposal = Can also be (our proposal)
evidence-tag = Effect: { $level }
evidence-old = assessment older than 5 years
ages-between = { $from } to { $until } years
ages-from = from { $from } years
ages-until = up to { $until } years

kn-kind-form = Form of exploitation
kn-kind-signal = Signal
kn-kind-factor = Risk or protection
kn-kind-help-line = Help line
kn-kind-revictimisation = Sign of renewed victimisation
kn-kind-programme = Programme
kn-kind-barrier = Barrier model
kn-kind-scan-question = Self-scan question
