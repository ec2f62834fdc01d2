//! Measures the looking through: `evaluate-release [FOLDER] [--show] [--only WORD]`.
//!
//! Looks through the labelled samples of FOLDER/corpus/release (`../shared`) and prints, by code and by format, the dangers
//! found and missed, the false alarms on clean files, and the verdicts that are wrong. Then makes a clean copy of each file,
//! unpacks it with another extractor and prints what was removed, what survived and what is no longer seen. It only compares.
//! `--copies FOLDER` keeps the copies there.
#![allow(clippy::print_stdout, reason = "it is here to print")]

#[path = "../../tests/it/labelled.rs"]
mod labelled;
#[path = "../../tests/it/sweep.rs"]
mod sweep;

use std::{collections::BTreeMap, env, path::Path, time::Instant};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = env::args().skip(1);
    let (mut show, mut only, mut copies, mut folder) = (false, None, None, String::from("../shared"));
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--show" => show = true,
            "--only" => only = arguments.next(),
            "--copies" => copies = arguments.next(),
            other => folder = other.to_owned(),
        }
    }
    let samples = labelled::samples(&Path::new(&folder).join("corpus/release"))?;
    let wanted = |name: &str| only.as_ref().is_none_or(|word| name.contains(word));
    let mut by_code: BTreeMap<String, [usize; 3]> = BTreeMap::new();
    let mut by_format: BTreeMap<String, [usize; 7]> = BTreeMap::new();
    let mut remarks = Vec::new();
    let start = Instant::now();
    let mut bytes = 0;
    for sample in samples.iter().filter(|s| wanted(&s.file)) {
        bytes += sample.bytes.len();
        let compared = sample.compare();
        let format = by_format.entry(sample.format.clone()).or_default();
        format[0] += 1;
        for code in &compared.found {
            by_code.entry(code.clone()).or_default()[0] += 1;
            format[1] += 1;
        }
        for code in &compared.missed {
            by_code.entry(code.clone()).or_default()[1] += 1;
            format[2] += 1;
            remarks.push(format!("{}: missed {code}", sample.file));
        }
        for code in &compared.extra {
            by_code.entry(code.clone()).or_default()[2] += 1;
            format[3] += 1;
            remarks.push(format!("{}: {code} is not among its labels", sample.file));
        }
        format[4] += usize::from(sample.verdict == "clean");
        if compared.alarmed {
            format[5] += 1;
            remarks.push(format!("{}: a clean file is alarmed", sample.file));
        }
        if compared.verdict != sample.verdict {
            format[6] += 1;
            let why = compared.look.why.as_deref().unwrap_or("");
            remarks.push(format!("{}: {} for {} {why}", sample.file, compared.verdict, sample.verdict));
        }
        if show {
            println!("{}: {} ({})", sample.file, compared.verdict, compared.look.format.in_words());
            for danger in &compared.look.dangers {
                println!("   {}", serde_json::to_string(danger)?);
            }
        }
    }
    let took = start.elapsed();
    println!("{:<32}{:>7}{:>8}{:>8}", "code", "found", "missed", "extra");
    for (code, [found, missed, extra]) in &by_code {
        println!("{code:<32}{found:>7}{missed:>8}{extra:>8}");
    }
    println!(
        "\n{:<10}{:>7}{:>7}{:>8}{:>7}{:>7}{:>9}{:>16}",
        "format", "files", "found", "missed", "extra", "clean", "alarmed", "wrong verdicts"
    );
    let mut total = [0; 7];
    for (format, counts) in &by_format {
        row(format, counts);
        total.iter_mut().zip(counts).for_each(|(sum, count)| *sum += count);
    }
    row("all", &total);
    println!("\n{}", remarks.join("\n"));
    println!("\n{} bytes in {took:?}", bytes);
    let chosen: Vec<_> = samples.iter().filter(|s| wanted(&s.file)).collect();
    clean(&chosen, copies.as_deref())
}

/// By format: files, copies made, refused, with something left; dangers removed and not; secrets gone and surviving; words
/// that are seen kept and lost.
fn clean(samples: &[&labelled::Sample], folder: Option<&str>) -> Result<(), Box<dyn std::error::Error>> {
    let mut by_format: BTreeMap<String, [usize; 10]> = BTreeMap::new();
    let mut remarks = Vec::new();
    let limits = container::Limits::default();
    for sample in samples.iter().filter(|s| s.verdict != "cannot_check") {
        let counts = by_format.entry(sample.format.clone()).or_default();
        counts[0] += 1;
        let copy = match release::clean(&sample.file, &sample.bytes, &limits) {
            Ok(copy) => copy,
            Err(why) => {
                counts[2] += 1;
                counts[5] += sample.codes.len();
                remarks.push(format!("{}: refused: {}", sample.file, why.why));
                continue;
            }
        };
        let Some(bytes) = &copy.bytes else {
            counts[3] += 1;
            counts[5] += sample.codes.len();
            remarks.push(format!("{}: remains: {}", sample.file, serde_json::to_string(&copy.remaining)?));
            continue;
        };
        counts[1] += 1;
        if let Some(folder) = folder {
            std::fs::write(Path::new(folder).join(&sample.file), bytes)?;
        }
        let swept = sweep::sweep(bytes);
        let survived: Vec<_> = sample.secrets.iter().filter(|s| swept.has(s)).collect();
        let lost: Vec<_> = sample.visible.iter().filter(|s| !swept.shows(s)).collect();
        counts[if survived.is_empty() { 4 } else { 5 }] += sample.codes.len();
        counts[6] += sample.secrets.len() - survived.len();
        counts[7] += survived.len();
        counts[8] += sample.visible.len() - lost.len();
        counts[9] += lost.len();
        if !survived.is_empty() || !lost.is_empty() {
            remarks.push(format!("{}: survived {survived:?}, no longer seen {lost:?}", sample.file));
        }
        if sample.verdict == "clean" && !copy.removed.is_empty() {
            remarks.push(format!("{}: taken from a clean file: {:?}", sample.file, copy.changed));
        }
    }
    println!(
        "\n{:<10}{:>7}{:>8}{:>9}{:>9}{:>9}{:>9}{:>8}{:>10}{:>8}{:>8}",
        "copies", "files", "made", "refused", "remains", "removed", "not", "gone", "survived", "seen", "lost"
    );
    let mut total = [0; 10];
    let line = |name: &str, c: &[usize; 10]| {
        println!(
            "{name:<10}{:>7}{:>8}{:>9}{:>9}{:>9}{:>9}{:>8}{:>10}{:>8}{:>8}",
            c[0], c[1], c[2], c[3], c[4], c[5], c[6], c[7], c[8], c[9]
        );
    };
    for (format, counts) in &by_format {
        line(format, counts);
        total.iter_mut().zip(counts).for_each(|(sum, count)| *sum += count);
    }
    line("all", &total);
    println!("\n{}", remarks.join("\n"));
    Ok(())
}

fn row(name: &str, [files, found, missed, extra, clean, alarmed, wrong]: &[usize; 7]) {
    println!("{name:<10}{files:>7}{found:>7}{missed:>8}{extra:>7}{clean:>7}{alarmed:>9}{wrong:>16}");
}
