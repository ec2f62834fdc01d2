//! What whoever marks a file sees: pages as pictures, and places of words that are the places from which they are taken.

use std::fmt::Write as _;

use release::{
    Limits,
    copy::{Mark, Target},
    marking::{Shown, WIDTHS, picture, sheets},
    redact,
};

/// A PDF with a page for each of these drawings, turned and cut as said.
fn pages(extra: &str, drawings: &[&str]) -> Vec<u8> {
    let kids: String = (0..drawings.len()).map(|n| format!("{} 0 R ", 10 + n * 2)).collect();
    let mut out = format!(
        "%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Count {}/Kids[{kids}]>>\nendobj\n\
         4 0 obj\n<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>\nendobj\n",
        drawings.len()
    );
    for (n, drawing) in drawings.iter().enumerate() {
        let (page, content) = (10 + n * 2, 11 + n * 2);
        let _ = write!(
            out,
            "{page} 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 300]{extra}/Contents {content} 0 R/Resources<</Font<</F 4 0 R>>>>>>\nendobj\n\
             {content} 0 obj\n<</Length {}>>\nstream\n{drawing}\nendstream\nendobj\n",
            drawing.len() + 1
        );
    }
    out += "trailer\n<</Root 1 0 R/Size 99>>\nstartxref\n0\n%%EOF\n";
    out.into_bytes()
}

const NAMED: &str = "BT /F 14 Tf 60 200 Td (The panel heard Orla Quennell on the plan.) Tj 0 -40 Td (Orla Quennell left at noon.) Tj ET";

fn found(bytes: &[u8], words: &str) -> (Vec<release::marking::Sheet>, release::marking::Found) {
    let (sheets, mut found) =
        sheets("a.pdf", bytes, &[words.to_owned()], &Limits::default()).expect("it has pages");
    (sheets, found.remove(0))
}

#[test]
fn where_words_are_shown_is_where_a_box_takes_them_out() {
    for (extra, size, origin) in [
        ("", (400.0, 300.0), "as it is"),
        ("/Rotate 90", (300.0, 400.0), "turned to the right"),
        ("/Rotate 180", (400.0, 300.0), "upside down"),
        ("/Rotate 270", (300.0, 400.0), "turned to the left"),
        ("/CropBox[40 20 380 280]", (340.0, 260.0), "cut"),
        ("/CropBox[40 20 380 280]/Rotate 90", (260.0, 340.0), "cut and turned"),
        ("/UserUnit 2", (800.0, 600.0), "in units of its own"),
    ] {
        let bytes = pages(extra, &["", NAMED]);
        let (sheets, found) = found(&bytes, "Orla Quennell");
        assert_eq!((sheets[1].width, sheets[1].height), size, "{origin}");
        assert!(sheets.iter().all(|s| s.readable), "{origin}");
        assert_eq!(found.count, 2, "{origin}: {found:?}");
        let marks: Vec<Mark> = found
            .places
            .iter()
            .map(|place| Mark {
                target: Target::Box { page: place.page, at: place.at },
                provision: Some("s.40(2)".into()),
                words: None,
                whole_words: false,
            })
            .collect();
        let copy = redact("a.pdf", &bytes, &marks, &Limits::default()).expect(origin);
        let bytes = copy.bytes.unwrap_or_else(|| panic!("{origin}: {:?}", copy.remaining));
        for (words, count) in [("Orla", 0), ("Quennell", 0), ("on the plan", 1), ("left at noon", 1)] {
            assert_eq!(self::found(&bytes, words).1.count, count, "{origin}: {words}");
        }
    }
}

#[test]
fn a_page_is_drawn_alone_and_in_the_widths_of_the_page() {
    let bytes = pages("", &["", NAMED]);
    for width in WIDTHS {
        for page in [1, 2] {
            let drawn = picture("a.pdf", &bytes, page, width).expect("a picture");
            let decoded = png::Decoder::new(std::io::Cursor::new(&drawn)).read_info().expect("a PNG");
            let info = decoded.info();
            assert_eq!((info.width, info.height), (width, width * 3 / 4));
        }
    }
    let [blank, named] = [1, 2].map(|page| picture("a.pdf", &bytes, page, 1_200).expect("a picture"));
    assert_ne!(blank, named, "the letters of a standard font are drawn");
    for (name, bytes, page, width, why) in [
        ("a.pdf", bytes.as_slice(), 3, 1_200, "no such page"),
        ("a.pdf", &bytes, 0, 1_200, "no such page"),
        ("a.pdf", &bytes, 1, 60_000, "not drawn in that width"),
        ("a.txt", b"Orla Quennell", 1, 140, "no such page"),
    ] {
        let refused = picture(name, bytes, page, width).expect_err(why);
        assert!(refused.why.contains(why), "{}", refused.why);
    }
    assert!(picture("a.pdf", &bytes[..200], 1, 140).is_err(), "a file that is cut off is not drawn");
}

#[test]
fn a_picture_is_one_page_in_dots() {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, 300, 200);
    encoder.set_color(png::ColorType::Rgb);
    let mut writer = encoder.write_header().expect("written");
    writer.write_image_data(&[200; 300 * 200 * 3]).expect("written");
    writer.finish().expect("written");
    assert_eq!(Shown::of("a.png", &bytes), Shown::Picture);
    let (sheets, found) = sheets("a.png", &bytes, &["Orla".into()], &Limits::default()).expect("a sheet");
    assert_eq!((sheets[0].width, sheets[0].height, found[0].count), (300.0, 200.0, 0));
    let small = picture("a.png", &bytes, 1, 140).expect("a picture");
    let info = png::Decoder::new(std::io::Cursor::new(&small)).read_info().expect("a PNG");
    assert_eq!((info.info().width, info.info().height), (140, 93));
}

/// A TIFF in greys with a page for each of these sizes, every dot as light as its page's number says.
fn scan(pages: &[(u16, u16)]) -> Vec<u8> {
    let mut out = b"II*\0\0\0\0\0".to_vec();
    let mut link = 4;
    for (nth, (width, height)) in pages.iter().enumerate() {
        let dots = out.len() as u32;
        out.extend(std::iter::repeat_n(200 - nth as u8 * 40, usize::from(*width) * usize::from(*height)));
        out.resize(out.len().next_multiple_of(2), 0);
        let at = out.len() as u32;
        out[link..link + 4].copy_from_slice(&at.to_le_bytes());
        let (w, h) = (u32::from(*width), u32::from(*height));
        let entries = [
            (256_u16, 4_u16, w),
            (257, 4, h),
            (258, 3, 8),
            (259, 3, 1),
            (262, 3, 1),
            (273, 4, dots),
            (277, 3, 1),
            (278, 4, h),
            (279, 4, w * h),
        ];
        out.extend((entries.len() as u16).to_le_bytes());
        for (tag, kind, value) in entries {
            out.extend(tag.to_le_bytes());
            out.extend(kind.to_le_bytes());
            out.extend(1_u32.to_le_bytes());
            out.extend(value.to_le_bytes());
        }
        link = out.len();
        out.extend([0; 4]);
    }
    out
}

#[test]
fn every_page_of_a_scan_is_shown_and_marked() {
    let mark = |page: u32| Mark {
        target: Target::Box { page, at: [10.0, 10.0, 40.0, 20.0] },
        provision: Some("s.40(2)".into()),
        words: None,
        whole_words: false,
    };
    let two = scan(&[(200, 100), (120, 160)]);
    let (shown, _) = sheets("a.tif", &two, &[], &Limits::default()).expect("sheets");
    let sizes: Vec<_> = shown.iter().map(|s| (s.width, s.height)).collect();
    assert_eq!(sizes, [(200.0, 100.0), (120.0, 160.0)]);
    for (page, size) in [(1, (140, 70)), (2, (120, 160))] {
        let drawn = picture("a.tif", &two, page, 140).expect("a picture");
        let info = png::Decoder::new(std::io::Cursor::new(&drawn)).read_info().expect("a PNG");
        assert_eq!((info.info().width, info.info().height), size);
    }
    assert!(picture("a.tif", &two, 3, 140).is_err(), "it has two pages");
    let copy = redact("a.tif", &two, &[mark(2)], &Limits::default()).expect("a copy");
    assert!(copy.changed.iter().any(|s| s.starts_with("It is a PDF now")), "{:?}", copy.changed);
    let made = copy.bytes.unwrap_or_else(|| panic!("{:?}", copy.remaining));
    let (pages, _) = sheets("a.pdf", &made, &[], &Limits::default()).expect("pages");
    assert_eq!(pages.len(), 2, "every page is kept");
    for (page, dark) in [(1, false), (2, true)] {
        let drawn = picture("a.pdf", &made, page, 140).expect("a picture");
        let mut reader = png::Decoder::new(std::io::Cursor::new(&drawn)).read_info().expect("a PNG");
        let mut dots = vec![0; reader.output_buffer_size().expect("a size")];
        let info = reader.next_frame(&mut dots).expect("dots");
        let across = info.width as usize;
        let scale = if page == 1 { 140.0 / 200.0 } else { 140.0 / 120.0 };
        let at = (20.0 * scale) as usize * across + (30.0 * scale) as usize;
        assert_eq!(dots[at * info.color_type.samples()] < 40, dark, "page {page}");
    }
    let one = scan(&[(200, 100)]);
    let copy = redact("a.tif", &one, &[mark(1)], &Limits::default()).expect("a copy");
    let made = copy.bytes.unwrap_or_else(|| panic!("{:?}", copy.remaining));
    assert_eq!(Shown::of("a.png", &made), Shown::Picture);
    assert!(redact("a.tif", &one, &[mark(2)], &Limits::default()).is_err(), "no such page");
    let gif = b"GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xFF\xFF\xFF\x2C\0\0\0\0\x01\0\x01\0\0\x02\x02\x44\x01\0\x3B";
    let (shown, _) = sheets("a.gif", gif, &[], &Limits::default()).expect("a sheet");
    assert_eq!((shown.len(), shown[0].width), (1, 1.0));
    let copy = redact("a.gif", gif, &[mark(1)], &Limits::default()).expect("a copy");
    assert!(copy.bytes.is_some_and(|b| b.starts_with(b"\x89PNG")), "{:?}", copy.remaining);
}
