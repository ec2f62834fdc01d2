//! The boxes of redacted PDFs: along the words at whatever angle, over no letter that stays, and words found however a page is
//! laid out.

use hayro_syntax::object::{Object, stream::ImageDecodeParams};
use release::{
    Limits,
    copy::{Copy, marks},
    dangers::{Verdict, look},
    marking::sheets,
    redact,
};

use crate::hidden::pdf::{file, stream};

const NAME: &str = "[{\"find\":\"Orla Quennell\",\"provision\":\"s.40(2)\"}]";

/// A copy that is whole and clean, and what was reported of it.
#[track_caller]
fn redacted(what: &str, bytes: &[u8], json: &str) -> (Copy, Vec<u8>) {
    let marks = marks(json).expect("marks");
    let copy =
        redact("a.pdf", bytes, &marks, &Limits::default()).unwrap_or_else(|why| panic!("{what}: {why:?}"));
    assert!(copy.remaining.is_empty(), "{what}: {:?}", copy.remaining);
    assert!(copy.changed.is_empty(), "{what}: it is no picture: {:?}", copy.changed);
    let made = copy.bytes.clone().expect("a copy");
    let seen = look("copy.pdf", &made, &Limits::default());
    assert_eq!(seen.verdict, Verdict::Clean, "{what}: {seen:#?}");
    (copy, made)
}

/// How often words stand in a file, and where from the left the first of them.
#[track_caller]
fn standing(bytes: &[u8], words: &str) -> (usize, f64) {
    let (_, found) = sheets("a.pdf", bytes, &[words.to_owned()], &Limits::default()).expect("pages");
    (found[0].count, found[0].places.first().map_or(0.0, |p| p.at[0]))
}

/// Letters one by one, in an order that nobody reads.
fn shuffled(words: &str) -> String {
    let letters: Vec<char> = words.chars().collect();
    let order = (0..letters.len()).map(|n| n * 7 % letters.len());
    order.map(|n| format!("BT /F 11 Tf 1 0 0 1 {} 500 Tm ({}) Tj ET ", 60 + n * 8, letters[n])).collect()
}

#[test]
fn a_box_lies_over_the_words_and_over_nothing_that_stays() {
    let at = |angle: f32, words: &str| {
        let (sin, cos) = angle.to_radians().sin_cos();
        format!("BT /F 11 Tf {cos} {sin} {} {cos} 200 300 Tm ({words}) Tj ET ", -sin)
    };
    let line = |y: f32, words: &str| format!("BT /F 11 Tf 60 {y} Td ({words}) Tj ET ");
    let heard = "heard was Orla Quennell on Friday";
    let turned = |angle| (at(angle, heard), vec!["heard was", "on Friday"]);
    let rows: Vec<(String, (String, Vec<&str>))> = [37.0, 45.0, -30.0, 90.0, 135.0, 180.0, 211.0, 3.0]
        .into_iter()
        .map(|angle| (format!("turned by {angle} degrees"), turned(angle)))
        .chain([
            (
                "a pale mark across a page of lines".to_owned(),
                (
                    (0..12)
                        .map(|n| line(640.0 - 22.0 * n as f32, "the plan was put to a vote and carried"))
                        .collect::<String>()
                        + "0.9 g BT /F 46 Tf 0.7071 0.7071 -0.7071 0.7071 80 380 Tm (Orla Quennell) Tj ET",
                    vec!["the plan was put to a vote and carried"],
                ),
            ),
            (
                "letters one by one".to_owned(),
                (shuffled("heard was Orla Quennell today"), vec!["heard was", "today"]),
            ),
            (
                "another line printed over it".to_owned(),
                (line(500.0, heard) + "BT /F 11 Tf 120 497 Td (overprinted words) Tj ET", vec!["heard was"]),
            ),
            (
                "lines that stand close".to_owned(),
                (
                    line(510.0, "words above the name on a line which runs on")
                        + &line(500.0, heard)
                        + &line(490.0, "words below the name on a line which runs on"),
                    vec![
                        "words above the name on a line which runs on",
                        "words below the name on a line which runs on",
                        "on Friday",
                    ],
                ),
            ),
        ])
        .collect();
    for (what, (draws, left)) in &rows {
        let bytes = file(draws, "", "", &[]);
        let (copy, made) = redacted(what, &bytes, NAME);
        assert_eq!(copy.removed.first().map(|r| r.count), Some(1), "{what}");
        assert_eq!((standing(&made, "Orla").0, standing(&made, "Quennell").0), (0, 0), "{what}");
        assert_eq!(standing(&made, "redacted: s.40(2)").0, 1, "{what}: the label is read");
        for words in left {
            assert_eq!(standing(&made, words).0, standing(&bytes, words).0, "{what}: {words}");
        }
    }
}

#[test]
fn only_what_follows_on_the_same_line_moves() {
    let line = |y: f32| format!("BT /F 11 Tf 60 {y} Td (heard was Orla Brown and then the vote) Tj ET ");
    let draws = "BT /F 11 Tf 60 509 Td (above it, and further) Tj ET BT /F 11 Tf 60 500 Td (heard was Orla Quennell and then the vote) Tj ET "
        .to_owned()
        + &line(491.0);
    let bytes = file(&draws, "", "", &[]);
    let (_, made) = redacted("close lines", &bytes, NAME);
    for words in ["further", "Brown and"] {
        let (before, after) = (standing(&bytes, words), standing(&made, words));
        assert!(
            before.0 == 1 && before.0 == after.0 && (before.1 - after.1).abs() < 0.1,
            "{words}: {before:?} {after:?}"
        );
    }
}

#[test]
fn marks_that_touch_share_a_box_and_each_is_counted() {
    let draws = "BT /F 11 Tf 60 500 Td (heard was Orla Quennell, and Quennell again) Tj ET";
    let bytes = file(draws, "", "", &[]);
    let json = r#"[{"find":"Orla Quennell","provision":"s.40(2)"},{"find":"Quennell","provision":"s.41"}]"#;
    let (copy, made) = redacted("a name and the surname", &bytes, json);
    let counts: Vec<usize> = copy.removed.iter().map(|r| r.count).collect();
    assert_eq!(counts, [1, 2]);
    for (words, times) in
        [("Quennell", 0), ("redacted: s.40(2); s.41", 1), ("redacted: s.41", 1), ("heard was", 1)]
    {
        assert_eq!(standing(&made, words).0, times, "{words}");
    }
    let boxes = r#"[{"page":1,"box":[55,330,100,16],"provision":"s.40(2)"},{"page":1,"box":[120,328,80,20],"provision":"s.41"}]"#;
    let (_, made) = redacted("boxes that overlap", &bytes, boxes);
    assert_eq!((standing(&made, "s.40(2)").0, standing(&made, "s.41").0), (1, 1));
}

#[test]
fn words_over_columns_and_pages_are_found() {
    let columns = "BT /F 11 Tf 60 500 Td (the column ends with Orla) Tj ET BT /F 11 Tf 320 500 Td (the other one speaks of) Tj ET \
        BT /F 11 Tf 60 486 Td (Quennell begins its line) Tj ET BT /F 11 Tf 320 486 Td (the library in the square) Tj ET";
    let (copy, made) = redacted("two columns", &file(columns, "", "", &[]), NAME);
    assert_eq!(copy.removed[0].count, 1);
    for (words, times) in
        [("Orla", 0), ("Quennell", 0), ("the other one speaks of", 1), ("begins its line", 1)]
    {
        assert_eq!(standing(&made, words).0, times, "{words}");
    }
    let pages = |first: &str, second: &str| {
        let page = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 13 0 R/Resources<</Font<</F 4 0 R>>>>>>";
        let foot = "BT /F 9 Tf 280 40 Td (Page 1 of 2) Tj ET BT /F 11 Tf 60 80 Td";
        let head = "BT /F 9 Tf 60 800 Td (Borough of Wexmoor) Tj ET BT /F 11 Tf 60 760 Td";
        let second = stream("", &format!("{head} ({second}) Tj ET"));
        let bytes = file(&format!("{foot} ({first}) Tj ET"), "", "", &[(12, page), (13, &second)]);
        let text = String::from_utf8(bytes).expect("text");
        text.replace("/Count 1/Kids[3 0 R]", "/Count 2/Kids[3 0 R 12 0 R]").into_bytes()
    };
    for (what, first, second, gone) in [
        ("over pages", "in the name of Orla", "Quennell who signed it", true),
        ("hyphened over pages", "in the name of Orla Quen-", "nell who signed it", true),
        ("two others", "in the name of Orla", "Brown who signed it", false),
        ("in the middle of lines", "in the name of Orla and", "that Quennell signed it", false),
    ] {
        let bytes = pages(first, second);
        let marks = marks(NAME).expect("marks");
        let copy = redact("a.pdf", &bytes, &marks, &Limits::default()).expect("a copy");
        assert!(copy.remaining.is_empty(), "{what}: {:?}", copy.remaining);
        assert_eq!(copy.not_found.is_empty(), gone, "{what}");
        let made = copy.bytes.expect("a copy");
        assert_eq!(standing(&made, "Orla").0 == 0, gone, "{what}");
        assert_eq!(copy.removed.first().map_or(0, |r| r.count), usize::from(gone), "{what}");
        for words in ["in the name of", "signed it", "Page 1 of 2", "Borough of Wexmoor"] {
            assert_eq!(standing(&made, words).0, 1, "{what}: {words}");
        }
    }
}

#[test]
fn of_a_turned_picture_only_the_dots_below_the_box_go() {
    let dots = "EE".repeat(64 * 64);
    let picture = stream(
        "/Type/XObject/Subtype/Image/Width 64/Height 64/BitsPerComponent 8/ColorSpace/DeviceGray/Filter/ASCIIHexDecode",
        &dots,
    );
    // Turned by 45 degrees, its middle at 300, 400; the box is 40 points wide and high around it.
    let bytes = file("q 100 100 -100 100 300 300 cm /I Do Q", "", "", &[(6, &picture)]);
    let (_, made) =
        redacted("a turned picture", &bytes, r#"[{"page":1,"box":[280,422,40,40],"provision":"s.40(2)"}]"#);
    let read = hayro_syntax::Pdf::new(made).expect("opened");
    let found = read.objects().into_iter().find_map(|o| match o {
        Object::Stream(s) if s.dict().contains_key(b"Width".as_slice()) => {
            Some(s.decoded_image(&ImageDecodeParams::default()).expect("unpacked").data.into_owned())
        }
        _ => None,
    });
    let found = found.expect("the picture");
    let side = 100.0 * std::f32::consts::SQRT_2 / 64.0;
    let (mut beneath, mut beyond) = (0, 0);
    for (n, dot) in found.iter().enumerate() {
        let (x, y) = ((n % 64) as f32 + 0.5 - 32.0, 32.0 - (n / 64) as f32 - 0.5);
        // Where the dot lies on the page, from the middle of the box.
        let part = side * std::f32::consts::FRAC_1_SQRT_2;
        let (across, up) = ((x - y) * part, (x + y) * part);
        let off = across.abs().max(up.abs());
        beneath += usize::from(off < 20.0 && *dot != 0);
        beyond += usize::from(off > 20.0 + 2.0 * side && *dot == 0);
    }
    assert_eq!((beneath, beyond), (0, 0), "dots below the box that are left, and others that are gone");
}
