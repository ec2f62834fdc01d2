//! Who may do what: one table over role, relation to the case, stage and operation.
//!
//! The table is tried exhaustively by a test and stands as a golden in `tests/`. Nothing else in the program decides
//! who may do what; the link of a colleague or of an applicant carries its own scope.

use serde::{Deserialize, Serialize};

use crate::{
    actor::{Actor, Role},
    case::{Case, ClearanceState, LetterKind, Stage},
    command::Command,
};

/// How somebody stands to a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Relation {
    /// No relation yet.
    None,
    /// The case's officer.
    Owner,
    /// Asked for a contribution.
    Contributor,
    /// Decided a question or issued a letter of it.
    Decider,
    /// Asked to clear it, or deputy for it.
    Clearing,
    /// Declared an interest: kept out.
    Interested,
}

impl Relation {
    /// All relations.
    pub const ALL: [Relation; 6] = [
        Relation::None,
        Relation::Owner,
        Relation::Contributor,
        Relation::Decider,
        Relation::Clearing,
        Relation::Interested,
    ];
}

/// What can be done, in the grain at which it is permitted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Operation {
    /// See the case without who asks.
    SeeCase,
    /// See who asks, for a stated purpose.
    SeeApplicant,
    /// Open a case.
    OpenCase,
    /// Import what was answered before this program was used.
    ImportHistory,
    /// Put right what was misread in an imported response.
    CorrectHistory,
    /// Triage, and take it back.
    Triage,
    /// Put questions right and accept them.
    EditQuestions,
    /// Give the case to an officer.
    AssignOfficer,
    /// Clarification, extension, fees, transfer, withdrawal.
    MoveClock,
    /// File messages and say what they are.
    FileMessages,
    /// Assign teams, ask colleagues, consult third parties.
    AskColleagues,
    /// Supply information.
    Contribute,
    /// Decide questions, enclosures, words of the letter.
    Decide,
    /// Say why an enclosure may leave with what its inspection found.
    LetLeave,
    /// Let a finding stand.
    Overrule,
    /// Ask for clearance.
    AskClearance,
    /// Clear or return.
    Clear,
    /// Issue or resend a letter, or say what became of it.
    Send,
    /// Publish and withdraw, and say what may be seen.
    Publish,
    /// Ask for a review.
    RequestReview,
    /// Answer a review.
    AnswerReview,
    /// Remarks, holds, closing and opening again.
    Keep,
    /// What only the program itself notes: carried, in doubt, came back, computed again.
    ProgramNotes,
}

impl Operation {
    /// All operations.
    pub const ALL: [Operation; 23] = [
        Operation::SeeCase,
        Operation::SeeApplicant,
        Operation::OpenCase,
        Operation::ImportHistory,
        Operation::CorrectHistory,
        Operation::Triage,
        Operation::EditQuestions,
        Operation::AssignOfficer,
        Operation::MoveClock,
        Operation::FileMessages,
        Operation::AskColleagues,
        Operation::Contribute,
        Operation::Decide,
        Operation::LetLeave,
        Operation::Overrule,
        Operation::AskClearance,
        Operation::Clear,
        Operation::Send,
        Operation::Publish,
        Operation::RequestReview,
        Operation::AnswerReview,
        Operation::Keep,
        Operation::ProgramNotes,
    ];

    /// The operation that a command is.
    pub fn of(command: &Command) -> Operation {
        use Command as C;
        match command {
            C::ReadRequest { .. }
            | C::AnswerReading { .. }
            | C::CorrectReceipt { .. }
            | C::SplitQuestion { .. }
            | C::MergeQuestions { .. }
            | C::MoveQuestion { .. }
            | C::RewordQuestion { .. }
            | C::PutUnderStem { .. }
            | C::AddStem { .. }
            | C::AddQuestion { .. }
            | C::DropQuestion { .. }
            | C::FormGroup { .. }
            | C::Accept { .. } => Operation::EditQuestions,
            C::Triage { .. } | C::UndoTriage { .. } => Operation::Triage,
            C::AssignOfficer { .. } => Operation::AssignOfficer,
            C::MoveClock { .. } => Operation::MoveClock,
            C::Recompute {}
            | C::NoteFoundPublished { .. }
            | C::NoteInspection { .. }
            | C::NoteRedaction { .. }
            | C::NoteCarried { .. }
            | C::NoteInDoubt { .. }
            | C::NoteBounce { .. } => Operation::ProgramNotes,
            C::KeepHistoryRequest { .. } => Operation::ImportHistory,
            C::CorrectHistory { .. } => Operation::CorrectHistory,
            C::FileMessage { .. } | C::UnderstandMessage { .. } => Operation::FileMessages,
            C::AssignQuestions { .. }
            | C::AskContribution { .. }
            | C::WithdrawAsk { .. }
            | C::ConsultThirdParty { .. }
            | C::NoteThirdPartyView { .. } => Operation::AskColleagues,
            C::Contribute { .. } | C::PassOn { .. } => Operation::Contribute,
            C::Decide { .. }
            | C::TakeBackDecision { .. }
            | C::ProposeAnswers { .. }
            | C::TakeProposal { .. }
            | C::RejectProposal { .. }
            | C::AddEnclosure { .. }
            | C::MarkEnclosure { .. }
            | C::UnmarkEnclosure { .. }
            | C::RemoveEnclosure { .. }
            | C::WordLetter { .. }
            | C::WriteIn { .. } => Operation::Decide,
            C::LetLeave { .. } => Operation::LetLeave,
            C::OverruleFinding { .. } => Operation::Overrule,
            C::AskClearance { .. } | C::TakeBackClearance { .. } => Operation::AskClearance,
            C::ReturnClearance { .. } | C::GiveClearance { .. } => Operation::Clear,
            C::IssueLetter { kind: LetterKind::ReviewOutcome, .. } => Operation::AnswerReview,
            C::IssueLetter { .. }
            | C::ResolveDoubt { .. }
            | C::ResendLetter { .. }
            | C::MarkSentInError { .. } => Operation::Send,
            C::Publish { .. } | C::WithdrawPublication { .. } | C::JudgePersonal { .. } => Operation::Publish,
            C::RequestReview { .. } => Operation::RequestReview,
            C::AnswerReview { .. } => Operation::AnswerReview,
            C::LookAtApplicant { .. } | C::CorrectApplicant { .. } => Operation::SeeApplicant,
            C::NoteComplaint { .. }
            | C::PlaceHold { .. }
            | C::LiftHold { .. }
            | C::Note { .. }
            | C::Close { .. }
            | C::Reopen { .. }
            | C::LookAtMoves { .. }
            | C::SetClearanceRule { .. } => Operation::Keep,
        }
    }
}

/// Who asks to do it, as the table knows them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// A person with this role.
    Role(Role),
    /// A colleague with a link.
    Link,
    /// The applicant.
    Applicant,
    /// Anybody.
    Public,
    /// The program, or the command line of the server.
    Program,
}

impl Standing {
    /// All standings.
    pub const ALL: [Standing; 8] = [
        Standing::Role(Role::Officer),
        Standing::Role(Role::Approver),
        Standing::Role(Role::Contributor),
        Standing::Role(Role::Administrator),
        Standing::Link,
        Standing::Applicant,
        Standing::Public,
        Standing::Program,
    ];
}

/// The table.
pub fn allowed(standing: Standing, relation: Relation, stage: Stage, operation: Operation) -> bool {
    use Operation as O;
    if relation == Relation::Interested && !matches!(standing, Standing::Program) {
        return false;
    }
    // What was answered before is kept, found, and published after a look; nobody works on it, the program neither.
    let kept = matches!(
        operation,
        O::SeeCase | O::SeeApplicant | O::ImportHistory | O::CorrectHistory | O::Keep | O::Publish
    );
    if stage == Stage::History && !kept {
        return false;
    }
    match standing {
        Standing::Program => true,
        Standing::Public => operation == O::OpenCase,
        Standing::Applicant => matches!(operation, O::FileMessages | O::RequestReview | O::OpenCase),
        Standing::Link => operation == O::Contribute && matches!(stage, Stage::Open | Stage::Review),
        Standing::Role(Role::Contributor) => {
            operation == O::Contribute
                && relation == Relation::Contributor
                && matches!(stage, Stage::Open | Stage::Review)
        }
        Standing::Role(Role::Approver) => match operation {
            O::SeeCase => true,
            // Of the two people that a file with hidden things needs, one may be an approver.
            O::LetLeave => matches!(stage, Stage::Open | Stage::Answered | Stage::Review),
            O::Clear => relation == Relation::Clearing,
            O::Keep => relation == Relation::Clearing,
            _ => false,
        },
        Standing::Role(Role::Administrator) => {
            matches!(operation, O::SeeCase | O::AssignOfficer | O::ImportHistory)
                || operation == O::CorrectHistory && stage == Stage::History
        }
        Standing::Role(Role::Officer) => match operation {
            O::ProgramNotes | O::ImportHistory | O::Clear | O::Contribute => false,
            // A fresh pair of eyes: who decided does not answer the review.
            O::AnswerReview => stage == Stage::Review && !matches!(relation, Relation::Decider),
            O::SeeCase | O::SeeApplicant | O::OpenCase | O::Keep | O::AssignOfficer | O::FileMessages => true,
            O::Triage => matches!(stage, Stage::Received | Stage::Reading | Stage::Closed),
            O::EditQuestions => matches!(stage, Stage::Received | Stage::Reading | Stage::Open),
            O::MoveClock => matches!(stage, Stage::Reading | Stage::Open),
            O::AskColleagues => matches!(stage, Stage::Reading | Stage::Open | Stage::Review),
            O::Decide | O::LetLeave | O::Overrule | O::AskClearance => {
                matches!(stage, Stage::Open | Stage::Answered | Stage::Review)
            }
            // A notice that a request is not valid goes out on a case that is closed by it.
            O::Send => !matches!(stage, Stage::Received),
            O::CorrectHistory => stage == Stage::History,
            O::Publish => matches!(stage, Stage::Open | Stage::Answered | Stage::Review | Stage::History),
            O::RequestReview => matches!(stage, Stage::Open | Stage::Answered | Stage::Review),
        },
    }
}

/// How an actor stands to a case.
pub fn relation(actor: &Actor, case: &Case) -> Relation {
    let Actor::Person { id, roles, .. } = actor else {
        return if matches!(actor, Actor::Link { .. }) { Relation::Contributor } else { Relation::None };
    };
    let clearing = case
        .clearances
        .iter()
        .any(|c| c.state == ClearanceState::Asked && (c.approver == *id || c.deputy == Some(*id)));
    if clearing {
        return Relation::Clearing;
    }
    // While a review is open, who decided is who decided before it was asked for: the reviewer decides anew.
    let decided = match case.reviews.iter().find(|r| r.answered.is_none()) {
        Some(review) => review.deciders.contains(id),
        None => case.questions.iter().any(|q| q.decider == Some(*id)),
    };
    if decided {
        return Relation::Decider;
    }
    if case.officer == Some(*id) {
        return Relation::Owner;
    }
    if roles.contains(&Role::Contributor) && !roles.contains(&Role::Officer) {
        return Relation::Contributor;
    }
    Relation::None
}

/// Whether an actor may do something on a case as it stands.
pub fn may(actor: &Actor, case: &Case, operation: Operation) -> bool {
    let relation = relation(actor, case);
    standings(actor).any(|standing| allowed(standing, relation, case.stage(), operation))
}

/// The rows of the table that an actor has.
pub fn standings(actor: &Actor) -> impl Iterator<Item = Standing> + '_ {
    let (roles, other): (&[Role], Option<Standing>) = match actor {
        Actor::Person { roles, .. } => (roles, None),
        Actor::Link { .. } => (&[], Some(Standing::Link)),
        Actor::Applicant => (&[], Some(Standing::Applicant)),
        Actor::Public => (&[], Some(Standing::Public)),
        Actor::Program { .. } | Actor::CommandLine => (&[], Some(Standing::Program)),
    };
    roles.iter().map(|r| Standing::Role(*r)).chain(other)
}
