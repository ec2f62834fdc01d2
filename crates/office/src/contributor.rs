//! A colleague with a link: exactly the questions put to them, never who asks.

use casework::{
    Actor, Case, CaseId, Command,
    case::{Ask, Minutes, StoredFile},
    ids::{AskId, QuestionId},
};
use jiff::civil::Date;
use uuid::Uuid;

use crate::{
    Office, Who,
    ask::ask_link,
    error::{Error, Result},
    file_names::media_type,
    work::Work,
};

/// The largest file a colleague may attach, in bytes.
pub const MAX_FILE: usize = 25 * 1024 * 1024;

/// What a colleague sees: nothing of the applicant, of other questions, of the case's name or number.
#[derive(Clone, Debug)]
pub struct ContributorPage {
    /// The authority's name.
    pub authority: String,
    /// Its colour.
    pub colour: String,
    /// To whom it was put.
    pub team: String,
    /// By when.
    pub by: Date,
    /// A line from the officer.
    pub note: String,
    /// The questions with what was said so far.
    pub questions: Vec<ContributorQuestion>,
    /// Whether everything asked was answered.
    pub done: bool,
    /// Whether it was withdrawn or passed on, so that nothing is needed.
    pub closed: bool,
}

/// One question as a colleague sees it.
#[derive(Clone, Debug)]
pub struct ContributorQuestion {
    /// Its number in the case.
    pub id: QuestionId,
    /// The words, as an officer let them go.
    pub words: String,
    /// What they said last.
    pub said: Option<Supplied>,
}

/// What a colleague supplies for one question.
#[derive(Clone, Debug, Default)]
pub struct Supplied {
    /// Their words.
    pub text: String,
    /// They do not hold it.
    pub not_held: bool,
    /// Names and bytes of files; on a page only the names.
    pub files: Vec<(String, Vec<u8>)>,
    /// How long it took.
    pub minutes: Minutes,
}

struct Opened {
    who: Who,
    case: CaseId,
    ask: AskId,
}

impl Office {
    /// What a link opens. The link is `CASE.ASK.SECRET`; anything wrong with it is the same "not found".
    pub async fn contributor_page(&self, link: &str) -> Result<ContributorPage> {
        let opened = self.open_link(link).await?;
        let authority = self.authority(opened.who.authority).await?;
        let (case, _) = self.load_case(opened.who.authority, &authority, opened.case).await?;
        let ask = case.ask(opened.ask).ok_or(Error::NotFound("page"))?;
        Ok(ContributorPage {
            authority: authority.profile.name.clone(),
            colour: authority.profile.colour.clone(),
            team: ask.team.clone(),
            by: ask.by,
            note: ask.note.clone(),
            questions: ask.questions.iter().map(|q| question_page(ask, q.question, &q.words)).collect(),
            done: !ask.is_open(),
            closed: ask.withdrawn || ask.passed_on.is_some(),
        })
    }

    /// A colleague supplies what they hold for one question.
    pub async fn contribute(
        &self,
        link: &str,
        command_id: &str,
        question: QuestionId,
        supplied: Supplied,
    ) -> Result<()> {
        let opened = self.open_link(link).await?;
        if self.store.outcome_of(opened.who.authority, command_id).await?.is_some() {
            return Ok(());
        }
        let mut files: Vec<StoredFile> = Vec::new();
        for (name, bytes) in &supplied.files {
            if bytes.len() > MAX_FILE {
                return Err(Error::BadInput(format!(
                    "'{name}' is {} MB; files up to 25 MB are taken: send it to the officer another way",
                    bytes.len() / 1_048_576
                )));
            }
            let kind = media_type(name, bytes);
            files.push(self.keep_file(opened.who.authority, opened.case, name, kind, bytes).await?);
        }
        self.link_act(
            &opened,
            command_id,
            Command::Contribute {
                ask: opened.ask,
                question,
                text: supplied.text.trim().to_owned(),
                not_held: supplied.not_held,
                files,
                minutes: supplied.minutes,
            },
        )
        .await
    }

    /// A colleague says that somebody else should be asked.
    pub async fn pass_on(&self, link: &str, command_id: &str, to: &str, why: &str) -> Result<()> {
        let opened = self.open_link(link).await?;
        let command = Command::PassOn { ask: opened.ask, to: to.to_owned(), why: why.to_owned() };
        self.link_act(&opened, command_id, command).await
    }

    async fn link_act(&self, opened: &Opened, command_id: &str, command: Command) -> Result<()> {
        let mut attempts = 0;
        loop {
            let mut work = Work::on(self, &opened.who, opened.case).await?;
            work.decide(command.clone())?;
            match work.commit(self, command_id, b"{}").await {
                Ok(_) => return Ok(()),
                Err(Error::Busy) if attempts < 8 => attempts += 1,
                Err(error) => return Err(error),
            }
        }
    }

    async fn open_link(&self, link: &str) -> Result<Opened> {
        let nothing = || Error::NotFound("page");
        let mut parts = link.splitn(3, '.');
        let case: Uuid = parts.next().and_then(|p| p.parse().ok()).ok_or_else(nothing)?;
        let ask: u32 = parts.next().and_then(|p| p.parse().ok()).ok_or_else(nothing)?;
        let secret = parts.next().ok_or_else(nothing)?;
        let found = self.store.link(&store::token_hash(secret), self.now()).await?.ok_or_else(nothing)?;
        let (case, ask) = (CaseId(case), AskId(ask));
        if found.kind != store::LinkKind::Contributor || found.subject != ask_link(case, ask) {
            return Err(nothing());
        }
        Ok(Opened {
            who: Who {
                authority: found.authority,
                actor: Actor::Link { ask, name: "a colleague".to_owned() },
            },
            case,
            ask,
        })
    }
}

fn question_page(ask: &Ask, question: QuestionId, words: &str) -> ContributorQuestion {
    let said = ask.contributions.iter().rev().find(|c| c.question == question).map(|c| Supplied {
        text: c.text.clone(),
        not_held: c.not_held,
        files: c.files.iter().map(|f| (f.name.clone(), Vec::new())).collect(),
        minutes: c.minutes,
    });
    ContributorQuestion { id: question, words: words.to_owned(), said }
}

/// Minutes that colleagues spent on a case which count towards the limit.
pub(crate) fn countable_minutes(case: &Case) -> u32 {
    case.asks
        .iter()
        .flat_map(|a| &a.contributions)
        .map(|c| c.minutes.countable())
        .fold(0, u32::saturating_add)
}
