//! The coded registration of a report: codes alone, written once, readable by who may open the report.

use super::asking::{Answer, Asked, Reply};
use super::consultations::InWords;
use super::operation::{Operation, changes, reads};
use super::problem::Problem;
use super::scalars::{
    AgeBandCode, CareNeedCode, ClassificationCode, Code, FormCode, Id, OriginCode, RegistrationRef,
    ReporterKindCode, SexCode, SubjectRef,
};
use super::signals;
use app::reporting;
use domain::reporting::{CodedAnswers, IncomingCommand};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use utoipa::ToSchema;

/// The operations.
pub(super) fn operations() -> Vec<Operation> {
    let waived = json!({ "woorden": "De politie heeft deze jongere dit jaar al geregistreerd." });
    vec![
        changes("/registraties", "registreer", registration_example(), register).said(
            "Registreer een beoordeelde melding",
            "Wie aan zet is. Alleen codes: geen naam, geen datum, geen tekst. `If-Match` noemt de \
             versie van de ontvangst. Wie dit jaar al met deze vorm is geregistreerd, telt niet \
             dubbel: `registratie` is dan de regel die er al stond.",
        ),
        reads::<RegistrationShown>("/ontvangsten/{id}/registratie", "toonRegistratie", show)
            .said("Toon wat van een melding is geregistreerd", "Wie de melding mag openen."),
        changes("/ontvangsten/{id}/registratieafwijzingen", "zieAfVanRegistratie", waived, waive)
            .said("Zeg waarom u een melding niet registreert", "Wie aan zet is."),
    ]
}

/// A registration, as shown.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Registratie)]
struct RegistrationShown {
    id: RegistrationRef,
    jaar: i16,
    kwartaal: i8,
    vorm: FormCode,
    leeftijd: AgeBandCode,
    geslacht: SexCode,
    herkomst: OriginCode,
    melder: ReporterKindCode,
    zorg: CareNeedCode,
    indeling: ClassificationCode,
    gemeente: String,
}

async fn show(asked: Asked) -> Answer {
    let (id, found) = reporting::registration(&asked.looking(), asked.id()?).await?;
    Reply::of(&RegistrationShown {
        id: Id(id),
        jaar: found.period.year(),
        kwartaal: found.period.quarter(),
        vorm: Code(found.form),
        leeftijd: Code(found.age),
        geslacht: Code(found.sex),
        herkomst: Code(found.origin),
        melder: Code(found.reporter),
        zorg: Code(found.care),
        indeling: Code(found.classification),
        gemeente: found.municipality.to_string(),
    })
}

async fn waive(asked: Asked, new: InWords) -> Answer {
    let id = asked.id()?;
    let command = IncomingCommand::WaiveRegistration { reason: new.woorden.0 };
    let result = reporting::act_on_incoming(&asked.cx(), id, asked.seen(), command).await;
    asked.done(result, "ontvangsten")
}

/// A registration, as sent: codes alone.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[schema(as = NieuweRegistratie)]
#[serde(deny_unknown_fields)]
struct NewRegistration {
    ontvangst: SubjectRef,
    vorm: FormCode,
    leeftijd: AgeBandCode,
    geslacht: SexCode,
    herkomst: OriginCode,
    melder: ReporterKindCode,
    zorg: CareNeedCode,
    indeling: ClassificationCode,
    gemeente: String,
}

fn registration_example() -> Value {
    json!({
        "ontvangst": "zaak-00000000000000000000000000000000",
        "vorm": "criminal", "leeftijd": "12-15", "geslacht": "male", "herkomst": "dutch",
        "melder": "school", "zorg": "ambulatory", "indeling": "presumed", "gemeente": "GM0344",
    })
}

async fn register(asked: Asked, new: NewRegistration) -> Answer {
    let answers = CodedAnswers {
        form: new.vorm.0.word(),
        age: new.leeftijd.0.word(),
        sex: new.geslacht.0.word(),
        origin: new.herkomst.0.word(),
        reporter: new.melder.0.word(),
        care: new.zorg.0.word(),
        classification: new.indeling.0.word(),
        municipality: &new.gemeente,
    };
    check_registration(&new)?;
    let result = reporting::register(&asked.cx(), new.ontvangst.0, asked.seen(), &answers).await;
    asked.done(result, "ontvangsten")
}

/// What the closed lists don't say: a code of a municipality, and something that counts.
fn check_registration(new: &NewRegistration) -> Result<(), Problem> {
    if new.gemeente.parse::<domain::reporting::MunicipalityCode>().is_err() {
        return Err(signals::one_fault("/gemeente", "unknown-word"));
    }
    if !new.indeling.0.counts() {
        return Err(signals::one_fault("/indeling", "nothing-to-register"));
    }
    Ok(())
}
