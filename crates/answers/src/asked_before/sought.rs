//! What kind of thing a question seeks and an answer says: a number, money, a day, a span of time, a share, a name, yes or
//! no. Which matter it is about is not looked at.

use std::sync::LazyLock;

use document::Language;

use crate::words::is_year;

/// A kind of answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Count,
    Spent,
    Income,
    Day,
    Span,
    Share,
    Who,
    YesNo,
}

use Kind::*;

const WORDINGS: &[(Kind, &str)] = &[
    (
        Count,
        "how many|number of|headcount|kwh|tonnes of|how much electricity|how much gas|how much energy|how much water|total number",
    ),
    (Share, "percentage|percent|per cent|proportion|what share|share of"),
    (
        Income,
        "income|revenue|raised|received from|receive from|make from|made from|came from|come from|earned|takings|money did",
    ),
    (
        Spent,
        "cost|costs|spend|spent|spending|price|pay|paid|budget|fee|fees|value|worth|expenditure|hourly rate|rate|rates|charge|\
         commission|expensive|premium",
    ),
    (Span, "how long|duration|wait|waiting time|average time|speed|length of|wait time"),
    (Day, "when|what date|date of|expiry|until|end date|finish|renewed|which day"),
    (
        Who,
        "who|whom|supplier|provider|which company|which firm|name of|product name|which system|what system|which software|which \
         product|partner|name the|contractor|which",
    ),
];

/// The wordings, each between spaces.
static SPACED: LazyLock<Vec<(Kind, Vec<String>)>> = LazyLock::new(|| {
    let spaced = |wordings: &str| wordings.split('|').map(|w| format!(" {} ", w.trim())).collect();
    WORDINGS.iter().map(|(kind, wordings)| (*kind, spaced(wordings))).collect()
});

fn line(text: &str) -> String {
    let mut line = String::from(" ");
    for word in text.split(|c: char| !c.is_alphanumeric() && c != '%' && c != '£').filter(|w| !w.is_empty())
    {
        line.push_str(&word.to_lowercase());
        line.push(' ');
    }
    line
}

/// What a question seeks, what decides first.
pub(crate) fn sought(text: &str) -> Vec<Kind> {
    let line = line(text);
    let mut kinds: Vec<Kind> = Vec::new();
    for (kind, wordings) in &*SPACED {
        if wordings.iter().any(|wording| line.contains(wording.as_str())) {
            kinds.push(*kind);
        }
    }
    if line.contains(" how much ") && !kinds.contains(&Income) && !kinds.contains(&Count) {
        kinds.push(Spent);
    }
    if kinds.contains(&Count) || kinds.contains(&Share) {
        kinds.retain(|k| !matches!(k, Who | Spent | Income | Span | Day));
    }
    if kinds.contains(&Income) {
        kinds.retain(|k| *k != Spent);
    }
    let opens = line.split_whitespace().next().unwrap_or("");
    if matches!(
        opens,
        "do" | "does" | "is" | "are" | "has" | "have" | "did" | "can" | "was" | "were" | "will"
    ) {
        kinds.push(YesNo);
    }
    kinds.dedup();
    kinds
}

fn is_month(word: &str) -> bool {
    Language::English.months().iter().any(|month| month.eq_ignore_ascii_case(word))
}

/// What an answer says.
pub(crate) fn said(answer: &str) -> Vec<Kind> {
    let lower = line(answer);
    let all: Vec<&str> = lower.split_whitespace().collect();
    let mut kinds = Vec::new();
    if answer.contains('£') || all.iter().any(|w| w.ends_with('p') && w[..w.len() - 1].parse::<u32>().is_ok())
    {
        kinds.extend([Spent, Income]);
    }
    let digits = |w: &str| !w.is_empty() && w.chars().all(|c| c.is_ascii_digit());
    if all.windows(2).any(|two| is_month(two[0]) && two[1].len() == 4 && digits(two[1])) {
        kinds.push(Day);
    }
    let whole: Vec<&str> = answer
        .split_whitespace()
        .map(|w| w.trim_matches(|c: char| !c.is_alphanumeric() && c != '£'))
        .collect();
    let mut counts = false;
    for (at, word) in whole.iter().enumerate() {
        let number = word.starts_with(|c: char| c.is_ascii_digit())
            && word.chars().all(|c| c.is_ascii_digit() || matches!(c, ',' | '.'));
        if !number || is_year(word) {
            continue;
        }
        let after: Vec<String> = whole[at + 1..].iter().take(2).map(|w| w.to_lowercase()).collect();
        let unit = ["day", "week", "month", "year", "minute", "second", "hour"]
            .iter()
            .any(|u| after.iter().any(|w| w.starts_with(u)));
        if unit {
            kinds.push(Span);
        }
        let of_a_day = after.first().is_some_and(|w| is_month(w));
        let of_law = at > 0 && whole[at - 1].to_lowercase().starts_with("section");
        counts |= !unit && !of_a_day && !of_law;
    }
    if counts || matches!(all.first(), Some(&("none" | "no" | "fewer" | "nil" | "zero"))) {
        kinds.push(Count);
    }
    if answer.contains('%') || lower.contains(" per cent ") {
        kinds.push(Share);
    }
    if matches!(all.first(), Some(&("yes" | "no" | "none" | "not"))) {
        kinds.push(YesNo);
    }
    let named = answer
        .split_whitespace()
        .enumerate()
        .any(|(at, w)| (at > 0 || all.len() < 5) && w.starts_with(char::is_uppercase));
    if named || lower.contains(" in house ") || matches!(all.first(), Some(&("none" | "the"))) {
        kinds.push(Who);
    }
    kinds
}

/// How far an earlier question with its answer gives the kind of thing that is sought now.
pub(crate) fn fits(now: &[Kind], then: &[Kind], answer: Option<&[Kind]>) -> f32 {
    let Some(first) = now.first() else { return 0.9 };
    if then.first() == Some(first) {
        return 1.0;
    }
    let gives = answer.is_some_and(|said| said.contains(first));
    if then.contains(first) || now.iter().any(|k| then.first() == Some(k)) {
        return if gives || answer.is_none() { 0.95 } else { 0.85 };
    }
    match (first, then.first()) {
        (Spent, Some(Income)) | (Income, Some(Spent)) => 0.35,
        _ if gives => 0.75,
        (YesNo, _) | (_, None) => 0.7,
        _ if answer.is_none() => 0.6,
        _ => 0.3,
    }
}
