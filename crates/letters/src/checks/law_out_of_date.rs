//! The letter cites the law as it stood on its own date.

use super::{
    Check, Report, Subject,
    finding::{At, Finding},
};

pub(super) const CHECK: Check = Check {
    id: "law-out-of-date",
    severity: casework::Severity::Risk,
    provision: "s.17(1)(b)",
    checks: "The letter cites the law as it stood on its own date.",
    matters: "A repealed provision gives no ground to refuse, and shows that the reasons were not thought through again.",
    bad: "To disclose the name would be unfair under the Data Protection Act 1998",
    good: "To disclose the name would be unfair, against article 5(1)(a) of the UK GDPR",
    run,
};

fn run(check: &Check, s: &Subject<'_>, report: &mut Report) {
    // A letter is not older than the request that it answers.
    let Some(on) = s.draft.response.answered.or(s.draft.response.received) else {
        report.needs(check, "date of the answer");
        return;
    };
    for ground in &s.grounds {
        if let law::Existence::Repealed(day) = law::exists(ground.law, &ground.provision)
            && day <= on
        {
            let name = crate::grounds::named(ground.law, &ground.provision);
            let message = format!("{name} has not been in force since {}.", crate::date_words(day));
            report.add(
                Finding::new(
                    check,
                    s,
                    s.at(ground),
                    message,
                    "Cite the provision that took its place, and think the reasons through again.",
                )
                .under(ground.law, ground.provision.clone()),
            );
        }
    }
    let old = s
        .said
        .iter()
        .find(|p| p.says(&["data protection act 1998"]) && !p.says(&["2018", "replaced", "repealed"]));
    if let Some(passage) =
        old.filter(|_| on >= DATA_PROTECTION_ACT_2018 && !s.lower.contains("data protection act 2018"))
    {
        report.add(
            Finding::new(
                check,
                s,
                At::Span(passage.span),
                "The letter goes by the Data Protection Act 1998, which was repealed on 25 May 2018.",
                "Cite the UK GDPR and the Data Protection Act 2018, and think the reasons through again.",
            )
            .suggest("the Data Protection Act 2018", false),
        );
    }
    let eu = s
        .said
        .iter()
        .find(|p| p.says(&["eu gdpr", "eugdpr", "eu general data protection"]) && !p.says(&["uk gdpr"]));
    if let Some(passage) = eu.filter(|_| on >= UK_GDPR) {
        report.add(Finding::new(
            check,
            s,
            At::Span(passage.span),
            "The letter goes by the data protection law of the European Union, which the UK GDPR took the place of.",
            "Cite the UK GDPR and the Data Protection Act 2018.",
        ));
    }
}

/// The day from which the Data Protection Act 2018 took the place of that of 1998 (SI 2018/625 reg.2).
const DATA_PROTECTION_ACT_2018: jiff::civil::Date = jiff::civil::date(2018, 5, 25);

/// The day from which the exemption for personal data speaks of the UK GDPR (SI 2019/419 reg.1, the end of the
/// implementation period).
const UK_GDPR: jiff::civil::Date = jiff::civil::date(2020, 12, 31);
