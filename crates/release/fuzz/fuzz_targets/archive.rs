//! Any bytes as an archive: looked through or refused, within the limits.
#![no_main]

use libfuzzer_sys::fuzz_target;
use release::{Limits, dangers::look};

fuzz_target!(|bytes: &[u8]| {
    let limits = Limits { unpacked: 20_000_000, steps: 500_000, ..Limits::default() };
    let found = look("a.zip", bytes, &limits);
    assert!(found.why.is_none_or(|why| !why.contains("this file is damaged")));
    let found = look("a", bytes, &limits);
    assert!(found.why.is_none_or(|why| !why.contains("this file is damaged")));
});
