//! A notice before it leaves: how it looks, what stands against it, where it goes. Nothing is kept.

use casework::CaseId;

use super::{
    Notice,
    ready::{Ready, by_email, ready},
    shown,
};
use crate::{
    Office, Who,
    error::Result,
    letter::{Form, LetterPage, Made, obstacles, overruled},
    work::Work,
};

/// A notice as a person looks at it.
#[derive(Clone, Debug)]
pub struct NoticePage {
    /// How it looks, and for an answer what stands against it.
    pub letter: LetterPage,
    /// A digest of what was shown: a letter leaves as it was seen, or is shown again.
    pub seen: String,
    /// Whether it leaves by e-mail; else it is printed and posted by hand.
    pub by_email: bool,
    /// Where it goes, unless that is the applicant.
    pub to: Option<String>,
}

impl Office {
    /// A notice as it would leave now. Refused where it could not be sent, with the sentence that sending would give;
    /// what stands against answers is listed beside the letter.
    pub async fn notice_page(&self, who: &Who, case: CaseId, notice: &Notice) -> Result<NoticePage> {
        who.of_the_desk()?;
        let mut work = Work::on(self, who, case).await?;
        let Ready { plan, to } = ready(&mut work, notice)?;
        let seen = shown(who, &work.case, &plan);
        let document = self.compose(&seen, &work.authority, &plan, work.today);
        let findings = self.findings(&work.case, &work.authority, &plan, work.today);
        let obstacles = if plan.answers.is_empty() { Vec::new() } else { obstacles(&work, &plan, &findings) };
        if obstacles.is_empty() {
            let command = self.issue_command(&work, &plan, &Made::nothing(), &to);
            work.decide(command)?;
        }
        let findings = overruled(&work.case, findings);
        let told = !super::blind::told_who_asks(plan.kind)
            || plan.kind == casework::case::LetterKind::RegulatorReply;
        Ok(NoticePage {
            seen: digest(&document),
            by_email: by_email(&to),
            to: told.then_some(to),
            letter: LetterPage::new(&work, seen, plan, &document, findings, obstacles),
        })
    }

    /// A notice as it would leave now, in a form.
    pub async fn notice_preview(
        &self,
        who: &Who,
        case: CaseId,
        notice: &Notice,
        form: Form,
    ) -> Result<Vec<u8>> {
        who.of_the_desk()?;
        let mut work = Work::on(self, who, case).await?;
        let Ready { plan, to } = ready(&mut work, notice)?;
        let seen = shown(who, &work.case, &plan);
        let document = self.compose(&seen, &work.authority, &plan, work.today);
        let now = work.now;
        // An answer may be looked at while something still stands against it; a notice that cannot be, is none.
        if plan.answers.is_empty() {
            let command = self.issue_command(&work, &plan, &Made::nothing(), &to);
            work.decide(command)?;
        }
        self.render(document, form, now).await
    }
}

/// A short digest of a letter.
pub(super) fn digest(document: &document::Document) -> String {
    let bytes = serde_json::to_vec(document).unwrap_or_default();
    store::token_hash(&String::from_utf8_lossy(&bytes))[..12].iter().map(|b| format!("{b:02x}")).collect()
}
