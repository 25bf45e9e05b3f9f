# Spreken in plaats van typen, en een melding per telefoon.
dictation-start = Spreek het in
dictation-stop = Stop met inspreken
dictation-hearing = Uw apparaat luistert. Er gaat niets naar buiten.
dictation-failed = Inspreken lukt nu niet op dit apparaat. Typ het liever.
worry-call = Belt er iemand? Schrijf op wat de beller zegt, met zijn of haar eigen woorden. Kies bij elke uitspraak wie het zei.
