//! What a record of a contract says to the fields that are asked: each in its cell, several put together, and nothing
//! computed that would be a guess.

use casework::register::Meaning;
use document::{Language, response::Disposition};
use jiff::civil::Date;

use super::{
    cells::{alike, is_latest_end, is_open_ended, is_published, says_none},
    position_of,
};
use crate::{
    dates::{date, said},
    field::{Field, ends_with, nearness},
    position::Position,
    prepared::{Entry, Known},
    terms::{Topic, of_record},
    understand::cell,
};

/// A field as a record answers it.
#[derive(Clone, Debug)]
pub(crate) struct Value {
    pub text: String,
    pub heading: String,
    pub near: f32,
    pub position: Position,
}

/// The field that a column of that meaning holds.
pub(crate) fn held(meaning: Meaning) -> Option<Field> {
    Some(match meaning {
        Meaning::Supplier => Field::Supplier,
        Meaning::AnnualValue => Field::AnnualSpend,
        Meaning::TotalValue => Field::TotalValue,
        Meaning::Value => Field::Spend,
        Meaning::UnitCost => Field::UnitCost,
        Meaning::Start => Field::Start,
        Meaning::End => Field::End,
        Meaning::Extension => Field::Extension,
        Meaning::Renewal => Field::Renewal,
        Meaning::Review => Field::Review,
        Meaning::Duration => Field::Duration,
        Meaning::Procurement => Field::Procurement,
        Meaning::Contact => Field::Contact,
        Meaning::Manufacturer => Field::Manufacturer,
        Meaning::Product => Field::Product,
        Meaning::Description => Field::Description,
        _ => return None,
    })
}

struct Row<'k, 'a> {
    known: &'k Known<'a>,
    row: &'k [String],
    received: Date,
}

impl Row<'_, '_> {
    fn heading(&self, column: usize) -> String {
        self.known.register.headings.get(column).cloned().unwrap_or_default()
    }

    /// The column of a field that says something, and how near it is to what is asked; else one that is empty.
    fn column(&self, asked: &Field) -> (Option<(usize, f32)>, Option<(usize, f32)>) {
        let (mut best, mut empty) = (None, None);
        for (at, meaning) in self.known.columns.of.iter().enumerate() {
            let heading = self.heading(at);
            let near = match (held(*meaning), asked) {
                (Some(held), _) if nearness(asked, &held) > 0.0 => nearness(asked, &held),
                (None, Field::Count(noun)) if ends_with(&heading, noun) => 0.97,
                (Some(Field::Extension), Field::Count(noun)) if ends_with(&heading, noun) => 0.97,
                (None, _)
                    if matches!(meaning, Meaning::Other)
                        && crate::field::fields(&heading).first() == Some(asked) =>
                {
                    0.95
                }
                _ => continue,
            };
            let place = if cell(self.row, at).is_empty() { &mut empty } else { &mut best };
            if place.is_none_or(|(_, known)| near > known) {
                *place = Some((at, near));
            }
        }
        (best, empty)
    }

    fn say(&self, column: usize) -> String {
        said(cell(self.row, column), &self.heading(column))
    }

    fn position(&self, heading: &str, asked: &Field) -> Option<Position> {
        position_of(self.known, self.row, heading, asked)
    }

    /// Every column that says how it may be extended, joined.
    fn extension(&self) -> Option<(String, String)> {
        let columns: Vec<usize> = (0..self.known.columns.of.len())
            .filter(|c| self.known.columns.of[*c] == Meaning::Extension || is_latest_end(&self.heading(*c)))
            .filter(|c| !cell(self.row, *c).is_empty())
            .collect();
        let text: Vec<String> = columns
            .iter()
            .map(|c| {
                let said = self.say(*c);
                if date(cell(self.row, *c)).is_some() { format!("to {said} at the latest") } else { said }
            })
            .collect();
        let heading: Vec<String> = columns.iter().map(|c| self.heading(*c)).collect();
        (!text.is_empty()).then(|| (text.join(", "), heading.join(", ")))
    }

    fn first(&self, meaning: Meaning) -> Option<usize> {
        self.known.columns.all(meaning).find(|c| !cell(self.row, *c).is_empty())
    }

    /// What the record says to one field; none where it does not say.
    fn value(&self, asked: &Field, topic: &Topic) -> Option<Value> {
        let value = |text: String, heading: String, near: f32| {
            let position = self.position(&heading, asked)?;
            Some(Value { text, heading, near, position })
        };
        let (best, empty) = self.column(asked);
        match asked {
            Field::Extension | Field::LatestEnd if self.extension().is_some() => {
                let (mut text, heading) = self.extension()?;
                if says_none(&text)
                    && let Some(end) = self.first(Meaning::End)
                {
                    text = format!("{text}; it ends on {}", self.say(end));
                }
                let near = if *asked == Field::Extension { 1.0 } else { 0.97 };
                return value(text, heading, near);
            }
            Field::Award => return self.award().and_then(|c| value(self.say(c), self.heading(c), 1.0)),
            Field::Count(_) if best.is_none() => {
                let (text, heading, near) = self.quantity(topic).or_else(|| self.counted(topic))?;
                return value(text, heading, near);
            }
            Field::End if best.is_some() => {
                let (column, near) = best?;
                return value(self.end(column), self.heading(column), near);
            }
            Field::Duration if best.is_none() => return self.duration().and_then(|(t, h)| value(t, h, 0.97)),
            Field::End | Field::Renewal if best.is_none() => {
                let (text, heading) = self.without_end()?;
                return value(text, heading, 0.95);
            }
            Field::Description if best.is_none() => {
                let title = self.first(Meaning::Title)?;
                return value(self.say(title), self.heading(title), 0.95);
            }
            _ => {}
        }
        match (best, empty) {
            (Some((c, near)), _) => value(self.say(c), self.heading(c), near),
            (None, Some((c, near))) => self.published(c, near, asked),
            _ => None,
        }
    }

    fn published(&self, column: usize, near: f32, asked: &Field) -> Option<Value> {
        let money = matches!(asked, Field::AnnualSpend | Field::Spend | Field::TotalValue | Field::Supplier);
        let at = self.known.columns.get(self.row, Meaning::Published);
        if !money || !is_published(at) {
            return None;
        }
        let text = if at.len() > 4 {
            format!("Already published: {at}")
        } else {
            "Already published with the entry in the register".to_owned()
        };
        let position = Position {
            disposition: Disposition::Accessible,
            provisions: vec!["s.21".to_owned()],
            note: None,
        };
        Some(Value { text, heading: self.heading(column), near: near * 0.94, position })
    }

    /// What an empty column says beside others that are not: that nothing is recorded.
    fn none(&self, asked: &Field) -> Option<Value> {
        if !matches!(asked, Field::Extension | Field::LatestEnd) {
            return None;
        }
        let column = self.known.columns.all(Meaning::Extension).next()?;
        let heading = self.heading(column);
        let position = self.position(&heading, asked)?;
        Some(Value { text: "none recorded".to_owned(), heading, near: 0.9, position })
    }

    /// What the record says of itself, for a question that no column is for.
    fn free(&self) -> Option<Value> {
        let column = self.first(Meaning::Description)?;
        let heading = self.heading(column);
        let position = self.position(&heading, &Field::Description)?;
        Some(Value { text: self.say(column), heading, near: 0.6, position })
    }

    fn award(&self) -> Option<usize> {
        (0..self.known.columns.of.len()).find(|c| {
            let heading = crate::words::line(&self.heading(*c));
            (crate::words::has(&heading, "award") || crate::words::has(&heading, "signed"))
                && date(cell(self.row, *c)).is_some()
        })
    }

    fn duration(&self) -> Option<(String, String)> {
        let start = self.first(Meaning::Start)?;
        let end = self.first(Meaning::End);
        let began = self.say(start);
        let more = self.extension();
        let text = match (end, &more) {
            (Some(end), None) => format!("From {began} to {}", self.say(end)),
            (Some(end), Some((more, _))) => format!("From {began} to {}. Extension: {more}", self.say(end)),
            (None, Some((more, _))) if is_open_ended(more) => format!("From {began}, {more}"),
            _ => return None,
        };
        let heading = match end {
            Some(end) => format!("{}, {}", self.heading(start), self.heading(end)),
            None => self.heading(start),
        };
        Some((text, heading))
    }

    fn without_end(&self) -> Option<(String, String)> {
        let (more, heading) = self.extension().filter(|(more, _)| is_open_ended(more))?;
        let began = self.first(Meaning::Start).map(|c| {
            let start = cell(self.row, c);
            date(start).map_or(start.to_owned(), |d| Language::English.date(d))
        });
        Some(match began {
            Some(began) => (format!("No end date ({more}); it began on {began}"), heading),
            None => (format!("No end date ({more})"), heading),
        })
    }

    /// An end that is past is not the last word where the contract may run on.
    fn end(&self, column: usize) -> String {
        let said = self.say(column);
        let past = date(cell(self.row, column)).is_some_and(|end| end < self.received);
        match self.extension().filter(|_| past) {
            Some((more, _)) => format!("{said}; it may run on: {more}"),
            None => said,
        }
    }

    /// The quantity of a record: "340 devices" for devices, and less surely for what may be another name of them.
    fn quantity(&self, topic: &Topic) -> Option<(String, String, f32)> {
        let column = self.first(Meaning::Quantity)?;
        let text = cell(self.row, column);
        if !text.chars().any(|c| c.is_ascii_digit()) {
            return None;
        }
        let heading = self.heading(column);
        let named: Vec<String> = of_record(text).into_iter().map(|w| w.text).collect();
        let of_heading: Vec<String> = of_record(&heading).into_iter().map(|w| w.text).collect();
        let counted = topic.wants.counted.iter();
        let told: Vec<&String> = counted.filter(|w| !crate::words::is_common(w)).collect();
        let is = |one: &String, other: &String| {
            one == other
                || crate::terms::wider(one).contains(other)
                || crate::terms::narrower(one).contains(other)
        };
        let near = if told.iter().any(|w| named.iter().chain(&of_heading).any(|n| is(n, w))) {
            0.97
        } else if told.iter().any(|w| named.iter().any(|n| alike(n, w))) {
            0.82
        } else if told.is_empty() {
            0.6
        } else {
            0.5
        };
        Some((text.to_owned(), heading, near))
    }

    /// "3,900 extensions" of a description, where extensions are counted.
    fn counted(&self, topic: &Topic) -> Option<(String, String, f32)> {
        for meaning in [Meaning::Description, Meaning::Title, Meaning::Other] {
            let Some(column) = self.first(meaning) else { continue };
            let text = cell(self.row, column);
            let pieces: Vec<&str> = text.split(|c: char| c.is_whitespace()).collect();
            for (at, piece) in pieces.iter().enumerate() {
                let number = piece.trim_matches(|c: char| !c.is_ascii_digit());
                if number.is_empty() || !piece.starts_with(|c: char| c.is_ascii_digit()) {
                    continue;
                }
                let after: Vec<&str> = pieces[at + 1..].iter().copied().take(3).collect();
                let upto = after
                    .iter()
                    .position(|w| w.ends_with([',', '.', ';', ')']))
                    .map_or(after.len(), |p| p + 1);
                let after: Vec<&str> = after[..upto]
                    .iter()
                    .copied()
                    .take_while(|w| !crate::words::is_common(&w.to_lowercase()))
                    .collect();
                let noun = after.join(" ");
                let noun = noun.trim_end_matches([',', '.', ';', ')']);
                let named = of_record(noun);
                let counted = named.iter().any(|w| {
                    topic.wants.counted.contains(&w.text)
                        || topic.wants.counted.iter().any(|c| alike(c, &w.text))
                        || crate::terms::wider(&w.text).iter().any(|wide| topic.wants.counted.contains(wide))
                        || crate::terms::narrower(&w.text).iter().any(|n| topic.wants.counted.contains(n))
                });
                if counted {
                    return Some((format!("{number} {noun}"), self.heading(column), 0.9));
                }
            }
        }
        None
    }
}

/// What one record says to several fields, each with its heading; and how many of them it says something to.
pub(crate) fn whole(
    known: &Known<'_>,
    entry: &Entry<'_>,
    topic: &Topic,
    fields: &[Field],
    received: Date,
) -> Option<(Value, usize)> {
    let row = Row { known, row: entry.row, received };
    let said = |field: &Field| {
        let quantity = || {
            let column = row.first(Meaning::Quantity)?;
            let heading = row.heading(column);
            let position = row.position(&heading, field)?;
            Some(Value { text: row.say(column), heading, near: 0.5, position })
        };
        row.value(field, topic).or_else(|| matches!(field, Field::Count(_)).then(quantity)?)
    };
    let mut found: Vec<Value> = Vec::new();
    let mut count = 0;
    for field in fields {
        if let Some(value) = said(field) {
            count += 1;
            if !found.iter().any(|f| f.heading == value.heading) {
                found.push(value);
            }
        }
    }
    let shows = found.iter().all(|v| v.position.shows_value());
    let near = found.iter().map(|v| v.near).fold(1.0, f32::min);
    let text = found.iter().map(|v| format!("{}: {}", v.heading, v.text)).collect::<Vec<_>>().join("; ");
    let heading = found.iter().map(|v| v.heading.clone()).collect::<Vec<_>>().join(", ");
    let one = found.len() == 1;
    let first = found.into_iter().next()?;
    let text = if one { first.text.clone() } else { text };
    shows.then_some((Value { text, heading, near, position: first.position }, count))
}

/// The answer of one record to all that is asked of it.
pub(crate) fn answer(known: &Known<'_>, entry: &Entry<'_>, topic: &Topic, received: Date) -> Option<Value> {
    let row = Row { known, row: entry.row, received };
    let wanted: Vec<&Field> = topic.wants.fields.iter().filter(|f| **f != Field::InUse).collect();
    if topic.wants.fields.is_empty() || topic.wants.fields.contains(&Field::Free) {
        return row.free();
    }
    if wanted.is_empty() {
        // Whether there is one: the record that is all about it says so, and what it is for.
        let column = row.first(Meaning::Title)?;
        let position = row.position(&row.heading(column), &Field::Description)?;
        let more = row
            .first(Meaning::Description)
            .map(|c| cell(entry.row, c))
            .filter(|d| *d != cell(entry.row, column));
        let either = topic.line.contains(" or ");
        let text = match more {
            // "Is it this or that?" is not answered by yes.
            Some(more) if either => more.to_owned(),
            Some(more) => format!("Yes: {}. {more}", cell(entry.row, column)),
            None if either => return None,
            None => format!("Yes: {}", cell(entry.row, column)),
        };
        let near = if either { 0.7 } else { 0.86 };
        return Some(Value { text, heading: row.heading(column), near, position });
    }
    let mut found: Vec<Value> = wanted.iter().filter_map(|f| row.value(f, topic)).collect();
    if !found.is_empty() {
        found.extend(wanted.iter().filter(|f| row.value(f, topic).is_none()).filter_map(|f| row.none(f)));
    }
    let missing = wanted.len().saturating_sub(found.len());
    let mut parts: Vec<(String, String)> = Vec::new();
    let mut value: Option<Value> = None;
    for one in found {
        if parts.iter().any(|(heading, _)| *heading == one.heading) {
            continue;
        }
        parts.push((one.heading.clone(), one.text.clone()));
        value = Some(match value {
            None => one,
            Some(first) => Value {
                near: first.near.min(one.near),
                position: if one.position.disposition == Disposition::Given {
                    first.position
                } else {
                    one.position
                },
                ..first
            },
        });
    }
    let mut value = value?;
    if parts.len() > 1 {
        value.text = parts.iter().map(|(h, t)| format!("{h}: {t}")).collect::<Vec<_>>().join("; ");
        value.heading = parts.into_iter().map(|(h, _)| h).collect::<Vec<_>>().join(", ");
    }
    if missing > 0 {
        value.near *= 0.7;
    } else if wanted.len() > 1 {
        value.near *= 0.98;
    }
    if !value.position.shows_value() && value.position.disposition != Disposition::Accessible {
        value.text = value.position.said();
    }
    Some(value)
}
