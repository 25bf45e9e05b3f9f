//! Open matters and their timelines.

use crate::db::{Arg, Row, args};
use crate::rows::{row_of, rows_of, standing_args};
use crate::sql;
use crate::unit::{SqlUnit, database, unreadable};
use crate::wire;
use access::Permit;
use app::StoreError;
use app::ports::{Census, Change, NewSubject, Page, Stored, SubjectRow, Subjects, Worklist};
use async_trait::async_trait;
use domain::statements::Noted;
use domain::timeline::Happening;
use kernel::{EntryId, Moment, PersonId, PostId, SubjectId, WorkerId};
use vault::{DossierKey, Place};

/// Where an entry lives: its own row, named by subject and number.
pub(crate) fn entry_row(subject: SubjectId, seq: i64) -> [u8; 24] {
    let mut row = [0; 24];
    let (id, number) = row.split_at_mut(16);
    id.copy_from_slice(&subject.to_bytes());
    number.copy_from_slice(&seq.to_be_bytes());
    row
}

impl SqlUnit {
    async fn add_entries(
        &mut self,
        key: &DossierKey,
        subject: SubjectId,
        first: i64,
        by: WorkerId,
        happenings: &[Happening],
    ) -> Stored<()> {
        const STATEMENTS: &[(usize, &str)] =
            &[(4, sql::ADD_4_ENTRIES), (2, sql::ADD_2_ENTRIES), (1, sql::ADD_ENTRY)];
        let mut rows = Vec::with_capacity(happenings.len());
        for (happening, seq) in happenings.iter().zip(first..) {
            let id = EntryId::draw(&mut self.entropy);
            let row = entry_row(subject, seq);
            let place = Place { table: "entry", row: &row, column: "sealed" };
            rows.push(args![seq, id, self.seal(key, place, &wire::encode(happening)?)]);
        }
        self.add_many(STATEMENTS, args![self.org, subject, by, self.now], rows).await
    }

    async fn list(
        &mut self,
        sql: &'static str,
        key: Vec<Arg>,
        page: Page,
    ) -> Stored<Vec<SubjectRow>> {
        let (due, id) = match page.after {
            Some((due, id)) => (due.micros(), id.to_bytes().to_vec()),
            None => (i64::MIN, Vec::new()),
        };
        let mut args = args![self.org];
        args.extend(key);
        args.extend(args![due, id, i64::from(page.limit.clamp(1, 100))]);
        if sql == sql::LIST_LATE {
            args.extend(args![self.now]);
        }
        rows_of(&self.rows(sql, args).await?)
    }

    async fn list_on_posts(
        &mut self,
        sql: &'static str,
        posts: &[PostId],
        page: Page,
    ) -> Stored<Vec<SubjectRow>> {
        let mut found = Vec::new();
        for post in posts {
            found.extend(self.list(sql, args![*post], page).await?);
        }
        found.sort_by_key(|row| (row.standing.duty().map(|duty| duty.due), row.id));
        found.truncate(usize::from(page.limit));
        Ok(found)
    }

    async fn count_on_posts(&mut self, posts: &[PostId]) -> Stored<u64> {
        /// The places in `sql::COUNT_ON_8_POSTS`.
        const PLACES: usize = 8;
        let mut count = 0;
        for some in posts.chunks(PLACES) {
            // No id is empty: an unused place counts nothing.
            let unused = std::iter::repeat_with(|| Arg::Bytes(Vec::new()));
            let mut args = args![self.org];
            args.extend(some.iter().map(|post| Arg::from(*post)).chain(unused).take(PLACES));
            count += self.count_of(sql::COUNT_ON_8_POSTS, args).await?;
        }
        Ok(count)
    }

    async fn count_of(&mut self, sql: &'static str, args: Vec<Arg>) -> Stored<u64> {
        let row = self.row(sql, args).await?.ok_or(StoreError::Missing)?;
        u64::try_from(row.int(0).map_err(|e| database(&e))?).map_err(|_| unreadable("count"))
    }
}

#[async_trait]
impl Subjects for SqlUnit {
    async fn find(&mut self, id: SubjectId) -> Stored<Option<SubjectRow>> {
        self.row(sql::FIND_SUBJECT, args![self.org, id]).await?.as_ref().map(row_of).transpose()
    }

    async fn parties(&mut self, id: SubjectId) -> Stored<Vec<PostId>> {
        let rows = self.rows(sql::PARTIES, args![self.org, id]).await?;
        rows.iter()
            .map(|row| Ok(PostId::from_bytes(row.id(0).map_err(|e| database(&e))?)))
            .collect()
    }

    async fn last_by(&mut self, id: SubjectId) -> Stored<Option<WorkerId>> {
        let row = self.row(sql::LAST_BY, args![self.org, id]).await?;
        let by = row.map(|row| row.id(0).map(WorkerId::from_bytes)).transpose();
        by.map_err(|e| database(&e))
    }

    async fn has_emergency(&mut self, worker: WorkerId, id: SubjectId) -> Stored<bool> {
        if let Some((known, subjects)) = &self.emergencies
            && *known == worker
        {
            return Ok(subjects.contains(&id));
        }
        // A list asks for every row, and hardly anyone has an emergency access: all are read at once.
        let rows = self.rows(sql::EMERGENCIES, args![self.org, worker, self.now]).await?;
        let subject = |row: &Row| row.id(0).map(SubjectId::from_bytes).map_err(|e| database(&e));
        let subjects = rows.iter().map(subject).collect::<Stored<Vec<_>>>()?;
        let has = subjects.contains(&id);
        self.emergencies = Some((worker, subjects));
        Ok(has)
    }

    async fn timeline(
        &mut self,
        permit: &Permit,
        row: &SubjectRow,
    ) -> Stored<Vec<Noted<Happening>>> {
        self.line(permit, vec![row.id.into()]);
        let key = self.dossier_key(row.dossier).await?;
        let rows = self.rows(sql::TIMELINE, args![self.org, row.id]).await?;
        let db = |error: sqlx::Error| database(&error);
        rows.iter()
            .zip(1..)
            .map(|(entry, seq)| {
                let at = entry_row(row.id, seq);
                let place = Place { table: "entry", row: &at, column: "sealed" };
                let plain = Self::unseal(&key, place, entry.bytes(3).map_err(db)?)?;
                Ok(Noted {
                    id: EntryId::from_bytes(entry.id(0).map_err(db)?),
                    by: WorkerId::from_bytes(entry.id(1).map_err(db)?),
                    at: Moment::from_micros(entry.int(2).map_err(db)?),
                    what: wire::decode(&plain)?,
                })
            })
            .collect()
    }

    async fn open(&mut self, permit: &Permit, new: NewSubject) -> Stored<SubjectRow> {
        self.line(permit, vec![new.id.into()]);
        let by = permit.actor().worker;
        let (dossier, key) = self.new_dossier("subject").await?;
        let mut args = args![
            self.org,
            new.id,
            new.kind.word(),
            dossier,
            new.person,
            new.origin,
            self.now,
            by,
            new.opener_post,
        ];
        args.extend(standing_args(&new.standing));
        self.exec(sql::ADD_SUBJECT, args).await?;
        let mut happenings = vec![Happening::Began(Box::new(new.beginning))];
        happenings.extend(new.happenings);
        self.add_entries(&key, new.id, 1, by, &happenings).await?;
        Ok(SubjectRow {
            id: new.id,
            kind: new.kind,
            version: 1,
            dossier,
            person: new.person,
            origin: new.origin,
            opened_at: self.now,
            opened_by: by,
            opener_post: new.opener_post,
            standing: new.standing,
        })
    }

    async fn record(&mut self, permit: &Permit, change: Change<'_>) -> Stored<SubjectRow> {
        let before = change.before;
        self.line(permit, vec![before.id.into()]);
        let mut args = args![self.org, before.id, before.version];
        args.extend(standing_args(change.standing));
        let Some(row) = self.row(sql::CHANGE_SUBJECT, args).await? else {
            let row = self.row(sql::SUBJECT_VERSION, args![self.org, before.id]).await?;
            let current = row.ok_or(StoreError::Missing)?.int(0).map_err(|e| database(&e))?;
            return Err(StoreError::Stale { current });
        };
        let version = row.int(0).map_err(|e| database(&e))?;
        let last = self.row(sql::LAST_ENTRY, args![self.org, before.id]).await?;
        let last = last.ok_or(StoreError::Missing)?.opt_int(0).map_err(|e| database(&e))?;
        let key = self.dossier_key(before.dossier).await?;
        let next = last.unwrap_or(0) + 1;
        let by = permit.actor().worker;
        self.add_entries(&key, before.id, next, by, change.happenings).await?;
        Ok(SubjectRow { version, standing: change.standing.clone(), ..before.clone() })
    }

    async fn add_party(&mut self, permit: &Permit, id: SubjectId, post: PostId) -> Stored<()> {
        self.line(permit, vec![id.into(), post.into()]);
        self.exec(sql::ADD_PARTY, args![self.org, id, post, self.now]).await.map(|_| ())
    }

    async fn grant_emergency(
        &mut self,
        permit: &Permit,
        id: SubjectId,
        until: Moment,
    ) -> Stored<()> {
        self.line(permit, vec![id.into()]);
        let worker = permit.actor().worker;
        self.emergencies = None;
        self.exec(sql::GRANT_EMERGENCY, args![self.org, worker, id, until]).await.map(|_| ())
    }

    async fn worklist(
        &mut self,
        worker: WorkerId,
        posts: &[PostId],
        list: Worklist,
        page: Page,
    ) -> Stored<Vec<SubjectRow>> {
        match list {
            Worklist::Mine => self.list(sql::LIST_MINE, args![worker], page).await,
            Worklist::Late => self.list(sql::LIST_LATE, args![worker], page).await,
            Worklist::Waiting => self.list(sql::LIST_WAITING, args![worker], page).await,
            Worklist::Offered => self.list_on_posts(sql::LIST_OFFERED, posts, page).await,
            Worklist::Team => self.list_on_posts(sql::LIST_ON_POST, posts, page).await,
        }
    }

    async fn count(&mut self, worker: WorkerId, posts: &[PostId], list: Worklist) -> Stored<u64> {
        match list {
            Worklist::Mine => self.count_of(sql::COUNT_MINE, args![self.org, worker]).await,
            Worklist::Late => {
                self.count_of(sql::COUNT_LATE, args![self.org, worker, self.now]).await
            }
            Worklist::Waiting => self.count_of(sql::COUNT_WAITING, args![self.org, worker]).await,
            Worklist::Offered => {
                let mut count = 0;
                for post in posts {
                    count += self.count_of(sql::COUNT_OFFERED, args![self.org, *post]).await?;
                }
                Ok(count)
            }
            Worklist::Team => self.count_on_posts(posts).await,
        }
    }

    async fn about(&mut self, person: PersonId) -> Stored<Vec<SubjectRow>> {
        rows_of(&self.rows(sql::ABOUT_PERSON, args![self.org, person]).await?)
    }

    async fn followed_from(&mut self, origin: SubjectId) -> Stored<Vec<SubjectRow>> {
        rows_of(&self.rows(sql::FROM_ORIGIN, args![self.org, origin]).await?)
    }

    async fn held_by(&mut self, worker: WorkerId) -> Stored<Vec<SubjectRow>> {
        rows_of(&self.rows(sql::HELD_BY, args![self.org, worker]).await?)
    }

    async fn on_posts(&mut self, posts: &[PostId]) -> Stored<Vec<SubjectRow>> {
        let mut found = Vec::new();
        for post in posts {
            found.extend(rows_of(&self.rows(sql::ON_POST, args![self.org, *post]).await?)?);
        }
        Ok(found)
    }

    async fn ticking(&mut self, now: Moment, limit: u16) -> Stored<Vec<SubjectRow>> {
        rows_of(&self.rows(sql::TICKING, args![self.org, now, i64::from(limit)]).await?)
    }

    async fn census(&mut self, now: Moment) -> Stored<Census> {
        let row = self.row(sql::CENSUS, args![self.org, now]).await?.ok_or(StoreError::Missing)?;
        let db = |error: sqlx::Error| database(&error);
        let count = |column| -> Stored<u64> {
            u64::try_from(row.int(column).map_err(db)?).map_err(|_| unreadable("census"))
        };
        Ok(Census {
            open: count(0)?,
            without_holder: count(1)?,
            overdue: count(2)?,
            oldest: row.opt_int(3).map_err(db)?.map(Moment::from_micros),
        })
    }
}
