//! Decisions of the sample case: one of each kind, with everything that its provision needs.

use casework::{
    Decision, Disposition,
    decision::{Balance, Factor, Likelihood, QualifiedPerson, Reliance, Weight},
};
use document::Law;
use jiff::civil::Date;

/// Why a request is refused for its cost, and what would help.
pub(super) const COST: &str = "We would have to open 4,000 paper files by hand. At five minutes for each, that is 333 hours, which \
                    is far beyond the limit. A request for one year of your choice might be within it: we would be \
                    glad to help you to put it.";

pub(super) fn given(words: &str) -> Decision {
    Decision::new(Disposition::Given, words)
}

fn balance() -> Balance {
    let factor = |text: &str, weight| Factor { text: text.to_owned(), weight };
    Balance {
        for_disclosure: vec![factor("The public can see how its money is spent.", Weight::Moderate)],
        for_withholding: vec![factor("Services on which residents depend stay safe.", Weight::Strong)],
        conclusion: "The harm would fall on everyone who uses the service, while little of the debate turns on this \
                     detail. The public interest in maintaining it outweighs that in disclosing the information."
            .to_owned(),
    }
}

/// Withheld because it would help those who break in.
pub(super) fn withheld(law: Law, disposition: Disposition, covers: &str) -> Decision {
    let provision = if law == Law::Foisa { "s.35(1)(a)" } else { "s.31(1)(a)" };
    let words =
        if disposition == Disposition::Withheld { "" } else { "The contract is looked after by one team." };
    let mut decision = Decision::new(disposition, words);
    decision.reliances = vec![Reliance {
        covers: covers.to_owned(),
        why: "The names of security products tell an attacker which weaknesses to try.".to_owned(),
        prejudice:
            "An attacker who knows the product would need fewer attempts to steal the records of residents."
                .to_owned(),
        likelihood: Some(Likelihood::WouldBeLikely),
        ..Reliance::on(law, provision)
    }];
    decision.balance = Some(balance());
    decision
}

pub(super) fn personal(law: Law) -> Reliance {
    let provision = if law == Law::Foisa { "s.38(1)(b)" } else { "s.40(2)" };
    Reliance {
        covers: "the name of one member of staff".to_owned(),
        why: "The person is not senior and does not deal with the public.".to_owned(),
        condition: "disclosure would breach the first data protection principle. There is a legitimate interest in \
                    knowing who is responsible, which the name of the team meets, so that the name is not necessary."
            .to_owned(),
        ..Reliance::on(law, provision)
    }
}

pub(super) fn accessible(law: Law) -> Decision {
    let provision = if law == Law::Foisa { "s.25(1)" } else { "s.21" };
    let mut decision = Decision::new(Disposition::Accessible, "");
    decision.reliances = vec![Reliance {
        covers: "the yearly cost".to_owned(),
        why: "It is published in full and free of charge.".to_owned(),
        location: "https://www.example/contracts (row 42)".to_owned(),
        ..Reliance::on(law, provision)
    }];
    decision
}

pub(super) fn ncnd(law: Law, likelihood: Likelihood) -> Decision {
    let provision = if law == Law::Foisa { "s.18(1)" } else { "s.31(3)" };
    let mut decision = Decision::new(Disposition::Ncnd, "");
    decision.reliances = vec![Reliance {
        why: "To say whether or not it happened would show an attacker where defences are.".to_owned(),
        prejudice: "Attackers choose their targets by such signs, so that either answer would help them."
            .to_owned(),
        likelihood: Some(likelihood),
        ..Reliance::on(law, provision)
    }];
    decision.ncnd_balance = Some(balance());
    decision
}

/// Decisions under provisions with a test of their own.
pub(super) fn tests(law: Law, opinion_on: Date) -> impl Iterator<Item = Decision> {
    let rows: &[(&str, &str)] = match law {
        Law::Foisa => &[
            ("s.27(1)", "publication"),
            ("s.36(2)", "confidence"),
            ("s.33(1)(b)", "interests"),
            ("s.26(a)", "enactment"),
        ],
        _ => &[
            ("s.22(1)", "publication"),
            ("s.36(2)(b)(ii)", "person"),
            ("s.36(2)(c)", "person-on"),
            ("s.41(1)", "confidence"),
            ("s.43(2)", "interests"),
            ("s.44(1)(a)", "enactment"),
        ],
    };
    rows.iter().map(move |(provision, test)| {
        let mut on = Reliance {
            covers: "what was planned, said and agreed".to_owned(),
            why: "It was given for one purpose and is not yet ready for another.".to_owned(),
            ..Reliance::on(law, *provision)
        };
        match *test {
            "publication" => {
                on.publication_plan = "with the yearly accounts, before the end of the summer".to_owned()
            }
            "person" | "person-on" => {
                on.likelihood = Some(Likelihood::Would);
                on.prejudice = "Staff would write down less of what they advise.".to_owned();
                on.qualified_person = Some(QualifiedPerson {
                    office: "the monitoring officer".to_owned(),
                    given_on: Some(opinion_on).filter(|_| *test == "person-on"),
                    opinion: "that disclosure would inhibit the free and frank exchange of views.".to_owned(),
                });
            }
            "confidence" => {
                on.confidence =
                    "A supplier gave it on the understanding that it goes no further. Disclosure would be \
                                 a breach of confidence that the supplier could take to court."
                        .to_owned();
            }
            "interests" => {
                on.likelihood = Some(Likelihood::WouldBeLikely);
                on.prejudice = "Its competitors would learn its prices before the next tender.".to_owned();
                on.interests = "those of the supplier, whose prices its competitors would learn".to_owned();
            }
            _ => on.enactment = "an enactment that the officer names here".to_owned(),
        }
        let mut decision = Decision::new(Disposition::Withheld, "");
        if law::provision(law, provision).is_some_and(|p| p.needs_public_interest_test() == Some(true)) {
            decision.balance = Some(balance());
        }
        decision.reliances = vec![on];
        decision
    })
}
