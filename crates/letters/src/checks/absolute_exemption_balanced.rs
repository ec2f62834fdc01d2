//! No public interest test is struck over an absolute exemption alone.

use super::{
    Check, Report, Subject,
    finding::{At, Finding},
};

pub(super) const CHECK: Check = Check {
    id: "absolute-exemption-balanced",
    severity: casework::Severity::Advice,
    provision: "s.2(3)",
    checks: "No public interest test is struck over an absolute exemption alone.",
    matters: "The law asks for none; a test that is not needed shows that the provision was not understood. The defence in section 41 and the legitimate interests in section 40 are something else.",
    bad: "Section 21 of the Act applies, and the balance of the public interest favours withholding it.",
    good: "Section 21 of the Act applies: it is published in our contracts register at https://www.wexmoor.example/contracts.",
    run,
};

fn run(check: &Check, s: &Subject<'_>, report: &mut Report) {
    for (nth, _, decided) in s.decisions() {
        let absolute = |r: &casework::decision::Reliance| {
            law::provision(r.law, &r.provision).is_some_and(|p| p.needs_public_interest_test() == Some(false))
                && !["s.40", "s.41", "s.38"].iter().any(|n| r.provision.starts_with(n))
        };
        if decided.balance.is_some()
            && !decided.reliances.is_empty()
            && decided.reliances.iter().all(absolute)
        {
            let message =
                format!("A public interest test is struck for {} over an absolute exemption.", s.name(nth));
            report.add(Finding::new(
                check,
                s,
                At::Question(nth),
                message,
                "Take the test out: the exemption needs none.",
            ));
        }
    }
    if s.structured() {
        return;
    }
    for (nth, question) in s.questions().iter().enumerate() {
        let own: Vec<_> = s.grounds.iter().filter(|g| g.questions.contains(&nth)).collect();
        let absolute = |g: &&super::Ground<'_>| {
            !g.ncnd
                && law::provision(g.law, &g.provision)
                    .is_some_and(|p| p.needs_public_interest_test() == Some(false))
                && !["s.40", "s.41", "s.38", "reg."].iter().any(|n| g.provision.starts_with(n))
        };
        let answer = s.answer(nth);
        let balances = [
            "factors favour",
            "factors in favour",
            "balance of the public interest",
            "the public interest favours",
        ]
        .iter()
        .any(|w| answer.contains(w));
        if question.disposition.is_refusal() && !own.is_empty() && own.iter().all(absolute) && balances {
            let message =
                format!("A public interest test is struck for {} over an absolute exemption.", s.name(nth));
            let what = "Take the test out: the exemption needs none.";
            report.add(Finding::new(check, s, At::Question(nth), message, what));
        }
    }
    whole(check, s, report);
}

/// A letter that was read, whose grounds are all absolute, with a test struck over them.
fn whole(check: &Check, s: &Subject<'_>, report: &mut Report) {
    let absolute = |g: &super::Ground<'_>| {
        !g.ncnd
            && g.law.is_environmental() == g.provision.starts_with("reg.")
            && !g.law.is_environmental()
            // Of section 41 it is the defence, which the law does ask for.
            && !["s.41", "s.36"].iter().any(|n| g.provision.starts_with(n))
            && law::provision(g.law, &g.provision).is_some_and(|p| {
                p.needs_public_interest_test() == Some(false) || g.provision == "s.40(2)"
            })
    };
    let told = report.findings.iter().any(|f| f.id == check.id);
    if told || s.grounds.is_empty() || !s.grounds.iter().all(absolute) || s.excerpt() {
        return;
    }
    let struck = s.said.iter().find(|p| {
        p.says(&["public interest"])
            && p.says(&["outweigh", "favours", "lies in", "balance of", "maintaining the exemption"])
            && !p.says(&[
                "legitimate",
                "does not",
                "do not",
                "no need",
                "not required",
                "not need",
                "absolute",
                "not subject",
                "defence",
            ])
            && !super::own_words::recites(&p.words)
    });
    if let Some(passage) = struck {
        let message = "A public interest test is struck over an absolute exemption.";
        let what = "Take the test out: the exemption needs none.";
        report.add(Finding::new(check, s, At::Span(passage.span), message, what));
    }
}
