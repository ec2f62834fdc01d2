//! A database of its own for a test, on the PostgreSQL server that `CANDOUR_TEST_POSTGRES` names. It starts no server. Tests
//! and benchmarks of other crates take this file in by its path: SQL is written in `store` only.

use sqlx::{AssertSqlSafe, Connection as _, PgConnection};
use url::Url;
use uuid::Uuid;

/// The variable with the address of the server's maintenance database.
pub const SERVER: &str = "CANDOUR_TEST_POSTGRES";

/// A database on that server; it stays until it is dropped.
pub struct Database {
    server: String,
    name: String,
}

impl Database {
    /// Makes one whose name begins with these letters. Without a server that is said and there is none, except where
    /// `CI=true` says that there must be one.
    pub async fn made(prefix: &str) -> Option<Database> {
        let database =
            Database { server: server(SERVER)?, name: format!("{prefix}_{}", Uuid::new_v4().simple()) };
        database.tell(format!("CREATE DATABASE {} TEMPLATE template0 ENCODING 'UTF8'", database.name)).await;
        Some(database)
    }

    /// Its address, as a store takes it.
    pub fn address(&self) -> String {
        let mut address = Url::parse(&self.server).expect("the variable holds an address");
        address.set_path(&self.name);
        address.into()
    }

    /// Drops it, whoever is connected.
    pub async fn dropped(&self) {
        self.tell(format!("DROP DATABASE {} WITH (FORCE)", self.name)).await;
    }

    async fn tell(&self, statement: String) {
        let mut server = PgConnection::connect(&self.server).await.expect("the server answers");
        sqlx::raw_sql(AssertSqlSafe(statement)).execute(&mut server).await.expect("the server does it");
        server.close().await.expect("the connection ends");
    }
}

/// What CI must have and a developer may not: the value of a variable that names a server. Without one that is said, and
/// the test passes over it.
#[track_caller]
pub fn server(variable: &str) -> Option<String> {
    match std::env::var(variable) {
        Ok(address) if !address.is_empty() => Some(address),
        _ if std::env::var("CI").is_ok_and(|ci| ci == "true") => {
            panic!("{variable} is not set, and CI=true needs it")
        }
        _ => {
            println!("not run: {variable} is not set");
            None
        }
    }
}
