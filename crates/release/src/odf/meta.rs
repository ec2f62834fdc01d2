//! Who wrote an OpenDocument file, the printer it knows, and its headers and footers.

use crate::dangers::{CannotCheck, Code, Finding, Place};
use crate::package::parts::telling_link;
use crate::package::props::is_somebody;
use crate::package::telling;
use crate::package::xml::{Node, Strictness, walk};

/// `meta.xml`.
pub(super) fn look(part: &str, content: &[u8], finding: &mut Finding<'_>) -> Result<(), CannotCheck> {
    let mut values: Vec<(String, String)> = Vec::new();
    walk(content, finding.limits.element_depth(), Strictness::Strict, |node| {
        match node {
            Node::Open(element) => {
                let mut name = element.name().to_owned();
                if let Some(own) = element.exactly("meta:name") {
                    name = format!("user-defined {own}");
                }
                let link = element.get("href").filter(|h| telling_link(h)).map(|h| h.into_owned());
                values.push((name, link.unwrap_or_default()));
            }
            Node::Text(text) if !text.trim().is_empty() => {
                if let Some((_, value)) = values.last_mut() {
                    value.push_str(text.trim());
                }
            }
            _ => {}
        }
        Ok(())
    })?;
    for (name, value) in values.iter().filter(|(_, value)| !value.is_empty()) {
        let place = Place::part(part).described(format!("the property “{name}”"));
        let danger = match name.as_str() {
            "initial-creator" | "creator" | "printed-by" => is_somebody(value),
            "keyword" | "description" => true,
            "subject" | "title" => telling::tells(value),
            name => name.starts_with("user-defined") && !matches!(value.as_str(), "false" | "true" | "0"),
        };
        if matches!(name.as_str(), "template" | "auto-reload") {
            finding.danger(Code::OoxmlPath, place, name.clone(), value);
        } else if danger {
            finding.danger(Code::OdfPropsPersonal, place, name.clone(), value);
        }
    }
    Ok(())
}

/// `settings.xml`.
pub(super) fn settings(part: &str, content: &[u8], finding: &mut Finding<'_>) -> Result<(), CannotCheck> {
    let mut item = String::new();
    let mut found: Vec<(String, String)> = Vec::new();
    walk(content, finding.limits.element_depth(), Strictness::Strict, |node| {
        match node {
            Node::Open(element) if element.name() == "config-item" => {
                item = element.exactly("config:name").unwrap_or_default().into_owned();
            }
            Node::Close("config-item") => item.clear(),
            Node::Text(text) if matches!(item.as_str(), "PrinterName" | "HasSheetTabs" | "PrinterSetup") => {
                found.push((item.clone(), text.trim().to_owned()));
            }
            _ => {}
        }
        Ok(())
    })?;
    for (name, value) in found.iter().filter(|(_, value)| !value.is_empty()) {
        match name.as_str() {
            "PrinterName" => {
                let common = ["generic printer", "microsoft print to pdf", "adobe pdf", "pdf"];
                let place = Place::part(part).described("the printer last used");
                if common.contains(&value.to_lowercase().as_str()) {
                    finding.note(Code::OoxmlPrinterSettings, place, "", value);
                } else {
                    finding.danger(Code::OoxmlPrinterSettings, place, "", value);
                }
            }
            "HasSheetTabs" if value == "false" => {
                let place = Place::part(part).described("the tabs of the sheets are out of view");
                finding.danger(Code::OdsTableHidden, place, "", "");
            }
            _ => {}
        }
    }
    Ok(())
}

/// Headers and footers of pages.
pub(super) fn edges(part: &str, content: &[u8], finding: &mut Finding<'_>) -> Result<(), CannotCheck> {
    let mut inside: Option<(String, bool)> = None;
    let mut text = String::new();
    let mut found: Vec<(String, bool, String)> = Vec::new();
    walk(content, finding.limits.element_depth(), Strictness::Strict, |node| {
        match node {
            Node::Open(element) if is_edge(element.name()) && element.whole_name().starts_with("style:") => {
                let shown = element.get("display").is_none_or(|d| d != "false");
                inside = Some((element.name().to_owned(), shown));
                text.clear();
            }
            Node::Close(name) if is_edge(name) => {
                if let Some((name, shown)) = inside.take() {
                    found.push((name, shown, std::mem::take(&mut text)));
                }
            }
            Node::Text(words) if inside.is_some() => {
                text.push_str(words);
                text.push(' ');
            }
            _ => {}
        }
        Ok(())
    })?;
    for (name, shown, words) in found.iter().filter(|(_, _, words)| words.chars().any(char::is_alphabetic)) {
        let place = Place::part(part).described(format!("a {}", name.replace('-', " ")));
        // Spreadsheets are made with the name of the sheet there, in fields that show nothing here.
        if telling::tells(words) && (*shown || words.len() > 12) {
            finding.danger(Code::OoxmlHeaderFooter, place, "", words);
        } else {
            finding.note(Code::OoxmlHeaderFooter, place, "", words);
        }
    }
    Ok(())
}

fn is_edge(name: &str) -> bool {
    matches!(name, "header" | "footer" | "header-left" | "footer-left" | "header-first" | "footer-first")
}
