//! Whom to ask for what the memory does not hold: who answers for the record that is nearest to the question. Nothing
//! here answers the question.

use std::collections::BTreeSet;

use casework::register::{Meaning, Register};

use crate::{
    Asked, Memory,
    asked::Question,
    understand::{Columns, is_post},
    words::{bag, is_specific},
};

/// Who may know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Whom {
    /// The post or the team, as the register has it.
    pub whom: String,
    /// The register that says so.
    pub register: String,
    /// The record of it that is nearest to the question.
    pub record: String,
}

/// Who answers for the record or the register that is nearest to a question; none where nothing is near.
pub fn whom_to_ask(asked: &Asked<'_>, memory: &Memory<'_>) -> Option<Whom> {
    let question = Question::of(asked);
    let mut best: Option<(f32, Whom)> = None;
    for register in memory.registers {
        let columns = Columns::of(register);
        for row in &register.rows {
            let near = nearness(&question, &bag(&row.join(" ")));
            if near > 0.2
                && best.as_ref().is_none_or(|(known, _)| near > *known)
                && let Some(whom) = owner(register, &columns, row)
            {
                best = Some((near, whom));
            }
        }
    }
    best.map(|(_, whom)| whom)
}

/// The share of the telling words that a record has, in the nearest layer of the question that has any of them.
fn nearness(question: &Question, record: &BTreeSet<String>) -> f32 {
    let mut sure = 1.0;
    for layer in &question.layers {
        let telling: Vec<_> = layer.words.iter().filter(|w| is_specific(&w.text)).collect();
        let known = telling.iter().filter(|w| record.contains(&w.text)).count();
        if known > 0 {
            return sure * known as f32 / telling.len() as f32;
        }
        sure *= 0.8;
    }
    0.0
}

fn owner(register: &Register, columns: &Columns, row: &[String]) -> Option<Whom> {
    let said = |meaning| Some(columns.get(row, meaning)).filter(|w| !w.is_empty());
    let post = said(Meaning::Contact).filter(|c| is_post(c));
    let whom = post
        .or_else(|| said(Meaning::Owner))
        .or_else(|| said(Meaning::Contact))
        .or_else(|| Some(register.owner.as_str()).filter(|o| !o.is_empty()))?;
    let record = [Meaning::Title, Meaning::Topic, Meaning::Description, Meaning::Category, Meaning::Measure]
        .into_iter()
        .find_map(said)
        .unwrap_or(&register.name);
    Some(Whom { whom: whom.to_owned(), register: register.name.clone(), record: record.to_owned() })
}
