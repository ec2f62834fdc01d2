//! Brings a database to this program's version. Expand first, contract one release later; what was released is
//! never edited, and a database newer than the program is refused.

use sha2::{Digest, Sha256};

use crate::{
    error::{Error, Result},
    sql::{Database, args},
};

/// One step: its number, its name, and its text for each database.
struct Migration {
    version: i64,
    name: &'static str,
    sqlite: &'static str,
    postgres: &'static str,
}

macro_rules! migration {
    ($version:literal, $name:literal) => {
        Migration {
            version: $version,
            name: $name,
            sqlite: include_str!(concat!("../migrations/sqlite/", $name, ".sql")),
            postgres: include_str!(concat!("../migrations/postgres/", $name, ".sql")),
        }
    };
}

/// All steps, in order.
const MIGRATIONS: &[Migration] = &[
    migration!(1, "0001_first"),
    migration!(2, "0002_calendar"),
    migration!(3, "0003_history"),
    migration!(4, "0004_imported"),
    migration!(5, "0005_readings"),
    migration!(6, "0006_proposals"),
    migration!(7, "0007_before_they_ask"),
    migration!(8, "0008_questionnaires"),
    migration!(9, "0009_memory"),
];

/// Applies what is missing, in one transaction: two nodes that start together do it once.
pub(crate) async fn migrate(database: &Database) -> Result<()> {
    let postgres = matches!(database, Database::Postgres(_));
    let mut tx = database.appending().await?;
    tx.execute(
        "CREATE TABLE IF NOT EXISTS migrations (version BIGINT PRIMARY KEY, name TEXT NOT NULL, digest TEXT NOT NULL)",
        args![],
    )
    .await?;
    let done = tx.all("SELECT version, digest FROM migrations ORDER BY version", args![]).await?;
    let known = MIGRATIONS.last().map_or(0, |newest| newest.version);
    let found = done.last().map_or(Ok(0), |row| row.int("version"))?;
    if found > known {
        return Err(Error::NewerDatabase { found, known });
    }
    for (at, migration) in MIGRATIONS.iter().enumerate() {
        let text = if postgres { migration.postgres } else { migration.sqlite };
        let digest = crate::chain::hex(&Sha256::digest(text.as_bytes()));
        if let Some(row) = done.get(at) {
            if row.int("version")? != migration.version || row.text("digest")? != digest {
                return Err(Error::OtherMigration(migration.version));
            }
            continue;
        }
        tx.script(text).await?;
        tx.execute(
            "INSERT INTO migrations (version, name, digest) VALUES ($1, $2, $3)",
            args![migration.version, migration.name, digest],
        )
        .await?;
    }
    tx.commit().await
}
