//! A letter of anybody's, checked for anybody: opened, read, checked, told, forgotten. Nothing of it is kept, and nothing
//! of it goes into a log.
//!
//! What strangers hand in is read off the threads of the pages, within the limits of everything that comes from outside,
//! and only a few letters at a time, so that no number of them holds up the work of the desk.

use std::sync::Arc;

use document::response::Response;
use letters::{Asked, Draft, Known, Report, challenge::Challenge};
use reading::{Opened, ReadsPictures};
use tokio::sync::Semaphore;

use crate::{
    Office, SentIn,
    error::{Error, Result},
    history::is_response,
};

/// The longest letter that is checked, and the longest request beside it, in bytes of text: some forty pages. The time
/// of reading grows faster than the text, and what is longer was not written to be read here.
const LONGEST: usize = 100_000;
/// Letters held at the same time, those that wait for their turn included.
const HELD: usize = 12;

/// A letter to be checked, with what is known beside it.
#[derive(Clone, Debug)]
pub struct LetterToCheck {
    /// The letter.
    pub letter: SentIn,
    /// The request that it answers.
    pub request: Option<SentIn>,
    /// What is known of it; its `request` is filled with the questions of the request.
    pub known: Known,
}

/// What the checks say of a letter, and what was read of it.
#[derive(Clone, Debug)]
pub struct CheckedLetter {
    /// The text, into which all places point.
    pub text: String,
    /// The text of the request.
    pub request: String,
    /// The questions of the request.
    pub asked: Vec<Asked>,
    /// What was read of the letter, with the facts that were given laid over it.
    pub response: Response,
    /// Whether it looks like an answer to a request at all.
    pub is_response: bool,
    /// How the file was read, one sentence each.
    pub notes: Vec<String>,
    /// What the checks say.
    pub report: Report,
    /// What an applicant would be advised to raise against what it refuses.
    pub challenges: Vec<Challenge>,
}

/// Why a letter was not checked.
#[derive(Debug)]
pub struct Unchecked {
    /// Whether it lies in the request beside the letter.
    pub in_request: bool,
    /// Why.
    pub error: Error,
}

impl From<Error> for Unchecked {
    fn from(error: Error) -> Self {
        Unchecked { in_request: false, error }
    }
}

/// Counts who waits and who is read; one for all the pages of an office.
#[derive(Clone)]
pub(crate) struct Counter {
    held: Arc<Semaphore>,
    read: Arc<Semaphore>,
}

impl Default for Counter {
    fn default() -> Self {
        // The other half of the machine stays with the desk, whatever strangers hand in.
        let at_once = std::thread::available_parallelism().map_or(1, |all| (all.get() / 2).max(1));
        Counter { held: Arc::new(Semaphore::new(HELD)), read: Arc::new(Semaphore::new(at_once)) }
    }
}

impl Office {
    /// Checks a letter. Nothing is kept.
    ///
    /// Fails with one sentence where it, or the request, cannot be read, has no words or is longer than any letter, and
    /// where too many letters wait already.
    pub async fn check_letter(&self, mut sent: LetterToCheck) -> Result<CheckedLetter, Unchecked> {
        let held = Arc::clone(&self.counter.held).try_acquire_owned().map_err(|_| crowded())?;
        let turn = Arc::clone(&self.counter.read).acquire_owned().await.map_err(|_| crowded())?;
        let (limits, pictures) = (self.settings().limits.clone(), self.pictures);
        tokio::task::spawn_blocking(move || {
            let request = sent.request.take().map(|request| open(request, &limits, pictures));
            let request = request.transpose().map_err(of_the_request)?;
            let letter = open(sent.letter, &limits, pictures)?;
            let checked = checked(letter, request, sent.known, pictures);
            // A reader that goes on after its page was given up keeps its place until it is done.
            drop((held, turn));
            checked
        })
        .await
        .map_err(|_| Error::BadInput("the letter could not be read: paste its text".to_owned()))?
    }
}

fn open(sent: SentIn, limits: &container::Limits, pictures: &dyn ReadsPictures) -> Result<Opened> {
    let mut opened = match sent {
        SentIn::File { name, bytes } => reading::open_with(&bytes, Some(&name), limits, pictures)?,
        SentIn::Text(text) => Opened::from_text(text),
    };
    if opened.text.trim().is_empty() && opened.attachments.is_empty() {
        return Err(Error::BadInput("there are no words in it".to_owned()));
    }
    within(&opened.text)?;
    // Where the e-mail itself says nothing the reader looks into what is attached: as long as a letter, and no longer.
    opened.attachments.retain(|attached| {
        let inner =
            reading::open_with(&attached.bytes, attached.name.as_deref(), limits, &reading::NoPictures);
        inner.map_or(true, |inner| within(&inner.text).is_ok())
    });
    Ok(opened)
}

fn within(text: &str) -> Result<()> {
    match text.len() > LONGEST {
        true => Err(Error::BadInput("it is longer than any letter: check its parts one by one".to_owned())),
        false => Ok(()),
    }
}

fn checked(
    letter: Opened,
    request: Option<Opened>,
    mut known: Known,
    pictures: &dyn ReadsPictures,
) -> Result<CheckedLetter, Unchecked> {
    let mut asked_in = String::new();
    if let Some(request) = request {
        let mut read = reading::request_with(&request, pictures);
        // The questions may stand in an attachment of the e-mail that was opened.
        asked_in = read.text.take().unwrap_or(request.text);
        within(&asked_in).map_err(of_the_request)?;
        known.request = read.questions.into_iter().map(|q| Asked { label: q.label, text: q.text }).collect();
    }
    let mut response = reading::response::of_with(&letter, pictures);
    // The letter may be an attachment, too.
    let text = response.text.take().unwrap_or(letter.text);
    within(&text)?;
    let is_response = is_response(&response);
    let mut draft = Draft::from_response(response, &text);
    known.over(&mut draft);
    let report = letters::check(&draft);
    let challenges = letters::challenge::challenges(&draft);
    draft.response.text = None;
    Ok(CheckedLetter {
        text,
        request: asked_in,
        asked: known.request,
        response: draft.response,
        is_response,
        notes: letter.notes,
        report,
        challenges,
    })
}

fn of_the_request(error: Error) -> Unchecked {
    Unchecked { in_request: true, error }
}

fn crowded() -> Error {
    Error::BadInput("many letters are being checked at this moment: try again in a minute".to_owned())
}
