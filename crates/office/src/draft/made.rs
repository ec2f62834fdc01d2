//! A candidate as it is kept when it is shown, and as the decision that it would be. What the law still wants of that
//! decision is said, never filled in.

use answers::{Candidate, SourceKind};
use casework::{
    Authority, Decision, Disposition,
    authority::StandingReason,
    case::{Proposal, ProposedFrom},
    decision::{Reliance, Source},
};
use document::{Law, Sure};
use jiff::civil::Date;
use law::{existence, provisions};
use sha2::{Digest, Sha256};

/// A proposed answer as a decision, and what that decision still lacks.
#[derive(Clone, Debug, PartialEq)]
pub struct Made {
    /// The decision.
    pub decision: Decision,
    /// What an officer has to add before it may stand, a sentence each; empty where nothing is missing.
    pub missing: Vec<String>,
}

/// A candidate as it is kept with its question.
pub fn proposal_of(candidate: &Candidate) -> Proposal {
    let source = &candidate.source;
    Proposal {
        key: key(candidate),
        text: candidate.text.clone(),
        table: candidate.table.clone(),
        disposition: candidate.disposition,
        provisions: candidate.provisions.clone(),
        confidence: Sure::of(f64::from(candidate.confidence)),
        from: match source.kind {
            SourceKind::Register => ProposedFrom::Register,
            SourceKind::EarlierAnswer => ProposedFrom::EarlierAnswer,
        },
        source: source.name.clone(),
        reference: source.reference.clone(),
        record: source.record.clone(),
        field: source.field.clone(),
        as_at: source.date,
        stale: candidate.stale,
    }
}

/// What tells a candidate from every other of its question: where it comes from and what it says, not how sure or how
/// old it is.
pub fn key(candidate: &Candidate) -> String {
    let source = &candidate.source;
    let parts = (
        (source.kind, &source.name, &source.reference, &source.record, &source.field),
        (candidate.disposition, &candidate.provisions, &candidate.text, &candidate.table),
    );
    let bytes = serde_json::to_vec(&parts).unwrap_or_default();
    Sha256::digest(&bytes)[..8].iter().map(|b| format!("{b:02x}")).collect()
}

/// A candidate as a decision under a law.
pub fn decision_of(candidate: &Candidate, authority: &Authority, law: Law, today: Date) -> Made {
    use Disposition as D;
    let mut missing = Vec::new();
    let source = &candidate.source;
    let mut decision = Decision::new(candidate.disposition, "");
    let own_words = source.kind == SourceKind::EarlierAnswer || shows(candidate.disposition);
    if own_words && candidate.disposition != D::Accessible {
        decision.words.clone_from(&candidate.text);
    }
    decision.table.clone_from(&candidate.table);
    let named = [source.name.as_str(), source.record.as_str()];
    let named = match source.kind {
        SourceKind::Register => named.into_iter().filter(|n| !n.is_empty()).collect::<Vec<_>>().join(": "),
        SourceKind::EarlierAnswer => format!("earlier answer {}", source.reference),
    };
    decision.source = Some(Source { name: named, as_at: source.date });
    if candidate.disposition.is_refusal() {
        for provision in &candidate.provisions {
            let (reliance, balance) = reliance(candidate, authority, law, today, provision, &mut missing);
            decision.reliances.push(reliance);
            if let Some(balance) = balance {
                match candidate.disposition {
                    D::Ncnd => decision.ncnd_balance = Some(balance),
                    _ => decision.balance = decision.balance.or(Some(balance)),
                }
            }
        }
        if candidate.provisions.is_empty() {
            missing.push("A refusal names the provision that it relies on".to_owned());
        }
    }
    if candidate.is_anothers() {
        decision = Decision::new(candidate.disposition, "");
        missing = vec!["This is what another authority answered: say what is true here".to_owned()];
    }
    let empty = decision.words.trim().is_empty() && decision.table.is_none();
    match candidate.disposition {
        D::Given | D::GivenInPart if empty => missing.push("The answer has no words".to_owned()),
        D::Given | D::GivenInPart | D::Accessible | D::NotHeld | D::NoRecordedInformation => {}
        D::Withheld | D::Ncnd | D::Refused => {}
        _ => missing.push("What becomes of the question is yours to say".to_owned()),
    }
    Made { decision, missing }
}

/// Whether what was asked for is shown.
fn shows(disposition: Disposition) -> bool {
    use Disposition as D;
    matches!(disposition, D::Given | D::GivenInPart | D::NotHeld | D::NoRecordedInformation)
}

/// A reliance on a provision with the standing reason that goes with it, and what is missing of it.
fn reliance(
    candidate: &Candidate,
    authority: &Authority,
    law: Law,
    today: Date,
    provision: &str,
    missing: &mut Vec<String>,
) -> (Reliance, Option<casework::decision::Balance>) {
    let ncnd = candidate.disposition == Disposition::Ncnd;
    let known = law::provision(law, provision).is_some()
        || existence::is_neither_confirm_nor_deny(law, provision)
        || !provisions::lifted_by(law, provision).is_empty();
    if !known {
        missing.push(format!("{provision} is no provision of the {}: choose the right one", law.title()));
        return (Reliance::on(law, provision), None);
    }
    let fits = |reason: &&StandingReason| {
        reason.reliance.law == law && reason.reliance.provision == provision && reason.ncnd == ncnd
    };
    if let Some(reason) = authority.standing_reasons.iter().find(fits) {
        if reason.expires_on < today {
            missing.push(format!(
                "{provision}: the standing reason “{}” has expired, {} has to look at it first",
                reason.title, reason.owner
            ));
            return (Reliance::on(law, provision), None);
        }
        missing.push(format!(
            "{provision}: the standing reason “{}” needs a line about this request",
            reason.title
        ));
        let mut reliance = reason.reliance.clone();
        reliance.standing_reason = Some(reason.id.clone());
        return (reliance, reason.balance.clone());
    }
    let mut reliance = Reliance::on(law, provision);
    if candidate.disposition == Disposition::Accessible {
        // Where it can be had is all that the law asks here.
        let said = candidate.note.as_deref().filter(|note| note.len() > candidate.text.len());
        said.unwrap_or(&candidate.text).clone_into(&mut reliance.location);
        if reliance.location.trim().is_empty() {
            missing.push(format!("{provision}: say where exactly it can be had"));
        }
    } else {
        missing.push(format!("{provision}: the reasons that the law asks for"));
    }
    (reliance, None)
}
