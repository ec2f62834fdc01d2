//! Files and messages become documents, and documents the facts of a request or a response.

mod entries;
mod error;
mod open;
mod past_requests;
mod purpose;
mod references;
pub mod register;
mod request;
pub mod response;
mod triage;
mod written;

pub use entries::entries;
pub use error::Error;
pub use open::{
    At, Attachment, MailFacts, NoPictures, Opened, Picture, PictureFormat, Place, ReadsPictures, open,
    open_with,
};
pub use past_requests::{PastRequest, past_requests};
pub use purpose::{Guess, Purpose, message_purpose};
pub use references::references;
pub use request::{Claim, Sign, SignKind, claims, request, request_with, signs};
pub use triage::{TriageGuess, TriageKind, triage};

/// The reader's version, kept with what it read so that a later one can be held against it.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");
