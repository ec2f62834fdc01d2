//! An answer tells nothing of another person that points to them alone.

use super::{
    Check, Report, Subject,
    finding::{At, Finding},
};

pub(super) const CHECK: Check = Check {
    id: "third-party-personal-data",
    severity: casework::Severity::Risk,
    provision: "s.40(2)",
    checks: "An answer tells nothing of another person that points to them alone.",
    matters: "An answer under the law is an answer to the world. A date of birth, a number of one person or a private address cannot be called back.",
    bad: "The tenant, born on 4 March 1971, left in June 2025.",
    good: "The tenant left in June 2025.",
    run,
};

fn run(check: &Check, s: &Subject<'_>, report: &mut Report) {
    use casework::Disposition::{Given, GivenInPart};
    for (nth, question) in s.questions().iter().enumerate() {
        if !matches!(question.disposition, Given | GivenInPart) {
            continue;
        }
        let answer = s.answer(nth);
        let asked = question.text.to_lowercase();
        let Some((what, _)) = found(&answer).filter(|(_, word)| !asked.contains(word.as_str())) else {
            continue;
        };
        let message = format!("The answer to {} seems to give {what}.", s.name(nth));
        let what = "Take it out and rely on section 40(2), or make sure that it is nobody's private data.";
        report.add(Finding::new(check, s, At::Question(nth), message, what));
    }
}

/// What points to one person, and the word that does.
fn found(answer: &str) -> Option<(&'static str, String)> {
    let words: Vec<&str> =
        answer.split_whitespace().map(|w| w.trim_matches(|c: char| !c.is_alphanumeric())).collect();
    for (at, word) in words.iter().enumerate() {
        let joined: String = words[at..].iter().take(5).copied().collect();
        if national_insurance(word)
            || (word.len() == 2
                && joined.len() >= 9
                && joined.is_char_boundary(9)
                && national_insurance(&joined[..9]))
        {
            return Some(("a National Insurance number", (*word).to_owned()));
        }
        if let Some((_, domain)) = word.split_once('@')
            && ["gmail.", "hotmail.", "yahoo.", "outlook.", "icloud.", "btinternet.", "aol."]
                .iter()
                .any(|d| domain.starts_with(d))
        {
            return Some(("a private e-mail address", (*word).to_owned()));
        }
    }
    // A private person with the house or the telephone: `Mrs Ashby of 9 Quay Cottages`.
    for sentence in super::words::sentences(answer) {
        let role = [
            "director",
            "head of",
            "chief",
            "councillor",
            "cllr",
            "officer",
            "manager",
            "contact",
            "solicitor",
            "ltd",
            "limited",
            "practice",
            "surgery",
        ]
        .iter()
        .any(|w| sentence.contains(w));
        let own: Vec<&str> =
            sentence.split_whitespace().map(|w| w.trim_matches(|c: char| !c.is_alphanumeric())).collect();
        let titled = own.windows(2).any(|w| ["mr", "mrs", "ms", "miss"].contains(&w[0]) && w[1].len() > 2);
        const STREETS: [&str; 12] = [
            "lane", "street", "road", "cottages", "avenue", "close", "terrace", "drive", "crescent",
            "gardens", "row", "way",
        ];
        let house = own
            .windows(3)
            .any(|w| w[0].chars().all(|c| c.is_ascii_digit()) && !w[0].is_empty() && STREETS.contains(&w[2]));
        let mobile = own.windows(2).any(|w| {
            w[0].len() == 5
                && w[0].starts_with("07")
                && w[1].len() == 6
                && w[1].chars().all(|c| c.is_ascii_digit())
        });
        if !role && (titled && house || mobile) {
            return Some(("somebody's home or private telephone", "at home".to_owned()));
        }
    }
    for cue in ["date of birth", "d.o.b", "dob", "born on", "born"] {
        for (at, _) in answer.match_indices(cue) {
            let before = answer[..at].chars().next_back();
            let after: Vec<&str> = answer[at + cue.len()..].split_whitespace().take(5).collect();
            if !before.is_some_and(char::is_alphanumeric) && super::dates::first(&after.join(" ")).is_some() {
                return Some(("somebody's date of birth", cue.to_owned()));
            }
        }
    }
    None
}

/// Whether a word in small letters has the form of a National Insurance number.
fn national_insurance(word: &str) -> bool {
    let bytes = word.as_bytes();
    bytes.len() == 9
        && bytes[..2].iter().all(|b| b.is_ascii_lowercase() && !b"diuv".contains(b))
        && bytes[2..8].iter().all(u8::is_ascii_digit)
        && b"abcd".contains(&bytes[8])
}
