//! All checks by law and severity: for the terminal, and as the page in the documentation.

use casework::Severity;
use document::Law;

use super::{Look, lines::hang, word};
use crate::checks::{Check, all};

fn grouped() -> impl Iterator<Item = (Law, Vec<&'static Check>)> {
    Law::ALL.into_iter().filter_map(|law| {
        let mut checks: Vec<&Check> = all().iter().copied().filter(|c| c.law() == law).collect();
        checks.sort_by_key(|c| (c.severity, c.id));
        (!checks.is_empty()).then_some((law, checks))
    })
}

/// The list as `candour check --list` prints it.
pub fn list(look: Look) -> String {
    let widest = all().iter().map(|c| c.id.len()).max().unwrap_or_default();
    let mut out = String::new();
    for (law, checks) in grouped() {
        out.push_str(&look.strong(law.title()));
        out.push('\n');
        for check in checks {
            let severity = look.of_severity(check.severity, &format!("{:<6}", word(check.severity)));
            out.push_str(&format!("  {:<widest$}  {severity}  {}\n", check.id, short(check)));
            out.push_str(&hang("      ", check.checks, look.width));
        }
        out.push('\n');
    }
    let end = format!(
        "{} checks. Many of them look at letters under the other laws too. `candour explain ID` tells more of one.",
        all().len()
    );
    out.push_str(&hang("", &end, look.width));
    out
}

fn short(check: &Check) -> &'static str {
    if check.provision == "release" { "before release" } else { check.provision }
}

/// The list as a page of the documentation.
pub fn catalogue() -> String {
    let mut out = String::from(
        "# Checks\n\nWhat `candour check` and the desk look for in a letter. Made from the checks themselves: \
         `CANDOUR_GOLDENS=write cargo test -p letters registry` writes it anew. `candour explain ID` has the page of each, \
         with its reasons, decided cases and passages.\n\nThe severity is the usual one; a doubt in the letter makes it milder. \
         A *breach* fails on its face what the provision requires; a *risk* is likely to be criticised or turns on a judgement; \
         *advice* is practice and plain English.\n",
    );
    for (law, checks) in grouped() {
        out.push_str(&format!("\n## {}\n", law.title()));
        for severity in [Severity::Breach, Severity::Risk, Severity::Advice] {
            let of: Vec<_> = checks.iter().filter(|c| c.severity == severity).collect();
            if of.is_empty() {
                continue;
            }
            let head = match severity {
                Severity::Breach => "Breaches",
                Severity::Risk => "Risks",
                Severity::Advice => "Advice",
            };
            out.push_str(&format!(
                "\n### {head}\n\n| Check | Provision | What it checks |\n| --- | --- | --- |\n"
            ));
            for check in of {
                let provision = short(check);
                out.push_str(&format!("| `{}` | {provision} | {} |\n", check.id, check.checks));
            }
        }
    }
    out.push_str(&format!("\n{} checks.\n", all().len()));
    out
}
