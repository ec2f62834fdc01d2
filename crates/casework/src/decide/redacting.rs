//! What is to be taken out of a file before it goes out: marked, taken off again, and noted once a copy was made.

use document::Law;

use super::Draft;
use crate::{case::*, event::Event, ids::*, refusal::Refusal};

/// Marks on one file; a page of names has a hundred.
const MOST: usize = 2_000;
/// Letters of words that are looked for.
const LONGEST: usize = 500;
/// A sheet of several metres, in tenths of a point or of a dot.
const WIDEST: u32 = 1_000_000;
/// Rows and columns that a sheet can have.
const LAST_ROW: u32 = 1_048_576;
const LAST_COLUMN: u32 = 16_384;
/// Letters of the name of a sheet; spreadsheet programs take thirty-one.
const LONGEST_NAME: usize = 1_000;

/// The enclosure, while nothing of it went out.
fn unsent<'d>(d: &'d Draft<'_>, id: EnclosureId) -> Result<&'d Enclosure, Refusal> {
    if d.case.letters.iter().any(|l| l.stands() && l.enclosures.contains(&id)) {
        return Err(Refusal::not_now("the file went out with a letter: it stays as it is"));
    }
    d.case.enclosure(id).ok_or_else(|| Refusal::not_found("that enclosure is not on this case any more"))
}

pub(super) fn mark(
    d: &mut Draft<'_>,
    id: EnclosureId,
    sha256: String,
    wanted: Vec<NewMark>,
) -> Result<(), Refusal> {
    let enclosure = unsent(d, id)?;
    if enclosure.file.sha256 != sha256 {
        return Err(Refusal::changed("another file is in its place since: look at that one"));
    }
    let laws = d.case.laws_of(enclosure);
    let mut next = enclosure.next_mark;
    let mut added: Vec<Mark> = Vec::new();
    let mut replaced: Vec<MarkId> = Vec::new();
    for one in wanted {
        let target = target(one.target)?;
        let (law, provision) = provision(&laws, &one.provision)?;
        let known = enclosure.marks.iter().find(|m| m.target == target);
        let same = |m: &&Mark| m.law == law && m.provision == provision;
        if known.is_some_and(|m| same(&m)) || added.iter().any(|m| m.target == target) {
            continue;
        }
        replaced.extend(known.map(|m| m.id));
        added.push(Mark { id: next, target, law, provision, by: String::new() });
        next = MarkId(next.0 + 1);
    }
    if enclosure.marks.len() + added.len() > MOST {
        return Err(Refusal::not_now(format!(
            "a file can have {MOST} marks: make the redacted copy, and mark the rest there"
        )));
    }
    if !replaced.is_empty() {
        d.emit(Event::EnclosureUnmarked { enclosure: id, sha256: sha256.clone(), marks: replaced });
    }
    if !added.is_empty() {
        d.emit(Event::EnclosureMarked { enclosure: id, sha256, marks: added });
    }
    Ok(())
}

/// What is marked, in the one form that it is kept in.
fn target(target: MarkTarget) -> Result<MarkTarget, Refusal> {
    match target {
        MarkTarget::Words { find } => {
            let find = find.split_whitespace().collect::<Vec<_>>().join(" ");
            if find.chars().filter(|c| c.is_alphanumeric()).count() < 2 {
                return Err(Refusal::missing("write the words to be taken out: two letters at least"));
            }
            if find.chars().count() > LONGEST {
                return Err(Refusal::missing(format!(
                    "write no more than {LONGEST} letters: mark longer passages piece by piece, or with boxes"
                )));
            }
            Ok(MarkTarget::Words { find })
        }
        MarkTarget::Box { page, at } => {
            if page == 0 || at[2] == 0 || at[3] == 0 {
                return Err(Refusal::missing("a box needs a page, a width and a height"));
            }
            if at.iter().any(|n| *n > WIDEST) {
                return Err(Refusal::missing("the box is larger than any page"));
            }
            Ok(MarkTarget::Box { page, at })
        }
        of_table => in_table(of_table),
    }
}

/// A part of a table, from its first row and column to its last.
fn in_table(target: MarkTarget) -> Result<MarkTarget, Refusal> {
    if target.sheet().is_some_and(|name| name.chars().count() > LONGEST_NAME) {
        return Err(Refusal::missing("no sheet has a name as long as that"));
    }
    let in_order = |from: u32, to: u32, last: u32, what: &str| {
        let (from, to) = (from.min(to), from.max(to));
        match (1..=last).contains(&from) && to <= last {
            true => Ok((from, to)),
            false => Err(Refusal::missing(format!("{what} count from 1 to {last}"))),
        }
    };
    let rows = |from, to| in_order(from, to, LAST_ROW, "rows");
    let columns = |from, to| in_order(from, to, LAST_COLUMN, "columns");
    Ok(match target {
        MarkTarget::Cells { sheet, at: [top, left, bottom, right] } => {
            let ((top, bottom), (left, right)) = (rows(top, bottom)?, columns(left, right)?);
            MarkTarget::Cells { sheet, at: [top, left, bottom, right] }
        }
        MarkTarget::Rows { sheet, from, to } => {
            let (from, to) = rows(from, to)?;
            MarkTarget::Rows { sheet, from, to }
        }
        MarkTarget::Columns { sheet, from, to } => {
            let (from, to) = columns(from, to)?;
            MarkTarget::Columns { sheet, from, to }
        }
        other => other,
    })
}

/// The provision as the law has it: the first of the laws that knows it.
fn provision(laws: &[Law], cited: &str) -> Result<(Law, String), Refusal> {
    if cited.trim().is_empty() {
        return Err(Refusal::missing("choose the provision under which it is taken out"));
    }
    laws.iter()
        .find_map(|law| law::provisions::label(*law, cited).map(|label| (*law, label)))
        .ok_or_else(|| {
            Refusal::missing(format!(
                "'{}' is no provision under which a part of this file can be withheld: choose one of the list",
                cited.trim()
            ))
        })
}

pub(super) fn unmark(d: &mut Draft<'_>, id: EnclosureId, marks: Vec<MarkId>) -> Result<(), Refusal> {
    let enclosure = unsent(d, id)?;
    let sha256 = enclosure.file.sha256.clone();
    let marks: Vec<MarkId> =
        enclosure.marks.iter().map(|m| m.id).filter(|known| marks.contains(known)).collect();
    if !marks.is_empty() {
        d.emit(Event::EnclosureUnmarked { enclosure: id, sha256, marks });
    }
    Ok(())
}

/// The program says what it took out; nobody else can.
pub(super) fn note(d: &mut Draft<'_>, id: EnclosureId, redaction: Box<Redaction>) -> Result<(), Refusal> {
    let enclosure = unsent(d, id)?;
    if enclosure.file.sha256 != redaction.sha256 {
        return Err(Refusal::changed("the copy that was read again is not the file on the case"));
    }
    if enclosure.redaction.as_ref() != Some(&redaction) {
        d.emit(Event::EnclosureRedacted { enclosure: id, redaction });
    }
    Ok(())
}
