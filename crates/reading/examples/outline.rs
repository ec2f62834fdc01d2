//! Shows how requests are read: `outline FILE...`. For looking at one's own texts while working on the rules.

use std::{env, fs, io::Write as _};

use container::Limits;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut out = std::io::stdout().lock();
    for path in env::args().skip(1) {
        let opened = reading::open(&fs::read(&path)?, Some(&path), &Limits::default())?;
        let request = reading::request(&opened);
        writeln!(out, "== {path}: {} questions, {:?}", request.questions.len(), request.applicant)?;
        for q in &request.questions {
            let heading = q.heading.as_deref().unwrap_or("");
            writeln!(
                out,
                "{:>7} [{}] ({heading}) stem {:?}: {}",
                q.path,
                q.label.as_deref().unwrap_or(""),
                q.stem,
                q.text
            )?;
        }
        for (n, stem) in request.stems.iter().enumerate() {
            writeln!(out, "  stem {n}: {}", stem.text)?;
        }
        for unclear in &request.unclear {
            writeln!(out, "  unclear: {}", unclear.why)?;
        }
    }
    Ok(())
}
