//! Tests that more than one law has in the same words: accessible elsewhere, published later, personal data, confidence,
//! privilege, commercial interests, prohibitions.
//!
//! A test of one provision alone stands in the file of that provision.

use calendar::Law;

use super::requirement::{Requirement, choice, text};
use crate::provisions::Provision;

/// FOIA s.21, FOISA s.25.
pub(crate) fn accessible(row: &Provision, asked: &mut Vec<Requirement>) {
    let p = &row.provision;
    asked.extend([
        text(
            "location",
            "Where exactly can the applicant find it?",
            "The page itself, not a front page; it must lead to all of the information asked for.",
            p,
        )
        .must_tell("where exactly the applicant finds the information"),
        choice(
            "accessible-to-applicant",
            "Can this applicant reasonably get it there?",
            "It may cost money; think of those without the internet.",
            p,
            &[("yes", "yes"), ("on-payment", "yes, on payment"), ("no", "no: the exemption does not apply")],
        )
        .closed_by("no"),
        choice(
            "whole",
            "Is all of it there?",
            "What is not there is answered otherwise.",
            p,
            &[("yes", "yes"), ("no", "no: the rest is answered otherwise")],
        ),
    ]);
}

/// FOIA s.22, FOISA s.27(1).
pub(crate) fn published_later(row: &Provision, asked: &mut Vec<Requirement>) {
    let p = &row.provision;
    asked.extend([
        text(
            "publication-plan",
            "What publication was intended when the request came, and how is that shown?",
            "The intention must be there at the time of the request.",
            p,
        )
        .told("the publication that was intended when the request came"),
        text(
            "reasonable-to-wait",
            "Why is it reasonable to withhold it until then?",
            "Fairness, sound practice, work still to be done on it.",
            p,
        )
        .told("why it is reasonable to wait for it"),
    ]);
}

/// FOIA s.40(1), FOISA s.38(1)(a), EIR reg.5(3).
pub(crate) fn own_data(row: &Provision, asked: &mut Vec<Requirement>) {
    asked.push(text(
        "own-data",
        "Which of the information is about the applicant?",
        "Handle it as a subject access request; do not ask the applicant to ask again.",
        &row.provision,
    ));
}

/// The condition under which personal data of another is withheld.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Condition {
    /// Not known yet: it is asked.
    Asked,
    /// Disclosure would contravene a data protection principle.
    First,
    /// It would contravene an objection to processing.
    Second,
    /// The person could not have it by subject access.
    Third,
}

/// FOIA s.40(2), FOISA s.38(1)(b), EIR reg.13, EISRs reg.11.
pub(crate) fn personal_data(row: &Provision, condition: Condition, asked: &mut Vec<Requirement>) {
    let p = &row.provision;
    asked.push(text(
        "identifies",
        "Who is identified by it, and how?",
        "Kinds of person are enough. Small numbers: think of a motivated intruder.",
        p,
    ));
    match condition {
        Condition::Second => {
            asked.push(
                text(
                    "condition-objection",
                    "Which objection of the person would be contravened?",
                    "Article 21 UK GDPR.",
                    p,
                )
                .told("that the person objected to the processing"),
            );
            return;
        }
        Condition::Third => {
            asked.push(
                text(
                    "condition-access",
                    "Which exemption from subject access applies?",
                    "Name the provision of the Data Protection Act 2018.",
                    p,
                )
                .told("the exemption from subject access"),
            );
            return;
        }
        Condition::Asked => asked.push(
            choice(
                "condition",
                "Which condition is met?",
                "The public interest is weighed only under the second and third.",
                p,
                &[
                    ("first", "first: disclosure would contravene a data protection principle"),
                    ("second", "second: it would contravene an objection to processing"),
                    ("third", "third: the person could not have it by subject access"),
                ],
            )
            .told("which condition is met"),
        ),
        Condition::First => {}
    }
    asked.extend([
        text(
            "legitimate-interest",
            "Which legitimate interest would disclosure serve?",
            "The applicant's own, or the public's; do not ask the applicant for a motive.",
            p,
        )
        .told("the legitimate interest that was considered"),
        text(
            "necessity",
            "Is disclosure necessary for it?",
            "Could less, or something else, serve it as well?",
            p,
        )
        .told("whether disclosure is necessary for it"),
        text(
            "rights-balance",
            "Why do the interests or rights of the person override it?",
            "Reasonable expectations, seniority, public or private life, likely harm, consent.",
            p,
        )
        .told("why the interests or rights of the persons override it"),
        choice(
            "special-category",
            "Is it special category or criminal offence data?",
            "Such data needs a condition that is rarely met.",
            p,
            &[("no", "no"), ("yes", "yes")],
        )
        .optional(),
    ]);
}

/// FOIA s.41, FOISA s.36(2).
pub(crate) fn confidence(row: &Provision, asked: &mut Vec<Requirement>) {
    let p = &row.provision;
    asked.extend([
        text(
            "obtained-from",
            "From whom was it obtained?",
            "From another person; the authority's own contracts were not obtained.",
            p,
        )
        .told("from what kind of person it was obtained"),
        text(
            "confidence-quality",
            "Why has it the quality of confidence?",
            "Not trivial, and not otherwise accessible.",
            p,
        )
        .told("why it has the quality of confidence"),
        text(
            "confidence-obligation",
            "In what circumstances was there an obligation of confidence?",
            "Said, or plain from the circumstances.",
            p,
        )
        .told("why there was an obligation of confidence"),
        text(
            "confidence-detriment",
            "What detriment would unauthorised use cause, and would a court grant a remedy?",
            "The breach must be actionable. For private information loss of privacy is enough.",
            p,
        )
        .told("the detriment, and that the breach would be actionable"),
        text(
            "confidence-defence",
            "Would a defence of public interest succeed?",
            "The exemption is absolute, but the common law asks this.",
            p,
        )
        .told("why a defence of public interest would fail"),
    ]);
}

/// FOIA s.42, FOISA s.36(1).
pub(crate) fn privilege(row: &Provision, asked: &mut Vec<Requirement>) {
    let p = &row.provision;
    asked.extend([
        choice(
            "privilege",
            "Which privilege?",
            "Litigation privilege needs proceedings, pending or in prospect.",
            p,
            &[("advice", "legal advice privilege"), ("litigation", "litigation privilege")],
        )
        .told("which privilege"),
        text(
            "privilege-parties",
            "Between whom, for what dominant purpose, and has it been kept confidential?",
            "Unrestricted disclosure loses privilege.",
            p,
        ),
    ]);
}

/// FOIA s.43(1), FOISA s.33(1)(a).
pub(crate) fn trade_secret(row: &Provision, asked: &mut Vec<Requirement>) {
    asked.push(
        text(
            "trade-secret",
            "What is the trade secret, and how is it kept secret?",
            "Used in a trade, not generally known, and harmful if a competitor had it.",
            &row.provision,
        )
        .told("the trade secret, without giving it away"),
    );
}

/// FOIA s.43(2), FOISA s.33(1)(b).
pub(crate) fn commercial(row: &Provision, asked: &mut Vec<Requirement>) {
    let p = &row.provision;
    asked.extend([
        text(
            "whose-interests",
            "Whose commercial interests?",
            "Name the person, or the authority itself.",
            p,
        )
        .told("whose interests would be harmed"),
        choice(
            "whose-argument",
            "Whose argument is it?",
            "Harm to a third party must rest on what the third party says, not on speculation.",
            p,
            &[
                ("own", "the authority's own interests"),
                ("third-party", "the third party was consulted and said so"),
                ("known", "the authority knows the third party's view from before"),
            ],
        ),
    ]);
}

/// FOIA s.44, FOISA s.26.
pub(crate) fn prohibited(row: &Provision, asked: &mut Vec<Requirement>) {
    let p = &row.provision;
    asked.extend([
        text(
            "enactment",
            "Which enactment, assimilated obligation or rule of contempt prohibits disclosure?",
            "Name Act and section.",
            p,
        )
        .told("the enactment that prohibits disclosure"),
        text("why-prohibited", "Why does it cover this information?", "Element by element.", p)
            .told("why it covers this information"),
        text(
            "gateways",
            "Which gateways were considered?",
            "An exception in the enactment that would allow disclosure.",
            p,
        ),
    ]);
}

/// A Minister's certificate: FOIA s.23(2) and s.24(3).
pub(crate) fn certificate(provision: &str, asked: &mut Vec<Requirement>) {
    asked.push(
        choice(
            "certificate",
            "Has a Minister certified it?",
            "A certificate is conclusive that the exemption covers the information, subject to an appeal; it does not weigh the public interest.",
            provision,
            &[("no", "no"), ("yes", "yes")],
        )
        .optional(),
    );
}

/// FOIA s.31(2), FOISA s.35(2): the purpose that a limb refers to.
pub(crate) fn purpose(row: &Provision, asked: &mut Vec<Requirement>) {
    let from = if row.law == Law::Foia { "s.31(2)" } else { "s.35(2)" };
    asked.push(
        text(
            "purpose",
            &format!("Which purpose of {from}, and whose function is it?"),
            "Name the paragraph, the body and the enactment.",
            from,
        )
        .told("the purpose, with the function and the enactment it comes from"),
    );
}

/// FOIA s.32, FOISA s.37: only by being in a record of a court, inquiry or arbitration.
pub(crate) fn only_in_record(row: &Provision, asked: &mut Vec<Requirement>) {
    asked.push(
        choice(
            "only-in-record",
            "Is it held only because it is in that document?",
            "What the authority also holds for another reason, in its own files, is not.",
            &row.provision,
            &[("yes", "yes"), ("no", "no: the exemption does not apply")],
        )
        .closed_by("no"),
    );
}

/// FOIA s.35(2), FOISA s.29(2): statistics fall out once the decision is taken.
pub(crate) fn statistics_after_decision(provision: &str, asked: &mut Vec<Requirement>) {
    asked.push(
        choice(
            "statistics-after-decision",
            "Is it statistical background to a decision on policy that has been taken?",
            "Once the decision is taken, such statistics are no longer within this limb.",
            provision,
            &[("no", "no"), ("yes", "yes: this limb does not apply")],
        )
        .closed_by("yes"),
    );
}

/// FOIA s.36(2)(c), FOISA s.30(c): harm that the other limbs do not name.
pub(crate) fn otherwise_harm(row: &Provision, others: &str, asked: &mut Vec<Requirement>) {
    asked.push(
        text(
            "otherwise-harm",
            &format!("Which harm is it that limbs {others} do not name?"),
            "The same harm does not count a second time under this limb.",
            &row.provision,
        )
        .told("the harm, other than that of the other limbs"),
    );
}

/// FOIA s.38, FOISA s.39(1).
pub(crate) fn endangered(row: &Provision, asked: &mut Vec<Requirement>) {
    asked.push(
        text(
            "who-endangered",
            "Who would be endangered?",
            "Kinds of person are enough: staff, residents, a witness, the applicant.",
            &row.provision,
        )
        .told("what kind of person would be endangered"),
    );
}

/// FOIA s.39, FOISA s.39(2).
pub(crate) fn environmental(row: &Provision, asked: &mut Vec<Requirement>) {
    asked.push(text(
        "environmental",
        "Why is the information environmental?",
        "It is then handled under the environmental regulations.",
        &row.provision,
    ));
}
