//! Asking the memory: the earlier answers that may answer a question, own ones first, then what others have published.

use answers::{
    Asked, EarlierAnswer, Rarities,
    index::{Found, Index, Recalled, Search, Whose},
};
use casework::CaseId;
use uuid::Uuid;

use crate::{Office, error::Result, proposals::InContext};

/// The earlier answers that may answer a question.
#[derive(Clone, Debug, Default)]
pub struct Earlier {
    /// The answers, those whose words agree most first.
    pub answers: Vec<EarlierAnswer>,
    /// How rare the words of question and answers are among all that is known.
    pub rarities: Rarities,
}

impl Office {
    /// The earlier answers that may answer a question of an authority, as at its receipt: own ones, and what other
    /// authorities of this installation have published, marked so. Of `case`, none: what it answered itself is no earlier
    /// answer. Empty where the memory cannot be asked.
    pub async fn earlier_answers(&self, authority: Uuid, case: Option<CaseId>, asked: &Asked<'_>) -> Earlier {
        self.earlier(authority, |index| Ok(index.recall(authority, case.map(|c| c.0), asked)?)).await
    }

    /// The same for a question with what stands around it.
    pub(crate) async fn earlier_in_context(
        &self,
        authority: Uuid,
        case: Option<CaseId>,
        question: &InContext,
    ) -> Earlier {
        let case = case.map(|c| c.0);
        let ask = |index: &Index| question.asking(|asked| index.recall(authority, case, asked));
        self.earlier(authority, |index| Ok(ask(index)?)).await
    }

    /// The cases of an authority whose published answers are nearest to a question, the nearest first; none where the
    /// memory cannot be asked, or is only being made.
    pub(crate) async fn published_near(
        &self,
        authority: Uuid,
        asked: &Asked<'_>,
        best: u32,
    ) -> Option<Vec<Uuid>> {
        let found = async {
            self.follow_first().await?;
            let index = self.memory_index().await?;
            if index.followed()? == 0 {
                return Ok(None);
            }
            let best = usize::try_from(best).unwrap_or(usize::MAX);
            let search = Search { authority, whose: Whose::Published, except: None, best, asked: *asked };
            Ok::<_, crate::Error>(Some(index.ask(&search)?))
        };
        match found.await {
            Ok(found) => {
                let mut cases: Vec<Uuid> = Vec::new();
                for one in found? {
                    if !cases.contains(&one.case) {
                        cases.push(one.case);
                    }
                }
                Some(cases)
            }
            Err(error) => {
                tracing::error!(%error, "the memory could not be asked");
                None
            }
        }
    }

    async fn earlier(
        &self,
        authority: Uuid,
        recall: impl FnOnce(&Index) -> Result<Recalled> + Send,
    ) -> Earlier {
        let asked = async {
            self.follow_first().await?;
            let Recalled { found, rarities } = recall(&self.memory_index().await?)?;
            let mut answers = Vec::with_capacity(found.len());
            for one in found {
                answers.extend(self.whole(authority, one).await?);
            }
            Ok::<_, crate::Error>(Earlier { answers, rarities })
        };
        match asked.await {
            Ok(earlier) => earlier,
            Err(error) => {
                tracing::error!(%error, "the memory could not be asked");
                Earlier::default()
            }
        }
    }

    /// A found answer with what the index does not keep of it.
    async fn whole(&self, authority: Uuid, found: Found) -> Result<Option<EarlierAnswer>> {
        let mut answer = found.answer;
        if found.cut {
            let all = self.of_case(found.authority, found.case).await?;
            // It may have been forgotten since.
            let Some(whole) = all.into_iter().find(|a| a.place == found.place) else { return Ok(None) };
            answer = whole.answer;
        }
        if found.authority != authority {
            if !answer.published || answer.of.is_some() {
                return Ok(None);
            }
            let of = self.authority(found.authority).await?.profile.name.clone();
            answer.reference = format!("{of} {}", answer.reference);
            answer.of = Some(of);
        }
        Ok(Some(answer))
    }
}
