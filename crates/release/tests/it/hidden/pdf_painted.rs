//! What covers words, or lets them through, by how it is painted: patterns, letters that are boxes, masks, pictures; and notes
//! that nobody sees painted at all.

use release::{
    Limits,
    dangers::{Verdict, look},
};

use super::{
    check,
    pdf::{file, stream},
};

const SECRET: &str = "BT /F 11 Tf 60 500 Td (Orla Quennell, 12 Saltpan Row) Tj ET";

/// A form that draws with more than a page of [`file`] has.
fn form(resources: &str, draws: &str) -> String {
    let kind = "/Type/XObject/Subtype/Form/BBox[0 0 595 842]";
    stream(&format!("{kind}/Resources<</Font<</F 4 0 R/T 12 0 R>>{resources}>>"), draws)
}

/// A picture of twenty by twenty dots.
fn picture(extra: &str, dot: impl Fn(usize) -> &'static str) -> String {
    let dots: String = (0..400).map(dot).collect();
    let kind = "/Type/XObject/Subtype/Image/Width 20/Height 20/BitsPerComponent 8/ColorSpace/DeviceGray";
    stream(&format!("{kind}{extra}/Filter/ASCIIHexDecode"), &dots)
}

#[test]
fn what_is_painted_in_other_ways_hides_as_well() {
    let tile = |draws: &str| {
        stream(
            "/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 10 10]/XStep 10/YStep 10/Resources<<>>",
            draws,
        )
    };
    let pattern = "/Pattern<</P 11 0 R>>";
    let tiled = format!("{SECRET} /Pattern cs /P scn 50 490 250 25 re f");
    let font = |of: &str| {
        format!(
            "<</Type/Font/Subtype/Type3/FontMatrix[.001 0 0 .001 0 0]/FontBBox[0 0 1000 1000]/FirstChar 65/LastChar 68\
             /Widths[1000 1000 1000 1000]/Encoding<</Differences[65/a/b/c/d]>>/CharProcs<<{of}>>>>"
        )
    };
    let one = font("/a 13 0 R/b 13 0 R");
    let letter = |draws: &str| stream("", &format!("1000 0 0 0 1000 1000 d1 {draws}"));
    let boxes = format!("{SECRET} BT /T 25 Tf 50 490 Td (BBBBBBBBBB) Tj ET");
    let nothing = "BT /T 11 Tf 60 500 Td (ABABABAB) Tj ET".to_owned();
    let masked = "/ExtGState<</M<</SMask<</S/Luminosity/G 14 0 R>>>>>>";
    let mask = |draws: &str| {
        let kind = "/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Group<</S/Transparency/CS/DeviceGray>>";
        stream(kind, draws)
    };
    let through = format!("q /M gs {SECRET} Q");
    let shade = "/Shading<</S<</ShadingType 2/ColorSpace/DeviceRGB/Coords[0 0 1 0]/Extend[true true]\
        /Function<</FunctionType 2/Domain[0 1]/N 1/C0[1 1 1]/C1[1 1 1]>>>>>>";
    let lab = "/ColorSpace<</L[/Lab<</WhitePoint[.95 1 1.09]>>]>>";
    let white = |draws: &str| format!("{draws} 1 g {SECRET}");
    let spelled = |n: usize| if n.is_multiple_of(3) { "20" } else { "F0" };
    let i = "q 200 0 0 100 60 300 cm /I Do Q";
    type Row<'r> = (&'r str, String, String, Vec<(u32, String)>, &'r [&'r str]);
    let x = || "/X Do".to_owned();
    let rows: Vec<Row<'_>> = vec![
        (
            "a pattern that leaves nothing open",
            x(),
            form(pattern, &tiled),
            vec![(11, tile("0 g 0 0 10 10 re f"))],
            &["pdf.text.under_box"],
        ),
        ("a pattern of thin lines", x(), form(pattern, &tiled), vec![(11, tile("0 g 0 0 2 10 re f"))], &[]),
        (
            "letters that are boxes",
            x(),
            form("", &boxes),
            vec![(12, one.clone()), (13, letter("0 0 1000 1000 re f"))],
            &["pdf.text.under_box"],
        ),
        (
            "letters that are lines",
            x(),
            form("", &boxes),
            vec![(12, one.clone()), (13, letter("0 0 1000 60 re f"))],
            &[],
        ),
        (
            "letters that draw nothing",
            x(),
            form("", &nothing),
            vec![(12, one.clone()), (13, letter(""))],
            &["pdf.text.invisible"],
        ),
        (
            "a mask that lets nothing through",
            x(),
            form(masked, &through),
            vec![(14, mask("0 g 0 0 595 842 re f"))],
            &["pdf.text.transparent"],
        ),
        ("a mask of nothing", x(), form(masked, &through), vec![(14, mask(""))], &["pdf.text.transparent"]),
        (
            "a mask that lets all through",
            x(),
            form(masked, &through),
            vec![(14, mask("1 g 0 0 595 842 re f"))],
            &[],
        ),
        (
            "a mask with a hole here",
            x(),
            form(masked, &through),
            vec![(14, mask("1 g 0 480 595 60 re f"))],
            &[],
        ),
        (
            "white where a shading is white",
            x(),
            form(shade, &white("q 0 0 595 700 re W n /S sh Q")),
            vec![],
            &["pdf.text.same_colour"],
        ),
        (
            "white by how light it is",
            x(),
            form(lab, &format!("/L cs 100 0 0 sc {SECRET}")),
            vec![],
            &["pdf.text.same_colour"],
        ),
        ("black by how light it is", x(), form(lab, &format!("/L cs 5 0 0 sc {SECRET}")), vec![], &[]),
        (
            "white on a white picture",
            white("q 400 0 0 60 50 480 cm /I Do Q"),
            x(),
            vec![(6, picture("", |_| "FF"))],
            &["pdf.text.same_colour"],
        ),
        (
            "white on a dark picture",
            white("q 400 0 0 60 50 480 cm /I Do Q"),
            x(),
            vec![(6, picture("", |_| "30"))],
            &[],
        ),
        (
            "white on a white box of a dark page",
            white("0 0 .3 rg 0 0 595 740 re f 1 g 50 490 400 25 re f"),
            x(),
            vec![],
            &["pdf.text.same_colour"],
        ),
        (
            "a picture that goes on below its mask",
            i.to_owned(),
            x(),
            vec![(6, picture("/SMask 9 0 R", spelled)), (9, picture("", |_| "00"))],
            &["img.alpha_hidden"],
        ),
        (
            "a picture that its mask shows",
            i.to_owned(),
            x(),
            vec![(6, picture("/SMask 9 0 R", spelled)), (9, picture("", |_| "FF"))],
            &[],
        ),
        (
            "one colour below a mask",
            i.to_owned(),
            x(),
            vec![(6, picture("/SMask 9 0 R", |_| "40")), (9, picture("", |_| "00"))],
            &[],
        ),
        (
            "a heading through which colours are seen",
            format!("{SECRET} q BT /F 40 Tf 60 600 Td 7 Tr (Heading) Tj ET 1 0 0 rg 0 0 595 842 re f Q"),
            x(),
            vec![],
            &[],
        ),
        (
            "a note among operators",
            "% Orla Quennell, 12 Saltpan Row\nq Q".into(),
            x(),
            vec![],
            &["pdf.orphan_object"],
        ),
        ("a program's note", "% page 1\n0 g % black\nq Q".into(), x(), vec![], &[]),
        (
            "a sign in words",
            "BT /F 11 Tf 60 700 Td (It rose by 4 % in Saltmarsh Vale) Tj ET".into(),
            x(),
            vec![],
            &[],
        ),
        (
            "a note within an object",
            String::new(),
            x(),
            vec![(20, "% Orla Quennell, 12 Saltpan Row\n<</Type/Nothing>>".into())],
            &["pdf.orphan_object"],
        ),
        (
            "a note of the program that made it",
            String::new(),
            x(),
            vec![(20, "%%Invocation: gs -q -dNOPAUSE -sDEVICE=pdfwrite ? ?\n<</Type/Nothing>>".into())],
            &[],
        ),
    ];
    for (what, draws, form, more, expected) in &rows {
        let mut all: Vec<(u32, &str)> = more.iter().map(|(n, body)| (*n, body.as_str())).collect();
        all.push((7, form));
        check("a.pdf", what, &file(draws, "", "", &all), expected);
    }
}

#[test]
fn layers_clips_and_inks_hide_as_well() {
    let s = SECRET;
    let bar = "50 490 250 25 re f";
    let states = "/ExtGState<</A<</ca .8>>/B<</ca .5>>/W<</ca .15>>/D<</BM/Difference>>/E<</BM/Exclusion>>\
        /L<</BM/Luminosity>>/H<</BM/HardLight>>/N<</BM/ColorDodge>>>>";
    let calc = |draws: &str| stream("/FunctionType 4/Domain[0 1 0 1]/Range[0 1 0 1 0 1 0 1]", draws);
    let one = "<</FunctionType 2/Domain[0 1]/N 1/C0[0 0 0 0]/C1[0 0 0 .02]>>";
    let dark = one.replace(".02", ".9");
    let spaces = "/ColorSpace<</N[/DeviceN[/Warm/Cold]/DeviceCMYK 20 0 R]/S[/Separation/Varnish/DeviceCMYK 20 0 R]\
        /Z[/Separation/None/DeviceCMYK 20 0 R]/Q[/Pattern/DeviceRGB]>>/Pattern<</P 11 0 R/G<</PatternType 2/Shading\
        <</ShadingType 2/ColorSpace/DeviceCMYK/Coords[0 0 595 0]/Function 20 0 R>>>>>>";
    let tile = |kind: u8, draws: &str| {
        let dict = "/PatternType 1/TilingType 1/BBox[0 0 10 10]/XStep 10/YStep 10/Resources<<>>";
        stream(&format!("{dict}/PaintType {kind}"), draws)
    };
    let same = &["pdf.text.same_colour"][..];
    let under = &["pdf.text.under_box"][..];
    let unseen = &["pdf.text.invisible"][..];
    type Row<'r> = (&'r str, &'r str, String, Vec<(u32, String)>, &'r [&'r str]);
    let rows: Vec<Row<'_>> = vec![
        (
            "three boxes of which each lets a fifth through",
            states,
            format!("{s} /A gs 0 g {bar} {bar} {bar}"),
            vec![],
            under,
        ),
        (
            "four boxes that each let half through",
            states,
            format!("{s} /B gs .2 g {bar} {bar} {bar} {bar}"),
            vec![],
            under,
        ),
        ("two boxes that each let half through", states, format!("{s} /B gs 0 g {bar} {bar}"), vec![], &[]),
        (
            "a faint mark many times",
            states,
            format!("{s} /W gs 1 1 0 rg {bar} {bar} {bar} {bar}"),
            vec![],
            &[],
        ),
        ("grey as the difference", states, format!("{s} /D gs .5 g {bar}"), vec![], under),
        ("grey that excludes", states, format!("{s} /E gs .5 g {bar}"), vec![], under),
        ("white as the difference", states, format!("{s} /D gs 1 g {bar}"), vec![], &[]),
        ("the brightness of a box", states, format!("{s} /L gs .3 g {bar}"), vec![], under),
        ("hard light on black", states, format!("{s} /H gs 0 g {bar}"), vec![], under),
        ("white that dodges", states, format!("{s} /N gs 1 g {bar}"), vec![], &[]),
        (
            "below a slanted frame that cuts off",
            states,
            format!("q 60 480 m 60 580 l 20 500 l h W n {s} Q"),
            vec![],
            unseen,
        ),
        (
            "within a slanted frame",
            states,
            format!("q 10 380 m 590 470 l 590 560 l 20 580 l h W n {s} Q"),
            vec![],
            &[],
        ),
        (
            "through the hole of a frame",
            states,
            format!("q 0 0 595 842 re 40 480 300 60 re W* n {s} Q"),
            vec![],
            unseen,
        ),
        (
            "a cut-off box over words",
            states,
            format!("{s} q 10 480 m 40 480 l 10 560 l h W n 0 g {bar} Q"),
            vec![],
            &[],
        ),
        (
            "beside the letters that cut off",
            states,
            "q BT /F 11 Tf 60 300 Td 7 Tr (Heading) Tj ET BT /F 11 Tf 0 Tr 60 500 Td (Orla Quennell, 12 Saltpan Row) Tj ET Q".into(),
            vec![],
            unseen,
        ),
        (
            "two inks that come out white",
            spaces,
            format!("/N cs .7 .2 scn {s}"),
            vec![(20, calc("{ pop pop 0 0 0 0 }"))],
            same,
        ),
        (
            "two inks that come out dark",
            spaces,
            format!("/N cs .7 .2 scn {s}"),
            vec![(20, calc("{ 2 copy add 3 1 roll pop dup 0 gt { pop 1 } if 0 exch 0 exch }"))],
            &[],
        ),
        (
            "one ink that comes out white",
            spaces,
            format!("/S cs 1 scn {s}"),
            vec![(20, one.to_owned())],
            same,
        ),
        ("one ink that comes out dark", spaces, format!("/S cs 1 scn {s}"), vec![(20, dark.clone())], &[]),
        ("no ink", spaces, format!("/Z cs 1 scn {s}"), vec![(20, dark.clone())], unseen),
        (
            "letters of white tiles",
            spaces,
            format!("/Pattern cs /P scn {s}"),
            vec![(11, tile(1, "1 g 0 0 8 8 re f"))],
            same,
        ),
        (
            "letters of dark tiles",
            spaces,
            format!("/Pattern cs /P scn {s}"),
            vec![(11, tile(1, "0 g 0 0 8 8 re f"))],
            &[],
        ),
        (
            "letters of empty tiles",
            spaces,
            format!("/Pattern cs /P scn {s}"),
            vec![(11, tile(1, "0 g"))],
            unseen,
        ),
        (
            "letters of tiles in a colour given later",
            spaces,
            format!("/Q cs 1 1 1 /P scn {s}"),
            vec![(11, tile(2, "0 0 10 10 re f"))],
            same,
        ),
        (
            "dark letters of tiles in a colour given later",
            spaces,
            format!("/Q cs .2 .1 .1 /P scn {s}"),
            vec![(11, tile(2, "0 0 10 10 re f"))],
            &[],
        ),
        (
            "letters of a white shading",
            spaces,
            format!("/Pattern cs /G scn {s}"),
            vec![(20, one.to_owned())],
            same,
        ),
        (
            "letters of a shading that darkens",
            spaces,
            format!("/Pattern cs /G scn {s}"),
            vec![(20, dark)],
            &[],
        ),
    ];
    for (what, resources, draws, more, expected) in &rows {
        let form = form(resources, draws);
        let mut all: Vec<(u32, &str)> = more.iter().map(|(n, body)| (*n, body.as_str())).collect();
        all.push((7, &form));
        check("a.pdf", what, &file("/X Do", "", "", &all), expected);
    }
}

#[test]
fn what_stands_in_a_file_beside_its_objects_is_found() {
    let plain = file("", "", "", &[]);
    let text = String::from_utf8(plain).expect("letters");
    let rows: &[(&str, String, &[&str])] = &[
        ("words between objects", text.replacen("endobj\n", "endobj\nOrla Quennell, 12 Saltpan Row\n", 1), &["pdf.orphan_object"]),
        ("a note between objects", text.replacen("endobj\n", "endobj\n% Orla Quennell, 12 Saltpan Row\n", 2), &["pdf.orphan_object"]),
        ("an archive after the head", text.replacen("%PDF-1.7\n", "%PDF-1.7\nPK\x03\x04 0000000000 0000000000 0000000000\n", 1), &["container.polyglot"]),
        ("an archive after the end", format!("{text}Rar!\x1A\x07\0"), &["container.polyglot"]),
        ("a script of a bookmark", text.replace("/Pages 2 0 R", "/Outlines<</First<</Title(The panel)/A<</S/JavaScript/JS(app.alert\\(1\\))>>>>>>/Pages 2 0 R"), &["pdf.javascript"]),
        ("a script behind a link", text.replace("/MediaBox", "/Annots[<</Type/Annot/Subtype/Link/Rect[9 9 30 30]/A<</S/URI/URI(javascript:alert\\(1\\))>>>>]/MediaBox"), &["pdf.javascript"]),
        ("the label of a page", text.replace("/Pages 2 0 R", "/PageLabels<</Nums[0<</P(Grievance of Orla Quennell )/S/D>>]>>/Pages 2 0 R"), &["pdf.outline"]),
        ("a plain label of a page", text.replace("/Pages 2 0 R", "/PageLabels<</Nums[0<</P(Annex A )/S/D>>]>>/Pages 2 0 R"), &[]),
        ("a place in the file", text.replace("/Pages 2 0 R", "/Names<</Dests<</Names[(Grievance of Orla Quennell)[3 0 R/Fit]]>>>>/Pages 2 0 R"), &["pdf.outline"]),
        ("a place that a program named", text.replace("/Pages 2 0 R", "/Names<</Dests<</Names[(section.1.2)[3 0 R/Fit](cite.knuth)[3 0 R/Fit]]>>>>/Pages 2 0 R"), &[]),
        ("a value of its own", text.replace("/Root 1 0 R", "/Info<</CaseOfficer(Orla Quennell HR/2023/77)>>/Root 1 0 R"), &["pdf.metadata.info"]),
        ("the name of a team", text.replace("/Root 1 0 R", "/Info<</Company(Wexmoor Housing Office)>>/Root 1 0 R"), &[]),
    ];
    for (what, bytes, expected) in rows {
        check("a.pdf", what, bytes.as_bytes(), expected);
    }
}

#[test]
fn a_page_that_does_not_unpack_whole_cannot_be_checked() {
    use std::io::Write as _;
    let draws = format!("BT /F 11 Tf 60 700 Td ({}) Tj ET", "Orla Quennell met the panel. ".repeat(40));
    let mut packer = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::new(6));
    packer.write_all(draws.as_bytes()).expect("in memory");
    let packed = packer.finish().expect("in memory");
    let with = |bytes: &[u8]| {
        let mut out = file("", "", "", &[]);
        let end = out.windows(7).position(|w| w == b"trailer").expect("an end");
        let tail = out.split_off(end);
        out.extend(format!("5 0 obj\n<</Filter/FlateDecode/Length {}>>\nstream\n", bytes.len()).into_bytes());
        out.extend_from_slice(bytes);
        out.extend_from_slice(b"\nendstream\nendobj\n");
        out.extend(tail);
        look("a.pdf", &out, &Limits::default()).verdict
    };
    let mut damaged = packed.clone();
    damaged[10..40].fill(0xFF);
    let mut sum = packed.clone();
    *sum.last_mut().expect("a sum") ^= 0x55;
    assert_ne!(with(&packed), Verdict::CannotCheck, "whole");
    assert_ne!(with(&sum), Verdict::CannotCheck, "only its sum is wrong");
    assert_eq!(with(&damaged), Verdict::CannotCheck, "damaged");
    assert_eq!(with(&packed[..packed.len() / 2]), Verdict::CannotCheck, "cut off");
}
