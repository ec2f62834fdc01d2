//! What a web page says of itself before it comes to the matter: cookies, menus, sharing. None of it is a letter.

use std::sync::LazyLock;

use super::pattern::{Pattern, rx};

/// Such words stand only at the beginning of a page.
const LAST_LINE: usize = 40;

static OF_THE_PAGE: LazyLock<Pattern> = LazyLock::new(|| {
    rx(
        r"(?i)\bcookies?\b|\bjavascript\b|\b(?:this|our|the)\s+(?:\w+\s+)?(?:web)?site\b.{0,60}\b(?:us(?:e[ds]?|ing)|better|improve|work|visit|leave|means|quickly)\b|^(?:skip|jump)\s+to\b|^leave\s+this\s+(?:web)?site\b|\bbrowsers?\b|\bsomething\s+went\s+wrong\b|\bsign\s+(?:in|up)\b.{0,30}$",
    )
});

/// Whether line `i` with these words belongs to the page and not to what is published on it.
pub(crate) fn is(i: usize, words: &str) -> bool {
    i < LAST_LINE && words.len() < 600 && OF_THE_PAGE.is_match(words)
}
