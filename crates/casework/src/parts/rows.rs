//! The rows of an enclosure beside what the question asked: one file of staff, sent where a number was asked for, is how
//! the gravest disclosure by mistake began. Words and numbers only; whether the rows may leave, an officer says.

use crate::{case::Case, parts::enclosures::Enclosure};
use serde::{Deserialize, Serialize};

/// Rows that no answer to "how many" needs.
const MANY: u64 = 500;

/// How large a table of a file is, as a reader sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableSize {
    /// The sheet; empty where the file is one table.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// Rows that hold something, its headings included.
    pub rows: u64,
    /// Columns that hold something.
    pub columns: u64,
    /// What its first row says.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub headings: Vec<String>,
}

/// The most rows that a question asks for, where its words tell: "the ten largest", "how many".
pub fn rows_asked(question: &str) -> Option<u64> {
    let words: Vec<String> = question
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty())
        .map(str::to_lowercase)
        .collect();
    let has = |wanted: &[&str]| words.iter().any(|w| wanted.contains(&w.as_str()));
    let pair = |first: &[&str], second: &[&str]| {
        words.windows(2).any(|w| first.contains(&w[0].as_str()) && second.contains(&w[1].as_str()))
    };
    // "the top 20", "the ten largest contracts".
    let ranked = ["top", "first", "last", "largest", "biggest", "highest", "latest", "lowest", "smallest"];
    let ordered = words.windows(2).find_map(|pair| {
        let (a, b) = (pair[0].as_str(), pair[1].as_str());
        match (ranked.contains(&a), ranked.contains(&b)) {
            (true, false) => number(b),
            (false, true) => number(a),
            _ => None,
        }
    });
    // A time is no count of rows: "the last 3 years".
    let times = ["year", "years", "month", "months", "week", "weeks", "day", "days", "quarter", "quarters"];
    if let Some(n) = ordered.filter(|n| *n > 0 && !has(&times)) {
        return Some(n.saturating_mul(3).saturating_add(10));
    }
    let each = has(&[
        "list",
        "lists",
        "copy",
        "copies",
        "dataset",
        "data",
        "spreadsheet",
        "register",
        "log",
        "details",
        "every",
        "individual",
        "itemised",
        "all",
        "names",
    ]);
    let counts = pair(&["how"], &["many", "much", "often"]) || pair(&["number", "total"], &["of", "number"]);
    (counts && !each).then_some(MANY)
}

fn number(word: &str) -> Option<u64> {
    const WORDS: [&str; 12] =
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    let spelt = WORDS.iter().position(|w| *w == word).map(|at| at as u64 + 1);
    let more = match word {
        "fifteen" => Some(15),
        "twenty" => Some(20),
        "fifty" => Some(50),
        "hundred" => Some(100),
        _ => None,
    };
    word.parse().ok().or(spelt).or(more).filter(|n| *n <= 1_000)
}

impl Case {
    /// The questions whose answers an enclosure goes with.
    pub fn questions_of<'a>(
        &'a self,
        enclosure: &'a Enclosure,
    ) -> impl Iterator<Item = &'a crate::case::Question> {
        self.questions
            .iter()
            .filter(|q| q.decision.as_ref().is_some_and(|d| d.enclosures.contains(&enclosure.id)))
    }

    /// The rows of an enclosure's largest table and those that its questions ask for, where there are far more.
    pub fn too_many_rows(&self, enclosure: &Enclosure) -> Option<(u64, u64)> {
        let rows = enclosure.inspection()?.found.tables.iter().map(|t| t.rows).max()?;
        // What goes with several answers is as large as the widest of them asks.
        let mut asked = 0;
        for question in self.questions_of(enclosure) {
            asked = asked.max(rows_asked(&question.text)?);
        }
        (asked > 0 && rows > asked).then_some((rows, asked))
    }
}

#[cfg(test)]
mod tests {
    use super::rows_asked;

    #[test]
    fn a_question_tells_how_many_rows_it_asks_for() {
        for (question, rows, origin) in [
            ("How many officers are there at each rank?", Some(500), "a number for each of a few"),
            ("How many officers do you employ?", Some(500), "a number"),
            ("The number of staff, by grade, in 2024.", Some(500), "a number by grade"),
            ("What is the total number of complaints?", Some(500), "a number"),
            ("How much was spent on agency staff?", Some(500), "an amount"),
            ("How many contracts are there? Please list them.", None, "a list is asked for too"),
            ("Please list the top 20 suppliers by spend.", Some(70), "twenty"),
            ("The ten largest contracts.", Some(40), "a number in words"),
            ("Spend in the last 3 years.", None, "years are no rows"),
            ("Please send the contracts register.", None, "all of it"),
            ("Who supplies the telephony?", None, "nothing about numbers"),
            ("", None, "no words"),
        ] {
            assert_eq!(rows_asked(question), rows, "{question}: {origin}");
        }
    }
}
