//! Proposed answers: what the memory proposed for a question, and what an officer made of it.

use document::{Sure, Table};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::decision::{Decision, Disposition};

/// Where a proposed answer comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ProposedFrom {
    /// A register.
    Register,
    /// An earlier answer.
    EarlierAnswer,
}

impl ProposedFrom {
    /// The name in lists.
    pub fn id(self) -> &'static str {
        match self {
            ProposedFrom::Register => "register",
            ProposedFrom::EarlierAnswer => "earlier-answer",
        }
    }

    /// The kind of that name.
    pub fn from_id(id: &str) -> Option<Self> {
        [ProposedFrom::Register, ProposedFrom::EarlierAnswer].into_iter().find(|f| f.id() == id)
    }
}

/// A proposed answer as it was shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proposal {
    /// What tells it from every other answer to the same question: where it comes from and what it says.
    pub key: String,
    /// The answer in words.
    pub text: String,
    /// The answer as a table, where it is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub table: Option<Table>,
    /// What would become of the question.
    pub disposition: Disposition,
    /// The provisions that it would rely on.
    #[serde(default)]
    pub provisions: Vec<String>,
    /// How sure the memory was.
    pub confidence: Sure,
    /// What kind of source.
    pub from: ProposedFrom,
    /// The register, or "earlier answer".
    pub source: String,
    /// The reference of the record or of the earlier request.
    #[serde(default)]
    pub reference: String,
    /// Which record.
    #[serde(default)]
    pub record: String,
    /// Which field of it.
    #[serde(default)]
    pub field: String,
    /// As at which day.
    #[serde(default)]
    pub as_at: Option<Date>,
    /// Whether it was so old that its owner should be asked.
    #[serde(default)]
    pub stale: bool,
}

/// Why an officer did not want a proposed answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RejectedBecause {
    /// Another contract, another service.
    WrongRecord,
    /// It is no longer so.
    OutOfDate,
    /// It answers another question.
    NotAsked,
    /// Anything else.
    Other,
}

impl RejectedBecause {
    /// All of them.
    pub const ALL: [RejectedBecause; 4] = [
        RejectedBecause::WrongRecord,
        RejectedBecause::OutOfDate,
        RejectedBecause::NotAsked,
        RejectedBecause::Other,
    ];

    /// The name in forms.
    pub fn id(self) -> &'static str {
        match self {
            RejectedBecause::WrongRecord => "wrong-record",
            RejectedBecause::OutOfDate => "out-of-date",
            RejectedBecause::NotAsked => "not-asked",
            RejectedBecause::Other => "other",
        }
    }

    /// As an officer says it.
    pub fn words(self) -> &'static str {
        match self {
            RejectedBecause::WrongRecord => "it is another record",
            RejectedBecause::OutOfDate => "it is out of date",
            RejectedBecause::NotAsked => "it is not what is asked",
            RejectedBecause::Other => "another reason",
        }
    }

    /// The reason of that name.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|r| r.id() == id)
    }
}

/// What became of a proposed answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "kebab-case")]
pub enum Fate {
    /// It was shown, and the question is still open.
    Shown,
    /// It stands as the answer, as it was proposed.
    Accepted,
    /// It stands as the answer after an officer changed it: by how much, in hundredths.
    Edited {
        /// 1 is a word or two, 100 is another answer.
        changed: u8,
    },
    /// An officer said that it is no answer.
    Rejected {
        /// Why, where they said so.
        because: Option<RejectedBecause>,
    },
    /// The question was decided without it.
    PassedOver,
}

impl Fate {
    /// The name in lists.
    pub fn id(&self) -> &'static str {
        match self {
            Fate::Shown => "shown",
            Fate::Accepted => "accepted",
            Fate::Edited { .. } => "edited",
            Fate::Rejected { .. } => "rejected",
            Fate::PassedOver => "passed-over",
        }
    }
}

/// A proposed answer on its question, with what became of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proposed {
    /// As it was shown.
    pub proposal: Proposal,
    /// What became of it.
    pub fate: Fate,
}

/// How much an officer changed a proposed answer, in hundredths: none where the decision is what was proposed.
pub fn changed(proposal: &Proposal, decision: &Decision) -> u8 {
    use Disposition as D;
    let words = distance(&whole(&proposal.text, &proposal.table), &whole(&decision.words, &decision.table));
    // Another end is another answer, however alike the words are.
    if proposal.disposition != decision.disposition {
        return words.max(50);
    }
    match proposal.disposition {
        // What is not shown is told by its provisions; the reasons are the officer's in any case.
        D::Withheld | D::Ncnd | D::Accessible | D::Refused => {
            let relied_on = decision.reliances.iter().map(|r| r.provision.as_str());
            if relied_on.eq(proposal.provisions.iter().map(String::as_str)) { 0 } else { 50 }
        }
        _ => words,
    }
}

/// An answer with the cells of its table.
fn whole(words: &str, table: &Option<Table>) -> String {
    let cells = table.iter().flat_map(|t| t.headings.iter().chain(t.rows.iter().flatten()));
    cells.fold(words.to_owned(), |text, cell| format!("{text} {cell}"))
}

/// The share of words that are not in both texts, in hundredths; each word counts as often as it stands there.
fn distance(a: &str, b: &str) -> u8 {
    fn counted(text: &str) -> std::collections::BTreeMap<&str, usize> {
        let mut words = std::collections::BTreeMap::new();
        for word in text.split_whitespace() {
            // A comma more is no other answer.
            let word = word.trim_matches(['.', ',', ';', ':', '!', '?', '(', ')', '\'', '"', '“', '”']);
            *words.entry(word).or_insert(0) += 1;
        }
        words
    }
    let (a, b) = (counted(a), counted(b));
    let all: usize = a.values().sum::<usize>() + b.values().sum::<usize>();
    let common: usize = a.iter().map(|(word, n)| n.min(b.get(word).unwrap_or(&0))).sum();
    let share = (all - 2 * common) * 100;
    // A change of one word in a long text is more than none.
    u8::try_from(if all == 0 { 0 } else { share.div_ceil(all) }).unwrap_or(100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn how_much_was_changed() {
        let rows = [
            ("73 agents", "73 agents", 0, "as it was"),
            ("73  agents\n", "73 agents", 0, "blanks are no change"),
            ("73 agents", "74 agents", 50, "one word of two"),
            (
                "one two three four five six seven eight nine ten",
                "one two three four five six seven eight nine",
                6,
                "a word left out",
            ),
            ("73", "None of your business", 100, "another answer"),
            ("", "", 0, "a table alone"),
        ];
        for (proposed, decided, wanted, why) in rows {
            assert_eq!(distance(proposed, decided), wanted, "{why}");
        }
    }
}
