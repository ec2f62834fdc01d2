//! `candour letter CASE --format html|pdf|docx|txt [--kind KIND]`: a letter of a case as it would leave now, or one that was
//! issued. It sends nothing: a letter is sent from the desk by somebody who may.

use std::{io::Write, process::ExitCode, sync::Arc};

use anyhow::{Result, anyhow};
use casework::{
    CaseId,
    case::{Charge, LetterKind, Party},
    ids::LetterId,
};
use office::{Form, Given, LetterPlan, Notice, Office, Who};

use crate::runtime::{self, MachineClock, Settings, StoreArgs};

/// The forms of a letter.
#[derive(Clone, Copy, clap::ValueEnum)]
enum Format {
    Html,
    Pdf,
    Docx,
    Txt,
}

/// Arguments.
#[derive(clap::Args)]
pub struct Args {
    /// The case, by its reference
    case: String,
    /// The form
    #[arg(long, value_enum, default_value = "txt")]
    format: Format,
    /// A letter that was issued, by its number on the case, instead of the one in the making
    #[arg(long, value_name = "NUMBER")]
    issued: Option<u32>,
    /// Another kind of letter, with the facts of the case and those below: fees-notice, transfer, review-outcome, …
    #[arg(long, value_name = "KIND", conflicts_with = "issued")]
    kind: Option<String>,
    #[command(flatten)]
    facts: Facts,
    #[command(flatten)]
    store: StoreArgs,
}

/// What a kind may need beside the case.
#[derive(clap::Args)]
#[command(next_help_heading = "Facts for --kind")]
struct Facts {
    /// What the letter says in your words
    #[arg(long, value_name = "TEXT", default_value = "", requires = "kind")]
    note: String,
    /// The day that it gives (YYYY-MM-DD)
    #[arg(long, value_name = "DATE", requires = "kind")]
    by: Option<String>,
    /// Whom it names or goes to
    #[arg(long, value_name = "NAME", default_value = "", requires = "kind")]
    party: String,
    /// Their e-mail address
    #[arg(long, value_name = "ADDRESS", default_value = "", requires = "kind")]
    to: String,
    /// What is to be paid, in pence
    #[arg(long, value_name = "PENCE", default_value_t = 0, requires = "kind")]
    pence: u64,
    /// What that is made up of
    #[arg(long, value_name = "TEXT", default_value = "", requires = "kind")]
    basis: String,
    /// How it can be paid
    #[arg(long, value_name = "TEXT", default_value = "", requires = "kind")]
    how: String,
}

impl Facts {
    fn given(self) -> Result<Given> {
        let by = self.by.as_deref().map(law::clock::parse_date).transpose();
        Ok(Given {
            note: self.note,
            by: by.map_err(|why| anyhow!("--by: {why}"))?,
            party: Party { name: self.party, address: Vec::new(), email: self.to },
            charge: Charge { pence: self.pence, basis: self.basis, how: self.how },
        })
    }
}

/// The kind of that name; the error lists them.
fn kind(name: &str) -> Result<LetterKind> {
    LetterKind::from_id(name).ok_or_else(|| {
        let names: Vec<&str> = LetterKind::ALL.into_iter().map(LetterKind::id).collect();
        anyhow!("there is no letter of the kind '{name}': it is one of {}", names.join(", "))
    })
}

/// A letter of a kind as it would leave now. What the facts do not say, the gate before sending does.
async fn preview(
    office: &Office,
    who: &Who,
    case: CaseId,
    kind: LetterKind,
    given: &Given,
    form: Form,
) -> Result<Vec<u8>> {
    let state = office.case(who, case).await?;
    if let Some(notice) = Notice::of(kind, &state, given) {
        return Ok(office.notice_preview(who, case, &notice, form).await?);
    }
    let mut plan = LetterPlan::response(&state);
    if kind == LetterKind::Correction {
        let wrong = office::under_review(&state).and_then(|id| state.letter(id));
        let wrong = wrong.ok_or_else(|| anyhow!("no answer was sent yet that could be corrected"))?;
        plan.kind = kind;
        plan.answers.clone_from(&wrong.answers);
        plan.supersedes = Some(wrong.id);
        plan.note.clone_from(&given.note);
    }
    Ok(office.letter_preview(who, case, Some(plan), form).await?)
}

/// Runs the command.
pub fn run(args: Args) -> Result<ExitCode> {
    let kind = args.kind.as_deref().map(kind).transpose()?;
    let given = args.facts.given()?;
    let settings = Settings::read(&args.store, None)?;
    let form = match args.format {
        Format::Html => Form::Html,
        Format::Pdf => Form::Pdf,
        Format::Docx => Form::Docx,
        Format::Txt => Form::Text,
    };
    runtime::tokio()?.block_on(async {
        let office = runtime::open(&settings, Arc::new(MachineClock)).await?;
        let who = Who::command_line(runtime::authority(&office, &settings).await?);
        let case = office
            .find_case(&who, &args.case)
            .await
            .map_err(|_| anyhow!("there is no case with the reference '{}'", args.case))?;
        let bytes = match (kind, args.issued) {
            (Some(kind), _) => preview(&office, &who, case, kind, &given, form).await?,
            (None, None) => office.letter_preview(&who, case, None, form).await?,
            (None, Some(number)) => office.issued_letter(&who, case, LetterId(number), form).await?,
        };
        std::io::stdout().lock().write_all(&bytes)?;
        office.store.close().await;
        Ok(ExitCode::SUCCESS)
    })
}
