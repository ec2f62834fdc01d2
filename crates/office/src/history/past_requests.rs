//! The rows of a list of past requests as responses: what the list says of each, put together as a short page of its own
//! and read as any other.

use casework::{
    case::{HistoryAnswer, HistoryProvision, KnownFrom, Source},
    command::QuestionWords,
    ids::QuestionId,
};
use document::{
    Law, Span,
    response::{Disposition, Outcome},
};
use jiff::civil::Date;
use reading::PastRequest;

use super::{
    keys::normal,
    read::{self, One},
};

/// Each row as a response.
pub(super) fn responses(rows: Vec<PastRequest>, source: &Source, propose: bool) -> Vec<One> {
    (1_u32..).zip(rows).map(|(entry, row)| response(entry, &row, source, propose)).collect()
}

/// The words of a row as a page, with where question and answer stand in it.
struct Page {
    text: String,
    request: Span,
    response: Option<Span>,
}

fn day(on: Date) -> String {
    on.strftime("%-d %B %Y").to_string()
}

fn page(row: &PastRequest) -> Page {
    let mut text = String::new();
    let mut line = |label: &str, value: Option<&str>| {
        if let Some(value) = value {
            text.push_str(&format!("{label}: {value}\n"));
        }
    };
    line("Reference", row.reference.as_deref());
    line("Date received", row.received.map(day).as_deref());
    line("Date of response", row.answered.map(day).as_deref());
    let request = row.request.as_deref().unwrap_or_default();
    if row.subject.as_deref() != Some(request) {
        line("Subject", row.subject.as_deref());
    }
    line("Outcome", row.outcome.as_deref());
    line("Exemptions", row.exemptions.as_deref());
    text.push_str("\nRequest\n\n");
    let start = text.len();
    text.push_str(request);
    let request = Span::new(start, text.len());
    let response = row.response.as_deref().map(|words| {
        text.push_str("\n\nResponse\n\n");
        let start = text.len();
        text.push_str(words);
        Span::new(start, text.len())
    });
    text.push('\n');
    Page { text, request, response }
}

fn response(entry: u32, row: &PastRequest, source: &Source, propose: bool) -> One {
    let page = page(row);
    let source = Source { entry: Some(entry), ..source.clone() };
    let mut one = read::of_row(&page.text, &source, propose);
    one.entry = Some(entry);
    one.part = Some(page.text.clone().into_bytes());
    // The list says in columns of its own what a letter says in words.
    let history = &mut one.history;
    history.reference.clone_from(&row.reference);
    history.received = row.received;
    history.answered = row.answered;
    history.answered_from = row.answered.map(|_| KnownFrom::List);
    history.excerpt = false;
    if let Some(subject) = &row.subject {
        one.subject = subject.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(200).collect();
    }
    one.keys.references = row.reference.iter().map(|r| normal(r)).filter(|r| !r.is_empty()).collect();
    let cited = cited(row, history.law);
    for (law, provision) in &cited {
        match history.provisions.iter_mut().find(|p| p.provision == *provision) {
            Some(known) => known.relied_on = true,
            None => history.provisions.push(HistoryProvision {
                law: *law,
                provision: provision.clone(),
                relied_on: true,
            }),
        }
    }
    let provisions: Vec<String> = cited.into_iter().map(|(_, provision)| provision).collect();
    let within =
        |span: Option<Span>, whole: Span| span.is_some_and(|s| s.start >= whole.start && s.end <= whole.end);
    let as_read = !one.questions.is_empty()
        && one.questions.iter().all(|q| within(q.place, page.request))
        && one.history.answers.iter().all(|a| match (&a.answer, page.response) {
            (None, None) => true,
            (Some(_), Some(whole)) => within(a.place, whole),
            _ => false,
        });
    if !as_read {
        one.questions = vec![whole(row, page.request)];
        let found = one.history.answers.first().map(|a| a.disposition);
        one.history.answers = vec![HistoryAnswer {
            question: QuestionId(0),
            answer: row.response.clone(),
            place: page.response,
            disposition: found.unwrap_or(Disposition::Unclear),
            provisions: Vec::new(),
        }];
    }
    for answer in &mut one.history.answers {
        let refused = row.disposition.filter(|d| *d != Disposition::Given);
        if answer.disposition == Disposition::Unclear || answer.answer.is_none() {
            answer.disposition = row.disposition.or_else(|| given(answer)).unwrap_or(Disposition::Unclear);
        } else if let (Some(refused), Disposition::Given) = (refused, answer.disposition) {
            answer.disposition = refused;
        }
        if answer.disposition.is_refusal() && answer.provisions.is_empty() {
            answer.provisions.clone_from(&provisions);
        }
    }
    if one.history.outcome.is_none() || row.disposition.is_some() {
        one.history.outcome = row.disposition.map(|d| outcome(d, &provisions)).or(one.history.outcome);
    }
    one.reason = (row.response.is_none() && row.disposition.is_none() && provisions.is_empty())
        .then(|| format!("{}: no answer stands beside the request", row.place));
    one
}

/// The request as one question.
fn whole(row: &PastRequest, place: Span) -> QuestionWords {
    let text = row.request.clone().unwrap_or_default();
    QuestionWords {
        path: "1".to_owned(),
        label: None,
        heading: None,
        own_personal_data: read::own_data(&text),
        text,
        place: Some(place),
        stem: None,
    }
}

/// Words of an answer that the reader does not know as a refusal give what they say.
fn given(answer: &HistoryAnswer) -> Option<Disposition> {
    answer.answer.as_ref().map(|_| Disposition::Given)
}

fn outcome(disposition: Disposition, provisions: &[String]) -> Outcome {
    use Disposition as D;
    match disposition {
        D::Given => Outcome::Full,
        D::GivenInPart => Outcome::Partial,
        D::Withheld | D::Accessible => Outcome::Refused,
        D::NotHeld | D::NoRecordedInformation => Outcome::NotHeld,
        D::Ncnd => Outcome::Ncnd,
        D::Refused if provisions.iter().any(|p| p.starts_with("s.14")) => Outcome::S14,
        D::Refused => Outcome::S12,
        D::ToFollow | D::Transferred | D::Withdrawn | D::Invalid | D::OtherLaw | D::Unclear => Outcome::Other,
    }
}

/// The provisions of the column of exemptions.
fn cited(row: &PastRequest, law: Option<Law>) -> Vec<(Law, String)> {
    let Some(words) = &row.exemptions else { return Vec::new() };
    let law = law.unwrap_or(if words.to_lowercase().contains("reg") { Law::Eir } else { Law::Foia });
    let mut found: Vec<(Law, String)> = Vec::new();
    let parts = words.split([',', ';', '&', '/', '\n', '|']).flat_map(|part| part.split(" and "));
    for part in parts {
        // "s40(2) personal data": the number is the first word that has one.
        let Some(number) = part.split_whitespace().find(|w| w.chars().any(|c| c.is_ascii_digit())) else {
            continue;
        };
        let at = number.find(|c: char| c.is_ascii_digit()).unwrap_or(0);
        let mark = if matches!(law, Law::Eir | Law::Eisrs) { "reg." } else { "s." };
        let citation = format!("{mark}{}", number[at..].trim_end_matches([':', '.', '-', '–']));
        if let Some(provision) = law::citation::normalise(law, &citation)
            && !found.iter().any(|(_, known)| *known == provision)
        {
            found.push((law, provision));
        }
    }
    found
}
