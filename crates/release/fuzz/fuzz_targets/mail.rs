//! Any bytes as an e-mail: looked through to a verdict, and no mistake of ours on the way.
#![no_main]

use libfuzzer_sys::fuzz_target;
use release::{Limits, dangers::look};

fuzz_target!(|bytes: &[u8]| {
    let limits = Limits { unpacked: 20_000_000, steps: 500_000, ..Limits::default() };
    let found = look("a.eml", bytes, &limits);
    assert!(found.why.is_none_or(|why| !why.contains("this file is damaged")));
});
