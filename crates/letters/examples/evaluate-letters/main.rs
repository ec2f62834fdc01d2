//! Measures the checks: `evaluate [FOLDER] [--golden FOLDER]... [--real | --planted] [--show] [--only WORD]`.
//!
//! First the labelled letters of FOLDER (`../shared`): which labelled defects are found, and every breach that no label
//! backs. Then faults planted one at a time in letters of our own, as drafts and as plain text that is read back. With
//! `--golden` the labelled letters of another folder beside it. It must not teach the checks anything: it only compares.
#![allow(clippy::print_stdout, reason = "it is here to print")]

mod cases;
mod composed;
mod faults;
mod labelled;
mod tally;
#[path = "../../tests/it/wexmoor.rs"]
#[allow(dead_code, reason = "shared with the tests, which use the rest")]
mod wexmoor;
mod written;

use std::{env, error::Error, path::Path};

use letters::{Draft, Report};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = env::args().skip(1);
    let (mut show, mut only, mut folder, mut others) = (false, None, String::from("../shared"), Vec::new());
    let (mut real, mut planted) = (true, true);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--show" => show = true,
            "--only" => only = arguments.next(),
            "--real" => planted = false,
            "--planted" => real = false,
            "--golden" => others.extend(arguments.next()),
            _ => folder = argument,
        }
    }
    let wanted = |name: &str| only.as_deref().is_none_or(|o| name.contains(o));
    if real {
        labelled::measure(&Path::new(&folder).join("corpus/letters"), show, &wanted)?;
        for other in &others {
            labelled::measure(Path::new(other), show, &wanted)?;
        }
    }
    if planted {
        let mut all = tally::Tally::default();
        written::measure(&mut all, show, &wanted);
        composed::measure(&mut all, show, &wanted);
        all.print(show);
    }
    Ok(())
}

/// A letter as it comes from a file.
fn read(text: &str) -> Report {
    letters::check(&Draft::from_response(reading::response::read(text), text))
}
