//! Files and messages become documents, and documents the facts of a request or a response.

mod error;
mod open;
mod request;
pub mod response;

pub use error::Error;
pub use open::{Attachment, MailFacts, Opened, open};
pub use request::request;
