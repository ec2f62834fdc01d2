//! Invented facts for the style guide. Nothing of the product reads them.

use document::Span;
use jiff::civil::{Date, date};

use crate::theme::Colour;
use crate::view::{
    DayKind, Due, Event, Finding, Mark, Marked, Row, Severity, Shade, Site, Tag, Task, WorkingDay,
};

pub(super) fn site() -> Site {
    Site {
        authority: "Borough of Ambleford".into(),
        colour: Colour::read("1f3f77"),
        contact: "information@ambleford.example".into(),
    }
}

pub(super) fn due() -> [Due; 3] {
    let due = |date, working_days| Due { date, working_days, working: "#working".into() };
    [due(date(2026, 6, 30), 2), due(date(2026, 7, 14), 12), due(date(2026, 6, 24), -2)]
}

pub(super) fn rows() -> Vec<Row> {
    vec![
        Row::new("Reference", "FOI-2026-0412"),
        Row::new("Received", "Monday 1 June 2026, by e-mail").action("Change", "#"),
        Row::new("Reply by", "E-mail, letter as PDF").action("Change", "#"),
        Row::new("What was asked", "The incumbent supplier of the contact centre,\nwhat it costs a year, and when the contract ends.")
            .action("Change", "#"),
    ]
}

pub(super) fn tags() -> Vec<Tag> {
    vec![
        Tag::new("Given", Shade::Green),
        Tag::new("Given in part", Shade::Blue),
        Tag::new("With Customer Services", Shade::Amber),
        Tag::new("Withheld", Shade::Purple),
        Tag::new("Late", Shade::Red),
        Tag::new("Not decided", Shade::Plain),
    ]
}

fn task(label: &str, title: &str, note: &str, tag: Tag, warnings: usize) -> Task {
    let (label, title, note) = (label.into(), title.into(), note.into());
    Task { label, title, note, tag, warnings, href: "/letter".into() }
}

pub(super) fn tasks() -> Vec<Task> {
    let (mut first, second) = questions();
    first.extend(second);
    first
}

pub(super) fn questions() -> (Vec<Task>, Vec<Task>) {
    let given = || Tag::new("Given", Shade::Green);
    let first = vec![
        task("1", "Incumbent supplier", "Contracts register, as at 3 March", given(), 0),
        task(
            "2",
            "Average annual spend",
            "s.21, spending over £500",
            Tag::new("Already public", Shade::Blue),
            0,
        ),
        task("3", "Date the contract ends", "Contracts register", given(), 0),
        task(
            "7",
            "Contact details of the manager",
            "title given, name s.40(2)",
            Tag::new("Given in part", Shade::Blue),
            0,
        ),
        task(
            "8",
            "Number of agents",
            "asked 22 June, 2 days ago",
            Tag::new("With Customer Services", Shade::Amber),
            0,
        ),
        task(
            "11",
            "Which version of the mail server is run",
            "s.31(3)",
            Tag::new("Neither confirmed nor denied", Shade::Purple),
            1,
        ),
    ];
    let second = vec![
        task("1", "Provider of inbound numbers", "", Tag::new("Not decided", Shade::Plain), 0),
        task("2", "Monthly minutes on freephone numbers", "Telephony register", given(), 0),
    ];
    (first, second)
}

pub(super) fn working() -> Vec<WorkingDay> {
    let line = |date: Date, kind, number, because: &str, provision: &str| WorkingDay {
        date,
        kind,
        number,
        because: because.into(),
        provision: provision.into(),
        mark: Some(calendar::Certainty::V),
    };
    vec![
        line(date(2026, 6, 1), DayKind::Happened, None, "Received by e-mail", "s.10(1)"),
        line(date(2026, 6, 2), DayKind::Counted, Some(1), "First working day after receipt", "s.10(1)"),
        line(date(2026, 6, 6), DayKind::Skipped, None, "Saturday", "s.10(6)"),
        line(
            date(2026, 6, 15),
            DayKind::Skipped,
            None,
            "Bank holiday in Scotland",
            "s.10(6); Banking and Financial Dealings Act 1971",
        ),
        line(date(2026, 6, 29), DayKind::Counted, Some(19), "Working day", "s.10(6)"),
        line(
            date(2026, 6, 30),
            DayKind::Due,
            Some(20),
            "Twentieth working day: the latest lawful date",
            "s.10(1)",
        ),
    ]
}

pub(super) fn findings() -> Vec<Finding> {
    let finding =
        |place: &str, place_name: &str, severity, wrong: &str, to_do: &str, provision: &str| Finding {
            place: place.into(),
            place_name: place_name.into(),
            severity,
            wrong: wrong.into(),
            to_do: to_do.into(),
            provision: provision.into(),
            check: String::new(),
            fix: "/case".into(),
            overrule: "/letter".into(),
            overruled: String::new(),
        };
    let mut overruled = finding(
        "answer-2",
        "Question 2",
        Severity::Risk,
        "The page named as public may not show every year asked for.",
        "Look at the page, or give the missing years.",
        "s.21(1)",
    );
    overruled.overruled = "The page has all years since 2019; looked at on 23 June.".into();
    vec![
        finding(
            "answer-11",
            "Question 11",
            Severity::Breach,
            "The letter says what is held and also that it will neither confirm nor deny holding it.",
            "Take out the sentence that says the information would not be released.",
            "s.31(3)",
        ),
        finding(
            "answer-7",
            "Question 7",
            Severity::Advice,
            "The grade of the person is not mentioned.",
            "Say why someone of this grade would not expect to be named.",
            "s.40(2)",
        ),
        overruled,
    ]
}

pub(super) fn marked() -> Marked {
    let text = "Dear Sir or Madam,\n\nFor each provider, please tell me:\n1. the incumbent supplier\n2. the average annual spend\n8. the total number of contact centre agents\n\nMany thanks";
    let mark = |piece: &str, id: &str, label: &str| {
        let start = text.find(piece).unwrap_or(0);
        let span = Span::new(start, start + piece.len());
        Mark { span, id: id.into(), label: label.into(), href: format!("#{id}") }
    };
    let marks = vec![
        mark("For each provider", "stem-1", "Stem"),
        mark("the incumbent supplier", "q-1", "Question 1"),
        mark("the average annual spend", "q-2", "Question 2"),
        mark("the total number of contact centre agents", "q-8", "Question 8"),
    ];
    Marked::new(text, marks)
}

pub(super) fn events() -> Vec<Event> {
    let event = |at: &str, who: &str, what: &str, why: &str| Event {
        at: at.parse().expect("an instant written by us"),
        who: who.into(),
        what: what.into(),
        why: why.into(),
        files: Vec::new(),
    };
    vec![
        event(
            "2026-06-01T09:12:00Z",
            "Mail",
            "Received by e-mail",
            "Kept under its digest; 18 questions found",
        ),
        event(
            "2026-06-02T08:30:00Z",
            "Amal Reyes",
            "Acknowledged",
            "Answer due Tuesday 30 June 2026, s.10(1)",
        ),
        event("2026-06-22T13:05:00Z", "Amal Reyes", "Asked Customer Services about question 8", ""),
    ]
}

pub(super) fn answer_rows() -> Vec<Row> {
    vec![
        Row::new("Reference", "FOI-2026-0398"),
        Row::new("Answered", "Thursday 18 June 2026"),
        Row::new("Outcome", "Given in part: 4 of 5 questions answered, part of one withheld"),
        Row::new("Re-use", "Open Government Licence v3.0"),
    ]
}
