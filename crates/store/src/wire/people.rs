//! Workers.

use super::form::record;
use crate::people::WorkerDetails;

record! {
    WorkerDetails { name, login }
}
