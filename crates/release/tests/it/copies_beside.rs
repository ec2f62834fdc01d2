//! What Office files keep beside what is seen, which no danger is named after: none of it is in a clean copy, and what it did to
//! how things look is.

use std::fmt::Write as _;

use release::{
    Limits, clean,
    copy::marks,
    dangers::{Verdict, look},
    redact,
};

use crate::{build::zip, sweep::sweep};

const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const W: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
const S: &str = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
const P: &str = "xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\" \
    xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" \
    xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

fn relations(list: &[(&str, &str, &str)]) -> String {
    let mut out = String::new();
    for (id, kind, target) in list {
        let _ = write!(out, "<Relationship Id=\"{id}\" Type=\"{OFFICE}/{kind}\" Target=\"{target}\"/>");
    }
    format!(
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{out}</Relationships>"
    )
}

/// A document of these parts, each with what it is to the main part.
fn document(body: &str, parts: &[(&str, &str, &str)]) -> Vec<u8> {
    let main = format!("<w:document {W}>{body}</w:document>");
    let package = relations(&[("r", "officeDocument", "word/document.xml")]);
    let ids: Vec<String> = (0..parts.len()).map(|n| format!("rId{n}")).collect();
    let own: Vec<(&str, &str, &str)> =
        parts.iter().zip(&ids).map(|((kind, name, _), id)| (id.as_str(), *kind, *name)).collect();
    let own = relations(&own);
    let names: Vec<String> = parts.iter().map(|(_, name, _)| format!("word/{name}")).collect();
    let mut all = vec![
        ("[Content_Types].xml", "<Types/>"),
        ("_rels/.rels", package.as_str()),
        ("word/document.xml", main.as_str()),
        ("word/_rels/document.xml.rels", own.as_str()),
    ];
    all.extend(parts.iter().zip(&names).map(|((_, _, content), name)| (name.as_str(), *content)));
    zip(&all)
}

fn workbook(styles: &str, sheet: &str, table: &str) -> Vec<u8> {
    let book = format!(
        "<workbook {S} xmlns:r=\"{OFFICE}\"><sheets><sheet name=\"Data\" sheetId=\"1\" r:id=\"a\"/></sheets></workbook>"
    );
    let sheet = format!("<worksheet {S} xmlns:r=\"{OFFICE}\">{sheet}</worksheet>");
    let styles = format!("<styleSheet {S}>{styles}</styleSheet>");
    zip(&[
        ("[Content_Types].xml", "<Types/>"),
        ("_rels/.rels", &relations(&[("r", "officeDocument", "xl/workbook.xml")])),
        ("xl/workbook.xml", &book),
        (
            "xl/_rels/workbook.xml.rels",
            &relations(&[("a", "worksheet", "worksheets/sheet1.xml"), ("b", "styles", "styles.xml")]),
        ),
        ("xl/worksheets/sheet1.xml", &sheet),
        ("xl/worksheets/_rels/sheet1.xml.rels", &relations(&[("t", "table", "../tables/table1.xml")])),
        ("xl/tables/table1.xml", table),
        ("xl/styles.xml", &styles),
    ])
}

fn presentation(slide: &str, layouts: [&str; 2]) -> Vec<u8> {
    let list = "<p:sldMasterIdLst><p:sldMasterId id=\"1\" r:id=\"m\"/></p:sldMasterIdLst><p:sldIdLst><p:sldId id=\"256\" r:id=\"s\"/></p:sldIdLst>";
    let masters = "<p:sldLayoutIdLst><p:sldLayoutId id=\"2\" r:id=\"l0\"/><p:sldLayoutId id=\"3\" r:id=\"l1\"/></p:sldLayoutIdLst>";
    let slide = format!("<p:sld {P}><p:cSld><p:spTree>{slide}</p:spTree></p:cSld></p:sld>");
    let [first, second] = layouts.map(|shapes| {
        format!(
            "<p:sldLayout {P}><p:cSld name=\"Quennell\"><p:spTree>{shapes}</p:spTree></p:cSld></p:sldLayout>"
        )
    });
    let to_master = relations(&[("m", "slideMaster", "../slideMasters/slideMaster1.xml")]);
    zip(&[
        ("[Content_Types].xml", "<Types/>"),
        ("_rels/.rels", &relations(&[("r", "officeDocument", "ppt/presentation.xml")])),
        (
            "ppt/presentation.xml",
            &format!("<p:presentation {P}>{list}<p:sldSz cx=\"9144000\" cy=\"6858000\"/></p:presentation>"),
        ),
        (
            "ppt/_rels/presentation.xml.rels",
            &relations(&[
                ("m", "slideMaster", "slideMasters/slideMaster1.xml"),
                ("s", "slide", "slides/slide1.xml"),
            ]),
        ),
        ("ppt/slides/slide1.xml", &slide),
        (
            "ppt/slides/_rels/slide1.xml.rels",
            &relations(&[("l", "slideLayout", "../slideLayouts/slideLayout1.xml")]),
        ),
        ("ppt/slideLayouts/slideLayout1.xml", &first),
        ("ppt/slideLayouts/_rels/slideLayout1.xml.rels", &to_master),
        ("ppt/slideLayouts/slideLayout2.xml", &second),
        ("ppt/slideLayouts/_rels/slideLayout2.xml.rels", &to_master),
        (
            "ppt/slideMasters/slideMaster1.xml",
            &format!("<p:sldMaster {P}><p:cSld><p:spTree/></p:cSld>{masters}</p:sldMaster>"),
        ),
        (
            "ppt/slideMasters/_rels/slideMaster1.xml.rels",
            &relations(&[
                ("l0", "slideLayout", "../slideLayouts/slideLayout1.xml"),
                ("l1", "slideLayout", "../slideLayouts/slideLayout2.xml"),
            ]),
        ),
    ])
}

fn shape(place: &str, words: &str) -> String {
    format!(
        "<p:sp><p:nvSpPr><p:cNvPr id=\"2\" name=\"Quennell\"/><p:cNvSpPr/><p:nvPr>{place}</p:nvPr></p:nvSpPr><p:spPr><a:xfrm>\
         <a:off x=\"9000\" y=\"9000\"/><a:ext cx=\"5000000\" cy=\"900000\"/></a:xfrm></p:spPr><p:txBody><a:p><a:r><a:t>{words}</a:t></a:r></a:p></p:txBody></p:sp>"
    )
}

#[test]
fn what_nobody_sees_beside_the_words_stays_behind() {
    let seen = "<w:p><w:r><w:t>What is seen</w:t></w:r></w:p>";
    let in_body = |before: &str| document(&format!("<w:body>{before}{seen}</w:body>"), &[]);
    let styled = format!("<w:body><w:p><w:pPr><w:pStyle w:val=\"Quennell\"/></w:pPr>{}</w:body>", &seen[5..]);
    let style = |id: &str, name: &str, look: &str| {
        format!("<w:style w:type=\"paragraph\" w:styleId=\"{id}\"><w:name w:val=\"{name}\"/>{look}</w:style>")
    };
    let styles = |list: &str| format!("<w:styles {W}>{list}</w:styles>");
    let bold = style("Quennell", "Quennell's own", "<w:aliases w:val=\"Quennell\"/><w:rPr><w:b/></w:rPr>");
    let cells = "<sheetData><row r=\"1\"><c r=\"A1\" s=\"1\" t=\"inlineStr\" x:n=\"Quennell\" xmlns:x=\"urn:x\"><is><t>What is seen</t></is></c></row></sheetData>";
    let table = |name: &str| {
        format!(
            "<table {S} id=\"1\" name=\"{name}\" displayName=\"{name}\" ref=\"A1:A1\"><tableColumns count=\"1\"><tableColumn id=\"1\" name=\"What is seen\"/></tableColumns></table>"
        )
    };
    let looks = "<numFmts count=\"2\"><numFmt numFmtId=\"200\" formatCode=\"0&quot;Quennell&quot;\"/><numFmt numFmtId=\"201\" formatCode=\"0.000\"/></numFmts>\
        <fonts><font><name val=\"Arial\"/></font><font><name val=\"Quennell\"/></font></fonts>\
        <cellStyleXfs><xf numFmtId=\"0\"/><xf numFmtId=\"0\"/></cellStyleXfs>\
        <cellXfs><xf numFmtId=\"0\" xfId=\"0\"/><xf numFmtId=\"201\" xfId=\"1\"/><xf numFmtId=\"200\" fontId=\"1\" xfId=\"0\"/></cellXfs>\
        <cellStyles><cellStyle name=\"Quennell\" xfId=\"0\" builtinId=\"0\"/><cellStyle name=\"Quennell's own\" xfId=\"1\"/></cellStyles>";
    let parts = cells.to_owned() + "<tableParts><tablePart r:id=\"t\"/></tableParts>";
    let place = "<p:ph type=\"title\"/>";
    for (origin, name, bytes, kept) in [
        ("an element of somebody else", "a.docx", in_body("<z:n xmlns:z=\"urn:z\">Quennell</z:n>"), ""),
        (
            "an attribute of somebody else",
            "a.docx",
            document(&format!("<w:body xmlns:z=\"urn:z\" z:n=\"Quennell\">{seen}</w:body>"), &[]),
            "",
        ),
        (
            "an extension for other programs",
            "a.docx",
            in_body(
                "<w:p><w:extLst><w:ext uri=\"Quennell\"><z:n xmlns:z=\"urn:z\"/></w:ext></w:extLst></w:p>",
            ),
            "",
        ),
        (
            "a style that nothing uses",
            "a.docx",
            document(
                &format!("<w:body>{seen}</w:body>"),
                &[("styles", "styles.xml", &styles(&style("Q", "Quennell", "")))],
            ),
            "",
        ),
        (
            "the name of a style that is used",
            "a.docx",
            document(&styled, &[("styles", "styles.xml", &styles(&bold))]),
            "<w:pStyle w:val=\"Style1\"/>",
        ),
        (
            "the name of a part",
            "a.docx",
            document(&styled, &[("styles", "Quennell.xml", &styles(&bold))]),
            "<w:b/>",
        ),
        (
            "a font that nothing uses",
            "a.docx",
            document(
                &format!("<w:body>{seen}</w:body>"),
                &[(
                    "fontTable",
                    "fontTable.xml",
                    &format!("<w:fonts {W}><w:font w:name=\"Quennell\"/></w:fonts>"),
                )],
            ),
            "",
        ),
        (
            "a list that nothing uses, and a setting",
            "a.docx",
            document(
                &format!("<w:body>{seen}</w:body>"),
                &[
                    (
                        "numbering",
                        "numbering.xml",
                        &format!(
                            "<w:numbering {W}><w:abstractNum w:abstractNumId=\"1\"><w:lvl><w:lvlText w:val=\"Quennell %1\"/></w:lvl></w:abstractNum></w:numbering>"
                        ),
                    ),
                    (
                        "settings",
                        "settings.xml",
                        &format!("<w:settings {W}><w:decimalSymbol w:val=\"Quennell\"/></w:settings>"),
                    ),
                ],
            ),
            "",
        ),
        (
            "styles of a workbook",
            "a.xlsx",
            workbook(looks, &parts, &table("Quennell_Table")),
            "formatCode=\"0.000\"",
        ),
        (
            "a layout that no slide uses, and places of one that a slide does",
            "a.pptx",
            presentation(&shape("", "What is seen"), [&shape(place, "Quennell"), &shape("", "Quennell")]),
            "",
        ),
    ] {
        let copy =
            clean(name, &bytes, &Limits::default()).unwrap_or_else(|why| panic!("{origin}: {}", why.why));
        let bytes = copy.bytes.unwrap_or_else(|| panic!("{origin}: {:?}", copy.remaining));
        let swept = sweep(&bytes);
        assert!(!swept.has("Quennell"), "{origin}: the name survives");
        assert!(swept.shows("What is seen"), "{origin}: what is seen is lost");
        if !kept.is_empty() {
            assert!(swept.has(kept), "{origin}: {kept} is lost");
        }
    }
}

#[test]
fn a_drawing_of_lines_beside_the_same_picture_keeps_no_file_back() {
    // A drawing of Windows, as short as one can be.
    let dots = format!("\u{1}{}{} EMF", "\0".repeat(3), "\0".repeat(36));
    let icon = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><style>.a { fill:#4472C4; }</style><g class=\"a\"><path d=\"M0 0 L9 9\"/></g></svg>";
    let lettered = "<svg xmlns=\"http://www.w3.org/2000/svg\"><text>Quennell</text></svg>";
    let blip = |dots: &str, lines: &str| {
        format!(
            "<w:body><w:p><w:r><w:t>What is seen</w:t></w:r><w:r><w:drawing><wp:inline xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" xmlns:r=\"{OFFICE}\">\
             <a:blip r:embed=\"{dots}\"><a:extLst><a:ext uri=\"{{96DAC541-7B7A-43D3-8B79-37D633B846F1}}\"><asvg:svgBlip xmlns:asvg=\"http://schemas.microsoft.com/office/drawing/2016/SVG/main\" r:embed=\"{lines}\"/></a:ext></a:extLst></a:blip></wp:inline></w:drawing></w:r></w:p></w:body>"
        )
    };
    let file = |body: &str, svg: &str| {
        document(body, &[("image", "media/image1.emf", &dots), ("image", "media/image2.svg", svg)])
    };
    for (bytes, checked, copied, origin) in [
        (file(&blip("rId0", "rId1"), icon), true, true, "an icon"),
        (file(&blip("rId0", "rId1"), lettered), false, true, "words in the drawing"),
        (file(&blip("rId1", "rId1"), lettered), false, false, "words in a drawing that stands alone"),
    ] {
        let limits = Limits::default();
        let verdict = look("a.docx", &bytes, &limits).verdict;
        assert_eq!(verdict == Verdict::Clean, checked, "{origin}: {verdict:?}");
        let copy = clean("a.docx", &bytes, &limits);
        assert_eq!(copy.is_ok(), copied, "{origin}");
        let Ok(copy) = copy else { continue };
        let swept = sweep(&copy.bytes.unwrap_or_default());
        assert!(swept.shows("What is seen") && swept.has(" EMF"), "{origin}: what is seen is lost");
        assert!(!swept.has("svg") && !swept.has("Quennell"), "{origin}: the drawing survives");
    }
}

#[test]
fn somebody_named_like_a_word_of_the_format_can_be_taken_out() {
    let styles = format!(
        "<w:styles {W}><w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\"><w:name w:val=\"Normal Table\"/></w:style></w:styles>"
    );
    for name in ["Tab", "Table", "Type", "Normal", "office", "main"] {
        let body =
            format!("<w:body><w:p><w:r><w:t>Signed by {name} Oldroyd today</w:t></w:r></w:p></w:body>");
        let settings = format!(
            "<w:settings {W}><w:compat><w:compatSetting w:name=\"overrideTableStyleFontSizeAndJustification\" w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"1\"/></w:compat></w:settings>"
        );
        let file =
            document(&body, &[("styles", "styles.xml", &styles), ("settings", "settings.xml", &settings)]);
        let marks = marks(&format!("[{{\"find\":\"{name}\"}}]")).expect("marks");
        let copy = redact("a.docx", &file, &marks, &Limits::default()).expect("it can be redacted");
        let bytes = copy.bytes.unwrap_or_else(|| panic!("{name}: {:?}", copy.remaining));
        let swept = sweep(&bytes);
        assert!(swept.shows("Signed by [redacted") && !swept.shows(&format!("by {name}")), "{name}");
        assert!(swept.has("Normal Table") && swept.has("overrideTableStyle"), "{name}: the format is harmed");
    }
}
