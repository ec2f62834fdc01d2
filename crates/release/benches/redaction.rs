//! How fast PDFs are redacted and cleaned: pages a second, five boxes a page, beside PyMuPDF on the same file in the same run
//! (where `cargo xtask bench` has installed it).
#![allow(clippy::unwrap_used, clippy::print_stdout, missing_docs)]
#![allow(clippy::cast_precision_loss)]

mod paper;

use std::{
    fmt::Write as _,
    path::Path,
    process::{Command, Stdio},
    time::Instant,
};

use release::{
    Limits, clean,
    copy::{Copy, marks},
    redact,
};

const PAGES: usize = 100;
const LINES: usize = 45;
const RUNS: usize = 5;

/// Pages of 45 lines of words each.
fn file() -> Vec<u8> {
    paper::pdf(PAGES, |page| {
        let mut draws = String::from("BT /F 10 Tf 16 TL 60 790 Td\n");
        for line in 0..LINES {
            let name = ["Orla Quennell", "Bran Tregear", "Idris Penhallow"][(page + line) % 3];
            let _ = writeln!(
                draws,
                "(Line {line} of page {page}: the panel heard {name} and members of the public on the plan.) '"
            );
        }
        draws + "ET\n"
    })
}

fn main() {
    let bytes = file();
    let limits = Limits::default();
    let boxes: Vec<String> = (1..=PAGES)
        .flat_map(|page| {
            (0..5).map(move |n| {
                let top = 60 + n * 140;
                format!("{{\"page\":{page},\"box\":[200,{top},90,14],\"provision\":\"s.40(2)\"}}")
            })
        })
        .collect();
    let boxes = marks(&format!("[{}]", boxes.join(","))).unwrap();
    let words = marks("[{\"find\":\"Orla Quennell\",\"provision\":\"s.40(2)\"}]").unwrap();
    measure("redacted by five boxes a page", || redact("a.pdf", &bytes, &boxes, &limits).unwrap());
    measure("redacted by fifteen names a page", || redact("a.pdf", &bytes, &words, &limits).unwrap());
    measure("cleaned", || clean("a.pdf", &bytes, &limits).unwrap());
    peer(&bytes);
}

fn measure(what: &str, make: impl Fn() -> Copy) {
    let mut best = f64::INFINITY;
    for _ in 0..RUNS {
        let start = Instant::now();
        let copy = make();
        assert!(copy.remaining.is_empty() && copy.bytes.is_some(), "{what}: {:?}", copy.remaining);
        best = best.min(start.elapsed().as_secs_f64());
    }
    println!("{what:<34} {:>7.0} pages/s, looked through before and after", PAGES as f64 / best);
}

/// The same boxes with PyMuPDF, which looks through nothing.
fn peer(bytes: &[u8]) {
    let program = "import sys, time, pymupdf\nbest = 1e9\n\
        for _ in range(5):\n    start = time.time()\n    file = pymupdf.open(sys.argv[1])\n\
        \x20   for page in file:\n        for n in range(5):\n            page.add_redact_annot(pymupdf.Rect(200, 60 + n * 140, 290, 74 + n * 140), text='s.40(2)', fill=(0, 0, 0), text_color=(1, 1, 1))\n\
        \x20       page.apply_redactions()\n    file.tobytes(garbage=3, deflate=True)\n    best = min(best, time.time() - start)\n\
        print(len(file) / best)";
    let here = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target");
    let (python, path) =
        (here.join("venv/bin/python"), std::env::temp_dir().join("candour-bench-redaction.pdf"));
    if std::fs::write(&path, bytes).is_err() {
        return;
    }
    let output = Command::new(python).args(["-c", program]).arg(&path).stderr(Stdio::null()).output();
    match output.ok().and_then(|o| String::from_utf8(o.stdout).ok()?.trim().parse::<f64>().ok()) {
        Some(speed) => println!("{:<34} {speed:>7.0} pages/s, the same boxes", "PyMuPDF"),
        None => println!("PyMuPDF is not installed: cargo xtask bench release installs it"),
    }
    let _ = std::fs::remove_file(path);
}
