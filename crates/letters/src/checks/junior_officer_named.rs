//! An answer names no member of staff who is not senior and has no public role.

use super::{
    Check, Report, Subject,
    finding::{At, Finding},
};

pub(super) const CHECK: Check = Check {
    id: "junior-officer-named",
    severity: casework::Severity::Risk,
    provision: "s.40(2)",
    checks: "An answer names no member of staff who is not senior and has no public role.",
    matters: "Those who decide and those who speak for the authority expect to be named; those who assist them do not, and an answer is read by the whole world.",
    bad: "They are kept in the Guildhall by Perry Holt, Administrative Assistant.",
    good: "They are kept in the Guildhall by an administrative assistant of the licensing team.",
    run,
};

fn run(check: &Check, s: &Subject<'_>, report: &mut Report) {
    use casework::Disposition::{Given, GivenInPart};
    let asked =
        s.draft.request.iter().map(|q| q.text.as_str()).chain(s.questions().iter().map(|q| q.text.as_str()));
    let known: Vec<String> = asked.map(str::to_lowercase).collect();
    for (nth, question) in s.questions().iter().enumerate() {
        if !matches!(question.disposition, Given | GivenInPart) {
            continue;
        }
        let answer = question.answer.as_deref().unwrap_or_default();
        // What stands below the greeting at the end is who signs.
        let end = ["Yours sincerely", "Yours faithfully", "Kind regards", "Regards,", "Yours truly"]
            .iter()
            .filter_map(|w| answer.find(w))
            .min()
            .unwrap_or(answer.len());
        let found = answer[..end].lines().find_map(|line| named(line, &known));
        if let Some((name, role)) = found {
            let message = format!(
                "The answer to {} names {name}, whose post ({role}) seems not to be a senior one.",
                s.name(nth)
            );
            let what = "Give the post without the name, unless the post is public or the person agrees.";
            report.add(Finding::new(check, s, At::Question(nth), message, what));
        }
    }
}

/// A name with a junior post beside it: `Rowan Ashby, Administrative Assistant`, `Clerk: Rowan Ashby`.
fn named(line: &str, known: &[String]) -> Option<(String, String)> {
    let lower = line.to_lowercase();
    // Where to write is a public contact.
    if ["@", "contact", "telephone", "tel:", "enquir", "press office", "councillor", "cllr"]
        .iter()
        .any(|w| lower.contains(w))
    {
        return None;
    }
    let parts: Vec<&str> = line
        .split([',', ':', '|', '\t', '(', ')', '\u{2013}'])
        .flat_map(|p| p.split(" - "))
        .map(str::trim)
        .collect();
    parts.windows(2).find_map(|pair| {
        let (name, role) = match (junior(pair[0]), junior(pair[1])) {
            (false, true) => (last_name(pair[0])?, pair[1]),
            (true, false) => (last_name(pair[1])?, pair[0]),
            _ => return None,
        };
        let lower = name.to_lowercase();
        (!known.iter().any(|k| k.contains(&lower))).then(|| (name, role.trim_end_matches('.').to_owned()))
    })
}

/// A name of two or three words at the end of a part, as people are named.
fn last_name(part: &str) -> Option<String> {
    let words: Vec<&str> = part.split_whitespace().collect();
    let capital = |w: &&str| {
        w.chars().next().is_some_and(char::is_uppercase)
            && w.chars().skip(1).any(char::is_lowercase)
            && w.chars().all(|c| c.is_alphabetic() || c == '-' || c == '\'')
    };
    let from = words.iter().rposition(|w| !capital(w)).map_or(0, |at| at + 1);
    let name = words.get(from..)?;
    let things = [
        "team",
        "council",
        "department",
        "service",
        "services",
        "office",
        "unit",
        "group",
        "road",
        "street",
        "house",
        "the",
        "trust",
        "board",
        "north",
        "south",
        "east",
        "west",
        "centre",
        "school",
        "manager",
        "director",
        "head",
        "total",
        "full",
        "time",
        "band",
        "grade",
        "officer",
        "admin",
        "support",
        "limited",
        "ltd",
        "annual",
        "salary",
        "level",
        "job",
        "title",
        "post",
        "role",
        "housing",
        "planning",
        "finance",
        "legal",
        "human",
        "resources",
    ];
    let person =
        (2..=3).contains(&name.len()) && !name.iter().any(|w| things.contains(&w.to_lowercase().as_str()));
    person.then(|| name.join(" "))
}

/// Whether a part is a post that assists.
fn junior(part: &str) -> bool {
    let lower = part.to_lowercase();
    let words: Vec<&str> = lower.split(|c: char| !c.is_alphabetic()).filter(|w| !w.is_empty()).collect();
    let post = [
        "assistant",
        "administrator",
        "clerk",
        "trainee",
        "apprentice",
        "receptionist",
        "caseworker",
        "typist",
    ];
    let senior = [
        "director",
        "chief",
        "head",
        "commissioner",
        "secretary",
        "town",
        "parish",
        "minister",
        "manager",
        "senior",
        "lead",
        "to",
        "of",
        "senate",
        "governors",
        "number",
        "database",
        "network",
        "system",
        "systems",
    ];
    words.len() <= 5 && words.iter().any(|w| post.contains(w)) && !words.iter().any(|w| senior.contains(w))
}
