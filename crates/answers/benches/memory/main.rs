//! The memory's index beside SQLite's FTS5 and PostgreSQL's full-text ranking: the same made-up answered questions, the
//! same questions asked again in other words, in one run. How fast each takes them in, how large it is, how long an
//! answer takes, what it holds in memory, and how often the right one is among the first three.
//!
//! `CANDOUR_BENCH_ANSWERS` says how many answered questions; 1,000,000 where it is not set. PostgreSQL gets a tenth of
//! them, for it would need minutes for a question; SQLite and PostgreSQL are asked fewer questions, for the same reason.
#![allow(clippy::print_stdout, clippy::cast_possible_wrap, missing_docs)]
#![allow(clippy::cast_precision_loss, clippy::cast_sign_loss, clippy::cast_possible_truncation)]

#[path = "../../../store/tests/it/postgres.rs"]
mod postgres;
mod rivals;
mod synth;

use std::{
    error::Error,
    path::Path,
    time::{Duration, Instant},
};

use answers::{
    Asked,
    index::{Answered, Index, Search, Whose},
};
use jiff::civil::date;
use synth::World;
use uuid::Uuid;

/// What was made, unless an engine failed.
pub type Made<T> = Result<T, Box<dyn Error>>;

/// What one engine did.
pub struct Figures {
    name: String,
    size: u64,
    rate: f64,
    megabytes: f64,
    p50: f64,
    p99: f64,
    recall: f64,
    asked: usize,
    memory: Option<f64>,
}

pub fn figures(
    name: &str,
    size: u64,
    indexing: Duration,
    bytes: u64,
    mut times: Vec<Duration>,
    found: usize,
) -> Figures {
    times.sort();
    let at = |share: f64| times[((times.len() - 1) as f64 * share).round() as usize].as_secs_f64() * 1_000.0;
    Figures {
        name: name.to_owned(),
        size,
        rate: size as f64 / indexing.as_secs_f64(),
        megabytes: bytes as f64 / 1e6,
        p50: at(0.5),
        p99: at(0.99),
        recall: found as f64 / times.len() as f64,
        asked: times.len(),
        memory: peak(),
    }
}

/// The most memory that was this process's own since it was last asked, in megabytes: what is not a file's.
fn peak() -> Option<f64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = |name: &str| -> Option<f64> {
        let line = status.lines().find(|l| l.starts_with(name))?;
        line.split_whitespace().nth(1)?.parse::<f64>().ok()
    };
    Some((line("VmHWM:")? - line("RssFile:")?).max(0.0) / 1_000.0)
}

/// Forgets the peak so far.
fn forget_peak() {
    let _ = std::fs::write("/proc/self/clear_refs", "5");
}

fn folder_size(folder: &Path) -> Made<u64> {
    let mut bytes = 0;
    for entry in std::fs::read_dir(folder)? {
        bytes += entry?.metadata()?.len();
    }
    Ok(bytes)
}

/// Ours, with everything in one authority or spread over many.
fn ours(world: &World, size: u64, authorities: u64, questions: &[u64], folder: &Path) -> Made<Figures> {
    let of = |number: u64| Uuid::from_u128(0xA000 + u128::from(number / 7 % authorities));
    let index = Index::in_folder(folder)?;
    let mut writer = index.writer()?.ok_or("another process writes this index")?;
    forget_peak();
    let began = Instant::now();
    // Seven questions to a case.
    for case in 0..size.div_ceil(7) {
        let numbers = case * 7..size.min(case * 7 + 7);
        let answers =
            numbers.map(|n| Answered { place: (n % 7) as u32, answer: world.answered(n) }).collect();
        writer.replace(of(case * 7), Uuid::from_u128(0xC0_0000 + u128::from(case)), answers)?;
    }
    writer.commit(size)?;
    writer.settle()?;
    let indexing = began.elapsed();
    let made = Instant::now();
    (0..size.min(50_000)).for_each(|n| drop(std::hint::black_box(world.answered(n))));
    let making = made.elapsed().mul_f64(size as f64 / size.min(50_000) as f64);
    let memory = peak();
    let (mut times, mut whole, mut matching, mut found) = (Vec::new(), Vec::new(), Vec::new(), 0);
    let nothing = answers::Prepared::of(&[], &[]);
    for number in questions {
        let text = world.asked_again(*number);
        let asked = Asked {
            text: &text,
            stem: None,
            heading: None,
            subject: None,
            previous: &[],
            received_on: date(2027, 1, 4),
        };
        let began = Instant::now();
        let recalled = index.recall(of(*number), None, &asked)?;
        whole.push(began.elapsed());
        let search = Search { authority: of(*number), whose: Whose::Own, except: None, best: 30, asked };
        let began = Instant::now();
        let best = index.ask(&search)?;
        times.push(began.elapsed());
        let earlier: Vec<_> = recalled.found.into_iter().map(|f| f.answer).collect();
        let began = Instant::now();
        std::hint::black_box(nothing.propose(&asked, &earlier, Some(&recalled.rarities)));
        matching.push(began.elapsed());
        let wanted = world.answered(*number);
        found += usize::from(best.iter().take(3).any(|f| f.answer.question == wanted.question));
    }
    for (what, times) in [("with its letters and what others said", &mut whole), ("matched", &mut matching)] {
        times.sort();
        let at =
            |share: f64| times[((times.len() - 1) as f64 * share).round() as usize].as_secs_f64() * 1_000.0;
        println!("ours, {authorities} authorities, {what}: p50 {:.2} ms, p99 {:.2} ms", at(0.5), at(0.99));
    }
    let name = if authorities == 1 { "ours" } else { "ours, 40 authorities" };
    let figures = figures(name, size, indexing.saturating_sub(making), folder_size(folder)?, times, found);
    Ok(Figures { memory, ..figures })
}

fn main() -> Made<()> {
    // `cargo bench` gives arguments of its own.
    let size: u64 =
        std::env::var("CANDOUR_BENCH_ANSWERS").ok().and_then(|n| n.parse().ok()).unwrap_or(1_000_000);
    let world = World::new();
    let questions: Vec<u64> = (0..1_000).map(|n| n * 7_919 % size).collect();
    let folder = tempfile::tempdir()?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let mut all = vec![ours(&world, size, 1, &questions, &folder.path().join("one"))?];
    all.push(ours(&world, size, 40, &questions, &folder.path().join("forty"))?);
    let few = if size > 200_000 { 40 } else { 200 };
    forget_peak();
    all.push(runtime.block_on(rivals::sqlite(&world, size, &questions[..few], folder.path()))?);
    let tenth = (size / 10).max(10_000).min(size);
    let within: Vec<u64> = questions.iter().map(|n| n % tenth).take(20).collect();
    match runtime.block_on(rivals::postgres(&world, tenth, &within))? {
        Some(figures) => all.push(Figures { memory: None, ..figures }),
        None => println!("PostgreSQL: not measured"),
    }
    println!(
        "| | answered questions | taken in /s | MB | p50 ms | p99 ms | right one of three | asked | memory MB |"
    );
    println!("|---|---|---|---|---|---|---|---|---|");
    for f in &all {
        let memory = f.memory.map_or("-".to_owned(), |m| format!("{m:.0}"));
        println!(
            "| {} | {} | {:.0} | {:.0} | {:.2} | {:.2} | {:.3} | {} | {memory} |",
            f.name, f.size, f.rate, f.megabytes, f.p50, f.p99, f.recall, f.asked
        );
    }
    Ok(())
}
