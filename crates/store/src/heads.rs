//! Heads, exports and checks of the journal: what lets another party hold us to it.

use crate::db::{Conn, args};
use crate::keys::Keys;
use crate::shared::SqlStore;
use crate::sql;
use crate::unit::{database, unreadable};
use app::StoreError;
use app::ports::{Store, Stored};
use journal::{
    Certificate, Export, Frontier, Head, Origin, Report, SignedHead, SigningKey, Verifier,
};
use kernel::{Moment, OrganisationId};

/// How many lines are read at a time.
const PIECE: i64 = 1_000;

/// Where an export goes, line by line, without line ends.
pub type Sink<'a> = &'a mut (dyn FnMut(&[u8]) -> std::io::Result<()> + Send);

/// The key that signs the journal of an organisation.
pub(crate) fn signing_key(org: OrganisationId, keys: &Keys) -> Stored<SigningKey> {
    let name = Origin::new(&format!("vangnet/{org}")).map_err(|_| unreadable("journal name"))?;
    Ok(SigningKey::from_seed(name, *keys.organisation.journal_seed()))
}

/// The size of a journal and its tree.
async fn tree_of(conn: &mut Conn<'_>, org: OrganisationId) -> Stored<Frontier> {
    let row = conn.row(sql::TREE, args![org]).await.map_err(|e| database(&e))?;
    let row = row.ok_or(StoreError::Missing)?;
    let size = row.int(0).map_err(|e| database(&e))?;
    let tree = Frontier::from_bytes(&row.bytes(1).map_err(|e| database(&e))?);
    tree.ok()
        .filter(|tree| i64::try_from(tree.size()) == Ok(size))
        .ok_or_else(|| unreadable("journal tree"))
}

async fn heads_of(conn: &mut Conn<'_>, org: OrganisationId) -> Stored<Vec<(u64, SignedHead)>> {
    let rows = conn.rows(sql::HEADS, args![org]).await.map_err(|e| database(&e))?;
    rows.iter()
        .map(|row| {
            let size = row.int(0).map_err(|e| database(&e))?;
            let size = u64::try_from(size).map_err(|_| unreadable("journal head"))?;
            Ok((size, SignedHead::from_text(row.text(1).map_err(|e| database(&e))?)))
        })
        .collect()
}

impl SqlStore {
    /// The key with which others verify the journal of an organisation, as text.
    ///
    /// # Errors
    /// When the organisation isn't known.
    pub async fn journal_key(&self, org: OrganisationId) -> Stored<String> {
        let mut tx = self.engine.begin_reading().await.map_err(|e| database(&e))?;
        let keys = self.cabinet.keys_of(&mut tx, org).await?;
        Ok(signing_key(org, &keys)?.verifying_key().to_string())
    }

    /// Signs a statement with the key of an organisation's journal; the signed text. Who has the
    /// journal's key can check it.
    ///
    /// # Errors
    /// When the organisation isn't known, or the statement isn't lines of text.
    pub async fn certify(&self, org: OrganisationId, statement: &str) -> Stored<String> {
        let mut tx = self.engine.begin_reading().await.map_err(|e| database(&e))?;
        let keys = self.cabinet.keys_of(&mut tx, org).await?;
        let signed = Certificate::sign(statement, &signing_key(org, &keys)?);
        signed.map(|signed| signed.as_str().to_owned()).map_err(|_| unreadable("statement"))
    }

    /// Signs the head of every journal that grew since its last head; how many there were.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn sign_heads(&self, now: Moment) -> Stored<u64> {
        let mut signed = 0;
        for organisation in self.organisations().await? {
            let org = organisation.id;
            let mut tx = self.engine.begin().await.map_err(|e| database(&e))?;
            let keys = self.cabinet.keys_of(&mut tx, org).await?;
            let mut conn = tx.conn().map_err(|e| database(&e))?;
            let tree = tree_of(&mut conn, org).await?;
            if tree.size() == 0 {
                continue;
            }
            let head = sign(org, &keys, &tree)?;
            let size = i64::try_from(tree.size()).map_err(|_| unreadable("journal size"))?;
            let args = args![org, size, head.as_str(), now];
            signed += tx.exec(sql::ADD_HEAD, args).await.map_err(|e| database(&e))?;
            tx.commit().await.map_err(|e| database(&e))?;
        }
        Ok(signed)
    }

    /// The newest signed head of an organisation's journal, for whoever keeps it as a witness.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn newest_head(&self, org: OrganisationId) -> Stored<Option<SignedHead>> {
        let mut tx = self.engine.begin_reading().await.map_err(|e| database(&e))?;
        let mut conn = tx.conn().map_err(|e| database(&e))?;
        Ok(heads_of(&mut conn, org).await?.pop().map(|(_, head)| head))
    }

    /// Writes the whole journal of an organisation as an export that verifies offline; how many
    /// entries it has.
    ///
    /// # Errors
    /// When the database can't be read or the sink refuses.
    pub async fn export_journal(&self, org: OrganisationId, sink: Sink<'_>) -> Stored<u64> {
        let mut tx = self.engine.begin_reading().await.map_err(|e| database(&e))?;
        let keys = self.cabinet.keys_of(&mut tx, org).await?;
        drop(tx);
        let mut snapshot = self.engine.snapshot().await.map_err(|e| database(&e))?;
        let mut conn = snapshot.conn();
        let tree = tree_of(&mut conn, org).await?;
        let mut heads = heads_of(&mut conn, org).await?;
        if heads.last().map(|(size, _)| *size) != Some(tree.size()) {
            heads.push((tree.size(), sign(org, &keys, &tree)?));
        }
        let key = signing_key(org, &keys)?.verifying_key();
        let mut put = |line: &[u8]| {
            sink(line).map_err(|error| StoreError::Database(format!("the export: {error}")))
        };
        let (mut export, beginning) = Export::begin(&key);
        put(beginning.as_bytes())?;
        let mut heads = heads.into_iter().peekable();
        let mut n = 0;
        loop {
            while let Some((_, head)) = heads.next_if(|(size, _)| *size == n) {
                put(export.head(&head).as_bytes())?;
            }
            let from = i64::try_from(n).map_err(|_| unreadable("journal size"))?;
            let rows = conn.rows(sql::LINES_FROM, args![org, from, PIECE]).await;
            let rows = rows.map_err(|e| database(&e))?;
            if rows.is_empty() {
                break;
            }
            for row in rows {
                put(&export.entry(&row.bytes(1).map_err(|e| database(&e))?))?;
                n += 1;
                while let Some((_, head)) = heads.next_if(|(size, _)| *size == n) {
                    put(export.head(&head).as_bytes())?;
                }
            }
        }
        // Heads over more entries than there are: the verifier says what is missing.
        for (_, head) in heads {
            put(export.head(&head).as_bytes())?;
        }
        put(export.end().as_bytes()).map(|()| n)
    }

    /// Verifies the journal of an organisation: every entry, every head, and the heads known from
    /// elsewhere.
    ///
    /// # Errors
    /// When the database can't be read; that the journal isn't whole stands in the report.
    pub async fn verify_journal(&self, org: OrganisationId, known: Vec<Head>) -> Stored<Report> {
        let mut tx = self.engine.begin_reading().await.map_err(|e| database(&e))?;
        let keys = self.cabinet.keys_of(&mut tx, org).await?;
        drop(tx);
        let key = signing_key(org, &keys)?.verifying_key();
        let mut verifier = Verifier::new(key, known);
        let mut check = |line: &[u8]| {
            verifier.push(line);
            Ok(())
        };
        self.export_journal(org, &mut check).await?;
        Ok(verifier.finish())
    }
}

fn sign(org: OrganisationId, keys: &Keys, tree: &Frontier) -> Stored<SignedHead> {
    let key = signing_key(org, keys)?;
    let head = Head::of(key.name().clone(), tree).sign(&key);
    head.map_err(|_| unreadable("journal head"))
}
