//! Finds citations of sections and regulations, with the law each belongs to. Whether one is relied on is for `reliance`.

mod range;

use std::sync::LazyLock;

use document::{Law, Span};

use super::pattern::{Pattern, rx};
use range::range;

/// A citation as it stands in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Citation {
    /// Whether it says regulation rather than section.
    pub regulation: bool,
    /// Number with its letter: `31`, `22A`.
    pub number: String,
    /// Limbs as written, without brackets.
    pub limbs: Vec<String>,
    /// Where it stands.
    pub at: Span,
    /// To which statute it is said to belong.
    pub statute: Statute,
}

/// Which statute a citation names beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Statute {
    /// One of the four information laws.
    Named(Law),
    /// Another Act, Order or set of Regulations.
    Foreign,
    /// None, or "the Act".
    Unsaid,
}

impl Citation {
    /// As CONTRACTS.md writes it.
    pub fn provision(&self) -> String {
        let mut out = format!("{}{}", if self.regulation { "reg." } else { "s." }, self.number);
        for limb in &self.limbs {
            out.push('(');
            out.push_str(limb);
            out.push(')');
        }
        out
    }
}

const LIMBS: &str = r"(?:\s{0,2}\(\s?(?:\d{1,2}[A-Za-z]?|[A-Za-z]{1,5})(?:\s?[-–]\s?[A-Za-z0-9]{1,2})?\s?\))";

static FIRST: LazyLock<Pattern> = LazyLock::new(|| {
    rx(&format!(
        r"(?:\b(?P<reg>(?i:regulations?|regs?\b\.?))|\b(?P<sec>(?i:sections?\.?|sects?\b\.?|secs?\b\.?|ss?\.|ss?))|\b(?P<bare>(?i:under|exemptions?|exceptions?))\b)(?:\s?\(s\))?(?P<gap>\s?:\s{{0,4}}[-–•*]\s{{0,3}}|\s{{0,3}})(?P<cite>\d{{1,2}}[A-Z]?(?:\s\d[A-Z]?(?:\s?\([a-z]{{1,4}}\)){{1,3}}|{LIMBS}{{0,5}}))"
    ))
});
static NEXT: LazyLock<Pattern> = LazyLock::new(|| {
    rx(&format!(
        r"^(?P<join>\)?\s{{0,2}}(?:,\s{{0,2}}(?:and|or)?|;|&|/|\band\b|\bor\b|\band/or\b)\s{{0,3}})(?:(?i:sections?|ss?\.?|regulations?|regs?\.?)\s{{0,2}})?(?P<cite>(?:\d{{1,2}}[A-Z]?{LIMBS}{{0,5}}|{LIMBS}{{1,5}}))"
    ))
});
/// The next of a list whose items are named: "30(b)(i) – free and frank advice, 33(1)(b) …", or a line for each.
static DESCRIBED: LazyLock<Pattern> = LazyLock::new(|| {
    rx(&format!(
        r"^(?:\s{{1,2}}(?:of|in)\s(?:the\s)?[A-Z]\w+(?:\s[A-Z]\w+){{0,2}}(?:\s\d{{4}})?)?\s?(?:[-–—:]\s?[^\n.;()\d]{{2,80}}?|\([^()\n]{{2,140}}\)(?:\s[a-z]+){{0,3}}?)(?:[,;]|\s(?:and|&)\s|[,;]?\s*\n\s*[-•*–])\s*(?:and\s+)?(?P<cite>\d{{1,2}}[A-Z]?{LIMBS}{{1,5}})"
    ))
});
/// "31(1)(g) by virtue of subsection (2)(b)": limbs of the same section.
static SUBSECTION: LazyLock<Pattern> = LazyLock::new(|| {
    rx(&format!(
        r"^\s{{0,2}},?\s?(?:(?:and|with|via|&|read\s+with|by\s+virtue\s+of|through)\s+)?(?i:sub-?\s?sections?)\s{{0,2}}(?P<cite>(?:\d[A-Z]?|\(\d[A-Z]?\)){LIMBS}{{0,3}})"
    ))
});
static PART: LazyLock<Pattern> = LazyLock::new(|| rx(r"\d{1,2}[A-Za-z]?|[A-Za-z]{1,5}"));
static OWNER: LazyLock<Pattern> = LazyLock::new(|| {
    rx(
        r#"^(?:\s{0,3}[-–—:,]?\s{0,3}(?:\([^()\n]{0,80}\)|[^\n.;:()]{0,60}?))?[\s,]{0,3}(?:of|to|in|under|from)\s{1,3}(?:the\s{1,3}|that\s{1,3}|this\s{1,3}|our\s{1,3})?['‘"“]?(?P<name>(?:[A-Z][\w’'()&,-]*|of|and|for|to|the|in|on|\([A-Z][a-z]+\)|(?:19|20)\d\d|s\.?\d+|Act\b)(?:\s{1,3}(?:[A-Z][\w’'()&-]*|of|and|for|to|the|in|on|etc\.?,?|\([^()\n]{1,60}\)|(?:19|20)\d\d)){0,12})"#,
    )
});
static BEFORE: LazyLock<Pattern> = LazyLock::new(|| {
    rx(
        r"(?P<name>(?:[A-Z][\w’'()&-]*|of|and|for|the)(?:\s{1,2}(?:[A-Z][\w’'()&-]*|of|and|for|the|\([A-Z][\w ]+\)))*\s{1,2}(?:Act|Regulations|Order|Rules|Code)(?:\s{1,2}(?:19|20)\d\d)?(?:\s{0,2}\([A-Z][\w\s’']*\))?|DPA(?:\s(?:19|20)\d\d)?)[\s,–-]{0,3}\(?$",
    )
});
static FOISA: LazyLock<Pattern> = LazyLock::new(|| {
    rx(
        r"(?i)freedom\s+of\s+information\s*\(\s*scotland\s*\)?|\bfoisa\b|\bfoi\s?\(s\)\s?a|freedom\s+of\s+information\s+scotland",
    )
});
static EISRS: LazyLock<Pattern> = LazyLock::new(|| {
    rx(r"(?i)environmental\s+information\s*\(?\s*scotland|\beisrs?\b|\beirs?\s?\(s\)|\beirs?\s?\(?scotland")
});
static EIR: LazyLock<Pattern> =
    LazyLock::new(|| rx(r"(?i:environmental\s+information\s+regulations?)|\bEIRs?\b"));
static FOIA: LazyLock<Pattern> =
    LazyLock::new(|| rx(r"(?i)freedom\s+of\s+information|\bfo\w?ia\b|\bfoi\b|\bfo\s?i\s+act"));
static LIMIT: LazyLock<Pattern> = LazyLock::new(|| rx(r"(?i)appropriate\s+limit|\bfees?\b"));
static STATUTE: LazyLock<Pattern> = LazyLock::new(|| {
    rx(
        r"(?:\b(?:Act|ACT|Regulations?|Order|Rules|Schedule|Code|Constitution|Treaty|Convention|Agreement|Contract|Policy|Guidance|Directive|Standards?|Plan|Licen[cs]e|Terms)\b|\bDPA\b|\bGDPR\b|\bPACE\b|\bRIPA\b|\bTCPA\b|\bPECR\b|\bCRA\b|\bUK\s?GDPR\b)",
    )
});

/// The law that a name means, where it means one of the four.
pub(crate) fn law_named(name: &str) -> Option<Law> {
    if EISRS.is_match(name) {
        Some(Law::Eisrs)
    } else if FOISA.is_match(name) {
        Some(Law::Foisa)
    } else if EIR.is_match(name) {
        Some(Law::Eir)
    } else if FOIA.is_match(name) && !LIMIT.is_match(name) {
        Some(Law::Foia)
    } else {
        None
    }
}

/// Whether the text has a citation.
pub(crate) fn cites(text: &str) -> bool {
    FIRST.captures_iter(text).any(|caps| {
        caps.get(0)
            .zip(caps.name("cite"))
            .is_some_and(|(whole, cite)| stands_alone(text, whole.start(), cite.end()))
    })
}

/// What [`NEXT`] matches is shorter.
const LONGEST_NEXT: usize = 600;

/// All citations in the text, in order.
pub(crate) fn citations(text: &str) -> Vec<Citation> {
    let mut found: Vec<Citation> = Vec::new();
    let mut from = 0;
    while let Some(caps) = FIRST.captures_at(text, from) {
        let whole = caps.get(0).expect("group 0 always takes part");
        let cite = caps.name("cite").expect("the group takes part in every match");
        from = whole.end();
        let regulation = caps.name("reg").is_some();
        if !stands_alone(text, whole.start(), cite.end()) {
            continue;
        }
        let first = found.len();
        let parts = parts(cite.as_str());
        let Some((number, limbs)) = parts.split_first() else { continue };
        let Some(limbs) = limbs_of(limbs) else { continue };
        // "under 12(4)(d)" is a citation, "under 18" is not, nor is "sections: - 12 tables".
        let bare = caps.name("bare").is_some();
        let listed = caps.name("gap").is_some_and(|m| m.as_str().contains(':'));
        if (bare || listed) && limbs.is_empty() {
            continue;
        }
        let regulation =
            regulation || bare && excepts(&text[floor(text, whole.start().saturating_sub(300))..cite.end()]);
        found.push(Citation {
            regulation,
            number: number.to_uppercase(),
            limbs,
            at: Span::new(whole.start(), cite.end()),
            statute: Statute::Unsaid,
        });
        let mut end = cite.end();
        end = range(text, end, &mut found);
        if let Some(more) = SUBSECTION.captures(&text[end..floor(text, end + LONGEST_NEXT)]) {
            let cite = more.name("cite").expect("the group takes part in every match");
            let at = Span::new(end + cite.start(), end + cite.end());
            let previous = found.last().expect("one was pushed above").clone();
            if let Some(limbs) = limbs_of(&self::parts(cite.as_str()))
                && stands_alone(text, at.start, at.end)
            {
                found.push(Citation { limbs, at, ..previous });
                end = at.end;
            }
        }
        loop {
            let rest = &text[end..floor(text, end + LONGEST_NEXT)];
            let Some(more) = NEXT.captures(rest).or_else(|| DESCRIBED.captures(rest)) else { break };
            let cite = more.name("cite").expect("the group takes part in every match");
            let at = Span::new(end + cite.start(), end + cite.end());
            if !stands_alone(text, at.start, at.end) {
                break;
            }
            let written = self::parts(cite.as_str());
            let previous = found.last().expect("one was pushed above").clone();
            let bracketed = cite.as_str().trim_start().starts_with('(');
            let (number, limbs) = if bracketed {
                let depth = alike_from(&previous.limbs, &written);
                let mut limbs = previous.limbs[..depth].to_vec();
                let Some(more) = limbs_of(&written) else { break };
                limbs.extend(more);
                (previous.number.clone(), limbs)
            } else {
                let Some((number, limbs)) = written.split_first() else { break };
                let bare = limbs.is_empty();
                if bare && !plausible_bare(&text[at.end..]) {
                    break;
                }
                let Some(limbs) = limbs_of(limbs) else { break };
                (number.to_uppercase(), limbs)
            };
            found.push(Citation { regulation, number, limbs, at, statute: Statute::Unsaid });
            end = range(text, at.end, &mut found);
        }
        from = end.max(from);
        let statute = statute(text, whole.start(), end);
        for citation in &mut found[first..] {
            citation.statute = statute;
        }
    }
    found
}

/// Whether the last word before a bare number is of exceptions, which Regulations have, and not of exemptions.
fn excepts(before: &str) -> bool {
    let lower = before.to_lowercase();
    let last = |word: &str| lower.rfind(word).map_or(0, |at| at + 1);
    last("exception").max(last("eir")).max(last("environmental information")) > last("exemption")
}

/// A number that is followed by a unit or a date is not a section.
fn plausible_bare(after: &str) -> bool {
    let after = after.trim_start();
    let word: String = after.chars().take_while(|c| c.is_alphabetic()).collect();
    !after.starts_with(['%', '/', ':'])
        && !matches!(
            word.to_lowercase().as_str(),
            "working"
                | "days"
                | "hours"
                | "years"
                | "months"
                | "officers"
                | "people"
                | "st"
                | "nd"
                | "rd"
                | "th"
        )
        && !after.starts_with(|c: char| c.is_ascii_digit())
}

fn stands_alone(text: &str, start: usize, end: usize) -> bool {
    let before = text[..start].chars().next_back();
    let mut rest = text[end..].chars();
    let after = rest.next();
    let then = rest.next();
    let glued =
        before.is_some_and(|c| c.is_alphanumeric() || matches!(c, '\'' | '’' | '-' | '/' | '_' | '£' | '='));
    let runs_on = after.is_some_and(|c| c.is_alphanumeric() || matches!(c, '/' | '%' | '=' | '_'))
        || (matches!(after, Some('.' | ',' | '-')) && then.is_some_and(|c| c.is_ascii_digit()));
    // "Section 12 (1)Appropriate limit" has lost the space behind it.
    let named = text[..end].ends_with(')')
        && after.is_some_and(char::is_uppercase)
        && then.is_some_and(char::is_lowercase);
    !glued && (!runs_on || named)
}

fn parts(cite: &str) -> Vec<String> {
    PART.find_iter(cite).map(|m| m.as_str().to_owned()).collect()
}

/// Limbs in lower case but for the letter after a number; none where a bracket holds a word.
fn limbs_of(parts: &[String]) -> Option<Vec<String>> {
    let mut limbs = Vec::new();
    for part in parts {
        // "(1b)" is short for "(1)(b)"; "(3A)" is a subsection of its own, also where it is written "(3a)".
        if let Some(figure) = part.strip_suffix(|c: char| c.is_ascii_lowercase())
            && matches!(figure, "1" | "2")
        {
            limbs.push(figure.to_owned());
            limbs.push(part[figure.len()..].to_owned());
        } else if part.starts_with(|c: char| c.is_ascii_digit()) {
            limbs.push(part.to_uppercase());
        } else if part.len() <= 2 || part.chars().all(|c| matches!(c.to_ascii_lowercase(), 'i' | 'v' | 'x')) {
            limbs.push(part.to_lowercase());
        } else {
            break;
        }
    }
    Some(limbs)
}

/// How many limbs of the citation before are kept when only "(b)" follows it: it stands beside the last limb of its kind.
fn alike_from(previous: &[String], written: &[String]) -> usize {
    let figure = |s: &str| s.starts_with(|c: char| c.is_ascii_digit());
    let roman = |s: &str| s.chars().all(|c| matches!(c.to_ascii_lowercase(), 'i' | 'v' | 'x'));
    let Some(first) = written.first().map(|f| f.to_lowercase()) else { return previous.len() };
    let deep = |at: usize| at > 0 && !figure(&previous[at]) && !figure(&previous[at - 1]);
    (0..previous.len())
        .rev()
        .find(|at| {
            let here = previous[*at].as_str();
            figure(here) == figure(&first) && (figure(here) || !deep(*at) || roman(here) == roman(&first))
        })
        .unwrap_or(previous.len())
}

fn statute(text: &str, start: usize, end: usize) -> Statute {
    let after: &str = &text[end..floor(text, end + 260)];
    if let Some(law) = FOLLOWED.captures(after).and_then(|c| law_named(c.get(1).map_or("", |m| m.as_str()))) {
        return Statute::Named(law);
    }
    if let Some(caps) = OWNER.captures(after) {
        let name = caps.name("name").map_or("", |m| m.as_str());
        let end = caps.name("name").map_or(0, |m| m.end());
        if let Some(law) = law_named(name) {
            return Statute::Named(law);
        }
        // "regulation 13 … under regulation 12(5)(d)" names no owner.
        let another = name.starts_with("Regulation")
            && after[end..].trim_start().starts_with(|c: char| c.is_ascii_digit());
        if let Some(m) = STATUTE.find(name).filter(|_| !another) {
            let plain = name
                .split_whitespace()
                .next()
                .is_some_and(|w| w.trim_matches(',') == "Act" || w == "Regulations");
            if !plain || (m.start() > 0 && !name.starts_with("Act") && !name.starts_with("Regulations")) {
                return Statute::Foreign;
            }
        }
    }
    let before = &text[floor(text, start.saturating_sub(160))..start];
    if let Some(caps) = BEFORE.captures(before) {
        let name = caps.name("name").map_or("", |m| m.as_str());
        return match law_named(name) {
            Some(law) => Statute::Named(law),
            None if name.trim_start_matches("the ").trim_start_matches("The ") == "Act" => Statute::Unsaid,
            None => Statute::Foreign,
        };
    }
    Statute::Unsaid
}

static FOLLOWED: LazyLock<Pattern> = LazyLock::new(|| {
    rx(
        r"^\s{0,3},?\s?\(?((?:FOISA|FOIA|EIRs?|EISRs?|FOI\s+Act|Freedom\s+of\s+Information\s+(?:\(Scotland\)\s+)?Act|Environmental\s+Information\s+(?:\(Scotland\)\s+)?Regulations))",
    )
});

/// The nearest character boundary at or before `at`.
pub(crate) fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let found: Vec<String> = citations(text)
            .iter()
            .map(|c| {
                let mark = match c.statute {
                    Statute::Foreign => "!",
                    Statute::Named(law) => law.id(),
                    Statute::Unsaid => "",
                };
                format!("{}{}{}", c.provision(), if mark.is_empty() { "" } else { " " }, mark)
            })
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn citations_are_read_as_officers_write_them() {
        check("Section 31 (1) (a) of the FOI Act", &["s.31(1)(a) foia"]);
        check("under s31(1)(a).", &["s.31(1)(a)"]);
        check("S31 - Law Enforcement", &["s.31"]);
        check("exempt under s. 43(2) of the Freedom of Information Act 2000.", &["s.43(2) foia"]);
        check("regulation 12(4)(b) applies", &["reg.12(4)(b)"]);
        check("sections 38(1)(a) and 38(1)(b) of FOISA", &["s.38(1)(a) foisa", "s.38(1)(b) foisa"]);
        check("section 36(2)(b)(i) and (ii)", &["s.36(2)(b)(i)", "s.36(2)(b)(ii)"]);
        check("section 33 1(b) of FOISA", &["s.33(1)(b) foisa"]);
        check("section 40 3A(a) is", &["s.40(3A)(a)"]);
        check("Sections 31 and 43 apply", &["s.31", "s.43"]);
        check("section 47 of the Children Act 1989", &["s.47 !"]);
        check("Section 3(2) and 3(3) of the Data Protection Act 2018 (DPA)", &["s.3(2) !", "s.3(3) !"]);
        check("the Council's 31 vehicles", &[]);
        check("Section 12 of the Act", &["s.12"]);
        check("Regulation (EU) 2016/679", &[]);
        check("section 17(1)(a)-(c)", &["s.17(1)(a)", "s.17(1)(b)", "s.17(1)(c)"]);
        check("sections 31(1)(a) to (c) and 40(2)", &["s.31(1)(a)", "s.31(1)(b)", "s.31(1)(c)", "s.40(2)"]);
        check("section 36(2)(b)(i)-(ii)", &["s.36(2)(b)(i)", "s.36(2)(b)(ii)"]);
        check(
            "sections 25 – otherwise accessible, 30(b)(i) of FOISA - advice, 33(1)(b) – trade",
            &["s.25", "s.30(b)(i)", "s.33(1)(b)"],
        );
        check(
            "section 30(b)(i) of FOISA - frank advice, 33(1)(b) – trade and 36(1) (advice of counsel)",
            &["s.30(b)(i)", "s.33(1)(b)", "s.36(1)"],
        );
        check(
            "under regulations:\n- 11(2) (personal data)\n- 10(5)(b) (justice)\n",
            &["reg.11(2)", "reg.10(5)(b)"],
        );
        check("Section 31(1)(g) subsection 2(b) - Law", &["s.31(1)(g)", "s.31(2)(b)"]);
        check("Section.12 (1)Appropriate limit", &["s.12(1)"]);
        check("Section 17 (1b) applies", &["s.17(1)(b)"]);
        check("section 14(1) Freedom\nof Information Act 2000", &["s.14(1) foia"]);
        check("Section 40(5)(a)(b)", &["s.40(5)(a)(b)"]);
        check("section 36(2)(b)(ii) and (c)", &["s.36(2)(b)(ii)", "s.36(2)(c)"]);
    }
}
