//! Lines that mark where a part of the page begins: headings, greetings, leave-taking, leads such as "Answer:". Each is
//! judged by its own words alone.

use std::sync::LazyLock;

use super::super::headings::{self, Heading, bare as heading};
use super::super::pattern::{Pattern, rx};

static REQUEST_HEADING: LazyLock<Pattern> = LazyLock::new(|| {
    rx(
        r"(?i)^(?:(?:the\s+|your\s+)?request\s+\d{6,}|(?:(?:the|your|original|details? of(?: the| your)?|summary of(?: the| your)?|full|initial|foi|text of(?: the| your)?)\s+)*(?:(?:information\s+)?requests?(?:\s+(?:for\s+information|details?|summary|text|description|made|received))?|questions?(?:\s+asked)?|(?:information|data)\s+(?:you\s+(?:have\s+)?)?(?:requested|sought|asked\s+for)|requested\s+information|what\s+(?:you|was)\s+asked(?:\s+for)?|you\s+asked(?:\s+(?:for|us))?|enquiry|enquiry\s+details|description(?:\s+of\s+request)?))$",
    )
});

static RESPONSE_HEADING: LazyLock<Pattern> = LazyLock::new(|| {
    rx(
        r"(?i)^(?:(?:the|our|your|full|final|foi|formal|information|\w+['’]s)\s+)*(?:respon[cs]es?(?:\s+(?:details?|to\s+(?:your\s+|the\s+)?request))?|answers?|repl(?:y|ies)|decision|information\s+(?:disclosed|provided|released|supplied|held)|disclosure|findings?|response\s+and\s+(?:findings|reasons)|original\s+(?:response|decision)|outcome\s+of\s+(?:the|our|your)\s+(?:internal\s+)?review|(?:internal\s+)?review\s+(?:outcome|decision|response|findings?|conclusions?))(?:\s*(?:to\s+)?(?:question\s+|request\s+)?\d{1,2}[a-z]?|\s+\d{1,2}[-/.]\d{1,2}[-/.](?:\d\d)?\d\d)?$",
    )
});

static MIXED_HEADING: LazyLock<Pattern> = LazyLock::new(|| {
    rx(
        r"(?i)^(?:the |your |foi )?(?:requests?|questions?|q)\s*(?:and|&|/)\s*(?:our |the )?(?:responses?|answers?|repl(?:y|ies)|a)$",
    )
});

static OUTCOME_HEADING: LazyLock<Pattern> =
    LazyLock::new(|| rx(r"(?i)^(?:outcome|status|result|request\s+status)(?:\s*[:–-].*)?$"));

pub(super) static ANSWER_ON_LINE: LazyLock<Pattern> =
    LazyLock::new(|| rx(r"(?i)^(?:our\s+)?(?:answer|response|reply|a)\s*\d{0,2}[a-z]?\s*[:.–-]+\s+\S"));

pub(super) static QUESTION_ON_LINE: LazyLock<Pattern> =
    LazyLock::new(|| rx(r"(?i)^(?:your\s+)?(?P<lead>(?:question|request)\s*[:–-]\s*|q\s?[:.–-]\s*)\S"));

pub(super) static SALUTATION: LazyLock<Pattern> = LazyLock::new(|| rx(r"(?i)^dear\b"));

pub(super) static TO_AUTHORITY: LazyLock<Pattern> = LazyLock::new(|| {
    rx(
        r"(?i)^dear\s+(?:foi|freedom|.*\b(?:council|trust|police|constabulary|university|college|department|board|office|agency|authority|service|school|commission|ministry|government|team|foi officer)\b)",
    )
});

pub(super) static SIGN_OFF: LazyLock<Pattern> = LazyLock::new(|| {
    rx(
        r"(?i)^(?:yours?(?:\s+(?:very\s+)?(?:sincerely|faithfully|truly|aye))?|(?:(?:with|kind(?:est)?|best|warm(?:est)?|many|very|all|good)\s+){0,4}(?:regards|wishes|thanks)|sincerely|faithfully|(?:for\s+and\s+)?on\s+behalf\s+of\b.{0,60})[,.]?$|^(?:yours?\s+(?:sincerely|faithfully|truly)|(?:kind|best|with\s+kind|warm|many)(?:est)?\s+(?:regards|wishes)|regards)\b",
    )
});

static ANNEX: LazyLock<Pattern> = LazyLock::new(|| {
    rx(
        r"(?i)^(?:explanatory\s+annexe?|annexe?(?:\s+[a-z0-9])?|appendix(?:\s+[a-z0-9])?|(?:the\s+)?exemptions?(?:\s+(?:applied|explained|used|which\s+appl(?:y|ies)|that\s+appl(?:y|ies)|engaged|relied\s+(?:up)?on))?|reasons\s+for\s+(?:not\s+providing|withholding|refus\w+|non-disclosure|exempt\w+).*|refusal\s+notice|public\s+interest\s+test|(?:sections?|regulation|s|reg\.?|s\.)\s?\d{1,2}[a-z]?\s?(?:\(.*)?(?:[-–—:].*)?|(?:section|regulation)\s+\d{1,2}\b[^.]{0,70})$",
    )
});

static CLOSING: LazyLock<Pattern> = LazyLock::new(|| {
    rx(r"(?ix)^(?:
        (?:if|should)\s+(?:you|your)\s+(?:are|be|were|remain|feel|believe|have\s+any|require\s+any|wish\s+to\s+(?:discuss|complain|appeal|ask\s+for\s+a|request\s+an?\s+(?:internal\s+)?review)|disagree|consider\s+(?:that\s+)?(?:your|we)|need|would\s+like\s+to\s+(?:discuss|complain)|want\s+(?:to\s+complain|us\s+to))\b
      | (?:if|should|where)\b.{0,120}\b(?:to\s+review|an?\s+(?:internal\s+)?review|complain\w*|appeal|dissatisfied|unhappy|unsatisfied|not\s+(?:satisfied|happy|content))\b
      | you\s+(?:can\s+ask\s+us\s+to\s+review|have\s+(?:the|a)\s+right\s+(?:to|of)\s+(?:appeal|complain|request\s+a|ask\s+for|review|an\s+internal)|may\s+(?:complain|appeal)|should\s+not\s+make)\b
      | (?:your\s+|complaints?\s+|appeal\s+|review\s+)?rights?(?:\s+(?:of|to)\s+(?:appeal|review|complain|complaint|an?\s+\w+\s*review|a\s+review))?:?$
      | you\s+(?:may|can|could|should|also|have|are\s+entitled)\b.{0,120}\b(?:reviewed|review|reconsider\w*|complain\w*|appeal|information\s+commissioner)\b
      | (?:the|this)\s+\w+(?:\s+\w+)?\s+has\s+no\s+.{0,30}\b(?:review|complaints?|appeals?)\b
      | (?:that|this)\s+(?:completes|concludes)\b
      | (?:your\s+)?right\s+(?:of|to)\s+(?:appeal|complain|request\s+a|review|an\s+internal)
      | complaints?(?:\s+(?:rights?|procedures?|process))?:?$ | (?:internal\s+)?reviews?(?:\s+(?:procedures?|process|rights?))?:?$ | appeals?(?:\s+(?:procedures?|process|rights?))?:?$
      | next\s+steps:?$ | further\s+information:?$ | advice\s+and\s+assistance\b.{0,60}$
      | re-?use\b.{0,80}$ | (?:copyright|disclaimer|feedback|your\s+information):?$
      | (?:the\s+)?(?:supply|provision)\s+of\s+(?:this\s+)?(?:information|documents)\s+(?:in\s+response\s+|under\s+)
      | (?:most\s+of\s+)?the\s+information\s+(?:that\s+)?(?:we|provided|supplied)\b.{0,60}\b(?:copyright|re-?use)
      | for\s+information,\s+we\s+publish\b | please\s+(?:remember|quote)\b.{0,80}\b(?:quote|reference)
      | this\s+concludes\s+our | (?:i|we)\s+(?:trust|hope)\b.{0,60}\b(?:helpful|assist\w*|satisf\w*|answers|useful|of\s+use)
      | i\s+do\s+hope\b | (?:thank\s+you\s+(?:again|for\s+your\s+interest))
      | police\s+forces\s+in\s+the\s+united\s+kingdom | whilst\s+every\s+care\b
      | please\s+be\s+advised\s+that\b.{0,60}\b(?:repl|response) | personal\s+details\s+in\s+respect
      | if\s+you\s+need\s+the\s+attachments
      | reference\s+number$
    )")
});

/// Whether questions and answers stand in turn below the line.
pub(super) fn is_mixed_heading(line: &str) -> bool {
    MIXED_HEADING.is_match(heading(line)) || headings::kind(line) == Some(Heading::Both)
}

/// Whether the line begins with "Answer:" or the like, with its answer or with nothing after it.
pub(crate) fn answer_lead(line: &str) -> bool {
    static LEAD: LazyLock<Pattern> = LazyLock::new(|| {
        rx(
            r"(?i)^\W{0,3}(?:our\s+|my\s+)?(?:answer|response|reply|ans)\s*\d{0,2}[a-z]?\s*(?:[:–-]|$)|^(?-i:A)\s?(?:\d{0,2}[a-z]?\s*:|\d{1,2}[a-z]?\s*\.)",
        )
    });
    LEAD.is_match(line)
}

/// Whether the line is a heading that begins the reasons.
pub(crate) fn is_annex_heading(line: &str) -> bool {
    line.len() < 120 && ANNEX.is_match(heading(line))
}

/// Whether the line begins the closing paragraphs.
pub(crate) fn is_closing(line: &str) -> bool {
    CLOSING.is_match(line.trim_start_matches(['#', '*', ' '])) || SIGN_OFF.is_match(line)
}

/// Whether the line takes leave, above the signature.
pub(crate) fn signs_off(line: &str) -> bool {
    line.len() < 60 && SIGN_OFF.is_match(line)
}

/// "S30(1)(a) - Investigations" heads reasons, whatever stood before.
pub(super) fn cites_as_heading(line: &str) -> bool {
    line.len() < 90 && is_annex_heading(line) && super::super::citations::cites(line)
}

/// Whether the line is a heading over answers ("Response", "Answer 2").
pub(crate) fn is_response_heading(line: &str) -> bool {
    line.len() < 60
        && (RESPONSE_HEADING.is_match(heading(line)) || headings::kind(line) == Some(Heading::Response))
}

/// How much of the line only says that a question follows ("Question: ").
pub(crate) fn question_lead(line: &str) -> usize {
    QUESTION_ON_LINE.captures(line).and_then(|c| c.name("lead")).map_or(0, |m| m.end())
}

/// Whether the line is a heading over what was asked.
pub(crate) fn is_request_heading(line: &str) -> bool {
    line.len() < 60
        && (REQUEST_HEADING.is_match(heading(line)) || headings::kind(line) == Some(Heading::Request))
}

/// Whether the line is the heading over how the request ended.
pub(crate) fn is_outcome_heading(line: &str) -> bool {
    outcome_line(line)
}

pub(super) fn outcome_line(words: &str) -> bool {
    OUTCOME_HEADING.is_match(heading(words)) && heading(words).len() < 30
}

pub(super) fn rights_words(words: &str) -> bool {
    let lower = words.to_lowercase();
    ["review", "complain", "appeal", "dissatisf", "unhappy", "rights", "next steps"]
        .iter()
        .any(|w| lower.contains(w))
}
