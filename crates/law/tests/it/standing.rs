//! Runs the tables of `scenarios/` that have a column `relied on`: provisions relied on for one piece of information, and
//! whether they can be.
//!
//! * `relied on`: citations, separated by `;`; `ncnd` before one that is relied on neither to confirm nor to deny.
//! * `facts`: separated by `;`: `holder=other`, `created=1990`, `on=2026-11-22`, `environmental`, `alternative`, a question
//!   with its answer (`emissions=yes`), `-likelihood` for one that is left open, `nothing` where none is answered. All other
//!   questions are answered.
//! * `outcome`: `stands`; `stands, balance over s.31(1)(a) + s.43(2)`; `needs likelihood, balance`; `closed never-with`.
//!   Several balances are joined by ` and `; one for neither confirming nor denying is `ncnd balance over s.31(3)`.

use std::collections::BTreeMap;

use jiff::civil::date;
use law::{
    provision, provisions,
    reliance::{Facts, Ground, Holder, Standing, requirements, standing},
};

use crate::tables::{self, Row};

/// The facts of a row.
fn facts(row: &Row) -> Facts {
    let mut facts = Facts {
        law: row.law,
        grounds: Vec::new(),
        in_the_alternative: false,
        holder: Some(Holder::Other),
        created: None,
        environmental: None,
        on: date(2026, 11, 22),
    };
    let mut answers: BTreeMap<String, String> = BTreeMap::new();
    let mut open: Vec<&str> = Vec::new();
    let mut nothing = false;
    for fact in row.filled("facts").unwrap_or_default().split(';').map(str::trim).filter(|f| !f.is_empty()) {
        match fact.split_once('=') {
            Some(("holder", "unknown")) => facts.holder = None,
            Some(("holder", holder)) => {
                let holder = Holder::ALL.into_iter().find(|h| h.id() == holder);
                facts.holder = Some(holder.unwrap_or_else(|| panic!("{}: {fact}", row.place)));
            }
            Some(("created", year)) => facts.created = Some(year.parse().expect(&row.place)),
            Some(("on", day)) => facts.on = day.parse().expect(&row.place),
            Some((question, answer)) => {
                answers.insert(question.to_owned(), answer.to_owned());
            }
            None if fact == "environmental" => facts.environmental = Some(true),
            None if fact == "alternative" => facts.in_the_alternative = true,
            None if fact == "nothing" => nothing = true,
            None => open.push(fact.strip_prefix('-').unwrap_or_else(|| panic!("{}: {fact}", row.place))),
        }
    }
    for cited in row.filled("relied on").expect("a ground").split(';').map(str::trim) {
        let (ncnd, cited) = cited.strip_prefix("ncnd ").map_or((false, cited), |cited| (true, cited));
        let mut ground = Ground { provision: cited.to_owned(), ncnd, answers: BTreeMap::new() };
        for question in requirements(row.law, cited, ncnd) {
            if nothing || open.contains(&question.id.as_str()) {
                continue;
            }
            let first = question.options.iter().find(|option| !option.closes);
            let answer = answers.get(&question.id).cloned().or_else(|| {
                question.required.then(|| first.map_or("said".to_owned(), |option| option.id.clone()))
            });
            ground.answers.extend(answer.map(|answer| (question.id.clone(), answer)));
        }
        facts.grounds.push(ground);
    }
    for question in answers.keys() {
        let asked = facts
            .grounds
            .iter()
            .any(|g| requirements(row.law, &g.provision, g.ncnd).iter().any(|r| r.id == *question));
        assert!(asked, "{}: nobody asks {question}", row.place);
    }
    facts
}

/// The result as a row writes it.
fn told(standing: &Standing) -> String {
    if !standing.closed.is_empty() {
        let mut why: Vec<&str> = standing.closed.iter().map(|closed| closed.why.id()).collect();
        why.sort_unstable();
        why.dedup();
        return format!("closed {}", why.join(", "));
    }
    if !standing.needs.is_empty() {
        let mut ids: Vec<&str> = Vec::new();
        for need in &standing.needs {
            if !ids.contains(&need.id.as_str()) {
                ids.push(&need.id);
            }
        }
        return format!("needs {}", ids.join(", "));
    }
    let balances: Vec<String> = standing
        .balances
        .iter()
        .map(|balance| {
            let kind = if balance.ncnd { "ncnd balance" } else { "balance" };
            let depends = if balance.depends { " if it applies" } else { "" };
            format!("{kind} over {}{depends}", balance.over.join(" + "))
        })
        .collect();
    if balances.is_empty() { "stands".to_owned() } else { format!("stands, {}", balances.join(" and ")) }
}

#[test]
fn every_row_about_relying_on_a_provision_holds() {
    let rows = tables::rows_with("relied on");
    let mut wrong = Vec::new();
    for row in &rows {
        let standing = standing(&facts(row));
        let told = told(&standing);
        let expected = row.filled("outcome").unwrap_or_default();
        if told != expected {
            wrong.push(format!("{}: {expected:?} is {told:?}", row.place));
        }
        for closed in &standing.closed {
            assert!(!closed.because.is_empty() && !closed.provision.is_empty(), "{}", row.place);
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// How many rows rely on each limb.
pub(crate) fn count(of: &provisions::Provision) -> usize {
    static ROWS: std::sync::LazyLock<Vec<(Row, Vec<String>)>> = std::sync::LazyLock::new(|| {
        tables::rows_with("relied on")
            .into_iter()
            .map(|row| {
                let cited = row.filled("relied on").unwrap_or_default().split(';');
                let limbs = cited
                    .filter_map(|cited| {
                        let cited = cited.trim();
                        provision(row.law, cited.strip_prefix("ncnd ").unwrap_or(cited))
                    })
                    .map(|found| found.provision.clone())
                    .collect();
                (row, limbs)
            })
            .collect()
    });
    ROWS.iter().filter(|(row, limbs)| row.law == of.law && limbs.contains(&of.provision)).count()
}
