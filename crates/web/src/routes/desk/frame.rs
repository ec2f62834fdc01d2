//! What several pages of the desk say in the same way: tags, dates, names, the head of a case.
//!
//! It puts into words what the office told; it decides nothing and counts no days.

use askama::Template;
use axum::response::Html;
use casework::{
    Case, Disposition, Progress,
    case::{Question, Stage},
    ids::QuestionId,
    permission::Operation,
};
use office::CasePage;

use crate::state::{AppState, Desk};
use crate::view::{Due, Page, Shade, Tag, long_date, show};
use crate::{Answer, Error};

/// The page of a case with the way back to it.
pub(super) fn case_page(desk: &Desk, title: impl Into<String>, case: &Case) -> Page {
    desk.page(title).here("mine").back(case.reference.clone(), case_href(case))
}

/// Where a case is.
pub(super) fn case_href(case: &Case) -> String {
    format!("/desk/cases/{}", crate::view::encode(&case.reference))
}

/// Loads a case by its reference, for somebody of the desk.
pub(super) async fn load(state: &AppState, desk: &Desk, reference: &str) -> Answer<CasePage> {
    let id = state.office.find_case(&desk.who, reference).await?;
    Ok(state.office.case_page(&desk.who, id).await?)
}

/// Fails unless this person may do it on this case now.
pub(super) fn must(view: &CasePage, operation: Operation) -> Answer<()> {
    if view.may.contains(&operation) {
        Ok(())
    } else {
        Err(Error::Forbidden {
            reason: "At this stage of the case, or in your role, this cannot be done.".into(),
        })
    }
}

/// A date of a list, with the days left that the office told.
pub(super) fn due(date: Option<jiff::civil::Date>, days_left: Option<i32>, working: String) -> Option<Due> {
    Some(Due { date: date?, working_days: i64::from(days_left?), working })
}

/// The earliest date of what is open, with its working.
pub(super) fn case_due(view: &CasePage) -> Option<Due> {
    view.groups
        .iter()
        .filter(|g| g.open)
        .filter_map(|g| {
            let told = g.due.as_ref()?;
            due(told.due, told.days_left, format!("{}/clock/{}", case_href(&view.case), g.group.id))
        })
        .min_by_key(|due| due.date)
}

/// A disposition as an officer reads it.
pub(super) fn disposition_words(disposition: Disposition) -> &'static str {
    use Disposition as D;
    match disposition {
        D::Given => "Given",
        D::GivenInPart => "Given in part",
        D::Withheld => "Withheld",
        D::Accessible => "Already public",
        D::NotHeld => "Not held",
        D::NoRecordedInformation => "Nothing recorded",
        D::Ncnd => "Neither confirmed nor denied",
        D::Refused => "Refused",
        D::ToFollow => "To follow",
        D::Transferred => "Transferred",
        D::Withdrawn => "Withdrawn",
        D::Invalid => "Not valid",
        D::OtherLaw => "Under another law",
        D::Unclear => "Not clear",
    }
}

/// How a disposition is shown.
pub(super) fn disposition_tag(disposition: Disposition) -> Tag {
    use Disposition as D;
    let shade = match disposition {
        D::Given => Shade::Green,
        D::GivenInPart | D::Accessible => Shade::Blue,
        D::Withheld | D::Ncnd | D::Refused => Shade::Purple,
        D::ToFollow => Shade::Amber,
        _ => Shade::Plain,
    };
    Tag::new(disposition_words(disposition), shade)
}

/// How a question stands, in one or two words.
pub(super) fn question_tag(case: &Case, question: &Question, progress: Progress) -> Tag {
    let with = || {
        let ask = case
            .asks
            .iter()
            .rev()
            .find(|a| !a.withdrawn && a.questions.iter().any(|q| q.question == question.id));
        ask.map(|a| a.team.clone()).filter(|t| !t.is_empty()).unwrap_or_else(|| "a colleague".to_owned())
    };
    match progress {
        Progress::New => match &question.decision {
            Some(decision) => disposition_tag(decision.disposition),
            None => Tag::new("Not decided", Shade::Plain),
        },
        Progress::Asked => Tag::new(format!("With {}", with()), Shade::Amber),
        Progress::Supplied => Tag::new(format!("{} answered", with()), Shade::Blue),
        Progress::Decided | Progress::Sent => match case.decision_for(question.id) {
            Some(decision) => disposition_tag(decision.disposition),
            None => Tag::new("Decided", Shade::Plain),
        },
        Progress::WaitsForApplicant => Tag::new("Waits for the applicant", Shade::Amber),
        Progress::Ended => Tag::new("Ended", Shade::Plain),
    }
}

/// How a question is called at the start of a line: its label, else its place.
pub(super) fn label_of(case: &Case, question: &Question) -> String {
    question
        .label
        .clone()
        .unwrap_or_else(|| case.place(question.id).map_or_else(String::new, |p| (p + 1).to_string()))
}

/// The first words of a text, for a line of a list.
pub(super) fn short(text: &str, characters: usize) -> String {
    let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if flat.chars().count() <= characters {
        return flat;
    }
    let cut: String = flat.chars().take(characters).collect();
    let whole = cut.rfind(' ').map_or(cut.as_str(), |at| &cut[..at]);
    format!("{whole} …")
}

/// The stage in words.
pub(super) fn stage_words(stage: Stage) -> &'static str {
    match stage {
        Stage::Received => "Received, not yet triaged",
        Stage::Reading => "Being read: check the questions and accept",
        Stage::Open => "Being answered",
        Stage::Answered => "Answered",
        Stage::Review => "Under review",
        Stage::Closed => "Closed",
        Stage::History => "Answered before, imported",
    }
}

/// The stage of that name in lists, in words.
pub(super) fn stage_named(id: &str) -> &'static str {
    Stage::ALL.into_iter().find(|s| s.id() == id).map_or("", stage_words)
}

/// The numbers of questions that a form sent under a name.
pub(super) fn chosen(form: &crate::form::Form, name: &str) -> Vec<QuestionId> {
    form.values(name).filter_map(|v| v.parse().ok()).map(QuestionId).collect()
}

/// Minutes as people say them.
pub(super) fn hours(minutes: u32) -> String {
    match (minutes / 60, minutes % 60) {
        (0, m) => format!("{m} min"),
        (h, 0) => format!("{h} h"),
        (h, m) => format!("{h} h {m}"),
    }
}

/// `Tuesday 30 June 2026`.
pub(super) fn day(date: jiff::civil::Date) -> String {
    long_date(&date)
}

/// A filled template as the answer.
pub(super) fn html(template: impl Template) -> Answer<Html<String>> {
    show(template)
}
