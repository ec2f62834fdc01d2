//! The applicant: following one's own request by reference and secret link, and asking for a review.

use casework::{
    Actor, CaseId, Command, Stage,
    case::{Addressee, Letter, LetterState},
};
use jiff::civil::Date;
use law::clock::Due;

use crate::{
    Office, Who,
    error::{Error, Result},
    letter::Form,
};

/// What the applicant sees of their request: where it stands, never how it is worked on.
#[derive(Clone, Debug)]
pub struct Followed {
    /// The case.
    pub case: CaseId,
    /// The reference.
    pub reference: String,
    /// The subject.
    pub subject: String,
    /// The day of receipt.
    pub received_on: Date,
    /// Where it stands, in a sentence.
    pub stands: String,
    /// The latest date for what is still to come.
    pub due: Option<Date>,
    /// How that date was worked out.
    pub working: Option<Due>,
    /// The questions, as read.
    pub questions: Vec<String>,
    /// Letters that left: number, what it is, its day.
    pub letters: Vec<(casework::ids::LetterId, String, Date)>,
    /// Whether a review may be asked for here.
    pub may_ask_review: bool,
    /// A review that is open, with its latest date.
    pub review: Option<Option<Date>>,
}

impl Office {
    /// What the secret link of an applicant opens.
    pub async fn follow(&self, reference: &str, secret: &str) -> Result<Followed> {
        let (who, case) = self.applicant(reference, secret).await?;
        let authority = self.authority(who.authority).await?;
        let (case, _) = self.load_case(who.authority, &authority, case).await?;
        let stage = case.stage();
        let group = case.groups.values().find(|g| case.unanswered().any(|q| q.group == g.id));
        let left = case
            .letters
            .iter()
            .filter(|l| is_theirs(l))
            .map(|l| (l.id, l.kind.words().to_owned(), l.on))
            .collect();
        let waits = case.groups.values().any(|g| g.waits_for_applicant());
        let stands = match stage {
            Stage::Received | Stage::Reading => "We have it and are reading it.",
            Stage::Open if waits => "We need to hear from you about part of it: see our letter.",
            Stage::Open => "We are working on the answer.",
            Stage::Answered => "It is answered.",
            Stage::Review => "It is answered, and we are looking at it again as you asked.",
            Stage::Closed | Stage::History => "It is closed.",
        };
        Ok(Followed {
            case: case.id,
            reference: case.reference.clone(),
            subject: case.subject.clone(),
            received_on: case.origin.received_on,
            stands: stands.to_owned(),
            due: case.due(),
            working: group.and_then(|g| {
                casework::working_with(&case, g, &authority, self.today(), self.edition).answer()
            }),
            questions: case.questions.iter().map(|q| q.text.clone()).collect(),
            letters: left,
            may_ask_review: case.reviews.iter().all(|r| r.answered.is_some())
                && (stage == Stage::Answered || case.due().is_some_and(|due| due < self.today())),
            review: case.reviews.iter().find(|r| r.answered.is_none()).map(|r| r.due),
        })
    }

    /// A letter that left, for the applicant.
    pub async fn followed_letter(
        &self,
        reference: &str,
        secret: &str,
        letter: casework::ids::LetterId,
    ) -> Result<Vec<u8>> {
        let (who, case) = self.applicant(reference, secret).await?;
        let state = self.case(&who, case).await?;
        let found = state.letter(letter).ok_or(Error::NotFound("letter"))?;
        if !is_theirs(found) {
            return Err(Error::NotFound("letter"));
        }
        self.issued_letter(&who, case, letter, Form::Pdf).await
    }

    /// The applicant asks for a review.
    pub async fn ask_review(
        &self,
        reference: &str,
        secret: &str,
        command_id: &str,
        grounds: &str,
    ) -> Result<()> {
        let (who, case) = self.applicant(reference, secret).await?;
        self.act(&who, case, command_id, vec![Command::RequestReview { grounds: grounds.trim().to_owned() }])
            .await?;
        Ok(())
    }

    async fn applicant(&self, reference: &str, secret: &str) -> Result<(Who, CaseId)> {
        let nothing = || Error::NotFound("request, or the link is not whole");
        let link =
            self.store.link(&store::token_hash(secret.trim()), self.now()).await?.ok_or_else(nothing)?;
        if link.kind != store::LinkKind::Applicant {
            return Err(nothing());
        }
        let found =
            self.store.case_by_reference(link.authority, reference.trim()).await?.ok_or_else(nothing)?;
        if found.id != link.subject {
            return Err(nothing());
        }
        Ok((Who { authority: link.authority, actor: Actor::Applicant }, CaseId(found.id)))
    }
}

/// Whether a letter left and was for the applicant: what went to third parties, colleagues and the regulator is not theirs.
fn is_theirs(letter: &Letter) -> bool {
    letter.kind.addressee() == Addressee::Applicant && matches!(letter.state, LetterState::Carried { .. })
}
