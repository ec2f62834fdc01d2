//! Deciding the same question before several authorities: each decision is made in its own authority, by whoever may
//! decide there, with that authority's own fact or its own line.

use casework::{CaseId, Command, Decision, decision::Reliance, ids::QuestionId};
use document::{Law, response::Disposition};

use super::{AcrossCase, AcrossCell};
use crate::{
    Office, Who,
    draft::Chosen,
    error::{Error, Result},
};

/// A proposal that was chosen: before which case, and which.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pick {
    /// The case.
    pub case: CaseId,
    /// Its question, which proposal, and on which revision of the decision.
    pub chosen: Chosen,
}

impl Pick {
    /// A cell's proposal as it is shown now; none where it cannot be accepted as it is.
    pub fn of(case: &AcrossCase, cell: &AcrossCell) -> Option<Pick> {
        let chosen = Chosen { question: cell.question, key: cell.line.key.clone(), revision: cell.revision };
        (case.may_decide && cell.line.ready()).then_some(Pick { case: case.case, chosen })
    }
}

impl std::fmt::Display for Pick {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Chosen { question, key, revision } = &self.chosen;
        write!(f, "{}.{question}.{revision}.{key}", self.case.0.simple())
    }
}

impl std::str::FromStr for Pick {
    type Err = Error;

    fn from_str(text: &str) -> Result<Pick> {
        let bad = || Error::BadInput("that is no proposal: look at the page again".to_owned());
        let parts: Vec<&str> = text.splitn(4, '.').collect();
        let [case, question, revision, key] = parts[..] else { return Err(bad()) };
        Ok(Pick {
            case: CaseId(case.parse().map_err(|_| bad())?),
            chosen: Chosen {
                question: QuestionId(question.parse().map_err(|_| bad())?),
                revision: revision.parse().map_err(|_| bad())?,
                key: key.to_owned(),
            },
        })
    }
}

/// A position in common words, with a line of each authority's own.
#[derive(Clone, Debug)]
pub struct Position {
    /// The question, in the first case.
    pub question: QuestionId,
    /// What becomes of it.
    pub disposition: Disposition,
    /// The provision relied on, where it refuses something.
    pub provision: Option<String>,
    /// The common words.
    pub words: String,
    /// The line of each case; a case without one is left.
    pub lines: Vec<(CaseId, String)>,
}

/// What became of several decisions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Together {
    /// How many questions were decided.
    pub decided: usize,
    /// What was left, with the reason.
    pub left: Vec<String>,
}

impl Office {
    /// Accepts proposals before several authorities. Each decides its question in its own authority, as any decision
    /// does; what is withheld needs its reasons and is left for its own page.
    pub async fn accept_across(
        &self,
        who: &Who,
        id: CaseId,
        command_id: &str,
        picks: &[Pick],
    ) -> Result<Together> {
        let across = self.across(who, id).await?;
        if !picks.iter().all(|p| across.cases.iter().any(|c| c.case == p.case)) {
            return Err(Error::NotFound("case"));
        }
        let mut done = Together::default();
        for column in &across.cases {
            let chosen: Vec<Chosen> =
                picks.iter().filter(|p| p.case == column.case).map(|p| p.chosen.clone()).collect();
            if chosen.is_empty() {
                continue;
            }
            let command_id = format!("{command_id}:{}", column.case.0);
            match self.accept_proposals(&column.who, column.case, &command_id, &chosen).await {
                Ok(taken) => {
                    done.decided += taken.taken.len();
                    done.left.extend(
                        taken.needs.iter().map(|(_, needs)| format!("{}: {}", column.name, needs.join("; "))),
                    );
                }
                Err(Error::Refused(no)) => done.left.push(format!("{}: {no}", column.name)),
                Err(error) => return Err(error),
            }
        }
        Ok(done)
    }

    /// Applies a position in common words to every case that has a line of its own for it.
    pub async fn apply_position(
        &self,
        who: &Who,
        id: CaseId,
        command_id: &str,
        position: &Position,
    ) -> Result<Together> {
        if position.words.trim().is_empty() {
            return Err(Error::BadInput("write the words that all of them share".to_owned()));
        }
        let across = self.across(who, id).await?;
        let row = across
            .rows
            .iter()
            .find(|row| {
                row.cells.first().and_then(Option::as_ref).is_some_and(|c| c.question == position.question)
            })
            .ok_or(Error::NotFound("question"))?;
        let mut done = Together::default();
        for (at, column) in across.cases.iter().enumerate() {
            let line = position.lines.iter().find(|(case, _)| *case == column.case).map(|(_, l)| l.trim());
            let (Some(line), Some(cell)) = (line.filter(|l| !l.is_empty()), &row.cells[at]) else { continue };
            if cell.decided.is_some() {
                done.left.push(format!("{}: it is decided already", column.name));
                continue;
            }
            match positioned(position, column.law, line) {
                Ok(decision) => {
                    self.decide_there(column, command_id, decide(cell, decision), &mut done).await?;
                }
                Err(why) => done.left.push(format!("{}: {why}", column.name)),
            }
        }
        Ok(done)
    }

    async fn decide_there(
        &self,
        column: &AcrossCase,
        command_id: &str,
        command: Command,
        done: &mut Together,
    ) -> Result<()> {
        let command_id = format!("{command_id}:{}", column.case.0);
        match self.act(&column.who, column.case, &command_id, vec![command]).await {
            Ok(_) => done.decided += 1,
            Err(Error::Refused(no)) => done.left.push(format!("{}: {no}", column.name)),
            Err(error) => return Err(error),
        }
        Ok(())
    }
}

fn decide(cell: &AcrossCell, decision: Decision) -> Command {
    Command::Decide { question: cell.question, decision: Box::new(decision), revision: cell.revision }
}

/// The position as a decision under the law of a case.
fn positioned(position: &Position, law: Option<Law>, line: &str) -> Result<Decision, &'static str> {
    let words = position.words.trim();
    let Some(citation) = position.provision.as_deref().filter(|p| !p.trim().is_empty()) else {
        return Ok(Decision::new(position.disposition, format!("{words}\n\n{line}")));
    };
    let law = law.ok_or("under which law it is answered is not known yet")?;
    let known = law::provision(law, citation).ok_or("its law has no such provision")?;
    let mut reliance = Reliance::on(law, known.provision.clone());
    reliance.why = format!("{words}\n\n{line}");
    line.clone_into(&mut reliance.about_this_request);
    let mut decision = Decision::new(position.disposition, "");
    decision.reliances = vec![reliance];
    Ok(decision)
}
