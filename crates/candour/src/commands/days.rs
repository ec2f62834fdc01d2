//! `candour days`: how many working days of a law lie between two days.

use std::process::ExitCode;

use anyhow::{anyhow, bail};
use calendar::{Calendar, Law};
use law::clock::{self, Skipped};
use serde::Serialize;

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

#[derive(Serialize)]
struct Days {
    working_days: u32,
    skipped: Vec<Skipped>,
}

/// Prints the count with each weekday that is no working day.
#[expect(clippy::print_stdout, reason = "printing is what the command is for")]
pub fn run(args: Args) -> anyhow::Result<ExitCode> {
    let law: Law = args.law.parse()?;
    let from = clock::parse_date(&args.from).map_err(|why| anyhow!("--from: {why}"))?;
    let to = clock::parse_date(&args.to).map_err(|why| anyhow!("--to: {why}"))?;
    if to < from {
        bail!("--to ({to}) is before --from ({from})");
    }
    let calendar = Calendar::for_law(law);
    let counted = calendar.count_working_days(from, to).and_then(|working_days| {
        let skipped = calendar.skipped(from, to)?;
        let skipped = skipped
            .into_iter()
            .map(|(date, reason)| Skipped {
                date,
                why: reason.why().into(),
                provision: calendar.provision().into(),
                title: reason.title().map(|title| title.to_owned().into()),
            })
            .collect();
        Ok(Days { working_days, skipped })
    });
    let days = match counted {
        Ok(days) => days,
        Err(why) => {
            if args.json {
                println!("{}", serde_json::json!({ "working_days": null, "not_covered": why.to_string() }));
            }
            bail!("{why}");
        }
    };
    if args.json {
        println!("{}", serde_json::to_string(&days)?);
        return Ok(ExitCode::SUCCESS);
    }
    println!("{} working days under {} after {from}, up to and with {to}", days.working_days, law.short_title());
    for skipped in &days.skipped {
        let title = skipped.title.as_ref().map(|title| format!(" ({title})")).unwrap_or_default();
        println!("  {} {}  {}{title}  [{}]", skipped.date.strftime("%a"), skipped.date, skipped.why, skipped.provision);
    }
    Ok(ExitCode::SUCCESS)
}
