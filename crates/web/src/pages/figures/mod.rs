//! The figures of one's own municipality: counts under one stated rule, never a name, no way deeper.

mod bars;
mod export;

use crate::face::{StaffShell, Text, html};
use crate::problem::PageProblem;
use crate::staff::{StaffState, Visitor};
use app::figures::{self, Figures, Published, PublishedTable, Sum};
use askama::Template;
use axum::{
    Router,
    extract::{Query, State},
    response::Response,
    routing::get,
};
use bars::Bar;
use serde::Deserialize;

/// The routes.
pub fn routes() -> Router<StaffState> {
    Router::new()
        .route("/werk/cijfers", get(show))
        .route("/werk/cijfers.csv", get(export::download))
}

/// How many years back the page offers.
const YEARS: i16 = 5;

/// The year that was asked.
#[derive(Debug, Default, Deserialize)]
struct Asked {
    #[serde(default)]
    jaar: String,
}

#[derive(Template)]
#[template(path = "figures/figures.html")]
struct FiguresPage {
    t: Text,
    shell: StaffShell,
    year: String,
    years: Vec<(String, bool)>,
    rule: Option<(u64, u64)>,
    tables: Vec<Shown>,
    bars: Vec<Bar>,
    csv: String,
}

/// One table as it is shown.
struct Shown {
    title: String,
    columns: Vec<String>,
    rows: Vec<(String, Vec<String>)>,
    totals: Vec<String>,
}

async fn show(
    State(state): State<StaffState>,
    visitor: Visitor,
    Query(asked): Query<Asked>,
) -> Result<Response, PageProblem> {
    let t = visitor.t;
    let cx = visitor.cx(&state.house);
    let latest = figures::latest_year(&cx);
    let year = asked.year(latest);
    let figures = figures::figures(&cx, year).await?;
    let lists = Lists { state: &state, t };
    let tables = figures.as_ref().map(|figures| lists.tables(figures)).unwrap_or_default();
    let bars = figures.as_ref().map(|figures| lists.bars(figures)).unwrap_or_default();
    let rule = figures.as_ref().map(|figures| figures.by_age.rule());
    let years = (0..YEARS).map(|back| latest - back);
    let page = FiguresPage {
        t,
        shell: visitor.shell(&state).await?,
        year: year.to_string(),
        years: years.map(|one| (one.to_string(), one == year)).collect(),
        rule: rule.map(|rule| (rule.minimum(), rule.step())),
        tables,
        bars,
        csv: format!("/werk/cijfers.csv?jaar={year}"),
    };
    Ok(html(&page))
}

impl Asked {
    /// The year that was asked, or the latest that can be shown.
    fn year(&self, latest: i16) -> i16 {
        self.jaar.parse().ok().filter(|year| (2000..=2200).contains(year)).unwrap_or(latest)
    }
}

/// Turns codes into the words of the field.
struct Lists<'a> {
    state: &'a StaffState,
    t: Text,
}

impl Lists<'_> {
    fn label(&self, list: &str, code: &str) -> String {
        let label = self.state.house.knowledge.label(list, code);
        label.map_or_else(|| code.to_owned(), |label| label.in_lang(self.t.lang()).to_owned())
    }

    fn tables(&self, figures: &Figures) -> Vec<Shown> {
        vec![
            self.table("figures-by-age", "registration-age-band", &figures.by_age),
            self.table("figures-by-care", "registration-care-needed", &figures.by_care),
        ]
    }

    fn table(&self, title: &str, columns: &str, table: &PublishedTable) -> Shown {
        let t = self.t;
        let heads = table.columns().iter().map(|code| self.label(columns, code));
        let rows = table.rows().map(|(form, cells, sum)| {
            let cells = cells.iter().map(|cell| cell_words(t, *cell));
            (self.label("registration-form", form), cells.chain([sum_words(t, sum)]).collect())
        });
        let totals = table.column_totals().into_iter().chain([table.total()]);
        Shown {
            title: t.get(title),
            columns: heads.chain([t.get("figures-total")]).collect(),
            rows: rows.collect(),
            totals: totals.map(|sum| sum_words(t, sum)).collect(),
        }
    }

    /// One bar per form: what its row shows in all.
    fn bars(&self, figures: &Figures) -> Vec<Bar> {
        let rows = figures.by_age.rows().map(|(form, _, sum)| {
            (self.label("registration-form", form), sum.about, sum_words(self.t, sum))
        });
        bars::of(rows.collect())
    }
}

fn cell_words(t: Text, cell: Published) -> String {
    match cell {
        Published::FewerThan(minimum) => t.with1("figures-fewer", "n", minimum.to_string()),
        Published::About(number) => number.to_string(),
    }
}

fn sum_words(t: Text, sum: Sum) -> String {
    match (sum.about, sum.hidden) {
        (about, 0) => about.to_string(),
        (0, _) => t.get("figures-too-small"),
        (about, hidden) => t.with2("figures-sum", "about", about.to_string(), "hidden", hidden),
    }
}
