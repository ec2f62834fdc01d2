//! One file that is to go out: what its inspection found, who lets it leave, its rows beside the question, who is named
//! in it.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::{Html, IntoResponse, Redirect, Response};
use casework::{
    Case, Command,
    case::{DangerWeight, Enclosure, FoundDanger, FoundPerson, InspectionVerdict, TableSize},
    ids::EnclosureId,
    permission::Operation,
};
use office::{
    CasePage, CopyAs,
    pages::{Plainest, can_be_marked, plainest},
};
use serde::Deserialize;

use super::frame::{case_href, html, load};
use crate::error::{again, capital, on_form};
use crate::form::{Form, Submitted};
use crate::state::{AppState, Desk};
use crate::view::{Link, Page, Shade, Tag};
use crate::{Answer, Error};

/// Places of one kind that are shown at once; the rest unfolds.
const SHOWN: usize = 6;

/// What was done just before.
#[derive(Deserialize, Default)]
pub(crate) struct Done {
    #[serde(default)]
    done: String,
}

/// Dangers of one kind.
struct Kind {
    meaning: String,
    code: String,
    remedy: String,
    tag: Tag,
    shade: &'static str,
    first: Vec<Place>,
    more: Vec<Place>,
}

/// Where a danger sits, and what would be seen there.
struct Place {
    place: String,
    part: String,
    detail: String,
    sample: String,
}

/// A finding of personal data.
struct Person {
    value: String,
    text: String,
    kind: &'static str,
    about: String,
    level: Option<Tag>,
    said: Option<(bool, String)>,
}

/// Who is asked to say why it may leave.
struct Ask {
    label: &'static str,
    inspection: String,
}

#[derive(Template)]
#[template(path = "desk/enclosure.html")]
struct Shown {
    page: Page,
    form: Form,
    href: String,
    list: String,
    reference: String,
    name: String,
    file: String,
    tag: Tag,
    format: String,
    verdict: &'static str,
    why: Option<String>,
    in_the_way: Option<String>,
    said: Vec<(String, String)>,
    waits: bool,
    ask: Option<Ask>,
    kinds: Vec<Kind>,
    unlisted: u32,
    tables: Vec<TableSize>,
    questions: Vec<(String, String)>,
    too_many: Option<(u64, u64)>,
    open: Vec<Person>,
    judged: Vec<Person>,
    personal_unlisted: u32,
    personal_unread: Option<String>,
    judging: bool,
    made_from: Option<String>,
    goes_with: Vec<Link>,
    dropped: Vec<String>,
    may_decide: bool,
    copy: bool,
    /// The plainest copy that can be made of it.
    plain: Option<&'static str>,
    /// A workbook as its makers left it; whether one was asked for.
    source: Option<bool>,
    again: bool,
    /// Words or parts can be taken out.
    redact: bool,
    marks: usize,
    taken: Vec<TakenOut>,
    searched: u32,
    redacted: bool,
}

/// A line of the schedule of removals.
struct TakenOut {
    what: String,
    provision: String,
    count: u32,
    by: String,
}

fn taken(enclosure: &Enclosure) -> Vec<TakenOut> {
    let lines = enclosure.redaction.iter().flat_map(|r| &r.taken);
    lines
        .map(|one| TakenOut {
            what: super::redact::target(&one.target),
            provision: one.provision.clone(),
            count: one.count,
            by: one.by.clone(),
        })
        .collect()
}

/// How an enclosure stands.
pub(super) fn enclosure_tag(case: &Case, enclosure: &Enclosure) -> Tag {
    let Some(inspected) = enclosure.inspection() else {
        return Tag::new(
            if enclosure.inspected.is_some() { "Inspect it again" } else { "Not inspected" },
            Shade::Red,
        );
    };
    let may_leave = case.may_leave(enclosure);
    if may_leave && case.people_needed(enclosure) == 0 {
        return Tag::new("Clean", Shade::Green);
    }
    if may_leave {
        return Tag::new("May leave, with reasons", Shade::Amber);
    }
    if case.reasons(enclosure).count() == 1 && case.people_needed(enclosure) == 2 {
        return Tag::new("Needs a second person", Shade::Red);
    }
    match (inspected.verdict, inspected.people_needed()) {
        (InspectionVerdict::CannotCheck, _) => Tag::new("Cannot be checked", Shade::Red),
        (_, 0) if enclosure.is_source_workbook() => Tag::new("Make a copy of it", Shade::Amber),
        (_, 0) => Tag::new("May not leave yet", Shade::Red),
        (_, 1) => Tag::new("Look before it leaves", Shade::Amber),
        _ => Tag::new("Holds more than is seen", Shade::Red),
    }
}

fn verdict(enclosure: &Enclosure) -> &'static str {
    match enclosure.inspection().map(|i| (i.verdict, i.people_needed())) {
        None if enclosure.inspected.is_some() => {
            "It was inspected by an earlier version of this program, which knew less."
        }
        None => "It was not inspected.",
        Some((InspectionVerdict::CannotCheck, _)) => {
            "It cannot be checked whole, so nobody knows what is in it."
        }
        Some((_, 0)) => "It was looked through whole, and holds no more than is seen.",
        Some((_, 1)) => "It may tell more than is meant. Look at what was found before it leaves.",
        Some(_) => "It holds more than is seen, and must not leave as it is.",
    }
}

fn weight(weight: DangerWeight) -> (Tag, &'static str) {
    match weight {
        DangerWeight::Block => (Tag::new("Must be taken out", Shade::Red), "red"),
        DangerWeight::Warn => (Tag::new("To be looked at", Shade::Amber), "amber"),
        DangerWeight::Info => (Tag::new("Note", Shade::Blue), "blue"),
    }
}

/// By weight and kind, in the order found: the heaviest first.
fn kinds(dangers: &[FoundDanger]) -> Vec<Kind> {
    let mut kinds: Vec<(DangerWeight, Kind)> = Vec::new();
    for danger in dangers {
        let place = Place {
            place: danger.place.clone(),
            // The part says more to whoever looks for it with a tool; a page says enough.
            part: if danger.part == danger.place { String::new() } else { danger.part.clone() },
            detail: danger.detail.clone(),
            sample: danger.sample.clone(),
        };
        let known = kinds.iter_mut().find(|(w, k)| *w == danger.weight && k.code == danger.code);
        if let Some((_, kind)) = known {
            if kind.first.len() < SHOWN {
                kind.first.push(place)
            } else {
                kind.more.push(place)
            }
            continue;
        }
        let (tag, shade) = weight(danger.weight);
        let kind = Kind {
            meaning: danger.meaning.clone(),
            code: danger.code.clone(),
            remedy: danger.remedy.clone(),
            tag,
            shade,
            first: vec![place],
            more: Vec::new(),
        };
        kinds.push((danger.weight, kind));
    }
    kinds.into_iter().map(|(_, kind)| kind).collect()
}

/// What a kind of personal data is called.
pub(super) fn personal_kind(kind: &str) -> &'static str {
    match kind {
        "PERSON" => "Name",
        "EMAIL" => "E-mail address",
        "PHONE" => "Telephone number",
        "ADDRESS" => "Address",
        "POSTCODE" => "Postcode",
        "NINO" => "National Insurance number",
        "NHS" => "NHS number",
        "DOB" => "Date of birth",
        "SORT_CODE" => "Sort code",
        "ACCOUNT" => "Bank account",
        "VRM" => "Registration mark",
        "PASSPORT" => "Passport number",
        "DRIVING" => "Driving licence",
        "IP" => "Address of a machine",
        _ => "Personal data",
    }
}

/// What is known of a finding, in a line.
pub(super) fn about(found: &FoundPerson) -> String {
    let mut parts = Vec::new();
    if !found.role.is_empty() {
        parts.push(found.role.clone());
    }
    if found.times > 1 {
        parts.push(format!("{} times", found.times));
    }
    parts.push(found.why.clone());
    parts.join(" · ")
}

/// Senior or junior, where it is known.
pub(super) fn level(found: &FoundPerson) -> Option<Tag> {
    Some(match found.senior? {
        true => Tag::new("Senior", Shade::Blue),
        false => Tag::new("Junior", Shade::Purple),
    })
}

/// A finding as a form sends it.
pub(super) fn personal_value(found: &FoundPerson) -> String {
    format!("{}|{}", found.kind, found.text)
}

/// A finding as a form sent it.
pub(super) fn personal_of(value: &str) -> Option<(String, String)> {
    value.split_once('|').map(|(kind, text)| (kind.to_owned(), text.to_owned()))
}

fn person(case: &Case, found: &FoundPerson) -> Person {
    let key = found.key();
    Person {
        value: personal_value(found),
        text: found.text.clone(),
        kind: personal_kind(&found.kind),
        about: about(found),
        level: level(found),
        said: case.personal.iter().find(|j| j.key == key).map(|j| (j.may_be_seen, j.by.clone())),
    }
}

/// Whether the applicant wants a spreadsheet, so that section 11 has it given where that is reasonably practicable.
fn asks_for_a_workbook(case: &Case) -> bool {
    let words = ["spreadsheet", "excel", "xlsx", "workbook"];
    case.questions.iter().any(|question| {
        let asked = question.text.to_lowercase();
        words.iter().any(|word| asked.contains(word))
    })
}

/// The answers that a file goes with, each with its page.
pub(super) fn goes_with(case: &Case, enclosure: &Enclosure) -> Vec<Link> {
    let page = |q: &casework::case::Question| format!("{}/questions/{}", case_href(case), q.id);
    case.questions_of(enclosure).map(|q| Link::new(case.name_of(q.id), page(q))).collect()
}

/// Where the page of an enclosure is.
pub(super) fn enclosure_href(case: &Case, enclosure: &Enclosure) -> String {
    format!("{}/enclosures/{}", case_href(case), enclosure.id)
}

fn page(desk: &Desk, view: &CasePage, enclosure: &Enclosure, form: Form, done: &str) -> Answer<Html<String>> {
    let case = &view.case;
    let me = desk.who.actor.person();
    let inspected = enclosure.inspection();
    let found = inspected.map(|i| i.found.clone()).unwrap_or_default();
    let needed = case.people_needed(enclosure);
    let said = case.reasons(enclosure).count();
    let open = said < needed && inspected.is_some();
    let mine = case.reasons(enclosure).any(|l| Some(l.by) == me);
    let may_let = view.may.contains(&Operation::LetLeave);
    let may_decide = view.may.contains(&Operation::Decide);
    let ask = (open && !mine && may_let).then(|| Ask {
        label: match (needed, said) {
            (2, 0) => "Say as the first of two people why it may leave as it is",
            (2, _) => "Say as the second person why it may leave as it is",
            _ => "Say why it may leave as it is",
        },
        inspection: case.shown_of(enclosure),
    });
    let people: Vec<Person> = found.personal.iter().map(|p| person(case, p)).collect();
    let (judged, unjudged) = people.into_iter().partition(|p| p.said.is_some());
    let list = format!("{}/enclosures", case_href(case));
    // Of what cannot be read no copy is made.
    let readable = inspected.is_none_or(|i| i.verdict != InspectionVerdict::CannotCheck);
    let may_copy = may_decide && readable && enclosure.marks.is_empty();
    let sent = case.letters.iter().any(|l| l.stands() && l.enclosures.contains(&enclosure.id));
    html(Shown {
        page: desk
            .page(enclosure.file.name.clone())
            .here("mine")
            .back("Enclosures", list.clone())
            .of_form(&form),
        href: enclosure_href(case, enclosure),
        list,
        reference: case.reference.clone(),
        name: enclosure.file.name.clone(),
        file: format!("{}/files/{}", case_href(case), enclosure.file.sha256),
        tag: enclosure_tag(case, enclosure),
        format: capital(&found.format),
        verdict: verdict(enclosure),
        why: found.why.as_deref().map(capital),
        in_the_way: case.in_the_way(enclosure).as_deref().map(capital),
        said: case.reasons(enclosure).map(|l| (l.name.clone(), l.why.clone())).collect(),
        waits: open && mine,
        ask,
        kinds: kinds(&found.dangers),
        unlisted: found.unlisted,
        questions: case
            .questions_of(enclosure)
            .map(|q| (capital(&case.name_of(q.id)), q.text.clone()))
            .collect(),
        too_many: case.too_many_rows(enclosure),
        tables: found.tables,
        open: unjudged,
        judged,
        personal_unlisted: found.personal_unlisted,
        personal_unread: found.personal_unread,
        judging: done == "judged",
        made_from: enclosure.made_from.as_ref().map(|f| f.name.clone()),
        goes_with: goes_with(case, enclosure),
        dropped: enclosure.dropped.clone(),
        may_decide,
        copy: may_copy && (enclosure.is_source_workbook() || inspected.is_none_or(|i| i.people_needed() > 0)),
        plain: match plainest(enclosure).filter(|_| may_copy) {
            // A PDF is better than a document even where nothing is hidden in it, and so is a CSV than a workbook.
            Some(Plainest::Pdf) if !sent => Some("Copy as PDF"),
            Some(Plainest::Csv)
                if enclosure.is_source_workbook() || inspected.is_none_or(|i| i.people_needed() > 0) =>
            {
                Some("Copy as CSV")
            }
            _ => None,
        },
        source: enclosure.is_source_workbook().then(|| asks_for_a_workbook(case)),
        redact: may_decide && !sent && (can_be_marked(enclosure) || !enclosure.marks.is_empty()),
        marks: enclosure.marks.len(),
        taken: taken(enclosure),
        searched: enclosure.redaction.as_ref().map_or(0, |r| r.searched),
        redacted: done == "redacted",
        again: may_decide && inspected.is_none_or(|i| i.verdict == InspectionVerdict::CannotCheck),
        form,
    })
}

fn of(view: &CasePage, id: u32) -> Answer<&Enclosure> {
    let may = view.may.contains(&Operation::Decide) || view.may.contains(&Operation::LetLeave);
    if !may {
        super::frame::must(view, Operation::LetLeave)?;
    }
    found(view, id)
}

/// A file of the case; one that was taken off is said to be so, whose page may have been left open.
pub(super) fn found(view: &CasePage, id: u32) -> Answer<&Enclosure> {
    view.case.enclosure(EnclosureId(id)).ok_or_else(|| {
        if id >= view.case.next_enclosure.0 {
            return Error::NotFound;
        }
        let list = format!("{}/enclosures", case_href(&view.case));
        let reason = "This file was taken off the case, or a copy took its place.".to_owned();
        Error::Conflict { reason, see: Some(Link::new("See the enclosures", list)) }
    })
}

pub(crate) async fn look(
    State(state): State<AppState>,
    desk: Desk,
    Path((reference, id)): Path<(String, u32)>,
    Query(done): Query<Done>,
) -> Answer<Html<String>> {
    let view = load(&state, &desk, &reference).await?;
    let enclosure = of(&view, id)?;
    page(&desk, &view, enclosure, Form::new(), &done.done)
}

pub(crate) async fn change(
    State(state): State<AppState>,
    desk: Desk,
    Path((reference, id)): Path<(String, u32)>,
    mut sent: Submitted,
) -> Answer<Response> {
    let view = load(&state, &desk, &reference).await?;
    let enclosure = of(&view, id)?;
    let (case, file) = (view.case.id, enclosure.id);
    let form = &mut sent.form;
    let command = form.command_id().to_string();
    let here = enclosure_href(&view.case, enclosure);
    let list = format!("{}/enclosures", case_href(&view.case));
    let act = |commands| state.office.act(&desk.who, case, &command, commands);
    let judge = |value: &str, may_be_seen| Command::JudgePersonal {
        what: personal_of(value).into_iter().collect(),
        may_be_seen,
    };
    let (done, field, to) = if !form.value("seen").is_empty() {
        (act(vec![judge(form.value("seen"), true)]).await, "person", format!("{here}?done=judged"))
    } else if !form.value("out").is_empty() {
        (act(vec![judge(form.value("out"), false)]).await, "person", format!("{here}?done=judged"))
    } else {
        match form.value("do") {
            "leave" => {
                let (inspection, why) =
                    (form.value("inspection").to_owned(), form.trimmed("why-leave").to_owned());
                let command = Command::LetLeave { enclosure: file, inspection, why };
                (act(vec![command]).await, "why-leave", here)
            }
            "again" => (state.office.inspect_again(&desk.who, case, &command, file).await, "again", here),
            how @ ("copy" | "plain") => {
                let how = if how == "copy" { CopyAs::SameKind } else { CopyAs::Plain };
                let made = state.office.clean_copy(&desk.who, case, &command, file, how).await;
                (made, "copy", format!("{list}?copied={}", enclosure.file.sha256))
            }
            "remove" => {
                let why = form.trimmed("why").to_owned();
                (act(vec![Command::RemoveEnclosure { enclosure: file, why }]).await, "why", list)
            }
            _ => return Err(Error::NotFound),
        }
    };
    match done {
        Ok(_) => Ok(Redirect::to(&to).into_response()),
        Err(cause) => {
            on_form(cause, form, field)?;
            Ok(again(page(&desk, &view, enclosure, sent.form, "")?))
        }
    }
}
