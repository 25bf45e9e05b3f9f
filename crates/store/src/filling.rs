//! Filling a large database quickly, to measure on: the rows that units of work would have left, under
//! the same kinds of keys, with the same seals, index words and journal lines.
//!
//! What makes it quick: rows go down many at a time, in the order of their indexes; indexes that
//! aren't needed to check a row are built at the end; nothing is read back.

use crate::db::{Arg, args};
use crate::engine::{Engine, Tx};
use crate::keys::Keys;
use crate::rows::standing_args;
use crate::schema::TABLES;
use crate::shared::SqlStore;
use crate::unit::{database, unreadable};
use crate::{lines, sql, subjects, wire};
use access::Permit;
use app::StoreError;
use app::ports::Stored;
use domain::duties::Standing;
use domain::matching::{PersonDetails, tokens};
use domain::subjects::Kind;
use domain::timeline::Happening;
use kernel::{
    DossierId, Entropy, EntryId, Moment, OrganisationId, PersonId, PostId, SubjectId, WorkerId,
};
use std::collections::BTreeMap;
use std::sync::Arc;
use vault::{DossierKey, Place};

/// How many cases go down in one transaction.
const PIECE: usize = 5_000;
/// So many values in one statement: SQLite looks a numbered place up by walking past the others.
const PLACES: usize = 200;

/// A person and one matter about them, as they would have come about.
pub struct Made {
    /// Who.
    pub person: PersonDetails,
    /// What kind of matter.
    pub kind: Kind,
    /// Who opened it.
    pub by: WorkerId,
    /// From which post.
    pub post: PostId,
    /// Whose move it is, or why nobody's.
    pub standing: Standing,
    /// What happened, in order of the moments; the first is how it began.
    pub happenings: Vec<(Moment, Happening)>,
}

/// A filling under way: what stays in memory between the pieces.
struct Filling<'s> {
    store: &'s SqlStore,
    org: OrganisationId,
    permit: &'s Permit,
    keys: Arc<Keys>,
    entropy: Box<dyn Entropy>,
    rows: BTreeMap<&'static str, Vec<Vec<Arg>>>,
    words: Vec<([u8; 16], PersonId)>,
    tree: journal::Frontier,
}

impl SqlStore {
    /// Fills an organisation that has people but no matters yet with `many` matters. The permit
    /// stands in every journal line. `told` hears how many are down.
    ///
    /// # Errors
    /// When the database refuses; what went down before stays.
    pub async fn fill(
        &self,
        org: OrganisationId,
        permit: &Permit,
        many: usize,
        make: &mut (dyn FnMut(usize) -> Made + Send),
        told: &mut (dyn FnMut(usize) + Send),
    ) -> Stored<()> {
        let mut tx = self.engine.begin().await.map_err(|e| database(&e))?;
        let keys = self.cabinet.keys_of(&mut tx, org).await?;
        let row = tx.row(sql::TREE, args![org]).await.map_err(|e| database(&e))?;
        let tree = row.ok_or(StoreError::Missing)?.bytes(1).map_err(|e| database(&e))?;
        let tree = journal::Frontier::from_bytes(&tree).map_err(|_| unreadable("journal tree"))?;
        let put_off = take_indexes_away(&mut tx, &self.engine).await?;
        tx.commit().await.map_err(|e| database(&e))?;
        let mut filling = Filling {
            store: self,
            org,
            permit,
            keys,
            entropy: (self.entropy)(),
            rows: BTreeMap::new(),
            words: Vec::new(),
            tree,
        };
        let mut ids = Ids::draw(many, &mut filling.entropy);
        for from in (0..many).step_by(PIECE) {
            let piece = (from + PIECE).min(many);
            for (n, id) in (from..piece).zip(&mut ids) {
                filling.take(&id, &make(n))?;
            }
            filling.put_down().await?;
            self.flush().await?;
            told(piece);
        }
        filling.put_words_down().await?;
        for index in put_off {
            let mut tx = self.engine.begin().await.map_err(|e| database(&e))?;
            exec_text(&mut tx, index, Vec::new()).await?;
            tx.commit().await.map_err(|e| database(&e))?;
            self.flush().await?;
        }
        Ok(())
    }

    async fn flush(&self) -> Stored<()> {
        self.engine.flush().await.map_err(|e| database(&e))
    }
}

/// The ids of one person and their matter, and of the dossiers of both.
struct Four {
    person: PersonId,
    identity: DossierId,
    subject: SubjectId,
    dossier: DossierId,
}

/// Ids drawn beforehand and put in order, so that rows go down in the order of their indexes.
struct Ids {
    persons: std::vec::IntoIter<PersonId>,
    subjects: std::vec::IntoIter<SubjectId>,
    dossiers: std::vec::IntoIter<DossierId>,
}

impl Ids {
    fn draw(many: usize, entropy: &mut dyn Entropy) -> Self {
        fn sorted<T: Ord>(many: usize, mut draw: impl FnMut() -> T) -> std::vec::IntoIter<T> {
            let mut ids: Vec<_> = (0..many).map(|_| draw()).collect();
            ids.sort_unstable();
            ids.into_iter()
        }
        Self {
            persons: sorted(many, || PersonId::draw(entropy)),
            subjects: sorted(many, || SubjectId::draw(entropy)),
            dossiers: sorted(many * 2, || DossierId::draw(entropy)),
        }
    }
}

impl Iterator for Ids {
    type Item = Four;

    fn next(&mut self) -> Option<Four> {
        Some(Four {
            person: self.persons.next()?,
            identity: self.dossiers.next()?,
            subject: self.subjects.next()?,
            dossier: self.dossiers.next()?,
        })
    }
}

impl Filling<'_> {
    fn add(&mut self, table: &'static str, row: Vec<Arg>) {
        self.rows.entry(table).or_default().push(row);
    }

    fn dossier(&mut self, id: DossierId, holds: &'static str, made_at: Moment) -> DossierKey {
        let key = DossierKey::draw(&mut self.entropy);
        let wrapped = self.keys.organisation.wrap(id, &key, &mut self.entropy).into_bytes();
        let row = args![self.org, id, holds, wrapped, made_at, None::<Moment>];
        self.add("dossier", row);
        key
    }

    /// Seals a case and keeps its rows until the end of the piece.
    fn take(&mut self, id: &Four, made: &Made) -> Stored<()> {
        let opened_at = made.happenings.first().map_or(Moment::from_micros(0), |(at, _)| *at);
        let key = self.dossier(id.identity, "identity", opened_at);
        let bytes = id.person.to_bytes();
        let place = Place { table: "person", row: &bytes, column: "sealed" };
        let sealed = key.seal(place, &wire::encode_person(&made.person)?, &mut self.entropy);
        let sealed = sealed.into_bytes();
        // Compared already: what is measured is noting and finding, not catching up.
        let row = args![self.org, id.person, id.identity, sealed, opened_at, Some(opened_at)];
        self.add("person", row);
        for token in tokens(&made.person) {
            let word = self.keys.index.token(token.field, &token.value).to_bytes();
            self.words.push((word, id.person));
        }
        let key = self.dossier(id.dossier, "subject", opened_at);
        self.subject(id, made, opened_at);
        for ((at, happening), seq) in made.happenings.iter().zip(1..) {
            let bytes = subjects::entry_row(id.subject, seq);
            let place = Place { table: "entry", row: &bytes, column: "sealed" };
            let sealed = key.seal(place, &wire::encode(happening)?, &mut self.entropy);
            let entry = EntryId::draw(&mut self.entropy);
            let row = args![self.org, id.subject, seq, entry, made.by, *at, sealed.into_bytes()];
            self.add("entry", row);
        }
        let objects = vec![id.person.into(), id.subject.into()];
        let line = lines::of_permit(self.permit, objects, opened_at).encode();
        let n = i64::try_from(self.tree.size()).map_err(|_| unreadable("journal size"))?;
        self.tree.append(journal::Hash::of_leaf(&line));
        self.add("journal_line", args![self.org, n, line]);
        Ok(())
    }

    fn subject(&mut self, id: &Four, made: &Made, opened_at: Moment) {
        let mut row = args![
            self.org,
            id.subject,
            made.kind.word(),
            1,
            id.dossier,
            id.person,
            None::<SubjectId>,
            opened_at,
            made.by,
            made.post,
        ];
        row.extend(standing_args(&made.standing));
        self.add("subject", row);
    }

    /// Puts a piece down: what a row refers to before the row itself, and the tree of the journal.
    async fn put_down(&mut self) -> Stored<()> {
        let mut tx = self.store.engine.begin().await.map_err(|e| database(&e))?;
        for table in TABLES {
            if let Some(rows) = self.rows.remove(table.name) {
                put(&mut tx, table.insert, rows).await?;
            }
        }
        let size = i64::try_from(self.tree.size()).map_err(|_| unreadable("journal size"))?;
        let row = tx.row(sql::TREE, args![self.org]).await.map_err(|e| database(&e))?;
        let before = row.ok_or(StoreError::Missing)?.int(0).map_err(|e| database(&e))?;
        let numbers = args![self.org, size - before];
        tx.row(sql::TAKE_NUMBERS, numbers).await.map_err(|e| database(&e))?;
        let tree = args![self.org, self.tree.to_bytes()];
        tx.exec(sql::SET_FRONTIER, tree).await.map_err(|e| database(&e))?;
        tx.commit().await.map_err(|e| database(&e))
    }

    async fn put_words_down(&mut self) -> Stored<()> {
        let mut words = std::mem::take(&mut self.words);
        words.sort_unstable();
        let table = TABLES.iter().find(|table| table.name == "person_token");
        let table = table.ok_or_else(|| unreadable("schema"))?;
        for piece in words.chunks(100_000) {
            let mut tx = self.store.engine.begin().await.map_err(|e| database(&e))?;
            let row =
                |(word, person): &([u8; 16], PersonId)| args![self.org, word.to_vec(), *person];
            put(&mut tx, table.insert, piece.iter().map(row).collect()).await?;
            tx.commit().await.map_err(|e| database(&e))?;
            self.store.flush().await?;
        }
        Ok(())
    }
}

/// Adds rows, as many in one statement as there are places for.
async fn put(tx: &mut Tx, insert: &str, rows: Vec<Vec<Arg>>) -> Stored<()> {
    let width = rows.first().map_or(1, Vec::len).max(1);
    let most = (PLACES / width).max(1);
    let mut rows = rows.into_iter();
    while rows.len() > 0 {
        let many = rows.len().min(most);
        let row = |row: usize| {
            let places: Vec<_> = (1..=width).map(|at| format!("${}", row * width + at)).collect();
            format!("({})", places.join(", "))
        };
        let values: Vec<_> = (0..many).map(row).collect();
        let args = rows.by_ref().take(many).flatten().collect();
        exec_text(tx, format!("{insert}{}", values.join(", ")), args).await?;
    }
    Ok(())
}

async fn exec_text(tx: &mut Tx, sql: String, args: Vec<Arg>) -> Stored<u64> {
    let mut conn = tx.conn().map_err(|e| database(&e))?;
    conn.exec_text(sql, args).await.map_err(|e| database(&e))
}

/// Drops the indexes of SQLite that check nothing; the statements that make them again.
async fn take_indexes_away(tx: &mut Tx, engine: &Engine) -> Stored<Vec<String>> {
    const INDEXES: &str = "SELECT name, sql FROM sqlite_master WHERE type = 'index' \
                           AND sql LIKE 'CREATE INDEX%' AND tbl_name IN ('subject', 'person_token')";
    if matches!(engine, Engine::Pg(_)) {
        return Ok(Vec::new());
    }
    let mut taken = Vec::new();
    for row in tx.rows(INDEXES, Vec::new()).await.map_err(|e| database(&e))? {
        let name = row.text(0).map_err(|e| database(&e))?;
        taken.push(row.text(1).map_err(|e| database(&e))?);
        exec_text(tx, format!("DROP INDEX {name}"), Vec::new()).await?;
    }
    Ok(taken)
}
