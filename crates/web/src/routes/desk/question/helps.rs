//! What helps to answer: what colleagues supplied, rows of registers as at the day of receipt, earlier published answers;
//! and the buttons that put one of them, a provision or a standing reason into the form.

use casework::{Authority, Case, Disposition, QuestionId, case::Question};
use document::Law;
use office::CasePage;

use super::super::frame::{day, disposition_words, short};
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

/// A row of a register that shares words with the question.
pub(super) struct RegisterRow {
    pub at: usize,
    pub register: String,
    pub as_at: String,
    pub cells: Vec<(String, String)>,
    source: (String, jiff::civil::Date),
}

/// An earlier published answer.
pub(super) struct Earlier {
    pub at: usize,
    pub note: String,
    pub question: String,
    pub answer: String,
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

/// Words that say what a text is about.
fn words(text: &str) -> Vec<String> {
    let mut words: Vec<String> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| w.chars().count() > 3)
        .map(|w| w.to_lowercase().trim_end_matches('s').to_owned())
        .collect();
    words.sort();
    words.dedup();
    words
}

/// Rows of the registers in the version of the day of receipt, those that share most words with the question first.
pub(super) fn registers(authority: &Authority, case: &Case, question: &Question) -> Vec<RegisterRow> {
    let stem = question.stem.and_then(|s| case.stem(s)).map_or("", |s| s.text.as_str());
    let heading = question.heading.as_deref().unwrap_or("");
    let wanted = words(&format!("{} {heading} {stem} {}", question.text, case.subject));
    let mut scored: Vec<(usize, RegisterRow)> = Vec::new();
    for register in authority.registers_as_at(case.origin.received_on) {
        let about = words(&format!("{} {}", register.name, register.headings.join(" ")));
        let shared = |have: &[String]| wanted.iter().filter(|w| have.contains(w)).count();
        let base = shared(&about);
        for row in register.rows.iter().take(20_000) {
            let own = shared(&words(&row.join(" ")));
            if own == 0 || own + base < 2 {
                continue;
            }
            scored.push((
                own * 2 + base,
                RegisterRow {
                    at: 0,
                    register: register.name.clone(),
                    as_at: day(register.as_at),
                    cells: register.headings.iter().cloned().zip(row.iter().cloned()).collect(),
                    source: (format!("register of {}", register.name), register.as_at),
                },
            ));
        }
    }
    scored.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
    let mut rows: Vec<RegisterRow> = scored.into_iter().take(4).map(|(_, row)| row).collect();
    for (at, row) in rows.iter_mut().enumerate() {
        row.at = at;
    }
    rows
}

pub(super) async fn earlier(state: &AppState, desk: &Desk, question: &Question) -> Answer<Vec<Earlier>> {
    let found = state.office.similar(desk.who.authority, &question.text, 3).await?;
    let wanted = words(&question.text);
    let best = |entry: &casework::case::LogEntry| {
        let score = |text: &str| words(text).iter().filter(|w| wanted.contains(w)).count();
        entry.answers.iter().max_by_key(|a| score(&a.question_text)).cloned()
    };
    Ok(found
        .iter()
        .filter(|e| e.withdrawn.is_none())
        .filter_map(|e| Some((e, best(&e.entry)?)))
        .enumerate()
        .map(|(at, (entry, answer))| Earlier {
            at,
            note: format!(
                "{}, {}: {}",
                entry.reference,
                day(entry.entry.on),
                disposition_words(answer.disposition).to_lowercase()
            ),
            question: short(&answer.question_text, 160),
            answer: answer.answer,
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
        ("register", Some(at)) => {
            let rows = registers(&view.authority, case, question);
            let row = rows.get(at).ok_or(Error::NotFound)?;
            let told: Vec<String> =
                row.cells.iter().filter(|(_, v)| !v.is_empty()).map(|(k, v)| format!("{k}: {v}")).collect();
            append(form, &told.join("\n"));
            set_source(form, row.source.0.clone(), Some(row.source.1));
        }
        ("earlier", Some(at)) => {
            let all = earlier(state, desk, question).await?;
            append(form, &all.get(at).ok_or(Error::NotFound)?.answer);
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
