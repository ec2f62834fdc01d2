//! What a running program needs: the store opened, the office over it, the clock of the machine, mail in and out.

mod background;
pub mod settings;

use std::sync::Arc;

use anyhow::Context;
use jiff::Timestamp;
use office::{Clock, Office};
use post::{Carrier, Credentials, Security, SmtpSettings};

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

/// Opens the store and puts the office over it.
pub async fn open(settings: &Settings, clock: Arc<dyn Clock>) -> anyhow::Result<Office> {
    // The one TLS provider of the program; a second call in the same process is no fault.
    let _ = rustls::crypto::ring::default_provider().install_default();
    std::fs::create_dir_all(&settings.data)
        .with_context(|| format!("the folder {} cannot be made", settings.data.display()))?;
    let store = store::Store::open(settings.store.clone()).await.context("the store cannot be opened")?;
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
    .reading_pictures_with(&crate::pictures::Tesseract))
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

/// The authority that a command is for: the one named, else the only one.
pub async fn authority(office: &Office, settings: &Settings) -> anyhow::Result<uuid::Uuid> {
    if let Some(slug) = &settings.authority {
        let found = office.authority_by_slug(slug).await;
        return Ok(found.map_err(|_| anyhow::anyhow!("there is no authority called '{slug}' here"))?.id);
    }
    let all = office.all_authorities().await?;
    match all.as_slice() {
        [] => anyhow::bail!("there is no authority yet: run 'candour init' or 'candour demo' first"),
        [only] => Ok(only.id),
        many => {
            let names: Vec<&str> = many.iter().map(|a| a.profile.slug.as_str()).collect();
            anyhow::bail!("there are several authorities: say which with --authority ({})", names.join(", "))
        }
    }
}
