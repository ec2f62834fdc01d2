//! OpenDocument files: what a page, a sheet or a slide does not show, and what it shows that looks alike.

use super::check;
use crate::build::zip;

fn open_document(kind: &str, styles: &str, body: &str, more: &[(&str, &str)]) -> Vec<u8> {
    let kind = format!("application/vnd.oasis.opendocument.{kind}");
    let content = format!(
        "<office:document-content xmlns:office=\"o\" xmlns:style=\"s\" xmlns:table=\"t\" xmlns:text=\"x\" xmlns:fo=\"f\" xmlns:draw=\"d\" xmlns:dc=\"dc\" xmlns:presentation=\"p\" xmlns:svg=\"v\" xmlns:number=\"n\"><office:automatic-styles>{styles}</office:automatic-styles><office:body>{body}</office:body></office:document-content>"
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
        ("a remark between the elements", "text", "", "<text:p>Seen</text:p><!-- Orla Quennell -->".into(), vec![], &["ooxml.custom_xml"]),
        ("data of another program", "text", "", "<text:p>Seen<w:note xmlns:w=\"w\" w:by=\"Orla Quennell\"/></text:p>".into(), vec![], &["ooxml.custom_xml"]),
        ("a program's number", "text", "", "<text:p>Seen<w:note xmlns:w=\"w\" w:by=\"12\"/></text:p>".into(), vec![], &[]),
        ("far to the right", "spreadsheet", "", format!("<table:table table:name=\"Staff\"><table:table-row>{seen}<table:table-cell table:number-columns-repeated=\"400\"/>{cell}</table:table-row></table:table>"), vec![], &["xlsx.cell.far"]),
        ("beside the page", "text", "<style:style style:name=\"P\" style:family=\"paragraph\"><style:paragraph-properties fo:margin-left=\"-40cm\"/></style:style>", "<text:p>Seen</text:p><text:p text:style-name=\"P\">Orla Quennell</text:p>".into(), vec![], &["odf.text.hidden"]),
        ("set in", "text", "<style:style style:name=\"P\" style:family=\"paragraph\"><style:paragraph-properties fo:margin-left=\"2cm\" fo:text-indent=\"-1cm\"/></style:style>", "<text:p text:style-name=\"P\">Orla Quennell</text:p>".into(), vec![], &[]),
        ("the name of a bookmark", "text", "", "<text:p>Seen<text:bookmark text:name=\"Orla_Quennell\"/></text:p>".into(), vec![], &["ooxml.alt_text"]),
        ("a bookmark of a program", "text", "", "<text:p>Seen<text:bookmark text:name=\"__RefHeading___Toc1_2\"/></text:p>".into(), vec![], &[]),
        ("a list to choose from", "text", "", "<text:p><text:drop-down text:name=\"d\"><text:label text:value=\"Orla Quennell\"/>Seen</text:drop-down></text:p>".into(), vec![], &["odf.text.hidden"]),
        ("a list of answers", "text", "", "<text:p><text:drop-down text:name=\"d\"><text:label text:value=\"Not held\"/>Seen</text:drop-down></text:p>".into(), vec![], &[]),
        ("a variable that is not displayed", "text", "", "<text:p>Seen<text:variable-set text:name=\"v\" text:display=\"none\" office:value-type=\"string\" office:string-value=\"Orla Quennell\"/></text:p>".into(), vec![], &["odf.text.hidden"]),
        ("the mark of an index", "text", "", "<text:p>Seen<text:user-index-mark text:index-name=\"i\" text:string-value=\"Orla Quennell\"/></text:p>".into(), vec![], &["odf.text.hidden"]),
        ("the name of a drawing", "text", "", "<text:p>Seen<draw:frame draw:name=\"Orla Quennell\"><draw:text-box><text:p>Seen</text:p></draw:text-box></draw:frame></text:p>".into(), vec![], &["ooxml.alt_text"]),
        ("the name of a drawing by a program", "text", "", "<text:p>Seen<draw:frame draw:name=\"Frame1\"><draw:text-box><text:p>Seen</text:p></draw:text-box></draw:frame></text:p>".into(), vec![], &[]),
        ("a field of a form that is not displayed", "text", "", "<office:forms><form:form xmlns:form=\"form\"><form:hidden form:value=\"Orla Quennell\"/></form:form></office:forms><text:p>Seen</text:p>".into(), vec![], &["odf.text.hidden"]),
        ("what a filter goes by", "spreadsheet", "", format!("<table:table table:name=\"Staff\"><table:table-row>{seen}</table:table-row></table:table><table:database-ranges><table:database-range><table:filter><table:filter-condition table:value=\"Orla Quennell\"/></table:filter></table:database-range></table:database-ranges>"), vec![], &["odf.text.hidden"]),
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

/// A drawn box: its style, where it stands (in centimetres), and what is in it.
fn drawn(style: &str, [left, top, width, height]: [f64; 4], inner: &str) -> String {
    format!(
        "<draw:custom-shape draw:style-name=\"{style}\" svg:x=\"{left}cm\" svg:y=\"{top}cm\" svg:width=\"{width}cm\" svg:height=\"{height}cm\">{inner}</draw:custom-shape>"
    )
}

fn graphic(name: &str, properties: &str) -> String {
    format!(
        "<style:style style:name=\"{name}\" style:family=\"graphic\"><style:graphic-properties {properties}/></style:style>"
    )
}

#[test]
fn what_lies_beneath_a_box_or_beside_the_page_is_found() {
    let black = graphic(
        "black",
        "draw:fill=\"solid\" draw:fill-color=\"#000000\" style:wrap=\"run-through\" style:run-through=\"foreground\"",
    );
    let back = graphic(
        "back",
        "draw:fill=\"solid\" draw:fill-color=\"#000000\" style:wrap=\"run-through\" style:run-through=\"background\"",
    );
    let navy = graphic("navy", "draw:fill=\"solid\" draw:fill-color=\"#1f3864\"");
    let glass = graphic("glass", "draw:fill=\"solid\" draw:fill-color=\"#1f3864\" draw:opacity=\"40%\"");
    let bare = graphic("bare", "draw:fill=\"none\"");
    let white = "<style:style style:name=\"white\" style:family=\"text\"><style:text-properties fo:color=\"#ffffff\"/></style:style>";
    let dark = "<style:style style:name=\"dark\" style:family=\"drawing-page\"><style:drawing-page-properties draw:fill=\"solid\" draw:fill-color=\"#102040\"/></style:style>";
    let layout = "<style:page-layout style:name=\"L\"><style:page-layout-properties fo:page-width=\"28cm\" fo:page-height=\"21cm\"/></style:page-layout>";
    let styles = format!("{black}{back}{navy}{glass}{bare}{white}{dark}{layout}");
    let master = "<office:master-styles><style:master-page style:name=\"M\" style:page-layout-name=\"L\"/></office:master-styles>";
    let who = "<text:p>Orla Quennell</text:p>";
    let on_white = "<text:p><text:span text:style-name=\"white\">Orla Quennell</text:span></text:p>";
    let slide = |page: &str, shapes: String| {
        format!(
            "{master}<office:presentation><draw:page draw:name=\"page1\" draw:master-page-name=\"M\" {page}>{shapes}</draw:page></office:presentation>"
        )
    };
    let line =
        |boxed: String| format!("<text:p>Decided by {boxed}Orla Quennell</text:p><text:p>Seen</text:p>");
    let bar = |style: &str| line(drawn(style, [0.0, 0.0, 6.0, 0.5], "<text:p/>"));
    let frame = |size: &str| {
        format!(
            "<text:p>Seen<draw:frame {size} text:anchor-type=\"as-char\"><draw:text-box>{who}</draw:text-box></draw:frame></text:p>"
        )
    };
    let here = [2.0, 4.0, 8.0, 2.0];
    let (found, none): (&[&str], &[&str]) = (&["odf.text.hidden"], &[]);
    type Row<'a> = (&'a str, &'a str, String, &'a [&'a str]);
    let rows: Vec<Row<'_>> = vec![
        ("a bar over a line", "text", bar("black"), found),
        ("a bar behind a line", "text", bar("back"), none),
        ("a bar of another colour", "text", bar("navy"), none),
        ("a rule across the page", "text", line(drawn("black", [0.0, 0.0, 16.0, 0.05], "<text:p/>")), none),
        (
            "a black box that says something itself",
            "text",
            line(drawn(
                "black",
                [0.0, 0.0, 6.0, 0.5],
                "<text:p><text:span text:style-name=\"white\">Annex</text:span></text:p>",
            )),
            none,
        ),
        (
            "a frame of a tenth of a millimetre",
            "text",
            frame("svg:width=\"0.01cm\" svg:height=\"0.01cm\""),
            found,
        ),
        ("a frame", "text", frame("svg:width=\"5cm\" svg:height=\"1cm\""), none),
        ("a shape on a slide", "presentation", slide("", drawn("bare", here, who)), none),
        ("beside the slide", "presentation", slide("", drawn("bare", [30.0, 4.0, 8.0, 2.0], who)), found),
        (
            "turned, and beside the slide",
            "presentation",
            slide(
                "",
                format!(
                    "<draw:frame svg:width=\"8cm\" svg:height=\"2cm\" draw:transform=\"rotate (0.5) translate (60cm 4cm)\"><draw:text-box>{who}</draw:text-box></draw:frame>"
                ),
            ),
            found,
        ),
        (
            "turned on the slide",
            "presentation",
            slide(
                "",
                format!(
                    "<draw:frame svg:width=\"8cm\" svg:height=\"2cm\" draw:transform=\"rotate (0.5) translate (6cm 4cm)\"><draw:text-box>{who}</draw:text-box></draw:frame>"
                ),
            ),
            none,
        ),
        (
            "beneath a shape",
            "presentation",
            slide("", drawn("bare", here, who) + &drawn("navy", here, "")),
            found,
        ),
        (
            "beneath glass",
            "presentation",
            slide("", drawn("bare", here, who) + &drawn("glass", here, "")),
            none,
        ),
        (
            "above a shape",
            "presentation",
            slide("", drawn("navy", here, "") + &drawn("bare", here, who)),
            none,
        ),
        ("white on white", "presentation", slide("", drawn("bare", here, on_white)), found),
        (
            "white before a dark shape",
            "presentation",
            slide("", drawn("navy", here, "") + &drawn("bare", here, on_white)),
            none,
        ),
        (
            "white beside a dark shape",
            "presentation",
            slide("", drawn("navy", [15.0, 4.0, 8.0, 2.0], "") + &drawn("bare", here, on_white)),
            found,
        ),
        (
            "white on a dark slide",
            "presentation",
            slide("draw:style-name=\"dark\"", drawn("bare", here, on_white)),
            none,
        ),
    ];
    for (what, kind, body, expected) in &rows {
        let ending = if *kind == "text" { "odt" } else { "odp" };
        check(&format!("file.{ending}"), what, &open_document(kind, &styles, body, &[]), expected);
    }
}

#[test]
fn what_a_cell_holds_and_does_not_show_is_found() {
    let nothing = "<number:number-style style:name=\"N1P0\"><number:text/></number:number-style><number:text-style style:name=\"N1\"><number:text/><style:map style:condition=\"value()&gt;0\" style:apply-style-name=\"N1P0\"/></number:text-style>";
    let pounds = "<number:currency-style style:name=\"N2\"><number:currency-symbol/><number:number/></number:currency-style>";
    let says = "<number:number-style style:name=\"N3\"><number:text>n/a</number:text></number:number-style>";
    let cells: String = ["N1", "N2", "N3"]
        .iter()
        .map(|n| {
            format!(
                "<style:style style:name=\"c{n}\" style:family=\"table-cell\" style:data-style-name=\"{n}\"/>"
            )
        })
        .collect();
    let white = "<style:style style:name=\"white\" style:family=\"table-cell\"><style:text-properties fo:color=\"#ffffff\"/></style:style>";
    let parent = "<style:style style:name=\"off\" style:family=\"table\"><style:table-properties table:display=\"false\"/></style:style><style:style style:name=\"a\" style:family=\"table\" style:parent-style-name=\"off\"/>";
    let solid = graphic("solid", "draw:fill=\"solid\" draw:fill-color=\"#1f3864\"");
    let styles = format!("{nothing}{pounds}{says}{cells}{white}{parent}{solid}");
    let sheet = |how: &str, cells: String| {
        format!(
            "<table:table table:name=\"Staff\" {how}><table:table-column table:default-cell-style-name=\"white\"/><table:table-column/><table:table-row><table:table-cell table:style-name=\"cN2\" office:value-type=\"string\"><text:p>Seen</text:p></table:table-cell>{cells}</table:table-row></table:table>"
        )
    };
    let number = |style: &str, value: &str, shown: &str| {
        sheet(
            "",
            format!(
                "<table:table-cell table:style-name=\"{style}\" office:value-type=\"float\" office:value=\"{value}\"><text:p>{shown}</text:p></table:table-cell>"
            ),
        )
    };
    let words = |style: &str, held: &str, shown: &str| {
        sheet(
            "",
            format!(
                "<table:table-cell table:style-name=\"{style}\" office:value-type=\"string\" {held}>{shown}</table:table-cell>"
            ),
        )
    };
    let over = |style: &str, held: &str| {
        sheet(
            "",
            format!(
                "<table:table-cell office:value-type=\"string\"><text:p>{held}</text:p><draw:custom-shape draw:style-name=\"{style}\" svg:x=\"0cm\" svg:y=\"0cm\" svg:width=\"4cm\" svg:height=\"1cm\" table:end-cell-address=\"Staff.C2\" table:end-x=\"0.1cm\" table:end-y=\"0.1cm\"/></table:table-cell>"
            ),
        )
    };
    let (found, none): (&[&str], &[&str]) = (&["odf.text.hidden"], &[]);
    type Row<'a> = (&'a str, String, &'a [&'a str]);
    let rows: Vec<Row<'_>> = vec![
        ("a number that is shown", number("cN2", "45000", "£45000"), none),
        ("a number in a format that shows nothing", number("cN1", "45000", ""), found),
        ("a number in a format of words alone", number("cN3", "7700900417", "n/a"), found),
        (
            "words in a format that shows nothing",
            words("cN1", "office:string-value=\"Orla Quennell\"", "<text:p/>"),
            found,
        ),
        ("words in a format for numbers", words("cN2", "", "<text:p>Street Scene</text:p>"), none),
        (
            "other words than those shown",
            words("cN2", "office:string-value=\"Orla Quennell\"", "<text:p>seen</text:p>"),
            found,
        ),
        (
            "the words that are shown",
            words("cN2", "office:string-value=\"Street  Scene\"", "<text:p>Street Scene</text:p>"),
            none,
        ),
        (
            "white by the style of its column",
            "<table:table table:name=\"Staff\"><table:table-column table:default-cell-style-name=\"white\"/><table:table-row><table:table-cell><text:p>Orla Quennell</text:p></table:table-cell></table:table-row></table:table>".to_owned(),
            found,
        ),
        ("beneath a box", over("solid", "Orla Quennell"), found),
        ("beneath a box that is not filled", over("none", "Orla Quennell"), none),
        (
            "hidden by the style that its style is made from",
            sheet("table:style-name=\"a\"", String::new()),
            &["ods.table.hidden"],
        ),
    ];
    for (what, body, expected) in &rows {
        check("file.ods", what, &open_document("spreadsheet", &styles, body, &[]), expected);
    }
}
