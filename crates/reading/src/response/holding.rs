//! Whether the authority neither confirms nor denies that it holds something.

use std::sync::LazyLock;

use document::Law;
use law::{Citation, Existence};

use super::pattern::{Pattern, rx};

static SAID: LazyLock<Pattern> = LazyLock::new(|| {
    rx(r"(?ix)\b(?:neither\s+(?:to\s+)?confirm\w*\s*,?\s*n?or\s+(?:to\s+)?den(?:y|ies|ied|ying)
        | not\s+confirm\s+(?:n?or)\s+deny | NCND
        | (?:unable|refus\w+|not\s+(?:able|obliged|required|prepared))\s+to\s+(?:either\s+)?confirm\s+or\s+deny
        | cannot\s+confirm\s+(?:n?or)\s+deny
        | (?:(?:removes?|exempts?|exempt(?:ion|ed)?\s+from|excluded?\s+from)\b[^.]{0,60}\bduty\s+to\s+confirm\s+or\s+deny
        | duty\s+(?:in|under|at)\s+section\s+1\s?\(1\)\s?\(a\)[^.]{0,80}\s(?:does|do)\s+not\s+apply)
        | duty\s+to\s+confirm\s+or\s+deny\s+(?:whether\s+[^.]{0,80})?(?:does|did)\s+not\s+(?:apply|arise))")
});

/// Whether `text` says so in words.
pub(crate) fn said(text: &str) -> bool {
    SAID.is_match(text)
}

/// Whether the provision is one that lifts the duty to confirm or deny: `law` tells which.
pub(crate) fn lifts_duty(law: Law, provision: &str) -> bool {
    static LIFTING: LazyLock<Vec<(Law, Citation)>> = LazyLock::new(|| {
        law::provisions::all()
            .iter()
            .filter_map(|row| Some((row.law, Citation::parse(Some(row.law), &row.ncnd.as_ref()?.provision)?)))
            .collect()
    });
    let Some(cited) = Citation::parse(Some(law), provision) else { return false };
    let now = LIFTING
        .iter()
        .any(|(of, own)| *of == law && (cited.within(own) || !cited.limbs.is_empty() && own.within(&cited)));
    now || formerly(law, &cited)
        // FOISA s.18 does nothing else, so that the section alone says it.
        || cited.limbs.is_empty() && law::exists(law, provision) == Existence::NeitherConfirmNorDeny
}

/// The subsection that said so of personal data until 24 May 2018, where s.40(5A) and (5B) stand now (DPA 2018, Sch. 19).
fn formerly(law: Law, cited: &Citation) -> bool {
    law == Law::Foia && cited.number == "40" && cited.limbs.first().is_some_and(|l| l == "5")
}
