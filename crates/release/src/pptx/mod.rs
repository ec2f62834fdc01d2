//! Presentations since 2007: hidden slides, notes, comments, and what on a slide is not seen.

mod outline;
mod slide;

use slide::Shape;
pub(crate) use slide::unseen_words;

use std::collections::{BTreeMap, BTreeSet};

use crate::dangers::{CannotCheck, Code, Finding, Place};
use crate::package::colour::{Rgb, Theme, WHITE};
use crate::package::parts::{Package, text_of};
use crate::package::xml::{Node, Strictness, root, walk};
use crate::package::{Entry, common, props, telling};

/// What nobody sees of a slide: whether it is hidden, shapes by their number as they close, elements `t` as they open.
#[derive(Debug, Default)]
pub(crate) struct Unseen {
    pub hidden: bool,
    pub shapes: BTreeSet<usize>,
    pub words: BTreeSet<usize>,
}

/// Looks through a presentation.
pub(crate) fn look(bytes: &[u8], finding: &mut Finding<'_>) -> Result<(), CannotCheck> {
    look_for(bytes, finding).map(drop)
}

/// Looks through a presentation, and says of each slide what nobody sees; by the part in small letters.
pub(crate) fn look_for(
    bytes: &[u8],
    finding: &mut Finding<'_>,
) -> Result<BTreeMap<String, Unseen>, CannotCheck> {
    let mut unseen = BTreeMap::new();
    let package = Package::open(bytes, finding)?;
    let main = package.main()?.clone();
    let content = package.read(&main, finding)?;
    let depth = finding.limits.element_depth();
    let mut size = (9_144_000.0, 6_858_000.0);
    let mut order: Vec<String> = Vec::new();
    walk(&content, depth, Strictness::Strict, |node| {
        if let Node::Open(element) = node {
            match element.name() {
                "sldSz" => {
                    size = (element.number("cx").unwrap_or(size.0), element.number("cy").unwrap_or(size.1));
                }
                "sldId" => {
                    let id = element.exactly("r:id").unwrap_or_default();
                    let relation = package.relations(&main.name).iter().find(|r| r.id == id);
                    order.extend(relation.map(|r| r.target.clone()));
                }
                _ => {}
            }
        }
        Ok(())
    })?;
    let mut backgrounds = BTreeMap::new();
    for entry in package.zip.entries.iter().filter(|e| !e.is_folder() && e.name != main.name) {
        let content = package.read(entry, finding)?;
        if !package.leads_to(&entry.name) {
            package.orphan(entry, &content, finding);
        }
        if common::look(&package, entry, &content, None, finding)? {
            continue;
        }
        let part = entry.name.as_str();
        let number = order.iter().position(|p| *p == part.to_lowercase()).map(|n| n + 1);
        match root(&content).unwrap_or_default().as_str() {
            "sld" => {
                let layout = package.target(&entry.name, "slideLayout").cloned();
                let known = layout.as_ref().map_or_else(String::new, |l| l.name.clone());
                if !backgrounds.contains_key(&known) {
                    backgrounds.insert(known.clone(), background(&package, layout, finding)?);
                }
                let (theme, below, beneath) = &backgrounds[&known];
                let paper = slide::background(&content, theme, depth).unwrap_or(*below);
                let seen = slide::scan(&content, size, theme, paper, beneath, depth)?;
                let (shapes, words) = seen.unseen();
                let hidden = !seen.is_shown();
                unseen.insert(part.to_lowercase(), Unseen { hidden, shapes, words });
                slide::report(part, number, seen, finding);
                package.unused_pictures(part, &content, finding);
            }
            "sldLayout" => {
                let used = order.iter().any(|slide| {
                    let own = package.relations(slide);
                    own.iter().any(|r| r.kind == "slideLayout" && r.target == part.to_lowercase())
                });
                if !used {
                    slide::unused(part, &content, depth, finding)?;
                }
                common::rest(part, &content, finding)?;
            }
            "notes" => notes(part, &content, finding)?,
            "cmLst" | "cmAuthorLst" | "authorLst" => comments(part, &content, finding)?,
            "chgInfo" => changes(part, &content, finding)?,
            _ => common::rest(part, &content, finding)?,
        }
    }
    Ok(unseen)
}

/// The theme of a layout, the colour that it puts behind everything (none where it cannot be told), and the shapes that it
/// and its master put there.
fn background(
    package: &Package<'_>,
    layout: Option<Entry<'_>>,
    finding: &mut Finding<'_>,
) -> Result<(Theme, Option<Rgb>, Vec<Shape>), CannotCheck> {
    let depth = finding.limits.element_depth();
    let master = layout.as_ref().and_then(|l| package.target(&l.name, "slideMaster")).cloned();
    let theme = match master.as_ref().and_then(|m| package.target(&m.name, "theme")).cloned() {
        Some(part) => Theme::read(&package.read(&part, finding)?, depth)?,
        None => Theme::default(),
    };
    let (mut paper, mut beneath) = (None, Vec::new());
    for part in [layout, master].into_iter().flatten() {
        let Some(entry) = package.zip.entry(&part.name) else { continue };
        let content = package.read(entry, finding)?;
        paper = paper.or_else(|| slide::background(&content, &theme, depth));
        let mut shapes = slide::put_behind(&content, &theme, depth)?;
        shapes.append(&mut beneath);
        beneath = shapes;
    }
    Ok((theme, paper.unwrap_or(Some(WHITE)), beneath))
}

/// What the speaker noted; the number of the slide and the date are no notes.
fn notes(part: &str, content: &[u8], finding: &mut Finding<'_>) -> Result<(), CannotCheck> {
    let mut text = String::new();
    let (mut is_field, mut in_words) = (false, false);
    walk(content, finding.limits.element_depth(), Strictness::Strict, |node| {
        match node {
            Node::Open(element) => match element.name() {
                "fld" => is_field = true,
                "t" => in_words = !is_field,
                _ => {}
            },
            Node::Close("fld") => is_field = false,
            Node::Close("t") => in_words = false,
            Node::Text(words) if in_words => {
                text.push_str(words);
                text.push(' ');
            }
            _ => {}
        }
        Ok(())
    })?;
    if !text.trim().is_empty() {
        finding.danger(Code::PptxNotes, Place::part(part).described("the speaker's notes"), "", text.trim());
    }
    common::drawing(part, content, Strictness::Strict, finding)
}

fn comments(part: &str, content: &[u8], finding: &mut Finding<'_>) -> Result<(), CannotCheck> {
    let mut people = Vec::new();
    let mut count = 0;
    walk(content, finding.limits.element_depth(), Strictness::Strict, |node| {
        if let Node::Open(element) = node {
            match element.name() {
                "cmAuthor" | "author" => {
                    let said = ["name", "userId"].map(|n| element.get(n).unwrap_or_default().into_owned());
                    people.push(said.join(" ").trim().to_owned());
                }
                "cm" => count += 1,
                _ => {}
            }
        }
        Ok(())
    })?;
    let text = text_of(content, finding.limits.element_depth());
    if count > 0 {
        let place = Place::part(part).described("comments");
        finding.danger(Code::PptxComment, place, format!("{count} comments"), &text);
    }
    if !people.is_empty() {
        let place = Place::part(part).described("those who commented");
        finding.danger(Code::PptxComment, place, "", &people.join(", "));
    }
    Ok(())
}

/// PowerPoint's own record of who changed what.
fn changes(part: &str, content: &[u8], finding: &mut Finding<'_>) -> Result<(), CannotCheck> {
    let mut people: Vec<String> = Vec::new();
    walk(content, finding.limits.element_depth(), Strictness::Strict, |node| {
        if let Node::Open(element) = node
            && element.name() == "chgData"
            && let Some(name) = element.get("name")
            && (props::is_somebody(&name) || telling::tells(&name))
            && !people.iter().any(|p| *p == name)
        {
            people.push(name.into_owned());
        }
        Ok(())
    })?;
    if !people.is_empty() {
        let place = Place::part(part).described("the record of who changed what");
        finding.danger(Code::OoxmlPropsPersonal, place, "", &people.join(", "));
    }
    Ok(())
}
