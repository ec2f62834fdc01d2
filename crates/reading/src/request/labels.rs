//! Which lines begin with a label: what looks like one, unless its neighbours disprove it.

use super::{
    lines::Line,
    marker::{Kind, Marker, marker},
};

/// The labels of the lines, without those that their neighbours disprove.
pub(super) fn markers(text: &str, lines: &[Line]) -> Vec<Option<Marker>> {
    let mut found: Vec<Option<Marker>> = lines.iter().map(|l| marker(l.of(text))).collect();
    let counted: Vec<(usize, Vec<(Kind, u32)>, Option<(Kind, u32)>, bool)> = found
        .iter()
        .enumerate()
        .filter_map(|(i, m)| {
            m.as_ref().filter(|m| !m.is_bullet()).map(|m| (i, m.counters.clone(), m.other, m.weak))
        })
        .collect();
    let sibling = |a: &(Kind, u32), depth: usize, n: usize, step: i64| {
        let near = |other: &&(usize, Vec<(Kind, u32)>, Option<(Kind, u32)>, bool)| {
            let matches = |c: &(Kind, u32)| c.0 == a.0 && i64::from(c.1) == i64::from(a.1) + step;
            (other.1.len() == depth && other.1.last().is_some_and(matches))
                || (depth == 1 && other.2.as_ref().is_some_and(matches))
        };
        if step > 0 {
            counted[n + 1..].iter().take(60).any(|o| near(&o))
        } else {
            counted[..n].iter().rev().take(60).any(|o| near(&o))
        }
    };
    for (n, (line, counters, other, weak)) in counted.iter().enumerate() {
        let Some(last) = counters.last() else { continue };
        let deep = counters.len() > 1;
        // "3.1" alone under "Section 3" follows "2.2".
        let next_part = deep
            && last.1 == 1
            && counted.iter().any(|o| {
                o.0 < *line && o.1.len() > 1 && o.1[0].0 == counters[0].0 && o.1[0].1 + 1 == counters[0].1
            });
        let proved = |c: &(Kind, u32)| {
            next_part
                || sibling(c, counters.len(), n, -1)
                || (c.1 == 1 || deep) && sibling(c, counters.len(), n, 1)
        };
        let by_first = proved(last);
        let by_other = other.as_ref().is_some_and(proved);
        if !by_first && by_other {
            if let (Some(m), Some(o)) = (found[*line].as_mut(), other) {
                m.other = Some(*last);
                m.counters = vec![*o];
            }
        } else if *weak && !by_first {
            found[*line] = None;
        } else if by_first && by_other && *other == Some((Kind::RomanLower, 1)) && !sibling(last, 1, n, -1) {
            // "i" without "h" before it is the numeral.
            if let (Some(m), Some(o)) = (found[*line].as_mut(), other) {
                m.other = Some(*last);
                m.counters = vec![*o];
            }
        }
    }
    found
}
