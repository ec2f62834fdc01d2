//! Letters that act on a clock, or say that it has run out: clarification, fee, more time, delay.

use casework::{
    case::{Charge, LetterKind},
    decide::possible::{extendable, running},
};
use office::{CasePage, Notice, QuestionView};

use super::super::frame::{case_due, chosen, day};
use super::super::step::{date, input, many, text};
use super::{Asks, kinds, questions};
use crate::form::Form;

/// The provision, to end a sentence with.
fn under(view: &CasePage, kind: LetterKind) -> String {
    let found = view.case.law().and_then(|law| kinds::provision(kind, law));
    found.map_or(String::new(), |provision| format!(" ({provision})"))
}

fn environmental(view: &CasePage) -> bool {
    view.case.law().is_some_and(law::Law::is_environmental)
}

pub(super) fn asks(view: &CasePage, kind: LetterKind) -> Asks {
    let cite = under(view, kind);
    let open: Vec<_> = running(&view.case).map(|q| q.id).collect();
    let is_open = |q: &QuestionView| open.contains(&q.question.id);
    let due = case_due(view).map(|d| format!("Now due {}.", day(d.date))).unwrap_or_default();
    let start = Form::new();
    match kind {
        LetterKind::Clarification => Asks {
            lead: vec![format!(
                "The clock of these questions waits until the answer comes, and then begins anew{cite}. All other questions run on."
            )],
            fields: vec![
                many("question", "Which questions are unclear?", questions(view, is_open)),
                text(
                    "words",
                    "What do we need to know?",
                    "In plain words, as the letter will say it; offer choices where you can (advice and assistance)",
                ),
            ],
            start,
            field: "question",
        },
        LetterKind::FeesNotice => Asks {
            lead: vec![
                format!(
                    "The clock of these questions stands still until the payment comes{cite}. The letter gives the last day to pay, which the law sets."
                ),
                "All other questions run on.".to_owned(),
            ],
            fields: vec![
                many("question", "Which questions is it for?", questions(view, is_open)),
                input("amount", "How much?", "In pounds, for example 24 or 24.50").width("w10"),
                text(
                    "basis",
                    "What is it made up of?",
                    "For example: 240 sheets at 10p. The applicant must be able to check it",
                ),
                text(
                    "how",
                    "How can it be paid?",
                    "For example: by card on 01234 567890, with our reference",
                ),
            ],
            start,
            field: "question",
        },
        LetterKind::Extension => {
            let may = extendable(&view.case);
            let listed = questions(view, |q| may.contains(&q.question.id));
            let mut fields = vec![many("question", "Which questions need more time?", listed)];
            let lead = if environmental(view) {
                vec![format!(
                    "Only a request that is both complex and voluminous may take longer, and the notice must go by day 20{cite}. The law gives the new last day; the letter says it. {due}"
                )]
            } else {
                fields.push(date(
                    "until",
                    "The estimated date of the decision",
                    "A realistic date, in most cases within 40 working days of receipt",
                ));
                vec![format!(
                    "Only weighing the public interest may take longer (s.10(3)); everything else is answered in time. The notice names the exemption and gives an estimate{cite}. {due}"
                )]
            };
            fields.push(text("words", "Why is more time needed?", "As the letter will say it"));
            Asks { lead, fields, start, field: "question" }
        }
        _ => Asks {
            lead: vec![format!(
                "A late answer is owed all the more: this letter stops no clock. Give a day that you will keep. {due}"
            )],
            fields: vec![
                date("until", "By which day will you answer?", "The applicant will count on it"),
                text("words", "Why is it late?", "As the letter will say it, without excuses"),
            ],
            start,
            field: "until-day",
        },
    }
}

pub(super) fn read(view: &CasePage, kind: LetterKind, form: &mut Form) -> Option<Notice> {
    let chosen = chosen(form, "question");
    if chosen.is_empty() && kind != LetterKind::Delay {
        form.fail("question", "Choose the questions it is about");
    }
    if kind == LetterKind::FeesNotice {
        let pence = pence(form);
        let basis = form.required("basis", "Say what the amount is made up of");
        let how = form.required("how", "Say how it can be paid");
        return Some(Notice::Fees { questions: chosen, charge: Charge { pence: pence?, basis, how } });
    }
    let asked = kind == LetterKind::Delay || kind == LetterKind::Extension && !environmental(view);
    let until = form.date("until", "The date").filter(|_| asked);
    if asked && until.is_none() && form.date_error("until").is_empty() {
        form.fail("until-day", "Give the date: the letter must");
    }
    let words = form.required("words", "Write what the letter is to say");
    Some(match kind {
        LetterKind::Clarification => Notice::Clarification { questions: chosen, ask: words },
        LetterKind::Extension => Notice::Extension { questions: chosen, until, why: words },
        _ => Notice::Delay { until: until?, why: words },
    })
}

/// An amount in pounds, as people write one.
fn pence(form: &mut Form) -> Option<u64> {
    let typed = form.required("amount", "Say how much is to be paid");
    let typed = typed.trim_start_matches('£').replace([',', ' '], "");
    let (pounds, pence) = typed.split_once('.').unwrap_or((&typed, "0"));
    let digits = |text: &str, most: usize| {
        let good = !text.is_empty() && text.len() <= most && text.bytes().all(|b| b.is_ascii_digit());
        good.then(|| text.parse::<u64>().ok()).flatten()
    };
    // 24.5 is twenty-four pounds fifty.
    let part = digits(pence, 2).map(|p| if pence.len() == 1 { p * 10 } else { p });
    let amount = digits(pounds, 6).zip(part).map(|(pounds, part)| pounds * 100 + part);
    if amount.is_none_or(|pence| pence == 0) && form.error("amount").is_empty() {
        form.fail("amount", "The amount must be pounds and pence, like 24.50");
    }
    amount.filter(|pence| *pence > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_is_read_as_people_write_it() {
        let rows = [
            ("24", Some(2400)),
            ("£24.50", Some(2450)),
            ("24.5", Some(2450)),
            ("1,250.00", Some(125_000)),
            ("0", None),
            ("24.505", None),
            ("-3", None),
            ("free", None),
            ("9999999", None),
        ];
        for (typed, expected) in rows {
            let mut form = Form::new().with("amount", typed);
            assert_eq!(pence(&mut form), expected, "{typed}");
            assert_eq!(form.has_errors(), expected.is_none(), "{typed}");
        }
    }
}
