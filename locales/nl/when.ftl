# Dagen, tijden en termijnen.
month-1 = januari
month-2 = februari
month-3 = maart
month-4 = april
month-5 = mei
month-6 = juni
month-7 = juli
month-8 = augustus
month-9 = september
month-10 = oktober
month-11 = november
month-12 = december
part-morning = in de ochtend
part-afternoon = in de middag
part-evening = in de avond
part-night = in de nacht
when-day = { $day } { $month } { $year }
when-time = { $hour }.{ $minute } uur
when-summer-time = { $time } zomertijd
when-winter-time = { $time } wintertijd
when-moment = { $day }, { $time }
when-today-at = vandaag, { $time }
when-yesterday-at = gisteren, { $time }
when-tomorrow-at = morgen, { $time }
when-now = nu, uiterlijk om { $time }
when-on = op { $day }
when-in-days = { $n ->
    [one] over 1 dag
   *[other] over { $n } dagen
}
when-late-since-time = te laat sinds { $time }
when-late-since-yesterday = te laat sinds gisteren
when-late-days = { $n ->
    [one] 1 dag te laat
   *[other] { $n } dagen te laat
}
when-part = { $day }, { $part }
when-in-month = ergens in { $month } { $year }
when-in-year = ergens in { $year }
when-unknown = niet bekend
term-at-once = meteen
term-hours = binnen { $n } uur
term-days = { $n ->
    [one] binnen 1 dag
   *[other] binnen { $n } dagen
}
term-working-days = { $n ->
    [one] binnen 1 werkdag
   *[other] binnen { $n } werkdagen
}
term-months = { $n ->
    [one] binnen 1 maand
   *[other] binnen { $n } maanden
}
