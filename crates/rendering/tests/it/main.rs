//! What a reader gets of a document, in each of its four forms.

mod golden;
mod html;
mod letter;
mod pdf;
mod text;
