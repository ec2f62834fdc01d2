//! The numbers of lists, which Word counts and does not write.

use std::collections::BTreeMap;

use crate::copy::tree::Element;

/// Levels of a list.
const LEVELS: usize = 9;

#[derive(Clone, Debug, Default)]
struct Level {
    start: u32,
    format: String,
    text: String,
}

/// The lists of a document, and how far each has counted.
#[derive(Default)]
pub(super) struct Numbers {
    kinds: BTreeMap<String, Vec<Level>>,
    /// Of each list: its kind, and levels of its own.
    lists: BTreeMap<String, (String, BTreeMap<usize, Level>, BTreeMap<usize, u32>)>,
    counted: BTreeMap<String, [Option<u32>; LEVELS]>,
    begun: Vec<String>,
}

fn number(element: Option<&Element>) -> Option<u32> {
    element?.get("val")?.parse().ok()
}

fn level(element: &Element) -> Level {
    let value = |name: &str| element.child(name).and_then(|e| e.get("val")).unwrap_or_default().to_owned();
    Level {
        start: number(element.child("start")).unwrap_or(1).min(100_000),
        format: value("numFmt"),
        text: value("lvlText"),
    }
}

fn nth(element: &Element) -> usize {
    element.get("ilvl").and_then(|n| n.parse().ok()).unwrap_or(0).min(LEVELS - 1)
}

impl Numbers {
    pub fn read(tree: &Element) -> Numbers {
        let mut out = Numbers::default();
        for kind in tree.elements().filter(|e| e.local() == "abstractNum") {
            let mut levels = vec![Level::default(); LEVELS];
            for of_level in kind.elements().filter(|e| e.local() == "lvl") {
                if let Some(known) = levels.get_mut(nth(of_level)) {
                    *known = level(of_level);
                }
            }
            out.kinds.insert(kind.get("abstractNumId").unwrap_or_default().to_owned(), levels);
        }
        for list in tree.elements().filter(|e| e.local() == "num") {
            let kind = list.child("abstractNumId").and_then(|e| e.get("val")).unwrap_or_default();
            let (mut own, mut starts) = (BTreeMap::new(), BTreeMap::new());
            for over in list.elements().filter(|e| e.local() == "lvlOverride") {
                let n = nth(over);
                if let Some(of_level) = over.child("lvl") {
                    own.insert(n, level(of_level));
                }
                if let Some(start) = number(over.child("startOverride")) {
                    starts.insert(n, start.min(100_000));
                }
            }
            let id = list.get("numId").unwrap_or_default().to_owned();
            out.lists.insert(id, (kind.to_owned(), own, starts));
        }
        out
    }

    /// What stands before the next item of a list; none where it is no list.
    pub fn next(&mut self, list: &str, depth: usize) -> Option<String> {
        let (kind, own, starts) = self.lists.get(list)?;
        let levels = self.kinds.get(kind)?;
        let of = |n: usize| own.get(&n).or_else(|| levels.get(n)).cloned().unwrap_or_default();
        let depth = depth.min(LEVELS - 1);
        let counted = self.counted.entry(kind.clone()).or_default();
        if !starts.is_empty() && !self.begun.iter().any(|known| known == list) {
            self.begun.push(list.to_owned());
            for (n, start) in starts {
                if let Some(count) = counted.get_mut(*n) {
                    *count = start.checked_sub(1);
                }
            }
        }
        for (n, count) in counted.iter_mut().enumerate() {
            match n.cmp(&depth) {
                std::cmp::Ordering::Less => {
                    count.get_or_insert(of(n).start);
                }
                std::cmp::Ordering::Equal => {
                    *count = Some(count.map_or(of(n).start, |c| c.saturating_add(1)));
                }
                std::cmp::Ordering::Greater => *count = None,
            }
        }
        let here = of(depth);
        if here.format == "none" {
            return Some(String::new());
        }
        if here.format == "bullet" {
            return Some(bullet(&here.text));
        }
        let mut label = String::new();
        let mut rest = here.text.chars().peekable();
        while let Some(c) = rest.next() {
            let place = (c == '%').then(|| rest.peek().and_then(|c| c.to_digit(10))).flatten();
            match place.and_then(|n| (n as usize).checked_sub(1)) {
                Some(n) if n < LEVELS => {
                    rest.next();
                    label.push_str(&counted_as(counted[n].unwrap_or(1), &of(n).format));
                }
                _ => label.push(c),
            }
        }
        Some(label.trim().to_owned())
    }
}

fn counted_as(n: u32, format: &str) -> String {
    let kind = match format {
        "lowerLetter" => 'a',
        "upperLetter" => 'A',
        "lowerRoman" => 'i',
        "upperRoman" => 'I',
        "decimalZero" => return format!("{n:02}"),
        _ => '1',
    };
    document::label(n, kind)
}

/// A bullet as it can be shown: those of fonts for symbols are round ones.
pub(super) fn bullet(text: &str) -> String {
    match text.chars().next() {
        None => String::new(),
        Some('\u{e000}'..='\u{f8ff}') => "•".to_owned(),
        Some('o') => "◦".to_owned(),
        Some('§' | 'Ø' | 'ü' | 'v' | 'q' | '·' | '¨') => "•".to_owned(),
        Some(c) => c.to_string(),
    }
}
