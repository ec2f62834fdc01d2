//! Which of some published answers answer a question: by the ranking of the memory, with nothing but these answers in it.

use std::collections::{BTreeMap, BTreeSet};

use answers::{Asked, EarlierAnswer, Memory};
use jiff::civil::Date;

use crate::PublicEntry;

/// Below this an answer is not offered: a wrong one annoys more than a missing one. Measured on the table below.
const NEAR: f32 = 0.55;
/// After so many days an answer says little about how things are now.
const OLD: i32 = 366;
/// An answer older than this is compared as if it were this old: its age is shown, and does not hide it.
const COMPARED_AS: i32 = 300;
/// After so many days "the last year" is another one.
const SOON_ANOTHER: i32 = 180;

/// An answer by its places.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Best {
    pub entry: usize,
    pub answer: usize,
    pub sure: f32,
    pub old: bool,
}

/// The answers that are near enough, the best first, one of each entry; `names` is the authority's own thesaurus.
pub(super) fn best(
    asked: &Asked<'_>,
    entries: &[PublicEntry],
    names: &[(String, Vec<String>)],
    limit: usize,
) -> Vec<Best> {
    let earlier: Vec<EarlierAnswer> =
        entries.iter().enumerate().flat_map(|(at, entry)| answers_of(at, entry, asked.received_on)).collect();
    let memory = Memory { earlier: &earlier, names, ..Memory::default() };
    let mut sure: BTreeMap<(usize, usize), f32> = BTreeMap::new();
    for candidate in answers::propose_strictly(asked, &memory) {
        if let Some(place) = place(&candidate.source.reference) {
            sure.insert(place, candidate.confidence);
        }
    }
    let wanted = answers::asks(asked);
    let typed = [asked.heading, asked.stem, asked.subject].into_iter().flatten().chain([asked.text]);
    let typed = typed.collect::<Vec<_>>().join(". ");
    for one in &earlier {
        let Some(place) = place(&one.reference) else { continue };
        let sure = sure.entry(place).or_default();
        *sure = sure.max(same(&wanted, asked, one));
        if !names_agree(&typed, asked.text, one) {
            *sure = 0.0;
        }
    }
    let mut near: Vec<Best> = sure
        .into_iter()
        .filter(|(_, sure)| *sure >= NEAR)
        .filter_map(|((entry, answer), sure)| {
            let age = age(entries.get(entry)?.entry.on, asked.received_on);
            let passed = says_lately(asked.text) && age > SOON_ANOTHER;
            (!passed).then_some(Best { entry, answer, sure, old: age > OLD })
        })
        .collect();
    near.sort_by(|a, b| {
        let day = |best: &Best| entries[best.entry].entry.on;
        b.sure
            .total_cmp(&a.sure)
            .then(day(b).cmp(&day(a)))
            .then((a.entry, a.answer).cmp(&(b.entry, b.answer)))
    });
    let mut best: Vec<Best> = Vec::new();
    for one in near {
        if !best.iter().any(|known| known.entry == one.entry) {
            best.push(one);
        }
    }
    best.truncate(limit);
    best
}

/// How sure it is that an answer answers what is wanted, where both ask the same by their fields and their matter.
fn same(wanted: &str, asked: &Asked<'_>, one: &EarlierAnswer) -> f32 {
    if wanted.is_empty() || years(asked.text) != years(&one.question) {
        return 0.0;
    }
    let then = answers::asks(&Asked {
        text: &one.question,
        stem: None,
        heading: None,
        subject: Some(&one.context),
        previous: &[],
        received_on: asked.received_on,
    });
    if then == wanted {
        0.9
    } else if answers::asks_alike(&then, wanted) {
        0.7
    } else {
        0.0
    }
}

/// The years that a text names.
fn years(text: &str) -> BTreeSet<&str> {
    let year = |word: &&str| word.len() == 4 && word.parse::<u16>().is_ok_and(|y| (1900..2200).contains(&y));
    text.split(|c: char| !c.is_alphanumeric()).filter(year).collect()
}

/// Whether each name that one of the questions says stands with the other: what was asked of Quay Street answers nothing
/// about Mill Lane.
fn names_agree(typed: &str, text: &str, one: &EarlierAnswer) -> bool {
    let here = answers::letter_words(typed);
    let there = answers::letter_words(&format!("{} {} {}", one.question, one.context, one.answer));
    names(text).all(|name| answers::letter_words(&name).iter().all(|word| there.contains(word)))
        && names(&one.question)
            .all(|name| answers::letter_words(&name).iter().all(|word| here.contains(word)))
}

/// The words with a capital that begin no sentence.
fn names(text: &str) -> impl Iterator<Item = String> {
    let mut begins = true;
    text.split_whitespace()
        .filter(move |word| {
            let capital =
                word.trim_start_matches(|c: char| !c.is_alphanumeric()).starts_with(char::is_uppercase);
            let name = capital && !begins;
            begins = word.ends_with(['.', '?', '!', ':']);
            name
        })
        .map(str::to_owned)
}

/// The answers of an entry; what they refer to is their place here.
fn answers_of(at: usize, entry: &PublicEntry, today: Date) -> Vec<EarlierAnswer> {
    let oldest = today.checked_sub(jiff::Span::new().days(COMPARED_AS)).unwrap_or(today);
    let given = &entry.entry;
    let one = |(place, answer): (usize, &casework::case::PublishedAnswer)| EarlierAnswer {
        question: answer.question_text.clone(),
        context: match &answer.heading {
            Some(heading) => format!("{heading}. {}", given.title),
            None => given.title.clone(),
        },
        answer: answer.answer.clone(),
        table: answer.table.clone(),
        disposition: answer.disposition,
        provisions: answer.provisions.clone(),
        reference: format!("{at}.{place}"),
        date: Some(given.on.clamp(oldest, today)),
        published: true,
        of: None,
    };
    if entry.withdrawn.is_some() { Vec::new() } else { given.answers.iter().enumerate().map(one).collect() }
}

fn place(reference: &str) -> Option<(usize, usize)> {
    let (entry, answer) = reference.split_once('.')?;
    Some((entry.parse().ok()?, answer.parse().ok()?))
}

/// How many days ago it was.
pub(super) fn age(on: Date, today: Date) -> i32 {
    on.until(today).map_or(0, |span| span.get_days())
}

/// Whether a question counts time back from now: "in the last three years".
fn says_lately(text: &str) -> bool {
    const TIMES: [&str; 6] = ["year", "years", "month", "months", "quarter", "weeks"];
    let words: Vec<String> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    words.iter().enumerate().any(|(at, word)| {
        matches!(word.as_str(), "last" | "past" | "previous")
            && words[at..].iter().take(4).any(|near| TIMES.contains(&near.as_str()))
    })
}

#[cfg(test)]
mod tests {
    use casework::{
        Disposition,
        case::{LogEntry, PublishedAnswer},
        ids::{EntryId, LetterId, QuestionId},
    };
    use jiff::civil::date;
    use uuid::Uuid;

    use super::*;

    /// Title, day, and questions with their answers: our own, of a borough that does not exist.
    type Published = (&'static str, Date, &'static [(&'static str, &'static str)]);

    fn log() -> Vec<PublicEntry> {
        let published: [Published; 10] = [
            (
                "Telephony contract",
                date(2026, 3, 2),
                &[
                    ("Who supplies your telephone system?", "Larkfield Voice Ltd."),
                    ("When does the telephony contract end?", "31 March 2028."),
                    ("What is the annual spend on telephony?", "£84,000."),
                ],
            ),
            (
                "Potholes repaired in 2025",
                date(2026, 2, 1),
                &[("How many potholes were repaired in 2025?", "4,182.")],
            ),
            (
                "Library books",
                date(2026, 1, 20),
                &[("What did the council spend on library books in 2025?", "£148,210.")],
            ),
            (
                "Empty homes",
                date(2025, 11, 3),
                &[
                    ("How many homes in the borough have been empty for more than six months?", "312."),
                    ("How many empty dwelling management orders have you made?", "None."),
                ],
            ),
            (
                "Parking fines at Quay Street",
                date(2024, 2, 9),
                &[("How many penalty charge notices were issued at Quay Street car park in 2023?", "1,904.")],
            ),
            (
                "Staff laptops",
                date(2023, 9, 1),
                &[("How many laptops do you own?", "1,140."), ("Who manufactures them?", "Three makers.")],
            ),
            (
                "Taxi licences",
                date(2026, 4, 4),
                &[("How many hackney carriage licences are in force?", "96.")],
            ),
            (
                "Fly-tipping",
                date(2025, 8, 8),
                &[
                    ("How many incidents of fly-tipping were reported in the last year?", "2,204."),
                    ("How many people were prosecuted for fly-tipping in 2024?", "Four."),
                ],
            ),
            (
                "Allotments",
                date(2026, 5, 1),
                &[("How long is the waiting list for allotments?", "212 people.")],
            ),
            (
                "Gritting routes",
                date(2025, 12, 12),
                &[("Which roads are gritted in winter?", "The roads in the list.")],
            ),
        ];
        let entry = |(title, on, answers): Published| PublicEntry {
            id: Uuid::from_u128(answers.len() as u128),
            reference: "FOI-2026-0001".to_owned(),
            withdrawn: None,
            entry: LogEntry {
                id: EntryId(0),
                letter: LetterId(0),
                title: title.to_owned(),
                summary: String::new(),
                on,
                outcome: document::response::Outcome::Full,
                answers: answers
                    .iter()
                    .map(|(question, answer)| PublishedAnswer {
                        question: QuestionId(0),
                        label: None,
                        heading: None,
                        question_text: (*question).to_owned(),
                        answer: (*answer).to_owned(),
                        table: None,
                        disposition: Disposition::Given,
                        provisions: Vec::new(),
                    })
                    .collect(),
                annex: Vec::new(),
                enclosures: Vec::new(),
                looked_at_by: String::new(),
                withdrawn: None,
            },
        };
        published.into_iter().map(entry).collect()
    }

    /// Questions in other words, with the answer that should stand beside them; with none where every offer would annoy.
    const ASKED: &[(&str, Option<&str>)] = &[
        ("Who supplies your telephony?", Some("Larkfield Voice Ltd.")),
        ("Telephony provider", Some("Larkfield Voice Ltd.")),
        ("Please name the current supplier of your phone system", Some("Larkfield Voice Ltd.")),
        ("Which company provides your telephones?", Some("Larkfield Voice Ltd.")),
        ("Expiry date of the telephony contract", Some("31 March 2028.")),
        ("When is your telephone system contract due to expire?", Some("31 March 2028.")),
        ("Annual cost of your telephony", Some("£84,000.")),
        ("How many potholes did you repair in 2025?", Some("4,182.")),
        ("Number of potholes repaired during 2025", Some("4,182.")),
        ("how many pothole repairs in 2025", Some("4,182.")),
        ("Council spending on library books in 2025", Some("£148,210.")),
        ("How much was spent on books for libraries in 2025?", Some("£148,210.")),
        ("How many homes have been empty for over six months?", Some("312.")),
        ("Number of empty dwelling management orders made", Some("None.")),
        ("How many penalty charge notices were issued at the Quay Street car park in 2023?", Some("1,904.")),
        ("Number of laptops owned by the council", Some("1,140.")),
        ("How many laptop computers do you have?", Some("1,140.")),
        ("How many hackney carriage licences do you have in force?", Some("96.")),
        ("How many people were prosecuted for fly-tipping in 2024?", Some("Four.")),
        ("Length of the allotment waiting list", Some("212 people.")),
        ("How long is the allotments waiting list?", Some("212 people.")),
        ("Which roads do you grit in winter?", Some("The roads in the list.")),
        // The same matter, and another thing about it.
        ("Who supplies your web chat?", None),
        ("How many telephones are there in the town hall?", None),
        ("When was the telephony contract signed off by the cabinet?", None),
        ("How many potholes were repaired in 2022?", None),
        ("How many compensation claims for pothole damage were paid in 2025?", None),
        ("How many library books were lost in 2025?", None),
        ("What did the council spend on library staff in 2025?", None),
        ("How many homes did the council buy last year?", None),
        ("How many penalty charge notices were issued at Mill Lane car park in 2023?", None),
        ("How many laptops were stolen?", None),
        ("How many tablets do you own?", None),
        ("How many hackney carriage drivers were refused a licence?", None),
        // It counts back from now, and the answer is of another year.
        ("How many incidents of fly-tipping were reported in the last year?", None),
        ("How much does an allotment cost a year?", None),
        ("Which roads are swept in autumn?", None),
        ("How much grit is in stock?", None),
        ("What is the council's policy on drones?", None),
        ("Please send me all e-mails about Mill Lane", None),
        ("How many trees were felled in 2025?", None),
        ("What did the mayor spend on travel?", None),
        ("How many members of staff are on sick leave?", None),
        ("Please provide the following information", None),
    ];

    #[test]
    fn what_is_near_is_offered_and_what_would_annoy_is_not() {
        let entries = log();
        let (mut right, mut wrong, mut missed) = (0, Vec::new(), Vec::new());
        for (text, expected) in ASKED {
            let asked = Asked {
                text,
                stem: None,
                heading: None,
                subject: None,
                previous: &[],
                received_on: date(2026, 6, 1),
            };
            let found = best(&asked, &entries, &[], 3);
            let said: Vec<String> = found
                .iter()
                .map(|b| format!("{} ({})", entries[b.entry].entry.answers[b.answer].answer, b.sure))
                .collect();
            let first = found.first().map(|b| entries[b.entry].entry.answers[b.answer].answer.as_str());
            match (expected, first) {
                (Some(wanted), Some(first)) if *wanted == first => right += 1,
                (None, None) => {}
                (_, Some(_)) => wrong.push(format!("{text}: {said:?}")),
                (Some(wanted), None) => missed.push(format!("{text}: not {wanted}")),
            }
        }
        let all = ASKED.iter().filter(|(_, wanted)| wanted.is_some()).count();
        println!("{right} of {all} right\nwrong {wrong:#?}\nmissed {missed:#?}");
        assert!(
            wrong.is_empty() && right + 4 >= all,
            "{right} of {all}: wrong {wrong:#?}, missed {missed:#?}"
        );
    }
}
