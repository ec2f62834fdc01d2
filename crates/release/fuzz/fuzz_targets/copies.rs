//! Any bytes as a file of any kind: copied clean and redacted, or refused. No copy that is handed out is dangerous, and none
//! has the word that was marked.
#![no_main]

use libfuzzer_sys::fuzz_target;
use release::{
    Limits, clean,
    copy::marks,
    dangers::{Verdict, look},
    redact,
};

fuzz_target!(|bytes: &[u8]| {
    let Some((kind, bytes)) = bytes.split_first() else { return };
    let names = ["a.xlsx", "a.docx", "a.pptx", "a.ods", "a.csv", "a.eml", "a.png", "a.jpg", "a.tif", "a.gif", "a.webp", "a.zip"];
    let name = names[usize::from(*kind) % names.len()];
    let limits = Limits { unpacked: 20_000_000, steps: 500_000, ..Limits::default() };
    if let Ok(copy) = clean(name, bytes, &limits)
        && let Some(out) = copy.bytes
    {
        assert_ne!(look("", &out, &limits).verdict, Verdict::Unsafe);
    }
    let marked = marks(r#"[{"find":"Orla Quennell","provision":"s.40(2)"}]"#).expect("marks");
    if let Ok(copy) = redact(name, bytes, &marked, &limits)
        && let Some(out) = copy.bytes
    {
        assert!(!out.windows(13).any(|w| w == b"Orla Quennell"));
    }
});
