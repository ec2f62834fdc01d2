//! One message through one mail server, stage by stage, so that a failure says whether the message can have arrived.
//!
//! Until the text begins to travel nothing can have arrived. From then on only the server's own answer decides; where
//! none comes, the message is in doubt.

mod session;
mod settings;

pub(crate) use session::send;
pub use settings::{Credentials, Security, SmtpSettings};
