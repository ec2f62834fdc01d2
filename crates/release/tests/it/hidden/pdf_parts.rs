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
fn what_parts_of_a_file_say_of_themselves_is_found() {
    let attached = stream("/Type/EmbeddedFile", "Name,Number\nOrla Quennell,12");
    let spec = "<</Type/Filespec/F(list.csv)/EF<</F 21 0 R>>>>";
    let tree = "<</Type/StructTreeRoot/K 22 0 R>>";
    let element = |what: &str| format!("<</Type/StructElem/S/P/P 23 0 R{what}>>");
    let clip =
        "<</Type/Annot/Subtype/Screen/Rect[9 9 30 30]/A<</S/Rendition/R<</S/MR/C<</S/MCD/D 20 0 R>>>>>>>>";
    let layer = |name: &str| format!("<</Type/OCG/Name({name})>>");
    let layers = "/OCProperties<</OCGs[8 0 R]/D<</ON[8 0 R]>>>>";
    let field = |what: &str| format!("<</Type/Annot/Subtype/Widget/FT/Ch/T(team)/Rect[10 10 90 20]{what}>>");
    let form = "/AcroForm<</Fields[20 0 R]>>";
    let article = |title: &str| format!("<</Type/Thread/F 21 0 R/I<</Title({title})>>>>");
    let rows: &[(&str, &str, &str, Vec<(u32, String)>, &[&str])] = &[
        (
            "a file of a part of the structure",
            "",
            "/StructTreeRoot 23 0 R",
            vec![(20, spec.into()), (21, attached.clone()), (22, element("/AF 20 0 R")), (23, tree.into())],
            &["pdf.attachment"],
        ),
        (
            "a file of an attribute of the structure",
            "",
            "/StructTreeRoot 23 0 R",
            vec![
                (20, spec.into()),
                (21, attached.clone()),
                (22, element("/A<</O/Own/Held 20 0 R>>")),
                (23, tree.into()),
            ],
            &["pdf.attachment"],
        ),
        (
            "a film clip with its file",
            "/Annots[22 0 R]",
            "",
            vec![(20, spec.into()), (21, attached), (22, clip.into())],
            &["pdf.annotation", "pdf.attachment"],
        ),
        (
            "a layer that names somebody",
            "",
            layers,
            vec![(8, layer("Notes of Orla Quennell"))],
            &["pdf.outline"],
        ),
        ("a layer of a drawing", "", layers, vec![(8, layer("Drainage Layout"))], &[]),
        (
            "the hint of a field",
            "/Annots[20 0 R]",
            form,
            vec![(20, field("/TU(Ask Orla Quennell 07700 900123)"))],
            &["pdf.form.value"],
        ),
        (
            "a plain hint",
            "/Annots[20 0 R]",
            form,
            vec![(20, field("/TU(National Insurance Number of the Applicant)"))],
            &[],
        ),
        (
            "whom a field lets choose",
            "/Annots[20 0 R]",
            form,
            vec![(20, field("/Opt[(Ms Quennell)(Dr Rudge)]"))],
            &["pdf.form.value"],
        ),
        (
            "what a field offers first",
            "/Annots[20 0 R]",
            form,
            vec![(20, field("/Opt[(Parking)(Housing)(Adult Social Care)]/V(Parking)/DV(Parking)"))],
            &[],
        ),
        (
            "what somebody chose",
            "/Annots[20 0 R]",
            form,
            vec![(20, field("/Opt[(Parking)(Housing)]/V(Housing)/DV(Parking)"))],
            &["pdf.form.value"],
        ),
        (
            "an article that names somebody",
            "",
            "/Threads[20 0 R]",
            vec![(20, article("Grievance of Orla Quennell"))],
            &["pdf.pieceinfo"],
        ),
        ("an article of a newsletter", "", "/Threads[20 0 R]", vec![(20, article("Introduction"))], &[]),
    ];
    for (what, page, root, more, expected) in rows {
        let more: Vec<(u32, &str)> = more.iter().map(|(n, body)| (*n, body.as_str())).collect();
        check("a.pdf", what, &file("", page, root, &more), expected);
    }
}

#[test]
fn what_programs_leave_in_a_file_is_found() {
    let secret = "BT /F 11 Tf 2 10 Td (Orla Quennell, 12 Saltpan Row) Tj ET";
    let look = |draws: &str| {
        stream("/Type/XObject/Subtype/Form/BBox[0 0 300 40]/Resources<</Font<</F 4 0 R>>>>", draws)
    };
    let stamp = |what: &str| format!("<</Type/Annot/Subtype/Stamp/Rect[60 400 360 440]{what}>>");
    let plain = look("BT /F 11 Tf 2 10 Td (The panel met) Tj ET");
    let (hidden, pressed) = (stamp("/F 2/AP<</N 21 0 R>>"), stamp("/F 4/AP<</N 22 0 R/R 21 0 R>>"));
    let shown = stamp("/F 4/AP<</N 22 0 R/R 22 0 R>>");
    let template = |inner: &str| {
        let field = format!("<template><subform><field name='n'>{inner}</field></subform></template>");
        stream("", &field)
    };
    let value = "<value><text>Ask Orla Quennell</text></value>";
    let form = "/AcroForm<</Fields[]/XFA[(template)21 0 R]>>";
    let kept = stream("", &"\u{1}x\u{2}9".repeat(40));
    let tile = |draws: &str| {
        let own = "/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 300 40]/XStep 300/YStep 40";
        stream(&format!("{own}/Resources<</Font<</F 4 0 R>>>>"), draws)
    };
    let pattern = |draws: &str| {
        let own = "/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</Pattern<</P 21 0 R>>>>";
        stream(own, draws)
    };
    let rows: &[(&str, &str, &str, &str, Vec<(u32, String)>, &[&str])] = &[
        (
            "the look of a hidden stamp",
            "",
            "/Annots[20 0 R]",
            "",
            vec![(20, hidden), (21, look(secret))],
            &["pdf.annotation"],
        ),
        (
            "the look when it is pressed",
            "",
            "/Annots[20 0 R]",
            "",
            vec![(20, pressed), (21, look(secret)), (22, plain.clone())],
            &["pdf.annotation"],
        ),
        ("the same look", "", "/Annots[20 0 R]", "", vec![(20, shown), (22, plain)], &[]),
        (
            "what a form holds from the beginning",
            "",
            "",
            form,
            vec![(21, template(value))],
            &["pdf.form.value"],
        ),
        (
            "what stands beside a field",
            "",
            "",
            form,
            vec![(21, template(&format!("<caption>{value}</caption>")))],
            &[],
        ),
        (
            "a drawing that a program keeps",
            "",
            "/PieceInfo<</Acme<</Private 21 0 R>>>>",
            "",
            vec![(21, kept)],
            &["pdf.pieceinfo"],
        ),
        ("where links begin", "", "", "/URI<</Base(file:///S:/HR/Quennell/)>>", vec![], &["pdf.annotation"]),
        ("where links begin on the web", "", "", "/URI<</Base(https://www.wexmoor.example/)>>", vec![], &[]),
        ("a name as a language", "", "", "/Lang(Notes of Orla Quennell)", vec![], &["pdf.pieceinfo"]),
        ("a language", "", "", "/Lang(en-GB)", vec![], &[]),
        (
            "who signed for the file",
            "",
            "",
            "/Perms<</DocMDP 21 0 R>>",
            vec![(21, "<</Type/Sig/Name(Orla Quennell)/ByteRange[0 1 2 3]>>".into())],
            &["pdf.form.value"],
        ),
        (
            "what a part is said to be",
            "/Span<</Note(Ask Orla Quennell about it)>>BDC 0 g EMC",
            "",
            "",
            vec![],
            &["pdf.orphan_object"],
        ),
        (
            "what a program says of a part",
            "/Artifact<</Type/Pagination/Owner(Word)>>BDC 0 g EMC",
            "",
            "",
            vec![],
            &[],
        ),
        (
            "a note at a place",
            "/Note<</Case(Ask Orla Quennell about it)>>DP 0 g",
            "",
            "",
            vec![],
            &["pdf.orphan_object"],
        ),
        (
            "a pattern that nothing uses",
            "/X Do",
            "",
            "",
            vec![(7, pattern("0 g")), (21, tile(secret))],
            &["pdf.orphan_object"],
        ),
    ];
    for (what, draws, page, root, more, expected) in rows {
        let more: Vec<(u32, &str)> = more.iter().map(|(n, body)| (*n, body.as_str())).collect();
        check("a.pdf", what, &file(draws, page, root, &more), expected);
    }
    // What a tile draws is not taken out of it: there is no copy.
    for (draws, expected) in
        [(format!("3 Tr {secret}"), &["pdf.text.invisible"][..]), (secret.to_owned(), &[])]
    {
        let used = pattern("/Pattern cs /P scn 0 300 400 80 re f");
        let bytes = file("/X Do", "", "", &[(7, &used), (21, &tile(&draws))]);
        assert_eq!(super::codes("a.pdf", &bytes), expected, "words in a tile: {draws}");
    }
    let text = String::from_utf8(file("", "", "", &[])).expect("letters");
    let slack = text.replacen("\nendstream", "\nAsk Orla Quennell about it\nendstream", 1);
    check("a.pdf", "words after the end of a stream", slack.as_bytes(), &["pdf.orphan_object"]);
    let packed = |rest: &[u8]| {
        use std::io::Write as _;
        let mut packer = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::new(6));
        packer
            .write_all(b"BT /F 11 Tf 60 760 Td (The panel met in public on Tuesday.) Tj ET")
            .expect("in memory");
        let mut bytes = packer.finish().expect("in memory");
        bytes.extend_from_slice(rest);
        let (head, tail) = text.split_at(text.find("trailer").expect("an end"));
        let object = format!("5 0 obj\n<</Filter/FlateDecode/Length {}>>\nstream\n", bytes.len());
        [head.as_bytes(), object.as_bytes(), &bytes, b"\nendstream\nendobj\n", tail.as_bytes()].concat()
    };
    check(
        "a.pdf",
        "words after what is packed",
        &packed(b"Ask Orla Quennell about it"),
        &["pdf.orphan_object"],
    );
    check("a.pdf", "blanks after what is packed", &packed(b"            "), &[]);
}

#[test]
fn what_one_page_cuts_off_and_another_shows_hides_nothing() {
    // A second page that shows what the first cuts off, and one that says the same words otherwise.
    let two = |first: &str, second: &str| {
        let text = String::from_utf8(file(first, "", "", &[])).expect("letters");
        let page = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 12 0 R/Resources<</Font<</F 4 0 R>>>>>>";
        let more = format!("11 0 obj\n{page}\nendobj\n12 0 obj\n{}\nendobj\n", stream("", second));
        text.replace("/Count 1/Kids[3 0 R]", "/Count 2/Kids[3 0 R 11 0 R]")
            .replace("trailer", &format!("{more}trailer"))
    };
    let labels = ["Street Scene", "Electoral Services", "Youth Justice"];
    let chart = |x: i32| -> String {
        let label = |(n, l): (usize, &&str)| format!("BT /F 11 Tf {x} {} Td ({l}) Tj ET ", 300 + n * 40);
        labels.iter().enumerate().map(label).collect()
    };
    let cut = two(&chart(560), &chart(-35));
    check("a.pdf", "a chart over the edge of two pages", cut.as_bytes(), &[]);
    let said = "BT /F 11 Tf 700 400 Td (Orla told Piers that Rudge lied) Tj ET";
    let other = "BT /F 11 Tf 60 400 Td (Piers told Rudge that Orla lied) Tj ET";
    check("a.pdf", "the same words said otherwise", two(said, other).as_bytes(), &["pdf.text.offpage"]);
    check("a.pdf", "the same words", two(said, &said.replace("700", "60")).as_bytes(), &[]);
    let slip = "BT /F 11 Tf 60 500 Td (The Committee met) Tj ET";
    let over = |from: u32, wide: u32| format!("{slip} 0 g {from} 490 {wide} 25 re f");
    check("a.pdf", "a box that touches a word", &file(&over(126, 9), "", "", &[]), &[]);
    check("a.pdf", "a box over a word", &file(&over(126, 30), "", "", &[]), &["pdf.text.under_box"]);
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
