//! Text and pictures on a page of a PDF that nobody sees.

use super::check;

/// A PDF of one page: what the page draws, more of the page, more of the catalogue, further objects.
pub(crate) fn file(draws: &str, page: &str, root: &str, more: &[(u32, &str)]) -> Vec<u8> {
    let resources = "/Font<</F 4 0 R>>/XObject<</I 6 0 R/X 7 0 R/J 9 0 R>>/Properties<</L 8 0 R>>\
        /ExtGState<</Clear<</ca 0>>/Half<</ca .5>>/Mix<</BM/Multiply>>/Full<</ca 1>>>>\
        /ColorSpace<</Two[/Indexed/DeviceRGB 1<FFFFFF000000>]>>";
    let mut out = String::from("%PDF-1.7\n");
    out += &format!("1 0 obj\n<</Type/Catalog/Pages 2 0 R{root}>>\nendobj\n");
    out += "2 0 obj\n<</Type/Pages/Count 1/Kids[3 0 R]>>\nendobj\n";
    out += &format!(
        "3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 5 0 R/Resources<<{resources}>>{page}>>\nendobj\n"
    );
    out += "4 0 obj\n<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>\nendobj\n";
    let draws = format!("BT /F 11 Tf 60 760 Td (The panel met in public on Tuesday.) Tj ET\n{draws}");
    out += &format!("5 0 obj\n<</Length {}>>\nstream\n{draws}\nendstream\nendobj\n", draws.len());
    for (number, body) in more {
        out += &format!("{number} 0 obj\n{body}\nendobj\n");
    }
    out += "trailer\n<</Root 1 0 R/Size 40>>\nstartxref\n0\n%%EOF\n";
    out.into_bytes()
}

/// A stream with its dictionary.
pub(crate) fn stream(dict: &str, bytes: &str) -> String {
    format!("<<{dict}/Length {}>>\nstream\n{bytes}\nendstream", bytes.len())
}

const SECRET: &str = "BT /F 11 Tf 60 500 Td (Orla Quennell, 12 Saltpan Row) Tj ET";

/// A picture of eight by eight dots in greys, each as wide as it is high.
fn picture(flat: bool) -> String {
    dots(8, flat)
}

fn dots(side: usize, flat: bool) -> String {
    let dots: String = (0..side * side).map(|n| if flat || n % 3 == 0 { "20" } else { "F0" }).collect();
    let kind = format!(
        "/Type/XObject/Subtype/Image/Width {side}/Height {side}/BitsPerComponent 8/ColorSpace/DeviceGray"
    );
    stream(&format!("{kind}/Filter/ASCIIHexDecode"), &dots)
}

/// Files to be damaged.
pub(super) fn seeds() -> Vec<(&'static str, Vec<u8>)> {
    let form = stream("/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</Font<</F 4 0 R>>>>", SECRET);
    let draws = format!(
        "/OC /L BDC /Span<</ActualText(x)>>BDC {SECRET} EMC EMC /X Do q 9 0 0 9 5 4 cm /I Do Q 0 g 50 490 m 9 9 8 8 7 7 c h B* 7 Tr {SECRET} BI /W 1 ID x EI"
    );
    let more = [
        (6, picture(false)),
        (7, form),
        (8, "<</Type/OCG/Name(Working)>>".to_owned()),
        (20, "<</Type/Annot/Subtype/Highlight/Rect[50 490 300 515]/C[0 0 0]/QuadPoints[50 515 300 515 50 490 300 490]/Contents(x)>>".to_owned()),
        (21, "<</Type/Filespec/F(a.csv)/EF<</F 22 0 R>>>>".to_owned()),
        (22, stream("/Type/EmbeddedFile", "a,b\n1,2\n")),
        (23, "<</Type/Outlines/First 24 0 R/Last 24 0 R>>".to_owned()),
        (24, "<</Title(Introduction)/Parent 23 0 R/Next 24 0 R>>".to_owned()),
    ];
    let more: Vec<(u32, &str)> = more.iter().map(|(n, b)| (*n, b.as_str())).collect();
    let root = "/OCProperties<</OCGs[8 0 R]/D<</OFF[8 0 R]>>>>/Names<</EmbeddedFiles<</Names[(a)21 0 R]>>>>/Outlines 23 0 R/AcroForm<</Fields[20 0 R]>>/OpenAction 24 0 R";
    let one = file(&draws, "/Annots[20 0 R]", root, &more);
    let mut two = one.clone();
    two.extend_from_slice(b"5 0 obj\n<</Length 9>>\nstream\nBT /F 1 Tf (x) Tj\nendstream\nendobj\ntrailer\n<</Root 1 0 R>>\nstartxref\n0\n%%EOF\n");
    vec![("a.pdf", one), ("b.pdf", two)]
}

#[test]
fn text_that_a_page_hides_is_found() {
    let form = stream("/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</Font<</F 4 0 R>>>>", SECRET);
    let layer = "<</Type/OCG/Name(Working)>>";
    let off = "/OCProperties<</OCGs[8 0 R]/D<</OFF[8 0 R]>>>>";
    let none_on = "/OCProperties<</OCGs[8 0 R]/D<</BaseState/OFF>>>>";
    let by_use = "/OCProperties<</OCGs[8 0 R]/D<</AS[<</Event/View/Category[/View]/OCGs[8 0 R]>>]>>>>";
    let used = "<</Type/OCG/Name(Working)/Usage<</View<</ViewState/OFF>>>>>>";
    let square =
        |extra: &str| format!("<</Type/Annot/Subtype/Square/Rect[50 490 300 515]/IC[0 0 0]{extra}>>");
    let black = square("");
    let clear = square("/CA .3");
    let mark = "<</Type/Annot/Subtype/Highlight/Rect[50 490 300 515]/C[0 0 0]/QuadPoints[50 515 300 515 50 490 300 490]>>";
    let yellow = "<</Type/Annot/Subtype/Highlight/Rect[50 490 300 515]/C[1 1 0]/QuadPoints[50 515 300 515 50 490 300 490]>>";
    let pen =
        "<</Type/Annot/Subtype/Ink/Rect[50 490 300 515]/C[0 0 0]/InkList[[50 502 300 502]]/BS<</W 26>>>>";
    let thin = pen.replace("/W 26", "/W 1");
    let redact = "<</Type/Annot/Subtype/Redact/Rect[50 490 300 515]/IC[0 0 0]>>";
    let note = "/Annots[20 0 R]";
    let flat = picture(true);
    let soft = picture(true).replace("/Type/XObject", "/Type/XObject/SMask 9 0 R");
    let mask = picture(false);
    let s = SECRET;
    let rows: &[(&str, String, &str, &str, Vec<(u32, &str)>, &[&str])] = &[
        ("a filled box", format!("{s} 0 g 50 490 250 25 re f"), "", "", vec![], &["pdf.text.under_box"]),
        ("a white box", format!("{s} 1 g 50 490 250 25 re f"), "", "", vec![], &["pdf.text.under_box"]),
        (
            "a box of two halves",
            format!("{s} 0 g 50 490 250 12 re 50 502 250 13 re f"),
            "",
            "",
            vec![],
            &["pdf.text.under_box"],
        ),
        (
            "a box of thin lines",
            format!(
                "{s} 2 w {} ",
                (0..14).map(|n| format!("50 {0} m 300 {0} l S ", 491 + n * 2)).collect::<String>()
            ),
            "",
            "",
            vec![],
            &["pdf.text.under_box"],
        ),
        (
            "a polygon",
            format!("{s} 0 g 50 490 m 300 488 l 302 515 l 48 516 l h f"),
            "",
            "",
            vec![],
            &["pdf.text.under_box"],
        ),
        (
            "an oval",
            format!("{s} 0 g 20 502 m 20 560 340 560 340 502 c 340 450 20 450 20 502 c f"),
            "",
            "",
            vec![],
            &["pdf.text.under_box"],
        ),
        ("a thick line", format!("{s} 18 w 50 503 m 300 503 l S"), "", "", vec![], &["pdf.text.under_box"]),
        (
            "a box drawn sideways",
            format!("{s} q 0 1 -1 0 300 490 cm 0 g 0 0 25 250 re f Q"),
            "",
            "",
            vec![],
            &["pdf.text.under_box"],
        ),
        (
            "a box over text of a form",
            "/X Do 0 g 50 490 250 25 re f".into(),
            "",
            "",
            vec![(7, &form)],
            &["pdf.text.under_box"],
        ),
        (
            "blue on a blue box",
            format!("0 0 .9 rg 50 490 250 25 re f {s}"),
            "",
            "",
            vec![],
            &["pdf.text.same_colour"],
        ),
        (
            "black on a black box",
            format!("0 g 50 490 250 25 re f {s}"),
            "",
            "",
            vec![],
            &["pdf.text.same_colour", "pdf.text.under_box"],
        ),
        (
            "black that mixes darker",
            format!("{s} q /Mix gs 0 g 50 490 250 25 re f Q"),
            "",
            "",
            vec![],
            &["pdf.text.under_box"],
        ),
        (
            "a picture",
            format!("{s} q 250 0 0 25 50 490 cm /I Do Q"),
            "",
            "",
            vec![(6, &flat)],
            &["pdf.text.under_image"],
        ),
        (
            "a picture in the drawing",
            format!("{s} q 250 0 0 25 50 490 cm BI /W 1 /H 1 /BPC 8 /CS /G ID 0 EI Q"),
            "",
            "",
            vec![],
            &["pdf.text.under_image"],
        ),
        ("a thick line drawn by hand", s.into(), note, "", vec![(20, pen)], &["pdf.text.under_annot"]),
        ("a thin line drawn by hand", s.into(), note, "", vec![(20, &thin)], &[]),
        (
            "the white one of a list of colours",
            format!("/Two cs 0 sc {s}"),
            "",
            "",
            vec![],
            &["pdf.text.same_colour"],
        ),
        ("the black one of a list of colours", format!("/Two cs 1 sc {s}"), "", "", vec![], &[]),
        ("a square put on top", s.into(), note, "", vec![(20, &black)], &["pdf.text.under_annot"]),
        ("a black highlight", s.into(), note, "", vec![(20, mark)], &["pdf.text.under_annot"]),
        ("a redaction never carried out", s.into(), note, "", vec![(20, redact)], &["pdf.redact.unapplied"]),
        ("mode 3", format!("3 Tr {s}"), "", "", vec![], &["pdf.text.invisible"]),
        ("mode 7", format!("7 Tr {s}"), "", "", vec![], &["pdf.text.invisible"]),
        ("an empty clip", format!("q 0 0 0 0 re W n {s} Q"), "", "", vec![], &["pdf.text.invisible"]),
        (
            "a clip elsewhere",
            format!("q 60 100 200 20 re W n {s} Q"),
            "",
            "",
            vec![],
            &["pdf.text.invisible"],
        ),
        ("no alpha", format!("q /Clear gs {s} Q"), "", "", vec![], &["pdf.text.transparent"]),
        ("white in greys", format!("1 g {s}"), "", "", vec![], &["pdf.text.same_colour"]),
        ("white in inks", format!("0 0 0 0 k {s}"), "", "", vec![], &["pdf.text.same_colour"]),
        ("nearly white", format!(".99 .98 .99 rg {s}"), "", "", vec![], &["pdf.text.same_colour"]),
        ("white outlines", format!("1 Tr 1 G {s}"), "", "", vec![], &["pdf.text.same_colour"]),
        (
            "the colour of a page painted blue",
            format!("0 0 .5 rg 0 0 595 740 re f {s}"),
            "",
            "",
            vec![],
            &["pdf.text.same_colour"],
        ),
        ("half a point", s.replace("/F 11", "/F .5"), "", "", vec![], &["pdf.text.tiny"]),
        (
            "small by its matrix",
            format!("q .05 0 0 .05 60 500 cm {s} Q").replace("60 500 Td", "0 0 Td"),
            "",
            "",
            vec![],
            &["pdf.text.tiny"],
        ),
        ("no width", format!("0 Tz {s}"), "", "", vec![], &["pdf.text.tiny"]),
        ("left of the page", s.replace("60 500", "-400 500"), "", "", vec![], &["pdf.text.offpage"]),
        ("below the page", s.replace("60 500", "60 -30"), "", "", vec![], &["pdf.text.offpage"]),
        ("cropped off", s.into(), "/CropBox[0 600 595 842]", "", vec![], &["pdf.text.cropped"]),
        (
            "a layer that is off",
            format!("/OC /L BDC {s} EMC"),
            "",
            off,
            vec![(8, layer)],
            &["pdf.ocg.hidden"],
        ),
        ("all layers off", format!("/OC /L BDC {s} EMC"), "", none_on, vec![(8, layer)], &["pdf.ocg.hidden"]),
        (
            "a layer that is off when looked at",
            format!("/OC /L BDC {s} EMC"),
            "",
            by_use,
            vec![(8, used)],
            &["pdf.ocg.hidden"],
        ),
        // What looks alike and is seen.
        (
            "a box and white text after it",
            "0 0 .4 rg 50 490 250 25 re f 1 g BT /F 11 Tf 60 500 Td (Summary of findings) Tj ET".into(),
            "",
            "",
            vec![],
            &[],
        ),
        ("a box beside text", format!("{s} 0 g 50 440 250 25 re f"), "", "", vec![], &[]),
        ("a line below text", format!("{s} 1 w 50 497 m 300 497 l S"), "", "", vec![], &[]),
        ("a line through text", format!("{s} 1 w 50 504 m 300 504 l S"), "", "", vec![], &[]),
        (
            "a box half seen through",
            format!("{s} q /Half gs 1 1 0 rg 50 490 250 25 re f Q"),
            "",
            "",
            vec![],
            &[],
        ),
        ("a yellow mark", s.into(), note, "", vec![(20, yellow)], &[]),
        ("a square half seen through", s.into(), note, "", vec![(20, &clear)], &[]),
        ("a frame", format!("{s} 50 490 250 25 re S"), "", "", vec![], &[]),
        (
            "a layer that is on",
            format!("/OC /L BDC {s} EMC"),
            "",
            "/OCProperties<</OCGs[8 0 R]/D<</ON[8 0 R]>>>>",
            vec![(8, layer)],
            &[],
        ),
        (
            "a picture with a soft edge",
            format!("{s} q 250 0 0 25 50 490 cm /I Do Q"),
            "",
            "",
            vec![(6, &soft), (9, &mask)],
            &[],
        ),
        (
            "text seen through letters that clip",
            format!("q 7 Tr {s} 0 g 0 0 595 600 re f Q"),
            "",
            "",
            vec![],
            &[],
        ),
        ("a shadow of white letters", format!("1 g {s} 0 g {s}"), "", "", vec![], &[]),
        ("drawn anew over a white box", format!("{s} 1 g 50 490 250 25 re f 0 g {s}"), "", "", vec![], &[]),
        (
            "size one with a matrix",
            "BT /F 1 Tf 11 0 0 11 60 500 Tm (Orla Quennell) Tj ET".into(),
            "",
            "",
            vec![],
            &[],
        ),
        (
            "white on a picture",
            format!("q 300 0 0 60 50 480 cm /I Do Q 1 g {s}"),
            "",
            "",
            vec![(6, &mask)],
            &[],
        ),
        (
            "turned by ninety degrees",
            "BT /F 11 Tf 0 1 -1 0 300 300 Tm (Totals by quarter) Tj ET".into(),
            "",
            "",
            vec![],
            &[],
        ),
    ];
    for (what, draws, page, root, more, expected) in rows {
        check("a.pdf", what, &file(draws, page, root, more), expected);
    }
}

#[test]
fn pictures_of_which_more_is_there_than_is_seen_are_found() {
    let varied = picture(false);
    let flat = picture(true);
    let i = "q 200 0 0 100 60 300 cm /I Do Q";
    let rows: &[(&str, String, &str, &[&str])] = &[
        ("a box over a part", format!("{i} 0 g 90 320 100 40 re f"), &varied, &["pdf.image.under_box"]),
        ("a white box over a part", format!("{i} 1 g 90 320 100 40 re f"), &varied, &["pdf.image.under_box"]),
        (
            "a thick line over a part",
            format!("{i} 20 w 90 340 m 200 340 l S"),
            &varied,
            &["pdf.image.under_box"],
        ),
        (
            "a box with its label",
            format!("{i} 0 g 90 320 100 40 re f 1 g BT /F 8 Tf 95 330 Td (s.40\\(2\\)) Tj ET"),
            &varied,
            &["pdf.image.under_box"],
        ),
        ("half of it clipped", format!("q 60 300 100 100 re W n {i} Q"), &varied, &["pdf.image.clipped"]),
        ("outside the page", i.replace("60 300", "-150 300"), &varied, &["pdf.image.clipped"]),
        ("a box over nothing but grey", format!("{i} 0 g 90 320 100 40 re f"), &flat, &[]),
        ("a frame", format!("{i} 3 w 58 298 204 104 re S"), &varied, &[]),
        ("a box beside it", format!("{i} 0 g 90 120 100 40 re f"), &varied, &[]),
        ("a box below it", format!("0 g 90 320 100 40 re f {i}"), &varied, &[]),
        (
            "shown in two parts",
            format!("q 60 300 100 100 re W n {i} Q q 160 300 100 100 re W n {i} Q"),
            &varied,
            &[],
        ),
        ("clipped by its own frame", format!("q 60 300 200 100 re W n {i} Q"), &varied, &[]),
    ];
    for (what, draws, image, expected) in rows {
        check("a.pdf", what, &file(draws, "", "", &[(6, image)]), expected);
    }
}

#[test]
fn scanned_pages_are_told_from_hidden_text() {
    // Words where the picture has ink are recognised from it; elsewhere they were put there.
    let scan = dots(120, false);
    let place = "q 595 0 0 842 0 0 cm /I Do Q";
    let found = file(&format!("{place} 3 Tr {SECRET}"), "", "", &[(6, &scan)]);
    check("a.pdf", "text of a scan", &found, &[]);
    let boxed = file(&format!("{place} 3 Tr {SECRET} 0 g 50 490 250 25 re f"), "", "", &[(6, &scan)]);
    check("a.pdf", "a box over a scan and its text", &boxed, &["pdf.image.under_box", "pdf.text.under_box"]);
    let empty = file(&format!("{place} 3 Tr {SECRET}"), "", "", &[(6, &dots(120, true))]);
    check(
        "a.pdf",
        "text where the scan has nothing",
        &empty,
        &["pdf.text.invisible", "pdf.text.under_image"],
    );
    // A box that is part of the picture: its words were taken out of the picture and not out of the text.
    let row = "F0".repeat(120);
    let lines: Vec<String> = scan.lines().map(str::to_owned).collect();
    let dots_at = lines.iter().position(|l| l.len() == 28_800).expect("the line of dots");
    let mut dots = lines[dots_at].clone();
    for line in 45..50 {
        dots.replace_range(line * 240..(line + 1) * 240, &row.replace("F0", "00"));
    }
    let mut burnt = lines.clone();
    burnt[dots_at] = dots;
    let more: String = (0..6)
        .map(|n| format!("BT /F 11 Tf 60 {} Td (The panel met in public on Tuesday.) Tj ET ", 700 - n * 30))
        .collect();
    let draws = format!("{place} 3 Tr {more}{SECRET}");
    check(
        "a.pdf",
        "a box in the scan itself",
        &file(&draws, "", "", &[(6, &burnt.join("\n"))]),
        &["pdf.text.invisible"],
    );
}
