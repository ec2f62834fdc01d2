//! Pictures: what they carry beside what they show. No picture is drawn here but to compare what is transparent.

mod alpha;
pub(crate) mod exif;
mod gif;
mod iptc;
pub(crate) mod jpeg;
pub(crate) mod png;
pub(crate) mod tiff;
mod webp;

use crate::dangers::{CannotCheck, Code, Finding, Format, Place};
use crate::metadata::{is_neutral, is_program, read_xmp};

/// Looks at a picture of any of the formats.
pub(crate) fn look(bytes: &[u8], format: Format, finding: &mut Finding<'_>) -> Result<(), CannotCheck> {
    match format {
        Format::Jpeg => jpeg::look(bytes, finding),
        Format::Png => png::look(bytes, finding),
        Format::Tiff => tiff::look(bytes, finding),
        Format::Gif => gif::look(bytes, finding),
        Format::Webp => webp::look(bytes, finding),
        other => Err(CannotCheck::because(format!("it is {}, not a picture that is read", other.in_words()))),
    }
}

/// A description in XMP: who, what and where.
fn xmp(bytes: &[u8], part: &str, code: Code, finding: &mut Finding<'_>) {
    let found = read_xmp(bytes, finding.limits);
    if let Some((name, value)) = found.place() {
        finding.danger(Code::ImgExifGps, Place::part(part).described("where it was taken"), name, value);
    }
    let telling: Vec<(&str, &str)> = found.telling().filter(|(n, _)| !n.starts_with("GPS")).collect();
    if let Some((name, value)) = telling.first() {
        let place = Place::part(part).described("the description inside the picture");
        finding.danger(code, place, format!("{} values, first {name}", telling.len()), value);
    } else if found.damaged && bytes.len() > 200 {
        let place = Place::part(part).described("the description inside the picture");
        finding.danger(code, place, "a description that cannot be read whole", "");
    }
}

/// A comment in a picture; what programs call themselves tells nothing.
fn comment(text: &[u8], part: &str, code: Code, finding: &mut Finding<'_>) {
    let text = container::charset::decode(text, None).text;
    let text = text.trim_matches(['\0', ' ', '\n', '\r']);
    if text.is_empty() {
        return;
    }
    let place = Place::part(part).described("a comment inside the picture");
    let printable = text.chars().any(char::is_alphanumeric);
    if is_neutral(text) || is_program(text) || matches!(text, "AppleMark") || !printable {
        finding.note(code, place, "a program’s own mark", text);
    } else {
        finding.danger(code, place, format!("{} letters", text.chars().count()), text);
    }
}

/// What follows the end of a picture.
fn after_the_end(bytes: &[u8], finding: &mut Finding<'_>) {
    let rest = bytes.iter().position(|b| *b != 0 && !b.is_ascii_whitespace());
    let Some(rest) = rest.and_then(|n| bytes.get(n..)) else { return };
    let what = match rest {
        [0xFF, 0xD8, 0xFF, ..] => "another picture",
        [b'P', b'K', ..] => "an archive",
        [b'%', b'P', b'D', b'F', ..] => "a PDF",
        _ => crate::package::magic(rest).unwrap_or("bytes that no program shows"),
    };
    let sample: String = strings(rest).into_iter().take(5).collect::<Vec<_>>().join(" ");
    let place = Place::part("after the end").described("after the end of the picture");
    let another = what == "a PDF" || crate::package::magic(rest).is_some();
    if another {
        let detail = format!("{what} follows, which other programs open");
        finding.danger(Code::ContainerPolyglot, Place::at("another file in this one"), detail, &sample);
    }
    finding.danger(Code::ImgTrailingData, place, format!("{} bytes: {what}", rest.len()), &sample);
}

/// Runs of six letters or more.
fn strings(bytes: &[u8]) -> Vec<String> {
    bytes[..bytes.len().min(100_000)]
        .split(|b| !(b.is_ascii_graphic() || *b == b' '))
        .filter(|s| s.len() >= 6)
        .take(50)
        .map(|s| String::from_utf8_lossy(s).trim().to_owned())
        .collect()
}
