//! A fictional authority with one officer, on a database of its own.

use std::{
    future::Future,
    path::{Path, PathBuf},
    sync::Arc,
};

use casework::{
    Actor, PersonId, Role,
    authority::{Member, Profile},
};
use document::{Contact, Law};
use office::{Clock, Founding, NewMember, Office, Who};
use uuid::Uuid;

use super::{nodes, postgres::Database};

pub const TOWN: Uuid = Uuid::from_u128(0x70);
pub const EMAIL: &str = "olwen@wexmoor.example";
pub const PASSWORD: &str = "a day with many ends";

struct Machine;

impl Clock for Machine {
    fn now(&self) -> jiff::Timestamp {
        jiff::Timestamp::now()
    }
}

pub struct Town {
    pub folder: tempfile::TempDir,
    /// Where it is not SQLite in the folder.
    pub database: Option<String>,
    pub office: Office,
    runtime: tokio::runtime::Runtime,
    postgres: Option<Database>,
}

/// The officer, as the office knows them.
pub fn member() -> Who {
    let id = PersonId(Uuid::from_u128(1));
    let actor = Actor::Person { id, name: "Olwen Officer".to_owned(), roles: vec![Role::Officer] };
    Who { authority: TOWN, actor }
}

impl Town {
    pub fn on_sqlite() -> Option<Town> {
        Some(Town::founded(runtime(), None))
    }

    pub fn on_postgres() -> Option<Town> {
        let runtime = runtime();
        let database = runtime.block_on(Database::made("crash"))?;
        Some(Town::founded(runtime, Some(database)))
    }

    fn founded(runtime: tokio::runtime::Runtime, postgres: Option<Database>) -> Town {
        let folder = tempfile::tempdir().unwrap();
        let database = postgres.as_ref().map(Database::address);
        let office = runtime.block_on(found(folder.path(), database.clone()));
        let maildir = folder.path().join("mail");
        for part in ["new", "cur", "tmp"] {
            std::fs::create_dir_all(maildir.join(part)).unwrap();
        }
        Town { folder, database, office, runtime, postgres }
    }

    pub fn block_on<T>(&self, future: impl Future<Output = T>) -> T {
        self.runtime.block_on(future)
    }

    pub fn maildir(&self) -> PathBuf {
        self.folder.path().join("mail")
    }

    /// Messages in the mail folder that nobody has taken yet.
    pub fn mails_waiting(&self) -> usize {
        let count = |part: &str| std::fs::read_dir(self.maildir().join(part)).unwrap().count();
        count("new") + count("cur")
    }

    /// A settings file with the mail server of the test and the mail folder.
    pub fn settings(&self, port: u16) -> PathBuf {
        let path = self.folder.path().join("candour.toml");
        let text = format!(
            "[mail.smtp]\nhost = \"127.0.0.1\"\nport = {port}\nsecurity = \"plain\"\n\n[mail.receive]\nmaildir = \"{}\"\n",
            self.maildir().display()
        );
        std::fs::write(&path, text).unwrap();
        path
    }

    /// `candour verify`, as an administrator runs it.
    pub fn verify_by_command(&self) {
        let mut command = nodes::command(self.folder.path(), self.database.as_deref());
        let output = command.args(["verify", "--json"]).output().unwrap();
        let text = String::from_utf8_lossy(&output.stdout);
        assert!(output.status.success(), "{text}\n{}", String::from_utf8_lossy(&output.stderr));
        let report: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!(report["ok"], true, "{report}");
    }

    pub fn end(self) {
        self.block_on(self.office.store.close());
        if let Some(database) = &self.postgres {
            self.block_on(database.dropped());
        }
    }
}

fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap()
}

async fn found(folder: &Path, database: Option<String>) -> Office {
    let mut settings = store::Settings::in_folder(folder);
    settings.database = database.unwrap_or(settings.database);
    let store = store::Store::open(settings).await.unwrap();
    let settings = office::Settings {
        base_url: "http://127.0.0.1".to_owned(),
        mail_domain: "candour.localhost".to_owned(),
        limits: container::Limits::default(),
        // Links are not followed here, so the key need not be that of the program.
        key: [7; 32],
        lease: office::LEASE,
    };
    let office = Office::new(store, Arc::new(Machine), settings);
    let profile = Profile {
        name: "Borough of Wexmoor".to_owned(),
        slug: "wexmoor".to_owned(),
        reference_prefix: "FOI".to_owned(),
        laws: vec![Law::Foia, Law::Eir],
        body: "standard".to_owned(),
        higher_limit: false,
        holder: Some(law::reliance::Holder::Other),
        team: "Information Rights".to_owned(),
        contact: Contact { email: Some("foi@wexmoor.example".to_owned()), ..Contact::default() },
        review_contact: "reviews@wexmoor.example".to_owned(),
        colour: "#1f3f77".to_owned(),
        reuse: "You may use this information again if you say where it comes from.".to_owned(),
        mail_from: "foi@wexmoor.example".to_owned(),
    };
    office.found(Founding { id: TOWN, profile }).await.unwrap();
    let who = member();
    let member = Member {
        name: who.actor.name().to_owned(),
        email: EMAIL.to_owned(),
        roles: vec![Role::Officer],
        team: None,
    };
    let id = who.actor.person().unwrap().0;
    let new = NewMember { id, member, password: Some(PASSWORD.to_owned()) };
    office.set_member(&Who::command_line(TOWN), "member", new).await.unwrap();
    office
}
