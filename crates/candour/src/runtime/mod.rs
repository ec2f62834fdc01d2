//! What a running program needs: the store opened, the office over it, the clock of the machine, mail in and out.

mod authority;
mod background;
mod inspector;
pub mod settings;

use std::sync::Arc;

use anyhow::Context;
use jiff::Timestamp;
use office::{Clock, Office};
use post::{Carrier, Credentials, Security, SmtpSettings};

pub use authority::{authority, authority_or_new};
pub use background::start;
pub use settings::{Settings, StoreArgs};

/// The clock of the machine.
pub struct MachineClock;

impl Clock for MachineClock {
    fn now(&self) -> Timestamp {
        Timestamp::now()
    }
}

/// A runtime for a command: as many threads as the machine has.
pub fn tokio() -> anyhow::Result<tokio::runtime::Runtime> {
    tokio::runtime::Builder::new_multi_thread().enable_all().build().context("no threads could be started")
}

/// A runtime for a command that only looks: one thread, which starts faster.
pub fn one_thread() -> anyhow::Result<tokio::runtime::Runtime> {
    tokio::runtime::Builder::new_current_thread().enable_all().build().context("no thread could be started")
}

/// Opens the store and puts the office over it.
pub async fn open(settings: &Settings, clock: Arc<dyn Clock>) -> anyhow::Result<Office> {
    // The one TLS provider of the program; a second call in the same process is no fault.
    let _ = rustls::crypto::ring::default_provider().install_default();
    std::fs::create_dir_all(&settings.data)
        .with_context(|| format!("the folder {} cannot be made", settings.data.display()))?;
    let store = store::Store::open(settings.store.clone()).await.context("the store cannot be opened")?;
    let inspector = inspector::Apart::new().context("this program cannot find itself")?;
    Ok(Office::new(
        store,
        clock,
        office::Settings {
            base_url: settings.public_address.clone(),
            mail_domain: settings.mail_domain(),
            limits: container::Limits::default(),
            key: settings::key(&settings.data)?,
            lease: settings::lease()?,
        },
    )
    .reading_pictures_with(&crate::pictures::Tesseract)
    .remembering_in(settings.memory.clone())
    .inspecting_with(Arc::new(inspector)))
}

/// How mail leaves.
pub fn carrier(settings: &Settings) -> anyhow::Result<Carrier> {
    let Some(smtp) = &settings.smtp else { return Ok(Carrier::Folder(settings.outbox_folder())) };
    let mut server = SmtpSettings::new(smtp.host.clone(), smtp.port);
    server.security = match smtp.security.as_str() {
        "starttls" => Security::StartTls,
        "tls" => Security::Tls,
        "plain" => Security::Plain,
        other => anyhow::bail!("mail.smtp.security is '{other}': write starttls, tls or plain"),
    };
    if let (Some(user), Some(password)) = (&smtp.user, &smtp.password) {
        server.credentials = Some(Credentials { name: user.clone(), password: password.0.clone() });
    }
    if let Some(path) = &smtp.certificates {
        let pem = std::fs::read(path).with_context(|| format!("{} cannot be read", path.display()))?;
        server.trusted = Some(pem);
    }
    Ok(Carrier::Smtp(server))
}
