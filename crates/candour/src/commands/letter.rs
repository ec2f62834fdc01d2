//! `candour letter CASE --format html|pdf|docx|txt`: the letter of a case as it would leave now, or one that was issued.

use std::{io::Write, process::ExitCode, sync::Arc};

use casework::ids::LetterId;
use office::{Form, Who};

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
    #[command(flatten)]
    store: StoreArgs,
}

/// Runs the command.
pub fn run(args: Args) -> anyhow::Result<ExitCode> {
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
            .map_err(|_| anyhow::anyhow!("there is no case with the reference '{}'", args.case))?;
        let bytes = match args.issued {
            None => office.letter_preview(&who, case, None, form).await?,
            Some(number) => office.issued_letter(&who, case, LetterId(number), form).await?,
        };
        std::io::stdout().lock().write_all(&bytes)?;
        office.store.close().await;
        Ok(ExitCode::SUCCESS)
    })
}
