//! A document with what its pages show: changes accepted, hidden words gone, fields as the words they showed. Comments,
//! properties, data of other programs and headers that no page shows stay behind.

use std::collections::BTreeSet;

use super::Copy;
use super::fields::flatten;
use super::forget::Forgotten;
use super::office::{self, Changed, Part};
use super::parts::{DRAWN, Whole, leading, named};
use super::standard::{WordStyles, is_own_switch, leave_out};
use super::tree::{self, Element, Fate, Node, local};
use crate::dangers::{CannotCheck, Finding};
use crate::docx::{UnseenWords, is_drawn, look_for};
use crate::package::parts::Package;
use crate::package::telling;

/// What a document leads to that pages show, beside what is drawn on them.
const SHOWN: &[&str] =
    &["styles", "numbering", "fontTable", "settings", "theme", "header", "footer", "footnotes", "endnotes"];
const ALWAYS: &[&str] = &["styles", "numbering", "fontTable", "settings", "theme", "footnotes", "endnotes"];

/// Settings that change how pages look.
const SETTINGS: &[&str] = &[
    "view",
    "zoom",
    "mirrorMargins",
    "alignBordersAndEdges",
    "gutterAtTop",
    "evenAndOddHeaders",
    "defaultTabStop",
    "autoHyphenation",
    "consecutiveHyphenLimit",
    "hyphenationZone",
    "doNotHyphenateCaps",
    "characterSpacingControl",
    "displayBackgroundShape",
    "footnotePr",
    "endnotePr",
    "compat",
    "mathPr",
    "themeFontLang",
    "clrSchemeMapping",
    "decimalSymbol",
    "listSeparator",
    "noLineBreaksAfter",
    "noLineBreaksBefore",
    "bookFoldPrinting",
];

struct Making {
    unseen: UnseenWords,
    even_and_odd: bool,
    notes: BTreeSet<String>,
    styles: WordStyles,
}

/// A clean copy of a document.
pub(super) fn clean(bytes: &[u8], finding: &mut Finding<'_>) -> Result<Copy, CannotCheck> {
    let unseen = look_for(bytes, finding)?;
    let package = Package::open(bytes, finding)?;
    let main = package.main()?.clone();
    let depth = finding.limits.element_depth();
    let even_and_odd = match package.target(&main.name, "settings").cloned() {
        Some(entry) => {
            let settings = tree::read(&package.read(&entry, finding)?, depth)?;
            settings.child("evenAndOddHeaders").is_some_and(Element::switched_on)
        }
        None => false,
    };
    let mut copy = Copy::default();
    let styles = WordStyles::of(&package, &main.name, finding)?;
    let mut making = Making { unseen, even_and_odd, notes: BTreeSet::new(), styles };
    let mut whole = Whole {
        package: &package,
        copy: &mut copy,
        sheets: None,
        unseen: Default::default(),
        stale: false,
        made: 0,
    };
    // The document itself comes first, so that it is known which notes it refers to.
    let built = office::build(&package, finding, |part, finding| match part.kind {
        "officeDocument" | "header" | "footer" | "footnotes" | "endnotes" => {
            making.words(&part, &mut whole, finding).map(Some)
        }
        "settings" => {
            let mut tree = tree::read(&part.content, depth)?;
            leave_out(&mut tree);
            tree.children.retain(|n| matches!(n, Node::Element(e) if setting_may_stay(e)));
            tree.sift(&mut |e| if known_compatibility(e) { Fate::Keep } else { Fate::Drop });
            Ok(Some(Changed { content: tree.document(), ..Changed::default() }))
        }
        "styles" | "numbering" | "fontTable" => {
            let mut tree = tree::read(&part.content, depth)?;
            leave_out(&mut tree);
            tree.sift(&mut |e| {
                let name = e.local().to_owned();
                e.attributes.retain(|(n, _)| !local(n).starts_with("rsid"));
                match name.as_str() {
                    "rsid" | "embedRegular" | "embedBold" | "embedItalic" | "embedBoldItalic" => Fate::Drop,
                    name if name.ends_with("Change") => Fate::Drop,
                    "ins" | "del" => Fate::Drop,
                    _ => Fate::Keep,
                }
            });
            match part.kind {
                "styles" => making.styles.tidy(&mut tree),
                "numbering" => making.styles.lists(&mut tree),
                _ => making.styles.fonts(&mut tree),
            }
            let mut relations = leading(&part.relations, &["image"]);
            let pictures = whole.drawing(&mut tree, part.name, &mut relations, finding)?;
            named(&tree, &mut relations, &[]);
            Ok(Some(Changed { content: tree.document(), relations, pictures }))
        }
        _ => whole.part(&part, finding),
    })?;
    copy.bytes = Some(built);
    Ok(copy)
}

/// Whether a setting changes how pages look, and says nothing else.
fn setting_may_stay(setting: &Element) -> bool {
    let sign = |most: usize| setting.get("val").is_none_or(|v| v.chars().count() <= most);
    SETTINGS.contains(&setting.local())
        && match setting.local() {
            "decimalSymbol" | "listSeparator" => sign(1),
            "noLineBreaksAfter" | "noLineBreaksBefore" => {
                setting.get("val").is_none_or(|v| !v.chars().any(|c| c.is_ascii_alphanumeric()))
            }
            _ => true,
        }
}

/// Whether something in the settings is one of the switches that Word writes for pages to look as they did.
fn known_compatibility(setting: &Element) -> bool {
    setting.local() != "compatSetting"
        || setting.get("val").is_some_and(|v| v.len() <= 2 && v.bytes().all(|b| b.is_ascii_digit()))
            && setting.get("uri") == Some("http://schemas.microsoft.com/office/word")
            && setting.get("name").is_some_and(is_own_switch)
}

impl Making {
    /// A part with words.
    fn words(
        &mut self,
        part: &Part<'_>,
        whole: &mut Whole<'_>,
        finding: &mut Finding<'_>,
    ) -> Result<Changed, CannotCheck> {
        let depth = finding.limits.element_depth();
        finding.spend(part.content.len() / 4)?;
        let mut tree = tree::read(&part.content, depth)?;
        let unseen = self.unseen.remove(&part.name.to_lowercase()).unwrap_or_default();
        if !unseen.words.is_empty() {
            whole.copy.changed("Words that nobody saw (hidden, painted over, too small, or in the colour of what lies behind them) are gone.");
        }
        if !unseen.boxes.is_empty() {
            whole.copy.changed("Boxes that lay over words are gone, with the paragraphs beneath them.");
        }
        let gone = Forgotten { words: &unseen.words, drawings: &unseen.boxes, is_drawing: is_drawn };
        gone.out_of(&mut tree);
        leave_out(&mut tree);
        accept(&mut tree, whole.copy);
        self.shown(&mut tree, whole.copy);
        flatten(&mut tree, whole.copy);
        join(&mut tree);
        self.styles.refer(&mut tree);
        match part.kind {
            "officeDocument" => tree.visit(&mut |e| {
                if let (Some(kind), Some(id)) = (e.local().strip_suffix("Reference"), e.get("id")) {
                    self.notes.insert(format!("{kind} {id}"));
                }
            }),
            "footnotes" | "endnotes" => {
                let notes = &self.notes;
                tree.children.retain(|node| match node {
                    Node::Element(note) => {
                        let ordinary = note.get("type").is_none_or(|t| t == "normal");
                        let known = format!("{} {}", note.local(), note.get("id").unwrap_or_default());
                        !ordinary || notes.contains(&known)
                    }
                    Node::Text(_) => true,
                });
            }
            _ => edge(&mut tree, whole.copy),
        }
        let mut relations = leading(&part.relations, &[DRAWN, SHOWN].concat());
        let pictures = whole.drawing(&mut tree, part.name, &mut relations, finding)?;
        unlink(&mut tree, &relations, whole.copy);
        named(&tree, &mut relations, ALWAYS);
        Ok(Changed { content: tree.document(), relations, pictures })
    }

    /// Sections lead to the headers that their pages show, and to no other.
    fn shown(&self, tree: &mut Element, copy: &mut Copy) {
        let even = self.even_and_odd;
        let mut gone = false;
        tree.sift(&mut |e| {
            if e.local() == "sectPr" {
                let first = e.child("titlePg").is_some_and(Element::switched_on);
                e.children.retain(|node| match node {
                    Node::Element(r) if matches!(r.local(), "headerReference" | "footerReference") => {
                        let stays = match r.get("type") {
                            Some("even") => even,
                            Some("first") => first,
                            _ => true,
                        };
                        gone |= !stays;
                        stays
                    }
                    Node::Element(r) => r.local() != "printerSettings",
                    Node::Text(_) => false,
                });
            }
            Fate::Keep
        });
        if gone {
            copy.changed("Headers and footers that no page showed are gone.");
        }
    }
}

/// Accepts every change, and leaves out what only those who edit see.
fn accept(tree: &mut Element, copy: &mut Copy) {
    let mut changes = false;
    let mut imported = false;
    let mut embedded = false;
    let mut comments = false;
    let mut names = Vec::new();
    tree.visit(&mut |e| {
        if e.local() == "bookmarkStart" && e.get("name").is_some_and(telling::tells) {
            names.extend(e.get("id").map(str::to_owned));
        }
    });
    tree.sift(&mut |e| {
        e.attributes.retain(|(n, _)| {
            let n = local(n);
            !(n.starts_with("rsid") || matches!(n, "paraId" | "textId" | "author" | "initials"))
        });
        let inside = |outer: &str, inner: &str| e.child(outer).is_some_and(|p| p.child(inner).is_some());
        match e.local() {
            "ins" | "moveTo" => {
                changes = true;
                Fate::Unwrap
            }
            "del" | "moveFrom" | "cellIns" | "cellMerge" | "numberingChange" | "delText" | "delInstrText" => {
                changes = true;
                Fate::Drop
            }
            name if name.ends_with("Change") => {
                changes = true;
                Fate::Drop
            }
            "tr" if inside("trPr", "del") => {
                changes = true;
                Fate::Drop
            }
            "tc" if inside("tcPr", "cellDel") => Fate::Drop,
            "p" => {
                let joined = e
                    .child("pPr")
                    .and_then(|p| p.child("rPr"))
                    .is_some_and(|r| r.child("del").is_some() || r.child("moveFrom").is_some());
                if joined {
                    e.set("joined", "1");
                }
                Fate::Keep
            }
            "commentRangeStart" | "commentRangeEnd" | "commentReference" | "annotationRef" => {
                comments = true;
                Fate::Drop
            }
            name if name.starts_with("move") && name.contains("Range") => Fate::Drop,
            name if name.starts_with("customXml") && name.contains("Range") => Fate::Drop,
            "sdt" | "sdtContent" | "smartTag" | "customXml" => Fate::Unwrap,
            "sdtPr" | "sdtEndPr" | "smartTagPr" | "customXmlPr" | "ffData" | "proofErr" | "permStart"
            | "permEnd" | "control" | "contentPart" => Fate::Drop,
            // A letter by its number, in a font of letters, is a letter.
            "sym" => {
                if let Some(c) = letter(e) {
                    e.name = e.name.replace("sym", "t");
                    e.attributes = Vec::new();
                    e.children = vec![Node::Text(c.to_string())];
                }
                Fate::Keep
            }
            "altChunk" => {
                imported = true;
                Fate::Drop
            }
            "OLEObject" | "objectEmbed" | "objectLink" => {
                embedded = true;
                Fate::Drop
            }
            "drawing" => {
                let mut hidden = false;
                e.visit(&mut |d| hidden |= d.local() == "docPr" && d.on("hidden"));
                if hidden { Fate::Drop } else { Fate::Keep }
            }
            "bookmarkStart" | "bookmarkEnd"
                if e.get("id").is_some_and(|id| names.iter().any(|n| n == id)) =>
            {
                Fate::Drop
            }
            _ => Fate::Keep,
        }
    });
    for (happened, sentence) in [
        (changes, "Tracked changes are accepted; what was deleted, and who changed what, is gone."),
        (comments, "Comments are gone."),
        (imported, "Text brought in from another file is gone."),
        (embedded, "Files inside the document are gone; their pictures stay."),
    ] {
        if happened {
            copy.changed(sentence);
        }
    }
}

/// The letter of a sign, where its font is one of letters.
fn letter(sign: &Element) -> Option<char> {
    let font = sign.get("font")?.to_lowercase();
    let signs = ["symbol", "wingdings", "webdings", "dingbats", "mt extra", "marlett", "icons", "emoji"];
    let number = u32::from_str_radix(sign.get("char")?, 16).ok()?;
    let number = if (0xF020..0xF100).contains(&number) { number - 0xF000 } else { number };
    let c = char::from_u32(number).filter(|c| !c.is_control())?;
    (!signs.iter().any(|s| font.contains(s)) && !(0xE000..0xF900).contains(&number)).then_some(c)
}

/// Paragraphs whose end was deleted go on with the next; tables and cells keep what their format wants.
fn join(element: &mut Element) {
    let children = std::mem::take(&mut element.children);
    let mut carried: Vec<Node> = Vec::new();
    for node in children {
        let Node::Element(mut child) = node else {
            element.children.push(node);
            continue;
        };
        join(&mut child);
        if child.local() == "p" {
            if !carried.is_empty() {
                let at = usize::from(child.elements().next().is_some_and(|e| e.local() == "pPr"));
                let at =
                    child.children.iter().position(|n| matches!(n, Node::Element(_))).map_or(0, |n| n + at);
                let carried = std::mem::take(&mut carried);
                child.children.splice(at..at, carried);
            }
            if child.get("joined").is_some() {
                child.unset(&["joined"]);
                child.without(&["pPr"]);
                carried = child.children;
                continue;
            }
        }
        if child.local() == "tbl" && child.child("tr").is_none() {
            continue;
        }
        if child.local() == "tc" && child.child("p").is_none() {
            let name = child.name.replace("tc", "p");
            child.push(Element::new(&name));
        }
        element.children.push(Node::Element(child));
    }
    if !carried.is_empty() {
        // The end of the last paragraph cannot be deleted: what was in it stands in one of its own.
        let name = element.name.rsplit_once(':').map_or("p".to_owned(), |(prefix, _)| format!("{prefix}:p"));
        let mut paragraph = Element::new(&name);
        paragraph.children = carried;
        let before_section = element
            .children
            .iter()
            .position(|n| matches!(n, Node::Element(e) if e.local() == "sectPr"))
            .unwrap_or(element.children.len());
        element.children.insert(before_section, Node::Element(paragraph));
    }
}

/// A header or footer that names somebody, or somewhere, is emptied.
fn edge(tree: &mut Element, copy: &mut Copy) {
    if !telling::tells(tree.words().trim()) {
        return;
    }
    copy.changed("Headers and footers that named people or places are empty.");
    for paragraph in [true, false] {
        tree.sift(&mut |e| match e.local() {
            "p" if paragraph && !telling::tells(&e.words()) => Fate::Keep,
            "p" => {
                e.children.retain(|n| matches!(n, Node::Element(e) if e.local() == "pPr"));
                Fate::Keep
            }
            _ => Fate::Keep,
        });
        if !telling::tells(tree.words().trim()) {
            return;
        }
    }
}

/// Links that lead nowhere any more become words.
fn unlink(tree: &mut Element, relations: &[crate::package::parts::Relation], copy: &mut Copy) {
    tree.sift(&mut |e| {
        if e.local() != "hyperlink" {
            return Fate::Keep;
        }
        e.unset(&["tooltip", "tgtFrame"]);
        if e.get("docLocation").is_some_and(telling::tells) {
            e.unset(&["docLocation"]);
        }
        let id = e.attributes.iter().find(|(n, _)| n.ends_with(":id")).map(|(_, v)| v.clone());
        match id {
            Some(id) if !relations.iter().any(|r| r.id == id) => {
                copy.changed("Links to places inside the authority no longer lead there.");
                Fate::Unwrap
            }
            _ => Fate::Keep,
        }
    });
}
