//! How proposed answers fared: how many were accepted as they were, changed or rejected, by how sure the memory was and
//! where they came from; and what another threshold would have meant.

use casework::{
    case::{ProposedFrom, RejectedBecause},
    ids::CaseId,
};
use jiff::civil::Date;
use serde::Serialize;
use store::{CaseProposals, ProposalCount, ProposalRow};

use crate::{Office, Who, error::Result};

/// Where the bands of confidence begin, in hundredths, the surest first.
const BANDS: [u8; 7] = [95, 90, 85, 80, 70, 50, 0];
/// The thresholds that are tried.
const TRIED: [u8; 6] = [95, 90, 85, 80, 75, 70];

/// So many proposed answers, by what became of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Fared {
    /// All that were shown or taken.
    pub proposed: u64,
    /// Accepted as they were.
    pub accepted: u64,
    /// Accepted after an officer changed them.
    pub edited: u64,
    /// Rejected.
    pub rejected: u64,
    /// Left aside: the question was decided in other words.
    pub passed_over: u64,
    /// Still open.
    pub open: u64,
    /// By how much the changed ones were changed, in hundredths, on average; none where none was.
    pub changed: Option<u64>,
    #[serde(skip)]
    changed_sum: u64,
}

impl Fared {
    fn add(&mut self, count: &ProposalCount) {
        let n = count.count;
        self.proposed += n;
        match count.fate.as_str() {
            "accepted" => self.accepted += n,
            "edited" => {
                self.edited += n;
                self.changed_sum += count.changed;
            }
            "rejected" => self.rejected += n,
            "passed-over" => self.passed_over += n,
            _ => self.open += n,
        }
        self.changed = self.changed_sum.checked_div(self.edited);
    }

    /// Those of which somebody has judged: all but the open ones.
    pub fn judged(&self) -> u64 {
        self.proposed - self.open
    }

    /// The share of the judged that were accepted as they were, in hundredths; none where none was judged.
    pub fn share(&self) -> Option<u64> {
        (100 * self.accepted).checked_div(self.judged())
    }
}

/// A line of the figures.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FaredLine {
    /// Of what: a band, a kind of source, a register.
    pub of: String,
    /// The figures.
    #[serde(flatten)]
    pub fared: Fared,
}

/// How proposed answers fared in a time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Acceptance {
    /// From this day of receipt.
    pub from: Date,
    /// To this day.
    pub to: Date,
    /// The threshold now, in hundredths.
    pub threshold: u8,
    /// All together.
    pub all: Fared,
    /// By confidence, the surest first: `90-94`, in hundredths.
    pub bands: Vec<FaredLine>,
    /// By kind of source: `register`, `earlier-answer`.
    pub kinds: Vec<FaredLine>,
    /// By register.
    pub registers: Vec<FaredLine>,
    /// Why answers were rejected, by name; empty where nobody said.
    pub because: Vec<(String, u64)>,
    /// What other thresholds would have meant: what was proposed at or above each, in hundredths.
    pub thresholds: Vec<(u8, Fared)>,
}

impl Office {
    /// How the proposed answers fared of requests received in a time.
    pub async fn acceptance(&self, who: &Who, from: Date, to: Date) -> Result<Acceptance> {
        who.of_the_desk()?;
        let authority = self.authority(who.authority).await?;
        let counts = self.store.proposals_counted(who.authority, from, to).await?;
        Ok(figures(&counts, authority.threshold, from, to))
    }
}

fn figures(counts: &[ProposalCount], threshold: u8, from: Date, to: Date) -> Acceptance {
    let of = |which: &dyn Fn(&ProposalCount) -> bool| {
        let mut fared = Fared::default();
        counts.iter().filter(|c| which(c)).for_each(|c| fared.add(c));
        fared
    };
    let bands = BANDS
        .iter()
        .enumerate()
        .map(|(at, low)| {
            let high = at.checked_sub(1).map_or(100, |above| BANDS[above] - 1);
            let fared = of(&|c| (*low..=high).contains(&c.sure));
            FaredLine { of: format!("{low}-{high}"), fared }
        })
        .filter(|line| line.fared.proposed > 0)
        .collect();
    let kinds = [ProposedFrom::Register, ProposedFrom::EarlierAnswer]
        .map(|kind| FaredLine { of: kind.id().to_owned(), fared: of(&|c| c.kind == kind.id()) });
    let mut names: Vec<&str> =
        counts.iter().filter(|c| !c.source.is_empty()).map(|c| c.source.as_str()).collect();
    names.sort_unstable();
    names.dedup();
    let registers =
        names.into_iter().map(|name| FaredLine { of: name.to_owned(), fared: of(&|c| c.source == name) });
    let mut reasons: Vec<&str> = RejectedBecause::ALL.map(RejectedBecause::id).to_vec();
    reasons.push("");
    let because = reasons.into_iter().map(|id| {
        let rejected = counts.iter().filter(|c| c.fate == "rejected" && c.because == id);
        (id.to_owned(), rejected.map(|c| c.count).sum())
    });
    Acceptance {
        from,
        to,
        threshold,
        all: of(&|_| true),
        bands,
        kinds: kinds.into_iter().filter(|line| line.fared.proposed > 0).collect(),
        registers: registers.collect(),
        because: because.filter(|(_, n)| *n > 0).collect(),
        thresholds: TRIED.iter().map(|least| (*least, of(&|c| c.sure >= *least))).collect(),
    }
}

/// The proposed answers of a case as they are counted.
pub(crate) fn counted(case: &casework::Case) -> CaseProposals {
    use casework::case::Fate;
    let CaseId(subject) = case.id;
    let rows =
        case.questions.iter().flat_map(|question| question.proposals.iter().map(move |p| (question, p)));
    let rows = rows.map(|(question, proposed)| {
        let proposal = &proposed.proposal;
        ProposalRow {
            question: question.id.0,
            key: proposal.key.clone(),
            day: case.origin.received_on,
            kind: proposal.from.id().to_owned(),
            source: match proposal.from {
                ProposedFrom::Register => proposal.source.clone(),
                ProposedFrom::EarlierAnswer => String::new(),
            },
            sure: proposal.confidence.per_cent(),
            fate: proposed.fate.id().to_owned(),
            changed: if let Fate::Edited { changed } = proposed.fate { changed } else { 0 },
            because: match proposed.fate {
                Fate::Rejected { because: Some(because) } => because.id().to_owned(),
                _ => String::new(),
            },
        }
    });
    CaseProposals { subject, rows: rows.collect() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn count(kind: &str, source: &str, sure: u8, fate: &str, count: u64) -> ProposalCount {
        let changed = if fate == "edited" { 10 * count } else { 0 };
        let because = if fate == "rejected" { "wrong-record" } else { "" };
        ProposalCount {
            kind: kind.to_owned(),
            source: source.to_owned(),
            sure,
            fate: fate.to_owned(),
            because: because.to_owned(),
            count,
            changed,
        }
    }

    #[test]
    fn figures_add_up() {
        let counts = [
            count("register", "contracts", 96, "accepted", 40),
            count("register", "contracts", 88, "edited", 2),
            count("register", "telephony", 88, "accepted", 1),
            count("register", "contracts", 85, "rejected", 1),
            count("register", "contracts", 82, "shown", 5),
            count("earlier-answer", "", 81, "passed-over", 3),
        ];
        let told = figures(&counts, 80, date(2026, 1, 1), date(2026, 12, 31));
        let at = |least: u8| told.thresholds.iter().find(|(t, _)| *t == least).map(|(_, f)| *f).unwrap();
        assert_eq!((at(85).accepted, at(85).judged()), (41, 44), "at 0.85: 41 of 44 accepted");
        assert_eq!((told.all.proposed, told.all.open, told.all.judged()), (52, 5, 47));
        assert_eq!(told.all.changed, Some(10));
        let bands: Vec<(&str, u64)> = told.bands.iter().map(|l| (l.of.as_str(), l.fared.proposed)).collect();
        assert_eq!(bands, [("95-100", 40), ("85-89", 4), ("80-84", 8)]);
        assert_eq!(told.bands.iter().map(|l| l.fared.proposed).sum::<u64>(), told.all.proposed);
        let registers: Vec<&str> = told.registers.iter().map(|l| l.of.as_str()).collect();
        assert_eq!(registers, ["contracts", "telephony"]);
        assert_eq!(told.because, [("wrong-record".to_owned(), 1)]);
    }
}
