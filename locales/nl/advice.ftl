# Advies zonder naam: de draad, de deskundige van buiten, en verder met een naam.

adviser-focal-officer = De aandachtsfunctionaris
adviser-colleague = Een collega
adviser-expert = Een deskundige van buiten
adviser-hint-focal-officer = Kent de meldcode. Dit is bijna altijd een goed begin.
adviser-hint-colleague = Alleen deze collega leest uw vraag.
adviser-hint-expert = Iemand zonder account, bijvoorbeeld een arts of gedragsdeskundige. U geeft zelf een adres en een code door.
consult-whom = Aan wie vraagt u het?
consult-colleague = Welke collega?
consult-colleague-hint = Alleen nodig als u het aan een collega vraagt.
consult-question-to = Vraag aan: { $who }
consult-from = Antwoord van: { $function }, { $organisation }
consult-further = Uw volgende vraag
consult-further-hint = Wie het leest, ziet ook de vragen en antwoorden hierboven. Noem geen naam, adres, nummer of geboortedatum.
consult-tell = Wat bracht het advies?
consult-tell-hint = Wie u adviseerde, leest dit. Noem geen naam.
consult-told = Wat het advies bracht
consult-go-on = Maak er een signaal van
consult-went-on = Verder met een naam
consult-went-on-yours = U maakte er een signaal van. Wie u adviseerde, ziet dat u verder ging. Meer niet.
consult-went-on-words = De vrager ging hiermee verder. U hoort niet over wie het gaat. Dat hoort zo.

act-consultation-verder = Vraag verder
act-about-consultation-verder = U kunt het aan dezelfde persoon vragen of aan iemand anders.

go-on-words = U gaat verder met een naam. Er komt een signaal, met de stappen van de meldcode. Wie u adviseerde, ziet alleen dat u verder ging.
go-on-why = Waarom is een naam nu nodig?
go-on-why-hint = Dit staat bij het signaal. Wie u adviseerde, leest het niet.

acts-can = U kunt

invitation = De uitnodiging
invitation-address = Adres
invitation-until = Opent tot
invitation-make = Nodig de deskundige uit
invitation-make-again = Maak een nieuwe uitnodiging
invitation-words = U krijgt een adres en een code. De deskundige heeft ze allebei nodig.
invitation-sees = De deskundige leest de vragen en antwoorden, uw functie en de naam van uw organisatie. Verder niets: geen naam, geen signaal.
invitation-two-ways = Geef het adres en de code elk op een andere manier door. Mail het adres en bel met de code, bijvoorbeeld.
invitation-once = De deskundige kan één keer antwoorden, in één browser. Daarna opent de uitnodiging niets meer.
invitation-opens-until = De uitnodiging opent tot { $when }.
invitation-proposal = Deze termijn is een voorstel van Vangnet.
invitation-replaces = Er is al een uitnodiging. Maakt u een nieuwe, dan opent de oude niets meer.
invitation-made = De uitnodiging is klaar
invitation-only-now = U ziet de code alleen nu. Schrijf hem op of bel meteen.
invitation-step-address = 1. Stuur dit adres
invitation-step-address-words = Bijvoorbeeld per mail. Het adres alleen opent niets.
invitation-step-code = 2. Vertel deze code
invitation-step-code-words = Niet in hetzelfde bericht. Bel bijvoorbeeld.
invitation-done = Ik heb beide doorgegeven

door-title = Advies zonder naam
door-words = Iemand vraagt uw advies. Typ de code die u kreeg.
door-code = Code
door-code-hint = Zestien letters en cijfers. Hoofdletters en streepjes maken niet uit.
door-open = Lees de vraag
door-no-code = Werkt de code niet? Dan is hij gebruikt, te oud of ingetrokken. Vraag een nieuwe aan wie u uitnodigde.
door-opens-nothing = Deze code opent niets. Kijk of u hem goed typte, of vraag een nieuwe.
door-too-often = Te vaak geprobeerd. Wacht vijf minuten en probeer het opnieuw.
door-asks = { $function } van { $organisation } vraagt uw advies.
door-nameless = U hoort niet over wie het gaat. Dat hoort zo: vraag er niet naar en noem geen naam.
door-question = De vraag
door-earlier = Eerder gevraagd
door-your-answer = Uw antwoord
door-once = U kunt één keer antwoorden, tot { $when }. Daarna is deze bladzijde dicht.
door-function = Wat is uw functie?
door-function-hint = Bijvoorbeeld: jeugdarts. Uw naam is niet nodig.
door-organisation = Bij welke organisatie werkt u?
door-kept = Uw antwoord, uw functie en uw organisatie blijven bij de vraag bewaard. Uw naam niet.
door-send = Verstuur het antwoord
door-sent = Uw antwoord is verstuurd
door-sent-words = Dank u wel. Wie het vroeg, leest uw antwoord nu. U kunt dit venster sluiten.

event-advice-from = Advies van { $function }, { $organisation }
event-advice-asked-further = Verder gevraagd
event-expert-invited = Een deskundige van buiten uitgenodigd, tot { $when }
event-advice-told = Verteld wat het advies bracht
event-advice-went-on = Verdergegaan met een naam
event-from-consultation = Gemaakt uit een adviesvraag zonder naam

action-invite-expert = Nodig de deskundige uit
action-await-expert = Let op of de deskundige antwoordt
news-advice-followed = De vrager kan verder met uw advies.

function-guest = Deskundige van buiten
who-guest = Een deskundige van buiten

refusal-another-was-asked = De vraag is aan iemand anders gesteld.
refusal-went-on-already = Hier is al een signaal van gemaakt.

fault-own-question = Deze vraag zou bij uzelf uitkomen. Kies een collega of een deskundige van buiten.
fault-telltale-name = Dit lijkt een naam: { $words }
fault-telltale-date = Dit lijkt een volledige datum: { $words }
fault-telltale-bsn = Dit lijkt een burgerservicenummer: { $words }
fault-telltale-phone = Dit lijkt een telefoonnummer: { $words }
fault-telltale-account = Dit lijkt een e-mailadres of account: { $words }
fault-telltale-address = Dit lijkt een adres: { $words }

api-fault-own-question = De vraag zou bij de vrager zelf uitkomen.
api-fault-telltale-name = Hier lijkt een naam te staan. Haal die weg, of stuur `nagekeken` mee.
api-fault-telltale-date = Hier lijkt een volledige datum te staan. Haal die weg, of stuur `nagekeken` mee.
api-fault-telltale-bsn = Hier lijkt een burgerservicenummer te staan. Haal dat weg, of stuur `nagekeken` mee.
api-fault-telltale-phone = Hier lijkt een telefoonnummer te staan. Haal dat weg, of stuur `nagekeken` mee.
api-fault-telltale-account = Hier lijkt een e-mailadres of account te staan. Haal dat weg, of stuur `nagekeken` mee.
api-fault-telltale-address = Hier lijkt een adres te staan. Haal dat weg, of stuur `nagekeken` mee.

asked-need-learn = Leren van advies
