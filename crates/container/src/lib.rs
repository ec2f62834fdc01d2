//! Bounded openers of what comes from outside, with one set of limits.
//!
//! An archive, an e-mail, an XML file or bytes of an unknown character set go in; their content comes out or one
//! clear sentence why not. Nothing here knows what a request or a response is, and nothing touches the disk.

pub mod archive;
pub mod charset;
mod codepage;
mod error;
mod kind;
mod limits;
pub mod mail;
pub mod mbox;
pub mod msg;
pub mod pdf;
pub mod tnef;
mod uuencode;
pub mod xml;

pub use error::Error;
pub use kind::{FileKind, kind_of};
pub use limits::Limits;
