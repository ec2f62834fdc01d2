//! What an imported file is, and what a response in it says. Reads only: nothing is kept here.

use casework::{
    case::{History, HistoryAnswer, HistoryProvision, HistoryStatement, KnownFrom, Source},
    command::QuestionWords,
    ids::QuestionId,
};
use container::{FileKind, Limits};
use document::{Span, response::Response};
use reading::{Opened, ReadsPictures, TriageKind, register::Registers};

use super::{
    Keys, Kind,
    keys::{bare_id, bare_subject, normal, normal_references, thread},
    past_requests,
    sort::{
        answers_something, is_filled_in, is_response, is_surely_a_register, is_surely_a_response, weight,
    },
};
use crate::clock::london;

/// The longest text that is kept with a case; a response is a letter, not a library.
const LONGEST: usize = 1_500_000;

/// What a file turned out to be.
pub(super) enum Read {
    /// It holds responses, one or the entries of a page.
    Responses(Vec<One>),
    /// It holds a request.
    Request(Asked),
    /// It holds registers.
    Registers(Registers),
    /// It is neither, or cannot be used.
    Aside { kind: Option<Kind>, reason: String, unreadable: bool },
}

/// A request, for its response.
pub(super) struct Asked {
    pub keys: Keys,
}

/// One response.
pub(super) struct One {
    pub entry: Option<u32>,
    pub subject: String,
    pub text: String,
    pub questions: Vec<QuestionWords>,
    pub history: Box<History>,
    pub keys: Keys,
    /// The bytes of an entry that is a part of its file.
    pub part: Option<Vec<u8>>,
    /// Files that came with the e-mail: name and bytes.
    pub attachments: Vec<(String, Vec<u8>)>,
    /// Why it cannot be taken, where it cannot.
    pub reason: Option<String>,
}

fn aside(kind: Option<Kind>, reason: impl Into<String>) -> Read {
    Read::Aside { kind, reason: reason.into(), unreadable: false }
}

/// How files are read: within which limits, and by what the words of scanned pages.
pub(super) struct Reader<'a> {
    pub limits: &'a Limits,
    pub pictures: &'a dyn ReadsPictures,
    /// Somebody looked and says that it is a response.
    pub surely: bool,
}

/// Reads a file: a register, a request, or one or several responses.
pub(super) fn file(name: &str, bytes: &[u8], sha256: &str, propose: bool, reader: &Reader<'_>) -> Read {
    let kind = container::kind_of(bytes, Some(name));
    if kind == FileKind::Text && reading::register::may_be(bytes, Some(name)) {
        return register(name, bytes, reader);
    }
    let source = Source { file: name.to_owned(), sha256: sha256.to_owned(), entry: None };
    let table = reading::register::may_be(bytes, Some(name));
    if table || kind == FileKind::Html {
        match reading::past_requests(bytes, Some(name), reader.limits) {
            Ok(Some(rows)) => return Read::Responses(past_requests::responses(rows, &source, propose)),
            Ok(None) => {}
            Err(error) => {
                return Read::Aside { kind: None, reason: error.to_string(), unreadable: true };
            }
        }
    }
    if table && !reader.surely {
        match register(name, bytes, reader) {
            Read::Registers(found) if found.tables.iter().any(is_surely_a_register) => {
                return Read::Registers(found);
            }
            // A questionnaire that was filled in is a table too; any other is a register.
            read => match reading::open_with(bytes, Some(name), reader.limits, reader.pictures) {
                Ok(opened) if is_filled_in(&reading::response::of(&opened)) => {}
                _ => return read,
            },
        }
    }
    let opened = match reading::open_with(bytes, Some(name), reader.limits, reader.pictures) {
        Ok(opened) => opened,
        Err(error) => {
            let unreadable = true;
            return Read::Aside { kind: None, reason: error.to_string(), unreadable };
        }
    };
    if opened.mail.is_none() {
        let parts = reading::entries(&opened.text);
        if parts.len() > 1 {
            return Read::Responses(page(&opened, &parts, &source, propose));
        }
    }
    let (read, inner) = best(&opened, reader);
    let chosen = inner.as_ref().unwrap_or(&opened);
    if !is_response(&read) && !reader.surely {
        return not_a_response(&opened, &read, name);
    }
    // Prose at the end of a request can look like an answer to its last question.
    if !is_surely_a_response(&read)
        && !reader.surely
        && let Some(asked) = request(chosen, opened.mail.as_ref(), name)
    {
        return Read::Request(asked);
    }
    let mut one = one(chosen, read, &source, propose);
    if reader.surely && chosen.text.len() <= LONGEST {
        one.reason = None;
    }
    one.keys.references.extend(normal_references(name.rsplit('/').next().unwrap_or(name)));
    if let Some(mail) = &opened.mail {
        if one.history.answered.is_none() {
            one.history.answered = mail.date.map(london);
            one.history.answered_from = mail.date.map(|_| KnownFrom::Mail);
        }
        one.keys.threads = thread(mail);
        if let Some(subject) = mail.subject.as_deref().map(bare_subject).filter(|s| !s.is_empty()) {
            one.subject = subject;
        }
        let named = |n: Option<String>| n.unwrap_or_else(|| "attachment".to_owned());
        one.attachments =
            opened.attachments.into_iter().filter(|a| !a.inline).map(|a| (named(a.name), a.bytes)).collect();
    }
    Read::Responses(vec![one])
}

/// The registers of a file.
fn register(name: &str, bytes: &[u8], reader: &Reader<'_>) -> Read {
    match reading::register::read(bytes, Some(name), reader.limits) {
        Ok(found) => Read::Registers(found),
        Err(error) => {
            let unreadable = matches!(error, reading::Error::Container(_) | reading::Error::NotRead { .. });
            Read::Aside { kind: Some(Kind::Register), reason: error.to_string(), unreadable }
        }
    }
}

/// The response in a file: in its words, or in what an e-mail carries where that says more.
fn best(opened: &Opened, reader: &Reader<'_>) -> (Response, Option<Opened>) {
    let mut best = (reading::response::of_with(opened, reader.pictures), None);
    for attachment in opened.attachments.iter().filter(|a| !a.inline).take(50) {
        let name = attachment.name.as_deref();
        let opened = reading::open_with(&attachment.bytes, name, reader.limits, reader.pictures);
        let Ok(inner) = opened else { continue };
        let read = reading::response::of(&inner);
        if weight(&read) > weight(&best.0) {
            best = (read, Some(inner));
        }
    }
    best
}

fn not_a_response(opened: &Opened, read: &Response, name: &str) -> Read {
    if let Some(asked) = request(opened, opened.mail.as_ref(), name) {
        return Read::Request(asked);
    }
    if read.reference.is_some() || read.received.is_some() {
        return aside(
            None,
            "it answers nothing: an acknowledgement, or a letter that only says what will come",
        );
    }
    aside(None, "no response to a request was recognised in it")
}

/// The request in a file, with what its response is found by; none where it is none.
fn request(opened: &Opened, mail: Option<&reading::MailFacts>, name: &str) -> Option<Asked> {
    let request = reading::request(opened);
    let guess = reading::triage(opened, &request).into_iter().next()?;
    // A sentence that asks for something makes an e-mail a request, but not any other paper.
    let sure = guess.certainty >= if mail.is_some() { 0.6 } else { 0.75 };
    let asks = matches!(guess.kind, TriageKind::Foi | TriageKind::OwnData) && sure;
    if request.questions.is_empty() || !asks {
        return None;
    }
    let mut references = normal_references(mail.and_then(|m| m.subject.as_deref()).unwrap_or_default());
    references.extend(normal_references(&opened.text));
    references.extend(normal_references(name.rsplit('/').next().unwrap_or(name)));
    let threads = mail.and_then(|m| m.message_id.as_deref()).map(bare_id).into_iter().collect();
    Some(Asked { keys: Keys { references, threads } })
}

/// The entries of a page, each a response of its own.
fn page(opened: &Opened, parts: &[Span], source: &Source, propose: bool) -> Vec<One> {
    (1_u32..)
        .zip(parts)
        .map(|(entry, span)| {
            let text = span.of(&opened.text).trim();
            let inner = Opened::from_text(text);
            let read = reading::response::of(&inner);
            let answered = is_response(&read);
            let source = Source { entry: Some(entry), ..source.clone() };
            let mut one = one(&inner, read, &source, propose);
            one.entry = Some(entry);
            one.part = Some(text.as_bytes().to_vec());
            if !answered {
                one.reason = Some("no response to a request was recognised in this entry".to_owned());
            }
            one
        })
        .collect()
}

/// A response as the case will hold it.
fn one(opened: &Opened, read: Response, source: &Source, propose: bool) -> One {
    let told = told(opened, &read);
    let reason = if opened.text.len() > LONGEST {
        Some("it is longer than any letter: import its parts one by one".to_owned())
    } else if !answers_something(&read) && told.is_empty() {
        Some("it answers nothing: an acknowledgement, or a letter that only says what will come".to_owned())
    } else {
        None
    };
    let mut questions = Vec::with_capacity(read.questions.len());
    let mut answers = Vec::with_capacity(read.questions.len());
    for question in &read.questions {
        if question.text.trim().is_empty() {
            continue;
        }
        let at = u32::try_from(questions.len()).unwrap_or(u32::MAX);
        let place = match (question.answer_start, question.answer_end) {
            (Some(start), Some(end)) if start <= end => Some(Span::new(start, end)),
            _ => None,
        };
        questions.push(QuestionWords {
            path: (at + 1).to_string(),
            label: question.label.clone(),
            heading: None,
            text: question.text.clone(),
            place: (question.start <= question.end).then(|| Span::new(question.start, question.end)),
            stem: None,
            own_personal_data: own_data(&question.text),
        });
        answers.push(HistoryAnswer {
            question: QuestionId(at),
            answer: question.answer.clone().filter(|a| !a.trim().is_empty()),
            place,
            disposition: question.disposition,
            provisions: question.provisions.clone(),
        });
    }
    let subject = subject(&opened.text, &read, &told);
    let references: Vec<String> =
        read.reference.iter().map(|r| normal(r)).filter(|r| !r.is_empty()).collect();
    let history = Box::new(History {
        of: None,
        authority: read.authority,
        reference: read.reference,
        received: read.received,
        answered: read.answered,
        answered_from: read.answered.map(|_| KnownFrom::Letter),
        law: read.law,
        outcome: read.outcome,
        excerpt: read.excerpt,
        ncnd: read.ncnd,
        answers,
        told,
        provisions: read
            .provisions
            .into_iter()
            .map(|p| HistoryProvision { law: p.law, provision: p.provision, relied_on: p.relied_on })
            .collect(),
        source: source.clone(),
        proposed_for_the_log: propose,
        request: None,
    });
    One {
        entry: None,
        subject,
        text: opened.text.clone(),
        questions,
        history,
        keys: Keys { references, threads: Vec::new() },
        part: None,
        attachments: Vec::new(),
        reason,
    }
}

/// What a letter tells without repeating a question. Nothing where it answers somebody about themselves, and nothing that
/// speaks to them: only what was told may be remembered that anybody could be told.
fn told(opened: &Opened, read: &Response) -> Vec<HistoryStatement> {
    if opened.text.len() > LONGEST || read.questions.iter().any(|q| own_data(&q.text) == Some(true)) {
        return Vec::new();
    }
    reading::response::told(opened, read)
        .into_iter()
        .filter(|told| !read.questions.contains(told) && !speaks_to_them(&told.text))
        .filter_map(|told| {
            let words = told.answer.filter(|words| !speaks_to_them(words))?;
            Some(HistoryStatement {
                about: told.text,
                words,
                place: told.answer_start.zip(told.answer_end).map(|(start, end)| Span::new(start, end)),
                disposition: told.disposition,
                provisions: told.provisions,
            })
        })
        .collect()
}

fn speaks_to_them(words: &str) -> bool {
    words
        .split(|c: char| !c.is_alphabetic())
        .any(|word| ["you", "your", "yours", "yourself"].iter().any(|w| word.eq_ignore_ascii_case(w)))
}

/// A response that a list tells of, read from the words that were put together of its row.
pub(super) fn of_row(text: &str, source: &Source, propose: bool) -> One {
    let opened = Opened::from_text(text);
    let read = reading::response::of(&opened);
    one(&opened, read, source, propose)
}

/// Whether a question is about the person who asks; looked at only where it speaks of oneself.
pub(super) fn own_data(question: &str) -> Option<bool> {
    let speaks = question.split(|c: char| !c.is_alphabetic()).any(|word| {
        ["my", "me", "myself", "our", "us", "i"].iter().any(|own| word.eq_ignore_ascii_case(own))
    });
    if !speaks {
        return None;
    }
    let read = reading::request(&Opened::from_text(question));
    read.questions.iter().any(|q| q.own_personal_data == Some(true)).then_some(true)
}

/// What the response is about: its subject line, else the first words of its first question, else its title, else the
/// first words of what it tells.
fn subject(text: &str, read: &Response, told: &[HistoryStatement]) -> String {
    let named = text.lines().take(60).find_map(|line| {
        let (label, rest) = line.trim().split_once([':', '–'])?;
        let label = label.trim().to_lowercase();
        let names = ["subject", "re", "title", "request title", "request", "subject matter"];
        let rest = rest.trim();
        (names.contains(&label.as_str()) && rest.split_whitespace().count() > 1 && rest.len() <= 200)
            .then(|| rest.to_owned())
    });
    // Entries of a page begin with their title.
    let title = || {
        let first = text.lines().map(str::trim).find(|line| !line.is_empty())?;
        // A letter begins with who wrote it, which says nothing of what it is about.
        let whose = read.authority.as_deref().is_some_and(|a| a.trim().eq_ignore_ascii_case(first));
        let plain = !whose && (3..=100).contains(&first.len()) && !first.ends_with(['.', ',', '?', ':']);
        let letter = ["dear", "our ref", "your ref", "ref", "date", "from", "to", "question", "foi", "eir"];
        let small = first.to_lowercase();
        (plain
            && !letter.iter().any(|l| small.starts_with(l))
            && !small.starts_with(|c: char| c.is_ascii_digit()))
        .then(|| first.to_owned())
    };
    let begins = |words: &str| words.split_whitespace().take(12).collect::<Vec<_>>().join(" ");
    let asked = || read.questions.first().map(|q| begins(&q.text));
    let says = || told.first().map(|t| begins(&t.about));
    let chosen = named.or_else(asked).or_else(title).or_else(says);
    let chosen = chosen.unwrap_or_else(|| "Response without a subject".to_owned());
    chosen.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(200).collect()
}
