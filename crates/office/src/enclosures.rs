//! Files that go out with an answer: kept, inspected by their content, and, where they may not leave as they are, copied
//! into a form that holds only what is seen.

use casework::{
    Actor, Case, CaseId, Command,
    case::{LookPurpose, Redaction, StoredFile},
    ids::{EnclosureId, QuestionId},
};

use crate::{
    Office, Who,
    copies::{CopyAs, CopyFile},
    error::{Error, Result},
    file_names::{media_type, safe_name},
    redact::untelling,
    work::Work,
};

/// A file that was uploaded.
#[derive(Clone, Debug)]
pub struct Upload {
    /// Its name.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// What a copy was made from, what was left out of it, and what was taken out as marked.
pub(crate) struct Copied {
    pub from: StoredFile,
    pub dropped: Vec<String>,
    pub redaction: Option<Redaction>,
}

impl Office {
    /// Puts a file on the case and inspects it.
    pub async fn add_enclosure(
        &self,
        who: &Who,
        case: CaseId,
        command_id: &str,
        upload: Upload,
        question: Option<QuestionId>,
    ) -> Result<Case> {
        if self.store.outcome_of(who.authority, command_id).await?.is_some() {
            return self.case(who, case).await;
        }
        if upload.bytes.is_empty() {
            return Err(Error::BadInput("the file is empty: choose another".to_owned()));
        }
        let mut work = Work::on(self, who, case).await?;
        let file = self.keep_upload(who, case, &upload).await?;
        self.enclose(&mut work, file, None, &upload.bytes, question.as_slice()).await?;
        let state = work.case.clone();
        work.commit(self, command_id, b"{}").await?;
        Ok(state)
    }

    /// Puts a file that a colleague supplied among the enclosures.
    pub async fn enclose_contribution(
        &self,
        who: &Who,
        case: CaseId,
        command_id: &str,
        sha256: &str,
        question: Option<QuestionId>,
    ) -> Result<Case> {
        let mut work = Work::on(self, who, case).await?;
        let file = work
            .case
            .asks
            .iter()
            .flat_map(|a| &a.contributions)
            .flat_map(|c| &c.files)
            .find(|f| f.sha256 == sha256)
            .cloned()
            .ok_or(Error::NotFound("file"))?;
        let bytes = self.store.get_document(who.authority, case.0, sha256).await?;
        self.enclose(&mut work, file, None, &bytes, question.as_slice()).await?;
        let state = work.case.clone();
        if work.is_empty() {
            return Ok(state);
        }
        work.commit(self, command_id, b"{}").await?;
        Ok(state)
    }

    /// Inspects an enclosure again: one that an earlier version of this program inspected, or that could not be checked.
    pub async fn inspect_again(
        &self,
        who: &Who,
        case: CaseId,
        command_id: &str,
        enclosure: EnclosureId,
    ) -> Result<Case> {
        who.of_the_desk()?;
        if self.store.outcome_of(who.authority, command_id).await?.is_some() {
            return self.case(who, case).await;
        }
        let mut work = Work::on(self, who, case).await?;
        let file = work.case.enclosure(enclosure).map(|e| e.file.clone());
        let file = file.ok_or(Error::NotFound("enclosure"))?;
        let bytes = self.store.get_document(who.authority, case.0, &file.sha256).await?;
        self.note_inspection(&mut work, enclosure, &file, &bytes).await?;
        let state = work.case.clone();
        if !work.is_empty() {
            work.commit(self, command_id, b"{}").await?;
        }
        Ok(state)
    }

    /// Makes a copy of an enclosure that holds no more than is seen. The copy takes its place, says what was left out,
    /// and is inspected in its turn.
    pub async fn clean_copy(
        &self,
        who: &Who,
        case: CaseId,
        command_id: &str,
        enclosure: EnclosureId,
        how: CopyAs,
    ) -> Result<Case> {
        if self.store.outcome_of(who.authority, command_id).await?.is_some() {
            return self.case(who, case).await;
        }
        let mut work = Work::on(self, who, case).await?;
        let found = work.case.enclosure(enclosure).cloned().ok_or(Error::NotFound("enclosure"))?;
        let bytes = self.store.get_document(who.authority, case.0, &found.file.sha256).await?;
        if !found.marks.is_empty() {
            return Err(Error::BadInput(
                "it has marks: make the redacted copy, which holds no more than is seen either".to_owned(),
            ));
        }
        let questions: Vec<QuestionId> = work.case.questions_of(&found).map(|q| q.id).collect();
        let made = self.copies(how, &found.file.name, &bytes).await?;
        let named = |file: CopyFile| Upload {
            name: untelling(&work.case, &safe_name(&file.name), "copy"),
            bytes: file.bytes,
        };
        let uploads: Vec<Upload> = made.files.into_iter().map(named).collect();
        work.decide(Command::RemoveEnclosure { enclosure, why: "a clean copy takes its place".to_owned() })?;
        for upload in uploads {
            let file = self.keep_upload(who, case, &upload).await?;
            // What was taken out before is out of this copy as well.
            let redaction = found.redaction.clone().map(|r| Redaction { sha256: file.sha256.clone(), ..r });
            let copied = Copied { from: found.file.clone(), dropped: made.dropped.clone(), redaction };
            self.enclose(&mut work, file, Some(copied), &upload.bytes, &questions).await?;
        }
        let state = work.case.clone();
        work.commit(self, command_id, b"{}").await?;
        Ok(state)
    }

    /// The bytes of a file of the case, for the desk.
    pub async fn case_file(&self, who: &Who, case: CaseId, sha256: &str) -> Result<(StoredFile, Vec<u8>)> {
        who.of_the_desk()?;
        let (state, _) = self.load_case(who.authority, &*self.authority(who.authority).await?, case).await?;
        let known = std::iter::once(&state.original)
            .chain(&state.attachments)
            .chain(state.messages.iter().map(|m| &m.original))
            .chain(state.enclosures.iter().map(|e| &e.file))
            .chain(state.asks.iter().flat_map(|a| &a.contributions).flat_map(|c| &c.files))
            .chain(state.letters.iter().flat_map(|l| [&l.files.pdf, &l.files.text]))
            .find(|f| f.sha256 == sha256)
            .cloned()
            .ok_or(Error::NotFound("file"))?;
        // The original, its attachments and messages tell who asks: opening them is a look, and is on the timeline.
        let tells = std::iter::once(&state.original)
            .chain(&state.attachments)
            .chain(state.messages.iter().map(|m| &m.original))
            .chain(state.letters.iter().flat_map(|l| [&l.files.pdf, &l.files.text]))
            .any(|f| f.sha256 == sha256);
        if tells && let Some(person) = who.actor.person() {
            let command_id = format!("file-opened:{case}:{sha256}:{}:{}", person.0, self.today());
            let note = format!("opened '{}'", known.name);
            self.look_at_applicant(who, case, &command_id, LookPurpose::Corresponding, &note).await?;
        }
        let bytes = self.store.get_document(who.authority, case.0, sha256).await?;
        Ok((known, bytes.to_vec()))
    }

    pub(crate) async fn keep_upload(&self, who: &Who, case: CaseId, upload: &Upload) -> Result<StoredFile> {
        let kind = media_type(&upload.name, &upload.bytes);
        self.keep_file(who.authority, case, &upload.name, kind, &upload.bytes).await
    }

    pub(crate) async fn enclose(
        &self,
        work: &mut Work,
        file: StoredFile,
        copied: Option<Copied>,
        bytes: &[u8],
        questions: &[QuestionId],
    ) -> Result<()> {
        let (made_from, dropped, redaction) =
            copied.map_or((None, Vec::new(), None), |c| (Some(c.from), c.dropped, c.redaction));
        let mut of_questions = questions.iter().copied();
        let mut question = of_questions.next();
        loop {
            let (file, made_from, dropped) = (file.clone(), made_from.clone(), dropped.clone());
            work.decide(Command::AddEnclosure { file, made_from, dropped, question })?;
            question = of_questions.next();
            if question.is_none() {
                break;
            }
        }
        let Some(enclosure) = work.case.enclosures.iter().find(|e| e.file.sha256 == file.sha256) else {
            return Err(Error::NotFound("enclosure"));
        };
        let inspected = enclosure.inspection().is_some();
        let (id, file) = (enclosure.id, enclosure.file.clone());
        if let Some(redaction) = redaction {
            crate::redact::note(work, id, redaction)?;
        }
        if inspected {
            return Ok(());
        }
        self.note_inspection(work, id, &file, bytes).await
    }

    /// The program says what it found; nobody else can.
    async fn note_inspection(
        &self,
        work: &mut Work,
        enclosure: EnclosureId,
        file: &StoredFile,
        bytes: &[u8],
    ) -> Result<()> {
        let inspected = Box::new(self.inspect(&file.name, &file.sha256, bytes).await);
        let inspection = Actor::program("the inspection");
        work.decide_as(&inspection, Command::NoteInspection { enclosure, inspected })
    }
}
