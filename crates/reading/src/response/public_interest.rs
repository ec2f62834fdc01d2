//! The public interest test as far as the letter shows one: factors each way, and where the balance was struck.

use std::sync::LazyLock;

use document::Law;
use document::Span;
use document::response::{CitedProvision, PublicInterestTest};

use super::pattern::{Pattern, rx};

use super::lines::{Line, collapse, sentences};
use super::parts::Part;

static FOR_HEADING: LazyLock<Pattern> = LazyLock::new(|| {
    rx(
        r"(?ix)^(?:(?:the\s+)?(?:public\s+interest\s+)?(?:factors?|arguments?|considerations?|reasons?)\s+(?:(?:which|that)\s+)?(?:in\s+)?(?:favou?r(?:ing|s)?(?:\s+of)?|for|supporting|towards|support)\s+(?:the\s+)?(?:disclos|releas|confirm|provid)|(?:in\s+favou?r\s+of|for|favou?ring)\s+(?:the\s+)?(?:disclos|releas|confirm)|public\s+interest\s+(?:arguments?\s+|considerations?\s+|factors?\s+)?(?:in\s+favou?r\s+of|for|favou?ring|in)\s+(?:the\s+)?(?:disclos|releas|confirm))",
    )
});
static AGAINST_HEADING: LazyLock<Pattern> = LazyLock::new(|| {
    rx(
        r"(?ix)^(?:(?:the\s+)?(?:public\s+interest\s+)?(?:factors?|arguments?|considerations?|reasons?)\s+(?:(?:which|that)\s+)?(?:in\s+)?(?:(?:favou?r(?:ing|s)?(?:\s+of)?|for|supporting|towards|support)\s+(?:the\s+)?(?:with|maintain|non|not\s|refus|keep)|against)|(?:in\s+favou?r\s+of|for|favou?ring)\s+(?:the\s+)?(?:with|maintain|non-|not\s)|against\s+(?:the\s+)?(?:disclos|releas|confirm)|public\s+interest\s+(?:arguments?\s+|considerations?\s+|factors?\s+)?(?:(?:in\s+favou?r\s+of|for|favou?ring|in)\s+(?:the\s+)?(?:with|maintain|non|not\s)|against))",
    )
});
static FOR_SENTENCE: LazyLock<Pattern> = LazyLock::new(|| {
    rx(
        r"(?i)(?:(?:considerations?|factors?|arguments?)\s+(?:in\s+favou?r\s+of|for|favou?ring|supporting)\s+(?:the\s+)?(?:releas|disclos|confirm)\w*|public\s+interest\s+in\s+(?:disclos|releas|transparen|open)\w*\s+(?:is|lies|because|as|and|would)|disclosure\s+would\s+(?:promote|demonstrate|increase|show|allow|help|enable)|we\s+(?:understand|recogni[sz]e|accept|acknowledge)\b[^.]{0,60}\b(?:openness|transparen\w+|accountab\w+|public\s+interest))",
    )
});
static AGAINST_SENTENCE: LazyLock<Pattern> = LazyLock::new(|| {
    rx(
        r"(?i)(?:(?:considerations?|factors?|arguments?)\s+(?:in\s+favou?r\s+of|for|favou?ring|against)\s+(?:the\s+)?(?:with|maintain|non|releas|disclos)\w*|(?:however|but),?\s+(?:the\s+)?(?:release|disclosure|releasing|disclosing)\b[^.]{0,60}\bwould|not\s+in\s+the\s+public\s+interest|(?:strong|overwhelming|clear|great|very\s+strong)\s+public\s+interest\s+in\s+(?:keeping|protect|maintain|effective|avoid|prevent|safeguard|ensuring|withh)\w*)",
    )
});
static BALANCE: LazyLock<Pattern> = LazyLock::new(|| {
    rx(
        r"(?i)(?:public\s+interest\b.{0,200}\b(?:outweigh|(?:is|are)\s+(?:the\s+)?(?:greater|stronger|weightier|heavier)|prevail|carr(?:y|ies)\s+(?:more|greater)\s+weight)|outweigh\w*\b.{0,120}\bpublic\s+interest|balance\s+(?:of\s+the\s+public\s+interest\s+)?(?:test\s+)?(?:lies|falls|is|has\s+been|favou?rs|therefore)|on\s+balance|balanc(?:e|ing)\b[^.]{0,60}\b(?:favou?rs?|in\s+favou?r|lies|falls)|public\s+interest\s+(?:lies|falls|is|therefore)\b.{0,40}\bfavou?r|not\s+in\s+the\s+public\s+interest)",
    )
});
static IN_GENERAL: LazyLock<Pattern> = LazyLock::new(|| {
    rx(
        r"(?i)^(?:if|where|when|in\s+the\s+foi\s+act|this\s+means|unless|whenever|we\s+(?:must|have\s+to|need\s+to|are\s+required))\b|whether\s+(?:or\s+not\s+)?(?:[^.]{0,80}\s)?the\s+public\s+interest|need\s+not\s+consider|not\s+required\s+to|(?:must|has\s+to|have\s+to)\s+be\s+(?:considered|disclosed|released)|(?:more|further|additional)\s+time|still\s+consider|consider(?:ing)?\s+where\s+the\s+(?:balance|public)",
    )
});
static PENDING: LazyLock<Pattern> = LazyLock::new(|| {
    rx(r"(?i)(?:more|further|additional|extra)\s+time|still\s+consider|extend|not\s+yet|yet\s+to")
});
static TEST: LazyLock<Pattern> = LazyLock::new(|| rx(r"(?i)public\s+interest|\bprejudice\s+or\s+public"));
static TEST_BEGUN: LazyLock<Pattern> = LazyLock::new(|| {
    rx(
        r"(?ix)(?:public\s+interest\s+test | subject\s+to\s+(?:the|a)\s+['‘’]?public\s+int | public\s+interest\s+(?:consideration|argument|factor)s?|factors?\s+(?:in\s+favou?r|for|against|favou?ring)|favou?r\s+of\s+(?:disclos|withhold|maintain|non|releas)\w*|public\s+interest\b[^.]{0,160}\b(?:outweigh|balanc|favou?r|lies)|outweigh\w*[^.]{0,120}public\s+interest|not\s+in\s+the\s+public\s+interest|strong\s+public\s+interest|balance\s+of\s+the\s+public\s+interest
        | (?:stronger|greater|overriding|weightier)\s+public\s+interest | \boutweigh(?:s|ed)?\b
        | public\s+interest\b[^.]{0,160}\b(?:greater|stronger|weightier|prevail|more\s+weight)
        | (?:on\s+balance|balanc(?:e|ing))\b[^.]{0,120}\b(?:exemptions?|exceptions?|withh\w+|disclos\w+|releas\w+))",
    )
});
static NO_TEST: LazyLock<Pattern> = LazyLock::new(|| {
    rx(
        r"(?ix)(?:not\s+(?:require|subject|need|obliged|have\s+to)\w*\b[^.]{0,80}public\s+int | public\s+interest\s+test['’”\x22]?\s+(?:does|do|is|need|was)\s*(?:not|n['’]t) | not\s+(?:been\s+)?(?:carried|conducted|applied|considered|undertaken|weighed|done)\b[^.]{0,40}public\s+int | no\s+(?:public\s+interest\s+test|requirement) | need\s+not\s+consider | without\s+(?:the\s+need|consider) | absolute\s+exemption | exemption\s+is\s+absolute | deciding\s+where\s+the\s+public\s+interest\s+lies|there\s+is\s+no\s+need)",
    )
});
static BULLET: LazyLock<Pattern> = LazyLock::new(|| rx(r"^(?:[-–—*•●▪·]|\(?[a-z0-9]{1,2}[.)])\s*"));

/// Whether the law asks for a public interest test under the provision; where that depends on the case, a letter that
/// names the test itself shows it.
fn wants_test(law: Law, provision: &str) -> bool {
    law::provision(law, provision)
        .is_none_or(|p| p.needs_public_interest_test().unwrap_or(p.public_interest_test && !p.is_family()))
}

/// Reads the test out of the authority's lines.
pub(crate) fn read(
    text: &str,
    lines: &[Line],
    parts: &[Part],
    ours: &[Span],
    provisions: &[CitedProvision],
) -> PublicInterestTest {
    let mut test = PublicInterestTest::default();
    enum Side {
        None,
        For,
        Against,
    }
    let mut side = Side::None;
    for (i, line) in lines.iter().enumerate() {
        if matches!(parts[i], Part::Request | Part::Closing) {
            side = Side::None;
            continue;
        }
        let words = line.of(text).trim_start_matches(['#', '*', ' ']);
        let short = words.len() < 130 && !words.trim_end().ends_with('.');
        let plain = BULLET.remove(words);
        if short && AGAINST_HEADING.is_match(&plain) {
            side = Side::Against;
            continue;
        }
        if short && FOR_HEADING.is_match(&plain) {
            side = Side::For;
            continue;
        }
        let weighing = BALANCE.is_match(words) && !BULLET.is_match(words);
        let heading = short
            && !BULLET.is_match(words)
            && !words.starts_with(|c: char| c.is_lowercase())
            && words.len() < 60;
        if weighing || heading {
            side = Side::None;
            continue;
        }
        let list = match side {
            Side::None => continue,
            Side::For => &mut test.for_disclosure,
            Side::Against => &mut test.against,
        };
        let goes_on =
            !line.after_gap && !BULLET.is_match(words) || words.starts_with(|c: char| c.is_lowercase());
        match list.last_mut() {
            Some(last) if goes_on && !last.ends_with('.') => {
                last.push(' ');
                last.push_str(&collapse(words));
            }
            _ => list.push(collapse(&plain)),
        }
    }
    let mut begun = false;
    let mut named = false;
    for span in ours {
        let words = span.of(text);
        if !TEST.is_match(words)
            && !TEST_BEGUN.is_match(words)
            && (test.for_disclosure.is_empty() || !AGAINST_SENTENCE.is_match(words))
        {
            continue;
        }
        let general = IN_GENERAL.is_match(words);
        named |= words.to_lowercase().contains("public interest test");
        begun |= TEST_BEGUN.is_match(words) && !NO_TEST.is_match(words) && !PENDING.is_match(words);
        if BALANCE.is_match(words) && !general && !NO_TEST.is_match(words) {
            test.balance = Some(collapse(words));
        }
        if !general && test.for_disclosure.is_empty() && FOR_SENTENCE.is_match(words) {
            test.for_disclosure.push(collapse(words));
        } else if !general && test.against.is_empty() && AGAINST_SENTENCE.is_match(words) {
            test.against.push(collapse(words));
        }
    }
    let weighed = provisions.iter().any(|p| p.relied_on && wants_test(p.law, &p.provision));
    let listed = lists_factors(lines, text);
    let refused = provisions.iter().any(|p| p.relied_on);
    test.present = begun && (weighed || listed || (!refused && named));
    if !test.present {
        return PublicInterestTest::default();
    }
    test
}

fn lists_factors(lines: &[Line], text: &str) -> bool {
    lines.iter().any(|l| {
        let words = l.of(text);
        words.len() < 130 && (FOR_HEADING.is_match(words) || AGAINST_HEADING.is_match(words))
    })
}

/// The sentences of the authority.
pub(crate) fn own_sentences(text: &str, lines: &[Line], parts: &[Part], theirs: &[Span]) -> Vec<Span> {
    let mut found = Vec::new();
    let mut i = 0;
    while i < lines.len() {
        if parts[i] == Part::Request {
            i += 1;
            continue;
        }
        let from = i;
        while i + 1 < lines.len() && parts[i + 1] != Part::Request {
            i += 1;
        }
        found.extend(sentences(text, Span::new(lines[from].start, lines[i].end)));
        i += 1;
    }
    found.retain(|s| !super::reliance::within(theirs, *s));
    found
}
