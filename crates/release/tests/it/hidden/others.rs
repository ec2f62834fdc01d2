//! Presentations.

use super::check;
use super::office::package;

const NAMES: &str = "xmlns:p=\"p\" xmlns:a=\"a\" xmlns:r=\"r\"";

pub fn presentation(how: &str, shapes: &str, parts: &[(&str, &str)], kind: &str) -> Vec<u8> {
    let main = format!(
        "<p:presentation {NAMES}><p:sldIdLst><p:sldId id=\"256\" r:id=\"r0\"/></p:sldIdLst><p:sldSz cx=\"9144000\" cy=\"6858000\"/></p:presentation>"
    );
    let title = shape(
        "",
        "<a:off x=\"500000\" y=\"500000\"/><a:ext cx=\"3000000\" cy=\"900000\"/>",
        "",
        "",
        "Committee update",
    );
    let slide = format!("<p:sld {NAMES} {how}><p:cSld><p:spTree>{title}{shapes}</p:spTree></p:cSld></p:sld>");
    let mut all = vec![("ppt/slides/slide1.xml", slide.as_str())];
    all.extend_from_slice(parts);
    let mut relations = vec![("ppt/presentation.xml", "slide", "ppt/slides/slide1.xml", false)];
    if let Some((part, _)) = parts.first() {
        relations.push(("ppt/slides/slide1.xml", kind, part, false));
    }
    package(("ppt/presentation.xml", &main, "presentationml.presentation"), &all, &relations)
}

fn shape(hidden: &str, place: &str, fill: &str, run: &str, words: &str) -> String {
    format!(
        "<p:sp><p:nvSpPr><p:cNvPr id=\"2\" name=\"Title 1\" {hidden}/></p:nvSpPr><p:spPr><a:xfrm>{place}</a:xfrm>{fill}</p:spPr><p:txBody><a:p><a:r><a:rPr>{run}</a:rPr><a:t>{words}</a:t></a:r></a:p></p:txBody></p:sp>"
    )
}

#[test]
fn what_a_presentation_does_not_show_is_found() {
    let on = "<a:off x=\"900000\" y=\"2000000\"/><a:ext cx=\"3000000\" cy=\"900000\"/>";
    let beside = "<a:off x=\"9500000\" y=\"2000000\"/><a:ext cx=\"3000000\" cy=\"900000\"/>";
    let white = "<a:solidFill><a:srgbClr val=\"FFFFFF\"/></a:solidFill>";
    let blue = "<a:solidFill><a:srgbClr val=\"1F3864\"/></a:solidFill>";
    let who = "Orla Quennell";
    let covered = format!("{}{}", shape("", on, "", "", who), shape("", on, white, "", ""));
    let over = |height: usize| {
        let place = format!("<a:off x=\"890000\" y=\"1990000\"/><a:ext cx=\"3200000\" cy=\"{height}\"/>");
        format!("{}{}", shape("", on, "", "", who), shape("", &place, blue, "", ""))
    };
    let table = |merged: &str| {
        format!(
            "<p:graphicFrame><p:xfrm>{on}</p:xfrm><a:tbl><a:tr><a:tc{merged}><a:txBody><a:p><a:r><a:rPr/><a:t>{who}</a:t></a:r></a:p></a:txBody></a:tc></a:tr></a:tbl></p:graphicFrame>"
        )
    };
    let elsewhere = "<a:off x=\"5000000\" y=\"5000000\"/><a:ext cx=\"1000000\" cy=\"900000\"/>";
    let (mostly, corner) = (over(850_000), over(200_000));
    let notes = |words: &str| {
        format!(
            "<p:notes {NAMES}><p:cSld><p:spTree><p:sp><p:txBody><a:p>{words}</a:p></p:txBody></p:sp></p:spTree></p:cSld></p:notes>"
        )
    };
    let (said, number) = (
        notes("<a:r><a:t>Do not mention her</a:t></a:r>"),
        notes("<a:fld type=\"slidenum\"><a:t>1</a:t></a:fld>"),
    );
    type Row<'a> = (&'a str, &'a str, String, Vec<(&'a str, &'a str)>, &'a str, &'a [&'a str]);
    let rows: Vec<Row<'_>> = vec![
        ("nothing", "", String::new(), vec![], "", &[]),
        ("a hidden slide", "show=\"0\"", String::new(), vec![], "", &["pptx.slide.hidden"]),
        ("a hidden shape", "", shape("hidden=\"1\"", on, "", "", who), vec![], "", &["pptx.object.hidden"]),
        ("beside the slide", "", shape("", beside, "", "", who), vec![], "", &["pptx.object.hidden"]),
        ("beneath a box", "", covered, vec![], "", &["pptx.object.hidden"]),
        ("white on white", "", shape("", on, white, white, who), vec![], "", &["pptx.object.hidden"]),
        ("white on blue", "", shape("", on, blue, white, who), vec![], "", &[]),
        (
            "letters without ink",
            "",
            shape("", on, "", "<a:noFill/>", who),
            vec![],
            "",
            &["pptx.object.hidden"],
        ),
        (
            "letters that are a line alone",
            "",
            shape(
                "",
                on,
                "",
                "<a:ln><a:solidFill><a:srgbClr val=\"000000\"/></a:solidFill></a:ln><a:noFill/>",
                who,
            ),
            vec![],
            "",
            &[],
        ),
        (
            "letters that shine through",
            "",
            shape(
                "",
                on,
                "",
                "<a:solidFill><a:srgbClr val=\"000000\"><a:alpha val=\"0\"/></a:srgbClr></a:solidFill>",
                who,
            ),
            vec![],
            "",
            &["pptx.object.hidden"],
        ),
        (
            "a cell that another was drawn over",
            "",
            table(" hMerge=\"1\""),
            vec![],
            "",
            &["pptx.object.hidden"],
        ),
        ("a cell of a table", "", table(""), vec![], "", &[]),
        (
            "white before a blue shape",
            "",
            format!("{}{}", shape("", on, blue, "", ""), shape("", on, "<a:noFill/>", white, who)),
            vec![],
            "",
            &[],
        ),
        (
            "white beside a blue shape",
            "",
            format!("{}{}", shape("", elsewhere, blue, "", ""), shape("", on, "<a:noFill/>", white, who)),
            vec![],
            "",
            &["pptx.object.hidden"],
        ),
        ("mostly beneath a box", "", mostly, vec![], "", &["pptx.object.hidden"]),
        ("a corner beneath a box", "", corner, vec![], "", &[]),
        ("notes", "", String::new(), vec![("ppt/notesSlides/n1.xml", &said)], "notesSlide", &["pptx.notes"]),
        (
            "no notes but the number",
            "",
            String::new(),
            vec![("ppt/notesSlides/n1.xml", &number)],
            "notesSlide",
            &[],
        ),
        (
            "comments",
            "",
            String::new(),
            vec![(
                "ppt/comments/c1.xml",
                "<p:cmLst xmlns:p=\"p\"><p:cm><p:text>ask her</p:text></p:cm></p:cmLst>",
            )],
            "comments",
            &["pptx.comment"],
        ),
        (
            "who changed what",
            "",
            String::new(),
            vec![(
                "ppt/changesInfos/c1.xml",
                "<pc:chgInfo xmlns:pc=\"pc\"><pc:docChgLst><pc:chgData name=\"Orla Quennell\" userId=\"x\"/></pc:docChgLst></pc:chgInfo>",
            )],
            "changesInfo",
            &["ooxml.props.personal"],
        ),
    ];
    for (what, how, shapes, parts, kind, expected) in &rows {
        check("update.pptx", what, &presentation(how, shapes, parts, kind), expected);
    }
}

#[test]
fn what_covers_words_on_a_slide_is_told_by_its_shape() {
    let who = "Orla Quennell";
    let (ground, ink) = ("<a:off x=\"900000\" y=\"2000000\"/><a:ext cx=\"3000000\" cy=\"900000\"/>", "");
    let words = shape("", ground, "", ink, who);
    let over = |geometry: &str, fill: &str| {
        format!(
            "{words}<p:sp><p:nvSpPr><p:cNvPr id=\"3\" name=\"Oval 2\"/></p:nvSpPr><p:spPr><a:xfrm><a:off x=\"100000\" y=\"1000000\"/><a:ext cx=\"5000000\" cy=\"3000000\"/></a:xfrm>{geometry}{fill}</p:spPr><p:style><a:fillRef idx=\"1\"><a:schemeClr val=\"accent1\"/></a:fillRef></p:style></p:sp>"
        )
    };
    let preset = |kind: &str| format!("<a:prstGeom prst=\"{kind}\"/>");
    let by_hand = |points: &[(u32, u32)]| {
        let points: String =
            points.iter().map(|(x, y)| format!("<a:lnTo><a:pt x=\"{x}\" y=\"{y}\"/></a:lnTo>")).collect();
        format!(
            "<a:custGeom><a:pathLst><a:path w=\"100\" h=\"100\">{points}</a:path></a:pathLst></a:custGeom>"
        )
    };
    let (square, corner) =
        (by_hand(&[(0, 0), (100, 0), (100, 100), (0, 100)]), by_hand(&[(0, 0), (100, 0), (0, 20)]));
    let clear = "<a:solidFill><a:srgbClr val=\"1F3864\"><a:alpha val=\"30000\"/></a:srgbClr></a:solidFill>";
    let group = |to: &str, from: &str, within: &str| {
        format!(
            "<p:grpSp><p:grpSpPr><a:xfrm>{to}{from}</a:xfrm></p:grpSpPr>{}</p:grpSp>",
            shape("", within, "", ink, who)
        )
    };
    let place = |name: (&str, &str), x: i64, size: u32| {
        format!("<a:{} x=\"{x}\" y=\"2000000\"/><a:{} cx=\"{size}\" cy=\"{size}\"/>", name.0, name.1)
    };
    let (to, from) = (("off", "ext"), ("chOff", "chExt"));
    let beside = group(&place(to, 20_000_000, 900_000), &place(from, 0, 900_000), &place(to, 0, 900_000));
    let brought = group(
        &place(to, 900_000, 900_000),
        &place(from, 20_000_000, 900_000),
        &place(to, 20_000_000, 900_000),
    );
    let table = |fill: &str| {
        format!(
            "<p:graphicFrame><p:xfrm>{ground}</p:xfrm><a:tbl><a:tr><a:tc><a:txBody><a:p><a:r><a:rPr><a:solidFill><a:srgbClr val=\"FF0000\"/></a:solidFill></a:rPr><a:t>{who}</a:t></a:r></a:p></a:txBody><a:tcPr><a:solidFill><a:srgbClr val=\"{fill}\"/></a:solidFill></a:tcPr></a:tc></a:tr></a:tbl></p:graphicFrame>"
        )
    };
    let marker = |colour: &str| {
        format!(
            "<a:solidFill><a:srgbClr val=\"000000\"/></a:solidFill><a:highlight><a:srgbClr val=\"{colour}\"/></a:highlight>"
        )
    };
    let hidden_group = format!(
        "<p:grpSp><p:nvGrpSpPr><p:cNvPr id=\"7\" name=\"Group 6\" hidden=\"1\"/></p:nvGrpSpPr>{words}</p:grpSp>"
    );
    let shrunk = |scale: &str| {
        let fit = format!("<p:txBody><a:bodyPr><a:normAutofit fontScale=\"{scale}\"/></a:bodyPr>");
        words.replace("<p:txBody>", &fit)
    };
    let hidden: &[&str] = &["pptx.object.hidden"];
    for (what, shapes, expected) in [
        ("a box in the colour of its style", over(&preset("rect"), ""), hidden),
        ("an oval", over(&preset("ellipse"), ""), hidden),
        ("a square drawn by hand", over(&square, ""), hidden),
        ("a corner drawn by hand", over(&corner, ""), &[]),
        ("a frame", over(&preset("frame"), ""), &[]),
        ("a box without a fill", over(&preset("rect"), "<a:noFill/>"), &[]),
        ("a box that is seen through", over(&preset("rect"), clear), &[]),
        ("a group beside the slide", beside, hidden),
        ("a group that brings its shapes onto the slide", brought, &[]),
        ("red on red in a table", table("FF0000"), hidden),
        ("red on white in a table", table("FFFFFF"), &[]),
        ("black letters under a black marker", shape("", ground, "", &marker("000000"), who), hidden),
        ("black letters under a yellow marker", shape("", ground, "", &marker("FFFF00"), who), &[]),
        ("a hidden group", hidden_group, hidden),
        ("letters shrunk to nothing", shrunk("1000"), hidden),
        ("letters shrunk to fit", shrunk("70000"), &[]),
        (
            "a box without room",
            shape("", "<a:off x=\"900000\" y=\"2000000\"/><a:ext cx=\"0\" cy=\"0\"/>", "", ink, who),
            hidden,
        ),
    ] {
        check("update.pptx", what, &presentation("", &shapes, &[], ""), expected);
    }
    let layout = |place: &str, words: &str| {
        format!(
            "<p:sldLayout {NAMES}><p:cSld><p:spTree><p:sp><p:nvSpPr><p:cNvPr id=\"2\" name=\"Title 1\"/><p:nvPr>{place}</p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:p><a:r><a:t>{words}</a:t></a:r></a:p></p:txBody></p:sp></p:spTree></p:cSld></p:sldLayout>"
        )
    };
    for (what, content, expected) in [
        ("a layout of somebody", layout("", who), hidden),
        ("a place that asks for words", layout("<p:ph/>", "Click to edit Master title style"), &[]),
    ] {
        let parts = [("ppt/slideLayouts/slideLayout9.xml", content.as_str())];
        let file = package(
            (
                "ppt/presentation.xml",
                &format!(
                    "<p:presentation {NAMES}><p:sldIdLst><p:sldId id=\"256\" r:id=\"r0\"/></p:sldIdLst></p:presentation>"
                ),
                "presentationml.presentation",
            ),
            &[
                (
                    "ppt/slides/slide1.xml",
                    &format!(
                        "<p:sld {NAMES}><p:cSld><p:spTree>{}</p:spTree></p:cSld></p:sld>",
                        shape("", ground, "", "", "Seen")
                    ),
                ),
                parts[0],
            ],
            &[
                ("ppt/presentation.xml", "slide", "ppt/slides/slide1.xml", false),
                ("ppt/presentation.xml", "slideLayout", parts[0].0, false),
            ],
        );
        check("update.pptx", what, &file, expected);
    }
}
