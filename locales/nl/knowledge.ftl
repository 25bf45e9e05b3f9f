# De kennispagina's.
kn-start-head = Kennis van het veld
kn-start-lead = Alles op één plek. Bij elk stuk staat waar het vandaan komt en hoe zeker het is.
kn-search = Zoeken
kn-search-hint = Bijvoorbeeld: telefoon, schulden, school
kn-search-button = Zoek
kn-found = Gevonden bij ‘{ $asked }’
kn-nothing = Niets gevonden. Probeer een ander of korter woord.
kn-parts = Wat er is
kn-standing-head = Hoe zeker is dit?
kn-standing-confirmed = De bron is gelezen en zegt dit.
kn-standing-background = Bekend in het veld. Er is nog geen bron bij gezien.
kn-standing-proposal = Ons eigen voorstel. De gemeente moet het nog bevestigen.
kn-standing-local = Toegevoegd door een organisatie van hier. Die staat erbij als bron.

kn-head-signals = Signalen
kn-lead-signals = Wat mensen zien of horen dat op uitbuiting kan wijzen.
kn-note-signals = Eén signaal zegt weinig. Veel signalen zijn nog geen bewijs, en ook zonder signalen kan er iets zijn. Tel ze nooit op. Let op wat plotseling verandert en overleg op tijd: het kan snel gaan.
kn-head-factors = Risico en bescherming
kn-lead-factors = Omstandigheden die kwetsbaar maken of juist beschermen. Dit zijn geen signalen.
kn-note-factors = Een omstandigheid zegt niets over één jongere en verklaart of verontschuldigt niets. De dader is verantwoordelijk. Gebruik dit om te bedenken waar bescherming nodig is.
kn-head-programmes = Preventieprogramma's
kn-lead-programmes = Lessen, trainingen en materiaal, met eerlijk vermeld wat over de werking bekend is.
kn-note-programmes = Programma's staan niet op volgorde van kwaliteit. Een oordeel gaat over de eigen doelen van een programma. Van geen enkele les is bewezen dat die uitbuiting voorkomt.
kn-head-barriers = Barrièremodel
kn-lead-barriers = Per fase: wat uitbuiting mogelijk maakt en wie er iets tegen kan doen.
kn-note-barriers = De fasen zijn geen kalender. Een zaak kan in elke fase beginnen en fasen overslaan.
kn-head-scan = Zelfscan voor gemeenten
kn-lead-scan = Vragen waarmee een gemeente haar eigen aanpak nagaat.
kn-note-scan = De onderwerpen komen uit de bronnen. De vragen zelf zijn door ons geschreven.
kn-head-revictimisation = Hernieuwd slachtofferschap
kn-lead-revictimisation = Tekenen in de nazorg dat iemand opnieuw in gevaar kan zijn.
kn-note-revictimisation = Bij elk teken staat ook een gewone verklaring. Praat eerst met de jongere. Een terugval is nooit de schuld van het slachtoffer.

contents = Op deze pagina
item-checked = nagekeken op { $day }
item-unchecked = al meer dan een jaar niet nagekeken
filter-groep = Waar gaat het over?
filter-fase = Fase
filter-vorm = Vorm van uitbuiting
filter-wie = Wie ziet het?
filter-all = Alles
filter-apply = Toon
filter-clear = Toon alle signalen
signals-shown = U ziet { $shown } van de { $total } signalen.
signals-not-seen = Niet bekeken
signals-not-seen-words = Uw keuze laat dit weg. Het kan wel spelen. Kijk er ook naar.
signals-in-phase = Fase: { $phase }
signals-nothing-of = hiervan ziet u niets. { $n ->
    [one] 1 signaal is niet bekeken.
   *[other] { $n } signalen zijn niet bekeken.
}
signals-part-of = hiervan ziet u een deel. { $n ->
    [one] 1 signaal is niet bekeken.
   *[other] { $n } signalen zijn niet bekeken.
}

factor-risk = Wat kwetsbaar maakt
factor-protective = Wat beschermt
factor-about-risk = Vraagt om meer bescherming. Het is nooit een reden om iemand te verdenken.
factor-about-protective = Kan sterker worden gemaakt. De vraag erbij kan een gesprek openen.

fact-question = Zo kunt u het vragen
fact-ask-by = Wie mag dit vragen
fact-forms = Vorm
fact-phases = Fase
fact-seen-by = Gezien door
fact-kind = Soort
fact-target-group = Voor wie
fact-ages = Leeftijd
fact-school = School
fact-lvb = Bij licht verstandelijke beperking
fact-gender = Meisjes en jongens
fact-duration = Duur
fact-training = Nodige scholing
fact-owner = Maker
fact-licence = Gebruik
fact-evidence-register = Beoordeeld door
fact-evidence-given = Beoordeeld op
fact-evidence-note = Over de werking
fact-lead = Neemt het voortouw
fact-partners = Kan dit doen
fact-mechanism = Hoe het werkt
fact-awareness = Weet wie het mogelijk maakt ervan
fact-evidence-asked = Waaruit blijkt dat
fact-answered-by = Wie antwoordt
fact-first-step = Eerste stap
fact-other-explanation = Kan ook zijn
fact-other-explanation-proposal = Kan ook zijn (ons voorstel)
evidence-tag = Werking: { $level }
evidence-old = beoordeling ouder dan 5 jaar
ages-between = { $from } tot en met { $until } jaar
ages-from = vanaf { $from } jaar
ages-until = tot en met { $until } jaar

kn-kind-form = Vorm van uitbuiting
kn-kind-signal = Signaal
kn-kind-factor = Risico of bescherming
kn-kind-help-line = Hulplijn
kn-kind-revictimisation = Teken van hernieuwd slachtofferschap
kn-kind-programme = Programma
kn-kind-barrier = Barrièremodel
kn-kind-scan-question = Vraag uit de zelfscan
