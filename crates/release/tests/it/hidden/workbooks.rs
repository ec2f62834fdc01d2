//! Workbooks: what is on no visible sheet, and what ordinary workbooks have that looks alike.

use super::check;
use super::office::{Book, SHEET};

const NAMED: &str = "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>Orla Quennell</t></is></c></row>";

fn cell(place: &str, style: u32, words: &str) -> String {
    format!("<c r=\"{place}\" s=\"{style}\" t=\"inlineStr\"><is><t>{words}</t></is></c>")
}

fn row(number: u32, how: &str, style: u32) -> String {
    format!("<row r=\"{number}\" {how}>{}</row>", cell(&format!("A{number}"), style, "Orla Quennell"))
}

#[test]
fn what_is_not_seen_of_sheets_rows_and_columns_is_found() {
    let plain = Book::default();
    let hidden = row(3, "hidden=\"1\"", 0);
    let low = row(3, "ht=\"0.75\" customHeight=\"1\"", 0);
    let filtered = "<autoFilter ref=\"A1:B3\"><filterColumn colId=\"0\"><filters><filter val=\"Parks\"/></filters></filterColumn></autoFilter>";
    let no_filter = "<autoFilter ref=\"A1:B3\"/>";
    let far = row(5_000, "", 0);
    let right = format!("<row r=\"3\">{}</row>", cell("CZ3", 0, "Orla Quennell"));
    let window = |how: &str| format!("<bookViews><workbookView {how}/></bookViews>");
    let (no_tabs, thin_tabs, gone) =
        (window("showSheetTabs=\"0\""), window("tabRatio=\"0\""), window("visibility=\"hidden\""));
    let usual = window("tabRatio=\"600\" firstSheet=\"0\" windowWidth=\"28800\" windowHeight=\"12000\"");
    let second = [("Notes", "", NAMED)];
    let table = (
        "xl/tables/table1.xml",
        "<table ref=\"A1:B3\"><autoFilter ref=\"A1:B3\"><filterColumn colId=\"0\"/></autoFilter></table>",
    );
    let rows: &[(&str, Book<'_>, &[&str])] = &[
        ("nothing", plain, &[]),
        (
            "a hidden sheet",
            Book { sheets: &[("HR", "state=\"hidden\"", NAMED)], ..plain },
            &["xlsx.sheet.hidden"],
        ),
        (
            "a very hidden one",
            Book { sheets: &[("HR", "state=\"veryHidden\"", NAMED)], ..plain },
            &["xlsx.sheet.very_hidden"],
        ),
        (
            "a hidden sheet with nothing in it",
            Book { sheets: &[("Sheet3", "state=\"hidden\"", "")], ..plain },
            &[],
        ),
        (
            "tabs switched off",
            Book { before: &no_tabs, sheets: &second, ..plain },
            &["xlsx.view.tabs_hidden"],
        ),
        (
            "tabs of no width",
            Book { before: &thin_tabs, sheets: &second, ..plain },
            &["xlsx.view.tabs_hidden"],
        ),
        ("a hidden window", Book { before: &gone, sheets: &second, ..plain }, &["xlsx.view.tabs_hidden"]),
        ("an ordinary window", Book { before: &usual, sheets: &second, ..plain }, &[]),
        ("tabs switched off, one sheet", Book { before: &no_tabs, ..plain }, &[]),
        ("a hidden row", Book { rows: &hidden, ..plain }, &["xlsx.row.hidden"]),
        (
            "a hidden row with nothing",
            Book { rows: "<row r=\"3\" hidden=\"1\"><c r=\"A3\"/></row>", ..plain },
            &[],
        ),
        ("a row without height", Book { rows: &low, ..plain }, &["xlsx.row.tiny"]),
        ("rows filtered out", Book { rows: &hidden, tail: filtered, ..plain }, &["xlsx.row.filtered"]),
        (
            "rows a table filters out",
            Book {
                rows: &hidden,
                parts: &[table],
                relations: &[(SHEET, "table", "xl/tables/table1.xml", false)],
                ..plain
            },
            &["xlsx.row.filtered"],
        ),
        ("a filter that takes nothing out", Book { rows: &row(3, "", 0), tail: no_filter, ..plain }, &[]),
        (
            "empty rows below the table hidden",
            Book { head: "<sheetFormatPr zeroHeight=\"1\"/>", rows: &row(3, "", 0), ..plain },
            &[],
        ),
        (
            "a hidden column",
            Book { head: "<cols><col min=\"2\" max=\"2\" width=\"9\" hidden=\"1\"/></cols>", ..plain },
            &["xlsx.col.hidden"],
        ),
        (
            "hidden columns to the end, empty",
            Book { head: "<cols><col min=\"3\" max=\"16384\" width=\"9\" hidden=\"1\"/></cols>", ..plain },
            &[],
        ),
        (
            "a column of no width",
            Book { head: "<cols><col min=\"2\" max=\"2\" width=\"0.3\" customWidth=\"1\"/></cols>", ..plain },
            &["xlsx.col.tiny"],
        ),
        (
            "a narrow spacer",
            Book { head: "<cols><col min=\"3\" max=\"3\" width=\"0.5\" customWidth=\"1\"/></cols>", ..plain },
            &[],
        ),
        ("far below", Book { rows: &far, ..plain }, &["xlsx.cell.far"]),
        ("far to the right", Book { rows: &right, ..plain }, &["xlsx.cell.far"]),
        (
            "above a frozen pane",
            Book {
                head: "<sheetViews><sheetView topLeftCell=\"A2\"><pane ySplit=\"1\" state=\"frozen\"/></sheetView></sheetViews>",
                ..plain
            },
            &["xlsx.row.hidden"],
        ),
        (
            "an ordinary frozen heading",
            Book {
                head: "<sheetViews><sheetView><pane ySplit=\"1\" topLeftCell=\"A2\" state=\"frozen\"/></sheetView></sheetViews>",
                ..plain
            },
            &[],
        ),
    ];
    for (what, book, expected) in rows {
        check("figures.xlsx", what, &book.bytes(), expected);
    }
}

#[test]
fn what_cannot_be_seen_in_a_cell_is_found() {
    let plain = Book::default();
    let styled = row(3, "", 1);
    let white = "<font><color rgb=\"FFFFFFFF\"/></font>";
    let style = "<xf numFmtId=\"0\" fontId=\"1\" fillId=\"0\"/>";
    let on_fill = "<xf numFmtId=\"0\" fontId=\"1\" fillId=\"2\"/>";
    let blue = "<fill><patternFill patternType=\"solid\"><fgColor rgb=\"FF1F3864\"/></patternFill></fill>";
    let grey =
        "<fill><patternFill patternType=\"solid\"><fgColor theme=\"0\" tint=\"-0.05\"/></patternFill></fill>";
    let formatted = "<xf numFmtId=\"164\" fontId=\"0\" fillId=\"0\"/>";
    let base = Book { rows: &styled, styles: style, ..plain };
    let number = "<row r=\"3\"><c r=\"A3\" s=\"1\"><v>0</v></c></row>";
    let shared = "<row r=\"3\"><c r=\"A3\" t=\"s\"><v>0</v></c></row>";
    // Neither rows nor cells say where they are.
    let bare = "<row><c t=\"inlineStr\"><is><t>Total</t></is></c><c t=\"inlineStr\"><is><t>Orla Quennell</t></is></c></row></sheetData><mergeCells><mergeCell ref=\"A1:B1\"/></mergeCells><sheetData>";
    let merged = format!("<row r=\"3\">{}{}</row>", cell("A3", 0, "Total"), cell("B3", 0, "Orla Quennell"));
    let drawing = |inner: &str| {
        format!(
            "<xdr:wsDr xmlns:xdr=\"xdr\" xmlns:a=\"a\"><xdr:twoCellAnchor><xdr:from><xdr:col>0</xdr:col><xdr:row>2</xdr:row></xdr:from><xdr:to><xdr:col>3</xdr:col><xdr:row>6</xdr:row></xdr:to>{inner}</xdr:twoCellAnchor></xdr:wsDr>"
        )
    };
    let (filled, open) = (
        drawing(
            "<xdr:sp><xdr:spPr><a:solidFill><a:srgbClr val=\"FFFFFF\"/></a:solidFill></xdr:spPr></xdr:sp>",
        ),
        drawing("<xdr:sp><xdr:spPr><a:noFill/><a:ln><a:solidFill/></a:ln></xdr:spPr></xdr:sp>"),
    );
    let lies = |part| [("xl/drawings/drawing1.xml", part)];
    let over = [(SHEET, "drawing", "xl/drawings/drawing1.xml", false)];
    let condition = |formula: &str| {
        format!(
            "<conditionalFormatting sqref=\"A3\"><cfRule type=\"expression\" dxfId=\"0\"><formula>{formula}</formula></cfRule></conditionalFormatting>"
        )
    };
    let (always, faults) = (condition("TRUE"), condition("ISERROR(A3)"));
    let newer_list = "<extLst><ext><x14:dataValidations><x14:dataValidation type=\"list\"><x14:formula1><xm:f>\"Orla Quennell,Bryn Tolliver\"</xm:f></x14:formula1><xm:sqref>C2</xm:sqref></x14:dataValidation></x14:dataValidations></ext></extLst>";
    let unlike_nothing = "<conditionalFormatting sqref=\"A3\"><cfRule type=\"cellIs\" operator=\"notEqual\" dxfId=\"0\"><formula>\"\"</formula></cfRule></conditionalFormatting>";
    let black_when = "<dxf><fill><patternFill patternType=\"solid\"><bgColor rgb=\"FF000000\"/></patternFill></fill></dxf>";
    let nothing_when = "<dxf><numFmt numFmtId=\"170\" formatCode=\";;;\"/></dxf>";
    let leads = |to: &str| {
        format!("<row r=\"3\"><c r=\"A3\" t=\"str\"><f>HYPERLINK(\"{to}\",\"list\")</f><v>list</v></c></row>")
    };
    let white_when = "<dxf><font><color rgb=\"FFFFFFFF\"/></font></dxf>";
    let rows: &[(&str, Book<'_>, &[&str])] = &[
        ("white on nothing", Book { fonts: white, ..base }, &["xlsx.text.same_colour"]),
        (
            "white by theme",
            Book { fonts: "<font><color theme=\"0\"/></font>", ..base },
            &["xlsx.text.same_colour"],
        ),
        (
            "white by palette",
            Book { fonts: "<font><color indexed=\"9\"/></font>", ..base },
            &["xlsx.text.same_colour"],
        ),
        (
            "nearly white",
            Book { fonts: "<font><color rgb=\"FFF8F8F8\"/></font>", ..base },
            &["xlsx.text.same_colour"],
        ),
        (
            "grey by tint on grey",
            Book {
                fonts: "<font><color theme=\"0\" tint=\"-0.05\"/></font>",
                fills: grey,
                styles: on_fill,
                ..base
            },
            &["xlsx.text.same_colour"],
        ),
        ("white on blue", Book { fonts: white, fills: blue, styles: on_fill, ..base }, &[]),
        ("grey on white", Book { fonts: "<font><color rgb=\"FF808080\"/></font>", ..base }, &[]),
        (
            "letters of one point",
            Book { fonts: "<font><sz val=\"1\"/></font>", ..base },
            &["xlsx.text.same_colour"],
        ),
        (
            "a white run in black words",
            Book {
                rows: shared,
                strings: "<si><r><t>Total </t></r><r><rPr><color rgb=\"FFFFFFFF\"/></rPr><t>Orla Quennell</t></r></si>",
                ..plain
            },
            &["xlsx.text.same_colour"],
        ),
        (
            "a format that shows nothing",
            Book { formats: "<numFmt numFmtId=\"164\" formatCode=\";;;\"/>", styles: formatted, ..base },
            &["xlsx.text.number_format_hidden"],
        ),
        (
            "a format with nothing in quotes",
            Book {
                formats: "<numFmt numFmtId=\"164\" formatCode=\"&quot;&quot;;&quot;&quot;;&quot;&quot;;&quot;&quot;\"/>",
                styles: formatted,
                ..base
            },
            &["xlsx.text.number_format_hidden"],
        ),
        (
            "zeros that are not shown",
            Book {
                rows: number,
                formats: "<numFmt numFmtId=\"164\" formatCode=\"0;-0;;@\"/>",
                styles: formatted,
                ..plain
            },
            &[],
        ),
        (
            "hidden by a condition",
            Book { rows: &row(3, "", 0), tail: &always, conditional: white_when, ..plain },
            &["xlsx.text.same_colour"],
        ),
        ("a list of the newer kind", Book { tail: newer_list, ..plain }, &["xlsx.validation"]),
        (
            "blackened by a condition that says no ink",
            Book { rows: &row(3, "", 0), tail: unlike_nothing, conditional: black_when, ..plain },
            &["xlsx.text.same_colour"],
        ),
        (
            "a condition that shows nothing",
            Book { rows: &row(3, "", 0), tail: &always, conditional: nothing_when, ..plain },
            &["xlsx.text.number_format_hidden"],
        ),
        (
            "a formula that leads to a server",
            Book { rows: &leads("\\\\hr-01\\cases\\4711.docx"), ..plain },
            &["ooxml.path"],
        ),
        (
            "a formula that leads to a page",
            Book { rows: &leads("https://www.saltmarsh.example/foi"), ..plain },
            &[],
        ),
        (
            "faults hidden by a condition",
            Book { rows: &row(3, "", 0), tail: &faults, conditional: white_when, ..plain },
            &[],
        ),
        (
            "beneath a merged cell of rows without numbers",
            Book { sheets: &[("Notes", "", bare)], ..plain },
            &["xlsx.cell.covered"],
        ),
        (
            "beneath a merged cell",
            Book { rows: &merged, tail: "<mergeCells><mergeCell ref=\"A3:B3\"/></mergeCells>", ..plain },
            &["xlsx.cell.covered"],
        ),
        (
            "beneath a white box",
            Book { rows: &row(4, "", 0), parts: &lies(filled.as_str()), relations: &over, ..plain },
            &["xlsx.cell.covered"],
        ),
        (
            "within a frame",
            Book { rows: &row(4, "", 0), parts: &lies(open.as_str()), relations: &over, ..plain },
            &[],
        ),
        (
            "words that no cell uses",
            Book { rows: shared, strings: "<si><t>Total</t></si><si><t>Orla Quennell</t></si>", ..plain },
            &["ooxml.orphan_part"],
        ),
    ];
    for (what, book, expected) in rows {
        check("figures.xlsx", what, &book.bytes(), expected);
    }
}

#[test]
fn what_is_kept_beside_the_sheets_is_found() {
    let plain = Book::default();
    let names = |inner: &str| format!("<definedNames>{inner}</definedNames>");
    let (array, words, outside, usual) = (
        names("<definedName name=\"a\">{\"Orla Quennell\",\"Wren Tallow\"}</definedName>"),
        names("<definedName name=\"a\" hidden=\"1\">\"Orla Quennell\"</definedName>"),
        names("<definedName name=\"a\">[1]Staff!$A$1</definedName>"),
        names(
            "<definedName name=\"_xlnm.Print_Area\" localSheetId=\"0\">Summary!$A$1:$B$2</definedName><definedName name=\"_xlnm._FilterDatabase\" hidden=\"1\">Summary!$A$1:$B$2</definedName><definedName name=\"_xlfn.IFERROR\" hidden=\"1\">#NAME?</definedName><definedName name=\"Rate\">0.2</definedName>",
        ),
    );
    let from = |kind| [("xl/workbook.xml", kind, "xl/part.xml", false)];
    let of_sheet = |kind| [(SHEET, kind, "xl/part.xml", false)];
    let one = |content| [("xl/part.xml", content)];
    let pivot = "<pivotCacheDefinition><cacheSource><worksheetSource ref=\"A1:B9\" sheet=\"Staff\"/></cacheSource><cacheFields><cacheField name=\"Name\"><sharedItems><s v=\"Orla Quennell\"/></sharedItems></cacheField></cacheFields></pivotCacheDefinition>";
    let seen_pivot = "<pivotCacheDefinition><cacheSource><worksheetSource ref=\"A1:B2\" sheet=\"Summary\"/></cacheSource><cacheFields><cacheField name=\"Service\"><sharedItems><s v=\"Parks\"/></sharedItems></cacheField><cacheField name=\"Requests\"><sharedItems><n v=\"12\"/></sharedItems></cacheField></cacheFields></pivotCacheDefinition>";
    let with_pivots = "<pivotCaches><pivotCache cacheId=\"1\"/></pivotCaches>";
    let chart = |sheet: &str, words: &str| {
        format!(
            "<c:chartSpace xmlns:c=\"c\"><c:chart><c:ser><c:cat><c:strRef><c:f>{sheet}!$A$2</c:f><c:strCache><c:pt><c:v>{words}</c:v></c:pt></c:strCache></c:strRef></c:cat></c:ser></c:chart></c:chartSpace>"
        )
    };
    let (gone, there) = (chart("Staff", "Orla Quennell"), chart("Summary", "Parks"));
    let list = |words: &str| {
        format!(
            "<dataValidations><dataValidation type=\"list\" sqref=\"B2\"><formula1>\"{words}\"</formula1></dataValidation></dataValidations>"
        )
    };
    let (people, answers) = (list("Orla Quennell,Wren Tallow"), list("Open,Closed,On hold"));
    let rows: &[(&str, Book<'_>, &[&str])] = &[
        ("a name with a list of people", Book { after: &array, ..plain }, &["xlsx.defined_name.data"]),
        ("a hidden name with words", Book { after: &words, ..plain }, &["xlsx.defined_name.data"]),
        ("a name that leads out", Book { after: &outside, ..plain }, &["xlsx.defined_name.data"]),
        ("ordinary names", Book { after: &usual, ..plain }, &[]),
        (
            "comments",
            Book {
                parts: &one(
                    "<comments><authors><author>Orla Quennell</author></authors><commentList><comment ref=\"A2\" authorId=\"0\"><text><t>ask her</t></text></comment></commentList></comments>",
                ),
                relations: &of_sheet("comments"),
                ..plain
            },
            &["xlsx.comment"],
        ),
        (
            "a conversation",
            Book {
                parts: &one(
                    "<ThreadedComments><threadedComment ref=\"A2\"><text>ask her</text></threadedComment></ThreadedComments>",
                ),
                relations: &of_sheet("threadedComment"),
                ..plain
            },
            &["xlsx.comment.threaded"],
        ),
        (
            "those who commented",
            Book {
                parts: &one(
                    "<personList><person displayName=\"Orla Quennell\" userId=\"oq@saltmarsh.example\"/></personList>",
                ),
                relations: &from("person"),
                ..plain
            },
            &["xlsx.comment.threaded"],
        ),
        (
            "nobody who commented",
            Book { parts: &one("<personList/>"), relations: &from("person"), ..plain },
            &[],
        ),
        (
            "a pivot table of a sheet that is gone",
            Book {
                after: with_pivots,
                parts: &one(pivot),
                relations: &from("pivotCacheDefinition"),
                ..plain
            },
            &["xlsx.pivot.cache"],
        ),
        (
            "a pivot table of what is seen",
            Book {
                after: with_pivots,
                parts: &one(seen_pivot),
                relations: &from("pivotCacheDefinition"),
                ..plain
            },
            &[],
        ),
        (
            "cells of another workbook",
            Book {
                parts: &one(
                    "<externalLink><externalBook><sheetNames><sheetName val=\"Staff\"/></sheetNames><sheetDataSet><sheetData><row><cell r=\"A1\"><v>Orla Quennell</v></cell></row></sheetData></sheetDataSet></externalBook></externalLink>",
                ),
                relations: &[
                    ("xl/workbook.xml", "externalLink", "xl/part.xml", false),
                    ("xl/part.xml", "externalLinkPath", "file:///\\\\fs01\\HR\\staff.xlsx", true),
                ],
                ..plain
            },
            &["ooxml.path", "xlsx.external_link.cache"],
        ),
        (
            "a connection with a password",
            Book {
                parts: &one(
                    "<connections><connection name=\"HR\"><dbPr connection=\"Server=db;Password=x\"/></connection></connections>",
                ),
                relations: &from("connections"),
                ..plain
            },
            &["xlsx.connection"],
        ),
        (
            "a data model",
            Book {
                parts: &[("xl/model/item.data", "\u{1}\u{2}Orla Quennell")],
                relations: &[("xl/workbook.xml", "powerPivotData", "xl/model/item.data", false)],
                ..plain
            },
            &["xlsx.data_model"],
        ),
        (
            "the model of older programs",
            Book {
                parts: &[("xl/customData/item1.data", "\u{1}\u{2}Orla Quennell")],
                relations: &[("xl/workbook.xml", "customData", "xl/customData/item1.data", false)],
                ..plain
            },
            &["xlsx.data_model"],
        ),
        (
            "a log of changes",
            Book {
                parts: &one("<headers><header userName=\"Orla Quennell\"/></headers>"),
                relations: &from("revisionHeaders"),
                ..plain
            },
            &["xlsx.revision_log"],
        ),
        (
            "a scenario",
            Book {
                tail: "<scenarios><scenario name=\"if she goes\" user=\"Orla Quennell\"><inputCells r=\"B2\" val=\"0\"/></scenario></scenarios>",
                ..plain
            },
            &["xlsx.scenario"],
        ),
        ("a list of people to choose from", Book { tail: &people, ..plain }, &["xlsx.validation"]),
        ("a list of answers to choose from", Book { tail: &answers, ..plain }, &[]),
        (
            "a hint that names somebody",
            Book {
                tail: "<dataValidations><dataValidation type=\"whole\" sqref=\"B2\" prompt=\"Ask Orla Quennell\"/></dataValidations>",
                ..plain
            },
            &["xlsx.validation"],
        ),
        (
            "a chart of a sheet that is gone",
            Book { parts: &one(&gone), relations: &of_sheet("chart"), ..plain },
            &["ooxml.chart.cache"],
        ),
        (
            "a chart of what is seen",
            Book { parts: &one(&there), relations: &of_sheet("chart"), ..plain },
            &[],
        ),
        (
            "a footer with a name",
            Book {
                tail: "<headerFooter><oddFooter>&amp;L&amp;\"Arial,Bold\"&amp;9Orla Quennell</oddFooter></headerFooter>",
                ..plain
            },
            &["ooxml.header_footer"],
        ),
        (
            "a footer with a number",
            Book {
                tail: "<headerFooter><oddFooter>&amp;CPage &amp;P of &amp;N</oddFooter></headerFooter>",
                ..plain
            },
            &[],
        ),
        (
            "where it was saved",
            Book { before: "<x15ac:absPath url=\"C:\\Users\\oquennell\\Desktop\\\"/>", ..plain },
            &["ooxml.path"],
        ),
        (
            "macros",
            Book {
                parts: &[("xl/vbaProject.bin", "Attribute Orla")],
                relations: &[("xl/workbook.xml", "vbaProject", "xl/vbaProject.bin", false)],
                ..plain
            },
            &["container.type_mismatch", "ooxml.macro"],
        ),
        (
            "a printer",
            Book {
                parts: &one("H\0R\0-\0O\0r\0l\0a\0\0\0"),
                relations: &of_sheet("printerSettings"),
                ..plain
            },
            &["ooxml.printer_settings"],
        ),
        (
            "a query's table",
            Book {
                parts: &one("<queryTable name=\"HR staff\" connectionId=\"1\"/>"),
                relations: &of_sheet("queryTable"),
                ..plain
            },
            &["xlsx.connection"],
        ),
    ];
    for (what, book, expected) in rows {
        check("figures.xlsx", what, &book.bytes(), expected);
    }
}
