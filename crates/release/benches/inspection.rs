//! How fast files are looked through before they leave: megabytes of a packed workbook a second, and pages of a PDF with five
//! black boxes over words, beside openpyxl and x-ray on the same files in the same run (where `cargo xtask bench` has
//! installed them). Both peers look for less: openpyxl only reads the cells, x-ray only looks for covered words.
#![allow(clippy::unwrap_used, clippy::print_stdout, missing_docs)]
#![allow(clippy::cast_precision_loss)]

mod paper;

use std::{
    fmt::Write as _,
    io::{Cursor, Write as _},
    path::Path,
    process::{Command, Stdio},
    time::Instant,
};

use release::{
    Limits,
    dangers::{Verdict, look},
};
use zip::{ZipWriter, write::SimpleFileOptions};

const RUNS: usize = 3;
const SHEETS: usize = 4;
const ROWS: usize = 50_000;
const PAGES: usize = 100;

/// A number that looks made at random and is always the same.
fn mixed(n: usize) -> usize {
    (n.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 17) & 0xFFFF_FFFF
}

/// A workbook of four sheets of figures and words, a hundred thousand words of which each stands in it more than once.
fn workbook() -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let mut part = |name: &str, text: &str| {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    };
    let types = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let each = |one: &dyn Fn(usize) -> String| (1..=SHEETS).map(one).collect::<String>();
    let overrides = each(&|n| {
        format!("<Override PartName=\"/xl/worksheets/sheet{n}.xml\" ContentType=\"{types}worksheet+xml\"/>")
    });
    part(
        "[Content_Types].xml",
        &format!(
            "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" \
             ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" \
             ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"{types}sheet.main+xml\"/>\
             <Override PartName=\"/xl/sharedStrings.xml\" ContentType=\"{types}sharedStrings+xml\"/>{overrides}</Types>"
        ),
    );
    let relation = |id: String, kind: &str, target: String| {
        format!("<Relationship Id=\"{id}\" Type=\"{office}/{kind}\" Target=\"{target}\"/>")
    };
    let relations = |all: String| {
        format!(
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{all}</Relationships>"
        )
    };
    part("_rels/.rels", &relations(relation("rId1".into(), "officeDocument", "xl/workbook.xml".into())));
    let mut all = each(&|n| relation(format!("rId{n}"), "worksheet", format!("worksheets/sheet{n}.xml")));
    all += &relation("rId90".into(), "sharedStrings", "sharedStrings.xml".into());
    part("xl/_rels/workbook.xml.rels", &relations(all));
    let sheets = each(&|n| format!("<sheet name=\"Ward {n}\" sheetId=\"{n}\" r:id=\"rId{n}\"/>"));
    part(
        "xl/workbook.xml",
        &format!("<workbook xmlns=\"{main}\" xmlns:r=\"{office}\"><sheets>{sheets}</sheets></workbook>"),
    );
    for sheet in 0..SHEETS {
        let mut rows = format!("<worksheet xmlns=\"{main}\"><sheetData>");
        for row in 1..=ROWS {
            let n = sheet * ROWS + row;
            let _ = write!(
                rows,
                "<row r=\"{row}\"><c r=\"A{row}\" t=\"s\"><v>{}</v></c><c r=\"B{row}\" t=\"s\"><v>{}</v></c>\
                 <c r=\"C{row}\"><v>{}</v></c><c r=\"D{row}\"><v>{}.{}</v></c><c r=\"E{row}\"><v>{}</v></c></row>",
                n * 7_919 % 100_000,
                n * 6_007 % 100_000,
                mixed(n + 1),
                mixed(n + 2) % 10_000,
                mixed(n + 3) % 100,
                45_000 + n % 900
            );
        }
        rows += "</sheetData></worksheet>";
        part(&format!("xl/worksheets/sheet{}.xml", sheet + 1), &rows);
    }
    let words: String =
        (0..100_000).map(|n| format!("<si><t>Street {:x}, plot {}</t></si>", mixed(n), n % 97)).collect();
    part(
        "xl/sharedStrings.xml",
        &format!("<sst xmlns=\"{main}\" count=\"400000\" uniqueCount=\"100000\">{words}</sst>"),
    );
    zip.finish().unwrap().into_inner()
}

/// Pages of 45 lines, five of which lie below a black box where `boxed`.
fn pages(boxed: bool) -> Vec<u8> {
    paper::pdf(PAGES, |page| {
        let mut draws = String::from("BT /F 10 Tf 16 TL 60 790 Td\n");
        for line in 0..45 {
            let _ = writeln!(
                draws,
                "(Line {line} of page {page}: the panel heard members of the public on the plan.) '"
            );
        }
        draws += "ET\n";
        for n in (0..5).filter(|_| boxed) {
            let _ = writeln!(draws, "0 g 150 {} 120 14 re f", 130 + n * 128);
        }
        draws
    })
}

fn best(mut run: impl FnMut()) -> f64 {
    let times = (0..RUNS).map(|_| {
        let start = Instant::now();
        run();
        start.elapsed().as_secs_f64()
    });
    times.fold(f64::INFINITY, f64::min)
}

fn main() {
    let limits = Limits::default();
    let book = workbook();
    let megabytes = book.len() as f64 / 1e6;
    let seconds = best(|| {
        let seen = look("figures.xlsx", &book, &limits);
        assert_eq!(seen.verdict, Verdict::Clean, "{:?}", seen.dangers.first());
    });
    println!("{:<34} {:>7.1} MB/s packed of {megabytes:.1} MB", "a workbook", megabytes / seconds);
    peer("openpyxl, its cells", &book, "xlsx", OPENPYXL, megabytes, "MB/s packed");
    for (what, boxed) in [("a PDF, five boxes a page", true), ("a PDF without boxes", false)] {
        let file = pages(boxed);
        let seconds = best(|| {
            let found = look("minutes.pdf", &file, &limits).dangers;
            assert_eq!(found.iter().any(|d| d.code.id() == "pdf.text.under_box"), boxed, "{found:?}");
        });
        println!("{what:<34} {:>7.0} pages/s", PAGES as f64 / seconds);
        peer("x-ray, covered words", &file, "pdf", X_RAY, PAGES as f64, "pages/s");
    }
}

const OPENPYXL: &str = "import sys, openpyxl\n\
    book = openpyxl.load_workbook(sys.argv[1])\n\
    n = sum(1 for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None)";
const X_RAY: &str = "import asyncio, sys, xray\nasyncio.run(xray.inspect(sys.argv[1]))";

/// How fast a Python program does it, once.
fn peer(what: &str, bytes: &[u8], ending: &str, program: &str, size: f64, unit: &str) {
    let python = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/venv/bin/python");
    let path = std::env::temp_dir().join(format!("candour-bench-inspection.{ending}"));
    if std::fs::write(&path, bytes).is_err() {
        return;
    }
    let program = program.replace('\n', "\n    ");
    let timed = format!(
        "import time\ndef run():\n    {program}\nstart = time.time()\nrun()\nprint(time.time() - start)"
    );
    let output = Command::new(python).args(["-c", &timed]).arg(&path).stderr(Stdio::null()).output();
    match output.ok().and_then(|o| String::from_utf8(o.stdout).ok()?.trim().parse::<f64>().ok()) {
        Some(seconds) => println!("{what:<34} {:>7.1} {unit}", size / seconds),
        None => println!("{what} is not installed: cargo xtask bench release installs it"),
    }
    let _ = std::fs::remove_file(path);
}
