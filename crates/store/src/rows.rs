//! The working fields of a subject: to the columns of its row, and back.

use crate::db::{Arg, Row, args};
use crate::unit::{database, unreadable};
use crate::wire;
use app::ports::{Stored, SubjectRow};
use domain::duties::{Duty, Lead, Standing};
use kernel::{DossierId, Moment, PersonId, PostId, SubjectId, WorkerId};

/// The columns that hold whose move it is, in the order of the statements.
pub(crate) fn standing_args(standing: &Standing) -> Vec<Arg> {
    match standing {
        Standing::Closed { at, reason } => args![
            *at,
            *reason,
            None::<PostId>,
            None::<WorkerId>,
            None::<bool>,
            None::<String>,
            None::<Moment>,
            None::<Moment>,
            None::<Moment>,
            false,
            "holder",
            None::<PostId>,
            None::<Moment>,
        ],
        Standing::Open(duty) => {
            let (offered_to, answer_by) = match duty.lead {
                Lead::Held => (None, None),
                Lead::OnOffer { to, answer_by } => (Some(to), Some(answer_by)),
            };
            args![
                None::<Moment>,
                None::<String>,
                Some(duty.post),
                Some(duty.holder),
                Some(true),
                Some(duty.action.word().to_owned()),
                Some(duty.since),
                Some(duty.warn),
                Some(duty.due),
                duty.warned,
                duty.level.word(),
                offered_to,
                answer_by,
            ]
        }
    }
}

/// Reads a row with the columns of `subject!`.
pub(crate) fn row_of(row: &Row) -> Stored<SubjectRow> {
    let db = |error: sqlx::Error| database(&error);
    let moment = |column| row.opt_int(column).map(|at| at.map(Moment::from_micros)).map_err(db);
    let closed = moment(9)?;
    let standing = match closed {
        Some(at) => Standing::Closed { at, reason: wire::reason(&row.text(10).map_err(db)?)? },
        None => Standing::Open(duty_of(row)?),
    };
    Ok(SubjectRow {
        id: SubjectId::from_bytes(row.id(0).map_err(db)?),
        kind: row.text(1).map_err(db)?.parse().map_err(|_| unreadable("subject.kind"))?,
        version: row.int(2).map_err(db)?,
        dossier: DossierId::from_bytes(row.id(3).map_err(db)?),
        person: row.opt_id(4).map_err(db)?.map(PersonId::from_bytes),
        origin: row.opt_id(5).map_err(db)?.map(SubjectId::from_bytes),
        opened_at: Moment::from_micros(row.int(6).map_err(db)?),
        opened_by: WorkerId::from_bytes(row.id(7).map_err(db)?),
        opener_post: PostId::from_bytes(row.id(8).map_err(db)?),
        standing,
    })
}

fn duty_of(row: &Row) -> Stored<Duty> {
    let db = |error: sqlx::Error| database(&error);
    let moment = |column| row.int(column).map(Moment::from_micros).map_err(db);
    let lead = match (row.opt_id(19).map_err(db)?, row.opt_int(20).map_err(db)?) {
        (Some(to), Some(answer_by)) => {
            Lead::OnOffer { to: PostId::from_bytes(to), answer_by: Moment::from_micros(answer_by) }
        }
        _ => Lead::Held,
    };
    Ok(Duty {
        post: PostId::from_bytes(row.id(11).map_err(db)?),
        holder: WorkerId::from_bytes(row.id(12).map_err(db)?),
        action: row.text(13).map_err(db)?.parse().map_err(|_| unreadable("subject.action"))?,
        since: moment(14)?,
        warn: moment(15)?,
        due: moment(16)?,
        warned: row.bool(17).map_err(db)?,
        level: row.text(18).map_err(db)?.parse().map_err(|_| unreadable("subject.level"))?,
        lead,
    })
}

pub(crate) fn rows_of(rows: &[Row]) -> Stored<Vec<SubjectRow>> {
    rows.iter().map(row_of).collect()
}
