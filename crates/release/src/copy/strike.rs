//! Taking words out of the parts of a copy, wherever they stand: in words over however many runs, in what describes pictures
//! and links, in names of sheets, in files inside. A label stands in the place of each.

use super::flat::{Flat, loosened, replace, sought};
use super::standard::is_own_word;
use super::tree::{self, Element, Node};
use super::{Copy, Mark, Target, What, office};
use crate::dangers::{CannotCheck, Finding};
use crate::package::{self, Zip};
use crate::sought::Sought;

/// Shorter words are not looked for in the properties of elements, most of which are places and numbers.
const SHORTEST: usize = 4;

/// What is to be taken out, made alike, with what stands in its place.
pub(super) struct Wanted<'m> {
    marks: &'m [Mark],
    words: Vec<Sought>,
    labels: Vec<String>,
    pub counts: Vec<usize>,
}

impl<'m> Wanted<'m> {
    /// Words to be found, and words of stretches where they are known.
    pub fn of(marks: &'m [Mark]) -> Wanted<'m> {
        let words = marks.iter().map(|mark| match (&mark.target, &mark.words) {
            (Target::Find(text), _) => sought(text, mark.whole_words),
            (Target::Span { .. }, Some((text, _))) => sought(text, false),
            _ => Sought::default(),
        });
        Wanted {
            words: words.collect(),
            labels: marks.iter().map(Mark::label).collect(),
            counts: vec![0; marks.len()],
            marks,
        }
    }

    /// Pieces of words that belong together; gives what they become, or nothing where nothing was found.
    fn strike(&mut self, flat: &Flat, pieces: &[&str]) -> Option<Vec<String>> {
        let found = flat.find(&self.words);
        if found.is_empty() {
            return None;
        }
        for (n, words) in self.words.iter().enumerate() {
            self.counts[n] += flat.count(words);
        }
        Some(replace(pieces, &found, &self.labels))
    }

    /// One piece of words.
    pub fn piece(&mut self, words: &str) -> Option<String> {
        let mut flat = Flat::default();
        flat.add(0, words);
        self.strike(&flat, &[words])?.pop()
    }

    /// Whether an address or the name of a file spells any of the words, in its own way.
    pub fn spelt(&mut self, address: &str) -> bool {
        let address = loosened(address);
        let mut any = false;
        for (wanted, count) in self.words.iter().zip(&mut self.counts) {
            let words = loosely(wanted);
            if words.words.len() >= SHORTEST && words.is_in(&address) {
                *count += 1;
                any = true;
            }
        }
        any
    }

    /// Words without the addresses of mail in them that spell somebody's whole name, as most addresses of offices do.
    pub fn without_addresses(&mut self, words: &str) -> String {
        let between = |c: char| c.is_whitespace() || "<>()[],;:\"'|".contains(c);
        let mut out = String::with_capacity(words.len());
        for token in words.split_inclusive(between) {
            let address = token.trim_end_matches(between);
            let spelt = loosened(address);
            let whole = |wanted: &Sought| {
                let name = loosely(wanted);
                name.words.contains(' ') && name.is_in(&spelt)
            };
            match self.words.iter().position(whole).filter(|_| address.contains('@')) {
                Some(n) => {
                    self.counts[n] += 1;
                    out.push_str(&self.labels[n]);
                    out.push_str(&token[address.len()..]);
                }
                None => out.push_str(token),
            }
        }
        out
    }

    /// The name of a file, with what stands in the place of words fit for any folder.
    pub fn file_name(&mut self, path: &str) -> String {
        let fit = |label: &str| label.replace(": ", " ").replace(['/', '\\', ':'], "-");
        if let Some(mut struck) = self.piece(path) {
            for label in &self.labels {
                struck = struck.replace(label.as_str(), &fit(label));
            }
            return struck;
        }
        if !self.spelt(path) {
            return path.to_owned();
        }
        let steps: Vec<String> = path
            .split('/')
            .map(|step| match self.words.iter().position(|w| loosely(w).is_in(&loosened(step))) {
                Some(n) => {
                    let ending = step.rsplit_once('.').map(|(_, ending)| ending).filter(|e| e.len() <= 5);
                    let label = fit(&self.labels[n]);
                    ending.map_or(label.clone(), |ending| format!("{label}.{ending}"))
                }
                None => step.to_owned(),
            })
            .collect();
        steps.join("/")
    }

    /// A stretch whose bytes are known is taken out there and nowhere else.
    pub fn only_there(&mut self, n: usize) {
        self.words[n] = Sought::default();
    }

    /// Changes the labels so that they fit where they will stand.
    pub fn fit(&mut self, fitting: impl Fn(String) -> String) {
        for label in &mut self.labels {
            *label = fitting(std::mem::take(label));
        }
    }

    /// What is looked for.
    pub fn words(&self) -> &[Sought] {
        &self.words
    }

    /// One piece of words, and stretches of it besides: where they meet, all of both goes.
    pub fn piece_with(&mut self, words: &str, spans: Vec<(usize, usize, usize)>) -> String {
        let mut flat = Flat::default();
        flat.add(0, words);
        for (n, wanted) in self.words.iter().enumerate() {
            self.counts[n] += flat.count(wanted);
        }
        let found = flat.find(&self.words);
        let mut all: Vec<(usize, usize, usize)> =
            found.iter().map(|f| (f.from.1 as usize, f.to.1 as usize, f.what)).chain(spans).collect();
        all.sort_by_key(|(from, to, _)| (*from, std::cmp::Reverse(*to)));
        let mut out = String::new();
        let mut at = 0;
        for (from, to, what) in all {
            if from >= at {
                out.push_str(words.get(at..from).unwrap_or_default());
                out.push_str(&self.labels[what]);
            }
            at = at.max(to);
        }
        out.push_str(words.get(at..).unwrap_or_default());
        out
    }

    /// Counts what was taken out, and says what was not found.
    pub fn report(&self, copy: &mut Copy) {
        for ((mark, words), count) in self.marks.iter().zip(&self.words).zip(&self.counts) {
            match (&mark.target, count) {
                (Target::Box { .. }, _) => {}
                (_, 0) => {
                    copy.not_found.push(mark.clone());
                    if matches!(mark.target, Target::Span { .. }) {
                        let why = if words.words.is_empty() {
                            "its words are not known"
                        } else {
                            "its words are not in the file"
                        };
                        copy.remains(What::Mark(mark.target.clone()), why);
                    }
                }
                (target, count) => {
                    copy.removed(What::Mark(target.clone()), *count, mark.provision.as_deref());
                    if *count > 1 && matches!(target, Target::Span { .. }) {
                        copy.changed(
                            "Words that were marked in one place were taken out wherever they stand.",
                        );
                    }
                }
            }
        }
    }
}

/// Words as addresses spell them.
fn loosely(wanted: &Sought) -> Sought {
    Sought { words: loosened(&wanted.words), edges: wanted.edges }
}

/// Elements whose words belong together.
pub(super) fn is_block(name: &str) -> bool {
    matches!(name, "p" | "h" | "si" | "is")
}

/// Elements that are seen as a gap between words.
pub(super) fn is_gap(name: &str) -> bool {
    matches!(name, "tab" | "br" | "cr" | "s" | "line-break")
}

/// Words that are looked through together, with the numbers of their pieces in the whole.
#[derive(Default)]
struct Group {
    flat: Flat,
    pieces: Vec<usize>,
}

/// Takes words out of a part, and out of the properties of its elements.
pub(super) fn part(root: &mut Element, wanted: &mut Wanted<'_>) {
    let mut pieces: Vec<String> = Vec::new();
    let mut groups: Vec<Group> = Vec::new();
    gather(root, None, &mut pieces, &mut groups);
    let mut any = false;
    for group in &groups {
        let own: Vec<&str> = group.pieces.iter().map(|n| pieces[*n].as_str()).collect();
        if let Some(struck) = wanted.strike(&group.flat, &own) {
            any = true;
            for (n, words) in group.pieces.iter().zip(struck) {
                pieces[*n] = words;
            }
        }
    }
    if any {
        spread(root, &mut pieces.into_iter());
    }
    instructions(root, wanted);
    if wanted.words.iter().any(|w| w.words.len() >= SHORTEST) {
        properties(root, wanted);
    }
}

/// Gives each piece of words its group: that of the nearest block, else one for each element.
fn gather(element: &Element, block: Option<usize>, pieces: &mut Vec<String>, groups: &mut Vec<Group>) {
    // A number that stands for a shared text is no word.
    let number = element.local() == "c" && element.get("t") == Some("s");
    let group = match block {
        Some(group) if !is_block(element.local()) => group,
        _ => {
            groups.push(Group::default());
            groups.len() - 1
        }
    };
    let inner = (is_block(element.local()) || block.is_some()).then_some(group);
    for node in &element.children {
        match node {
            Node::Text(text) => {
                let group = &mut groups[group];
                group.flat.add(group.pieces.len(), text);
                group.pieces.push(pieces.len());
                pieces.push(text.clone());
            }
            Node::Element(child) if is_gap(child.local()) => {
                let group = &mut groups[group];
                group.flat.gap(group.pieces.len());
            }
            Node::Element(_) if number => {}
            Node::Element(child) => gather(child, inner, pieces, groups),
        }
    }
}

/// Puts pieces back in the order in which they were gathered.
fn spread(element: &mut Element, pieces: &mut impl Iterator<Item = String>) {
    let number = element.local() == "c" && element.get("t") == Some("s");
    let mut struck = false;
    for node in &mut element.children {
        match node {
            Node::Text(text) => {
                if let Some(new) = pieces.next() {
                    struck |= *text != new;
                    *text = new;
                }
            }
            Node::Element(child) if is_gap(child.local()) || number => {}
            Node::Element(child) => {
                let before = child.words();
                spread(child, pieces);
                struck |= child.words() != before;
            }
        }
    }
    if !struck {
        return;
    }
    match element.local() {
        // A cell of a workbook that held a number holds words now.
        "c" if element.get("t") != Some("inlineStr") => {
            let mut text = Element::new("t").with("xml:space", "preserve");
            let number = element.get("t").is_none_or(|kind| kind == "n");
            let words = element.words();
            let words = if number { label_of(&words) } else { &words };
            text.children.push(Node::Text(words.to_owned()));
            let mut inline = Element::new("is");
            inline.push(text);
            element.children = vec![Node::Element(inline)];
            element.set("t", "inlineStr");
        }
        "table-cell" if element.name.starts_with("table:") => {
            if element.exactly("office:value-type").is_some_and(|kind| kind != "string") {
                alone(element);
            }
            element.attributes.retain(|(name, _)| !is_value(name));
            element.set("office:value-type", "string");
        }
        _ => {}
    }
}

/// What stands in the place of a number: of one that is taken out in part, the rest goes as well.
fn label_of(words: &str) -> &str {
    let from = words.find("[redacted");
    let to = words.rfind(']').map(|at| at + 1);
    from.zip(to).and_then(|(from, to)| words.get(from..to)).unwrap_or(words)
}

fn alone(element: &mut Element) {
    for node in &mut element.children {
        match node {
            Node::Text(text) => *text = label_of(text).to_owned(),
            Node::Element(child) => alone(child),
        }
    }
}

/// Whether a property leads somewhere.
pub(super) fn is_link(value: &str) -> bool {
    value.contains("://") || value.starts_with("mailto:") || value.starts_with("tel:")
}

/// A property that holds the value of a cell of an OpenDocument sheet.
fn is_value(name: &str) -> bool {
    name.starts_with("office:") && name.ends_with("value")
        || name == "office:currency"
        || name == "calcext:value-type"
}

/// Links that fields of a document make: where an instruction spells the words, it leads nowhere any more.
fn instructions(element: &mut Element, wanted: &mut Wanted<'_>) {
    if element.local() != "p" {
        element.elements_mut().for_each(|child| instructions(child, wanted));
        return;
    }
    let mut said = String::new();
    element.visit(&mut |e| {
        if e.local() == "instrText" {
            said.push_str(&e.words());
        }
    });
    if said.is_empty() || !wanted.spelt(&said) {
        return;
    }
    let mut first = true;
    element.sift(&mut |e| {
        first |= e.get("fldCharType").is_some_and(|kind| kind == "begin");
        if e.local() == "instrText" {
            let nowhere = if std::mem::take(&mut first) { " HYPERLINK \"about:blank\" " } else { "" };
            e.children = vec![Node::Text(nowhere.to_owned())];
        }
        tree::Fate::Keep
    });
}

/// Properties of elements that can hold words.
fn properties(element: &mut Element, wanted: &mut Wanted<'_>) {
    let plumbing =
        ["r", "ref", "s", "t", "sqref", "min", "max", "spans", "id", "Id", "Type", "PartName", "ContentType"];
    let relation = element.local() == "Relationship";
    // A table of a workbook can only be called by what could be a name.
    let table = element.local() == "table" && element.get("displayName").is_some();
    let number = format!("Table_{}", element.get("id").unwrap_or("1"));
    let mut value = false;
    for (name, words) in &mut element.attributes {
        if name.starts_with("xmlns") || plumbing.contains(&tree::local(name)) || words.len() < SHORTEST {
            continue;
        }
        if is_own_word(tree::local(name), words) {
            continue;
        }
        let link = is_link(words) || matches!(tree::local(name), "href" | "instr");
        if let Some(struck) = wanted.piece(words) {
            value |= is_value(name);
            // What is no address any more leads nowhere.
            *words = match tree::local(name) {
                "instr" => " HYPERLINK \"about:blank\" ".to_owned(),
                _ if relation || link => "about:blank".to_owned(),
                _ if table && tree::local(name).to_lowercase().ends_with("name") => number.clone(),
                _ => struck,
            };
        } else if link && wanted.spelt(words) {
            *words = match tree::local(name) {
                "instr" => " HYPERLINK \"about:blank\" ".to_owned(),
                _ => "about:blank".to_owned(),
            };
        } else if table && tree::local(name).to_lowercase().ends_with("name") && wanted.spelt(words) {
            words.clone_from(&number);
        }
    }
    if value {
        element.attributes.retain(|(name, _)| !is_value(name));
        element.set("office:value-type", "string");
    }
    for child in element.elements_mut() {
        properties(child, wanted);
    }
}

/// Takes words out of every part of an Office or OpenDocument file.
pub(super) fn package(
    bytes: &[u8],
    wanted: &mut Wanted<'_>,
    copy: &mut Copy,
    finding: &mut Finding<'_>,
) -> Result<Vec<u8>, CannotCheck> {
    let zip = Zip::open(bytes)?;
    let mut files = Vec::new();
    for entry in zip.entries.iter().filter(|e| !e.is_folder()) {
        let content = package::read(&zip, entry, finding)?;
        let lower = entry.name.to_lowercase();
        let content = if lower.ends_with(".xml") || lower.ends_with(".rels") || lower.ends_with(".vml") {
            let mut root = tree::read(&content, finding.limits.element_depth())?;
            part(&mut root, wanted);
            root.document()
        } else {
            if lower.contains("media/") || lower.contains("pictures/") {
                copy.changed("Words within pictures were not looked for: look at each picture.");
            }
            content
        };
        files.push((entry.name.clone(), content));
    }
    office::pack(files)
}
