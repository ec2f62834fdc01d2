//! Puts a backup into an empty store of either kind, verifies it, and holds sending until somebody lets it go on.

use std::path::Path;

use futures::TryStreamExt as _;
use sha2::{Digest, Sha256};
use tokio::{
    fs::File,
    io::{AsyncReadExt as _, BufReader},
};
use uuid::Uuid;

use crate::{
    Store, VerifyReport,
    chain::hex,
    documents::{self, MAX_DOCUMENT},
    dump::{self, About, FIRST_LINE, RECORD_HEAD, RETIRED, TABLES, Table, TableHead, letter},
    error::{Error, Result},
    sql::{Arg, Tx, args},
};

/// How many rows go into one statement.
const BATCH: usize = 100;

/// Why sending is held after a restore.
const HELD: &str = "restored from a backup: letters may have left since it was made";

/// The file, read record by record.
struct Reader {
    file: BufReader<File>,
    left: u64,
}

impl Reader {
    async fn open(path: &Path) -> Result<Reader> {
        let file = File::open(path).await?;
        let left = file.metadata().await?.len();
        Ok(Reader { file: BufReader::with_capacity(1 << 20, file), left })
    }

    async fn first_line(&mut self) -> Result<()> {
        let line = self.exactly(FIRST_LINE.len()).await?;
        if line == FIRST_LINE { Ok(()) } else { Err(Error::NotABackup("the file does not begin as one")) }
    }

    async fn exactly(&mut self, size: usize) -> Result<Vec<u8>> {
        if size as u64 > self.left {
            return Err(Error::NotABackup("the file is cut off"));
        }
        let mut bytes = vec![0; size];
        self.file.read_exact(&mut bytes).await?;
        self.left -= size as u64;
        Ok(bytes)
    }

    /// The next record, and its head as it stands in the file.
    async fn record(&mut self) -> Result<(u8, Vec<u8>, Vec<u8>)> {
        let head = self.exactly(RECORD_HEAD).await?;
        let size = head[1..].iter().fold(0_u64, |size, byte| size << 8 | u64::from(*byte));
        let size = usize::try_from(size).unwrap_or(usize::MAX);
        if size > MAX_DOCUMENT + 64 {
            return Err(Error::NotABackup("a record is too large"));
        }
        let bytes = self.exactly(size).await?;
        Ok((head[0], head, bytes))
    }
}

/// Checks the whole file against its digest, before anything is written.
async fn check(path: &Path) -> Result<About> {
    let mut reader = Reader::open(path).await?;
    reader.first_line().await?;
    let mut digest = Sha256::new();
    digest.update(FIRST_LINE);
    let mut about = None;
    loop {
        let (kind, head, bytes) = reader.record().await?;
        if kind == letter::END {
            if bytes != digest.finalize().as_slice() {
                return Err(Error::NotABackup("the file was altered"));
            }
            if reader.left != 0 {
                return Err(Error::NotABackup("the file goes on after its end"));
            }
            return about.ok_or(Error::NotABackup("it does not say what it is of"));
        }
        if kind == letter::ABOUT {
            about = serde_json::from_slice::<About>(&bytes).ok();
        }
        digest.update(&head);
        digest.update(&bytes);
    }
}

/// Rows on their way into one table.
struct Rows {
    table: &'static Table,
    columns: Vec<&'static str>,
    waiting: Vec<Arg>,
}

impl Rows {
    fn of(head: &TableHead) -> Result<Rows> {
        const UNKNOWN: Error =
            Error::NotABackup("it holds what this program does not know: run the newer program");
        let table = TABLES.iter().find(|table| table.name == head.table).ok_or(UNKNOWN)?;
        let known = |column: &String| table.columns.iter().map(|(name, _)| *name).find(|name| name == column);
        let columns = head.columns.iter().map(known).collect::<Option<Vec<_>>>().ok_or(UNKNOWN)?;
        Ok(Rows { table, columns, waiting: Vec::new() })
    }

    async fn take(&mut self, tx: &mut Tx, row: &[u8]) -> Result<()> {
        let values = dump::read(row)?;
        if values.len() != self.columns.len() {
            return Err(Error::NotABackup("a row cannot be read"));
        }
        self.waiting.extend(values);
        if self.waiting.len() == BATCH * self.columns.len() {
            let batch = std::mem::take(&mut self.waiting);
            tx.execute(self.table.insert(&self.columns, BATCH), batch).await?;
        }
        Ok(())
    }

    async fn end(mut self, tx: &mut Tx) -> Result<()> {
        let one = self.table.insert(&self.columns, 1);
        while !self.waiting.is_empty() {
            let row: Vec<Arg> = self.waiting.drain(..self.columns.len()).collect();
            tx.execute(one.clone(), row).await?;
        }
        Ok(())
    }
}

impl Store {
    /// Puts a backup into this store, which must be empty, and verifies what came of it.
    ///
    /// The file is checked whole before anything is written, and the database is filled in one transaction. Afterwards
    /// sending is held, and what was being sent when the backup was made is in doubt.
    pub async fn restore(&self, path: &Path) -> Result<VerifyReport> {
        let about = check(path).await?;
        let mut tx = self.database.appending().await?;
        let newest = tx.one("SELECT MAX(version) AS version FROM migrations", args![]).await?;
        let known = newest.map_or(Ok(0), |row| row.int("version"))?;
        if about.migration > known {
            return Err(Error::NewerDatabase { found: about.migration, known });
        }
        self.check_empty(&mut tx).await?;
        let filled = self.fill(&mut tx, path).await;
        if filled.is_err() {
            drop(tx);
            self.take_back().await;
            filled?;
            return Err(Error::NotABackup("it could not be put back"));
        }
        tx.execute(
            "UPDATE outbox SET state = 'in-doubt', why = $1 WHERE state = 'sending'",
            args!["it was being sent when the backup was made"],
        )
        .await?;
        tx.execute("UPDATE installation SET sending_held = TRUE, held_why = $1", args![HELD]).await?;
        tx.commit().await?;
        self.verify(Some(&about.head)).await
    }

    async fn check_empty(&self, tx: &mut Tx) -> Result<()> {
        for table in TABLES {
            if tx.one(table.page(true, 1), args![]).await?.is_some() {
                return Err(Error::NotEmpty);
            }
        }
        if self.documents.list(None).try_next().await?.is_some() { Err(Error::NotEmpty) } else { Ok(()) }
    }

    async fn fill(&self, tx: &mut Tx, path: &Path) -> Result<()> {
        let mut reader = Reader::open(path).await?;
        reader.first_line().await?;
        let mut rows: Option<Rows> = None;
        let mut retired = false;
        loop {
            let (kind, _, bytes) = reader.record().await?;
            if kind == letter::ROW && retired {
                continue;
            }
            if kind == letter::ROW {
                let rows = rows.as_mut().ok_or(Error::NotABackup("a row stands outside a table"))?;
                rows.take(tx, &bytes).await?;
                continue;
            }
            if let Some(rows) = rows.take() {
                rows.end(tx).await?;
            }
            match kind {
                letter::ABOUT => {}
                letter::TABLE => {
                    let head = serde_json::from_slice::<TableHead>(&bytes)
                        .map_err(|_| Error::NotABackup("a table cannot be read"))?;
                    retired = RETIRED.contains(&head.table.as_str());
                    if !retired {
                        rows = Some(Rows::of(&head)?);
                    }
                }
                letter::DOCUMENT => self.put_back(bytes).await?,
                letter::END => return Ok(()),
                _ => return Err(Error::NotABackup("it holds what this program does not know")),
            }
        }
    }

    async fn put_back(&self, bytes: Vec<u8>) -> Result<()> {
        const SHORT: Error = Error::NotABackup("a document cannot be read");
        let bytes = bytes::Bytes::from(bytes);
        if bytes.len() < 64 {
            return Err(SHORT);
        }
        let id = |from: usize| Uuid::from_slice(&bytes[from..from + 16]).map_err(|_| SHORT);
        let sha256 = hex(&bytes[32..64]);
        let document = bytes.slice(64..);
        if hex(&Sha256::digest(&document)) != sha256 {
            return Err(Error::NotABackup("a document is not what was kept"));
        }
        documents::put(&self.documents, &documents::path(id(0)?, id(16)?, &sha256), document).await
    }

    /// Takes the documents of a restore that failed away again, so that it can be tried once more.
    async fn take_back(&self) {
        let mut list = self.documents.list(None);
        while let Ok(Some(object)) = list.try_next().await {
            if let Err(error) = object_store::ObjectStoreExt::delete(&*self.documents, &object.location).await
            {
                tracing::warn!(%error, "a document of a failed restore stays");
            }
        }
    }
}
