//! A document becomes HTML, accessible PDF, DOCX or plain text: the same bytes for the same input.
//!
//! Nothing here decides what a letter says, and no words of a letter are ever read as mark-up.

mod colour;
mod docx;
mod error;
mod html;
mod pdf;
mod plan;
mod text;
mod wording;

pub use docx::docx;
pub use error::Error;
pub use html::{STYLESHEET, html, html_below, html_page};
pub use pdf::{PdfSettings, characters_without_shape, pdf, transcript_pdf};
pub use plan::LONGEST;
pub use text::text;
