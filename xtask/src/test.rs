//! `cargo xtask test`: all steps, each with its seconds; everything it started is stopped again, also after a failure.

use std::time::Instant;

use anyhow::{Result, bail};

use crate::machine;
use crate::repository::on_ci;
use crate::servers::{Durability, Servers};
use crate::steps::{STEPS, Step, Surroundings};

/// Runs the wanted steps; true when all of them passed.
pub fn test(arguments: &[String]) -> Result<bool> {
    let end = arguments.iter().position(|argument| argument == "--").unwrap_or(arguments.len());
    let selection = arguments.get(end + 1..).unwrap_or_default();
    let Some(steps) = chosen(&arguments[..end])? else {
        for step in STEPS {
            println!("{:14} {}", step.name, step.why);
        }
        return Ok(true);
    };
    let began = Instant::now();
    let mut report = Report::default();
    let mut servers = None;
    for step in steps {
        let mut ready = true;
        if step.servers && servers.is_none() {
            let provided =
                report.time("machine", "what the tests need beyond Rust is installed", machine::provide);
            let started =
                report.time("servers", "real servers for the tests, thrown away afterwards", || {
                    servers = Some(Servers::start(Durability::Off)?);
                    Ok(())
                });
            // By hand one may go on without: tests that need a server then say so. On CI that is a failure.
            ready = !on_ci() || (provided && started);
        }
        if ready {
            let variables = servers.as_ref().map(Servers::variables).unwrap_or_default();
            let surroundings = Surroundings { variables, selection: selection.to_vec() };
            report.time(step.name, step.why, || (step.run)(&surroundings));
        } else {
            report.fail(step.name, "what it needs could not be provided");
        }
    }
    drop(servers);
    report.print(began.elapsed().as_secs_f64());
    Ok(report.failed() == 0)
}

/// The steps to run, or nothing when they are only to be listed.
fn chosen(arguments: &[String]) -> Result<Option<Vec<&'static Step>>> {
    let mut only = Vec::new();
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        match argument.as_str() {
            "--list" => return Ok(None),
            "--only" => match rest.next().and_then(|name| STEPS.iter().find(|step| step.name == name)) {
                Some(step) => only.push(step),
                None => bail!("--only wants the name of a step; see --list"),
            },
            other => bail!("{other:?} is not an argument of `cargo xtask test`"),
        }
    }
    Ok(Some(if only.is_empty() { STEPS.iter().collect() } else { only }))
}

/// What ran, how long it took and how it ended.
#[derive(Default)]
struct Report(Vec<(&'static str, f64, Result<()>)>);

impl Report {
    fn time(&mut self, name: &'static str, why: &str, step: impl FnOnce() -> Result<()>) -> bool {
        println!("\n== {name}: {why}");
        let began = Instant::now();
        let outcome = step();
        let seconds = began.elapsed().as_secs_f64();
        match &outcome {
            Ok(()) => println!("-- {name} passed in {seconds:.1} s"),
            Err(error) => println!("-- {name} FAILED in {seconds:.1} s: {error:#}"),
        }
        let passed = outcome.is_ok();
        self.0.push((name, seconds, outcome));
        passed
    }

    fn fail(&mut self, name: &'static str, why: &'static str) {
        println!("\n-- {name} FAILED: {why}");
        self.0.push((name, 0.0, Err(anyhow::anyhow!(why))));
    }

    fn failed(&self) -> usize {
        self.0.iter().filter(|(_, _, outcome)| outcome.is_err()).count()
    }

    /// The table, and as the last line the count that programs read.
    fn print(&self, seconds: f64) {
        println!("\n== summary: {seconds:.1} s");
        for (name, seconds, outcome) in &self.0 {
            let word = if outcome.is_ok() { "passed" } else { "FAILED" };
            println!("{name:14} {word}  {seconds:7.1} s");
        }
        let failed = self.failed();
        println!("{} passed, {failed} failed", self.0.len() - failed);
    }
}
