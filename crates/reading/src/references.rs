//! References of cases as they stand in subjects and bodies, for filing further messages.

use std::sync::LazyLock;

use regex::Regex;

/// `FOI-2026-0412`, `FOI/2026/412`, `EIR 26-412`, `IR1570964`, `Ref: 2026/0412`.
static SHAPES: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r"(?i)\b(?:(?:FOIA?|FOISA|EIRS?|EISRS?|IR|FOI-?IR|RFI|SAR|COR|REQ|ENQ)[ \t]?[-/_#.:]?[ \t]?(?:[A-Z]{1,5}[-/])?\d{2,8}(?:[-/_.]\d{1,8}){0,3}(?:[-/][A-Z]{1,4})?",
        r"|[A-Z]{2,8}(?:[-/][A-Z]{1,8})?[-/](?:19|20)\d\d[-/]\d{1,7}(?:[-/][A-Z0-9]{1,6})?)\b"
    ))
    .expect("the pattern is a constant that a test builds")
});
/// Whatever stands after "our reference".
static NAMED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:our|your|case|request|foi)?[ \t]*\b(?:ref(?:erence)?)(?:[ \t]*(?:no\.?|number))?[ \t]*(?:is)?[ \t]*[:#\-–.]?[ \t]*((?:[A-Z]{1,8}[-/_ ]?)?\d[\w\-/]{2,24}|[A-Z]{1,8}[-/_][\w\-/]*\d[\w\-/]*)")
        .expect("the pattern is a constant that a test builds")
});

/// All that look like a reference, in upper case with `-` as they are written, each once, in order of appearance.
pub fn references(text: &str) -> Vec<String> {
    let mut found: Vec<(usize, String)> = Vec::new();
    let mut add = |at: usize, s: &str| {
        let reference =
            s.trim_end_matches(['.', '-', '/', ':']).split_whitespace().collect::<Vec<_>>().join(" ");
        let reference = reference.to_uppercase();
        let digits = reference.chars().filter(char::is_ascii_digit).count();
        if digits >= 3 && !found.iter().any(|f| f.1 == reference) {
            found.push((at, reference));
        }
    };
    SHAPES.find_iter(text).take(200).for_each(|m| add(m.start(), m.as_str()));
    for capture in NAMED.captures_iter(text).take(200) {
        if let Some(m) = capture.get(1)
            && !SHAPES.find_iter(m.as_str()).any(|s| s.start() == 0)
        {
            add(m.start(), m.as_str());
        }
    }
    found.sort_by_key(|f| f.0);
    found.into_iter().map(|f| f.1).collect()
}
