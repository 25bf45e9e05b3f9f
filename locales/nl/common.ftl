# Woorden die op elke pagina kunnen staan.
product-name = Vangnet
skip-to-content = Naar de inhoud
menu = Menu
navigation = Hoofdmenu
in-english = English
in-dutch = Nederlands
sign-out = Uitloggen
for-staff = Inloggen voor medewerkers
knowledge = Kennis
privacy = Privacy
accessibility = Toegankelijkheid
demo-band = Demo: alle personen zijn verzonnen.
page-broken = Deze pagina lukt nu niet. Probeer het over een minuut opnieuw. Wat u hebt bewaard, is er nog.
print = Afdrukken
go-back = Terug

exit-now = Weg van deze site
exit-emergency = Nood:
exit-hidden = Nood: weg van deze site
exit-region = Snel weg
exit-explained = Kijkt er iemand mee? Druk op de knop. Of druk 3 keer op Shift.
exit-more = Lees wat de knop niet doet.
exit-pressed-once = Shift, druk nog 2 keer om weg te gaan.
exit-pressed-twice = Shift, druk nog 1 keer om weg te gaan.

form-optional = mag leeg blijven
form-fault = Let op:
form-summary = { $n ->
    [one] Er moet nog één ding anders
   *[other] Er moeten nog { $n } dingen anders
}

draft-kept = Bewaard om
draft-failed = Bewaren lukt nu niet. Wij proberen het opnieuw. Sluit dit scherm niet.
draft-signed-out = U bent uitgelogd. Log in op een nieuw tabblad. Uw tekst blijft hier staan.
session-ending = U wordt bijna uitgelogd. Uw tekst blijft bewaard.
session-stay = Ingelogd blijven
session-over = U bent uitgelogd. Log in op een nieuw tabblad. Wat u hier typte, staat er nog.

notice-plain = Ter informatie:
notice-done = Gelukt:
notice-warn = Let op:
notice-late = Belangrijk:

duty-whose = Aan zet: { $who }
standing-confirmed = bevestigd
standing-background = achtergrond
standing-proposal = voorstel
standing-local = van hier

pages = Meer resultaten
pages-previous = Vorige
pages-next = Volgende
pages-total = { $n ->
    [one] 1 resultaat
   *[other] { $n } resultaten
}
