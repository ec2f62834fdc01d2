//! Registers and questions in few words.

use answers::{Asked, Candidate, EarlierAnswer, Memory, propose};
use casework::authority::Register;
use document::response::Disposition;
use jiff::civil::{Date, date};

/// The day on which every question here was received.
pub const RECEIVED: Date = date(2026, 3, 2);

/// A register from lines whose cells are parted by bars.
pub fn register(name: &str, text: &str) -> Register {
    let mut rows = text
        .lines()
        .map(str::trim)
        .filter(|l| !l.is_empty())
        .map(|l| l.split('|').map(|c| c.trim().to_owned()).collect::<Vec<_>>());
    let headings = rows.next().expect("a heading row");
    Register::table(name, "Purchasing", Some(date(2026, 1, 15)), headings, rows.collect())
}

/// A question with what stands around it: "heading > stem > question", where either may be missing.
pub fn ask(question: &str, registers: &[Register], earlier: &[EarlierAnswer]) -> Vec<Candidate> {
    let parts: Vec<&str> = question.split(" > ").collect();
    let (around, text) = parts.split_at(parts.len() - 1);
    let registers: Vec<&Register> = registers.iter().collect();
    let asked = Asked {
        text: text[0],
        heading: around.first().copied(),
        stem: around.get(1).copied(),
        subject: Some("Freedom of Information request"),
        previous: &[],
        received_on: RECEIVED,
    };
    propose(&asked, &Memory { registers: &registers, earlier, ..Memory::default() })
}

/// The surest answer where it is sure enough to stand in a draft.
pub fn sure(question: &str, registers: &[Register], earlier: &[EarlierAnswer]) -> Option<Candidate> {
    ask(question, registers, earlier).into_iter().next().filter(|c| c.confidence >= 0.8)
}

/// An earlier answer that gave what was asked.
pub fn earlier(question: &str, context: &str, answer: &str, day: Date) -> EarlierAnswer {
    EarlierAnswer {
        question: question.to_owned(),
        context: context.to_owned(),
        answer: answer.to_owned(),
        table: None,
        disposition: Disposition::Given,
        provisions: Vec::new(),
        reference: "FOI-2025-0042".to_owned(),
        date: Some(day),
        published: true,
        of: None,
    }
}
