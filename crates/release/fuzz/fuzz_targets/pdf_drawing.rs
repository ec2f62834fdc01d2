//! Any bytes as what a page of a PDF draws, so that the fuzzer need not find out how a file is put together.
#![no_main]

use libfuzzer_sys::fuzz_target;
use release::{Limits, dangers::look};

fuzz_target!(|bytes: &[u8]| {
    let limits = Limits { unpacked: 20_000_000, steps: 500_000, ..Limits::default() };
    let mut file = b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]>>endobj 3 0 obj<</Type/Page/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>/XObject<</X 4 0 R>>/ExtGState<</G<</ca 0/BM/Multiply>>>>>>>>endobj 5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj 4 0 obj".to_vec();
    file.extend_from_slice(format!("<</Subtype/Form/Length {}>>stream\n", bytes.len()).as_bytes());
    file.extend_from_slice(bytes);
    file.extend_from_slice(b"\nendstream endobj trailer<</Root 1 0 R>>startxref 0 %%EOF");
    let found = look("a.pdf", &file, &limits);
    assert!(found.why.is_none_or(|why| !why.contains("this file is damaged")));
});
