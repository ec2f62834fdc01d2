//! What to look for before an entry stands: where something that tells who asked still is in it.

use casework::{Case, case::LogEntry, words::contains_whole};
use serde::{Deserialize, Serialize};

/// Something that an officer should look at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Look {
    /// What was found, as it stands there.
    pub what: String,
    /// Where: the title, a question, an answer.
    pub place: String,
    /// Why it matters.
    pub why: String,
}

/// Finds the applicant's name, parts of it, addresses and organisation; and e-mail addresses of anybody.
pub fn looks(case: &Case, entry: &LogEntry) -> Vec<Look> {
    let mut tells: Vec<(String, &str)> = Vec::new();
    let applicant = &case.applicant;
    for known in [&applicant.name, &applicant.email, &applicant.organisation, &applicant.address].into_iter().flatten() {
        tells.push((known.to_lowercase(), "it tells who asked"));
    }
    if let Some(surname) = applicant.name.as_deref().and_then(|n| n.split_whitespace().last()) {
        tells.push((surname.to_lowercase(), "it is the applicant's surname"));
    }
    tells.retain(|(what, _)| what.trim().chars().count() > 2);
    let mut places: Vec<(String, &str)> =
        vec![("the title".to_owned(), entry.title.as_str()), ("the summary".to_owned(), entry.summary.as_str())];
    for answer in &entry.answers {
        let name = case.name_of(answer.question);
        places.push((name.clone(), &answer.question_text));
        places.push((format!("the answer to {name}"), &answer.answer));
    }
    let mut found: Vec<Look> = Vec::new();
    for (place, text) in places {
        let lower = text.to_lowercase();
        for (what, why) in &tells {
            if contains_whole(&lower, what) && !found.iter().any(|f| f.place == place && f.what.contains(what.as_str())) {
                found.push(Look { what: what.clone(), place: place.clone(), why: (*why).to_owned() });
            }
        }
        for word in text.split_whitespace().map(|w| w.trim_matches(|c: char| !c.is_alphanumeric())) {
            let address = word.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.'));
            if address && !found.iter().any(|f| f.place == place && f.what.eq_ignore_ascii_case(word)) {
                found.push(Look {
                    what: word.to_owned(),
                    place: place.clone(),
                    why: "it is an e-mail address: of whom?".to_owned(),
                });
            }
        }
    }
    found
}
