//! Carrying: one mail from the outbox to the post, and what became of it noted on its case.
//!
//! ready → sending (a lease) → sent, or in doubt. What is in doubt is shown to an officer and never tried again by
//! itself: at most one letter leaves.

use casework::{
    Actor, Case, Command,
    case::{Addressee, Letter, LetterKind, StoredFile},
};
use jiff::SignedDuration;
use post::{Attachment, Carrier, Mailbox, Outgoing};
use store::{OutboxItem, OutboxState};

use crate::{
    Office, Who,
    error::{Error, Result},
    inspection::digest,
    send::Parcel,
    work::Work,
};

/// Attempts before an officer is told that the post does not take it.
const ATTEMPTS: u32 = 8;

/// What one round of carrying did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Carried {
    /// There is nothing to carry now.
    Nothing,
    /// A mail left.
    Left,
    /// A mail surely did not leave and will be tried again.
    Later,
    /// Nobody knows, or the post refused: an officer must look.
    InDoubt,
}

impl Office {
    /// Carries the next mail, if there is one. Safe to call from any number of nodes at once.
    pub async fn carry_next(&self, carrier: &Carrier) -> Result<Carried> {
        self.note_stranded().await?;
        let Some(item) = self.store.claim_outbox(self.now(), self.settings().lease).await? else {
            return Ok(Carried::Nothing);
        };
        let outgoing = match self.unpack(&item).await {
            Ok(outgoing) => outgoing,
            Err(error) => {
                self.store
                    .mark_failed(item.authority, item.id, item.attempts, None, &error.to_string())
                    .await?;
                self.note_doubt(&item, &error.to_string()).await?;
                return Ok(Carried::InDoubt);
            }
        };
        match carrier.send(&outgoing).await {
            Ok(receipt) => {
                self.note_carried(&item, &receipt.said).await?;
                Ok(Carried::Left)
            }
            Err(error) if error.may_be_retried() && item.attempts < ATTEMPTS => {
                let minutes = i64::from(1 << item.attempts.min(6));
                let again = self.now().checked_add(SignedDuration::from_mins(minutes)).ok();
                self.store.mark_failed(item.authority, item.id, item.attempts, again, error.said()).await?;
                Ok(Carried::Later)
            }
            Err(error) => {
                self.store.mark_in_doubt(item.authority, item.id, item.attempts, error.said()).await?;
                self.note_doubt(&item, error.said()).await?;
                Ok(Carried::InDoubt)
            }
        }
    }

    /// Notes on their cases what the outbox knows and the case does not: rows in doubt after a node died, and rows that
    /// left while the note of it was lost.
    pub async fn note_stranded(&self) -> Result<()> {
        for authority in self.store.authorities().await? {
            for item in self.store.outbox_in_doubt(authority.id).await? {
                let why = item
                    .why
                    .clone()
                    .unwrap_or_else(|| "the program ended while the mail was on its way".to_owned());
                self.note_doubt(&item, &why).await?;
            }
        }
        Ok(())
    }

    /// Notes that it left, on the case and in the outbox in one transaction: a program that dies before leaves doubt,
    /// never a second letter.
    async fn note_carried(&self, item: &OutboxItem, how: &str) -> Result<()> {
        let Ok(Parcel::Letter { case, letter }) = serde_json::from_slice(&item.payload) else {
            return Ok(self.store.mark_sent(item.authority, item.id, self.now()).await?);
        };
        let who = Who::program(item.authority, "the post room");
        loop {
            let mut work = Work::on(self, &who, case).await?;
            let at = work.now;
            work.decide(Command::NoteCarried { letter, at, how: how.to_owned() })?;
            work.outbox.push(store::OutboxChange::Sent(item.id));
            match work.commit(self, &format!("carried:{}", item.message_id), b"{}").await {
                Err(Error::Busy) => {}
                other => return other.map(|_| ()),
            }
        }
    }

    async fn note_doubt(&self, item: &OutboxItem, why: &str) -> Result<()> {
        let who = Who::program(item.authority, "the post room");
        let (case, command) = match serde_json::from_slice(&item.payload) {
            Ok(Parcel::Letter { case, letter }) => {
                (case, Command::NoteInDoubt { letter, why: why.to_owned() })
            }
            Ok(Parcel::Ask { case, ask }) => {
                let text = format!("the link for request {ask} to a colleague may not have left: {why}");
                (case, Command::Note { text })
            }
            Err(_) => return Ok(()),
        };
        self.act(&who, case, &format!("doubt:{}", item.message_id), vec![command]).await?;
        Ok(())
    }

    /// A mail made from what the case keeps.
    async fn unpack(&self, item: &OutboxItem) -> Result<Outgoing> {
        debug_assert_eq!(item.state, OutboxState::Sending);
        let parcel: Parcel = serde_json::from_slice(&item.payload).map_err(|_| Error::NotFound("parcel"))?;
        let (Parcel::Letter { case, .. } | Parcel::Ask { case, .. }) = &parcel;
        let who = Who { authority: item.authority, actor: Actor::program("the post room") };
        let work = Work::on(self, &who, *case).await?;
        let profile = &work.authority.profile;
        let from = Mailbox { name: Some(profile.name.clone()), address: profile.mail_from.clone() };
        let mut outgoing = Outgoing {
            message_id: item.message_id.clone(),
            date: item.made,
            reply_to: Some(from.clone()),
            from,
            to: Mailbox { name: None, address: String::new() },
            subject: String::new(),
            text: String::new(),
            attachments: Vec::new(),
            in_reply_to: None,
            references: Vec::new(),
            auto_submitted: false,
        };
        match parcel {
            Parcel::Letter { letter, .. } => {
                let letter = work.case.letter(letter).ok_or(Error::NotFound("letter"))?;
                self.pack_letter(&mut outgoing, item, &work.case, letter).await?;
            }
            Parcel::Ask { ask, .. } => {
                let ask = work.case.ask(ask).ok_or(Error::NotFound("request to a colleague"))?;
                outgoing.to.address = ask.to.clone();
                outgoing.subject =
                    format!("{} needs a fact from you by {}", profile.name, ask.by.strftime("%A %-d %B %Y"));
                outgoing.text = ask_text(&work, ask, &self.ask_address(*case, ask.id));
                outgoing.auto_submitted = true;
            }
        }
        Ok(outgoing)
    }

    async fn pack_letter(
        &self,
        out: &mut Outgoing,
        item: &OutboxItem,
        case: &Case,
        letter: &Letter,
    ) -> Result<()> {
        out.to.address = letter.to.clone();
        out.subject = letter.subject.clone();
        if letter.kind.addressee() == Addressee::Applicant {
            out.to.name = case.applicant.name.clone();
            // The reader keeps a Message-ID without its brackets; the post writes it with them.
            let theirs =
                case.origin.message_id.as_ref().map(|id| format!("<{}>", id.trim_matches(['<', '>'])));
            out.references = theirs.iter().cloned().collect();
            out.in_reply_to = theirs;
        } else {
            // Nobody else gets a mail that answers the applicant's: its Message-ID tells where they write from.
            out.to.name = letter.particulars.party.as_ref().map(|p| p.name.clone());
        }
        let text = self.store.get_document(item.authority, case.id.0, &letter.files.text.sha256).await?;
        out.text = String::from_utf8_lossy(&text).into_owned();
        if letter.kind == LetterKind::Acknowledgement {
            out.auto_submitted = true;
            let secret = self.link_secret(crate::intake::applicant_link(case.id));
            let address = self.url(&format!("/follow/{}?key={secret}", case.reference));
            out.text
                .push_str(&format!("\nFollow your request here; keep the address to yourself:\n{address}\n"));
        }
        if let (LetterKind::Chaser, Some(ask)) = (letter.kind, letter.particulars.ask) {
            out.auto_submitted = true;
            let address = self.ask_address(case.id, ask);
            out.text.push_str(&format!(
                "\nThe page with the questions is where it was; the address is for you alone:\n{address}\n"
            ));
        }
        out.attachments.push(self.attachment(item, case, &letter.files.pdf).await?);
        for id in &letter.enclosures {
            let Some(enclosure) = case.enclosure(*id) else {
                let gone = "a file that went with this letter is not on the case any more";
                return Err(Error::BadInput(gone.to_owned()));
            };
            if let Some(why) = case.in_the_way(enclosure) {
                return Err(Error::BadInput(why));
            }
            let attachment = self.attachment(item, case, &enclosure.file).await?;
            // What was inspected is what leaves, or nothing leaves.
            let inspected = enclosure.inspection().map(|i| i.sha256.as_str());
            if inspected != Some(digest(&attachment.bytes).as_str()) {
                let other = format!("'{}' is not the file that was inspected", enclosure.file.name);
                return Err(Error::BadInput(other));
            }
            out.attachments.push(attachment);
        }
        Ok(())
    }

    async fn attachment(&self, item: &OutboxItem, case: &Case, file: &StoredFile) -> Result<Attachment> {
        let bytes = self.store.get_document(item.authority, case.id.0, &file.sha256).await?;
        Ok(Attachment {
            name: file.name.clone(),
            content_type: file.media_type.clone(),
            bytes: bytes.to_vec(),
        })
    }
}

fn ask_text(work: &Work, ask: &casework::case::Ask, address: &str) -> String {
    let count = ask.questions.len();
    let mut text = format!(
        "Hello {},\n\n{} has to answer a request for information and needs {} from you by {}.\n",
        ask.team,
        work.authority.profile.name,
        if count == 1 { "one fact".to_owned() } else { format!("{count} facts") },
        ask.by.strftime("%A %-d %B %Y"),
    );
    if !ask.note.trim().is_empty() {
        text.push_str(&format!("\n{}\n", ask.note.trim()));
    }
    text.push_str(&format!(
        "\nOpen this page to see the questions and to answer. No sign-in is needed; the\naddress is for you alone:\n{address}\n\nPlease do not delete anything that the questions are about.\n\n{}\n",
        work.authority.profile.team
    ));
    text
}
