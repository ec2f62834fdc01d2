//! What a PDF holds beside its pages.

use super::{
    check,
    pdf::{file, stream},
};

#[test]
fn what_stands_beside_the_pages_is_found() {
    let attached = stream("/Type/EmbeddedFile", "Name,Number\nOrla Quennell,12");
    let spec = "<</Type/Filespec/F(list.csv)/EF<</F 21 0 R>>>>";
    let pinned = "<</Type/Annot/Subtype/FileAttachment/Rect[10 10 20 20]/FS 20 0 R>>";
    let film = "<</Type/Annot/Subtype/RichMedia/Rect[10 10 20 20]/RichMediaContent<</Assets<</Names[(a)20 0 R]>>>>>>";
    let xmp = |inner: &str| {
        stream(
            "/Type/Metadata/Subtype/XML",
            &format!(
                "<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF xmlns:rdf='r'><rdf:Description xmlns:dc='d'>{inner}</rdf:Description></rdf:RDF></x:xmpmeta>"
            ),
        )
    };
    let creator = xmp("<dc:creator><rdf:Seq><rdf:li>Orla Quennell</rdf:li></rdf:Seq></dc:creator>");
    let tool = xmp(
        "<xmp:CreatorTool xmlns:xmp='x'>Writer</xmp:CreatorTool><xmp:CreateDate xmlns:xmp='x'>2025-03-04T09:14:00Z</xmp:CreateDate>",
    );
    let script = "<</S/JavaScript/JS(app.alert\\(1\\))>>";
    let field =
        |value: &str| format!("<</Type/Annot/Subtype/Widget/FT/Tx/T(name)/Rect[10 10 90 20]{value}>>");
    let (filled, empty) = (field("/V(Orla Quennell)"), field(""));
    let usual = field("/DV(Orla Quennell)");
    let form = "/AcroForm<</Fields[20 0 R]>>";
    let note = |what: &str| format!("<</Type/Annot/Subtype/Text/Rect[10 10 20 20]{what}>>");
    let (said, hidden, signed) =
        (note("/Contents(Ask Orla before release)"), note("/F 2/Contents(Ask Orla)"), note("/T(O Quennell)"));
    let link = "<</Type/Annot/Subtype/Link/Rect[10 10 20 20]/A<</S/URI/URI(https://www.gov.uk/)>>>>";
    let inside =
        "<</Type/Annot/Subtype/Link/Rect[10 10 20 20]/A<</S/URI/URI(file:///S:/HR/cases/list.xlsx)>>>>";
    let titled = |title: &str| format!("<</Title({title})/Parent 20 0 R>>");
    let (named, plain) = (titled("Statement of Orla Quennell"), titled("Introduction"));
    let outlines = "<</Type/Outlines/First 21 0 R/Last 21 0 R/Count 1>>";
    let figure = |what: &str| format!("<</Type/StructElem/S/Figure{what}>>");
    let tree = "<</Type/StructTreeRoot/K 21 0 R>>";
    let (tells, describes) =
        (figure("/Alt(Photograph of Orla Quennell at home)"), figure("/Alt(Bar chart of requests by month)"));
    let spoken = figure("/ActualText(Orla Quennell)");
    let repeated = figure("/ActualText(panel met)");
    let lost = stream("", "BT /F 11 Tf 60 500 Td (Orla Quennell, 12 Saltpan Row) Tj ET");
    let short = stream("", "Orla Quennell");
    let rows: &[(&str, &str, &str, Vec<(u32, &str)>, &[&str])] = &[
        (
            "a file inside",
            "",
            "/Names<</EmbeddedFiles<</Names[(list.csv)20 0 R]>>>>",
            vec![(20, spec), (21, &attached)],
            &["pdf.attachment"],
        ),
        (
            "a file of the catalogue",
            "",
            "/AF[20 0 R]",
            vec![(20, spec), (21, &attached)],
            &["pdf.attachment"],
        ),
        ("a file of a page", "/AF[20 0 R]", "", vec![(20, spec), (21, &attached)], &["pdf.attachment"]),
        (
            "a file of a film",
            "/Annots[22 0 R]",
            "",
            vec![(20, spec), (21, &attached), (22, film)],
            &["pdf.annotation", "pdf.attachment"],
        ),
        (
            "a file pinned to the page",
            "/Annots[22 0 R]",
            "",
            vec![(20, spec), (21, &attached), (22, pinned)],
            &["pdf.attachment"],
        ),
        ("who wrote it", "", "/Metadata 20 0 R", vec![(20, &creator)], &["pdf.metadata.xmp"]),
        ("what program wrote it", "", "/Metadata 20 0 R", vec![(20, &tool)], &[]),
        ("a script when it opens", "", "/OpenAction 20 0 R", vec![(20, script)], &["pdf.javascript"]),
        (
            "a script with a name",
            "",
            "/Names<</JavaScript<</Names[(a)20 0 R]>>>>",
            vec![(20, script)],
            &["pdf.javascript"],
        ),
        ("a script of a page", "/AA<</O 20 0 R>>", "", vec![(20, script)], &["pdf.javascript"]),
        ("a program that it starts", "", "/OpenAction<</S/Launch/F(calc.exe)>>", vec![], &["pdf.javascript"]),
        ("the page that it opens at", "", "/OpenAction[3 0 R/Fit]", vec![], &[]),
        ("a field that is filled in", "/Annots[20 0 R]", form, vec![(20, &filled)], &["pdf.form.value"]),
        (
            "a field that knows what usually stands there",
            "/Annots[20 0 R]",
            form,
            vec![(20, &usual)],
            &["pdf.form.value"],
        ),
        ("an empty field", "/Annots[20 0 R]", form, vec![(20, &empty)], &[]),
        ("a note", "/Annots[20 0 R]", "", vec![(20, &said)], &["pdf.annotation"]),
        ("a note that is hidden", "/Annots[20 0 R]", "", vec![(20, &hidden)], &["pdf.annotation"]),
        ("who put a mark there", "/Annots[20 0 R]", "", vec![(20, &signed)], &["pdf.annotation"]),
        ("a link", "/Annots[20 0 R]", "", vec![(20, link)], &[]),
        ("a link to a drive of the office", "/Annots[20 0 R]", "", vec![(20, inside)], &["pdf.annotation"]),
        (
            "a bookmark with a name",
            "",
            "/Outlines 20 0 R",
            vec![(20, outlines), (21, &named)],
            &["pdf.outline"],
        ),
        ("a plain bookmark", "", "/Outlines 20 0 R", vec![(20, outlines), (21, &plain)], &[]),
        (
            "a description that names somebody",
            "",
            "/StructTreeRoot 20 0 R",
            vec![(20, tree), (21, &tells)],
            &["pdf.alt_text"],
        ),
        (
            "a description of what is seen",
            "",
            "/StructTreeRoot 20 0 R",
            vec![(20, tree), (21, &describes)],
            &[],
        ),
        (
            "words in place of what is seen",
            "",
            "/StructTreeRoot 20 0 R",
            vec![(20, tree), (21, &spoken)],
            &["pdf.actualtext"],
        ),
        ("words that are seen", "", "/StructTreeRoot 20 0 R", vec![(20, tree), (21, &repeated)], &[]),
        (
            "what a program keeps",
            "",
            "/PieceInfo<</Acme<</Private<</Note(Orla Quennell's draft)>>>>>>",
            vec![],
            &["pdf.pieceinfo"],
        ),
        (
            "what a program keeps of itself",
            "",
            "/PieceInfo<</Acme<</LastModified(D:20250304)/Private<</Count 3>>>>>>",
            vec![],
            &[],
        ),
        ("text that nothing leads to", "", "", vec![(20, &lost)], &["pdf.orphan_object"]),
        ("words that nothing leads to", "", "", vec![(20, &short)], &["pdf.orphan_object"]),
        (
            "values that nothing leads to",
            "",
            "",
            vec![(20, "<</Note(Orla Quennell)>>")],
            &["pdf.orphan_object"],
        ),
        (
            "values below a private name",
            "",
            "/AcmeStore 20 0 R",
            vec![(20, "<</Note(Orla Quennell)>>")],
            &["pdf.orphan_object"],
        ),
        ("a number that nothing leads to", "", "", vec![(20, "17")], &[]),
    ];
    for (what, page, root, more, expected) in rows {
        check("a.pdf", what, &file("", page, root, more), expected);
    }
    let said = file("/Span<</ActualText(Orla Quennell)>>BDC 0 g 60 400 90 12 re f EMC", "", "", &[]);
    check("a.pdf", "words in place of a box", &said, &["pdf.actualtext"]);
    let ligature = file("/Span<</ActualText(fi)>>BDC BT /F 11 Tf 60 400 Td (x) Tj ET EMC", "", "", &[]);
    check("a.pdf", "a ligature", &ligature, &[]);
}

#[test]
fn properties_that_tell_are_found() {
    for (what, info, expected) in [
        ("who wrote it", "/Author(Orla Quennell)", &["pdf.metadata.info"][..]),
        ("a title that the page does not say", "/Title(Grievance of Orla Quennell)", &["pdf.metadata.info"]),
        (
            "a file name that a printer driver took",
            "/Title(Microsoft Word - Quennell grievance.docx)",
            &["pdf.metadata.info"],
        ),
        ("a property of an office's own", "/SourceFile(S:\\\\HR\\\\Quennell.docx)", &["pdf.metadata.info"]),
        ("keywords", "/Keywords(Quennell; misconduct)", &["pdf.metadata.info"]),
        (
            "programs and dates",
            "/Producer(LibreOffice 7.4)/Creator(Writer)/CreationDate(D:20250304091400Z)",
            &[],
        ),
        ("a scanner", "/Creator(KONICA MINOLTA bizhub C368)/Producer(KONICA MINOLTA bizhub C368)", &[]),
        ("a title of the page's words", "/Title(The panel met in public)", &[]),
        ("a body", "/Author(Saltmarsh Borough Council)", &[]),
        ("nobody", "/Author(anonymous)/Title(untitled)/Subject(unspecified)", &[]),
    ] {
        let bytes = file("", "", "", &[(20, &format!("<<{info}>>"))]);
        let bytes = String::from_utf8_lossy(&bytes).replace("/Root 1 0 R", "/Root 1 0 R/Info 20 0 R");
        check("a.pdf", what, bytes.as_bytes(), expected);
    }
}

#[test]
fn earlier_saves_are_found_where_they_hold_more() {
    let secret = "BT /F 11 Tf 60 500 Td (Orla Quennell, 12 Saltpan Row) Tj ET";
    let appended = |first: &[u8], more: &str| {
        let mut out = first.to_vec();
        out.extend_from_slice(more.as_bytes());
        out.extend_from_slice(b"trailer\n<</Root 1 0 R/Size 40>>\nstartxref\n0\n%%EOF\n");
        out
    };
    let again = |draws: &str| format!("5 0 obj\n{}\nendobj\n", stream("", draws));
    let public = "BT /F 11 Tf 60 760 Td (The panel met in public on Tuesday.) Tj ET";
    let taken_out = appended(&file(secret, "", "", &[]), &again(public));
    check("a.pdf", "text taken out by a later save", &taken_out, &["pdf.incremental"]);
    let added =
        appended(&file("", "", "", &[]), &again(&format!("{public} BT 60 600 Td (It rose at noon.) Tj ET")));
    check("a.pdf", "text added by a later save", &added, &[]);
    let note = "<</Type/Annot/Subtype/Text/Rect[10 10 20 20]/Contents(Ask Orla Quennell)>>";
    let page = "3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 5 0 R/Resources<</Font<</F 4 0 R>>>>>>\nendobj\n";
    let without = appended(&file("", "/Annots[20 0 R]", "", &[(20, note)]), page);
    check("a.pdf", "a note taken away", &without, &["pdf.incremental"]);
}

#[test]
fn what_is_no_whole_pdf_cannot_be_checked() {
    let whole = file("", "", "", &[]);
    let look = |bytes: &[u8]| release::dangers::look("a.pdf", bytes, &release::Limits::default());
    for cut in [whole.len() / 3, whole.len() * 2 / 3, whole.len() - 8] {
        assert_eq!(look(&whole[..cut]).verdict, release::dangers::Verdict::CannotCheck, "cut at {cut}");
    }
    let missing = String::from_utf8_lossy(&whole).replace("/Count 1", "/Count 3");
    assert_eq!(look(missing.as_bytes()).verdict, release::dangers::Verdict::CannotCheck);
    let packed = String::from_utf8_lossy(&whole).replace("5 0 obj\n<<", "5 0 obj\n<</Filter/Unheard ");
    assert_eq!(look(packed.as_bytes()).verdict, release::dangers::Verdict::CannotCheck);
    let mut followed = whole.clone();
    followed.extend_from_slice(b"Notes of Orla Quennell that no reader shows\n");
    check("a.pdf", "words after the end", &followed, &["container.polyglot"]);
}
