# Yearly figures.
figures-title = Figures for { $year }
figures-years = Choose a year
figures-what = Numbers of registered young people in your municipality. Each young person counts once a year per form. There are never names behind them.
figures-rule-title = How we count
figures-rule = Fewer than { $minimum } isn't shown as a number. The rest is rounded to { $step }. Zero too stands as fewer than { $minimum }.
figures-rule-totals = A total is the sum of what you see. It says how many cells aren't in it. A year appears once, when it is over.
figures-bars = By form of exploitation
figures-by-age = Form of exploitation and age
figures-by-care = Form of exploitation and care needed
figures-form = Form
figures-total = Total
figures-fewer = fewer than { $n }
figures-too-small = too small to show
figures-sum = { $about } and { $hidden ->
    [one] 1 small cell
   *[other] { $hidden } small cells
}
figures-download = Download as CSV
figures-not-over = The year { $year } isn't over. The figures appear all at once, after it ends. So nobody can be recognised by a difference.
figures-csv-year = Year
figures-csv-table = Table
figures-csv-form = Form
figures-csv-group = Group
figures-csv-count = Number
