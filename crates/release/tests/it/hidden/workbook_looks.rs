//! Looks that hide what stands in cells, each beside one that looks alike and hides nothing.

use super::check;
use super::office::{Book, SHEET, document};

const X14: &str = "xmlns:x14=\"http://schemas.microsoft.com/office/spreadsheetml/2009/9/main\" xmlns:xm=\"http://schemas.microsoft.com/office/excel/2006/main\"";

#[test]
fn looks_of_newer_versions_and_own_tables_are_found() {
    let plain = Book::default();
    let person = "<row r=\"3\"><c r=\"A3\" t=\"inlineStr\"><is><t>Orla Quennell</t></is></c></row>";
    let newer = |look: &str, formula: &str| {
        format!(
            "<extLst><ext {X14} uri=\"{{78C0D931-6437-407d-A8EE-F0AAD7539E65}}\"><x14:conditionalFormattings><x14:conditionalFormatting><x14:cfRule type=\"expression\" id=\"{{0}}\"><xm:f>{formula}</xm:f><x14:dxf>{look}</x14:dxf></x14:cfRule><xm:sqref>A3:A9</xm:sqref></x14:conditionalFormatting></x14:conditionalFormattings></ext></extLst>"
        )
    };
    let white = "<font><color rgb=\"FFFFFFFF\"/></font>";
    let on_blue = format!("{white}<fill><patternFill><bgColor rgb=\"FF1F4E78\"/></patternFill></fill>");
    let (hides, hides_numbers, shows, seldom) = (
        newer(white, "TRUE"),
        newer("<numFmt numFmtId=\"170\" formatCode=\";;;\"/>", "TRUE"),
        newer(&on_blue, "TRUE"),
        newer(white, "A3=&quot;&quot;"),
    );
    let signs = |kind: &str, shown: &str| {
        format!(
            "<conditionalFormatting sqref=\"A3:A9\"><cfRule type=\"{kind}\" priority=\"1\"><{kind} {shown}><cfvo type=\"min\"/></{kind}></cfRule></conditionalFormatting>"
        )
    };
    let (bars, icons, both) =
        (signs("dataBar", "showValue=\"0\""), signs("iconSet", "showValue=\"0\""), signs("dataBar", ""));
    let (pay, status) =
        ("<row r=\"3\"><c r=\"A3\"><v>41250</v></c></row>", "<row r=\"3\"><c r=\"A3\"><v>2</v></c></row>");
    let (guide, same, spelt) = (
        "<si><t>Parks</t><rPh sb=\"0\" eb=\"1\"><t>Orla Quennell</t></rPh></si>",
        "<si><t>Parks</t><rPh sb=\"0\" eb=\"1\"><t>Parks</t></rPh></si>",
        "<si><t>公園</t><rPh sb=\"0\" eb=\"2\"><t>コウエン</t></rPh></si>",
    );
    let shared = "<row r=\"3\"><c r=\"A3\" t=\"s\"><v>0</v></c></row>";
    let button = |kind: &str, at: &str| {
        format!(
            "<xml xmlns:v=\"v\" xmlns:x=\"x\"><v:shape><x:ClientData ObjectType=\"{kind}\"><x:Anchor>{at}</x:Anchor></x:ClientData></v:shape></xml>"
        )
    };
    let (over, beside, label) = (
        button("Button", "0, 0, 2, 0, 3, 0, 5, 0"),
        button("Button", "5, 0, 2, 0, 7, 0, 5, 0"),
        button("Label", "0, 0, 2, 0, 3, 0, 5, 0"),
    );
    let drawn = [(SHEET, "vmlDrawing", "xl/part.xml", false)];
    let part = |content| [("xl/part.xml", content)];
    let slicer = |caption: &str| {
        format!(
            "<slicerCacheDefinition name=\"Slicer_Service\" sourceName=\"Service\"><data><olap><levels><level><ranges><range><i n=\"x\" c=\"{caption}\"/></range></ranges></level></levels></olap></data></slicerCacheDefinition>"
        )
    };
    let (somebody, table) = (slicer("Orla Quennell"), |style: &str| {
        format!(
            "<table id=\"1\" name=\"T\" displayName=\"T\" ref=\"A2:A4\"><tableColumns><tableColumn id=\"1\" name=\"Parks\"/></tableColumns><tableStyleInfo name=\"{style}\"/></table>"
        )
    });
    let (own, usual) = (table("Own"), table("TableStyleMedium2"));
    let own_style = format!(
        "<dxf>{white}</dxf></dxfs><tableStyles><tableStyle name=\"Own\"><tableStyleElement type=\"wholeTable\" dxfId=\"0\"/></tableStyle></tableStyles><dxfs>"
    );
    let of_sheet = |kind| [(SHEET, kind, "xl/part.xml", false)];
    let boxes = |second: &str| {
        let one = |words: &str, to: &str| {
            format!(
                "<xdr:twoCellAnchor><xdr:from><xdr:col>4</xdr:col><xdr:row>20</xdr:row></xdr:from><xdr:to><xdr:col>{to}</xdr:col><xdr:row>24</xdr:row></xdr:to><xdr:sp><xdr:spPr><a:solidFill><a:srgbClr val=\"FFFF00\"/></a:solidFill></xdr:spPr><xdr:txBody><a:p><a:r><a:t>{words}</a:t></a:r></a:p></xdr:txBody></xdr:sp></xdr:twoCellAnchor>"
            )
        };
        format!(
            "<xdr:wsDr xmlns:xdr=\"xdr\" xmlns:a=\"a\">{}{}</xdr:wsDr>",
            one("Orla Quennell", "6"),
            one("", second)
        )
    };
    let (whole, half) = (boxes("7"), boxes("5"));
    let rows: &[(&str, Book<'_>, &[&str])] = &[
        (
            "a box beneath a box",
            Book { parts: &part(whole.as_str()), relations: &of_sheet("drawing"), ..plain },
            &["xlsx.cell.covered"],
        ),
        (
            "a box half beneath a box",
            Book { parts: &part(half.as_str()), relations: &of_sheet("drawing"), ..plain },
            &[],
        ),
        ("a newer rule in white", Book { rows: person, tail: &hides, ..plain }, &["xlsx.text.same_colour"]),
        (
            "a newer rule that shows no numbers",
            Book { rows: pay, tail: &hides_numbers, ..plain },
            &["xlsx.text.number_format_hidden"],
        ),
        ("a newer rule in white on blue", Book { rows: person, tail: &shows, ..plain }, &[]),
        ("a newer rule for cells without words", Book { rows: person, tail: &seldom, ..plain }, &[]),
        (
            "bars in the place of pay",
            Book { rows: pay, tail: &bars, ..plain },
            &["xlsx.text.number_format_hidden"],
        ),
        (
            "signs in the place of pay",
            Book { rows: pay, tail: &icons, ..plain },
            &["xlsx.text.number_format_hidden"],
        ),
        ("bars beside pay", Book { rows: pay, tail: &both, ..plain }, &[]),
        ("a light for a status", Book { rows: status, tail: &icons, ..plain }, &[]),
        (
            "a guide that says something else",
            Book { rows: shared, strings: guide, ..plain },
            &["ooxml.orphan_part"],
        ),
        ("a guide that says the same", Book { rows: shared, strings: same, ..plain }, &[]),
        ("how signs are spoken", Book { rows: shared, strings: spelt, ..plain }, &[]),
        (
            "a button over a name",
            Book { rows: person, parts: &part(over.as_str()), relations: &drawn, ..plain },
            &["xlsx.cell.covered"],
        ),
        (
            "a button beside a name",
            Book { rows: person, parts: &part(beside.as_str()), relations: &drawn, ..plain },
            &[],
        ),
        (
            "a label over a name",
            Book { rows: person, parts: &part(label.as_str()), relations: &drawn, ..plain },
            &[],
        ),
        (
            "whom a slicer offers",
            Book {
                parts: &part(somebody.as_str()),
                relations: &[("xl/workbook.xml", "slicerCache", "xl/part.xml", false)],
                ..plain
            },
            &["xlsx.pivot.cache"],
        ),
        (
            "a table in white",
            Book {
                rows: person,
                parts: &part(own.as_str()),
                relations: &of_sheet("table"),
                conditional: &own_style,
                ..plain
            },
            &["xlsx.text.same_colour"],
        ),
        (
            "a table in a usual style",
            Book {
                rows: person,
                parts: &part(usual.as_str()),
                relations: &of_sheet("table"),
                conditional: &own_style,
                ..plain
            },
            &[],
        ),
    ];
    for (what, book, expected) in rows {
        check("a.xlsx", what, &book.bytes(), expected);
    }
}

#[test]
fn what_a_document_offers_and_shows_is_no_danger() {
    let field = |offered: &str, shown: &str| {
        format!(
            "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"><w:ffData><w:ddList><w:listEntry w:val=\"{offered}\"/></w:ddList></w:ffData></w:fldChar></w:r><w:r><w:instrText> FORMDROPDOWN </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>{shown}</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>"
        )
    };
    let phantom = |shown: &str| {
        format!(
            "<w:p><m:oMath xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\"><m:phant><m:phantPr><m:show m:val=\"{shown}\"/></m:phantPr><m:e><m:r><m:t>Orla Quennell</m:t></m:r></m:e></m:phant></m:oMath></w:p>"
        )
    };
    for (what, body, expected) in [
        ("a choice that is shown", field("Orla Quennell", "Orla Quennell"), &[][..]),
        ("a choice that is not", field("Orla Quennell", "Parks"), &["docx.field_code"][..]),
        ("a part of an equation that is not drawn", phantom("0"), &["docx.text.vanish"][..]),
        ("a part of an equation that is", phantom("1"), &[][..]),
    ] {
        check("letter.docx", what, &document(&body, &[], &[]), expected);
    }
}
