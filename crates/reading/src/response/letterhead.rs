//! The reference of the case, from letterhead and labels.

use std::sync::LazyLock;

use super::pattern::{Pattern, rx};

use super::lines::{Line, collapse};
use super::parts::Part;

static OURS: LazyLock<Pattern> = LazyLock::new(|| {
    rx(
        r"(?i)(?:(?:^[-•*\s]*|\b)(?:our|my|case|file|foi|eir|foia|request|enquiry|service\s+request|correspondence|the)\s+(?:(?:request|case|information|foi|id)\s+)?(?:ref(?:erence)?(?:\s+(?:number|no\.?|id))?|id(?:\s+(?:number|no\.?))?|number|no\.?)|^[-•*\s]*(?:ref(?:erence)?(?:\s*(?:number|no\.?|id))?|request|foi)|\bref(?:erence)?(?:\s*(?:number|no\.?))?)\s*\.?\s*(?P<sep>:-|[:#=–-]|\bis\b|$|\s{2,}|\s)\s*\(?(?P<rest>[^\n]*)$",
    )
});
static THEIRS: LazyLock<Pattern> = LazyLock::new(|| rx(r"(?i)\byour\s+(?:ref|reference)"));
static VALUE: LazyLock<Pattern> = LazyLock::new(|| {
    rx(
        r"^(?P<value>(?:(?:FOI|EIR|RFI)\s\d{1,6}(?:\s\d{2,4}){1,3}\b|[A-Z]{2,6}\s\d{1,8}\b(?:[-/]\w+)*|(?:(?:F?OIA?|EIR|RFI|FOISA|IR|SAR|CAS|REF|Ref|FoI|Foi)\s?(?:[-–:/]\s?|\s)?)?(?:\d{2,4}\s?[-–/]\s?\d{2,6}(?:[-/][\w]+)*|[A-Z]{0,8}[-/_.]?(?:[A-Za-z0-9]{1,12}[-/_.])*[A-Za-z0-9]*\d[A-Za-z0-9]*(?:[-/_.][A-Za-z0-9]+)*))(?:\s(?:19|20)\d\d[/-]\d\d(?:\d\d)?\b|\s[-–]\s\d{2,4}\b)?)",
    )
});
static BARE: LazyLock<Pattern> = LazyLock::new(|| {
    rx(
        r"(?:^|[\s(:,–])(?P<value>(?:FOIA?|EIR|RFI|FOISA|FoI|FOISA|FI|IR|FS|CAS|IC|F|ENQ|REQ)(?:[-–/:_\s]|\s[-–]\s)?(?:(?i:responses?|requests?|case|ref(?:erence)?|number|no\.?|log|disclosure)\s?[:#]?\s){0,2}(?:[A-Z]{1,5}[-/]?)?\d{2,}(?:[-/.]?[A-Za-z0-9]+)*(?:\s(?:19|20)\d\d/\d\d)?)(?:$|[\s).,;:–-])",
    )
});

/// A reference alone on its line or in its column.
static LONE: LazyLock<Pattern> = LazyLock::new(|| {
    rx(
        r"^(?:[A-Z]{2,8}\d{0,4}[-/](?:[A-Z0-9]{1,8}[-/]){0,3}|[A-Z]{1,2}[-/]\d{2,4}[-/])[A-Z]{0,3}\d{2,8}(?:[-/][A-Z0-9]{1,6})?$",
    )
});

/// "Freedom of Information Act request – 221013007".
static TITLE: LazyLock<Pattern> =
    LazyLock::new(|| rx(r"(?i)\b(?:request|act|foia?|eir)\)?\s*[-–—:]\s*(?P<value>\d{5,12}(?:[-/]\d+)?)$"));

/// A title that ends with a case number and its year in brackets: "Bin collections (1207/24)".
static BRACKETED: LazyLock<Pattern> =
    LazyLock::new(|| rx(r"^\p{L}.{2,90}\s[(\[](?P<value>\d{2,6}[A-Z]{0,2}[/_-](?:20)?\d\d)[)\]]$"));

/// The authority's reference of this case.
pub(crate) fn reference(text: &str, lines: &[Line], parts: &[Part]) -> Option<String> {
    let mut best: Option<(u8, String)> = None;
    let mut seen: Vec<String> = Vec::new();
    let mut offer = |rank: u8, value: String| {
        seen.push(value.clone());
        if best.as_ref().is_none_or(|(r, _)| rank < *r) {
            best = Some((rank, value));
        }
    };
    for (i, line) in lines.iter().enumerate() {
        let words = line.of(text);
        if matches!(parts[i], Part::Request | Part::Annex) && words.len() > 60 || words.len() > 220 {
            continue;
        }
        if THEIRS.is_match(words)
            && !words.to_lowercase().contains("our ref")
            && !words.to_lowercase().contains("my ref")
        {
            continue;
        }
        for caps in OURS.captures_iter(words) {
            let rest = caps.name("rest").map_or("", |m| m.as_str()).trim();
            let label = caps.get(0).map_or("", |m| m.as_str()).trim_start().to_lowercase();
            let explicit = label.contains("ref")
                || label.contains("number")
                || label.contains(" id")
                || label.contains(" no");
            let own_line = rest.is_empty();
            let rest = if own_line {
                match lines.get(i + 1) {
                    Some(next) if next.of(text).len() < 90 => {
                        next.of(text).trim_start_matches(['-', '•', '*', ' '])
                    }
                    _ => continue,
                }
            } else {
                rest
            };
            let Some(value) = value(rest) else { continue };
            if !own_line && words.find(rest).is_some_and(|at| of_another(&words[..at])) {
                continue;
            }
            let ours = label.starts_with("our") || label.starts_with("my");
            let prose = words.len() > 90 && !ours;
            if own_line && !explicit {
                continue;
            }
            offer(
                if ours {
                    0
                } else if explicit && !prose {
                    1
                } else if explicit {
                    3
                } else {
                    4
                },
                value,
            );
        }
        if i < 15
            && words.len() < 90
            && let Some(number) = TITLE.captures(words).and_then(|c| c.name("value"))
        {
            offer(3, tidy(number.as_str()));
        }
        if i < 6
            && let Some(number) = BRACKETED.captures(words).and_then(|c| c.name("value"))
            && !number.as_str().starts_with("20")
        {
            offer(3, tidy(number.as_str()));
        }
        if i < 15 && parts[i] != Part::Request {
            let subject = words.starts_with("Subject") || words.starts_with("Re");
            let bracketed = words.split(['[', ']', '(', ')']).filter(|_| subject);
            for cell in words.split("   ").chain(bracketed).map(str::trim).filter(|c| LONE.is_match(c)) {
                offer(2, tidy(cell));
            }
        }
        let head = i < 14 || matches!(parts[i], Part::Head);
        if head
            && words.len() < 120
            && parts[i] != Part::Request
            && let Some(caps) = BARE.captures(words)
        {
            let at = caps.name("value").map_or(0, |m| m.start());
            let value = caps.name("value").map_or("", |m| m.as_str());
            if of_another(&words[..at]) {
                continue;
            }
            let alone = value.len() + 14 > words.len();
            offer(if alone || i < 4 { 2 } else { 5 }, tidy(&without_word(value)));
        }
    }
    let value = best?.1;
    // "FOI-24-17/JS" with "FOI-24-17" beside it: the writer's letters are no part of it.
    let base = value.rsplit_once('/').filter(|(_, w)| w.len() < 4 && w.chars().all(char::is_alphabetic));
    let base = base.map(|(base, _)| base.to_owned()).filter(|base| seen.contains(base));
    Some(base.unwrap_or(value))
}

/// Whether what leads up to a reference says that it is of another case: the one asked about, or the regulator's.
fn of_another(before: &str) -> bool {
    static ANOTHER: LazyLock<Pattern> = LazyLock::new(|| {
        rx(
            r"(?i)\b(?:relat(?:ing|ion|ed)\s+to|about|regarding|concerning|correspondence\s+(?:on|for)|copies\s+of)\s+(?:\w+\s+){0,3}$|\b(?:notices?|tribunal|commissioner|ico|complaint|appeal)\b[^.]{0,30}$",
        )
    });
    ANOTHER.is_match(before)
}

fn value(rest: &str) -> Option<String> {
    let rest = rest.trim_start_matches([':', '-', '–', '#', ' ', '*', '.', '(', '[']);
    let value = tidy(VALUE.captures(rest)?.name("value")?.as_str());
    let digits = value.chars().filter(char::is_ascii_digit).count();
    let date = super::dates::dates(rest).first().is_some_and(|d| d.at.start == 0);
    (digits >= 2 && !date && value.len() <= 40).then_some(value)
}

/// "FOI Response 2231": the number is the reference, the words only lead to it.
fn without_word(value: &str) -> String {
    let words: Vec<&str> = value.split_whitespace().collect();
    let word = |w: &&str| w.chars().all(|c| c.is_alphabetic() || ".:#".contains(c));
    match words.iter().rposition(word) {
        Some(at) if at > 0 => words[at + 1..].join(" "),
        _ => value.to_owned(),
    }
}

fn tidy(value: &str) -> String {
    collapse(value.trim_end_matches(['.', ',', ')', '-', '/', ':', ']']))
}
