//! The registration: one coded line for the yearly count. No name, no date of birth, no free text.
//!
//! Which fields there are follows what the national coordination centre names on its pages (form,
//! origin, age, sex, kind and region of the reporter, care needed); its own form isn't public, so
//! an export to it is a setting, not this type. The words are the ids of
//! `content/reporting/fields.toml`, where their texts stand.

use super::Classification;
use crate::words::{UnknownWord, words};
use kernel::Date;

words! {
    /// The form of exploitation.
    pub enum Form {
        /// Sexual exploitation.
        Sexual = "sexual",
        /// Forced to commit crimes.
        Criminal = "criminal",
        /// Exploited at work, at home or in care.
        Labour = "labour",
        /// Forced to give up organs.
        OrganRemoval = "organ-removal",
        /// Not clear yet.
        Unclear = "unclear",
    }
}

words! {
    /// An age as a band: exact enough for the figures, too wide to recognise someone.
    pub enum AgeBand {
        /// Up to and including 11.
        Under12 = "under-12",
        /// 12 to 15: the age from which the young person consents with the parents.
        From12 = "12-15",
        /// 16 and 17: the young person consents.
        From16 = "16-17",
        /// 18 to 22: of age, within the reach of prolonged youth care.
        From18 = "18-22",
        /// 23 and over.
        From23 = "23-and-over",
        /// Nobody knows.
        Unknown = "unknown",
    }
}

words! {
    /// Sex as registered.
    pub enum Sex {
        /// Female.
        Female = "female",
        /// Male.
        Male = "male",
        /// Otherwise.
        Other = "other",
        /// Not known or not asked.
        Unknown = "unknown",
    }
}

words! {
    /// Region of origin, in groups wide enough to recognise nobody.
    pub enum Origin {
        /// The Netherlands.
        Dutch = "dutch",
        /// Another country of the European Union.
        Eu = "eu",
        /// A country outside the European Union.
        OutsideEu = "outside-eu",
        /// No nationality.
        Stateless = "stateless",
        /// Not known or not asked.
        Unknown = "unknown",
    }
}

words! {
    /// What kind of reporter it came from; never who.
    pub enum ReporterKind {
        /// Police or border police.
        Police = "police",
        /// The labour inspectorate.
        LabourAuthority = "labour-authority",
        /// A care coordinator.
        CareCoordinator = "care-coordinator",
        /// Veilig Thuis.
        VeiligThuis = "veilig-thuis",
        /// Youth care.
        YouthCare = "youth-care",
        /// A neighbourhood team.
        Wijkteam = "wijkteam",
        /// A school.
        School = "school",
        /// Health care.
        HealthCare = "health-care",
        /// A lawyer.
        Lawyer = "lawyer",
        /// The young person.
        Own = "self",
        /// Another.
        Other = "other",
    }
}

words! {
    /// Whether care was needed.
    pub enum CareNeed {
        /// A place to stay.
        Shelter = "shelter",
        /// Treatment.
        Treatment = "treatment",
        /// Help while living at home.
        Ambulatory = "ambulatory",
        /// Legal help.
        Legal = "legal",
        /// None wanted now.
        NoneWanted = "none-wanted",
        /// It is there already.
        InPlace = "in-place",
        /// Not known yet.
        Unknown = "unknown",
    }
}

/// The code of a municipality as the statistics office gives it: `GM` and four digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MunicipalityCode(u16);

/// A quarter of a year: the most exact a registration says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    year: i16,
    quarter: i8,
}

/// One coded line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Registration {
    /// The form of exploitation.
    pub form: Form,
    /// The age when it was registered.
    pub age: AgeBand,
    /// Sex.
    pub sex: Sex,
    /// Region of origin.
    pub origin: Origin,
    /// Who it came from.
    pub reporter: ReporterKind,
    /// Whether care was needed.
    pub care: CareNeed,
    /// What it is.
    pub classification: Classification,
    /// When.
    pub period: Period,
    /// Where.
    pub municipality: MunicipalityCode,
}

/// The answers on the form, as they come in: words of the closed lists.
#[derive(Debug, Clone, Default)]
pub struct CodedAnswers<'a> {
    /// A word of [`Form`].
    pub form: &'a str,
    /// A word of [`AgeBand`].
    pub age: &'a str,
    /// A word of [`Sex`].
    pub sex: &'a str,
    /// A word of [`Origin`].
    pub origin: &'a str,
    /// A word of [`ReporterKind`].
    pub reporter: &'a str,
    /// A word of [`CareNeed`].
    pub care: &'a str,
    /// A word of [`Classification`] that counts.
    pub classification: &'a str,
    /// `GM` and four digits.
    pub municipality: &'a str,
}

/// Why a field of the registration can't be taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RegistrationFault {
    /// The answer isn't in the closed list.
    #[error("{field}: {fault}")]
    Word {
        /// Which field.
        field: &'static str,
        /// What is wrong.
        fault: UnknownWord,
    },
    /// What isn't an indication isn't registered.
    #[error("classification: a report without indication is not registered")]
    NothingToRegister,
    /// It isn't a code of a municipality.
    #[error("municipality: not a code as in GM0344")]
    Municipality,
}

impl RegistrationFault {
    /// Which field it is about.
    pub const fn field(&self) -> &'static str {
        match self {
            Self::Word { field, .. } => field,
            Self::NothingToRegister => "classification",
            Self::Municipality => "municipality",
        }
    }
}

impl AgeBand {
    /// The band of someone born on `birth` on the day `on`; unknown when born later or over 120.
    pub fn of(birth: Option<Date>, on: Date) -> Self {
        let Some(birth) = birth else { return Self::Unknown };
        let had_birthday = (on.month(), on.day()) >= (birth.month(), birth.day());
        match on.year() - birth.year() - i16::from(!had_birthday) {
            0..=11 => Self::Under12,
            12..=15 => Self::From12,
            16..=17 => Self::From16,
            18..=22 => Self::From18,
            23..=120 => Self::From23,
            _ => Self::Unknown,
        }
    }
}

impl Period {
    /// The quarter in which a day falls.
    pub fn of(day: Date) -> Self {
        Self { year: day.year(), quarter: (day.month() - 1) / 3 + 1 }
    }

    /// A quarter of a year; `None` when the quarter isn't 1 to 4.
    pub const fn new(year: i16, quarter: i8) -> Option<Self> {
        if quarter >= 1 && quarter <= 4 { Some(Self { year, quarter }) } else { None }
    }

    /// The year.
    pub const fn year(self) -> i16 {
        self.year
    }

    /// The quarter, 1 to 4.
    pub const fn quarter(self) -> i8 {
        self.quarter
    }
}

impl std::fmt::Display for Period {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}-Q{}", self.year, self.quarter)
    }
}

impl std::str::FromStr for MunicipalityCode {
    type Err = RegistrationFault;

    fn from_str(text: &str) -> Result<Self, RegistrationFault> {
        text.strip_prefix("GM")
            .filter(|digits| digits.len() == 4 && digits.bytes().all(|b| b.is_ascii_digit()))
            .and_then(|digits| digits.parse().ok())
            .map(Self)
            .ok_or(RegistrationFault::Municipality)
    }
}

impl std::fmt::Display for MunicipalityCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "GM{:04}", self.0)
    }
}

impl Registration {
    /// Reads the answers of the form, for the quarter in which `on` falls.
    ///
    /// # Errors
    /// Every field that is wrong, at once.
    pub fn read(answers: &CodedAnswers<'_>, on: Date) -> Result<Self, Vec<RegistrationFault>> {
        let mut faults = Vec::new();
        let form = word("form", answers.form, &mut faults);
        let age = word("age", answers.age, &mut faults);
        let sex = word("sex", answers.sex, &mut faults);
        let origin = word("origin", answers.origin, &mut faults);
        let reporter = word("reporter", answers.reporter, &mut faults);
        let care = word("care", answers.care, &mut faults);
        let classification: Option<Classification> =
            word("classification", answers.classification, &mut faults);
        if classification.is_some_and(|classification| !classification.counts()) {
            faults.push(RegistrationFault::NothingToRegister);
        }
        let municipality = answers.municipality.parse();
        let municipality = municipality.map_err(|fault| faults.push(fault)).ok();
        let read = || {
            Some(Self {
                form: form?,
                age: age?,
                sex: sex?,
                origin: origin?,
                reporter: reporter?,
                care: care?,
                classification: classification?,
                period: Period::of(on),
                municipality: municipality?,
            })
        };
        match read() {
            Some(registration) if faults.is_empty() => Ok(registration),
            Some(_) | None => Err(faults),
        }
    }
}

fn word<W: std::str::FromStr<Err = UnknownWord>>(
    field: &'static str,
    answer: &str,
    faults: &mut Vec<RegistrationFault>,
) -> Option<W> {
    let read = answer.parse();
    read.map_err(|fault| faults.push(RegistrationFault::Word { field, fault })).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::date;

    const ANSWERS: CodedAnswers<'_> = CodedAnswers {
        form: "criminal",
        age: "12-15",
        sex: "male",
        origin: "dutch",
        reporter: "school",
        care: "ambulatory",
        classification: "presumed",
        municipality: "GM0344",
    };

    #[test]
    fn a_registration_is_read_from_words_of_closed_lists() {
        let read = Registration::read(&ANSWERS, date(2026, 5, 31)).unwrap();
        assert_eq!(read.form, Form::Criminal);
        assert_eq!(read.age, AgeBand::From12);
        assert_eq!(read.period.to_string(), "2026-Q2");
        assert_eq!(read.municipality.to_string(), "GM0344");
    }

    #[test]
    fn every_wrong_field_is_named_at_once() {
        let wrong = CodedAnswers { form: "Sanne", age: "14", municipality: "Utrecht", ..ANSWERS };
        let faults = Registration::read(&wrong, date(2026, 5, 31)).unwrap_err();
        let fields: Vec<_> = faults.iter().map(RegistrationFault::field).collect();
        assert_eq!(fields, ["form", "age", "municipality"]);
    }

    #[test]
    fn what_is_no_indication_is_not_registered() {
        let answers = CodedAnswers { classification: "no-indication", ..ANSWERS };
        let faults = Registration::read(&answers, date(2026, 5, 31)).unwrap_err();
        assert_eq!(faults, [RegistrationFault::NothingToRegister]);
    }

    #[test]
    fn someone_changes_band_on_the_birthday() {
        let born = Some(date(2014, 3, 2));
        assert_eq!(AgeBand::of(born, date(2026, 3, 1)), AgeBand::Under12);
        assert_eq!(AgeBand::of(born, date(2026, 3, 2)), AgeBand::From12);
        assert_eq!(AgeBand::of(born, date(2030, 3, 2)), AgeBand::From16);
        assert_eq!(AgeBand::of(born, date(2032, 3, 1)), AgeBand::From16);
        assert_eq!(AgeBand::of(born, date(2032, 3, 2)), AgeBand::From18);
        assert_eq!(AgeBand::of(born, date(2037, 3, 2)), AgeBand::From23);
    }

    #[test]
    fn an_impossible_or_missing_birth_date_gives_no_age() {
        assert_eq!(AgeBand::of(None, date(2026, 3, 1)), AgeBand::Unknown);
        assert_eq!(AgeBand::of(Some(date(2027, 1, 1)), date(2026, 3, 1)), AgeBand::Unknown);
        assert_eq!(AgeBand::of(Some(date(1890, 1, 1)), date(2026, 3, 1)), AgeBand::Unknown);
    }

    #[test]
    fn a_municipality_code_has_one_spelling() {
        for wrong in ["", "0344", "GM344", "GM03440", "gm0344", "GM+344"] {
            assert!(wrong.parse::<MunicipalityCode>().is_err(), "{wrong}");
        }
    }
}
