//! The messages in a text: the one on top, those it quotes or forwards, without signatures and disclaimers.

use std::sync::LazyLock;

use regex::{Regex, RegexSet};

use super::{
    asks::plain,
    lines::{Line, trim},
};

/// One message of a thread.
#[derive(Clone, Debug, Default)]
pub(super) struct Message {
    /// Its lines.
    pub lines: Vec<Line>,
    /// What a header block inside the text says: field names in lower case.
    pub fields: Vec<(String, (usize, usize))>,
    /// Lines from the closing on.
    pub tail: Vec<Line>,
}

impl Message {
    /// A field of the header block, where it says something.
    pub fn field<'t>(&self, text: &'t str, name: &str) -> Option<&'t str> {
        let place = self.fields.iter().find(|f| f.0 == name)?.1;
        text.get(place.0..place.1).filter(|s| !s.is_empty())
    }
}

static FIELD: LazyLock<Regex> = LazyLock::new(|| {
    one(
        r"(?i)^[*_]{0,2}(from|sent|to|cc|bcc|subject|date|reply-to|importance|attachments?|categories|follow up flag|flag status)[*_]{0,2}\s*:[*_]{0,2}\s*(.*)$",
    )
});
static QUOTES: LazyLock<RegexSet> = LazyLock::new(|| {
    set(&[
        r"(?i)^[-_ ]{2,}\s*(?:original message|forwarded message|forwarded by|original appointment|reply message|begin forwarded)\b",
        r"(?i)^(?:begin forwarded message|forwarded message|original message)\s*:?\s*$",
        r"(?i)^on .{6,120}\bwrote\s*:?\s*$",
        r"(?i)^(?:am|le|el) .{6,120}\b(?:schrieb|a écrit|escribió)\b.*:\s*$",
    ])
});
static CLOSINGS: LazyLock<RegexSet> = LazyLock::new(|| {
    set(&[
        r"(?i)^(?:with )?(?:my |our )?(?:many |very |much |warm |warmest |kind |kindest |best |sincere )*(?:regards|wishes|thanks)(?: and (?:kind |best |warm )?(?:regards|wishes|thanks))?(?: (?:in advance|again|in anticipation|for your (?:help|time|assistance)))?\s*[,.!\-–]*$",
        r"(?i)^yours?(?: (?:very )?(?:sincerely|faithfully|truly|ever|respectfully|in anticipation|etc|in \w+(?: \w+)?))?\s*[,.!]*$",
        r"(?i)^(?:thank you|thanks|cheers|ta|sincerely|respectfully|faithfully|best|kr|rgds|many thanks|regards)(?: (?:very much|so much|in advance|again|in anticipation|kindly))?\s*[,.!]*$",
        r"(?i)^(?:thank you|thanks)[^.?!]{0,40}\b(?:regards|sincerely|faithfully|wishes)\s*[,.!]*$",
        r"(?i)^(?:diolch(?: yn fawr(?: iawn)?)?|cofion(?: gorau| cynnes)?|yr eiddoch yn (?:gywir|ffyddlon)|yn gywir|le (?:gach )?(?:deagh )?(?:dhùrachd|meas|dùrachdan))\s*[,.!]*$",
        r"^--\s*$",
        r"(?i)^sent from (?:my|outlook|mail|yahoo|samsung)\b",
        r"(?i)^get outlook for\b",
    ])
});
static FOOTERS: LazyLock<RegexSet> = LazyLock::new(|| {
    set(&[
        r"(?i)^(?:this e-?mail|this message|the information (?:contained )?in this|disclaimer|confidentiality|important notice|privileged|notice:|caution:).{0,120}(?:confidential|intended|disclaimer|notice|recipient|outside|external)",
        r"(?i)^please use this (?:e-?mail|address) (?:address )?for all replies",
        r"(?i)^(?:disclaimer|confidentiality notice|e-?mail disclaimer)\b",
    ])
});
static ANSWERS: LazyLock<Regex> = LazyLock::new(|| {
    one(
        r"^(?:thank you|thanks|many thanks) for (?:your|the|contacting)\b.{0,40}\b(?:e-?mail|letter|request|enquiry|message)\b|^(?:i|we) (?:acknowledge|refer to|write further to|am writing further to) (?:receipt of )?your\b",
    )
});
static CAUTION: LazyLock<Regex> = LazyLock::new(|| {
    one(
        r"(?i)^\W*(?:caution|warning|external(?: e-?mail| sender)?|this e-?mail originated|you don't often get email|\[external\])\b.{0,200}$",
    )
});

/// Takes the text apart into its messages, the newest first.
pub(super) fn messages(text: &str, lines: &[Line]) -> Vec<Message> {
    let mut out = vec![Message::default()];
    let mut n = 0;
    while n < lines.len() {
        let line = &lines[n];
        let words = line.of(text);
        let header = header_block(text, lines, n);
        let Some(current) = out.last_mut() else { break };
        let begins = QUOTES.is_match(words)
            || (words.len() < 200
                && words.to_ascii_lowercase().starts_with("on ")
                && split_intro(text, lines, n));
        if let Some((fields, next)) = header {
            if current.lines.is_empty() {
                current.fields.extend(fields);
            } else {
                out.push(Message { fields, ..Message::default() });
            }
            n = next;
            continue;
        }
        if begins {
            if !current.lines.is_empty() {
                out.push(Message::default());
            }
            n += if QUOTES.is_match(words) { 1 } else { 2 };
            continue;
        }
        let was_quoted = current.lines.last().is_some_and(|l| l.quoted > 0);
        if line.quoted > 0 && !was_quoted && !current.lines.is_empty() {
            out.push(Message::default());
        } else if line.quoted == 0 && was_quoted && out.len() > 1 {
            // Words under a quotation are the writer's own again.
            if let Some(first) = out.first_mut() {
                first.lines.push(*line);
            }
            n += 1;
            continue;
        }
        if let Some(current) = out.last_mut()
            && !CAUTION.is_match(words)
        {
            current.lines.push(*line);
        }
        n += 1;
    }
    out
}

/// "On Monday, somebody <somebody@example.org>" broken over two lines before "wrote:".
fn split_intro(text: &str, lines: &[Line], n: usize) -> bool {
    lines.get(n + 1).is_some_and(|l| {
        let words = l.of(text).to_ascii_lowercase();
        words.len() < 160 && (words.ends_with("wrote:") || words.ends_with("wrote"))
    })
}

type Fields = Vec<(String, (usize, usize))>;

/// A header block of at least two fields that begins at line `n`, and the line after it.
fn header_block(text: &str, lines: &[Line], n: usize) -> Option<(Fields, usize)> {
    let mut fields = Fields::new();
    let mut at = n;
    while let Some(line) = lines.get(at) {
        let words = line.of(text);
        let Some(found) = FIELD.captures(words) else {
            // A long list of addresses runs over several lines.
            let runs_on = fields.last().is_some_and(|f: &(String, _)| matches!(f.0.as_str(), "to" | "cc"))
                && words.contains('@')
                && !line.blank_before;
            if runs_on {
                at += 1;
                continue;
            }
            break;
        };
        let name = found.get(1).map_or("", |m| m.as_str()).to_ascii_lowercase();
        let value = found
            .get(2)
            .map_or((line.end, line.end), |m| trim(text, line.start + m.start(), line.start + m.end()));
        fields.push((name, value));
        at += 1;
    }
    let known = |name: &str| fields.iter().any(|f| f.0 == name);
    let enough = fields.len() >= 2 && (known("from") || (known("to") && known("subject")) || known("sent"));
    let first_is_field = FIELD.is_match(lines[n].of(text));
    (enough && first_is_field).then_some((fields, at))
}

/// Cuts signature and footer off, at the first closing after the place that `asked_before` approves.
pub(super) fn cut_tail(text: &str, message: &mut Message, asks: impl Fn(&[Line]) -> bool) {
    let (mut rules, mut looked) = (0, 0);
    for n in 0..message.lines.len() {
        let words = message.lines[n].of(text);
        let closing = looked < MOST_CLOSINGS && (is_closing(words) || FOOTERS.is_match(words));
        looked += usize::from(closing);
        // A rule parts a letter from its footer, or only one section from the next.
        let rule = is_rule(words) && words.chars().count() >= 5 && rules < MOST_RULES;
        rules += usize::from(rule);
        if (closing || rule)
            && asks(&message.lines[..n])
            && !(rule && goes_on(text, &message.lines[n + 1..], &asks))
        {
            message.tail = message.lines.split_off(n);
            take_back_postscript(text, message);
            return;
        }
    }
    if let Some(n) = unsigned(text, &message.lines).filter(|n| asks(&message.lines[..*n])) {
        message.tail = message.lines.split_off(n);
        return;
    }
    // Nothing asked before any closing: the last closing still begins the signature.
    let last = message.lines.iter().rposition(|l| is_closing(l.of(text)));
    if let Some(n) = last {
        message.tail = message.lines[n..].to_vec();
    }
}

/// What is asked after "PS" under the signature belongs to the letter.
fn take_back_postscript(text: &str, message: &mut Message) {
    let after = |words: &str| {
        let rest = words
            .strip_prefix("P.S")
            .or_else(|| words.strip_prefix("PS"))
            .or_else(|| words.strip_prefix("Ps"))?;
        let asks = rest.trim_start_matches(['.', ':', ',', '-', '–', ' ']);
        (!rest.starts_with(char::is_alphanumeric)).then_some(words.len() - asks.len())
    };
    let found = message.tail.iter().enumerate().find_map(|(n, l)| after(l.of(text)).map(|skip| (n, skip)));
    if let Some((at, skip)) = found {
        let mut back = message.tail.split_off(at);
        if let Some(first) = back.first_mut() {
            first.blank_before = true;
            first.start = (first.start + skip).min(first.end);
        }
        message.lines.extend(back);
    }
}

/// Closings of one letter that are looked at.
const MOST_CLOSINGS: usize = 40;

/// Rules of one letter that are looked at.
const MOST_RULES: usize = 20;

/// Whether the letter asks on, up to the next closing.
fn goes_on(text: &str, lines: &[Line], asks: &impl Fn(&[Line]) -> bool) -> bool {
    let ends = |l: &Line| is_closing(l.of(text)) || FOOTERS.is_match(l.of(text));
    let end = lines.iter().position(ends).unwrap_or(lines.len());
    asks(&lines[..end])
}

/// Whether a line is only drawn.
pub(super) fn is_rule(words: &str) -> bool {
    words.chars().all(|c| matches!(c, '-' | '_' | '=' | '*' | '~' | '–' | '—' | '─' | '━' | '═' | '.' | '#'))
        && words.chars().count() >= 3
}

/// Where a signature without a closing begins: a name after the last paragraph, and nothing but particulars under it.
fn unsigned(text: &str, lines: &[Line]) -> Option<usize> {
    let particulars = |words: &str| {
        words.len() < 70
            && super::marker::marker(words).is_none_or(|m| m.weak)
            && (!words.ends_with(['.', '?', ':', ';', ',', '!'])
                || is_full_name(words)
                || words.ends_with(','))
            && words.split_whitespace().count() <= 9
    };
    let first = lines.iter().rposition(|l| !particulars(l.of(text)))? + 1;
    let name = (first..lines.len()).find(|n| is_full_name(lines[*n].of(text)))?;
    let apart = lines[name].blank_before
        || lines.get(name.wrapping_sub(1)).is_some_and(|l| l.of(text).ends_with(['.', '?', '!']));
    (lines.len() - name <= 9 && apart).then_some(name)
}

/// At least two words, each of them of a name.
fn is_full_name(words: &str) -> bool {
    const PARTICLES: [&str; 9] = ["de", "van", "von", "der", "den", "la", "le", "al", "ap"];
    let name = words.split([',', '(', '|']).next().unwrap_or(words).trim();
    let parts: Vec<&str> = name.split_whitespace().collect();
    (2..=6).contains(&parts.len())
        && super::applicant::is_name(name)
        && parts.iter().all(|w| w.starts_with(char::is_uppercase) || PARTICLES.contains(w))
}

/// Whether a message thanks for a request, as an authority does.
pub(super) fn is_answer(text: &str, message: &Message) -> bool {
    message.field(text, "from").is_some()
        && message.lines.iter().take(12).any(|l| ANSWERS.is_match(&plain(l.of(text))))
}

/// Whether a line greets.
pub(super) fn is_greeting(words: &str) -> bool {
    let lower = plain(words);
    // "Hi, could I please have the number of ..." greets and asks in one line.
    let asks = lower.contains('?')
        || [
            "please",
            "provide",
            "how many",
            "how much",
            "can i",
            "could i",
            "may i",
            "can you",
            "could you",
            "ask for",
            "i would",
            "i'd",
        ]
        .iter()
        .any(|ask| lower.contains(ask));
    lower.len() < 90
        && !asks
        && [
            "dear ",
            "annwyl ",
            "hi",
            "hello",
            "good morning",
            "good afternoon",
            "good evening",
            "good day",
            "hey",
            "to whom it may",
            "fao ",
            "for the attention",
            "attn",
        ]
        .iter()
        .any(|g| {
            lower.starts_with(g)
                && lower[g.trim_end().len()..].chars().next().is_none_or(|c| !c.is_alphanumeric())
        })
        && !lower.ends_with('?')
}

/// Whether a line closes a letter: "Yours sincerely", also with the name after it.
pub(super) fn is_closing(words: &str) -> bool {
    if words.len() >= 90 {
        return false;
    }
    let named = || {
        let (closing, name) = words.split_once([',', '-', '–', '!', '.'])?;
        let name = name.split(',').next().unwrap_or(name);
        (CLOSINGS.is_match(closing.trim()) && super::applicant::is_name(name.trim())).then_some(())
    };
    CLOSINGS.is_match(words) || named().is_some()
}

fn set(patterns: &[&str]) -> RegexSet {
    RegexSet::new(patterns).expect("the patterns are constants that a test builds")
}

fn one(pattern: &str) -> Regex {
    Regex::new(pattern).expect("the pattern is a constant that a test builds")
}
