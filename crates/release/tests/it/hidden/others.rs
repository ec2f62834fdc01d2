//! Presentations, OpenDocument files and workbooks of before 2007.

use super::check;
use super::office::package;
use crate::build::zip;

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

fn open_document(kind: &str, styles: &str, body: &str, more: &[(&str, &str)]) -> Vec<u8> {
    let kind = format!("application/vnd.oasis.opendocument.{kind}");
    let content = format!(
        "<office:document-content xmlns:office=\"o\" xmlns:style=\"s\" xmlns:table=\"t\" xmlns:text=\"x\" xmlns:fo=\"f\" xmlns:draw=\"d\" xmlns:dc=\"dc\" xmlns:presentation=\"p\" xmlns:svg=\"v\"><office:automatic-styles>{styles}</office:automatic-styles><office:body>{body}</office:body></office:document-content>"
    );
    let mut all = vec![("mimetype", kind.as_str()), ("content.xml", content.as_str())];
    all.extend_from_slice(more);
    zip(&all)
}

#[test]
fn what_an_open_document_does_not_show_is_found() {
    let cell = "<table:table-cell><text:p>Orla Quennell</text:p></table:table-cell>";
    let seen = "<table:table-cell><text:p>Seen</text:p></table:table-cell>";
    let table = |how: &str, column: &str, row: &str| {
        format!(
            "<table:table table:name=\"Staff\" {how}><table:table-column {column}/><table:table-row {row}>{cell}</table:table-row></table:table>"
        )
    };
    let hidden = "<style:style style:name=\"a\" style:family=\"table\"><style:table-properties table:display=\"false\"/></style:style>";
    let white = "<style:style style:name=\"a\" style:family=\"text\"><style:text-properties fo:color=\"#ffffff\"/></style:style>";
    let gone = "<style:style style:name=\"a\" style:family=\"text\"><style:text-properties text:display=\"none\"/></style:style>";
    let slide = "<style:style style:name=\"a\" style:family=\"drawing-page\"><style:drawing-page-properties presentation:visibility=\"hidden\"/></style:style>";
    let span = "<text:p>Seen <text:span text:style-name=\"a\">Orla Quennell</text:span></text:p>";
    let meta = |inner: &str| {
        format!(
            "<office:document-meta xmlns:office=\"o\" xmlns:dc=\"dc\" xmlns:meta=\"m\"><office:meta>{inner}</office:meta></office:document-meta>"
        )
    };
    let (author, program) = (
        meta("<dc:creator>Orla Quennell</dc:creator>"),
        meta("<meta:generator>LibreOffice</meta:generator>"),
    );
    type Row<'a> = (&'a str, &'a str, &'a str, String, Vec<(&'a str, &'a str)>, &'a [&'a str]);
    let rows: Vec<Row<'_>> = vec![
        ("a sheet", "spreadsheet", "", table("", "", ""), vec![("meta.xml", &program)], &[]),
        ("a hidden sheet", "spreadsheet", hidden, table("table:style-name=\"a\"", "", ""), vec![], &["ods.table.hidden"]),
        ("a hidden row", "spreadsheet", "", table("", "", "table:visibility=\"collapse\""), vec![], &["ods.row.hidden"]),
        ("a filtered row", "spreadsheet", "", table("", "", "table:visibility=\"filter\""), vec![], &["ods.row.filtered"]),
        ("a hidden column", "spreadsheet", "", table("", "table:visibility=\"collapse\"", ""), vec![], &["ods.col.hidden"]),
        ("a row in a folded group", "spreadsheet", "", format!("<table:table table:name=\"Staff\"><table:table-row>{seen}</table:table-row><table:table-row-group table:display=\"false\"><table:table-row>{cell}</table:table-row></table:table-row-group></table:table>"), vec![], &["ods.row.hidden"]),
        ("a row in an open group", "spreadsheet", "", format!("<table:table table:name=\"Staff\"><table:table-row-group><table:table-row>{cell}</table:table-row></table:table-row-group></table:table>"), vec![], &[]),
        ("tracked changes", "text", "", "<text:tracked-changes><text:changed-region><text:deletion><dc:creator>A</dc:creator><text:p>Orla Quennell</text:p></text:deletion></text:changed-region></text:tracked-changes>".into(), vec![], &["odt.revision"]),
        ("no tracked changes", "text", "", "<text:tracked-changes/>".into(), vec![], &[]),
        ("a comment", "text", "", "<text:p>Seen<office:annotation><dc:creator>A</dc:creator><text:p>ask her</text:p></office:annotation></text:p>".into(), vec![], &["odf.comment"]),
        ("a hidden section", "text", "", "<text:section text:display=\"none\"><text:p text:style-name=\"P\">Orla Quennell</text:p></text:section>".into(), vec![], &["odf.text.hidden"]),
        ("a hidden section in no style", "text", "", "<text:section text:display=\"none\"><text:p>Orla Quennell</text:p></text:section>".into(), vec![], &["odf.text.hidden"]),
        ("a hidden paragraph", "text", "", "<text:p>Seen</text:p><text:p><text:hidden-paragraph text:is-hidden=\"true\"/>Orla Quennell</text:p>".into(), vec![], &["odf.text.hidden"]),
        ("a paragraph that may hide and does not", "text", "", "<text:p><text:hidden-paragraph text:is-hidden=\"false\"/>Seen</text:p>".into(), vec![], &[]),
        ("a name that holds words", "spreadsheet", "", format!("<table:table table:name=\"Staff\"><table:table-row>{seen}</table:table-row></table:table><table:named-expressions><table:named-expression table:name=\"n\" table:expression=\"&quot;Orla Quennell&quot;\"/></table:named-expressions>"), vec![], &["odf.text.hidden"]),
        ("a script in the words", "text", "", "<text:p>Seen<text:script>Orla Quennell</text:script></text:p>".into(), vec![], &["odf.text.hidden"]),
        ("other values for cells", "spreadsheet", "", format!("<table:table table:name=\"Staff\"><table:table-row>{seen}</table:table-row></table:table><table:table table:name=\"Cuts\"><table:scenario table:is-active=\"false\"/><table:table-row>{cell}</table:table-row></table:table>"), vec![], &["odf.embedded"]),
        ("far below", "spreadsheet", "", format!("<table:table table:name=\"Staff\"><table:table-row>{seen}</table:table-row><table:table-row table:number-rows-repeated=\"9000\"><table:table-cell/></table:table-row><table:table-row>{cell}</table:table-row></table:table>"), vec![], &["xlsx.cell.far"]),
        ("not far below", "spreadsheet", "", format!("<table:table table:name=\"Staff\"><table:table-row>{seen}</table:table-row><table:table-row table:number-rows-repeated=\"90\"><table:table-cell/></table:table-row><table:table-row>{cell}</table:table-row></table:table>"), vec![], &[]),
        ("white words", "text", white, span.into(), vec![], &["odf.text.hidden"]),
        ("hidden words", "text", gone, span.into(), vec![], &["odf.text.hidden"]),
        ("hidden text", "text", "", "<text:p><text:hidden-text text:string-value=\"Orla Quennell\"/></text:p>".into(), vec![], &["odf.text.hidden"]),
        ("who wrote it", "text", "", span.into(), vec![("meta.xml", &author)], &["odf.props.personal"]),
        ("a hidden slide", "presentation", slide, "<draw:page draw:name=\"page1\" draw:style-name=\"a\"><draw:frame><draw:text-box><text:p text:style-name=\"P\">Orla Quennell</text:p></draw:text-box></draw:frame></draw:page>".into(), vec![], &["odp.slide.hidden"]),
        ("the place for notes on a master", "presentation", "", "<style:master-page><presentation:notes><draw:frame><draw:text-box><text:p>&lt;number&gt;</text:p></draw:text-box></draw:frame></presentation:notes></style:master-page>".into(), vec![], &[]),
        ("the number of a page of notes", "presentation", "", "<draw:page draw:name=\"page1\"><presentation:notes><draw:frame><draw:text-box><text:p><text:page-number>&lt;number&gt;</text:page-number></text:p></draw:text-box></draw:frame></presentation:notes></draw:page>".into(), vec![], &[]),
        ("speaker's notes", "presentation", "", "<draw:page draw:name=\"page1\"><presentation:notes><draw:frame><draw:text-box><text:p>Do not mention her</text:p></draw:text-box></draw:frame></presentation:notes></draw:page>".into(), vec![], &["odp.notes"]),
    ];
    let endings = [("spreadsheet", "ods"), ("text", "odt"), ("presentation", "odp")];
    for (what, kind, styles, body, more, expected) in &rows {
        let ending = endings.iter().find(|(k, _)| k == kind).map_or("odt", |(_, e)| e);
        check(&format!("file.{ending}"), what, &open_document(kind, styles, body, more), expected);
    }
}
