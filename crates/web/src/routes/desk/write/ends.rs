//! Letters that end a case without an answer, and the acknowledgement that did not arrive.

use casework::case::{LetterKind, Party};
use office::{CasePage, Notice};

use super::super::step::{email, input, text};
use super::{Asks, kinds};
use crate::form::Form;

pub(super) fn asks(view: &CasePage, kind: LetterKind) -> Asks {
    let law = view.case.law();
    let cite = law.and_then(|law| kinds::provision(kind, law)).map_or(String::new(), |p| format!(" ({p})"));
    let line = |label: &str, hint: &str| vec![text("words", label, hint)];
    let (lead, fields) = match kind {
        LetterKind::Transfer => (
            vec![
                format!("Send the request to the other authority first, with what you know of it{cite}. This letter tells the applicant who has it; it ends the case."),
                "Ask the applicant before you pass on who they are.".to_owned(),
            ],
            vec![
                input("party", "Which authority has it now?", ""),
                email("email", "Its e-mail address for requests", "As the letter will give it"),
                text("address", "Its postal address", "One line each, where it has no e-mail address"),
                text("words", "What else should the applicant know?", "For example, which part you still answer. May be empty"),
            ],
        ),
        LetterKind::Withdrawal => (
            vec!["The letter confirms that nothing more will be sent, and the case ends.".to_owned()],
            line("What else should the applicant know?", "May be empty"),
        ),
        LetterKind::OwnData => (
            vec!["What is asked for is the applicant's own personal data: it is handled under data protection law, with a time of its own, and the case ends.".to_owned()],
            line("What happens next, and what do they need to send?", "For example: who handles it, and how to show who they are. May be empty"),
        ),
        LetterKind::ReUse => (
            vec!["The letter answers under the Regulations on the re-use of public sector information, and the case ends.".to_owned()],
            line("On which terms may it be used again, or why not?", "As the letter will say it"),
        ),
        LetterKind::NotValid => (
            vec!["The day on which what is missing comes is the day of receipt: help the applicant to send it.".to_owned()],
            line("What is missing, and how can it be cured?", "As the letter will say it"),
        ),
        _ => (
            vec!["The letter says that we have the request, and the latest lawful date of the answer.".to_owned()],
            Vec::new(),
        ),
    };
    let field = match kind {
        LetterKind::Transfer => "party",
        LetterKind::Acknowledgement => "",
        _ => "words",
    };
    Asks { lead, fields, start: Form::new(), field }
}

pub(super) fn read(kind: LetterKind, form: &mut Form) -> Option<Notice> {
    let note = form.trimmed("words").to_owned();
    Some(match kind {
        LetterKind::Acknowledgement => Notice::Acknowledgement,
        LetterKind::Transfer => {
            Notice::Transfer { to: party(form, "Name the authority that has the request now"), note }
        }
        LetterKind::Withdrawal => Notice::Withdrawal { note },
        LetterKind::OwnData => Notice::OwnData { note },
        LetterKind::ReUse => Notice::ReUse {
            note: form.required("words", "Say on which terms it may be used again, or why not"),
        },
        LetterKind::NotValid => {
            Notice::NotValid { missing: form.required("words", "Say what would make the request valid") }
        }
        _ => return None,
    })
}

/// Whom a letter names: a name, an e-mail address, a postal address.
pub(super) fn party(form: &mut Form, otherwise: &str) -> Party {
    Party {
        name: form.required("party", otherwise),
        address: form
            .value("address")
            .lines()
            .map(str::trim)
            .filter(|l| !l.is_empty())
            .map(str::to_owned)
            .collect(),
        email: form.trimmed("email").to_owned(),
    }
}
