# De voordeur: korte zinnen, één gedachte per zin, hoogstens 12 woorden. Nooit een verwijt.
publicdoor-title = Informatie
publicdoor-nav-start = Start
publicdoor-nav-help = Hulp
publicdoor-nav-safe = Veilig kijken
publicdoor-nav-knowledge = Kennis
publicdoor-footer-nothing-kept = Geen cookies. Wij schrijven niet op wie hier komt.
publicdoor-to-help = Alle hulp op een rij
publicdoor-to-young = Dit kun je doen
publicdoor-to-what = Lees wat uitbuiting is
publicdoor-to-knowledge = Naar de kennispagina's
publicdoor-lines = Hier kun je terecht
publicdoor-demo-band = Dit is een demo. De telefoonnummers zijn echt.

front-title = Informatie
front-head = Dwingt iemand jou tot iets?
front-lead = Of ken je iemand? Hier lees je wat je kunt doen. Het is niet jouw schuld.
front-danger = Is er nu gevaar?
front-call-112 = Bel 112
front-who = Wie ben je?
front-young = Ik ben jong
front-young-about = Iemand laat mij dingen doen die ik niet wil.
front-friend = Ik ben een vriend of vriendin
front-friend-about = Ik maak me zorgen over iemand.
front-parent = Ik ben ouder of familie
front-parent-about = Ik maak me zorgen over mijn kind.
front-professional = Ik werk met jongeren
front-professional-about = Ik zie iets. Wat moet ik doen?
front-what = Wat is uitbuiting?
front-what-about = Iemand gebruikt jou om er zelf beter van te worden. Met seks, met misdaad of met werk. Het gebeurt meisjes en jongens.
front-help = Praat met iemand
front-help-about = Je hoeft je naam niet te zeggen.

help-title = Telefoonnummers
help-head = Hier vind je hulp
help-lead = Bel of chat. Je mag alles vragen. Weet je niet wie? Begin met de Kindertelefoon.
help-young = Voor jou
help-others = Ook voor ouders en professionals
help-traces = Een gesprek kan zichtbaar zijn op je telefoon of rekening.

line-call = Bel
line-for = Voor:
line-hours = Open:
line-cost = Kosten:
line-checked = Nagekeken op { $day }.
line-unchecked = al meer dan 6 maanden niet nagekeken

not-found-title = Niet gevonden
not-found-head = Deze pagina is er niet
not-found-lead = Misschien is het adres veranderd. Er is niets kwijt.
not-found-start = Naar de start

what-title = Uitleg
what-head = Wat is uitbuiting?
what-lead = Iemand gebruikt jou om er zelf beter van te worden.
what-1-head = Hoe kan dat gaan?
what-1-body =
    Het kan op veel manieren.
    - Met seks, of met foto's en filmpjes.
    - Met misdaad, zoals iets wegbrengen of je bankpas geven.
    - Met werk, voor weinig geld of zonder geld.
    Soms gaat het snel. Soms lijkt het eerst liefde of vriendschap.
what-2-head = Wie kan dit gebeuren?
what-2-body =
    Iedereen. Meisjes en jongens, jong en oud, op straat en online.
what-3-head = Hoe merk je het?
what-3-body =
    - Je moet dingen doen die je niet wilt.
    - Iemand is eerst heel lief en daarna boos.
    - Je hebt een schuld die nooit op is.
    - Iemand heeft beelden van jou.
    - Je durft geen nee te zeggen.
    - Je mag je vrienden niet meer zien.
what-4-head = Het is niet jouw schuld
what-4-body =
    Ook niet als je geld of cadeaus kreeg.
    Ook niet als je zelf meeging.
    Degene die jou gebruikt, is verantwoordelijk. Jij niet.

young-title = Informatie voor jongeren
young-head = Laat iemand jou dingen doen?
young-lead = Je bent niet de enige. Er zijn mensen die je geloven.
young-1-head = Is er nu gevaar?
young-1-body =
    Bel 112. Dat mag altijd.
    Ga naar een plek met mensen. Een winkel, een school of een bus.
young-2-head = Wat kun je doen?
young-2-body =
    - Praat met iemand die je vertrouwt. Een mentor, een tante, een trainer.
    - Bel of chat. Je hoeft je naam niet te zeggen.
    - Bewaar berichten, als dat veilig is.
    - Je hoeft niet alles in één keer te vertellen.
young-3-head = Wat gebeurt er als je praat?
young-3-body =
    Jij kiest wat je vertelt. De ander luistert.
    Samen bedenken jullie de volgende stap.
    Is er gevaar? Dan moet een hulpverlener soms iets doen. Vraag vooraf wat diegene moet doorvertellen.
young-4-head = Moest je iets doen dat niet mag?
young-4-body =
    Misschien moest je iets brengen, verkopen of stelen.
    Dwong iemand je? Dan ben jij ook slachtoffer.
    Zeg dat tegen wie je helpt. Keerpunt is er hiervoor.
young-5-head = Heeft iemand beelden van jou?
young-5-body =
    Betaal niet. Stuur niets meer.
    Helpwanted helpt om beelden weg te halen.
young-6-head = Het is niet jouw schuld
young-6-body =
    Wat er ook gebeurde. De ander had dit niet mogen doen.
    Het kan stoppen. Je hoeft dat niet alleen te doen.

friend-title = Informatie voor vrienden
friend-head = Maak je je zorgen over iemand?
friend-lead = Goed dat je dit leest. Jij kunt het verschil maken.
friend-1-head = Hoe help je?
friend-1-body =
    - Luister. Zeg dat je diegene gelooft.
    - Vraag wat je vriend of vriendin nodig heeft.
    - Word niet boos. Geef geen schuld.
    - Blijf contact houden, ook als er niets verandert.
friend-2-head = Wat doe je niet?
friend-2-body =
    - Ga niet zelf praten met de dader.
    - Zet er niets over op internet.
friend-3-head = Vertel het een volwassene
friend-3-body =
    Kies iemand die je vertrouwt. Een mentor, ouder of trainer.
    Een geheim over gevaar mag je vertellen. Dat is geen verraad.
friend-4-head = Zorg ook voor jezelf
friend-4-body =
    Je hoeft dit niet alleen te dragen. Bel of chat zelf ook.
    Is er nu gevaar? Bel 112.

parent-title = Informatie voor ouders
parent-head = Maakt u zich zorgen over uw kind?
parent-lead = U kunt veel doen. U hoeft het niet alleen te doen.
parent-1-head = Is er nu gevaar, of is uw kind weg?
parent-1-body =
    Bel 112 bij gevaar. Is uw kind vermist? Bel meteen de politie.
parent-2-head = Wat kunt u doen?
parent-2-body =
    - Blijf praten en blijf rustig.
    - Zeg dat uw kind altijd thuis mag komen.
    - Luister zonder verwijt. Uw kind is misschien bang.
    - Schrijf op wat u ziet en wanneer.
    - Bewaar berichten als dat veilig is.
    - Zoek de dader niet zelf op.
parent-3-head = Met wie kunt u praten?
parent-3-body =
    Veilig Thuis geeft dag en nacht advies. U hoeft geen naam te noemen.
    Ook school, huisarts en wijkteam denken mee.
parent-4-head = Uw kind heeft geen schuld, u ook niet
parent-4-body =
    Daders gaan slim te werk. Zij winnen eerst vertrouwen.
    De dader is verantwoordelijk. Niet uw kind en niet u.

professional-title = Informatie voor professionals
professional-head = Ziet u iets bij een jongere?
professional-lead = Eén signaal zegt weinig. Overleggen mag altijd, ook zonder naam.
professional-1-head = Is er nu gevaar?
professional-1-body =
    Bel 112. Onderzoek niets zelf.
professional-2-head = Wat doet u eerst?
professional-2-body =
    - Schrijf op wat u zag en hoorde, met de datum.
    - Schrijf de woorden van de jongere letterlijk op.
    - Overleg met de aandachtsfunctionaris of met Veilig Thuis.
    - Volg de meldcode van uw organisatie.
professional-3-head = Wat doet u niet?
professional-3-body =
    - Vraag de jongere niet uit.
    - Beloof geen geheimhouding.
    - Praat niet met de mogelijke dader.
    - Wacht niet tot u het zeker weet.
professional-4-head = Denk ook aan jongens
professional-4-body =
    Slachtoffers zijn ook jongens. Soms lijken zij eerst verdachte.
    Let extra op bij een licht verstandelijke beperking.

safe-title = Over deze site
safe-head = Veilig kijken
safe-lead = Kijkt er iemand mee op je telefoon? Lees dit eerst.
safe-1-head = Wat doet de knop ‘Weg van deze site’?
safe-1-body =
    Het scherm wordt meteen leeg. Daarna zie je een gewone site.
    Drie keer Shift indrukken doet hetzelfde.
    Staan scripts uit? Dan werkt alleen de knop.
safe-2-head = Wat doet de knop niet?
safe-2-body =
    - De knop wist je geschiedenis niet.
    - De knop stopt geen app die meekijkt.
    - Wie nu meekijkt, heeft deze pagina al gezien.
    - Je internetbedrijf kan zien welke sites je bezoekt.
safe-3-head = Zo kijk je veiliger
safe-3-body =
    - Gebruik een ander apparaat. Bijvoorbeeld op school of in de bibliotheek.
    - Gebruik een privévenster.
    - Wis alleen deze pagina's uit je geschiedenis. Alles wissen valt op.
    - Kent iemand je wachtwoord? Verander het op een ander apparaat.
safe-4-head = Wat bewaart deze site?
safe-4-body =
    Niets over jou. Er zijn geen cookies.
    Wij schrijven niet op wie hier komt of wat je leest.

elsewhere-head = Je gaat naar een andere site
elsewhere-lead = De volgende pagina staat op { $site }.
elsewhere-theirs = Die site is niet van ons.
elsewhere-keeps = Zij kunnen bewaren wat je daar doet.
elsewhere-watched = Kijkt er iemand mee op je telefoon?
elsewhere-safe = Lees eerst hoe je veilig kijkt.
elsewhere-go = Ga naar { $site }
elsewhere-stay = Blijf hier
