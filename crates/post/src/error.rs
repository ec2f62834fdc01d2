//! What can go wrong with mail, told apart by what the caller may do next.
//!
//! The messages hold no address and no word of a server: those may name a person. A server's own words are in
//! `said`, for the officer's page and not for the log.

use std::path::PathBuf;

/// Why a message was not sent for certain.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SendError {
    /// No server has taken it: it may be tried again.
    #[error("the message was surely not sent ({stage})")]
    NotSent {
        /// How far it came.
        stage: &'static str,
        /// The server's or the system's own words.
        said: String,
    },
    /// The server said no for good: trying the same again is useless.
    #[error("the mail server refused the message ({stage}, code {code})")]
    Refused {
        /// How far it came.
        stage: &'static str,
        /// The three digits of the reply.
        code: u16,
        /// The server's own words.
        said: String,
    },
    /// The text was on its way and the server's answer never came: it may have arrived. A person must look.
    #[error("it is not known whether the message was sent")]
    InDoubt {
        /// What was seen instead of an answer.
        said: String,
    },
    /// It cannot be a message as it is (an address without @, a header with a line break), or the settings cannot work.
    #[error("the message cannot be sent as it is: {0}")]
    Unfit(&'static str),
}

impl SendError {
    /// True when sending the same message again cannot make a second copy arrive and may help.
    pub fn may_be_retried(&self) -> bool {
        matches!(self, SendError::NotSent { .. })
    }

    /// What the server or the system said, for the officer.
    pub fn said(&self) -> &str {
        match self {
            SendError::NotSent { said, .. }
            | SendError::Refused { said, .. }
            | SendError::InDoubt { said } => said,
            SendError::Unfit(why) => why,
        }
    }
}

/// Why a mail folder could not be read or changed.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The folder is not there or is no Maildir.
    #[error("{path} is not a mail folder (it has no folder named new)")]
    NotAMaildir {
        /// The folder.
        path: PathBuf,
    },
    /// The system said no.
    #[error("{path}: {source}")]
    Disk {
        /// The file or folder.
        path: PathBuf,
        /// The system's reason.
        source: std::io::Error,
    },
    /// The work was stopped because the program ends.
    #[error("the program is ending")]
    Ending,
}

impl Error {
    pub(crate) fn disk(path: &std::path::Path) -> impl FnOnce(std::io::Error) -> Error + use<> {
        let path = path.to_path_buf();
        move |source| Error::Disk { path, source }
    }
}
