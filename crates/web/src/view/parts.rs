//! The small shapes that the macros of `templates/macros` take.
//!
//! They hold words ready to show; escaping is the templates' doing.

use calendar::Certainty;
use jiff::Timestamp;
use jiff::civil::Date;

use super::dates::days_left;

/// One choice of a select, a set of radio buttons or of checkboxes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What the form sends.
    pub value: String,
    /// What the reader sees.
    pub label: String,
    /// One line more, or nothing.
    pub hint: String,
}

impl Choice {
    /// A choice without a hint.
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Choice {
        Choice { value: value.into(), label: label.into(), hint: String::new() }
    }

    /// The same choice with one line more.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Choice {
        self.hint = hint.into();
        self
    }
}

/// How a tag or notice is meant; the words say it too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shade {
    /// Nothing to do.
    Plain,
    /// Under way.
    Blue,
    /// Done, well.
    Green,
    /// Soon, waiting.
    Amber,
    /// Late, wrong.
    Red,
    /// Law, exemption, withheld.
    Purple,
}

impl Shade {
    /// The class of the stylesheet.
    pub fn class(self) -> &'static str {
        match self {
            Shade::Plain => "plain",
            Shade::Blue => "blue",
            Shade::Green => "green",
            Shade::Amber => "amber",
            Shade::Red => "red",
            Shade::Purple => "purple",
        }
    }
}

/// A state in one or two words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tag {
    /// The words.
    pub text: String,
    /// Their colour.
    pub shade: Shade,
}

impl Tag {
    /// A tag.
    pub fn new(text: impl Into<String>, shade: Shade) -> Tag {
        Tag { text: text.into(), shade }
    }
}

/// A row of a summary list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// What it is.
    pub key: String,
    /// What it says.
    pub value: String,
    /// Where to change it; empty for nowhere.
    pub href: String,
    /// What the link does: `Change`, `Show`.
    pub action: String,
}

impl Row {
    /// A row that only tells.
    pub fn new(key: impl Into<String>, value: impl Into<String>) -> Row {
        Row { key: key.into(), value: value.into(), href: String::new(), action: String::new() }
    }

    /// The same row with a link.
    #[must_use]
    pub fn action(mut self, action: impl Into<String>, href: impl Into<String>) -> Row {
        (self.action, self.href) = (action.into(), href.into());
        self
    }
}

/// A row of a task list: one question of a case, one step of a journey.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Task {
    /// Label as written: `7`, `4a`; empty for none.
    pub label: String,
    /// What it is about.
    pub title: String,
    /// Where it is done; empty where it cannot be done yet.
    pub href: String,
    /// One line more: provision, source, who has it.
    pub note: String,
    /// How it stands.
    pub tag: Tag,
    /// How many findings stand against it.
    pub warnings: usize,
}

/// A latest lawful date, with what law says is left of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    /// The date.
    pub date: Date,
    /// Working days left; below zero it is late.
    pub working_days: i64,
    /// Where its working is opened; empty for nowhere.
    pub working: String,
}

impl Due {
    /// `8 working days left`.
    pub fn left(&self) -> String {
        days_left(self.working_days)
    }

    /// Red when late or today, amber in the last three days, plain before.
    pub fn shade(&self) -> Shade {
        match self.working_days {
            ..=0 => Shade::Red,
            1..=3 => Shade::Amber,
            _ => Shade::Plain,
        }
    }
}

/// What a day does in the working of a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayKind {
    /// It counts.
    Counted,
    /// It is skipped.
    Skipped,
    /// Something happened: receipt, reset, extension.
    Happened,
    /// The answer is due.
    Due,
}

/// One line of the working of a date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorkingDay {
    /// The day.
    pub date: Date,
    /// What it does.
    pub kind: DayKind,
    /// Its number among working days, where it has one.
    pub number: Option<u32>,
    /// What happened or why it is skipped.
    pub because: String,
    /// The provision or statute.
    pub provision: String,
    /// How that was checked, where it is known.
    pub mark: Option<Certainty>,
}

/// Whether nobody has yet held what carries this mark against the text.
pub fn unchecked(mark: &Certainty) -> bool {
    matches!(mark, Certainty::K | Certainty::Unverified)
}

/// How much a finding weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Severity {
    /// Against the law.
    Breach,
    /// May be challenged.
    Risk,
    /// Could be better.
    Advice,
}

impl Severity {
    /// The word and its colour.
    pub fn tag(self) -> Tag {
        match self {
            Severity::Breach => Tag::new("Breach", Shade::Red),
            Severity::Risk => Tag::new("Risk", Shade::Amber),
            Severity::Advice => Tag::new("Advice", Shade::Blue),
        }
    }
}

/// A finding on a letter, as it stands beside the letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The id of its place in the letter on the same page; empty for the letter as a whole.
    pub place: String,
    /// The place in words: `question 11`.
    pub place_name: String,
    /// How much it weighs.
    pub severity: Severity,
    /// What is wrong, one sentence.
    pub wrong: String,
    /// What to do, one sentence.
    pub to_do: String,
    /// The provision.
    pub provision: String,
    /// The page of the check; empty for none.
    pub check: String,
    /// Where to put it right; empty for nowhere.
    pub fix: String,
    /// Where to overrule it with a reason; empty where that is not possible.
    pub overrule: String,
    /// Why it was overruled; empty where it was not.
    pub overruled: String,
}

/// What the memory has against an answer, with both sides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Against {
    /// The question in words: `Question 11`.
    pub name: String,
    /// Where it is decided.
    pub href: String,
    /// What does not agree, one sentence.
    pub why: String,
    /// What the letter says, and what becomes of the question in it.
    pub ours: String,
    /// What the other side says, where it stands and of which day it is; first the one that weighs most.
    pub theirs: Vec<String>,
}

/// One event of a timeline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// When.
    pub at: Timestamp,
    /// Who, or what part of the program.
    pub who: String,
    /// What happened.
    pub what: String,
    /// Why, or with what provision; empty for nothing more.
    pub why: String,
    /// Files that it made: what they are called, and where they are opened.
    pub files: Vec<(&'static str, String)>,
}

/// Where a reader is in a list of several pages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pages {
    /// This page, from 1.
    pub current: usize,
    /// How many there are.
    pub count: usize,
    /// The address without the page, with its query so far: `/log?q=agents`.
    pub address: String,
}

impl Pages {
    /// Page `current` of a list of `items`, `per_page` at a time.
    pub fn new(current: usize, items: usize, per_page: usize, address: impl Into<String>) -> Pages {
        let count = items.div_ceil(per_page.max(1)).max(1);
        Pages { current: current.clamp(1, count), count, address: address.into() }
    }

    /// The address of a page.
    pub fn href(&self, page: &usize) -> String {
        let joint = if self.address.contains('?') { '&' } else { '?' };
        format!("{}{joint}page={page}", self.address)
    }

    /// Pages to name: the first, the last and those around this one; `None` for a gap.
    pub fn shown(&self) -> Vec<Option<usize>> {
        let near = |page: &usize| *page == 1 || *page == self.count || page.abs_diff(self.current) <= 1;
        let mut shown: Vec<Option<usize>> = Vec::new();
        for page in (1..=self.count).filter(near) {
            if shown.last().is_some_and(|last| last.is_some_and(|last| last + 1 < page)) {
                shown.push(None);
            }
            shown.push(Some(page));
        }
        shown
    }

    /// The page before, if there is one.
    pub fn previous(&self) -> Option<usize> {
        (self.current > 1).then(|| self.current - 1)
    }

    /// The page after, if there is one.
    pub fn next(&self) -> Option<usize> {
        (self.current < self.count).then(|| self.current + 1)
    }
}

/// `1 question`, `18 questions`.
pub fn plural(count: &usize, one: &str, many: &str) -> String {
    format!("{count} {}", if *count == 1 { one } else { many })
}

/// What the table at a place among these blocks is called; a second one of the same caption is counted.
pub fn table_name(blocks: &[document::Block], at: &usize) -> String {
    let caption = |block: &document::Block| match block {
        document::Block::Table(table) => Some(table.caption.clone()),
        _ => None,
    };
    let Some(own) = blocks.get(*at).and_then(caption) else { return String::new() };
    let before = blocks.iter().take(*at).filter(|b| caption(b).as_ref() == Some(&own)).count();
    if before == 0 { own } else { format!("{own} ({})", before + 1) }
}

/// Pence as pounds: `£450`, `£1,234.50`.
pub fn pounds(pence: &u64) -> String {
    document::pounds(*pence)
}

/// Encodes text for use as a value in a query.
pub fn encode(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                encoded.push(char::from(byte))
            }
            _ => encoded.push_str(&format!("%{byte:02X}")),
        }
    }
    encoded
}
