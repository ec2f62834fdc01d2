//! Pictures: what they carry beside what they show.

use super::check;

/// A directory of Exif: tag, kind, count and value of each, then the next directory, then what values point to.
fn exif(entries: &[(u16, u16, u32, u32)], rest: &[u8], next: &[(u16, u16, u32, u32)]) -> Vec<u8> {
    let mut out = b"II*\0\x08\0\0\0".to_vec();
    let table = |out: &mut Vec<u8>, entries: &[(u16, u16, u32, u32)], after: u32| {
        out.extend(u16::try_from(entries.len()).expect("few").to_le_bytes());
        for (tag, kind, count, value) in entries {
            out.extend(tag.to_le_bytes());
            out.extend(kind.to_le_bytes());
            out.extend(count.to_le_bytes());
            out.extend(value.to_le_bytes());
        }
        out.extend(after.to_le_bytes());
    };
    let first_end = 8 + 2 + entries.len() as u32 * 12 + 4;
    table(&mut out, entries, if next.is_empty() { 0 } else { first_end });
    if !next.is_empty() {
        table(&mut out, next, 0);
    }
    out.extend_from_slice(rest);
    out
}

/// A JPEG that shows nothing, with segments before what it shows and bytes after its end.
/// A profile of colours in one piece, with these words of its makers.
fn profile(words: &str) -> Vec<u8> {
    [b"ICC_PROFILE\0\x01\x01", &[0; 36][..], b"acsp", &[0; 88], words.as_bytes()].concat()
}

fn jpeg(segments: &[(u8, Vec<u8>)], after: &[u8]) -> Vec<u8> {
    let mut out = vec![0xFF, 0xD8];
    for (marker, bytes) in segments {
        out.extend([0xFF, *marker]);
        out.extend(u16::try_from(bytes.len() + 2).expect("short").to_be_bytes());
        out.extend_from_slice(bytes);
    }
    out.extend([0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0, 0x12, 0x34, 0xFF, 0, 0x56, 0xFF, 0xD9]);
    out.extend_from_slice(after);
    out
}

/// Files to be damaged.
pub(super) fn seeds() -> Vec<(&'static str, Vec<u8>)> {
    let tiff = exif(
        &[(0x8825, 4, 1, 8), (0x013B, 2, 15, 50), (0x8769, 4, 1, 8)],
        b"Orla Quennell\0\0",
        &[(0x0201, 4, 1, 56)],
    );
    let app1 = [b"Exif\0\0".to_vec(), tiff.clone()].concat();
    let iptc = b"Photoshop 3.0\08BIM\x04\x04\0\0\0\0\0\x12\x1c\x02\x50\0\x0dOrla Quennell".to_vec();
    let grey: Vec<u8> = [128, 128, 128, 0].repeat(64);
    let gif = b"GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xFF\xFF\xFF\x21\xFE\x03abc\0\x2C\0\0\0\0\x01\0\x01\0\0\x02\x02\x44\x01\0\x3B".to_vec();
    let webp = b"RIFF\x1a\0\0\0WEBPVP8L\x0d\0\0\0\x2f\0\0\0\x10\x07\x10\x11\x11\x88\x88\xfe\x07\0".to_vec();
    vec![
        ("a.jpg", jpeg(&[(0xE1, app1), (0xED, iptc), (0xFE, b"words".to_vec())], b"more")),
        (
            "a.png",
            png(&grey, &[(b"tEXt", b"Author\0Orla"), (b"zTXt", b"Author\0\0x"), (b"eXIf", &tiff)], b""),
        ),
        ("a.tif", tiff),
        ("a.gif", gif),
        ("a.webp", webp),
    ]
}

#[test]
fn what_a_jpeg_carries_is_found() {
    let app1 = |tiff: Vec<u8>| vec![(0xE1, [b"Exif\0\0".to_vec(), tiff].concat())];
    let name = b"Orla Quennell\0\0";
    let own = |tag: u16| app1(exif(&[(tag, 2, 15, 26)], name, &[]));
    let gps = exif(
        &[(0x8825, 4, 1, 26)],
        &exif(&[(1, 2, 2, 0x4E), (2, 5, 1, 0), (4, 5, 1, 0)], &[], &[])[8..],
        &[],
    );
    let version = exif(&[(0x8825, 4, 1, 26)], &exif(&[(0, 1, 4, 0x0302)], &[], &[])[8..], &[]);
    let small =
        exif(&[(0x0112, 3, 1, 1)], &[0xFF, 0xD8, 0xFF, 0xD9], &[(0x0201, 4, 1, 56), (0x0202, 4, 1, 4)]);
    let xmp = |inner: &str| {
        let text = format!(
            "http://ns.adobe.com/xap/1.0/\0<x:xmpmeta xmlns:x='x'><rdf:RDF xmlns:rdf='r'><rdf:Description {inner}/></rdf:RDF></x:xmpmeta>"
        );
        vec![(0xE1, text.into_bytes())]
    };
    let iptc = [b"Photoshop 3.0\08BIM\x04\x04\0\0\0\0\0\x12\x1c\x02\x50\0\x0d".as_slice(), b"Orla Quennell"]
        .concat();
    let comment = |text: &str| vec![(0xFE, text.as_bytes().to_vec())];
    let machine = |words: &[u8; 15]| jpeg(&app1(exif(&[(0x013C, 2, 15, 26)], words, &[])), b"");
    let notes = |words: &[u8]| {
        let length = u32::try_from(words.len()).expect("short");
        jpeg(&app1(exif(&[(0x927C, 7, length, 26)], words, &[])), b"")
    };
    let rows: &[(&str, Vec<u8>, &[&str])] = &[
        ("a machine of the authority", machine(b"PC-QUENNELL-HR\0"), &["img.exif.personal"]),
        ("the kind of a telephone", machine(b"iPhone 13 Pro\0\0"), &[]),
        ("a face in the maker's notes", notes(b"Apple iOS\0\0\x01MMOrla Quennell\0"), &["img.exif.personal"]),
        ("a maker's notes", notes(b"Apple iOS\0\0\x01MM\0\x12\0\x01\0\x09\0\0\0\x0e"), &[]),
        ("who took it", jpeg(&own(0x013B), b""), &["img.exif.personal"]),
        ("whose it is", jpeg(&own(0x8298), b""), &["img.exif.personal"]),
        ("its description", jpeg(&own(0x010E), b""), &["img.exif.personal"]),
        ("where it was taken", jpeg(&app1(gps), b""), &["img.exif.gps"]),
        ("a version of a place without a place", jpeg(&app1(version), b""), &[]),
        ("a small picture inside", jpeg(&app1(small), b""), &["img.exif.thumbnail"]),
        ("how it is turned", jpeg(&app1(exif(&[(0x0112, 3, 1, 6)], &[], &[])), b""), &[]),
        (
            "a description by another way",
            jpeg(&xmp("dc:creator='Orla Quennell' xmlns:dc='d'"), b""),
            &["img.exif.personal"],
        ),
        (
            "a place by another way",
            jpeg(&xmp("exif:GPSLatitude='53,12N' xmlns:exif='e'"), b""),
            &["img.exif.gps"],
        ),
        (
            "the program by another way",
            jpeg(&xmp("xmp:CreatorTool='Adobe Photoshop 24.1' xmlns:xmp='m'"), b""),
            &[],
        ),
        ("a picture desk's word", jpeg(&[(0xED, iptc)], b""), &["img.exif.personal"]),
        ("a comment", jpeg(&comment("Taken by Orla Quennell"), b""), &["img.jpeg.comment"]),
        (
            "a program's mark",
            jpeg(&comment("CREATOR: gd-jpeg v1.0 (using IJG JPEG v80), quality = 90"), b""),
            &[],
        ),
        ("bytes after the end", jpeg(&[], b"the rest of a larger picture"), &["img.trailing_data"]),
        ("nothing but zeros after the end", jpeg(&[], &[0; 40]), &[]),
        ("a profile of colours", jpeg(&[(0xE2, profile("Copyright Wexmoor Screens Company"))], b""), &[]),
        (
            "words in the place of a profile of colours",
            jpeg(&[(0xE2, b"ICC_PROFILE\0\x01\x01Orla Quennell".to_vec())], b""),
            &["img.exif.personal"],
        ),
    ];
    for (what, bytes, expected) in rows {
        check("a.jpg", what, bytes, expected);
    }
    let whole = jpeg(&[], b"");
    let cut = release::dangers::look("a.jpg", &whole[..whole.len() - 2], &release::Limits::default());
    assert_eq!(cut.verdict, release::dangers::Verdict::CannotCheck);
}

/// A TIFF of these pixels.
fn tiff(pixels: &[u8]) -> Vec<u8> {
    use image::ImageEncoder;
    let side = ((pixels.len() / 4) as f64).sqrt() as u32;
    let mut out = std::io::Cursor::new(Vec::new());
    let encoder = image::codecs::tiff::TiffEncoder::new(&mut out);
    encoder.write_image(pixels, side, side, image::ExtendedColorType::Rgba8).expect("in memory");
    out.into_inner()
}

/// A PNG of these pixels with chunks before them and bytes after the end.
fn png(pixels: &[u8], chunks: &[(&[u8; 4], &[u8])], after: &[u8]) -> Vec<u8> {
    let side = ((pixels.len() / 4) as f64).sqrt() as u32;
    let mut out = Vec::new();
    let mut encoder = png::Encoder::new(&mut out, side, side);
    encoder.set_color(png::ColorType::Rgba);
    let mut writer = encoder.write_header().expect("in memory");
    for (kind, bytes) in chunks {
        writer.write_chunk(png::chunk::ChunkType(**kind), bytes).expect("in memory");
    }
    writer.write_image_data(pixels).expect("as many as said");
    writer.finish().expect("in memory");
    out.extend_from_slice(after);
    out
}

#[test]
fn what_a_png_carries_is_found() {
    let grey: Vec<u8> = [128, 128, 128, 255].repeat(256);
    let below: Vec<u8> =
        (0..256_u32).flat_map(|n| if n % 3 == 0 { [0, 0, 0, 0] } else { [255, 255, 255, 0] }).collect();
    let faded: Vec<u8> = (0..=255_u8).flat_map(|n| [40, 90, 160, n]).collect();
    // A dark shape on clear white: its edge is a line of faint traces.
    let edge: Vec<u8> = (0..256_u32)
        .flat_map(|n| match n % 16 {
            0..6 => [255, 255, 255, 0],
            6 => [10, 10, 10, 5],
            _ => [10, 10, 10, 255],
        })
        .collect();
    let rows: &[(&str, Vec<u8>, &[&str])] = &[
        ("a text", png(&grey, &[(b"tEXt", b"Author\0Orla Quennell")], b""), &["img.png.text"]),
        (
            "a text of the new kind",
            png(&grey, &[(b"iTXt", b"Comment\0\0\0\0\0Orla Quennell")], b""),
            &["img.png.text"],
        ),
        ("what a program keeps", png(&grey, &[(b"prVt", b"Orla Quennell")], b""), &["img.png.text"]),
        ("a program's short mark", png(&grey, &[(b"prVt", b"v2\0\x01")], b""), &[]),
        ("a program's mark", png(&grey, &[(b"tEXt", b"Software\0Paint.NET 5.0")], b""), &[]),
        ("a date", png(&grey, &[(b"tEXt", b"date:create\x002025-03-04T09:14:00+00:00")], b""), &[]),
        ("bytes after the end", png(&grey, &[], b"the tail of a larger picture"), &["img.trailing_data"]),
        ("colours below what is transparent", png(&below, &[], b""), &["img.alpha_hidden"]),
        (
            "words in the place of a profile",
            png(&grey, &[(b"iCCP", b"Orla Quennell\0\0no profile")], b""),
            &["img.png.text"],
        ),
        ("an edge that fades", png(&edge, &[], b""), &[]),
        ("one colour that fades", png(&faded, &[], b""), &[]),
        ("nothing more", png(&grey, &[], b""), &[]),
    ];
    for (what, bytes, expected) in rows {
        check("a.png", what, bytes, expected);
    }
    check("a.tif", "colours below what is transparent", &tiff(&below), &["img.alpha_hidden"]);
    check("a.tif", "one colour that fades", &tiff(&faded), &[]);
    let mut broken = png(&grey, &[], b"");
    let middle = broken.len() - 20;
    broken[middle] ^= 0x55;
    let look = release::dangers::look("a.png", &broken, &release::Limits::default());
    assert_eq!(look.verdict, release::dangers::Verdict::CannotCheck);
}

#[test]
fn further_pictures_are_found() {
    let one = exif(&[(0x0100, 3, 1, 1), (0x0101, 3, 1, 1)], &[], &[]);
    check("a.tif", "one page", &one, &[]);
    // One strip of nine bytes, at the end of the directory or beyond the end of the file.
    let strip =
        |at: u32| exif(&[(0x0100, 3, 1, 1), (0x0111, 4, 1, at), (0x0117, 4, 1, 9)], b"123456789", &[]);
    check("a.tif", "a strip", &strip(50), &[]);
    let cut = release::dangers::look("a.tif", &strip(51), &release::Limits::default());
    assert_eq!(cut.verdict, release::dangers::Verdict::CannotCheck, "a strip that is cut off");
    let two = exif(&[(0x0100, 3, 1, 1)], &[], &[(0x0100, 3, 1, 1)]);
    check("a.tif", "two pages", &two, &["img.extra_page"]);
    let named = exif(&[(0x0100, 3, 1, 1), (0x013B, 2, 15, 38)], b"Orla Quennell\0\0", &[]);
    check("a.tif", "who took it", &named, &["img.exif.personal"]);
    let frame = b"\x2C\0\0\0\0\x01\0\x01\0\0\x02\x02\x44\x01\0".as_slice();
    let gif = |parts: &[&[u8]]| {
        [b"GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xFF\xFF\xFF".as_slice(), &parts.concat(), b"\x3B"].concat()
    };
    check("a.gif", "one picture", &gif(&[frame]), &[]);
    check("a.gif", "two pictures", &gif(&[frame, frame]), &["img.extra_page"]);
    let extension = |name: &[u8; 11], words: &[u8]| {
        [b"\x21\xFF\x0B".as_slice(), name, &[u8::try_from(words.len()).expect("short")], words, b"\0"]
            .concat()
    };
    let (kept, often) = (extension(b"WEXMOOR1.00", b"Orla Quennell"), extension(b"NETSCAPE2.0", b"\x01\0\0"));
    check("a.gif", "what a program keeps", &gif(&[&kept, frame]), &["img.jpeg.comment"]);
    check("a.gif", "how often it is shown", &gif(&[&often, frame]), &[]);
    let note = exif(&[(0x0100, 3, 1, 1), (0xC350, 7, 15, 38)], b"Orla Quennell\0\0", &[]);
    check("a.tif", "a note under a tag of its own", &note, &["img.exif.personal"]);
    let after = [strip(50), b"Orla Quennell, and the rest of a larger picture".to_vec()].concat();
    check("a.tif", "bytes after the last strip", &after, &["img.trailing_data"]);
    let packed = [strip(50), b"Rar!\x1A\x07\x01\0 and the rest of an archive of files".to_vec()].concat();
    check("a.tif", "an archive after the last strip", &packed, &["container.polyglot", "img.trailing_data"]);
    check("a.gif", "a comment", &gif(&[b"\x21\xFE\x0DOrla Quennell\0", frame]), &["img.jpeg.comment"]);
}
