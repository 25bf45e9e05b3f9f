//! What an organisation writes down to recognise a young person by.

use kernel::{Date, Personal};

/// The details of a person as one organisation knows them. Prints no name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonDetails {
    /// First name, call name or initials.
    pub first_name: Personal,
    /// The part before the surname: *van der*.
    pub prefix: Option<Personal>,
    /// Surname; two joined by a hyphen for a double name.
    pub surname: Personal,
    /// Date of birth.
    pub birth: Option<Date>,
    /// Telephone number, as typed.
    pub phone: Option<Personal>,
}
