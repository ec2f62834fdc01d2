//! Which citations count as cited for the handling of this request, and which of those are relied on.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::LazyLock;

use document::response::CitedProvision;
use document::{Law, Span};

use super::pattern::{Pattern, rx};

use super::citations::{Citation, Statute, floor};
use super::lines::sentence_at;

static NEGATED: LazyLock<Pattern> = LazyLock::new(|| {
    rx(
        r"(?i)\b(?:no\s+longer\s+(?:rel\w+|appl\w+|consider\w*|seek\w*)|withdraw\w*\s+(?:our\s+)?(?:reliance|application)|(?:is|are|was|were|do|does|did|have|has|should|could)\s*(?:not|n[’']t)\s+(?:been\s+)?(?:rel(?:y|ied|ying)|appl(?:y|ied|ying|icable)|engaged?|exempt\b|use)|not\s+(?:correctly|properly)\s+(?:applied|engaged)|incorrectly|overturn\w*|wrong(?:ly)?\s+(?:to\s+)?(?:appl|rel|cit|with)\w*|not\s+(?:to\s+)?(?:apply|rely|engage)|set\s+aside|cannot\s+rely|not\s+uphold|do\s+not\s+uphold)\b",
    )
});
static NOT_TEST: LazyLock<Pattern> = LazyLock::new(|| {
    rx(
        r"(?i)(?:public\s+interest(?:\s+test)?['’]?|(?:duty|obligation\w*)\s+(?:in|under|at|of|imposed)\b(?:[^.]|\bs\.){0,90}|duty|right|obligation\w*|section\s+1\S*|prejudice\s+test|presumption[^.]{0,30}|harm\s+test|confirm\s+or\s+deny[^.]{0,80})\s*,?\s*(?:,[^.]{0,60},\s*)?(?:(?:does|do|did|is|are|was|has|have|need)\s*(?:not|n[’']t)|cannot)|not\s+(?:subject|require)|not\s+obliged|not\s+supply|need\s+not",
    )
});
static SUPPOSED: LazyLock<Pattern> = LazyLock::new(|| {
    rx(
        r"(?i)\b(?:if\s+(?:you|your|we|a|the\s+revised|it\s+(?:is|was|were))\b[^.]{0,160}\b(?:may|might|could|would|will)\b|(?:may|might|could)\s+(?:still\s+|also\s+|then\s+|well\s+|potentially\s+)?(?:be\s+(?:exempt|refused|withheld|subject|engaged|applied)|apply|attract|engage|fall|contain)|would\s+(?:have\s+been|be|likely\s+be)\s+(?:exempt|likely\s+to\s+be\s+exempt|refused|withheld)|(?:other|further|additional)\s+exemptions?\s+(?:may|might|could))\b",
    )
});
/// What would be applied to another, narrower request decides nothing about this one.
static NARROWED: LazyLock<Pattern> = LazyLock::new(|| {
    rx(
        r"(?i)\b(?:if|should|were)\s+you\b[^.]{0,120}\b(?:narrow|refin|limit|reduc|resubmit|re-submit|revis|restrict)\w*|\b(?:narrow|refin|revis|limit|reduc)(?:ed|ing|er)?\s+(?:\w+\s+)?request",
    )
});
static BEFORE_NOW: LazyLock<Pattern> = LazyLock::new(|| {
    rx(
        r"(?i)\b(?:first|originally|initially|previously|earlier|original|initial)\b[^.]{0,80}\b(?:refus|rel|appl|withh|cit|respon|decision)\w*|\b(?:refus|rel|appl|withh|cit)\w*\b[^.]{0,60}\b(?:first|originally|initially|previously|originally)\b",
    )
});
static WRONG: LazyLock<Pattern> = LazyLock::new(|| {
    rx(
        r"(?i)\b(?:that|this|it)\s+(?:was|is)\s+(?:wrong|incorrect|mistaken|an?\s+error|in\s+error|not\s+(?:right|correct))|\bwe\s+were\s+wrong|\bi\s+(?:do\s+not\s+agree|disagree)\b|\bno\s+longer\s+rel",
    )
});
static EXEMPT_UNDER: LazyLock<Pattern> =
    LazyLock::new(|| rx(r"(?i)\bexempt(?:ed)?\s+(?:from\s+(?:disclosure|release)\s+)?(?:under|by)\s+$"));
/// To disclose would break what the condition is about.
static BROKEN: LazyLock<Pattern> =
    LazyLock::new(|| rx(r"(?i)\b(?:breach|contravene|infringe)(?:s|d|es)?\s+(?:the\s+)?$"));
/// "Section 10(3)(b), which states: s.10 (1) Subject to …" begins the words of the enactment.
static RECITED: LazyLock<Pattern> = LazyLock::new(|| {
    rx(
        r"(?i)\b(?:states?|says|reads|provides|recites?|wording)(?:\s+(?:that|as\s+follows))?\s*:\s*[\x22“‘]?$",
    )
});
static CONDITION: LazyLock<Pattern> = LazyLock::new(|| rx(r"(?i)\bconditions?\b"));
static SIXTEEN: LazyLock<Pattern> = LazyLock::new(|| {
    rx(r"(?i)\b(?:advi[sc]e|assist|help|suggest|narrow|refin|like\s+to\s+ask|you\s+may\s+wish)")
});

/// Provisions that say how every request is handled and decide nothing about this one.
fn boilerplate(law: Law, citation: &Citation) -> bool {
    let number: u32 = citation.number.trim_end_matches(|c: char| c.is_ascii_uppercase()).parse().unwrap_or(0);
    match law {
        Law::Foia => {
            // s.40(7) gives the words of s.40 their meaning.
            matches!(number, 0..=7 | 18..=20 | 45..)
                || number == 40 && citation.limbs.first().is_some_and(|l| l == "7")
        }
        Law::Foisa => matches!(number, 0..=7 | 19..=24 | 42..),
        Law::Eir => matches!(number, 0..=4 | 11 | 15..) || weighing(number, 12, citation),
        Law::Eisrs => matches!(number, 0..=4 | 12 | 14..) || weighing(number, 10, citation),
    }
}

/// The paragraphs about the public interest and the presumption, as s.2 of the Act of 2000 is.
fn weighing(number: u32, exceptions: u32, citation: &Citation) -> bool {
    number == exceptions
        && citation.limbs.first().is_some_and(|l| matches!(l.as_str(), "1" | "2" | "9" | "10" | "11"))
}

/// Whether a provision is one on which information is refused.
pub(crate) fn refuses(law: Law, provision: &str) -> bool {
    let cite = provision.trim_start_matches("s.").trim_start_matches("reg.");
    let number = cite.split('(').next().unwrap_or("");
    let n: u32 = number.trim_end_matches(|c: char| c.is_ascii_uppercase()).parse().unwrap_or(0);
    match law {
        Law::Foia => matches!(n, 12 | 14 | 21..=44),
        Law::Foisa => matches!(n, 12 | 14 | 18 | 25..=41),
        Law::Eir => matches!(n, 12 | 13) || (n == 6 && cite.starts_with("6(1)(b")),
        Law::Eisrs => matches!(n, 10 | 11) || (n == 6 && cite.starts_with("6(1)(b")),
    }
}

/// The law a citation belongs to, as the letter's own law tells where the citation does not.
fn law_of(citation: &Citation, letter: Option<Law>, lead: Option<Law>) -> Law {
    let scottish = letter.is_some_and(Law::is_scottish);
    match (citation.statute, citation.regulation) {
        // A Scottish authority that writes "the EIRs" means its own.
        (Statute::Named(Law::Eir), true) if scottish => Law::Eisrs,
        (Statute::Named(law), regulation) if law.is_environmental() == regulation => law,
        (_, true) => {
            if scottish {
                Law::Eisrs
            } else {
                Law::Eir
            }
        }
        (_, false) => match lead {
            Some(law) if !law.is_environmental() => law,
            _ => {
                if scottish {
                    Law::Foisa
                } else {
                    Law::Foia
                }
            }
        },
    }
}

/// A citation that counts, with its law and whether this place relies on it.
#[derive(Clone, Debug)]
pub(crate) struct Counted {
    /// The law.
    pub law: Law,
    /// As CONTRACTS.md writes it.
    pub provision: String,
    /// Whether this place relies on it; none where this place takes the reliance back.
    pub relied_on: Option<bool>,
    /// Where.
    pub at: Span,
}

/// Whether the sentence tells how the request was answered before.
pub(crate) fn told_of_before(sentence: &str) -> bool {
    BEFORE_NOW.is_match(sentence)
}

/// "We first refused this under section 12. That was wrong."
fn taken_back_next(text: &str, sentences: &[Span], sentence: Span) -> bool {
    let next = sentences.partition_point(|s| s.start <= sentence.start);
    sentences.get(next).is_some_and(|s| WRONG.is_match(s.of(text)) || NEGATED.is_match(s.of(text)))
}

/// The sentence as far as it stands near the citation.
fn around(text: &str, sentence: Span, at: Span) -> &str {
    let from = floor(text, at.start.saturating_sub(600).max(sentence.start));
    let to = floor(text, (at.end + 600).min(sentence.end));
    text.get(from..to.max(from)).unwrap_or("")
}

/// Whether the place lies in one of the spans, which stand in order and apart.
pub(crate) fn within(spans: &[Span], at: Span) -> bool {
    let i = spans.partition_point(|s| s.end < at.end);
    spans.get(i).is_some_and(|s| s.contains(at))
}

/// More different provisions than all information laws have are no letter.
const MOST_PROVISIONS: usize = 1_000;

/// The citations that count, each place for itself, and whether there are more than are kept. `theirs` are the
/// applicant's words.
pub(crate) fn counted(
    text: &str,
    found: &[Citation],
    law: Option<Law>,
    theirs: &[Span],
    sentences: &[Span],
) -> (Vec<Counted>, bool) {
    let foreign: BTreeSet<String> =
        found.iter().filter(|c| c.statute == Statute::Foreign).map(Citation::provision).collect();
    let foreign = carried_over(text, found, foreign, sentences);
    let ours: BTreeSet<String> =
        found.iter().filter(|c| matches!(c.statute, Statute::Named(_))).map(Citation::provision).collect();
    let mut counted = Vec::new();
    let mut different: HashSet<(Law, String)> = HashSet::new();
    let mut more = false;
    for citation in found {
        if citation.statute == Statute::Foreign || within(theirs, citation.at) {
            continue;
        }
        let provision = citation.provision();
        if citation.statute == Statute::Unsaid && foreign.contains(&provision) && !ours.contains(&provision) {
            continue;
        }
        let which = law_of(citation, law, law);
        if boilerplate(which, citation) {
            continue;
        }
        if different.len() >= MOST_PROVISIONS && !different.contains(&(which, provision.clone())) {
            more = true;
            continue;
        }
        let sentence = sentence_at(sentences, citation.at.start).unwrap_or(citation.at);
        let words = around(text, sentence, citation.at);
        let condition = citation.number == "40"
            && citation
                .limbs
                .first()
                .is_some_and(|l| matches!(l.as_str(), "3A" | "3B" | "4A" | "3" | "4" | "7"));
        let before = &text[floor(text, citation.at.start.saturating_sub(60))..citation.at.start];
        if condition && CONDITION.is_match(words) && !BROKEN.is_match(before) {
            continue;
        }
        if RECITED.is_match(before) {
            continue;
        }
        if citation.number == "16" && which == Law::Foia && !SIXTEEN.is_match(words) {
            continue;
        }
        if refuses(which, &provision) && NARROWED.is_match(words) && SUPPOSED.is_match(words) {
            continue;
        }
        let relied_on = if !refuses(which, &provision) {
            // Some refuse under the section on the notice that nothing is held.
            Some(which == Law::Foisa && citation.number == "17" && EXEMPT_UNDER.is_match(before))
        } else if NEGATED.is_match(words) && !NOT_TEST.is_match(words)
            || BEFORE_NOW.is_match(words) && taken_back_next(text, sentences, sentence)
        {
            None
        } else {
            Some(!SUPPOSED.is_match(words))
        };
        different.insert((which, provision.clone()));
        counted.push(Counted { law: which, provision, relied_on, at: citation.at });
    }
    (counted, more)
}

/// Where a sentence speaks of another Act and refuses nothing, its other sections are of that Act too.
fn carried_over(
    text: &str,
    found: &[Citation],
    mut foreign: BTreeSet<String>,
    sentences: &[Span],
) -> BTreeSet<String> {
    static REFUSAL: LazyLock<Pattern> = LazyLock::new(|| {
        rx(r"(?i)exempt|withh|refus|\brel(?:y|ied|iance)|appl(?:y|ied|ies)|virtue|prohibit|freedom\s+of")
    });
    let places: BTreeSet<usize> = found
        .iter()
        .filter(|c| c.statute == Statute::Foreign)
        .filter_map(|c| sentence_at(sentences, c.at.start))
        .filter(|s| !REFUSAL.is_match(s.of(text)))
        .map(|s| s.start)
        .collect();
    for citation in found.iter().filter(|c| c.statute == Statute::Unsaid) {
        if sentence_at(sentences, citation.at.start).is_some_and(|s| places.contains(&s.start)) {
            foreign.insert(citation.provision());
        }
    }
    foreign
}

/// The provisions of which this is a limb: "s.31" and "s.31(1)" of "s.31(1)(a)".
pub(crate) fn wider(provision: &str) -> impl Iterator<Item = &str> {
    provision.match_indices('(').map(|(at, _)| &provision[..at])
}

/// Each provision once, at the place that relies on it, without those that another names more precisely.
pub(crate) fn provisions(counted: &[Counted]) -> Vec<CitedProvision> {
    let mut order: Vec<(Law, &str)> = Vec::new();
    let mut places: HashMap<(Law, &str), Vec<&Counted>> = HashMap::new();
    for c in counted {
        let key = (c.law, c.provision.as_str());
        let here = places.entry(key).or_default();
        if here.is_empty() {
            order.push(key);
        }
        here.push(c);
    }
    let named: HashSet<(Law, &str)> = order.iter().flat_map(|(l, p)| wider(p).map(|w| (*l, w))).collect();
    let listed = order.iter().filter(|key| !named.contains(key));
    listed
        .map(|key| {
            let here = &places[key];
            let taken_back = here.iter().any(|o| o.relied_on.is_none());
            let relied_on = !taken_back && here.iter().any(|o| o.relied_on == Some(true));
            let place = here.iter().find(|o| o.relied_on == Some(relied_on)).map_or(here[0].at, |o| o.at);
            CitedProvision {
                law: key.0,
                provision: key.1.to_owned(),
                relied_on,
                start: place.start,
                end: place.end,
            }
        })
        .collect()
}
