//! The case: everything of one request at hand, and only what may be done now. Who asks is not on it.
//!
//! It shows what the office told. Small things done here (triage, messages, who has it) are files of their own that
//! show this page again when something is wrong.

use std::collections::BTreeSet;

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::Html;
use casework::{
    Case, Progress, Role, Severity, Stage,
    case::{LetterState, TriageKind},
    permission::Operation,
};
use office::{CasePage, LetterPage};
use serde::Deserialize;

use super::calendar::MoveLine;
use super::enclosure::{enclosure_href, enclosure_tag};
use super::frame::{self, case_href, day, hours, html};
use super::waits::{Wait, waits};
use crate::Answer;
use crate::error::capital;
use crate::form::Form;
use crate::state::{AppState, Desk};
use crate::view::{Against, Choice, Due, Page, Shade, Tag, Task, clock_time};

/// What was done just before.
#[derive(Deserialize, Default)]
pub(crate) struct Done {
    #[serde(default)]
    pub done: String,
}

/// Questions that stand under the same heading and the same shared words.
pub(super) struct Block {
    pub heading: Option<String>,
    pub stem: Option<String>,
    pub tasks: Vec<Task>,
}

/// A letter of ours in the list.
struct LetterLine {
    href: String,
    pdf: String,
    what: String,
    on: String,
    tag: Tag,
    alarm: bool,
}

/// A message that came on the case.
struct MessageLine {
    id: u32,
    on: String,
    subject: String,
    text: String,
    original: String,
    proposed: String,
    because: String,
    understood: Option<String>,
}

/// Colleagues asked.
struct AskLine {
    team: String,
    what: String,
    tag: Tag,
    href: String,
}

/// An enclosure.
struct EnclosureLine {
    name: String,
    href: String,
    tag: Tag,
}

/// What the letter would meet, in figures.
struct LetterBox {
    tags: Vec<Tag>,
    obstacles: usize,
    ready: bool,
}

#[derive(Template)]
#[template(path = "desk/case.html")]
struct Shown {
    page: Page,
    form: Form,
    done: String,
    href: String,
    case: Case,
    stage: Stage,
    due: Option<Due>,
    facts: Vec<String>,
    decided: usize,
    blocks: Vec<Block>,
    unclear: Vec<String>,
    letter: Option<LetterBox>,
    against: Vec<Against>,
    next: String,
    triage: Vec<Choice>,
    triage_now: Option<String>,
    may: May,
    letters: Vec<LetterLine>,
    messages: Vec<MessageLine>,
    purposes: Vec<Choice>,
    asks: Vec<AskLine>,
    enclosures: Vec<EnclosureLine>,
    attachments: Vec<(String, String)>,
    officers: Vec<Choice>,
    estimate: String,
    clearance: String,
    clocks: Vec<(String, String, String)>,
    entries: Vec<(String, bool)>,
    review: Option<String>,
    waits: Vec<Wait>,
    write: bool,
    ready_to_publish: bool,
    moved: Vec<MoveLine>,
    before: Option<super::same::Summary>,
}

/// What this person may do here now.
struct May {
    triage: bool,
    questions: bool,
    officer: bool,
    messages: bool,
    ask: bool,
    decide: bool,
    applicant: bool,
    clear: bool,
    send: bool,
    publish: bool,
    keep: bool,
    review: bool,
}

impl May {
    fn of(view: &CasePage) -> May {
        let may = |operation| view.may.contains(&operation);
        May {
            triage: may(Operation::Triage),
            questions: may(Operation::EditQuestions),
            officer: may(Operation::AssignOfficer),
            messages: may(Operation::FileMessages),
            ask: may(Operation::AskColleagues),
            decide: may(Operation::Decide),
            applicant: may(Operation::SeeApplicant),
            clear: may(Operation::Clear),
            send: may(Operation::Send),
            publish: may(Operation::Publish),
            keep: may(Operation::Keep),
            review: may(Operation::AnswerReview),
        }
    }
}

pub(crate) async fn look(
    State(state): State<AppState>,
    desk: Desk,
    Path(reference): Path<String>,
    Query(done): Query<Done>,
) -> Answer<Html<String>> {
    let view = frame::load(&state, &desk, &reference).await?;
    render(&state, &desk, view, Form::new(), done.done).await
}

/// The case with a form that came back.
pub(super) async fn render(
    state: &AppState,
    desk: &Desk,
    view: CasePage,
    mut form: Form,
    done: String,
) -> Answer<Html<String>> {
    if view.stage == Stage::History {
        let view = state.office.history_page(&desk.who, view.case.id).await?;
        return super::history::show(desk, view, form, done);
    }
    let letter = match view.stage {
        Stage::Open => Some(state.office.letter_page(&desk.who, view.case.id, None).await?),
        // A review that decided something anew has a letter in the making as well.
        Stage::Review if !office::decided_anew(&view.case).is_empty() => {
            Some(state.office.letter_page(&desk.who, view.case.id, None).await?)
        }
        _ => None,
    };
    let href = case_href(&view.case);
    let against = match &letter {
        Some(letter) => super::letter::against(state, desk, view.case.id, letter, &href).await?,
        None => Vec::new(),
    };
    let before = match view.stage {
        Stage::Closed => None,
        _ => super::same::Summary::of(&state.office.recurring(&desk.who, view.case.id).await?, &href),
    };
    if form.value("officer").is_empty()
        && let Some(me) = desk.who.actor.person()
    {
        form.set("officer", view.case.officer.unwrap_or(me).0.to_string());
    }
    if form.value("kind").is_empty()
        && let Some((likely, _)) = view.triage_proposals.first()
    {
        form.set("kind", likely.clone());
    }
    let page =
        desk.page(view.case.subject.clone()).here("mine").back("Your requests", "/desk").of_form(&form);
    let entries: Vec<(String, bool)> =
        view.case.entries.iter().map(|e| (e.title.clone(), e.withdrawn.is_some())).collect();
    html(Shown {
        page,
        done,
        before,
        stage: view.stage,
        due: frame::case_due(&view),
        facts: facts(&view),
        decided: view
            .questions
            .iter()
            .filter(|q| matches!(q.progress, Progress::Decided | Progress::Sent))
            .count(),
        blocks: blocks(&view, letter.as_ref(), &against),
        unclear: unclear(&view.case),
        letter: letter.as_ref().map(|letter| letter_box(letter, &against)),
        against,
        next: capital(&view.next),
        triage: triage_choices(&view.triage_proposals),
        triage_now: view.case.triage.as_ref().map(|t| t.kind.words().to_owned()),
        may: May::of(&view),
        letters: letters(&view.case, &href),
        messages: messages(&view.case, &href),
        purposes: purposes(),
        asks: asks(&view.case, &href),
        enclosures: enclosures(&view.case),
        attachments: view
            .case
            .attachments
            .iter()
            .map(|f| (f.name.clone(), format!("{href}/files/{}", f.sha256)))
            .collect(),
        officers: view
            .authority
            .members_with(Role::Officer)
            .into_iter()
            .map(|(id, m)| Choice::new(id.0.to_string(), m.name.clone()))
            .collect(),
        estimate: estimate(&view),
        clearance: clearance(&view.case),
        clocks: clocks(&view, &href),
        moved: view
            .moves
            .iter()
            .filter(|_| matches!(view.stage, Stage::Open | Stage::Review))
            .map(MoveLine::of)
            .filter(|moved| moved.looked.is_none())
            .collect(),
        ready_to_publish: view.case.letters.iter().any(|l| {
            matches!(l.state, LetterState::Carried { .. })
                && !l.answers.is_empty()
                && !view.case.entries.iter().any(|e| e.letter == l.id && e.withdrawn.is_none())
        }),
        entries,
        review: view.case.reviews.iter().find(|r| r.answered.is_none()).map(|r| r.grounds.clone()),
        waits: waits(&view),
        write: [Operation::Send, Operation::AnswerReview].iter().any(|op| view.may.contains(op)),
        case: view.case,
        form,
        href,
    })
}

/// What the reading found unclear and nobody has answered; once the request is accepted, it was looked at.
fn unclear(case: &Case) -> Vec<String> {
    let doubts = case.doubts();
    doubts.iter().filter(|d| d.id.starts_with("unclear-")).map(|d| capital(&d.why)).collect()
}

fn facts(view: &CasePage) -> Vec<String> {
    let case = &view.case;
    let mut facts =
        vec![format!("Received {} {}", day(case.origin.received_on), case.origin.channel.words())];
    if let Some(ack) =
        case.letters.iter().find(|l| l.kind == casework::case::LetterKind::Acknowledgement && l.stands())
    {
        facts.push(format!("Acknowledged {}", day(ack.on)));
    }
    if let Some(law) = case.law() {
        facts.push(law.title().to_owned());
    }
    facts.extend(super::read_words::facts(case));
    facts.push(match &case.officer_name {
        Some(name) => format!("With {name}"),
        None => "Nobody has it yet".to_owned(),
    });
    facts.push(frame::stage_words(view.stage).to_owned());
    facts
}

/// The questions as a task list, under their headings and shared words.
pub(super) fn blocks(view: &CasePage, letter: Option<&LetterPage>, against: &[Against]) -> Vec<Block> {
    let href = case_href(&view.case);
    let mut blocks: Vec<Block> = Vec::new();
    let mut heading: Option<String> = None;
    for shown in &view.questions {
        let question = &shown.question;
        let same = blocks.last().is_some_and(|b| b.stem == shown.stem) && heading == question.heading;
        if !same {
            let begins = (heading != question.heading).then(|| question.heading.clone()).flatten();
            blocks.push(Block { heading: begins, stem: shown.stem.clone(), tasks: Vec::new() });
            heading.clone_from(&question.heading);
        }
        let warnings = letter.map_or(0, |l| {
            l.findings.iter().filter(|(f, overruled)| overruled.is_none() && f.place == shown.name).count()
        });
        let to = format!("{href}/questions/{}", question.id);
        let warnings = warnings + against.iter().filter(|one| one.href == to).count();
        let task = Task {
            label: frame::label_of(&view.case, question),
            title: frame::short(&question.text, 120),
            href: to,
            note: note(&view.case, question.id, shown.progress),
            tag: frame::question_tag(&view.case, question, shown.progress),
            warnings,
        };
        if let Some(block) = blocks.last_mut() {
            block.tasks.push(task);
        }
    }
    blocks
}

fn note(case: &Case, id: casework::QuestionId, progress: Progress) -> String {
    use casework::decision::AnsweredBy;
    let Some(question) = case.question(id) else { return String::new() };
    let mut notes: Vec<String> = Vec::new();
    if let Some(decision) = &question.decision {
        match decision.answered_by {
            AnsweredBy::See(other) => notes.push(format!("see {}", case.name_of(other))),
            AnsweredBy::With(other) => notes.push(format!("together with {}", case.name_of(other))),
            AnsweredBy::Itself => {
                notes.extend(decision.reliances.iter().map(|r| r.provision.clone()));
                notes.extend(decision.source.iter().map(|s| match s.as_at {
                    Some(at) => format!("{}, {}", s.name, crate::view::short_date(&at)),
                    None => s.name.clone(),
                }));
            }
        }
        if let Some(follow) = &decision.to_follow {
            notes.push(format!("by {}", crate::view::short_date(&follow.by)));
        }
    } else if progress == Progress::Asked
        && let Some(ask) = case.asks.iter().rev().find(|a| a.questions.iter().any(|q| q.question == id))
    {
        notes.push(format!("wanted by {}", crate::view::short_date(&ask.by)));
    } else if let Some(team) = &question.team {
        notes.push(team.clone());
    }
    if progress == Progress::Sent {
        notes.push("sent".to_owned());
    }
    if question.own_personal_data == Some(true) {
        notes.push("own personal data".to_owned());
    }
    notes.join(" · ")
}

/// How many findings of each kind stand, and how many answers disagree with the memory.
fn letter_box(letter: &LetterPage, against: &[Against]) -> LetterBox {
    let count = |severity: Severity| {
        letter.findings.iter().filter(|(f, overruled)| overruled.is_none() && f.severity == severity).count()
    };
    let mut tags = Vec::new();
    for (severity, one, many, shade) in [
        (Severity::Breach, "breach", "breaches", Shade::Red),
        (Severity::Risk, "risk", "risks", Shade::Amber),
        (Severity::Advice, "advice", "pieces of advice", Shade::Blue),
    ] {
        let n = count(severity);
        if n > 0 {
            tags.push(Tag::new(crate::view::plural(&n, one, many), shade));
        }
    }
    // An answer may disagree with a register and with what was said before.
    let against: BTreeSet<&str> = against.iter().map(|one| one.href.as_str()).collect();
    if !against.is_empty() {
        let disagree = crate::view::plural(&against.len(), "answer against", "answers against");
        tags.push(Tag::new(format!("{disagree} the memory"), Shade::Amber));
    }
    LetterBox { tags, obstacles: letter.obstacles.len(), ready: letter.obstacles.is_empty() }
}

fn triage_choices(proposals: &[(String, String)]) -> Vec<Choice> {
    let reason = |id: &str| proposals.iter().find(|(kind, _)| kind == id).map(|(_, why)| why.clone());
    let mut kinds = TriageKind::ALL;
    kinds.sort_by_key(|k| proposals.iter().position(|(id, _)| id == k.id()).unwrap_or(usize::MAX));
    kinds
        .into_iter()
        .map(|kind| {
            let hint = reason(kind.id()).map(|why| format!("Proposed: {why}")).unwrap_or_default();
            Choice::new(kind.id(), kind.words()).hint(hint)
        })
        .collect()
}

/// How a letter stands.
pub(super) fn letter_tag(state: &LetterState) -> Tag {
    match state {
        LetterState::Issued => Tag::new("Handed to the post", Shade::Blue),
        LetterState::Carried { .. } => Tag::new("Left", Shade::Green),
        LetterState::InDoubt { .. } => Tag::new("In doubt: did it leave?", Shade::Red),
        LetterState::Bounced { .. } => Tag::new("Came back", Shade::Red),
        LetterState::NeverLeft { .. } => Tag::new("Never left", Shade::Amber),
        LetterState::SentInError { .. } => Tag::new("Sent in error", Shade::Red),
    }
}

fn letters(case: &Case, href: &str) -> Vec<LetterLine> {
    case.letters
        .iter()
        .rev()
        .map(|letter| LetterLine {
            href: format!("{href}/letters/{}", letter.id),
            pdf: format!("{href}/letters/{}/letter.pdf", letter.id),
            what: match letter.answers.len() {
                0 => match &letter.particulars.party {
                    Some(party) => format!("{}: {}", capital(letter.kind.words()), party.name),
                    None => capital(letter.kind.words()),
                },
                n => format!(
                    "{}, {}",
                    capital(letter.kind.words()),
                    crate::view::plural(&n, "answer", "answers")
                ),
            },
            on: crate::view::short_date(&letter.on),
            tag: letter_tag(&letter.state),
            alarm: matches!(letter.state, LetterState::InDoubt { .. } | LetterState::Bounced { .. }),
        })
        .collect()
}

/// What a message can be, as an officer says it.
fn purpose_words(purpose: casework::case::MessagePurpose) -> &'static str {
    use casework::case::MessagePurpose as P;
    match purpose {
        P::Clarification => "It makes an unclear question clear: the clock of those questions starts anew",
        P::Narrowing => "It asks for less",
        P::Withdrawal => "It withdraws the request",
        P::Dissatisfaction => "The applicant is not content: an internal review",
        P::Fee => "A fee came",
        P::NewRequest => "It asks for something new",
        P::Thanks => "Thanks",
        P::Bounce => "Our letter came back",
        P::AutomaticReply => "A machine answered",
        P::Other => "Something else",
    }
}

fn purposes() -> Vec<Choice> {
    casework::case::MessagePurpose::ALL.into_iter().map(|p| Choice::new(p.id(), purpose_words(p))).collect()
}

fn messages(case: &Case, href: &str) -> Vec<MessageLine> {
    case.messages
        .iter()
        .rev()
        .map(|m| MessageLine {
            id: m.id.0,
            on: clock_time(&m.at),
            subject: if m.subject.is_empty() {
                "A message without a subject".into()
            } else {
                m.subject.clone()
            },
            text: m.text.clone(),
            original: format!("{href}/files/{}", m.original.sha256),
            proposed: m.proposed.id().to_owned(),
            because: capital(&m.proposed_because),
            understood: m.understood.map(|p| purpose_words(p).to_owned()),
        })
        .collect()
}

fn asks(case: &Case, href: &str) -> Vec<AskLine> {
    case.asks
        .iter()
        .rev()
        .map(|ask| {
            let names: Vec<String> = ask.questions.iter().map(|q| case.name_of(q.question)).collect();
            let tag = if ask.withdrawn {
                Tag::new("Withdrawn", Shade::Plain)
            } else if let Some((to, _)) = &ask.passed_on {
                Tag::new(format!("Says: ask {to}"), Shade::Red)
            } else if ask.is_open() {
                Tag::new(format!("Wanted by {}", crate::view::short_date(&ask.by)), Shade::Amber)
            } else {
                Tag::new("Answered", Shade::Green)
            };
            AskLine {
                team: if ask.team.is_empty() { ask.to.clone() } else { ask.team.clone() },
                what: frame::short(&names.join(", "), 140),
                tag,
                href: format!("{href}/asks/{}", ask.id),
            }
        })
        .collect()
}

fn enclosures(case: &Case) -> Vec<EnclosureLine> {
    case.enclosures
        .iter()
        .map(|e| EnclosureLine {
            name: e.file.name.clone(),
            href: enclosure_href(case, e),
            tag: enclosure_tag(case, e),
        })
        .collect()
}

fn estimate(view: &CasePage) -> String {
    let spent = hours(view.countable_minutes);
    match view.limit_minutes {
        Some(limit) => format!("{spent} of {} that count towards the appropriate limit", hours(limit)),
        None => format!("{spent} spent so far"),
    }
}

fn clearance(case: &Case) -> String {
    use casework::case::ClearanceState as S;
    match case.clearance() {
        None => String::new(),
        Some(c) => match &c.state {
            S::Asked => format!("Asked of {}, by {}", c.approver_name, crate::view::short_date(&c.by)),
            S::Returned { what, why } => format!("{} sent it back: {what} ({why})", c.approver_name),
            S::Given { by, .. } => format!("Cleared by {by}"),
            S::TakenBack => String::new(),
        },
    }
}

fn clocks(view: &CasePage, href: &str) -> Vec<(String, String, String)> {
    let many = view.groups.len() > 1;
    view.groups
        .iter()
        .filter(|g| !g.questions.is_empty())
        .map(|g| {
            let whose =
                if many { frame::short(&g.questions.join(", "), 80) } else { "The request".to_owned() };
            let stands = match (&g.due, &g.why_not) {
                (Some(due), _) => match due.due {
                    Some(date) => format!("{}, {}", day(date), clock_words(due.state)),
                    None if !due.needs.is_empty() => format!("needs {}", due.needs.join(", ")),
                    None => clock_words(due.state).to_owned(),
                },
                (None, why) => why.clone().unwrap_or_default(),
            };
            (whose, stands, format!("{href}/clock/{}", g.group.id))
        })
        .collect()
}

/// How a clock stands.
pub(super) fn clock_words(state: law::clock::State) -> &'static str {
    use law::clock::State as S;
    match state {
        S::Running => "running",
        S::Paused => "paused until a fee or charge is paid",
        S::Waiting => "waiting until the applicant says what is meant",
        S::Met => "answered in time",
        S::Late => "late",
        S::Ended => "ended",
    }
}
