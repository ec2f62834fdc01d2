//! Counts of planted faults, found and missed, and of findings in letters without a fault.

use std::collections::BTreeMap;

use casework::Severity;
use letters::{Report, checks};

/// Planted and found, of one check by one way.
#[derive(Default)]
struct Score {
    planted: usize,
    found: usize,
    missed: Vec<String>,
}

/// All counts.
#[derive(Default)]
pub struct Tally {
    planted: BTreeMap<(&'static str, &'static str), Score>,
    sound: BTreeMap<&'static str, (usize, usize, usize)>,
    alarms: Vec<String>,
    /// Findings beside the planted one, for looking at.
    beside: BTreeMap<(String, &'static str), usize>,
}

impl Tally {
    /// A letter with one fault: was it found?
    pub fn planted(&mut self, way: &'static str, check: &'static str, name: &str, report: &Report) {
        let score = self.planted.entry((check, way)).or_default();
        score.planted += 1;
        if report.findings.iter().any(|f| f.id == check) {
            score.found += 1;
        } else {
            let why = report.not_checked.iter().find(|n| n.id == check).map_or("", |n| n.needs);
            score.missed.push(format!("{name} {why}"));
        }
        let breaches = report.findings.iter().filter(|f| f.id != check && f.severity == Severity::Breach);
        for finding in breaches {
            *self.beside.entry((check.to_owned(), finding.id)).or_default() += 1;
        }
    }

    /// A letter without a fault: what was found all the same?
    pub fn sound(&mut self, way: &'static str, name: &str, report: &Report) {
        let (letters, breaches, risks) = self.sound.entry(way).or_default();
        *letters += 1;
        *breaches += usize::from(report.has_breach());
        *risks += usize::from(report.findings.iter().any(|f| f.severity == Severity::Risk));
        for finding in &report.findings {
            self.alarms
                .push(format!("{way} {name}: {:?} {} {}", finding.severity, finding.id, finding.message));
        }
    }

    /// Prints the figures.
    pub fn print(&self, show: bool) {
        for way in ["draft", "text of a draft", "text"] {
            let of_way = || self.planted.iter().filter(|((_, w), _)| *w == way);
            let breaches = |id: &str| checks::by_id(id).is_some_and(|c| c.severity == Severity::Breach);
            let sum = |only: &dyn Fn(&str) -> bool| {
                of_way()
                    .filter(|((id, _), _)| only(id))
                    .fold((0, 0), |(p, f), (_, s)| (p + s.planted, f + s.found))
            };
            println!("planted, {way}:");
            for (name, (planted, found)) in
                [("breaches", sum(&breaches)), ("others", sum(&|id| !breaches(id))), ("all", sum(&|_| true))]
            {
                println!("  {name:<9} found {found} of {planted} ({:.3})", share(found, planted));
            }
            let checks: Vec<_> = of_way().filter(|(_, s)| s.found < s.planted).collect();
            for ((id, _), score) in checks {
                println!("  {id:<50} {} of {}", score.found, score.planted);
                if show {
                    score.missed.iter().for_each(|m| println!("      missed: {m}"));
                }
            }
        }
        for (way, (letters, breaches, risks)) in &self.sound {
            println!(
                "without a fault, {way}: {letters} letters, a breach in {breaches} ({:.3}), a risk in {risks}",
                share(*breaches, *letters)
            );
        }
        self.alarms.iter().for_each(|a| println!("  {a}"));
        let never: Vec<&str> = checks::all()
            .iter()
            .map(|c| c.id)
            .filter(|id| !self.planted.keys().any(|(planted, _)| planted == id))
            .collect();
        if !never.is_empty() {
            println!("never planted: {}", never.join(", "));
        }
        if show {
            println!("breaches beside the planted fault:");
            self.beside.iter().for_each(|((planted, found), n)| println!("  {planted}: {found} ({n})"));
        }
    }
}

/// A part of a whole; of nothing, all.
pub fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 1.0 } else { part as f64 / whole as f64 }
}
