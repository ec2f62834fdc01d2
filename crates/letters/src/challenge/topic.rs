//! A subject of challenges, and how a letter is looked through for their answers. No subject's questions stand here.

use document::Law;

use crate::checks::{Finding, Ground, Subject};

/// How a letter shows that it answers a challenge.
#[derive(Clone, Copy)]
pub(super) enum Shown {
    /// The check of this id finds nothing.
    Check(&'static str),
    /// What is said on the provision, or in the balance, has one of these, in small letters.
    Words(&'static [&'static str]),
    /// Both: no finding, and one of these.
    CheckAndWords(&'static str, &'static [&'static str]),
    /// The letter cannot show it: whoever knows the information must ask themselves.
    Nowhere,
}

/// One challenge.
pub(super) struct Point {
    pub asks: &'static str,
    pub because: &'static str,
    pub cite: &'static str,
    pub act: &'static str,
    pub shown: Shown,
    /// Whether it may be raised against neither confirming nor denying as well.
    pub ncnd: bool,
    /// Provisions without whose citation it is not raised; empty where it always is.
    pub only: &'static [&'static str],
}

impl Point {
    /// Whether it is raised against what a letter relies on.
    pub(super) fn is_raised(&self, ground: &Ground<'_>) -> bool {
        let cited = self.only.is_empty() || self.only.iter().any(|p| ground.provision.starts_with(p));
        cited && (self.ncnd || !ground.ncnd)
    }
}

/// A subject.
pub(super) struct Topic {
    /// By its section of the Act.
    pub subject: &'static str,
    pub title: &'static str,
    /// What stands in its place in each law: a provision with all its limbs.
    pub provisions: &'static [(Law, &'static str)],
    pub points: &'static [Point],
}

impl Topic {
    pub(super) fn covers(&self, law: Law, provision: &str) -> bool {
        let Some(cited) = law::Citation::parse(Some(law), provision) else { return false };
        self.provisions.iter().filter(|(of, _)| *of == law).any(|(of, whole)| {
            law::Citation::parse(Some(*of), whole).is_some_and(|w| cited == w || cited.within(&w))
        })
    }
}

/// What a letter says on one provision.
pub(super) struct View<'a> {
    pub ground: &'a Ground<'a>,
    subject: &'a Subject<'a>,
    found: &'a [Finding],
    words: String,
}

impl<'a> View<'a> {
    pub(super) fn new(subject: &'a Subject<'a>, ground: &'a Ground<'a>, found: &'a [Finding]) -> Self {
        let mut words = String::new();
        let mut add = |text: &str| {
            words.push(' ');
            words.push_str(text);
        };
        for reliance in &ground.details {
            for text in [
                &reliance.covers,
                &reliance.why,
                &reliance.prejudice,
                &reliance.condition,
                &reliance.location,
                &reliance.publication_plan,
                &reliance.confidence,
                &reliance.interests,
                &reliance.enactment,
                &reliance.about_this_request,
            ] {
                add(text);
            }
        }
        for decided in ground.questions.iter().filter_map(|n| subject.decided(*n)) {
            for balance in [&decided.balance, &decided.ncnd_balance].into_iter().flatten() {
                balance.for_disclosure.iter().chain(&balance.for_withholding).for_each(|f| add(&f.text));
                add(&balance.conclusion);
            }
        }
        if !subject.structured() {
            let test = &subject.draft.response.public_interest_test;
            test.for_disclosure.iter().chain(&test.against).chain(&test.balance).for_each(|t| add(t));
        }
        add(&subject.around(ground));
        ground.questions.iter().for_each(|n| add(&subject.answer(*n)));
        View { ground, subject, found, words: plain(&words) }
    }

    /// The same for what concerns the letter as a whole.
    pub(super) fn of_letter(subject: &'a Subject<'a>, ground: &'a Ground<'a>, found: &'a [Finding]) -> Self {
        View { ground, subject, found, words: subject.lower.clone() }
    }

    pub(super) fn shows(&self, shown: &Shown) -> bool {
        match shown {
            Shown::Check(id) => self.passes(id),
            Shown::Words(any) => self.says(any),
            Shown::CheckAndWords(id, any) => self.passes(id) && self.says(any),
            Shown::Nowhere => false,
        }
    }

    /// Whether the part that would show it may be cut off, or stands in words that are not looked for.
    pub(super) fn may_be_missing(&self) -> bool {
        self.subject.excerpt() || self.subject.language != document::Language::English
    }

    fn says(&self, any: &[&str]) -> bool {
        any.iter().any(|w| self.words.contains(w))
    }

    /// Whether a check found nothing on this provision's questions, or on the letter where it serves none.
    fn passes(&self, id: &str) -> bool {
        let mine = |f: &&Finding| {
            let about_question = self.ground.questions.iter().any(|n| f.place == self.subject.name(*n));
            about_question || f.place == "letter"
        };
        !self.found.iter().filter(|f| f.id == id).any(|f| mine(&f))
    }
}

fn plain(words: &str) -> String {
    let lower = words.to_lowercase().replace(['\u{2019}', '\u{2018}'], "'");
    lower.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Words by which a letter shows that it asked whether part of the information can be given.
pub(super) const IN_PART: &[&str] = &[
    "redact",
    "in part",
    "part of the information",
    "the rest",
    "remainder",
    "cannot be separated",
    "removed the",
    "removing the",
    "anonymis",
    "aggregated",
    "only the",
    "blacked out",
];

/// Whether part of it can be given: raised against every exemption.
pub(super) const PART: Point = Point {
    asks: "Could part of the information be given, with the rest taken out?",
    because: "An exemption ends the right to the exempt information only, not to the document that holds it.",
    cite: "s.1(1), s.2(2)",
    act: "Say what can be given with something removed, or why the exempt part cannot be separated.",
    shown: Shown::Words(IN_PART),
    ncnd: false,
    only: &[],
};

/// The balance: raised against every qualified exemption.
pub(super) const BALANCE: Point = Point {
    asks: "Was the public interest in this information weighed, with the reasons on both sides?",
    because: "General arguments for secrecy or openness, said of any information, are given little weight.",
    cite: "s.2(2)(b), s.17(3)",
    act: "Give the factors that belong to this information at this time, for disclosure and against.",
    shown: Shown::CheckAndWords(
        "public-interest-test-one-sided",
        &["public interest", "transparen", "accountab", "openness", "public money", "debate"],
    ),
    ncnd: true,
    only: &[],
};

/// Would or would be likely to: raised against every exemption that turns on harm.
pub(super) const LIKELIHOOD: Point = Point {
    asks: "Does the letter say that the harm would happen, or that it would be likely to?",
    because: "Where it does not say, the regulator takes the lower level, and the lower level weighs less in the balance.",
    cite: "Hogan v Information Commissioner EA/2005/0026 [K]",
    act: "Say which of the two it is, and why.",
    shown: Shown::Check("prejudice-likelihood-not-stated"),
    ncnd: true,
    only: &[],
};

/// How disclosure causes the harm: raised against every exemption that turns on harm.
pub(super) const CAUSE: Point = Point {
    asks: "How exactly would disclosing this information cause the harm?",
    because: "The harm must be real, of substance, and follow from the disclosure; to assert it is not enough.",
    cite: "Hogan v Information Commissioner EA/2005/0026 [K]; s.17(1)(c)",
    act: "Name who would do what with the information, and what that would harm.",
    shown: Shown::Check("prejudice-not-explained"),
    ncnd: true,
    only: &[],
};
