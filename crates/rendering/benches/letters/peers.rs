//! The same letter by others in the same run: WeasyPrint from our HTML, LibreOffice from our DOCX. One that is not
//! installed is left out; `cargo xtask bench` installs both.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::letter;

/// Letters in one run of LibreOffice, so that its start can be told from its work.
const BATCH: u32 = 10;

/// Prints a row for each, with how many times longer it takes than ours.
pub fn compare(first: Duration, warm: Duration) {
    let folder = std::env::temp_dir().join(format!("candour-letters-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a temporary folder");
    println!("\na two-page letter to tagged PDF        first          then");
    row("rendering", Some((first, warm)), warm);
    row("WeasyPrint, PDF/UA-1, its process kept", weasyprint(&folder), warm);
    row("LibreOffice headless, from DOCX", libreoffice(&folder), warm);
    // What is left of it is the system's to clear away.
    let _ = std::fs::remove_dir_all(&folder);
}

fn row(name: &str, times: Option<(Duration, Duration)>, ours: Duration) {
    match times {
        Some((first, then)) => {
            let times = then.as_secs_f64() / ours.as_secs_f64();
            println!("{name:38} {:8.1} ms  {:8.1} ms  {times:6.1} x", millis(first), millis(then));
        }
        None => println!("{name:38} not installed"),
    }
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

/// The first letter of a process with its start, and the middle of the letters after it.
fn weasyprint(folder: &Path) -> Option<(Duration, Duration)> {
    let python = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/venv/bin/python");
    let page = folder.join("letter.html");
    std::fs::write(&page, rendering::html_page(&letter::letter())).expect("a file of our own");
    let program = "import sys, time
start = time.perf_counter()
import weasyprint
page = open(sys.argv[1], encoding='utf-8').read()
def letter(): weasyprint.HTML(string=page).write_pdf(pdf_variant='pdf/ua-1')
letter()
first = time.perf_counter() - start
times = []
for _ in range(20):
    start = time.perf_counter(); letter(); times.append(time.perf_counter() - start)
print(first, sorted(times)[len(times) // 2])";
    let output = Command::new(python).args(["-c", program]).arg(page).stderr(Stdio::null()).output().ok()?;
    let said = String::from_utf8(output.stdout).ok()?;
    let mut seconds = said.split_whitespace().filter_map(|s| s.parse().ok().map(Duration::from_secs_f64));
    Some((seconds.next()?, seconds.next()?))
}

/// One letter with the start of the program, and what each further one adds.
fn libreoffice(folder: &Path) -> Option<(Duration, Duration)> {
    let docx = rendering::docx(&letter::letter()).expect("a letter");
    let files: Vec<PathBuf> = (0..=BATCH).map(|n| folder.join(format!("letter{n}.docx"))).collect();
    for file in &files {
        std::fs::write(file, &docx).expect("a file of our own");
    }
    let run = |files: &[PathBuf]| {
        let began = Instant::now();
        let mut office = Command::new("soffice");
        office.arg(format!("-env:UserInstallation=file://{}/profile", folder.display()));
        office.args(["--headless", "--convert-to", "pdf", "--outdir"]).arg(folder.join("out")).args(files);
        let ended = office.stdout(Stdio::null()).stderr(Stdio::null()).status().ok()?;
        ended.success().then(|| began.elapsed())
    };
    // The very first run makes the profile.
    run(&files[..1])?;
    let one = run(&files[..1])?;
    let all = run(&files)?;
    Some((one, all.saturating_sub(one) / BATCH))
}
