# Advice without a name: the thread, the expert from elsewhere, and going on under a name.

adviser-focal-officer = The focal officer
adviser-colleague = A colleague
adviser-expert = An expert from elsewhere
adviser-hint-focal-officer = Knows the meldcode. Nearly always a good start.
adviser-hint-colleague = Only this colleague reads your question.
adviser-hint-expert = Someone without an account, such as a doctor or a psychologist. You pass on an address and a code yourself.
consult-whom = Whom do you ask?
consult-colleague = Which colleague?
consult-colleague-hint = Only needed when you ask a colleague.
consult-question-to = Question to: { $who }
consult-from = Answered by: { $function }, { $organisation }
consult-further = Your next question
consult-further-hint = Whoever reads it also sees the questions and answers above. Give no name, address, number or date of birth.
consult-tell = What did the advice bring?
consult-tell-hint = Whoever advised you reads this. Give no name.
consult-told = What the advice brought
consult-go-on = Make a signal of it
consult-went-on = On under a name
consult-went-on-yours = You made a signal of it. Whoever advised you sees that you went on. Nothing more.
consult-went-on-words = Whoever asked went on with this. You don't hear who it is about. That is how it should be.

act-consultation-verder = Ask further
act-about-consultation-verder = You can ask the same person or someone else.

go-on-words = You go on under a name. There will be a signal, with the steps of the meldcode. Whoever advised you only sees that you went on.
go-on-why = Why is a name needed now?
go-on-why-hint = This stands with the signal. Whoever advised you doesn't read it.

acts-can = You can

invitation = The invitation
invitation-address = Address
invitation-until = Opens until
invitation-make = Invite the expert
invitation-make-again = Make a new invitation
invitation-words = You get an address and a code. The expert needs both.
invitation-sees = The expert reads the questions and answers, your function and the name of your organisation. Nothing else: no name, no signal.
invitation-two-ways = Pass on the address and the code in two different ways. Mail the address and phone the code, for example.
invitation-once = The expert can answer once, in one browser. After that the invitation opens nothing.
invitation-opens-until = The invitation opens until { $when }.
invitation-proposal = This term is a proposal of Vangnet.
invitation-replaces = There is an invitation already. When you make a new one, the old one opens nothing.
invitation-made = The invitation is ready
invitation-only-now = You see the code only now. Write it down or phone at once.
invitation-step-address = 1. Send this address
invitation-step-address-words = By mail, for example. The address alone opens nothing.
invitation-step-code = 2. Tell this code
invitation-step-code-words = Not in the same message. Phone, for example.
invitation-done = I have passed on both

door-title = Advice without a name
door-words = Someone asks your advice. Type the code you were given.
door-code = Code
door-code-hint = Sixteen letters and digits. Capitals and dashes don't matter.
door-open = Read the question
door-no-code = Doesn't the code work? Then it was used, is too old or was taken back. Ask whoever invited you for a new one.
door-opens-nothing = This code opens nothing. See whether you typed it well, or ask for a new one.
door-too-often = Tried too often. Wait five minutes and try again.
door-asks = { $function } of { $organisation } asks your advice.
door-nameless = You don't hear who it is about. That is how it should be: don't ask, and give no name.
door-question = The question
door-earlier = Asked earlier
door-your-answer = Your answer
door-once = You can answer once, until { $when }. After that this page is closed.
door-function = What is your function?
door-function-hint = For example: youth doctor. Your name isn't needed.
door-organisation = For which organisation do you work?
door-kept = Your answer, your function and your organisation are kept with the question. Your name isn't.
door-send = Send the answer
door-sent = Your answer was sent
door-sent-words = Thank you. Whoever asked reads your answer now. You can close this window.

event-advice-from = Advice of { $function }, { $organisation }
event-advice-asked-further = Asked further
event-expert-invited = An expert from elsewhere was invited, until { $when }
event-advice-told = Told what the advice brought
event-advice-went-on = Went on under a name
event-from-consultation = Made of a nameless consultation

action-invite-expert = Invite the expert
action-await-expert = See to it that the expert answers
news-advice-followed = Whoever asked can go on with your advice.

function-guest = Expert from elsewhere
who-guest = An expert from elsewhere

refusal-another-was-asked = The question was asked of someone else.
refusal-went-on-already = A signal was made of this already.

fault-own-question = This question would come back to you. Choose a colleague or an expert from elsewhere.
fault-telltale-name = This looks like a name: { $words }
fault-telltale-date = This looks like a full date: { $words }
fault-telltale-bsn = This looks like a citizen service number: { $words }
fault-telltale-phone = This looks like a telephone number: { $words }
fault-telltale-account = This looks like an e-mail address or account: { $words }
fault-telltale-address = This looks like an address: { $words }

api-fault-own-question = The question would come back to whoever asks it.
api-fault-telltale-name = A name seems to stand here. Take it out, or send `nagekeken`.
api-fault-telltale-date = A full date seems to stand here. Take it out, or send `nagekeken`.
api-fault-telltale-bsn = A citizen service number seems to stand here. Take it out, or send `nagekeken`.
api-fault-telltale-phone = A telephone number seems to stand here. Take it out, or send `nagekeken`.
api-fault-telltale-account = An e-mail address or account seems to stand here. Take it out, or send `nagekeken`.
api-fault-telltale-address = An address seems to stand here. Take it out, or send `nagekeken`.

asked-need-learn = Learning from advice
