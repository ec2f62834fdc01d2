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
        "links",
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
        "website here",
        "website at",
        "website,",
        "their website",
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

/// Whether a letter that was read asks for more time and decides nothing yet: a notice under section 17(2) at most.
pub(super) fn only_asks_for_time(s: &Subject<'_>) -> bool {
    s.asks_for_more_time() && !s.structured() && !s.questions().iter().any(|q| q.disposition.is_refusal())
}

/// Whether the end of the letter can be judged: it is a response, and its end is there.
pub(super) fn ends_here(s: &Subject<'_>) -> bool {
    !s.excerpt() && s.draft.letter.is_none_or(LetterKind::answers) && !only_acknowledges(s)
}

/// Whether a letter that was read answers nothing yet: it says that the answer will come, and cites nothing.
fn only_acknowledges(s: &Subject<'_>) -> bool {
    let to_come = [
        "write to you with our answer",
        "must answer promptly",
        "will respond to you by",
        "will respond by",
        "will reply by",
        "will answer by",
        "aim to respond to your request by",
        "can expect a response by",
        "can expect our response by",
        "should receive a response by",
        "will receive a response by",
        "answer is due by",
        "response is due by",
        "will be answered by",
    ];
    !s.structured()
        && s.draft.letter.is_none()
        && s.grounds.is_empty()
        && s.said.iter().any(|p| p.says(&to_come) && !p.says(&["review", "complain"]))
        && !s.says(&["enclosed", "attached", "we hold ", "do not hold", "not held", "can confirm that"])
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

/// The paragraph that tells of the right to go to the regulator.
pub(super) fn right_to_the_regulator(law: document::Law) -> String {
    let rights = law::rights(law);
    let article = if rights.complaint_name.starts_with('a') { "an" } else { "a" };
    format!(
        "If you are still not content you can make {article} {} to the {} ({}): {}",
        rights.complaint_name,
        rights.regulator.name,
        crate::grounds::in_words([(law, rights.complaint_provision)]),
        rights.regulator.complaints
    )
}

/// Whether what was read looks like a letter, with its greeting or its close. A page of a disclosure log often tells of
/// the answer and leaves the rest of the letter out.
pub(super) fn looks_like_a_letter(s: &Subject<'_>) -> bool {
    let greets = [
        "dear ",
        "yours sincerely",
        "yours faithfully",
        "yours truly",
        "kind regards",
        "best wishes",
        "regards,",
    ];
    s.structured() || s.draft.response.text.is_none() || s.said.iter().any(|p| p.says(&greets))
}

/// Whether the letter tells the outcome of a review: its date is then not held against the day of the request.
pub(super) fn answers_a_review(s: &Subject<'_>) -> bool {
    // How to ask for one, and what comes after it, stands in every letter.
    let told = |p: &super::Passage| {
        !p.says(&["if you", "dissatisf", "you may", "you can", "right to", "following ", "once "])
    };
    let passages = || s.said.iter().filter(|p| told(p));
    const ASKED: [&str; 11] = [
        "you requested an internal review",
        "you asked for an internal review",
        "you asked us to review",
        "you requested a review",
        "outcome of the internal review",
        "outcome of your internal review",
        "outcome of the review",
        "outcome of this review",
        "review panel",
        "internal review of your request",
        "internal review of our response",
    ];
    passages().any(|p| p.says(&ASKED))
}

/// What a check needs where something may have moved the time for compliance.
pub(super) const WHAT_MOVED_IT: &str =
    "what happened to the time: the letter mentions clarification, a fee, an extension or a transfer";

/// Whether the letter mentions something that moves the time for compliance.
pub(super) fn time_moved(s: &Subject<'_>) -> bool {
    s.says(&[
        "clarif",
        "extension",
        "extend",
        "fees notice",
        "fee notice",
        "transfer",
        "narrowed",
        "refined",
        "10(3)",
        "needed more time",
    ])
}

/// Whether a text in small letters names an exemption of FOIA by its section.
pub(super) fn names_an_exemption(lower: &str) -> bool {
    ["section ", "sections ", "s.", "s "].iter().any(|cue| {
        lower.match_indices(cue).any(|(at, _)| {
            let before = lower[..at].chars().next_back();
            let number: String =
                lower[at + cue.len()..].trim_start().chars().take_while(char::is_ascii_digit).collect();
            !before.is_some_and(char::is_alphanumeric)
                && law::exists(document::Law::Foia, &format!("s.{number}")) == law::Existence::Exemption
        })
    })
}

/// Whether a passage gives a reason.
pub(super) fn gives_a_reason(words: &str) -> bool {
    [
        "because",
        " since ",
        "due to",
        "so that",
        "reason",
        "would ",
        "in order to",
        "as it ",
        "as this ",
        "as the ",
        "as we ",
        "as our ",
        "owing to",
        "therefore",
        "given that",
    ]
    .iter()
    .any(|w| words.contains(w))
}

/// How many limbs of a provision a text in small letters names by what they protect.
pub(super) fn limbs_in_words(family: &law::Provision, text: &str) -> usize {
    let said: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).collect();
    let named = |limb: &&&law::Provision| {
        let what = limb.title.split_once(": ").map_or(limb.title.as_str(), |(_, what)| what).to_lowercase();
        let words: Vec<&str> = what
            .split(|c: char| !c.is_alphanumeric())
            .filter(|w| w.len() > 4 && !["person", "prejudice"].contains(w))
            .collect();
        !words.is_empty() && words.iter().all(|w| said.contains(w))
    };
    law::provisions::limbs_of(family.law, &family.provision).iter().filter(named).count()
}

/// Whether a text in small letters speaks of harm.
pub(super) fn speaks_of_harm(text: &str) -> bool {
    [
        "prejudic",
        "harm",
        "damag",
        "endanger",
        "inhibit",
        "compromis",
        "undermin",
        "vulnerab",
        "adverse",
        "threat",
        "risk",
        "disadvantage",
        "detriment",
        "attack",
        "unfair",
    ]
    .iter()
    .any(|w| text.contains(w))
}

/// Whether the name of an authority, in small letters, plainly shows that it is no department and no part of a
/// government.
pub(super) fn plainly_no_department(name: &str) -> bool {
    [
        "council",
        "borough",
        "nhs",
        "university",
        "school",
        "college",
        "academy",
        "police",
        "constabulary",
        "fire and rescue",
        "housing association",
        "clinical",
        "hospital",
    ]
    .iter()
    .any(|word| name.contains(word))
}
