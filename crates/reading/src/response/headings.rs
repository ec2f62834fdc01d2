//! Headings that part a page: what was asked, what is answered, or both in turn. Known by their few words, in any order:
//! "What you asked for", "Our answers", "Your questions and our responses". Nothing here looks beyond one line.

/// What stands under a heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Heading {
    /// The applicant's words.
    Request,
    /// The authority's words.
    Response,
    /// Both in turn.
    Both,
}

const ASK: [&str; 18] = [
    "asked",
    "ask",
    "request",
    "requests",
    "requested",
    "question",
    "questions",
    "enquiry",
    "enquiries",
    "sought",
    "query",
    "queries",
    "wanted",
    "asking",
    "seeking",
    "seek",
    "requesting",
    "q",
];
const REPLY: [&str; 14] = [
    "response",
    "responses",
    "answer",
    "answers",
    "reply",
    "replies",
    "decision",
    "decisions",
    "said",
    "findings",
    "found",
    "answered",
    "replied",
    "a",
];
const BESIDE: [&str; 70] = [
    "council",
    "trust",
    "university",
    "force",
    "authority",
    "department",
    "board",
    "college",
    "school",
    "constabulary",
    "provided",
    "released",
    "disclosed",
    "supplied",
    "what",
    "you",
    "we",
    "our",
    "my",
    "your",
    "the",
    "of",
    "for",
    "to",
    "information",
    "foi",
    "eir",
    "foisa",
    "foia",
    "full",
    "details",
    "detail",
    "formal",
    "final",
    "is",
    "are",
    "was",
    "were",
    "as",
    "follows",
    "below",
    "text",
    "original",
    "summary",
    "this",
    "these",
    "have",
    "has",
    "been",
    "us",
    "in",
    "know",
    "held",
    "council's",
    "trust's",
    "university's",
    "force's",
    "authority's",
    "department's",
    "made",
    "received",
    "his",
    "her",
    "their",
    "applicant's",
    "and",
    "with",
    "&",
    "from",
    "it",
];

/// The words of the line without marks, colon and emphasis.
pub(crate) fn bare(line: &str) -> &str {
    line.trim_matches(|c: char| c.is_whitespace() || "#*_:-–—=•.".contains(c))
}

/// What the line heads, where it is such a heading.
pub(crate) fn kind(line: &str) -> Option<Heading> {
    if line.len() >= 60 || line.ends_with(['.', '?', '!', ',']) {
        return None;
    }
    let words = bare(line).to_lowercase().replace('’', "'");
    let (mut asks, mut replies, mut both, mut count) = (None, None, false, 0);
    for (i, word) in words.split([' ', '/', '|', '\t']).filter(|w| !w.is_empty()).enumerate() {
        count += 1;
        let brief = word.len() == 1 && word != "&";
        if ASK.contains(&word) && !(brief && count == 1 && words.len() < 3) {
            asks = asks.or(Some(i));
        } else if REPLY.contains(&word) && !(brief && asks.is_none()) {
            replies = replies.or(Some(i));
        } else if matches!(word, "and" | "&" | "with") && asks.is_some() {
            both = true;
        } else if !(BESIDE.contains(&word) || brief && word == "a") {
            return None;
        }
    }
    let both = both || words.contains(['/', '|']);
    // A verb alone heads nothing: it is a word of a table.
    if count == 1
        && (words.len() < 5
            || words.ends_with("ed")
            || words.ends_with("ing")
            || matches!(words.as_str(), "said" | "found"))
    {
        return None;
    }
    match (asks, replies) {
        _ if count > 9 => None,
        (Some(ask), Some(reply)) if ask < reply && both => Some(Heading::Both),
        (_, Some(_)) => Some(Heading::Response),
        (Some(_), None) => Some(Heading::Request),
        (None, None) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_known_by_their_words() {
        for (line, expected) in [
            ("What you asked", Some(Heading::Request)),
            ("Information requested:", Some(Heading::Request)),
            ("**Your questions**", Some(Heading::Request)),
            ("What we said", Some(Heading::Response)),
            ("My answers:", Some(Heading::Response)),
            ("Our response to your request", Some(Heading::Response)),
            ("Your questions and our answers", Some(Heading::Both)),
            ("Q & A", Some(Heading::Both)),
            ("Freedom of Information request", None),
            ("Your request is refused.", None),
            ("The answer is 42", None),
            ("Information", None),
            ("Found", None),
        ] {
            assert_eq!(kind(line), expected, "{line}");
        }
    }
}
