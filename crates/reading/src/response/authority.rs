//! Who answers: from letterhead, greeting, signature, and from whoever is said to hold and to decide. No authority is
//! known by name here.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::lines::{Line, collapse};
use super::parts::Part;
use super::pattern::{Pattern, rx};

static BODY: LazyLock<Pattern> = LazyLock::new(|| {
    let word = r"[A-Z][\w’'&-]*";
    rx(&format!(
        r"(?:(?:(?:The|the)\s)?(?:Royal\s+|London\s+)*Borough\s+(?:Council\s+)?of\s+{word}(?:\s(?:and|&|upon|on)?\s?{word}){{0,3}}|City\s+of\s+{word}(?:\s{word})?(?:\sCouncil)?|(?:Universit(?:y|ies)|College)\s(?:Hospitals?\s)?(?:of|for)\s(?:the\s)?{word}(?:\s(?:and|&|of|the)?\s?{word}){{0,3}}|Houses?\sof\s(?:the\s)?{word}|NHS\s\d+|(?:Department|Ministry|Office|Department\s+of|Bank)\s(?:for|of)\s(?:the\s)?{word}(?:,?\s(?:and|&|of|for|the)?\s?{word}){{0,5}}|NHS\s(?:{word}(?:\s(?:and|&)\s)?\s?){{1,5}}|Police\sService\sof\s{word}(?:\s{word})?|(?:{word}\s(?:(?:and|&|of|the|upon|on|for)\s)?){{1,7}}(?:Council|Police|Constabulary|Trust|University|Authority|Archives|Government|Agency|Commission|Service|Executive|Inspectorate|Museum|Library|College|School|Academy|Board|Ombudsman|Commissioners|Corporation|Office|Partnership|Institute|Assembly|Parliament|Tribunal|Regulator|Fire\sand\sRescue\sService|Commissioner(?:'|’)s\sOffice))\b"
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
        r"(?i)^(?:dear|publication|head|director|chief|what|support|freedom|information|requests?|customer|direct|email|e-mail|this|that|our|your|some|data|subject|access|appeals?|public|legal|if|under|which|we|it|as|at|in|please|section|corporate|complaints?|governance|for)\b|\b(?:act|network|framework|free|high\s+school)$|^(?:the\s+)?(?:\w+\s+)?(?:head|post|foi|press|registered|main|private|records|regional|area|district|local|\w+['’]s)\s+office$|^(?:the\s+)?(?:(?:city|county|borough|district|town|parish|nhs|foundation|hospitals?|police|fire|health|public)\s+)*(?:council|trust|police|university|authority|service|board|office|agency|commission|government|house)$",
    )
});

/// What follows a name whose bearer answers: it holds, confirms, decides.
static ACTS: LazyLock<Pattern> = LazyLock::new(|| {
    rx(
        r"^\s*(?:\([\w &]{2,12}\)\s+)?(?:holds?|do(?:es)?\s+(?:not\s+)?hold|can\s+(?:confirm|neither|answer|provide)|cannot|considers?|confirm(?:s|ed)?|received|estimates?|neither|upholds?|regards?|need\s+not|has\s+not)\b",
    )
});
/// A name with its initials in brackets.
static INITIALS: LazyLock<Pattern> = LazyLock::new(|| {
    rx(
        r"(?P<name>[A-Z][\w’'-]+(?:\s(?:of|for|and|the|to|[A-Z][\w’'-]*)){1,6})\s\((?P<short>[A-Z][A-Za-z]{1,7})\)",
    )
});
/// "Dear Ferries for Wexcombe," greets a body.
static GREETED: LazyLock<Pattern> = LazyLock::new(|| {
    rx(
        r"^Dear\s+(?P<name>[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]*)*\s(?:for|of)\s(?:the\s)?[A-Z][\w’'-]*(?:\s(?:and\s)?[A-Z][\w’'-]*)*)\s*(?:,|$)",
    )
});
static NO_NAME: LazyLock<Pattern> = LazyLock::new(|| {
    rx(
        r"(?i)\b(?:act|regulations?|information|data|directive|convention|limit|request|programme|project|commissioner|guidance|register|scheme|policy|head|director|team|officer)\b",
    )
});

/// Votes for one name: what they weigh, the line of the first, the name as written, how often the applicant has it.
type Votes = BTreeMap<String, (u32, usize, String, u32)>;

/// Who answers.
pub(crate) fn authority(text: &str, lines: &[Line], parts: &[Part]) -> Option<String> {
    let mut votes = Votes::new();
    let last_sign_off = lines.iter().rposition(|l| l.of(text).to_lowercase().starts_with("yours "));
    for (i, line) in lines.iter().enumerate() {
        let words = line.of(text);
        if words.len() > 4000 {
            continue;
        }
        let signed = last_sign_off.is_some_and(|s| i > s && i < s + 8);
        for (name, weight) in without_noun(words, parts[i]) {
            vote(&mut votes, i, name, weight, parts[i] == Part::Request);
        }
        let capitals = i < 10 && shouted(words);
        let spelt = if capitals { in_title_case(words) } else { String::new() };
        let words = if capitals { spelt.as_str() } else { words };
        if !NOUN.is_match(words) {
            continue;
        }
        for m in BODY.find_iter(words) {
            for name in apart(m.as_str()) {
                let mut name = collapse(name);
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
                let greets = words.to_lowercase().starts_with("dear");
                let weight = match parts[i] {
                    Part::Request if greets => 5,
                    Part::Request => 0,
                    Part::Closing if signed => 6,
                    Part::Closing => 2,
                    Part::Head if words.len() < m.len() + 20 => 5,
                    Part::Head => 3,
                    Part::Response | Part::Mixed | Part::Annex => 2,
                };
                let whole_line = if i < 6 && words.len() < m.len() + 6 { 4 } else { 0 };
                let acts = if parts[i] != Part::Request && ACTS.is_match(&words[m.end()..]) { 3 } else { 0 };
                let said = name.starts_with("The ") && !words.starts_with(&name) && words.contains(&name);
                let key = key(&name);
                vote(&mut votes, i, name.clone(), weight + whole_line + acts, parts[i] == Part::Request);
                if let Some(entry) = votes.get_mut(&key).filter(|_| said) {
                    entry.2 = name;
                }
            }
        }
    }
    let best = votes.values().filter(|v| v.0 >= 2).max_by_key(|v| (v.0, std::cmp::Reverse(v.1)));
    // A page that is cut off may name it only where the applicant does, again and again.
    let asked = || {
        let most = votes.values().map(|v| v.3).max().filter(|most| *most >= 2)?;
        let mut named = votes.values().filter(|v| v.3 == most);
        named.next().filter(|_| named.next().is_none())
    };
    Some(best.or_else(asked)?.2.clone())
}

fn key(name: &str) -> String {
    name.trim_start_matches("The ").to_lowercase()
}

fn vote(votes: &mut Votes, line: usize, name: String, weight: u32, asked: bool) {
    let entry = votes.entry(key(&name)).or_insert((0, line, name, 0));
    entry.0 += weight;
    entry.3 += u32::from(asked);
}

/// Names without a word such as Council: those with their initials behind them, and those that are greeted.
fn without_noun(words: &str, part: Part) -> Vec<(String, u32)> {
    let mut found = Vec::new();
    for caps in INITIALS.captures_iter(words) {
        let (Some(name), Some(short)) = (caps.name("name"), caps.name("short")) else { continue };
        let initials = |small: bool| -> String {
            let words = name.as_str().split(' ').filter(|w| small || w.starts_with(char::is_uppercase));
            words.filter_map(|w| w.chars().next()).flat_map(char::to_lowercase).collect()
        };
        let wanted = short.as_str().to_lowercase();
        let fits = initials(true) == wanted || initials(false) == wanted;
        let named = NO_NAME.is_match(name.as_str()) || NOUN.is_match(name.as_str());
        if fits && part != Part::Request && !named {
            let acts = ACTS.is_match(&words[name.end()..]);
            found.push((collapse(name.as_str()), if acts { 5 } else { 1 }));
        }
    }
    let greeted = GREETED.captures(words).and_then(|c| c.name("name")).filter(|_| part != Part::Response);
    found.extend(greeted.filter(|m| !NO_NAME.is_match(m.as_str())).map(|m| (collapse(m.as_str()), 5)));
    found
}

/// "The Rivers Agency and Upper Tarn Council" are two.
fn apart(names: &str) -> Vec<&str> {
    static ENDS: LazyLock<Pattern> = LazyLock::new(|| {
        rx(r"(?:Council|Police|Constabulary|Trust|University|Authority|Agency|Commission|Board|Government)$")
    });
    match names.split_once(" and ").filter(|(one, two)| ENDS.is_match(one) && ENDS.is_match(two)) {
        Some((one, two)) => vec![one, two],
        None => vec![names],
    }
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
