//! Holds what was found against what is marked, as the labelled texts are judged: whole, touched, and rightly said.

use std::collections::BTreeMap;

use personal::{Found, Kind, Seniority};

use crate::labelled::Mark;

/// Counts of one kind.
#[derive(Debug, Default, Clone)]
pub struct Tally {
    /// Marked spans.
    pub gold: usize,
    /// Every letter and digit covered, titles aside.
    pub full: usize,
    /// Touched at all.
    pub touched: usize,
    /// Spans said.
    pub said: usize,
    /// Of these, those that touch a marked one.
    pub right: usize,
    /// Look-alikes.
    pub traps: usize,
    /// Look-alikes taken for one.
    pub trapped: usize,
}

/// Counts of all kinds, and of job titles: linked to the right person, rightly graded.
#[derive(Debug, Default, Clone)]
pub struct Score {
    /// By kind.
    pub kinds: BTreeMap<Kind, Tally>,
    /// Names marked as senior or junior.
    pub graded: usize,
    /// Of these, rightly graded.
    pub graded_right: usize,
    /// Job titles marked as of a person.
    pub roles: usize,
    /// Of these, said of the person whose name stands there.
    pub roles_linked: usize,
}

const TITLES: [&str; 22] = [
    "mr",
    "mrs",
    "ms",
    "miss",
    "mx",
    "dr",
    "prof",
    "professor",
    "cllr",
    "councillor",
    "sir",
    "dame",
    "lord",
    "lady",
    "revd",
    "rev",
    "pc",
    "dc",
    "ds",
    "ps",
    "insp",
    "pcso",
];

/// The letters and digits that have to be covered.
fn needed(text: &str, mark: &Mark) -> Vec<usize> {
    let inside = &text[mark.start..mark.end];
    let mut from = 0;
    if mark.kind == Kind::Person {
        for word in inside.split_inclusive([' ', '.']) {
            let plain = word.trim_matches([' ', '.']).to_lowercase();
            if !plain.is_empty() && !TITLES.contains(&plain.as_str()) {
                break;
            }
            from += word.len();
        }
    }
    if from >= inside.len() {
        from = 0;
    }
    inside[from..]
        .char_indices()
        .filter(|(_, c)| c.is_alphanumeric())
        .map(|(at, _)| mark.start + from + at)
        .collect()
}

/// Adds one text; calls back with a line for every mistake.
pub fn add(score: &mut Score, text: &str, marks: &[Mark], found: &Found, mistake: &mut dyn FnMut(String)) {
    let around = |start: usize, end: usize| {
        let from = (start.saturating_sub(25)..=start).find(|at| text.is_char_boundary(*at)).unwrap_or(start);
        let to = (end..(end + 25).min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(end);
        format!("{}⟦{}⟧{}", &text[from..start], &text[start..end], &text[end..to]).replace(['\n', '\t'], "⏎")
    };
    let gold = |kind: Kind| marks.iter().filter(move |m| m.kind == kind && !m.negative);
    for mark in marks {
        let said = || found.spans.iter().filter(|s| s.kind == mark.kind);
        let touched = said().any(|s| s.start < mark.end && mark.start < s.end);
        let tally = score.kinds.entry(mark.kind).or_default();
        if mark.negative {
            tally.traps += 1;
            if touched {
                tally.trapped += 1;
                mistake(format!("trap {}: {}", mark.kind.name(), around(mark.start, mark.end)));
            }
            continue;
        }
        tally.gold += 1;
        let full = needed(text, mark).iter().all(|at| said().any(|s| s.start <= *at && *at < s.end));
        tally.touched += usize::from(touched);
        tally.full += usize::from(full);
        if !full {
            mistake(format!(
                "{} {}: {}",
                if touched { "part" } else { "missed" },
                mark.kind.name(),
                around(mark.start, mark.end)
            ));
        }
        if mark.kind == Kind::Person && mark.seniority.is_some() {
            score.graded += 1;
            let level = said().find(|s| s.start < mark.end && mark.start < s.end).and_then(|s| s.seniority);
            score.graded_right += usize::from(level == mark.seniority);
            if level != mark.seniority {
                mistake(format!("grade {level:?}: {}", around(mark.start, mark.end)));
            }
        }
        if mark.kind == Kind::Role && mark.person.is_some() {
            score.roles += 1;
            let role = said().find(|s| s.start < mark.end && mark.start < s.end);
            let owner = role.and_then(|r| r.person).is_some_and(|person| {
                found.spans.iter().filter(|s| s.kind == Kind::Person && s.person == Some(person)).any(|s| {
                    marks.iter().any(|m| {
                        m.kind == Kind::Person
                            && !m.negative
                            && m.person == mark.person
                            && s.start < m.end
                            && m.start < s.end
                    })
                })
            });
            score.roles_linked += usize::from(owner);
            if role.is_some() && !owner {
                mistake(format!("role of another: {}", around(mark.start, mark.end)));
            }
        }
    }
    for span in &found.spans {
        let right = gold(span.kind).any(|m| span.start < m.end && m.start < span.end);
        let tally = score.kinds.entry(span.kind).or_default();
        tally.said += 1;
        tally.right += usize::from(right);
        if !right {
            mistake(format!("wrong {}: {} ({})", span.kind.name(), around(span.start, span.end), span.why));
        }
    }
    let _ = Seniority::Senior;
}

fn share(part: usize, of: usize) -> String {
    if of == 0 { "   - ".to_owned() } else { format!("{:.3}", part as f64 / of as f64) }
}

/// The figures as a table.
pub fn table(score: &Score) -> String {
    let mut out = String::from("kind        gold  full   touched  said  precision  traps\n");
    for (kind, t) in &score.kinds {
        out.push_str(&format!(
            "{:<11} {:>4}  {}  {}    {:>4}  {}      {}/{}\n",
            kind.name(),
            t.gold,
            share(t.full, t.gold),
            share(t.touched, t.gold),
            t.said,
            share(t.right, t.said),
            t.trapped,
            t.traps
        ));
    }
    out.push_str(&format!(
        "job titles linked {}/{}, people rightly graded {}/{}\n",
        score.roles_linked, score.roles, score.graded_right, score.graded
    ));
    out
}
