//! The reference and the authority, from letterhead, labels and signature. No authority is known by name here.

use std::collections::BTreeMap;
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
        r"(?:^|[\s(:,–])(?P<value>(?:FOIA?|EIR|RFI|FOISA|FoI|FOISA|FI|IR|FS|CAS|IC|F|ENQ|REQ)(?:[-–/:\s]|\s[-–]\s)?(?:(?i:responses?|requests?|case|ref(?:erence)?|number|no\.?|log|disclosure)\s?[:#]?\s){0,2}(?:[A-Z]{1,5}[-/]?)?\d{2,}(?:[-/.]?[A-Za-z0-9]+)*(?:\s(?:19|20)\d\d/\d\d)?)(?:$|[\s).,;:–-])",
    )
});

/// A reference alone on its line or in its column.
static LONE: LazyLock<Pattern> = LazyLock::new(|| {
    rx(
        r"^(?:[A-Z]{2,8}\d{0,4}[-/](?:[A-Z0-9]{1,8}[-/]){0,3}|[A-Z]{1,2}[-/]\d{2,4}[-/])[A-Z]{0,3}\d{2,8}(?:[-/][A-Z0-9]{1,6})?$",
    )
});

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

static BODY: LazyLock<Pattern> = LazyLock::new(|| {
    let word = r"[A-Z][\w’'&-]*";
    rx(&format!(
        r"(?:(?:(?:The|the)\s)?(?:Royal\s+|London\s+)*Borough\s+(?:Council\s+)?of\s+{word}(?:\s(?:and|&|upon|on)?\s?{word}){{0,3}}|City\s+of\s+{word}(?:\s{word})?(?:\sCouncil)?|(?:Universit(?:y|ies)|College)\s(?:Hospitals?\s)?(?:of|for)\s(?:the\s)?{word}(?:\s(?:and|&|of|the)?\s?{word}){{0,3}}|(?:Department|Ministry|Office|Department\s+of|House|Houses|Bank)\s(?:for|of)\s(?:the\s)?{word}(?:,?\s(?:and|&|of|for|the)?\s?{word}){{0,5}}|NHS\s(?:{word}(?:\s(?:and|&)\s)?\s?){{1,5}}|Police\sService\sof\s{word}(?:\s{word})?|(?:{word}\s(?:(?:and|&|of|the|upon|on|for)\s)?){{1,7}}(?:Council|Police|Constabulary|Trust|University|Authority|Archives|Government|Agency|Commission|Service|Executive|Inspectorate|Museum|Library|College|School|Academy|Board|Ombudsman|Commissioners|Corporation|Partnership|Institute|Assembly|Parliament|Tribunal|Regulator|Fire\sand\sRescue\sService|Commissioner(?:'|’)s\sOffice))\b"
    ))
});
/// A word that every name of a body has; looked for first, because few lines have one.
static NOUN: LazyLock<Pattern> = LazyLock::new(|| {
    rx(
        r"Borough|City|Universit|College|Department|Ministry|Office|House|Bank|NHS|Police|Council|Constabulary|Trust|Authority|Archives|Government|Agency|Commission|Service|Executive|Inspectorate|Museum|Library|School|Academy|Board|Ombudsman|Corporation|Partnership|Institute|Assembly|Parliament|Tribunal|Regulator",
    )
});
static REGULATOR: LazyLock<Pattern> =
    LazyLock::new(|| rx(r"(?i)information\s+commissioner|preference\s+services?|surveillance\s+camera"));
static NOT_A_BODY: LazyLock<Pattern> = LazyLock::new(|| {
    rx(
        r"(?i)^(?:dear|publication|head|director|chief|what|support|freedom|information|requests?|customer|direct|email|e-mail|this|that|our|your|some|data|subject|access|appeals?|public|legal|if|under|which|we|it|as|at|in|please|section|corporate|complaints?|governance|for)\b|\b(?:act|network|framework|free|high\s+school)$|^(?:the\s+)?(?:(?:city|county|borough|district|town|parish|nhs|foundation|hospitals?|police|fire|health|public)\s+)*(?:council|trust|police|university|authority|service|board|office|agency|commission|government|house)$",
    )
});

/// Who answers.
pub(crate) fn authority(text: &str, lines: &[Line], parts: &[Part]) -> Option<String> {
    let mut votes: BTreeMap<String, (u32, usize, String)> = BTreeMap::new();
    let last_sign_off = lines.iter().rposition(|l| l.of(text).to_lowercase().starts_with("yours "));
    for (i, line) in lines.iter().enumerate() {
        let words = line.of(text);
        if words.len() > 4000 {
            continue;
        }
        let capitals = i < 10 && shouted(words);
        let spelt = if capitals { in_title_case(words) } else { String::new() };
        let words = if capitals { spelt.as_str() } else { words };
        if !NOUN.is_match(words) {
            continue;
        }
        for m in BODY.find_iter(words) {
            let signed = last_sign_off.is_some_and(|s| i > s && i < s + 8);
            let mut name = collapse(m.as_str());
            for lead in ["Dear ", "At ", "By ", "In ", "To "] {
                name = name.strip_prefix(lead).map_or(name.clone(), str::to_owned);
            }
            if let Some(rest) = name.strip_prefix("the ") {
                name = format!("The {rest}");
            }
            let own = REGULATOR.is_match(&name);
            if if own { !(signed && closes_with_own_name(words)) } else { NOT_A_BODY.is_match(&name) } {
                continue;
            }
            let weight = match parts[i] {
                Part::Request if words.to_lowercase().starts_with("dear") => 5,
                Part::Request => 0,
                Part::Closing if signed => 6,
                Part::Closing => 2,
                Part::Head if words.len() < m.len() + 20 => 5,
                Part::Head => 3,
                Part::Response | Part::Mixed | Part::Annex => 2,
            };
            let whole_line = if i < 6 && words.len() < m.len() + 6 { 4 } else { 0 };
            let key = name.trim_start_matches("The ").to_lowercase();
            let vote = votes.entry(key).or_insert((0, i, name.clone()));
            vote.0 += weight + whole_line;
            if name.starts_with("The ") && !words.starts_with(&name) && words.contains(&name) {
                vote.2 = name;
            }
        }
    }
    let best = votes.into_values().filter(|v| v.0 >= 2).max_by_key(|v| (v.0, std::cmp::Reverse(v.1)))?;
    Some(best.2)
}

/// A line of the letterhead in capitals.
fn shouted(line: &str) -> bool {
    line.len() < 90
        && line.chars().filter(|c| c.is_uppercase()).count() > 9
        && !line.chars().any(char::is_lowercase)
}

/// "OFFICE FOR CANALS" as "Office for Canals"; NHS stays.
fn in_title_case(line: &str) -> String {
    let word = |(i, w): (usize, &str)| match w {
        "NHS" | "UK" | "HM" | "BBC" => w.to_owned(),
        "OF" | "FOR" | "AND" | "THE" | "ON" | "IN" | "UPON" | "TO" if i > 0 => w.to_lowercase(),
        _ => {
            let mut chars = w.chars();
            chars.next().into_iter().chain(chars.flat_map(char::to_lowercase)).collect()
        }
    };
    line.split(' ').enumerate().map(word).collect::<Vec<_>>().join(" ")
}

/// The regulator answers for itself where its name stands in its own signature, with the address.
fn closes_with_own_name(line: &str) -> bool {
    let lower = line.to_lowercase();
    lower.find("information commissioner").is_some_and(|at| at < 5) && !lower.contains("complain")
}
