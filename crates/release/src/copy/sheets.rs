//! Sheets of a clean copy as tables of text.

use container::Limits;

use super::{Copy, office};
use crate::dangers::{CannotCheck, shorten};

/// Puts one table in the copy, or an archive of one for each sheet.
pub(super) fn to_csv(cleaned: &[u8], copy: &mut Copy, limits: &Limits) -> Result<(), CannotCheck> {
    let made = crate::to_csv(cleaned, limits).map_err(|why| CannotCheck::because(why.to_string()))?;
    copy.changed("It is a table of text now, without looks, pictures and charts.");
    let mut sheets = made.sheets;
    if sheets.len() == 1
        && let Some(sheet) = sheets.pop()
    {
        sheet.left_out.into_iter().for_each(|sentence| copy.changed(sentence));
        copy.bytes = Some(sheet.csv.into_bytes());
        return Ok(());
    }
    copy.changed(format!("It is an archive of {} tables, one for each sheet.", sheets.len()));
    let mut files = Vec::new();
    for (n, sheet) in sheets.into_iter().enumerate() {
        let plain = |c: char| if c.is_alphanumeric() || c == '-' { c } else { ' ' };
        let name: String = sheet.name.chars().map(plain).collect();
        for sentence in sheet.left_out {
            copy.changed(format!("{}: {sentence}", sheet.name));
        }
        files.push((format!("{} {}.csv", n + 1, shorten(&name, 60)), sheet.csv.into_bytes()));
    }
    copy.bytes = Some(office::pack(files)?);
    Ok(())
}
