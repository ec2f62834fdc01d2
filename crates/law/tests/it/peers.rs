//! Runs the tables of `peers/`: the published test cases of other systems, held against what we work out.
//!
//! What we compute must be what the row gives as the law. Where that is what the peer expects, the row says `same`; where
//! not, it says `DIFFERS:` with the provision. What lies outside the four laws has no answer of ours, and says why.

use std::{fs, path::Path};

use jiff::civil::Date;
use law::{
    Calendar, Edition, Law,
    clock::{ClockEvent, ClockFacts, Due, EventKind, State, due},
};

const COLUMNS: [&str; 8] =
    ["case", "kind", "law", "start", "given", "peer expects", "the law says", "verdict"];

/// One published case.
struct Case {
    place: String,
    kind: String,
    law: String,
    start: String,
    given: String,
    expects: String,
    says: String,
    verdict: String,
}

/// All cases; each stands under a line `file: REPOSITORY PATH COMMIT`.
fn cases() -> Vec<Case> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("peers");
    let mut files: Vec<_> = fs::read_dir(&folder).expect("the tables").map(|e| e.unwrap().path()).collect();
    files.sort();
    let mut cases = Vec::new();
    for file in files {
        let name = file.file_name().unwrap().to_string_lossy().into_owned();
        let mut source = None;
        for (number, line) in fs::read_to_string(&file).unwrap().lines().enumerate() {
            let place = format!("{name}:{}", number + 1);
            if let Some(named) = line.strip_prefix("file: ") {
                let [repository, path, commit] = named.split(' ').collect::<Vec<_>>()[..] else {
                    panic!("{place}: REPOSITORY PATH COMMIT");
                };
                assert!(repository.contains('/') && path.contains('.') && commit.len() == 40, "{place}");
                source = Some(path.to_owned());
            }
            if !line.starts_with('|') || line.starts_with("|--") {
                continue;
            }
            let cells: Vec<String> =
                line.trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect();
            if cells[0] == COLUMNS[0] {
                assert_eq!(cells, COLUMNS, "{place}");
                continue;
            }
            assert!(source.is_some(), "{place}: under no file");
            let [_, kind, law, start, given, expects, says, verdict] =
                <[String; 8]>::try_from(cells).unwrap_or_else(|_| panic!("{place}: eight cells"));
            cases.push(Case { place, kind, law, start, given, expects, says, verdict });
        }
    }
    cases
}

impl Case {
    fn law(&self) -> Law {
        self.law.parse().unwrap_or_else(|why| panic!("{}: {why}", self.place))
    }

    fn start(&self) -> Date {
        self.start.parse().unwrap_or_else(|why| panic!("{}: {why}", self.place))
    }

    fn count(&self) -> u32 {
        self.given.parse().unwrap_or_else(|why| panic!("{}: {why}", self.place))
    }

    fn until(&self) -> Date {
        self.given.parse().unwrap_or_else(|why| panic!("{}: {why}", self.place))
    }

    fn due(&self, events: &str, as_of: Date) -> Due {
        let mut facts = ClockFacts::new(self.law(), self.start());
        if events != "–" {
            let event = |text: &str| text.parse::<ClockEvent>();
            facts.events = events.split(", ").map(|text| event(text).expect("an event")).collect();
        }
        due(&facts, as_of, Edition::current()).answer().unwrap_or_else(|| panic!("{}: no answer", self.place))
    }

    /// What we work out, as the table writes it; none where no rule of the four laws is asked for.
    fn computed(&self) -> Option<String> {
        let calendar = |case: &Case| Calendar::for_law(case.law());
        let is_working = |day: Date| calendar(self).is_working_day(day).expect("covered");
        let yes_or_no = |yes: bool| if yes { "yes" } else { "no" }.to_owned();
        if self.says == "–" {
            return None;
        }
        Some(match self.kind.as_str() {
            "time for compliance" => self.due(&self.given, self.start()).due.expect("a day").to_string(),
            "working days after" => {
                calendar(self).add_working_days(self.start(), self.count()).expect("covered").to_string()
            }
            "working days before" => {
                let mut day = self.start();
                for _ in 0..self.count() {
                    day = day.yesterday().unwrap();
                    while !is_working(day) {
                        day = day.yesterday().unwrap();
                    }
                }
                day.to_string()
            }
            "working days between" => {
                calendar(self).count_working_days(self.start(), self.until()).expect("covered").to_string()
            }
            "first working day from" => {
                let mut day = self.start();
                while !is_working(day) {
                    day = day.tomorrow().unwrap();
                }
                day.to_string()
            }
            "working day?" => yes_or_no(is_working(self.start())),
            "holiday?" => {
                let reason = calendar(self).reason(self.start()).expect("covered");
                yes_or_no(reason.is_some_and(|reason| !reason.is_weekend()))
            }
            "days used" => self.due("–", self.until()).days_used.expect("counted").to_string(),
            "late on?" => yes_or_no(self.due("–", self.until()).state == State::Late),
            "days disregarded" => {
                let last = self.due(&self.given, self.start()).due.expect("a day");
                let days = calendar(self).count_working_days(self.start(), last).expect("covered");
                (days - 20).to_string()
            }
            "calendar days after" => {
                let notice = format!("{}={}/{}", EventKind::DecisionNotice.id(), self.start(), self.count());
                let due = self.due(&notice, self.start());
                let steps = due.next.iter().find(|next| next.what.contains("decision notice requires"));
                steps.expect("the steps of the notice").by.to_string()
            }
            other => panic!("{}: no rule of ours is called '{other}'", self.place),
        })
    }
}

/// Whether the words cite a provision: `s.10(6)`, `reg.5(2)`.
fn cites(words: &str) -> bool {
    words.split(' ').any(|word| {
        ["s.", "reg."].iter().any(|start| {
            word.strip_prefix(start).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
        })
    })
}

#[test]
fn what_we_compute_is_what_the_tables_give_as_the_law() {
    for case in cases() {
        if let Some(computed) = case.computed() {
            assert_eq!(computed, case.says, "{}: the law says", case.place);
        }
    }
}

#[test]
fn every_difference_from_a_peer_is_said_with_its_provision() {
    let cases = cases();
    let (mut same, mut differ, mut outside) = (0, 0, 0);
    for case in &cases {
        let place = &case.place;
        if case.verdict == "same" {
            same += 1;
            assert_eq!(case.expects, case.says, "{place}: not the same");
            assert_ne!(case.says, "–", "{place}: nothing to compare");
        } else if let Some(why) = case.verdict.strip_prefix("DIFFERS: ") {
            differ += 1;
            assert_ne!(case.expects, case.says, "{place}: no difference");
            assert_ne!(case.says, "–", "{place}: the law says nothing");
            assert!(cites(why), "{place}: a difference names the provision");
        } else {
            outside += 1;
            let why = ["not UK law: ", "not FOI: "].iter().find_map(|start| case.verdict.strip_prefix(start));
            assert!(
                why.is_some_and(|why| why.len() > 10),
                "{place}: same, DIFFERS:, not UK law: or not FOI:"
            );
            assert_eq!((case.law.as_str(), case.says.as_str()), ("–", "–"), "{place}: we say nothing of it");
        }
    }
    println!("{} cases: {same} same, {differ} differ, {outside} outside the four laws", cases.len());
    assert!(same >= 85 && differ >= 40, "{same} same, {differ} differ");
}
