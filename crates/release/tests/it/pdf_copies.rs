//! Copies of PDFs: what was hidden or marked is in none of their bytes, and what was seen is still there to be read.

use hayro_syntax::object::{Name, Object};
use release::{
    Limits, clean,
    copy::{Copy, marks},
    dangers::{Verdict, look},
    redact,
};

use crate::hidden::pdf::{file, stream};

/// All that another reader unpacks of a file, and the file itself.
fn unpacked(bytes: &[u8]) -> Vec<u8> {
    let read = hayro_syntax::Pdf::new(bytes.to_vec()).expect("another reader opens it");
    let mut out = bytes.to_vec();
    for object in read.objects() {
        if let Object::Stream(stream) = object {
            let picture = stream.dict().get::<Name<'_>>(b"Subtype".as_slice());
            if picture.is_none_or(|n| n.as_ref() != b"Image") {
                out.extend_from_slice(&stream.decoded().expect("unpacked"));
            }
        }
    }
    out
}

fn has(bytes: &[u8], words: &str) -> bool {
    let wide: Vec<u8> = words.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let hex: String = words.bytes().map(|b| format!("{b:02x}")).collect();
    [words.as_bytes(), &wide, hex.as_bytes(), hex.to_uppercase().as_bytes()]
        .iter()
        .any(|way| bytes.windows(way.len()).any(|w| w == *way))
}

/// The copy is whole, clean, and has none of these words.
#[track_caller]
fn without(what: &str, copy: &Copy, words: &[&str]) -> Vec<u8> {
    assert!(copy.remaining.is_empty(), "{what}: {:?}", copy.remaining);
    let bytes = copy.bytes.clone().expect("a copy");
    let seen = look("copy.pdf", &bytes, &Limits::default());
    assert_eq!(seen.verdict, Verdict::Clean, "{what}: {seen:#?}");
    let all = unpacked(&bytes);
    for word in words {
        assert!(!has(&all, word), "{what}: {word} is still there\n{}", String::from_utf8_lossy(&all));
    }
    bytes
}

/// A clean copy of a file of [`file`] holds nothing hidden and shows what was shown.
#[track_caller]
pub fn is_cleaned(what: &str, bytes: &[u8], dangers: &[&str]) {
    let copy = clean("a.pdf", bytes, &Limits::default()).unwrap_or_else(|why| panic!("{what}: {why:?}"));
    let secrets: &[&str] = if dangers.is_empty() { &[] } else { &["Quennell", "Saltpan"] };
    let made = without(what, &copy, secrets);
    // A picture may lie over all of the page.
    let seen = !dangers.contains(&"pdf.text.under_image");
    if seen && has(&unpacked(bytes), "The panel met in public on Tuesday.") {
        assert!(
            has(&unpacked(&made), "The panel met in public on Tuesday."),
            "{what}: what was seen is gone"
        );
    }
}

const NAME: &str = "[{\"find\":\"Orla Quennell\",\"provision\":\"s.40(2)\"}]";

#[track_caller]
fn redacted(what: &str, bytes: &[u8], json: &str) -> Copy {
    let marks = marks(json).expect("marks");
    redact("a.pdf", bytes, &marks, &Limits::default()).unwrap_or_else(|why| panic!("{what}: {why:?}"))
}

#[test]
fn a_name_is_found_however_it_is_drawn() {
    let hex = "<4F726C61205175656E6E656C6C>";
    let type3 = "<</Type/Font/Subtype/Type3/FontMatrix[.001 0 0 .001 0 0]/FontBBox[0 -200 600 800]/FirstChar 65/LastChar 66\
        /Widths[600 600]/Encoding<</Differences[65/a/b]>>/CharProcs<</a 11 0 R/b 11 0 R>>/ToUnicode 12 0 R>>";
    let glyph = stream("", "600 0 d0 0 0 500 700 re f");
    let cmap = |to: &str| {
        stream("", &format!("begincmap 1 begincodespacerange <00><FF> endcodespacerange {to} endcmap"))
    };
    let of_type3 =
        cmap("2 beginbfchar <41><004F0072006C0061> <42><005100750065006E006E0065006C006C> endbfchar");
    let type0 = "<</Type/Font/Subtype/Type0/BaseFont/Own/Encoding/Identity-H/ToUnicode 12 0 R\
        /DescendantFonts[<</Type/Font/Subtype/CIDFontType2/DW 500>>]>>";
    let wide = stream(
        "",
        "begincmap 1 begincodespacerange <0000><FFFF> endcodespacerange \
         2 beginbfchar <0001><004F0072006C0061> <0002><005100750065006E006E0065006C006C> endbfchar endcmap",
    );
    let form = |draws: &str| {
        stream("/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</Font<</F 4 0 R>>>>", draws)
    };
    let plain = form("BT /F 11 Tf 60 500 Td (for Orla Quennell, at home) Tj ET");
    let rows: &[(&str, String, Vec<(u32, &str)>, usize)] = &[
        ("one text", "BT /F 11 Tf 60 500 Td (to Orla Quennell, at home) Tj ET".into(), vec![], 1),
        ("in hexadecimal", format!("BT /F 11 Tf 60 500 Td {hex} Tj ET"), vec![], 1),
        (
            "kerned",
            "BT /F 11 Tf 60 500 Td [(Or) 20 (la) -278 (Q) 40 (uennell) 9 (s)] TJ ET".into(),
            vec![],
            1,
        ),
        (
            "two texts",
            "BT /F 11 Tf 60 500 Td (Orla) Tj ( Quen) Tj (nell) Tj (, rest) Tj ET".into(),
            vec![],
            1,
        ),
        ("apart", "BT /F 11 Tf 60 500 Td (Orla) Tj 1 0 0 1 90 500 Tm (Quennell) Tj ET".into(), vec![], 1),
        ("over lines", "BT /F 11 Tf 14 TL 60 500 Td (by Orla) Tj (Quennell) ' ET".into(), vec![], 1),
        ("hyphened", "BT /F 11 Tf 14 TL 60 500 Td (by Orla Quen-) Tj (nell) ' ET".into(), vec![], 1),
        ("backwards", "BT /F 11 Tf 90 500 Td (Quennell) Tj -30 0 Td (Orla) Tj ET".into(), vec![], 1),
        ("spaced", "BT /F 11 Tf 2 Tc 60 500 Td (O r l a Q u e n n e l l) Tj ET".into(), vec![], 1),
        ("upwards", "BT /F 11 Tf 0 1 -1 0 60 300 Tm (Orla Quennell) Tj ET".into(), vec![], 1),
        ("capitals", "BT /F 11 Tf 60 500 Td (ORLA QUENNELL, Orla QUENNELL) Tj ET".into(), vec![], 2),
        (
            "a hyphen for where a line might end",
            "BT /F 11 Tf 60 500 Td (Orla Quen\\255nell) Tj ET".into(),
            vec![],
            1,
        ),
        ("twice", "BT /F 11 Tf 60 500 Td (Orla Quennell and Orla Quennell) Tj ET".into(), vec![], 2),
        ("in quotes", "BT /F 11 Tf 14 TL 60 500 Td 0 0 (Orla Quennell) \" ET".into(), vec![], 1),
        (
            "Type 3",
            "BT /T 11 Tf 60 500 Td [(A) -400 (B)] TJ ET".into(),
            vec![(10, type3), (11, &glyph), (12, &of_type3)],
            1,
        ),
        (
            "Type 0",
            "BT /T 11 Tf 60 500 Td [<0001> -400 <0002>] TJ ET".into(),
            vec![(10, type0), (12, &wide)],
            1,
        ),
        ("a form", "/X Do".into(), vec![(7, &plain)], 1),
        ("a form twice", "/X Do q 1 0 0 1 0 -90 cm /X Do Q".into(), vec![(7, &plain)], 2),
    ];
    for (what, draws, more, count) in rows {
        let bytes = file(draws, "", "", more);
        let text = String::from_utf8(bytes).expect("text");
        let bytes =
            text.replace("/Font<</F 4 0 R>>/XObject", "/Font<</F 4 0 R/T 10 0 R>>/XObject").into_bytes();
        let copy = redacted(what, &bytes, NAME);
        let made = without(what, &copy, &["Quennell", "Orla", "uennell", "<0002>", "Quen", "QUENN"]);
        assert_eq!(copy.removed.first().map(|r| r.count), Some(*count), "{what}: {:?}", copy.removed);
        let all = unpacked(&made);
        assert!(has(&all, "s.40"), "{what}: no label");
        assert!(has(&all, "The panel met in public on Tuesday."), "{what}: what was seen is gone");
    }
}

/// A name that is a word as well ("Will", "May") is marked alone: what is written small is the word.
#[test]
fn one_word_is_found_as_given_and_in_capitals() {
    let draws = "BT /F 11 Tf 60 500 Td (Will wrote to WILL: he will goodwill) Tj ET";
    let copy = redacted("one word", &file(draws, "", "", &[]), r#"[{"find":"Will","provision":"s.40(2)"}]"#);
    let made = without("one word", &copy, &["Will", "WILL"]);
    assert!(has(&unpacked(&made), "he will goodwill"), "the word stays");
    assert_eq!(copy.removed[0].count, 2);
}

#[test]
fn a_name_is_gone_from_every_place_of_the_file() {
    let note = "<</Type/Annot/Subtype/Text/Rect[400 700 420 720]/Contents(Ask Orla Quennell)>>";
    let link =
        "<</Type/Annot/Subtype/Link/Rect[60 600 90 610]/A<</S/URI/URI(https://example.org/orla-quennell)>>>>";
    let encoded = "<</Type/Annot/Subtype/Link/Rect[60 600 90 610]/A<</S/URI/URI(https://example.org/?q=Orla%20Quennell)>>>>";
    let field = "<</Type/Annot/Subtype/Widget/FT/Tx/T(a)/V(Orla Quennell)/Rect[60 550 90 560]>>";
    let outlines = "<</Type/Outlines/First 24 0 R/Last 24 0 R>>";
    let bookmark = "<</Title(Orla Quennell)/Parent 23 0 R/Dest[3 0 R/Fit]>>";
    let info = "<</Title(Orla Quennell)/Author(Orla Quennell)>>";
    let attached = stream("/Type/EmbeddedFile", "Orla Quennell");
    let xmp =
        stream("/Type/Metadata/Subtype/XML", "<x:xmpmeta><dc:creator>Orla Quennell</dc:creator></x:xmpmeta>");
    let tree = "<</Type/StructTreeRoot/K 31 0 R>>";
    let part =
        "<</Type/StructElem/S/Figure/Alt(Orla Quennell)/ActualText(Orla Quennell)/P 30 0 R/K 0/Pg 3 0 R>>";
    let more: Vec<(u32, &str)> = vec![
        (20, note),
        (21, link),
        (22, field),
        (23, outlines),
        (24, bookmark),
        (25, "<</Type/Filespec/F(Orla Quennell.txt)/EF<</F 26 0 R>>>>"),
        (26, &attached),
        (27, info),
        (28, &xmp),
        (29, "<</S/JavaScript/JS(app.alert\\('Orla Quennell'\\))>>"),
        (30, tree),
        (31, part),
        (32, "<</Nothing(Orla Quennell leads here)>>"),
        (34, encoded),
        (33, "<</Own<</Private(Orla Quennell)/LastModified(D:2024)>>>>"),
    ];
    let root = "/Outlines 23 0 R/Names<</EmbeddedFiles<</Names[(a)25 0 R]>>>>/Metadata 28 0 R/OpenAction 29 0 R\
        /StructTreeRoot 30 0 R/PieceInfo 33 0 R/AcroForm<</Fields[22 0 R]>>";
    let draws = "/Figure <</MCID 0/ActualText(Orla Quennell)>> BDC BT /F 11 Tf 60 500 Td (Of Orla Quennell here) Tj ET EMC";
    let bytes = file(draws, "/Annots[20 0 R 21 0 R 22 0 R 34 0 R]/PieceInfo 33 0 R", root, &more);
    let bytes = String::from_utf8(bytes).expect("text").replace("<</Root 1 0 R", "<</Info 27 0 R/Root 1 0 R");
    let copy = redacted("everywhere", bytes.as_bytes(), NAME);
    let made = without("everywhere", &copy, &["Quennell", "quennell"]);
    assert!(copy.removed[0].count >= 12, "{:?}", copy.removed);
    assert!(has(&unpacked(&made), "StructElem"), "the structure is still there");
}

#[test]
fn a_box_takes_what_lies_below_it() {
    let dots: String = (0..32 * 32).map(|n| if n % 3 == 0 { "11" } else { "EE" }).collect();
    let picture = stream(
        "/Type/XObject/Subtype/Image/Width 32/Height 32/BitsPerComponent 8/ColorSpace/DeviceGray/Filter/ASCIIHexDecode",
        &dots,
    );
    let words = "BT /F 11 Tf 60 500 Td (Orla Quennell lives at 12 Saltpan Row) Tj ET";
    // 60 to 132 points from the left, 330 to 345 from the top: the name.
    let name = r#"[{"page":1,"box":[58,330,73,16],"provision":"s.40(2)"}]"#;
    let rows: &[(&str, String, &str, &str, &[&str], &[&str])] = &[
        ("letters", words.into(), "", name, &["Orla", "Quennell"], &["Saltpan Row"]),
        (
            "a page on its side",
            words.into(),
            "/Rotate 90",
            r#"[{"page":1,"box":[497,58,16,73],"provision":"s.40(2)"}]"#,
            &["Orla", "Quennell"],
            &["Saltpan Row"],
        ),
        (
            "a page that is cut",
            words.into(),
            "/CropBox[50 400 595 842]",
            r#"[{"page":1,"box":[8,330,73,16],"provision":"s.40(2)"}]"#,
            &["Orla", "Quennell"],
            &["Saltpan Row"],
        ),
        (
            "a page of larger units",
            words.into(),
            "/UserUnit 2",
            r#"[{"page":1,"box":[116,660,146,32],"provision":"s.40(2)"}]"#,
            &["Orla", "Quennell"],
            &["Saltpan Row"],
        ),
        ("a shape whole", "0 0 1 rg 62 497 m 90 498 l 77 508 l f".into(), "", name, &["77 508 l"], &[]),
        (
            "a shape in part",
            "0 0 1 rg 62 497 m 290 498 l 77 507 l f".into(),
            "",
            name,
            &["62 497 m", "77 507"],
            &["290"],
        ),
        (
            "a line in part",
            "2 w 20 504 m 290 504 l S".into(),
            "",
            name,
            &["20 504 m 290 504 l"],
            &["290 504 l"],
        ),
        (
            "a picture among the operators",
            "q 60 0 0 60 60 480 cm BI /W 2 /H 2 /BPC 8 /CS /G /F /AHx ID 4D5E6F7A> EI Q".into(),
            "",
            r#"[{"page":1,"box":[58,292,63,73],"provision":"s.40(2)"}]"#,
            &["4D5E6F7A"],
            &[],
        ),
    ];
    for (what, draws, page, json, gone, left) in rows {
        let bytes = file(draws, page, "", &[(6, &picture)]);
        let copy = redacted(what, &bytes, json);
        let made = without(what, &copy, gone);
        let all = unpacked(&made);
        for words in *left {
            assert!(has(&all, words), "{what}: {words} is gone: {}", String::from_utf8_lossy(&all));
        }
        assert!(has(&all, "s.40"), "{what}: no label");
    }
}

#[test]
fn dots_below_a_box_are_overwritten() {
    use hayro_syntax::object::stream::ImageDecodeParams;
    let dots: String = (0..32 * 32).map(|n| if n % 3 == 0 { "11" } else { "EE" }).collect();
    let head = "/Type/XObject/Subtype/Image/Width 32/Height 32";
    let grey =
        stream(&format!("{head}/BitsPerComponent 8/ColorSpace/DeviceGray/Filter/ASCIIHexDecode"), &dots);
    let bits: String = (0..32 * 4).map(|n| if n % 2 == 0 { "A5" } else { "5A" }).collect();
    let two =
        stream(&format!("{head}/BitsPerComponent 1/ColorSpace/DeviceGray/Filter/ASCIIHexDecode"), &bits);
    let stencil = stream(&format!("{head}/BitsPerComponent 1/ImageMask true/Filter/ASCIIHexDecode"), &bits);
    for (what, picture, blank) in
        [("greys", &grey, 0_u8), ("black and white", &two, 0), ("a stencil", &stencil, 0xFF)]
    {
        // The lower half of the picture.
        let bytes = file("q 100 0 0 100 60 400 cm /I Do Q", "", "", &[(6, picture)]);
        let json = r#"[{"page":1,"box":[50,392,120,50],"provision":"s.40(2)"}]"#;
        let made = without(what, &redacted(what, &bytes, json), &[]);
        let read = hayro_syntax::Pdf::new(made).expect("opened");
        let found = read.objects().into_iter().find_map(|o| match o {
            Object::Stream(s) if s.dict().contains_key(b"Width".as_slice()) => {
                Some(s.decoded_image(&ImageDecodeParams::default()).expect("unpacked").data.into_owned())
            }
            _ => None,
        });
        let found = found.unwrap_or_else(|| panic!("{what}: the picture is gone"));
        let half = found.len() / 2;
        assert!(found[half..].iter().all(|b| *b == blank), "{what}: {found:?}");
        assert!(found[..half].iter().any(|b| *b != blank), "{what}: all of it is gone");
    }
}

#[test]
fn a_form_keeps_what_is_marked_on_another_page_only() {
    let form = stream(
        "/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</Font<</F 4 0 R>>>>",
        "BT /F 11 Tf 60 500 Td (Head of letter) Tj ET",
    );
    let second =
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 13 0 R/Resources<</XObject<</X 7 0 R>>>>>>";
    let bytes = file("/X Do", "", "", &[(7, &form), (12, second), (13, &stream("", "/X Do"))]);
    let bytes = String::from_utf8(bytes)
        .expect("text")
        .replace("/Count 1/Kids[3 0 R]", "/Count 2/Kids[3 0 R 12 0 R]");
    let json = r#"[{"page":1,"box":[50,330,200,16],"provision":"s.41"}]"#;
    let copy = redacted("a form on two pages", bytes.as_bytes(), json);
    let made = without("a form on two pages", &copy, &[]);
    let all = unpacked(&made);
    let count = all.windows(14).filter(|w| w == b"Head of letter").count();
    assert_eq!(count, 1, "it is gone from the first page and stands on the second");
}

#[test]
fn what_cannot_be_placed_is_refused_and_what_is_not_there_is_said() {
    let bytes = file("", "", "", &[]);
    let copy = redacted("not there", &bytes, NAME);
    assert_eq!((copy.not_found.len(), copy.removed.len()), (1, 0));
    let stretch = redacted("a stretch whose words nobody knows", &bytes, r#"[{"start":2,"end":9}]"#);
    assert!(stretch.bytes.is_none() && stretch.remaining.len() == 1, "{stretch:?}");
    let mut spelt = marks(r#"[{"start":10,"end":24,"provision":"s.41"}]"#).expect("marks");
    spelt.iter_mut().for_each(|mark| mark.spell("Heard was Orla  Quennell on Friday."));
    let draws = "BT /F 11 Tf 60 500 Td (Heard was Orla Quen) Tj (nell on Friday.) Tj ET";
    let heard = redact("a.pdf", &file(draws, "", "", &[]), &spelt, &Limits::default()).expect("a copy");
    without("a stretch", &heard, &["Quen", "Orla"]);
    let beyond = redacted("a page beyond", &bytes, r#"[{"page":9,"box":[1,1,9,9]}]"#);
    assert_eq!(beyond.not_found.len(), 1);
    let unknown =
        "<</Type/Font/Subtype/Type0/BaseFont/Own/Encoding/Identity-H/DescendantFonts[<</DW 500>>]>>";
    let draws = "BT /T 11 Tf 60 500 Td <00010002> Tj ET";
    let bytes = file(draws, "", "", &[(10, unknown)]);
    let bytes =
        String::from_utf8(bytes).expect("text").replace("/F 4 0 R>>/XObject", "/F 4 0 R/T 10 0 R>>/XObject");
    let read =
        |json: &str| redact("a.pdf", bytes.as_bytes(), &marks(json).expect("marks"), &Limits::default());
    let why = read(NAME).expect_err("letters that nobody knows").why;
    assert!(why.contains("mark them with boxes"), "{why}");
    assert!(read(r#"[{"page":1,"box":[50,330,200,20]}]"#).is_ok(), "a box needs no letters");
}

#[test]
fn a_box_does_not_tell_how_long_the_words_were() {
    let with = |name: &str, rest: &str| {
        let draws = format!("BT /F 11 Tf 60 500 Td (The claim of {name}{rest} ET");
        let json = format!("[{{\"find\":\"{name}\",\"provision\":\"s.40(2)\"}}]");
        let copy = redacted(name, &file(&draws, "", "", &[]), &json);
        without(name, &copy, &[name])
    };
    for rest in [
        " was heard on Friday.) Tj",
        ") Tj ( was heard on Friday.) Tj",
        ") Tj ( was) Tj ( heard on Friday.) Tj",
    ] {
        let first = with("Orla Quennell", rest);
        assert_eq!(first, with("Arlo Quennill", rest), "two names of about the same length, {rest}");
        assert_ne!(first, with("Orlando Quennellford", rest), "one that is far longer");
    }
}

#[test]
fn a_photograph_below_a_box_is_packed_again_without_what_it_showed() {
    use hayro_syntax::object::stream::ImageDecodeParams;
    let dots: Vec<u8> =
        (0..64 * 64).flat_map(|n| if n / 64 / 8 % 2 == 0 { [250, 240, 10] } else { [20, 30, 240] }).collect();
    let mut jpeg = Vec::new();
    let mut encoder = image::codecs::jpeg::JpegEncoder::new_with_quality(&mut jpeg, 95);
    encoder.encode(&dots, 64, 64, image::ExtendedColorType::Rgb8).expect("packed");
    // A word that a camera wrote into it.
    let mut told = jpeg[..2].to_vec();
    told.extend_from_slice(b"\xFF\xFE\x00\x0AQuennell");
    told.extend_from_slice(&jpeg[2..]);
    let hex: String = told.iter().map(|b| format!("{b:02X}")).collect();
    let picture = stream(
        "/Type/XObject/Subtype/Image/Width 64/Height 64/BitsPerComponent 8/ColorSpace/DeviceRGB\
         /Filter[/ASCIIHexDecode/DCTDecode]",
        &hex,
    );
    let bytes = file("q 100 0 0 100 60 400 cm /I Do Q", "", "", &[(6, &picture)]);
    let as_said = ImageDecodeParams {
        width: 64,
        height: 64,
        num_components: Some(3),
        bpc: Some(8),
        ..Default::default()
    };
    for (what, json, half) in [
        ("the lower half", r#"[{"page":1,"box":[50,392,120,50],"provision":"s.40(2)"}]"#, true),
        ("nothing of it", r#"[{"page":1,"box":[300,392,120,50],"provision":"s.40(2)"}]"#, false),
    ] {
        let made = without(what, &redacted(what, &bytes, json), &["Quennell"]);
        let read = hayro_syntax::Pdf::new(made).expect("opened");
        let found = read.objects().into_iter().find_map(|o| match o {
            Object::Stream(s) if s.dict().contains_key(b"Width".as_slice()) => {
                Some(s.decoded_image(&as_said).expect("unpacked").data.into_owned())
            }
            _ => None,
        });
        let found = found.expect("a picture");
        // What lies at the edge of the box is mixed with it.
        let dark = found[64 * 42 * 3..].iter().all(|b| *b < 60);
        assert_eq!(dark, half, "{what}");
        assert!(found[..64 * 3 * 6].iter().any(|b| *b > 200), "{what}: the upper half is gone");
    }
}

#[test]
fn a_label_is_read_aloud_in_the_place_of_the_words() {
    let tree = "<</Type/StructTreeRoot/K 31 0 R/ParentTree<</Nums[0 [31 0 R 32 0 R]]>>>>";
    let part = "<</Type/StructElem/S/Document/P 30 0 R/K[32 0 R]>>";
    let inner = "<</Type/StructElem/S/P/P 31 0 R/K[1]/Pg 3 0 R>>";
    let draws = "/P <</MCID 1>> BDC BT /F 11 Tf 60 500 Td (Of Orla Quennell here) Tj ET EMC";
    let bytes =
        file(draws, "/StructParents 0", "/StructTreeRoot 30 0 R", &[(30, tree), (31, part), (32, inner)]);
    let made = without("a tagged page", &redacted("a tagged page", &bytes, NAME), &["Quennell"]);
    let all = String::from_utf8_lossy(&unpacked(&made)).into_owned();
    assert!(all.contains("/Span <</MCID 2>> BDC"), "{all}");
    let label = all
        .split(" 0 obj")
        .find(|o| o.contains("/S /Span") && o.contains("/K 2"))
        .expect("a part for the label");
    assert!(label.contains("/StructElem"), "{label}");
    let paragraph =
        all.split(" 0 obj").find(|o| o.contains("/S /P") && o.contains("/K [1 ")).expect("the paragraph");
    assert!(paragraph.contains(" 0 R]"), "the label follows in it: {paragraph}");
}

#[test]
fn what_stands_between_operators_is_gone() {
    for (what, draws) in [
        ("a text that nothing shows", "BT /F 11 Tf 60 500 Td (Quennell) (seen) Tj ET"),
        ("a value too many", "(Quennell) 0 0 1 rg 60 480 20 20 re f"),
        ("a remark", "0 0 1 rg % Quennell\n60 480 20 20 re f"),
        ("an operator that nobody knows", "(Quennell) Own 60 480 20 20 re f"),
        ("a text without a font", "BT /Lost 11 Tf 60 500 Td (Quennell) Tj ET"),
        ("a name in a TJ", "BT /F 11 Tf 60 500 Td [(seen) /Quennell <</A (Quennell)>>] TJ ET"),
        ("a point that is marked", "/Own <</A (Quennell)>> DP 60 480 20 20 re f"),
        ("a part that is marked", "/Own <</A (Quennell)>> BDC 60 480 20 20 re f EMC"),
    ] {
        let bytes = file(draws, "", "", &[]);
        let copy = clean("a.pdf", &bytes, &Limits::default()).unwrap_or_else(|why| panic!("{what}: {why:?}"));
        without(what, &copy, &["Quennell"]);
    }
}

#[test]
fn what_is_drawn_in_a_tile_is_not_overlooked() {
    let tile = stream(
        "/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 200 20]/XStep 200/YStep 20/Resources<</Font<</F 4 0 R>>>>",
        "BT /F 11 Tf 5 5 Td (Orla Quennell) Tj ET",
    );
    let draws = "/Pattern cs /P scn 60 480 200 20 re f";
    let bytes = String::from_utf8(file(draws, "", "", &[(10, &tile)])).expect("text");
    let bytes = bytes.replace("/XObject<</I", "/Pattern<</P 10 0 R>>/XObject<</I");
    let copy = redacted("a tile", bytes.as_bytes(), NAME);
    assert!(
        copy.bytes.is_none() && !copy.remaining.is_empty(),
        "it cannot be taken out, and is not handed out"
    );
}
