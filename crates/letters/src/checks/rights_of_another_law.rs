//! The rights told are those of the law that the letter is answered under.

use document::Law;

use super::{
    Check, Report, Subject,
    finding::{At, Finding},
};

pub(super) const CHECK: Check = Check {
    id: "rights-of-another-law",
    severity: casework::Severity::Risk,
    provision: "reg.14(5)",
    checks: "The rights told are those of the law that the letter is answered under.",
    matters: "Under the environmental regulations and in Scotland the review stands in the law, with a time that the authority must keep. Who is told of another law's rights does not know that.",
    bad: "If you are not content with this answer you can ask us for a review under the Freedom of Information Act within 40 working days of this letter.",
    good: "If you are not content with this answer you can make representations to us under regulation 11 within 40 working days of this letter.",
    run,
};

fn run(check: &Check, s: &Subject<'_>, report: &mut Report) {
    let Some(law) = s.law().filter(|_| !s.excerpt()) else { return };
    // A letter under two laws has the rights of both.
    if s.grounds.iter().any(|g| g.law != law)
        || s.draft.response.provisions.iter().any(|p| p.relied_on && p.law != law)
    {
        return;
    }
    let (wrong, own): (&[&str], &[&str]) = match law {
        Law::Eir | Law::Eisrs => (
            &["under the freedom of information act", "section 50", "under section 20", "section 47"],
            &["regulation", "environmental information", "eir"],
        ),
        Law::Foia => (
            &["regulation 11", "regulation 18", "under section 20(1)", "section 47(1)", "section 47 of"],
            &["section 50", "freedom of information act 2000", "s.50", "s50"],
        ),
        Law::Foisa => (
            &["section 50", "regulation 11", "regulation 16", "internal review under section 45"],
            &["section 20", "section 47", "scotland"],
        ),
    };
    let right = |p: &&super::Passage| {
        p.says(&["review", "complain", "commissioner", "representation"])
            && p.says(&["you can", "you may", "right", "if you", "apply", "you are entitled"])
    };
    let told: Vec<&super::Passage> = s.said.iter().filter(right).collect();
    let other = told.iter().find(|p| p.says(wrong) && !p.says(own));
    if let Some(passage) = other
        && !told.iter().any(|p| p.says(own) && !p.says(wrong))
    {
        let rights = law::rights(law);
        let message = format!("The rights told are not those of the {}.", law.title());
        let what = format!(
            "Tell of the {} and of the {} ({}).",
            rights.review_name, rights.complaint_name, rights.complaint_provision
        );
        let severity = if s.refuses() { casework::Severity::Risk } else { casework::Severity::Advice };
        let finding = Finding::new(check, s, At::Span(passage.span), message, what);
        report.add(finding.under(law, rights.notice_provision).with_severity(severity));
    }
}
