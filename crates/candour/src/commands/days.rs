//! `candour days`: how many working days of a law lie between two days.

use std::{fmt::Write as _, process::ExitCode};

use anyhow::{anyhow, bail};
use calendar::{Edition, Law};
use law::{clock, days};

use super::due::print;

/// Counts working days; the first day is day 0.
#[derive(clap::Args)]
pub struct Args {
    /// The law: foia, eir, foisa or eisrs
    #[arg(long, value_name = "LAW")]
    law: String,
    /// Day 0 (YYYY-MM-DD)
    #[arg(long, value_name = "DATE")]
    from: String,
    /// The last day counted (YYYY-MM-DD)
    #[arg(long, value_name = "DATE")]
    to: String,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

/// Prints the count with each weekday that is no working day.
pub fn run(args: Args) -> anyhow::Result<ExitCode> {
    let law: Law = args.law.parse()?;
    let from = clock::parse_date(&args.from).map_err(|why| anyhow!("--from: {why}"))?;
    let to = clock::parse_date(&args.to).map_err(|why| anyhow!("--to: {why}"))?;
    if to < from {
        bail!("--to ({to}) is before --from ({from})");
    }
    let days = match days::between(law, from, to, Edition::current()).into_result() {
        Ok(days) => days,
        Err(why) => {
            if args.json {
                let out = serde_json::json!({ "working_days": null, "not_covered": why });
                print(&format!("{out}\n"))?;
            }
            bail!("{why}");
        }
    };
    if args.json {
        print(&format!("{}\n", serde_json::to_string(&days)?))?;
        return Ok(ExitCode::SUCCESS);
    }
    let mut out = format!(
        "{} working days under {} after {from}, up to and with {to}\n",
        days.working_days,
        law.short_title()
    );
    for s in &days.skipped {
        let title = s.title.as_ref().map(|title| format!(" ({title})")).unwrap_or_default();
        let _ = writeln!(out, "  {} {}  {}{title}  [{}]", s.date.strftime("%a"), s.date, s.why, s.provision);
    }
    print(&out)?;
    Ok(ExitCode::SUCCESS)
}
