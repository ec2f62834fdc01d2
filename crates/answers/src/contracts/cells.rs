//! What cells and headings of contracts say in words: that there is no end, no option, that it is published; and which
//! nouns count the same things. It reads no record.

use std::sync::LazyLock;

pub(super) fn is_open_ended(text: &str) -> bool {
    let text = text.to_lowercase();
    ["ongoing", "rolling", "no end", "open ended", "open-ended", "indefinite", "until further notice"]
        .iter()
        .any(|w| text.contains(w))
}

/// Whether a cell says that there is none: "none", "No option".
pub(super) fn says_none(text: &str) -> bool {
    let text = text.trim().to_lowercase();
    text.len() < 24 && (text.starts_with("no") || matches!(text.as_str(), "n/a" | "nil" | "-"))
}

pub(super) fn is_published(text: &str) -> bool {
    let text = text.to_lowercase();
    text.starts_with("yes") || text == "y" || text.starts_with("http") || text.starts_with("www.")
}

/// Nouns by which the same things are counted.
const ALIKE: &[&str] = &[
    "user licence account seat learner login log-in agent subscription member",
    "staff user learner employee people worker person cleaner record",
    "guard officer warden securityguard patrol",
    "device machine printer unit computer endpoint laptop",
    "connection sim line handset phone mobilephone extension",
    "vehicle van car minibus hire",
    "site building outlet location premises cafe shop",
    "meter supply",
];

static ALIKE_WORDS: LazyLock<Vec<Vec<String>>> = LazyLock::new(|| {
    ALIKE.iter().map(|list| crate::words::words(list).into_iter().map(|w| w.text).collect()).collect()
});

/// Whether two nouns count the same kind of thing.
pub(super) fn alike(one: &str, other: &str) -> bool {
    let has = |list: &Vec<String>, word: &str| list.iter().any(|w| w == word);
    ALIKE_WORDS.iter().any(|list| has(list, one) && has(list, other))
}

pub(super) fn is_latest_end(heading: &str) -> bool {
    let line = crate::words::line(heading);
    [
        "maximum end",
        "latest end",
        "max extent",
        "maximum extent",
        "end with option",
        "final end",
        "last possible",
    ]
    .iter()
    .any(|p| crate::words::has(&line, p))
}
