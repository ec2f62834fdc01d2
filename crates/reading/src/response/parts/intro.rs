//! Sentences that lead up to what was asked ("You asked for the following:") or to the answers.

use std::sync::LazyLock;

use super::super::lines::Line;
use super::super::pattern::{Pattern, rx};
use document::Span;

pub(super) static REQUEST_INTRO: LazyLock<Pattern> = LazyLock::new(|| {
    rx(
        r"(?is)(?:\byou(?:r\s+e-?mail)?\s+(?:have\s+|had\s+)?(?:recently\s+|specifically\s+|also\s+|kindly\s+)?(?:asked|ask|request(?:ed|s)?|seek|sought|wanted|wrote|submitted|enquired|queried|wished|stated|said)\b|\b(?:your|the|this|a)\s+(?:(?:foi|freedom\s+of\s+information|information|original|eir)\s+)*(?:request|enquiry|questions?)\b|details\s+of\s+the\s+following|the\s+following\s+information|what\s+you\s+(?:have\s+)?(?:requested|asked\s+for)\s+is|you\s+(?:were|are|would)\s+(?:seeking|like|interested|asking)|\byou\s+required?\b).{0,400}[:;]\s?[-–]?\s*[“”‘'\x22]?$",
    )
});

pub(super) static REQUEST_BELOW: LazyLock<Pattern> = LazyLock::new(|| {
    rx(
        r"(?i)\b(?:find|see)\s+your\s+request\b.{0,40}\bbelow\b|\b(?:your|the)\s+(?:(?:foi|information|original|full)\s+)*(?:request|questions)\b.{0,60}?\b(?:is|are)\s+(?:set\s+out\s+|reproduced\s+|shown\s+|copied\s+|repeated\s+|listed\s+|detailed\s+|given\s+|quoted\s+)?(?:below|as\s+follows|here)\b",
    )
});

/// "Your questions and our answers are below": in turn.
pub(super) static IN_TURN: LazyLock<Pattern> = LazyLock::new(|| {
    rx(
        r"(?i)\bquestions?\b.{0,30}\b(?:our|the|with|my)\s+(?:answers|responses|replies)\b.{0,40}\b(?:below|follow|follows|following|as\s+follows)\b",
    )
});
pub(super) static OUR_INTRO: LazyLock<Pattern> = LazyLock::new(|| {
    rx(
        r"(?i)\b(?:our|the)\s+(?:response|answers?|reply|decision)s?\b.{0,80}\b(?:below|follows|following)\b|\bwe\s+(?:can|are\s+able\s+to)\s+(?:provide|answer|respond|disclose|confirm|release|supply)\b|\b(?:in|by\s+way\s+of)\s+(?:response|reply|answer)\b|\bplease\s+(?:find|see)\b|\bexempt|\b(?:i|we)\s+(?:find|found|conclude)\b|\bsections?\s+\d|\bregulations?\s+\d|\bi\s+can\b|\bresponse\s+(?:is|are)\s+as\s+follows|\brefus|\bhas\s+(?:now\s+)?been\s+considered|\bsearch|\bprovided\s+below|\bdata\s+below",
    )
});

pub(super) fn last_sentence(paragraph: &str) -> &str {
    let body = paragraph.trim_end_matches(|c: char| !c.is_alphanumeric());
    paragraph[body.rfind(". ").map_or(0, |i| i + 2)..].trim_start()
}

/// The text of the paragraph up to and with line `i`.
pub(super) fn upto<'t>(text: &'t str, lines: &[Line], i: usize) -> &'t str {
    let mut from = i;
    while from > 0 && !lines[from].after_gap && i - from < 8 {
        let above = lines[from - 1].of(text);
        if above.len() < 50 || above.ends_with(['.', ':', '?']) {
            break;
        }
        from -= 1;
    }
    Span::new(lines[from].start, lines[i].end).of(text)
}
