//! The smallest things on the wire: a text, a day, a moment, an id, a word of a closed list. Each
//! reads as the type of the domain and brings its own schema.

use kernel::{Date, FreeText, FuzzyTime, Moment, Personal, Term};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use std::{borrow::Cow, fmt, str::FromStr};
use utoipa::openapi::{
    RefOr,
    schema::{ObjectBuilder, Schema, SchemaFormat, Type},
};
use utoipa::{PartialSchema, ToSchema};

fn text_schema(format: &str, most: Option<usize>) -> RefOr<Schema> {
    let format = SchemaFormat::Custom(format.to_owned());
    let built = ObjectBuilder::new().schema_type(Type::String).format(Some(format));
    let least = most.map(|_| 1);
    RefOr::T(Schema::Object(built.min_length(least).max_length(most).build()))
}

macro_rules! scalar {
    ($($(#[$doc:meta])+ $name:ident($inner:ty) as $title:literal: $schema:expr, $read:expr, $write:expr;)+) => {$(
        $(#[$doc])+
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub(super) struct $name(pub(super) $inner);

        impl PartialSchema for $name {
            fn schema() -> RefOr<Schema> {
                $schema
            }
        }

        impl ToSchema for $name {
            fn name() -> Cow<'static, str> {
                Cow::Borrowed($title)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                let text = String::deserialize(from)?;
                let read: fn(&str) -> Option<$inner> = $read;
                read(&text).map(Self).ok_or_else(|| D::Error::custom("unreadable"))
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                let write: fn(&$inner) -> String = $write;
                to.serialize_str(&write(&self.0))
            }
        }
    )+};
}

scalar! {
    /// Text in someone's own words.
    Words(FreeText) as "Tekst": text_schema("free-text", Some(FreeText::MOST)),
        |text| FreeText::new(text).ok(), |words| words.reveal().to_owned();
    /// A short text about a person.
    Short(Personal) as "KorteTekst": text_schema("short-text", Some(Personal::MOST)),
        |text| Personal::new(text).ok(), |short| short.reveal().to_owned();
    /// A long text for the system itself, such as a rule table.
    Long(String) as "LangeTekst": text_schema("long-text", Some(200_000)),
        |text| Some(text.to_owned()), Clone::clone;
    /// A day.
    Day(Date) as "Dag": text_schema("date", None), day, ToString::to_string;
    /// A moment; every offset is read, UTC is written.
    At(Moment) as "Moment": text_schema("date-time", None),
        |text| Moment::parse(text).ok(), ToString::to_string;
    /// When something was, as exactly as is known.
    When(FuzzyTime) as "TijdBijBenadering": text_schema("fuzzy-time", None),
        |text| text.parse().ok(), ToString::to_string;
    /// How long something may take.
    Span(Term) as "Termijn": text_schema("term", None),
        |text| text.parse().ok(), ToString::to_string;
}

/// A day as `2026-03-02` and in no other form.
pub(super) fn day(text: &str) -> Option<Date> {
    Some(text).filter(|text| text.len() == 10)?.parse().ok()
}

impl From<Moment> for At {
    fn from(moment: Moment) -> Self {
        Self(moment)
    }
}

impl From<&FreeText> for Words {
    fn from(text: &FreeText) -> Self {
        Self(text.clone())
    }
}

/// A word of a closed list of the domain.
pub(super) trait Coded: Copy + FromStr + 'static {
    /// What the list is called in the document.
    const NAME: &'static str;
    /// Every word.
    fn all() -> &'static [Self];
    /// The word as it is sent.
    fn said(self) -> &'static str;
}

macro_rules! coded {
    ($($type:ty as $code:ident = $name:literal),+ $(,)?) => {$(
        #[doc = concat!("A word of the list `", $name, "`.")]
        pub(super) type $code = Code<$type>;

        impl Coded for $type {
            const NAME: &'static str = $name;
            fn all() -> &'static [Self] { Self::ALL }
            fn said(self) -> &'static str { self.word() }
        }
    )+};
}

coded! {
    domain::behaviour::Fit as FitCode = "Aspectstand",
    domain::behaviour::Outcome as AspectOutcomeCode = "Gedragsuitkomst",
    domain::casework::Chapter as ChapterCode = "Hoofdstuk",
    domain::casework::Outcome as OutcomeCode = "Tekenuitkomst",
    domain::casework::ReferralStatus as ReferralStatusCode = "VerwijzingStand",
    domain::casework::Risk as RiskCode = "Risico",
    domain::casework::Way as WayCode = "Contactmanier",
    domain::casework::WhyClosed as WhyClosedCode = "CasusSluitreden",
    domain::conversation::Plainness as PlainnessCode = "Taalniveau",
    domain::duties::Action as ActionCode = "Actie",
    domain::duties::TargetObjection as TargetObjectionCode = "Streeftijdbezwaar",
    domain::knowledge::Objection as ObjectionCode = "Lijstbezwaar",
    domain::knowledge::Status as StatusCode = "Zekerheid",
    domain::meldcode::Answer as AnswerCode = "Antwoord",
    domain::meldcode::Sector as SectorCode = "Sector",
    domain::meldcode::SkipReason as SkipReasonCode = "Overslareden",
    domain::meldcode::Step as StepCode = "Stap",
    domain::meldcode::Unsafety as UnsafetyCode = "Onveiligheid",
    domain::missing::Class as ClassCode = "Vermissingsklasse",
    domain::missing::Finding as FindingCode = "Checkuitkomst",
    domain::missing::WhyClosed as MissingClosingCode = "VermissingSluitreden",
    domain::organisations::Function as FunctionCode = "Functie",
    domain::organisations::OrganisationKind as OrganisationKindCode = "Organisatiesoort",
    domain::reporting::AgeBand as AgeBandCode = "Leeftijdsgroep",
    domain::reporting::CareNeed as CareNeedCode = "Zorgbehoefte",
    domain::reporting::Classification as ClassificationCode = "Indeling",
    domain::reporting::Form as FormCode = "Vorm",
    domain::reporting::Origin as OriginCode = "Herkomst",
    domain::reporting::Purpose as PurposeCode = "Doel",
    domain::reporting::ReporterKind as ReporterKindCode = "Meldersoort",
    domain::reporting::Sex as SexCode = "Geslacht",
    domain::reporting::WhyOwed as WhyOwedCode = "Terugkoppelreden",
    domain::reporting::WhyRefused as WhyRefusedCode = "Weigerreden",
    domain::matching::Likeness as LikenessCode = "Gelijkenis",
    domain::matching::combination::Outcome as ComparedCode = "Samenhanguitkomst",
    domain::review::Verdict as VerdictCode = "Oordeel",
    domain::signalling::consultation::AdviserKind as AdviserCode = "Adviseursoort",
    domain::signalling::signal::ClosingReason as SignalClosingCode = "SignaalSluitreden",
    domain::signalling::signal::Outcome as HelpOutcomeCode = "Hulpuitkomst",
    domain::statements::Mode as ModeCode = "Wijze",
    domain::statements::Relation as RelationCode = "Verhouding",
    domain::statements::Role as RoleCode = "Rol",
}

/// A language.
pub(super) type LangCode = Code<kernel::Lang>;

impl Coded for kernel::Lang {
    const NAME: &'static str = "Taal";
    fn all() -> &'static [Self] {
        Self::ALL
    }
    fn said(self) -> &'static str {
        self.code()
    }
}

/// A word of a closed list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Code<T>(pub(super) T);

impl<T: Coded> PartialSchema for Code<T> {
    fn schema() -> RefOr<Schema> {
        let words = T::all().iter().map(|known| known.said());
        let built = ObjectBuilder::new().schema_type(Type::String).enum_values(Some(words));
        RefOr::T(Schema::Object(built.build()))
    }
}

impl<T: Coded> ToSchema for Code<T> {
    fn name() -> Cow<'static, str> {
        Cow::Borrowed(T::NAME)
    }
}

impl<'de, T: Coded> Deserialize<'de> for Code<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        text.parse().map(Self).map_err(|_| D::Error::custom("unknown word"))
    }
}

impl<T: Coded> Serialize for Code<T> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self.0.said())
    }
}

/// A kind of id.
pub(super) trait Named: Copy + FromStr + fmt::Display + 'static {
    /// What stands before the hyphen.
    const KIND: &'static str;
    /// What it is called in the document.
    const NAME: &'static str;
}

macro_rules! named {
    ($($type:ident as $id:ident = $name:literal),+ $(,)?) => {$(
        #[doc = concat!("An id: `", $name, "`.")]
        pub(super) type $id = Id<kernel::$type>;

        impl Named for kernel::$type {
            const KIND: &'static str = kernel::$type::PREFIX;
            const NAME: &'static str = $name;
        }
    )+};
}

named! {
    AmendmentId as AmendmentRef = "LijstwijzigingId",
    EntryId as EntryRef = "RegelId",
    InvitationId as InvitationRef = "UitnodigingId",
    OrganisationId as OrganisationRef = "OrganisatieId",
    PostId as PostRef = "PlekId",
    RegistrationId as RegistrationRef = "RegistratieId",
    SubjectId as SubjectRef = "ZaakId",
    TargetId as TargetRef = "StreeftijdId",
    TeamId as TeamRef = "TeamId",
    WorkerId as WorkerRef = "MedewerkerId",
}

/// An id of one kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Id<T>(pub(super) T);

impl<T: Named> PartialSchema for Id<T> {
    fn schema() -> RefOr<Schema> {
        let pattern = format!("^{}-[0-9a-f]{{32}}$", T::KIND);
        let built = ObjectBuilder::new().schema_type(Type::String).pattern(Some(pattern));
        RefOr::T(Schema::Object(built.build()))
    }
}

impl<T: Named> ToSchema for Id<T> {
    fn name() -> Cow<'static, str> {
        Cow::Borrowed(T::NAME)
    }
}

impl<'de, T: Named> Deserialize<'de> for Id<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        text.parse().map(Self).map_err(|_| D::Error::custom("not an id"))
    }
}

impl<T: Named> Serialize for Id<T> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(&self.0)
    }
}
