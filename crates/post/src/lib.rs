//! Mail out by SMTP or to an outbox folder, mail in from a Maildir; carries, decides nothing.
//!
//! Whether a message may leave, may leave again, or what a message that came in means is decided elsewhere. What this
//! crate owes its callers is the truth about what happened: sent, surely not sent, refused, or in doubt.

mod carrier;
mod compose;
mod error;
mod folder;
pub mod maildir;
mod outgoing;
mod smtp;

pub use carrier::{Carrier, Receipt};
pub use error::{Error, SendError};
pub use outgoing::{Attachment, Mailbox, Outgoing};
pub use smtp::{Credentials, Security, SmtpSettings};
