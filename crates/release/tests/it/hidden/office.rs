//! Office files built part by part: what a test does not say is as an ordinary file has it.

use crate::build::zip;

const TYPE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const NAMES: &str = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" xmlns:x15ac=\"x15ac\" xmlns:xdr=\"xdr\" xmlns:a=\"a\" xmlns:c=\"c\"";

/// A relation: from which part, its kind, where to, and whether that is outside.
pub type Relation<'a> = (&'a str, &'a str, &'a str, bool);

/// A package of a main part, other parts and relations between them.
pub fn package(main: (&str, &str, &str), parts: &[(&str, &str)], relations: &[Relation<'_>]) -> Vec<u8> {
    let (path, content, kind) = main;
    let mut all: Vec<(String, String)> = vec![(
        "[Content_Types].xml".into(),
        format!(
            "<Types><Override PartName=\"/{path}\" ContentType=\"application/vnd.openxmlformats-officedocument.{kind}.main+xml\"/></Types>"
        ),
    )];
    let mut sources: Vec<&str> = relations.iter().map(|(from, ..)| *from).collect();
    sources.push("");
    sources.sort_unstable();
    sources.dedup();
    for source in sources {
        let mut list = String::new();
        if source.is_empty() {
            list += &format!("<Relationship Id=\"main\" Type=\"{TYPE}/officeDocument\" Target=\"{path}\"/>");
        }
        for (n, (_, kind, target, outside)) in relations.iter().enumerate().filter(|(_, r)| r.0 == source) {
            let mode = if *outside { " TargetMode=\"External\"" } else { "" };
            let target = if *outside { (*target).to_owned() } else { format!("/{target}") };
            list += &format!("<Relationship Id=\"r{n}\" Type=\"{TYPE}/{kind}\" Target=\"{target}\"{mode}/>");
        }
        let (folder, file) = source.rsplit_once('/').map_or(("", source), |(folder, file)| (folder, file));
        let slash = if folder.is_empty() { "" } else { "/" };
        all.push((
            format!("{folder}{slash}_rels/{file}.rels"),
            format!("<Relationships>{list}</Relationships>"),
        ));
    }
    all.push((path.into(), content.into()));
    all.extend(parts.iter().map(|(name, content)| ((*name).to_owned(), (*content).to_owned())));
    let all: Vec<(&str, &str)> = all.iter().map(|(n, c)| (n.as_str(), c.as_str())).collect();
    zip(&all)
}

/// A workbook to be changed.
#[derive(Clone, Copy, Default)]
pub struct Book<'a> {
    /// Before the list of sheets.
    pub before: &'a str,
    /// After it.
    pub after: &'a str,
    /// Further sheets: name, state, content; the first is always there and seen.
    pub sheets: &'a [(&'a str, &'a str, &'a str)],
    /// Before the cells of the first sheet, more rows, and after the cells.
    pub head: &'a str,
    pub rows: &'a str,
    pub tail: &'a str,
    pub fonts: &'a str,
    pub fills: &'a str,
    pub formats: &'a str,
    pub styles: &'a str,
    pub conditional: &'a str,
    pub strings: &'a str,
    pub parts: &'a [(&'a str, &'a str)],
    pub relations: &'a [Relation<'a>],
}

/// The part of the first sheet.
pub const SHEET: &str = "xl/worksheets/sheet0.xml";

impl Book<'_> {
    pub fn bytes(&self) -> Vec<u8> {
        let table = "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>Service</t></is></c><c r=\"B1\" t=\"inlineStr\"><is><t>Requests</t></is></c></row><row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>Parks</t></is></c><c r=\"B2\"><v>12</v></c></row>";
        let first = format!(
            "<worksheet {NAMES}>{}<sheetData>{table}{}</sheetData>{}</worksheet>",
            self.head, self.rows, self.tail
        );
        let mut list = "<sheet name=\"Summary\" sheetId=\"1\" r:id=\"r0\"/>".to_owned();
        let mut relations = vec![("xl/workbook.xml", "worksheet", SHEET, false)];
        let mut parts: Vec<(String, String)> = vec![(SHEET.into(), first)];
        let paths: Vec<String> =
            (1..=self.sheets.len()).map(|n| format!("xl/worksheets/sheet{n}.xml")).collect();
        for (n, ((name, state, content), path)) in self.sheets.iter().zip(&paths).enumerate() {
            list += &format!("<sheet name=\"{name}\" sheetId=\"{}\" {state} r:id=\"r{}\"/>", n + 2, n + 1);
            parts.push((
                path.clone(),
                format!("<worksheet {NAMES}><sheetData>{content}</sheetData></worksheet>"),
            ));
            relations.push(("xl/workbook.xml", "worksheet", path, false));
        }
        let styles = format!(
            "<styleSheet {NAMES}><numFmts>{}</numFmts><fonts><font><color theme=\"1\"/></font>{}</fonts><fills><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill>{}</fills><cellXfs><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\"/>{}</cellXfs><dxfs>{}</dxfs></styleSheet>",
            self.formats, self.fonts, self.fills, self.styles, self.conditional
        );
        parts.push(("xl/styles.xml".into(), styles));
        relations.push(("xl/workbook.xml", "styles", "xl/styles.xml", false));
        if !self.strings.is_empty() {
            parts.push(("xl/sharedStrings.xml".into(), format!("<sst {NAMES}>{}</sst>", self.strings)));
            relations.push(("xl/workbook.xml", "sharedStrings", "xl/sharedStrings.xml", false));
        }
        relations.extend_from_slice(self.relations);
        let workbook =
            format!("<workbook {NAMES}>{}<sheets>{list}</sheets>{}</workbook>", self.before, self.after);
        let mut all: Vec<(&str, &str)> = parts.iter().map(|(n, c)| (n.as_str(), c.as_str())).collect();
        all.extend_from_slice(self.parts);
        package(("xl/workbook.xml", &workbook, "spreadsheetml.sheet"), &all, &relations)
    }
}

/// A document: its body after an ordinary paragraph, its other parts, its relations.
pub fn document(body: &str, parts: &[(&str, &str)], relations: &[Relation<'_>]) -> Vec<u8> {
    let names = "xmlns:w=\"w\" xmlns:r=\"r\" xmlns:wp=\"wp\" xmlns:a=\"a\" xmlns:v=\"v\" xmlns:wps=\"wps\" xmlns:mc=\"mc\" xmlns:pic=\"pic\"";
    let main = format!(
        "<w:document {names}><w:body><w:p><w:r><w:t>The information is below.</w:t></w:r></w:p>{body}</w:body></w:document>"
    );
    package(("word/document.xml", &main, "wordprocessingml.document"), parts, relations)
}
