//! Looking at a copy before it is handed out: by the inspection that every enclosure passes, and by a reader that did not
//! write it.

use std::collections::BTreeMap;
use std::io::Cursor;

use container::Limits;
use document::transcript::Transcript;

use super::flat::{made_alike, sought};
use super::hunt::hunt;
use super::{Copy, Mark, Target, What, is_danger};
use crate::dangers::{Code, Format, Look, Verdict, look, shorten};

/// Counts what a clean copy no longer holds, and what it still does.
pub(super) fn cleaned(name: &str, before: &Look, copy: &mut Copy, limits: &Limits) {
    let Some(bytes) = copy.bytes.clone() else { return };
    let name = renamed(name, &bytes, before.format, copy);
    let after = look(&name, &bytes, limits);
    for danger in before.dangers.iter().filter(|d| is_danger(d.severity)) {
        let left = after.dangers.iter().any(|d| d.code == danger.code && is_danger(d.severity));
        if !left {
            copy.removed(What::Code(danger.code), 1, None);
        }
    }
    if after.verdict == Verdict::CannotCheck {
        let why = after.why.clone().unwrap_or_default();
        copy.remains(What::Code(Code::ContainerMalformed), why);
    }
    opens(&after, &bytes, copy);
    for danger in after.dangers.iter().filter(|d| is_danger(d.severity)) {
        copy.remains(What::Code(danger.code), danger.place.in_words());
    }
}

/// The name that fits what the copy is; an officer is told where it is another.
fn renamed(name: &str, bytes: &[u8], before: Format, copy: &mut Copy) -> String {
    let format = Format::of(bytes, Some(name));
    let Some((stem, ending)) = name.rsplit_once('.') else { return name.to_owned() };
    let fits = format.endings().contains(&ending.to_lowercase().as_str());
    match format.endings().first() {
        Some(right) if !fits => {
            if super::without_macros(before) == before && before == format {
                copy.changed(format!(
                    "Its name said .{ending}, but it is {}: name it .{right}.",
                    format.in_words()
                ));
            } else {
                copy.changed(format!("It is {} now: name it .{right}.", format.in_words()));
            }
            format!("{stem}.{right}")
        }
        _ => name.to_owned(),
    }
}

/// Whether another reader of spreadsheets opens the copy and every sheet of it.
fn opens(after: &Look, bytes: &[u8], copy: &mut Copy) {
    use calamine::Reader;
    if !matches!(after.format, Format::Xlsx | Format::Ods) {
        return;
    }
    let read = calamine::open_workbook_auto_from_rs(Cursor::new(bytes)).and_then(|mut book| {
        book.sheet_names().iter().try_for_each(|name| book.worksheet_range(name).map(drop))
    });
    if read.is_err() {
        copy.remains(What::Code(Code::ContainerMalformed), "another program cannot open the copy");
    }
}

/// Looks at a copy that became another kind of file.
pub(super) fn converted(copy: &mut Copy, limits: &Limits) {
    let Some(bytes) = &copy.bytes else { return };
    let after = look("", bytes, limits);
    for danger in after.dangers.iter().filter(|d| is_danger(d.severity)) {
        copy.remains(What::Code(danger.code), danger.place.in_words());
    }
}

/// Looks at pages that were made of a transcript, and for each of its words on them.
pub(super) fn paged(copy: &mut Copy, transcript: &Transcript, limits: &Limits) {
    let Some(bytes) = copy.bytes.clone() else { return };
    let after = look("pages.pdf", &bytes, limits);
    if after.verdict == Verdict::CannotCheck {
        copy.remains(What::Code(Code::ContainerMalformed), after.why.clone().unwrap_or_default());
    }
    for danger in after.dangers.iter().filter(|d| is_danger(d.severity)) {
        copy.remains(What::Code(danger.code), danger.place.in_words());
    }
    let count = |text: &str| {
        let mut letters: BTreeMap<char, usize> = BTreeMap::new();
        text.chars().filter(|c| c.is_alphanumeric()).for_each(|c| *letters.entry(c).or_default() += 1);
        letters
    };
    let wanted = count(&transcript.text());
    let there = crate::pdf::words(&bytes, limits).map(|text| count(&text)).unwrap_or_default();
    let all: usize = wanted.values().sum();
    let kept: usize = wanted.iter().map(|(c, n)| (*n).min(there.get(c).copied().unwrap_or(0))).sum();
    if kept.saturating_mul(100) < all.saturating_mul(99) {
        copy.remains(
            What::Code(Code::ContainerMalformed),
            "not all of its words are on the pages that were made",
        );
    }
}

/// Looks at a redacted copy as at a clean one, and hunts every word that was marked in it.
pub(super) fn redacted(name: &str, before: Format, marks: &[Mark], copy: &mut Copy, limits: &Limits) {
    let Some(bytes) = copy.bytes.clone() else { return };
    let name = renamed(name, &bytes, before, copy);
    let after = look(&name, &bytes, limits);
    if after.verdict == Verdict::CannotCheck {
        copy.remains(What::Code(Code::ContainerMalformed), after.why.clone().unwrap_or_default());
    }
    opens(&after, &bytes, copy);
    for danger in after.dangers.iter().filter(|d| is_danger(d.severity)) {
        copy.remains(What::Code(danger.code), danger.place.in_words());
    }
    let hunted = hunt(&name, &bytes, limits);
    if !hunted.whole {
        copy.remains(
            What::Code(Code::ContainerBomb),
            "not all of the copy can be searched for what was marked",
        );
    }
    let labels: Vec<String> = marks.iter().map(|mark| made_alike(&mark.label())).collect();
    for mark in marks {
        if let Target::Find(text) = &mark.target {
            let wanted = sought(text, mark.whole_words);
            let left = hunted.count(&wanted, &labels);
            if left > 0 {
                copy.remains(What::Mark(mark.target.clone()), format!("{left} times in the copy"));
            } else if hunted.in_longer(&wanted) {
                copy.changed(format!(
                    "“{}” is still there within longer words or numbers: look whether they are meant, and mark them as written there.",
                    shorten(text, 60)
                ));
            } else if hunted.in_other_capitals(&wanted.words) {
                copy.changed(format!(
                    "“{}” is still there in small letters or other capitals: look whether it is meant, and mark it as written there.",
                    shorten(text, 60)
                ));
            }
        }
    }
}
