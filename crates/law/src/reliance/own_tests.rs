//! The tests that some provisions have for themselves: s.21, s.22, s.31(1)(g), s.36, s.40, s.41, s.42, s.43, s.44 and
//! their kin in the other laws, and the grounds that are no exemptions (s.12, s.14).

use calendar::Law;

use super::requirement::{Requirement, choice, date, options, person, text};
use crate::provisions::Provision;

/// Adds what the provision asks besides harm and public interest.
pub(super) fn add(row: &Provision, asked: &mut Vec<Requirement>) {
    let citation = row.citation();
    let limb = |at: usize| citation.limbs.get(at).map(String::as_str).unwrap_or_default();
    match (row.law, citation.number.as_str()) {
        (Law::Foia, "21") | (Law::Foisa, "25") => accessible(row, asked),
        (Law::Foia, "22") => published_later(row, asked),
        (Law::Foisa, "27") if limb(0) == "1" => {
            published_later(row, asked);
            asked.push(date("publication-date", "On which day will it be published?", "Not later than twelve weeks after the request.", true, &row.provision));
        }
        (Law::Foia, "31") if matches!(limb(1), "g" | "h" | "i") => {
            asked.push(text("purpose", "Which purpose of s.31(2), and whose function is it?", "Name the paragraph, the body and the enactment.", true, "s.31(2)"));
        }
        (Law::Foisa, "35") if limb(1) == "g" => {
            asked.push(text("purpose", "Which purpose of s.35(2), and whose function is it?", "Name the paragraph, the body and the enactment.", true, "s.35(2)"));
        }
        (Law::Foia, "30") => asked.push(text("investigation", "Which investigation, proceedings or function, and what power has the authority for it?", "The information must at some time have been held for it. s.31 cannot be relied on for the same information.", true, &row.provision)),
        (Law::Foia, "35") => asked.push(text("policy", "Which policy or matter, and is it still being formulated?", "Government departments and the Welsh Government only. Statistics fall out once the decision is taken (s.35(2)).", true, &row.provision)),
        (Law::Foia, "39") | (Law::Foisa, "39") if (row.law == Law::Foia) != (limb(0) == "2") => {
            asked.push(text("environmental", "Why is the information environmental?", "It is then handled under the environmental regulations.", true, &row.provision));
        }
        (Law::Foia, "40") if limb(0) == "1" => own_data(row, asked),
        (Law::Foisa, "38") if limb(1) == "a" => own_data(row, asked),
        (Law::Eir, "5") => own_data(row, asked),
        (Law::Foia, "40") | (Law::Eir, "13") | (Law::Eisrs, "11") => personal_data(row, asked),
        (Law::Foisa, "38") if limb(1) == "b" => personal_data(row, asked),
        (Law::Foia, "41") => confidence(row, asked),
        (Law::Foisa, "36") if limb(0) == "2" => confidence(row, asked),
        (Law::Foia, "42") => privilege(row, asked),
        (Law::Foisa, "36") => privilege(row, asked),
        (Law::Foia, "43") | (Law::Foisa, "33") => commercial(row, limb(0), limb(1), asked),
        (Law::Eir, "12") | (Law::Eisrs, "10") => environmental(row, limb(0), limb(1), asked),
        (Law::Foia, "44") | (Law::Foisa, "26") => prohibited(row, asked),
        _ => {}
    }
}

fn accessible(row: &Provision, asked: &mut Vec<Requirement>) {
    asked.push(text(
        "location",
        "Where exactly can the applicant find it?",
        "The page itself, not a front page; it must lead to all of the information asked for.",
        true,
        &row.provision,
    ));
    asked.push(options(
        choice(
            "accessible-to-applicant",
            "Can this applicant reasonably get it there?",
            "It may cost money; think of those without the internet.",
            true,
            &row.provision,
        ),
        &[("yes", "yes"), ("on-payment", "yes, on payment"), ("no", "no: the exemption does not apply")],
    ));
    asked.push(options(
        choice(
            "whole",
            "Is all of it there?",
            "What is not there is answered otherwise.",
            true,
            &row.provision,
        ),
        &[("yes", "yes"), ("no", "no: the rest is answered otherwise")],
    ));
}

fn published_later(row: &Provision, asked: &mut Vec<Requirement>) {
    asked.push(text(
        "publication-plan",
        "What publication was intended when the request came, and how is that shown?",
        "The intention must be there at the time of the request; a day need not be fixed.",
        true,
        &row.provision,
    ));
    asked.push(text(
        "reasonable-to-wait",
        "Why is it reasonable to withhold it until then?",
        "Fairness, sound practice, work still to be done on it.",
        true,
        &row.provision,
    ));
}

fn own_data(row: &Provision, asked: &mut Vec<Requirement>) {
    asked.push(text(
        "own-data",
        "Which of the information is about the applicant?",
        "Handle it as a subject access request; do not ask the applicant to ask again.",
        true,
        &row.provision,
    ));
}

fn personal_data(row: &Provision, asked: &mut Vec<Requirement>) {
    let citation = row.citation();
    let with = citation.with.first().map(String::as_str);
    asked.push(text(
        "identifies",
        "Who is identified by it, and how?",
        "Kinds of person are enough. Small numbers: think of a motivated intruder.",
        true,
        &row.provision,
    ));
    let first = [("first", "first: disclosure would contravene a data protection principle")];
    let all = [
        first[0],
        ("second", "second: it would contravene an objection to processing"),
        ("third", "third: the person could not have it by subject access"),
    ];
    match with {
        Some("3B" | "2B") => {
            asked.push(text(
                "condition-objection",
                "Which objection of the person would be contravened?",
                "Article 21 UK GDPR.",
                true,
                &row.provision,
            ));
            return;
        }
        _ if with == Some("4A") || (row.law == Law::Eir && with == Some("3A")) => {
            asked.push(text(
                "condition-access",
                "Which exemption from subject access applies?",
                "Name the provision of the Data Protection Act 2018.",
                true,
                &row.provision,
            ));
            return;
        }
        Some("3A" | "2A") => {}
        _ => asked.push(options(
            choice(
                "condition",
                "Which condition is met?",
                "The public interest is weighed only under the second and third.",
                true,
                &row.provision,
            ),
            &all,
        )),
    }
    asked.push(text(
        "legitimate-interest",
        "Which legitimate interest would disclosure serve?",
        "The applicant's own, or the public's; do not ask the applicant for a motive.",
        true,
        &row.provision,
    ));
    asked.push(text(
        "necessity",
        "Is disclosure necessary for it?",
        "Could less, or something else, serve it as well?",
        true,
        &row.provision,
    ));
    asked.push(text(
        "rights-balance",
        "Why do the interests or rights of the person override it?",
        "Reasonable expectations, seniority, public or private life, likely harm, consent.",
        true,
        &row.provision,
    ));
    asked.push(options(
        choice(
            "special-category",
            "Is it special category or criminal offence data?",
            "Such data needs a condition that is rarely met.",
            false,
            &row.provision,
        ),
        &[("no", "no"), ("yes", "yes")],
    ));
}

fn confidence(row: &Provision, asked: &mut Vec<Requirement>) {
    asked.push(text(
        "obtained-from",
        "From whom was it obtained?",
        "From another person; the authority's own contracts were not obtained.",
        true,
        &row.provision,
    ));
    asked.push(text(
        "confidence-quality",
        "Why has it the quality of confidence?",
        "Not trivial, and not otherwise accessible.",
        true,
        &row.provision,
    ));
    asked.push(text(
        "confidence-obligation",
        "In what circumstances was there an obligation of confidence?",
        "Said, or plain from the circumstances.",
        true,
        &row.provision,
    ));
    asked.push(text(
        "confidence-detriment",
        "What detriment would unauthorised use cause, and would a court grant a remedy?",
        "The breach must be actionable. For private information loss of privacy is enough.",
        true,
        &row.provision,
    ));
    asked.push(text(
        "confidence-defence",
        "Would a defence of public interest succeed?",
        "The exemption is absolute, but the common law asks this.",
        true,
        &row.provision,
    ));
}

fn privilege(row: &Provision, asked: &mut Vec<Requirement>) {
    asked.push(options(
        choice(
            "privilege",
            "Which privilege?",
            "Litigation privilege needs proceedings, pending or in prospect.",
            true,
            &row.provision,
        ),
        &[("advice", "legal advice privilege"), ("litigation", "litigation privilege")],
    ));
    asked.push(text(
        "privilege-parties",
        "Between whom, for what dominant purpose, and has it been kept confidential?",
        "Unrestricted disclosure loses privilege.",
        true,
        &row.provision,
    ));
}

fn commercial(row: &Provision, first: &str, second: &str, asked: &mut Vec<Requirement>) {
    let secret = match row.law {
        Law::Foia => first == "1",
        _ => first == "1" && second == "a",
    };
    if row.law == Law::Foisa && first == "2" {
        return;
    }
    if secret {
        asked.push(text(
            "trade-secret",
            "What is the trade secret, and how is it kept secret?",
            "Used in a trade, not generally known, and harmful if a competitor had it.",
            true,
            &row.provision,
        ));
        return;
    }
    asked.push(text(
        "whose-interests",
        "Whose commercial interests?",
        "Name the person, or the authority itself.",
        true,
        &row.provision,
    ));
    asked.push(options(
        choice(
            "whose-argument",
            "Whose argument is it?",
            "Harm to a third party must rest on what the third party says, not on speculation.",
            true,
            &row.provision,
        ),
        &[
            ("own", "the authority's own interests"),
            ("third-party", "the third party was consulted and said so"),
            ("known", "the authority knows the third party's view from before"),
        ],
    ));
}

fn environmental(row: &Provision, first: &str, second: &str, asked: &mut Vec<Requirement>) {
    let p = &row.provision;
    match (first, second) {
        ("4", "a") => asked.push(text("searches", "What was searched?", "Not held is a refusal under the regulations and needs a notice.", true, p)),
        ("4", "b") => asked.push(text("burden", "Why is the request manifestly unreasonable?", "Burden and cost, or what would make it vexatious; compare the appropriate limit, which is only a guide.", true, p)),
        ("4", "c") => asked.push(text("asked-for-particulars", "How and when was the applicant helped to be more particular?", "Regulation 9 comes first.", true, p)),
        ("4", "d") => {
            asked.push(text("unfinished", "What is unfinished, and what work goes on?", "A finished draft of an unfinished decision is not enough by itself.", true, p));
            let provision = if row.law == Law::Eir { "reg.14(4)" } else { "reg.13" };
            asked.push(text("completion", "Which authority is preparing it, and when will it be complete?", "The notice must say so.", true, provision));
        }
        ("4", "e") => asked.push(text("internal", "Between whom was it communicated?", "Within the authority; between departments of government.", true, p)),
        ("5", "d" | "e" | "f" | "g") => {
            asked.push(options(
                choice("emissions", "Is it about emissions?", "For emissions this exception is not available.", true, if row.law == Law::Eir { "reg.12(9)" } else { "reg.10(6)" }),
                &[("no", "no"), ("yes", "yes: the exception is not available")],
            ));
            match second {
                "d" => asked.push(text("confidentiality-by-law", "Which law protects the confidentiality of the proceedings?", "Name it, common law included.", true, p)),
                "e" => {
                    asked.push(text("whose-interests", "Whose legitimate economic interest?", "Name the person; their own argument counts.", true, p));
                    asked.push(text("confidentiality-by-law", "Which law protects the confidentiality?", "Contract or common law may; name it.", true, p));
                }
                "f" => asked.push(text("volunteered", "Was the provider free not to give it, free of a duty to disclose, and without consent to disclosure?", "All three are needed.", true, p)),
                _ => {}
            }
        }
        _ => {}
    }
}

fn prohibited(row: &Provision, asked: &mut Vec<Requirement>) {
    asked.push(text(
        "enactment",
        "Which enactment, retained obligation or rule of contempt prohibits disclosure?",
        "Name Act and section.",
        true,
        &row.provision,
    ));
    asked.push(text(
        "why-prohibited",
        "Why does it cover this information?",
        "Element by element.",
        true,
        &row.provision,
    ));
    asked.push(text(
        "gateways",
        "Which gateways were considered?",
        "An exception in the enactment that would allow disclosure.",
        true,
        &row.provision,
    ));
}

/// The opinion of the qualified person, which must exist before it is relied on.
pub(super) fn qualified_person(row: &Provision, asked: &mut Vec<Requirement>) {
    let p = &row.provision;
    asked.push(options(
        choice(
            "statistical",
            "Is it statistical information?",
            "For statistics no opinion is needed (s.36(4)).",
            false,
            "s.36(4)",
        ),
        &[("no", "no"), ("yes", "yes")],
    ));
    asked.push(person(
        "qualified-person",
        "Who is the qualified person, and what makes them so?",
        "Name, office and the authorisation.",
        true,
        "s.36(5)",
    ));
    asked.push(date(
        "qualified-person-date",
        "On which day was the opinion given?",
        "Before it is relied on.",
        true,
        p,
    ));
    asked.push(text(
        "qualified-person-saw",
        "What was put to them?",
        "The information itself, and submissions for and against.",
        true,
        p,
    ));
    asked.push(text(
        "qualified-person-opinion",
        "What is the opinion, and why is it reasonable?",
        "For this limb, in their words.",
        true,
        p,
    ));
    let likely =
        choice("likelihood", "Would, or would be likely to?", "As the qualified person said.", true, p);
    asked.push(options(likely, &[("would", "would"), ("would-be-likely", "would be likely to")]));
}

/// Grounds that are no exemptions.
pub(super) fn procedural(row: &Provision) -> Vec<Requirement> {
    let p = &row.provision;
    let citation = row.citation();
    match citation.number.as_str() {
        "1" if citation.limbs.first().is_some_and(|limb| limb == "3") => vec![text(
            "unclear",
            "What is unclear, and why is it needed to find the information?",
            "Only what is reasonably required stops the clock.",
            true,
            p,
        )],
        "1" => vec![text(
            "searches",
            "What was searched, and who was asked?",
            "Held by another on the authority's behalf is held (s.3(2)).",
            true,
            p,
        )],
        "8" => vec![text(
            "invalid",
            "What is missing: writing, a real name and an address, or a description?",
            "Say how to put it right (s.16).",
            true,
            p,
        )],
        "9" => vec![date(
            "fees-notice",
            "On which day was the fees notice given?",
            "The duty ends three months after it.",
            true,
            p,
        )],
        "12" => vec![
            text(
                "estimate",
                "What would it cost, activity by activity?",
                "Determining, locating, retrieving, extracting; nothing else counts.",
                true,
                "SI 2004/3244 reg.4(3)",
            ),
            options(
                choice(
                    "limit",
                    "Which limit applies?",
                    "£600 for bodies in Part I of Schedule 1, else £450.",
                    true,
                    "SI 2004/3244 reg.3",
                ),
                &[("600", "£600 (24 hours)"), ("450", "£450 (18 hours)")],
            ),
            text(
                "advice",
                "What could be given within the limit?",
                "Help to narrow the request is a duty.",
                true,
                "s.16",
            ),
        ],
        "14" if citation.limbs.first().is_some_and(|limb| limb == "2") => vec![
            text(
                "previous",
                "Which earlier request was complied with, and when?",
                "Identical or substantially similar, by the same person.",
                true,
                p,
            ),
            text(
                "interval",
                "Why is the interval not reasonable?",
                "Has the information changed since?",
                true,
                p,
            ),
        ],
        "14" => vec![
            text(
                "burden",
                "What burden would it cause?",
                "The request is vexatious, not the person.",
                true,
                p,
            ),
            text("value", "What purpose and value has it?", "", true, p),
            text(
                "history",
                "What are the history and the motive, and is staff harassed?",
                "Keep the evidence; the notice need only state that fact.",
                false,
                p,
            ),
        ],
        _ => Vec::new(),
    }
}
