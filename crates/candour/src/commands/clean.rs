//! `candour clean`: a copy without anything that is not seen. Reads, prints and writes; how a copy is made is `release`'s.

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

use anyhow::Result;
use container::Limits;
use office::pages;
use release::dangers::Format;

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
    /// Make another kind of file of it: a table of text of a spreadsheet (an archive of them where it has several sheets), or
    /// a PDF of a document, an e-mail or a presentation. Where OUT ends in .csv or .pdf this need not be said
    #[arg(long, value_enum, value_name = "KIND")]
    to: Option<To>,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

/// What a copy can become.
#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum To {
    Csv,
    Pdf,
}

/// What the ending of the copy says it is to become, where the file can and is not that already.
fn meant(out: &Path, name: &str, bytes: &[u8]) -> Option<To> {
    use Format::{Ods, Xls, Xlsm, Xlsx};
    let table = || matches!(Format::of(bytes, Some(name)), Xlsx | Xlsm | Ods | Xls);
    match copies::ending(out).as_str() {
        "csv" if table() => Some(To::Csv),
        "pdf" if pages::can_become_pages(name, bytes) => Some(To::Pdf),
        _ => None,
    }
}

/// Makes the copy; status 1 where something remains, 2 where a file cannot be read or written, 3 where it cannot be checked
/// whole.
pub fn run(args: Args) -> Result<ExitCode> {
    let limits = Limits::default();
    let (name, bytes) = copies::open(&args.file, &limits)?;
    let made = match args.to.or_else(|| meant(&args.out, &name, &bytes)) {
        None => release::clean(&name, &bytes, &limits),
        Some(To::Csv) => release::clean_to_csv(&name, &bytes, &limits),
        Some(To::Pdf) => pages::pages(&name, &bytes, &limits),
    };
    copies::finish(&Made { file: &args.file, out: &args.out, json: args.json, what: "clean copy" }, made)
}
