//! A presentation with the slides that are shown and what is seen on them. Notes, comments, hidden slides and whatever stands
//! beside or beneath something stay behind.

use std::collections::BTreeMap;

use super::Copy;
use super::forget::Forgotten;
use super::office::{self, Changed, Part};
use super::parts::{DRAWN, Whole, leading, named};
use super::standard::{SlidesUsed, leave_out};
use super::tree::{self, Element, Fate, Node};
use crate::dangers::{CannotCheck, Finding};
use crate::package::drawing::is_shape;
use crate::package::parts::Package;
use crate::pptx::{Unseen, look_for};

/// What a slide leads to beside what stands on it.
const AROUND_SLIDES: &[&str] = &["slideLayout", "slideMaster", "slide", "themeOverride", "theme"];

/// A clean copy of a presentation.
pub(super) fn clean(bytes: &[u8], finding: &mut Finding<'_>) -> Result<Copy, CannotCheck> {
    let mut unseen = look_for(bytes, finding)?;
    let package = Package::open(bytes, finding)?;
    let depth = finding.limits.element_depth();
    let hidden: Vec<String> = unseen.iter().filter(|(_, u)| u.hidden).map(|(part, _)| part.clone()).collect();
    let mut copy = Copy::default();
    if !hidden.is_empty() {
        copy.changed("Hidden slides are gone.");
    }
    let main = package.main()?.name.clone();
    let used = SlidesUsed::of(&package, &main, &hidden, finding)?;
    let mut whole = Whole {
        package: &package,
        copy: &mut copy,
        sheets: None,
        unseen: Default::default(),
        stale: false,
        made: 0,
    };
    let built = office::build(&package, finding, |part, finding| match part.kind {
        "officeDocument" => {
            let mut tree = tree::read(&part.content, depth)?;
            leave_out(&mut tree);
            let mut relations = leading(&part.relations, &["slide", "slideMaster", "theme", "tableStyles"]);
            relations.retain(|r| !hidden.contains(&r.target));
            relations.retain(|r| r.kind != "slideMaster" || used.has(&r.target));
            tree.children.retain(|node| {
                matches!(node, Node::Element(e) if matches!(e.local(),
                    "sldMasterIdLst" | "sldIdLst" | "sldSz" | "notesSz" | "defaultTextStyle" | "kinsoku"))
            });
            tree.sift(&mut |e| {
                e.unset(&["bookmarkIdSeed", "removePersonalInfoOnSave"]);
                let id = e.attributes.iter().find(|(n, _)| n.ends_with(":id")).map(|(_, v)| v.clone());
                match id {
                    Some(id)
                        if matches!(e.local(), "sldId" | "sldMasterId")
                            && !relations.iter().any(|r| r.id == id) =>
                    {
                        Fate::Drop
                    }
                    _ => Fate::Keep,
                }
            });
            named(&tree, &mut relations, &["theme", "tableStyles"]);
            Ok(Some(Changed { content: tree.document(), relations, ..Changed::default() }))
        }
        "slide" | "slideLayout" | "slideMaster" => {
            let unseen = unseen.remove(&part.name.to_lowercase());
            slide(&part, unseen, &hidden, &used, &mut whole, finding).map(Some)
        }
        "tableStyles" => {
            let mut tree = tree::read(&part.content, depth)?;
            leave_out(&mut tree);
            used.table_styles(&mut tree);
            Ok(Some(Changed { content: tree.document(), ..Changed::default() }))
        }
        _ => whole.part(&part, finding),
    })?;
    copy.bytes = Some(built);
    Ok(copy)
}

fn slide(
    part: &Part<'_>,
    unseen: Option<Unseen>,
    hidden: &[String],
    used: &SlidesUsed,
    whole: &mut Whole<'_>,
    finding: &mut Finding<'_>,
) -> Result<Changed, CannotCheck> {
    let mut tree = tree::read(&part.content, finding.limits.element_depth())?;
    if let Some(unseen) = unseen.filter(|u| !u.shapes.is_empty() || !u.words.is_empty()) {
        whole.copy.changed("What nobody saw on the slides (hidden, beside them, beneath something, or in the colour of what lies behind it) is gone.");
        let gone = Forgotten { words: &unseen.words, drawings: &unseen.shapes, is_drawing: is_shape };
        gone.out_of(&mut tree);
    }
    leave_out(&mut tree);
    if part.kind != "slide" {
        used.places(&mut tree, part.kind);
    }
    for relation in &part.relations {
        match relation.kind.as_str() {
            "notesSlide" => whole.copy.changed("Speaker's notes are gone."),
            "comments" => whole.copy.changed("Comments are gone."),
            "audio" | "video" | "media" => {
                whole.copy.changed("Sound and film are gone; their pictures stay.")
            }
            "oleObject" | "package" => {
                whole.copy.changed("Files inside the presentation are gone; their pictures stay.")
            }
            _ => {}
        }
    }
    let mut relations = leading(&part.relations, &[DRAWN, AROUND_SLIDES].concat());
    relations.retain(|r| !hidden.contains(&r.target));
    relations.retain(|r| !matches!(r.kind.as_str(), "slideLayout" | "slideMaster") || used.has(&r.target));
    let known: BTreeMap<String, ()> = relations.iter().map(|r| (r.id.clone(), ())).collect();
    tree.sift(&mut |e| match e.local() {
        "custDataLst" | "controls" | "timing" | "audioFile" | "videoFile" | "wavAudioFile"
        | "quickTimeFile" => Fate::Drop,
        // What newer programs add of their own; tables and pictures have nothing in it that is seen.
        "extLst" if part.kind == "slide" => Fate::Drop,
        "oleObj" => {
            // Its picture is what is seen.
            let picture = find(e, "pic");
            match picture {
                Some(picture) => {
                    *e = picture;
                    Fate::Keep
                }
                None => Fate::Drop,
            }
        }
        "cSld" => {
            if part.kind == "slide" {
                e.unset(&["name"]);
            }
            Fate::Keep
        }
        "sld" => Fate::Keep,
        "sldLayoutId" => {
            let id = e.attributes.iter().find(|(n, _)| n.ends_with(":id")).map(|(_, v)| v.clone());
            if id.is_some_and(|id| !known.contains_key(&id)) { Fate::Drop } else { Fate::Keep }
        }
        _ => Fate::Keep,
    });
    embedded_frames(&mut tree);
    let pictures = whole.drawing(&mut tree, part.name, &mut relations, finding)?;
    let always: &[&str] = match part.kind {
        "slide" => &["slideLayout", "themeOverride"],
        "slideLayout" => &["slideMaster", "themeOverride"],
        _ => &["slideLayout", "theme"],
    };
    named(&tree, &mut relations, always);
    Ok(Changed { content: tree.document(), relations, pictures })
}

/// A frame around a file becomes the picture of it.
fn embedded_frames(element: &mut Element) {
    for child in element.elements_mut() {
        if child.local() == "graphicFrame"
            && let Some(mut picture) = find(child, "pic")
        {
            embedded_frames(&mut picture);
            *child = picture;
        } else {
            embedded_frames(child);
        }
    }
}

fn find(element: &Element, name: &str) -> Option<Element> {
    let mut found = None;
    element.visit(&mut |e| {
        if e.local() == name && found.is_none() {
            found = Some(e.clone());
        }
    });
    found
}
