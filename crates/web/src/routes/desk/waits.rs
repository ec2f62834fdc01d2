//! What a case waits for because of a letter, and what came of it: a payment, a third party's view, a review, a transfer.
//! Every day stands in the law's working or in the letter.

use casework::case::LetterKind;
use office::CasePage;

use super::frame::{case_href, day};
use crate::view::{Shade, Tag, plural, pounds};

/// One of them.
pub(super) struct Wait {
    pub what: String,
    pub note: String,
    pub href: String,
    pub link: &'static str,
    pub tag: Tag,
}

/// What the case page says of them.
pub(super) fn waits(view: &CasePage) -> Vec<Wait> {
    let mut found = fees(view);
    found.extend(consultations(view));
    found.extend(reviews(view));
    found.extend(transfer(view));
    found
}

fn fees(view: &CasePage) -> Vec<Wait> {
    let case = &view.case;
    let letter = case.letters.iter().rev().find(|l| l.kind == LetterKind::FeesNotice && l.stands());
    let paused = view.groups.iter().filter(|g| g.open).filter_map(|g| {
        let by = casework::payable_by(g.due.as_ref()?)?;
        Some((g, by))
    });
    paused
        .map(|(group, by)| {
            let charge = letter.and_then(|l| l.particulars.charge.as_ref());
            Wait {
                what: match charge {
                    Some(charge) => format!("{} is to be paid", pounds(&charge.pence)),
                    None => "A fee or a charge is to be paid".to_owned(),
                },
                note: format!("For {}. The last day to pay is {}.", group.questions.join(", "), day(by)),
                href: format!("{}/clock/{}", case_href(case), group.group.id),
                link: "How that was worked out",
                tag: Tag::new("Payment awaited", Shade::Amber),
            }
        })
        .collect()
}

fn consultations(view: &CasePage) -> Vec<Wait> {
    let case = &view.case;
    let may = view.may.contains(&casework::permission::Operation::AskColleagues);
    case.consultations
        .iter()
        .map(|c| {
            let href =
                if may { format!("{}/consultations/{}", case_href(case), c.id) } else { String::new() };
            let about = plural(&c.questions.len(), "question", "questions");
            let (note, link, tag) = match &c.view {
                None => (
                    format!("Asked about {about}, for a reply by {}.", day(c.by)),
                    "Write down what they say",
                    Tag::new("View awaited", Shade::Amber),
                ),
                Some(said) => (
                    format!("“{}”", super::frame::short(said, 160)),
                    "Change",
                    Tag::new("View given", Shade::Green),
                ),
            };
            Wait { what: c.party.clone(), note, href, link, tag }
        })
        .collect()
}

fn reviews(view: &CasePage) -> Vec<Wait> {
    let case = &view.case;
    let answered = case.reviews.iter().filter_map(|r| Some((r, r.answered.as_ref()?)));
    answered
        .map(|(review, (on, outcome))| {
            let letter = case.letters.iter().find(|l| l.particulars.review == Some(review.id));
            Wait {
                what: format!("The review was answered on {}", day(*on)),
                note: format!("{}.", crate::error::capital(outcome).trim_end_matches('.')),
                href: letter.map_or(String::new(), |l| format!("{}/letters/{}", case_href(case), l.id)),
                link: "The letter",
                tag: Tag::new("Answered", Shade::Green),
            }
        })
        .collect()
}

fn transfer(view: &CasePage) -> Option<Wait> {
    let case = &view.case;
    let letter = case.letters.iter().rev().find(|l| l.kind == LetterKind::Transfer && l.stands())?;
    let party = letter.particulars.party.as_ref()?;
    Some(Wait {
        what: format!("{} has the request now", party.name),
        note: format!("The applicant was told on {}.", day(letter.on)),
        href: format!("{}/letters/{}", case_href(case), letter.id),
        link: "The letter",
        tag: Tag::new("Transferred", Shade::Plain),
    })
}
