//! Personal data in what goes out: each person and each way to reach one once, and whether an officer said that
//! everyone may see it. What personal data is, the crate of that name says.

use std::collections::BTreeMap;

use casework::{
    Authority, Case, CaseId,
    case::{FoundPerson, LogEntry, personal_key},
};
use personal::{Kind, SeniorRoles, Seniority, Span};

use crate::{Office, Who, error::Result};

/// Findings that are listed of one text; no officer looks at more, one by one.
const LISTED: usize = 400;
/// Short forms that are kept of one person.
const FORMS: usize = 20;
/// Letters of one finding.
const LETTERS: usize = 160;

/// What is found in a text, each thing once, in the order of the text, and how many things are not listed. A person is
/// listed by the fullest name, with all that the text calls them by counted in.
pub(crate) fn distinct(text: &str) -> (Vec<FoundPerson>, u32) {
    each(text, LISTED)
}

fn each(text: &str, most: usize) -> (Vec<FoundPerson>, u32) {
    let spans = ::personal::find(text, &SeniorRoles::default()).spans;
    let mut people: BTreeMap<u32, Person<'_>> = BTreeMap::new();
    for span in &spans {
        let Some(number) = span.person else { continue };
        let person = people.entry(number).or_default();
        match span.kind {
            Kind::Person if person.name.is_none_or(|n| n.text.len() < span.text.len()) => {
                person.name = Some(span);
            }
            Kind::Role => person.role = person.role.or(Some(&span.text)),
            _ => {}
        }
        person.seniority = person.seniority.or(span.seniority);
    }
    let mut found: Vec<FoundPerson> = Vec::new();
    let mut known: BTreeMap<(String, String), usize> = BTreeMap::new();
    let mut unlisted = 0;
    let mut address_ends = 0;
    for span in &spans {
        match span.kind {
            // A job stands beside its name, and what a signature says is found by itself.
            Kind::Role | Kind::Signature => continue,
            Kind::Address => address_ends = span.end,
            Kind::Postcode if span.end <= address_ends => continue,
            _ => {}
        }
        let person = span.person.filter(|_| span.kind == Kind::Person).and_then(|n| people.get(&n));
        let shown = person.and_then(|p| p.name).unwrap_or(span);
        let text: String = one_line(&shown.text).chars().take(LETTERS).collect();
        let key = personal_key(span.kind.name(), &text);
        let form: String = one_line(&span.text).chars().take(LETTERS).collect();
        let short = (person.is_some() && form != text).then_some(form);
        if let Some(one) = known.get(&key).and_then(|at| found.get_mut(*at)) {
            one.times += 1;
            let new = short.filter(|form| one.forms.len() < FORMS && !one.forms.contains(form));
            one.forms.extend(new);
            continue;
        }
        if found.len() == most {
            unlisted += 1;
            continue;
        }
        known.insert(key, found.len());
        found.push(FoundPerson {
            kind: span.kind.name().to_owned(),
            text,
            why: shown.why.clone().into_owned(),
            role: person.and_then(|p| p.role).map(one_line).unwrap_or_default(),
            senior: person.and_then(|p| p.seniority).map(|s| s == Seniority::Senior),
            times: 1,
            forms: short.into_iter().collect(),
        });
    }
    (found, unlisted)
}

/// What a text says of one person.
#[derive(Default)]
struct Person<'t> {
    name: Option<&'t Span>,
    role: Option<&'t str>,
    seniority: Option<Seniority>,
}

fn one_line(text: impl AsRef<str>) -> String {
    text.as_ref().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What is found in an entry of the log and in its files, that nobody has said everyone may see: of much the first, and the
/// rest when those are judged.
pub(crate) fn to_be_judged(case: &Case, authority: &Authority, entry: &LogEntry) -> Vec<FoundPerson> {
    let (mut found, _) = each(&words(entry), usize::MAX);
    let files = case
        .enclosures
        .iter()
        .filter(|e| entry.enclosures.iter().any(|f| f.sha256 == e.file.sha256))
        .filter_map(|e| e.inspection());
    for person in files.flat_map(|inspected| &inspected.found.personal) {
        if !found.iter().any(|known| known.key() == person.key()) {
            found.push(person.clone());
        }
    }
    let ours = contacts(authority);
    found.retain(|f| case.may_be_seen(&f.key()) != Some(true) && !ours.contains(&letters_of(&f.text)));
    found.truncate(LISTED);
    found
}

/// Everything that an entry says, each part on a line of its own.
fn words(entry: &LogEntry) -> String {
    let mut lines = vec![entry.title.clone(), entry.summary.clone()];
    for answer in &entry.answers {
        lines.push(answer.question_text.clone());
        lines.push(answer.answer.clone());
        if let Some(table) = &answer.table {
            lines.push(table.caption.clone());
            lines.push(table.headings.join("\t"));
            lines.extend(table.rows.iter().map(|row| row.join("\t")));
        }
    }
    lines.extend(entry.enclosures.iter().map(|f| f.name.clone()));
    lines.join("\n\n")
}

/// How the authority itself is reached, which is no secret.
fn contacts(authority: &Authority) -> Vec<String> {
    let profile = &authority.profile;
    let contact = &profile.contact;
    [&profile.mail_from, &profile.review_contact]
        .into_iter()
        .chain(contact.email.iter())
        .chain(contact.telephone.iter())
        .chain(contact.address.iter())
        .map(|text| letters_of(text))
        .filter(|text| !text.is_empty())
        .collect()
}

fn letters_of(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

impl Office {
    /// The personal data in an entry of the log and its files that nobody has said everyone may see.
    pub async fn personal_in_entry(
        &self,
        who: &Who,
        case: CaseId,
        entry: &LogEntry,
    ) -> Result<Vec<FoundPerson>> {
        who.of_the_desk()?;
        let authority = self.authority(who.authority).await?;
        let (case, _) = self.load_case(who.authority, &authority, case).await?;
        let entry = entry.clone();
        // Finding takes time in a long table, so that it never happens on the threads that serve pages.
        let found = tokio::task::spawn_blocking(move || to_be_judged(&case, &authority, &entry)).await;
        found.map_err(|_| crate::Error::BadInput("it could not be looked through: shorten it".to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::distinct;

    #[test]
    fn each_thing_is_listed_once_with_what_is_known_of_it() {
        let text = "From: Ada Penrose <ada.penrose@wexmoor.example>\n\nMs Ada Penrose, Trainee Clerk, will call you.\n\
                    Regards\nAda\n01632 960 123\n01632 960 123\n";
        let (found, unlisted) = distinct(text);
        let people: Vec<_> = found.iter().filter(|f| f.kind == "PERSON").collect();
        assert_eq!(people.len(), 1, "{found:#?}");
        assert!(people[0].text.contains("Ada Penrose") && people[0].times > 1, "{found:#?}");
        let phones: Vec<_> = found.iter().filter(|f| f.kind == "PHONE").map(|f| f.times).collect();
        assert_eq!(phones, [2], "{found:#?}");
        assert_eq!(unlisted, 0);
    }

    #[test]
    fn short_forms_go_with_the_name() {
        let text = "Present: Meera Aspinall (Tenancy Officer), Piotr Wysocki\n\nMrs Aspinall said that PW had gone. Meera \
                    rang Piotr. Meera wrote.\n";
        let (found, _) = distinct(text);
        let forms: Vec<_> =
            found.iter().filter(|f| f.kind == "PERSON").map(|f| (f.text.as_str(), f.forms.clone())).collect();
        assert_eq!(
            forms,
            [
                ("Meera Aspinall", vec!["Mrs Aspinall".to_owned(), "Meera".to_owned()]),
                ("Piotr Wysocki", vec!["PW".to_owned(), "Piotr".to_owned()])
            ],
            "{found:#?}"
        );
    }

    #[test]
    fn what_is_too_much_to_look_at_is_counted() {
        let text: String = (0..600).map(|n| format!("clerk{n}@wexmoor.example\n")).collect();
        let (found, unlisted) = distinct(&text);
        assert_eq!((found.len(), unlisted), (super::LISTED, 200));
        // What is published is asked for to the last of it.
        let (found, unlisted) = super::each(&text, usize::MAX);
        assert_eq!((found.len(), unlisted), (600, 0));
    }
}
