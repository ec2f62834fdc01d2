//! What helps to answer: what colleagues supplied, what the memory proposes from registers and earlier answers;
//! and the buttons that put one of them, a provision or a standing reason into the form.

use casework::{Case, Disposition, QuestionId, case::Question};
use document::Law;
use office::CasePage;

use super::super::frame::{day, disposition_words};
use super::{read, reasons, write};
use crate::form::Form;
use crate::state::{AppState, Desk};
use crate::{Answer, Error};

/// What a colleague supplied.
pub(super) struct Supplied {
    pub at: usize,
    pub team: String,
    pub on: String,
    pub text: String,
    pub not_held: bool,
    pub files: Vec<(String, String)>,
}

/// An answer that the memory proposes: from a register as at the day of receipt, or from an earlier answer.
pub(super) struct Proposed {
    pub at: usize,
    pub text: String,
    pub table: Vec<Vec<String>>,
    pub becomes: String,
    pub source: String,
    pub sure: String,
    pub stale: bool,
    pub note: Option<String>,
}

pub(super) fn supplied(case: &Case, id: QuestionId) -> Vec<Supplied> {
    let contributions = case.asks.iter().flat_map(|a| a.contributions.iter().map(move |c| (a, c)));
    contributions
        .filter(|(_, c)| c.question == id)
        .enumerate()
        .map(|(at, (ask, c))| Supplied {
            at,
            team: if ask.team.is_empty() { ask.to.clone() } else { ask.team.clone() },
            on: crate::view::clock_time(&c.at),
            text: c.text.clone(),
            not_held: c.not_held,
            files: c.files.iter().map(|f| (f.name.clone(), f.sha256.clone())).collect(),
        })
        .collect()
}

/// What the memory proposes, the best first; nothing where nothing is known.
pub(super) async fn proposed(
    state: &AppState,
    desk: &Desk,
    case: &Case,
    id: QuestionId,
) -> Answer<Vec<Proposed>> {
    let found = state.office.proposals(&desk.who, case.id, id).await?;
    Ok(found
        .into_iter()
        .enumerate()
        .map(|(at, candidate)| Proposed {
            at,
            becomes: if candidate.provisions.is_empty() {
                disposition_words(candidate.disposition).to_owned()
            } else {
                format!("{}, {}", disposition_words(candidate.disposition), candidate.provisions.join(", "))
            },
            source: [
                candidate.source.name.as_str(),
                candidate.source.record.as_str(),
                candidate.source.field.as_str(),
                &candidate
                    .source
                    .date
                    .map_or_else(|| "of an unknown day".to_owned(), |on| format!("as at {}", day(on))),
            ]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(" · "),
            sure: format!("{:.0} %", candidate.confidence * 100.0),
            table: candidate
                .table
                .map(|table| std::iter::once(table.headings).chain(table.rows).collect())
                .unwrap_or_default(),
            text: candidate.text,
            stale: candidate.stale,
            note: candidate.note,
        })
        .collect())
}

fn append(form: &mut Form, more: &str) {
    let have = form.trimmed("words").to_owned();
    let joined = if have.is_empty() { more.to_owned() } else { format!("{have}\n\n{more}") };
    form.set("words", joined);
}

fn set_source(form: &mut Form, name: String, at: Option<jiff::civil::Date>) {
    form.set("source", name);
    for (part, value) in at.iter().flat_map(|d| {
        [("day", d.day().to_string()), ("month", d.month().to_string()), ("year", d.year().to_string())]
    }) {
        form.set(&format!("source-at-{part}"), value);
    }
}

/// Does what a helping button asks for, in the form alone.
pub(super) async fn press(
    state: &AppState,
    desk: &Desk,
    view: &CasePage,
    question: &Question,
    law: Law,
    form: &mut Form,
    pressed: &str,
) -> Answer<()> {
    let case = &view.case;
    let (what, at) =
        pressed.rsplit_once('.').map_or((pressed, None), |(what, at)| (what, at.parse::<usize>().ok()));
    form.clear("do");
    match (what, at) {
        ("supplied", Some(at)) => {
            let all = supplied(case, question.id);
            let found = all.get(at).ok_or(Error::NotFound)?;
            if found.not_held {
                form.set("disposition", Disposition::NotHeld.id());
            }
            append(form, &found.text);
            set_source(form, found.team.clone(), Some(state.office.today()));
        }
        ("proposed", Some(at)) => {
            let found = state.office.proposals(&desk.who, case.id, question.id).await?;
            let candidate = found.get(at).ok_or(Error::NotFound)?;
            form.set("disposition", candidate.disposition.id());
            if matches!(candidate.disposition, Disposition::Given | Disposition::GivenInPart) {
                append(form, &candidate.text);
            }
            if let Some(table) = &candidate.table {
                form.set("table", write::table_text(table));
                form.set("table-caption", table.caption.clone());
            }
            for provision in &candidate.provisions {
                form.set(&format!("r{}-provision", reasons::count(form)), provision.clone());
            }
            let source = format!("{}: {}", candidate.source.name, candidate.source.record);
            set_source(form, source, candidate.source.date);
        }
        ("rows-for" | "rows-against" | "rows-ncnd-for" | "rows-ncnd-against", _) => {
            let side = what.trim_start_matches("rows-");
            let rows = reasons::factor_rows(form, side) + 1;
            form.set(&format!("{side}-rows"), rows.to_string());
        }
        ("add", _) => {
            let provision = form.trimmed("provision").to_owned();
            let known = law::provision(law, &provision).is_some()
                || !law::provisions::lifted_by(law, &provision).is_empty();
            if known {
                form.set(&format!("r{}-provision", reasons::count(form)), provision);
                form.clear("provision");
            } else {
                form.fail("provision", "Choose a provision first");
            }
        }
        ("standing", _) => {
            let wanted = form.trimmed("standing").to_owned();
            match view.authority.standing_reasons.iter().find(|r| r.id == wanted) {
                Some(reason) => {
                    let mut reliance = reason.reliance.clone();
                    reliance.standing_reason = Some(reason.id.clone());
                    write::put(form, reasons::count(form), &reliance);
                    if let Some(balance) = &reason.balance {
                        write::weigh(form, if reason.ncnd { "ncnd-" } else { "" }, balance);
                    }
                }
                None => form.fail("standing", "Choose a standing reason first"),
            }
        }
        ("remove", Some(gone)) => {
            let kept: Vec<_> = (0..reasons::count(form))
                .filter(|at| *at != gone)
                .map(|at| read::reliance(form, law, at))
                .collect();
            let names: Vec<String> = form
                .names()
                .filter(|n| n.starts_with('r') && n[1..].starts_with(|c: char| c.is_ascii_digit()))
                .map(str::to_owned)
                .collect();
            for name in names {
                form.clear(&name);
            }
            for (at, reliance) in kept.iter().enumerate() {
                write::put(form, at, reliance);
            }
        }
        // Anything else only shows the form anew: boxes for the disposition chosen, provisions that fit the words.
        _ => {}
    }
    Ok(())
}
