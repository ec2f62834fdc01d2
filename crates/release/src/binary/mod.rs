//! Office files of the kind used before 2007, and the binary workbooks after: what in them is not seen.

mod biff;
mod compound;
mod doc;
mod drawings;
mod ppt;
mod properties;
mod xls;
mod xls_styles;
mod xlsb;

use crate::dangers::{CannotCheck, Code, Finding, Format, Place};
use compound::Compound;

pub(crate) use xls::SheetSeen;
pub(crate) use xlsb::look as xlsb;

/// Looks through a file of streams.
pub(crate) fn look(bytes: &[u8], format: Format, finding: &mut Finding<'_>) -> Result<(), CannotCheck> {
    let mut file = Compound::open(bytes, finding)?;
    around(&mut file, finding)?;
    match format {
        Format::Xls => xls::look(&mut file, finding).map(drop),
        Format::Doc => {
            doc::look(&mut file, finding)?;
            Err(older("Word document", "DOCX"))
        }
        Format::Ppt => {
            ppt::look(&mut file, finding)?;
            Err(older("presentation", "PPTX"))
        }
        _ => Err(CannotCheck::because("it is a file of streams of an unknown kind")),
    }
}

/// What nobody sees of each sheet of a workbook of the older kind; none where its tabs are not shown.
pub(crate) fn sheets(bytes: &[u8], finding: &mut Finding<'_>) -> Result<Option<Vec<SheetSeen>>, CannotCheck> {
    let mut file = Compound::open(bytes, finding)?;
    xls::look(&mut file, finding)
}

fn older(what: &str, better: &str) -> CannotCheck {
    CannotCheck::because(format!(
        "this {what} is of the kind used before 2007, of which not everything is looked through; saved as {better} it can be"
    ))
}

/// What all such files have: properties, macros, files inside them.
fn around(file: &mut Compound<'_>, finding: &mut Finding<'_>) -> Result<(), CannotCheck> {
    for (path, size) in file.streams.clone() {
        let name = path.rsplit('/').next().unwrap_or_default();
        let part = path.trim_start_matches('/').replace(|c: char| c.is_control(), "");
        let folder = |name: &str| path.split('/').any(|step| step.eq_ignore_ascii_case(name));
        if name.ends_with("SummaryInformation") {
            if let Some(content) = file.read(&path, finding)? {
                properties::look(&part, &content, name.contains("Document"), finding);
            }
        } else if folder("VBA") && size > 0 && !name.eq_ignore_ascii_case("dir") && !name.starts_with('_') {
            let place = Place::part(&part).described("macros");
            finding.danger(Code::OoxmlMacro, place, format!("{size} bytes"), name);
        } else if name.ends_with("Ole10Native") {
            let content = file.read(&path, finding)?.unwrap_or_default();
            native(&part, &content, finding);
        } else if name == "Package" || is_embedded(&path) {
            let content = file.read(&path, finding)?.unwrap_or_default();
            let place = Place::part(&part).described("a file in the document");
            finding.danger(
                Code::OoxmlEmbedded,
                place,
                format!("{} bytes", content.len()),
                &crate::package::words(&content),
            );
            if Format::of(&content, None) != Format::Unknown && name == "Package" {
                finding.inside(&part, &content);
            }
        }
    }
    Ok(())
}

/// The main stream of an object in a folder of its own.
fn is_embedded(path: &str) -> bool {
    let steps: Vec<&str> = path.trim_start_matches('/').split('/').collect();
    let [folder, .., name] = steps.as_slice() else { return false };
    let object =
        folder.starts_with("MBD") || folder.starts_with("_") && folder.len() > 6 || *folder == "ObjectPool";
    object
        && matches!(
            *name,
            "Workbook" | "Book" | "WordDocument" | "CONTENTS" | "PowerPoint Document" | "Contents"
        )
}

/// A file that was dragged into a document: its name, where it came from, and its bytes.
pub(crate) fn native(part: &str, content: &[u8], finding: &mut Finding<'_>) {
    let text = |from: usize| -> Option<(String, usize)> {
        let rest = content.get(from..)?;
        let end = rest.iter().take(1_000).position(|b| *b == 0)?;
        Some((rest[..end].iter().map(|b| char::from(*b)).collect(), from + end + 1))
    };
    let parsed = (|| {
        let (label, next) = text(6)?;
        let (path, next) = text(next)?;
        let (temporary, next) = text(next + 8)?;
        let size = u32::from_le_bytes(content.get(next..next + 4)?.try_into().ok()?) as usize;
        let bytes = content.get(next + 4..(next + 4).checked_add(size)?)?;
        Some((label, path, temporary, bytes))
    })();
    let place = Place::part(part).described("a file in the document");
    match parsed {
        Some((label, path, temporary, bytes)) => {
            finding.danger(Code::OoxmlEmbedded, place, format!("{} bytes", bytes.len()), &label);
            for path in [path, temporary] {
                if crate::package::telling::is_path(&path) {
                    finding.danger(
                        Code::OoxmlPath,
                        Place::part(part).described("where a file came from"),
                        "",
                        &path,
                    );
                }
            }
            if Format::of(bytes, Some(&label)) != Format::Unknown {
                finding.inside(&label, bytes);
            }
        }
        None => {
            finding.danger(
                Code::OoxmlEmbedded,
                place,
                format!("{} bytes", content.len()),
                &crate::package::words(content),
            );
        }
    }
}

/// An object of a document since 2007 that is kept as a file of streams.
pub(crate) fn object(bytes: &[u8], finding: &mut Finding<'_>) -> Result<(), CannotCheck> {
    let mut file = Compound::open(bytes, finding)?;
    around(&mut file, finding)
}
