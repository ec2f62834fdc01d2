//! What a reader gets of a document, in each of its four forms.

mod docx;
mod golden;
mod html;
mod letter;
mod pdf;
mod text;
