//! The words of questions and tables that say what is measured: what stands for a time or for a sum is left out, and what
//! has another name in headings has one name. Other spellings of one thing are the business of `words`.

use std::{
    collections::{BTreeSet, HashMap},
    sync::LazyLock,
};

use crate::words::{self, Word};

/// A word that tells measures apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Term {
    pub text: String,
    /// Whether it must be accounted for; the others only help to choose.
    pub hard: bool,
    /// Whether it stood in brackets.
    pub aside: bool,
}

/// What a table calls otherwise than people who ask: the words used, and what they stand for.
const NEAR: &[(&str, &[&str])] = &[
    ("", &["is fine", "would be fine", "will do", "is enough"]),
    (
        "day daylost",
        &[
            "fte days lost",
            "wte days lost",
            "days lost",
            "days were lost",
            "days have been lost",
            "lost days",
        ],
    ),
    ("day", &["fte day", "wte day"]),
    ("medical", &["doctor", "medic", "physician"]),
    ("administrative", &["admin", "clerical"]),
    ("staff headcount", &["headcount", "head count"]),
    (
        "agency",
        &[
            "temp",
            "temps",
            "temporary staff",
            "temporary staffing",
            "temporary worker",
            "agency staff",
            "agency worker",
            "agency staffing",
            "agency personnel",
            "agency temp",
        ],
    ),
    (
        "day sickness",
        &["days lost", "days were lost", "lost days", "working days lost", "days absent", "days off"],
    ),
    (
        "perhead",
        &[
            "per fte",
            "per full time equivalent",
            "per wte",
            "per employee",
            "per head",
            "per member of staff",
            "per person",
        ],
    ),
    (
        "sickness",
        &["sickness absence", "sick leave", "sick", "absence", "absent", "illness", "ill health", "off sick"],
    ),
    (
        "upheld",
        &[
            "found in favour of the complainant",
            "in favour of the complainant",
            "found in favour",
            "in favour",
            "justified",
            "well founded",
            "founded",
            "uphold",
            "upholding",
        ],
    ),
    (
        "foirequest",
        &[
            "foi request",
            "freedom of information request",
            "information request",
            "request for information",
            "fois",
            "foi",
            "foia",
            "foia request",
            "request under foi",
        ],
    ),
    (
        "intime",
        &[
            "on time",
            "in time",
            "within time",
            "within 20 working days",
            "within twenty working days",
            "within 20 days",
            "within deadline",
            "within the deadline",
            "within statutory deadline",
            "within the statutory deadline",
            "within target",
            "within the time limit",
            "within the statutory time limit",
            "within timescale",
            "within statutory timescales",
            "in statutory time",
            "within statutory time",
            "within limit",
            "within the statutory timescale",
            "within the statutory timeframe",
            "on target",
            "in 20 working days",
        ],
    ),
    (
        "late",
        &[
            "out of time",
            "overdue",
            "after the deadline",
            "outside the deadline",
            "not in time",
            "not on time",
        ],
    ),
    ("vacancy", &["vacant post", "unfilled post", "vacant position", "unfilled vacancy", "vacant"]),
    (
        "pcn",
        &[
            "penalty charge notice",
            "parking charge notice",
            "penalty charge",
            "parking ticket",
            "parking fine",
            "parking penalty",
            "penalty notice",
        ],
    ),
    ("flytip", &["fly tip", "fly tipping", "flytipping", "fly tipped", "dumped rubbish", "dumped waste"]),
    ("starter", &["joiner", "new starter", "new recruit", "hired", "hire", "recruited"]),
    ("leaver", &["leaving", "left employment", "left"]),
    ("fte", &["full time equivalent", "wte", "whole time equivalent"]),
    ("staff", &["workforce", "people employed"]),
    (
        "carbon",
        &["co2", "co2e", "tco2e", "emission", "greenhouse gas", "carbon emission", "carbon dioxide", "ghg"],
    ),
    ("pothole", &["pot hole"]),
    ("student", &["pupil", "learner"]),
    ("loan", &["lent", "lend", "borrowed", "borrow"]),
    ("internalreview", &["internal review"]),
    (
        "unitcost",
        &[
            "unit cost",
            "unit price",
            "cost per unit",
            "cost per device",
            "price per device",
            "price per unit",
            "cost each",
            "price each",
            "per device",
            "cost per item",
            "average unit cost",
        ],
    ),
    ("sold", &["sale", "sell"]),
    ("injury", &["injured"]),
    ("death", &["died", "fatality", "killed"]),
    ("theft", &["stolen"]),
    ("disability", &["disabled"]),
    ("agency", &["agent"]),
    ("refused", &["rejected", "turned down", "declined", "refusal"]),
    ("granted", &["approved", "allowed", "approval"]),
];

/// Words of time and of reckoning: they say how, not what.
const HOW: &str = "year month quarter week financial fiscal calendar academic annual annually yearly monthly quarterly \
    period ending ended since between until onwards past previous preceding recent latest current date today complete \
    figure data statistic spreadsheet excel csv format table tabular breakdown broken down split total sum overall altogether \
    combined whole entire average mean percent percentage per cent proportion share rise rose risen fall fell fallen \
    change changed changing increase increased decrease decreased difference differ grow grown growth drop dropped gone \
    compare compared comparison trend highest lowest largest biggest smallest greatest fewest most least top bottom busiest best worst maximum minimum \
    same breakdown again likewise those that it these much many how number quantity amount count volume \
    authority-wide wide organisation organisational university college across within respectively inclusive approximate \
    spend spent cost price value expenditure spending bill gbp worth outlay money pound so far year-on-year add added together \
    have had were went rate fy come came become overall please would like know able break give split by was \
    information note recorded corresponding equivalent result people person member public applicant complainant level up down and row column following answer \
    told exact exactly precise precisely cheapest dearest expensive costliest priciest decline declined climb climbed dip \
    jump jumped grew fewer tally often frequently newest session consecutive subtotal adding kind rarest quietest";

/// Words that help to choose between headings and are nowhere required.
const SOFT: &str = "receive receiving new open close first last total part full made make put own handle handled report \
    reported record log logged process processed complet completed issue issued raise raised submit submitted take took \
    taken deal dealt happen occur involve carry carried give given get got lead led bring brought use number request \
    lodge lodged filed sought weekly daily hourly m3 mwh kwh gwh tonne tonnes km mile litre hectare sqm m2 fully leased different other individual main all work working stand submitting registered register \
    employ provide recorded cumulative have held paid pay service day daylost headcount partly partially burned burnt consumed consumption usage perhead";

static HOW_WORDS: LazyLock<BTreeSet<String>> = LazyLock::new(|| words::bag(HOW));
static SOFT_WORDS: LazyLock<BTreeSet<String>> = LazyLock::new(|| words::bag(SOFT));

type Name = (Vec<String>, Vec<String>);

static NEAR_NAMES: LazyLock<HashMap<String, Vec<Name>>> = LazyLock::new(|| {
    let plain = |text: &str| words::words(text).into_iter().map(|w| w.text).collect::<Vec<_>>();
    let mut names: HashMap<String, Vec<Name>> = HashMap::new();
    for (one, others) in NEAR {
        for other in *others {
            let name = plain(other);
            if let Some(first) = name.first().cloned() {
                names.entry(first).or_default().push((name, plain(one)));
            }
        }
    }
    for list in names.values_mut() {
        list.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
    }
    names
});

/// What a number behind it tells apart: stage 1, band 5.
const NUMBERED: &[&str] =
    &["stag", "grad", "band", "tier", "level", "category", "phas", "zone", "class", "scop", "scal"];

fn numeral(word: &str) -> Option<usize> {
    const NAMES: [&str; 6] = ["one", "two", "three", "four", "five", "six"];
    const ROMAN: [&str; 4] = ["i", "ii", "iii", "iv"];
    let place = |list: &[&str]| list.iter().position(|n| words::stem(n) == word).map(|at| at + 1);
    place(&NAMES).or_else(|| place(&ROMAN)).or_else(|| word.parse().ok().filter(|n| *n < 100))
}

/// The telling words of a text.
pub(super) fn terms(text: &str) -> Vec<Term> {
    let all: Vec<Word> = words::words(text);
    let mut out: Vec<Term> = Vec::new();
    let mut push = |text: String, hard: bool, aside: bool| {
        if !out.iter().any(|t| t.text == text) {
            out.push(Term { text, hard, aside });
        }
    };
    let mut at = 0;
    while at < all.len() {
        let word = &all[at];
        let names = NEAR_NAMES.get(&word.text).map_or(&[][..], Vec::as_slice);
        let near = names.iter().find(|(name, _)| {
            all[at..].len() >= name.len() && all[at..].iter().zip(name).all(|(w, n)| w.text == *n)
        });
        if let Some((name, ones)) = near {
            for one in ones {
                push(one.clone(), !SOFT_WORDS.contains(one), word.aside);
            }
            at += name.len();
            continue;
        }
        if NUMBERED.contains(&word.text.as_str())
            && let Some(number) = all.get(at + 1).and_then(|w| numeral(&w.text))
        {
            push(format!("{}{number}", word.text), true, word.aside);
            at += 2;
            continue;
        }
        at += 1;
        let soft = SOFT_WORDS.contains(&word.text);
        // The noughts of "£000" are a unit.
        if word.text.bytes().all(|b| b == b'0') {
            continue;
        }
        if !soft && (HOW_WORDS.contains(&word.text) || words::is_common(&word.text)) {
            continue;
        }
        push(word.text.clone(), !soft, word.aside);
    }
    out
}

/// Whether two words are the same but for an ending or a slip of the pen.
pub(super) fn alike(a: &str, b: &str) -> bool {
    if a == b {
        return true;
    }
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    if short.len() == 4 && short.ends_with('e') && long.strip_prefix(short) == Some("d") {
        return true;
    }
    if short.len() == 4 && long.strip_prefix(short) == Some("ing") {
        return true;
    }
    if short.len() < 5 || !long.is_ascii() || long.bytes().any(|c| c.is_ascii_digit()) {
        return false;
    }
    if let Some(ending) = long.strip_prefix(short) {
        const ENDINGS: &[&str] =
            &["ion", "ation", "ment", "ship", "ance", "enc", "al", "ly", "ed", "ing", "d", "s", "ation", "t"];
        return ENDINGS.contains(&ending);
    }
    short.len() >= 6 && long.len() - short.len() <= 1 && one_slip(short.as_bytes(), long.as_bytes())
}

/// Whether one letter more, another letter, or two letters changed round make one of the other.
fn one_slip(short: &[u8], long: &[u8]) -> bool {
    let same = short.iter().zip(long).take_while(|(a, b)| a == b).count();
    let (s, l) = (&short[same..], &long[same..]);
    if short.len() < long.len() {
        return s == &l[1..];
    }
    let swapped = s.len() >= 2 && s[0] == l[1] && s[1] == l[0] && s[2..] == l[2..];
    // Another first letter makes another word.
    swapped || same > 0 && s.len() > 1 && s[1..] == l[1..]
}

/// Whether a word is one that says nothing, misspelt.
pub(super) fn is_common_slip(word: &str) -> bool {
    if word.len() < 5 || !word.is_ascii() {
        return false;
    }
    let known = |w: &str| words::is_common(w) || HOW_WORDS.contains(w) || SOFT_WORDS.contains(w);
    let letters = word.as_bytes();
    (0..letters.len()).any(|at| {
        let mut without = letters.to_vec();
        without.remove(at);
        let mut turned = letters.to_vec();
        if at + 1 < turned.len() {
            turned.swap(at, at + 1);
        }
        [without, turned].iter().any(|w| std::str::from_utf8(w).is_ok_and(known))
    })
}

/// Whether one of these is the word.
pub(super) fn says(terms: &[Term], word: &str) -> bool {
    terms.iter().any(|t| alike(&t.text, word))
}

/// Those that must be accounted for.
pub(super) fn hard(terms: &[Term]) -> impl Iterator<Item = &Term> {
    terms.iter().filter(|t| t.hard)
}
