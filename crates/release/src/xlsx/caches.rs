//! What a workbook keeps beside its sheets: comments, pivot caches, cells of other workbooks, connections, logs.

use std::collections::{BTreeSet, HashSet};

use super::sheet::mark;
use crate::dangers::{CannotCheck, Code, Finding, Place, shorten};
use crate::package::common::telling_values;
use crate::package::telling;
use crate::package::xml::{Node, Strictness, walk};

/// Samples that are kept.
const KEPT: usize = 8;

/// What is needed to tell whether something kept is seen as well.
pub(super) struct Visible<'v> {
    pub sheets: &'v BTreeSet<String>,
    pub values: &'v HashSet<u64>,
}

/// Looks at a part that is told by its first element; false where it is another one.
pub(super) fn look(
    part: &str,
    root: &str,
    content: &[u8],
    visible: &Visible<'_>,
    finding: &mut Finding<'_>,
) -> Result<bool, CannotCheck> {
    match root {
        "comments" => comments(part, content, finding)?,
        "ThreadedComments" | "personList" => threaded(part, content, finding)?,
        "pivotCacheDefinition" | "pivotCacheRecords" => pivot(part, root, content, visible, finding)?,
        "externalLink" => external(part, content, finding)?,
        "connections" | "queryTable" => connection(part, content, finding)?,
        "headers" | "revisions" | "users" => revisions(part, content, finding)?,
        "slicerCacheDefinition" | "timelineCacheDefinition" | "slicers" | "timelines" => {
            steering(part, content, visible, finding)?;
        }
        "MapInfo" => maps(part, content, finding)?,
        "formControlPr" => super::controls::choices(part, content, finding)?,
        "rvData" | "rvStructures" | "supportingPropertyBags" | "arrayData" => {
            let text = crate::package::parts::text_of(content, finding.limits.element_depth());
            if !text.is_empty() && root == "rvData" {
                let place = Place::part(part).described("data behind cells of a data type");
                finding.danger(Code::XlsxDataModel, place, "", &text);
            }
        }
        _ => return Ok(false),
    }
    Ok(true)
}

fn comments(part: &str, content: &[u8], finding: &mut Finding<'_>) -> Result<(), CannotCheck> {
    let mut authors: Vec<String> = Vec::new();
    let mut found: Vec<(String, usize, String)> = Vec::new();
    let mut in_author = false;
    let mut in_text = false;
    walk(content, finding.limits.element_depth(), Strictness::Strict, |node| {
        match node {
            Node::Open(element) => match element.name() {
                "author" => {
                    in_author = true;
                    authors.push(String::new());
                }
                "comment" => found.push((
                    element.get("ref").unwrap_or_default().into_owned(),
                    element.whole("authorId").map_or(usize::MAX, |n| n as usize),
                    String::new(),
                )),
                "t" => in_text = true,
                _ => {}
            },
            Node::Close("author") => in_author = false,
            Node::Close("t") => in_text = false,
            Node::Text(text) if in_author => {
                if let Some(last) = authors.last_mut() {
                    last.push_str(text);
                }
            }
            Node::Text(text) if in_text => {
                if let Some((_, _, words)) = found.last_mut() {
                    words.push_str(text);
                }
            }
            _ => {}
        }
        Ok(())
    })?;
    for (cell, author, text) in &found {
        let author = authors.get(*author).map_or("", String::as_str);
        let place = Place::part(part).described(format!("the comment on cell {cell}"));
        let by = if author.is_empty() { String::new() } else { format!("by {author}") };
        finding.danger(Code::XlsxComment, place, by, text);
    }
    if found.is_empty() {
        let names: Vec<&str> = authors.iter().map(|a| a.trim()).filter(|a| !a.is_empty()).collect();
        if !names.is_empty() {
            let place = Place::part(part).described("the authors of comments that were deleted");
            finding.danger(Code::XlsxComment, place, "", &names.join(", "));
        }
    }
    Ok(())
}

fn threaded(part: &str, content: &[u8], finding: &mut Finding<'_>) -> Result<(), CannotCheck> {
    let mut found: Vec<(String, String)> = Vec::new();
    let mut in_text = false;
    walk(content, finding.limits.element_depth(), Strictness::Strict, |node| {
        match node {
            Node::Open(element) => match element.name() {
                "threadedComment" => {
                    let cell = element.get("ref").unwrap_or_default();
                    found.push((format!("the conversation on cell {cell}"), String::new()));
                }
                "text" => in_text = true,
                "person" => {
                    let said =
                        ["displayName", "userId"].map(|n| element.get(n).unwrap_or_default().into_owned());
                    found.push(("somebody who commented".into(), said.join(" ")));
                }
                _ => {}
            },
            Node::Close("text") => in_text = false,
            Node::Text(text) if in_text => {
                if let Some((_, words)) = found.last_mut() {
                    words.push_str(text);
                }
            }
            _ => {}
        }
        Ok(())
    })?;
    for (at, words) in found {
        finding.danger(Code::XlsxCommentThreaded, Place::part(part).described(at), "", &words);
    }
    Ok(())
}

fn pivot(
    part: &str,
    root: &str,
    content: &[u8],
    visible: &Visible<'_>,
    finding: &mut Finding<'_>,
) -> Result<(), CannotCheck> {
    let mut source: Option<String> = None;
    let mut has_sheet = false;
    let (mut count, mut unseen) = (0_usize, 0_usize);
    let mut sample: Vec<String> = Vec::new();
    walk(content, finding.limits.element_depth(), Strictness::Strict, |node| {
        if let Node::Open(element) = node {
            match element.name() {
                "worksheetSource" => {
                    source = element.get("sheet").or_else(|| element.get("name")).map(|s| s.into_owned());
                    has_sheet = element.get("sheet").is_some() && element.exactly("r:id").is_none();
                }
                "s" | "n" | "d" | "b" | "e" => {
                    if let Some(value) = element.get("v").filter(|v| !v.trim().is_empty()) {
                        count += 1;
                        if !visible.values.contains(&mark(&value)) {
                            unseen += 1;
                            if sample.len() < KEPT && element.name() == "s" || sample.len() < 2 {
                                sample.push(shorten(&value, 60));
                            }
                        }
                    }
                }
                _ => {}
            }
        }
        Ok(())
    })?;
    if count == 0 {
        return Ok(());
    }
    let gone = has_sheet && source.as_ref().is_some_and(|s| !visible.sheets.contains(&s.to_lowercase()));
    let at = match (&source, gone) {
        (Some(source), true) => format!("a pivot table made from “{source}”, which is no visible sheet"),
        (Some(source), false) => format!("a pivot table made from “{source}”"),
        (None, _) => "the rows of a pivot table".to_owned(),
    };
    let detail = format!("{count} values, {unseen} of which are on no visible sheet");
    let place = Place::part(part).described(at);
    // Dates and errors are written in other ways than in cells: only a cache with nothing new is no danger.
    if unseen == 0 && !gone && root == "pivotCacheDefinition" || unseen == 0 && root == "pivotCacheRecords" {
        finding.note(Code::XlsxPivotCache, place, detail, "");
    } else {
        finding.danger(Code::XlsxPivotCache, place, detail, &sample.join(", "));
    }
    Ok(())
}

/// What slicers and timelines have to choose from.
fn steering(
    part: &str,
    content: &[u8],
    visible: &Visible<'_>,
    finding: &mut Finding<'_>,
) -> Result<(), CannotCheck> {
    let mut said: Vec<String> = Vec::new();
    walk(content, finding.limits.element_depth(), Strictness::Strict, |node| {
        if let Node::Open(element) = node {
            let item = element.name() == "i";
            for name in ["c", "n", "caption", "name", "sourceName"] {
                let Some(value) = element.get(name) else { continue };
                let seen = visible.values.contains(&mark(&value));
                let tells = telling::tells(&value) || item && name == "c";
                if tells && !seen && said.len() < KEPT && !said.iter().any(|s| *s == value) {
                    said.push(shorten(&value, 60));
                }
            }
        }
        Ok(())
    })?;
    if !said.is_empty() {
        let place = Place::part(part).described("what a slicer or a timeline has to choose from");
        finding.danger(Code::XlsxPivotCache, place, "", &said.join(", "));
    }
    Ok(())
}

/// What XML is read into cells.
fn maps(part: &str, content: &[u8], finding: &mut Finding<'_>) -> Result<(), CannotCheck> {
    let said = telling_values(content, &["Name", "DataBindingName", "ConnectionName"], finding)?;
    if !said.is_empty() {
        let place = Place::part(part).described("how XML is read into cells");
        finding.danger(Code::OoxmlCustomXml, place, "", &said.join(", "));
    }
    Ok(())
}

fn external(part: &str, content: &[u8], finding: &mut Finding<'_>) -> Result<(), CannotCheck> {
    let mut sheets = Vec::new();
    let mut values = Vec::new();
    let mut count = 0_usize;
    let mut in_value = false;
    let mut service = None;
    walk(content, finding.limits.element_depth(), Strictness::Strict, |node| {
        match node {
            Node::Open(element) => match element.name() {
                "sheetName" => sheets.extend(element.get("val").map(|v| v.into_owned())),
                "v" | "val" => in_value = true,
                "ddeLink" => {
                    let said =
                        ["ddeService", "ddeTopic"].map(|n| element.get(n).unwrap_or_default().into_owned());
                    service = Some(said.join(" "));
                }
                "oleLink" => service = element.get("progId").map(|v| v.into_owned()),
                _ => {}
            },
            Node::Close("v" | "val") => in_value = false,
            Node::Text(text) if in_value && !text.trim().is_empty() => {
                count += 1;
                if values.len() < KEPT {
                    values.push(shorten(text, 60));
                }
            }
            _ => {}
        }
        Ok(())
    })?;
    let at = match sheets.is_empty() {
        true => "a link to another workbook".to_owned(),
        false => format!("a link to another workbook with the sheets {}", shorten(&sheets.join(", "), 80)),
    };
    let place = Place::part(part).described(at);
    if count > 0 || service.is_some() {
        values.extend(service);
        finding.danger(Code::XlsxExternalLinkCache, place, format!("{count} values"), &values.join(", "));
    } else if !sheets.is_empty() {
        finding.note(Code::XlsxExternalLinkCache, place, "no values", "");
    }
    Ok(())
}

fn connection(part: &str, content: &[u8], finding: &mut Finding<'_>) -> Result<(), CannotCheck> {
    walk(content, finding.limits.element_depth(), Strictness::Strict, |node| {
        if let Node::Open(element) = node
            && matches!(element.name(), "connection" | "dbPr" | "olapPr" | "webPr" | "textPr" | "queryTable")
        {
            let told = ["name", "description", "connection", "command", "url", "sourceFile", "odcFile"];
            let said: Vec<String> =
                told.iter().filter_map(|n| element.get(n)).map(|v| v.into_owned()).collect();
            let password = said.iter().any(|s| {
                let lower = s.to_lowercase();
                lower.contains("password=") || lower.contains("pwd=")
            });
            if !said.is_empty() {
                let place = Place::part(part).described("a connection to data elsewhere");
                let detail = if password { "with a password" } else { "" };
                finding.danger(Code::XlsxConnection, place, detail, &said.join("; "));
            }
        }
        Ok(())
    })
}

fn revisions(part: &str, content: &[u8], finding: &mut Finding<'_>) -> Result<(), CannotCheck> {
    let mut said: Vec<String> = Vec::new();
    let mut count = 0_usize;
    walk(content, finding.limits.element_depth(), Strictness::Strict, |node| {
        match node {
            Node::Open(element) => {
                count += 1;
                for name in ["userName", "name"] {
                    if let Some(value) = element.get(name)
                        && said.len() < KEPT
                        && !said.iter().any(|s| *s == value)
                    {
                        said.push(value.into_owned());
                    }
                }
            }
            Node::Text(text) if !text.trim().is_empty() && said.len() < KEPT * 2 => {
                said.push(shorten(text, 60))
            }
            _ => {}
        }
        Ok(())
    })?;
    if count > 1 {
        let place = Place::part(part).described("the log of changes");
        finding.danger(Code::XlsxRevisionLog, place, format!("{count} records"), &said.join(", "));
    }
    Ok(())
}
