//! `candour clean`: a copy without anything that is not seen. Reads, prints and writes; how a copy is made is `release`'s.

use std::{path::PathBuf, process::ExitCode};

use anyhow::Result;
use container::Limits;

use super::copies::{self, Made};

/// Makes a copy of a file without anything that is not seen; nothing is written where something remains.
#[derive(clap::Args)]
pub struct Args {
    /// The file; `-` is standard input
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Where the copy goes
    #[arg(short, long, value_name = "OUT")]
    out: PathBuf,
    /// Make another kind of file of it: a table of text of a spreadsheet (an archive of them where it has several sheets)
    #[arg(long, value_enum, value_name = "KIND")]
    to: Option<To>,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

/// What a copy can become.
#[derive(Clone, Copy, clap::ValueEnum)]
enum To {
    Csv,
}

/// Makes the copy; status 1 where something remains, 2 where a file cannot be read or written, 3 where it cannot be checked
/// whole.
pub fn run(args: Args) -> Result<ExitCode> {
    let limits = Limits::default();
    let (name, bytes) = copies::open(&args.file, &limits)?;
    let made = match args.to {
        None => release::clean(&name, &bytes, &limits),
        Some(To::Csv) => release::clean_to_csv(&name, &bytes, &limits),
    };
    copies::finish(&Made { file: &args.file, out: &args.out, json: args.json, what: "clean copy" }, made)
}
