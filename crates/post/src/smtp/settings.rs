//! Where the mail server is and how to speak to it.

use std::fmt;
use std::time::Duration;

/// How the connection is protected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Security {
    /// TLS from the first byte (usually port 465).
    Tls,
    /// TLS after STARTTLS, and no message without it (usually port 587 or 25).
    StartTls,
    /// None: for a relay on the same machine or in the same closed network. A password is never sent this way.
    Plain,
}

/// A name and a password for the mail server.
#[derive(Clone, PartialEq, Eq)]
pub struct Credentials {
    /// The name.
    pub name: String,
    /// The password; never shown.
    pub password: String,
}

impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Credentials").field("name", &self.name).finish_non_exhaustive()
    }
}

/// A mail server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SmtpSettings {
    /// Its name, which its certificate must bear.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// How the connection is protected.
    pub security: Security,
    /// How we sign in, where it asks for that.
    pub credentials: Option<Credentials>,
    /// Certificates (PEM, one or more) to trust besides those of the machine: an authority's own.
    pub trusted: Option<Vec<u8>>,
    /// The name we greet with; the machine's own name when there is none.
    pub hello: Option<String>,
    /// The longest wait for any one answer.
    pub patience: Duration,
}

impl SmtpSettings {
    /// A server with the defaults: STARTTLS, no password, a minute's patience.
    pub fn new(host: impl Into<String>, port: u16) -> SmtpSettings {
        SmtpSettings {
            host: host.into(),
            port,
            security: Security::StartTls,
            credentials: None,
            trusted: None,
            hello: None,
            patience: Duration::from_secs(60),
        }
    }
}
