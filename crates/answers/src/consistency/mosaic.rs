//! Answers that are harmless one by one and together show what was withheld: parts of a whole, or a total that leaves
//! only the part that was kept back.

use document::{Language, Table, response::Disposition};

use super::{Looked, Side, Warning, WarningKind, keeps, same::Matter, shows, side};
use crate::{Asked, EarlierAnswer, field::Field};

/// The most pieces that are shown.
const PIECES: usize = 12;

/// How a cell says that its number is kept back.
fn is_suppressed(cell: &str) -> bool {
    let cell = cell.trim().to_lowercase();
    let small = cell
        .strip_prefix('<')
        .or_else(|| cell.strip_prefix("less than "))
        .or_else(|| cell.strip_prefix("fewer than "))
        .is_some_and(|n| n.trim().parse::<u32>().is_ok_and(|n| n <= 20));
    small || matches!(cell.as_str(), "*" | "**" | "[c]" | "suppressed" | "withheld" | "redacted" | "exempt")
}

/// A column in which exactly one number is kept back while others are given, so that their total gives it away.
fn one_kept_back(table: &Table) -> Option<&str> {
    (0..table.headings.len()).find_map(|column| {
        let cells = || table.rows.iter().filter_map(move |row| row.get(column));
        let kept = cells().filter(|c| is_suppressed(c)).count();
        let given = cells().filter(|c| c.replace(',', "").trim().parse::<f64>().is_ok()).count();
        (kept == 1 && given >= 2).then(|| table.headings[column].as_str())
    })
}

/// Whether an answer shows the picture that was withheld, alone with what was given before.
pub(super) fn warning(
    asked: &Asked<'_>,
    matter: &Matter,
    looked: &Looked<'_>,
    before: &[&EarlierAnswer],
) -> Option<Warning> {
    if !shows(looked.disposition) {
        return None;
    }
    total(matter, looked, before).or_else(|| part(asked, matter, before))
}

/// A total beside a table that keeps one number back, or such a table beside a total.
fn total(matter: &Matter, looked: &Looked<'_>, before: &[&EarlierAnswer]) -> Option<Warning> {
    let figure = |text: &str| text.chars().any(|c| c.is_ascii_digit());
    let related = |e: &&&EarlierAnswer| {
        let then = Matter::then(e);
        let about = |a: &Matter, b: &Matter| !a.own.is_empty() && a.own.iter().all(|w| b.all().contains(w));
        let counts = |m: &Matter| m.fields.iter().any(|f| matches!(f, Field::Count(_)));
        (about(matter, &then) || about(&then, matter))
            && matter.years == then.years
            && (counts(matter) || counts(&then))
    };
    for e in before.iter().filter(related) {
        let (column, which) = match (looked.table, &e.table) {
            (Some(table), None) if shows(e.disposition) && figure(&e.answer) => {
                (one_kept_back(table), "here")
            }
            (None, Some(table)) if figure(looked.text) => (one_kept_back(table), "there"),
            _ => continue,
        };
        let Some(column) = column else { continue };
        return Some(Warning {
            kind: WarningKind::Mosaic,
            with: side(e),
            why: format!(
                "One number of \u{201c}{column}\u{201d} is kept back {which}; the total less the others gives it away \
                 (with {}{}).",
                e.reference,
                e.date.map(|day| format!(", {}", Language::English.date(day))).unwrap_or_default()
            ),
            pieces: Vec::new(),
        });
    }
    None
}

/// One part of what was withheld as a whole, with the parts that were given before.
fn part(asked: &Asked<'_>, matter: &Matter, before: &[&EarlierAnswer]) -> Option<Warning> {
    let (whole, then) = before
        .iter()
        .filter(|e| keeps(e.disposition) || e.disposition == Disposition::GivenInPart)
        .map(|e| (*e, Matter::then(e)))
        .find(|(_, then)| matter.is_part_of(then))?;
    let pieces: Vec<Side> = before
        .iter()
        .filter(|e| shows(e.disposition) && e.reference != whole.reference && e.question != asked.text)
        .filter(|e| {
            let other = Matter::then(e);
            other.is_part_of(&then) && !other.is_same(matter)
        })
        .take(PIECES)
        .map(|e| side(e))
        .collect();
    // One part of something withheld is a case of its own; it becomes a mosaic with others, or where the parts
    // themselves were asked for.
    if pieces.is_empty() && !then.parts {
        return None;
    }
    let others = match pieces.len() {
        0 => "It is a part of".to_owned(),
        1 => "With another part given before it shows more of".to_owned(),
        n => format!("With {n} other parts given before it shows more of"),
    };
    let provisions = if whole.provisions.is_empty() {
        String::new()
    } else {
        format!(" under {}", whole.provisions.join(", "))
    };
    Some(Warning {
        kind: WarningKind::Mosaic,
        with: side(whole),
        why: format!("{others} what was withheld as a whole{provisions} ({}).", whole.reference),
        pieces,
    })
}
