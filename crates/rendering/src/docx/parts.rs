//! The parts around the main one: types, relations, styles, numbering, settings, footer, properties.

use std::fmt::Write;

use document::Document;

use crate::colour::Colour;
use crate::plan;
use crate::wording::{self, Wording};

pub(super) const NAMESPACES: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

pub(super) const CONTENT_TYPES: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/><Override PartName="/word/numbering.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"/><Override PartName="/word/settings.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml"/><Override PartName="/word/fontTable.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.fontTable+xml"/><Override PartName="/word/theme/theme1.xml" ContentType="application/vnd.openxmlformats-officedocument.theme+xml"/><Override PartName="/word/footer1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/><Override PartName="/docProps/app.xml" ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/></Types>"#;

pub(super) const PACKAGE_RELATIONS: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="document" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/><Relationship Id="core" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/><Relationship Id="application" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/extended-properties" Target="docProps/app.xml"/></Relationships>"#;

pub(super) const APPLICATION: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>Candour</Application></Properties>"#;

pub(super) fn core(document: &Document) -> String {
    let author = document.letterhead.as_ref().map(|h| plan::line(&h.authority)).unwrap_or_default();
    let mut out = format!(
        "{HEAD}<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>{}</dc:title><dc:creator>{}</dc:creator><dc:language>{}</dc:language>",
        escape(&plan::line(&document.title)),
        escape(&author),
        language(document)
    );
    if let Some(reference) = &document.reference {
        let _ = write!(out, "<dc:identifier>{}</dc:identifier>", escape(&plan::line(reference)));
    }
    // The date of the letter: no clock is read.
    if let Some(date) = document.date {
        for name in ["created", "modified"] {
            let _ =
                write!(out, "<dcterms:{name} xsi:type=\"dcterms:W3CDTF\">{date}T00:00:00Z</dcterms:{name}>");
        }
    }
    out.push_str("</cp:coreProperties>");
    out
}

pub(super) fn relations(links: &[String]) -> String {
    let mut out = format!(
        "{HEAD}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
    );
    for (id, kind, target) in [
        ("styles", "styles", "styles.xml"),
        ("numbering", "numbering", "numbering.xml"),
        ("settings", "settings", "settings.xml"),
        ("fonts", "fontTable", "fontTable.xml"),
        ("theme", "theme", "theme/theme1.xml"),
        ("footer1", "footer", "footer1.xml"),
    ] {
        let _ = write!(out, "<Relationship Id=\"{id}\" Type=\"{RELATIONS}/{kind}\" Target=\"{target}\"/>");
    }
    for (i, link) in links.iter().enumerate() {
        let link = escape(link);
        let _ = write!(
            out,
            "<Relationship Id=\"link{i}\" Type=\"{RELATIONS}/hyperlink\" Target=\"{link}\" TargetMode=\"External\"/>"
        );
    }
    out.push_str("</Relationships>");
    out
}

pub(super) fn settings(document: &Document) -> String {
    format!(
        "{HEAD}<w:settings {NAMESPACES}><w:defaultTabStop w:val=\"720\"/><w:autoHyphenation w:val=\"false\"/><w:compat><w:compatSetting w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat><w:themeFontLang w:val=\"{}\"/></w:settings>",
        language(document)
    )
}

pub(super) fn footer(document: &Document) -> String {
    let words = Wording::of(&document.language);
    let authority = document.letterhead.as_ref().map(|h| plan::line(&h.authority));
    let running = [authority, document.reference.as_deref().map(plan::line)];
    let running = running.into_iter().flatten().filter(|t| !t.is_empty()).collect::<Vec<_>>().join(" · ");
    let text = |t: &str| format!("<w:r><w:t xml:space=\"preserve\">{}</w:t></w:r>", escape(t));
    let field =
        |name: &str| format!("<w:fldSimple w:instr=\" {name} \"><w:r><w:t>1</w:t></w:r></w:fldSimple>");
    format!(
        "{HEAD}<w:ftr {NAMESPACES}><w:p><w:pPr><w:pStyle w:val=\"Footer\"/></w:pPr>{}<w:r><w:tab/></w:r>{}{}{}{}</w:p></w:ftr>",
        text(&running),
        text(&format!("{} ", words.page)),
        field("PAGE"),
        text(&format!(" {} ", words.of)),
        field("NUMPAGES")
    )
}

/// One list of bullets, and as many numbered lists as the document has, each counting from 1.
pub(super) fn numbering(numbered_lists: usize) -> String {
    let level = |format: &str, text: &str| {
        format!(
            "<w:multiLevelType w:val=\"singleLevel\"/><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/><w:lvlText w:val=\"{text}\"/><w:lvlJc w:val=\"left\"/><w:pPr><w:ind w:left=\"567\" w:hanging=\"397\"/></w:pPr></w:lvl>"
        )
    };
    let mut out = format!(
        "{HEAD}<w:numbering {NAMESPACES}><w:abstractNum w:abstractNumId=\"0\">{}</w:abstractNum><w:abstractNum w:abstractNumId=\"1\">{}</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>",
        level("bullet", "•"),
        level("decimal", "%1.")
    );
    for i in 0..numbered_lists {
        let _ = write!(
            out,
            "<w:num w:numId=\"{}\"><w:abstractNumId w:val=\"1\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"1\"/></w:lvlOverride></w:num>",
            i + 2
        );
    }
    out.push_str("</w:numbering>");
    out
}

pub(super) fn styles(document: &Document) -> String {
    let colour = Colour::of(document.letterhead.as_ref().and_then(|h| h.colour.as_deref()));
    let (house, ink) = (colour.digits(), colour.readable_on_white().digits());
    let mut out = format!(
        "{HEAD}<w:styles {NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"Arial\" w:hAnsi=\"Arial\" w:eastAsia=\"Arial\" w:cs=\"Arial\"/><w:sz w:val=\"23\"/><w:szCs w:val=\"23\"/><w:lang w:val=\"{}\"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after=\"150\" w:line=\"264\" w:lineRule=\"auto\"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/><w:qFormat/></w:style>",
        language(document)
    );
    let mut paragraph = |id: &str, name: &str, paragraph: &str, run: &str| {
        let _ = write!(
            out,
            "<w:style w:type=\"paragraph\" w:styleId=\"{id}\"><w:name w:val=\"{name}\"/><w:basedOn w:val=\"Normal\"/><w:qFormat/><w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
        );
    };
    let size = |half_points: u8| format!("<w:sz w:val=\"{half_points}\"/><w:szCs w:val=\"{half_points}\"/>");
    let keep = "<w:keepNext/><w:keepLines/>";
    let bar = |side: &str, weight: u8, space: u8, colour: &str| {
        format!("<w:{side} w:val=\"single\" w:sz=\"{weight}\" w:space=\"{space}\" w:color=\"{colour}\"/>")
    };
    paragraph("BodyText", "Body Text", "", "");
    paragraph(
        "Letterhead",
        "Letterhead",
        &format!("<w:pBdr>{}</w:pBdr><w:spacing w:after=\"120\"/>", bar("top", 48, 10, &house)),
        &format!("<w:b/><w:color w:val=\"{ink}\"/>{}", size(36)),
    );
    paragraph(
        "Contact",
        "Contact",
        "<w:spacing w:after=\"20\" w:line=\"252\" w:lineRule=\"auto\"/>",
        &size(20),
    );
    paragraph("Recipient", "Recipient", "<w:spacing w:before=\"280\" w:after=\"200\"/>", "");
    paragraph(
        "Title",
        "Title",
        &format!("{keep}<w:spacing w:before=\"320\" w:after=\"220\"/>"),
        &format!("<w:b/>{}", size(36)),
    );
    for level in 1..=5_u8 {
        let run = if level == 1 {
            format!("<w:b/><w:color w:val=\"{ink}\"/>{}", size(28))
        } else {
            format!("<w:b/>{}", size(23))
        };
        let before = if level == 1 { 340 } else { 240 };
        paragraph(
            &format!("Heading{level}"),
            &format!("heading {level}"),
            &format!(
                "{keep}<w:spacing w:before=\"{before}\" w:after=\"110\"/><w:outlineLvl w:val=\"{}\"/>",
                level - 1
            ),
            &run,
        );
    }
    paragraph("ListBullet", "List Bullet", "<w:spacing w:after=\"80\"/>", "");
    paragraph("ListNumber", "List Number", "<w:spacing w:after=\"80\"/>", "");
    paragraph(
        "Question",
        "Question",
        &format!(
            "{keep}<w:pBdr>{}{}{}</w:pBdr><w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"F3F2F1\"/><w:spacing w:before=\"100\" w:after=\"220\"/><w:ind w:left=\"227\"/>",
            bar("top", 4, 6, "F3F2F1"),
            bar("left", 36, 8, &house),
            bar("bottom", 4, 6, "F3F2F1")
        ),
        "",
    );
    paragraph(
        "Quote",
        "Quote",
        &format!("<w:pBdr>{}</w:pBdr><w:ind w:left=\"400\"/>", bar("left", 18, 10, "B1B4B6")),
        "",
    );
    let sides = ["top", "left", "bottom", "right"].map(|side| bar(side, 12, 8, "000000")).concat();
    paragraph(
        "Notice",
        "Notice",
        &format!(
            "<w:keepLines/><w:pBdr>{sides}</w:pBdr><w:spacing w:before=\"240\" w:after=\"240\"/><w:ind w:left=\"200\" w:right=\"200\"/>"
        ),
        "<w:b/>",
    );
    paragraph(
        "Caption",
        "caption",
        &format!("{keep}<w:spacing w:before=\"200\" w:after=\"100\"/>"),
        &format!("<w:b/>{}", size(22)),
    );
    paragraph(
        "TableHeading",
        "Table Heading",
        "<w:keepNext/><w:spacing w:before=\"60\" w:after=\"60\" w:line=\"240\" w:lineRule=\"auto\"/>",
        &format!("<w:b/>{}", size(22)),
    );
    paragraph(
        "TableText",
        "Table Text",
        "<w:spacing w:before=\"60\" w:after=\"60\" w:line=\"240\" w:lineRule=\"auto\"/>",
        &size(22),
    );
    paragraph(
        "AfterTable",
        "After Table",
        "<w:spacing w:after=\"0\" w:line=\"160\" w:lineRule=\"exact\"/>",
        &size(8),
    );
    paragraph(
        "Footer",
        "footer",
        "<w:tabs><w:tab w:val=\"right\" w:pos=\"9184\"/></w:tabs><w:spacing w:after=\"0\"/>",
        &format!("<w:color w:val=\"505A5F\"/>{}", size(20)),
    );
    for (id, name, run) in [
        ("Strong", "Strong", "<w:b/>"),
        ("Emphasis", "Emphasis", "<w:i/>"),
        ("Hyperlink", "Hyperlink", "<w:color w:val=\"1D4F91\"/><w:u w:val=\"single\"/>"),
    ] {
        let _ = write!(
            out,
            "<w:style w:type=\"character\" w:styleId=\"{id}\"><w:name w:val=\"{name}\"/><w:qFormat/><w:rPr>{run}</w:rPr></w:style>"
        );
    }
    let lines = ["bottom", "insideH"].map(|side| bar(side, 4, 0, "B1B4B6")).concat();
    let _ = write!(
        out,
        "<w:style w:type=\"table\" w:styleId=\"LetterTable\"><w:name w:val=\"Letter Table\"/><w:qFormat/><w:tblPr><w:tblBorders>{lines}</w:tblBorders><w:tblCellMar><w:left w:w=\"100\" w:type=\"dxa\"/><w:right w:w=\"100\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr><w:tblStylePr w:type=\"firstRow\"><w:tcPr><w:tcBorders>{}</w:tcBorders><w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"F3F2F1\"/></w:tcPr></w:tblStylePr></w:style></w:styles>",
        bar("bottom", 8, 0, "000000")
    );
    out
}

fn language(document: &Document) -> String {
    let (primary, region) = wording::tag(&document.language);
    format!("{primary}-{region}")
}

/// Text inside an element or an attribute.
pub(super) fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
        .replace('\n', " ")
}
