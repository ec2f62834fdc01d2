//! Information that is said not to be held is not, for the same question, given or withheld.

use super::{
    Check, Report, Subject,
    finding::{At, Finding},
};

pub(super) const CHECK: Check = Check {
    id: "not-held-contradicted",
    severity: casework::Severity::Breach,
    provision: "s.1(1)(a)",
    checks: "Information that is said not to be held is not, for the same question, given or withheld.",
    matters: "What is not held can be neither given nor exempt: one of the two statements is wrong, and the applicant cannot tell which.",
    bad: "We do not hold this information. It is exempt under section 40(2) of the Act.",
    good: "We do not hold this information: nobody records complaints by the animal.",
    run,
};

fn run(check: &Check, s: &Subject<'_>, report: &mut Report) {
    for nth in 0..s.questions().len() {
        let not_held = s.questions()[nth].disposition == casework::Disposition::NotHeld;
        let decided = s.decided(nth).is_some_and(|decided| {
            let exemption = |r: &casework::decision::Reliance| {
                law::exists(r.law, &r.provision) == law::Existence::Exemption
                    && !law::provision(r.law, &r.provision).is_some_and(law::Provision::says_not_held)
            };
            decided.reliances.iter().any(exemption) || !decided.enclosures.is_empty()
        });
        if (not_held && decided) || in_words(&s.answer(nth)) {
            let message = format!(
                "{} is said not to be held, and yet it is withheld or given.",
                crate::prose::capital(&s.name(nth))
            );
            report.add(Finding::new(
                check,
                s,
                At::Question(nth),
                message,
                "Say which of the two it is; where both are true of different parts, say of which.",
            ));
        }
    }
}

/// Whether an answer in small letters says of one and the same thing that it is not held and that it is withheld.
fn in_words(answer: &str) -> bool {
    let sentences = super::words::sentences(answer);
    let not_held = sentences.iter().enumerate().find_map(|(at, w)| {
        let cue = ["not hold ", "not held", "no information is held", "holds no ", "hold no "];
        let found = cue.iter().find_map(|c| w.find(c).map(|place| place + c.len()))?;
        let supposed = ["whether", "if ", "may ", "might", "would", "could", "alternativ"];
        (!supposed.iter().any(|word| w[..found].contains(word))).then_some((at, found))
    });
    let Some((at, from)) = not_held else { return false };
    let object: Vec<&str> =
        sentences[at][from..].split(|c: char| !c.is_alphanumeric()).filter(|w| w.len() > 3).collect();
    // "We have decided not to release the assessment": what is withheld is there.
    let same = |after: &str| {
        let words: Vec<&str> = after.split(|c: char| !c.is_alphanumeric()).take(3).collect();
        words.iter().any(|word| word.len() > 4 && object.contains(word))
    };
    let withholds = [
        "not to release the ",
        "not to disclose the ",
        "not to provide the ",
        "withhold the ",
        "withholding the ",
        "withheld the ",
        "cannot release the ",
        "cannot disclose the ",
        "enclose the ",
        "attach the ",
    ];
    let supposed = ["if ", "would", "alternativ", "may ", "remain", "rest ", "other ", "part "];
    if sentences[at + 1..].iter().take(2).any(|w| {
        withholds
            .iter()
            .filter_map(|cue| w.split_once(cue))
            .any(|(before, after)| !supposed.iter().any(|word| before.contains(word)) && same(after))
    }) {
        return true;
    }
    let rest =
        std::iter::once(&sentences[at][from..]).chain(sentences[at + 1..].iter().map(String::as_str).take(2));
    rest.filter(|w| {
        !["if ", "would", "alternativ", "may ", "remain", "rest ", "other ", "part "]
            .iter()
            .any(|p| w.contains(p))
    })
    .any(|w| {
        let said = [
            " is exempt",
            " are exempt",
            " is withheld",
            " are withheld",
            " is being withheld",
            " is enclosed",
            " is attached",
        ];
        said.iter().any(|cue| {
            let Some((before, _)) = w.split_once(cue) else {
                return w.starts_with("we withhold this information")
                    || w.starts_with("we are withholding this information");
            };
            let subject = before.rsplit([',', ';', ':']).next().unwrap_or(before);
            let words: Vec<&str> =
                subject.split_whitespace().filter(|w| *w != "and" && *w != "but").collect();
            match words.as_slice() {
                ["it" | "this" | "that"] | [.., "of", "it" | "this"] => true,
                ["this" | "the", "information"] | ["this" | "the", "information", ..] => words.len() <= 4,
                ["the" | "this", .., last] => words.len() <= 3 && object.contains(last),
                _ => false,
            }
        })
    })
}
