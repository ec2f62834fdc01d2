//! `candour law`: a provision as an officer reads it, and provisions by words.
//!
//! This file prints; what is said stands in the crate `law`.

use std::{fmt::Write as _, process::ExitCode};

use anyhow::bail;
use law::{
    Existence, Law, Provision,
    existence::{self, exists},
    provisions, reliance,
};
use serde_json::json;

use super::due::print;

/// Shows a provision: what it protects, its test, what must be answered and said.
#[derive(clap::Args)]
pub struct Args {
    /// The provision, as in s.31(1)(a) or 'reg 12(4)(b)', or words to look for
    #[arg(value_name = "PROVISION", required = true, num_args = 1..)]
    provision: Vec<String>,
    /// Only this law: foia, eir, foisa or eisrs
    #[arg(long, value_name = "LAW")]
    law: Option<String>,
    /// Neither confirming nor denying under it
    #[arg(long)]
    ncnd: bool,
    /// Print JSON, one object per law in which it was found
    #[arg(long)]
    json: bool,
}

/// Prints the provision, or those that have the words; nothing found is exit status 2.
pub fn run(args: Args) -> anyhow::Result<ExitCode> {
    let asked = args.provision.join(" ");
    let only: Option<Law> = args.law.as_deref().map(str::parse).transpose()?;
    let laws: Vec<Law> = Law::ALL.into_iter().filter(|law| only.is_none_or(|only| only == *law)).collect();
    // Without a law the United Kingdom's is meant: FOIA for a section, EIR for a regulation.
    let known: Vec<(Law, Existence)> = laws.iter().map(|law| (*law, exists(*law, &asked))).collect();
    let named =
        known.iter().find(|(_, e)| !matches!(e, Existence::NoSuchProvision | Existence::NotACitation));
    let Some((law, existence)) = named else { return words(&asked, only, args.json) };
    if *existence == Existence::NoSuchLimb {
        let elsewhere = known.iter().find(|(_, e)| e.exists()).map(|(law, _)| law);
        let hint =
            elsewhere.map(|law| format!("; {} has: --law {law}", law.short_title())).unwrap_or_default();
        bail!("{} has no '{asked}'{hint}", law.short_title());
    }
    if args.json {
        print(&format!("{}\n", as_json(*law, &asked, existence, args.ncnd)))?;
    } else {
        let mut page = page(*law, &asked, existence, args.ncnd);
        for (other, _) in known.iter().filter(|(other, e)| other != law && e.exists()) {
            let Some(heading) = existence::heading(*other, &asked) else { continue };
            let _ = writeln!(page, "\nIn {} this number is: {heading} (--law {other})", other.short_title());
        }
        print(&page)?;
    }
    Ok(ExitCode::SUCCESS)
}

/// Provisions by the words in them; none is exit status 2.
fn words(asked: &str, only: Option<Law>, json: bool) -> anyhow::Result<ExitCode> {
    let rows = provisions::search(only, asked);
    if rows.is_empty() {
        bail!("nothing is found for '{asked}'");
    }
    let mut out = String::new();
    for row in rows {
        if json {
            let _ = writeln!(out, "{}", serde_json::to_string(row)?);
        } else {
            let law = row.law.short_title();
            let _ = writeln!(out, "{law} {}  {} ({})", row.provision, row.title, row.status.id());
        }
    }
    print(&out)?;
    Ok(ExitCode::SUCCESS)
}

fn as_json(law: Law, asked: &str, existence: &Existence, ncnd: bool) -> serde_json::Value {
    let row = provisions::provision(law, asked);
    json!({
        "law": law,
        "provision": law::citation::normalise(law, asked),
        "heading": existence::heading(law, asked),
        "existence": name(existence),
        "row": row,
        "lifts": provisions::lifted_by(law, asked).iter().map(|row| &row.provision).collect::<Vec<_>>(),
        "requirements": reliance::requirements(law, asked, ncnd),
        "must_say": reliance::must_say(law, asked, ncnd),
    })
}

fn name(existence: &Existence) -> &'static str {
    match existence {
        Existence::Exemption => "exemption",
        Existence::NeitherConfirmNorDeny => "neither-confirm-nor-deny",
        Existence::NotAnExemption => "not-an-exemption",
        Existence::Repealed(_) => "repealed",
        Existence::NoSuchLimb => "no-such-limb",
        Existence::NoSuchProvision => "no-such-provision",
        Existence::NotACitation => "not-a-citation",
    }
}

fn page(law: Law, asked: &str, existence: &Existence, ncnd: bool) -> String {
    let mut out = String::new();
    let cited = law::citation::normalise(law, asked).unwrap_or_else(|| asked.to_owned());
    let heading = existence::heading(law, asked).map(|h| format!("  {h}")).unwrap_or_default();
    let _ = writeln!(out, "{} {cited}{heading}", law.title());
    let lifts = provisions::lifted_by(law, asked);
    match existence {
        Existence::Repealed(day) => {
            let _ = writeln!(out, "  In force until the day before {day}.");
            return out;
        }
        Existence::NeitherConfirmNorDeny => {
            let _ = writeln!(out, "  Lifts the duty to confirm or deny, for:");
            for row in &lifts {
                let test = row.ncnd.as_ref().is_some_and(|ncnd| ncnd.public_interest_test);
                let test = if test { "public interest test of its own" } else { "no public interest test" };
                let _ = writeln!(out, "    {}  {} ({test})", row.provision, row.title);
            }
        }
        _ => {}
    }
    match provisions::provision(law, asked) {
        Some(row) => row_lines(&mut out, row),
        None if lifts.is_empty() => {
            let _ = writeln!(out, "  No exemption: nothing is withheld under it.");
        }
        None => {}
    }
    let requirements = reliance::requirements(law, asked, ncnd);
    if !requirements.is_empty() {
        let _ = writeln!(out, "\n  Before relying on it, answer:");
        for r in &requirements {
            let optional = if r.required { "" } else { " (if it applies)" };
            let _ = writeln!(out, "    {}{optional}  [{}]", r.ask, r.provision);
            // The limbs stand above already.
            for option in r.options.iter().filter(|_| r.id != "limb") {
                let _ = writeln!(out, "      - {}", option.label);
            }
            if !r.help.is_empty() && r.help != r.ask {
                let _ = writeln!(out, "      {}", r.help);
            }
        }
    }
    let says = reliance::must_say(law, asked, ncnd);
    if !says.is_empty() {
        let _ = writeln!(out, "\n  The notice then says:");
        for say in &says {
            let good = if say.required { "" } else { ", good practice" };
            let _ = writeln!(out, "    {}  [{}{good}]", say.what, say.provision);
        }
    }
    out
}

fn row_lines(out: &mut String, row: &Provision) {
    if row.title != row.heading {
        let _ = writeln!(out, "  {}", row.title);
    }
    out.push('\n');
    for told in law::tell::told(row) {
        let _ = writeln!(out, "  {:<26}{}", told.heading, wrapped(&told.says));
    }
    let _ = writeln!(out, "  {:<26}{}", "Text", row.source);
    if !row.limbs.is_empty() {
        let _ = writeln!(out, "\n  Its limbs:");
    }
    for limb in &row.limbs {
        if let Some(limb) = provisions::provision(row.law, limb) {
            let _ = writeln!(out, "    {}  {} ({})", limb.provision, limb.title, limb.status.id());
        }
    }
}

/// The text in lines that fit beside a heading on a terminal of 100 columns.
fn wrapped(text: &str) -> String {
    let mut lines = vec![String::new()];
    for word in text.split_whitespace() {
        let last = lines.last_mut().map_or(0, |line| line.chars().count());
        if last > 0 && last + 1 + word.chars().count() > 72 {
            lines.push(String::new());
        }
        if let Some(line) = lines.last_mut() {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
    }
    lines.join(&format!("\n{:28}", ""))
}
