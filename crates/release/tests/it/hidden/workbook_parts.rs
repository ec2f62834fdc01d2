//! Charts, boxes, lists and properties of workbooks that say what no sheet says.

use super::check;
use super::office::{Book, Relation, SHEET};

#[test]
fn what_parts_of_a_workbook_say_beside_its_sheets_is_found() {
    let plain = Book::default();
    let part = |content| [("xl/part.xml", content)];
    let of_sheet = |kind| [(SHEET, kind, "xl/part.xml", false)];
    let chart = |formula: &str, words: &str| {
        format!(
            "<c:chartSpace xmlns:c=\"c\"><c:chart><c:ser><c:cat><c:strRef><c:f>{formula}</c:f><c:strCache><c:pt idx=\"0\"><c:v>{words}</c:v></c:pt></c:strCache></c:strRef></c:cat></c:ser></c:chart></c:chartSpace>"
        )
    };
    let (nowhere, stale, current) =
        (chart("", "Orla Quennell"), chart("Summary!$A$2", "Orla Quennell"), chart("Summary!$A$2", "Parks"));
    let lists = |inner: &str| {
        format!(
            "<dataValidations><dataValidation type=\"list\" sqref=\"B2\"><mc:AlternateContent xmlns:mc=\"mc\"><mc:Choice xmlns:x12ac=\"x12ac\" Requires=\"x12ac\"><x12ac:list>{inner}</x12ac:list></mc:Choice><mc:Fallback><formula1>\"a\"</formula1></mc:Fallback></mc:AlternateContent></dataValidation></dataValidations>"
        )
    };
    let (people, answers) = (lists("\"Quennell, Orla\",Orla Quennell"), lists("\"Yes, all\",No"));
    let drawn = |fill: &str, ink: &str, size: u32| {
        format!(
            "<xdr:wsDr xmlns:xdr=\"xdr\" xmlns:a=\"a\"><xdr:twoCellAnchor><xdr:from><xdr:col>4</xdr:col><xdr:row>20</xdr:row></xdr:from><xdr:to><xdr:col>6</xdr:col><xdr:row>24</xdr:row></xdr:to><xdr:sp><xdr:nvSpPr><xdr:cNvPr id=\"2\" name=\"TextBox 1\"/></xdr:nvSpPr><xdr:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"{size}\" cy=\"{size}\"/></a:xfrm><a:solidFill><a:srgbClr val=\"{fill}\"/></a:solidFill></xdr:spPr><xdr:txBody><a:p><a:r><a:rPr><a:solidFill><a:srgbClr val=\"{ink}\"/></a:solidFill></a:rPr><a:t>Orla Quennell</a:t></a:r></a:p></xdr:txBody></xdr:sp></xdr:twoCellAnchor></xdr:wsDr>"
        )
    };
    let (white, dark, flat) = (
        drawn("FFFFFF", "FFFFFF", 900_000),
        drawn("1F3864", "FFFFFF", 900_000),
        drawn("FFFFFF", "000000", 0),
    );
    let titles = |title: &str| {
        format!(
            "<Properties><TitlesOfParts><vt:vector xmlns:vt=\"vt\"><vt:lpstr>Summary</vt:lpstr><vt:lpstr>{title}</vt:lpstr></vt:vector></TitlesOfParts></Properties>"
        )
    };
    let (gone, area) = (titles("Dismissal of Orla Quennell"), titles("Summary!Print_Area"));
    let of_file: [Relation<'_>; 1] = [("", "extended-properties", "xl/part.xml", false)];
    let template = |name: &str| format!("<Properties><Template>{name}</Template></Properties>");
    let (of_somebody, usual) = (template("Orla Quennell dismissal.xltx"), template("Corporate Report.xltx"));
    let data = [("xl/workbook.xml", "customXml", "customXml/item1.xml", false)];
    let number = |format: &str, value: &str| {
        (
            format!("<numFmt numFmtId=\"170\" formatCode=\"{format}\"/>"),
            format!("<row r=\"3\"><c r=\"A3\" s=\"1\"><v>{value}</v></c></row>"),
        )
    };
    let shown = "<xf numFmtId=\"170\" fontId=\"0\" fillId=\"0\"/>";
    let ((says, seven), (yes, one)) = (
        number("&quot;seen&quot;;&quot;seen&quot;", "77009004171"),
        number("&quot;Yes&quot;;&quot;Yes&quot;;&quot;No&quot;", "1"),
    );
    let black = "<fill><patternFill patternType=\"solid\"><fgColor rgb=\"FF000000\"/></patternFill></fill>";
    let on_black = "<xf numFmtId=\"0\" fontId=\"1\" fillId=\"2\"/>";
    let named = "<row r=\"3\"><c r=\"A3\" s=\"1\" t=\"inlineStr\"><is><t>Orla Quennell</t></is></c></row>";
    let view = "<customWorkbookViews><customWorkbookView name=\"Orla Quennell - Personal View\"/></customWorkbookViews>";
    let rows: &[(&str, Book<'_>, &[&str])] = &[
        (
            "a chart of no range",
            Book { parts: &part(nowhere.as_str()), relations: &of_sheet("chart"), ..plain },
            &["ooxml.chart.cache"],
        ),
        (
            "a chart that keeps what its cells no longer say",
            Book { parts: &part(stale.as_str()), relations: &of_sheet("chart"), ..plain },
            &["ooxml.chart.cache"],
        ),
        (
            "a chart that keeps what its cells say",
            Book { parts: &part(current.as_str()), relations: &of_sheet("chart"), ..plain },
            &[],
        ),
        (
            "a list of people as newer programs write it",
            Book { tail: &people, ..plain },
            &["xlsx.validation"],
        ),
        ("a list of answers as newer programs write it", Book { tail: &answers, ..plain }, &[]),
        (
            "white words in a white box",
            Book { parts: &part(white.as_str()), relations: &of_sheet("drawing"), ..plain },
            &["xlsx.text.same_colour"],
        ),
        (
            "white words in a dark box",
            Book { parts: &part(dark.as_str()), relations: &of_sheet("drawing"), ..plain },
            &[],
        ),
        (
            "words in a box of no size",
            Book { parts: &part(flat.as_str()), relations: &of_sheet("drawing"), ..plain },
            &["xlsx.text.same_colour"],
        ),
        (
            "the title of a sheet that is gone",
            Book { parts: &part(gone.as_str()), relations: &of_file, ..plain },
            &["ooxml.props.personal"],
        ),
        ("the title of an area", Book { parts: &part(area.as_str()), relations: &of_file, ..plain }, &[]),
        (
            "a template that names somebody",
            Book { parts: &part(of_somebody.as_str()), relations: &of_file, ..plain },
            &["ooxml.props.personal"],
        ),
        ("a template", Book { parts: &part(usual.as_str()), relations: &of_file, ..plain }, &[]),
        (
            "data in its outermost element",
            Book { parts: &[("customXml/item1.xml", "<a b=\"Orla Quennell\"/>")], relations: &data, ..plain },
            &["ooxml.custom_xml"],
        ),
        (
            "data with nothing in it",
            Book { parts: &[("customXml/item1.xml", "<a b=\"2\"/>")], relations: &data, ..plain },
            &[],
        ),
        (
            "a number behind a word",
            Book { formats: &says, styles: shown, rows: &seven, ..plain },
            &["xlsx.text.number_format_hidden"],
        ),
        (
            "hidden rows of what is not worked out",
            Book {
                rows: "<row r=\"3\" hidden=\"1\"><c r=\"A3\"><f>A2&amp;\"Orla Quennell\"</f><v/></c></row>",
                ..plain
            },
            &["xlsx.row.hidden"],
        ),
        (
            "hidden rows of what comes to nothing",
            Book {
                rows: "<row r=\"3\" hidden=\"1\"><c r=\"A3\" t=\"str\"><f>IF(A2=\"\",1,\"\")</f><v></v></c></row>",
                ..plain
            },
            &[],
        ),
        (
            "letters of no colour on black",
            Book { fonts: "<font><b/></font>", fills: black, styles: on_black, rows: named, ..plain },
            &["xlsx.text.same_colour"],
        ),
        (
            "white letters that a condition puts on blue",
            Book {
                fonts: "<font><color rgb=\"FFFFFFFF\"/></font>",
                styles: "<xf numFmtId=\"0\" fontId=\"1\" fillId=\"0\"/>",
                rows: "<row r=\"3\"><c r=\"A3\" s=\"1\" t=\"inlineStr\"><is><t>Seen</t></is></c></row>",
                tail: "<conditionalFormatting sqref=\"A3\"><cfRule type=\"expression\" dxfId=\"0\"><formula>TRUE</formula></cfRule></conditionalFormatting>",
                conditional: "<dxf><fill><patternFill><bgColor rgb=\"FF1F4E78\"/></patternFill></fill></dxf>",
                ..plain
            },
            &[],
        ),
        ("who has a view of the workbook", Book { before: view, ..plain }, &["ooxml.props.personal"]),
        ("yes for one", Book { formats: &yes, styles: shown, rows: &one, ..plain }, &[]),
    ];
    for (what, book, expected) in rows {
        check("a.xlsx", what, &book.bytes(), expected);
    }
}
