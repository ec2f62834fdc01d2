//! Comma-separated tables that ask. Those that do not stay the plain text that they are.

use container::Limits;

use super::{Made, Room, Sheet, questionnaire};
use crate::Error;

/// The questions of a table; none where it is no questionnaire.
pub(in crate::open) fn questions(text: &str, limits: &Limits) -> Result<Option<Made>, Error> {
    let sheet = read(text, limits)?;
    Ok(questionnaire::find(&sheet).map(|form| {
        let mut made = Made::default();
        questionnaire::write(&sheet, &form, &mut made);
        made
    }))
}

/// The cells of a table.
pub(in crate::open) fn read(text: &str, limits: &Limits) -> Result<Sheet, Error> {
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let mark = separator(text);
    let (mut sheet, mut room) = (Sheet::default(), Room::new(limits));
    let (mut row, mut column, mut quoted) = (0, 0, false);
    let mut field = String::new();
    let mut letters = text.chars().peekable();
    while let Some(c) = letters.next() {
        match c {
            '"' if quoted && letters.peek() == Some(&'"') => {
                letters.next();
                field.push('"');
            }
            '"' if quoted => quoted = false,
            '"' if field.trim().is_empty() => {
                field.clear();
                quoted = true;
            }
            '\n' if !quoted => {
                room.put(&mut sheet, row, column, &field)?;
                field.clear();
                (row, column) = (row + 1, 0);
            }
            c if c == mark && !quoted => {
                room.put(&mut sheet, row, column, &field)?;
                field.clear();
                column += 1;
            }
            c => field.push(c),
        }
    }
    room.put(&mut sheet, row, column, &field)?;
    Ok(sheet)
}

/// What parts the cells: the sign that the first lines have most often outside quotation marks.
fn separator(text: &str) -> char {
    let mut counts = [(',', 0_usize), (';', 0), ('\t', 0), ('|', 0)];
    let mut quoted = false;
    for c in text.chars().take(4000) {
        if c == '"' {
            quoted = !quoted;
        } else if !quoted && let Some(count) = counts.iter_mut().find(|(sign, _)| *sign == c) {
            count.1 += 1;
        }
    }
    // Commas stand in sentences too; a tab or a bar does not.
    let best = counts.iter().skip(1).max_by_key(|(_, n)| *n).copied().unwrap_or((',', 0));
    let lines = text.lines().take(40).count();
    if best.1 >= lines.max(2) || best.1 > counts[0].1 { best.0 } else { ',' }
}
