//! A public interest test names something on both sides.

use super::{
    Check, Report, Subject,
    finding::{At, Finding},
};

pub(super) const CHECK: Check = Check {
    id: "public-interest-test-one-sided",
    severity: casework::Severity::Risk,
    provision: "s.17(3)(b)",
    checks: "A public interest test names something on both sides.",
    matters: "A balance with nothing on one side was not struck, and the regulator says so.",
    bad: "We have considered the public interest. Empty houses are set on fire. On balance the public interest lies in withholding the list.",
    good: "In favour of disclosure: people can see how buildings are used. Against it: empty houses are set on fire. On balance the public interest lies in withholding the list.",
    run,
};

fn run(check: &Check, s: &Subject<'_>, report: &mut Report) {
    const DO: &str = "Name what speaks for the other side, and say why it weighs less.";
    for (nth, _, decided) in s.decisions() {
        for balance in decided.balance.iter().chain(&decided.ncnd_balance) {
            let empty =
                |factors: &[casework::decision::Factor]| factors.iter().all(|f| f.text.trim().is_empty());
            let missing = match (empty(&balance.for_disclosure), empty(&balance.for_withholding)) {
                (true, _) => "for disclosure",
                (_, true) => "for withholding",
                _ if balance.conclusion.trim().is_empty() => "on where the balance lies",
                _ => continue,
            };
            let message = format!("The public interest test for {} says nothing {missing}.", s.name(nth));
            report.add(Finding::new(check, s, At::Question(nth), message, DO));
        }
    }
    if s.structured() || s.excerpt() || s.asks_for_more_time() || !super::own_words::weighs(s) {
        return;
    }
    if s.withholding().any(|(_, p)| super::words::weighed(p)) && !s.said.iter().any(speaks_for) {
        let message = "The public interest test names nothing that speaks for disclosure.";
        report.add(Finding::new(check, s, At::Letter, message, DO));
    }
}

/// Whether a sentence names something that speaks for disclosure, and not only the result of the test.
fn speaks_for(passage: &super::Passage) -> bool {
    let values = [
        "transparen",
        "accountab",
        "openness",
        "open government",
        "public debate",
        "scrutin",
        "public money",
        "public funds",
        "taxpayer",
        "value for money",
        "understand",
        "inform the public",
        "public confidence",
        "public trust",
        "better informed",
        "would show",
        "would allow",
        "would enable",
        "would help",
        "would promote",
        "would reassure",
        "would demonstrate",
        "would increase",
        "aware",
        "interest in early",
        "some interest in",
        "interest is real",
        "interest in understanding",
        "interest in openness",
        "in favour of disclosure is",
        "for disclosure is",
        "for release is",
        "interest in knowing",
        "interest in seeing",
        "interest in how",
        "interest in whether",
        "involve",
        "participat",
        "would like to",
        "want to know",
    ];
    if super::own_words::recites(&passage.words) || passage.says(&["legitimate interest"]) {
        return false;
    }
    let sides = [
        "in favour of disclos",
        "in favour of releas",
        "favouring disclos",
        "favour disclos",
        "for disclos",
        "for releas",
        "favour of early release",
        "in favour of confirm",
        "favouring confirm",
        "for confirming",
        "public interest in disclos",
        "public interest in releas",
        "arguments for",
        "interest in making",
    ];
    // A heading, and the sentence that strikes the balance, name a side and nothing on it.
    let result = ["outweigh", "greater than", "stronger than", "balance of", "lies in", "favours maintain"];
    passage.says(&values)
        || (passage.says(&sides)
            && (passage.words.split_whitespace().count() > 8
                || passage.words.split_once(": ").is_some_and(|(_, what)| what.contains(' ')))
            && !passage.says(&result))
}
