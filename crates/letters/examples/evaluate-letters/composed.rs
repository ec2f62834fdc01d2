//! Letters that are composed from cases, with one fault planted in the case: checked as the draft that they are, and as
//! the plain text that leaves, read back as any file is.

use casework::{Case, case::LetterKind};
use document::Law;
use letters::{Plan, checks};

use crate::{
    cases::{self, Base},
    faults::{self, Fault},
    read,
    tally::Tally,
    wexmoor,
};

fn may_plant(fault: &Fault, base: &Base) -> bool {
    fault.cases.split(',').any(|name| {
        let refusal = !base.name.ends_with("given") && !base.name.ends_with("not held");
        name == base.name || (name == base.law.id() && refusal)
    })
}

/// A letter as a draft and as the text that leaves.
fn both(base: &Base, case: &Case) -> (letters::Report, letters::Report) {
    let plan = Plan::ready(case, wexmoor::today());
    let draft = letters::draft_of(LetterKind::Response, case, &base.authority, &plan);
    let document = letters::compose(LetterKind::Response, case, &base.authority, &plan);
    (letters::check(&draft), read(&rendering::text(&document)))
}

/// Checks every case as it is, then with each fault in each of its wordings.
pub fn measure(tally: &mut Tally, show: bool, wanted: &dyn Fn(&str) -> bool) {
    let mut bases = cases::all();
    let good = wexmoor::good_case();
    for base in bases.iter().filter(|b| wanted(&b.name)) {
        let (draft, text) = both(base, &base.case);
        tally.sound("draft", &base.name, &draft);
        tally.sound("text of a draft", &base.name, &text);
    }
    bases.push(Base { name: "wexmoor".into(), law: Law::Foia, authority: wexmoor::authority(), case: good });
    for fault in faults::all().filter(|f| wanted(f.check)) {
        let Some(check) = checks::by_id(fault.check) else {
            println!("{}: there is no check {}", fault.at, fault.check);
            continue;
        };
        for base in bases.iter().filter(|b| may_plant(fault, b)) {
            for words in fault.words {
                let mut case = base.case.clone();
                (fault.plant)(&mut case, words);
                let (draft, text) = both(base, &case);
                let name = format!("line {} {}: {words}", fault.at.line(), base.name);
                tally.planted("draft", check.id, &name, &draft);
                // Of two questions in a row with one answer behind them, a reader cannot tell which is left out.
                if !fault.cases.starts_with("draft only") {
                    tally.planted("text of a draft", check.id, &name, &text);
                }
                if show && std::env::var("SHOW_TEXT").is_ok() {
                    let plan = Plan::ready(&case, wexmoor::today());
                    let document = letters::compose(LetterKind::Response, &case, &base.authority, &plan);
                    println!("----- {name}\n{}", rendering::text(&document));
                }
            }
        }
    }
    others(tally, wanted);
}

/// The other kinds of letter, as they are.
fn others(tally: &mut Tally, wanted: &dyn Fn(&str) -> bool) {
    let authority = wexmoor::authority();
    for kind in [
        LetterKind::Acknowledgement,
        LetterKind::Clarification,
        LetterKind::Extension,
        LetterKind::NotValid,
        LetterKind::Correction,
        LetterKind::Response,
    ] {
        if !wanted(kind.id()) {
            continue;
        }
        let mut case = wexmoor::good_case();
        if kind == LetterKind::Extension {
            case.questions = vec![case.questions[3].clone()];
        }
        let mut plan = Plan::new(wexmoor::today());
        if kind.answers() {
            plan = Plan::ready(&case, wexmoor::today());
        }
        plan.note = "We named the wrong supplier".into();
        plan.until = Some(jiff::civil::date(2026, 7, 28));
        let draft = letters::draft_of(kind, &case, &authority, &plan);
        let document = letters::compose(kind, &case, &authority, &plan);
        tally.sound("draft", kind.id(), &letters::check(&draft));
        tally.sound("text of a draft", kind.id(), &read(&rendering::text(&document)));
    }
}
