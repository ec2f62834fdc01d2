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
