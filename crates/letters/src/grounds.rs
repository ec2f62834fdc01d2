//! What a letter relies on: each provision once, with the questions it serves and the reasons given for it.

use casework::{
    Case, Disposition, QuestionId,
    decision::{AnsweredBy, Balance, Decision, Reliance},
};
use document::Law;
use law::citation::normalise;

/// A provision relied on, with every reliance on it in this letter.
pub(crate) struct Ground<'a> {
    pub law: Law,
    pub provision: String,
    pub ncnd: bool,
    pub uses: Vec<(QuestionId, &'a Reliance)>,
}

impl Ground<'_> {
    pub(crate) fn questions(&self) -> Vec<QuestionId> {
        let mut ids: Vec<QuestionId> = Vec::new();
        for (id, _) in &self.uses {
            if !ids.contains(id) {
                ids.push(*id);
            }
        }
        ids
    }

    /// Each distinct text of a field, with the questions that give it.
    pub(crate) fn texts(&self, field: impl Fn(&Reliance) -> String) -> Vec<(Vec<QuestionId>, String)> {
        let mut out: Vec<(Vec<QuestionId>, String)> = Vec::new();
        for (id, reliance) in &self.uses {
            let text = field(reliance).trim().to_owned();
            if text.is_empty() {
                continue;
            }
            match out.iter_mut().find(|(_, known)| *known == text) {
                Some((ids, _)) if ids.contains(id) => {}
                Some((ids, _)) => ids.push(*id),
                None => out.push((vec![*id], text)),
            }
        }
        out
    }
}

/// A balance with the questions and the provisions it is about.
pub(crate) struct Weighed<'a> {
    pub questions: Vec<QuestionId>,
    pub provisions: Vec<(Law, String)>,
    pub balance: &'a Balance,
}

/// The decisions that a letter prints in full: a question that points to another has none of its own.
pub(crate) fn decisions<'a>(
    case: &'a Case,
    answers: &[QuestionId],
) -> impl Iterator<Item = (QuestionId, &'a Decision)> {
    case.questions
        .iter()
        .filter(|q| answers.contains(&q.id))
        .filter_map(|q| Some((q.id, q.decision.as_ref()?)))
        .filter(|(_, d)| d.answered_by == AnsweredBy::Itself)
}

/// A provision in the one form, so that two spellings are one.
pub(crate) fn canonical(law: Law, provision: &str) -> String {
    normalise(law, provision).unwrap_or_else(|| provision.trim().to_owned())
}

/// Whether a provision lifts the duty to confirm or deny and is no exemption itself.
pub(crate) fn lifts_duty(law: Law, provision: &str) -> bool {
    law::provision(law, provision).is_none() && !law::provisions::lifted_by(law, provision).is_empty()
}

/// Each provision relied on, in the order in which the letter first needs it.
pub(crate) fn grounds<'a>(case: &'a Case, answers: &[QuestionId]) -> Vec<Ground<'a>> {
    let mut out: Vec<Ground<'a>> = Vec::new();
    for (id, decision) in decisions(case, answers) {
        for reliance in &decision.reliances {
            let provision = canonical(reliance.law, &reliance.provision);
            let ncnd = decision.disposition == Disposition::Ncnd || lifts_duty(reliance.law, &provision);
            let known =
                out.iter_mut().find(|g| g.law == reliance.law && g.provision == provision && g.ncnd == ncnd);
            match known {
                Some(ground) => ground.uses.push((id, reliance)),
                None => out.push(Ground { law: reliance.law, provision, ncnd, uses: vec![(id, reliance)] }),
            }
        }
    }
    out
}

/// Every balance once; the same balance struck for several questions names them together.
pub(crate) fn balances<'a>(case: &'a Case, answers: &[QuestionId], ncnd: bool) -> Vec<Weighed<'a>> {
    let mut out: Vec<Weighed<'a>> = Vec::new();
    for (id, decision) in decisions(case, answers) {
        let balance = if ncnd { &decision.ncnd_balance } else { &decision.balance };
        let Some(balance) = balance.as_ref().filter(|b| !is_empty(b)) else { continue };
        let provisions: Vec<(Law, String)> = decision
            .reliances
            .iter()
            .map(|r| (r.law, canonical(r.law, &r.provision)))
            .filter(|(law, p)| {
                let lifts = decision.disposition == Disposition::Ncnd || lifts_duty(*law, p);
                let weighed =
                    law::provision(*law, p).is_none_or(|p| p.needs_public_interest_test() != Some(false));
                lifts == ncnd && (ncnd || weighed)
            })
            .collect();
        match out.iter_mut().find(|w| w.balance == balance && w.provisions == provisions) {
            Some(known) => known.questions.push(id),
            None => out.push(Weighed { questions: vec![id], provisions, balance }),
        }
    }
    out
}

pub(crate) fn is_empty(balance: &Balance) -> bool {
    balance.for_disclosure.iter().chain(&balance.for_withholding).all(|f| f.text.trim().is_empty())
        && balance.conclusion.trim().is_empty()
}

/// Provisions as an English sentence names them: `sections 31(1)(a) and 43(2)`.
pub(crate) fn in_words<'a>(provisions: impl IntoIterator<Item = (Law, &'a str)>) -> String {
    crate::prose::speech::provisions(document::Language::English, provisions)
}

/// One provision as a sentence begins with it: `Section 31(1)(a)`.
pub(crate) fn named(law: Law, provision: &str) -> String {
    crate::prose::capital(&in_words([(law, provision)]))
}
