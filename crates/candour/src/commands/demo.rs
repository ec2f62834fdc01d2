//! `candour demo`: a fictional authority to look around in. Builds it in a fresh folder, serves it, and says how to sign
//! in and what to try. It touches no folder that holds anything else.

use std::{io::IsTerminal, io::Write, path::PathBuf, process::ExitCode, sync::Arc};

use anyhow::Context;
use jiff::civil::Date;
use office::Office;
use tokio::sync::oneshot;

use super::serve::{log_to_standard_error, serve_office_when};
use crate::{
    demo::{APPROVER, CONTRIBUTOR, Demo, ID, Mark, OFFICER, SLUG},
    runtime::{self, MachineClock, Settings, StoreArgs},
};

/// Arguments.
#[derive(clap::Args)]
pub struct Args {
    /// The folder for the demonstration
    #[arg(long, value_name = "DIR", default_value = "candour-demo")]
    data: PathBuf,
    /// Where the pages are served
    #[arg(long, env = "CANDOUR_LISTEN", value_name = "ADDR")]
    listen: Option<String>,
    /// Build everything, verify it and stop
    #[arg(long, hide = true)]
    build_only: bool,
    /// The day to which the dates are relative
    #[arg(long, hide = true, value_name = "DATE")]
    today: Option<String>,
}

/// Runs the command.
pub fn run(args: Args) -> anyhow::Result<ExitCode> {
    let store = StoreArgs { data: Some(args.data.clone()), ..StoreArgs::default() };
    let settings = Settings::read(&store, args.listen)?;
    let today = match &args.today {
        None => office::london(jiff::Timestamp::now()),
        Some(day) => law::clock::parse_date(day).map_err(anyhow::Error::msg)?,
    };
    let mark = mark_of(&settings, today)?;
    log_to_standard_error();
    runtime::tokio()?.block_on(async {
        let office = runtime::open(&settings, Arc::new(MachineClock)).await?;
        let demo = Demo::over(&office, &settings.outbox_folder(), mark.today);
        if !mark.complete {
            demo.front().await?;
        }
        if args.build_only {
            return build_only(&office, &demo, &settings, mark).await;
        }
        let link = demo.contributor_link().await?;
        let (filed, when) = oneshot::channel();
        let filing = {
            let (settings, mark) = (settings.clone(), mark.clone());
            async move {
                if !mark.complete
                    && let Err(error) = file_rest(&demo, &settings, mark).await
                {
                    eprintln!("candour: the closed year could not be filed whole: {error:#}");
                }
                let _ = filed.send(());
            }
        };
        let serving =
            serve_office_when(office, &settings, Some(when), |address| greet(address, &link, &mark));
        let mut filing = std::pin::pin!(filing);
        let mut serving = std::pin::pin!(serving);
        tokio::select! {
            served = &mut serving => served?,
            () = &mut filing => serving.await?,
        }
        Ok(ExitCode::SUCCESS)
    })
}

/// The mark of the folder, made where the folder is fresh.
fn mark_of(settings: &Settings, today: Date) -> anyhow::Result<Mark> {
    if let Some(mark) = Mark::of(&settings.data)? {
        return Ok(mark);
    }
    let holds = std::fs::read_dir(&settings.data).is_ok_and(|mut files| files.next().is_some());
    anyhow::ensure!(
        !holds,
        "the folder {} holds something that is not the demonstration: choose another with --data",
        settings.data.display()
    );
    std::fs::create_dir_all(&settings.data)
        .with_context(|| format!("the folder {} cannot be made", settings.data.display()))?;
    let mark = Mark { today, complete: false };
    mark.keep(&settings.data)?;
    Ok(mark)
}

async fn build_only(
    office: &Office,
    demo: &Demo,
    settings: &Settings,
    mark: Mark,
) -> anyhow::Result<ExitCode> {
    if !mark.complete {
        demo.rest(|_| ()).await?;
        Mark { complete: true, ..mark }.keep(&settings.data)?;
    }
    let verified = office.store.verify(None).await?;
    let replayed = office.replay(ID, false).await?;
    let published = office.log(ID, None, None, 100).await?.entries.len();
    println!("cases {} ({} replayed, {} differ)", demo.len(), replayed.cases, replayed.different.len());
    println!("published {published}");
    println!("events {}", verified.events);
    let who = OFFICER.who();
    let mut filter = office::BoardFilter::default();
    loop {
        let board = office.board(&who, &filter).await?;
        for line in &board.rows {
            let due = line.row.due.map_or_else(|| "-".to_owned(), |d| d.to_string());
            let (row, waits) = (&line.row, line.row.waits_for.id());
            println!("{} | {} | {waits} | {due} | {} | {}", row.reference, row.stage, row.subject, row.next);
        }
        match board.next {
            Some(next) => filter.after = Some(next),
            None => break,
        }
    }
    office.store.close().await;
    let good = verified.ok && replayed.different.is_empty();
    println!("{}", if good { "verified" } else { "not as it was written" });
    Ok(if good { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

async fn file_rest(demo: &Demo, settings: &Settings, mark: Mark) -> anyhow::Result<()> {
    let shown = std::io::stderr().is_terminal();
    demo.rest(|done| {
        if shown {
            eprint!("\r  Filing the closed year: {done} of {} cases ", demo.len());
            let _ = std::io::stderr().flush();
        }
    })
    .await?;
    Mark { complete: true, ..mark }.keep(&settings.data)?;
    eprintln!("{}  The closed year is filed: {} cases in all.", if shown { "\r" } else { "" }, demo.len());
    Ok(())
}

fn greet(address: &str, link: &str, mark: &Mark) {
    println!("\n  Borough of Wexmoor, a fictional authority: {address}\n");
    println!("  Sign in at {address}/sign-in as");
    for (role, person) in [("officer", &OFFICER), ("approver", &APPROVER), ("contributor", &CONTRIBUTOR)] {
        println!("    {role:<12} {:<30} {}", person.email, person.password);
    }
    println!("  A colleague needs no sign-in, only the link that was mailed to them:\n    {link}\n");
    println!("  To try");
    println!(
        "    1. Open the first case of the board: it is due today, cleared, and its letter can be sent."
    );
    println!(
        "    2. Triage the parking request, check its questions, accept it and read the acknowledgement."
    );
    println!("    3. Open the colleague's link in another window and answer a question.");
    println!("    4. As the approver, clear the letter on cloud hosting or send it back.");
    println!("    5. Read what is published, and ask for something new: {address}/{SLUG}\n");
    let days = mark.today.until(office::london(jiff::Timestamp::now())).map_or(0, |span| span.get_days());
    if days > 3 {
        println!(
            "  Its dates are those of {}. Delete the folder to begin anew with dates of today.\n",
            mark.today
        );
    }
    if !mark.complete {
        println!("  The closed year is filed while you look around. Letters you send leave after that.");
    }
    println!("  Stop with Ctrl+C.\n");
}
