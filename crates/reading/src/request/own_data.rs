//! Whether a question asks for the applicant's own personal data, which the law on data protection answers.

use std::sync::LazyLock;

use document::request::Request;
use regex::Regex;

use super::asks::plain;

static OWN: LazyLock<Regex> = LazyLock::new(|| {
    one(
        r"\b(?:my|our) (?:own )?(?:personal (?:data|information|file|records?)|medical (?:records?|notes|file)|(?:health|patient|social (?:work|services?|care)|school|housing|employment|personnel|hr|police|case|council tax) (?:records?|file|files|notes|history)|case ?files?|records?|files?|data|subject access|sar|dsar|interview notes|assessment)\b|\b(?:held|hold|holds|kept|keep|information|data|records?|documents?|notes|correspondence|emails) (?:about|on|concerning|regarding|relating to|in relation to|referring to|mentioning) (?:me|myself|us both)\b|\babout me\b|\bsubject access\b|\bi am the (?:data subject|patient)\b",
    )
});
static PERHAPS: LazyLock<Regex> = LazyLock::new(|| {
    one(
        r"\bmy (?:son|daughter|child|children|mother|father|wife|husband|partner|late|address|home|house|property|flat|account|complaint|case|application|appeal|claim|tenancy|penalty|pcn|fine|employment|name|council tax|treatment|arrest|benefit)\b",
    )
});

/// Marks every question: true where it says so, unknown where it may, false else.
pub(super) fn mark(request: &mut Request, body: &str) {
    let whole = plain(body);
    let access = whole.contains("subject access request") || whole.contains("data protection act");
    for question in &mut request.questions {
        let stem = question.stem.and_then(|s| request.stems.get(s)).map_or("", |s| s.text.as_str());
        let words = plain(&[stem, &question.text].join(" "));
        question.own_personal_data = if OWN.is_match(&words) {
            Some(true)
        } else if PERHAPS.is_match(&words) || access {
            None
        } else {
            Some(false)
        };
    }
}

fn one(pattern: &str) -> Regex {
    Regex::new(pattern).expect("the pattern is a constant that a test builds")
}
