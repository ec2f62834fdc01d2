//! What became of each question, from the words of its answer and the provisions cited in it.

use std::sync::LazyLock;

use document::Span;
use document::response::{AnsweredQuestion, CitedProvision, Disposition};

use super::pattern::{Pattern, rx};

use super::citations::{Citation, Statute, citations};
use super::holding;
use super::lines::{collapse, sentences};
use super::questions::Question;
use super::reliance::{self, Counted};

static NOT_HELD: LazyLock<Pattern> = LazyLock::new(|| {
    rx(
        r"(?i)(?:\bdo(?:es)?\s+not\s+(?:currently\s+)?(?:hold|record|have\s+(?:this|the)\s+information)|\bholds?\s+(?:no|none|nothing)\b|\bha(?:s|ve)\s+(?:none|nothing)\b|\bnot\s+held\b|\bno\s+(?:recorded\s+)?information\s+(?:is\s+|was\s+)?held|\bnot\s+recorded\b|\bno\s+relevant\s+record|\bthere\s+(?:is|are)\s+no\s+record|\bno\s+such\s+(?:record|document|information|policy)|\bhas\s+not\s+been\s+worked\s+out|\bcannot\s+supply\s+it|\bnot\s+(?:picked\s+up|collected|available\s+in))",
    )
});
static OPINION: LazyLock<Pattern> = LazyLock::new(|| {
    rx(
        r"(?i)(?:\bnot\s+(?:a\s+request\s+for\s+)?recorded\s+information|no\s+recorded\s+information\b|\b(?:opinion|explanation|comment)s?\b[^.]{0,80}\bnot\s+(?:required|obliged|covered|recorded)|not\s+(?:required|obliged)\s+to\s+(?:create|give|provide)\s+(?:new\s+information|opinions?|explanations?))",
    )
});
/// "No recorded information is held" says that it is not held, not that it is no recorded information.
static NONE_HELD: LazyLock<Pattern> = LazyLock::new(|| {
    rx(r"(?i)\bno\s+recorded\s+information\b[^.]{0,40}\bheld\b|\bhold\w*\s+no\s+recorded\s+information")
});
/// "There are none": of figures an answer, of documents that they are not held.
static NONE: LazyLock<Pattern> = LazyLock::new(|| {
    rx(
        r"(?i)\bthere\s+(?:are|is|were|was)\s+(?:therefore\s+)?(?:none\b|no\s+such\b)|^none(?:\s+exists?)?\.?$|\b(?:does|do|did)\s+not\s+exist\b|\bwas\s+never\s+(?:written|made|produced|created)",
    )
});
static DOCUMENTS: LazyLock<Pattern> = LazyLock::new(|| {
    rx(
        r"(?i)\b(?:minutes|cop(?:y|ies)|reports?|polic(?:y|ies)|correspondence|e-?mails?|letters|documents?|notes|guidance|strateg(?:y|ies)|plans?|agreements?|contracts?|records)\b",
    )
});
static ACCESSIBLE: LazyLock<Pattern> = LazyLock::new(|| {
    rx(
        r"(?i)reasonably\s+accessible|accessible\s+(?:to\s+(?:you|the\s+applicant)\s+)?by\s+other\s+means|otherwise\s+accessible",
    )
});
static WITHHELD: LazyLock<Pattern> = LazyLock::new(|| {
    rx(
        r"(?i)(?:\b(?:is|are|be|being|therefore|as|information)\s+exempt\b|\bexempt(?:ed)?\s+(?:from|under|by)|\bexempting\b|\bwithh(?:eld|old\w*)|\brefus(?:e|ed|ing|al)\b|\bexemptions?\s+(?:at|under|in|applies|apply|have|has)\b|\b(?:unable|not\s+able)\s+to\s+(?:provide|disclose|release|supply|give)|\b(?:would|will|can)\s*not\s+be\s+(?:released|disclosed|provided)|\bnot\s+(?:required|obliged)\b[^.]{0,40}\bto\s+(?:release|disclose|provide|supply)|\bexcepted\s+from|\bcannot\s+(?:give|provide|disclose|release|supply|share)|\bnot\s+to\s+supply)",
    )
});
static REASONS: LazyLock<Pattern> = LazyLock::new(|| {
    rx(
        r"(?i)(?:exempt|withh|prejudic|public\s+interest|personal\s+(?:data|information)|data\s+protection|^(?:sections?|regulations?)\s+\d|disclos|confirm\w*\s+or\s+den|crime|refus|law\s+enforcement|competit|commercial|harm|cyber|expectation|unfair|guidance|factors?\b|transparen)",
    )
});
static PROCEDURE: LazyLock<Pattern> = LazyLock::new(|| {
    rx(
        r"(?i)\b(?:(?:have|has|been|was|now)\s+(?:now\s+)?(?:been\s+)?(?:considered|processed|treated|handled|completed|received|conducted|searched|reviewed|carried\s+out)|thank\s+you|following\s+receipt|your\s+request\s+(?:has|was|is)|(?:we|i|authority|council|trust|department|constabulary|force|university)\s+(?:(?:can|do|does)\s+)*(?:confirm\s+(?:that\s+)?[^.]{0,60})?holds?\b|is\s+held|please\s+(?:see|find)\s+(?:the\s+|our\s+)?(?:response|answers?|explanation|refusal)|regret|this\s+letter|refused|environmental\s+information)\b",
    )
});
static RECITAL: LazyLock<Pattern> = LazyLock::new(|| {
    rx(r"(?i)\btwo\s+duties|\bno\s+exemption\s+appl|section\s+1\s?\(1\)|\bplaces?\s+(?:two|a)\s+dut")
});
static TO_FOLLOW: LazyLock<Pattern> = LazyLock::new(|| {
    rx(
        r"(?i)\b(?:will\s+(?:follow|be\s+(?:sent|provided|supplied)|respond|write\s+to\s+you)|to\s+follow\b|still\s+(?:considering|searching))",
    )
});
static TRANSFERRED: LazyLock<Pattern> =
    LazyLock::new(|| rx(r"(?i)\b(?:transferred|passed|forwarded)\b[^.]{0,60}\bto\b"));
static WITHDRAWN: LazyLock<Pattern> = LazyLock::new(|| {
    rx(r"(?i)\b(?:you\s+(?:have\s+)?withdr(?:ew|awn)|request\s+(?:was|has\s+been)\s+withdrawn)")
});
static INVALID: LazyLock<Pattern> =
    LazyLock::new(|| rx(r"(?i)\bnot\s+(?:a\s+)?valid\s+request|section\s+8\b[^.]{0,80}\bnot\b"));
static OTHER_LAW: LazyLock<Pattern> = LazyLock::new(|| {
    rx(
        r"(?i)\b(?:handled|dealt\s+with|treated|processed)\s+(?:separately\s+)?(?:as|under)\s+(?:a\s+subject\s+access|the\s+data\s+protection)",
    )
});
static REFERS: LazyLock<Pattern> = LazyLock::new(|| {
    rx(
        r"(?i)^(?:as\s+|please\s+|in\s+response\s+to\s+questions?\s+\w+,?\s+|we\s+)*(?:refer|see|as)\b(?:\s+you)?(?:\s+to)?\s*(?:above|(?:the\s+)?(?:(?:our|the)\s+)?(?:response|answer|reply|information)\b[^.]{0,40}?\b(?:to|at|for|in)?\s*(?:questions?|q|request|part|point)?\s*(?P<n>\d{1,2}[a-z]?)?)",
    )
});

/// Whether a sentence says that something is withheld.
pub(crate) fn withholds(sentence: &str) -> bool {
    WITHHELD.is_match(sentence)
}

/// The questions as CONTRACTS.md has them.
pub(crate) fn answered(
    text: &str,
    questions: Vec<Question>,
    counted: &[Counted],
    relied: &[CitedProvision],
    response: &[Span],
) -> Vec<AnsweredQuestion> {
    let mut out: Vec<AnsweredQuestion> = Vec::with_capacity(questions.len());
    let shared = !questions.is_empty() && questions.iter().all(|q| !q.apart);
    let apart = outside(&questions, counted, relied);
    for question in &questions {
        let answer = question.answer.filter(|a| !a.is_empty());
        let near = if shared { counted } else { answer.map_or(&counted[..0], |a| inside(counted, a)) };
        let cited: Vec<&Counted> = near
            .iter()
            .filter(|c| c.relied_on != Some(true) || !relied.iter().any(|r| taken_back(r, c)))
            .filter(|c| {
                answer.is_some_and(|a| a.contains(c.at))
                    || shared && response.iter().any(|s| s.contains(c.at))
            })
            .collect();
        let words = answer.map_or("", |a| a.of(text));
        let mut disposition = disposition(question.span.of(text), words, &cited);
        let mut inherited = None;
        if let Some(n) = REFERS
            .captures(words.lines().next().unwrap_or(""))
            .filter(|_| words.len() < 260)
            .and_then(|c| c.name("n"))
        {
            if let Some(other) = out.iter().rev().find(|o| o.label.as_deref() == Some(n.as_str())) {
                disposition = other.disposition;
                inherited = Some(other.provisions.clone());
            }
        } else if cited.is_empty()
            && refers_back(words)
            && let Some(other) = referred(words, &out)
        {
            disposition = other.disposition;
            inherited = Some(other.provisions.clone());
        }
        if cited.is_empty() && inherited.is_none() && leaves_reasons_to_annex(disposition) {
            inherited = apart.clone();
        }
        out.push(AnsweredQuestion {
            label: question.label.clone(),
            text: collapse(question.span.of(text)),
            start: question.span.start,
            end: question.span.end,
            answer: answer.map(|a| collapse(a.of(text))),
            answer_start: answer.map(|a| a.start),
            answer_end: answer.map(|a| a.end),
            disposition,
            provisions: inherited.unwrap_or_else(|| provisions(&cited)),
        });
    }
    out
}

/// The provisions relied on in no answer, but in the reasons that stand apart for those that name none.
fn outside(questions: &[Question], counted: &[Counted], relied: &[CitedProvision]) -> Option<Vec<String>> {
    let mut found: Vec<String> = relied
        .iter()
        .filter(|r| r.relied_on)
        .filter(|r| {
            !counted.iter().any(|c| {
                c.law == r.law
                    && c.provision == r.provision
                    && questions.iter().any(|q| q.apart && q.answer.is_some_and(|a| a.contains(c.at)))
            })
        })
        .map(|r| r.provision.clone())
        .collect();
    found.sort();
    (!found.is_empty()).then_some(found)
}

fn leaves_reasons_to_annex(disposition: Disposition) -> bool {
    use Disposition as D;
    matches!(disposition, D::Withheld | D::GivenInPart | D::Ncnd | D::Refused)
}

/// The exceptions that say that nothing is held.
pub(crate) fn says_not_held(c: &Counted) -> bool {
    law::provision(c.law, &c.provision).is_some_and(law::Provision::says_not_held)
}

/// The letter as a whole does not rely on what this place still cites.
fn taken_back(listed: &CitedProvision, cited: &Counted) -> bool {
    !listed.relied_on && listed.law == cited.law && listed.provision == cited.provision
}

/// The citations in a span.
fn inside(counted: &[Counted], span: Span) -> &[Counted] {
    let from = counted.partition_point(|c| c.at.start < span.start);
    let to = counted.partition_point(|c| c.at.start < span.end);
    &counted[from..to.max(from)]
}

static BACK: LazyLock<Pattern> = LazyLock::new(|| {
    rx(
        r"(?i)\brefer\s+you\s+to\s+(?:our|the)\s+(?:response|answer|reply)\s+to\s+questions?\s+(?P<n>\d{1,2}[a-z]?)|\b(?:same\s+as|as\s+(?:per|for|in))\s+(?:question|q)\.?\s*(?P<m>\d{1,2}[a-z]?)",
    )
});

fn refers_back(words: &str) -> bool {
    words.len() < 300 && BACK.is_match(words)
}

fn referred<'a>(words: &str, before: &'a [AnsweredQuestion]) -> Option<&'a AnsweredQuestion> {
    let caps = BACK.captures(words)?;
    let n = caps.name("n").or_else(|| caps.name("m"))?.as_str();
    before.iter().rev().find(|o| o.label.as_deref() == Some(n))
}

fn provisions(cited: &[&Counted]) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for c in cited {
        let finer = cited.iter().any(|o| {
            o.provision.len() > c.provision.len() && o.provision.starts_with(&format!("{}(", c.provision))
        });
        if !finer && c.relied_on == Some(true) && !out.contains(&c.provision) {
            out.push(c.provision.clone());
        }
    }
    out.sort();
    out
}

fn disposition(question: &str, answer: &str, cited: &[&Counted]) -> Disposition {
    use Disposition as D;
    if answer.trim().is_empty() {
        return D::Unclear;
    }
    let relied: Vec<&&Counted> = cited.iter().filter(|c| c.relied_on == Some(true)).collect();
    let number =
        |c: &Counted| c.provision.trim_start_matches("s.").split('(').next().unwrap_or("").to_owned();
    let on = |n: &[&str]| relied.iter().any(|c| !c.law.is_environmental() && n.contains(&number(c).as_str()));
    let accessible = |c: &Counted| match c.law {
        document::Law::Foia => number(c) == "21",
        document::Law::Foisa => number(c) == "25",
        _ => c.provision.starts_with("reg.6(1)(b"),
    };
    let accessible_section = relied.iter().any(|c| accessible(c));
    if holding::said(answer) || relied.iter().any(|c| holding::lifts_duty(c.law, &c.provision)) {
        return D::Ncnd;
    }
    if super::outcome::put_off(answer) && !gives_something(answer) {
        return D::ToFollow;
    }
    if on(&["12", "14"]) {
        return D::Refused;
    }
    if accessible_section && gives_something(answer) {
        return D::GivenInPart;
    }
    let only_accessible = accessible_section && relied.iter().all(|c| accessible(c));
    if !relied.is_empty() && relied.iter().all(|c| says_not_held(c)) {
        return D::NotHeld;
    }
    if only_accessible || (relied.is_empty() && ACCESSIBLE.is_match(answer)) {
        return D::Accessible;
    }
    let said = sentences(answer, Span::new(0, answer.len()));
    let own =
        || said.iter().map(|s| s.of(answer)).filter(|s| !RECITAL.is_match(s) && !reliance::told_of_before(s));
    if own().all(|s| PROCEDURE.is_match(s))
        && own().next().is_none_or(|_| !NOT_HELD.is_match(answer))
        && relied.is_empty()
        && said.iter().any(|s| RECITAL.is_match(s.of(answer)))
    {
        return D::Unclear;
    }
    if !relied.is_empty() || own().any(|s| WITHHELD.is_match(s)) {
        return if gives_something(answer) { D::GivenInPart } else { D::Withheld };
    }
    if WITHDRAWN.is_match(answer) {
        D::Withdrawn
    } else if INVALID.is_match(answer) {
        D::Invalid
    } else if OTHER_LAW.is_match(answer) {
        D::OtherLaw
    } else if OPINION.is_match(answer) && !NONE_HELD.is_match(answer) {
        D::NoRecordedInformation
    } else if NOT_HELD.is_match(answer) && !gives_figures(answer)
        || NONE.is_match(answer) && DOCUMENTS.is_match(question) && !COUNTED.is_match(question)
    {
        D::NotHeld
    } else if TRANSFERRED.is_match(answer) && answer.len() < 400 {
        D::Transferred
    } else if TO_FOLLOW.is_match(answer) && answer.len() < 300 || super::outcome::put_off(answer) {
        D::ToFollow
    } else {
        D::Given
    }
}

static COUNTED: LazyLock<Pattern> = LazyLock::new(|| rx(r"(?i)\b(?:how\s+(?:many|much)|number\s+of)\b"));
/// What shows that something is handed over: a figure, yes or no, an enclosure, a contrast with what is kept back.
static HANDS_OVER: LazyLock<Pattern> = LazyLock::new(|| {
    rx(
        r"(?i)(?:^\W{0,3}(?:yes|no|none|nil)\b|\b(?:attach|enclos|provid|suppl|disclos|releas)(?:e|ed|es|ing|ied|y)?\b|\b(?:set\s+out|shown|listed|given)\s+(?:below|above|here|in)\b|£|\d|\bplease\s+(?:find|see)\b|:$)",
    )
});
static HANDS_OVER_WHOLE: LazyLock<Pattern> = LazyLock::new(|| {
    rx(
        r"(?i)(?:^\W{0,3}(?:yes|no|none|nil)\b|\b(?:attach|enclos|provid|suppl|disclos|releas)(?:e|ed|es|ing|ied|y)?\b|\b(?:set\s+out|shown|listed|given)\s+(?:below|above|here|in)\b|\bplease\s+find\b|^\W{0,3}[£\d])",
    )
});
static FINITE: LazyLock<Pattern> = LazyLock::new(|| {
    rx(r"(?i)^\W*(?:i|we)\b|\b(?:is|are|was|were|has|have|had|will|would|can|could|may|must|agree|uphold)\b")
});
static CONTRAST: LazyLock<Pattern> = LazyLock::new(|| {
    rx(
        r"(?i)\b(?:however|but|although|remain(?:ing|der)|some\s+of|redact\w*|the\s+rest|other\s+than|except)\b",
    )
});

/// Whether the answer begins by giving something before it comes to its reasons for withholding.
fn gives_something(answer: &str) -> bool {
    let all = sentences(answer, Span::new(0, answer.len()));
    let Some(first) = all
        .iter()
        .map(|s| s.of(answer))
        .find(|s| !PROCEDURE.is_match(s) || WITHHELD.is_match(s) || NOT_HELD.is_match(s))
    else {
        return false;
    };
    // A sentence that cites an exemption gives its reason and nothing else; sections of other Acts are no reason.
    let refuses = |c: &Citation| {
        let law = if c.regulation { document::Law::Eir } else { document::Law::Foia };
        c.statute != Statute::Foreign && reliance::refuses(law, &c.provision())
    };
    // In a reply of some length a figure may be part of the reasons.
    let long = answer.len() > 400;
    let gives = if long { HANDS_OVER_WHOLE.is_match(first) } else { HANDS_OVER.is_match(&dated(first)) }
        || first.split_whitespace().count() <= 6 && !FINITE.is_match(first)
        || all.iter().map(|s| s.of(answer)).any(|s| {
            CONTRAST.is_match(s) && (!long || HANDS_OVER_WHOLE.is_match(s) && !WITHHELD.is_match(s))
        });
    gives
        && !REASONS.is_match(first)
        && !WITHHELD.is_match(first)
        && !NOT_HELD.is_match(first)
        && !citations(first).iter().any(refuses)
}

/// The sentence without its dates and years, which are no figures given.
fn dated(sentence: &str) -> String {
    static YEAR: LazyLock<Pattern> = LazyLock::new(|| {
        rx(r"\b\d{1,2}(?:st|nd|rd|th)?\s+[A-Z][a-z]+\s+\d{4}\b|\b(?:19|20)\d\d(?:[/-]\d{2,4})?\b")
    });
    YEAR.remove_all(sentence).into_owned()
}

/// "We do not hold it in that form" beside a table of figures is an answer.
fn gives_figures(answer: &str) -> bool {
    static FORMAT: LazyLock<Pattern> =
        LazyLock::new(|| rx(r"(?i)in\s+(?:the|that|this)\s+(?:format|form|breakdown|level)"));
    FORMAT.is_match(answer) && answer.lines().filter(|l| l.chars().any(|c| c.is_ascii_digit())).count() > 2
}
