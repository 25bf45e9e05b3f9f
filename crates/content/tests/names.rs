//! How often the lists of names point at a name where one is, and where none is.
#![expect(clippy::unwrap_used, reason = "a test that can't go on fails, and says where")]

use domain::knowledge::Knowledge;
use domain::signalling::nameless::{NameKind, Telltale, suspicions};

fn knowledge() -> Knowledge {
    vangnet_content::load(None).unwrap().knowledge
}

/// The words that are pointed at as a name.
fn pointed<'t>(known: &Knowledge, text: &'t str) -> Vec<&'t str> {
    let found = suspicions(text, &|word| NameKind::known(known, word));
    let names = found.into_iter().filter(|one| one.what == Telltale::Name);
    names.map(|one| &text[one.place]).collect()
}

/// Ordinary sentences with words that are names as well.
const ORDINARY: &[&str] = &[
    "In de lente komt ze vaak te laat; in mei werd het erger.",
    "Lente en zomer gaan beter dan de winter.",
    "Er lag een roos in haar kluisje en een bloem op tafel.",
    "Roos en bloem staan op het briefje.",
    "Hij draagt een shirt met een beer, en zijn broer een wolf.",
    "Ze zegt: beer is een bijnaam, meer niet.",
    "Hij wil bakker worden, net als de visser van de hoek.",
    "Wat kan ik doen? Ben ik te laat? Mark my words.",
    "Ik ben bang dat hij de boer in de wijk kent.",
    "Zij kan niet slapen sinds de storm van maandag.",
    "De jongen is klein, de ander groot; de jas is groen of bruin.",
    "Er staat een merel op zijn tas en een vos op zijn pet.",
    "Het is een lot uit de loterij, zegt haar vader, de koning te rijk.",
    "Ze heeft een nieuwe ring met jade en amber.",
    "De smid en de molenaar in de straat zagen een auto.",
    "Zijn lieve oma maakt zich zorgen om zijn job.",
    "Een vink, een valk en een haan: hij tekent vogels.",
    "Op de dijk bij het veen stond weer die zwarte auto.",
    "Het meisje loopt mank sinds de post kwam.",
    "Zij wil stoppen; de klok tikt, zegt ze, de baas wacht.",
    "Hij komt uit een warm nest en heeft nu geen geld.",
    "De leerling spijbelt sinds twee weken op dinsdag en donderdag.",
    "Wie belt de ouders als het kind niet wil?",
    "Is dit een signaal? Waar let ik op? Met wie praat ik?",
];

/// Sentences with a name in them, as people type them.
const WITH_A_NAME: &[&str] = &[
    "Sanne komt vaak te laat.",
    "het gaat om sanne, ze is 15",
    "Ik maak me zorgen over Mohammed.",
    "Zijn vriend Yusuf wacht bij de poort.",
    "fatima vertelde het aan haar mentor",
    "Gisteren zag ik Roos met een oudere man.",
    "De moeder van Bloem belde mij.",
    "We spraken met Lente en haar vader.",
    "mevrouw Jansen van klas 3 zag het ook",
    "De Vries uit 4b heeft een nieuwe telefoon.",
    "Agnieszka slaapt in de les.",
    "haar broer emre haalt haar op",
    "Wat weten we van Daan en Lotte?",
    "Meneer Bakker sprak hem aan.",
    "Thijs zegt dat hij geld krijgt.",
    "Volgens Noa is het haar neef.",
    "Er stond: voor Mila.",
    "Gesproken met Ionut en zijn tante.",
    "Zij heet Lynn.",
    "kevin heeft weer dure schoenen",
];

#[test]
fn ordinary_words_that_are_also_names_raise_no_alarm() {
    let known = knowledge();
    let alarms: Vec<_> = ORDINARY.iter().filter(|text| !pointed(&known, text).is_empty()).collect();
    assert!(alarms.is_empty(), "{alarms:?}");
}

#[test]
fn a_name_is_pointed_at_however_it_is_typed() {
    let known = knowledge();
    let missed: Vec<_> =
        WITH_A_NAME.iter().filter(|text| pointed(&known, text).is_empty()).collect();
    assert!(missed.is_empty(), "{missed:?}");
}

/// All the Dutch of this system: nobody is named in it, so that every alarm is a false one.
#[test]
fn of_our_own_sentences_fewer_than_one_in_a_hundred_raises_a_false_alarm() {
    let known = knowledge();
    let mut sentences = Vec::new();
    sentences.extend(known.signals.iter().map(|one| one.item.text.nl.clone()));
    sentences.extend(known.factors.iter().map(|one| one.item.text.nl.clone()));
    sentences.extend(known.barriers.iter().map(|one| one.item.text.nl.clone()));
    sentences.extend(known.self_scan.iter().map(|one| one.item.text.nl.clone()));
    sentences.extend(known.revictimisation_signs.iter().map(|one| one.item.text.nl.clone()));
    let locales = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../locales/nl");
    for file in std::fs::read_dir(locales).unwrap() {
        let text = std::fs::read_to_string(file.unwrap().path()).unwrap();
        let lines = text.lines().filter(|line| !line.starts_with('#'));
        sentences.extend(lines.filter_map(|line| Some(line.split_once(" = ")?.1.to_owned())));
    }
    let alarms: Vec<_> =
        sentences.iter().filter(|text| !pointed(&known, text).is_empty()).collect();
    println!("{} of {} sentences: {alarms:#?}", alarms.len(), sentences.len());
    assert!(sentences.len() > 1000, "{}", sentences.len());
    assert!(alarms.len() * 100 < sentences.len(), "{alarms:#?}");
}
