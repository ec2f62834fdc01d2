//! Where a number of something is asked for, the number given is of that thing.

use super::{
    Check, Report, Subject,
    finding::{At, Finding},
};

pub(super) const CHECK: Check = Check {
    id: "answer-does-not-meet-question",
    severity: casework::Severity::Risk,
    provision: "s.1(1)(b)",
    checks: "Where a number of something is asked for, the number given is of that thing.",
    matters: "A number of something else leaves the question open, though it looks answered.",
    bad: "How many telephone agents are at your contact centres? We have 12 contact centres.",
    good: "How many telephone agents are at your contact centres? We have 340 telephone agents.",
    run,
};

fn run(check: &Check, s: &Subject<'_>, report: &mut Report) {
    for (nth, question) in s.questions().iter().enumerate() {
        if question.disposition != casework::Disposition::Given
            && question.disposition != casework::Disposition::Unclear
        {
            continue;
        }
        let asked = question.text.to_lowercase();
        let Some(wanted) = counted(&asked) else { continue };
        let answer = s.answer(nth);
        let said: Vec<&str> =
            answer.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
        if answer.len() > 200 || said.iter().any(|w| stem(w) == stem(&wanted)) {
            continue;
        }
        // "73 contact centres": a number of something else that the question names too.
        let other = said.windows(3).find_map(|w| {
            let number = w[0].chars().all(|c| c.is_ascii_digit());
            let named =
                |w: &str| w.len() > 3 && w.chars().all(char::is_alphabetic) && asked.contains(stem(w));
            let two = named(w[1]) && named(w[2]);
            (number && two && w[2].ends_with('s')).then(|| format!("{} {}", w[1], w[2]))
        });
        let other = other.or_else(|| places(&wanted, &said, &asked));
        if let Some(other) = other {
            let message = format!(
                "{} asks for a number of {wanted}, and the answer gives a number of {other}.",
                crate::prose::capital(&s.name(nth))
            );
            report.add(Finding::new(
                check,
                s,
                At::Question(nth),
                message,
                format!("Give the number of {wanted}, or say that it is not held."),
            ));
        }
    }
}

/// The thing counted: the last plural of "number of ..." or "how many ...".
fn counted(asked: &str) -> Option<String> {
    let after =
        ["number of ", "how many "].iter().filter_map(|p| asked.rfind(p).map(|at| at + p.len())).max()?;
    let phrase: String =
        asked.get(after..)?.chars().take_while(|c| c.is_alphanumeric() || *c == ' ').collect();
    let few: Vec<&str> = phrase.split(' ').take(4).collect();
    let stop = few.iter().position(|w| {
        [
            "in", "of", "at", "do", "does", "did", "are", "the", "have", "has", "were", "was", "that", "you",
            "with", "who", "per", "for", "on",
        ]
        .contains(w)
    });
    let few = few.get(..stop.unwrap_or(few.len()))?;
    few.iter().rev().find(|w| w.len() > 3 && w.ends_with('s')).map(|w| (*w).to_owned())
}

fn stem(word: &str) -> &str {
    word.strip_suffix('s').unwrap_or(word)
}

/// A number of places where something else was to be counted.
fn places(wanted: &str, said: &[&str], asked: &str) -> Option<String> {
    const PLACES: [&str; 16] = [
        "centres",
        "offices",
        "sites",
        "buildings",
        "schools",
        "museums",
        "hospitals",
        "depots",
        "libraries",
        "stations",
        "branches",
        "locations",
        "clinics",
        "parks",
        "premises",
        "houses",
    ];
    // Where the question names the place it may be counting by it.
    if PLACES.contains(&wanted) || said.len() > 12 {
        return None;
    }
    let figures: Vec<usize> =
        (0..said.len()).filter(|at| said[*at].chars().all(|c| c.is_ascii_digit())).collect();
    let [at] = figures.as_slice() else { return None };
    let after = &said[at + 1..];
    let place = after.iter().take(2).position(|w| PLACES.contains(w))?;
    (!asked.contains(stem(after[place]))).then(|| after[..=place].join(" "))
}
