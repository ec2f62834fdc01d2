//! What is said in parts of a file that nobody sees on the pages: names of layers, articles, hints of fields, and whatever
//! else programs write down. What has a place of its own is looked at there.

use container::pdf::{Dict, Object, Pdf};

use super::text;
use crate::dangers::{Code, Finding, Place};
use crate::metadata::{Words, is_neutral, mentions_program, names_somebody};

/// Values in values, and letters of one that is somebody's words.
const DEEPEST: usize = 12;
const LONGEST: usize = 4_000;
/// What is judged elsewhere, or is never somebody's words.
const ELSEWHERE: &str = "Contents|RC|Subj|Alt|ActualText|E|Title|V|DV|RV|JS|URI|F|UF|Desc|ID|IDS|URLS|DA|DS|Registry|Ordering|\
     CharSet|Producer|Creator|O|U|OE|UE|Perms|NM|Info|OutputCondition|OutputConditionIdentifier|RegistryName|ByteRange|\
     CreationDate|ModDate|M|LastModified|Style|FontFamily|BaseFont|PTEX.Fullbanner|Cert|Prop_Build|IRT|Names|Nums|Limits|\
     VP|Measure|LGIDict|WKT|GCS|Requirements|DSS|Dests|PieceInfo|Metadata|Dest|D|Encoding|XFA|Font|DR|OutputIntents|\
     Panose|FD|Colorants|Default|Lookup|Version|Parent|P|Reason|Location|ContactInfo|FontName|Intent|CA_Hash|FDFFields";

/// Looks at what an object says beside its own matter.
pub(super) fn look(pdf: &Pdf<'_>, number: u32, object: &Object, seen: &Words, finding: &mut Finding<'_>) {
    let Some(dict) = object.dict() else { return };
    let is = |name: &str| dict.get(name).and_then(Object::name).unwrap_or(b"");
    let font =
        matches!(is("Type"), b"Font" | b"FontDescriptor" | b"CMap" | b"Encoding" | b"XRef" | b"ObjStm");
    let info = pdf
        .trailers()
        .iter()
        .any(|t| ["Info", "Encrypt"].iter().any(|name| t.get(name) == Some(&Object::Ref(number))));
    let signed = dict.get("ByteRange").is_some();
    if signed {
        of_permission(pdf, number, dict, seen, finding);
    }
    if font || info || signed {
        return;
    }
    walk(dict, None, 0, &mut |key, holder, said| judge(key, holder, said, seen, finding));
}

/// Who signed what may be changed in the file, which no page shows.
fn of_permission(pdf: &Pdf<'_>, number: u32, signed: &Dict, seen: &Words, finding: &mut Finding<'_>) {
    let Ok(given) = pdf.dict(pdf.root(), "Perms") else { return };
    if !given.entries().any(|(_, o)| *o == Object::Ref(number)) {
        return;
    }
    let said = |name: &&str| Some(text::decode(pdf.value(signed, name).ok()?.text()?));
    let parts: Vec<String> = ["Name", "Reason", "Location", "ContactInfo"].iter().filter_map(said).collect();
    let parts = parts.join(", ");
    if parts.chars().any(char::is_alphanumeric) && !seen.show(&parts) {
        finding.danger(
            Code::PdfFormValue,
            Place::part("Perms").described("a signature"),
            "who signed",
            &parts,
        );
    }
}

/// Every text of a dictionary with the name that it stands under.
fn walk(dict: &Dict, above: Option<&[u8]>, depth: usize, each: &mut impl FnMut(&[u8], &Dict, &[u8])) {
    for (key, value) in dict.entries() {
        if ELSEWHERE.split('|').any(|name| name.as_bytes() == key) && !matches!(above, Some(b"MK" | b"I")) {
            continue;
        }
        values(dict, key, value, depth, each);
    }
}

fn values(dict: &Dict, key: &[u8], value: &Object, depth: usize, each: &mut impl FnMut(&[u8], &Dict, &[u8])) {
    if depth > DEEPEST {
        return;
    }
    match value {
        Object::Text(said) if said.len() <= LONGEST => each(key, dict, said),
        Object::Array(list) => list.iter().for_each(|one| values(dict, key, one, depth + 1, each)),
        Object::Dict(inner) => walk(inner, Some(key), depth + 1, each),
        _ => {}
    }
}

fn judge(key: &[u8], holder: &Dict, said: &[u8], seen: &Words, finding: &mut Finding<'_>) {
    let is = |name: &str| holder.get(name).and_then(Object::name).unwrap_or(b"");
    let (code, what) = match key {
        // The names of fields and of who drew something are looked at with them.
        b"T" if holder.get("Subtype").is_some()
            || holder.get("FT").is_some()
            || is("Type") == b"StructElem" =>
        {
            return;
        }
        b"T" if holder.get("S").is_some() || holder.get("Kids").is_some() => return,
        b"Name" if is("Type") == b"OCG" => (Code::PdfOutline, "the name of a layer, listed beside the pages"),
        b"TU" | b"TM" => (Code::PdfFormValue, "the hint of a field"),
        b"Opt" => (Code::PdfFormValue, "what a field lets choose from"),
        b"Author" | b"Subject" | b"Keywords" => {
            (Code::PdfMetadataInfo, "what a part of the file says of itself")
        }
        _ => (Code::PdfPieceInfo, "what a part of the file says that no page shows"),
    };
    let said = text::decode(said);
    // Names of layers, hints and choices have capitals as headings have.
    let titled = matches!(code, Code::PdfOutline | Code::PdfFormValue) || key == b"CA";
    if titled && !tells_of_somebody(&said, seen) {
        return;
    }
    let spoken = said.split_whitespace().count() > 1;
    if !spoken
        || !text::is_words(&said)
        || is_neutral(&said)
        || mentions_program(&said)
        || !names_somebody(&said, seen)
    {
        return;
    }
    let part = String::from_utf8_lossy(key).into_owned();
    finding.danger(
        code,
        Place::part(part).described(what),
        format!("{} letters", said.chars().count()),
        &said,
    );
}

/// Whether words in capitals are more than a heading: a number, an address of mail, or somebody after a title or a word such
/// as "of" and "ask".
fn tells_of_somebody(said: &str, seen: &Words) -> bool {
    if names_somebody(&said.to_lowercase(), seen) {
        return true;
    }
    let all: Vec<&str> = said.split_whitespace().collect();
    all.iter().enumerate().any(|(n, word)| {
        let small = word.trim_end_matches(['.', ':']).to_lowercase();
        let title = matches!(small.as_str(), "mr" | "mrs" | "ms" | "miss" | "dr" | "cllr");
        let leads =
            matches!(small.as_str(), "of" | "on" | "for" | "by" | "from" | "with" | "ask" | "re" | "about");
        let rest = all.get(n + 1..(n + 3).min(all.len())).unwrap_or(&[]);
        title && rest.first().is_some_and(|w| w.starts_with(char::is_uppercase) && !seen.show(w))
            || leads && rest.len() == 2 && names_somebody(&format!("x {}", rest.join(" ")), seen)
    })
}
