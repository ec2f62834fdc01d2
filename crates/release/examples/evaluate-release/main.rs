//! Measures the looking through: `evaluate-release [FOLDER] [--show] [--only WORD]`.
//!
//! Looks through the labelled samples of FOLDER/corpus/release (`../shared`) and prints, by code and by format, the dangers
//! found and missed, the false alarms on clean files, and the verdicts that are wrong. It only compares.
#![allow(clippy::print_stdout, reason = "it is here to print")]

#[path = "../../tests/it/labelled.rs"]
mod labelled;

use std::{collections::BTreeMap, env, path::Path, time::Instant};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = env::args().skip(1);
    let (mut show, mut only, mut folder) = (false, None, String::from("../shared"));
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--show" => show = true,
            "--only" => only = arguments.next(),
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
    Ok(())
}

fn row(name: &str, [files, found, missed, extra, clean, alarmed, wrong]: &[usize; 7]) {
    println!("{name:<10}{files:>7}{found:>7}{missed:>8}{extra:>7}{clean:>7}{alarmed:>9}{wrong:>16}");
}
