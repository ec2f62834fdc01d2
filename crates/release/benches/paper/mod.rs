//! A PDF of plain pages for benchmarks: the program makes none itself that has so little in it.

use std::fmt::Write as _;

/// A PDF in which page `n` draws what `draws` says of it, with Helvetica as `/F`.
pub fn pdf(pages: usize, draws: impl Fn(usize) -> String) -> Vec<u8> {
    let mut out = String::from("%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n");
    let kids: String = (0..pages).map(|n| format!("{} 0 R ", 10 + n * 2)).collect();
    let _ = write!(out, "2 0 obj\n<</Type/Pages/Count {pages}/Kids[{kids}]>>\nendobj\n");
    out += "4 0 obj\n<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>\nendobj\n";
    for page in 0..pages {
        let draws = draws(page);
        let (number, content) = (10 + page * 2, 11 + page * 2);
        let _ = write!(
            out,
            "{number} 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {content} 0 R\
             /Resources<</Font<</F 4 0 R>>>>>>\nendobj\n{content} 0 obj\n<</Length {}>>\nstream\n{draws}\nendstream\nendobj\n",
            draws.len() + 1
        );
    }
    out += "trailer\n<</Root 1 0 R/Size 999>>\nstartxref\n0\n%%EOF\n";
    out.into_bytes()
}
