//! The two ways out: a mail server, or a folder where none is configured.

use std::path::PathBuf;

use crate::error::SendError;
use crate::outgoing::Outgoing;
use crate::smtp::SmtpSettings;
use crate::{folder, smtp};

/// How messages leave.
#[derive(Debug, Clone)]
pub enum Carrier {
    /// Through a mail server.
    Smtp(SmtpSettings),
    /// As files in this folder, one a message; made when it is missing.
    Folder(PathBuf),
}

/// Proof that a message was taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    /// The server's last words, or the name of the file.
    pub said: String,
    /// True when the folder had this very message already.
    pub repeated: bool,
}

impl Carrier {
    /// Sends one message, once. It never tries again by itself.
    ///
    /// When the returned future is dropped before it ends, the message is in doubt.
    ///
    /// # Errors
    /// See [`SendError`]: its variants say what is certain.
    pub async fn send(&self, outgoing: &Outgoing) -> Result<Receipt, SendError> {
        match self {
            Carrier::Smtp(settings) => smtp::send(settings, outgoing).await,
            Carrier::Folder(path) => folder::write(path.clone(), outgoing).await,
        }
    }
}
