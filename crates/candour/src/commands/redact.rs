//! `candour redact`: a copy in which what was marked is gone. Reads, prints and writes; how it is done is `release`'s.

use std::{path::PathBuf, process::ExitCode};

use anyhow::{Context as _, Result};
use container::Limits;
use office::pages;
use release::copy::Target;

use super::copies::{self, Made};
use super::file;

/// Bytes of a list of marks: as many as are taken at a time, each of some hundred letters.
const LONGEST_MARKS: u64 = 32 * 1024 * 1024;

/// Makes a copy of a file in which what was marked is gone; nothing is written where something of it remains.
#[derive(clap::Args)]
pub struct Args {
    /// The file; `-` is standard input
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// What is to be taken out, as a JSON list: [{"find": "…", "whole_words": false | "page": 1, "box": [left, top, width, height] | "start": …,
    /// "end": … | "sheet": "Staff", "cells": "B2:B40" | "rows": "3:5" | "columns": "C", "provision": "s.40(2)"}]; a sheet
    /// alone is all of it, and where there is only one it need not be named. With "whole_words": true, "Jo" is not taken out of
    /// "Joanna"; a number is never taken out of a longer one, and takes the cell that shows it
    #[arg(long, value_name = "MARKS")]
    marks: PathBuf,
    /// Where the copy goes; of a document, an e-mail or a presentation it is a PDF where this ends in .pdf, and boxes are of
    /// the pages that `candour clean FILE -o OUT.pdf` makes
    #[arg(short, long, value_name = "OUT")]
    out: PathBuf,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

/// Makes the copy; status 1 where something remains, 2 where a file or the marks cannot be read, 3 where the file cannot be
/// checked whole.
pub fn run(args: Args) -> Result<ExitCode> {
    let limits = Limits::default();
    let marks = file::text(&args.marks, LONGEST_MARKS)
        .with_context(|| format!("{}: the marks cannot be read", args.marks.display()))?;
    let mut marks = release::copy::marks(&marks)?;
    let (name, bytes) = copies::open(&args.file, &limits)?;
    // Stretches are of the text that `candour read` prints. Where it reads none, they have no place, which is said.
    if marks.iter().any(|mark| matches!(mark.target, Target::Span { .. }))
        && let Ok(opened) = super::read::opened(&args.file, &bytes)
    {
        marks.iter_mut().for_each(|mark| mark.spell(&opened.text));
    }
    let made = match copies::ending(&args.out) == "pdf" && pages::can_become_pages(&name, &bytes) {
        true => pages::pages_redacted(&name, &bytes, &marks, &limits),
        false => release::redact(&name, &bytes, &marks, &limits),
    };
    copies::finish(&Made { file: &args.file, out: &args.out, json: args.json, what: "redacted copy" }, made)
}
