//! The gate: what may leave as it is, what only as a copy, and what not at all. When in doubt, it stays.

use std::fmt::Write;

use container::Limits;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::{FileKind, plain, sniff, to_csv};

/// Whether an enclosure may leave.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// It may leave as it is.
    MayLeave,
    /// It may leave once somebody has read the warnings.
    MayLeaveWithWarning,
    /// The file itself stays; a copy of it may leave.
    OnlyAsCopy,
    /// Neither it nor a copy may leave.
    Refused,
}

/// A copy that can be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Copy {
    /// One CSV file for each visible sheet: [`to_csv`].
    Csv,
    /// Its visible words as a document, to be made a PDF: [`crate::docx_text`].
    Pdf,
}

/// What an inspection found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Inspection {
    /// The digest of the bytes inspected, in hexadecimal.
    pub sha256: String,
    /// What the file is, by its content.
    pub kind: FileKind,
    /// Whether it may leave.
    pub verdict: Verdict,
    /// What an officer should know, one plain sentence each.
    pub warnings: Vec<String>,
    /// The copies that can be made of it.
    pub copies: Vec<Copy>,
}

/// Inspects an enclosure. `name` is only compared with the content, never trusted.
pub fn inspect(name: &str, bytes: &[u8], limits: &Limits) -> Inspection {
    let (kind, verdict, mut warnings, copies) = match limits.check_size(bytes) {
        Err(error) => (FileKind::Unknown, Verdict::Refused, vec![sentence(&error.to_string())], vec![]),
        Ok(()) => {
            let kind = sniff(bytes);
            let (verdict, warnings, copies) = judge(kind, bytes, limits);
            (kind, verdict, warnings, copies)
        }
    };
    let mut verdict = verdict;
    if let Some(warning) = misnamed(name, kind) {
        warnings.push(warning);
        if verdict == Verdict::MayLeave {
            verdict = Verdict::MayLeaveWithWarning;
        }
    }
    Inspection { sha256: digest(bytes), kind, verdict, warnings, copies }
}

fn judge(kind: FileKind, bytes: &[u8], limits: &Limits) -> (Verdict, Vec<String>, Vec<Copy>) {
    use FileKind::*;
    let refused = |why: &str| (Verdict::Refused, vec![why.to_owned()], vec![]);
    match kind {
        Pdf => pdf(bytes),
        Png | Jpeg | Gif | Tiff | Webp => (
            Verdict::MayLeaveWithWarning,
            vec!["This picture has not been inspected for hidden data, such as where and by whom it was taken. Look at it and at its properties before it leaves.".into()],
            vec![],
        ),
        Xlsx | Xls | Ods => match to_csv(bytes, limits) {
            Ok(copies) => {
                let mut warnings = vec![format!(
                    "This {} itself may not leave, because it can hold more than it shows. Send it as CSV: {} will be made.",
                    kind.in_words(),
                    match copies.sheets.len() {
                        1 => "one file".to_owned(),
                        n => format!("{n} files, one for each visible sheet,"),
                    }
                )];
                warnings.extend(copies.left_out);
                warnings.extend(copies.sheets.into_iter().flat_map(|s| s.left_out));
                (Verdict::OnlyAsCopy, warnings, vec![Copy::Csv])
            }
            Err(error) => refused(&sentence(&error.to_string())),
        },
        Docx => match crate::docx_text(bytes, limits) {
            Ok(text) => {
                let mut warnings = vec!["This Word document itself may not leave, because it can hold more than it shows. Send it as PDF: one will be made of its visible words.".to_owned()];
                warnings.extend(text.left_out);
                (Verdict::OnlyAsCopy, warnings, vec![Copy::Pdf])
            }
            Err(error) => refused(&sentence(&error.to_string())),
        },
        Csv | Text => match plain::look(bytes, kind == Csv) {
            Ok(warnings) if warnings.is_empty() => (Verdict::MayLeave, warnings, vec![]),
            Ok(warnings) => (Verdict::MayLeaveWithWarning, warnings, vec![]),
            Err(why) => refused(&why),
        },
        Doc | Odt | Pptx | Ppt | Rtf | Html => refused(&format!(
            "This {} may not leave, because it can hold more than it shows. Make a PDF of it and add that.",
            kind.in_words()
        )),
        Email | OutlookMessage => refused(&format!(
            "This {} may not leave, because it carries addresses and attachments that are not seen. Make a PDF of its text and add that, and each attachment by itself.",
            kind.in_words()
        )),
        Zip => refused("This archive may not leave, because what is in it has not been inspected. Add its files one by one."),
        EncryptedOffice => refused("This Office file is protected by a password, so it cannot be inspected. Add it without one."),
        Unknown => refused("It cannot be told what kind of file this is, so it may not leave. Make a PDF or a CSV file of it and add that."),
    }
}

fn pdf(bytes: &[u8]) -> (Verdict, Vec<String>, Vec<Copy>) {
    let has = |needle: &[u8]| bytes.windows(needle.len()).any(|w| w == needle);
    let refused = |why: &str| (Verdict::Refused, vec![why.to_owned()], vec![]);
    if !bytes.starts_with(b"%PDF-") {
        return refused(
            "This PDF does not begin as one, so it may be two files in one. Print it to a new PDF and add that.",
        );
    }
    if has(b"/Encrypt") {
        return refused(
            "This PDF is protected, so it cannot be inspected. Add it without a password or restrictions.",
        );
    }
    let tail = &bytes[bytes.len().saturating_sub(2048)..];
    let Some(end) = tail.windows(5).rposition(|w| w == b"%%EOF") else {
        return refused("This PDF is cut off, so it cannot be inspected. Make it again and add that.");
    };
    if tail[end + 5..].iter().any(|b| !b.is_ascii_whitespace() && *b != 0) {
        return refused(
            "Something follows the end of this PDF, so it may be two files in one. Print it to a new PDF and add that.",
        );
    }
    let warning = "This PDF has not been inspected for hidden data: text under boxes, earlier versions, comments, attachments, the names of authors. Look at it with that in mind before it leaves.";
    (Verdict::MayLeaveWithWarning, vec![warning.to_owned()], vec![])
}

/// A name whose ending promises another kind.
fn misnamed(name: &str, kind: FileKind) -> Option<String> {
    let (_, ending) = name.rsplit_once('.')?;
    let fits = kind.extensions();
    let ending = ending.to_ascii_lowercase();
    if fits.is_empty() || fits.contains(&ending.as_str()) {
        return None;
    }
    Some(format!("The name of this file ends in .{ending}, but it is {} {}.", article(kind), kind.in_words()))
}

fn article(kind: FileKind) -> &'static str {
    match kind {
        FileKind::Text => "",
        _ if kind.in_words().starts_with(['E', 'O', 'e', 'o', 'a']) => "an",
        _ => "a",
    }
}

fn digest(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::with_capacity(64), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

/// An error as a sentence.
fn sentence(error: &str) -> String {
    let mut characters = error.chars();
    let first = characters.next().map(char::to_uppercase);
    format!("{}{}.", first.map(String::from_iter).unwrap_or_default(), characters.as_str())
}
