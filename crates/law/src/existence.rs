//! Whether a citation exists in the law it is cited from, and whether it is a ground to withhold.
//!
//! The table (`data/structure.txt`) lists limbs only where they are sure; what it does not list deeper is taken to exist,
//! so that nothing is called wrong that may be right.

use std::{collections::HashMap, sync::LazyLock};

use calendar::Law;
use jiff::civil::Date;

use crate::{
    citation::Citation,
    provisions::{self, Kind},
};

/// What is known of a citation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Existence {
    /// It exists and is an exemption or exception, or a purpose cited with one.
    Exemption,
    /// It exists and lifts the duty to confirm or deny.
    NeitherConfirmNorDeny,
    /// It exists but is no exemption: a duty, a procedure, another ground to refuse.
    NotAnExemption,
    /// It was in force until the day before this one.
    Repealed(Date),
    /// The section or regulation exists, this limb of it does not.
    NoSuchLimb,
    /// There is no such section or regulation in that law.
    NoSuchProvision,
    /// It is no citation.
    NotACitation,
}

impl Existence {
    /// Whether it exists today, as an exemption or not.
    pub fn exists(&self) -> bool {
        matches!(self, Existence::Exemption | Existence::NeitherConfirmNorDeny | Existence::NotAnExemption)
    }
}

#[derive(Debug, Default)]
struct Limbs {
    /// Empty where nothing is known of what lies deeper.
    known: HashMap<String, Limbs>,
    /// Whether it is known that nothing lies deeper.
    closed: bool,
}

#[derive(Debug)]
struct Section {
    title: String,
    limbs: Limbs,
    repealed: Vec<(Date, Limbs)>,
}

static STRUCTURE: LazyLock<HashMap<(Law, String), Section>> = LazyLock::new(|| {
    read(include_str!("../data/structure.txt")).expect("the data shipped with the program is read by a test")
});

/// Whether a citation exists in a law, at whatever precision it is written.
///
/// ```
/// use law::{Law, existence::{Existence, exists}};
/// assert_eq!(exists(Law::Foia, "s.31(1)(a)"), Existence::Exemption);
/// assert_eq!(exists(Law::Foia, "s.31(4)"), Existence::NoSuchLimb);
/// assert_eq!(exists(Law::Foia, "s.16"), Existence::NotAnExemption);
/// ```
pub fn exists(law: Law, cited: &str) -> Existence {
    let Some(citation) = Citation::parse(Some(law), cited) else { return Existence::NotACitation };
    if citation.regulation != law.is_environmental() {
        return Existence::NoSuchProvision;
    }
    let Some(section) = STRUCTURE.get(&(law, citation.number.clone())) else {
        return Existence::NoSuchProvision;
    };
    for limbs in [&citation.limbs, &citation.with] {
        if !has(&section.limbs, limbs) {
            let old = section.repealed.iter().find(|(_, old)| has(old, limbs));
            return old.map_or(Existence::NoSuchLimb, |(day, _)| Existence::Repealed(*day));
        }
    }
    if !provisions::lifted_by(law, &citation.to_string()).is_empty() && is_ncnd(law, &citation) {
        return Existence::NeitherConfirmNorDeny;
    }
    match provisions::provision(law, &citation.to_string()) {
        Some(found) if found.kind != Kind::Procedural => Existence::Exemption,
        // FOISA s.18 does nothing else, so the section by itself is enough.
        None if !provisions::lifted_by(law, &citation.to_string()).is_empty() => {
            Existence::NeitherConfirmNorDeny
        }
        _ => Existence::NotAnExemption,
    }
}

/// The heading of the section or regulation cited, where it is known.
pub fn heading(law: Law, cited: &str) -> Option<&'static str> {
    let citation = Citation::parse(Some(law), cited)?;
    let section = STRUCTURE.get(&(law, citation.number))?;
    (citation.regulation == law.is_environmental() && !section.title.is_empty())
        .then_some(section.title.as_str())
}

/// Whether the citation is, or lies within, a provision that lifts the duty to confirm or deny.
pub fn is_neither_confirm_nor_deny(law: Law, cited: &str) -> bool {
    Citation::parse(Some(law), cited).is_some_and(|citation| is_ncnd(law, &citation))
}

fn is_ncnd(law: Law, citation: &Citation) -> bool {
    provisions::of_law(law).filter_map(|row| row.ncnd.as_ref()).any(|ncnd| {
        Citation::parse(Some(law), &ncnd.provision).is_some_and(|own| {
            citation.within(&own)
                || (own.within(citation) && !citation.limbs.is_empty())
                || own.has_condition(citation)
        })
    })
}

fn has(limbs: &Limbs, path: &[String]) -> bool {
    let Some((first, rest)) = path.split_first() else { return true };
    limbs.known.is_empty() && !limbs.closed || limbs.known.get(first).is_some_and(|deeper| has(deeper, rest))
}

fn read(text: &str) -> Option<HashMap<(Law, String), Section>> {
    let mut sections = HashMap::new();
    for line in text.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty()) {
        let mut parts = line.split('|').map(str::trim);
        let mut heading = parts.next()?.split_whitespace();
        let law: Law = heading.next()?.parse().ok()?;
        let numbers = heading.next()?.split_once('.')?.1;
        let until = match heading.next() {
            Some("until") => Some(heading.next()?.parse::<Date>().ok()?),
            _ => None,
        };
        let title = parts.next()?.to_owned();
        let limbs = parts.next().map(limbs).unwrap_or_default();
        if let Some(until) = until {
            let section: &mut Section = sections.get_mut(&(law, numbers.to_owned()))?;
            section.repealed.push((until, limbs));
            continue;
        }
        let numbers = range(numbers);
        let single = numbers.len() == 1;
        let mut limbs = Some(limbs);
        for number in numbers {
            let limbs = if single { limbs.take().unwrap_or_default() } else { Limbs::default() };
            sections.insert((law, number), Section { title: title.clone(), limbs, repealed: Vec::new() });
        }
    }
    Some(sections)
}

/// `1(a-b) 2 3A(a(i-ii),b) 4()`: what stands at each depth; of the last it is known that nothing stands deeper.
fn limbs(text: &str) -> Limbs {
    let mut all = Limbs { closed: text.is_empty(), ..Limbs::default() };
    for (label, inside) in items(text) {
        for one in range(&label) {
            all.known.insert(one, inside.as_deref().map(limbs).unwrap_or_default());
        }
    }
    all
}

fn items(text: &str) -> Vec<(String, Option<String>)> {
    let mut items: Vec<(String, Option<String>)> = Vec::new();
    let mut depth = 0;
    let mut label = String::new();
    let mut inside: Option<String> = None;
    for c in text.chars().chain([' ']) {
        match c {
            '(' => {
                depth += 1;
                if depth == 1 {
                    inside = Some(String::new());
                    continue;
                }
            }
            ')' => {
                depth -= 1;
                if depth == 0 {
                    continue;
                }
            }
            ' ' | ',' if depth == 0 => {
                if !label.is_empty() {
                    items.push((std::mem::take(&mut label), inside.take()));
                }
                continue;
            }
            _ => {}
        }
        match &mut inside {
            Some(inside) => inside.push(c),
            None => label.push(c),
        }
    }
    items
}

const ROMAN: [&str; 10] = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"];

/// `1-3`, `a-i`, `i-iv`, `76A-76B`, or one by itself.
fn range(text: &str) -> Vec<String> {
    let Some((from, to)) = text.split_once('-') else { return vec![text.to_owned()] };
    if let (Ok(from), Ok(to)) = (from.parse::<u32>(), to.parse::<u32>()) {
        return (from..=to).map(|n| n.to_string()).collect();
    }
    if from == "i"
        && let Some(last) = ROMAN.iter().position(|roman| *roman == to)
    {
        return ROMAN[..=last].iter().map(|roman| (*roman).to_owned()).collect();
    }
    match (from.as_bytes(), to.as_bytes()) {
        ([from], [to]) => (*from..=*to).map(|b| char::from(b).to_string()).collect(),
        _ => vec![from.to_owned(), to.to_owned()],
    }
}
