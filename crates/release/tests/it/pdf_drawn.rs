//! Pages from which something cannot be taken become pictures of themselves, and marks that lie in one another are one.

use release::{
    Limits,
    copy::{Copy, marks},
    dangers::{Code, Verdict, look},
    marking::sheets,
    redact,
};

use crate::hidden::pdf::{file, stream};

#[track_caller]
fn redacted(what: &str, bytes: &[u8], json: &str) -> (Copy, Vec<u8>) {
    let copy = redact("a.pdf", bytes, &marks(json).expect("marks"), &Limits::default())
        .unwrap_or_else(|why| panic!("{what}: {why:?}"));
    assert!(copy.remaining.is_empty(), "{what}: {:?}", copy.remaining);
    let bytes = copy.bytes.clone().expect("a copy");
    let seen = look("copy.pdf", &bytes, &Limits::default());
    assert_eq!(seen.verdict, Verdict::Clean, "{what}: {seen:#?}");
    (copy, bytes)
}

fn count(bytes: &[u8], words: &str) -> usize {
    let (_, found) = sheets("copy.pdf", bytes, &[words.to_owned()], &Limits::default()).expect("pages");
    found[0].count
}

/// A page with a pattern made of a picture; the standing line above it.
fn patterned() -> Vec<u8> {
    let tile = stream(
        "/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 40 40]/XStep 40/YStep 40/Resources<</XObject<</I 6 0 R>>>>",
        "q 40 0 0 40 0 0 cm /I Do Q",
    );
    let dots: String = (0..64).map(|n| if n % 3 == 0 { "20" } else { "F0" }).collect();
    let kind = "/Type/XObject/Subtype/Image/Width 8/Height 8/BitsPerComponent 8/ColorSpace/DeviceGray";
    let picture = stream(&format!("{kind}/Filter/ASCIIHexDecode"), &dots);
    let form = stream(
        "/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</Font<</F 4 0 R>>/Pattern<</P 11 0 R>>>>",
        "/Pattern cs /P scn 50 400 400 200 re f 0 g BT /F 11 Tf 60 300 Td (It was signed by Orla Quennell at noon.) Tj ET",
    );
    file("/X Do", "", "", &[(6, &picture), (7, &form), (11, &tile)])
}

#[test]
fn a_page_from_which_something_cannot_be_taken_becomes_a_picture() {
    let bytes = patterned();
    let json = r#"[{"page":1,"box":[100,300,80,60],"provision":"s.40(2)"},{"find":"Orla Quennell","provision":"s.40(2)"}]"#;
    let (copy, made) = redacted("a pattern below a box", &bytes, json);
    assert!(copy.changed.iter().any(|s| s.starts_with("Page 1 is a picture now")), "{:?}", copy.changed);
    for (words, times) in [
        ("The panel met in public on Tuesday", 1),
        ("It was signed by", 1),
        ("at noon", 1),
        ("Orla Quennell", 0),
        ("redacted: s.40(2)", 2),
    ] {
        assert_eq!(count(&made, words), times, "{words}");
    }
    // One picture of the page, and nothing of what the page was made of.
    let read = hayro_syntax::Pdf::new(made.clone()).expect("another reader opens it");
    let streams = read.objects().into_iter().filter_map(|o| match o {
        hayro_syntax::object::Object::Stream(stream) => Some(stream),
        _ => None,
    });
    let widths: Vec<i32> = streams.filter_map(|s| s.dict().get::<i32>(b"Width".as_slice())).collect();
    assert_eq!(widths, [1488], "dots of the page's own picture");
    let drawn = release::marking::picture("copy.pdf", &made, 1, 1_200).expect("a picture");
    let mut reader = png::Decoder::new(std::io::Cursor::new(&drawn)).read_info().expect("a PNG");
    let mut dots = vec![0; reader.output_buffer_size().expect("a size")];
    let info = reader.next_frame(&mut dots).expect("dots");
    let at = |x: usize, y: usize| dots[(y * 1_200 + x) * info.color_type.samples()];
    assert!(at(210, 615) < 40 && at(350, 715) < 40, "the box is black to its corners");
    assert!(
        (500..800).any(|x| at(x, 700) > 200) && (500..800).any(|x| at(x, 700) < 80),
        "the pattern beside it stays"
    );
}

#[test]
fn where_words_stand_in_a_pattern_itself_the_copy_is_refused() {
    let tile = stream(
        "/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 200 40]/XStep 200/YStep 40/Resources<</Font<</F 4 0 R>>>>",
        "BT /F 11 Tf 4 10 Td (Orla Quennell) Tj ET",
    );
    let form = stream(
        "/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</Pattern<</P 11 0 R>>>>",
        "/Pattern cs /P scn 50 400 400 200 re f",
    );
    let bytes = file("/X Do", "", "", &[(7, &form), (11, &tile)]);
    let json = r#"[{"page":1,"box":[100,300,80,60]},{"find":"Orla Quennell"}]"#;
    let refused = redact("a.pdf", &bytes, &marks(json).expect("marks"), &Limits::default());
    assert!(refused.expect_err("refused").why.contains("draw a box"));
}

#[test]
fn marks_that_lie_in_one_another_are_one() {
    let draws = "BT /F 11 Tf 60 500 Td (Heard by Orla Quennell, for the panel of the Borough.) Tj ET";
    let bytes = file(draws, "", "", &[]);
    for (what, json) in [
        ("a name and its part", r#"[{"find":"Orla Quennell"},{"find":"Quennell"}]"#),
        ("the part first", r#"[{"find":"Quennell"},{"find":"Orla Quennell"}]"#),
        ("a box over the name", r#"[{"page":1,"box":[104,325,75,22]},{"find":"Quennell"}]"#),
        ("a box in a box", r#"[{"page":1,"box":[104,325,75,22]},{"page":1,"box":[110,328,40,16]}]"#),
    ] {
        let (copy, made) = redacted(what, &bytes, json);
        assert!(copy.changed.is_empty(), "{what}: {:?}", copy.changed);
        assert_eq!(count(&made, "Quennell"), 0, "{what}");
        assert_eq!(count(&made, "for the panel of the Borough"), 1, "{what}");
    }
}

#[test]
fn a_box_of_ours_does_not_tell_how_long_the_words_were() {
    let full = "Heard by Orla Quennell, for the panel of the Borough, which met on the Tuesday before Easter and on Friday.";
    for (what, draws) in [
        ("room behind it", "BT /F 11 Tf 60 500 Td (Heard by Orla Quennell at noon.) Tj ET".to_owned()),
        ("a full line", format!("BT /F 11 Tf 40 500 Td ({full}) Tj ET")),
    ] {
        let (_, made) = redacted(what, &file(&draws, "", "", &[]), r#"[{"find":"Orla Quennell"}]"#);
        let seen = look("copy.pdf", &made, &Limits::default());
        assert!(seen.dangers.iter().all(|d| d.code != Code::PdfRedactionWidthLeak), "{what}: {seen:#?}");
    }
    // A box of somebody else's that is as wide as the words, with or without a label.
    let drawn = "0 g 107.7 495 72.1 14 re f BT /F 11 Tf 60 500 Td (Heard by) Tj 122 0 Td (at noon.) Tj ET";
    let seen = look("a.pdf", &file(drawn, "", "", &[]), &Limits::default());
    assert!(seen.dangers.iter().any(|d| d.code == Code::PdfRedactionWidthLeak), "{seen:#?}");
}
