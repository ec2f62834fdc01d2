//! Makes what cases are recognised by where it is missing: of cases older than this, of a restored backup, of
//! fingerprints in an older form.

use ::answers::recurring::{FORM, Questionnaire};
use casework::CaseId;
use store::KeptQuestionnaire;
use uuid::Uuid;

use super::kept::kept;
use crate::{Error, Office, error::Result};

impl Office {
    /// Looks at so many cases at most of which nothing is kept; returns how many there were. None are left when it
    /// returns 0.
    pub async fn fill_questionnaires(&self, authority_id: Uuid, limit: u32) -> Result<usize> {
        let authority = self.authority(authority_id).await?;
        let missing = self.store.cases_without_questionnaire(authority_id, FORM, limit).await?;
        for id in &missing {
            let (kept, version) = match self.load_case(authority_id, &authority, CaseId(*id)).await {
                Ok((case, version)) => (kept(&case, &authority), version),
                // Its content is gone: that it was looked at is kept.
                Err(Error::NotFound(_)) => {
                    let key = store::StreamKey::case(*id);
                    let version = self.store.load(authority_id, key).await?.last().map_or(0, |e| e.version);
                    let nothing = KeptQuestionnaire {
                        subject: *id,
                        form: FORM,
                        received_on: None,
                        law: String::new(),
                        asker: Vec::new(),
                        keys: Vec::new(),
                        body: Questionnaire::default().to_bytes(),
                    };
                    (nothing, version)
                }
                Err(error) => return Err(error),
            };
            self.store.keep_questionnaire(authority_id, version, &kept).await?;
        }
        Ok(missing.len())
    }
}
