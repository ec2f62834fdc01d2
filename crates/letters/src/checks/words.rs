//! Small helpers over the words of a letter that several checks share. No check's rule stands here.

use casework::case::LetterKind;

use super::Subject;

/// Whether withholding under a provision turns on the public interest in every case it covers.
pub(super) fn weighed(provision: &law::Provision) -> bool {
    let limbs = law::provisions::limbs_of(provision.law, &provision.provision);
    match provision.needs_public_interest_test() {
        Some(answer) => answer,
        // Where it depends on the limb or the body, only what needs one throughout is taken to need one.
        None => !limbs.is_empty() && limbs.iter().all(|l| l.public_interest_test),
    }
}

/// Sentences of a text, their white space collapsed.
pub(super) fn sentences(text: &str) -> Vec<String> {
    let mut out = Vec::new();
    for paragraph in text.split("\n\n") {
        let flat = paragraph.split_whitespace().collect::<Vec<_>>().join(" ");
        let mut start = 0;
        for (at, _) in flat.match_indices(['.', '?', '!', ';']) {
            let end = at + 1;
            if flat[end..].starts_with(' ') || end == flat.len() {
                out.push(flat[start..end].trim().to_owned());
                start = end;
            }
        }
        out.push(flat[start..].trim().to_owned());
    }
    out.retain(|s| !s.is_empty());
    out
}

/// Whether a text in small letters names a place where something is to be found.
pub(super) fn names_a_place(lower: &str) -> bool {
    [
        "http://",
        "https://",
        "www.",
        ".gov.uk",
        ".org.uk",
        "link below",
        "links below",
        "following link",
        "this link",
        "link above",
        "via the link",
        "on our website",
        "on the website",
        "available at",
        "available on",
        "available from",
        "available here",
        "published at",
        "published on",
        "published in",
        "can be found",
        "you can find",
        "register",
        "contracts finder",
        "publication scheme",
        "disclosure log",
        "](",
        "library",
    ]
    .iter()
    .any(|w| lower.contains(w))
}

/// Whether the end of the letter can be judged: it is a response, and its end is there.
pub(super) fn ends_here(s: &Subject<'_>) -> bool {
    !s.excerpt() && s.draft.letter.is_none_or(LetterKind::answers)
}

/// The harm that a ground turns on, in the law's words, where it turns on harm at all.
pub(super) fn harm(ground: &super::Ground<'_>) -> Option<String> {
    use law::provisions::Basis;
    let turns = |p: &law::Provision| matches!(p.basis, Basis::Prejudice | Basis::Opinion);
    let of =
        |p: &law::Provision| p.title.split_once(": ").map_or(p.title.as_str(), |(_, what)| what).to_owned();
    if ground.ncnd {
        let lifted = law::provisions::lifted_by(ground.law, &ground.provision);
        return (!lifted.is_empty() && lifted.iter().all(|p| turns(p))).then(|| "harm".to_owned());
    }
    let provision = law::provision(ground.law, &ground.provision)?;
    if provision.is_family() {
        let limbs = law::provisions::limbs_of(ground.law, &ground.provision);
        return limbs.iter().all(|p| turns(p)).then(|| "harm".to_owned());
    }
    turns(provision).then(|| format!("harm ({})", of(provision)))
}

/// Whether a text has a date such as 3/6/2026.
pub(super) fn has_numeric_date(text: &str) -> bool {
    text.split_whitespace().any(|word| {
        let parts: Vec<&str> = word.trim_matches(['.', ',', '(', ')']).split('/').collect();
        parts.len() == 3 && parts.iter().all(|p| !p.is_empty() && p.chars().all(|c| c.is_ascii_digit()))
    })
}
