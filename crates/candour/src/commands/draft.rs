//! `candour draft REQUEST`: answers to a request, question by question, with what is still to be found. It reads the
//! request as `candour read request` does; nothing is kept, and no letter is written.

#[cfg(test)]
mod tests;

use std::{path::PathBuf, process::ExitCode, sync::Arc};

use anyhow::{Context as _, Result, anyhow, ensure};
use document::{
    Law,
    request::{Question, Request},
};
use jiff::civil::Date;
use office::{
    Drafted, ToDraft, Who,
    answers::consistency::{Warning, WarningKind},
};
use serde_json::{Value, json};

use super::{
    ask::{Page, candidate_json, date, day},
    due::print,
    read,
};
use crate::runtime::{self, MachineClock, Settings, StoreArgs};

/// Arguments.
#[derive(clap::Args)]
pub struct Args {
    /// The request, in any format that is read; - is standard input
    #[arg(value_name = "REQUEST")]
    request: PathBuf,
    /// The day whose version of each register answers (YYYY-MM-DD); the day of receipt where it is not said
    #[arg(long, value_name = "DATE")]
    as_at: Option<String>,
    /// The day of receipt (YYYY-MM-DD), where it is not that of the message
    #[arg(long, value_name = "DATE")]
    received: Option<String>,
    /// The law, where the request does not tell: foia, eir, foisa or eisrs
    #[arg(long, value_name = "LAW")]
    law: Option<String>,
    /// The confidence from which an answer stands in the draft, from 0 to 1; the authority's own where it is not said
    #[arg(long, value_name = "NUMBER")]
    threshold: Option<f32>,
    /// Print JSON
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    store: StoreArgs,
}

/// Runs the command.
pub fn run(args: Args) -> Result<ExitCode> {
    let as_at = date("--as-at", args.as_at.as_deref())?;
    let received = date("--received", args.received.as_deref())?;
    let law: Option<Law> = args.law.as_deref().map(str::parse).transpose()?;
    ensure!(
        args.threshold.is_none_or(|t| (0.0..=1.0).contains(&t)),
        "--threshold: the confidence is a number from 0 to 1, as 0.8"
    );
    let opened = read::open(&args.request).with_context(|| args.request.display().to_string())?;
    let request = read::request_of(&opened);
    let settings = Settings::read(&args.store, None)?;
    runtime::one_thread()?.block_on(async {
        let office = runtime::open(&settings, Arc::new(MachineClock)).await?;
        let who = Who::command_line(runtime::authority(&office, &settings).await?);
        let received_on = received.or(request.date).or(as_at).unwrap_or_else(|| office.today());
        let drafted = office
            .draft_of_request(
                &who,
                &ToDraft {
                    request: &request,
                    text: request.text.as_deref().unwrap_or(&opened.text),
                    received_on,
                    as_at: as_at.unwrap_or(received_on),
                    threshold: args.threshold,
                },
            )
            .await?;
        let law = law.or(request.law);
        if args.json {
            let questions: Vec<Value> = request
                .questions
                .iter()
                .zip(&drafted)
                .map(|(q, d)| question_json(q, d))
                .collect::<Result<_>>()?;
            let mut out = json!({ "law": law, "received": received_on, "questions": questions });
            if let (Some(text), Some(fields)) = (&request.text, out.as_object_mut()) {
                fields.insert("text".to_owned(), json!(text));
            }
            print(&format!("{out}\n"))?;
        } else {
            print(&page(&request, &drafted, law, received_on))?;
        }
        office.store.close().await;
        Ok(ExitCode::SUCCESS)
    })
}

/// A question as `candour read request` gives it, with what stands in the draft.
fn question_json(question: &Question, drafted: &Drafted) -> Result<Value> {
    let mut out = serde_json::to_value(question)?;
    let fields = out.as_object_mut().ok_or_else(|| anyhow!("a question is an object"))?;
    let to_find = drafted.to_find.as_ref().map(|find| {
        json!({
            "whom": find.whom,
            "last_said": find.last.as_ref().map(office::LastSaid::in_a_line),
            "last": find.last.as_ref().map(|l| json!({ "text": l.text, "source": l.source, "date": l.on })),
        })
    });
    let warnings: Vec<Value> = drafted.warnings.iter().map(warning_json).collect();
    fields.insert("candidates".to_owned(), drafted.candidates.iter().map(candidate_json).collect());
    fields.insert("proposed".to_owned(), json!(drafted.proposed));
    fields.insert("to_find".to_owned(), json!(to_find));
    fields.insert("warnings".to_owned(), json!(warnings));
    Ok(out)
}

/// A warning with the other side in a line, and as it is.
fn warning_json(warning: &Warning) -> Value {
    json!({
        "kind": warning.kind,
        "with": office::side_in_a_line(&warning.with),
        "why": warning.why,
        "other": warning.with,
        "pieces": warning.pieces,
    })
}

/// The draft on a page of the terminal.
fn page(request: &Request, drafted: &[Drafted], law: Option<Law>, received_on: Date) -> String {
    let mut page = Page::default();
    page.line(0, request.subject.as_deref().unwrap_or("Request without a subject"));
    let law = law.map_or("law not known", Law::title);
    page.line(0, &format!("Received {} · {law}", day(received_on)));
    let (mut heading, mut stem) = (None, None);
    for (question, drafted) in request.questions.iter().zip(drafted) {
        if question.heading != heading {
            heading.clone_from(&question.heading);
            if let Some(heading) = &heading {
                page.gap();
                page.line(0, heading);
            }
        }
        if question.stem != stem {
            stem = question.stem;
            if let Some(stem) = stem.and_then(|s| request.stems.get(s)) {
                page.gap();
                page.line(0, &format!("“{}”", stem.text));
            }
        }
        page.gap();
        page.marked(0, question.label.as_deref().unwrap_or(&question.path), &question.text);
        of_question(&mut page, question, drafted);
    }
    let proposed = drafted.iter().filter(|d| d.proposed.is_some()).count();
    let find = drafted.iter().filter(|d| d.proposed.is_none() && d.to_find.is_some()).count();
    let all = drafted.len();
    page.gap();
    page.line(
        0,
        &match (all, find) {
            (0, _) => "No question was found in it: look at it yourself.".to_owned(),
            (_, 0) => format!("{proposed} of {all} answers are proposed. Each is an officer's to take or leave."),
            (_, find) => format!(
                "{proposed} of {all} answers are proposed, {find} still to be found. Each is an officer's to take or leave."
            ),
        },
    );
    page.text()
}

fn of_question(page: &mut Page, question: &Question, drafted: &Drafted) {
    const INDENT: usize = 4;
    if question.own_personal_data == Some(true) {
        page.line(
            INDENT,
            "The applicant's own personal data: not answered from registers or earlier answers",
        );
    }
    if let Some(candidate) = drafted.proposed.and_then(|at| drafted.candidates.get(at)) {
        page.marked(INDENT - 2, "→", &candidate.text);
        if let Some(table) = &candidate.table {
            page.table(INDENT + 2, table);
        }
        page.about(INDENT, candidate);
    }
    // What is old says so with its source already.
    for warning in drafted.warnings.iter().filter(|w| w.kind != WarningKind::Stale) {
        page.marked(INDENT - 2, "!", &warning.why);
        page.line(INDENT, &office::side_in_a_line(&warning.with));
    }
    if drafted.proposed.is_some() {
        return;
    }
    if let Some(find) = &drafted.to_find {
        let whom = find
            .whom
            .as_deref()
            .map_or("To find. Nothing tells whom to ask".to_owned(), |whom| format!("To find. Ask {whom}"));
        page.marked(INDENT - 2, "?", &whom);
        if let Some(last) = &find.last {
            page.line(INDENT, &format!("Last time: {}", last.in_a_line()));
        }
    }
}
