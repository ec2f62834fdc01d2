//! Groups of near-synonyms: words of which somebody may say one and mean the record that says the other. They are no
//! names of one thing, so what is found by them counts for less.

use std::{
    collections::{BTreeSet, HashMap},
    sync::LazyLock,
};

use crate::{
    terms::tells,
    words::{is_common, is_of_a_field, is_year, stem, words},
};

/// One group a line, its members apart by `|`; what follows `#` is a remark.
const GROUPS: &str = include_str!("../../data/near.txt");

/// A member of a group, as its words.
type Member = (Vec<String>, u32);

static BY_FIRST: LazyLock<HashMap<String, Vec<Member>>> = LazyLock::new(|| {
    let mut by_first: HashMap<String, Vec<Member>> = HashMap::new();
    let lines = GROUPS.lines().map(|l| l.split('#').next().unwrap_or("").trim()).filter(|l| !l.is_empty());
    for (group, line) in (0u32..).zip(lines) {
        for member in line.split('|') {
            let member: Vec<String> = words(member).into_iter().map(|w| w.text).collect();
            if member.iter().all(|w| is_common(w)) {
                continue;
            }
            if let Some(first) = member.first().cloned() {
                by_first.entry(first).or_default().push((member, group));
            }
        }
    }
    by_first
});

/// The groups of which a member stands in these words, for each word that belongs to one.
pub(super) fn groups(text: &[String]) -> HashMap<String, BTreeSet<u32>> {
    let mut found: HashMap<String, BTreeSet<u32>> = HashMap::new();
    for at in 0..text.len() {
        for (member, group) in BY_FIRST.get(&text[at]).map_or(&[][..], Vec::as_slice) {
            let here = text.len() >= at + member.len() && text[at..].iter().zip(member).all(|(w, m)| w == m);
            if here {
                for word in member {
                    found.entry(word.clone()).or_default().insert(*group);
                }
            }
        }
    }
    found
}

/// A word of a text with where it stands.
struct Spot {
    stem: String,
    from: usize,
    to: usize,
}

fn spots(text: &str) -> Vec<Spot> {
    let mut out: Vec<Spot> = Vec::new();
    let mut from = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (c.is_alphanumeric() || matches!(c, '\'' | '’'), from) {
            (true, None) => from = Some(at),
            (false, Some(start)) => {
                let word: String = text[start..at].to_lowercase().replace(['\'', '’'], "");
                out.push(Spot { stem: stem(&word), from: start, to: at });
                from = None;
            }
            _ => {}
        }
    }
    out
}

/// A member of a group as its stems, and its group.
static BY_STEM: LazyLock<HashMap<String, Vec<(Vec<String>, usize)>>> = LazyLock::new(|| {
    let mut by_stem: HashMap<String, Vec<(Vec<String>, usize)>> = HashMap::new();
    for (group, members) in MEMBERS.iter().enumerate() {
        for member in members {
            let stems: Vec<String> = spots(member).into_iter().map(|s| s.stem).collect();
            if let Some(first) = stems.first().cloned() {
                by_stem.entry(first).or_default().push((stems, group));
            }
        }
    }
    for members in by_stem.values_mut() {
        members.sort_by_key(|(stems, _)| std::cmp::Reverse(stems.len()));
    }
    by_stem
});

static MEMBERS: LazyLock<Vec<Vec<&'static str>>> = LazyLock::new(|| {
    GROUPS
        .lines()
        .map(|l| l.split('#').next().unwrap_or("").trim())
        .filter(|l| !l.is_empty())
        .map(|l| l.split('|').map(str::trim).collect())
        .collect()
});

/// A text in which every name that nothing is known by gives way to a near-synonym that something is known by.
/// `known` says of how many records the words are a name together; nothing where of none.
pub(crate) fn in_known_words(text: &str, known: impl Fn(&str) -> usize) -> Option<String> {
    let spots = spots(text);
    let mut out = String::new();
    let (mut done, mut at) = (0, 0);
    while at < spots.len() {
        let members = BY_STEM.get(&spots[at].stem).map_or(&[][..], Vec::as_slice);
        let here = |stems: &Vec<String>| {
            spots.len() >= at + stems.len() && spots[at..].iter().zip(stems).all(|(s, m)| s.stem == *m)
        };
        let Some(length) = members.iter().find(|(stems, _)| here(stems)).map(|(stems, _)| stems.len()) else {
            at += 1;
            continue;
        };
        let (from, to) = (spots[at].from, spots[at + length - 1].to);
        let said = &text[from..to];
        let telling =
            words(said).iter().any(|w| tells(&w.text) && !is_of_a_field(&w.text) && !is_year(&w.text));
        if telling && known(said) == 0 {
            let other = members
                .iter()
                .filter(|(stems, _)| stems.len() == length && here(stems))
                .flat_map(|(_, group)| &MEMBERS[*group])
                .filter(|m| **m != said)
                .map(|m| (known(m), *m))
                .filter(|(count, _)| *count > 0)
                .min_by_key(|(count, m)| (*count, std::cmp::Reverse(m.len())));
            if let Some((_, other)) = other {
                out.push_str(&text[done..from]);
                out.push_str(other);
                done = to;
            }
        }
        at += length;
    }
    if done == 0 {
        return None;
    }
    out.push_str(&text[done..]);
    Some(out)
}
