//! Files that are changed, cut and joined: they end in a verdict of their format, never in one that a mistake of ours
//! made.

use release::{
    Limits, clean,
    copy::marks,
    dangers::{Verdict, look},
    redact,
};

use super::{mail, pdf, pictures};

/// What is said where looking through a file stopped by a mistake of ours.
const OURS: &str = "this file is damaged";

/// Numbers that look thrown, the same each time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % most.max(1)
    }
}

fn changed(bytes: &[u8], dice: &mut Dice) -> Vec<u8> {
    let mut out = bytes.to_vec();
    for _ in 0..=dice.below(4) {
        let (at, length) = (dice.below(out.len()), dice.below(40));
        let end = (at + length).min(out.len());
        match dice.below(6) {
            0 => out.truncate(at),
            1 => drop(out.drain(at..end)),
            2 => {
                let piece = out[at..end].to_vec();
                let to = dice.below(out.len());
                out.splice(to..to, piece);
            }
            3 if at < out.len() => out[at] = dice.below(256) as u8,
            4 if at < out.len() => out[at] ^= 1 << dice.below(8),
            _ => {
                // Numbers that are far too large.
                let number: &[u8] =
                    [b"99999999999".as_slice(), b"-1", b"\xFF\xFF\xFF\xFF", b"0", b"1e9"][dice.below(5)];
                out.splice(at..end.min(at + 2).max(at), number.iter().copied());
            }
        }
        if out.is_empty() {
            out.push(b'x');
        }
    }
    out
}

#[test]
fn damaged_files_end_in_a_verdict() {
    let seeds = [pdf::seeds(), pictures::seeds(), mail::seeds()].concat();
    let limits = Limits { bytes: 1_000_000, unpacked: 4_000_000, steps: 100_000, ..Limits::default() };
    for (name, bytes) in &seeds {
        let mut dice = Dice(bytes.len() as u64);
        for round in 0..150 {
            let found = look(name, &changed(bytes, &mut dice), &limits);
            let why = found.why.unwrap_or_default();
            assert!(!why.contains(OURS), "{name}, round {round}: {why}");
        }
    }
}

/// A file around what is changed, so that its archive stays whole.
type Around = fn(&str) -> Vec<u8>;

#[test]
fn damaged_files_give_a_clean_copy_or_none() {
    let body = "<w:p><w:r><w:t>Orla Quen</w:t></w:r><w:r><w:t>nell</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:del w:author=\"A\"><w:r>\
         <w:delText>x</w:delText></w:r></w:del><w:r><w:fldChar w:fldCharType=\"begin\"/><w:instrText>IF 1</w:instrText>\
         <w:fldChar w:fldCharType=\"end\"/></w:r></w:p></w:tc></w:tr></w:tbl>";
    let rows = "<cols><col min=\"2\" max=\"3\" width=\"0.2\"/></cols><sheetData><row r=\"1\" hidden=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>\
         Orla Quennell</t></is></c><c r=\"B1\"><f>1+1</f><v>2</v></c></row></sheetData><mergeCells><mergeCell ref=\"A1:B2\"/></mergeCells>";
    let words = "<text:p>Orla <text:span>Quennell</text:span></text:p><text:section text:display=\"none\"><text:p>x</text:p></text:section>";
    let table = "Name,Sum\nOrla Quennell,\"=1+1\"\n\n\nParks,\u{1a}3\n";
    let kinds: [(&str, &str, Around); 4] = [
        ("a.docx", body, |body| crate::build::document(body)),
        ("a.xlsx", rows, |rows| crate::build::xlsx("", &[("Sheet", "", rows)])),
        ("a.odt", words, |words| crate::build::odt(words)),
        ("a.csv", table, |table| table.as_bytes().to_vec()),
    ];
    let marked = marks("[{\"find\":\"Orla Quennell\"}]").expect("marks");
    let limits = Limits { bytes: 1_000_000, unpacked: 4_000_000, steps: 1_000_000, ..Limits::default() };
    let mut files: Vec<(&str, Vec<u8>)> = Vec::new();
    let mut dice = Dice(47);
    for (name, inner, around) in kinds {
        for _ in 0..60 {
            let inner = changed(inner.as_bytes(), &mut dice);
            files.push((name, around(&String::from_utf8_lossy(&inner))));
        }
    }
    for (name, bytes) in [pictures::seeds(), mail::seeds()].concat() {
        files.extend((0..60).map(|_| (name, changed(&bytes, &mut dice))));
    }
    for (round, (name, bytes)) in files.iter().enumerate() {
        for made in [clean(name, bytes, &limits), redact(name, bytes, &marked, &limits)] {
            match made {
                Ok(copy) => {
                    if let Some(out) = copy.bytes {
                        let found = look("", &out, &limits);
                        assert_ne!(
                            found.verdict,
                            Verdict::Unsafe,
                            "{name}, round {round}: {:?}",
                            found.dangers
                        );
                    }
                }
                // What could be looked through fails for a reason of its own, not for a mistake of ours.
                Err(why) => assert!(!why.why.starts_with(OURS), "{name}, round {round}"),
            }
        }
    }
}
