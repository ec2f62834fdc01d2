//! Whom to ask for an answer that nobody knows yet.

use std::collections::BTreeSet;

use answers::{Candidate, SourceKind};
use casework::case::{Ask, Question};

use crate::{
    Office, Who,
    error::{Error, Result},
    proposals::{Found, InContext, Known},
};

impl Office {
    /// Whom to ask: who answers for the nearest record of a register, who answered such a question last, or the team
    /// whose description fits.
    pub(super) async fn whom_to_ask(
        &self,
        known: &Known<'_>,
        question: &InContext,
        found: &Found,
    ) -> Result<Option<String>> {
        let owner = |c: &Candidate| c.source.owner.clone().filter(|owner| !owner.trim().is_empty());
        if let Some(owner) = found.candidates.iter().find_map(owner) {
            return Ok(Some(owner));
        }
        let near = question.asking(|asked| answers::whom_to_ask(asked, &known.memory(&found.earlier)));
        if let Some(near) = near {
            return Ok(Some(near.whom));
        }
        if let Some(team) = self.who_answered(known, &found.candidates).await? {
            return Ok(Some(team));
        }
        let wanted: BTreeSet<String> = question.asking(answers::search_words).into_iter().collect();
        let mut best: Option<(usize, &str)> = None;
        for team in &known.authority.teams {
            let words = answers::index_words(&format!("{} {}", team.name, team.covers), "");
            let shared = words.iter().filter(|word| wanted.contains(*word)).count();
            if shared > 0 && best.is_none_or(|(most, _)| shared > most) {
                best = Some((shared, &team.name));
            }
        }
        Ok(best.map(|(_, name)| name.to_owned()))
    }

    /// The team that had the question of the best earlier answer.
    async fn who_answered(&self, known: &Known<'_>, candidates: &[Candidate]) -> Result<Option<String>> {
        let earlier =
            candidates.iter().find(|c| c.source.kind == SourceKind::EarlierAnswer && !c.is_anothers());
        let Some(earlier) = earlier else { return Ok(None) };
        let who = Who::program(known.authority.id, "the memory");
        let id = match self.find_case(&who, &earlier.source.reference).await {
            Ok(id) => id,
            Err(Error::NotFound(_)) => return Ok(None),
            Err(error) => return Err(error),
        };
        let (case, _) = self.load_case(known.authority.id, known.authority, id).await?;
        let Some(question) = case.questions.iter().find(|q| q.text == earlier.source.field) else {
            return Ok(None);
        };
        let asked = |question: &Question| {
            let of_it = |ask: &&Ask| ask.questions.iter().any(|q| q.question == question.id);
            case.asks.iter().rev().find(of_it).map(|ask| ask.team.clone()).filter(|team| !team.is_empty())
        };
        let source = || question.decision.as_ref().and_then(|d| d.source.as_ref()).map(|s| s.name.clone());
        let team = question.team.clone().or_else(|| asked(question)).or_else(source);
        // Only whoever is still there can be asked.
        Ok(team.filter(|name| known.authority.team(name).is_some()))
    }
}
