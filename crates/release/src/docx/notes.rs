//! Comments, the people who made them, and notes that nothing refers to.

use crate::dangers::{CannotCheck, Code, Finding, Place};
use crate::package::xml::{Node, Strictness, walk};

/// Every comment, with who made it.
pub(super) fn comments(part: &str, content: &[u8], finding: &mut Finding<'_>) -> Result<(), CannotCheck> {
    let mut found: Vec<(String, String)> = Vec::new();
    let mut in_text = false;
    walk(content, finding.limits.element_depth(), Strictness::Strict, |node| {
        match node {
            Node::Open(element) => match element.name() {
                "comment" => {
                    found.push((element.get("author").unwrap_or_default().into_owned(), String::new()));
                }
                "t" | "delText" => in_text = true,
                _ => {}
            },
            Node::Close("t" | "delText") => in_text = false,
            Node::Text(text) if in_text => {
                if let Some((_, words)) = found.last_mut() {
                    words.push_str(text);
                }
            }
            _ => {}
        }
        Ok(())
    })?;
    for (author, words) in found {
        let place = Place::part(part).described("a comment");
        let by = if author.is_empty() { String::new() } else { format!("by {author}") };
        finding.danger(Code::DocxComment, place, by, &words);
    }
    Ok(())
}

/// Names and accounts of those who worked on the document.
pub(super) fn people(part: &str, content: &[u8], finding: &mut Finding<'_>) -> Result<(), CannotCheck> {
    let mut found: Vec<String> = Vec::new();
    walk(content, finding.limits.element_depth(), Strictness::Strict, |node| {
        if let Node::Open(element) = node {
            match element.name() {
                "person" => found.push(element.get("author").unwrap_or_default().into_owned()),
                "presenceInfo" => {
                    if let (Some(last), Some(account)) = (found.last_mut(), element.get("userId")) {
                        last.push(' ');
                        last.push_str(&account);
                    }
                }
                _ => {}
            }
        }
        Ok(())
    })?;
    for person in found {
        finding.danger(
            Code::DocxPeople,
            Place::part(part).described("somebody who worked on it"),
            "",
            &person,
        );
    }
    Ok(())
}

/// Notes that no sign in the text refers to.
pub(super) fn unused(
    part: &str,
    kind: &str,
    content: &[u8],
    used: &[String],
    finding: &mut Finding<'_>,
) -> Result<(), CannotCheck> {
    let kind = kind.trim_end_matches('s');
    let mut found: Vec<(String, bool, String)> = Vec::new();
    let mut in_text = false;
    walk(content, finding.limits.element_depth(), Strictness::Strict, |node| {
        match node {
            Node::Open(element) if element.name() == kind => {
                let ordinary = element.get("type").is_none_or(|t| t == "normal");
                found.push((element.get("id").unwrap_or_default().into_owned(), ordinary, String::new()));
            }
            Node::Open(element) if element.name() == "t" => in_text = true,
            Node::Close("t") => in_text = false,
            Node::Text(text) if in_text => {
                if let Some((_, _, words)) = found.last_mut() {
                    words.push_str(text);
                }
            }
            _ => {}
        }
        Ok(())
    })?;
    for (id, _, words) in found.iter().filter(|(_, ordinary, words)| *ordinary && !words.trim().is_empty()) {
        if !used.contains(&format!("{kind} {id}")) {
            let place = Place::part(part).described(format!("a {kind} that nothing refers to"));
            finding.danger(Code::DocxTextVanish, place, "", words);
        }
    }
    Ok(())
}
