//! The form as a decision. What is missing is noted on its field; what the law still wants is found on the letter.

use casework::{
    Case, Decision, Disposition, QuestionId,
    decision::{
        AnsweredBy, Balance, Factor, Likelihood, QualifiedPerson, Reliance, Source, ToFollow, Weight,
    },
    ids::EnclosureId,
};
use document::{Law, Table};

use super::reasons;
use crate::form::Form;

/// Most rows of a table.
const TABLE_ROWS: usize = 2_000;

/// The decision; none where the form does not say enough for one.
pub(super) fn decision(form: &mut Form, case: &Case, law: Law) -> Option<Decision> {
    let answered_by = answered_by(form);
    let disposition = match answered_by {
        AnsweredBy::Itself => Disposition::from_id(form.value("disposition")),
        AnsweredBy::See(other) | AnsweredBy::With(other) => {
            let found = case.question(other).and_then(|q| q.decision.as_ref()).map(|d| d.disposition);
            if found.is_none() {
                let field = if matches!(answered_by, AnsweredBy::See(_)) { "see" } else { "with" };
                form.fail(
                    field,
                    format!("Choose a question that is decided: {} is not", case.name_of(other)),
                );
            }
            found
        }
    };
    let Some(disposition) = disposition else {
        if !form.has_errors() {
            form.fail("disposition", "Choose what becomes of this question");
        }
        return None;
    };
    let mut decision = Decision::new(disposition, form.trimmed("words"));
    decision.answered_by = answered_by;
    if answered_by != AnsweredBy::Itself {
        return Some(decision);
    }
    decision.table = table(form);
    let source = form.trimmed("source").to_owned();
    let as_at = form.date("source-at", "The day of the source");
    decision.source = (!source.is_empty()).then_some(Source { name: source, as_at });
    decision.enclosures = form.values("enclosure").filter_map(|v| v.parse().ok()).map(EnclosureId).collect();
    if disposition == Disposition::ToFollow {
        let why = form.required("follow-why", "Say why the answer is still to follow");
        match form.date("follow", "The date") {
            Some(by) => decision.to_follow = Some(ToFollow { why, by }),
            None if form.date_error("follow").is_empty() => {
                form.fail("follow-day", "Give the date on which it will follow")
            }
            None => {}
        }
    }
    if disposition == Disposition::Transferred {
        decision.transferred_to = Some(form.required("transferred-to", "Say which authority has it now"));
    }
    if disposition.is_refusal() || disposition == Disposition::ToFollow {
        decision.reliances = (0..reasons::count(form)).map(|at| reliance(form, law, at)).collect();
        decision.balance = balance(form, "");
        if disposition == Disposition::Ncnd {
            decision.ncnd_balance = balance(form, "ncnd-");
        }
        if disposition != Disposition::ToFollow && decision.reliances.is_empty() {
            form.fail("provision", "Choose the provision relied on: a refusal must name it");
        }
    }
    if disposition == Disposition::Given
        && decision.words.is_empty()
        && decision.table.is_none()
        && decision.enclosures.is_empty()
    {
        form.fail("words", "Write the answer, give a table, or add the file that holds it");
    }
    Some(decision)
}

fn answered_by(form: &mut Form) -> AnsweredBy {
    let other = |form: &mut Form, name: &str| match form.value(name).parse().map(QuestionId) {
        Ok(id) => Some(id),
        Err(_) => {
            form.fail(name, "Choose the question");
            None
        }
    };
    match form.value("answered") {
        "see" => other(form, "see").map_or(AnsweredBy::Itself, AnsweredBy::See),
        "with" => other(form, "with").map_or(AnsweredBy::Itself, AnsweredBy::With),
        _ => AnsweredBy::Itself,
    }
}

/// A reliance as the form has it.
pub(super) fn reliance(form: &mut Form, law: Law, at: usize) -> Reliance {
    let given_on = form.date(&format!("r{at}-given"), "The day of the opinion");
    let text = |key: &str| form.trimmed(&format!("r{at}-{key}")).to_owned();
    let mut reliance = Reliance::on(law, text("provision"));
    reliance.covers = text("covers");
    reliance.why = text("why");
    reliance.prejudice = text("prejudice");
    reliance.condition = text("condition");
    reliance.location = text("location");
    reliance.publication_plan = text("publication");
    reliance.confidence = text("confidence");
    reliance.interests = text("interests");
    reliance.enactment = text("enactment");
    reliance.about_this_request = text("about");
    reliance.standing_reason = Some(text("standing")).filter(|s| !s.is_empty());
    reliance.likelihood = match text("likelihood").as_str() {
        "would" => Some(Likelihood::Would),
        "would-be-likely" => Some(Likelihood::WouldBeLikely),
        _ => None,
    };
    let (office, opinion) = (text("office"), text("opinion"));
    let said = !office.is_empty() || !opinion.is_empty() || given_on.is_some();
    reliance.qualified_person = said.then_some(QualifiedPerson { office, given_on, opinion });
    reliance
}

fn balance(form: &Form, prefix: &str) -> Option<Balance> {
    let side = |side: &str| -> Vec<Factor> {
        let name = format!("{prefix}{side}");
        (0..reasons::factor_rows(form, &name))
            .map(|at| {
                (
                    form.trimmed(&format!("{name}-{at}-text")).to_owned(),
                    form.value(&format!("{name}-{at}-weight")),
                )
            })
            .filter(|(text, _)| !text.is_empty())
            .map(|(text, weight)| {
                let weights = [Weight::Slight, Weight::Moderate, Weight::Strong];
                Factor { text, weight: weights.into_iter().find(|w| w.id() == weight).unwrap_or_default() }
            })
            .collect()
    };
    let conclusion = form.trimmed(&format!("{prefix}balance")).to_owned();
    let balance = Balance { for_disclosure: side("for"), for_withholding: side("against"), conclusion };
    (balance != Balance::default()).then_some(balance)
}

/// A table typed or pasted: cells parted by tabs (as a spreadsheet gives them), upright strokes or commas.
fn table(form: &mut Form) -> Option<Table> {
    let text = form.trimmed("table").to_owned();
    if text.is_empty() {
        return None;
    }
    let part = ['\t', '|'].into_iter().find(|c| text.contains(*c)).unwrap_or(',');
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(u8::try_from(part).unwrap_or(b','))
        .quoting(part == ',')
        .trim(csv::Trim::All)
        .from_reader(text.as_bytes());
    let mut lines: Vec<Vec<String>> = Vec::new();
    for record in reader.records().take(TABLE_ROWS + 1) {
        match record {
            Ok(record) => lines.push(record.iter().map(str::to_owned).collect()),
            Err(_) => {
                form.fail("table", "The table cannot be read: put each row on a line of its own");
                return None;
            }
        }
    }
    if lines.len() < 2 {
        form.fail("table", "A table needs a row of headings and at least one row below it");
        return None;
    }
    let headings = lines.remove(0);
    if let Some(at) = lines.iter().position(|row| row.len() != headings.len()) {
        let (have, want) = (lines[at].len(), headings.len());
        form.fail(
            "table",
            format!("Row {} of the table has {have} cells; there are {want} headings", at + 1),
        );
        return None;
    }
    if lines.len() >= TABLE_ROWS {
        form.fail("table", "The table is too long for a letter: enclose it as a CSV file");
        return None;
    }
    let caption = form.required("table-caption", "Say in a line what the table shows");
    Some(Table { caption, headings, rows: lines })
}
