//! Workers and their passkeys.

use super::form::record;
use crate::passkeys::PasskeyDetails;
use crate::people::WorkerDetails;

record! {
    WorkerDetails { name, login }
    PasskeyDetails { name, key }
}
