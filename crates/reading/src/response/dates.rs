//! Dates as letters write them, and which of them are the day of receipt and the day of the answer.

use std::sync::LazyLock;

use document::Span;
use jiff::civil::Date;

use super::pattern::{Pattern, rx};

use super::lines::Line;
use super::parts::Part;

const MONTH: &str = r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";

static WORDED: LazyLock<Pattern> = LazyLock::new(|| {
    rx(&format!(
        r"(?i)\b(?P<day>\d{{1,2}})\s{{0,2}}(?:st|nd|rd|th)?\s{{1,3}}(?:of\s+)?{MONTH}(?:\.?,?\s{{1,3}}(?P<year>(?:19|20)\d\d))?"
    ))
});
static MONTH_FIRST: LazyLock<Pattern> = LazyLock::new(|| {
    rx(&format!(
        r"(?i)\b{MONTH}\.?\s{{1,3}}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s{{1,3}}(?P<year>(?:19|20)\d\d)\b"
    ))
});
static FIGURES: LazyLock<Pattern> =
    LazyLock::new(|| rx(r"\b(?P<day>\d{1,2})[/.](?P<month>\d{1,2})[/.](?P<year>(?:(?:19|20)\d\d|\d\d))\b"));
static ISO: LazyLock<Pattern> =
    LazyLock::new(|| rx(r"\b(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)\b"));
static HYPHENED: LazyLock<Pattern> = LazyLock::new(|| {
    rx(&format!(r"(?i)\b(?P<day>\d{{1,2}})-(?:{MONTH}|(?P<m>\d\d))-(?P<year>(?:19|20)\d\d)\b"))
});

/// A date in the text; without its year it is only a day and a month.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Found {
    /// The date, where the year is written.
    pub date: Option<Date>,
    /// Month.
    pub month: i8,
    /// Day.
    pub day: i8,
    /// Where it stands.
    pub at: Span,
}

/// All dates in `text`, in order.
pub(crate) fn dates(text: &str) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    for pattern in [&*ISO, &*WORDED, &*MONTH_FIRST, &*HYPHENED, &*FIGURES] {
        // Those of one pattern stand apart; those of the others are in order.
        let known = found.len();
        for caps in pattern.captures_iter(text) {
            let whole = caps.get(0).expect("group 0 always takes part");
            let at = Span::new(whole.start(), whole.end());
            if runs_on(text, at.end, caps.name("year").is_some()) {
                continue;
            }
            let number = |name: &str| caps.name(name).and_then(|m| m.as_str().parse::<i16>().ok());
            let month = caps.name("month").or_else(|| caps.name("m")).and_then(|m| month(m.as_str()));
            let (Some(day), Some(month)) = (number("day"), month) else { continue };
            let Ok(day) = i8::try_from(day) else { continue };
            let before = found[..known].partition_point(|f| f.at.end <= at.start);
            let taken = found[..known].get(before).is_some_and(|f| f.at.start < at.end);
            if !(1..=31).contains(&day) || taken {
                continue;
            }
            let date = match number("year") {
                Some(year) => {
                    let year = if year < 100 { 2000 + year } else { year };
                    match Date::new(year, month, day) {
                        Ok(date) => Some(date),
                        Err(_) => continue,
                    }
                }
                None => None,
            };
            found.push(Found { date, month, day, at });
        }
        found.sort_by_key(|f| f.at.start);
    }
    found
}

/// Whether the word or figure goes on behind the date. A capital behind the year begins what was run together with it.
fn runs_on(text: &str, end: usize, year: bool) -> bool {
    let after = text[end..].chars().next();
    after.is_some_and(|c| c.is_alphanumeric() && !(year && c.is_uppercase()))
}

fn month(written: &str) -> Option<i8> {
    if let Ok(n) = written.parse::<i8>() {
        return (1..=12).contains(&n).then_some(n);
    }
    let names = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let lower = written.to_lowercase();
    names.iter().position(|n| lower.starts_with(n)).map(|i| i as i8 + 1)
}

static ANSWERED_LABEL: LazyLock<Pattern> = LazyLock::new(|| {
    rx(
        r"(?i)^(?:foi\s+)?(?:date\s+(?:(?:of\s+)?(?:the\s+)?request\s+(?:(?:was\s+)?(?:replied\s+to|answered|responded\s+to|completed|closed))|of\s+(?:the\s+)?(?:response|reply|decision|issue|letter|answer|disclosure|completion|release)|respon(?:ded|se)(?:\s+(?:sent|issued|provided))?|answered|replied|sent|issued|completed|closed|of\s+notice)|(?:response|reply|completed?|completion|decision|issued?|answer|disclosure|closed?|responded|letter)\s+(?:date|sent|issued|on)(?:\s+date)?|responded|answered|completed|date\s+response\s+(?:sent|issued)|response)\b\s*[:–-]?\s*(?:on\s+)?(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\s*)?",
    )
});
static DATE_LABEL: LazyLock<Pattern> = LazyLock::new(|| {
    rx(r"(?i)^(?:our\s+)?(?:dated?|sent)\s*:?\s*(?:\w{3,9}day,?\s*|(?:mon|tue|wed|thu|fri|sat|sun),?\s*)?")
});
static DATE_INSIDE: LazyLock<Pattern> = LazyLock::new(|| rx(r"(?i)(?:^|\s{2,})date[:\s]\s*$"));
static PUBLISHED_LABEL: LazyLock<Pattern> = LazyLock::new(|| {
    rx(
        r"(?i)^(?:date\s+)?(?:first\s+)?(?:published|released|publication\s+date|release\s+date|date\s+of\s+publication)(?:\s+(?:on|date))?\b\s*[:–-]?\s*",
    )
});
/// What is released is sent on that day; a field for the day of publication tells nothing of the reply.
static RELEASED_LABEL: LazyLock<Pattern> =
    LazyLock::new(|| rx(r"(?i)^(?:date\s+)?(?:released?)(?:\s+(?:on|date))?\b\s*[:–-]?\s*"));
static RECEIVED_LABEL: LazyLock<Pattern> = LazyLock::new(|| {
    rx(
        r"(?i)^(?:foi\s+)?(?:(?:date\s+)?(?:request\s+)?(?:was\s+)?received(?:\s+(?:on|date))?|date\s+(?:of\s+)?(?:the\s+)?(?:request|receipt|received|requested|submitted)(?:\s+(?:was\s+)?(?:received|made))?|request(?:ed)?\s+(?:date|received|made|submitted)(?:\s+on)?|receipt\s+date|date\s+received|requested)\b\s*[:–-]?\s*(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\s*)?",
    )
});
static RECEIVED_BEFORE: LazyLock<Pattern> = LazyLock::new(|| {
    rx(
        r"(?is)(?:\breceived\b|\breceipt\b|\blogged\b|\breached\s+(?:us|me|(?:the|this|our)\s+\w+)\b|\barrived\b|\bcame\s+(?:in|to\s+us)\b)(?:\b(?:Act|Regulations)\s+\d{4}\b|[^.\d]){0,90}$",
    )
});
static RANGE: LazyLock<Pattern> =
    LazyLock::new(|| rx(r"(?i)\b(?:from|between|since|until|up\s+to|before|after)\s+(?:the\s+)?$"));
/// "On 2 March 2020 you asked for ...".
static ASKED_AFTER: LazyLock<Pattern> = LazyLock::new(|| {
    rx(
        r"(?is)^\s*,?\s*(?:you|the\s+applicant)\s+(?:wrote|asked|requested|e-?mailed|submitted|sent|made|contacted)\b",
    )
});
/// "You wrote to us on 12 August asking for ...".
static ASKED_BEFORE: LazyLock<Pattern> = LazyLock::new(|| {
    rx(
        r"(?is)\b(?:you|applicant)\s+(?:first\s+)?(?:wrote|asked|requested|e-?mailed|submitted|contacted|made)\b[^.\d]{0,50}\b(?:on|dated)\s+(?:\w+day,?\s+)?(?:the\s+)?$",
    )
});
static RECEIVED_AFTER: LazyLock<Pattern> = LazyLock::new(|| {
    rx(r"(?is)^[^.\d]{0,40}\b(?:was|were|which\s+(?:was|we)|and)?\s*(?:received|receipt)\b")
});
static NOT_THE_REQUEST: LazyLock<Pattern> = LazyLock::new(|| {
    rx(
        r"(?is)\b(?:review|reconsider\w*|complain\w*|appeal|clarif\w+|acknowledg(?:ed|ement)\w*\s+(?:on|of|your|dated|by)|previous|earlier|extension|our\s+(?:letter|response|reply|e-?mail)|narrow\w*|revised|(?:hold|held|holds)\b.{0,40}\breceived)\b",
    )
});
static ISSUED_IN_PROSE: LazyLock<Pattern> = LazyLock::new(|| {
    rx(
        r"(?is)\b(?:this\s+(?:response|letter|notice)\s+(?:was|is)\s+(?:issued|sent|dated)|date\s+of\s+this\s+(?:letter|response))\b[^.\d]{0,30}$",
    )
});

/// The day of receipt and the day of the answer.
pub(crate) fn received_and_answered(
    text: &str,
    lines: &[Line],
    parts: &[Part],
    theirs: &[Span],
) -> (Option<Date>, Option<Date>) {
    let mut found = dates(text);
    // What the applicant writes of dates is about something else.
    found.retain(|f| !super::reliance::within(theirs, f.at));
    let answered = answered(text, lines, parts, &found);
    (received(text, lines, parts, &found, answered), answered)
}

fn line_of(lines: &[Line], at: usize) -> Option<usize> {
    let i = lines.partition_point(|l| l.end <= at);
    lines.get(i).filter(|l| l.start <= at).map(|_| i)
}

/// What stands before the date in its line; where nothing does, the line above is its label.
fn label<'t>(text: &'t str, lines: &[Line], i: usize, at: usize) -> &'t str {
    if at - lines[i].start > 400 {
        return "a long line";
    }
    let line = Span::new(lines[i].start, at).of(text);
    // "Received: … | Answered: …" in one line.
    let line = if line.trim_end().ends_with('|') { line } else { line.rsplit(" | ").next().unwrap_or(line) };
    // "Reference: 93609 / 27 October 2014".
    let line = line.rsplit(" / ").next().unwrap_or(line);
    let before = line.trim_matches(|c: char| c.is_whitespace() || "-•*|".contains(c));
    let before = if is_weekday(before) { "" } else { before };
    if before.is_empty() && i > 0 {
        let above = lines[i - 1].of(text).trim_matches(|c: char| c.is_whitespace() || "-•*".contains(c));
        if above.len() < 45 { above } else { "" }
    } else {
        before
    }
}

/// What stands between the two places, as far as it is near the second.
fn lead(text: &str, from: usize, at: usize) -> &str {
    let near = super::citations::floor(text, at.saturating_sub(400));
    Span::new(from.max(near), at).of(text)
}

fn is_weekday(words: &str) -> bool {
    let word = words.trim_end_matches([',', ' ']).to_lowercase();
    word.len() < 12 && word.ends_with("day") && word.chars().all(char::is_alphabetic)
}

fn whole(pattern: &Pattern, label: &str) -> bool {
    pattern.find(label).is_some_and(|m| m.end() == label.len())
}

fn answered(text: &str, lines: &[Line], parts: &[Part], found: &[Found]) -> Option<Date> {
    let mut best: Option<(u8, Date)> = None;
    let asked = parts.iter().position(|p| *p == Part::Request).unwrap_or(lines.len());
    // A page that gives the days of its case gives that of its publication beside them.
    let told_when_received = lines.iter().any(|l| {
        let words = l.of(text);
        let words = words.trim_start_matches(['-', '•', '*', ' ']);
        let behind = |m: regex::Match| words[m.end()..].chars().next();
        words.len() < 60
            && RECEIVED_LABEL
                .find(words)
                .is_some_and(|m| behind(m).is_none_or(|c| c.is_ascii_digit() || c == '|'))
    });
    for f in found {
        let mut offer = |rank: u8, date: Date| {
            if best.is_none_or(|(r, _)| rank < r) {
                best = Some((rank, date));
            }
        };
        let (Some(date), Some(i)) = (f.date, line_of(lines, f.at.start)) else { continue };
        if parts[i] == Part::Request {
            continue;
        }
        let label = label(text, lines, i, f.at.start);
        let rest = Span::new(
            f.at.end,
            lines[i].end.min(super::citations::floor(text, f.at.end + 100)).max(f.at.end),
        )
        .of(text)
        .trim_matches([' ', '.', ',', '*']);
        // In a line of several labels the next begins after a bar.
        let rest = match rest.strip_prefix("| ") {
            Some(next) if next.find(':').is_some_and(|at| at < 24) => "",
            _ if rest.strip_prefix("/ ").is_some_and(|next| next.to_lowercase().starts_with("ref")) => "",
            _ => rest,
        };
        let clock = rest.is_empty() || rest.starts_with(|c: char| c.is_ascii_digit()) && rest.len() < 9;
        if whole(&ANSWERED_LABEL, label) {
            offer(0, date);
        } else if ISSUED_IN_PROSE.is_match(lead(text, lines[i].start, f.at.start))
            || clock && (whole(&DATE_LABEL, label) && !label.is_empty() || DATE_INSIDE.is_match(label))
        {
            offer(1, date);
        } else if clock && letter_date(text, lines, parts, asked, i, f.at.start) {
            offer(2, date);
        } else if clock && asked < i && message_date(text, lines, i, f.at) {
            // Of the messages of a thread the last tells.
            if best.is_none_or(|(r, _)| r >= 2) {
                best = Some((2, date));
            }
        } else if clock && whole(&RELEASED_LABEL, label) && !label.is_empty() {
            offer(4, date);
        } else if clock && label.trim_end_matches(':') == "Published" && !told_when_received {
            offer(5, date);
        }
    }
    best.map(|(_, date)| date)
}

/// "Quayside Council 3 May 2022" heads a message of a thread.
fn message_date(text: &str, lines: &[Line], i: usize, at: Span) -> bool {
    let before = lead(text, lines[i].start, at.start).trim();
    let name =
        |w: &str| w.starts_with(char::is_uppercase) || matches!(w, "of" | "and" | "the" | "for" | "&" | "on");
    lines[i].after_gap
        && lines.get(i + 1).is_some_and(|l| l.after_gap)
        && at.of(text).contains(char::is_alphabetic)
        && before.len() < 70
        && before.split_whitespace().count() >= 2
        && before.split_whitespace().all(name)
        && !before.ends_with(':')
}

/// A date alone at the end of its line (a weekday or a place before it, or columns), in the head or after the signature.
/// `asked` is the first line of the applicant's.
fn letter_date(text: &str, lines: &[Line], parts: &[Part], asked: usize, i: usize, at: usize) -> bool {
    let raw = lead(text, lines[i].start, at);
    let before = raw.trim_matches(|c: char| c.is_whitespace() || "*_".contains(c));
    let column = raw.ends_with("   ") && !raw.trim_end().ends_with(['.', ':', ','])
        || raw.ends_with(" / ") && raw.len() < 40;
    let weekday = is_weekday(before);
    if !(before.is_empty() || weekday || column) {
        return false;
    }
    let above = if i > 0 { lines[i - 1].of(text) } else { "" };
    let labelled = !column && above.ends_with(':')
        || (above.len() < 40 && (whole(&RECEIVED_LABEL, above) || whole(&PUBLISHED_LABEL, above)));
    !labelled && parts[i] == Part::Head && (i < 30 && i <= asked || i < 4)
}

fn received(
    text: &str,
    lines: &[Line],
    parts: &[Part],
    found: &[Found],
    answered: Option<Date>,
) -> Option<Date> {
    let mut best: Option<(u8, Date)> = None;
    let mut several = false;
    let reviewed = of_a_review(text, lines, parts);
    for f in found {
        let Some(i) = line_of(lines, f.at.start) else { continue };
        if parts[i] == Part::Request
            || parts[i] == Part::Closing && !whole(&RECEIVED_LABEL, label(text, lines, i, f.at.start))
        {
            continue;
        }
        let Some(date) = f.date.or_else(|| latest_before(f, answered)) else { continue };
        if answered.is_some_and(|a| date > a) {
            continue;
        }
        let from = lines[i.saturating_sub(3)].start;
        let before = lead(text, from, f.at.start);
        let sentence = before.rsplit(['.', '\u{c}']).next().unwrap_or(before);
        let sentence = sentence.rsplit("\n\n").next().unwrap_or(sentence);
        // "received from 1 January to 31 March" is a time asked about.
        if RANGE.is_match(sentence) {
            continue;
        }
        let end = lines[(i + 1).min(lines.len() - 1)].end.min(super::citations::floor(text, f.at.end + 400));
        let after = Span::new(f.at.end, end.max(f.at.end)).of(text);
        let after = after.split("\n\n").next().unwrap_or(after);
        let label = label(text, lines, i, f.at.start);
        let rank = if whole(&RECEIVED_LABEL, label) && !label.is_empty() {
            0
        } else if NOT_THE_REQUEST.is_match(near(sentence))
            || !label.is_empty() && whole(&ANSWERED_LABEL, label)
        {
            continue;
        } else if RECEIVED_BEFORE.is_match(sentence) && about_request(sentence, after) {
            1
        } else if (RECEIVED_AFTER.is_match(after) && about_request(sentence, after))
            || !reviewed
                && ASKED_AFTER.is_match(after)
                && !NOT_THE_REQUEST.is_match(after.split(['.', '\n']).next().unwrap_or(""))
            || !reviewed && ASKED_BEFORE.is_match(sentence)
        {
            2
        } else {
            continue;
        };
        if rank == 2 && best.is_some_and(|(r, other)| r == 2 && other != date) {
            several = true;
        }
        if best.is_none_or(|(r, _)| rank < r) {
            best = Some((rank, date));
        }
    }
    // Of several requests, each with its day, no day is that of the whole.
    best.filter(|(rank, _)| *rank < 2 || !several).map(|(_, date)| date)
}

/// Whether the letter answers a request for review: the day on which the first request was made is not when that came.
fn of_a_review(text: &str, lines: &[Line], parts: &[Part]) -> bool {
    static REVIEW: LazyLock<Pattern> = LazyLock::new(|| {
        rx(
            r"(?i)\b(?:internal\s+review\s+of|(?:sought|asked\s+for|requested|request\s+for)\s+an?\s+(?:internal\s+)?review)\b",
        )
    });
    let own = |i: &usize| parts[*i] != Part::Request;
    (0..lines.len().min(20)).filter(own).any(|i| REVIEW.is_match(lines[i].of(text)))
}

/// The part of the sentence that speaks of this date: from "request" or "email" before it, with the words that lead there.
fn near(sentence: &str) -> &str {
    let lower = sentence.to_ascii_lowercase();
    let at =
        ["request", "e-mail", "email", "enquiry", "received"].iter().filter_map(|w| lower.rfind(w)).max();
    let from = at.map_or(0, |a| a.saturating_sub(24));
    &sentence[super::citations::floor(sentence, from)..]
}

fn about_request(before: &str, after: &str) -> bool {
    let lower = format!("{before} {after}").to_lowercase();
    ["request", "enquiry", "e-mail", "email", "letter", "correspondence", "application", "information"]
        .iter()
        .any(|w| lower.contains(w))
}

/// The last such day of the year on or before the answer, for a letter that writes "your request of 27 June".
fn latest_before(found: &Found, answered: Option<Date>) -> Option<Date> {
    let answered = answered?;
    let this = Date::new(answered.year(), found.month, found.day).ok()?;
    if this <= answered { Some(this) } else { Date::new(answered.year() - 1, found.month, found.day).ok() }
}
