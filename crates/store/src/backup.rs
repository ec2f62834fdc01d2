//! Writes everything into one file, as it stands at one moment, for either database.
//!
//! The file holds personal data: it is readable by its owner only. It holds no session and no secret of the settings.

use std::path::{Path, PathBuf};

use futures::TryStreamExt as _;
use object_store::ObjectStoreExt as _;
use sha2::{Digest, Sha256};
use tokio::{
    fs::{File, OpenOptions},
    io::{AsyncWriteExt as _, BufWriter},
};
use uuid::Uuid;

use crate::{
    Store,
    chain::hex,
    documents,
    dump::{self, About, FIRST_LINE, TABLES, TableHead, letter},
    error::{Error, Result},
    sql::args,
};

/// How many rows are read at a time.
const PAGE: usize = 500;

/// What a backup holds.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct BackupReport {
    /// Events.
    pub events: u64,
    /// Rows of all tables.
    pub rows: u64,
    /// Documents.
    pub documents: u64,
    /// The size of the file.
    pub bytes: u64,
    /// The end of the installation's chain.
    pub head: String,
}

/// The file under construction.
struct Writer {
    file: BufWriter<File>,
    digest: Sha256,
    bytes: u64,
}

impl Writer {
    async fn raw(&mut self, bytes: &[u8]) -> Result<()> {
        self.file.write_all(bytes).await?;
        self.digest.update(bytes);
        self.bytes += bytes.len() as u64;
        Ok(())
    }

    async fn record(&mut self, letter: u8, parts: &[&[u8]]) -> Result<()> {
        let size: usize = parts.iter().map(|part| part.len()).sum();
        self.raw(&[letter]).await?;
        self.raw(&(size as u64).to_be_bytes()).await?;
        for part in parts {
            self.raw(part).await?;
        }
        Ok(())
    }

    async fn json<T: serde::Serialize>(&mut self, letter: u8, value: &T) -> Result<()> {
        let bytes = serde_json::to_vec(value).map_err(|_| Error::Invalid("a heading cannot be written"))?;
        self.record(letter, &[&bytes]).await
    }
}

impl Store {
    /// Writes a backup into a new file, which appears under its name only when it is whole and on the disk.
    ///
    /// Work goes on meanwhile. A document that cannot be read back as it was kept fails the backup: better an alarm
    /// than a backup with a hole.
    pub async fn backup(&self, path: &Path) -> Result<BackupReport> {
        if tokio::fs::try_exists(path).await? {
            return Err(Error::Invalid("a file of that name is there already"));
        }
        let mut name =
            path.file_name().ok_or(Error::Invalid("a backup needs the name of a file"))?.to_owned();
        name.push(".partial");
        let partial = path.with_file_name(name);
        let written = self.write_backup(&partial).await;
        if written.is_err() {
            let _ = tokio::fs::remove_file(&partial).await;
            return written;
        }
        tokio::fs::rename(&partial, path).await?;
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        File::open(folder).await?.sync_all().await?;
        written
    }

    async fn write_backup(&self, partial: &PathBuf) -> Result<BackupReport> {
        let mut options = OpenOptions::new();
        options.write(true).create(true).truncate(true);
        #[cfg(unix)]
        options.mode(0o600);
        let file = BufWriter::with_capacity(1 << 20, options.open(partial).await?);
        let mut writer = Writer { file, digest: Sha256::new(), bytes: 0 };
        writer.raw(FIRST_LINE).await?;
        let mut report = BackupReport { events: 0, rows: 0, documents: 0, bytes: 0, head: String::new() };
        // Documents are written before the events that name them, so those of this moment are all there afterwards.
        self.write_tables(&mut writer, &mut report).await?;
        self.write_documents(&mut writer, &mut report).await?;
        let digest = writer.digest.clone().finalize();
        writer.record(letter::END, &[&digest]).await?;
        writer.file.flush().await?;
        writer.file.get_ref().sync_all().await?;
        report.bytes = writer.bytes;
        Ok(report)
    }

    async fn write_tables(&self, writer: &mut Writer, report: &mut BackupReport) -> Result<()> {
        let mut tx = self.database.snapshot().await?;
        let newest = tx.one("SELECT MAX(version) AS version FROM migrations", args![]).await?;
        let migration = newest.map_or(Ok(0), |row| row.int("version"))?;
        report.head = crate::verify::head_of(&mut tx).await?;
        writer.json(letter::ABOUT, &About { migration, head: report.head.clone() }).await?;
        for table in TABLES {
            let columns = table.columns.iter().map(|(name, _)| (*name).to_owned()).collect();
            writer.json(letter::TABLE, &TableHead { table: table.name.to_owned(), columns }).await?;
            let mut after = Vec::new();
            loop {
                let rows = tx.all(table.page(after.is_empty(), PAGE), after.clone()).await?;
                for row in &rows {
                    let values = table.values(row)?;
                    writer.record(letter::ROW, &[&dump::write(&values)]).await?;
                    report.rows += 1;
                    report.events += u64::from(table.name == "events");
                    after = values[..table.keys].to_vec();
                }
                if rows.len() < PAGE {
                    break;
                }
            }
        }
        Ok(())
    }

    async fn write_documents(&self, writer: &mut Writer, report: &mut BackupReport) -> Result<()> {
        let mut list = self.documents.list(None);
        while let Some(object) = list.try_next().await? {
            // What is not a document of ours, as an interrupted write, stays behind.
            let parts: Vec<String> = object.location.parts().map(|part| part.as_ref().to_owned()).collect();
            let [authority, case, sha256] = parts.as_slice() else { continue };
            let (Ok(authority), Ok(case)) = (authority.parse::<Uuid>(), case.parse::<Uuid>()) else {
                continue;
            };
            if !documents::is_sha256(sha256) {
                continue;
            }
            let bytes = match self.documents.get(&object.location).await {
                Ok(found) => found.bytes().await?,
                // Its case was disposed of meanwhile.
                Err(object_store::Error::NotFound { .. }) => continue,
                Err(error) => return Err(error.into()),
            };
            let digest = Sha256::digest(&bytes);
            if hex(&digest) != *sha256 {
                return Err(Error::Damaged(format!("document {sha256} is not what was kept")));
            }
            writer
                .record(letter::DOCUMENT, &[authority.as_bytes(), case.as_bytes(), &digest, &bytes])
                .await?;
            report.documents += 1;
        }
        Ok(())
    }
}
