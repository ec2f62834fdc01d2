//! An OpenDocument file with what its pages, sheets and slides show: changes accepted, hidden words, rows, columns, sheets and
//! slides gone, values instead of formulas. Properties, comments, scripts, earlier versions and data of others stay behind.

use std::collections::BTreeSet;

use super::made::UNKEPT;
use super::office::pack;
use super::tree::{self, Element, Fate, Node};
use super::{Copy, odf_names, picture};
use crate::dangers::{CannotCheck, Finding, Format};
use crate::odf::{Marked, look_for, meta::is_edge};
use crate::package::parts::telling_link;
use crate::package::{Zip, read, telling};

const MANIFEST: &str = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0";

/// A clean copy of an OpenDocument file.
pub(super) fn clean(bytes: &[u8], finding: &mut Finding<'_>) -> Result<Copy, CannotCheck> {
    let marked = look_for(bytes, finding)?;
    let zip = Zip::open(bytes)?;
    let depth = finding.limits.element_depth();
    let mut copy = Copy::default();
    let kind = match zip.entry("mimetype").cloned() {
        Some(entry) => String::from_utf8_lossy(&read(&zip, &entry, finding)?).trim().to_owned(),
        None => return Err(CannotCheck::malformed("OpenDocument file")),
    };
    let mut files: Vec<(String, Vec<u8>)> = vec![("mimetype".into(), kind.clone().into_bytes())];
    let mut wanted = BTreeSet::new();
    let hidden: Vec<String> = marked.iter().flat_map(|(_, m)| m.sheets.clone()).collect();
    let mut trees = Vec::new();
    for (name, marked) in &marked {
        let Some(entry) = zip.entry(name).cloned() else { continue };
        let mut tree = tree::read(&read(&zip, &entry, finding)?, depth)?;
        finding.spend(entry.size as usize / 4)?;
        forget(&mut tree, marked, &mut 0, &mut copy);
        accept(&mut tree, &mut copy);
        values(&mut tree, &mut copy);
        objects(&mut tree, &zip, &hidden, finding, &mut copy)?;
        edges(&mut tree, &mut copy);
        links(&mut tree, &mut copy);
        odf_names::foreign(&mut tree, &mut copy);
        trees.push((*name, tree));
    }
    odf_names::styles(&mut trees.iter_mut().map(|(_, tree)| tree).collect::<Vec<_>>());
    for (name, tree) in trees {
        tree.visit(&mut |e| {
            if let Some(target) = e.exactly("xlink:href") {
                wanted.insert(target.trim_start_matches("./").to_owned());
            }
        });
        files.push((name.to_owned(), tree.document()));
    }
    for entry in zip.entries.iter().filter(|e| !e.is_folder()) {
        let object = entry.name.split_once('/').filter(|(folder, file)| {
            wanted.contains(*folder)
                && folder.starts_with("Object")
                && matches!(*file, "content.xml" | "styles.xml")
        });
        if !wanted.contains(&entry.name) && object.is_none() {
            continue;
        }
        let content = read(&zip, entry, finding)?;
        let content = if object.is_some() {
            let mut tree = tree::read(&content, depth)?;
            accept(&mut tree, &mut copy);
            links(&mut tree, &mut copy);
            odf_names::foreign(&mut tree, &mut copy);
            tree.document()
        } else {
            match Format::of(&content, None) {
                format if format.is_picture() => {
                    let cleaned = picture::clean(&content, format)?;
                    for sentence in cleaned.changed {
                        copy.changed(sentence);
                    }
                    cleaned.bytes.unwrap_or_default()
                }
                _ => content,
            }
        };
        files.push((entry.name.clone(), content));
    }
    files.push(("META-INF/manifest.xml".into(), manifest(&kind, &files)));
    copy.bytes = Some(pack(files)?);
    Ok(copy)
}

/// What the file says it holds.
fn manifest(kind: &str, files: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut root =
        Element::new("manifest:manifest").with("xmlns:manifest", MANIFEST).with("manifest:version", "1.2");
    let entry = |path: &str, kind: &str| {
        Element::new("manifest:file-entry").with("manifest:full-path", path).with("manifest:media-type", kind)
    };
    root.push(entry("/", kind));
    for (name, content) in files.iter().filter(|(name, _)| name != "mimetype") {
        let folder = name.strip_suffix("/content.xml");
        if let Some(folder) = folder {
            let kind = match String::from_utf8_lossy(&content[..content.len().min(60_000)])
                .contains("office:chart")
            {
                true => "application/vnd.oasis.opendocument.chart",
                false => "application/vnd.oasis.opendocument.formula",
            };
            root.push(entry(&format!("{folder}/"), kind));
        }
        root.push(entry(name, if name.ends_with(".xml") { "text/xml" } else { "" }));
    }
    root.document()
}

/// Takes out what nobody sees, counted as the look counts it.
fn forget(element: &mut Element, marked: &Marked, opened: &mut usize, copy: &mut Copy) {
    *opened += 1;
    let number = *opened;
    if marked.words.contains(&number) {
        element.children.retain(|node| matches!(node, Node::Element(_)));
        copy.changed(
            "Words that nobody saw (hidden, too small, or in the colour of what lies behind them) are gone.",
        );
    }
    let children = std::mem::take(&mut element.children);
    for node in children {
        let Node::Element(mut child) = node else {
            element.children.push(node);
            continue;
        };
        let next = *opened + 1;
        forget(&mut child, marked, opened, copy);
        if marked.whole.contains(&next) {
            match child.local() {
                "table-cell" | "covered-table-cell" => {
                    copy.changed("Cells that nobody saw are empty now.");
                    empty(&mut child);
                }
                "table" => {
                    copy.changed("Hidden sheets are gone.");
                    continue;
                }
                "page" => {
                    copy.changed("Hidden slides are gone.");
                    continue;
                }
                "section" => {
                    copy.changed("Hidden sections are gone.");
                    continue;
                }
                "p" | "h" => {
                    copy.changed("Hidden paragraphs are gone.");
                    continue;
                }
                _ => {
                    copy.changed("Boxes that nobody could read, and boxes that lay over words, are gone.");
                    continue;
                }
            }
        }
        element.children.push(Node::Element(child));
    }
    // A cell whose words went has its value in its properties as well.
    if matches!(element.local(), "table-cell" | "covered-table-cell") {
        let gone = (number..=*opened).any(|n| marked.words.contains(&n));
        if gone && element.words().trim().is_empty() {
            empty(element);
        }
    }
}

fn empty(cell: &mut Element) {
    cell.children.clear();
    cell.attributes.retain(|(name, _)| name.starts_with("table:number-") || name == "table:style-name");
}

/// Fields that are worked out anew on each page.
const LIVE: &[&str] = &[
    "page-number",
    "page-count",
    "page-continuation",
    "sequence",
    "sequence-ref",
    "bookmark-ref",
    "reference-ref",
    "note-ref",
    "chapter",
    "sheet-name",
    "tab",
    "line-break",
    "s",
    "p",
    "h",
    "span",
    "a",
    "list",
    "list-item",
    "section",
    "note",
    "note-citation",
    "note-body",
    "bookmark",
    "bookmark-start",
    "bookmark-end",
    "soft-page-break",
    "list-header",
    "ruby",
    "ruby-base",
    "ruby-text",
    "number",
    "meta",
    "numbered-paragraph",
];

/// Accepts every change, and leaves out what only those who edit see.
fn accept(tree: &mut Element, copy: &mut Copy) {
    let mut hidden_layers = Vec::new();
    tree.visit(&mut |e| {
        if e.name == "draw:layer" && e.get("display").is_some_and(|d| d == "none") {
            hidden_layers.extend(e.exactly("draw:name").map(str::to_owned));
        }
    });
    let mut said = |sentence: &str| copy.changed(sentence);
    tree.sift(&mut |e| {
        if e.get("layer").is_some_and(|l| hidden_layers.iter().any(|h| h == l)) {
            said("Hidden layers are gone.");
            return Fate::Drop;
        }
        if e.local() == "table-cell"
            && e.get("formula").is_some()
            && e.get("value-type").is_none()
            && e.child("p").is_none()
        {
            said(UNKEPT);
        }
        e.unset(&["formula", "content-validation-name", "rsid", "paragraph-rsid", "officeooo:rsid"]);
        let name = e.local();
        let of_text = e.name.starts_with("text:");
        match name {
            "tracked-changes" => {
                said("Tracked changes are accepted; what was deleted, and who changed what, is gone.");
                Fate::Drop
            }
            "change" | "change-start" | "change-end" if of_text => Fate::Drop,
            "annotation" | "annotation-end" => {
                said("Comments are gone.");
                Fate::Drop
            }
            "notes" if e.name.starts_with("presentation:") => {
                said("Speaker's notes are gone.");
                Fate::Drop
            }
            "hidden-text" | "hidden-paragraph" | "script" if of_text => {
                said("Hidden words are gone.");
                Fate::Drop
            }
            "layer" if e.get("display").is_some_and(|d| d == "none") => Fate::Drop,
            "desc" | "title" if e.name.starts_with("svg:") && telling::tells(&e.words()) => {
                said("Descriptions of pictures that named people or places are gone; write others if the pictures need them.");
                Fate::Drop
            }
            "content-validations" | "scenario" | "dde-link" | "table-source" | "dde-connection-decls"
            | "database-ranges" | "data-pilot-tables" | "named-expressions" | "label-ranges" | "consolidation"
            | "event-listeners" | "scripts" | "forms" | "control" | "calculation-settings" | "detective"
            | "user-field-decls" | "variable-decls" | "dde-links" | "font-face-uri" | "font-face-src"
            | "cell-range-source" | "shapes-source" | "alphabetical-index-auto-mark-file" => Fate::Drop,
            "handout-master" => Fate::Drop,
            "label" if of_text => Fate::Drop,
            "alphabetical-index-mark" | "alphabetical-index-mark-start" | "alphabetical-index-mark-end" | "user-index-mark"
            | "user-index-mark-start" | "user-index-mark-end" | "toc-mark" | "toc-mark-start" | "toc-mark-end" => Fate::Drop,
            "variable-set" | "variable-get" | "user-field-get" | "user-field-input"
                if of_text && e.get("display").is_some_and(|d| d == "none") =>
            {
                Fate::Drop
            }
            "content-control" if e.name.starts_with("loext:") => Fate::Unwrap,
            "theme" if e.name.starts_with("loext:") => Fate::Drop,
            "desc" | "title" if e.name.starts_with("table:") => Fate::Drop,
            "font-face" => Fate::Keep,
            "user-defined" if !e.name.starts_with("text:") => Fate::Drop,
            // Fields become the words they showed.
            _ if of_text && !LIVE.contains(&name) && is_field(name) => {
                said("Fields show the words they showed; what stood behind them is gone.");
                Fate::Unwrap
            }
            _ => Fate::Keep,
        }
    });
}

fn is_field(name: &str) -> bool {
    name.starts_with("sender-")
        || name.starts_with("author-")
        || name.starts_with("user-")
        || name.starts_with("variable-")
        || name.starts_with("database-")
        || name.starts_with("creation-")
        || name.starts_with("modification-")
        || name.starts_with("print-")
        || matches!(
            name,
            "initial-creator"
                | "creator"
                | "printed-by"
                | "file-name"
                | "template-name"
                | "expression"
                | "placeholder"
                | "text-input"
                | "drop-down"
                | "conditional-text"
                | "editing-cycles"
                | "editing-duration"
                | "description"
                | "subject"
                | "title"
                | "keywords"
                | "execute-macro"
                | "date"
                | "time"
                | "dde-connection"
                | "get-user"
                | "measure"
                | "object-count"
                | "word-count"
        )
}

/// Sheets hold values; what filters and computes them is gone.
fn values(tree: &mut Element, copy: &mut Copy) {
    let mut tabs = false;
    tree.visit(&mut |e| tabs |= e.local() == "database-ranges");
    if tabs {
        copy.changed("Filters are gone.");
    }
    tree.sift(&mut |e| {
        if matches!(e.local(), "table-cell" | "covered-table-cell")
            && let Some(held) = e.exactly("office:string-value").map(str::to_owned)
        {
            // Words that a cell shows stand in its paragraphs alone.
            e.attributes.retain(|(name, _)| name != "office:string-value");
            if e.child("p").is_none() {
                let mut paragraph = Element::new("text:p");
                paragraph.children.push(Node::Text(held));
                e.push(paragraph);
            }
        }
        Fate::Keep
    });
}

/// Charts of hidden sheets and files in the document are gone; what was drawn in their place stays for the latter.
fn objects(
    tree: &mut Element,
    zip: &Zip<'_>,
    hidden: &[String],
    finding: &mut Finding<'_>,
    copy: &mut Copy,
) -> Result<(), CannotCheck> {
    let mut targets = BTreeSet::new();
    tree.visit(&mut |e| {
        if matches!(e.name.as_str(), "draw:object" | "draw:object-ole") {
            targets.extend(e.exactly("xlink:href").map(str::to_owned));
        }
    });
    let mut charts = BTreeSet::new();
    let mut secret = BTreeSet::new();
    for target in targets {
        let folder = target.trim_start_matches("./");
        let Some(entry) = zip.entry(&format!("{folder}/content.xml")).cloned() else { continue };
        let content = read(zip, &entry, finding)?;
        let text = String::from_utf8_lossy(&content).into_owned();
        let head: String = text.chars().take(60_000).collect();
        if hidden.iter().any(|sheet| text.contains(sheet.as_str())) {
            secret.insert(target);
        } else if head.contains("<office:chart") || head.contains("<math") || head.contains(":math") {
            charts.insert(target);
        }
    }
    let target = |e: &Element| e.exactly("xlink:href").map(str::to_owned);
    tree.sift(&mut |e| {
        if e.name != "draw:frame" {
            return Fate::Keep;
        }
        let within: Vec<String> =
            e.elements().filter(|o| o.name.starts_with("draw:object")).filter_map(target).collect();
        let embedded = e.elements().any(|o| matches!(o.name.as_str(), "draw:object" | "draw:object-ole" | "draw:plugin" | "draw:applet" | "draw:floating-frame"));
        if !embedded {
            return Fate::Keep;
        }
        if within.iter().any(|t| secret.contains(t)) {
            copy.changed("A chart drawn from a hidden sheet is gone.");
            return Fate::Drop;
        }
        if within.iter().any(|t| charts.contains(t)) {
            // It is drawn anew from itself.
            e.children.retain(|n| !matches!(n, Node::Element(i) if i.name == "draw:image"));
            return Fate::Keep;
        }
        copy.changed("Files inside the document are gone; their pictures stay.");
        e.children.retain(|n| {
            !matches!(n, Node::Element(o) if o.name.starts_with("draw:object") || matches!(o.name.as_str(), "draw:plugin" | "draw:applet" | "draw:floating-frame"))
        });
        Fate::Keep
    });
    Ok(())
}

/// Headers and footers that name somebody, or somewhere, are emptied; those that are not shown go.
fn edges(tree: &mut Element, copy: &mut Copy) {
    tree.sift(&mut |e| {
        if !(e.name.starts_with("style:") && is_edge(e.local())) {
            return Fate::Keep;
        }
        if e.get("display").is_some_and(|d| d == "false") {
            e.children.clear();
        } else if telling::tells(&e.words()) {
            copy.changed("Headers and footers that named people or places are empty.");
            e.children.clear();
        }
        Fate::Keep
    });
}

/// Links to places inside the authority become words.
fn links(tree: &mut Element, copy: &mut Copy) {
    tree.sift(&mut |e| {
        let Some(target) = e.exactly("xlink:href").map(str::to_owned) else { return Fate::Keep };
        let inside =
            ["./", "../", "Pictures/", "Object", "media/", "#"].iter().any(|start| target.starts_with(start));
        if inside || !telling_link(&target) {
            return Fate::Keep;
        }
        copy.changed("Links to places inside the authority no longer lead there.");
        match e.local() {
            "a" => Fate::Unwrap,
            _ => Fate::Drop,
        }
    });
}
