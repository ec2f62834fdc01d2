//! The letter at any moment: composed, checked, given a form; and what would be answered if it left now.

use casework::{
    Authority, Case, CaseId, Command, Progress,
    case::{Addressee, LetterFiles, LetterKind, LookPurpose, Particulars, StoredFile},
    decide::sending::{clearance_holds, clearance_required},
    decision::{Disposition, ToFollow},
    ids::*,
};
use document::Document;
use jiff::{Timestamp, civil::Date};
use letters::{Finding, Plan};
use rendering::PdfSettings;

use crate::{
    Office, Who,
    error::{Error, Result},
    notices::{decided_anew, leaving, shown, under_review},
    work::Work,
};

/// A form of a letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// A fragment for a page.
    Html,
    /// Accessible PDF.
    Pdf,
    /// Word.
    Docx,
    /// Plain text, as the e-mail carries it.
    Text,
}

/// What a letter is to do: which questions it answers, what follows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LetterPlan {
    /// What it is.
    pub kind: LetterKind,
    /// The questions it answers.
    pub answers: Vec<QuestionId>,
    /// The questions it lists as to follow.
    pub to_follow: Vec<(QuestionId, ToFollow)>,
    /// The letter it corrects.
    pub supersedes: Option<LetterId>,
    /// For a clarification or an extension: its groups.
    pub groups: Vec<GroupId>,
    /// For an extension: the estimate.
    pub until: Option<Date>,
    /// What an officer says in it.
    pub note: String,
    /// Whom a notice names, what is to be paid, what a review decided.
    pub particulars: Particulars,
}

impl LetterPlan {
    /// The letter that the case asks for now: while a review is open its outcome with what was decided anew, else a
    /// response.
    pub fn now(case: &Case) -> Self {
        let Some(review) = case.reviews.iter().find(|r| r.answered.is_none()) else {
            return LetterPlan::response(case);
        };
        let mut plan = LetterPlan::notice(LetterKind::ReviewOutcome, Vec::new(), None, String::new());
        plan.answers = decided_anew(case);
        plan.supersedes = under_review(case).filter(|_| !plan.answers.is_empty());
        plan.particulars.review = Some(review.id);
        plan
    }

    /// A response with everything that is decided and not sent.
    pub fn response(case: &Case) -> Self {
        let ready: Vec<QuestionId> = case
            .questions
            .iter()
            .filter(|q| case.progress(q.id) == Progress::Decided)
            .map(|q| q.id)
            .collect();
        let to_follow = case
            .unanswered()
            .filter(|q| !ready.contains(&q.id))
            .filter_map(|q| q.decision.as_ref().and_then(|d| d.to_follow.clone()).map(|f| (q.id, f)))
            .collect();
        LetterPlan {
            kind: LetterKind::Response,
            answers: ready,
            to_follow,
            supersedes: None,
            groups: Vec::new(),
            until: None,
            note: String::new(),
            particulars: Particulars::default(),
        }
    }

    /// A letter that answers nothing.
    pub fn notice(kind: LetterKind, groups: Vec<GroupId>, until: Option<Date>, note: String) -> Self {
        LetterPlan {
            kind,
            answers: Vec::new(),
            to_follow: Vec::new(),
            supersedes: None,
            groups,
            until,
            note,
            particulars: Particulars::default(),
        }
    }

    pub(crate) fn on(&self, day: Date) -> Plan {
        Plan {
            on: day,
            answers: self.answers.clone(),
            to_follow: self.to_follow.clone(),
            supersedes: self.supersedes,
            groups: self.groups.clone(),
            until: self.until,
            note: self.note.clone(),
            particulars: self.particulars.clone(),
        }
    }
}

/// The page of the letter: how it looks and what stands against it.
#[derive(Clone, Debug)]
pub struct LetterPage {
    /// The case.
    pub case: Case,
    /// What would leave.
    pub plan: LetterPlan,
    /// The letter as a fragment of a page.
    pub html: String,
    /// Findings, in reading order, each with whether it was overruled.
    pub findings: Vec<(Finding, Option<String>)>,
    /// Whether clearance is required, and whether it was given for what stands now.
    pub clearance_required: bool,
    /// Whether it was given for what stands now.
    pub clearance_stands: bool,
    /// Why it may not be sent now, in one sentence each; empty when it may.
    pub obstacles: Vec<String>,
}

impl LetterPage {
    /// The page of a document composed from the case as it is `seen`.
    pub(crate) fn new(
        work: &Work,
        seen: Case,
        plan: LetterPlan,
        document: &Document,
        findings: Vec<(Finding, Option<String>)>,
        obstacles: Vec<String>,
    ) -> LetterPage {
        LetterPage {
            html: rendering::html_below(document, 2),
            findings,
            clearance_required: clearance_required(&work.case, &plan.answers),
            clearance_stands: clearance_holds(&work.case, &work.authority),
            obstacles,
            plan,
            case: seen,
        }
    }
}

/// The files of a letter, made once.
pub(crate) struct Made {
    pub files: LetterFiles,
}

impl Made {
    /// In the place of files that are not made yet, to try whether a letter could leave.
    pub(crate) fn nothing() -> Made {
        let file =
            || StoredFile { sha256: String::new(), name: String::new(), media_type: String::new(), bytes: 0 };
        Made { files: LetterFiles { content: file(), pdf: file(), text: file() } }
    }
}

/// Findings, each with why it was let stand.
pub(crate) fn overruled(case: &Case, findings: Vec<Finding>) -> Vec<(Finding, Option<String>)> {
    let why = |finding: &Finding| {
        let note = finding.note();
        let found = case.overrulings.iter().find(|o| o.check == note.check && o.place == note.place);
        found.map(|o| format!("{} ({})", o.why, o.by))
    };
    findings.into_iter().map(|finding| (finding.clone(), why(&finding))).collect()
}

impl Office {
    /// The letter as it would leave now, with findings and what is in the way.
    pub async fn letter_page(&self, who: &Who, case: CaseId, plan: Option<LetterPlan>) -> Result<LetterPage> {
        who.of_the_desk()?;
        let work = Work::on(self, who, case).await?;
        let plan = plan.unwrap_or_else(|| LetterPlan::now(&work.case));
        let seen = shown(who, &work.case, &plan);
        let document = self.compose(&seen, &work.authority, &plan, work.today);
        let findings = self.findings(&work.case, &work.authority, &plan, work.today);
        let obstacles = obstacles(&work, &plan, &findings);
        let findings = overruled(&work.case, findings);
        Ok(LetterPage::new(&work, seen, plan, &document, findings, obstacles))
    }

    /// The letter as it would leave now, in a form.
    pub async fn letter_preview(
        &self,
        who: &Who,
        case: CaseId,
        plan: Option<LetterPlan>,
        form: Form,
    ) -> Result<Vec<u8>> {
        who.of_the_desk()?;
        let work = Work::on(self, who, case).await?;
        let plan = plan.unwrap_or_else(|| LetterPlan::now(&work.case));
        let document = self.compose(&shown(who, &work.case, &plan), &work.authority, &plan, work.today);
        self.render(document, form, work.now).await
    }

    /// A letter that was issued, in a form. PDF and text are the very bytes that left, and name whom they went to: a
    /// person who opens them has looked at who asks, for writing to them, and that stands on the timeline once a day.
    pub async fn issued_letter(
        &self,
        who: &Who,
        case: CaseId,
        letter: LetterId,
        form: Form,
    ) -> Result<Vec<u8>> {
        let (found, _) = self.load_case(who.authority, &*self.authority(who.authority).await?, case).await?;
        let letter = found.letter(letter).ok_or(Error::NotFound("letter"))?;
        if who.actor.person().is_some() {
            who.of_the_desk()?;
        }
        // A letter to somebody who is not told who asks tells no reader either.
        if let Some(person) = who.actor.person()
            && letter.kind.addressee() == Addressee::Applicant
        {
            let command_id = format!("letter-opened:{}:{}:{}:{}", case, letter.id, person.0, self.today());
            let note = format!("opened the {} of {}", letter.kind.words(), letter.on);
            let looked =
                self.look_at_applicant(who, case, &command_id, LookPurpose::Corresponding, &note).await;
            // Who may not look at the applicant, such as an approver, may still see the letter they cleared.
            if let Err(error) = looked
                && !matches!(error, Error::Refused(_))
            {
                return Err(error);
            }
        }
        let file = match form {
            Form::Pdf => &letter.files.pdf,
            Form::Text => &letter.files.text,
            Form::Html | Form::Docx => &letter.files.content,
        };
        let bytes = self.store.get_document(who.authority, case.0, &file.sha256).await?;
        if matches!(form, Form::Pdf | Form::Text) {
            return Ok(bytes.to_vec());
        }
        let document: Document =
            serde_json::from_slice(&bytes).map_err(|_| Error::NotFound("content of this letter"))?;
        self.render(document, form, self.now()).await
    }

    pub(crate) fn compose(
        &self,
        case: &Case,
        authority: &Authority,
        plan: &LetterPlan,
        day: Date,
    ) -> Document {
        letters::compose(plan.kind, case, authority, &plan.on(day))
    }

    pub(crate) fn findings(
        &self,
        case: &Case,
        authority: &Authority,
        plan: &LetterPlan,
        day: Date,
    ) -> Vec<Finding> {
        // The outcome of a review that changes nothing answers nothing anew.
        if plan.kind.answers() && !(plan.kind == LetterKind::ReviewOutcome && plan.answers.is_empty()) {
            letters::findings_for_sending(case, authority, &plan.on(day), day)
        } else {
            Vec::new()
        }
    }

    /// Gives a document a form, off the asynchronous threads.
    pub(crate) async fn render(&self, document: Document, form: Form, at: Timestamp) -> Result<Vec<u8>> {
        tokio::task::spawn_blocking(move || match form {
            Form::Html => Ok(rendering::html_page(&document).into_bytes()),
            Form::Pdf => rendering::pdf(&document, &PdfSettings { created: at }),
            Form::Docx => rendering::docx(&document),
            Form::Text => Ok(rendering::text(&document).into_bytes()),
        })
        .await
        .map_err(|_| Error::BadInput("the letter could not be rendered in time: shorten it".to_owned()))?
        .map_err(Error::from)
    }

    /// Composes, renders and keeps a letter's files, durably, before the event that points to them.
    pub(crate) async fn make_letter(&self, work: &Work, plan: &LetterPlan) -> Result<Made> {
        let document = self.compose(&leaving(&work.case, plan), &work.authority, plan, work.today);
        let content = serde_json::to_vec(&document).map_err(|_| Error::NotFound("content of this letter"))?;
        let pdf = self.render(document.clone(), Form::Pdf, work.now).await?;
        let text = self.render(document, Form::Text, work.now).await?;
        let (authority, case) = (work.authority.id, work.case.id);
        let name = format!("{}-{}", work.case.reference, plan.kind.id());
        Ok(Made {
            files: LetterFiles {
                content: self
                    .keep_file(
                        authority,
                        case,
                        &format!("{name}.json"),
                        "application/json".to_owned(),
                        &content,
                    )
                    .await?,
                pdf: self
                    .keep_file(authority, case, &format!("{name}.pdf"), "application/pdf".to_owned(), &pdf)
                    .await?,
                text: self
                    .keep_file(authority, case, &format!("{name}.txt"), "text/plain".to_owned(), &text)
                    .await?,
            },
        })
    }

    /// The command that issues a letter made from a plan.
    pub(crate) fn issue_command(&self, work: &Work, plan: &LetterPlan, made: &Made, to: &str) -> Command {
        let letter = work.case.letters.len();
        let message_id = format!(
            "<{}.l{letter}.{}@{}>",
            work.case.reference.to_lowercase(),
            &made.files.content.sha256[..16.min(made.files.content.sha256.len())],
            self.settings().mail_domain
        );
        Command::IssueLetter {
            kind: plan.kind,
            to: to.to_owned(),
            subject: letters::subject(plan.kind, &leaving(&work.case, plan), &work.authority),
            message_id,
            files: Box::new(made.files.clone()),
            answers: plan.answers.clone(),
            to_follow: plan.to_follow.clone(),
            supersedes: plan.supersedes,
            findings: self
                .findings(&work.case, &work.authority, plan, work.today)
                .iter()
                .map(Finding::note)
                .collect(),
            groups: plan.groups.clone(),
            until: plan.until,
            note: plan.note.clone(),
            particulars: Box::new(plan.particulars.clone()),
        }
    }
}

/// Why the letter may not leave now: every gate is asked, by trying the command without keeping anything.
pub(crate) fn obstacles(work: &Work, plan: &LetterPlan, findings: &[Finding]) -> Vec<String> {
    let mut found = Vec::new();
    if plan.answers.is_empty() && plan.kind != LetterKind::ReviewOutcome {
        found.push("no question is ready to be answered: decide at least one".to_owned());
    }
    let undecided: Vec<String> = work
        .case
        .unanswered()
        .filter(|q| !plan.answers.contains(&q.id) && !plan.to_follow.iter().any(|(id, _)| *id == q.id))
        .filter(|q| work.case.progress(q.id) != Progress::WaitsForApplicant)
        .map(|q| work.case.name_of(q.id))
        .collect();
    if !undecided.is_empty() {
        found.push(format!("not decided, and not said to follow: {}", undecided.join(", ")));
    }
    let to_follow = |q: &&casework::case::Question| {
        q.decision.as_ref().is_some_and(|d| d.disposition == Disposition::ToFollow)
    };
    for question in work.case.questions.iter().filter(to_follow).filter(|q| plan.answers.contains(&q.id)) {
        found.push(format!(
            "{} has no answer yet: decide it, or leave it out",
            work.case.name_of(question.id)
        ));
    }
    for finding in findings {
        let note = finding.note();
        let overruled = work.case.overrulings.iter().any(|o| o.check == note.check && o.place == note.place);
        if note.severity == casework::Severity::Breach && note.curable && !overruled {
            found.push(format!("{}: {}", note.place, finding.message));
        }
    }
    for id in &plan.answers {
        let enclosures =
            work.case.question(*id).and_then(|q| q.decision.as_ref()).map(|d| d.enclosures.clone());
        for enclosure in enclosures.into_iter().flatten().filter_map(|e| work.case.enclosure(e)) {
            found.extend(work.case.in_the_way(enclosure).filter(|why| !found.contains(why)));
        }
    }
    if !plan.answers.is_empty()
        && clearance_required(&work.case, &plan.answers)
        && !clearance_holds(&work.case, &work.authority)
    {
        found.push("clearance is required and not given for what stands now".to_owned());
    }
    found
}

/// The parts of a letter whose words may be changed for one case: id, title, house wording.
pub fn wording_slots(kind: LetterKind) -> Vec<(&'static str, &'static str, &'static str)> {
    letters::wording::slots(kind)
        .map(|slot| (slot.id, slot.title, letters::wording::default(document::Language::English, slot.id)))
        .collect()
}
