//! OpenDocument files: texts, spreadsheets and presentations, and everything in them that is not seen.

mod content;
pub(crate) mod meta;
mod numbers;
mod pages;
mod styles;

use crate::dangers::{CannotCheck, Code, Finding, Format, Place};
use crate::package::xml::{Element, Node, Strictness, root, walk};
use crate::package::{Entry, Zip, open, parts::text_of, read, telling, words};
pub(crate) use content::Marked;
use styles::Styles;

/// Prefixes of what draws a page: of the format itself, and of LibreOffice where it adds to how something looks. An empty one
/// is that of formulas, which are parts of their own.
const OF_THE_PAGE: &[&str] = &[
    "office",
    "style",
    "text",
    "table",
    "draw",
    "fo",
    "xlink",
    "dc",
    "meta",
    "number",
    "presentation",
    "svg",
    "chart",
    "dr3d",
    "math",
    "mathml",
    "form",
    "script",
    "config",
    "smil",
    "anim",
    "loext",
    "calcext",
    "css3t",
    "tableooo",
    "drawooo",
    "chartooo",
    "officeooo",
    "field",
    "xml",
    "db",
];

/// Whether an element or attribute of this name may be seen on a page.
pub(crate) fn is_of_the_page(name: &str) -> bool {
    name.split_once(':').is_none_or(|(prefix, _)| OF_THE_PAGE.contains(&prefix))
}

/// Names that the parts of the format have, each with the prefix under which programs write them.
const WRITTEN: &[(&str, &str)] = &[
    ("office", "office"),
    ("style", "style"),
    ("text", "text"),
    ("table", "table"),
    ("drawing", "draw"),
    ("presentation", "presentation"),
    ("svg-compatible", "svg"),
    ("xsl-fo-compatible", "fo"),
    ("datastyle", "number"),
    ("form", "form"),
    ("script", "script"),
    ("meta", "meta"),
    ("config", "config"),
];

/// Fails where the parts of the format go by other prefixes than any program gives them: what hides would not be known.
fn usual(element: &Element<'_>) -> Result<(), CannotCheck> {
    for (name, value) in element.attributes() {
        let part =
            value.strip_prefix("urn:oasis:names:tc:opendocument:xmlns:").and_then(|v| v.split(':').next());
        if let Some(part) = part
            && WRITTEN.iter().any(|(known, prefix)| *known == part && *prefix != name)
        {
            return Err(CannotCheck::because(
                "its parts go by names that no program gives them: save it anew",
            ));
        }
    }
    Ok(())
}

/// Looks through a file.
pub(crate) fn look(bytes: &[u8], finding: &mut Finding<'_>) -> Result<(), CannotCheck> {
    look_for(bytes, finding).map(drop)
}

/// Looks through a file, and says of its content and its styles what nobody sees.
pub(crate) fn look_for(
    bytes: &[u8],
    finding: &mut Finding<'_>,
) -> Result<Vec<(&'static str, Marked)>, CannotCheck> {
    let mut marked = Vec::new();
    let zip = open(bytes, finding)?;
    let depth = finding.limits.element_depth();
    let listed = manifest(&zip, finding)?;
    let mut styles = Styles::default();
    let mut bodies = Vec::new();
    for name in ["styles.xml", "content.xml"] {
        let Some(entry) = zip.entry(name).cloned() else { continue };
        let content = read(&zip, &entry, finding)?;
        walk(&content, depth, Strictness::Strict, |node| {
            match node {
                Node::Open(element) => {
                    usual(element)?;
                    styles.open(element);
                }
                Node::Close(name) => styles.close(name),
                Node::Text(text) => styles.numbers.text(text),
            }
            Ok(())
        })?;
        bodies.push((name, content));
    }
    if !bodies.iter().any(|(name, _)| *name == "content.xml") {
        return Err(CannotCheck::malformed("OpenDocument file"));
    }
    for (name, content) in &bodies {
        remarks(name, content, finding);
        marked.push((*name, content::look(name, content, &styles, finding)?));
        meta::edges(name, content, finding)?;
    }
    drop(bodies);
    for entry in zip.entries.iter().filter(|e| !e.is_folder() && e.size > 0) {
        if !matches!(entry.name.as_str(), "styles.xml" | "content.xml" | "META-INF/manifest.xml") {
            let content = read(&zip, entry, finding)?;
            part(entry, &content, &listed, finding)?;
        }
    }
    Ok(marked)
}

/// Remarks and instructions between the elements, which no program shows.
fn remarks(part: &str, content: &[u8], finding: &mut Finding<'_>) {
    let text = String::from_utf8_lossy(content);
    for (start, end) in [("<!--", "-->"), ("<?", "?>")] {
        for remark in text.split(start).skip(1).take(1_000).filter_map(|rest| rest.split(end).next()) {
            if !remark.starts_with("xml ") && telling::tells(remark) {
                let place = Place::part(part).described("a remark between the elements");
                finding.danger(Code::OoxmlCustomXml, place, "", remark);
            }
        }
    }
}

/// A part that is neither content nor styles.
fn part(
    entry: &Entry<'_>,
    content: &[u8],
    listed: &[String],
    finding: &mut Finding<'_>,
) -> Result<(), CannotCheck> {
    let name = entry.name.as_str();
    let lower = name.to_lowercase();
    let depth = finding.limits.element_depth();
    let known = name == "mimetype" || lower.starts_with("meta-inf/") || listed.iter().any(|l| l == name);
    if !known && !listed.is_empty() {
        let text = text_of(content, depth);
        let sample = if text.is_empty() { words(content) } else { text };
        let place = Place::part(name).described(format!("the part {name}"));
        finding.danger(Code::OoxmlOrphanPart, place, format!("{} bytes", content.len()), &sample);
    }
    if name == "mimetype" {
        return Ok(());
    }
    if lower == "manifest.rdf" || lower.starts_with("configurations2/") {
        let text = if root(content).is_some() { text_of(content, depth) } else { String::new() };
        if telling::tells(&text) {
            let place = Place::part(name).described("settings of the program");
            finding.danger(Code::OoxmlCustomXml, place, "", &text);
        }
        return Ok(());
    }
    if name == "meta.xml" {
        return meta::look(name, content, finding);
    }
    if name == "settings.xml" {
        return meta::settings(name, content, finding);
    }
    if lower.starts_with("thumbnails/") {
        let place = Place::part(name).described("the small picture of the first page");
        finding.note(Code::OdfThumbnail, place, format!("{} bytes", content.len()), "");
    } else if lower.starts_with("versions/") || lower == "versionlist.xml" {
        let place = Place::part(name).described("an earlier version");
        finding.danger(Code::OdfVersions, place, format!("{} bytes", content.len()), "");
    } else if lower.starts_with("basic/") || lower.starts_with("scripts/") || lower.starts_with("dialogs/") {
        let text = text_of(content, depth);
        let plumbing = lower.ends_with("-lc.xml") || lower.ends_with("-lb.xml");
        if !plumbing && !text.is_empty() {
            finding.danger(Code::OoxmlMacro, Place::part(name).described("a macro"), "", &text);
        }
    } else if lower.starts_with("pictures/") && content.starts_with(b"VCLMTF") {
        // What is drawn in the place of a table, which stands beside it.
    } else if lower.starts_with("pictures/") || lower.starts_with("media/") {
        // A drawing among the pictures is looked through as the words it is written in: a logo does not keep a document back.
        let format = match Format::of(content, Some(name)) {
            Format::Svg | Format::Flat => Format::Text,
            other => other,
        };
        finding.inside_as(name, content, Some(format));
    } else if lower.starts_with("objectreplacements/")
        || lower == "layout-cache"
        || lower.starts_with("fonts/")
    {
        // What is drawn in the place of an object: the object itself is reported.
    } else if lower.starts_with("meta-inf/") {
        walk(content, depth, Strictness::Strict, |_| Ok(()))?;
    } else if lower.starts_with("object") {
        object(entry, content, finding)?;
    } else if root(content).is_some() {
        let text = text_of(content, depth);
        if telling::tells(&text) {
            finding.danger(
                Code::OdfEmbedded,
                Place::part(name).described("data of another program"),
                "",
                &text,
            );
        }
        walk(content, depth, Strictness::Strict, |_| Ok(()))?;
    } else {
        let place = Place::part(name).described("another file");
        finding.danger(Code::OdfEmbedded, place, format!("{} bytes", content.len()), &words(content));
    }
    Ok(())
}

/// A chart, a formula or another document in this one.
fn object(entry: &Entry<'_>, content: &[u8], finding: &mut Finding<'_>) -> Result<(), CannotCheck> {
    let name = entry.name.as_str();
    let place = || Place::part(name).described("an object in the document");
    let Some((_, file)) = name.split_once('/') else {
        finding.danger(Code::OdfEmbedded, place(), format!("{} bytes", content.len()), &words(content));
        finding.inside(name, content);
        return Ok(());
    };
    let depth = finding.limits.element_depth();
    walk(content, depth, Strictness::Strict, |_| Ok(()))?;
    if file == "meta.xml" {
        return meta::look(name, content, finding);
    }
    if file == "content.xml" {
        let head = String::from_utf8_lossy(&content[..content.len().min(60_000)]).into_owned();
        // A chart shows what it keeps; a formula is shown whole.
        if !head.contains("<office:chart") && !head.contains("<math") && !head.contains(":math") {
            finding.danger(
                Code::OdfEmbedded,
                place(),
                format!("{} bytes", content.len()),
                &text_of(content, depth),
            );
        }
    }
    Ok(())
}

/// What the file says it holds; fails where it says that something is encrypted.
fn manifest(zip: &Zip<'_>, finding: &mut Finding<'_>) -> Result<Vec<String>, CannotCheck> {
    let Some(entry) = zip.entry("META-INF/manifest.xml").cloned() else { return Ok(Vec::new()) };
    let content = read(zip, &entry, finding)?;
    let mut listed = Vec::new();
    let mut encrypted = false;
    walk(&content, finding.limits.element_depth(), Strictness::Strict, |node| {
        if let Node::Open(element) = node {
            match element.name() {
                "file-entry" => listed.extend(element.get("full-path").map(|p| p.into_owned())),
                "encryption-data" => encrypted = true,
                _ => {}
            }
        }
        Ok(())
    })?;
    if encrypted { Err(CannotCheck::encrypted("OpenDocument file")) } else { Ok(listed) }
}
