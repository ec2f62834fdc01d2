//! Copies that may go out in the place of a file: of the same kind without anything that is not seen, or plain (CSV of
//! the visible sheets, a PDF of what is seen of a document, an e-mail or a presentation). The file itself stays as it is, and so does what cannot be copied.

use container::Limits;
use release::{
    copy::{Copy, What},
    dangers::Format,
};
use serde::{Deserialize, Serialize};

use crate::{
    Office,
    error::{Error, Result},
};

/// Which copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CopyAs {
    /// Of the same kind, cleaned.
    SameKind,
    /// As plain as can be: CSV for a workbook, a PDF for a document, an e-mail or a presentation.
    Plain,
}

/// Copies of one file, with what was left out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Copies {
    /// Finished copies: a name, and the bytes, which travel beside this.
    pub files: Vec<CopyFile>,
    /// What was left out, or will look different, a sentence each.
    pub dropped: Vec<String>,
}

/// A finished copy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CopyFile {
    /// Its name.
    pub name: String,
    /// How many bytes it has.
    pub size: usize,
    /// Its bytes.
    #[serde(skip)]
    pub bytes: Vec<u8>,
}

impl CopyFile {
    pub(crate) fn new(name: String, bytes: Vec<u8>) -> CopyFile {
        CopyFile { name, size: bytes.len(), bytes }
    }
}

/// Makes copies of a file; the error is a sentence that says why not.
pub fn copies(how: CopyAs, name: &str, bytes: &[u8], limits: &Limits) -> Result<Copies, String> {
    match how {
        CopyAs::SameKind => same_kind(name, bytes, limits),
        CopyAs::Plain => plain(name, bytes, limits),
    }
}

fn same_kind(name: &str, bytes: &[u8], limits: &Limits) -> Result<Copies, String> {
    told(name, release::clean(name, bytes, limits).map_err(|cannot| cannot.why)?)
}

/// A copy with what was left out of it, in sentences; the error says what would still be in it.
fn told(name: &str, copy: Copy) -> Result<Copies, String> {
    let Some(made) = copy.bytes else {
        let left: Vec<_> = copy.remaining.iter().map(|r| sentence(&r.what)).take(3).collect();
        return Err(format!("something would still be in the copy: {}", left.join(" ")));
    };
    let mut dropped: Vec<String> = Vec::new();
    for removed in &copy.removed {
        dropped.push(match removed.count {
            1 => sentence(&removed.what),
            n => format!("{} In {n} places.", sentence(&removed.what)),
        });
    }
    dropped.extend(copy.changed);
    let name = fitting(name, &made);
    Ok(Copies { files: vec![CopyFile::new(name, made)], dropped })
}

pub(crate) fn sentence(what: &What) -> String {
    match what {
        What::Code(code) => code.meaning().to_owned(),
        What::Mark(_) => "What was marked.".to_owned(),
    }
}

/// The name with an ending that fits: a workbook with macros comes back without them.
pub(crate) fn fitting(name: &str, bytes: &[u8]) -> String {
    let endings = Format::of(bytes, Some(name)).endings();
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
    match endings.first() {
        Some(first) if !endings.contains(&ending.to_ascii_lowercase().as_str()) => format!("{stem}.{first}"),
        _ => name.to_owned(),
    }
}

fn plain(name: &str, bytes: &[u8], limits: &Limits) -> Result<Copies, String> {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    if let Ok(copies) = release::to_csv(bytes, limits) {
        let mut dropped = copies.left_out;
        let mut files = Vec::new();
        for sheet in copies.sheets {
            dropped.extend(sheet.left_out);
            files.push(CopyFile::new(format!("{stem} - {}.csv", sheet.name), sheet.csv.into_bytes()));
        }
        return Ok(Copies { files, dropped });
    }
    told(name, crate::pages::pages(name, bytes, limits).map_err(|cannot| cannot.why)?)
}

impl Office {
    /// Makes copies off the threads that serve pages, where files are looked through.
    pub(crate) async fn copies(&self, how: CopyAs, name: &str, bytes: &[u8]) -> Result<Copies> {
        let turn = self.inspecting.clone().acquire_owned().await.ok();
        let (name, bytes, limits) = (name.to_owned(), bytes.to_vec(), self.settings().limits.clone());
        let inspector = self.inspector.clone();
        let made = tokio::task::spawn_blocking(move || {
            let _turn = turn;
            inspector.copies(how, &name, &bytes, &limits)
        });
        match made.await {
            Ok(Ok(copies)) => Ok(copies),
            Ok(Err(why)) => Err(Error::BadInput(format!("no such copy can be made: {why}"))),
            Err(_) => Err(Error::BadInput("no such copy can be made: the making of it broke off".to_owned())),
        }
    }
}
