//! An office of its own for each test, on either database, with a clock that is set and an outbox folder to read.

use std::{path::PathBuf, sync::Arc};

use jiff::Timestamp;
use office::{Carried, Office, SetClock};
use post::Carrier;

use crate::postgres::Database;

/// Runs each function on both databases. Without a PostgreSQL server its half passes with a line, except where
/// `CI=true` says that there must be one.
macro_rules! on_both {
    ($($name:ident),* $(,)?) => {
        mod sqlite {
            $(#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $name() {
                let place = crate::place::Place::sqlite().await;
                super::$name(&place).await;
                place.end().await;
            })*
        }
        mod postgres {
            $(#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $name() {
                let Some(place) = crate::place::Place::postgres().await else { return };
                super::$name(&place).await;
                place.end().await;
            })*
        }
    };
}
pub(crate) use on_both;

/// An office in a place of its own.
pub struct Place {
    pub office: Office,
    pub clock: SetClock,
    pub folder: tempfile::TempDir,
    postgres: Option<Database>,
}

/// A file of the shared test texts, which do not belong to the repository.
pub fn shared(path: &str) -> Option<Vec<u8>> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared").join(path);
    match std::fs::read(&root) {
        Ok(bytes) => Some(bytes),
        Err(_) if std::env::var("CI").is_ok_and(|ci| ci == "true") => {
            panic!("{} is missing, and CI=true needs it", root.display())
        }
        Err(_) => {
            println!("not run: {} is missing", root.display());
            None
        }
    }
}

impl Place {
    pub async fn sqlite() -> Place {
        let folder = tempfile::tempdir().unwrap();
        let settings = store::Settings::in_folder(folder.path());
        Place::over(settings, folder, None).await
    }

    pub async fn postgres() -> Option<Place> {
        let database = Database::made("office").await?;
        let folder = tempfile::tempdir().unwrap();
        let settings =
            store::Settings { database: database.address(), ..store::Settings::in_folder(folder.path()) };
        Some(Place::over(settings, folder, Some(database)).await)
    }

    async fn over(settings: store::Settings, folder: tempfile::TempDir, postgres: Option<Database>) -> Place {
        let clock = SetClock::at(at("2026-06-01T10:00:00Z"));
        let store = store::Store::open(settings).await.unwrap();
        let settings = office::Settings {
            base_url: "https://foi.wexmoor.example".to_owned(),
            mail_domain: "wexmoor.example".to_owned(),
            limits: container::Limits::default(),
            key: [7; 32],
            lease: office::LEASE,
        };
        let office = Office::new(store, Arc::new(clock.clone()), settings)
            .remembering_in(folder.path().join("memory"));
        crate::house::found(&office).await;
        Place { office, clock, folder, postgres }
    }

    /// Sets the clock: `2026-06-01 10:30` is an instant in UTC.
    pub fn on(&self, when: &str) {
        self.clock.set(at(&format!("{}:00Z", when.replace(' ', "T"))));
    }

    /// Where this node's memory is kept.
    pub fn memory(&self) -> PathBuf {
        self.folder.path().join("memory")
    }

    pub fn outbox(&self) -> PathBuf {
        self.folder.path().join("outbox")
    }

    /// Carries everything that waits into the outbox folder; returns how many left.
    pub async fn carry(&self) -> usize {
        let carrier = Carrier::Folder(self.outbox());
        let mut left = 0;
        while self.office.carry_next(&carrier).await.unwrap() == Carried::Left {
            left += 1;
        }
        left
    }

    /// The mails that left, in no order.
    pub fn mails(&self) -> Vec<Mail> {
        let Ok(files) = std::fs::read_dir(self.outbox()) else { return Vec::new() };
        files
            .map(|file| file.unwrap().path())
            .filter(|path| path.extension().is_some_and(|e| e == "eml"))
            .map(|path| Mail::read(&std::fs::read(path).unwrap()))
            .collect()
    }

    /// The one mail to an address whose subject or text has these words.
    pub fn mail(&self, to: &str, words: &str) -> Mail {
        let mut found: Vec<Mail> =
            self.mails().into_iter().filter(|m| m.to == to && m.text.contains(words)).collect();
        assert_eq!(found.len(), 1, "one mail to {to} with '{words}' of {:#?}", self.mails());
        found.remove(0)
    }

    pub async fn end(self) {
        let report = self.office.store.verify(None).await.unwrap();
        assert!(report.ok, "{report:?}");
        self.office.store.close().await;
        if let Some(database) = &self.postgres {
            database.dropped().await;
        }
    }
}

/// An instant.
pub fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

/// A mail as its reader sees it.
#[derive(Debug)]
pub struct Mail {
    pub message_id: String,
    pub to: String,
    pub text: String,
    /// Names and bytes.
    pub attachments: Vec<(String, Vec<u8>)>,
    /// Everything decoded, headers too, for looking for what must not be there.
    pub everything: String,
}

impl Mail {
    pub fn read(bytes: &[u8]) -> Mail {
        use mail_parser::MimeHeaders;
        let mail = mail_parser::MessageParser::default().parse(bytes).unwrap();
        // Lines are broken where they happen to end.
        let text = mail.body_text(0).unwrap_or_default();
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let to = mail.to().and_then(|to| to.first()).and_then(|a| a.address()).unwrap_or_default();
        let subject = mail.subject().unwrap_or_default().to_owned();
        let attachments: Vec<(String, Vec<u8>)> = mail
            .attachments()
            .map(|a| (a.attachment_name().unwrap_or_default().to_owned(), a.contents().to_vec()))
            .collect();
        let names: Vec<&str> = attachments.iter().map(|(name, _)| name.as_str()).collect();
        Mail {
            message_id: mail.message_id().unwrap_or_default().to_owned(),
            to: to.to_owned(),
            everything: format!(
                "{}\n{subject}\n{text}\n{}",
                String::from_utf8_lossy(bytes),
                names.join("\n")
            ),
            text,
            attachments,
        }
    }
}
