//! What helps to answer: what colleagues supplied, what the memory proposes from registers and earlier answers;
//! and the buttons that put one of them, a provision or a standing reason into the form.

use casework::{
    Case, Command, Decision, Disposition, QuestionId,
    case::{Question, RejectedBecause},
};
use document::Law;
use office::answers::{self, Candidate, SourceKind};
use office::{CasePage, Chosen, Made};

use super::super::frame::{day, disposition_words};
use super::{read, reasons, write};
use crate::error::on_form;
use crate::form::Form;
use crate::state::{AppState, Desk};
use crate::view::encode;
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

/// Where a proposed answer comes from, in words, and where it can be seen.
#[derive(Clone, Debug)]
pub(crate) struct Source {
    pub words: String,
    pub href: String,
}

/// An answer that the memory proposes: from a register as at the day of receipt, or from an earlier answer.
pub(crate) struct Proposed {
    pub key: String,
    pub text: String,
    pub table: Vec<Vec<String>>,
    pub becomes: String,
    pub source: Source,
    pub sure: String,
    pub stale: bool,
    pub note: Option<String>,
    /// Whether it is another authority's answer: for wording and comparison, and never taken over.
    pub anothers: bool,
    /// Whether it reaches the authority's threshold.
    pub reaches: bool,
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

/// The register with the row from which something comes.
fn register_row(source: &answers::Source) -> String {
    // A register without references of its own gives its name.
    let row = if source.reference == source.name { &source.record } else { &source.reference };
    format!("/desk/registers/{}?q={}", encode(&source.name), encode(row))
}

/// A candidate as pages show it.
pub(crate) fn shown(candidate: &Candidate) -> Proposed {
    let source = &candidate.source;
    let on = match source.date {
        Some(on) => format!("as at {}", day(on)),
        None => "of an unknown day".to_owned(),
    };
    let owner = source.owner.as_deref().filter(|o| !o.trim().is_empty());
    let (words, href) = match source.kind {
        SourceKind::Register => (
            vec![
                format!("Register {}", source.name),
                source.record.clone(),
                source.field.clone(),
                on,
                owner.map(|o| format!("{o} answers for it")).unwrap_or_default(),
            ],
            register_row(source),
        ),
        // It is in no case of this authority that could be worked on.
        SourceKind::EarlierAnswer if candidate.is_anothers() => {
            (vec![source.reference.clone(), on, format!("“{}”", source.field)], String::new())
        }
        SourceKind::EarlierAnswer => (
            vec![format!("Answer to {}", source.reference), on, format!("“{}”", source.field)],
            format!("/desk/cases/{}", encode(&source.reference)),
        ),
    };
    let becomes = disposition_words(candidate.disposition);
    Proposed {
        key: office::proposal_key(candidate),
        becomes: match candidate.provisions.is_empty() {
            true => becomes.to_owned(),
            false => format!("{becomes}, {}", candidate.provisions.join(", ")),
        },
        source: Source {
            words: words.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · "),
            href,
        },
        sure: format!("{:.2}, {}", candidate.confidence, office::in_words(candidate.confidence)),
        table: candidate
            .table
            .as_ref()
            .map(|table| std::iter::once(&table.headings).chain(&table.rows).cloned().collect())
            .unwrap_or_default(),
        text: candidate.text.clone(),
        stale: candidate.stale,
        note: candidate.note.clone(),
        anothers: candidate.is_anothers(),
        reaches: false,
    }
}

/// What the memory proposes, the best first; nothing where nothing is known.
pub(super) async fn proposed(
    state: &AppState,
    desk: &Desk,
    case: &Case,
    id: QuestionId,
) -> Answer<Vec<Proposed>> {
    let found = state.office.proposals(&desk.who, case.id, id).await?;
    let least = office::threshold(&desk.authority);
    Ok(found.iter().map(|c| Proposed { reaches: office::reaches(c, least), ..shown(c) }).collect())
}

/// Puts a proposed answer into a form: what was typed stays, and comes first.
pub(super) fn fill(form: &mut Form, key: &str, made: &Made) {
    let typed = form.trimmed("words").to_owned();
    let before = reasons::count(form);
    let filled = write::decided(Form::new(), &Decision { reliances: Vec::new(), ..made.decision.clone() });
    for (name, value) in filled.pairs().filter(|(name, value)| *name != "words" && !value.is_empty()) {
        form.set(name, value.to_owned());
    }
    for (at, reliance) in made.decision.reliances.iter().enumerate() {
        write::put(form, before + at, reliance);
    }
    form.set("words", typed);
    if !made.decision.words.is_empty() {
        append(form, &made.decision.words);
    }
    form.set("proposal", key);
}

/// What the proposed answer in the form needed before it could stand.
pub(super) async fn missing(
    state: &AppState,
    desk: &Desk,
    case: &Case,
    form: &Form,
    id: QuestionId,
) -> Answer<Vec<String>> {
    let key = form.value("proposal");
    if key.is_empty() {
        return Ok(Vec::new());
    }
    match state.office.proposal(&desk.who, case.id, id, key).await {
        Ok((_, made)) => Ok(made.missing),
        // It is not proposed any more: what was taken from it stands in the form.
        Err(office::Error::Refused(_)) => Ok(Vec::new()),
        Err(cause) => Err(cause.into()),
    }
}

/// The command that decides the question: with the proposed answer that the form was filled with, or in the officer's
/// own words.
pub(super) async fn deciding(
    state: &AppState,
    desk: &Desk,
    case: &Case,
    form: &Form,
    (question, revision): (QuestionId, u32),
    decision: Decision,
) -> Answer<Command> {
    let decision = Box::new(decision);
    let key = form.value("proposal");
    if !key.is_empty() {
        match state.office.proposal(&desk.who, case.id, question, key).await {
            Ok((proposal, _)) => {
                let proposal = Box::new(proposal);
                return Ok(Command::TakeProposal { question, proposal, decision, revision });
            }
            Err(office::Error::Refused(_)) => {}
            Err(cause) => return Err(cause.into()),
        }
    }
    Ok(Command::Decide { question, decision, revision })
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
    let (what, key) = pressed.rsplit_once('.').unwrap_or((pressed, ""));
    let at = key.parse::<usize>().ok();
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
        ("proposed", _) => match state.office.proposal(&desk.who, case.id, question.id, key).await {
            Ok((_, made)) => fill(form, key, &made),
            Err(cause) => {
                on_form(cause, form, "words")?;
            }
        },
        // The answer of an earlier case to the same questionnaire.
        ("earlier", _) => {
            let from = state.office.find_case(&desk.who, form.trimmed("from")).await?;
            form.clear("from");
            let (key, made) = state.office.taken_over(&desk.who, case.id, from, question.id).await?;
            fill(form, &key, &made);
        }
        ("not", _) => {
            let chosen = Chosen { question: question.id, key: key.to_owned(), revision: question.revision };
            let because = RejectedBecause::from_id(form.value(&format!("because-{key}")));
            let id = format!("{} not {key}", form.command_id());
            match state.office.reject_proposal(&desk.who, case.id, &id, &chosen, because, "").await {
                Ok(_) if form.value("proposal") == key => form.clear("proposal"),
                Ok(_) => {}
                Err(cause) => {
                    on_form(cause, form, "words")?;
                }
            }
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
