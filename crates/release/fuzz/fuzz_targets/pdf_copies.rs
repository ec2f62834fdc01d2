//! Any bytes as a PDF of which a clean and a redacted copy is made: no mistake of ours on the way, and what is handed out can
//! be opened and does not say what was marked.
#![no_main]

use libfuzzer_sys::fuzz_target;
use release::{Limits, clean, copy, redact};

fuzz_target!(|bytes: &[u8]| {
    let limits = Limits { unpacked: 20_000_000, steps: 500_000, ..Limits::default() };
    let _ = clean("a.pdf", bytes, &limits);
    let marks = copy::marks(r#"[{"find":"Quennell"},{"page":1,"box":[50,300,200,60],"provision":"s.40(2)"}]"#);
    if let Ok(made) = redact("a.pdf", bytes, &marks.expect("marks"), &limits)
        && let Some(copy) = made.bytes
    {
        assert!(!copy.windows(8).any(|w| w == b"Quennell"));
    }
});
