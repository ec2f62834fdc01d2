//! Measures the reading: `evaluate [FOLDER] [--golden FOLDER] [--requests | --responses] [--show] [--only WORD]`.
//!
//! First the labelled samples of FOLDER (`../shared`), then the golden requests and letters of this crate; with
//! `--golden` the requests of another folder alone. Prints precision, recall and F1 of the leaves and of other fields, and
//! how many requests are split exactly. It must not teach the readers anything: it only compares.
#![allow(clippy::print_stdout, reason = "it is here to print")]

#[path = "../../tests/it/golden.rs"]
mod golden;
mod responses;
mod samples;
mod tally;

use std::{env, path::Path};

use container::Limits;
use document::request::Request;
use tally::Tally;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = env::args().skip(1);
    let (mut show, mut only, mut folder, mut other) = (false, None, String::from("../shared"), None);
    let (mut requests, mut responses) = (true, true);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--show" => show = true,
            "--only" => only = arguments.next(),
            "--requests" => responses = false,
            "--responses" => requests = false,
            "--golden" => other = arguments.next(),
            _ => folder = argument,
        }
    }
    let wanted = |name: &str| only.as_deref().is_none_or(|o| name.contains(o));
    if let Some(other) = other {
        own(&golden::within(Path::new(&other)), show, &wanted)?.print("requests: marked");
        return Ok(());
    }
    let folder = Path::new(&folder);
    if requests {
        let samples = samples::measure(folder, show, &wanted)?;
        let golden = own(&golden::all(), show, &wanted)?;
        samples.print("requests: labelled samples");
        golden.print("requests: our own");
    }
    if responses {
        responses::measure(folder, show, &wanted)?;
        responses::own(show, &wanted);
    }
    Ok(())
}

/// Reads one request.
fn read(bytes: &[u8]) -> Result<Request, Box<dyn std::error::Error>> {
    let opened = reading::open(bytes, Some("request.txt"), &Limits::default())?;
    Ok(reading::request(&opened))
}

/// Golden requests, marked as those of the crate are.
fn own(
    cases: &[golden::Golden],
    show: bool,
    wanted: &dyn Fn(&str) -> bool,
) -> Result<Tally, Box<dyn std::error::Error>> {
    let mut tally = Tally::default();
    for case in cases.iter().filter(|c| wanted(&c.name)) {
        let request = read(case.text.as_bytes())?;
        let score = case.score(&request);
        let exact = tally.leaves(score.right, score.read, score.gold);
        if !exact {
            println!("{}: {} right, {} read, {} marked  <--", case.name, score.right, score.read, score.gold);
        }
        if show {
            score.faults.iter().for_each(|f| println!("    {f}"));
        }
        let facts = [
            ("law", request.law.map(|l| l.id().to_owned())),
            ("name", request.applicant.name.clone()),
            ("organisation", request.applicant.organisation.clone()),
        ];
        for (field, read) in facts {
            if let Some(expected) = case.fact(field) {
                let right = read.as_deref() == Some(expected);
                tally.field(field, right);
                if show && !right {
                    println!("    {}: {field} is {expected}, read {read:?}", case.name);
                }
            }
        }
    }
    Ok(tally)
}
