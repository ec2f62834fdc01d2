//! Files with very much of something. What hides among it is found; beyond what can be held against the words a file cannot be
//! checked. None of them may come out clean.

use release::{
    Limits,
    dangers::{Code, Verdict, look},
};

use super::check;
use super::mail::html;
use super::office::{Book, SHEET};
use super::older::{record, short, workbook};
use super::others::presentation;

#[test]
fn what_is_too_much_to_look_through_is_said() {
    let many = |count: usize, one: &str| one.repeat(count);
    let shapes = many(10_001, "<p:sp><p:spPr/></p:sp>");
    let style = format!("<style>{}</style><p>Parks</p>", many(5_001, ".a{color:red}"));
    let hidden_columns = record(0x007D, &short(&[1, 1, 2_340, 15, 1, 0])).repeat(1_001);
    let white_when = "<dxf><font><color rgb=\"FFFFFFFF\"/></font></dxf>";
    let merged = format!("<mergeCells>{}</mergeCells>", many(500_001, "<mergeCell ref=\"A9:B9\"/>"));
    let conditions = format!(
        "<conditionalFormatting sqref=\"{}\"><cfRule type=\"expression\" dxfId=\"0\"><formula>TRUE</formula></cfRule></conditionalFormatting>",
        many(100_001, "A9 ")
    );
    let columns = format!("<cols>{}</cols>", many(32_769, "<col min=\"1\" max=\"1\"/>"));
    let white = many(200_001, "<si><r><rPr><color rgb=\"FFFFFFFF\"/></rPr><t>a</t></r></si>");
    let (empty_rows, one_row) = (many(1_048_577, "<row/>"), many(1_048_577, "<row r=\"3\"/>"));
    let wide = format!("<row r=\"3\">{}</row>", many(16_385, "<c/>"));
    let plain = Book::default();
    let rows: &[(&str, &str, Vec<u8>)] = &[
        ("rows without numbers", "a.xlsx", Book { rows: &empty_rows, ..plain }.bytes()),
        ("one row again and again", "a.xlsx", Book { rows: &one_row, ..plain }.bytes()),
        ("cells of a row", "a.xlsx", Book { rows: &wide, ..plain }.bytes()),
        ("merged cells", "a.xlsx", Book { tail: &merged, ..plain }.bytes()),
        (
            "areas that a condition hides",
            "a.xlsx",
            Book { tail: &conditions, conditional: white_when, ..plain }.bytes(),
        ),
        ("columns with a width", "a.xlsx", Book { head: &columns, ..plain }.bytes()),
        ("white words within texts", "a.xlsx", Book { strings: &white, ..plain }.bytes()),
        ("shapes of a slide", "a.pptx", presentation("", &shapes, &[], "")),
        ("rules of a message", "a.eml", html(&style)),
        ("hidden columns of an older workbook", "a.xls", workbook(0, &hidden_columns)),
    ];
    for (what, name, bytes) in rows {
        let found = look(name, bytes, &Limits::default());
        assert_eq!(found.verdict, Verdict::CannotCheck, "{what}");
        assert!(found.dangers.iter().any(|d| d.code == Code::ContainerBomb), "{what}: {found:#?}");
        assert!(
            found.why.as_deref().is_some_and(|why| why.contains(" more ") || why.contains("too many")),
            "{what}"
        );
    }
}

#[test]
fn what_hides_among_very_much_is_found() {
    let many = |count: usize, one: &str| one.repeat(count);
    let who = "<row r=\"3\"><c r=\"A3\" t=\"inlineStr\"><is><t>Orla Quennell</t></is></c></row>";
    let shared = |index: usize| format!("<row r=\"3\"><c r=\"A3\" t=\"s\"><v>{index}</v></c></row>");
    let rule = |places: &str, style: usize| {
        format!(
            "<conditionalFormatting sqref=\"{places}\"><cfRule type=\"expression\" dxfId=\"{style}\"><formula>TRUE</formula></cfRule></conditionalFormatting>"
        )
    };
    let looks =
        "<dxf><font><color rgb=\"FFFF0000\"/></font></dxf><dxf><font><color rgb=\"FFFFFFFF\"/></font></dxf>";
    let harmless_rules = many(1_500, &rule("A3", 0));
    let hiding_rule = format!("{harmless_rules}{}", rule("A3", 1));
    let hiding_place = rule(&format!("{}A3", many(10_500, "D9 ")), 1);
    let other_places = rule(&many(10_500, "D9 "), 1);
    let run = |rgb: &str, words: &str| format!("<r><rPr><color rgb=\"FF{rgb}\"/></rPr><t>{words}</t></r>");
    let red: String =
        (0..3_000).map(|n| format!("<si>{}</si>", run("FF0000", &format!("Note {n}")))).collect();
    let used: String = (0..3_000)
        .map(|n| format!("<row r=\"{0}\"><c r=\"C{0}\" t=\"s\"><v>{n}</v></c></row>", n + 4))
        .collect();
    let white = format!("{red}<si>{}{}</si>", run("FF0000", "Seen "), run("FFFFFF", "Orla Quennell"));
    let (red_rows, white_rows) = (format!("{}{used}", shared(0)), format!("{}{used}", shared(3_000)));
    let list = |words: &str| {
        format!(
            "<dataValidation type=\"list\" sqref=\"A3\"><formula1>\"{words}\"</formula1></dataValidation>"
        )
    };
    let plain_lists = format!("<dataValidations>{}</dataValidations>", many(5_500, &list("Yes,No")));
    let telling_list = format!(
        "<dataValidations>{}{}</dataValidations>",
        many(5_500, &list("Yes,No")),
        list("Orla Quennell,None")
    );
    // A picture over the fourth column, which is where it is only where all widths are known.
    let narrow = format!(
        "<cols>{}<col min=\"3\" max=\"3\" width=\"100\"/></cols>",
        many(2_500, "<col min=\"9\" max=\"9\"/>")
    );
    let right = "<row r=\"3\"><c r=\"D3\" t=\"inlineStr\"><is><t>Orla Quennell</t></is></c></row>";
    // Two columns of 64 pixels, one of 700, then one of 64; two rows of 20.
    let drawing = |x: usize| {
        format!(
            "<xdr:wsDr><xdr:absoluteAnchor><xdr:pos x=\"{}\" y=\"381000\"/><xdr:ext cx=\"609600\" cy=\"190500\"/><xdr:pic/></xdr:absoluteAnchor></xdr:wsDr>",
            x * 9_525
        )
    };
    let (over, beside) = (drawing(828), drawing(192));
    let drawn = [(SHEET, "drawing", "xl/drawings/drawing1.xml", false)];
    let plain = Book::default();
    let rows: &[(&str, Book<'_>, &[&str])] = &[
        ("rules that colour", Book { rows: who, tail: &harmless_rules, conditional: looks, ..plain }, &[]),
        (
            "one among many rules",
            Book { rows: who, tail: &hiding_rule, conditional: looks, ..plain },
            &["xlsx.text.same_colour"],
        ),
        (
            "the last of many places",
            Book { rows: who, tail: &hiding_place, conditional: looks, ..plain },
            &["xlsx.text.same_colour"],
        ),
        ("many other places", Book { rows: who, tail: &other_places, conditional: looks, ..plain }, &[]),
        ("red words", Book { rows: &red_rows, strings: &red, ..plain }, &[]),
        (
            "white words after red ones",
            Book { rows: &white_rows, strings: &white, ..plain },
            &["xlsx.text.same_colour"],
        ),
        ("lists to choose from", Book { tail: &plain_lists, ..plain }, &[]),
        ("one list among many", Book { tail: &telling_list, ..plain }, &["xlsx.validation"]),
        (
            "a picture placed by the width of columns",
            Book {
                head: &narrow,
                rows: right,
                parts: &[("xl/drawings/drawing1.xml", &over)],
                relations: &drawn,
                ..plain
            },
            &["xlsx.cell.covered"],
        ),
        (
            "a picture beside the words",
            Book {
                head: &narrow,
                rows: right,
                parts: &[("xl/drawings/drawing1.xml", &beside)],
                relations: &drawn,
                ..plain
            },
            &[],
        ),
    ];
    for (what, book, expected) in rows {
        check("a.xlsx", what, &book.bytes(), expected);
    }
}
