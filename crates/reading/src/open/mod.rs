//! Bytes become text with facts about where it came from. No meaning is read here.

mod docx;
mod html;
mod mail;
mod odt;
mod pdf;
mod pictures;
mod places;
mod rows;
mod rtf;
mod sheet;

pub use mail::MailFacts;
pub use pictures::{NoPictures, Picture, PictureFormat, ReadsPictures};
pub use places::{At, Place};
pub(crate) use rows::{Table, Tables, parted, tables, tables_of};

use container::{FileKind, Limits, charset};

use crate::Error;

/// A file that came with a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachment {
    /// Its name as sent.
    pub name: Option<String>,
    /// Its type as claimed.
    pub content_type: Option<String>,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// Whether it is itself an e-mail.
    pub is_mail: bool,
    /// Whether it is shown inside the words, as a logo is.
    pub inline: bool,
}

/// A file, opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opened {
    /// What the file is.
    pub kind: FileKind,
    /// Its words.
    pub text: String,
    /// Whether offsets into `text` are offsets into the file's own bytes.
    pub offsets_into_file: bool,
    /// What stands around its words, a line each: whom an e-mail is from and to, the headers and footers of pages.
    pub around: String,
    /// What the header of an e-mail says.
    pub mail: Option<MailFacts>,
    /// What came with an e-mail.
    pub attachments: Vec<Attachment>,
    /// What an officer should know about how it was read, one sentence each.
    pub notes: Vec<String>,
    /// Where ranges of the text stand in a file that has pages or cells, in the order of the text.
    pub places: Vec<Place>,
}

/// What an officer is told where words that nobody sees in the file were not read.
const HIDDEN: &str = "words that are hidden in this file were left out";

/// Text that was made from a file.
#[derive(Default)]
struct Made {
    text: String,
    around: String,
    places: Vec<Place>,
    notes: Vec<String>,
}

impl From<String> for Made {
    fn from(text: String) -> Self {
        Made { text, ..Made::default() }
    }
}

impl Opened {
    /// Plain words, as pasted or typed: offsets are into them.
    pub fn from_text(text: impl Into<String>) -> Self {
        Opened::plain(FileKind::Text, text.into(), true)
    }

    fn plain(kind: FileKind, text: String, offsets_into_file: bool) -> Self {
        Opened {
            kind,
            text,
            offsets_into_file,
            around: String::new(),
            mail: None,
            attachments: Vec::new(),
            notes: Vec::new(),
            places: Vec::new(),
        }
    }

    /// Its words and, behind them, what stands around them: all that may name somebody.
    pub fn with_surroundings(&self) -> String {
        if self.around.is_empty() {
            return self.text.clone();
        }
        format!("{}\n\n{}", self.text.trim_end_matches(['\r', '\n']), self.around)
    }

    /// Where a byte of the text stands in the file: "page 3", "sheet Questions, cell B7".
    pub fn place(&self, offset: usize) -> Option<&At> {
        let after = self.places.partition_point(|p| p.start <= offset);
        let place = self.places.get(after.checked_sub(1)?)?;
        (offset < place.end).then_some(&place.at)
    }
}

/// Opens a file: its kind by content, then by name. Fails with one sentence where it cannot be read.
pub fn open(bytes: &[u8], name: Option<&str>, limits: &Limits) -> Result<Opened, Error> {
    open_with(bytes, name, limits, &NoPictures)
}

/// Opens a file as [`open`] does, with a program that reads the words of scanned pages and photographs.
pub fn open_with(
    bytes: &[u8],
    name: Option<&str>,
    limits: &Limits,
    pictures: &dyn ReadsPictures,
) -> Result<Opened, Error> {
    limits.check_size(bytes)?;
    let kind = container::kind_of(bytes, name);
    match kind {
        FileKind::Text => text(bytes, kind, limits),
        FileKind::Csv => {
            let plain = text(bytes, kind, limits)?;
            match sheet::csv_questions(&plain.text, limits)? {
                Some(questions) => made(kind, questions, limits),
                None => Ok(plain),
            }
        }
        FileKind::Mail => mail::open(bytes, limits),
        FileKind::Msg => mail::open_saved(bytes, limits),
        FileKind::Html => {
            let decoded = charset::decode(bytes, html_charset(bytes).as_deref());
            made(kind, html::text(&decoded.text), limits)
        }
        FileKind::Pdf => made(kind, pdf::text(bytes, limits, pictures)?, limits),
        FileKind::Docx => made(kind, docx::text(bytes, limits)?, limits),
        FileKind::Odt => made(kind, odt::text(bytes, limits)?, limits),
        FileKind::Rtf => made(kind, rtf::text(bytes), limits),
        FileKind::Xlsx => made(kind, sheet::xlsx(bytes, limits)?, limits),
        FileKind::Ods => made(kind, sheet::ods(bytes, limits)?, limits),
        FileKind::Encrypted => Err(container::Error::Encrypted { what: "Office file" }.into()),
        FileKind::Image => picture(bytes, limits, pictures),
        FileKind::Doc | FileKind::Xls | FileKind::OldOffice | FileKind::Zip | FileKind::Other => {
            Err(Error::NotRead { kind })
        }
    }
}

fn text(bytes: &[u8], kind: FileKind, limits: &Limits) -> Result<Opened, Error> {
    let decoded = charset::decode(bytes, None);
    within(decoded.text.len(), limits)?;
    let mut opened = Opened::plain(kind, decoded.text.into_owned(), decoded.exact);
    if decoded.replaced {
        opened.notes.push("some characters could not be read and are shown as \u{FFFD}".to_owned());
    }
    Ok(opened)
}

/// A photographed or scanned letter, where there is a program that reads it.
fn picture(bytes: &[u8], limits: &Limits, reader: &dyn ReadsPictures) -> Result<Opened, Error> {
    let unread = |why: String| Error::Scanned { pages: 0, why };
    reader.ready().map_err(unread)?;
    let format = pictures::format_of(bytes)
        .ok_or_else(|| unread("it is of a kind that the program for pictures does not take".to_owned()))?;
    let words = reader.words(&Picture { format, bytes: bytes.into() }).map_err(unread)?;
    if words.trim().is_empty() {
        return Err(unread("no words were recognised in it".to_owned()));
    }
    let mut opened = made(FileKind::Image, words, limits)?;
    opened.notes.push(
        "this is a picture whose words a program recognised: look at the original before relying on them"
            .to_owned(),
    );
    Ok(opened)
}

/// Text that was made from the file, so that places are in the text.
fn made(kind: FileKind, made: impl Into<Made>, limits: &Limits) -> Result<Opened, Error> {
    let Made { text, around, places, notes } = made.into();
    within(text.len() + around.len(), limits)?;
    Ok(Opened { around, places, notes, ..Opened::plain(kind, text, false) })
}

/// The character set that a page names in its head.
fn html_charset(bytes: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(bytes.get(..bytes.len().min(2048))?).to_ascii_lowercase();
    let after = head.split("charset=").nth(1)?.trim_start_matches(['"', '\'']);
    Some(after.chars().take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_')).collect())
}

pub(crate) fn within(size: usize, limits: &Limits) -> Result<(), Error> {
    if size > limits.text {
        return Err(container::Error::TooMuchText { limit: limits.text }.into());
    }
    Ok(())
}
