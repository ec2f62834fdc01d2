//! What arrives: by e-mail, on the desk, by the public form. A new case, or a message filed on the case it belongs to.

use casework::{
    Actor, Case, CaseId, Command, OpenCase,
    case::{Channel, FoundPublished, Message, MessagePurpose, Origin, StoredFile},
    ids::MessageId,
};
use document::{request::Applicant, request::Request};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::{
    Office, Who,
    clock::{london, to_microsecond},
    error::{Error, Result},
    file_names::{media_type, safe_name},
    message_ids::{letter_named, names_an_ask, reference_in_message_id},
    preview::{Read, Sent as SentIn},
    secrets::derived_id,
    work::Work,
};

/// What became of something received.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Received {
    /// The case.
    pub case: CaseId,
    /// Its reference.
    pub reference: String,
    /// Whether the case is new; otherwise the message was filed on it.
    pub new: bool,
    /// How many questions were read.
    pub questions: usize,
    /// Whether it had been received before.
    #[serde(default)]
    pub repeated: bool,
}

/// A request typed or pasted on the desk.
#[derive(Clone, Debug)]
pub struct Typed {
    /// The text.
    pub text: String,
    /// The subject.
    pub subject: String,
    /// Who asks.
    pub applicant: Applicant,
    /// How it came.
    pub channel: Channel,
    /// The day it came, where it came earlier than today.
    pub received_on: Option<jiff::civil::Date>,
}

/// A request made by the public form.
#[derive(Clone, Debug)]
pub struct FormRequest {
    /// What is asked, in one text or question by question.
    pub questions: Vec<String>,
    /// Who asks.
    pub applicant: Applicant,
    /// In which form they want the answer (s.11).
    pub format: String,
    /// Published answers that answered a part of it already.
    pub answered_by: Vec<FoundPublished>,
}

/// A message that has a number already: of a demonstration, or of the system used before.
#[derive(Clone, Debug)]
pub struct Numbered {
    /// Its number in the series of the year in which it came.
    pub number: u32,
    /// The file's name.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// How it came.
    pub channel: Channel,
    /// When.
    pub at: Timestamp,
}

/// What is kept and folded when a message opens a case.
struct Arrival {
    number: Option<u32>,
    command_id: String,
    channel: Channel,
    at: Timestamp,
    received_on: jiff::civil::Date,
    name: String,
    bytes: Vec<u8>,
    read: Read,
    applicant: Option<Applicant>,
    subject: Option<String>,
}

fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|b| format!("{b:02x}")).collect()
}

impl Office {
    /// Receives a file: an e-mail, a text, a document. The same message twice is one case.
    ///
    /// `at` is the instant of arrival at our system; the day of receipt is its civil date in London.
    pub async fn receive(
        &self,
        who: &Who,
        name: &str,
        bytes: Vec<u8>,
        channel: Channel,
        at: Timestamp,
    ) -> Result<Received> {
        self.receive_file(who, None, name.to_owned(), bytes, channel, at).await
    }

    /// Receives a file under a number that it has already; numbers given later go on after it.
    pub async fn receive_numbered(&self, who: &Who, message: Numbered) -> Result<Received> {
        let Numbered { number, name, bytes, channel, at } = message;
        self.receive_file(who, Some(number), name, bytes, channel, at).await
    }

    async fn receive_file(
        &self,
        who: &Who,
        number: Option<u32>,
        name: String,
        bytes: Vec<u8>,
        channel: Channel,
        at: Timestamp,
    ) -> Result<Received> {
        let read = self.read_whole(SentIn::File { name: name.clone(), bytes: bytes.clone() }).await?;
        let message_id = read.opened.mail.as_ref().and_then(|m| m.message_id.clone()).unwrap_or_default();
        let at = to_microsecond(at);
        self.take_in(
            who,
            Arrival {
                number,
                command_id: command_of(&message_id, &bytes),
                channel,
                at,
                received_on: london(at),
                name,
                bytes,
                read,
                applicant: None,
                subject: None,
            },
        )
        .await
    }

    /// Takes in what an officer typed or pasted.
    pub async fn enter(&self, who: &Who, command_id: &str, typed: Typed) -> Result<Received> {
        self.enter_with(who, command_id, typed, None).await
    }

    /// Takes in what an officer typed from a file whose words no program could read: the file is kept as the original,
    /// by its name and bytes.
    pub async fn enter_with(
        &self,
        who: &Who,
        command_id: &str,
        typed: Typed,
        original: Option<(String, Vec<u8>)>,
    ) -> Result<Received> {
        who.of_the_desk()?;
        if typed.text.trim().is_empty() {
            return Err(Error::BadInput(
                "there is no text: paste the request, or upload the file".to_owned(),
            ));
        }
        let now = self.now();
        let received_on = typed.received_on.unwrap_or_else(|| london(now));
        if received_on > london(now) {
            return Err(Error::BadInput("the day of receipt lies ahead: give the day it arrived".to_owned()));
        }
        let (name, bytes) =
            original.unwrap_or_else(|| ("request.txt".to_owned(), typed.text.clone().into_bytes()));
        self.take_in(
            who,
            Arrival {
                number: None,
                command_id: command_id.to_owned(),
                channel: typed.channel,
                at: now,
                received_on,
                name,
                bytes,
                read: self.read_whole(SentIn::Text(typed.text)).await?,
                applicant: Some(typed.applicant),
                subject: Some(typed.subject).filter(|s| !s.trim().is_empty()),
            },
        )
        .await
    }

    /// Takes in a request of the public form. Returns it with the secret of the applicant's link.
    pub async fn ask(
        &self,
        authority: Uuid,
        command_id: &str,
        form: FormRequest,
    ) -> Result<(Received, String)> {
        let questions: Vec<&str> =
            form.questions.iter().map(|q| q.trim()).filter(|q| !q.is_empty()).collect();
        if questions.is_empty() {
            return Err(Error::BadInput("write what you want to know".to_owned()));
        }
        let reply = form.applicant.email.as_deref().is_some_and(|e| e.contains('@'))
            || form.applicant.address.as_deref().is_some_and(|a| !a.trim().is_empty());
        if !reply {
            return Err(Error::BadInput(
                "give an e-mail address or a postal address, so that we can answer".to_owned(),
            ));
        }
        let mut text = if questions.len() == 1 {
            format!("{}\n", questions[0])
        } else {
            questions
                .iter()
                .enumerate()
                .map(|(i, q)| format!("{}. {q}\n", i + 1))
                .collect::<Vec<_>>()
                .join("\n")
        };
        if !form.format.trim().is_empty() {
            text.push_str(&format!("\nPlease send the information as: {}\n", form.format.trim()));
        }
        let subject = questions[0].split_whitespace().take(12).collect::<Vec<_>>().join(" ");
        let now = self.now();
        let who = Who::public(authority);
        let received = self
            .take_in(
                &who,
                Arrival {
                    number: None,
                    command_id: command_id.to_owned(),
                    channel: Channel::Web,
                    at: now,
                    received_on: london(now),
                    name: "request.txt".to_owned(),
                    bytes: text.clone().into_bytes(),
                    read: self.read_whole(SentIn::Text(text)).await?,
                    applicant: Some(form.applicant),
                    subject: Some(subject),
                },
            )
            .await?;
        if !form.answered_by.is_empty() && !received.repeated {
            let program = Who::program(authority, "the public form");
            self.act(
                &program,
                received.case,
                &format!("{command_id}:answered-by"),
                vec![Command::NoteFoundPublished { answers: form.answered_by }],
            )
            .await?;
        }
        let secret = self.link_secret(applicant_link(received.case));
        Ok((received, secret))
    }

    async fn take_in(&self, who: &Who, arrival: Arrival) -> Result<Received> {
        if let Some(done) = self.store.outcome_of(who.authority, &arrival.command_id).await? {
            return repeated(&done.outcome);
        }
        let opened = &arrival.read.opened;
        let mail = opened.mail.clone();
        let mut attempts = 0;
        loop {
            let belongs = match (&mail, arrival.channel) {
                (Some(mail), _) => self.case_of_message(who.authority, mail, &opened.text).await?,
                _ => None,
            };
            let done = match belongs {
                Some(case) => self.file_message(who, &arrival, case).await,
                None => self.open_case(who, &arrival).await,
            };
            match done {
                Err(Error::Busy) if attempts < 8 => attempts += 1,
                other => return other,
            }
        }
    }

    async fn keep(&self, authority: Uuid, case: CaseId, name: &str, bytes: &[u8]) -> Result<StoredFile> {
        self.keep_file(authority, case, name, media_type(name, bytes), bytes).await
    }

    /// Keeps a file of a case under its digest, durably, before anything points to it.
    pub(crate) async fn keep_file(
        &self,
        authority: Uuid,
        case: CaseId,
        name: &str,
        media_type: String,
        bytes: &[u8],
    ) -> Result<StoredFile> {
        let sha256 = self.store.put_document(authority, case.0, bytes.to_vec()).await?;
        Ok(StoredFile { sha256, name: safe_name(name), media_type, bytes: bytes.len() as u64 })
    }

    async fn open_case(&self, who: &Who, arrival: &Arrival) -> Result<Received> {
        let authority = self.authority(who.authority).await?;
        let case = CaseId(derived_id(who.authority, &arrival.command_id));
        let original = self.keep(who.authority, case, &arrival.name, &arrival.bytes).await?;
        let mut attachments = Vec::new();
        for attachment in &arrival.read.opened.attachments {
            let name = attachment.name.as_deref().unwrap_or("attachment");
            attachments.push(self.keep(who.authority, case, name, &attachment.bytes).await?);
        }
        let request = &arrival.read.request;
        let text = arrival.read.text().to_owned();
        let year = arrival.received_on.year();
        let series = format!("{}-{year}", authority.profile.reference_prefix);
        let number = match arrival.number {
            None => self.store.next_number(who.authority, &series).await?,
            Some(number) => {
                self.store.number_taken(who.authority, &series, number).await?;
                number
            }
        };
        let reference = format!("{series}-{number:04}");
        let applicant =
            merge_applicant(arrival.applicant.clone(), request, arrival.read.opened.mail.as_ref());
        let subject = subject_of(arrival, request);
        let mut work = Work::opening(
            self,
            who,
            OpenCase {
                id: case,
                reference: reference.clone(),
                subject,
                origin: Origin {
                    channel: arrival.channel,
                    received_at: arrival.at,
                    received_on: arrival.received_on,
                    message_id: arrival.read.opened.mail.as_ref().and_then(|m| m.message_id.clone()),
                },
                applicant,
                original,
                attachments,
                text,
            },
        )
        .await?;
        let reader = Actor::program("the reader");
        work.decide_as(&reader, arrival.read.command())?;
        let questions = work.case.questions.len();
        work.links.push(store::LinkChange::Make(self.applicant_link(case, work.now)?));
        let received = Received { case, reference, new: true, questions, repeated: false };
        let outcome = serde_json::to_vec(&received).unwrap_or_default();
        let committed = work.commit(self, &arrival.command_id, &outcome).await?;
        if committed.repeated { repeated(&committed.outcome) } else { Ok(received) }
    }

    async fn file_message(&self, who: &Who, arrival: &Arrival, case: CaseId) -> Result<Received> {
        let original = self.keep(who.authority, case, &arrival.name, &arrival.bytes).await?;
        let mut work = Work::on(self, who, case).await?;
        let mail = arrival.read.opened.mail.as_ref();
        let about = mail.and_then(|mail| letter_named(mail, &arrival.read.opened.text, &work.case));
        let (mut proposed, mut because) = purpose_of(&arrival.read, &work.case);
        if proposed == MessagePurpose::Bounce && about.is_none() && mail.is_some_and(names_an_ask) {
            proposed = MessagePurpose::Other;
            because = "a mail to a colleague came back: give another address".to_owned();
        }
        let message = Message {
            id: MessageId(0),
            at: arrival.at,
            on: arrival.received_on,
            from: Applicant {
                name: mail.and_then(|m| m.from_name.clone()),
                email: mail.and_then(|m| m.from_email.clone()),
                ..Applicant::default()
            },
            subject: mail.and_then(|m| m.subject.clone()).unwrap_or_default(),
            text: arrival.read.opened.text.clone(),
            original,
            proposed,
            proposed_because: because,
            about,
            understood: None,
        };
        let clerk = Actor::program("the post room");
        work.decide_as(&clerk, Command::FileMessage { message })?;
        let received = Received {
            case,
            reference: work.case.reference.clone(),
            new: false,
            questions: work.case.questions.len(),
            repeated: false,
        };
        let outcome = serde_json::to_vec(&received).unwrap_or_default();
        let committed = work.commit(self, &arrival.command_id, &outcome).await?;
        if committed.repeated { repeated(&committed.outcome) } else { Ok(received) }
    }

    /// The case that a message belongs to: by the letters it answers, by our reference in subject or text.
    pub(crate) async fn case_of_message(
        &self,
        authority: Uuid,
        mail: &reading::MailFacts,
        text: &str,
    ) -> Result<Option<CaseId>> {
        let mut told: Vec<String> = Vec::new();
        for id in mail.in_reply_to.iter().chain(&mail.references) {
            told.extend(reference_in_message_id(id));
        }
        told.extend(mail.subject.iter().flat_map(|s| reading::references(s)));
        told.extend(mail.to.iter().flat_map(|to| reading::references(&to.to_uppercase())));
        told.extend(reading::references(text));
        for reference in told.iter().take(12) {
            // What was answered before takes no messages: one about it is a new case, for an officer to see.
            let found = self.store.case_by_reference(authority, &reference.to_uppercase()).await?;
            if let Some(found) = found.filter(|found| !found.row.history) {
                return Ok(Some(CaseId(found.id)));
            }
        }
        Ok(None)
    }

    pub(crate) fn applicant_link(&self, case: CaseId, now: Timestamp) -> Result<store::NewLink> {
        let id = applicant_link(case);
        let expires = now
            .checked_add(jiff::SignedDuration::from_hours(24 * 730))
            .map_err(|e| Error::Secret(e.to_string()))?;
        Ok(store::NewLink {
            id,
            hash: self.link_hash(id),
            kind: store::LinkKind::Applicant,
            subject: case.0,
            expires,
        })
    }
}

/// The id of the applicant's link to a case.
pub(crate) fn applicant_link(case: CaseId) -> Uuid {
    derived_id(case.0, "applicant")
}

/// The command id of a message received: the same message twice is one case.
pub(crate) fn command_of(message_id: &str, bytes: &[u8]) -> String {
    format!("receive:{message_id}:{}", sha256(bytes))
}

fn repeated(outcome: &[u8]) -> Result<Received> {
    let mut received: Received = serde_json::from_slice(outcome).map_err(|_| Error::Busy)?;
    received.repeated = true;
    Ok(received)
}

fn merge_applicant(
    given: Option<Applicant>,
    request: &Request,
    mail: Option<&reading::MailFacts>,
) -> Applicant {
    let given = given.unwrap_or_default();
    let read = &request.applicant;
    let filled = |value: Option<String>| value.map(|v| v.trim().to_owned()).filter(|v| !v.is_empty());
    Applicant {
        name: filled(given.name).or(read.name.clone()).or(mail.and_then(|m| m.from_name.clone())),
        email: filled(given.email)
            .or(mail.and_then(|m| m.reply_to.clone()))
            .or(mail.and_then(|m| m.from_email.clone()))
            .or(read.email.clone()),
        organisation: filled(given.organisation).or(read.organisation.clone()),
        address: filled(given.address).or(read.address.clone()),
    }
}

fn subject_of(arrival: &Arrival, request: &Request) -> String {
    let told = arrival.subject.clone().or_else(|| request.subject.clone());
    let subject = told
        .filter(|s| !s.trim().is_empty())
        .or_else(|| {
            request
                .questions
                .first()
                .map(|q| q.text.split_whitespace().take(12).collect::<Vec<_>>().join(" "))
        })
        .unwrap_or_else(|| "Request without a subject".to_owned());
    subject.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(200).collect()
}

fn purpose_of(read: &Read, case: &Case) -> (MessagePurpose, String) {
    let guess = reading::message_purpose(&read.opened, &read.request).into_iter().next();
    let waiting = case.groups.values().any(|g| g.waits_for_applicant());
    match guess {
        Some(guess) => {
            let purpose = MessagePurpose::from_id(&name_of(&guess.purpose)).unwrap_or(MessagePurpose::Other);
            (purpose, guess.why)
        }
        None if waiting => {
            (MessagePurpose::Clarification, "clarification was asked for and has not come".to_owned())
        }
        None => (MessagePurpose::Other, "nothing in it says what it is".to_owned()),
    }
}

/// The name that a kind of the reader has in JSON, which is the name that casework has for it too.
pub(crate) fn name_of<T: Serialize>(kind: &T) -> String {
    serde_json::to_value(kind).ok().and_then(|v| v.as_str().map(str::to_owned)).unwrap_or_default()
}
