# Jaarcijfers.
figures-title = Cijfers over { $year }
figures-years = Kies een jaar
figures-what = Aantallen geregistreerde jongeren in uw gemeente. Elke jongere telt per jaar één keer per vorm. Er staan nooit namen achter.
figures-rule-title = Zo tellen wij
figures-rule = Minder dan { $minimum } tonen wij niet als getal. De rest ronden wij af op { $step }. Ook nul staat als minder dan { $minimum }.
figures-rule-totals = Een totaal is de som van wat u ziet. Er staat bij hoeveel vakken er niet in zitten. Een jaar verschijnt één keer, als het voorbij is.
figures-bars = Per vorm van uitbuiting
figures-by-age = Vorm van uitbuiting en leeftijd
figures-by-care = Vorm van uitbuiting en zorg die nodig was
figures-form = Vorm
figures-total = Totaal
figures-fewer = minder dan { $n }
figures-too-small = te klein om te tonen
figures-sum = { $about } en { $hidden ->
    [one] 1 klein vak
   *[other] { $hidden } kleine vakken
}
figures-download = Download als CSV
figures-not-over = Het jaar { $year } is nog niet voorbij. De cijfers verschijnen in één keer, na afloop. Zo is niemand te herkennen aan een verschil.
figures-csv-year = Jaar
figures-csv-table = Tabel
figures-csv-form = Vorm
figures-csv-group = Groep
figures-csv-count = Aantal
