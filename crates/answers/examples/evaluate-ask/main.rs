//! Measures what the memory proposes: `evaluate-ask [FOLDER] [--show] [--understood] [--learn] [--marks QUESTION] [--as-drafts] [--only AUTHORITY] [--first N] [--after N]`.
//!
//! FOLDER holds authorities, each with `registers/`, `letters/*.txt` and `questions.jsonl`; without one the sets of this
//! crate are measured. Every question is asked with its context and the one question before it; with `--as-drafts` with
//! every question before it, as when a whole request is drafted. `--marks` prints all that was found for one question. `--show` lists what is wrong,
//! `--learn` learns how much each mark of a candidate weighs and prints it, `--understood` what each register is taken for, `--first` and `--after`
//! take part of each authority's questions. It must not teach the matcher anything: it only compares.
#![allow(clippy::print_stdout, reason = "it is here to print")]
#![allow(missing_docs, reason = "an example")]

mod bm25;
mod learn;
mod registers;
mod score;
mod set;

use std::{env, path::PathBuf};

use answers::{Asked, Candidate, Prepared, Weighed};
use casework::register::Register;
use score::{By, Tally, said};
use set::{Authority, Question};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = env::args().skip(1);
    let (mut understood, mut learning) = (false, false);
    let (mut show, mut drafts, mut only, mut first, mut after) = (false, false, None, usize::MAX, 0);
    let mut marks: Option<String> = None;
    let mut folders = Vec::new();
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--show" => show = true,
            "--learn" => learning = true,
            "--as-drafts" => drafts = true,
            "--understood" => understood = true,
            "--only" => only = arguments.next(),
            "--marks" => marks = arguments.next(),
            "--first" => first = arguments.next().and_then(|n| n.parse().ok()).unwrap_or(first),
            "--after" => after = arguments.next().and_then(|n| n.parse().ok()).unwrap_or(after),
            _ => folders.push(PathBuf::from(argument)),
        }
    }
    if folders.is_empty() {
        let sets = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("evaluation/ask");
        folders = std::fs::read_dir(sets)?.map(|e| Ok(e?.path())).collect::<std::io::Result<_>>()?;
        folders.sort();
    }
    if learning {
        return learned(&folders, drafts);
    }
    if let Some(question) = marks {
        return marked(&folders, &question, drafts);
    }
    for folder in folders {
        println!("\n{}", folder.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default());
        let mut authorities = set::read(&folder)?;
        authorities.retain(|a| only.as_deref().is_none_or(|o| a.name.contains(o)));
        for authority in &mut authorities {
            authority.questions.truncate(first);
            authority.questions.drain(..after.min(authority.questions.len()));
        }
        for register in authorities.iter().flat_map(|a| &a.registers).filter(|_| understood) {
            let found = answers::understood(register);
            let meanings: Vec<_> = register.headings.iter().map(|h| found.meanings.get(h)).collect();
            println!("{:?} with {} rows: {meanings:?}", found.kind, register.rows.len());
        }
        measure(&authorities, show, drafts);
    }
    Ok(())
}

/// Registers made ready, once for every day on which other versions of them were true.
fn made_ready<'r, 'a>(
    ready: &'r mut Option<(Vec<&'a Register>, Prepared<'a>)>,
    registers: Vec<&'a Register>,
) -> &'r Prepared<'a> {
    let same = |known: &[&Register]| {
        known.len() == registers.len() && known.iter().zip(&registers).all(|(a, b)| std::ptr::eq(*a, *b))
    };
    let known = match ready.take() {
        Some(known) if same(&known.0) => known,
        _ => {
            let prepared = Prepared::of(&registers, &[]);
            (registers, prepared)
        }
    };
    &ready.insert(known).1
}

/// Every candidate of every question with its marks.
fn rows(folders: &[PathBuf], drafts: bool) -> Result<Learning, Box<dyn std::error::Error>> {
    let mut all = Learning::default();
    for folder in folders {
        let counts = if folder.ends_with("first") { WORKED_ON } else { 1.0 };
        for authority in set::read(folder)? {
            let at = all.names.len();
            all.names.push(authority.name.clone());
            let mut ready: Option<(Vec<&Register>, Prepared<'_>)> = None;
            for (number, question) in authority.questions.iter().enumerate() {
                all.known.insert((at, number), question.gold.kind != "unknown");
                let registers = casework::register::as_at(&authority.registers, question.received);
                let prepared = made_ready(&mut ready, registers);
                let before: Vec<&str> = question.before.iter().map(String::as_str).collect();
                let previous = if drafts { &before[..] } else { &before[before.len().saturating_sub(1)..] };
                let asked = asked(question, previous);
                for Weighed { candidate, marks, .. } in prepared.weighed(&asked, &authority.earlier, None) {
                    let right = score::is_right(&candidate, question);
                    all.rows.push(learn::Row { authority: at, question: number, marks, right, counts });
                }
            }
        }
    }
    Ok(all)
}

/// How much the questions of the first set count, on which the parts of the program that find answers were made.
const WORKED_ON: f64 = 0.15;

#[derive(Default)]
struct Learning {
    names: Vec<String>,
    known: std::collections::BTreeMap<(usize, usize), bool>,
    rows: Vec<learn::Row>,
}

fn asked<'a>(question: &'a Question, previous: &'a [&'a str]) -> Asked<'a> {
    Asked {
        text: &question.text,
        stem: question.stem.as_deref(),
        heading: question.heading.as_deref(),
        subject: question.subject.as_deref(),
        previous,
        received_on: question.received,
    }
}

/// Learns the weights and prints them, with what each authority gets from those of the others.
fn learned(folders: &[PathBuf], drafts: bool) -> Result<(), Box<dyn std::error::Error>> {
    let all = rows(folders, drafts)?;
    for (at, name) in all.names.iter().enumerate() {
        let others: Vec<&learn::Row> = all.rows.iter().filter(|r| r.authority != at).collect();
        let own: Vec<&learn::Row> = all.rows.iter().filter(|r| r.authority == at).collect();
        let known = all.known.iter().filter(|((a, _), _)| *a == at).map(|(k, v)| (*k, *v)).collect();
        println!("{}", learn::Got::of(&own, &learn::learn(&others), &known).line(name));
    }
    let every: Vec<&learn::Row> = all.rows.iter().collect();
    println!("\n{}", learn::written(&learn::learn(&every), answers::mark_names()));
    Ok(())
}

/// Prints every candidate of one question with the marks that speak for it and against it.
fn marked(folders: &[PathBuf], id: &str, drafts: bool) -> Result<(), Box<dyn std::error::Error>> {
    for authority in
        folders.iter().map(|f| set::read(f)).collect::<Result<Vec<_>, _>>()?.into_iter().flatten()
    {
        for question in authority.questions.iter().filter(|q| q.id == id) {
            let registers = casework::register::as_at(&authority.registers, question.received);
            let prepared = Prepared::of(&registers, &[]);
            let before: Vec<&str> = question.before.iter().map(String::as_str).collect();
            let previous = if drafts { &before[..] } else { &before[before.len().saturating_sub(1)..] };
            println!("{} after {previous:?}", question.text);
            for weighed in prepared.weighed(&asked(question, previous), &authority.earlier, None) {
                let sure = weighed.confidence();
                let Weighed { candidate, marks, .. } = weighed;
                let source = &candidate.source;
                println!("\n{sure:.2} {:?} <- {} / {}", said(&candidate), source.record, source.field);
                let named = answers::mark_names().iter().zip(&marks).filter(|(_, m)| **m != 0.0);
                println!("  {}", named.map(|(n, m)| format!("{n} {m:.2}")).collect::<Vec<_>>().join(", "));
            }
        }
    }
    Ok(())
}

fn ask(prepared: &Prepared<'_>, authority: &Authority, question: &Question, drafts: bool) -> Vec<Candidate> {
    let before: Vec<&str> = question.before.iter().map(String::as_str).collect();
    let previous = if drafts { &before[..] } else { &before[before.len().saturating_sub(1)..] };
    prepared.propose(&asked(question, previous), &authority.earlier, None)
}

fn measure(authorities: &[Authority], show: bool, drafts: bool) {
    let (mut all, mut by_authority, mut by_kind, mut by_topic) =
        (Tally::default(), By::new(), By::new(), By::new());
    let mut plain: (usize, usize) = (0, 0);
    for authority in authorities {
        let bm25 = bm25::Bm25::of(authority);
        let mut ready: Option<(Vec<&Register>, Prepared<'_>)> = None;
        for question in &authority.questions {
            let registers = casework::register::as_at(&authority.registers, question.received);
            let prepared = made_ready(&mut ready, registers);
            let candidates = ask(prepared, authority, question, drafts);
            for (by, name) in [
                (&mut by_authority, &authority.name),
                (&mut by_kind, &question.gold.kind),
                (&mut by_topic, &question.topic),
            ] {
                by.entry(name.clone()).or_default().add(question, &candidates);
            }
            all.add(question, &candidates);
            if question.gold.kind != "unknown" {
                let (one, three) = bm25.finds(question);
                plain = (plain.0 + usize::from(one), plain.1 + usize::from(three));
            }
            if show {
                shown(question, &candidates);
            }
        }
    }
    for (title, by) in [("by topic", &by_topic), ("by kind", &by_kind), ("by authority", &by_authority)] {
        println!("\n{title}");
        by.iter().for_each(|(name, tally)| println!("{}", tally.line(name)));
    }
    println!("\n{}", all.line("all"));
    let known = all.known.max(1) as f64;
    println!(
        "{:<28} {:>4} asked  @1 {:.3}  @3 {:.3}",
        "plain BM25",
        all.asked,
        plain.0 as f64 / known,
        plain.1 as f64 / known
    );
    println!("marked as old where it is: {} of {}", all.stale.0, all.stale.1);
    println!("of the answers proposed first, right by confidence:");
    for (decile, (count, right)) in all.deciles.iter().enumerate().filter(|(_, d)| d.0 > 0) {
        println!(
            "  {:.1}  {right:>4} of {count:>4}  {:.2}",
            decile as f64 / 10.0,
            *right as f64 / *count as f64
        );
    }
}

/// Prints a question whose first answer is not right, or that is answered though nothing is known.
fn shown(question: &Question, candidates: &[Candidate]) {
    let gold = &question.gold;
    let first = candidates.first();
    let sure = first.is_some_and(|c| c.confidence >= 0.8);
    let right = first.is_some_and(|c| score::is_right(c, question));
    if right && sure || gold.kind == "unknown" && !sure {
        return;
    }
    let mark = match (sure, right) {
        (true, _) => "WRONG",
        (false, true) => "unsure",
        (false, false) => "missed",
    };
    let around = [&question.heading, &question.stem, &question.subject]
        .map(|w| w.as_deref().unwrap_or(""))
        .join(" | ");
    println!("{mark} {} {} [{around}] after {:?}", question.id, question.text, question.before.last());
    println!("    gold {}: {} {} {:?}", gold.kind, gold.disposition, gold.text, gold.must);
    for c in candidates.iter().take(3) {
        let source = &c.source;
        println!(
            "    {:.2} {} {:?} <- {} / {} / {}{}",
            c.confidence,
            c.disposition.id(),
            said(c).chars().take(140).collect::<String>(),
            source.name,
            source.record,
            source.field.chars().take(60).collect::<String>(),
            if c.stale { " (old)" } else { "" },
        );
    }
}
