//! An Office file since 2007 built anew from its parts: only what is asked for comes along, each part changed on its way, and
//! nothing leads to a part that is not there.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;

use super::standard::{is_own_part, is_own_word};
use super::tree::{self, Element};
use crate::dangers::{CannotCheck, Finding};
use crate::package::parts::{Package, Relation};

const RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const TYPES: &str = "http://schemas.openxmlformats.org/package/2006/content-types";

/// A part on its way.
pub(super) struct Part<'p> {
    /// Its name as in the file.
    pub name: &'p str,
    /// What it is to the part that led here: "worksheet", "image".
    pub kind: &'p str,
    pub content: Vec<u8>,
    /// Where it leads; what is taken out of the list is not followed.
    pub relations: Vec<Relation>,
}

/// A part as it comes out.
#[derive(Default)]
pub(super) struct Changed {
    pub content: Vec<u8>,
    pub relations: Vec<Relation>,
    /// Pictures that were made for it, by their names.
    pub pictures: Vec<(String, Vec<u8>)>,
}

/// What comes out.
pub(super) struct Built {
    parts: BTreeMap<String, Vec<u8>>,
    types: BTreeMap<String, String>,
    /// Names that parts have from now on, by their names in small letters.
    names: BTreeMap<String, String>,
    relations: BTreeMap<String, Vec<Relation>>,
}

/// Follows relations from the main part; `change` changes each part on its way, or says that it stays behind.
pub(super) fn build(
    package: &Package<'_>,
    finding: &mut Finding<'_>,
    mut change: impl FnMut(Part<'_>, &mut Finding<'_>) -> Result<Option<Changed>, CannotCheck>,
) -> Result<Vec<u8>, CannotCheck> {
    let mut spelt: BTreeMap<String, &str> = BTreeMap::new();
    for entry in &package.zip.entries {
        let before = spelt.insert(entry.name.to_lowercase(), &entry.name);
        if before.is_some_and(|before| before != entry.name) {
            return Err(CannotCheck::because(
                "two of its parts have names that differ in capitals only, and programs show one or the other",
            ));
        }
    }
    let types = Types::read(package, finding)?;
    let mut built = Built {
        parts: BTreeMap::new(),
        types: BTreeMap::new(),
        names: BTreeMap::new(),
        relations: BTreeMap::new(),
    };
    let roots: Vec<Relation> = package
        .relations("")
        .iter()
        .filter(|r| r.kind == "officeDocument" && !r.external)
        .take(1)
        .cloned()
        .collect();
    built.relations.insert(String::new(), roots.clone());
    let mut open: Vec<(String, String)> = roots.into_iter().map(|r| (r.target, r.kind)).collect();
    let mut seen = BTreeSet::new();
    while let Some((target, kind)) = open.pop() {
        if !seen.insert(target.clone()) {
            continue;
        }
        let Some(entry) = package.zip.entry(&target).cloned() else { continue };
        let content = package.read(&entry, finding)?;
        let relations = package.relations(&entry.name).to_vec();
        let part = Part { name: &entry.name, kind: &kind, content, relations };
        let Some(changed) = change(part, finding)? else { continue };
        for (name, content) in changed.pictures {
            let name = if is_own_part(&name) { name } else { format!("media/cut{}.png", built.parts.len()) };
            built.names.insert(name.to_lowercase(), name.clone());
            built.types.insert(name.clone(), "image/png".to_owned());
            built.parts.insert(name, content);
        }
        let relations = changed.relations;
        open.extend(relations.iter().filter(|r| !r.external).map(|r| (r.target.clone(), r.kind.clone())));
        let name = own_name(&entry.name, |name| spelt.contains_key(name), built.parts.len());
        if let Some(kind) = types.of(&entry.name).filter(|t| is_known_type(t)).or_else(|| usual_type(&kind)) {
            built.types.insert(name.clone(), plain_type(kind).to_owned());
        }
        built.names.insert(target.clone(), name.clone());
        built.relations.insert(target, relations);
        built.parts.insert(name, changed.content);
    }
    built.zip()
}

/// The name of a part; a name that somebody gave stays behind.
fn own_name(name: &str, taken: impl Fn(&str) -> bool, number: usize) -> String {
    if is_own_part(name) {
        return name.to_owned();
    }
    let ending = name.rsplit_once('.').map_or("xml", |(_, ending)| ending).to_lowercase();
    let ending = if is_own_part(&format!("part.{ending}")) { ending.as_str() } else { "xml" };
    let folder = name.split('/').next().filter(|f| matches!(*f, "word" | "xl" | "ppt")).unwrap_or("parts");
    let mut number = number;
    loop {
        let name = format!("{folder}/parts/part{number}.{ending}");
        if !taken(&name) {
            return name;
        }
        number += 1;
    }
}

/// Whether the kind of a part is one of the format's.
fn is_known_type(kind: &str) -> bool {
    kind.is_ascii() && !kind.contains(' ') && kind.len() < 120 && is_own_word("ContentType", kind)
}

/// What a part is to another, in the format's words.
fn relation_type(relation: &Relation) -> String {
    let bases = [
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/",
        "http://purl.oclc.org/ooxml/officeDocument/relationships/",
        "http://schemas.microsoft.com/office/2006/relationships/",
        "http://schemas.microsoft.com/office/2007/relationships/",
        "http://schemas.microsoft.com/office/2011/relationships/",
        "http://schemas.microsoft.com/office/2014/relationships/",
    ];
    let own = bases.iter().any(|base| relation.whole_kind.strip_prefix(base) == Some(relation.kind.as_str()));
    if own { relation.whole_kind.clone() } else { format!("{}{}", bases[0], relation.kind) }
}

/// The kind of a part by what it is to the part that leads to it, where the file says none.
fn usual_type(kind: &str) -> Option<&'static str> {
    Some(match kind {
        "worksheet" => "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml",
        "sharedStrings" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml",
        "styles" => "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml",
        _ => return None,
    })
}

/// The kind of a part without its macros.
fn plain_type(kind: &str) -> &str {
    match kind {
        "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
        | "application/vnd.ms-excel.template.macroEnabled.main+xml"
        | "application/vnd.ms-excel.addin.macroEnabled.main+xml" => {
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
        }
        "application/vnd.ms-word.document.macroEnabled.main+xml"
        | "application/vnd.ms-word.template.macroEnabledTemplate.main+xml" => {
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
        }
        "application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml"
        | "application/vnd.ms-powerpoint.slideshow.macroEnabled.main+xml"
        | "application/vnd.ms-powerpoint.template.macroEnabled.main+xml" => {
            "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
        }
        other => other,
    }
}

/// Kinds of parts, by name and by ending.
struct Types {
    by_name: BTreeMap<String, String>,
    by_ending: BTreeMap<String, String>,
}

impl Types {
    fn read(package: &Package<'_>, finding: &mut Finding<'_>) -> Result<Types, CannotCheck> {
        let mut types = Types { by_name: BTreeMap::new(), by_ending: BTreeMap::new() };
        let entry = package.zip.entry("[Content_Types].xml").cloned();
        let Some(entry) = entry else { return Ok(types) };
        let content = package.read(&entry, finding)?;
        let root = tree::read(&content, finding.limits.element_depth())?;
        for element in root.elements() {
            let kind = element.get("ContentType").unwrap_or_default().to_owned();
            if let Some(name) = element.get("PartName") {
                types.by_name.insert(name.trim_start_matches('/').to_lowercase(), kind);
            } else if let Some(ending) = element.get("Extension") {
                types.by_ending.insert(ending.to_lowercase(), kind);
            }
        }
        Ok(types)
    }

    fn of(&self, name: &str) -> Option<&str> {
        let lower = name.to_lowercase();
        let by_ending = || self.by_ending.get(lower.rsplit_once('.')?.1);
        self.by_name.get(&lower).or_else(by_ending).map(String::as_str)
    }
}

impl Built {
    fn zip(mut self) -> Result<Vec<u8>, CannotCheck> {
        let mut types = Element::new("Types").with("xmlns", TYPES);
        let default = |ending: &str, kind: &str| {
            Element::new("Default").with("Extension", ending).with("ContentType", kind)
        };
        types.push(default("rels", "application/vnd.openxmlformats-package.relationships+xml"));
        types.push(default("xml", "application/xml"));
        for (name, kind) in &self.types {
            types.push(
                Element::new("Override").with("PartName", format!("/{name}")).with("ContentType", kind),
            );
        }
        let mut files = vec![("[Content_Types].xml".to_owned(), types.document())];
        for (source, relations) in std::mem::take(&mut self.relations) {
            let own = self.names.get(&source).cloned().unwrap_or_default();
            let folder = own.rsplit_once('/').map_or("", |(folder, _)| folder);
            let mut root = Element::new("Relationships").with("xmlns", RELATIONS);
            for relation in &relations {
                let target = match (relation.external, self.names.get(&relation.target)) {
                    (true, _) => relation.target.clone(),
                    (false, Some(name)) => relative(folder, name),
                    (false, None) => continue,
                };
                let mut element = Element::new("Relationship")
                    .with("Id", relation.id.as_str())
                    .with("Type", relation_type(relation))
                    .with("Target", target);
                if relation.external {
                    element.set("TargetMode", "External");
                }
                root.push(element);
            }
            if !root.children.is_empty() {
                let (folder, file) = own.rsplit_once('/').unwrap_or(("", &own));
                let slash = if folder.is_empty() { "" } else { "/" };
                files.push((format!("{folder}{slash}_rels/{file}.rels"), root.document()));
            }
        }
        files.extend(self.parts);
        pack(files)
    }
}

/// From a folder to a part: `../media/image1.png`.
fn relative(folder: &str, name: &str) -> String {
    let from: Vec<&str> = folder.split('/').filter(|s| !s.is_empty()).collect();
    let to: Vec<&str> = name.split('/').collect();
    let same = from.iter().zip(&to).take_while(|(a, b)| a == b).count().min(to.len() - 1);
    let up = std::iter::repeat_n("..", from.len() - same);
    up.chain(to[same..].iter().copied()).collect::<Vec<_>>().join("/")
}

/// An archive of files, all of one time and without remarks.
pub(super) fn pack(files: Vec<(String, Vec<u8>)>) -> Result<Vec<u8>, CannotCheck> {
    let failed = |_| CannotCheck::because("its copy could not be packed");
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in files {
        // The kind of an OpenDocument file stands first and unpacked, as its format wants it.
        let stored = name == "mimetype";
        let method = if stored { zip::CompressionMethod::Stored } else { zip::CompressionMethod::Deflated };
        let options = SimpleFileOptions::default().compression_method(method);
        zip.start_file(name, options).map_err(failed)?;
        zip.write_all(&content).map_err(|_| CannotCheck::because("its copy could not be packed"))?;
    }
    Ok(zip.finish().map_err(failed)?.into_inner())
}

#[cfg(test)]
mod tests {
    use super::relative;

    #[test]
    fn parts_are_named_from_where_they_are_led_to() {
        for (folder, name, expected) in [
            ("", "xl/workbook.xml", "xl/workbook.xml"),
            ("xl", "xl/worksheets/sheet1.xml", "worksheets/sheet1.xml"),
            ("xl/worksheets", "xl/drawings/drawing1.xml", "../drawings/drawing1.xml"),
            ("word", "word/media/image1.png", "media/image1.png"),
        ] {
            assert_eq!(relative(folder, name), expected);
        }
    }
}
