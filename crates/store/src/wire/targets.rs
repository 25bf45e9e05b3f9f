//! Target times of an organisation.

use super::form::record;
use domain::duties::Target;

record! {
    Target { action, term, from, why }
}
