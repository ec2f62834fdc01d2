//! A document's settings: values that are kept and never shown, and where a mail merge took its data from.

use crate::dangers::{CannotCheck, Code, Finding, Place};
use crate::package::telling;
use crate::package::xml::{Node, Strictness, walk};

/// What the settings say of headers.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Settings {
    /// Even pages have headers of their own.
    pub even_and_odd: bool,
    pub background_shown: bool,
}

/// Reads the settings and reports what they keep.
pub(super) fn look(part: &str, content: &[u8], finding: &mut Finding<'_>) -> Result<Settings, CannotCheck> {
    let mut settings = Settings::default();
    let mut variables: Vec<(String, String)> = Vec::new();
    let mut merge: Vec<String> = Vec::new();
    let mut in_merge = false;
    walk(content, finding.limits.element_depth(), Strictness::Strict, |node| {
        match node {
            Node::Open(element) => match element.name() {
                "evenAndOddHeaders" => settings.even_and_odd = element.switched_on(),
                "displayBackgroundShape" => settings.background_shown = element.switched_on(),
                "docVar" => {
                    let said = ["name", "val"].map(|n| element.get(n).unwrap_or_default().into_owned());
                    let [name, value] = said;
                    variables.push((name, value));
                }
                "mailMerge" => in_merge = true,
                "query" | "connectString" | "dataSource" | "headerSource" | "src" | "table" | "udl"
                | "mailSubject" | "addressFieldName"
                    if in_merge =>
                {
                    merge.extend(element.get("val").filter(|v| !v.is_empty()).map(|v| v.into_owned()));
                }
                "mainDocumentType" | "dataType" if in_merge && merge.is_empty() => merge.push(String::new()),
                _ => {}
            },
            Node::Close("mailMerge") => in_merge = false,
            _ => {}
        }
        Ok(())
    })?;
    let says = |name: &str, value: &str| !value.trim().is_empty() || telling::tells(&name.replace('_', " "));
    for (name, value) in variables.iter().filter(|(name, value)| says(name, value)) {
        let place = Place::part(part).described(format!("the value “{name}”"));
        finding.danger(Code::DocxDocVars, place, name.clone(), value);
    }
    if !merge.is_empty() {
        let said: Vec<&str> = merge.iter().map(String::as_str).filter(|m| !m.is_empty()).collect();
        let place = Place::part(part).described("the mail merge");
        finding.danger(Code::DocxMailMerge, place, "", &said.join("; "));
    }
    Ok(settings)
}

/// Tracked changes of styles and numbers.
pub(super) fn changes(part: &str, content: &[u8], finding: &mut Finding<'_>) -> Result<(), CannotCheck> {
    let mut authors: Vec<String> = Vec::new();
    let mut count = 0_usize;
    walk(content, finding.limits.element_depth(), Strictness::Strict, |node| {
        if let Node::Open(element) = node
            && element.name().ends_with("Change")
        {
            count += 1;
            let author = element.get("author").unwrap_or_default().into_owned();
            if !author.trim().is_empty() && authors.len() < 20 && !authors.contains(&author) {
                authors.push(author);
            }
        }
        Ok(())
    })?;
    if count > 0 {
        let place = Place::part(part).described("changes of styles or numbers");
        finding.danger(Code::DocxRevision, place, format!("{count} changes"), &authors.join(", "));
    }
    Ok(())
}
