//! Young persons as one organisation knows them: sealed, and found again by a blind index.

use crate::db::{Arg, Row, args};
use crate::sql;
use crate::unit::{SqlUnit, database};
use crate::wire;
use access::Permit;
use app::StoreError;
use app::ports::{Persons, Stored};
use async_trait::async_trait;
use domain::matching::combination::Pair;
use domain::matching::{PersonDetails, Token, is_enough, tokens};
use kernel::{DossierId, PersonId, SubjectId};
use std::collections::BTreeMap;
use vault::Place;

/// How many words a search looks for: the places in `sql::ALIKE`.
const MOST_WORDS: usize = 16;

/// Among how many who share a word those are sought who share enough.
const MOST_ALIKE: i64 = 400;

/// How many persons are read at once: the places in `sql::PERSONS_10`.
const AT_ONCE: usize = 10;

/// The fields of the blind index from the one that fewest people share to the one that most do: a
/// search with more words than fit leaves out the last.
const RAREST_FIRST: [&str; 8] =
    ["phone", "birth", "birth-part", "initial", "surname", "first", "sound", "near"];

const fn place_of(id: &[u8; 16]) -> Place<'_> {
    Place { table: "person", row: id, column: "sealed" }
}

/// The two ids of a pair as the database keeps them: the smaller first.
fn in_order(pair: Pair) -> (PersonId, PersonId) {
    (pair.one.min(pair.other), pair.one.max(pair.other))
}

fn rarity(token: &Token) -> usize {
    RAREST_FIRST.iter().position(|field| *field == token.field).unwrap_or(RAREST_FIRST.len())
}

impl SqlUnit {
    fn blind(&self, token: &Token) -> Vec<u8> {
        self.keys.index.token(token.field, &token.value).to_bytes().to_vec()
    }

    /// Opens who someone is from a row in which the sealed details, the dossier and its key stand from
    /// column `first` on; nothing once the key was destroyed.
    async fn person_of(
        &mut self,
        id: PersonId,
        row: &Row,
        first: usize,
    ) -> Stored<Option<PersonDetails>> {
        let db = |error: sqlx::Error| database(&error);
        let dossier = DossierId::from_bytes(row.id(first + 1).map_err(db)?);
        let Some(wrapped) = row.opt_bytes(first + 2).map_err(db)? else { return Ok(None) };
        let key = self.open_key(dossier, wrapped).await?;
        let bytes = id.to_bytes();
        let plain = Self::unseal(&key, place_of(&bytes), row.bytes(first).map_err(db)?)?;
        wire::decode_person(&plain).map(Some)
    }

    async fn add_tokens(&mut self, person: PersonId, details: &PersonDetails) -> Stored<()> {
        const STATEMENTS: &[(usize, &str)] = &[
            (8, sql::ADD_8_TOKENS),
            (4, sql::ADD_4_TOKENS),
            (2, sql::ADD_2_TOKENS),
            (1, sql::ADD_TOKEN),
        ];
        let rows = tokens(details).iter().map(|token| args![self.blind(token)]).collect();
        self.add_many(STATEMENTS, args![self.org, person], rows).await
    }
}

#[async_trait]
impl Persons for SqlUnit {
    async fn add_person(&mut self, permit: &Permit, details: &PersonDetails) -> Stored<PersonId> {
        let id = PersonId::draw(&mut self.entropy);
        self.line(permit, vec![id.into()]);
        let (dossier, key) = self.new_dossier("identity").await?;
        let row = id.to_bytes();
        let sealed = self.seal(&key, place_of(&row), &wire::encode_person(details)?);
        self.exec(sql::ADD_PERSON, args![self.org, id, dossier, sealed, self.now]).await?;
        self.add_tokens(id, details).await?;
        Ok(id)
    }

    async fn person(&mut self, permit: &Permit, id: PersonId) -> Stored<PersonDetails> {
        self.line(permit, vec![id.into()]);
        let row = self.row(sql::PERSON, args![self.org, id]).await?.ok_or(StoreError::Missing)?;
        self.person_of(id, &row, 0).await?.ok_or(StoreError::Erased)
    }

    async fn persons(
        &mut self,
        permit: &Permit,
        ids: &[PersonId],
    ) -> Stored<BTreeMap<PersonId, PersonDetails>> {
        if ids.is_empty() {
            return Ok(BTreeMap::new());
        }
        self.line(permit, ids.iter().map(|id| (*id).into()).collect());
        let mut found = BTreeMap::new();
        for some in ids.chunks(AT_ONCE) {
            let some = some.iter().map(|id| Arg::from(*id));
            // No id is empty: an unused place finds nobody.
            let unused = std::iter::repeat_with(|| Arg::Bytes(Vec::new()));
            let mut args = args![self.org];
            args.extend(some.chain(unused).take(AT_ONCE));
            for row in self.rows(sql::PERSONS_10, args).await? {
                let id = PersonId::from_bytes(row.id(0).map_err(|e| database(&e))?);
                found.extend(self.person_of(id, &row, 1).await?.map(|details| (id, details)));
            }
        }
        Ok(found)
    }

    async fn alike(&mut self, details: &PersonDetails, limit: u16) -> Stored<Vec<PersonId>> {
        let mut wanted = tokens(details);
        wanted.sort_by_key(rarity);
        wanted.truncate(MOST_WORDS);
        let words = wanted.iter().map(|token| Arg::Bytes(self.blind(token)));
        // No word is empty: an unused place finds nobody.
        let unused = std::iter::repeat_with(|| Arg::Bytes(Vec::new()));
        let mut args = args![self.org];
        args.extend(words.chain(unused).take(MOST_WORDS));
        args.push(Arg::Int(MOST_ALIKE));
        let mut found = Vec::new();
        for row in self.rows(sql::ALIKE, args).await? {
            let shared = row.int(1).map_err(|e| database(&e))?;
            let shared = wanted.iter().enumerate().filter(|(place, _)| shared >> place & 1 == 1);
            if is_enough(shared.map(|(_, token)| token)) {
                found.push(row.id(0).map(PersonId::from_bytes).map_err(|e| database(&e))?);
            }
            if found.len() == usize::from(limit) {
                break;
            }
        }
        Ok(found)
    }

    async fn to_compare(&mut self, limit: u16) -> Stored<Vec<PersonId>> {
        let rows = self.rows(sql::PERSONS_TO_COMPARE, args![self.org, i64::from(limit)]).await?;
        let id = |row: &Row| row.id(0).map(PersonId::from_bytes).map_err(|e| database(&e));
        rows.iter().map(id).collect()
    }

    async fn compared(&mut self, id: PersonId) -> Stored<()> {
        self.exec(sql::PERSON_COMPARED, args![self.org, id, self.now]).await.map(|_| ())
    }

    async fn combination_of(&mut self, pair: Pair) -> Stored<Option<SubjectId>> {
        let (one, other) = in_order(pair);
        let row = self.row(sql::PAIR, args![self.org, one, other]).await?;
        row.map(|row| row.id(0).map(SubjectId::from_bytes).map_err(|e| database(&e))).transpose()
    }

    async fn keep_pair(&mut self, pair: Pair, combination: SubjectId) -> Stored<()> {
        let (one, other) = in_order(pair);
        self.exec(sql::ADD_PAIR, args![self.org, one, other, combination]).await.map(|_| ())
    }

    async fn erase_person(&mut self, permit: &Permit, id: PersonId) -> Stored<u64> {
        self.line(permit, vec![id.into()]);
        self.exec(sql::DROP_TOKENS, args![self.org, id]).await?;
        let erased = self.exec(sql::ERASE_PERSON, args![self.org, id, self.now]).await?;
        self.exec(sql::DROP_PAIRS, args![self.org, id]).await?;
        Ok(erased)
    }
}
