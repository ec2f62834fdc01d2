//! Any bytes as a file named a.msg: read or refused, and every place is in the text.
#![no_main]

use container::Limits;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let limits = Limits { unpacked: 20_000_000, text: 200_000, steps: 500_000, ..Limits::default() };
    if let Ok(opened) = reading::open(bytes, Some("a.msg"), &limits) {
        for place in &opened.places {
            assert!(opened.text.get(place.start..place.end).is_some());
        }
        reading::request(&opened);
        reading::response::of(&opened);
    }
});
