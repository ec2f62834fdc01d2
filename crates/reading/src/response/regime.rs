//! Under which law the request was handled: what the authority says counts more than what is merely named.

use std::sync::LazyLock;

use document::Law;

use super::pattern::{Pattern, rx};

use super::citations::{Citation, Statute, law_named};
use super::lines::Line;
use super::parts::Part;

static NAMES: LazyLock<Pattern> = LazyLock::new(|| {
    rx(
        r"(?i:freedom\s+of\s+information(?:\s*\(?\s*scotland\s*\)?)?(?:\s+act)?|environmental\s+information\s*(?:\(?\s*scotland\s*\)?\s*)?regulations?|environmental\s+information\s*\(\s*scotland)|\bFO\w?IA\b|\bF[Oo]IA\b|\bFOISA\b|\bFOI\s?\(S\)\s?A\b|\bEISRs?\b|\bEIRs?\b|\bFOI\b|\bFoI\b",
    )
});
static HANDLED: LazyLock<Pattern> = LazyLock::new(|| {
    rx(
        r"(?i)\b(?:handled|processed|considered|treated|treating|dealt|dealing|responded|responding|answered|comes?\s+under|for\s+the\s+purposes\s+of|administered|managed|assessed|process(?:ing)?|handling|considering|fall(?:s|ing)?)\b[^.]{0,120}$",
    )
});
static SCOTTISH: LazyLock<Pattern> = LazyLock::new(|| {
    rx(
        r"(?i)scottish\s+information\s+commissioner|requirement\s+for\s+review|itspublicknowledge|foi\.scot|\bfoisa\b",
    )
});
static REQUESTED: LazyLock<Pattern> = LazyLock::new(|| {
    rx(
        r"(?i)\b(?:information\s+requests?|requests?\s+for\s+information|information\s+(?:you\s+)?(?:requested|asked\s+for|disclosed|provided)|internal\s+review|information\s+commissioner|(?:your|this|the)\s+requests?)\b",
    )
});
static NOT_HELD: LazyLock<Pattern> =
    LazyLock::new(|| rx(r"(?i)\bnot\s+(?:be\s+)?held|do(?:es)?\s+not\s+hold|nor\s+do\s+we\s+hold"));

/// The law, or none where no law is named at all.
pub(crate) fn law(text: &str, lines: &[Line], parts: &[Part], citations: &[Citation]) -> Option<Law> {
    let mut score = [0_i32; 4];
    let index = |law: Law| Law::ALL.iter().position(|l| *l == law).unwrap_or(0);
    for m in NAMES.find_iter(text) {
        let i = lines.partition_point(|l| l.end <= m.start());
        let part = parts.get(i).copied().unwrap_or(Part::Closing);
        let before = &text[super::citations::floor(text, m.start().saturating_sub(160))..m.start()];
        let pair = text[..m.start()].ends_with('/')
            || text[m.end()..].starts_with("/E")
            || text[m.end()..].starts_with("/F");
        let Some(law) = law_named(m.as_str()) else { continue };
        let full = m.len() > 5;
        let weight = match part {
            _ if pair => 0,
            Part::Request => 1,
            Part::Closing => 1,
            _ if HANDLED.is_match(before) => 24,
            Part::Head if full => 6,
            Part::Head => 3,
            _ => 2,
        };
        // "FOI" alone says little beside the full name of another law.
        score[index(law)] += if full || weight > 20 { weight * 2 } else { weight };
    }
    for citation in citations {
        let i = lines.partition_point(|l| l.end <= citation.at.start);
        if parts.get(i).copied() == Some(Part::Request) {
            continue;
        }
        match citation.statute {
            Statute::Named(law) => score[index(law)] += 5,
            Statute::Unsaid
                if citation.regulation && citation.number.starts_with("12") && !citation.limbs.is_empty() =>
            {
                let scottish = score[index(Law::Foisa)] + score[index(Law::Eisrs)]
                    > score[index(Law::Foia)] + score[index(Law::Eir)];
                score[index(if scottish { Law::Eisrs } else { Law::Eir })] += 8;
            }
            Statute::Unsaid if !citation.regulation && only_scottish(text, citation) => {
                score[index(Law::Foisa)] += 30
            }
            _ => {}
        }
    }
    let own = |law: Law| {
        NAMES.find_iter(text).any(|m| {
            let i = lines.partition_point(|l| l.end <= m.start());
            parts.get(i).is_some_and(|p| *p != Part::Request)
                && m.len() > 20
                && law_named(m.as_str()) == Some(law)
        })
    };
    // Whoever names the Scottish Regulations or Act in full means them with "EIRs" and "FOI" too.
    for (scottish, other) in [(Law::Eisrs, Law::Eir), (Law::Foisa, Law::Foia)] {
        if own(scottish) && !own(other) {
            score[index(scottish)] += score[index(other)];
            score[index(other)] = 0;
        }
    }
    if SCOTTISH.is_match(text) {
        score[index(Law::Foia)] /= 4;
        score[index(Law::Eir)] /= 4;
        score[index(Law::Foisa)] += 2;
    }
    let best = Law::ALL.into_iter().max_by_key(|law| (score[index(*law)], usize::MAX - index(*law)))?;
    if score[index(best)] > 0 {
        return Some(best);
    }
    // A reply to a request for information that names no law is one under the general Act: sections without an Act are
    // its sections, and what is asked of an authority is asked under it.
    let cites = citations.iter().any(|c| {
        c.statute == Statute::Unsaid && !c.regulation && law::provision(Law::Foia, &c.provision()).is_some()
    });
    (cites || REQUESTED.is_match(text)).then_some(Law::Foia)
}

/// Sections that the Scottish Act has and the Act of 2000 has not, or that mean something else there:
/// s.17 there is the notice that information is not held, and s.30 has limbs without a subsection.
fn only_scottish(text: &str, citation: &Citation) -> bool {
    let limb = citation.limbs.first().map(String::as_str).unwrap_or("");
    let near = &text[super::citations::floor(text, citation.at.start.saturating_sub(700))
        ..super::citations::floor(text, citation.at.end + 160)];
    match citation.number.as_str() {
        "30" => matches!(limb, "a" | "b" | "c"),
        "17" => {
            limb.is_empty()
                && NOT_HELD.is_match(near)
                && !near.to_lowercase().contains("refus")
                && near.contains("appl")
        }
        _ => false,
    }
}
