//! Any bytes as a winmail.dat: taken apart or refused.
#![no_main]

use container::{Limits, tnef};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let limits = Limits { unpacked: 20_000_000, ..Limits::default() };
    let _ = tnef::parse(bytes, &limits);
    let _ = tnef::rich_text(bytes, &limits);
});
