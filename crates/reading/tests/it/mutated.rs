//! Files with some of their bytes changed: read or refused, never a panic, in the time of an ordinary test.

use container::Limits;

use crate::{attached, formats, pdf, registers, saved};

/// Numbers that look random and are the same each time.
struct Numbers(u64);

impl Numbers {
    fn next(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % below.max(1)
    }
}

/// Changes, cuts, doubles and joins pieces of the bytes.
fn mutate(bytes: &[u8], numbers: &mut Numbers) -> Vec<u8> {
    const TELLING: [&[u8]; 12] = [
        b"<<",
        b">>",
        b"[",
        b"(",
        b"{",
        b"\\",
        b"\0\0\0\0",
        b"\xFF\xFF\xFF\xFF",
        b" 0 R",
        b"-1",
        b"99999999999",
        b"<",
    ];
    let mut out = bytes.to_vec();
    for _ in 0..=numbers.next(6) {
        let at = numbers.next(out.len());
        match numbers.next(6) {
            0 => out[at] = numbers.next(256) as u8,
            1 => out[at] ^= 1 << numbers.next(8),
            2 => out.truncate(at.max(1)),
            3 => {
                let end = (at + numbers.next(40)).min(out.len());
                out.drain(at..end);
            }
            4 => {
                let end = (at + numbers.next(60)).min(out.len());
                let piece = out[at..end].to_vec();
                let to = numbers.next(out.len());
                out.splice(to..to, piece);
            }
            _ => {
                let piece = TELLING[numbers.next(TELLING.len())];
                out.splice(at..at, piece.iter().copied());
            }
        }
        if out.is_empty() {
            out.push(b' ');
        }
    }
    out
}

/// One good file of each format, with how often it is changed.
fn samples() -> Vec<(&'static str, Vec<u8>, usize)> {
    let workbook = formats::archive(&[
        ("xl/workbook.xml", "<workbook><sheets><sheet name=\"a\" r:id=\"r\"/></sheets></workbook>"),
        ("xl/sharedStrings.xml", "<sst><si><t>Question</t></si><si><t>How many swans?</t></si></sst>"),
        (
            "xl/worksheets/sheet1.xml",
            "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"str\"><v>Answer</v></c></row><row r=\"2\"><c r=\"A2\" t=\"s\"><v>1</v></c></row></sheetData></worksheet>",
        ),
    ]);
    let winmail = attached::winmail(&[(0x1000, 0x1E, b"How many swans?\0")], &[("a.docx", &formats::docx())]);
    let message = formats::mail(&[
        ("Content-Type: text/plain; charset=utf-8", b"Please see attached.".as_slice()),
        (
            "Content-Type: application/ms-tnef\r\nContent-Transfer-Encoding: base64",
            formats::base64(&winmail).as_bytes(),
        ),
        ("Content-Type: message/rfc822", b"From: b@example.org\r\nSubject: y\r\n\r\nHow many geese?\r\n"),
    ]);
    vec![
        ("a.pdf", pdf::request(), 80),
        ("scan.pdf", pdf::scan(), 40),
        ("a.docx", formats::docx(), 40),
        ("a.odt", formats::odt(), 40),
        ("a.xlsx", workbook, 40),
        ("a.rtf", formats::RTF.as_bytes().to_vec(), 80),
        ("a.html", formats::HTML.as_bytes().to_vec(), 80),
        ("a.csv", b"No,Question,Answer\n1,\"How many swans, or geese?\",\n2,Who?,\n".to_vec(), 80),
        ("a.eml", message, 40),
        ("winmail.dat", winmail, 80),
        ("a.msg", saved::request().file(), 80),
    ]
}

#[test]
fn changed_files_are_read_or_refused() {
    let limits = Limits { unpacked: 2_000_000, steps: 200_000, ..Limits::default() };
    let mut numbers = Numbers(4);
    for (name, bytes, times) in samples() {
        for _ in 0..times {
            let changed = mutate(&bytes, &mut numbers);
            if name == "winmail.dat" {
                let _ = container::tnef::parse(&changed, &limits);
            }
            match reading::open(&changed, Some(name), &limits) {
                Ok(opened) => {
                    for place in &opened.places {
                        assert!(
                            opened.text.get(place.start..place.end).is_some(),
                            "{name}: a place is in the text"
                        );
                    }
                    if opened.text.len() < 5_000 {
                        reading::request(&opened);
                    }
                }
                Err(error) => assert!(!error.to_string().contains('\n'), "{name}: {error}"),
            }
        }
    }
}

#[test]
fn changed_registers_are_read_or_refused() {
    let contracts = registers::release("ocds-1", "2024-03-01", "contract", registers::LIFTS);
    let table = "Contracts as at 31 March 2026;;\r\n\r\nRef;Firm;Until\r\n1;\"Long\"\"wire\nLtd\";2027\r\n;Tarn;\r\n\r\nSource: x;;";
    let mut numbers = Numbers(9);
    for (name, bytes, times) in [
        ("a.csv", table.as_bytes(), 600),
        ("a.json", contracts.as_bytes(), 600),
        ("a.xlsx", &registers::workbook(), 100),
    ] {
        for _ in 0..times {
            let changed = mutate(bytes, &mut numbers);
            match reading::register::read(&changed, Some(name), &Limits::default()) {
                Ok(found) => {
                    for table in &found.tables {
                        assert!(table.rows.iter().all(|row| row.len() == table.headings.len()), "{name}");
                    }
                }
                Err(error) => assert!(!error.to_string().contains('\n'), "{name}: {error}"),
            }
        }
    }
}

#[test]
fn changed_drawings_are_read_or_refused() {
    // The packed bytes of a page hide its drawing from the changes above.
    let drawn = b"q 1 0 0 1 0 0 cm BT /F1 10 Tf 9 9 Td [(How) -300 <6D61>] TJ T* (x) ' 1 2 (y) \" ET Q /X Do BI /W 1 ID x EI BT /F2 9 Tf <00010040> Tj ET";
    let limits = Limits { steps: 200_000, ..Limits::default() };
    let mut numbers = Numbers(7);
    for _ in 0..300 {
        let changed = mutate(drawn, &mut numbers);
        let _ = reading::open(&pdf::pages(&[changed]), None, &limits);
    }
}
