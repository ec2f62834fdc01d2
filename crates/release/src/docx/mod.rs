//! Word documents since 2007: everything in them that is not seen on a page.

mod body;
pub(crate) mod fields;
mod notes;
mod settings;
mod shapes;
mod styles;
mod tables;

use std::collections::BTreeMap;

use crate::dangers::{CannotCheck, Code, Finding, Place};
use crate::package::colour::{Rgb, Theme, WHITE};
use crate::package::parts::{Package, text_of};
use crate::package::xml::root;
use crate::package::{Entry, common, telling};
use body::Seen;
pub(crate) use body::{Unseen, is_drawn};
use settings::Settings;
use styles::Styles;

/// What nobody sees, by the part in small letters.
pub(crate) type UnseenWords = BTreeMap<String, Unseen>;

/// Looks through a document.
pub(crate) fn look(bytes: &[u8], finding: &mut Finding<'_>) -> Result<(), CannotCheck> {
    look_for(bytes, finding).map(drop)
}

/// Looks through a document, and says of each part which words nobody sees.
pub(crate) fn look_for(bytes: &[u8], finding: &mut Finding<'_>) -> Result<UnseenWords, CannotCheck> {
    let package = Package::open(bytes, finding)?;
    let main = package.main()?.clone();
    let depth = finding.limits.element_depth();
    let settings = match package.target(&main.name, "settings").cloned() {
        Some(entry) => {
            let content = package.read(&entry, finding)?;
            settings::look(&entry.name, &content, finding)?
        }
        None => Settings::default(),
    };
    let theme = match package.target(&main.name, "theme").cloned() {
        Some(entry) => Theme::read(&package.read(&entry, finding)?, depth)?,
        None => Theme::default(),
    };
    let styles = match package.target(&main.name, "styles").cloned() {
        Some(entry) => Styles::read(&package.read(&entry, finding)?, theme, depth)?,
        None => Styles::of(theme),
    };
    let content = package.read(&main, finding)?;
    let page = if settings.background_shown { body::page(&content, depth) } else { WHITE };
    let mut looked =
        Looked { package: &package, styles, page, edges: BTreeMap::new(), unseen: BTreeMap::new() };
    let document = looked.words(&main, &content, "the document", finding)?;
    package.unused_pictures(&main.name, &content, finding);
    let shown = shown_edges(&package, &main, &document, settings);
    for entry in package.zip.entries.iter().filter(|e| !e.is_folder() && e.name != main.name) {
        let content = package.read(entry, finding)?;
        let leads = package.leads_to(&entry.name);
        if !leads {
            package.orphan(entry, &content, finding);
        }
        if common::look(&package, entry, &content, None, finding)? {
            continue;
        }
        let part = entry.name.as_str();
        match root(&content).unwrap_or_default().as_str() {
            "hdr" | "ftr" => {
                let seen = looked.words(entry, &content, "a header or footer", finding)?;
                looked.edges.insert(part.to_lowercase(), seen.all.trim().to_owned());
                package.unused_pictures(part, &content, finding);
            }
            kind @ ("footnotes" | "endnotes") => {
                looked.words(entry, &content, "the notes", finding)?;
                notes::unused(part, kind, &content, &document.notes_used, finding)?;
            }
            "comments" => {
                notes::comments(part, &content, finding)?;
                looked.words(entry, &content, "the comments", finding)?;
            }
            "people" => notes::people(part, &content, finding)?,
            "glossaryDocument" => {
                let text = text_of(&content, depth);
                if telling::tells(&text) {
                    let place = Place::part(part).described("building blocks that no page shows");
                    finding.danger(Code::DocxTextVanish, place, "", &text);
                }
            }
            // Word numbers its records of comments here; the words stand in the comments.
            "commentsEx" | "commentsIds" | "commentsExtensible" | "settings" => {}
            "styles" | "numbering" => {
                settings::changes(part, &content, finding)?;
                common::rest(part, &content, finding)?;
            }
            "recipients" => {
                let place = Place::part(part).described("the recipients of the mail merge");
                finding.danger(Code::DocxMailMerge, place, "", &text_of(&content, depth));
            }
            _ => common::rest(part, &content, finding)?,
        }
    }
    looked.report_edges(&shown, finding);
    Ok(looked.unseen)
}

struct Looked<'p, 'a> {
    package: &'p Package<'a>,
    styles: Styles,
    page: Rgb,
    /// The words of headers and footers.
    edges: BTreeMap<String, String>,
    unseen: UnseenWords,
}

impl Looked<'_, '_> {
    /// Looks at a part with words.
    fn words(
        &mut self,
        entry: &Entry<'_>,
        content: &[u8],
        what: &str,
        finding: &mut Finding<'_>,
    ) -> Result<Seen, CannotCheck> {
        let mut seen = body::scan(content, &self.styles, self.page, finding.limits.element_depth())?;
        finding.spend(content.len() / 8)?;
        let part = entry.name.as_str();
        let place = |at: &str| Place::part(part).described(format!("{what}{at}"));
        if seen.changes > 0 {
            let by = if seen.authors.is_empty() {
                String::new()
            } else {
                format!(" by {}", seen.authors.join(", "))
            };
            let detail = format!("{} changes{by}", seen.changes);
            let sample = match (seen.deleted.text.trim(), seen.added.text.trim()) {
                ("", "") => String::new(),
                ("", added) => format!("added: {added}"),
                (deleted, "") => format!("deleted: {deleted}"),
                (deleted, added) => format!("deleted: {deleted}; added: {added}"),
            };
            finding.danger(Code::DocxRevision, place(""), detail, &sample);
        } else if seen.deleted.count > 0 {
            finding.danger(Code::DocxRevision, place(""), "deleted words", &seen.deleted.text);
        }
        for (words, code, at) in [
            (&seen.vanished, Code::DocxTextVanish, ", hidden words"),
            (&seen.same_colour, Code::DocxTextSameColour, ", words in the colour of what lies behind them"),
            (&seen.tiny, Code::DocxTextSameColour, ", words too small to be read or beside the page"),
            (&seen.under_box, Code::DocxTextUnderBox, ", words painted over"),
        ] {
            if words.count > 0 {
                finding.danger(code, place(at), format!("{} runs", words.count), &words.text);
            }
        }
        for said in &seen.fields {
            let kind = said.split_whitespace().next().unwrap_or_default();
            finding.danger(Code::DocxFieldCode, place(&format!(", a field {kind}")), "", said);
            if telling::is_path(said) {
                finding.danger(Code::OoxmlPath, place(&format!(", a field {kind}")), "", said);
            }
        }
        for name in &seen.names {
            finding.danger(Code::DocxFieldCode, place(", the name of a bookmark or field"), "", name);
        }
        // What a field offers and shows is seen.
        let shown = |choice: &str| seen.all.contains(choice);
        for choice in seen.choices.iter().filter(|choice| !shown(choice)) {
            finding.danger(Code::DocxFieldCode, place(", a field's choices or hints"), "", choice);
        }
        for hint in &seen.hints {
            finding.danger(Code::OoxmlAltText, place(", the hint of a link"), "", hint);
        }
        for editor in &seen.editors {
            finding.danger(Code::DocxPeople, place(", who may change a part"), "", editor);
        }
        if seen.hidden_drawings > 0 {
            let detail = format!("{} hidden drawings", seen.hidden_drawings);
            finding.danger(Code::DocxTextVanish, place(", a hidden picture or box"), detail, "");
        }
        std::mem::take(&mut seen.watch).report(part, what, finding);
        self.unseen.insert(part.to_lowercase(), std::mem::take(&mut seen.unseen));
        Ok(seen)
    }

    /// Headers and footers: those that no page shows, and those that say something.
    fn report_edges(&self, shown: &[String], finding: &mut Finding<'_>) {
        let seen_words: Vec<&str> = self
            .edges
            .iter()
            .filter(|(part, _)| shown.contains(part))
            .map(|(_, words)| words.as_str())
            .collect();
        for (part, words) in self.edges.iter().filter(|(_, words)| !words.is_empty()) {
            let entry = self.package.zip.entry(part);
            let name = entry.map_or(part.as_str(), |e| e.name.as_str());
            let what = if part.contains("footer") { "a footer" } else { "a header" };
            if !shown.contains(part) {
                if !seen_words.contains(&words.as_str()) && words.chars().any(char::is_alphanumeric) {
                    let place = Place::part(name).described(format!("{what} that no page shows"));
                    finding.danger(Code::DocxHeaderFooterUnused, place, "", words);
                }
            } else if telling::tells(words) {
                finding.danger(Code::OoxmlHeaderFooter, Place::part(name).described(what), "", words);
            } else if words.chars().any(char::is_alphabetic) {
                finding.note(Code::OoxmlHeaderFooter, Place::part(name).described(what), "", words);
            }
        }
    }
}

/// The parts of headers and footers that some page shows.
fn shown_edges(package: &Package<'_>, main: &Entry<'_>, document: &Seen, settings: Settings) -> Vec<String> {
    let relations = package.relations(&main.name);
    document
        .references
        .iter()
        .filter(|(kind, _, shown)| !shown.is_empty() && (kind != "even" || settings.even_and_odd))
        .filter_map(|(_, id, _)| relations.iter().find(|r| r.id == *id))
        .map(|r| r.target.clone())
        .collect()
}
