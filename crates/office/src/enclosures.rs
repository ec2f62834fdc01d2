//! Files that go out with an answer: kept, inspected by their content, and, where they may not leave as they are, copied
//! into a form that holds only what is seen.

use casework::{
    Case, CaseId, Command,
    case::{InspectionVerdict, LookPurpose, StoredFile},
    ids::{EnclosureId, QuestionId},
};

use crate::{
    Office, Who,
    error::{Error, Result},
    file_names::{media_type, safe_name},
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
        self.enclose(&mut work, file, None, &upload.bytes, question).await?;
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
        self.enclose(&mut work, file, None, &bytes, question).await?;
        let state = work.case.clone();
        if work.is_empty() {
            return Ok(state);
        }
        work.commit(self, command_id, b"{}").await?;
        Ok(state)
    }

    /// Makes a clean copy of an enclosure that may not leave as it is: CSV of the visible sheets of a workbook, PDF of
    /// the visible text of a document. The copy takes its place, and is inspected in its turn.
    pub async fn clean_copy(
        &self,
        who: &Who,
        case: CaseId,
        command_id: &str,
        enclosure: EnclosureId,
    ) -> Result<Case> {
        if self.store.outcome_of(who.authority, command_id).await?.is_some() {
            return self.case(who, case).await;
        }
        let mut work = Work::on(self, who, case).await?;
        let found = work.case.enclosure(enclosure).cloned().ok_or(Error::NotFound("enclosure"))?;
        let bytes = self.store.get_document(who.authority, case.0, &found.file.sha256).await?;
        let question = work
            .case
            .questions
            .iter()
            .find(|q| q.decision.as_ref().is_some_and(|d| d.enclosures.contains(&enclosure)))
            .map(|q| q.id);
        let copies = self.copies(&work, &found.file, &bytes).await?;
        if copies.is_empty() {
            return Err(Error::BadInput(format!(
                "no clean copy can be made of '{}': make a PDF or a CSV of it yourself and add that",
                found.file.name
            )));
        }
        work.decide(Command::RemoveEnclosure { enclosure, why: "a clean copy takes its place".to_owned() })?;
        for upload in copies {
            let file = self.keep_upload(who, case, &upload).await?;
            self.enclose(&mut work, file, Some(found.file.clone()), &upload.bytes, question).await?;
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

    async fn keep_upload(&self, who: &Who, case: CaseId, upload: &Upload) -> Result<StoredFile> {
        let kind = media_type(&upload.name, &upload.bytes);
        self.keep_file(who.authority, case, &upload.name, kind, &upload.bytes).await
    }

    async fn enclose(
        &self,
        work: &mut Work,
        file: StoredFile,
        made_from: Option<StoredFile>,
        bytes: &[u8],
        question: Option<QuestionId>,
    ) -> Result<()> {
        let (name, owned) = (file.name.clone(), bytes.to_vec());
        let limits = self.settings().limits.clone();
        let inspection =
            tokio::task::spawn_blocking(move || release::inspect(&name, &owned, &limits)).await.map_err(
                |_| Error::BadInput("the file could not be inspected: make a PDF or a CSV of it".to_owned()),
            )?;
        work.decide(Command::AddEnclosure { file: file.clone(), made_from, question })?;
        let Some(id) = work.case.enclosures.iter().find(|e| e.file.sha256 == file.sha256).map(|e| e.id)
        else {
            return Err(Error::NotFound("enclosure"));
        };
        let verdict = match inspection.verdict {
            release::Verdict::MayLeave => InspectionVerdict::MayLeave,
            release::Verdict::MayLeaveWithWarning => InspectionVerdict::MayLeaveWithWarning,
            release::Verdict::OnlyAsCopy => InspectionVerdict::OnlyAsCopy,
            release::Verdict::Refused => InspectionVerdict::Refused,
        };
        let known = work.case.enclosure(id).and_then(|e| e.inspected.clone());
        if known.is_none() {
            work.decide(Command::NoteInspection {
                enclosure: id,
                sha256: inspection.sha256,
                verdict,
                findings: inspection.warnings,
            })?;
        }
        Ok(())
    }

    async fn copies(&self, work: &Work, file: &StoredFile, bytes: &[u8]) -> Result<Vec<Upload>> {
        let stem = file.name.rsplit_once('.').map_or(file.name.as_str(), |(stem, _)| stem).to_owned();
        let (owned, limits) = (bytes.to_vec(), self.settings().limits.clone());
        let sheets = tokio::task::spawn_blocking(move || release::to_csv(&owned, &limits))
            .await
            .map_err(|_| Error::BadInput("the file could not be copied: make a CSV of it".to_owned()))?;
        if let Ok(sheets) = sheets {
            return Ok(sheets
                .sheets
                .into_iter()
                .map(|sheet| Upload {
                    name: safe_name(&format!("{stem} - {}.csv", sheet.name)),
                    bytes: sheet.csv.into_bytes(),
                })
                .collect());
        }
        let (owned, limits) = (bytes.to_vec(), self.settings().limits.clone());
        let text = tokio::task::spawn_blocking(move || release::docx_text(&owned, &limits))
            .await
            .map_err(|_| Error::BadInput("the file could not be copied: make a PDF of it".to_owned()))?;
        match text {
            Ok(mut copy) => {
                if copy.document.title.trim().is_empty() {
                    copy.document.title.clone_from(&stem);
                }
                let pdf = self.render(copy.document, crate::letter::Form::Pdf, work.now).await?;
                Ok(vec![Upload { name: safe_name(&format!("{stem}.pdf")), bytes: pdf }])
            }
            Err(error) => Err(Error::BadInput(error.to_string())),
        }
    }
}
