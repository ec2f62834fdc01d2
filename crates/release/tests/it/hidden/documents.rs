//! Word documents: what no page shows, and what ordinary documents have that looks alike.

use super::check;
use super::office::{Relation, document};

const DOC: &str = "word/document.xml";

fn words(properties: &str) -> String {
    format!("<w:p><w:r><w:rPr>{properties}</w:rPr><w:t>Orla Quennell</w:t></w:r></w:p>")
}

fn field(instruction: &str) -> String {
    format!(
        "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> {instruction} </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>"
    )
}

#[test]
fn words_that_no_page_shows_are_found() {
    let cell = |fill: &str, run: &str| {
        format!(
            "<w:tbl><w:tr><w:tc><w:tcPr><w:shd w:fill=\"{fill}\"/></w:tcPr>{}</w:tc></w:tr></w:tbl>",
            words(run)
        )
    };
    let white = "<w:color w:val=\"FFFFFF\"/>";
    let anchor = |fill: &str| {
        format!(
            "<w:p><w:r><w:t>Orla Quennell</w:t></w:r><w:r><wp:anchor behindDoc=\"0\"><wp:extent cx=\"1900000\" cy=\"200000\"/><wp:wrapNone/><wps:wsp><wps:spPr>{fill}</wps:spPr></wps:wsp></wp:anchor></w:r></w:p>"
        )
    };
    let boxed = |place: &str| {
        format!(
            "<w:p><w:r><wp:anchor behindDoc=\"0\">{place}<wps:wsp><wps:spPr><a:noFill/></wps:spPr><wps:txbx><w:txbxContent>{}</w:txbxContent></wps:txbx></wps:wsp></wp:anchor></w:r></w:p>",
            words("")
        )
    };
    let rows: Vec<(&str, String, &[&str])> = vec![
        ("nothing", String::new(), &[]),
        ("hidden", words("<w:vanish/>"), &["docx.text.vanish"]),
        ("not hidden after all", words("<w:vanish w:val=\"0\"/>"), &[]),
        ("a hidden row", format!("<w:tbl><w:tr><w:trPr><w:hidden/></w:trPr><w:tc>{}</w:tc></w:tr></w:tbl>", words("")), &["docx.text.vanish"]),
        ("a number hidden from the web, as contents have", "<w:p><w:r><w:rPr><w:webHidden/></w:rPr><w:t>12</w:t></w:r></w:p>".into(), &[]),
        ("white", words(white), &["docx.text.same_colour"]),
        ("the theme's colour of paper", words("<w:color w:val=\"auto\" w:themeColor=\"background1\"/>"), &["docx.text.same_colour"]),
        ("the theme's paper beside a black that is not shown", words("<w:color w:val=\"000000\" w:themeColor=\"background1\"/>"), &["docx.text.same_colour"]),
        ("the theme's paper made darker", words("<w:color w:val=\"7F7F7F\" w:themeColor=\"background1\" w:themeShade=\"80\"/>"), &[]),
        ("the theme's ink beside a white that is not shown", words("<w:color w:val=\"FFFFFF\" w:themeColor=\"text1\"/>"), &[]),
        ("letters that are not filled", words("<w14:textFill><w14:noFill/></w14:textFill>"), &["docx.text.same_colour"]),
        ("letters that shine through", words("<w14:textFill><w14:solidFill><w14:srgbClr w14:val=\"000000\"><w14:alpha w14:val=\"100000\"/></w14:srgbClr></w14:solidFill></w14:textFill>"), &["docx.text.same_colour"]),
        ("letters that are a line alone", words("<w14:textOutline><w14:solidFill><w14:srgbClr w14:val=\"0070C0\"/></w14:solidFill></w14:textOutline><w14:textFill><w14:noFill/></w14:textFill>"), &[]),
        ("white letters with a line around them", words("<w:color w:val=\"FFFFFF\"/><w14:textOutline><w14:solidFill><w14:srgbClr w14:val=\"0070C0\"/></w14:solidFill></w14:textOutline>"), &[]),
        ("a shadow that shines through", words("<w14:shadow><w14:srgbClr w14:val=\"000000\"><w14:alpha w14:val=\"100000\"/></w14:srgbClr></w14:shadow>"), &[]),
        ("all letters in one place", words("<w:spacing w:val=\"-400\"/>"), &["docx.text.same_colour"]),
        ("letters a little closer", words("<w:spacing w:val=\"-10\"/>"), &[]),
        ("a frame beside the page", format!("<w:p><w:pPr><w:framePr w:x=\"-9000\" w:y=\"-9000\" w:hAnchor=\"page\"/></w:pPr>{}</w:p>", "<w:r><w:t>Orla Quennell</w:t></w:r>"), &["docx.text.same_colour"]),
        ("a box beside the page", boxed("<wp:positionH relativeFrom=\"page\"><wp:posOffset>-90000000</wp:posOffset></wp:positionH><wp:extent cx=\"1900000\" cy=\"200000\"/>"), &["docx.text.same_colour"]),
        ("a box of no size", boxed("<wp:extent cx=\"0\" cy=\"0\"/>"), &["docx.text.same_colour"]),
        ("a box on the page", boxed("<wp:positionH relativeFrom=\"page\"><wp:posOffset>900000</wp:posOffset></wp:positionH><wp:extent cx=\"1900000\" cy=\"200000\"/>"), &[]),
        ("an older box that is hidden", "<w:p><w:r><w:pict><v:rect style=\"position:absolute;visibility:hidden;width:90pt;height:20pt\"><v:textbox><w:txbxContent><w:p><w:r><w:t>Orla Quennell</w:t></w:r></w:p></w:txbxContent></v:textbox></v:rect></w:pict></w:r></w:p>".into(), &["docx.text.same_colour"]),
        ("white by the newer way", words("<w14:textFill><w14:solidFill><w14:srgbClr w14:val=\"FFFFFF\"/></w14:solidFill></w14:textFill>"), &["docx.text.same_colour"]),
        ("an outline in white", words("<w14:textOutline><w14:solidFill><w14:srgbClr w14:val=\"FFFFFF\"/></w14:solidFill></w14:textOutline>"), &[]),
        ("white on a blue cell", cell("1F3864", white), &[]),
        ("white on a white cell", cell("FFFFFF", white), &["docx.text.same_colour"]),
        ("black highlighted in black", words("<w:highlight w:val=\"black\"/>"), &["docx.text.under_box"]),
        ("highlighted in yellow", words("<w:highlight w:val=\"yellow\"/>"), &[]),
        ("black on black", words("<w:color w:val=\"000000\"/><w:shd w:fill=\"000000\"/>"), &["docx.text.under_box"]),
        ("letters of one point", words("<w:sz w:val=\"2\"/>"), &["docx.text.same_colour"]),
        ("a line of no height", format!("<w:p><w:pPr><w:spacing w:line=\"20\" w:lineRule=\"exact\"/></w:pPr>{}</w:p>", "<w:r><w:t>Orla Quennell</w:t></w:r>"), &["docx.text.same_colour"]),
        ("a black box over words", anchor("<a:solidFill><a:srgbClr val=\"000000\"/></a:solidFill>"), &["docx.text.under_box"]),
        ("a black box before its words", "<w:p><w:r><wp:anchor behindDoc=\"0\"><wp:extent cx=\"1900000\" cy=\"200000\"/><wp:wrapNone/><wps:wsp><wps:spPr><a:solidFill><a:srgbClr val=\"000000\"/></a:solidFill></wps:spPr></wps:wsp></wp:anchor></w:r><w:r><w:t>Orla Quennell</w:t></w:r></w:p><w:p><w:r><w:t>Seen</w:t></w:r></w:p>".into(), &["docx.text.under_box"]),
        ("a frame around words", anchor("<a:noFill/>"), &[]),
        ("the hint of a link", "<w:p><w:hyperlink w:tooltip=\"Ask Orla Quennell\" w:anchor=\"a\"><w:r><w:t>page</w:t></w:r></w:hyperlink></w:p>".into(), &["ooxml.alt_text"]),
        ("white words on dots", "<w:p><w:r><w:rPr><w:color w:val=\"FFFFFF\"/><w:shd w:val=\"pct75\" w:color=\"000000\" w:fill=\"FFFFFF\"/></w:rPr><w:t>Seen</w:t></w:r></w:p>".into(), &[]),
        ("white words on a few dots", "<w:p><w:r><w:rPr><w:color w:val=\"FFFFFF\"/><w:shd w:val=\"pct5\" w:color=\"000000\" w:fill=\"FFFFFF\"/></w:rPr><w:t>Orla Quennell</w:t></w:r></w:p>".into(), &["docx.text.same_colour"]),
        ("another program's element deleted", "<w:p><w:customXmlDelRangeStart w:id=\"1\" w:author=\"Orla Quennell\"/><w:customXmlDelRangeEnd w:id=\"1\"/></w:p>".into(), &["docx.revision"]),
        ("a black line across an empty paragraph", "<w:p><w:r><wp:anchor behindDoc=\"0\"><wp:positionV relativeFrom=\"paragraph\"><wp:posOffset>0</wp:posOffset></wp:positionV><wp:extent cx=\"5400000\" cy=\"250000\"/><wp:wrapNone/><wps:wsp><wps:spPr><a:solidFill><a:srgbClr val=\"000000\"/></a:solidFill></wps:spPr></wps:wsp></wp:anchor></w:r></w:p>".into(), &[]),
        ("white words on blue that older programs show in another way", "<w:p><w:r><mc:AlternateContent><mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent><w:p><w:r><w:rPr><w:color w:val=\"FFFFFF\"/></w:rPr><w:t>Contact the team</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>".into(), &[]),
        ("deleted", "<w:p><w:del w:author=\"A\"><w:r><w:delText>Orla Quennell</w:delText></w:r></w:del></w:p>".into(), &["docx.revision"]),
        ("moved", "<w:p><w:moveFrom w:author=\"A\"><w:r><w:t>Orla Quennell</w:t></w:r></w:moveFrom></w:p>".into(), &["docx.revision"]),
        ("another format", words("<w:rPrChange w:author=\"Orla Quennell\"><w:rPr><w:color w:val=\"FFFFFF\"/></w:rPr></w:rPrChange>"), &["docx.revision"]),
        ("a deleted paragraph's end", "<w:p><w:pPr><w:rPr><w:del w:author=\"A\"/></w:rPr></w:pPr><w:r><w:t>Words</w:t></w:r></w:p>".into(), &["docx.revision"]),
        ("a field that decides", field("IF \"1\" = \"2\" \"Orla Quennell was warned\" \"\""), &["docx.field_code"]),
        ("a merge field", field("MERGEFIELD Surname"), &["docx.field_code"]),
        ("a page number", field("PAGE \\* MERGEFORMAT"), &[]),
        ("contents", field("TOC \\o \"1-3\" \\h \\z \\u"), &[]),
        ("a bookmark with a name", "<w:bookmarkStart w:id=\"0\" w:name=\"Orla_Quennell\"/>".into(), &["docx.field_code"]),
        ("an ordinary bookmark", "<w:bookmarkStart w:id=\"0\" w:name=\"_GoBack\"/>".into(), &[]),
        ("who may change it", "<w:permStart w:ed=\"SALTMARSH\\oquennell\"/>".into(), &["docx.people"]),
        ("a cropped picture", "<w:p><w:r><pic:pic><pic:blipFill><a:srcRect r=\"45000\"/></pic:blipFill></pic:pic></w:r></w:p>".into(), &["ooxml.image.cropped"]),
        ("a picture whose edge is cropped off", "<w:p><w:r><pic:pic><pic:blipFill><a:srcRect r=\"120\"/></pic:blipFill></pic:pic></w:r></w:p>".into(), &[]),
        ("a description of a person", "<w:p><w:r><wp:docPr id=\"1\" name=\"Picture 1\" descr=\"Orla Quennell in court\"/></w:r></w:p>".into(), &["ooxml.alt_text"]),
        ("a description of a chart", "<w:p><w:r><wp:docPr id=\"1\" name=\"Picture 1\" descr=\"Bar chart of requests by year\"/></w:r></w:p>".into(), &[]),
    ];
    for (what, body, expected) in &rows {
        check("letter.docx", what, &document(body, &[], &[]), expected);
    }
}

#[test]
fn parts_that_no_page_shows_are_found() {
    let header = "<w:hdr xmlns:w=\"w\"><w:p><w:r><w:t>File of Orla Quennell</w:t></w:r></w:p></w:hdr>";
    let plain = "<w:hdr xmlns:w=\"w\"><w:p><w:r><w:t>Information Governance Team</w:t></w:r></w:p></w:hdr>";
    let section = |kind: &str, more: &str| {
        format!("<w:sectPr><w:headerReference w:type=\"{kind}\" r:id=\"r0\"/>{more}</w:sectPr>")
    };
    let headed = [(DOC, "header", "word/header1.xml", false)];
    let settings = |inner: &str| format!("<w:settings xmlns:w=\"w\">{inner}</w:settings>");
    let (variables, merge, even) = (
        settings("<w:docVars><w:docVar w:name=\"case\" w:val=\"Orla Quennell\"/></w:docVars>"),
        settings("<w:mailMerge><w:query w:val=\"SELECT * FROM staff\"/></w:mailMerge>"),
        settings("<w:evenAndOddHeaders/>"),
    );
    let set = [(DOC, "settings", "word/settings.xml", false)];
    let both = [(DOC, "header", "word/header1.xml", false), (DOC, "settings", "word/settings.xml", false)];
    let styles = "<w:styles xmlns:w=\"w\"><w:style w:type=\"character\" w:styleId=\"A\"><w:rPr><w:vanish/></w:rPr></w:style><w:style w:type=\"character\" w:styleId=\"B\"><w:basedOn w:val=\"A\"/></w:style></w:styles>";
    let table_style = |inner: &str| {
        format!(
            "<w:styles xmlns:w=\"w\"><w:style w:type=\"table\" w:styleId=\"T\">{inner}</w:style></w:styles>"
        )
    };
    let of_part = |part: &str, inner: &str| {
        table_style(&format!("<w:tblStylePr w:type=\"{part}\">{inner}</w:tblStylePr>"))
    };
    let hiding_table = table_style("<w:rPr><w:vanish/></w:rPr>");
    let hiding_row = of_part("firstRow", "<w:rPr><w:vanish/></w:rPr>");
    let hiding_column = of_part("firstCol", "<w:rPr><w:vanish/></w:rPr>");
    let white_table = table_style("<w:rPr><w:color w:val=\"FFFFFF\"/></w:rPr>");
    let white_heading = of_part(
        "firstRow",
        "<w:rPr><w:color w:val=\"FFFFFF\"/></w:rPr><w:tcPr><w:shd w:val=\"clear\" w:fill=\"1F3864\"/></w:tcPr>",
    );
    let in_table = format!(
        "<w:tbl><w:tblPr><w:tblStyle w:val=\"T\"/><w:tblLook w:val=\"0420\"/></w:tblPr><w:tr><w:tc><w:p><w:r><w:t>Seen</w:t></w:r></w:p></w:tc><w:tc>{}</w:tc></w:tr></w:tbl>",
        words("")
    )
    .replace("<w:t>Seen</w:t>", "");
    let core = |inner: &str| {
        format!("<cp:coreProperties xmlns:cp=\"cp\" xmlns:dc=\"dc\">{inner}</cp:coreProperties>")
    };
    let (author, program, keywords) = (
        core("<dc:creator>Orla Quennell</dc:creator>"),
        core(
            "<dc:creator>python-docx</dc:creator><dc:title>Response to request 4711</dc:title><cp:lastModifiedBy/>",
        ),
        core("<cp:keywords>grievance</cp:keywords>"),
    );
    let of_file = |kind, part| [("", kind, part, false)];
    type Row<'a> = (&'a str, &'a str, Vec<(&'a str, &'a str)>, Vec<Relation<'a>>, &'a [&'a str]);
    let (default, first, first_on, on_even) =
        (section("default", ""), section("first", ""), section("first", "<w:titlePg/>"), section("even", ""));
    let rows: Vec<Row<'_>> = vec![
        (
            "a header with a name",
            &default,
            vec![("word/header1.xml", header)],
            headed.to_vec(),
            &["ooxml.header_footer"],
        ),
        ("a header of a team", &default, vec![("word/header1.xml", plain)], headed.to_vec(), &[]),
        (
            "a first header that is off",
            &first,
            vec![("word/header1.xml", plain)],
            headed.to_vec(),
            &["docx.header_footer.unused"],
        ),
        ("a first header that is on", &first_on, vec![("word/header1.xml", plain)], headed.to_vec(), &[]),
        (
            "an even header that is off",
            &on_even,
            vec![("word/header1.xml", plain)],
            headed.to_vec(),
            &["docx.header_footer.unused"],
        ),
        (
            "an even header that is on",
            &on_even,
            vec![("word/header1.xml", plain), ("word/settings.xml", &even)],
            both.to_vec(),
            &[],
        ),
        (
            "a header no section names",
            "",
            vec![("word/header1.xml", plain)],
            headed.to_vec(),
            &["docx.header_footer.unused"],
        ),
        (
            "values that are kept",
            "",
            vec![("word/settings.xml", &variables)],
            set.to_vec(),
            &["docx.doc_vars"],
        ),
        ("a mail merge", "", vec![("word/settings.xml", &merge)], set.to_vec(), &["docx.mail_merge"]),
        (
            "hidden through two styles",
            "<w:p><w:r><w:rPr><w:rStyle w:val=\"B\"/></w:rPr><w:t>Orla Quennell</w:t></w:r></w:p>",
            vec![("word/styles.xml", styles)],
            vec![(DOC, "styles", "word/styles.xml", false)],
            &["docx.text.vanish"],
        ),
        (
            "a change of a style",
            "",
            vec![(
                "word/styles.xml",
                "<w:styles xmlns:w=\"w\"><w:style w:styleId=\"A\"><w:rPr><w:rPrChange w:author=\"Orla Quennell\"><w:rPr/></w:rPrChange></w:rPr></w:style></w:styles>",
            )],
            vec![(DOC, "styles", "word/styles.xml", false)],
            &["docx.revision"],
        ),
        (
            "hidden by the style of a table",
            &in_table,
            vec![("word/styles.xml", &hiding_table)],
            vec![(DOC, "styles", "word/styles.xml", false)],
            &["docx.text.vanish"],
        ),
        (
            "hidden by the first row of a table's style",
            &in_table,
            vec![("word/styles.xml", &hiding_row)],
            vec![(DOC, "styles", "word/styles.xml", false)],
            &["docx.text.vanish"],
        ),
        (
            "a style whose first column would be hidden",
            &in_table,
            vec![("word/styles.xml", &hiding_column)],
            vec![(DOC, "styles", "word/styles.xml", false)],
            &[],
        ),
        (
            "white by the style of a table",
            &in_table,
            vec![("word/styles.xml", &white_table)],
            vec![(DOC, "styles", "word/styles.xml", false)],
            &["docx.text.same_colour"],
        ),
        (
            "white on the dark heading of a table",
            &in_table,
            vec![("word/styles.xml", &white_heading)],
            vec![(DOC, "styles", "word/styles.xml", false)],
            &[],
        ),
        (
            "comments that nothing refers to",
            "",
            vec![(
                "word/comments.xml",
                "<w:comments xmlns:w=\"w\"><w:comment w:author=\"A\"><w:p><w:r><w:t>ask her</w:t></w:r></w:p></w:comment></w:comments>",
            )],
            vec![(DOC, "comments", "word/comments.xml", false)],
            &["docx.comment"],
        ),
        (
            "no comments",
            "",
            vec![("word/comments.xml", "<w:comments xmlns:w=\"w\"/>")],
            vec![(DOC, "comments", "word/comments.xml", false)],
            &[],
        ),
        (
            "people",
            "",
            vec![(
                "word/people.xml",
                "<w15:people xmlns:w15=\"w\"><w15:person w15:author=\"Orla Quennell\"/></w15:people>",
            )],
            vec![(DOC, "people", "word/people.xml", false)],
            &["docx.people"],
        ),
        (
            "a note nothing refers to",
            "",
            vec![(
                "word/footnotes.xml",
                "<w:footnotes xmlns:w=\"w\"><w:footnote w:id=\"7\"><w:p><w:r><w:t>Orla Quennell</w:t></w:r></w:p></w:footnote></w:footnotes>",
            )],
            vec![(DOC, "footnotes", "word/footnotes.xml", false)],
            &["docx.text.vanish"],
        ),
        (
            "a part nothing leads to",
            "",
            vec![("word/old.xml", "<w:document xmlns:w=\"w\"><w:t>Orla Quennell</w:t></w:document>")],
            vec![],
            &["ooxml.orphan_part"],
        ),
        (
            "who wrote it",
            "",
            vec![("docProps/core.xml", &author)],
            of_file("core-properties", "docProps/core.xml").to_vec(),
            &["ooxml.props.personal"],
        ),
        (
            "which program wrote it",
            "",
            vec![("docProps/core.xml", &program)],
            of_file("core-properties", "docProps/core.xml").to_vec(),
            &[],
        ),
        (
            "keywords",
            "",
            vec![("docProps/core.xml", &keywords)],
            of_file("core-properties", "docProps/core.xml").to_vec(),
            &["ooxml.props.personal"],
        ),
        (
            "added properties",
            "",
            vec![(
                "docProps/custom.xml",
                "<Properties><property name=\"Case\"><lpwstr>4711</lpwstr></property></Properties>",
            )],
            of_file("custom-properties", "docProps/custom.xml").to_vec(),
            &["ooxml.props.custom"],
        ),
        (
            "a small picture",
            "",
            vec![("docProps/thumbnail.jpeg", "x")],
            of_file("thumbnail", "docProps/thumbnail.jpeg").to_vec(),
            &["ooxml.thumbnail"],
        ),
        (
            "data of another program",
            "",
            vec![("customXml/item1.xml", "<case><officer>Orla Quennell</officer></case>")],
            vec![(DOC, "customXml", "customXml/item1.xml", false)],
            &["ooxml.custom_xml"],
        ),
        (
            "the list of sources that Word adds",
            "",
            vec![(
                "customXml/item1.xml",
                "<b:Sources xmlns:b=\"http://schemas.openxmlformats.org/b\" SelectedStyle=\"/APA.XSL\" StyleName=\"APA\"/>",
            )],
            vec![(DOC, "customXml", "customXml/item1.xml", false)],
            &[],
        ),
        (
            "a template on a server",
            "",
            vec![("word/settings.xml", &even)],
            vec![
                (DOC, "settings", "word/settings.xml", false),
                ("word/settings.xml", "attachedTemplate", "file:///\\\\fs01\\HR\\letter.dotx", true),
            ],
            &["ooxml.path"],
        ),
        ("a link to a public page", "", vec![], vec![(DOC, "hyperlink", "https://www.gov.uk/", true)], &[]),
        (
            "a link to a page of the house",
            "",
            vec![],
            vec![(DOC, "hyperlink", "http://intranet/hr/4711", true)],
            &["ooxml.path"],
        ),
        (
            "a file in the document",
            "",
            vec![("word/embeddings/a.bin", "\u{1}Orla Quennell")],
            vec![(DOC, "oleObject", "word/embeddings/a.bin", false)],
            &["ooxml.embedded"],
        ),
        (
            "another text beside it",
            "",
            vec![("word/a.html", "<html>Orla Quennell</html>")],
            vec![(DOC, "aFChunk", "word/a.html", false)],
            &["ooxml.embedded"],
        ),
    ];
    for (what, body, parts, relations, expected) in &rows {
        check("letter.docx", what, &document(body, parts, relations), expected);
    }
}
