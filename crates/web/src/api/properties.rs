//! What each property means, in Dutch: one list for the whole document, so that a name means the
//! same everywhere.

use serde_json::{Value, json};

/// Puts the Dutch meaning at each property of a schema.
pub(super) fn described(mut schema: Value) -> Value {
    let Some(fields) = schema.as_object_mut() else { return schema };
    fields.remove("description");
    if let Some(parts) = fields.get_mut("allOf").and_then(Value::as_array_mut) {
        for part in parts {
            *part = described(part.take());
        }
    }
    if let Some(properties) = fields.get_mut("properties").and_then(Value::as_object_mut) {
        for (name, property) in properties.iter_mut() {
            never_null(property);
            let about = meaning(name).unwrap_or_default();
            match property.as_object_mut() {
                Some(fields) => fields.insert("description".to_owned(), json!(about)),
                None => continue,
            };
        }
    }
    schema
}

/// What may be left out is left out, and never `null`: one way to say nothing.
fn never_null(property: &mut Value) {
    let known = property.get("oneOf").and_then(Value::as_array);
    if let Some(reference) =
        known.and_then(|known| known.iter().find(|one| one.get("$ref").is_some()))
    {
        *property = reference.clone();
    }
    let kinds = property.get("type").and_then(Value::as_array);
    if let Some(kind) = kinds.and_then(|kinds| kinds.iter().find(|kind| *kind != "null")).cloned() {
        super::entry::put(property, "type", kind);
    }
}

/// What a property means; `None` for a name that isn't in the list, which a test finds.
pub(super) fn meaning(name: &str) -> Option<&'static str> {
    MEANINGS.iter().find(|(known, _)| *known == name).map(|(_, about)| *about)
}

const MEANINGS: &[(&str, &str)] = &[
    ("aan", "De organisatie die het krijgt."),
    ("aanbod", "Aan wie de taak is aangeboden en tot wanneer die kan antwoorden."),
    ("aantal", "Hoeveel het er ongeveer zijn; leeg als het er minder zijn dan het minimum."),
    ("aanvaard", "Of u de taak overneemt."),
    ("achternaam", "Achternaam."),
    ("actie", "Wat er moet gebeuren."),
    ("advies", "Wat de deskundige aanraadt."),
    ("afronding", "De stap waarin aantallen worden getoond."),
    ("afspraak", "Wat is afgesproken."),
    ("afspraken", "De afspraken met de jongere, ouders, school en buurt."),
    ("afwezig", "Of iemand er niet is."),
    ("andereVerklaring", "Wat het ook kan betekenen."),
    ("antwoord", "Ja, nee of niet bekend."),
    ("antwoorden", "Wat de regel zegt."),
    ("antwoordTijdstip", "Uiterlijk wanneer er antwoord komt."),
    ("bekendUit", "Een zaak die u mag openen en die over dezelfde persoon gaat."),
    ("bereikt", "Of de jongere is bereikt."),
    ("berichten", "Wat u nog niet las."),
    ("bron", "Waar het op berust."),
    ("bronnen", "De bronnen, als sleutel van de bronnenlijst."),
    ("brug", "Wie contact houdt tot de hulp begint."),
    ("casus", "De casus."),
    ("cellen", "De getallen, in de volgorde van de kolommen."),
    ("code", "Een vast woord voor programma's."),
    ("current", "De versie die er nu staat."),
    ("daarna", "Wat er na de besluiten kwam."),
    ("detail", "Wat er aan de hand is en wat u kunt doen."),
    ("doel", "Waarvoor het wordt gestuurd."),
    ("doet", "Wat de regel antwoordt."),
    ("eigen", "Of het een plek van uzelf is."),
    ("eind", "Tot wanneer."),
    ("eindTijdstip", "Sinds wanneer het over is."),
    ("evaluatieTijdstip", "Uiterlijk wanneer het wordt bekeken."),
    ("faults", "Alle fouten, elk met de plaats."),
    ("functie", "Wat iemand doet."),
    ("geboortedatum", "Geboortedatum."),
    ("gecontroleerdDatum", "Wanneer iemand het voor het laatst met de bron vergeleek."),
    ("gegevens", "Wie, wanneer, met wie, wat en waarom."),
    ("gelukt", "Of het doorging; anders is het geweigerd."),
    ("gemeente", "De code van de gemeente: GM en vier cijfers."),
    ("geopendTijdstip", "Wanneer de zaak begon."),
    ("geslacht", "Geslacht."),
    ("gesloten", "Waarom niemand meer iets hoeft te doen."),
    ("grond", "De wettelijke grond om dit te delen."),
    ("handelen", "Of u de volgende stap mag zetten."),
    ("helper", "De ene hulpverlener die blijft."),
    ("herkomst", "Herkomst, in groepen die niemand aanwijzen."),
    ("hoofdstuk", "Welk hoofdstuk."),
    ("hoofdstukken", "De hoofdstukken; de vier verplichte horen erbij."),
    ("houder", "Wie de taak nu heeft."),
    ("hulp", "Of u hulp biedt of organiseert."),
    ("hulpAanvaard", "Aanvaarden de betrokkenen de hulp?"),
    ("hulpMogelijk", "Kunt u hulp bieden of organiseren die werkt?"),
    ("hulpToelichting", "Waarom wel of niet."),
    ("hulpWerkt", "Leidt de hulp binnen de afgesproken tijd tot veiligheid?"),
    ("id", "Het nummer. Het zegt niets over hoeveel er zijn, of wanneer het begon."),
    ("indeling", "Wat het is, gekozen door een mens."),
    ("inhoud", "Wat de ontvanger nodig heeft, en niet meer."),
    ("instance", "Het kenmerk van dit verzoek, voor de beheerder."),
    ("invoer", "Wat de meldroute wil weten."),
    ("items", "De zaken op deze bladzijde."),
    ("jaar", "Het jaar."),
    ("kenmerk", "Hoe iemand het weet."),
    ("kindcheck", "De laatste kindcheck."),
    ("kinderen", "Zijn er kinderen die van deze persoon afhangen?"),
    ("klopt", "Of de controle niets vindt: geen gat en geen tegenspraak."),
    ("kolommen", "De kolommen."),
    ("kwartaal", "Het kwartaal: nauwkeuriger wordt het niet."),
    ("leeftijd", "De leeftijdsgroep."),
    ("lijst", "Welke lijst."),
    ("mag", "Wat u nu met deze zaak mag doen."),
    ("manier", "Hoe er contact is gezocht."),
    ("manieren", "Hoe u contact zoekt."),
    ("medewerker", "Wie het vastlegde."),
    ("medewerkers", "Wie hier werken."),
    ("meldcode", "De vorm van de meldcode die het vanaf het begin volgt."),
    ("melden", "Of u meldt."),
    ("meldenToelichting", "Waarom wel of niet."),
    ("melder", "Wat voor melder het is, nooit wie."),
    ("met", "In welke rol de ander erbij was."),
    ("minimum", "Het kleinste aantal dat wordt getoond."),
    ("naam", "De naam."),
    ("naar", "De plek die de taak wordt aangeboden."),
    ("naarLeeftijd", "Vorm van uitbuiting naar leeftijdsgroep."),
    ("naarZorg", "Of het doorgaat naar zorgcoördinatie, of de tabel naar zorgbehoefte."),
    ("nietGetoond", "In hoeveel cellen er minder zijn dan het minimum; die tellen niet mee."),
    ("noteren", "Of u een uitspraak mag toevoegen."),
    ("notitieTijdstip", "Wanneer het werd vastgelegd."),
    ("ontbreekt", "Wat deze stap vraagt en niet is vastgelegd."),
    ("onthulling", "Of de jongere het zelf vertelde of om hulp vroeg."),
    ("ontvangenTijdstip", "Wanneer het aankwam."),
    ("ontvangst", "De ontvangen melding die wordt geregistreerd."),
    ("onveiligheid", "Hoe onveilig het is."),
    ("onveiligheidToelichting", "Waar dat uit blijkt."),
    ("oordeel", "Of het terecht was."),
    ("organisatie", "De organisatie van de melder."),
    ("organisaties", "De organisaties in deze installatie."),
    ("over", "De zaak of de regel waar het over gaat."),
    ("overdragen", "Of u de taak mag aanbieden."),
    ("overgeslagenOmdat", "Waarom er geen gesprek was."),
    ("overnemen", "Of u een aangeboden taak mag aannemen of weigeren."),
    ("overSignaal", "Het signaal dat de vraag onthoudt. De vraag kent het signaal niet."),
    ("persoon", "Over wie het gaat."),
    ("plan", "Hoe het met het veiligheidsplan staat."),
    ("planTijdstip", "Uiterlijk wanneer er iets met het veiligheidsplan moet gebeuren."),
    ("plek", "De plek van waaruit u werkt; zonder is het uw eerste."),
    ("plekken", "Wie eraan werken."),
    ("pointer", "Waar de fout zit: een JSON-pointer, of `header:` of `query:` en een naam."),
    ("politie", "Wat met of over de politie is afgesproken."),
    ("reden", "De reden."),
    ("regel", "De rij van een regeltabel die het toestond of weigerde."),
    ("regels", "De regels die beslisten."),
    ("registratie", "De regel die is geregistreerd."),
    ("rijen", "De rijen."),
    ("risico", "Wat er kan gebeuren, of hoe groot het risico is."),
    ("rol", "In welke rol iemand spreekt."),
    ("route", "De meldroute."),
    ("routes", "De meldroutes van deze installatie."),
    ("sector", "Van welke sector de vorm van de meldcode is."),
    ("signalen", "Welke signalen van de lijst eruit spreken. Ze worden nooit opgeteld."),
    ("sindsTijdstip", "Sinds wanneer."),
    ("situatie", "Bij elke vraag van de route een antwoord."),
    ("soort", "Wat voor zaak of onderwerp het is."),
    ("spoed", "Of iemand meteen moet kijken."),
    ("stadium", "Hoe ver het is."),
    ("stand", "Hoe ver het is."),
    ("stap", "Welke stap."),
    ("stappen", "De stappen die zijn vastgelegd."),
    ("startTijdstip", "Uiterlijk wanneer de hulp begint."),
    ("status", "Hoe zeker het is, of de status van HTTP."),
    ("taak", "Wie aan zet is, met wat en voor wanneer."),
    ("tabel", "De regeltabel."),
    ("tabellen", "De regeltabellen."),
    ("team", "Het team."),
    ("teamnaam", "Hoe het team heet."),
    ("teams", "De teams."),
    ("tekens", "De tekens van hernieuwd slachtofferschap, als sleutel van de lijst."),
    ("tekst", "De tekst."),
    ("telefoon", "Telefoonnummer."),
    ("tellingen", "Hoeveel zaken er op elke lijst staan."),
    ("termijn", "Binnen welke tijd: PT4H (uren), P7D (dagen), P5B (werkdagen), P3M (maanden)."),
    ("terugTijdstip", "Wanneer de jongere naar huis gaat."),
    ("tijdstip", "Wanneer."),
    ("titel", "Hoe het heet."),
    ("title", "Het soort fout in een paar woorden."),
    ("toelichting", "Waarom."),
    ("totaal", "De som van wat wordt getoond."),
    ("totDatum", "Tot wanneer de afspraak geldt."),
    ("totTijdstip", "Tot wanneer."),
    ("tussenvoegsel", "Tussenvoegsel."),
    ("type", "Het soort fout: het einde is de naam van een bladzijde met uitleg."),
    ("uiterlijkTijdstip", "Wanneer het gedaan moet zijn."),
    ("uitkomst", "Wat eruit kwam."),
    ("uitspraken", "Wat is gezien, gehoord, vermoed of gezegd."),
    ("unit", "De eenheid."),
    ("van", "De organisatie die het stuurde."),
    ("vanafDatum", "Vanaf welke dag."),
    ("vastgelegd", "Wat bij deze stap is vastgelegd."),
    ("veilig", "Zijn die kinderen veilig?"),
    ("veiligThuis", "Wat met of over Veilig Thuis is afgesproken."),
    ("verhouding", "Hoe het zich verhoudt tot een eerdere uitspraak."),
    ("vermoeden", "Is er een vermoeden van mishandeling, geweld of uitbuiting?"),
    ("verplaatst", "Hoeveel taken naar iemand gingen die ze kan doen."),
    ("versie", "De versie; bij elke wijziging één hoger."),
    ("versies", "De versies die zijn voorgesteld."),
    ("vervolg", "Wat eruit voortkwam, voor zover u het mag openen."),
    ("verwijzingen", "Waar om hulp is gevraagd."),
    ("verzondenTijdstip", "Wanneer het werd gestuurd."),
    ("volgendContactTijdstip", "Wanneer het volgende contact is."),
    ("voorbereidTijdstip", "Uiterlijk wanneer de terugkeer wordt voorbereid."),
    ("voornaam", "Voornaam, roepnaam of voorletters."),
    ("vorm", "De vorm van uitbuiting."),
    ("vraag", "De vraag, zonder naam."),
    ("waarden", "Welke antwoorden er zijn."),
    ("waarom", "Waarom zo."),
    ("wanneer", "Wanneer het was, zo precies als bekend: dag, maand, jaar of leeg."),
    ("wat", "Wat er gedaan is en wat het opleverde."),
    ("website", "De website."),
    ("weging", "De laatste weging."),
    ("wie", "Wie, in woorden; een functie is genoeg."),
    ("wijze", "Hoe iemand het weet: gezien, gehoord, vermoed of letterlijk gezegd."),
    ("woorden", "In eigen woorden."),
    ("zaak", "De zaak."),
    ("zeker", "Hoe zeker het is."),
    ("zekerheid", "Hoe zeker het is dat de stap er zo uitziet."),
    ("zorg", "Of er zorg nodig was."),
];
