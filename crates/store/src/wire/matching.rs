//! Who someone is.

use super::form::record;
use domain::matching::PersonDetails;

record! {
    PersonDetails { first_name, prefix, surname, birth, phone }
}
