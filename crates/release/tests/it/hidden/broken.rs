//! Office files whose parts were damaged in many ways: each comes to a verdict, and no mistake of ours is on the way.

use super::office::{Book, SHEET, package};
use super::older::workbook;
use release::{Limits, dangers::look};

/// Numbers that look like chance and are the same in every run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % most.max(1)
    }

    /// Changes, cuts, doubles or moves some of it.
    fn damage(&mut self, whole: &[u8]) -> Vec<u8> {
        let mut out = whole.to_vec();
        for _ in 0..=self.below(4) {
            if out.is_empty() {
                break;
            }
            let at = self.below(out.len());
            let to = (at + 1 + self.below(24)).min(out.len());
            match self.below(6) {
                0 => out[at] = u8::try_from(self.below(256)).unwrap_or(0),
                1 => drop(out.drain(at..to)),
                2 => {
                    let again = out[at..to].to_vec();
                    out.splice(at..at, again);
                }
                3 => out.truncate(at),
                4 => out[at..to].fill(b'9'),
                _ => out[at..to].reverse(),
            }
        }
        out
    }
}

#[track_caller]
fn comes_to_a_verdict(name: &str, bytes: &[u8]) {
    let limits = Limits { unpacked: 20_000_000, steps: 500_000, ..Limits::default() };
    let found = look(name, bytes, &limits);
    let ours = found.why.as_deref().is_some_and(|why| why.contains("this file is damaged"));
    assert!(!ours, "{name}: {found:#?}");
}

#[test]
fn damaged_parts_of_workbooks_and_documents_come_to_a_verdict() {
    let mut chance = Chance(7);
    let sheet = "<sheetFormatPr defaultColWidth=\"9\"/><cols><col min=\"2\" max=\"4\" width=\"9\" hidden=\"1\"/></cols>";
    let tail = "<autoFilter ref=\"A1:B3\"><filterColumn colId=\"0\"/></autoFilter><mergeCells><mergeCell ref=\"A3:B3\"/></mergeCells><conditionalFormatting sqref=\"A1:C9\"><cfRule type=\"expression\" dxfId=\"0\"><formula>TRUE</formula></cfRule></conditionalFormatting><dataValidations><dataValidation type=\"list\" sqref=\"B2\"><formula1>\"a,b\"</formula1></dataValidation></dataValidations><headerFooter><oddFooter>&amp;L&amp;\"A\"&amp;9x &amp;K00FF00y</oddFooter></headerFooter>";
    let drawing = "<xdr:wsDr xmlns:xdr=\"x\"><xdr:oneCellAnchor><xdr:from><xdr:col>0</xdr:col><xdr:row>2</xdr:row></xdr:from><xdr:ext cx=\"900000\" cy=\"900000\"/><xdr:pic/></xdr:oneCellAnchor></xdr:wsDr>";
    let body = "<w:document xmlns:w=\"w\"><w:body><w:tbl><w:tr><w:tc><w:p><w:ins w:author=\"A\"><w:r><w:rPr><w:vanish/></w:rPr><w:t>x</w:t></w:r></w:ins><w:r><w:fldChar w:fldCharType=\"begin\"/><w:instrText>IF 1</w:instrText><w:fldChar w:fldCharType=\"end\"/></w:r></w:p></w:tc></w:tr></w:tbl></w:body></w:document>";
    for _ in 0..150 {
        let text = |chance: &mut Chance, part: &str| {
            String::from_utf8_lossy(&chance.damage(part.as_bytes())).into_owned()
        };
        let (head, tail, drawing) =
            (text(&mut chance, sheet), text(&mut chance, tail), text(&mut chance, drawing));
        let parts = [("xl/drawings/drawing1.xml", drawing.as_str())];
        let relations = [(SHEET, "drawing", "xl/drawings/drawing1.xml", false)];
        let book = Book { head: &head, tail: &tail, parts: &parts, relations: &relations, ..Book::default() };
        comes_to_a_verdict("a.xlsx", &book.bytes());
        let body = text(&mut chance, body);
        comes_to_a_verdict(
            "a.docx",
            &package(("word/document.xml", &body, "wordprocessingml.document"), &[], &[]),
        );
    }
}

#[test]
fn damaged_archives_and_records_come_to_a_verdict() {
    let mut chance = Chance(11);
    let (older, archive) = (workbook(1, &[]), Book::default().bytes());
    for _ in 0..300 {
        comes_to_a_verdict("a.xls", &chance.damage(&older));
        comes_to_a_verdict("a.zip", &chance.damage(&archive));
    }
}
