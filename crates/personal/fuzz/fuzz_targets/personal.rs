//! Any text: every span lies in it, in order, and nothing panics.
#![no_main]

use libfuzzer_sys::fuzz_target;
use personal::{SeniorRoles, find};

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let found = find(&text, &SeniorRoles::default());
    let mut last = 0;
    for span in &found.spans {
        assert!(span.start >= last && span.start < span.end && text.is_char_boundary(span.start));
        assert_eq!(&text[span.start..span.end], span.text);
        last = span.start;
    }
});
