//! Which lines begin with a label: what looks like one, unless its neighbours disprove it.

use std::collections::HashSet;

use super::{
    lines::Line,
    marker::{Kind, Marker, marker},
};

/// The labels with which one line begins.
#[derive(Clone, Debug, Default)]
pub(super) struct Labels {
    /// The first.
    pub outer: Option<Marker>,
    /// A second straight after it, as in "1. a. text"; its places are within the words after the first.
    pub inner: Option<Marker>,
}

/// A label as its neighbours see it.
struct Seen {
    line: usize,
    counters: Vec<(Kind, u32)>,
    other: Option<(Kind, u32)>,
    weak: bool,
    inner: bool,
}

/// The labels of the lines, without those that their neighbours disprove.
pub(super) fn labels(text: &str, lines: &[Line]) -> Vec<Labels> {
    let mut found: Vec<Labels> = lines
        .iter()
        .map(|l| {
            let outer = marker(l.of(text));
            let inner = outer.as_ref().and_then(|m| second(&l.of(text)[m.words..], m));
            Labels { outer, inner }
        })
        .collect();
    let mut seen: Vec<Seen> = Vec::new();
    for (line, labels) in found.iter().enumerate() {
        for (marker, inner) in [(&labels.outer, false), (&labels.inner, true)] {
            if let Some(m) = marker.as_ref().filter(|m| !m.is_bullet()) {
                let counters = m.counters.clone();
                seen.push(Seen { line, counters, other: m.other, weak: m.weak, inner });
            }
        }
    }
    // The parts of an outline in the lines above, and how many labels were looked at for them.
    let (mut parts, mut looked): (HashSet<(Kind, u32)>, usize) = (HashSet::new(), 0);
    for (n, label) in seen.iter().enumerate() {
        for above in seen[looked..].iter().take_while(|o| o.line < label.line) {
            if above.counters.len() > 1 {
                parts.insert(above.counters[0]);
            }
            looked += 1;
        }
        let Some(last) = label.counters.last() else { continue };
        if label.inner {
            let outer = found[label.line].outer.as_ref().map_or(0, |m| m.words);
            let end = found[label.line].inner.as_ref().map_or(0, |m| m.label.1);
            let bracket = lines[label.line].of(text)[outer + end..].starts_with(')');
            if !bracket && !sibling(&seen, last, 1, n, 1) {
                found[label.line].inner = None;
            }
            continue;
        }
        let deep = label.counters.len() > 1;
        // "3.1" alone under "Section 3" follows "2.2".
        let next_part = deep
            && last.1 == 1
            && label.counters[0]
                .1
                .checked_sub(1)
                .is_some_and(|before| parts.contains(&(label.counters[0].0, before)));
        let proved = |c: &(Kind, u32)| {
            next_part
                || second_after_number(&seen, n)
                || goes_on_within(&seen, n, c)
                || stands_alone_within(&seen, n, c)
                || follows_outline(&seen, n)
                || sibling(&seen, c, label.counters.len(), n, -1)
                || (c.1 == 1 || deep) && sibling(&seen, c, label.counters.len(), n, 1)
        };
        let by_first = proved(last);
        let by_other = label.other.as_ref().is_some_and(proved);
        let numeral = by_first
            && by_other
            && label.other == Some((Kind::RomanLower, 1))
            && !sibling(&seen, last, 1, n, -1);
        let outer = &mut found[label.line].outer;
        // "i" without "h" before it is the numeral.
        if (!by_first && by_other) || numeral {
            if let (Some(m), Some(o)) = (outer.as_mut(), label.other) {
                m.other = Some(*last);
                m.counters = vec![o];
            }
        } else if label.weak && !by_first {
            *outer = None;
        }
    }
    for labels in &mut found {
        if labels.outer.is_none() {
            labels.inner = None;
        }
    }
    found
}

/// "1. a) text": the first letter of a list straight after the number it stands under.
fn second(words: &str, outer: &Marker) -> Option<Marker> {
    marker(words).filter(|m| {
        let (kind, value) = m.last();
        !m.is_bullet()
            && !outer.is_bullet()
            && value == 1
            && m.counters.len() == 1
            && kind != Kind::Decimal
            && kind != outer.last().0
            && words[m.label.1..].starts_with([')', '.'])
    })
}

/// "4. text, b. text, c. text": the number itself was the first.
fn second_after_number(seen: &[Seen], n: usize) -> bool {
    let alone = |s: &Seen| s.counters.first().copied().filter(|_| s.counters.len() == 1);
    let around = (n.checked_sub(1).map(|b| &seen[b]).and_then(alone), seen.get(n + 1).and_then(alone));
    match (alone(&seen[n]), around) {
        (Some((kind @ (Kind::Lower | Kind::Upper), 2)), (Some((Kind::Decimal, _)), Some(next))) => {
            next == (kind, 3)
        }
        _ => false,
    }
}

/// Whether a label that counts one on (or back) from `a` stands near.
fn sibling(seen: &[Seen], a: &(Kind, u32), depth: usize, n: usize, step: i64) -> bool {
    let near = |other: &Seen| {
        let matches = |c: &(Kind, u32)| c.0 == a.0 && i64::from(c.1) == i64::from(a.1) + step;
        (other.counters.len() == depth && other.counters.last().is_some_and(matches))
            || (depth == 1 && other.other.as_ref().is_some_and(matches))
    };
    if step > 0 { seen[n + 1..].iter().take(60).any(near) } else { seen[..n].iter().rev().take(60).any(near) }
}

/// A lone "a)" between "2." and "3.".
fn stands_alone_within(seen: &[Seen], n: usize, c: &(Kind, u32)) -> bool {
    let outer = |s: Option<&Seen>| s.filter(|s| !s.inner && s.counters.len() == 1).map(|s| s.counters[0]);
    let before = outer(n.checked_sub(1).and_then(|b| seen.get(b)));
    let after = outer(seen.get(n + 1));
    let between = match (before, after) {
        (Some((Kind::Decimal, a)), Some((Kind::Decimal, b))) => b == a + 1,
        (Some((Kind::Decimal, _)), None) => seen.len() == n + 1,
        _ => false,
    };
    between && c.1 == 1 && matches!(c.0, Kind::Lower | Kind::Upper)
}

/// "b)" after "3a)": the letters go on, the number is not written again.
fn goes_on_within(seen: &[Seen], n: usize, c: &(Kind, u32)) -> bool {
    if seen[n].counters.len() != 1 || c.0 == Kind::Decimal || c.1 <= 1 {
        return false;
    }
    // More of them than it counts cannot stand between.
    let most = usize::try_from(c.1).map_or(usize::MAX, |most| most.saturating_add(1));
    let before = seen[..n].iter().rev().take_while(|s| s.counters.len() == 1).take(most).count();
    seen[..n - before].last().is_some_and(|s| {
        s.counters.len() == 2
            && s.counters[0].0 == Kind::Decimal
            && s.counters[1].0 == c.0
            && s.counters[1].1 + u32::try_from(before).unwrap_or(u32::MAX) + 1 == c.1
    })
}

/// "2" or "2.1" after "1.2", "3.7" after "3.1": an outline that goes on, also where it leaves some out.
fn follows_outline(seen: &[Seen], n: usize) -> bool {
    let Some(before) = seen[..n].iter().rev().find(|s| !s.inner) else { return false };
    let (a, b) = (&before.counters, &seen[n].counters);
    let decimal = |c: &[(Kind, u32)]| c.iter().all(|c| c.0 == Kind::Decimal);
    if !decimal(a) || !decimal(b) || a.len() + b.len() < 3 || a.len() > 2 || b.len() > 2 {
        return false;
    }
    let inner = |c: &[(Kind, u32)]| c.get(1).map_or(0, |c| c.1);
    (b[0].1 == a[0].1 + 1 && inner(b) <= 3)
        || (b[0].1 == a[0].1 && inner(b) > inner(a) && inner(b) <= inner(a) + 9)
}
