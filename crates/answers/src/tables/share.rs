//! Shares: one figure as a percentage of another that takes it in, each said with the two.

use document::Table;

use super::{
    aim::Frame,
    figure::{ONE, Unit},
    grid::Grid,
    shape::Shape,
    target::{Target, target_kind, target_terms},
    terms::{alike, hard},
    working::{LISTED, Worked, in_period, label, series},
};

/// What a share is of: another measure of the same table that takes the first in.
pub(super) fn whole_of(shape: &Shape<'_>, frame: &Frame) -> Option<Target> {
    let part = *frame.targets.first()?;
    let own: Vec<String> = hard(&target_terms(shape, part)).map(|t| t.text.clone()).collect();
    let kind = target_kind(shape, part);
    let mut best: Vec<(usize, i32, Target)> = Vec::new();
    let others = (0..shape.measures.len()).flat_map(|m| match part.value {
        Some((d, _)) => (0..shape.dims[d].values.len().min(200))
            .map(|v| Target { measure: m, value: u32::try_from(v).ok().map(|v| (d, v)) })
            .collect::<Vec<_>>(),
        None => vec![Target { measure: m, value: None }],
    });
    for other in others.filter(|o| *o != part && target_kind(shape, *o) == kind) {
        let terms = target_terms(shape, other);
        let within = hard(&terms).all(|t| {
            own.iter().any(|o| alike(o, &t.text)) || shape.topic.iter().any(|s| alike(&s.text, &t.text))
        });
        let shared = hard(&terms).filter(|t| own.iter().any(|o| alike(o, &t.text))).count();
        let soft = terms
            .iter()
            .filter(|t| matches!(t.text.as_str(), "receiv" | "total" | "all" | "made" | "request"))
            .count();
        let proper = hard(&terms).count() < own.len() || hard(&terms).count() == 0;
        if within && proper {
            best.push((shared, i32::try_from(soft).unwrap_or(0), other));
        }
    }
    best.sort_by_key(|(shared, soft, _)| std::cmp::Reverse((*shared, *soft)));
    match best.as_slice() {
        [] => None,
        [one] => Some(one.2),
        [one, two, ..] => ((one.0, one.1) != (two.0, two.1)).then_some(one.2),
    }
}

/// The group of the same column that takes the chosen one in by its name: all its words are the other's and fewer. The
/// column, and its value; none where several could be meant.
pub(super) fn wider_group(shape: &Shape<'_>, frame: &Frame) -> Option<(usize, u32)> {
    let (at, part) = frame.groups.iter().enumerate().find_map(|(at, g)| match g.as_deref() {
        Some([one]) => Some((at, *one)),
        _ => None,
    })?;
    let values = &shape.dims[at].values;
    let own: Vec<&str> = hard(&values[part as usize].terms).map(|t| t.text.as_str()).collect();
    let mut best: Vec<(usize, u32)> = Vec::new();
    for (other, value) in values.iter().enumerate().take(500) {
        let terms: Vec<&str> = hard(&value.terms).filter(|t| !t.aside).map(|t| t.text.as_str()).collect();
        let within = terms.iter().all(|t| own.iter().any(|o| alike(o, t)));
        if other != part as usize && !value.total && !terms.is_empty() && terms.len() < own.len() && within {
            best.push((terms.len(), u32::try_from(other).ok()?));
        }
    }
    best.sort_by_key(|(shared, _)| std::cmp::Reverse(*shared));
    match best.as_slice() {
        [(_, one)] => Some((at, *one)),
        [(a, one), (b, _), ..] if a != b => Some((at, *one)),
        _ => None,
    }
}

/// One series as a share of another, time by time.
pub(super) fn share(
    shape: &Shape<'_>,
    part: (&Grid<'_>, &[usize]),
    whole: (&Grid<'_>, &[usize]),
) -> Option<Worked> {
    let parts = series(part.0, part.1, 0);
    let wholes = series(whole.0, whole.1, 0);
    let mut said = Vec::new();
    let mut rows = Vec::new();
    for step in &parts {
        let of = wholes.iter().find(|w| w.period == step.period)?;
        let (a, b) = (step.value?, of.value?);
        if b <= 0 || a < 0 || a > b {
            return None;
        }
        let share = percent(a, b);
        let when = label(shape, step.period);
        said.push((in_period(shape, step.period), when, format!("{share} ({} of {})", step.said, of.said)));
        rows.push(vec![when.to_owned(), step.said.clone(), of.said.clone(), share]);
    }
    let text = match said.as_slice() {
        [] => return None,
        [(at, _, one)] => format!("{one}{at}"),
        many => many.iter().map(|(_, when, s)| format!("{when}: {s}")).collect::<Vec<_>>().join("; "),
    };
    let table = (rows.len() > 1 && rows.len() <= LISTED).then(|| Table {
        caption: "Share by year".to_owned(),
        headings: vec![
            shape.period_heading.unwrap_or("Year").to_owned(),
            "Part".to_owned(),
            "Whole".to_owned(),
            "Share".to_owned(),
        ],
        rows,
    });
    Some(Worked { text, table, how: "percent".to_owned(), fit: 0.95, computed: true, remarks: Vec::new() })
}

/// A share in hundredths of a percent, as a percentage with one decimal.
pub(super) fn percent(part: i128, whole: i128) -> String {
    if whole == 0 {
        return String::new();
    }
    let scaled = (part.abs() * 100 * ONE * 2 + whole.abs()) / (whole.abs() * 2);
    Unit { percent: true, ..Unit::default() }.say(scaled, 1)
}
