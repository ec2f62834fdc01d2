//! Which lines of a letter are its matter: below the greeting, above the leave-taking and the rights.

use std::ops::Range;
use std::sync::LazyLock;

use super::super::lines::Line;
use super::super::parts::{is_closing, signs_off};
use super::super::pattern::{Pattern, rx};

/// A greeting stands no lower.
const LAST_GREETING: usize = 40;

/// What the head of a letter names.
static FURNITURE: LazyLock<Pattern> = LazyLock::new(|| {
    rx(
        r"(?i)^(?:(?:our|your|my|foi|eir|case|request|information|customer|e-?mail|contact|direct|office|date)\s+)*(?:re|ref|reference|references|references?\s+n(?:o|umber)|n(?:o|umber)|date|dated|date\s+(?:of\s+)?(?:request|receipt|received|response|reply|issue)|received|answered|sent|issued|from|to|cc|bcc|subject|tel|telephone|phone|fax|mobile|e-?mail|web(?:site)?|address|contact|officer|attachments?|enclosures?|enc|classification|status|outcome|title|author|department|internal\s+review|review|regulator|complaints?|appeals?|rights|note|notes|nb|p\.?s|please\s+note|yours\s+\w+)\.?$",
    )
});

/// The lines of the matter.
pub(crate) fn of(text: &str, lines: &[Line]) -> Range<usize> {
    let greets = |line: &Line| {
        let words = line.of(text);
        words.len() < 90
            && ["Dear ", "Annwyl ", "Hello ", "Good morning", "Good afternoon"]
                .iter()
                .any(|g| words.starts_with(g))
    };
    let from = lines.iter().take(LAST_GREETING).rposition(greets).map_or(0, |at| at + 1);
    let ends = |line: &Line| is_closing(line.of(text)) || signs_off(line.of(text));
    let below = lines[from..].iter().skip(1).position(ends);
    from..below.map_or(lines.len(), |at| from + 1 + at)
}

/// Whether the words before a colon are of the letterhead and name no matter.
pub(crate) fn is_furniture(label: &str) -> bool {
    FURNITURE.is_match(label.trim())
}
