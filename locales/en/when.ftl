# Days, times and terms.
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
part-morning = in the morning
part-afternoon = in the afternoon
part-evening = in the evening
part-night = at night
when-day = { $day } { $month } { $year }
when-time = { $hour }:{ $minute }
when-summer-time = { $time } summer time
when-winter-time = { $time } winter time
when-moment = { $day }, { $time }
when-today-at = today, { $time }
when-yesterday-at = yesterday, { $time }
when-tomorrow-at = tomorrow, { $time }
when-now = now, at { $time } at the latest
when-on = on { $day }
when-in-days = { $n ->
    [one] in 1 day
   *[other] in { $n } days
}
when-late-since-time = late since { $time }
when-late-since-yesterday = late since yesterday
when-late-days = { $n ->
    [one] 1 day late
   *[other] { $n } days late
}
when-part = { $day }, { $part }
when-in-month = sometime in { $month } { $year }
when-in-year = sometime in { $year }
when-unknown = not known
term-at-once = at once
term-hours = { $n ->
    [one] within 1 hour
   *[other] within { $n } hours
}
term-days = { $n ->
    [one] within 1 day
   *[other] within { $n } days
}
term-working-days = { $n ->
    [one] within 1 working day
   *[other] within { $n } working days
}
term-months = { $n ->
    [one] within 1 month
   *[other] within { $n } months
}
