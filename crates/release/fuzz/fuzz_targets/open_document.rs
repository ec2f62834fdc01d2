//! Any words in the parts of an OpenDocument file: looked through or refused.
#![no_main]

use libfuzzer_sys::fuzz_target;

mod parts;

fuzz_target!(|bytes: &[u8]| {
    parts::look_at(
        "a.ods",
        bytes,
        &[("mimetype", "application/vnd.oasis.opendocument.spreadsheet")],
        &["content.xml", "styles.xml", "meta.xml", "settings.xml", "META-INF/manifest.xml"],
    );
});
