//! What a question wants done with figures: list them, add them up, average, compare, find the largest; and in which
//! words it says of what. Nothing here knows a table.

use super::{
    phrases::{
        ANYTHING, AVERAGE, CHANGE, COUNT, EACH, LEANS, LEAST, MONEY, MOST, PERCENT, STOCK, SUM, WHOLE,
    },
    terms::{Term, hard, terms},
    when::{When, read},
};
use crate::words;

/// What is done with the figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Op {
    List,
    Sum,
    Average,
    Change,
    Share,
    Most,
    Least,
}

/// What sort of figure is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Want {
    Count,
    Money,
    Percent,
    /// "How much": an amount of anything.
    Much,
    Open,
}

/// One of the things that a question asks.
#[derive(Clone, Debug)]
pub(super) struct Clause {
    pub terms: Vec<Term>,
    pub want: Want,
}

/// A text with its time taken out.
#[derive(Clone, Debug, Default)]
pub(super) struct Text {
    pub terms: Vec<Term>,
    pub when: When,
    pub line: String,
    /// As written, for names that are common words.
    pub raw: String,
}

impl Text {
    pub(super) fn of(text: &str) -> Text {
        let (when, rest) = read(text);
        Text { terms: terms(&rest), when, line: words::line(&rest), raw: rest }
    }

    /// Whether it names IT, written so.
    pub(super) fn says_it(&self) -> bool {
        let mut words = self.raw.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
        words.clone().any(|w| w == "IT") && words.any(|w| w.chars().any(char::is_lowercase))
    }

    pub(super) fn has(&self, phrases: &[&'static str]) -> bool {
        phrases.iter().any(|p| words::has(&self.line, p))
    }
}

/// A question as this module hears it.
#[derive(Clone, Debug)]
pub(super) struct Heard {
    pub own: Text,
    pub clauses: Vec<Clause>,
    pub heading: Text,
    pub stem: Text,
    pub subject: Text,
    pub op: Op,
    /// Whether the op was said and not taken for granted.
    pub op_said: bool,
    /// Whether each year is wanted for itself.
    pub each: bool,
    /// Whether all groups together are meant.
    pub whole: bool,
    /// Whether it leans on the question before it.
    pub leans: bool,
    /// Whether it says of nothing of its own what it is about, and something was asked before it.
    pub orphan: bool,
    /// What sort of figure the words say that it shares with other questions.
    pub from_stem: Want,
    /// Whether it asks what there is, not what came or went.
    pub stock: bool,
    /// Whether it asks what something costs besides.
    pub cost_too: bool,
}

fn want(line: &str) -> Want {
    let has = |list: &[&'static str]| list.iter().any(|p| words::has(line, p));
    if has(PERCENT) || line.contains(" % ") {
        Want::Percent
    } else if has(COUNT) {
        Want::Count
    } else if has(MONEY) {
        Want::Money
    } else if has(&["how much"]) {
        Want::Much
    } else {
        Want::Open
    }
}

/// The things that a text asks, one after the other.
fn clauses(text: &str) -> Vec<Clause> {
    const AND: &[&str] = &[
        " and how many ",
        " and how much ",
        " and what ",
        " and the number of ",
        " and the cost ",
        " and the total ",
        ", how many ",
        ", how much ",
        "; ",
        "? ",
        " and the estimated cost ",
        " and their cost",
        " and the amount ",
        " and of ",
        " and the percentage ",
        " and the proportion ",
    ];
    let lower = text.to_ascii_lowercase();
    let mut cuts: Vec<usize> =
        AND.iter().flat_map(|a| lower.match_indices(a).map(|(at, _)| at + 1)).collect();
    cuts.sort_unstable();
    cuts.dedup();
    let mut parts = Vec::new();
    let mut from = 0;
    for cut in cuts.into_iter().take(8).chain([text.len()]) {
        parts.push(text.get(from..cut).unwrap_or(""));
        from = cut;
    }
    parts
        .into_iter()
        .map(|part| {
            let (_, rest) = read(part);
            Clause { terms: terms(&rest), want: want(&words::line(&rest)) }
        })
        .filter(|c| hard(&c.terms).next().is_some() || c.want != Want::Open)
        .collect()
}

/// Whether it asks how something changed. "How many falls" counts falls, and who drops out leaves.
fn change(own: &Text) -> bool {
    const COUNTED: &[&str] =
        &["fall", "fell", "drop", "dropped", "jump", "jumped", "climb", "climbed", "dip"];
    let counted = own.has(COUNT) || own.has(&["drop out", "dropped out", "drop off", "slip"]);
    let said = CHANGE.iter().filter(|p| words::has(&own.line, p));
    let mut said = said.filter(|p| !counted || !COUNTED.contains(p));
    said.next().is_some()
}

/// Hears a question; none where no figure can answer it.
pub(super) fn hear(text: &str, heading: &str, stem: &str, subject: &str) -> Option<Heard> {
    // "Laptops: please state how many ..." and a percent sign are read as words.
    let text = text.replace('%', " percent ");
    let own = Text::of(&text);
    let stem_text = Text::of(stem);
    let heading = Text::of(heading);
    let most = own.has(MOST) && !own.has(&["most recent", "at most", "most of"]);
    let least = own.has(LEAST) && !own.has(&["at least"]);
    let opens = own.line.trim_start().split(' ').next().unwrap_or("");
    let opens_with = |list: &[&'static str]| {
        list.iter().any(|p| own.line.starts_with(words::line(p).as_str()))
            || list.iter().any(|p| !p.contains(' ') && opens == words::stem(p))
    };
    let ranks = own.has(&["which", "what", "when", "in which"])
        || own.has(&["with the", "where", "name the", "state the", "identify the"])
        || opens == "the"
        || opens_with(MOST)
        || opens_with(LEAST);
    let ranked = (most || least) && ranks;
    let other = words::line(&text);
    let changes = change(&own);
    let of_figures = own.has(COUNT)
        || own.has(MONEY)
        || changes
        || own.has(PERCENT)
        || own.has(&["how much", "how often", "how big", "how large"]);
    // "The percentage of tenants who paid" asks for a figure for all its "who".
    if !ranked && !of_figures && ANYTHING.iter().any(|w| words::has(&other, w)) {
        return None;
    }
    if matches!(opens, "who" | "whom" | "why" | "where") || opens == "when" && !ranked {
        return None;
    }
    // "How did you buy it" asks for no figure.
    if opens == "how" && !of_figures {
        return None;
    }
    // A day is no figure.
    if own.has(&["date", "dates", "deadline for"])
        && !own.has(&[
            "to date",
            "up to date",
            "date range",
            "at the date",
            "on the date",
            "at that date",
            "on that date",
        ])
        && !own.has(COUNT)
    {
        return None;
    }
    let each_own = own.has(EACH);
    let each = each_own || stem_text.has(EACH) || heading.has(EACH);
    let mut clauses = clauses(&text);
    let from_stem = want(&stem_text.line);
    let percent = own.has(PERCENT);
    if clauses.is_empty() {
        clauses.push(Clause { terms: Vec::new(), want: Want::Open });
    }
    let total = own.has(SUM) && !each_own;
    let average = own.has(AVERAGE);
    let (op, op_said) = if ranked && most {
        (Op::Most, true)
    } else if ranked && least {
        (Op::Least, true)
    } else if changes {
        (Op::Change, true)
    } else if percent {
        (Op::Share, true)
    } else if average {
        (Op::Average, true)
    } else if total {
        (Op::Sum, true)
    } else {
        (Op::List, each_own)
    };
    let counts = clauses[0].want == Want::Count || clauses[0].want == Want::Open && from_stem == Want::Count;
    let cost = ["cost", "price", "spend"];
    let cost_too = counts && cost.iter().any(|w| words::has(&own.line, w) || words::has(&stem_text.line, w));
    let cut_short = own.has(&[
        "how many are",
        "how many were",
        "how many of",
        "how many went",
        "how many have been",
        "how many ended",
    ]);
    // "Calls that were false alarms" leans on nothing.
    let relative =
        [" that wer ", " that wa ", " that are ", " that is ", " that have ", " that had ", " that led "];
    let bare = relative.iter().fold(own.line.clone(), |line, r| line.replace(r, " "));
    // "IT headcount" is of the department.
    let bare = if own.says_it() { bare.replace(" it ", " ") } else { bare };
    let leans = cut_short
        || LEANS.iter().any(|p| words::has(&bare, p))
        || hard(&own.terms).next().is_none()
        || matches!(opens, "and" | "same" | "ditto");
    Some(Heard {
        whole: own.has(WHOLE),
        stock: own.has(STOCK) || own.has(&["have", "has"]) && opens == "how",
        orphan: false,
        leans,
        each,
        op,
        op_said,
        cost_too,
        clauses,
        from_stem,
        own,
        heading,
        stem: stem_text,
        subject: Text::of(subject),
    })
}
