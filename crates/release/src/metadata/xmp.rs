//! Descriptions as XMP writes them, in PDFs and pictures: names of properties with their values, whatever their order.

use container::{
    Limits,
    xml::{Node, walk},
};

use super::{is_neutral, is_program, listed};

/// Longer ones are read up to here.
const LONGEST: usize = 4_000_000;
const MOST: usize = 2_000;

/// Properties with their values.
#[derive(Debug, Default)]
pub(crate) struct Xmp {
    pub values: Vec<(String, String)>,
    /// It declares a document type, or is no XML to its end.
    pub damaged: bool,
}

/// Properties that say what a program did or how a file is made, whatever their value.
const TECHNICAL: &str = "fontname|fontfamily|fontface|fontfilename|fonttype|versionstring|composite|childfontfiles|swatchname|\
     groupname|grouptype|mode|platenames|npages|hasvisibletransparency|hasvisibleoverprint|startupprofile|\
     tonecurvename|processversion|cameraprofile|whitebalance|about|addlparams|bitspersample|caption-digest|changed|claimgenerator|colormode|colorspace|compression|\
     conformance|contentdigest|createdate|creatortool|date|datecreated|datetime|datetimedigitized|\
     datetimeoriginal|digest|digimage|exifversion|exposureprogram|format|height|iccprofile|imagelength|\
     imagewidth|instanceid|lang|language|legacyiptcdigest|make|marked|metadatadate|model|modifydate|\
     ndigest|nativedigest|orientation|originaldocumentid|documentid|parameters|parsetype|part|pdfversion|\
     photometricinterpretation|pixelxdimension|pixelydimension|producer|prefix|property|rating|renditionclass|\
     resolutionunit|resource|rev|samplesperpixel|schema|sidecarforextension|softwareagent|trapped|type|unit|\
     valuetype|version|versionid|when|width|x|xmptk|xresolution|y|ycbcrpositioning|ycbcrsubsampling|\
     yresolution|gts_pdfxversion|gts_pdfxconformance|h|w|xmpversion|category";

/// Reads a description; what makes no sense ends it.
pub(crate) fn read(bytes: &[u8], limits: &Limits) -> Xmp {
    let mut out = Xmp::default();
    let text = container::charset::decode(&bytes[..bytes.len().min(LONGEST)], None).text;
    let text = text.trim_matches(['\0', '\u{FEFF}', ' ', '\n', '\r']);
    for comment in text.split("<!--").skip(1).take(20) {
        push("comment", comment.split("-->").next().unwrap_or(""), &mut out);
    }
    let mut open: Vec<String> = Vec::new();
    let mut words = String::new();
    let walked = walk(text.as_bytes(), "description", limits, |node| match node {
        Node::Open { name, attributes } => {
            flush(&open, &mut words, &mut out);
            open.push(name.to_owned());
            let own = !open.iter().any(|n| n == "schemas");
            for (name, value) in attributes.iter().filter(|(_, v)| own && !v.starts_with("http://")) {
                push(name, value, &mut out);
            }
        }
        Node::Close { .. } => {
            flush(&open, &mut words, &mut out);
            open.pop();
        }
        Node::Text(text) => words.push_str(text),
    });
    out.damaged = walked.is_err();
    out
}

impl Xmp {
    /// The properties that tell of somebody or of what the document was: neither technical nor neutral.
    pub fn telling(&self) -> impl Iterator<Item = (&str, &str)> {
        self.values.iter().map(|(n, v)| (n.as_str(), v.as_str())).filter(|(name, value)| {
            let technical = listed(TECHNICAL, &name.to_ascii_lowercase());
            let space = value.starts_with("http://ns.") || value.starts_with("http://www.w3.org/");
            let action = matches!(*name, "action" | "li") && value.chars().all(|c| c.is_ascii_lowercase());
            !(technical || space || action || is_neutral(value) || is_program(value))
        })
    }

    /// Whether it says where a picture was taken.
    pub fn place(&self) -> Option<(&str, &str)> {
        let has = |n: &str| n.starts_with("GPSL") || n.starts_with("GPSDest") || n == "GPSAltitude";
        self.values.iter().find(|(n, v)| has(n) && !v.is_empty()).map(|(n, v)| (n.as_str(), v.as_str()))
    }
}

/// Words belong to the nearest element that is no list.
fn flush(open: &[String], words: &mut String, out: &mut Xmp) {
    const LISTS: &[&str] = &["li", "Alt", "Seq", "Bag", "Description", "value"];
    // Programs describe properties of their own there, not the file.
    if open.iter().any(|n| n == "schemas") {
        words.clear();
        return;
    }
    let name = open.iter().rev().find(|n| !LISTS.contains(&n.as_str()));
    push(name.map_or("", String::as_str), words, out);
    words.clear();
}

fn push(name: &str, text: &str, out: &mut Xmp) {
    let text = text.trim();
    if !text.is_empty() && out.values.len() < MOST {
        out.values.push((name.to_owned(), text.to_owned()));
    }
}
