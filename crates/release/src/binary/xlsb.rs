//! Binary workbooks since 2007: hidden sheets, and what is kept beside the sheets. Cells are not looked at, so that such a
//! workbook is never called clean.

use super::biff::characters;
use crate::dangers::{CannotCheck, Code, Finding, Place};
use crate::package::common;
use crate::package::parts::Package;

/// Looks through a binary workbook.
pub(crate) fn look(bytes: &[u8], finding: &mut Finding<'_>) -> Result<(), CannotCheck> {
    let package = Package::open(bytes, finding)?;
    let main = package.main()?.clone();
    let content = package.read(&main, finding)?;
    for (kind, record) in Records(&content) {
        finding.spend(1)?;
        if kind == 156 {
            sheet(&main.name, record, finding);
        }
    }
    for entry in package.zip.entries.iter().filter(|e| !e.is_folder() && e.name != main.name) {
        let content = package.read(entry, finding)?;
        if !package.leads_to(&entry.name) {
            package.orphan(entry, &content, finding);
        }
        if common::look(&package, entry, &content, None, finding)? {
            continue;
        }
        let kept = [
            ("comments", Code::XlsxComment, "comments"),
            ("pivotCacheDefinition", Code::XlsxPivotCache, "the rows of a pivot table"),
            ("pivotCacheRecords", Code::XlsxPivotCache, "the rows of a pivot table"),
            ("externalLink", Code::XlsxExternalLinkCache, "cells of another workbook"),
            ("connections", Code::XlsxConnection, "a connection to data elsewhere"),
            ("threadedComment", Code::XlsxCommentThreaded, "a conversation"),
            ("person", Code::XlsxCommentThreaded, "those who commented"),
        ];
        if let Some((_, code, at)) = kept.iter().find(|(kind, ..)| package.is(&entry.name, kind)) {
            let words = crate::package::words(&content);
            finding.danger(
                *code,
                Place::part(&entry.name).described(*at),
                format!("{} bytes", content.len()),
                &words,
            );
        }
    }
    Err(CannotCheck::because(
        "this workbook is a binary one, of which not everything is looked through; saved as XLSX it can be",
    ))
}

/// A sheet as the workbook lists it.
fn sheet(part: &str, record: &[u8], finding: &mut Finding<'_>) {
    let long = |at: usize| record.get(at..at + 4).map_or(0, |b| u32::from_le_bytes([b[0], b[1], b[2], b[3]]));
    let state = long(0);
    let relation = (long(8) as usize).saturating_mul(2);
    let at = 12_usize.saturating_add(relation);
    let length = (long(at) as usize).saturating_mul(2);
    let name = characters(record.get(at + 4..(at + 4).saturating_add(length)).unwrap_or_default(), true);
    let place = Place::part(part).described(format!("sheet “{name}”"));
    match state {
        1 => finding.danger(Code::XlsxSheetHidden, place, "", &name),
        2 => finding.danger(Code::XlsxSheetVeryHidden, place, "", &name),
        _ => {}
    }
}

/// Records whose kind and length take as few bytes as they need.
struct Records<'a>(&'a [u8]);

impl<'a> Iterator for Records<'a> {
    type Item = (u32, &'a [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        let mut number = |most: u32| {
            let mut out = 0;
            for n in 0..most {
                let (byte, rest) = self.0.split_first()?;
                self.0 = rest;
                out |= u32::from(byte & 0x7F) << (7 * n);
                if byte & 0x80 == 0 {
                    break;
                }
            }
            Some(out)
        };
        let kind = number(2)?;
        let length = number(4)? as usize;
        let record = self.0.get(..length)?;
        self.0 = &self.0[length..];
        Some((kind, record))
    }
}
