//! What is known of a letter beside what was read of it. What is given wins; what is not given stays as it was read, or
//! unknown: nothing is guessed here.

use std::str::FromStr;

use document::Law;
use jiff::civil::Date;
use law::{clock::BodyKind, reliance::Holder};

use crate::draft::{Asked, Draft};

/// A kind of body, so far as the checks ask: its time for compliance, its limit of cost, the exemptions it has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Body {
    /// For the time for compliance.
    pub kind: BodyKind,
    /// Whether it is listed in Part I of Schedule 1; none where that is not known.
    pub higher_limit: Option<bool>,
    /// For the exemptions that only some bodies have; none where that is not known.
    pub holder: Option<Holder>,
}

impl FromStr for Body {
    type Err = String;

    /// A body by its name: `department`, `parliament`, `welsh-government`, `scottish-administration`, `council` and the
    /// like, or a kind of the clock. Fails with the sentence of the clock.
    fn from_str(name: &str) -> Result<Body, String> {
        let standard =
            |higher_limit, holder| Ok(Body { kind: BodyKind::Standard, higher_limit, holder: Some(holder) });
        match name {
            "department" | "government" => standard(Some(true), Holder::Department),
            "parliament" => standard(Some(true), Holder::House),
            "welsh-government" => standard(None, Holder::WelshGovernment),
            "scottish-administration" => standard(None, Holder::ScottishAdministration),
            "council" | "health" | "nhs" | "police" | "university" => standard(Some(false), Holder::Other),
            kind => {
                let kind: BodyKind = kind.parse()?;
                let holder = (kind == BodyKind::School).then_some(Holder::Other);
                Ok(Body { kind, higher_limit: None, holder })
            }
        }
    }
}

/// Facts about a letter, given by who has it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Known {
    /// The questions of the request; none where they are not known.
    pub request: Vec<Asked>,
    /// The law.
    pub law: Option<Law>,
    /// Who answers.
    pub body: Option<Body>,
    /// The date of receipt.
    pub received: Option<Date>,
    /// The date of the answer.
    pub answered: Option<Date>,
    /// Whether a part of the letter is missing; what breaks off is seen to be a part without it.
    pub excerpt: bool,
}

impl Known {
    /// Lays what is given over what was read.
    pub fn over(&self, draft: &mut Draft) {
        let response = &mut draft.response;
        response.law = self.law.or(response.law);
        response.received = self.received.or(response.received);
        response.answered = self.answered.or(response.answered);
        response.excerpt |= self.excerpt;
        if let Some(body) = &self.body {
            draft.body = Some(body.kind.id().to_owned());
            draft.higher_limit = body.higher_limit.or(draft.higher_limit);
            draft.holder = body.holder.or(draft.holder);
        }
        if !self.request.is_empty() {
            draft.request.clone_from(&self.request);
        }
    }
}
