//! `candour due`: the statutory clock of one request, with its working.
//!
//! This file reads arguments and prints; the day is worked out by `law::clock`.

use std::{fmt::Write as _, io::Write as _, path::Path, process::ExitCode};

use anyhow::{Context as _, anyhow, bail};
use calendar::{Edition, Law};
use jiff::{Zoned, civil::Date};
use law::{
    Outcome,
    clock::{self, BodyKind, ClockEvent, ClockFacts, Due},
};

use super::file;

/// More lines than the days of the years that the calendar covers are not a list of school days.
const LONGEST_LIST: u64 = 1024 * 1024;

/// Works out when an answer is due, and shows how.
#[derive(clap::Args)]
pub struct Args {
    /// The law: foia, eir, foisa or eisrs
    #[arg(long, value_name = "LAW")]
    law: String,
    /// The day the request was received (YYYY-MM-DD)
    #[arg(long, value_name = "DATE")]
    received: String,
    /// The day as of which to tell how the clock stands [default: today in London]
    #[arg(long, value_name = "DATE")]
    as_of: Option<String>,
    /// standard, school, archive, keeper, armed-forces or abroad
    #[arg(long, value_name = "BODY", default_value = "standard")]
    body: String,
    /// The day that the regulator specified (armed-forces, abroad)
    #[arg(long, value_name = "DATE")]
    permitted_to: Option<String>,
    /// A file with the days on which there is a session at the school, one a line ('-' for standard input)
    #[arg(long, value_name = "FILE")]
    school_days: Option<String>,
    /// Something that happened, as KIND=DATE; may be given again
    #[arg(long = "event", value_name = "KIND=DATE")]
    events: Vec<String>,
    /// Count with this edition of the bank holidays instead of the newest
    #[arg(long, value_name = "EDITION")]
    edition: Option<String>,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

/// Prints the clock; a day outside the data, or facts that cannot be true together, are exit status 2.
pub fn run(args: Args) -> anyhow::Result<ExitCode> {
    let facts = ClockFacts {
        law: args.law.parse::<Law>()?,
        received: date(&args.received).context("--received")?,
        body: args.body.parse::<BodyKind>().map_err(|why| anyhow!(why))?,
        events: args
            .events
            .iter()
            .map(|event| event.parse::<ClockEvent>().map_err(|why| anyhow!(why)))
            .collect::<anyhow::Result<_>>()?,
        school_days: args.school_days.as_deref().map(school_days).transpose()?,
        permitted_to: args.permitted_to.as_deref().map(date).transpose().context("--permitted-to")?,
    };
    let as_of = match &args.as_of {
        Some(given) => date(given).context("--as-of")?,
        None => today()?,
    };
    let edition = match &args.edition {
        Some(id) => Edition::by_id(id)?,
        None => Edition::current(),
    };
    match clock::due(&facts, as_of, edition) {
        Outcome::Answer(due) if args.json => print(&format!("{}\n", serde_json::to_string(&due)?))?,
        Outcome::Answer(due) => print(&report(&due))?,
        Outcome::NotCovered(why) => {
            if args.json {
                let out = serde_json::json!({
                    "law": facts.law, "received": facts.received, "as_of": as_of, "due": null,
                    "calendar_edition": edition.id(), "not_covered": why,
                });
                print(&format!("{out}\n"))?;
            }
            bail!("{why}");
        }
        other => bail!("{}", other.into_result().err().unwrap_or_default()),
    }
    Ok(ExitCode::SUCCESS)
}

/// Writes to standard output; a reader that has gone away is no error.
pub(super) fn print(text: &str) -> anyhow::Result<()> {
    match std::io::stdout().lock().write_all(text.as_bytes()) {
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Ok(()),
        other => other.context("standard output"),
    }
}

fn date(s: &str) -> anyhow::Result<Date> {
    clock::parse_date(s).map_err(|why| anyhow!(why))
}

fn today() -> anyhow::Result<Date> {
    Ok(Zoned::now().in_tz("Europe/London").context("the time zone of London")?.date())
}

fn school_days(path: &str) -> anyhow::Result<Vec<Date>> {
    let text = file::text(Path::new(path), LONGEST_LIST).with_context(|| format!("'{path}'"))?;
    let mut days = Vec::new();
    for (number, line) in text.trim_start_matches('\u{feff}').lines().enumerate() {
        if !line.trim().is_empty() {
            days.push(date(line.trim()).with_context(|| format!("line {} of '{path}'", number + 1))?);
        }
    }
    days.sort_unstable();
    days.dedup();
    Ok(days)
}

fn working_days(count: i32) -> String {
    if count == 1 { "1 working day".to_owned() } else { format!("{count} working days") }
}

fn report(due: &Due) -> String {
    let mut out = String::new();
    let day = |date: Date| format!("{} {date}", date.strftime("%a"));
    let _ = writeln!(out, "{}, received {}", due.law.title(), day(due.received));
    match due.due {
        Some(date) => {
            let _ = writeln!(out, "Answer due  {}", day(date));
        }
        None => {
            let _ = writeln!(out, "Answer due  not known yet");
        }
    }
    if let Some(safe) = due.safe_due.filter(|safe| Some(*safe) != due.due) {
        let _ = writeln!(out, "Safe day    {}", day(safe));
    }
    if let Some(review) = due.review_due {
        let _ = writeln!(out, "Review due  {}", day(review));
    }
    let left = match due.days_left {
        Some(left) if left < 0 => format!(", {} late", working_days(-left)),
        Some(left) => format!(", {} left", working_days(left)),
        None => String::new(),
    };
    let used = due.days_used.unwrap_or_default();
    let _ = writeln!(out, "On {}  {}: {} counted{left}", day(due.as_of), due.state.id(), working_days(used));
    let mut part = |heading: &str, lines: Vec<String>| {
        if !lines.is_empty() {
            let _ = writeln!(out, "\n{heading}");
            for line in lines {
                let _ = writeln!(out, "  {line}");
            }
        }
    };
    part("Still needed", due.needs.iter().map(|need| need.to_string()).collect());
    part(
        "How",
        due.steps
            .iter()
            .map(|s| format!("{}  {}  [{}, {}]", day(s.date), s.what, s.provision, s.certainty))
            .collect(),
    );
    part(
        "Weekdays not counted",
        due.skipped
            .iter()
            .map(|s| {
                let title = s.title.as_ref().map(|title| format!(" ({title})")).unwrap_or_default();
                format!("{}  {}{title}  [{}]", day(s.date), s.why, s.provision)
            })
            .collect(),
    );
    part(
        "What follows",
        due.next
            .iter()
            .map(|n| format!("by {}  {}  [{}, {}]", day(n.by), n.what, n.provision, n.certainty))
            .collect(),
    );
    part("Notes", due.notes.iter().map(|note| note.to_string()).collect());
    let _ = writeln!(out, "\nBank holidays as known on {}.", due.calendar_edition);
    out
}
