# Verantwoording: privacy en toegankelijkheid van deze site.
contact-us = Neem contact op
privacy-page-title = Privacy
privacy-page-head = Privacy
privacy-page-lead = Wie deze openbare pagina's leest, laat bij ons niets achter.
privacy-page-1-head = De openbare pagina's
privacy-page-1-body =
    { $who } is verantwoordelijk voor deze site.
    Wij plaatsen geen cookies en houden geen bezoek bij. Er wordt niets geladen van andere sites. Wij schrijven geen internetadressen van bezoekers op.
    Bellen of chatten doet u met een andere organisatie. Daar gelden hun eigen regels.
privacy-page-2-head = Het deel achter het inloggen
privacy-page-2-body =
    Medewerkers van de keten werken in een afgeschermd deel. Wat daar staat, is versleuteld.
    Elke keer dat iemand iets bekijkt, wordt vastgelegd: wie, wat, wanneer en waarom. Dat logboek kan niemand ongezien veranderen.
    Er is geen score en geen lijst van kinderen.
privacy-page-3-head = Uw rechten
privacy-page-3-body =
    U mag vragen wat er over u of uw kind is vastgelegd. U mag laten verbeteren wat niet klopt. Vragen kan bij de organisatie die het dossier heeft.
    Komt u er niet uit? Dan kunt u een klacht indienen bij de Autoriteit Persoonsgegevens.
accessibility-page-title = Toegankelijkheid
accessibility-page-head = Toegankelijkheid
accessibility-page-lead = Iedereen moet deze site kunnen gebruiken, ook op een slechte dag.
accessibility-page-1-head = Waar wij aan werken
accessibility-page-1-body =
    De norm is WCAG 2.2, niveau AA, en de Europese norm EN 301 549. { $who } is verantwoordelijk.
accessibility-page-2-head = Hoe ver wij zijn
accessibility-page-2-body =
    Een programma toetst bij elke wijziging de pagina's in licht, donker en hoog contrast, op telefoon en computer. Zo'n toets vindt niet alles.
    Een onafhankelijk onderzoek door mensen is nog niet gedaan. Tot dan noemen wij de site gedeeltelijk toegankelijk.
accessibility-page-3-head = Wat kunt u verwachten
accessibility-page-3-body =
    - Alles werkt met het toetsenbord en met een schermlezer.
    - Alles werkt zonder scripts. Alleen inloggen met een passkey heeft scripts nodig.
    - U kunt vergroten tot 400% en elke pagina afdrukken.
    - Uw voorkeur voor donker, hoog contrast of minder beweging wordt gevolgd.
accessibility-page-4-head = Loopt u ergens tegenaan?
accessibility-page-4-body =
    Laat het weten aan { $who }. Komt u er samen niet uit? Dan kunt u terecht bij het College voor de Rechten van de Mens of de Nationale ombudsman.
