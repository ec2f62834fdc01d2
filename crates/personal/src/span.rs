//! What is found: a kind, a place, how sure, and why. Settles which of two readings of the same digits stands.

use std::borrow::Cow;

use serde::Serialize;

/// What a span is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Kind {
    /// A human being's name, or what stands for it: a first name, initials.
    Person,
    /// An e-mail address.
    Email,
    /// A telephone number or extension.
    Phone,
    /// A whole postal address.
    Address,
    /// A postcode.
    Postcode,
    /// A National Insurance number.
    Nino,
    /// An NHS number, or Scotland's CHI number.
    Nhs,
    /// A date of birth.
    Dob,
    /// A bank's sort code.
    SortCode,
    /// A bank account: number, IBAN or payment card.
    Account,
    /// A vehicle's registration mark.
    Vrm,
    /// A passport number.
    Passport,
    /// A driving licence number.
    Driving,
    /// A job title that stands beside a name.
    Role,
    /// An IP address of one machine.
    Ip,
    /// The block under an e-mail that says who wrote it.
    Signature,
}

/// All kinds, in the order in which they are listed.
pub const KINDS: [Kind; 16] = [
    Kind::Person,
    Kind::Email,
    Kind::Phone,
    Kind::Address,
    Kind::Postcode,
    Kind::Nino,
    Kind::Nhs,
    Kind::Dob,
    Kind::SortCode,
    Kind::Account,
    Kind::Vrm,
    Kind::Passport,
    Kind::Driving,
    Kind::Role,
    Kind::Ip,
    Kind::Signature,
];

impl Kind {
    /// All of them, in the order in which they are listed.
    pub const ALL: [Self; 16] = KINDS;

    /// The name that the command line prints.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Person => "PERSON",
            Self::Email => "EMAIL",
            Self::Phone => "PHONE",
            Self::Address => "ADDRESS",
            Self::Postcode => "POSTCODE",
            Self::Nino => "NINO",
            Self::Nhs => "NHS",
            Self::Dob => "DOB",
            Self::SortCode => "SORT_CODE",
            Self::Account => "ACCOUNT",
            Self::Vrm => "VRM",
            Self::Passport => "PASSPORT",
            Self::Driving => "DRIVING",
            Self::Role => "ROLE",
            Self::Ip => "IP",
            Self::Signature => "SIGNATURE",
        }
    }
}

/// Which side of the authority's line between published and protected names somebody stands on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Seniority {
    /// Named with the office they answer for.
    Senior,
    /// Usually not named.
    Junior,
}

/// One piece of personal data.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Span {
    /// What it is.
    #[serde(rename = "type")]
    pub kind: Kind,
    /// First byte.
    pub start: usize,
    /// The byte behind the last.
    pub end: usize,
    /// First character, counted as a reader counts.
    pub start_char: usize,
    /// The character behind the last.
    pub end_char: usize,
    /// What stands there.
    pub text: String,
    /// How sure, from 0 to 1.
    pub confidence: f32,
    /// The same number for everything that speaks of the same person.
    pub person: Option<u32>,
    /// By the authority's rule, where a job title is known.
    pub seniority: Option<Seniority>,
    /// The reason, in a few words.
    pub why: Cow<'static, str>,
}

impl Span {
    pub(crate) fn new(
        kind: Kind,
        start: usize,
        end: usize,
        confidence: f32,
        why: impl Into<Cow<'static, str>>,
    ) -> Self {
        Self {
            kind,
            start,
            end,
            start_char: 0,
            end_char: 0,
            text: String::new(),
            confidence,
            person: None,
            seniority: None,
            why: why.into(),
        }
    }

    pub(crate) const fn touches(&self, start: usize, end: usize) -> bool {
        self.start < end && start < self.end
    }
}

/// Everything that was found in a text, in the order of the text.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Found {
    /// The spans; they may nest, as a postcode does in an address.
    pub spans: Vec<Span>,
}

/// Of two readings of the same digits the surer stands; what lies in an e-mail address is part of it.
pub(crate) fn settle(numbers: &mut Vec<Span>, fixed: &[Span]) {
    numbers.sort_by(|a, b| {
        b.confidence
            .total_cmp(&a.confidence)
            .then((b.end - b.start).cmp(&(a.end - a.start)))
            .then(a.start.cmp(&b.start))
    });
    let mut kept: std::collections::BTreeMap<usize, usize> = fixed.iter().map(|s| (s.start, s.end)).collect();
    numbers.retain(|span| {
        let clash = kept.range(..span.end).next_back().is_some_and(|(_, end)| *end > span.start);
        if !clash {
            kept.insert(span.start, span.end);
        }
        !clash
    });
    numbers.sort_by_key(|span| span.start);
}

/// Puts the spans in the order of the text and fills in what stands there.
pub(crate) fn finish(text: &str, spans: &mut Vec<Span>) {
    spans.sort_by(|a, b| a.start.cmp(&b.start).then(b.end.cmp(&a.end)).then(a.kind.cmp(&b.kind)));
    spans.dedup_by(|b, a| a.kind == b.kind && a.start == b.start && a.end == b.end);
    // One walk over the text for the starts, short counts from there for the ends.
    let (mut byte, mut chars) = (0, 0);
    for span in spans.iter_mut() {
        chars += text[byte..span.start].chars().count();
        byte = span.start;
        span.start_char = chars;
        text[span.start..span.end].clone_into(&mut span.text);
        span.end_char = chars + span.text.chars().count();
    }
}
