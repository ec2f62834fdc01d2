//! What the applicant would be advised to raise against the letter of a case, asked before it leaves.

use casework::{CaseId, case::LetterKind};
use letters::challenge::{self, Challenge};

use crate::{Office, Who, error::Result, letter::LetterPlan, work::Work};

impl Office {
    /// The challenges to the response as it would leave now, in the order of the letter.
    pub async fn challenges(&self, who: &Who, case: CaseId) -> Result<Vec<Challenge>> {
        who.of_the_desk()?;
        let work = Work::on(self, who, case).await?;
        let plan = LetterPlan::response(&work.case).on(work.today);
        let draft = letters::draft_of(LetterKind::Response, &work.case, &work.authority, &plan);
        Ok(challenge::challenges(&draft))
    }
}
