//! Settings: one TOML file, variables `CANDOUR_…` that win over it, arguments that win over both. A secret never comes
//! by the command line, and none is ever printed.

use std::{
    fmt,
    path::{Path, PathBuf},
};

use anyhow::{Context, bail};
use serde::Deserialize;

/// The file, as it is written.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct File {
    listen: Option<String>,
    public_address: Option<String>,
    data: Option<PathBuf>,
    database: Option<Secret>,
    documents: Option<String>,
    memory: Option<PathBuf>,
    trust_forwarded_for: Option<bool>,
    mail: Mail,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Mail {
    smtp: Option<Smtp>,
    receive: Option<Receive>,
}

/// How mail leaves.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Smtp {
    /// The mail server.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// `starttls`, `tls` or `plain`.
    #[serde(default = "starttls")]
    pub security: String,
    /// A PEM file of certificates that are trusted besides those of the machine.
    pub certificates: Option<PathBuf>,
    /// The account.
    pub user: Option<String>,
    /// Its password.
    pub password: Option<Secret>,
}

fn starttls() -> String {
    "starttls".to_owned()
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Receive {
    maildir: PathBuf,
}

/// Something that is not printed.
#[derive(Clone, Deserialize)]
#[serde(transparent)]
pub struct Secret(pub String);

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("(not shown)")
    }
}

/// The arguments of every command that touches a store.
#[derive(clap::Args, Clone, Debug, Default)]
pub struct StoreArgs {
    /// The folder for the database and the documents
    #[arg(long, env = "CANDOUR_DATA", value_name = "DIR", global = false)]
    pub data: Option<PathBuf>,
    /// Another database: postgres://…
    #[arg(long, env = "CANDOUR_DATABASE", value_name = "URL", hide_env_values = true)]
    pub database: Option<String>,
    /// Another place for documents: s3://…
    #[arg(long, env = "CANDOUR_DOCUMENTS", value_name = "URL")]
    pub documents: Option<String>,
    /// Which authority, by its short name, where there are several
    #[arg(long, env = "CANDOUR_AUTHORITY", value_name = "NAME")]
    pub authority: Option<String>,
    /// The settings file
    #[arg(long, env = "CANDOUR_SETTINGS", value_name = "FILE")]
    pub settings: Option<PathBuf>,
}

/// Everything settled.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Where pages are served.
    pub listen: String,
    /// The address under which people reach them, without a slash at the end.
    pub public_address: String,
    /// The data folder.
    pub data: PathBuf,
    /// Where this node keeps its memory's index; a cache, of this machine alone.
    pub memory: PathBuf,
    /// The store's own.
    pub store: store::Settings,
    /// How mail leaves; none is the outbox folder.
    pub smtp: Option<Smtp>,
    /// Where mail comes in.
    pub maildir: Option<PathBuf>,
    /// Which authority, by its short name.
    pub authority: Option<String>,
    /// Whether a proxy's word on the caller's address is believed.
    pub trust_forwarded_for: bool,
}

impl Settings {
    /// Reads the file, if there is one, and puts the arguments over it.
    pub fn read(args: &StoreArgs, listen: Option<String>) -> anyhow::Result<Settings> {
        let file = match &args.settings {
            None => File::default(),
            Some(path) => {
                let text = std::fs::read_to_string(path)
                    .with_context(|| format!("the settings file {} cannot be read", path.display()))?;
                toml::from_str(&text).map_err(|error| {
                    // The message of a TOML error shows the line, which may hold a secret: only the place is told.
                    let at = error
                        .span()
                        .map_or(1, |span| text[..span.start.min(text.len())].lines().count().max(1));
                    anyhow::anyhow!(
                        "the settings file {} is wrong in line {at}: {}",
                        path.display(),
                        error.message()
                    )
                })?
            }
        };
        let listen = listen.or(file.listen).unwrap_or_else(|| "127.0.0.1:8080".to_owned());
        let data = args.data.clone().or(file.data).unwrap_or_else(|| PathBuf::from("candour-data"));
        let mut store = store::Settings::in_folder(&data);
        if let Some(database) = args.database.clone().or(file.database.map(|s| s.0)) {
            if !database.starts_with("postgres") && !database.starts_with("sqlite:") {
                bail!("the database must be postgres://… or sqlite://…");
            }
            store.database = database;
        }
        if let Some(documents) = args.documents.clone().or(file.documents) {
            store.documents = documents;
        }
        let public_address = std::env::var("CANDOUR_PUBLIC_ADDRESS")
            .ok()
            .or(file.public_address)
            .unwrap_or_else(|| format!("http://{listen}"));
        let memory = std::env::var_os("CANDOUR_MEMORY").map(PathBuf::from).or(file.memory);
        Ok(Settings {
            memory: memory.unwrap_or_else(|| data.join("memory")),
            listen,
            public_address: public_address.trim_end_matches('/').to_owned(),
            data,
            store,
            smtp: file.mail.smtp,
            maildir: file.mail.receive.map(|r| r.maildir),
            authority: args.authority.clone(),
            trust_forwarded_for: file.trust_forwarded_for.unwrap_or(false),
        })
    }

    /// The domain of Message-IDs: the host of the public address.
    pub fn mail_domain(&self) -> String {
        url::Url::parse(&self.public_address)
            .ok()
            .and_then(|u| u.host_str().map(str::to_owned))
            .filter(|h| h.contains('.') && h.parse::<std::net::IpAddr>().is_err())
            .unwrap_or_else(|| "candour.localhost".to_owned())
    }

    /// Where letters are written when no mail server is set.
    pub fn outbox_folder(&self) -> PathBuf {
        self.data.join("outbox")
    }
}

/// The key that secrets of links come from: `CANDOUR_KEY` (64 hexadecimal digits, the same on every node), or a file in
/// the data folder that is made at the first start, readable by its owner alone.
pub fn key(data: &Path) -> anyhow::Result<[u8; 32]> {
    if let Ok(text) = std::env::var("CANDOUR_KEY") {
        return parse_key(&text).context("CANDOUR_KEY must be 64 hexadecimal digits");
    }
    let path = data.join("secret.key");
    if !path.exists() {
        std::fs::create_dir_all(data)
            .with_context(|| format!("the folder {} cannot be made", data.display()))?;
        let fresh = format!("{}{}", store::new_token()?, store::new_token()?);
        let mut options = std::fs::OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        {
            use std::os::unix::fs::OpenOptionsExt;
            options.mode(0o600);
        }
        // Another process may start on the same folder at the same moment: whose file came first stands.
        if let Ok(mut file) = options.open(&path) {
            use std::io::Write;
            file.write_all(&fresh.as_bytes()[..64])?;
            file.sync_all()?;
        }
    }
    for _ in 0..200 {
        let text =
            std::fs::read_to_string(&path).with_context(|| format!("{} cannot be read", path.display()))?;
        if let Ok(key) = parse_key(&text) {
            return Ok(key);
        }
        std::thread::yield_now();
    }
    bail!("{} is not a key: it must hold 64 hexadecimal digits", path.display())
}

/// How long a node may take to hand over one mail before it counts as in doubt: `CANDOUR_LEASE_SECONDS`, else five
/// minutes.
pub fn lease() -> anyhow::Result<jiff::SignedDuration> {
    let Ok(text) = std::env::var("CANDOUR_LEASE_SECONDS") else { return Ok(office::LEASE) };
    match text.trim().parse() {
        Ok(seconds @ 1..=3600) => Ok(jiff::SignedDuration::from_secs(seconds)),
        _ => bail!("CANDOUR_LEASE_SECONDS must be a number of seconds from 1 to 3600"),
    }
}

fn parse_key(text: &str) -> anyhow::Result<[u8; 32]> {
    let text = text.trim();
    if text.len() != 64 || !text.is_ascii() {
        bail!("not 64 digits");
    }
    let mut key = [0_u8; 32];
    for (at, byte) in key.iter_mut().enumerate() {
        *byte = u8::from_str_radix(&text[2 * at..2 * at + 2], 16)?;
    }
    Ok(key)
}
