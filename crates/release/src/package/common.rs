//! The parts that Word, Excel and PowerPoint files have alike.

use super::parts::{Package, text_of};
use super::xml::{self, Node, Strictness};
use super::{Entry, chart, drawing::Watch, props, telling, vector};
use crate::dangers::{CannotCheck, Code, Finding, Format, Place};

/// Values that are shown of one part.
const VALUES: usize = 100;

/// Looks at a part if it is of a common kind; false where it is one of the format's own.
pub(crate) fn look(
    package: &Package<'_>,
    entry: &Entry<'_>,
    content: &[u8],
    workbook: Option<&chart::Workbook<'_>>,
    finding: &mut Finding<'_>,
) -> Result<bool, CannotCheck> {
    let part = entry.name.as_str();
    let lower = part.to_lowercase();
    let is = |kind: &str| package.is(part, kind);
    if lower == "[content_types].xml" || lower.ends_with(".rels") {
        no_document_type(content, finding)?;
    } else if is("core-properties") || is("extended-properties") || is("extendedProperties") {
        props::look(part, content, finding)?;
    } else if is("custom-properties")
        || is("customProperties")
        || is("classificationlabels")
        || is("customProperty")
    {
        match content.trim_ascii_start().first() {
            Some(b'<' | 0xEF) => props::custom(part, content, finding)?,
            _ => {
                let place = Place::part(part).described("an added property of a sheet");
                finding.danger(Code::OoxmlPropsCustom, place, "", &super::words(content));
            }
        }
    } else if is("thumbnail") || lower.starts_with("docprops/thumbnail") {
        let place = Place::part(part).described("the small picture of the first page");
        finding.danger(Code::OoxmlThumbnail, place, format!("{} bytes", content.len()), "");
    } else if is("printerSettings") {
        props::printer(part, content, finding);
    } else if is("vbaProject")
        || is("xlMacrosheet")
        || is("xlIntlMacrosheet")
        || lower.ends_with("vbaproject.bin")
    {
        let place = Place::part(part).described("macros");
        finding.danger(Code::OoxmlMacro, place, format!("{} bytes", content.len()), &super::words(content));
    } else if is("oleObject")
        || is("package")
        || is("control")
        || is("activeXControlBinary")
        || is("aFChunk")
        || lower.contains("/embeddings/")
    {
        embedded(package, part, content, finding);
    } else if is("customXml")
        || lower.starts_with("customxml/item") && !lower.starts_with("customxml/itemprops")
    {
        props::custom_xml(part, content, finding)?;
    } else if is("image")
        || is("hdphoto")
        || is("media")
        || is("video")
        || is("audio")
        || lower.contains("/media/")
    {
        picture(part, content, finding);
    } else if is("chart") || is("chartEx") {
        chart::look(part, content, workbook, finding)?;
        drawing(part, content, Strictness::Strict, finding)?;
        package.unused_pictures(part, content, finding);
    } else if is("vmlDrawing") || lower.ends_with(".vml") {
        drawing(part, content, Strictness::Lenient, finding)?;
        package.unused_pictures(part, content, finding);
    } else if is("tags") {
        props::data(part, "a tag of another program", content, finding);
    } else if is("webextension") && !text_of(content, 64).is_empty() {
        props::data(part, "an add-in's data", content, finding);
    } else if is("webextension") || is("documenttasks") || is("namedSheetView") {
        let what = match is("webextension") {
            true => "an add-in's data",
            false => "tasks or views that somebody saved",
        };
        own_data(part, what, content, finding)?;
    } else {
        return Ok(false);
    }
    Ok(true)
}

/// Any other part of XML: read through for drawings, and so that nothing strange is in it.
pub(crate) fn rest(part: &str, content: &[u8], finding: &mut Finding<'_>) -> Result<(), CannotCheck> {
    let head = content.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(content).trim_ascii_start();
    if head.starts_with(b"<") || head.starts_with(&[0xFF, 0xFE]) || head.starts_with(&[0xFE, 0xFF]) {
        return drawing(part, content, Strictness::Strict, finding);
    }
    if !content.is_empty()
        && !part.to_lowercase().ends_with(".odttf")
        && !part.to_lowercase().ends_with(".fntdata")
    {
        finding.inside(part, content);
    }
    Ok(())
}

/// Descriptions and crops of a part.
pub(crate) fn drawing(
    part: &str,
    content: &[u8],
    strictness: Strictness,
    finding: &mut Finding<'_>,
) -> Result<(), CannotCheck> {
    let mut watch = Watch::default();
    xml::walk(content, finding.limits.element_depth(), strictness, |node| {
        if let Node::Open(element) = node {
            watch.open(element);
        }
        Ok(())
    })?;
    watch.report(part, part, finding);
    Ok(())
}

/// What a program or its user keeps beside the file's own words, where it says something.
fn own_data(part: &str, what: &str, content: &[u8], finding: &mut Finding<'_>) -> Result<(), CannotCheck> {
    let said = telling_values(content, &["name", "value", "val", "userName", "title"], finding)?;
    if !said.is_empty() {
        let place = Place::part(part).described(what);
        finding.danger(Code::OoxmlCustomXml, place, "", &said.join(", "));
    }
    Ok(())
}

/// What attributes of these names say that tells something, wherever in a part they stand.
pub(crate) fn telling_values(
    content: &[u8],
    names: &[&str],
    finding: &Finding<'_>,
) -> Result<Vec<String>, CannotCheck> {
    let mut said: Vec<String> = Vec::new();
    xml::walk(content, finding.limits.element_depth(), Strictness::Strict, |node| {
        if let Node::Open(element) = node
            && said.len() < VALUES
        {
            for name in names {
                said.extend(element.get(name).filter(|v| telling::tells(v)).map(|v| v.into_owned()));
            }
        }
        Ok(())
    })?;
    Ok(said)
}

fn no_document_type(content: &[u8], finding: &Finding<'_>) -> Result<(), CannotCheck> {
    xml::walk(content, finding.limits.element_depth(), Strictness::Strict, |_| Ok(()))
}

/// A picture that is shown: what its file says beside what is seen.
fn picture(part: &str, content: &[u8], finding: &mut Finding<'_>) {
    if is_metafile(content) || vector::only_draws(content, finding.limits.element_depth()) {
        return;
    }
    finding.inside(part, content);
}

/// A drawing of Windows: it is drawn whole, and has no properties but the program that made it.
fn is_metafile(content: &[u8]) -> bool {
    let enhanced = content.starts_with(&[1, 0, 0, 0]) && content.get(40..44) == Some(b" EMF");
    let placeable = content.starts_with(&[0xD7, 0xCD, 0xC6, 0x9A]);
    let plain = content.starts_with(&[1, 0, 9, 0, 0, 3]);
    enhanced || placeable || plain
}

/// A file in the document: always reported, and looked through as far as it can be.
fn embedded(package: &Package<'_>, part: &str, content: &[u8], finding: &mut Finding<'_>) {
    let chart = package.is(part, "package");
    let what =
        if chart { "the workbook or file behind a chart or an icon" } else { "a file in the document" };
    let format = Format::of(content, Some(part));
    let text = if format == Format::Unknown { super::words(content) } else { format.in_words().to_owned() };
    let detail = format!("{} bytes", content.len());
    finding.danger(Code::OoxmlEmbedded, Place::part(part).described(what), detail, &text);
    if content.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) && format == Format::Unknown {
        // An object of an older kind: what cannot be read of it is reported with it already.
        let _ = crate::binary::object(content, finding);
    } else if format != Format::Unknown && format != Format::Text {
        finding.inside(part, content);
    }
}
