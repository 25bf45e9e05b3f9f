//! What every matter has on the wire: whose move it is, who it is about, what was said, what one may.

use super::scalars::{
    ActionCode, At, Code, Day, EntryRef, Id, ModeCode, PostRef, RelationCode, RoleCode, Short,
    SubjectRef, When, Words, WorkerRef,
};
use crate::links;
use app::looking::View;
use app::ports::SubjectRow;
use domain::duties::{Lead, Standing};
use domain::matching::PersonDetails;
use domain::statements::{Noted, Statement, Ticked};
use domain::timeline::Happening;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A matter: the working fields.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Zaak)]
#[serde(rename_all = "camelCase")]
pub(super) struct Matter {
    id: SubjectRef,
    soort: String,
    versie: i64,
    geopend_tijdstip: At,
    #[serde(skip_serializing_if = "Option::is_none")]
    taak: Option<Duty>,
    #[serde(skip_serializing_if = "Option::is_none")]
    gesloten: Option<Closed>,
}

/// Whose move it is.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Taak)]
#[serde(rename_all = "camelCase")]
struct Duty {
    actie: ActionCode,
    houder: WorkerRef,
    plek: PostRef,
    sinds_tijdstip: At,
    uiterlijk_tijdstip: At,
    #[serde(skip_serializing_if = "Option::is_none")]
    aanbod: Option<Offer>,
}

/// To whom it is offered.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Aanbod)]
#[serde(rename_all = "camelCase")]
struct Offer {
    naar: PostRef,
    antwoord_tijdstip: At,
}

/// Why it is nobody's move.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Gesloten)]
#[serde(rename_all = "camelCase")]
struct Closed {
    sinds_tijdstip: At,
    reden: String,
}

impl From<&SubjectRow> for Matter {
    fn from(row: &SubjectRow) -> Self {
        let (taak, gesloten) = match &row.standing {
            Standing::Open(duty) => (Some(Duty::from(duty)), None),
            Standing::Closed { at, reason } => {
                let reden = (*reason).to_owned();
                (None, Some(Closed { sinds_tijdstip: At(*at), reden }))
            }
        };
        Self {
            id: Id(row.id),
            soort: links::collection(row.kind).to_owned(),
            versie: row.version,
            geopend_tijdstip: At(row.opened_at),
            taak,
            gesloten,
        }
    }
}

impl From<&domain::duties::Duty> for Duty {
    fn from(duty: &domain::duties::Duty) -> Self {
        Self {
            actie: Code(duty.action),
            houder: Id(duty.holder),
            plek: Id(duty.post),
            sinds_tijdstip: At(duty.since),
            uiterlijk_tijdstip: At(duty.due),
            aanbod: match duty.lead {
                Lead::Held => None,
                Lead::OnOffer { to, answer_by } => {
                    Some(Offer { naar: Id(to), antwoord_tijdstip: At(answer_by) })
                }
            },
        }
    }
}

/// A young person, as asked and as shown.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[schema(as = Persoon)]
#[serde(deny_unknown_fields)]
pub(super) struct Person {
    voornaam: Short,
    #[serde(skip_serializing_if = "Option::is_none")]
    tussenvoegsel: Option<Short>,
    achternaam: Short,
    #[serde(skip_serializing_if = "Option::is_none")]
    geboortedatum: Option<Day>,
    #[serde(skip_serializing_if = "Option::is_none")]
    telefoon: Option<Short>,
}

impl From<Person> for PersonDetails {
    fn from(person: Person) -> Self {
        Self {
            first_name: person.voornaam.0,
            prefix: person.tussenvoegsel.map(|short| short.0),
            surname: person.achternaam.0,
            birth: person.geboortedatum.map(|day| day.0),
            phone: person.telefoon.map(|short| short.0),
        }
    }
}

impl From<&PersonDetails> for Person {
    fn from(person: &PersonDetails) -> Self {
        Self {
            voornaam: Short(person.first_name.clone()),
            tussenvoegsel: person.prefix.clone().map(Short),
            achternaam: Short(person.surname.clone()),
            geboortedatum: person.birth.map(Day),
            telefoon: person.phone.clone().map(Short),
        }
    }
}

/// A statement, as sent.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[schema(as = NieuweUitspraak)]
#[serde(deny_unknown_fields)]
pub(super) struct NewStatement {
    rol: RoleCode,
    wijze: ModeCode,
    woorden: Words,
    wanneer: Option<When>,
    #[serde(default)]
    #[schema(max_items = 50)]
    signalen: Vec<String>,
    verhouding: Option<RelationCode>,
    over: Option<EntryRef>,
}

impl NewStatement {
    /// The ids of signals that it names.
    pub(super) fn signals(&self) -> &[String] {
        &self.signalen
    }

    /// Whether it names a relation without an entry, or the other way round.
    pub(super) const fn is_half_related(&self) -> bool {
        self.verhouding.is_some() != self.over.is_some()
    }
}

impl From<NewStatement> for Statement {
    fn from(new: NewStatement) -> Self {
        Self {
            role: new.rol.0,
            mode: new.wijze.0,
            words: new.woorden.0,
            when: new.wanneer.map_or(kernel::FuzzyTime::Unknown, |when| when.0),
            signals: Ticked::of(new.signalen),
            about: new.verhouding.zip(new.over).map(|(relation, entry)| (relation.0, entry.0)),
        }
    }
}

/// A statement, as shown.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Uitspraak)]
#[serde(rename_all = "camelCase")]
pub(super) struct Said {
    id: EntryRef,
    medewerker: WorkerRef,
    notitie_tijdstip: At,
    rol: RoleCode,
    wijze: ModeCode,
    woorden: Words,
    #[serde(skip_serializing_if = "Option::is_none")]
    wanneer: Option<When>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    signalen: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    verhouding: Option<RelationCode>,
    #[serde(skip_serializing_if = "Option::is_none")]
    over: Option<EntryRef>,
}

/// The statements on a timeline.
pub(super) fn statements(timeline: &[Noted<Happening>]) -> Vec<Said> {
    let said = timeline.iter().filter_map(|noted| match &noted.what {
        Happening::Said(statement) => Some((noted, statement)),
        _ => None,
    });
    said.map(|(noted, statement)| Said {
        id: Id(noted.id),
        medewerker: Id(noted.by),
        notitie_tijdstip: At(noted.at),
        rol: Code(statement.role),
        wijze: Code(statement.mode),
        woorden: Words::from(&statement.words),
        wanneer: match statement.when {
            kernel::FuzzyTime::Unknown => None,
            known => Some(When(known)),
        },
        signalen: statement.signals.spell_out(str::to_owned),
        verhouding: statement.about.map(|(relation, _)| Code(relation)),
        over: statement.about.map(|(_, entry)| Id(entry)),
    })
    .collect()
}

/// What the one who asks may do with it now.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Mag)]
#[expect(clippy::struct_excessive_bools, reason = "what one may do are separate answers")]
pub(super) struct May {
    handelen: bool,
    noteren: bool,
    overdragen: bool,
    overnemen: bool,
}

/// Something that came from it.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Vervolg)]
pub(super) struct Followed {
    id: SubjectRef,
    soort: String,
}

/// What every opened matter shows.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = GeopendeZaak)]
#[serde(rename_all = "camelCase")]
pub(super) struct Opened {
    zaak: Matter,
    #[serde(skip_serializing_if = "Option::is_none")]
    persoon: Option<Person>,
    stadium: String,
    uitspraken: Vec<Said>,
    vervolg: Vec<Followed>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    zelfde_jongere: Vec<Followed>,
    mag: May,
}

impl Opened {
    /// What is shown of a view, at a stage.
    pub(super) fn of<S>(view: &View<S>, stage: &str) -> Self {
        let others = |rows: &[SubjectRow]| {
            rows.iter()
                .map(|row| Followed {
                    id: Id(row.id),
                    soort: links::collection(row.kind).to_owned(),
                })
                .collect()
        };
        Self {
            zaak: Matter::from(&view.row),
            persoon: view.person.as_ref().map(Person::from),
            stadium: stage.to_owned(),
            uitspraken: statements(&view.timeline),
            vervolg: others(&view.followed),
            zelfde_jongere: others(&view.combined),
            mag: May {
                handelen: view.may_act,
                noteren: view.may_note,
                overdragen: view.may_offer,
                overnemen: view.may_answer,
            },
        }
    }
}
