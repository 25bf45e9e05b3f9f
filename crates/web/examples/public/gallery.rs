//! Every component once, in both states, so that a reviewer and the browser tests can look at them.

use askama::Template;
use axum::{Router, extract::Query, response::Response, routing::get};
use kernel::{Lang, Moment, date};
use std::collections::HashMap;
use vangnet_web::face::{
    Choice, DutyCard, Form, NavItem, Notice, NoticeKind, Paging, StaffShell, Text, TimelineCard,
    html,
};

#[derive(Template)]
#[template(
    ext = "html",
    source = r#"
{% extends "layout/staff.html" %}
{% import "components/form.html" as form %}
{% import "components/show.html" as show %}
{% block title %}Onderdelen{% endblock %}
{% block content %}
{{ form::summary(worry) }}
<h1>Goedemorgen</h1>
<p class="lead">Er liggen drie dingen bij u. Eén is te laat.</p>
<h2>Aan zet</h2>
{{ show::duties(cards) }}
<h2>Een zorg noteren</h2>
<form method="post" action="/onderdelen" data-draft="zorg">
{{ form::line(worry, "korte-naam", "Hoe noemt u dit voor uzelf?", "Gebruik geen naam van de jongere.") }}
{{ form::area(worry, "woorden", "Wat zag of hoorde u?", "Schrijf op wat er gebeurde. Wat u ervan denkt komt later.") }}
{{ form::day(worry, "wanneer", "Wanneer was dat?", "Bijvoorbeeld 2 maart 2026, oktober 2025 of 2025.", optional=true) }}
{{ form::radios(worry, "gevaar", "Is er nu gevaar?", "", choices) }}
{{ form::checks(worry, "gezien", "Wie zag het ook?", "", choices, optional=true) }}
{{ form::select(worry, "lijst", "Kies er een", "", choices, empty="Kies") }}
{{ form::code(worry, "code", "Code", "Zes cijfers uit uw app.") }}
{{ form::secret(worry, "wachtwoord", "Wachtwoord", "") }}
{{ form::exact_day(worry, "dag", "Op welke dag?", "") }}
{{ form::check(worry, "gelezen", "Ik heb dit gelezen", "") }}
{{ form::draft_state() }}
{{ form::submit("Bewaren", "/werk") }}
</form>
<h2>Tijdlijn</h2>
{{ show::timeline(entries) }}
<h2>Merken</h2>
<p>{{ show::standing("confirmed") }} {{ show::standing("background") }} {{ show::standing("proposal") }} {{ show::tag("gezien") }}</p>
{{ show::empty("Hier ligt niets. Dat is goed nieuws.") }}
{% call show::aside("warn", "Let op") %}<p>Deze tekst is een voorstel.</p>{% endcall %}
{% call show::table("Meldingen per kwartaal") %}<thead><tr><th scope="col">Kwartaal</th><th scope="col" class="numeric">Aantal</th></tr></thead><tbody><tr><th scope="row">Eerste</th><td class="numeric">12</td></tr></tbody>{% endcall %}
{{ show::pages(paging) }}
{{ show::print() }}
{% endblock %}
"#
)]
struct Gallery {
    t: Text,
    shell: StaffShell,
    worry: Form,
    choices: Vec<Choice>,
    cards: Vec<DutyCard>,
    entries: Vec<TimelineCard>,
    paging: Paging,
}

#[derive(Template)]
#[template(
    ext = "html",
    source = r#"
{% extends "layout/staff.html" %}
{% import "components/show.html" as show %}
{% block title %}Bewaard{% endblock %}
{% block content %}
{% call show::confirmed("De zorg is bewaard") %}<p>U bent aan zet. Bel vandaag de aandachtsfunctionaris.</p><div class="actions"><a class="button" href="/werk">Naar wat aan zet is</a></div>{% endcall %}
{% endblock %}
"#
)]
struct Confirmed {
    t: Text,
    shell: StaffShell,
}

/// `/onderdelen`, with `?fout` for a refused form, and `/onderdelen/bewaard`.
pub fn router() -> Router {
    Router::new().route("/onderdelen", get(gallery)).route("/onderdelen/bewaard", get(confirmed))
}

async fn confirmed() -> Response {
    html(&Confirmed { t: Text::new(Lang::Nl), shell: shell() })
}

async fn gallery(Query(query): Query<HashMap<String, String>>) -> Response {
    let t = Text::new(Lang::Nl);
    let now = Moment::in_netherlands(date(2026, 3, 10), 12, 0);
    let mut worry = Form::new();
    worry.set("gevaar", "ja");
    if query.contains_key("fout") {
        worry.refuse("woorden", "Schrijf in een paar woorden wat u zag of hoorde.");
        worry.refuse("gevaar", "Kies een antwoord. Weet u het niet? Kies dan ‘weet ik niet’.");
    }
    let card = |what: &str, whose: &str, due| DutyCard {
        what: what.to_owned(),
        about: "Zorg over een leerling van 15, genoteerd op 2 maart".to_owned(),
        whose: whose.to_owned(),
        due: t.due(due, now),
        href: "/onderdelen".to_owned(),
    };
    let entry = |what: &str, words: &str, mark: &str| TimelineCard {
        when: t.lately(now.plus_days(-1), now),
        who: "mentor, Voorbeeldcollege".to_owned(),
        what: what.to_owned(),
        words: words.to_owned(),
        mark: mark.to_owned(),
        href: String::new(),
    };
    html(&Gallery {
        t,
        shell: shell(),
        worry,
        choices: vec![
            Choice::new("ja", "Ja").hint("Bel dan nu 112."),
            Choice::new("nee", "Nee"),
            Choice::new("weet-niet", "Weet ik niet"),
        ],
        cards: vec![
            card("Bel de zorgcoördinator terug", "u", now.plus_days(-2)),
            card("Weeg de signalen met een collega", "u", now.plus_seconds(3600 * 4)),
            card("Wacht op antwoord van Veilig Thuis", "Veilig Thuis, meldteam", now.plus_days(5)),
        ],
        entries: vec![
            entry(
                "Uitspraak genoteerd",
                "“Ik zag dat hij door een oudere jongen werd gebracht.”",
                "gezien",
            ),
            entry("Advies gevraagd", "", ""),
        ],
        paging: Paging { total: 45, previous: "?na=1".to_owned(), next: "?na=3".to_owned() },
    })
}

fn shell() -> StaffShell {
    let mut shell = StaffShell::new(Lang::Nl, "/onderdelen");
    "Joke de Vries".clone_into(&mut shell.name);
    "mentor, Voorbeeldcollege".clone_into(&mut shell.function);
    shell.nav = vec![
        NavItem::new("/onderdelen", "Aan zet").count(3),
        NavItem::new("/werk/signalen/nieuw", "Signaal noteren"),
        NavItem::new("/werk/zoeken", "Zoeken"),
        NavItem::new("/kennis", "Kennis"),
        NavItem::new("/werk/meldroute", "Meldroute"),
    ];
    shell.demo = true;
    shell.notice = Some(Notice { kind: NoticeKind::Done, words: "de zorg is bewaard.".to_owned() });
    shell
}
