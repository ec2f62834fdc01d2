//! Elements and attributes by whose they are: those of the format, and those of newer programs that are seen. All others no
//! reader of the format shows, and they stay behind. Of alternatives the one that is shown comes along.

use crate::copy::tree::{Element, Node, local};

const COMPATIBILITY: &[&str] = &[
    "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "http://purl.oclc.org/ooxml/markup-compatibility/2006",
];

/// Beginnings of the names of what the format is made of.
const FORMAT: &[&str] = &[
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://schemas.openxmlformats.org/presentationml/2006/main",
    "http://schemas.openxmlformats.org/drawingml/2006/",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
    "http://purl.oclc.org/ooxml/presentationml/main",
    "http://purl.oclc.org/ooxml/drawingml/",
    "http://purl.oclc.org/ooxml/officeDocument/relationships",
    "http://purl.oclc.org/ooxml/officeDocument/math",
    "urn:schemas-microsoft-com:vml",
    "urn:schemas-microsoft-com:office:office",
    "urn:schemas-microsoft-com:office:word",
    "urn:schemas-microsoft-com:office:excel",
    "urn:schemas-microsoft-com:office:powerpoint",
    "http://www.w3.org/XML/1998/namespace",
];

/// What newer programs add that is seen: all their elements, or only these.
const NEWER: &[(&str, &[&str])] = &[
    ("http://schemas.microsoft.com/office/word/2010/wordprocessingShape", &[]),
    ("http://schemas.microsoft.com/office/word/2010/wordprocessingGroup", &[]),
    ("http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas", &[]),
    (
        "http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing",
        &["sizeRelH", "sizeRelV", "pctWidth", "pctHeight", "pctPosHOffset", "pctPosVOffset"],
    ),
    ("http://schemas.microsoft.com/office/word/2010/wordml", &[]),
    ("http://schemas.microsoft.com/office/drawing/2010/main", &["m"]),
    ("http://schemas.microsoft.com/office/drawing/2014/chartex", &[]),
    ("http://schemas.microsoft.com/office/drawing/2015/9/8/chartex", &[]),
    ("http://schemas.microsoft.com/office/drawing/2015/10/21/chartex", &[]),
    ("http://schemas.microsoft.com/office/drawing/2016/5/9/chartex", &[]),
    ("http://schemas.microsoft.com/office/drawing/2016/5/10/chartex", &[]),
    ("http://schemas.microsoft.com/office/drawing/2016/5/11/chartex", &[]),
    ("http://schemas.microsoft.com/office/drawing/2016/5/12/chartex", &[]),
    ("http://schemas.microsoft.com/office/drawing/2016/5/13/chartex", &[]),
    ("http://schemas.microsoft.com/office/drawing/2016/5/14/chartex", &[]),
    ("http://schemas.microsoft.com/office/drawing/2007/8/2/chart", &["style", "invertSolidFillFmt"]),
    (
        "http://schemas.microsoft.com/office/drawing/2012/chart",
        &[
            "layout",
            "showDataLabelsRange",
            "datalabelsRange",
            "dlblRangeCache",
            "f",
            "showLeaderLines",
            "leaderLines",
            "dlblFieldTable",
            "dlblFTEntry",
            "dlblFieldTableCache",
            "txfldGUID",
            "spPr",
            "xForSave",
            "autoCat",
        ],
    ),
    ("http://schemas.microsoft.com/office/drawing/2017/decorative", &["decorative"]),
    ("http://schemas.microsoft.com/office/powerpoint/2010/main", &[]),
    ("http://schemas.microsoft.com/office/powerpoint/2015/09/main", &["morph"]),
];

/// Newer programs' attributes that are seen; all others number what changed, or say who did it.
const ATTRIBUTES: &[&str] = &["pctWidth", "pctHeight", "dur", "val", "anchorlock"];

fn is_newer(space: &str) -> bool {
    NEWER.iter().any(|(known, _)| *known == space)
}

fn is_format(space: &str) -> bool {
    FORMAT.iter().any(|known| match known.ends_with('/') {
        true => space.starts_with(known) && space.len() <= known.len() + 24,
        false => space == *known,
    })
}

fn keeps(space: &str, element: &str) -> bool {
    is_format(space)
        || COMPATIBILITY.contains(&space)
        || NEWER
            .iter()
            .any(|(known, names)| *known == space && (names.is_empty() || names.contains(&element)))
}

fn prefix(name: &str) -> &str {
    name.split_once(':').map_or("", |(prefix, _)| prefix)
}

/// Names of namespaces, by their prefixes; the last is the nearest.
type Scope = Vec<(String, String)>;

fn space<'s>(scope: &'s Scope, prefix: &str) -> &'s str {
    if prefix == "xml" {
        return "http://www.w3.org/XML/1998/namespace";
    }
    scope.iter().rev().find(|(known, _)| known == prefix).map_or("", |(_, space)| space)
}

/// Leaves out of a part what is not the format's.
pub(in crate::copy) fn leave_out(root: &mut Element) {
    let mut scope = Scope::new();
    enter(root, &mut scope);
    tidy(root, &scope);
    within(root, &mut scope);
}

fn enter(element: &Element, scope: &mut Scope) {
    for (name, value) in &element.attributes {
        if name == "xmlns" {
            scope.push((String::new(), value.clone()));
        } else if let Some(prefix) = name.strip_prefix("xmlns:") {
            scope.push((prefix.to_owned(), value.clone()));
        }
    }
}

/// The attributes of an element that comes along.
fn tidy(element: &mut Element, scope: &Scope) {
    let known = |prefix: &str| {
        let space = space(scope, prefix);
        is_format(space) || is_newer(space) || COMPATIBILITY.contains(&space)
    };
    let newer = is_newer(space(scope, prefix(&element.name)));
    element.attributes.retain_mut(|(name, value)| {
        if name == "xmlns" {
            return true;
        }
        if let Some(declared) = name.strip_prefix("xmlns:") {
            return known(declared);
        }
        let owner = prefix(name);
        let of = space(scope, owner);
        match owner {
            "" => return true,
            _ if COMPATIBILITY.contains(&of) => {
                if local(name) != "Ignorable" {
                    return false;
                }
                let kept: Vec<&str> = value.split_ascii_whitespace().filter(|p| known(p)).collect();
                *value = kept.join(" ");
                return !value.is_empty();
            }
            _ => {}
        }
        // The whole of the drawing once more, packed, for programs that read nothing else.
        if local(name) == "gfxdata" {
            return false;
        }
        is_format(of) || is_newer(of) && (newer || ATTRIBUTES.contains(&local(name)))
    });
}

fn within(element: &mut Element, scope: &mut Scope) {
    for node in std::mem::take(&mut element.children) {
        match node {
            Node::Element(child) => place(child, scope, &mut element.children),
            text => element.children.push(text),
        }
    }
}

/// Puts an element, or what stands in its place, among those that come along.
fn place(mut element: Element, scope: &mut Scope, out: &mut Vec<Node>) {
    let depth = scope.len();
    enter(&element, scope);
    let of = space(scope, prefix(&element.name)).to_owned();
    if COMPATIBILITY.contains(&of.as_str()) && element.local() == "AlternateContent" {
        alternatives(element, scope, out);
    } else if keeps(&of, element.local()) {
        tidy(&mut element, scope);
        let list = matches!(element.local(), "extLst" | "ext");
        within(&mut element, scope);
        // What programs added of their own is a list of pieces, each of which may be empty now.
        let extension = element.local() == "extLst" || element.get("uri").is_some();
        if !(list && extension && element.elements().next().is_none()) {
            out.push(Node::Element(element));
        }
    }
    scope.truncate(depth);
}

/// Of alternatives the first that is understood; of old drawings beside a picture, the picture.
fn alternatives(mut element: Element, scope: &mut Scope, out: &mut Vec<Node>) {
    let understood = |choice: &Element, scope: &Scope| {
        let mut own = scope.clone();
        enter(choice, &mut own);
        let needs = choice.get("Requires").unwrap_or_default();
        !needs.trim().is_empty() && needs.split_ascii_whitespace().all(|p| is_newer(space(&own, p)))
    };
    let chosen = element
        .children
        .iter()
        .position(|node| matches!(node, Node::Element(e) if e.local() == "Choice" && understood(e, scope)));
    if let Some(at) = chosen {
        let Node::Element(mut choice) = element.children.swap_remove(at) else { return };
        let depth = scope.len();
        enter(&choice, scope);
        choice.attributes.retain(|(name, _)| name == "Requires" || name.starts_with("xmlns"));
        tidy(&mut choice, scope);
        within(&mut choice, scope);
        scope.truncate(depth);
        tidy(&mut element, scope);
        element.children = vec![Node::Element(choice)];
        out.push(Node::Element(element));
        return;
    }
    let fallback = element.children.into_iter().find_map(|node| match node {
        Node::Element(e) if e.local() == "Fallback" => Some(e),
        _ => None,
    });
    if let Some(mut fallback) = fallback {
        let declared: Vec<(String, String)> = fallback
            .attributes
            .iter()
            .chain(&element.attributes)
            .filter(|(n, _)| n.starts_with("xmlns"))
            .cloned()
            .collect();
        let depth = scope.len();
        enter(&fallback, scope);
        within(&mut fallback, scope);
        scope.truncate(depth);
        // What stood around them may have said what their names mean.
        for node in &mut fallback.children {
            if let Node::Element(child) = node {
                for (name, value) in &declared {
                    if child.exactly(name).is_none() && (is_format(value) || is_newer(value)) {
                        child.set(name, value.as_str());
                    }
                }
            }
        }
        out.append(&mut fallback.children);
    }
}

#[cfg(test)]
mod tests {
    use super::leave_out;
    use crate::copy::tree;

    #[test]
    fn what_is_not_the_formats_stays_behind() {
        let w = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
        let mc = "xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\"";
        let wps = "xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\"";
        for (xml, expected, what) in [
            (
                format!("<w:a {w} xmlns:z=\"urn:z\" z:n=\"x\" w:b=\"1\"><z:c>x</z:c><w:t>y</w:t></w:a>"),
                format!("<w:a {w} w:b=\"1\"><w:t>y</w:t></w:a>"),
                "of somebody else",
            ),
            (
                format!("<w:a {w} {mc} {wps} xmlns:z=\"urn:z\" mc:Ignorable=\"z wps\"/>"),
                format!("<w:a {w} {mc} {wps} mc:Ignorable=\"wps\"/>"),
                "prefixes that may be passed over are declared",
            ),
            (
                format!(
                    "<w:a {w} {mc} {wps}><mc:AlternateContent><mc:Choice Requires=\"wps\"><wps:wsp/></mc:Choice>\
                     <mc:Fallback><w:p/></mc:Fallback></mc:AlternateContent></w:a>"
                ),
                format!(
                    "<w:a {w} {mc} {wps}><mc:AlternateContent><mc:Choice Requires=\"wps\"><wps:wsp/></mc:Choice>\
                     </mc:AlternateContent></w:a>"
                ),
                "the choice that is shown",
            ),
            (
                format!(
                    "<w:a {w} {mc}><mc:AlternateContent xmlns:z=\"urn:z\"><mc:Choice Requires=\"z\"><z:b/>\
                     </mc:Choice><mc:Fallback><w:p/></mc:Fallback></mc:AlternateContent></w:a>"
                ),
                format!("<w:a {w} {mc}><w:p/></w:a>"),
                "a choice that nobody understands",
            ),
            (
                format!(
                    "<w:a {w}><w:extLst><w:ext uri=\"x\"><z:b xmlns:z=\"urn:z\"/></w:ext></w:extLst></w:a>"
                ),
                format!("<w:a {w}/>"),
                "an empty list",
            ),
        ] {
            let mut tree = tree::read(xml.as_bytes(), 20).expect("it is XML");
            leave_out(&mut tree);
            let mut out = String::new();
            tree.write(&mut out);
            assert_eq!(out, expected, "{what}");
        }
    }
}
