//! Items to choose from: years, yes and no, bands of an amount, boxes to tick. They are asked for by nobody.

use std::sync::LazyLock;

use regex::{Regex, RegexSet};

use super::{
    asks::{ask, plain},
    marker::is_month,
};

/// A month, a year, a period, a yes, an empty box, a band of an amount.
pub(super) fn is_option(words: &str) -> bool {
    let lower = plain(words);
    // "2014-15 (as of 31 December)"
    let outside =
        lower.split(" (").next().filter(|w| lower.ends_with(')') && w.chars().any(char::is_alphanumeric));
    let bare = outside.unwrap_or(&lower).trim_matches(|c: char| !c.is_alphanumeric());
    if bare.is_empty() {
        return true;
    }
    let first = bare.split(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    (bare.split_whitespace().count() <= 4 && is_month(first)) || OPTION.is_match(bare) || is_band(bare)
}

/// Whether items are what may be chosen as the answer to the question above them.
pub(super) fn are_choices(items: &[&str]) -> bool {
    let items: Vec<String> = items.iter().map(|i| plain(i)).collect();
    let asks =
        |i: &String| i.ends_with('?') && !is_option(i) && !CATCH_ALL.is_match(i) || QUESTION.is_match(i);
    // "of: a white background? a mixed background? any other background?"
    let last_takes_all = items.last().is_some_and(|i| ANY_OTHER.is_match(i));
    let none_of_these = items.last().is_some_and(|i| NONE_OF_THESE.is_match(i));
    if (last_takes_all || none_of_these) && items.len() > 2 && !items.iter().any(|i| QUESTION.is_match(i)) {
        return true;
    }
    if items.len() < 2 || items.iter().any(asks) {
        return false;
    }
    let yes_or_no = |i: &String| {
        let first = i.split(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
        matches!(first, "yes" | "no" | "y" | "n")
    };
    let bands = items.iter().filter(|i| is_option(i)).count();
    items.iter().all(yes_or_no) || bands * 5 >= items.len() * 3 || items.iter().any(|i| CATCH_ALL.is_match(i))
}

/// "£250k - £500k", "more than 5 years", "increased by 1 - 20 per cent": mostly figures and what stands between them.
fn is_band(bare: &str) -> bool {
    const BETWEEN: [&str; 52] = [
        "to",
        "and",
        "or",
        "of",
        "over",
        "under",
        "more",
        "less",
        "fewer",
        "than",
        "above",
        "below",
        "up",
        "upto",
        "between",
        "at",
        "least",
        "most",
        "years",
        "year",
        "months",
        "month",
        "weeks",
        "week",
        "days",
        "day",
        "hours",
        "hour",
        "minutes",
        "old",
        "million",
        "billion",
        "thousand",
        "k",
        "m",
        "per",
        "cent",
        "percent",
        "by",
        "increased",
        "decreased",
        "increase",
        "decrease",
        "approximately",
        "the",
        "nearest",
        "x",
        "aged",
        "age",
        "ages",
        "fte",
        "range",
    ];
    let mut tokens = 0;
    let mut figures = 0;
    let mut other = 0;
    for token in bare.split(|c: char| !c.is_alphanumeric()).filter(|t| !t.is_empty()) {
        tokens += 1;
        if token.contains(|c: char| c.is_ascii_digit()) {
            figures += 1;
        } else if token.chars().count() > 1 && !BETWEEN.contains(&token) {
            other += 1;
        }
    }
    figures > 0
        && other == 0
        && tokens <= 14
        && matches!(ask(bare), super::asks::Ask::None | super::asks::Ask::Rider)
}

static OPTION: LazyLock<RegexSet> = LazyLock::new(|| {
    RegexSet::new([
        r"^(?:yes|no|yes ?(?:/|or) ?no|y ?/ ?n|n/?a|other|none|unknown|don't know|not applicable|not known|prefer not to say|yes ?/ ?no or possibly)$",
        r"^(?:(?:the )?(?:calendar|financial|academic|fiscal|school|tax)? ?year ?(?:ending|to|of)?:? ?)?(?:fy ?)?(?:19|20)\d\d(?: ?[-–/to]+ ?(?:(?:19|20)?\d\d))?(?: ?(?:calendar|financial|academic) year)?(?: \(?(?:to date|so far|ytd)\)?)?$",
        r"^\d{1,2}(?:st|nd|rd|th)? [a-z]+ (?:19|20)\d\d(?: ?(?:[-–]|to|until|and) ?(?:\d{1,2}(?:st|nd|rd|th)? [a-z]+ (?:19|20)\d\d|present|date|today|now))?$",
        r"^[a-z]+ (?:19|20)\d\d ?(?:[-–]|to|until|and) ?(?:[a-z]+ (?:19|20)\d\d|present|date|today|now)$",
        r"^(?:(?:fe)?males?|(?:wo)?men|boys|girls|non-?binary|transgender|disabled|non-?disabled|(?:white|black|asian|mixed|chinese|arab|gypsy|british|irish|african|caribbean|indian|pakistani|bangladeshi)(?: (?:or|and|/|british|irish|english|african|caribbean|asian|other|mixed|background|ethnic|groups?|white|black|any|european))*|(?:any )?(?:other )?(?:minority )?ethnic (?:minority|group|background|minorities|groups)|christian|muslim|jewish|hindu|sikh|buddhist|no religion)$",
        r"^q[1-4](?: ?[-–/]? ?(?:19|20)?\d\d(?:[-/]\d\d)?)?$",
        r"^(?:under |over |aged? )?\d{1,3} ?(?:[-–+]|to|and over|and under|or over) ?\d{0,3}(?: years?(?: old)?)?$",
    ])
    .expect("the patterns are constants that a test builds")
});

/// What stands last where somebody else is to choose.
static CATCH_ALL: LazyLock<Regex> = LazyLock::new(|| {
    one(
        r"^(?:(?:any )?others?|something else|another)(?: \w+){0,2}\W{0,4}(?:(?:please|if so|if other) .*)?$|^(?:none|any|all) of (?:the above|these)\W*$|^(?:none|n/a|not applicable|not known|unknown|don't know|prefer not to say)\W*$",
    )
});

static NONE_OF_THESE: LazyLock<Regex> =
    LazyLock::new(|| one(r"^(?:none|any|all|neither|both) of (?:the above|these|those)\W*$"));

static ANY_OTHER: LazyLock<Regex> = LazyLock::new(|| one(r"\b(?:any|all) other (?:\w+ ){0,3}\w+\W*$"));

static QUESTION: LazyLock<Regex> = LazyLock::new(|| {
    one(
        r"^(?:how (?:many|much|often|long)|what|which|who|when|where|why|please|do you|does|did|is there|are there)\b",
    )
});

fn one(pattern: &str) -> Regex {
    Regex::new(pattern).expect("the pattern is a constant that a test builds")
}
