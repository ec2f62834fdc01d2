//! Words that tell no questionnaire from another: greetings, dates, kinds of bodies, and what a form asks of whoever
//! fills it in.

use std::{collections::BTreeSet, sync::LazyLock};

use crate::words::{self, is_year};

const GREETINGS: &str = "hello hi dear regards sincerely faithfully thanks morning afternoon evening hope appreciate \
    forward kindly advance sirs";

const MONTHS_AND_DAYS: &str = "january february march april june july august september october november december jan feb \
    mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday";

/// Kinds of bodies, where the one asked is called so.
const BODIES: &str = "council borough city county district metropolitan unitary royal london town parish trust nhs foundation university \
    college school academy board health hospital police constabulary force fire rescue service authority department \
    ministry agency commission office organisation group partnership combined institution body institute the of and for upon in on";

/// What forms ask of the applicant and letters say about the answer.
const OF_FORMS: &str = "name address postcode email emailaddress telephone phone mobile mobilephone number title surname forename \
    first last applicant requester format electronic electronically spreadsheet excel csv pdf word machine readable paper post \
    copy reply respond response answer preferred prefer preference contact clarification clarify acknowledge \
    acknowledgement consent tick box captcha privacy notice declaration sign signature date capacity behalf \
    journalist student resident reuse re-use cost limit refine advice assistance section fee deadline working days \
    exemption refuse refusal redact redacted link published attach attached attachment upload file questionnaire form complete";

fn set(list: &str) -> BTreeSet<String> {
    words::words(list).into_iter().map(|w| w.text).collect()
}

static GREETING_WORDS: LazyLock<BTreeSet<String>> = LazyLock::new(|| set(GREETINGS));
static DATE_WORDS: LazyLock<BTreeSet<String>> = LazyLock::new(|| set(MONTHS_AND_DAYS));
static BODY_WORDS: LazyLock<BTreeSet<String>> = LazyLock::new(|| set(BODIES));
static FORM_WORDS: LazyLock<BTreeSet<String>> = LazyLock::new(|| set(OF_FORMS));

/// Whether a form asks it of whoever fills it in, or a letter says it of the answer.
pub(super) fn is_of_a_form(word: &str) -> bool {
    FORM_WORDS.contains(word)
}

/// Whether a text tells of whoever asks: `I am comparing councils and would be grateful for`.
pub(super) fn tells_of_the_applicant(text: &str) -> bool {
    words::words(text).iter().any(|w| matches!(w.text.as_str(), "i" | "im" | "ive" | "my" | "myself"))
}

/// The words of names of authorities that name only them: of `Wexmoor Borough Council` the first.
pub(super) fn place_names(names: &[&str]) -> BTreeSet<String> {
    names
        .iter()
        .flat_map(|name| words::words(name))
        .map(|w| w.text)
        .filter(|w| !BODY_WORDS.contains(w) && w.chars().count() > 2)
        .collect()
}

/// The words of a text without greetings, names, dates and the kind of body that is asked; and the years that it names.
pub(super) fn plain(text: &str, names: &BTreeSet<String>) -> (Vec<words::Word>, Vec<u16>) {
    let all = words::words(text);
    let mut years = Vec::new();
    let mut kept = Vec::with_capacity(all.len());
    for (at, word) in all.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|before| all.get(before)).map(|w| w.text.as_str());
        let after = all.get(at + 1).map(|w| w.text.as_str());
        let w = word.text.as_str();
        if is_year(w) {
            years.extend(w.parse::<u16>());
            continue;
        }
        if let Some(short) = short_year(w, before) {
            years.push(short);
            continue;
        }
        let dated = |w: Option<&str>| w.is_some_and(|w| DATE_WORDS.contains(w) || is_year(w));
        let of_a_date = is_day(w) && (dated(before) || dated(after)) || is_ordinal_day(w);
        let asked = before == Some("your") && BODY_WORDS.contains(w);
        let left_out = of_a_date
            || asked
            || DATE_WORDS.contains(w)
            || GREETING_WORDS.contains(w)
            || names.contains(w)
            || words::is_common(w);
        if !left_out {
            kept.push(word.clone());
        }
    }
    (kept, years)
}

/// The second of `2023/24`, and both of `23/24` after `FY`.
fn short_year(word: &str, before: Option<&str>) -> Option<u16> {
    let digits = word.strip_prefix("fy").unwrap_or(word);
    let n: u16 = (digits.len() == 2).then(|| digits.parse().ok())??;
    let led = digits.len() < word.len()
        || before.is_some_and(|b| is_year(b) || b == "fy" || b.starts_with("fy") && b.len() == 4);
    (led && n < 90).then_some(2000 + n)
}

fn is_day(word: &str) -> bool {
    word.len() <= 2 && word.parse::<u8>().is_ok_and(|n| (1..=31).contains(&n))
}

/// `1st`, `31st`.
fn is_ordinal_day(word: &str) -> bool {
    ["st", "nd", "rd", "th"].iter().any(|end| word.strip_suffix(end).is_some_and(is_day))
}
