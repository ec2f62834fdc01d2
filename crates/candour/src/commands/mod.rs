//! The commands, one file each. To add one: a file with `Args` and `run`, a line in each of the lists below.
#![allow(clippy::print_stdout, reason = "printing is what commands are for")]

mod ask;
mod backup;
mod check;
mod clean;
mod copies;
mod corrections;
mod days;
mod demo;
mod draft;
mod due;
mod explain;
mod file;
mod import;
mod init;
mod inspect;
mod inspect_one;
mod law;
mod letter;
mod personal_data;
mod read;
mod rebuild;
mod receive;
mod redact;
mod restore;
mod resume_sending;
mod schema;
mod serve;
mod verify;
mod wording;

use std::process::ExitCode;

pub use inspect_one::{Asked, Does, NAME as INSPECT_ONE, Said};

/// A command with its arguments.
#[derive(clap::Subcommand)]
pub enum Command {
    /// A fictional authority to look around in
    Demo(demo::Args),
    /// Serve the pages, and carry the mail
    Serve(serve::Args),
    /// Make a case of a request
    Receive(receive::Args),
    /// Take in what was answered before, as history
    Import(import::Args),
    /// Readings that officers put right, as labelled examples in JSON Lines
    Corrections(corrections::Args),
    /// What registers and earlier answers say to a question, each with its source
    Ask(ask::Args),
    /// Answers to a request, question by question; what is still to be found, and whom to ask
    Draft(draft::Args),
    /// The letter of a case, in a form
    Letter(letter::Args),
    /// The house wording of letters, as a file
    Wording(wording::Args),
    /// Set an authority up
    Init(init::Args),
    /// What is wrong with a response
    Check(check::Args),
    /// What could be dug out of files before they leave
    Inspect(inspect::Args),
    /// A copy of a file without anything that is not seen
    Clean(clean::Args),
    /// A copy of a file in which what was marked is gone
    Redact(redact::Args),
    /// Look through one enclosure in a process of its own
    #[command(hide = true)]
    InspectOne(inspect_one::Args),
    /// What a check looks for, and why
    Explain(explain::Args),
    /// The shape of what the command line takes, as JSON Schema
    Schema(schema::Args),
    /// When an answer is due, and how that is worked out
    Due(due::Args),
    /// Working days between two days
    Days(days::Args),
    /// A provision as an officer reads it
    Law(law::Args),
    /// What a file says, as a request
    Read(read::Args),
    /// Who is named in files, and how they could be reached or recognised
    PersonalData(personal_data::Args),
    /// Whether everything in the store is as it was written
    Verify(verify::Args),
    /// Work out anew what is worked out from the events: the lists of cases and the memory
    Rebuild(rebuild::Args),
    /// Everything in one file
    Backup(backup::Args),
    /// A backup into an empty store
    Restore(restore::Args),
    /// Let letters leave again after a restore
    ResumeSending(resume_sending::Args),
}

/// Carries out a command; an error is exit status 2 with its sentence on standard error.
pub fn run(command: Command) -> anyhow::Result<ExitCode> {
    match command {
        Command::Demo(args) => demo::run(args),
        Command::Serve(args) => serve::run(args),
        Command::Receive(args) => receive::run(args),
        Command::Import(args) => import::run(args),
        Command::Corrections(args) => corrections::run(args),
        Command::Ask(args) => ask::run(args),
        Command::Draft(args) => draft::run(args),
        Command::Letter(args) => letter::run(args),
        Command::Wording(args) => wording::run(args),
        Command::Init(args) => init::run(args),
        Command::Check(args) => check::run(args),
        Command::Inspect(args) => inspect::run(args),
        Command::Clean(args) => clean::run(args),
        Command::Redact(args) => redact::run(args),
        Command::InspectOne(args) => inspect_one::run(args),
        Command::Explain(args) => explain::run(args),
        Command::Schema(args) => schema::run(args),
        Command::Due(args) => due::run(args),
        Command::Days(args) => days::run(args),
        Command::Law(args) => law::run(args),
        Command::Read(args) => read::run(args),
        Command::PersonalData(args) => personal_data::run(args),
        Command::Verify(args) => verify::run(args),
        Command::Rebuild(args) => rebuild::run(args),
        Command::Backup(args) => backup::run(args),
        Command::Restore(args) => restore::run(args),
        Command::ResumeSending(args) => resume_sending::run(args),
    }
}
