//! What pages and API both do: for every step of a page the operation of the API that does the same.
//!
//! A step that isn't in this table isn't offered on any page, so nothing can be done by people alone.

use domain::subjects::Kind;

/// The kind of matter, the last part of the step's address, and the name of the operation.
const STEPS: &[(Kind, &str, &str)] = &[
    (Kind::Signal, "stap", "noteerMeldcodestap"),
    (Kind::Signal, "geen-gesprek", "noteerMeldcodestap"),
    (Kind::Signal, "kindcheck", "noteerKindcheck"),
    (Kind::Signal, "wegen", "noteerWeging"),
    (Kind::Signal, "besluiten", "noteerBesluit"),
    (Kind::Signal, "hulp-afspreken", "spreekHulpAf"),
    (Kind::Signal, "hulp-bekijken", "evalueerHulp"),
    (Kind::Signal, "afsluiten", "sluitSignaal"),
    (Kind::Signal, "beeld", "noteerBeeld"),
    (Kind::Signal, "slachtoffertoets", "noteerSlachtoffertoets"),
    (Kind::Signal, "lezingen-vragen", "vraagLezingen"),
    (Kind::Signal, "lezingen-openen", "openLezingen"),
    (Kind::Signal, "samen-besluiten", "noteerGezamenlijkBesluit"),
    (Kind::Reading, "schrijven", "geefLezing"),
    (Kind::Reading, "afmelden", "meldLezingAf"),
    (Kind::Consultation, "antwoorden", "beantwoordAdviesvraag"),
    (Kind::Consultation, "verder", "vraagVerder"),
    (Kind::Consultation, "gelezen", "leesAdvies"),
    (Kind::Consultation, "intrekken", "trekAdviesvraagIn"),
    (Kind::Outgoing, "herinneren", "herinnerOntvanger"),
    (Kind::Outgoing, "intrekken", "trekMeldingIn"),
    (Kind::Outgoing, "gelezen", "leesTerugkoppeling"),
    (Kind::Incoming, "beoordelen", "beoordeelMelding"),
    (Kind::Incoming, "terugkoppelen", "koppelTerug"),
    (Kind::Incoming, "registreren", "registreer"),
    (Kind::Incoming, "niet-registreren", "zieAfVanRegistratie"),
    (Kind::Incoming, "aannemen", "aanvaard"),
    (Kind::Incoming, "weigeren", "weiger"),
    (Kind::Incoming, "hulp-starten", "startHulp"),
    (Kind::Incoming, "terugkeer-afspreken", "spreekTerugkeerAf"),
    (Kind::Incoming, "hulp-stoppen", "beeindigHulp"),
    (Kind::Case, "contact", "noteerContact"),
    (Kind::Case, "risico", "kiesRisico"),
    (Kind::Case, "team", "kiesTeam"),
    (Kind::Case, "veiligheidsplan", "schrijfVeiligheidsplan"),
    (Kind::Case, "plan-bekijken", "evalueerVeiligheidsplan"),
    (Kind::Case, "hulp-gestopt", "noteerHulpGestopt"),
    (Kind::Case, "terugkeer", "planTerugkeer"),
    (Kind::Case, "thuis", "noteerTerugkomst"),
    (Kind::Case, "pauze", "noteerPauze"),
    (Kind::Case, "tekens", "noteerTekens"),
    (Kind::Case, "tekens-bekijken", "beoordeelTekens"),
    (Kind::Case, "sluiten", "sluitCasus"),
    (Kind::Case, "heropenen", "heropenCasus"),
    (Kind::Review, "oordelen", "beoordeelNoodtoegang"),
    (Kind::Feedback, "vertellen", "vertelCollega"),
    (Kind::Feedback, "gelezen", "leesVanCollega"),
    (Kind::Missing, "inschatten", "schatVermissingIn"),
    (Kind::Missing, "zoeken", "noteerZoekactie"),
    (Kind::Missing, "politie-overleg", "noteerPolitieoverleg"),
    (Kind::Missing, "politie-melden", "noteerPolitiemelding"),
    (Kind::Missing, "meldnummer", "noteerPolitiemelding"),
    (Kind::Missing, "politie-terug", "noteerBerichtAanPolitie"),
    (Kind::Missing, "thuis", "noteerBerichtAanGezin"),
    (Kind::Missing, "terug", "noteerTerugVanVermissing"),
    (Kind::Missing, "gesprek", "noteerTerugkeergesprek"),
    (Kind::Missing, "check", "noteerUitbuitingscheck"),
    (Kind::Missing, "signaal-maken", "maakSignaalVanVermissing"),
    (Kind::Missing, "bij-de-zaak", "zetVermissingBijDeZaak"),
    (Kind::Missing, "sluiten", "sluitVermissing"),
    (Kind::Combination, "besluiten", "besluitOverSamenhang"),
    (Kind::Combination, "later", "besluitOverSamenhang"),
    (Kind::Combination, "terugnemen", "neemSamenhangTerug"),
];

/// The operation of the API that does the same as a step of a page.
pub fn operation(kind: Kind, step: &str) -> Option<&'static str> {
    let found = STEPS.iter().find(|(of, known, _)| *of == kind && *known == step);
    found.map(|(_, _, operation)| *operation)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;
    use std::fs;
    use std::path::Path;

    /// Every other page that something can be sent to, and the operation that does the same.
    const PAGES: &[(&str, &str)] = &[
        ("/werk/signalen/nieuw", "noteerSignaal"),
        ("/werk/adviesvragen/nieuw", "vraagAdvies"),
        ("/werk/adviesvragen/{id}/uitnodigen", "nodigDeskundigeUit"),
        ("/werk/zoeken", "zoekPersoon"),
        ("/werk/meldroute", "vraagMeldroute"),
        ("/werk/zaken/{id}/versturen", "verstuurMelding"),
        ("/werk/zaken/{id}/uitspraken", "noteerUitspraak"),
        ("/werk/zaken/{id}/vermist", "noteerVermissing"),
        ("/werk/zaken/{id}/gesprek/scherm", "noteerGesprek"),
        ("/werk/zaken/{id}/gedragsbespreking", "noteerGedragsbespreking"),
        ("/werk/zaken/{id}/gedragssessie", "noteerGedragssessie"),
        ("/werk/zaken/{id}/aanbod", "biedAan"),
        ("/werk/zaken/{id}/antwoord", "beantwoordOverdracht"),
        ("/werk/ontvangsten/{id}/melder", "toonMelder"),
        ("/werk/nood", "vraagNoodtoegang"),
        ("/werk/gelezen", "leesBerichten"),
        ("/werk/mensen/{id}/afwezig", "zetAfwezigheid"),
        ("/werk/mensen/{id}/terug", "zetAfwezigheid"),
        ("/werk/mensen/{id}/einde", "zetEinde"),
        ("/werk/teams/{id}/sluiten", "sluitTeam"),
        ("/werk/regels/meldroute", "kiesMeldroute"),
        ("/werk/regels/signalen/nieuw", "stelSignaalVoor"),
        ("/werk/regels/signalen/einde", "stelSignaaleindeVoor"),
        ("/werk/regels/signalen/wijzigingen/{id}", "beantwoordLijstwijziging"),
        ("/werk/regels/signalen/wijzigingen/{id}/intrekken", "trekLijstwijzigingIn"),
        ("/werk/regels/streeftijden/{handeling}", "stelStreeftijdVoor"),
        ("/werk/regels/streeftijden/voorstellen/{id}", "beantwoordStreeftijd"),
        ("/werk/regels/streeftijden/voorstellen/{id}/intrekken", "trekStreeftijdIn"),
        ("/werk/regels/voorstel", "stelRegeltabelVoor"),
        ("/werk/regels/{id}/{versie}", "activeerRegeltabel"),
    ];

    /// Pages about the browser itself: who is at the keyboard, and what they are typing.
    const OF_THE_BROWSER: &[&str] = &[
        "/inloggen",
        "/uitloggen",
        "/sessie",
        "/weg",
        "/werk/account",
        "/werk/bewijs",
        "/werk/concepten",
        // Someone without an account has no token: a thread opens in one browser, and nowhere else.
        "/advies/{id}",
    ];

    /// The addresses of every `.route(` with a `post(` or `.post(` below a folder.
    fn posts(below: &Path, found: &mut BTreeSet<String>) {
        for entry in fs::read_dir(below).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                posts(&path, found);
                continue;
            }
            let text = fs::read_to_string(&path).unwrap();
            for route in text.split(".route(").skip(1) {
                let route = route.split(".route(").next().unwrap();
                let call = route.split(";\n").next().unwrap().split("\n}").next().unwrap();
                let mut parts = call.splitn(3, '"');
                let address = parts.nth(1).unwrap_or_default();
                if parts.next().is_some_and(|how| how.contains("post(")) {
                    found.insert(address.to_owned());
                }
            }
        }
    }

    fn operations() -> BTreeSet<&'static str> {
        crate::api::names().into_iter().collect()
    }

    #[test]
    fn every_step_of_a_page_is_an_operation_of_the_api() {
        let known = operations();
        let missing: Vec<_> = STEPS.iter().filter(|(_, _, name)| !known.contains(name)).collect();
        assert!(missing.is_empty(), "{missing:?}");
        let mut seen = BTreeSet::new();
        assert!(STEPS.iter().all(|(kind, step, _)| seen.insert((kind.word(), step))));
    }

    #[test]
    fn every_page_that_something_is_sent_to_has_an_operation_of_the_api() {
        let known = operations();
        let mut found = BTreeSet::new();
        posts(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/pages"), &mut found);
        assert!(found.len() > 15, "{found:?}");
        let mut missing = Vec::new();
        for address in found.iter().filter(|address| !address.ends_with("/{stap}")) {
            let same = PAGES.iter().find(|(page, _)| page == address);
            let browser = OF_THE_BROWSER.iter().any(|page| address.starts_with(page));
            if !browser && !same.is_some_and(|(_, name)| known.contains(name)) {
                missing.push(address);
            }
        }
        assert!(missing.is_empty(), "{missing:?}");
        let gone: Vec<_> = PAGES.iter().filter(|(page, _)| !found.contains(*page)).collect();
        assert!(gone.is_empty(), "not a page any more: {gone:?}");
    }

    #[test]
    fn what_the_api_cant_do_isnt_offered() {
        assert_eq!(operation(Kind::Case, "contact"), Some("noteerContact"));
        assert_eq!(operation(Kind::Signal, "contact"), None);
        assert_eq!(operation(Kind::Case, "iets-nieuws"), None);
    }
}
