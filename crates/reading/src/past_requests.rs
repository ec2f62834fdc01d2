//! A list of past requests — a disclosure log kept as a table — as its rows, by what the headings of its columns say.
//!
//! Which column is what is guessed from its heading and tried on its cells; who asked is never taken from it.

use std::collections::BTreeSet;

use container::Limits;
use document::response::Disposition;
use jiff::civil::Date;

use crate::{Error, open, response};

/// The most rows of one file.
const MOST: usize = 20_000;
/// The headings stand in one of so many first rows.
const HEADINGS_WITHIN: usize = 15;
/// A cell with more words than this is no name of an outcome.
const OUTCOME_WORDS: usize = 8;

/// A response with no more words may be the name of one.
const NAME_WORDS: usize = 4;

/// A past request as one row says it. What the row does not say is none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PastRequest {
    /// Where it stands: "row 7", "sheet 2023, row 7".
    pub place: String,
    /// Its reference.
    pub reference: Option<String>,
    /// When it was received.
    pub received: Option<Date>,
    /// When it was answered.
    pub answered: Option<Date>,
    /// What it is about.
    pub subject: Option<String>,
    /// What was asked.
    pub request: Option<String>,
    /// What was answered.
    pub response: Option<String>,
    /// What became of it, in the words of the list.
    pub outcome: Option<String>,
    /// The same as far as it is understood.
    pub disposition: Option<Disposition>,
    /// The provisions relied on, in the words of the list.
    pub exemptions: Option<String>,
}

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Column {
    Reference,
    Received,
    Answered,
    Subject,
    Request,
    Response,
    Outcome,
    Exemptions,
}

/// The past requests of a file; none where it holds no such list. Fails where the file cannot be opened.
pub fn past_requests(
    bytes: &[u8],
    name: Option<&str>,
    limits: &Limits,
) -> Result<Option<Vec<PastRequest>>, Error> {
    let tables = open::tables(bytes, name, limits)?;
    let several = tables.len() > 1;
    let mut found: Vec<PastRequest> = Vec::new();
    let mut any = false;
    for table in &tables {
        let Some((head, columns)) = headings(table) else { continue };
        any = true;
        for (number, row) in &table.rows[head + 1..] {
            let place = match &table.name {
                Some(sheet) if several => format!("sheet {sheet}, row {number}"),
                _ => format!("row {number}"),
            };
            if let Some(past) = past(row, &columns, place) {
                found.push(past);
            }
            if found.len() > MOST {
                return Err(container::Error::TooMany { limit: MOST }.into());
            }
        }
    }
    Ok((any && !found.is_empty()).then_some(found))
}

fn words(heading: &str) -> Vec<String> {
    heading.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_lowercase).collect()
}

/// What a heading says that its column holds; none where it says nothing of it, or who asked.
fn column(heading: &str) -> Option<Column> {
    let words = words(heading);
    if words.is_empty() || words.len() > 12 {
        return None;
    }
    let has = |wanted: &[&str]| words.iter().any(|w| wanted.contains(&w.as_str()));
    let begins = |wanted: &[&str]| words.iter().any(|w| wanted.iter().any(|b| w.starts_with(b)));
    let who =
        ["name", "applicant", "requester", "requestor", "requesters", "organisation", "email", "contact"];
    let by = ["directorate", "department", "team", "service", "officer", "owner", "by", "author"];
    if has(&who) || has(&by) && !has(&["question", "request", "response"]) {
        return None;
    }
    if begins(&["exempt", "exception"]) || has(&["section", "sections", "provision", "provisions"]) {
        return Some(Column::Exemptions);
    }
    let done = ["respon", "answer", "repl", "complet", "closed", "issued", "sent", "released", "decided"];
    let came = ["receiv", "receipt", "submitted", "logged", "opened", "made", "requested"];
    let date = has(&["date", "dated", "day", "when"]);
    if begins(&["due", "deadline", "target", "publish", "publication"]) || has(&["days"]) {
        return None;
    }
    if date && begins(&done) || has(&["closed", "completed", "responded", "replied"]) {
        return Some(Column::Answered);
    }
    if date && (begins(&came) || has(&["request", "in", "foi"])) || has(&["received"]) {
        return Some(Column::Received);
    }
    if date {
        return None;
    }
    let number = has(&["ref", "reference", "references", "refno", "id", "number", "no", "nr"]);
    if number && !has(&["question", "questions", "details"]) {
        return Some(Column::Reference);
    }
    if has(&["outcome", "decision", "result", "status", "disposition", "determination"]) {
        return Some(Column::Outcome);
    }
    if has(&["subject", "title", "topic", "theme"]) {
        return Some(Column::Subject);
    }
    let answer =
        ["response", "responses", "answer", "answers", "reply", "disclosed", "disclosure", "released"];
    if has(&answer) || has(&["provided", "supplied"]) {
        return Some(Column::Response);
    }
    if has(&[
        "request",
        "requests",
        "requested",
        "question",
        "questions",
        "asked",
        "enquiry",
        "query",
        "queries",
    ]) {
        return Some(Column::Request);
    }
    if has(&["description", "detail", "details", "summary"]) {
        return Some(Column::Subject);
    }
    None
}

/// The row of the headings and what the columns hold, where the table is a list of past requests.
fn headings(table: &open::Table) -> Option<(usize, Vec<(Column, usize)>)> {
    for (at, (_, row)) in table.rows.iter().enumerate().take(HEADINGS_WITHIN) {
        let mut columns: Vec<(Column, usize)> = Vec::new();
        for (place, heading) in row.iter().enumerate() {
            if let Some(column) = column(heading)
                && !columns.iter().any(|(known, _)| *known == column)
            {
                columns.push((column, place));
            }
        }
        if columns.len() < 2 {
            continue;
        }
        let below = &table.rows[at + 1..];
        tried(&mut columns, below);
        return is_a_list(&columns, below).then_some((at, columns));
    }
    None
}

fn cell<'r>(row: &'r [String], columns: &[(Column, usize)], wanted: Column) -> Option<&'r str> {
    let (_, place) = columns.iter().find(|(column, _)| *column == wanted)?;
    row.get(*place).map(|text| text.trim()).filter(|text| !text.is_empty() && *text != "-")
}

/// Puts right what the headings leave open, by what stands below them.
fn tried(columns: &mut Vec<(Column, usize)>, rows: &[(u32, Vec<String>)]) {
    let has = |columns: &[(Column, usize)], wanted| columns.iter().any(|(column, _)| *column == wanted);
    let values = |columns: &[(Column, usize)], wanted| -> Vec<String> {
        rows.iter().take(200).filter_map(|(_, row)| cell(row, columns, wanted).map(str::to_owned)).collect()
    };
    // "Response" over names of outcomes is the outcome.
    if !has(columns, Column::Outcome) {
        let values = values(columns, Column::Response);
        let names =
            values.iter().filter(|v| v.split_whitespace().count() <= OUTCOME_WORDS && outcome(v).is_some());
        if !values.is_empty() && names.count() * 10 >= values.len() * 9 {
            for (column, _) in columns.iter_mut().filter(|(column, _)| *column == Column::Response) {
                *column = Column::Outcome;
            }
        }
    }
    // Numbers of the lines or of questions are no references.
    let references = values(columns, Column::Reference);
    let telling = references.iter().filter(|r| is_reference(r)).count();
    let different: BTreeSet<&String> = references.iter().collect();
    if telling * 10 < references.len() * 8 || different.len() * 10 < references.len() * 8 {
        columns.retain(|(column, _)| *column != Column::Reference);
    }
    for wanted in [Column::Received, Column::Answered] {
        let values = values(columns, wanted);
        if values.iter().filter(|v| day(v).is_some()).count() * 2 < values.len() {
            columns.retain(|(column, _)| *column != wanted);
        }
    }
}

/// A number that names a request: with several digits, or with letters and a number apart.
fn is_reference(text: &str) -> bool {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let apart = text.trim().contains(['-', '/', ' ', '.', '_']);
    text.split_whitespace().count() <= 5 && (digits >= 3 || digits >= 1 && letters >= 2 && apart)
}

/// Whether something was asked, something became of it, and something says that each row is a request.
fn is_a_list(columns: &[(Column, usize)], rows: &[(u32, Vec<String>)]) -> bool {
    let has = |wanted: &[Column]| columns.iter().any(|(column, _)| wanted.contains(column));
    let asked =
        has(&[Column::Request]) || has(&[Column::Subject]) && has(&[Column::Exemptions, Column::Response]);
    let became = has(&[Column::Response, Column::Outcome]);
    let each = has(&[Column::Reference, Column::Received, Column::Answered]);
    !rows.is_empty() && asked && became && each
}

fn past(row: &[String], columns: &[(Column, usize)], place: String) -> Option<PastRequest> {
    let text = |wanted| cell(row, columns, wanted).map(str::to_owned);
    let (subject, request) = (text(Column::Subject), text(Column::Request));
    if subject.is_none() && request.is_none() {
        return None;
    }
    let told = text(Column::Outcome);
    let response = text(Column::Response);
    // "Released in part" beside answers in full sentences is a name, too.
    let named =
        response.as_deref().filter(|r| r.split_whitespace().count() <= NAME_WORDS && !r.contains('.'));
    let disposition = told.as_deref().and_then(outcome).or_else(|| named.and_then(outcome));
    Some(PastRequest {
        place,
        reference: text(Column::Reference).filter(|r| is_reference(r)),
        received: cell(row, columns, Column::Received).and_then(day),
        answered: cell(row, columns, Column::Answered).and_then(day),
        request: request.or_else(|| subject.clone()),
        subject,
        response,
        disposition,
        outcome: told,
        exemptions: text(Column::Exemptions).filter(|e| e.chars().any(|c| c.is_ascii_digit())),
    })
}

/// The one day of a cell.
fn day(text: &str) -> Option<Date> {
    match response::days(text).as_slice() {
        [day] => Some(*day),
        _ => None,
    }
}

/// What the name of an outcome means; none where it means nothing certain.
fn outcome(text: &str) -> Option<Disposition> {
    let words = words(text);
    let has = |wanted: &[&str]| words.iter().any(|w| wanted.contains(&w.as_str()));
    let begins = |wanted: &[&str]| words.iter().any(|w| wanted.iter().any(|b| w.starts_with(b)));
    let not = has(&["not", "no", "non", "nothing", "none", "nil"]);
    if begins(&["ncnd", "neither"]) {
        return Some(Disposition::Ncnd);
    }
    if not && (has(&["held", "hold"]) || begins(&["holding"])) {
        return Some(Disposition::NotHeld);
    }
    if begins(&["withdr", "lapsed", "cancel"]) {
        return Some(Disposition::Withdrawn);
    }
    if begins(&["transfer", "redirect"]) {
        return Some(Disposition::Transferred);
    }
    if has(&["cost", "vexatious", "repeated", "s12", "s14"]) || has(&["section", "s"]) && has(&["12", "14"]) {
        return Some(Disposition::Refused);
    }
    if has(&["accessible", "s21"]) || begins(&["already"]) {
        return Some(Disposition::Accessible);
    }
    let gives =
        begins(&["disclos", "releas", "provid", "suppl", "grant", "given", "allow", "answer", "success"]);
    if has(&["part", "partial", "partially", "partly", "some"]) {
        return Some(Disposition::GivenInPart);
    }
    if begins(&["refus", "withh", "exempt", "declin", "reject", "denied"]) || not && gives {
        return Some(Disposition::Withheld);
    }
    if gives || has(&["full", "fully", "all", "yes"]) {
        return Some(Disposition::Given);
    }
    None
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests fail loudly")]
mod tests {
    use super::*;

    fn list(table: &str) -> Option<Vec<PastRequest>> {
        past_requests(table.as_bytes(), Some("log.csv"), &Limits::default()).unwrap()
    }

    #[test]
    fn a_disclosure_log_is_read_by_its_headings() {
        let table = "Freedom of information 2024,,,,,,,\n\n\
            Ref No,Requester name,Date received,Date of response,Subject,Request details,Response,Exemptions applied\n\
            FOI/24/1,A. Vale,01/02/2024,1 March 2024,Dinghies,\"How many dinghies?\nWhose?\",We own 4.,\n\
            FOI/24/2,B. Tarn,02/02/2024,,Jetties,Which jetties?,The cost is withheld because of a sale.,s43(2)\n";
        let found = list(table).unwrap();
        assert_eq!(found.len(), 2, "{found:#?}");
        let first = &found[0];
        assert_eq!((first.place.as_str(), first.reference.as_deref()), ("row 4", Some("FOI/24/1")));
        assert_eq!(first.received, Some(jiff::civil::date(2024, 2, 1)));
        assert_eq!(first.answered, Some(jiff::civil::date(2024, 3, 1)));
        assert_eq!(first.request.as_deref(), Some("How many dinghies?\nWhose?"));
        assert_eq!((first.response.as_deref(), &first.exemptions), (Some("We own 4."), &None));
        assert_eq!((found[1].answered, found[1].exemptions.as_deref()), (None, Some("s43(2)")));
        assert!(!format!("{found:?}").contains("Vale"), "who asked is not taken");
    }

    #[test]
    fn names_of_outcomes_are_understood_where_they_are_certain() {
        use Disposition as D;
        for (said, meant) in [
            ("Full disclosure", Some(D::Given)),
            ("Granted in full", Some(D::Given)),
            ("Information provided", Some(D::Given)),
            ("Partially disclosed", Some(D::GivenInPart)),
            ("Granted in part", Some(D::GivenInPart)),
            ("Not disclosed", Some(D::Withheld)),
            ("Refused", Some(D::Withheld)),
            ("Refused s.12", Some(D::Refused)),
            ("Refused - cost limit", Some(D::Refused)),
            ("Information not held", Some(D::NotHeld)),
            ("No information held", Some(D::NotHeld)),
            ("Neither confirm nor deny", Some(D::Ncnd)),
            ("Withdrawn", Some(D::Withdrawn)),
            ("Transferred to the county", Some(D::Transferred)),
            ("Already published", Some(D::Accessible)),
            ("Closed", None),
            ("Overdue", None),
        ] {
            assert_eq!(outcome(said), meant, "{said}");
        }
    }

    #[test]
    fn a_response_that_is_only_a_name_is_the_outcome() {
        let table = "Reference;Request;Response\nIR1001;How many caves are there?;Full disclosure\n\
            IR1002;How many wells are there?;Not held\n";
        let found = list(table).unwrap();
        let became: Vec<_> = found.iter().map(|p| (p.disposition, p.response.is_some())).collect();
        assert_eq!(became, [(Some(Disposition::Given), false), (Some(Disposition::NotHeld), false)]);
    }

    #[test]
    fn other_tables_are_no_list_of_requests() {
        for table in [
            "Supplier,From,To\nLongwire,2024,2026\n",
            "No,Question,Response\n1,How many lifts?,Four\n2,Who mends them?,Longwire\n",
            "Ref,Question,Answer\nQ1,How many lifts?,Four\nQ2,Who mends them?,Longwire\n",
            "Reference,Description,Value\nC-1001,Lift repairs,4000\n",
            "Date,Amount,Supplier,Description\n01/02/2024,400,Longwire,Lifts\n",
            "Request,Response\n",
        ] {
            assert_eq!(list(table), None, "{table}");
        }
    }
}
