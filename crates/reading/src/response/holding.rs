//! Whether the authority neither confirms nor denies that it holds something.

use std::sync::LazyLock;

use document::Law;
use regex::Regex;

static SAID: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?ix)\b(?:neither\s+(?:to\s+)?confirm\w*\s*,?\s*n?or\s+(?:to\s+)?den(?:y|ies|ied|ying)
        | not\s+confirm\s+(?:n?or)\s+deny | NCND
        | (?:unable|refus\w+|not\s+(?:able|obliged|required|prepared))\s+to\s+(?:either\s+)?confirm\s+or\s+deny
        | cannot\s+confirm\s+(?:n?or)\s+deny
        | (?:(?:removes?|exempts?|excluded?\s+from)\b[^.]{0,60}\bduty\s+to\s+confirm\s+or\s+deny
        | duty\s+(?:in|under|at)\s+section\s+1\s?\(1\)\s?\(a\)[^.]{0,80}\s(?:does|do)\s+not\s+apply)
        | duty\s+to\s+confirm\s+or\s+deny\s+(?:whether\s+[^.]{0,80})?(?:does|did)\s+not\s+(?:apply|arise))",
    )
    .expect("the pattern is a constant and tested")
});

/// Whether `text` says so in words.
pub(crate) fn said(text: &str) -> bool {
    SAID.is_match(text)
}

/// Whether the provision is one that lifts the duty to confirm or deny.
pub(crate) fn lifts_duty(law: Law, provision: &str) -> bool {
    let cite = provision.trim_start_matches("s.").trim_start_matches("reg.");
    match law {
        Law::Foia => [
            "22(2)", "22A(2)", "23(5)", "24(2)", "26(3)", "27(4)", "28(3)", "29(2)", "30(3)", "31(3)",
            "32(3)", "33(3)", "34(2)", "35(3)", "36(3)", "37(2)", "38(2)", "39(2)", "40(5", "41(2)", "42(2)",
            "43(3)", "44(2)",
        ]
        .iter()
        .any(|p| cite.starts_with(p)),
        Law::Foisa => cite == "18" || cite.starts_with("18("),
        Law::Eir => cite.starts_with("12(6)") || cite.starts_with("13(5"),
        Law::Eisrs => cite.starts_with("10(8)") || cite.starts_with("11(6)"),
    }
}
