//! Runs the tables of `scenarios/` : each row is a case that an officer can read.
//!
//! Besides what a row states, an answer on its last day must be in time and an answer the day after late, so that a day
//! earlier or later is caught from both sides.

use jiff::{
    ToSpan,
    civil::{Date, date},
};
use law::{
    Calendar, Edition, Law, Outcome,
    clock::{BodyKind, ClockEvent, ClockFacts, Due, EventKind, State, due},
};

use crate::tables::{self, Row};

impl Row {
    /// The row for other programs: the arguments of `candour due`, and what is expected of it.
    pub(crate) fn as_json(&self) -> serde_json::Value {
        let facts = self.facts();
        let mut expect = serde_json::Map::new();
        for (column, name) in
            [("answer by", "due"), ("safe", "safe_due"), ("review by", "review_due"), ("state", "state")]
        {
            match self.cell(column) {
                Some("") if name == "due" => expect.insert(name.to_owned(), serde_json::Value::Null),
                Some("") | None => None,
                Some(cell) => expect.insert(name.to_owned(), cell.into()),
            };
        }
        let mut case = serde_json::json!({
            "id": self.place, "law": self.law, "received": facts.received, "as_of": self.date("as of").unwrap_or(facts.received),
            "body": facts.body, "events": self.filled("events").map_or(Vec::new(), |e| e.split(", ").collect()),
            "expect": expect, "because": self.filled("because"),
        });
        for (key, value) in [
            ("permitted_to", facts.permitted_to.map(|day| serde_json::json!(day))),
            ("school_days", facts.school_days.map(|days| serde_json::json!(days))),
        ] {
            if let Some(value) = value {
                case[key] = value;
            }
        }
        case
    }

    fn facts(&self) -> ClockFacts {
        let mut facts = ClockFacts::new(self.law, self.date("received").expect("received"));
        if let Some(body) = self.filled("body") {
            facts.body = body.parse::<BodyKind>().unwrap_or_else(|why| panic!("{}: {why}", self.place));
        }
        facts.permitted_to = self.date("permitted to");
        facts.school_days = self.filled("school days").map(weekdays);
        if let Some(events) = self.filled("events") {
            facts.events = events
                .split(", ")
                .map(|event| {
                    event.parse::<ClockEvent>().unwrap_or_else(|why| panic!("{}: {why}", self.place))
                })
                .collect();
        }
        facts
    }
}

/// Monday to Friday of each range `FROM..TO`, in order.
fn weekdays(ranges: &str) -> Vec<Date> {
    let mut days = Vec::new();
    for range in ranges.split(", ") {
        let (from, to) = range.split_once("..").expect("a range");
        let (mut day, to): (Date, Date) = (from.parse().unwrap(), to.parse().unwrap());
        while day <= to {
            if day.weekday().to_monday_zero_offset() < 5 {
                days.push(day);
            }
            day = day.tomorrow().unwrap();
        }
    }
    days
}

/// All rows about the clock.
pub(crate) fn rows() -> Vec<Row> {
    tables::rows_with("received")
}

fn run(row: &Row, facts: &ClockFacts, as_of: Date) -> Due {
    match due(facts, as_of, Edition::current()) {
        Outcome::Answer(due) => due,
        other => panic!("{}: {other:?}", row.place),
    }
}

/// Whether what a regulator or an authority said of the case agrees: `due DATE`, `over DATE` (the time had passed),
/// `in time DATE`, `forty DATE` (the fortieth working day), and the same of the review; more than one apart by `; `.
fn agrees(row: &Row, answer: &Due, said: &str) -> bool {
    said.split("; ").all(|said| {
        let (what, day) = said.rsplit_once(' ').expect("WHAT DATE");
        let day: Date = day.parse().unwrap_or_else(|_| panic!("{}: {said}", row.place));
        let (what, last) = match what.strip_prefix("review ") {
            Some(what) => (what, answer.review_due),
            None => (what, answer.due),
        };
        let last = last.unwrap_or_else(|| panic!("{}: no day to hold '{said}' against", row.place));
        match what {
            "due" => day == last,
            "over" => day > last,
            "in time" => day <= last,
            "forty" => {
                let calendar = Calendar::new(row.law, Edition::current());
                calendar.add_working_days(answer.received, 40).unwrap() == day
            }
            _ => panic!("{}: {said}", row.place),
        }
    })
}

#[test]
fn every_row_of_every_table_holds() {
    let rows = rows();
    assert!(rows.len() >= 400, "only {} rows", rows.len());
    for row in &rows {
        let facts = row.facts();
        let as_of = row.date("as of").unwrap_or(facts.received);
        let answer = run(row, &facts, as_of);
        if row.cell("answer by").is_some() {
            assert_eq!(answer.due, row.date("answer by"), "{}: answer by", row.place);
            let safe = row.date("safe").or(answer.due);
            assert_eq!(answer.safe_due, safe, "{}: safe day", row.place);
            assert_eq!(
                answer.due.is_none() && answer.state != State::Ended,
                !answer.needs.is_empty(),
                "{}",
                row.place
            );
        }
        if row.cell("review by").is_some() {
            assert_eq!(answer.review_due, row.date("review by"), "{}: review by", row.place);
        }
        if let Some(state) = row.filled("state") {
            assert_eq!(answer.state.id(), state, "{}: state", row.place);
        }
        if let Some(said) = row.filled("they said") {
            let differs = row.filled("because").is_some_and(|why| why.starts_with("DIFFERS: "));
            assert_eq!(agrees(row, &answer, said), !differs, "{}: they said {said}", row.place);
        }
        if let Some(next) = row.filled("next") {
            let (what, by) = next.rsplit_once(" by ").expect("WHAT by DATE");
            let by: Date = by.parse().unwrap();
            assert!(
                answer.next.iter().any(|n| n.what.starts_with(what) && n.by == by),
                "{}: {next} is not among {:#?}",
                row.place,
                answer.next
            );
        }
    }
}

#[test]
fn the_last_day_is_in_time_and_the_day_after_is_late() {
    let mut tried = 0;
    for row in &rows() {
        let facts = row.facts();
        let closed = facts.events.iter().any(|event| event.kind >= EventKind::Answered);
        let Some(last) = run(row, &facts, facts.received).due else { continue };
        // In these weeks the day on which an answer is sent decides which time it is held against.
        let of_2020 = row.law == Law::Foisa && (date(2020, 4, 7)..date(2020, 9, 1)).contains(&last);
        if of_2020 || closed || facts.events.iter().any(|event| event.date > last) {
            continue;
        }
        tried += 1;
        let state = |day| {
            run(row, &facts.clone().with(EventKind::Answered, day), last.saturating_add(90.days())).state
        };
        assert_eq!(state(last), State::Met, "{}: answered on the last day", row.place);
        assert_eq!(state(last.tomorrow().unwrap()), State::Late, "{}: answered a day later", row.place);
        let unanswered = |day| run(row, &facts, day).state;
        assert_ne!(unanswered(last), State::Late, "{}: on the last day", row.place);
        assert_eq!(unanswered(last.tomorrow().unwrap()), State::Late, "{}: the day after", row.place);
    }
    assert!(tried > 300, "{tried}");
}
