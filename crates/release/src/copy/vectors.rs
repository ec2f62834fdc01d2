//! Drawings of lines (SVG) beside the same picture in dots, as newer programs insert icons and logos: only the dots come along.

use std::collections::BTreeSet;

use container::Limits;

use super::office;
use super::tree::{self, Element, Fate};
use crate::dangers::{CannotCheck, Finding, Format};
use crate::package::parts::Package;

/// What an officer is told.
pub(super) const GONE: &str = "Drawings of lines (SVG) are gone; the same pictures in dots stay.";

/// The file without such drawings; nothing where it has none, or one that has no picture in dots beside it.
pub(super) fn without(bytes: &[u8], format: Format, limits: &Limits) -> Result<Option<Vec<u8>>, CannotCheck> {
    use Format::*;
    if !matches!(format, Xlsx | Xlsm | Docx | Docm | Pptx | Pptm) {
        return Ok(None);
    }
    let mut finding = Finding::new(limits);
    let package = Package::open(bytes, &mut finding)?;
    let mut gone = BTreeSet::new();
    for entry in package.zip.entries.iter().filter(|e| package.is(&e.name, "image")) {
        if Format::of(&package.read(entry, &mut finding)?, Some(&entry.name)) == Svg {
            gone.insert(entry.name.to_lowercase());
        }
    }
    if gone.is_empty() {
        return Ok(None);
    }
    let depth = finding.limits.element_depth();
    let mut files = Vec::new();
    for entry in package.zip.entries.iter().filter(|e| !e.is_folder()) {
        let lower = entry.name.to_lowercase();
        if gone.contains(&lower) {
            continue;
        }
        let mut content = package.read(entry, &mut finding)?;
        let ids: BTreeSet<&str> = package
            .relations(&entry.name)
            .iter()
            .filter(|r| !r.external && gone.contains(&r.target))
            .map(|r| r.id.as_str())
            .collect();
        if !ids.is_empty() {
            let mut root = tree::read(&content, depth)?;
            root.sift(&mut |e| if e.local() == "svgBlip" { Fate::Drop } else { Fate::Keep });
            let mut left = false;
            root.visit(&mut |e| left |= e.attributes.iter().any(|(_, value)| ids.contains(value.as_str())));
            if left {
                return Ok(None);
            }
            content = root.document();
        } else if lower.ends_with(".rels") {
            let mut root = tree::read(&content, depth)?;
            root.sift(&mut |e| if leads_to(e, &gone) { Fate::Drop } else { Fate::Keep });
            content = root.document();
        }
        files.push((entry.name.clone(), content));
    }
    office::pack(files).map(Some)
}

/// Whether a relation leads to one of these parts.
fn leads_to(relation: &Element, gone: &BTreeSet<String>) -> bool {
    let target = relation.get("Target").unwrap_or_default().to_lowercase();
    let name = target.rsplit('/').next().unwrap_or_default();
    relation.local() == "Relationship"
        && name.ends_with(".svg")
        && gone.iter().any(|part| part.rsplit('/').next() == Some(name))
}
