//! Taking out of a file what was marked, and what whoever marks it sees of it. A copy is read again and searched before it
//! takes the place of the file; where something remains there is no copy, and the marks stay. How words and boxes are taken
//! out, `release` says; where this is done is decided outside, as with an inspection.

use casework::{
    Actor, Case, CaseId, Command,
    case::{Mark, MarkTarget, Redaction, Taken},
    ids::EnclosureId,
};
use container::Limits;
use release::{
    copy::{Cells, Part, Target, What},
    marking::{self, Found, Sheet, Shown, Table, Window},
};
use serde::{Deserialize, Serialize};

use crate::{
    Office, Upload, Who,
    copies::{CopyFile, fitting, sentence},
    enclosures::Copied,
    error::{Error, Result},
    file_names::safe_name,
    inspection::words,
    work::Work,
};

/// Letters of a file without pages that are shown.
const SHOWN: usize = 200_000;

/// What whoever marks a file needs to know of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SeenFile {
    /// What it is.
    pub shown: Shown,
    /// Its pages, or the one of a picture.
    pub sheets: Vec<Sheet>,
    /// Its words, where it has no pages.
    pub words: String,
    /// The words are more than are shown.
    pub more: bool,
    /// Where each of the words stands that were looked for.
    pub found: Vec<Found>,
}

/// Looks at a file for whoever marks it; the error is a sentence that says why not.
pub fn seen(name: &str, bytes: &[u8], find: &[String], limits: &Limits) -> Result<SeenFile, String> {
    let shown = Shown::of(name, bytes);
    if !matches!(shown, Shown::Words | Shown::Table) {
        let (sheets, found) = marking::sheets(name, bytes, find, limits).map_err(|cannot| cannot.why)?;
        return Ok(SeenFile { shown, sheets, words: String::new(), more: false, found });
    }
    let found = match find {
        [] => Vec::new(),
        find => counted(name, bytes, find, limits)?,
    };
    let mut words = words(name, bytes, limits)?;
    let end = words.char_indices().nth(SHOWN).map(|(at, _)| at);
    if let Some(end) = end {
        words.truncate(end);
    }
    Ok(SeenFile { shown, sheets: Vec::new(), words, more: end.is_some(), found })
}

/// A part of a spreadsheet as whoever marks it sees it, with what these marks take out of its cells; the error is a sentence.
pub fn table(
    name: &str,
    bytes: &[u8],
    window: &Window,
    marks: &[Mark],
    limits: &Limits,
) -> Result<Table, String> {
    let asked: Vec<release::copy::Mark> = marks.iter().map(asked).collect();
    marking::table(name, bytes, window, &asked, limits).map_err(|cannot| cannot.why)
}

/// How often words would be taken out of a file without pages: by taking them out.
fn counted(name: &str, bytes: &[u8], find: &[String], limits: &Limits) -> Result<Vec<Found>, String> {
    let marks: Vec<release::copy::Mark> = find
        .iter()
        .map(|words| release::copy::Mark {
            target: Target::Find(words.clone()),
            provision: None,
            words: None,
            whole_words: false,
        })
        .collect();
    let copy = release::redact(name, bytes, &marks, limits).map_err(|cannot| cannot.why)?;
    let count = |mark: &release::copy::Mark| {
        let what = What::Mark(mark.target.clone());
        copy.removed.iter().filter(|r| r.what == what).map(|r| r.count).sum()
    };
    Ok(marks.iter().map(|mark| Found { count: count(mark), places: Vec::new() }).collect())
}

/// A copy without what was marked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Redacted {
    /// The copy.
    pub file: CopyFile,
    /// In how many places each mark was carried out.
    pub counts: Vec<u32>,
    /// What will look different, or is left out besides, a sentence each.
    pub dropped: Vec<String>,
}

fn asked(mark: &Mark) -> release::copy::Mark {
    let target = match &mark.target {
        MarkTarget::Words { find } => Target::Find(find.clone()),
        MarkTarget::Box { page, at } => Target::Box { page: *page, at: at.map(|n| f64::from(n) / 10.0) },
        of_table => match cells(of_table) {
            Some(cells) => Target::Cells(cells),
            None => Target::Find(String::new()),
        },
    };
    release::copy::Mark { target, provision: Some(mark.provision.clone()), words: None, whole_words: false }
}

/// The part of a table that a mark points at; a table of text has no name for its one sheet.
pub fn cells(target: &MarkTarget) -> Option<Cells> {
    let from_1 = |n: &u32| n.saturating_sub(1);
    let (sheet, part) = match target {
        MarkTarget::Words { .. } | MarkTarget::Box { .. } => return None,
        MarkTarget::Cells { sheet, at } => {
            let [top, left, bottom, right] = at.each_ref().map(from_1);
            (sheet, Part::Cells { top, left, bottom, right })
        }
        MarkTarget::Rows { sheet, from, to } => (sheet, Part::Rows { from: from_1(from), to: from_1(to) }),
        MarkTarget::Columns { sheet, from, to } => {
            (sheet, Part::Columns { from: from_1(from), to: from_1(to) })
        }
        MarkTarget::Sheet { sheet } => (sheet, Part::Sheet),
    };
    Some(Cells { sheet: (!sheet.is_empty()).then(|| sheet.clone()), part })
}

/// What of a table a range names: cells as `B2:B40`, columns as `C`, rows as `3:5`; nothing is the whole sheet.
pub fn target_of(sheet: &str, range: &str) -> Option<MarkTarget> {
    let sheet = sheet.to_owned();
    let to_1 = |n: u32| n.saturating_add(1);
    let range = range.trim();
    let read = [Part::cells, Part::rows, Part::columns].iter().find_map(|read| read(range));
    Some(match read {
        None if range.is_empty() => MarkTarget::Sheet { sheet },
        None | Some(Part::Sheet) => return None,
        Some(Part::Rows { from, to }) => MarkTarget::Rows { sheet, from: to_1(from), to: to_1(to) },
        Some(Part::Columns { from, to }) => MarkTarget::Columns { sheet, from: to_1(from), to: to_1(to) },
        Some(Part::Cells { top, left, bottom, right }) => {
            MarkTarget::Cells { sheet, at: [top, left, bottom, right].map(to_1) }
        }
    })
}

/// Makes a copy without what is marked; the error is a sentence that says why not.
pub fn redacted(name: &str, bytes: &[u8], marks: &[Mark], limits: &Limits) -> Result<Redacted, String> {
    let asked: Vec<release::copy::Mark> = marks.iter().map(asked).collect();
    let copy = release::redact(name, bytes, &asked, limits).map_err(|cannot| cannot.why)?;
    let Some(made) = copy.bytes else {
        let left = copy.remaining.iter().take(3).map(|left| match &left.what {
            What::Mark(Target::Find(words)) => format!("“{words}” would still be there ({}).", left.at),
            What::Mark(_) => format!("A mark could not be carried out: {}.", left.at),
            code => format!("{} ({})", sentence(code), left.at),
        });
        return Err(left.collect::<Vec<_>>().join(" "));
    };
    let counts = asked.iter().map(|mark| {
        let of_mark = copy.removed.iter().filter(|r| r.what == What::Mark(mark.target.clone()));
        u32::try_from(of_mark.map(|r| r.count).sum::<usize>()).unwrap_or(u32::MAX)
    });
    let counts = counts.collect();
    let mut dropped: Vec<String> = Vec::new();
    for removed in copy.removed.iter().filter(|r| matches!(r.what, What::Code(_))) {
        dropped.push(match removed.count {
            1 => sentence(&removed.what),
            n => format!("{} In {n} places.", sentence(&removed.what)),
        });
    }
    dropped.extend(copy.changed);
    let name = fitting(&renamed(name, marks), &made);
    Ok(Redacted { file: CopyFile::new(name, made), counts, dropped })
}

/// A name that says what the copy is, and nothing of what was taken out.
fn renamed(name: &str, marks: &[Mark]) -> String {
    const SAYS: &str = " (redacted)";
    let (stem, ending) = match name.rsplit_once('.') {
        Some((stem, ending)) => (stem, format!(".{ending}")),
        None => (name, String::new()),
    };
    let bare = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>().to_lowercase();
    let said = bare(stem);
    let tells = marks.iter().any(|mark| match &mark.target {
        MarkTarget::Words { find } => said.contains(&bare(find)),
        _ => false,
    });
    match stem {
        _ if tells => format!("redacted{ending}"),
        stem if stem.ends_with(SAYS) => format!("{stem}{ending}"),
        stem => format!("{stem}{SAYS}{ending}"),
    }
}

/// The name of a copy, or a bare one where it says what must come out.
pub(crate) fn untelling(case: &Case, name: &str, bare: &str) -> String {
    match (case.told_by_name(name), name.rsplit_once('.')) {
        (None, _) => name.to_owned(),
        (Some(_), Some((_, ending))) => format!("{bare}.{ending}"),
        (Some(_), None) => bare.to_owned(),
    }
}

impl Office {
    /// Makes a copy of an enclosure without what is marked on it. The copy takes its place with the schedule of removals,
    /// and is inspected in its turn; where there can be none, the marks stay.
    pub async fn redact_enclosure(
        &self,
        who: &Who,
        case: CaseId,
        command_id: &str,
        enclosure: EnclosureId,
    ) -> Result<Case> {
        if self.store.outcome_of(who.authority, command_id).await?.is_some() {
            return self.case(who, case).await;
        }
        let mut work = Work::on(self, who, case).await?;
        let found = work.case.enclosure(enclosure).cloned().ok_or(Error::NotFound("enclosure"))?;
        if found.marks.is_empty() {
            return Err(Error::BadInput("nothing is marked on it: mark what is to come out".to_owned()));
        }
        let bytes = self.store.get_document(who.authority, case.0, &found.file.sha256).await?;
        let made = self.apart("no redacted copy can be made", {
            let (name, bytes, marks) = (found.file.name.clone(), bytes.to_vec(), found.marks.clone());
            move |inspector, limits| inspector.redacted(&name, &bytes, &marks, limits)
        });
        let made = made.await?;
        if made.counts.iter().all(|count| *count == 0) {
            return Err(Error::BadInput(
                "nothing of what is marked was found in it: look at the marks again".to_owned(),
            ));
        }
        let questions: Vec<_> = work.case.questions_of(&found).map(|q| q.id).collect();
        let why = "a redacted copy takes its place".to_owned();
        work.decide(Command::RemoveEnclosure { enclosure, why })?;
        let name = untelling(&work.case, &safe_name(&made.file.name), "redacted");
        let upload = Upload { name, bytes: made.file.bytes };
        let file = self.keep_upload(who, case, &upload).await?;
        let schedule = found.marks.iter().zip(&made.counts).map(|(mark, count)| Taken {
            target: mark.target.clone(),
            law: mark.law,
            provision: mark.provision.clone(),
            count: *count,
            by: mark.by.clone(),
        });
        let earlier = found.redaction.as_ref().map(|r| r.taken.clone()).unwrap_or_default();
        let searched = found.marks.iter().filter(|m| matches!(m.target, MarkTarget::Words { .. })).count();
        let redaction = Redaction {
            from: found.file.clone(),
            sha256: file.sha256.clone(),
            searched: u32::try_from(searched).unwrap_or(u32::MAX),
            taken: earlier.into_iter().chain(schedule).collect(),
        };
        let copied = Copied { from: found.file.clone(), dropped: made.dropped, redaction: Some(redaction) };
        self.enclose(&mut work, file, Some(copied), &upload.bytes, &questions).await?;
        let state = work.case.clone();
        work.commit(self, command_id, b"{}").await?;
        Ok(state)
    }
}

/// The program says what it took out; nobody else can.
pub(crate) fn note(work: &mut Work, enclosure: EnclosureId, redaction: Redaction) -> Result<()> {
    let redaction = Box::new(redaction);
    work.decide_as(&Actor::program("the redaction"), Command::NoteRedaction { enclosure, redaction })
}

#[cfg(test)]
mod tests {
    use casework::{
        case::{Mark, MarkTarget},
        ids::MarkId,
    };

    use super::renamed;

    #[test]
    fn the_name_of_a_copy_says_what_it_is_and_nothing_that_was_taken_out() {
        let mark = Mark {
            id: MarkId(0),
            target: MarkTarget::Words { find: "Ada Penrose".into() },
            law: document::Law::Foia,
            provision: "s.40(2)".into(),
            by: String::new(),
        };
        for (name, expected) in [
            ("minutes.pdf", "minutes (redacted).pdf"),
            ("minutes (redacted).pdf", "minutes (redacted).pdf"),
            ("Complaint of ada-penrose.docx", "redacted.docx"),
            ("minutes", "minutes (redacted)"),
        ] {
            assert_eq!(renamed(name, std::slice::from_ref(&mark)), expected);
        }
    }
}
