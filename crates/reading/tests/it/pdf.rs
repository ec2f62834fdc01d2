//! PDFs made here: their words, their pages, and what is said where there are no words.

use std::io::Write as _;

use container::{FileKind, Limits};
use flate2::{Compression, write::ZlibEncoder};
use reading::{At, NoPictures, Opened, Picture, PictureFormat, ReadsPictures, open_with};

use crate::formats;

/// Bytes packed as PDFs pack them.
pub fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut out = ZlibEncoder::new(Vec::new(), Compression::best());
    out.write_all(bytes).unwrap();
    out.finish().unwrap()
}

/// A stream with what is said about it.
pub fn stream(dict: &str, bytes: &[u8]) -> Vec<u8> {
    let mut out = format!("<<{dict}/Length {}>>stream\n", bytes.len()).into_bytes();
    out.extend_from_slice(bytes);
    out.extend_from_slice(b"\nendstream");
    out
}

/// A file of objects, without a table of contents: it is not needed.
pub fn file(objects: &[(usize, Vec<u8>)]) -> Vec<u8> {
    let mut out = b"%PDF-1.7\n".to_vec();
    for (number, object) in objects {
        out.extend_from_slice(format!("{number} 0 obj\n").as_bytes());
        out.extend_from_slice(object);
        out.extend_from_slice(b"\nendobj\n");
    }
    out.extend_from_slice(b"trailer<</Root 1 0 R>>\n%%EOF\n");
    out
}

const FONTS: &str = "/Font<</F1 5 0 R/F2 6 0 R>>";

/// A file of pages, each with what it draws.
pub fn pages(drawn: &[Vec<u8>]) -> Vec<u8> {
    let kids: Vec<String> = (0..drawn.len()).map(|n| format!("{} 0 R", 20 + 2 * n)).collect();
    let mut objects = vec![
        (1, b"<</Type/Catalog/Pages 2 0 R>>".to_vec()),
        (
            2,
            format!("<</Type/Pages/Count {}/Kids[{}]/Resources<<{FONTS}>>>>", drawn.len(), kids.join(" ")).into_bytes(),
        ),
        (5, b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>".to_vec()),
        (6, b"<</Type/Font/Subtype/Type0/BaseFont/Own/Encoding/Identity-H/DescendantFonts[7 0 R]/ToUnicode 8 0 R>>".to_vec()),
        (7, b"<</Type/Font/Subtype/CIDFontType2/DW 500>>".to_vec()),
        (8, stream("", b"1 begincodespacerange <0000> <FFFF> endcodespacerange 2 beginbfrange <0001> <001A> <0061> <0040> <0042> [<00A3> <FB01> <2022>] endbfrange")),
    ];
    for (n, page) in drawn.iter().enumerate() {
        objects.push((
            20 + 2 * n,
            format!("<</Type/Page/Parent 2 0 R/Contents {} 0 R>>", 21 + 2 * n).into_bytes(),
        ));
        objects.push((21 + 2 * n, stream("/Filter/FlateDecode", &packed(page))));
    }
    file(&objects)
}

/// Lines at a distance from the left and from the foot of the page.
pub fn lines(lines: &[(i32, i32, &str)]) -> Vec<u8> {
    let mut out = Vec::new();
    for (x, y, words) in lines {
        let escaped = words.replace('\\', "\\\\").replace('(', "\\(").replace(')', "\\)");
        out.extend_from_slice(format!("BT /F1 11 Tf 1 0 0 1 {x} {y} Tm ({escaped}) Tj ET\n").as_bytes());
    }
    out
}

pub fn request() -> Vec<u8> {
    pages(&[lines(&[
        (72, 780, "Please tell me:"),
        (72, 760, "1."),
        (90, 760, "How many swans live on the"),
        (90, 747, "lake?"),
        (72, 727, "2. For each nest, please provide:"),
        (108, 707, "(a) the number of eggs & chicks"),
        (108, 687, "(b) the name of the warden"),
        (72, 660, "Kind regards"),
        (72, 640, "Sam Example"),
    ])])
}

#[track_caller]
fn open(bytes: &[u8]) -> Opened {
    reading::open(bytes, Some("letter.pdf"), &Limits::default()).unwrap()
}

#[test]
fn a_request_in_a_pdf_is_read_like_any_other() {
    let request = formats::check(&request(), "request.pdf", FileKind::Pdf);
    assert_eq!(request.applicant.name.as_deref(), Some("Sam Example"));
}

#[test]
fn each_page_has_its_place_and_a_footer_is_read_once() {
    let page = |n: usize, words: &str| {
        let footer = format!("Request of 3 May 2025, page {n} of 3");
        lines(&[(72, 780, words), (72, 40, &footer)])
    };
    let opened = open(&pages(&[
        page(1, "How many swans live on the lake and"),
        page(2, "on the river? Who counts them?"),
        page(3, "When were they counted?"),
    ]));
    assert_eq!(opened.text.matches("page").count(), 1, "{}", opened.text);
    for (words, page) in [("swans", 1), ("river", 2), ("When", 3)] {
        let at = opened.text.find(words).unwrap();
        assert_eq!(opened.place(at), Some(&At::Page(page)), "{words} in {}", opened.text);
    }
    assert_eq!(opened.place(opened.text.len() + 5), None);
}

#[test]
fn words_are_read_in_every_way_of_writing_them() {
    let cases: [(&str, &[u8], &str); 13] = [
        ("kerned", b"BT /F1 10 Tf 9 9 Td [(How ma) 20 (ny sw) -15 (ans?)] TJ ET", "How many swans?"),
        ("spaces as gaps", b"BT /F1 10 Tf 9 9 Td [(How) -300 (many)] TJ ET", "How many"),
        ("octal and brackets", b"BT /F1 10 Tf 9 9 Td (\\243 5 \\(five\\) (net)) Tj ET", "£ 5 (five) (net)"),
        ("hexadecimal", b"BT /F1 10 Tf 9 9 Td <486F 7> Tj ET", "Hop"),
        ("two bytes", b"BT /F2 10 Tf 9 9 Td <0014000800050040> Tj ET", "the£"),
        ("ligature", b"BT /F2 10 Tf 9 9 Td <0041000E> Tj ET", "fin"),
        ("next line", b"BT /F1 10 Tf 12 TL 9 90 Td (one) Tj T* (two) Tj (three) ' ET", "one\ntwo\nthree"),
        ("a table", b"BT /F1 10 Tf 9 9 Td (one) Tj 200 0 Td (two) Tj ET", "one\ttwo"),
        (
            "a pushed matrix",
            b"q 2 0 0 2 0 0 cm BT /F1 5 Tf 9 9 Td (one) Tj ET Q BT /F1 10 Tf 38 18 Td (two) Tj ET",
            "one two",
        ),
        (
            "on its side",
            b"BT /F1 10 Tf 0 1 -1 0 50 50 Tm (How many) Tj ET BT /F1 10 Tf 0 1 -1 0 62 50 Tm (swans) Tj ET",
            "How many\nswans",
        ),
        (
            "with a picture inside",
            b"BT /F1 10 Tf 9 9 Td (one) Tj ET BI /W 1 /H 1 ID \x00(\xFF EI BT /F1 10 Tf 40 9 Td (two) Tj ET",
            "one two",
        ),
        ("drawn twice", b"BT /F1 10 Tf 9 9 Td (one) Tj ET BT /F1 10 Tf 9.2 9 Td (one) Tj ET", "one"),
        (
            "marked as a footer",
            b"BT /F1 10 Tf 9 50 Td (one) Tj ET /Artifact BMC BT /F1 10 Tf 9 9 Td (foot) Tj ET EMC",
            "one\n\nfoot",
        ),
    ];
    for (what, drawn, expected) in cases {
        assert_eq!(open(&pages(&[drawn.to_vec()])).text.trim(), expected, "{what}");
    }
}

#[test]
fn objects_may_be_packed_and_replaced() {
    let inner = b"1 0 2 30 <</Type/Catalog/Pages 2 0 R>> <</Type/Pages/Kids[3 0 R]>>";
    let first = 9;
    let objects = [
        (9, stream(&format!("/Type/ObjStm/N 2/First {first}/Filter/FlateDecode"), &packed(inner))),
        (3, b"<</Type/Page/Contents[4 0 R]/Resources<</Font<</F1 5 0 R>>>>>>".to_vec()),
        (5, b"<</Type/Font/Subtype/Type1/BaseFont/Times-Roman/Encoding<</Differences[65/Wcircumflex/uni2014/fi]>>>>".to_vec()),
        (4, stream("", b"BT /F1 9 Tf (old words) Tj ET")),
        (4, stream("/Filter[/ASCIIHexDecode]", b"4254202F46312039205466202841424329 20546A204554>")),
        (10, stream("/Type/XRef/Root 1 0 R", b"")),
    ];
    let bytes = file(&objects);
    assert_eq!(open(&bytes).text.trim(), "Ŵ—fi");
}

#[test]
fn what_was_written_into_a_form_is_read_in_its_place() {
    let mut bytes = pages(&[lines(&[(72, 700, "Name:"), (72, 600, "Signed")])]);
    let text = String::from_utf8_lossy(&bytes).into_owned();
    assert!(text.contains("/Contents 21 0 R"));
    let page = "20 0 obj\n<</Type/Page/Parent 2 0 R/Contents 21 0 R/Annots[<</Subtype/Widget/Rect[72 650 300 664]/AP<</N 40 0 R>>>><</Subtype/Widget/Rect[72 640 300 650]/V(typed only)>>]>>\nendobj\n";
    bytes.extend_from_slice(page.as_bytes());
    bytes.extend_from_slice(b"40 0 obj\n");
    bytes.extend(stream("/Subtype/Form/BBox[0 0 200 14]", b"BT /F1 10 Tf 2 3 Td (Sam Example) Tj ET"));
    bytes.extend_from_slice(b"\nendobj\n");
    let words: Vec<String> = open(&bytes).text.lines().filter(|l| !l.is_empty()).map(str::to_owned).collect();
    assert_eq!(words, ["Name:", "Sam Example", "typed only", "Signed"]);
}

/// A page that is a picture of one grey pixel a square, with no words.
pub fn scan() -> Vec<u8> {
    file(&[
        (1, b"<</Type/Catalog/Pages 2 0 R>>".to_vec()),
        (2, b"<</Type/Pages/Kids[3 0 R]>>".to_vec()),
        (3, b"<</Type/Page/Contents 4 0 R/Resources<</XObject<</I 5 0 R>>>>>>".to_vec()),
        (4, stream("", b"q 500 0 0 700 0 0 cm /I Do Q")),
        (
            5,
            stream(
                "/Subtype/Image/Width 2/Height 2/BitsPerComponent 8/ColorSpace/DeviceGray/Filter/FlateDecode",
                &packed(&[0, 255, 255, 0]),
            ),
        ),
    ])
}

/// A reader of pictures that always reads the same.
struct Always(Result<&'static str, &'static str>);

impl ReadsPictures for Always {
    fn ready(&self) -> Result<(), String> {
        Ok(())
    }

    fn words(&self, picture: &Picture<'_>) -> Result<String, String> {
        assert_eq!(picture.format, PictureFormat::Pnm);
        assert_eq!(&*picture.bytes, b"P5\n2 2\n255\n\x00\xFF\xFF\x00");
        self.0.map(str::to_owned).map_err(str::to_owned)
    }
}

#[test]
fn a_scan_is_said_to_be_one_or_read_by_what_the_caller_brings() {
    let limits = Limits::default();
    let error = open_with(&scan(), None, &limits, &NoPictures).unwrap_err().to_string();
    assert!(error.starts_with("this PDF is one scanned page without text and no program"), "{error}");
    let opened = open_with(&scan(), None, &limits, &Always(Ok("How many swans?\n"))).unwrap();
    assert_eq!(opened.text, "How many swans?\n");
    assert_eq!(opened.place(3), Some(&At::Page(1)));
    assert!(opened.notes[0].contains("look at the original"), "{:?}", opened.notes);
    let error = open_with(&scan(), None, &limits, &Always(Err("it took too long"))).unwrap_err().to_string();
    assert!(error.contains("it took too long"), "{error}");
}

#[test]
fn a_pdf_that_would_not_end_ends_in_one_sentence() {
    let limits = Limits { unpacked: 3_000_000, pages: 3, steps: 50_000, ..Limits::default() };
    let zeros = packed(&vec![b' '; 4_000_000]);
    let page = |content: Vec<u8>, more: Vec<(usize, Vec<u8>)>| {
        let mut objects = vec![
            (1, b"<</Type/Catalog/Pages 2 0 R>>".to_vec()),
            (2, b"<</Type/Pages/Kids[3 0 R 2 0 R]>>".to_vec()),
            (
                3,
                b"<</Type/Page/Contents 4 0 R/Resources<</XObject<</X 10 0 R>>/Font<</F1 5 0 R>>>>>>"
                    .to_vec(),
            ),
            (4, content),
            (5, b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>".to_vec()),
        ];
        objects.extend(more);
        file(&objects)
    };
    let forms = (10..20).map(|n| {
        let dict = format!("/Subtype/Form/Resources<</XObject<</X {} 0 R>>>>", n + 1);
        (n, stream(&dict, "/X Do ".repeat(50).as_bytes()))
    });
    let twice = packed(&zeros);
    let cases: [(&str, Vec<u8>, &str); 7] = [
        ("bomb", page(stream("/Filter/FlateDecode", &zeros), vec![]), "unpacks to more than 3 MB"),
        (
            "bomb in a bomb",
            page(stream("/Filter[/FlateDecode/FlateDecode]", &twice), vec![]),
            "unpacks to more than 3 MB",
        ),
        (
            "bomb of objects",
            page(stream("", b""), vec![(8, stream("/Type/ObjStm/N 9/First 9/Filter/FlateDecode", &zeros))]),
            "unpacks to more than 3 MB",
        ),
        (
            "forms in forms",
            page(stream("", "/X Do ".repeat(50).as_bytes()), forms.collect()),
            "take too long",
        ),
        (
            "a form in itself",
            page(
                stream("", b"/X Do"),
                vec![(
                    10,
                    stream("/Subtype/Form/Resources<</XObject<</X 10 0 R>>>>", "/X Do ".repeat(9).as_bytes()),
                )],
            ),
            "take too long",
        ),
        ("many steps", page(stream("", "q Q ".repeat(60_000).as_bytes()), vec![]), "take too long"),
        ("many pages", pages(&[vec![], vec![], vec![], vec![]]), "more than 3 pages"),
    ];
    for (what, bytes, sentence) in cases {
        let error = reading::open(&bytes, Some("a.pdf"), &limits).unwrap_err().to_string();
        assert!(error.contains(sentence), "{what}: {error}");
    }
}
