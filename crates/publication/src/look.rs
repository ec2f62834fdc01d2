//! The look before publishing: where the applicant still stands in what would be published.

use casework::{Case, case::LogEntry};
use serde::Serialize;

/// Something that points to the applicant, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Look {
    /// What was found: `the applicant's name`.
    pub what: String,
    /// Where: `the answer to question 4`.
    #[serde(rename = "where")]
    pub place: String,
}

/// Every place where the applicant's name, address or organisation stands in an entry. An empty list does not say that
/// nothing identifies the applicant: wording can do so by itself, which is why a person looks.
pub fn looks(case: &Case, entry: &LogEntry) -> Vec<Look> {
    let wanted = identifiers(case);
    let mut found = Vec::new();
    let mut see = |place: String, text: &str| {
        let text = text.to_lowercase();
        for (what, needle) in &wanted {
            let look = Look { what: (*what).to_owned(), place: place.clone() };
            if casework::words::contains_whole(&text, needle) && !found.contains(&look) {
                found.push(look);
            }
        }
    };
    see("the title".to_owned(), &entry.title);
    see("the summary".to_owned(), &entry.summary);
    for answer in &entry.answers {
        let name = case.name_of(answer.question);
        see(name.clone(), &answer.question_text);
        see(format!("the heading of {name}"), answer.heading.as_deref().unwrap_or_default());
        see(format!("the answer to {name}"), &answer.answer);
        if let Some(table) = &answer.table {
            let cells = table.rows.iter().flatten().chain(&table.headings).chain([&table.caption]);
            see(format!("the table of {name}"), &cells.cloned().collect::<Vec<_>>().join("\n"));
        }
    }
    see("the explanatory annex".to_owned(), &letters::plain_text(&entry.annex));
    for file in &entry.enclosures {
        see(format!("the file name '{}'", file.name), &file.name.replace(['_', '-', '.'], " "));
    }
    found
}

/// Every place where an e-mail address or a telephone number stands in an entry: perhaps of an office, perhaps of somebody.
/// For what was not written to be published.
pub fn contacts(entry: &LogEntry) -> Vec<Look> {
    let mut found = Vec::new();
    for (at, answer) in (1..).zip(&entry.answers) {
        for (what, is) in
            [("an e-mail address", is_address as fn(&str) -> bool), ("a telephone number", has_number)]
        {
            for (place, text) in [("question", &answer.question_text), ("answer", &answer.answer)] {
                if is(text) {
                    found.push(Look { what: what.to_owned(), place: format!("{place} {at} of this page") });
                }
            }
        }
    }
    found
}

fn is_address(text: &str) -> bool {
    text.split_whitespace().any(|word| {
        word.split_once('@')
            .is_some_and(|(who, host)| !who.is_empty() && host.trim_end_matches('.').contains('.'))
    })
}

/// Ten to twelve digits in a row that begin as a number of the country does.
fn has_number(text: &str) -> bool {
    let mut digits = String::new();
    for c in text.chars().chain(['\n']) {
        match c {
            '0'..='9' => digits.push(c),
            '+' if digits.is_empty() => {}
            ' ' | '-' | '(' | ')' if !digits.is_empty() => {}
            _ => {
                let british = digits.starts_with('0') || digits.starts_with("44");
                if british && (10..=12).contains(&digits.len()) {
                    return true;
                }
                digits.clear();
            }
        }
    }
    false
}

/// What names the applicant, in small letters: whole values, and the parts of a name that are long enough to tell.
fn identifiers(case: &Case) -> Vec<(&'static str, String)> {
    let applicant = &case.applicant;
    let mut wanted: Vec<(&'static str, String)> = Vec::new();
    let mut add = |what, value: &str| {
        let value = value.trim().to_lowercase();
        if value.chars().count() > 2 && !wanted.iter().any(|(_, known)| *known == value) {
            wanted.push((what, value));
        }
    };
    for name in applicant.name.iter() {
        add("the applicant's name", name);
        // A surname by itself still names: "Ms Ashby asked us ...".
        if let Some(last) = name.split_whitespace().last().filter(|w| w.chars().count() > 3) {
            add("the applicant's surname", last);
        }
    }
    for email in applicant.email.iter() {
        add("the applicant's e-mail address", email);
    }
    for organisation in applicant.organisation.iter() {
        add("the applicant's organisation", organisation);
    }
    for line in applicant.address.iter().flat_map(|a| a.lines()) {
        add("the applicant's address", line);
    }
    wanted
}
