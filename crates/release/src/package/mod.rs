//! Archives and what they hold: the dangers of the wrapping itself, whatever is inside.

pub(crate) mod chart;
pub(crate) mod colour;
pub(crate) mod common;
mod disguise;
pub(crate) mod drawing;
pub(crate) mod parts;
pub(crate) mod props;
pub(crate) mod telling;
pub(crate) mod vector;
pub(crate) mod xml;
mod zip;

use crate::dangers::{CannotCheck, Code, Finding, Format, Place, shorten};

pub(crate) use disguise::{disguise, magic};
pub(crate) use zip::{Entry, Zip};

/// Looks through an archive of files, each of them in turn.
pub(crate) fn look(bytes: &[u8], finding: &mut Finding<'_>) -> Result<(), CannotCheck> {
    let zip = open(bytes, finding)?;
    for entry in zip.entries.iter().filter(|entry| !entry.is_folder()) {
        if let Some(what) = leftover(&entry.name) {
            let content = read(&zip, entry, finding)?;
            let place = Place::part(&entry.name).described(what);
            finding.danger(Code::ZipLeftover, place, format!("{} bytes", content.len()), &words(&content));
            continue;
        }
        match read(&zip, entry, finding) {
            Ok(content) if content.is_empty() => {}
            Ok(content) => {
                let format = finding.inside(&entry.name, &content);
                let packed = format == Format::Unknown
                    && magic(&content)
                        .is_some_and(|what| what.contains("archive") || what.contains("packed"));
                if format == Format::Zip || packed {
                    let size = format!("{} bytes", content.len());
                    finding.danger(Code::ZipNested, Place::part(&entry.name), size, &entry.name);
                }
            }
            Err(why) if why.code == Some(Code::ContainerBomb) => return Err(why),
            Err(why) => finding.cannot(CannotCheck { why: format!("{}: {}", entry.name, why.why), ..why }),
        }
    }
    Ok(())
}

/// Opens an archive of any kind and reports what its wrapping hides.
pub(crate) fn open<'a>(bytes: &'a [u8], finding: &mut Finding<'_>) -> Result<Zip<'a>, CannotCheck> {
    let zip = Zip::open(bytes)?;
    if zip.entries.len() > finding.limits.entries {
        return Err(CannotCheck::bomb(format!("it holds more than {} files", finding.limits.entries)));
    }
    finding.spend(zip.entries.len() * 10)?;
    if zip.entries.iter().any(|entry| entry.encrypted) {
        return Err(CannotCheck::encrypted("archive"));
    }
    if zip.before > 0 {
        let before = zip.stretch((0, zip.before));
        let detail = format!("{} bytes before the archive", zip.before);
        finding.danger(Code::ZipPrefixData, Place::at("before the archive"), detail, &words(before));
    }
    for gap in &zip.gaps {
        let stretch = zip.stretch(*gap);
        let detail = format!("{} bytes that belong to no entry", stretch.len());
        let at = format!("from byte {}", gap.0 + 1);
        finding.danger(Code::ZipPrefixData, Place::at(at), detail, &words(stretch));
    }
    if !zip.comment.is_empty() {
        let detail = format!("{} bytes", zip.comment.len());
        finding.danger(Code::ZipComment, Place::at("the archive's comment"), detail, &words(zip.comment));
    }
    let mut names = std::collections::BTreeMap::new();
    for entry in &zip.entries {
        if !entry.comment.is_empty() {
            let at = format!("the comment on {}", shorten(&entry.name, 100));
            finding.danger(
                Code::ZipComment,
                Place::part(&entry.name).described(at),
                "",
                &words(entry.comment),
            );
        }
        if escapes(&entry.name) || entry.other_name.as_deref().is_some_and(escapes) {
            let at = format!("entry {}", shorten(&entry.name, 200));
            finding.danger(Code::ZipPathTraversal, Place::part(&entry.name).described(at), "", &entry.name);
        }
        if entry.link {
            let at = format!("entry {}, a link to another place", shorten(&entry.name, 200));
            finding.danger(Code::ZipPathTraversal, Place::part(&entry.name).described(at), "", &entry.name);
        }
        for record in entry
            .beside
            .iter()
            .filter(|record| words(record).chars().filter(|c| c.is_alphabetic()).count() >= 4)
        {
            let at = format!("a record beside {}", shorten(&entry.name, 100));
            let place = Place::part(&entry.name).described(at);
            finding.danger(Code::ZipComment, place, format!("{} bytes", record.len()), &words(record));
        }
        if entry.differs {
            let detail = "the directory and the entry itself have different sizes or sums";
            finding.danger(Code::ZipDuplicateEntry, Place::part(&entry.name), detail, &entry.name);
        }
        if let Some(other) = &entry.other_name {
            let detail = "the directory and the entry itself have different names";
            finding.danger(Code::ZipDuplicateEntry, Place::part(&entry.name), detail, other);
        }
        *names.entry(entry.name.to_lowercase()).or_insert(0_usize) += 1;
    }
    for (name, count) in names.into_iter().filter(|(_, count)| *count > 1) {
        let detail = format!("{count} entries have this name");
        finding.danger(Code::ZipDuplicateEntry, Place::part(&name), detail, &name);
    }
    Ok(zip)
}

/// Unpacks an entry whole, counted against what is left.
pub(crate) fn read(
    zip: &Zip<'_>,
    entry: &Entry<'_>,
    finding: &mut Finding<'_>,
) -> Result<Vec<u8>, CannotCheck> {
    use std::io::Read;
    let mut unpacker = zip.unpack(entry, finding.unpacked_left() as u64, finding.limits.ratio)?;
    let mut out = Vec::new();
    let read = unpacker.read_to_end(&mut out);
    finding.unpacked(unpacker.count())?;
    match read {
        Ok(_) => Ok(out),
        Err(_) => Err(unpacker.why().unwrap_or_else(|| CannotCheck::malformed("archive"))),
    }
}

/// What a Mac or Windows writes beside the files of a folder, which nobody put there.
pub(crate) fn leftover(name: &str) -> Option<&'static str> {
    let mut steps = name.split(['/', '\\']);
    let file = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let small = file.to_ascii_lowercase();
    if steps.any(|step| step == "__MACOSX") || file.starts_with("._") && file.len() > 2 {
        return Some("what a Mac notes about a file: where it came from, and with what it was opened");
    }
    match small.as_str() {
        ".ds_store" => Some("what a Mac notes about a folder: names of files, some of them gone"),
        "thumbs.db" | "ehthumbs.db" => Some("small pictures that Windows made of the files of a folder"),
        "desktop.ini" => Some("what Windows notes about a folder"),
        _ => None,
    }
}

/// Whether unpacking would leave the folder.
fn escapes(name: &str) -> bool {
    let drive = name.as_bytes().get(1) == Some(&b':');
    name.starts_with(['/', '\\'])
        || drive
        || name.split(['/', '\\']).any(|step| step == "..")
        || name.contains('\0')
}

/// What a reader would make of bytes of an unknown kind: their words.
pub(crate) fn words(bytes: &[u8]) -> String {
    let bytes = &bytes[..bytes.len().min(4_000)];
    let wide =
        bytes.len() >= 8 && bytes.iter().skip(1).step_by(2).filter(|b| **b == 0).count() * 3 > bytes.len();
    let text: String = if wide {
        let units: Vec<u16> = bytes.chunks_exact(2).map(|c| u16::from_le_bytes([c[0], c[1]])).collect();
        String::from_utf16_lossy(&units)
    } else {
        String::from_utf8_lossy(bytes).into_owned()
    };
    let readable = |c: char| !c.is_control() && c != '\u{FFFD}';
    let runs = text.split(|c| !readable(c)).filter(|run| run.trim().chars().count() >= 3);
    runs.collect::<Vec<_>>().join(" ")
}
