//! What is read of a file or a text: looked at before anything is kept, and then kept in the same words.
//!
//! Reading takes time, scans most of all, so that it never happens on the threads that serve pages.

use casework::{
    Command,
    case::{Reading, Sign, SignKind, Stem, Unclear},
    command::QuestionWords,
};
use document::{Span, Sure, request::Request};
use reading::{Claim, Opened};

use crate::{
    Office, Who,
    error::{Error, Result},
    intake::{command_of, name_of},
};

/// What is handed in to be read.
#[derive(Clone, Debug)]
pub enum Sent {
    /// A file, by its name and bytes.
    File {
        /// Its name.
        name: String,
        /// Its bytes.
        bytes: Vec<u8>,
    },
    /// Words, typed or pasted.
    Text(String),
}

/// What was read, for an officer to look at before it is taken in. Nothing of it is kept.
#[derive(Clone, Debug)]
pub struct Preview {
    /// The text, into which all places point.
    pub text: String,
    /// The questions, who asks, under which law, what is unclear.
    pub request: Request,
    /// What an officer should know.
    pub signs: Vec<Sign>,
    /// What was read beside the questions, with its places.
    pub claims: Vec<Claim>,
    /// What the message may be, the likeliest first: the name of the kind, and why.
    pub triage: Vec<(String, String)>,
    /// The reference of a case on which it would be filed instead of opening one.
    pub belongs_to: Option<String>,
    /// The reference of the case that it opened when it was received before.
    pub received_before: Option<String>,
}

/// A message as it was read.
pub(crate) struct Read {
    pub opened: Opened,
    pub request: Request,
    pub signs: Vec<Sign>,
}

impl Read {
    fn of(opened: Opened, pictures: &dyn reading::ReadsPictures) -> Read {
        let request = reading::request_with(&opened, pictures);
        let signs = reading::signs(&opened, &request).into_iter().filter_map(sign).collect();
        Read { opened, request, signs }
    }

    /// The text into which the places point: that of the message, or of the attachment that holds the questions.
    pub fn text(&self) -> &str {
        self.request.text.as_deref().unwrap_or(&self.opened.text)
    }

    /// The reading as a command.
    pub fn command(&self) -> Command {
        let request = &self.request;
        let stems = request.stems.iter().zip(0..).map(|(s, id)| Stem {
            id,
            text: s.text.clone(),
            place: Some(Span::new(s.start, s.end)),
        });
        let questions = request.questions.iter().map(|q| QuestionWords {
            path: q.path.clone(),
            label: q.label.clone(),
            heading: q.heading.clone(),
            text: q.text.clone(),
            place: Some(Span::new(q.start, q.end)),
            stem: q.stem.and_then(|s| u32::try_from(s).ok()),
            own_personal_data: q.own_personal_data,
        });
        let unclear = request
            .unclear
            .iter()
            .map(|u| Unclear { why: u.why.clone(), place: Some(Span::new(u.start, u.end)) });
        Command::ReadRequest {
            law: request.law,
            stems: stems.collect(),
            questions: questions.collect(),
            unclear: unclear.collect(),
            reading: Some(Box::new(Reading {
                reader: reading::VERSION.to_owned(),
                laws: request.laws.clone(),
                date: request.date,
                subject: request.subject.clone(),
                sure: request.questions.iter().map(|q| q.certainty).collect(),
                signs: self.signs.clone(),
            })),
        }
    }
}

/// A sign of the reader as casework keeps it.
fn sign(read: reading::Sign) -> Option<Sign> {
    Some(Sign {
        kind: SignKind::from_id(&name_of(&read.kind))?,
        value: read.value,
        why: read.why,
        place: (read.start < read.end).then(|| Span::new(read.start, read.end)),
        sure: Sure::of(f64::from(read.certainty)),
    })
}

impl Office {
    /// Opens a file off the asynchronous threads, within the limits.
    pub(crate) async fn read_file(&self, name: &str, bytes: &[u8]) -> Result<Opened> {
        let (name, bytes) = (name.to_owned(), bytes.to_vec());
        let (limits, pictures) = (self.settings().limits.clone(), self.pictures);
        tokio::task::spawn_blocking(move || reading::open_with(&bytes, Some(&name), &limits, pictures))
            .await
            .map_err(|_| unread())?
            .map_err(Error::from)
    }

    /// Opens and reads a message off the asynchronous threads, within the limits.
    pub(crate) async fn read_whole(&self, sent: Sent) -> Result<Read> {
        let (limits, pictures) = (self.settings().limits.clone(), self.pictures);
        tokio::task::spawn_blocking(move || {
            let opened = match sent {
                Sent::File { name, bytes } => reading::open_with(&bytes, Some(&name), &limits, pictures)?,
                Sent::Text(text) => Opened::from_text(text),
            };
            Ok(Read::of(opened, pictures))
        })
        .await
        .map_err(|_| unread())?
    }

    /// What is read of a file or a text, for somebody of the desk to look at; nothing is kept.
    ///
    /// Fails with one sentence where it cannot be read.
    pub async fn preview(&self, who: &Who, sent: Sent) -> Result<Preview> {
        who.of_the_desk()?;
        let bytes = match &sent {
            Sent::File { bytes, .. } => Some(bytes.clone()),
            Sent::Text(_) => None,
        };
        let read = self.read_whole(sent).await?;
        let (mut belongs_to, mut received_before) = (None, None);
        if let Some(bytes) = bytes {
            let mail = read.opened.mail.as_ref();
            let message_id = mail.and_then(|m| m.message_id.clone()).unwrap_or_default();
            let command = command_of(&message_id, &bytes);
            if let Some(done) = self.store.outcome_of(who.authority, &command).await? {
                let told: Option<crate::Received> = serde_json::from_slice(&done.outcome).ok();
                received_before = told.map(|received| received.reference);
            } else if let Some(mail) = mail
                && let Some(case) = self.case_of_message(who.authority, mail, &read.opened.text).await?
            {
                belongs_to = self.store.case(who.authority, case.0).await?.map(|c| c.row.reference);
            }
        }
        let (opened, request) = (&read.opened, &read.request);
        let claims = reading::claims(opened, request);
        let triage = reading::triage(opened, request)
            .into_iter()
            .map(|guess| match name_of(&guess.kind).as_str() {
                "foi" => ("request".to_owned(), guess.why),
                other => (other.to_owned(), guess.why),
            })
            .collect();
        let text = read.text().to_owned();
        Ok(Preview {
            text,
            claims,
            triage,
            belongs_to,
            received_before,
            request: read.request,
            signs: read.signs,
        })
    }
}

fn unread() -> Error {
    Error::BadInput("the file could not be read: send it as plain text or as a PDF with text".to_owned())
}
