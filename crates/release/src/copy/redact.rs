//! Taking out what was marked, kind by kind. Everything but PDFs, pictures and plain words is made a clean copy first, so that
//! what was marked is gone from hidden places as well; then it is taken out of what is seen.

use container::{Limits, charset};

use super::cells::{self, Removal};
use super::hunt::hunt;
use super::strike::{self, Wanted};
use super::{Copy, Mark, Target, What, kinds, leaves, message, office, picture};
use crate::dangers::{CannotCheck, Finding, Format, Look};
use crate::package::{self, Zip};

/// Takes out what was marked from a file of any kind.
pub(super) fn redact(
    name: &str,
    bytes: &[u8],
    before: &Look,
    marks: &[Mark],
    limits: &Limits,
) -> Result<Copy, CannotCheck> {
    if cells::any(marks) && !cells::has_cells(before.format) {
        return Err(CannotCheck::because(format!(
            "it is {}, which has no rows, columns and cells: mark its words",
            before.format.in_words()
        )));
    }
    if before.format == Format::Pdf {
        return crate::pdf::redact(bytes, marks, limits);
    }
    let drawn = marks.iter().any(|mark| matches!(mark.target, Target::Box { .. }));
    if drawn && !before.format.is_picture() {
        return Err(CannotCheck::because(format!(
            "it is {}, on which no box can be drawn: copy it as a PDF and mark that, or mark its words",
            before.format.in_words()
        )));
    }
    let mut wanted = Wanted::of(marks);
    let mut finding = Finding::new(limits);
    let mut copy = match before.format {
        format if format.is_picture() => return in_picture(bytes, format, marks),
        Format::Text => Copy::of(plain(bytes, marks, &mut wanted, None)),
        Format::Csv | Format::Tsv => {
            let separator = crate::table::separator(&charset::decode(bytes, None).text);
            let struck = plain(bytes, marks, &mut wanted, Some(separator));
            kinds::clean(name, &struck, before, limits)?
        }
        Format::Eml | Format::Msg => mail(bytes, before.format, &mut wanted, &mut finding, limits)?,
        Format::Zip => archive(name, bytes, before, marks, &mut wanted, limits)?,
        _ => {
            let mut copy = kinds::clean(name, bytes, before, limits)?;
            let cleaned = copy.bytes.take().unwrap_or_default();
            copy.bytes = Some(strike::package(&cleaned, &mut wanted, &mut copy, &mut finding)?);
            copy
        }
    };
    // A number or a date that is marked as its cell shows it stands there in other digits.
    let shown = cells::has_cells(before.format)
        && !matches!(before.format, Format::Csv | Format::Tsv)
        && cells::any_shown(marks);
    let removal = match shown || cells::any(marks) {
        true => Some(in_cells(name, bytes, before, marks, shown, &mut wanted, &mut copy, &mut finding)?),
        false => None,
    };
    // What stood in hidden places only went with them.
    if wanted.counts.contains(&0) {
        let original = hunt(name, bytes, limits);
        let words = wanted.words().to_vec();
        for (count, words) in wanted.counts.iter_mut().zip(words) {
            if *count == 0 && !words.words.is_empty() {
                *count = original.count(&words, &[]);
            }
        }
    }
    wanted.report(&mut copy);
    if let Some((removal, marks)) = removal {
        removal.check(&marks, &mut copy, &mut finding)?;
    }
    Ok(copy)
}

/// Cells, rows, columns and sheets, which are those of a clean copy: its words may have changed since, its places have not.
#[allow(clippy::too_many_arguments, reason = "each is another thing")]
fn in_cells(
    name: &str,
    bytes: &[u8],
    before: &Look,
    given: &[Mark],
    shown: bool,
    wanted: &mut Wanted<'_>,
    copy: &mut Copy,
    finding: &mut Finding<'_>,
) -> Result<(Removal, Vec<Mark>), CannotCheck> {
    let whole = kinds::clean(name, bytes, before, finding.limits)?.bytes.unwrap_or_default();
    let mut marks = given.to_vec();
    let shown = if shown { cells::shown_as(&whole, given, finding)? } else { Vec::new() };
    marks.extend(shown.iter().map(|(_, _, mark)| mark.clone()));
    let marks = marks;
    let removal = Removal::of(name, &whole, &marks, finding)?;
    for (count, of_cells) in wanted.counts.iter_mut().zip(&removal.counts) {
        *count += of_cells;
    }
    // Where the cell keeps the same words, they were counted as words.
    for ((n, otherwise, _), of_cells) in shown.iter().zip(removal.counts.iter().skip(given.len())) {
        wanted.counts[*n] += if *otherwise { *of_cells } else { 0 };
    }
    let struck = copy.bytes.take().unwrap_or_default();
    copy.bytes = Some(removal.carry_out(&struck, copy, finding)?);
    removal.say(&marks, copy);
    Ok((removal, marks))
}

/// Plain words and tables of text: stretches are bytes of the file where it is UTF-8.
fn plain(bytes: &[u8], marks: &[Mark], wanted: &mut Wanted<'_>, separator: Option<u8>) -> Vec<u8> {
    let decoded = charset::decode(bytes, None);
    let exact = std::str::from_utf8(bytes).ok();
    let mut text = exact.map_or_else(|| decoded.text.clone().into_owned(), str::to_owned);
    let fitting = |label: String| match separator {
        Some(separator) => label.replace([char::from(separator), '"', '\n'], " "),
        None => label,
    };
    let mut spans: Vec<(usize, usize, usize)> = Vec::new();
    for (n, mark) in marks.iter().enumerate() {
        if let Target::Span { start, end } = mark.target {
            // Not within a letter.
            if text.get(start..end).is_some() {
                spans.push((start, end, n));
            }
            wanted.only_there(n);
        }
    }
    for (_, _, n) in &spans {
        wanted.counts[*n] += 1;
    }
    if separator.is_some() {
        wanted.fit(fitting);
    }
    text = wanted.piece_with(&text, spans);
    text.into_bytes()
}

/// A picture with boxes over it, which leave nothing below.
fn in_picture(bytes: &[u8], format: Format, marks: &[Mark]) -> Result<Copy, CannotCheck> {
    let mut boxes = Vec::new();
    let mut copy = Copy::default();
    for mark in marks {
        match &mark.target {
            Target::Box { page, at } => {
                boxes.push((*page, *at));
                copy.removed(What::Mark(mark.target.clone()), 1, mark.provision.as_deref());
            }
            other => {
                // Nobody read the words in its pixels: that they are gone cannot be said.
                copy.not_found.push(mark.clone());
                copy.remains(
                    What::Mark(other.clone()),
                    "the words of a picture cannot be looked for: draw a box",
                );
            }
        }
    }
    if boxes.is_empty() {
        let cleaned = picture::clean(bytes, format)?;
        copy.changed.extend(cleaned.changed);
        copy.bytes = cleaned.bytes.filter(|_| copy.remaining.is_empty());
        return Ok(copy);
    }
    copy.changed("The boxes are black, and nothing is below them.");
    let painted = leaves::paint(bytes, &boxes)?;
    match (format, Format::of(&painted, None)) {
        (_, Format::Pdf) => copy.changed("It is a PDF now, with a picture for each of its pages."),
        (Format::Gif, _) => copy.changed("Of pictures that move only the first is kept."),
        _ => {}
    }
    copy.bytes = copy.remaining.is_empty().then_some(painted);
    Ok(copy)
}

fn mail(
    bytes: &[u8],
    format: Format,
    wanted: &mut Wanted<'_>,
    finding: &mut Finding<'_>,
    limits: &Limits,
) -> Result<Copy, CannotCheck> {
    let bytes = &message::as_mail(bytes, format, limits)?;
    let mut seen = crate::mail::seen(bytes, finding)?;
    let mut copy = Copy::default();
    message::say_changes(&seen, &mut copy);
    for (_, value) in &mut seen.header {
        let struck = wanted.piece(value);
        *value = wanted.without_addresses(struck.as_deref().unwrap_or(value));
    }
    let struck = wanted.piece(&seen.words);
    seen.words = wanted.without_addresses(struck.as_deref().unwrap_or(&seen.words));
    copy.bytes = Some(message::write(&seen.header, &seen.words));
    Ok(copy)
}

/// Every file of an archive in turn.
fn archive(
    name: &str,
    bytes: &[u8],
    before: &Look,
    marks: &[Mark],
    wanted: &mut Wanted<'_>,
    limits: &Limits,
) -> Result<Copy, CannotCheck> {
    let mut copy = kinds::clean(name, bytes, before, limits)?;
    let cleaned = copy.bytes.take().unwrap_or_default();
    let zip = Zip::open(&cleaned)?;
    let mut finding = Finding::new(limits);
    let mut files = Vec::new();
    let words: Vec<Mark> = marks.iter().filter(|m| matches!(m.target, Target::Find(_))).cloned().collect();
    for entry in zip.entries.iter().filter(|e| !e.is_folder()) {
        let content = package::read(&zip, entry, &mut finding)?;
        let path = wanted.file_name(&entry.name);
        if content.is_empty() {
            files.push((path, content));
            continue;
        }
        if Format::of(&content, Some(&entry.name)).is_picture() {
            copy.changed("Words within pictures were not looked for: look at each picture.");
            files.push((path, content));
            continue;
        }
        let inner = super::redact(&entry.name, &content, &words, limits)
            .map_err(|why| CannotCheck { why: format!("{}: {}", entry.name, why.why), ..why })?;
        for removed in &inner.removed {
            if let Some(n) = marks.iter().position(|m| What::Mark(m.target.clone()) == removed.what) {
                wanted.counts[n] += removed.count;
            }
        }
        for sentence in inner.changed {
            copy.changed(format!("{}: {sentence}", entry.name));
        }
        let Some(bytes) = inner.bytes else {
            for left in inner.remaining {
                copy.remains(left.what, format!("{}: {}", entry.name, left.at));
            }
            continue;
        };
        files.push((path, bytes));
    }
    if copy.remaining.is_empty() {
        copy.bytes = Some(office::pack(files)?);
    }
    Ok(copy)
}
