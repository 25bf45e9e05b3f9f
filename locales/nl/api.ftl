# Teksten van de API: problemen en fouten in wat gestuurd werd.

api-title-invalid = Er klopt iets niet in wat u stuurde
api-title-not-found = Niet gevonden
api-title-not-allowed = Dit mag u niet doen
api-title-refused = Dit kan nu niet
api-title-stale = Intussen gewijzigd
api-title-unavailable = Het lukt nu niet
api-title-too-large = Te groot
api-title-unsupported = Dit formaat of deze manier kennen we niet
api-title-internal = Er ging iets mis bij ons

api-detail-invalid = Er is niets gewijzigd. Verbeter elke fout in de lijst en stuur het opnieuw.
api-detail-not-found = Het is er niet, of het is niet voor u. Controleer het adres.
api-detail-not-allowed = Uw functie mag dit niet. De weigering staat in het journaal.
api-detail-step-up = Hiervoor moet u kort geleden opnieuw hebben bewezen wie u bent. Vraag een nieuw token.
api-detail-signed-out = Stuur een geldig token mee in de header Authorization, als Bearer. Cookies gelden hier niet.
api-detail-stale = Iemand anders heeft dit net veranderd; er is niets overschreven. Haal de zaak opnieuw op en stuur daarna de nieuwe versie mee.
api-detail-version-missing = Zeg in de header If-Match van welke versie u uitging. De versie staat in de ETag van de zaak.
api-detail-key-reused = Deze Idempotency-Key is al gebruikt voor iets anders. Neem voor een nieuwe opdracht een nieuwe sleutel.
api-detail-unavailable = Iets wat nodig is, antwoordt nu niet. Wacht even en stuur hetzelfde opnieuw, met dezelfde Idempotency-Key.
api-detail-too-large = Dit is meer dan 256 kilobyte. Stuur minder.
api-detail-unsupported = Kijk in het OpenAPI-document welke methode en welk formaat hier gelden.
api-detail-internal = Er is niets half gedaan. Probeer het nog één keer; geef anders het kenmerk aan uw functioneel beheerder.

api-fault-missing = Dit ontbreekt.
api-fault-too-long = Deze tekst is te lang.
api-fault-too-many = Dit zijn er te veel.
api-fault-odd-characters = Er staan tekens in die geen toetsenbord typt.
api-fault-unknown-word = Dit woord staat niet in de lijst.
api-fault-unknown-field = Dit veld bestaat niet.
api-fault-wrong-type = Dit is een ander soort waarde dan het moet zijn.
api-fault-not-an-id = Dit is geen nummer van deze soort.
api-fault-not-a-date = Dit is geen bestaande datum. Schrijf 2026-03-02.
api-fault-not-a-moment = Dit is geen tijdstip. Schrijf 2026-03-02T09:30:00Z of met een andere tijdzone.
api-fault-not-a-time = Schrijf een dag, een maand of een jaar: 2026-03-02, 2026-03 of 2026.
api-fault-not-json = Dit is geen leesbaar JSON.
api-fault-unreadable = Dit is niet te lezen.
api-fault-not-an-etag = Schrijf de versie zoals de ETag haar gaf: tussen aanhalingstekens.
api-fault-out-of-range = Dit getal is te klein of te groot.
api-fault-choose-one = Geef één van de twee, niet allebei.
api-fault-only-the-talk = Alleen het gesprek kan worden overgeslagen.
api-fault-chapters-missing = Er ontbreekt een verplicht hoofdstuk: vervoer, school, sociale media of vermissing.
api-fault-twice = Dit staat er twee keer.
api-fault-nothing-to-register = Wat geen aanwijzing is, wordt niet geregistreerd.
api-fault-own-organisation = Dit is uw eigen organisatie. Draag de taak over in plaats van te melden.
api-fault-year-not-over = Cijfers komen er pas als het jaar voorbij is.
