//! Looking through a file: what it is by its content, everything in it, and the verdict. Never panics, always ends.

use std::fmt::Write;
use std::io::Read;
use std::panic::{AssertUnwindSafe, catch_unwind};

use container::Limits;
use serde::Serialize;
use sha2::{Digest, Sha256};

use super::{CannotCheck, Danger, Finding, Format, Severity};

/// What an officer has to know first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// Looked through whole: it holds no more than is seen.
    Clean,
    /// It holds more than is seen.
    Unsafe,
    /// It could not be looked through whole, so nobody knows.
    CannotCheck,
}

/// What was found in a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Look {
    /// What it is, by its content.
    pub format: Format,
    /// The digest of the bytes looked through, in hexadecimal: what is sent must have it too.
    pub sha256: String,
    /// Whether it may leave.
    pub verdict: Verdict,
    /// Why it cannot be checked whole.
    pub why: Option<String>,
    /// What could be dug out, the heaviest first.
    pub dangers: Vec<Danger>,
    /// Dangers like those listed that are only counted.
    pub unlisted: usize,
}

/// Looks through a file and everything in it. `name` helps only where the content leaves it open what a text is.
pub fn look(name: &str, bytes: &[u8], limits: &Limits) -> Look {
    let mut finding = Finding::new(limits);
    let seen = catch_unwind(AssertUnwindSafe(|| {
        if let Err(error) = limits.check_size(bytes) {
            finding.cannot(error.into());
            return Format::Unknown;
        }
        let format = Format::of(bytes, Some(name));
        if let Err(why) = look_inside(name, bytes, format, &mut finding) {
            finding.cannot(why);
        }
        format
    }));
    let format = seen.unwrap_or_else(|_| {
        finding.cannot(CannotCheck::malformed("file"));
        Format::Unknown
    });
    let (mut dangers, unlisted, cannot) = finding.end();
    dangers.sort_by_key(|danger| std::cmp::Reverse(danger.severity));
    let verdict = match cannot {
        Some(_) => Verdict::CannotCheck,
        None if dangers.iter().any(|d| d.severity > Severity::Info) => Verdict::Unsafe,
        None => Verdict::Clean,
    };
    let why = cannot.map(|cannot| cannot.why);
    Look { format, sha256: digest(bytes), verdict, why, dangers, unlisted }
}

/// Looks through what is read from `source`, of which no more than the limit is ever in memory. Fails where it cannot be
/// read.
pub fn look_from(name: &str, mut source: impl Read, limits: &Limits) -> std::io::Result<Look> {
    let most = limits.bytes as u64 + 1;
    let mut bytes = Vec::new();
    (&mut source).take(most).read_to_end(&mut bytes)?;
    let mut look = look(name, &bytes, limits);
    if bytes.len() as u64 == most {
        // Only its digest is still wanted: it must be that of the whole.
        let mut digest = Sha256::new_with_prefix(&bytes);
        let mut piece = vec![0; 64 * 1024];
        loop {
            match source.read(&mut piece)? {
                0 => break,
                n => digest.update(&piece[..n]),
            }
        }
        look.sha256 = hexadecimal(&digest.finalize());
    }
    Ok(look)
}

/// Hands a file to what knows its format.
pub(super) fn look_inside(
    name: &str,
    bytes: &[u8],
    format: Format,
    finding: &mut Finding<'_>,
) -> Result<(), CannotCheck> {
    finding.limits.check_size(bytes)?;
    let named_pdf = name.to_ascii_lowercase().ends_with(".pdf");
    if named_pdf && matches!(format, Format::Text | Format::Csv | Format::Tsv | Format::Unknown) {
        let tail = &bytes[bytes.len().saturating_sub(2_048)..];
        if tail.windows(9).any(|w| w == b"startxref") {
            return Err(CannotCheck::malformed("PDF"));
        }
    }
    crate::package::disguise(name, bytes, format, finding);
    match format {
        Format::Zip => crate::package::look(bytes, finding),
        Format::Xlsx | Format::Xlsm => crate::xlsx::look(bytes, finding),
        Format::Docx | Format::Docm => crate::docx::look(bytes, finding),
        Format::Ods | Format::Odt | Format::Odp => crate::odf::look(bytes, finding),
        Format::Xlsb => crate::binary::xlsb(bytes, finding),
        Format::Xls | Format::Doc | Format::Ppt => crate::binary::look(bytes, format, finding),
        Format::Pptx | Format::Pptm => crate::pptx::look(bytes, finding),
        Format::Text => crate::plain::look(bytes, finding),
        Format::Pdf => crate::pdf::look(bytes, finding),
        Format::Csv | Format::Tsv => crate::table::look(bytes, finding),
        Format::Eml => crate::mail::look(bytes, finding),
        Format::Msg => crate::mail::look_at_msg(bytes, finding),
        picture if picture.is_picture() => crate::image::look(bytes, picture, finding),
        Format::Unknown if bytes.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") => {
            Err(CannotCheck::malformed("older Office file"))
        }
        Format::Encrypted => Err(CannotCheck::encrypted("Office file")),
        other => Err(CannotCheck::because(format!(
            "it is {}, a kind of file that is not looked through",
            other.in_words()
        ))),
    }
}

fn digest(bytes: &[u8]) -> String {
    hexadecimal(&Sha256::digest(bytes))
}

fn hexadecimal(digest: &[u8]) -> String {
    digest.iter().fold(String::with_capacity(64), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}
