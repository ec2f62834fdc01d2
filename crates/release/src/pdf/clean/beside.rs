//! What stands beside the pages: bookmarks, labels of pages, the title. What tells more than the pages is left behind.

use std::collections::HashSet;

use container::pdf::{Dict, Object, Pdf};

use super::links::destination;
use crate::{
    copy::Copy,
    dangers::CannotCheck,
    pdf::{make::Told, text, write::Output},
};

/// Bookmarks of one file.
const MOST: usize = 100_000;
/// What stands for the words of a bookmark that are gone.
const GONE: &str = "[removed]";

/// The catalogue as far as readers need it.
pub(in crate::pdf) fn catalogue(
    pdf: &Pdf<'_>,
    told: &Told,
    out: &mut Output<'_, '_>,
    copy: &mut Copy,
) -> Result<Dict, CannotCheck> {
    let root = pdf.root();
    let mut dict = Dict::default();
    dict.set("Type", Object::Name(b"Catalog".to_vec()));
    if let Object::Text(language) = pdf.value(root, "Lang")? {
        let plain = language.len() <= 20 && language.iter().all(|b| b.is_ascii_alphanumeric() || *b == b'-');
        if plain {
            dict.set("Lang", Object::Text(language));
        }
    }
    for name in ["PageLayout", "PageMode"] {
        if let Object::Name(value) = pdf.value(root, name)?
            && !matches!(value.as_slice(), b"UseOC" | b"UseAttachments")
        {
            dict.set(name, Object::Name(value));
        }
    }
    if let Some(first) = outline(pdf, told, out, copy)? {
        dict.set("Outlines", first);
    }
    let mut labels = Vec::new();
    collect(pdf, &pdf.value(root, "PageLabels")?, 0, &mut labels)?;
    if !labels.is_empty() {
        let mut numbers = Vec::new();
        for (at, label) in labels {
            let Object::Dict(label) = pdf.get(&label)? else { continue };
            let mut own = Dict::default();
            for name in ["S", "St"] {
                if let Some(value @ (Object::Name(_) | Object::Number(_))) = label.get(name) {
                    own.set(name, value.clone());
                }
            }
            if let Object::Text(before) = pdf.value(&label, "P")?
                && told.may_say(&text::decode(&before))
            {
                own.set("P", Object::Text(before));
            }
            numbers.extend([Object::Number(at), Object::Dict(own)]);
        }
        let tree = Dict::from_iter([(b"Nums".to_vec(), Object::Array(numbers))]);
        dict.set("PageLabels", Object::Dict(tree));
    }
    for (name, what) in [
        ("AcroForm", "The form can no longer be filled in on a screen."),
        ("OCProperties", "Layers can no longer be switched on or off; what was shown is shown."),
        ("Collection", "The files that it carried are gone."),
    ] {
        if root.get(name).is_some() {
            copy.changed(what);
        }
    }
    let names = pdf.dict(root, "Names")?;
    if names.get("EmbeddedFiles").is_some() || root.get("AF").is_some() {
        copy.changed("The files that it carried are gone.");
    }
    Ok(dict)
}

/// The entries of a tree of numbers.
pub(super) fn collect(
    pdf: &Pdf<'_>,
    top: &Object,
    depth: usize,
    out: &mut Vec<(f64, Object)>,
) -> Result<(), CannotCheck> {
    let mut open = vec![(top.clone(), depth)];
    let mut seen = HashSet::new();
    while let Some((node, depth)) = open.pop() {
        if let Object::Ref(number) = node
            && !seen.insert(number)
        {
            continue;
        }
        let Object::Dict(dict) = pdf.get(&node)? else { continue };
        if let Object::Array(list) = pdf.value(&dict, "Nums")? {
            for pair in list.chunks(2) {
                if let [at, value] = pair
                    && let Some(at) = pdf.get(at)?.number()
                    && out.len() < 1_000_000
                {
                    out.push((at, value.clone()));
                }
            }
        }
        if let Object::Array(kids) = pdf.value(&dict, "Kids")?
            && depth < 40
        {
            open.extend(kids.into_iter().rev().map(|k| (k, depth + 1)));
        }
    }
    out.sort_by(|a, b| a.0.total_cmp(&b.0));
    Ok(())
}

/// Bookmarks: each leads where it led; words that tell more than the pages are gone.
fn outline(
    pdf: &Pdf<'_>,
    told: &Told,
    out: &mut Output<'_, '_>,
    copy: &mut Copy,
) -> Result<Option<Object>, CannotCheck> {
    let top = pdf.dict(pdf.root(), "Outlines")?;
    let mut seen = HashSet::new();
    let number = out.reserve();
    let Some((first, last, count)) = level(pdf, &top, number, told, out, copy, &mut seen, 0)? else {
        return Ok(None);
    };
    let mut dict = Dict::default();
    dict.set("Type", Object::Name(b"Outlines".to_vec()));
    dict.set("First", Object::Ref(first));
    dict.set("Last", Object::Ref(last));
    dict.set("Count", Object::Number(count as f64));
    out.put(number, &Object::Dict(dict));
    Ok(Some(Object::Ref(number)))
}

#[allow(clippy::too_many_arguments, reason = "each is another thing")]
fn level(
    pdf: &Pdf<'_>,
    above: &Dict,
    parent: u32,
    told: &Told,
    out: &mut Output<'_, '_>,
    copy: &mut Copy,
    seen: &mut HashSet<u32>,
    depth: usize,
) -> Result<Option<(u32, u32, usize)>, CannotCheck> {
    let mut items: Vec<(u32, Dict)> = Vec::new();
    let mut next = above.get("First").cloned();
    while let Some(Object::Ref(old)) = next {
        if depth > 30 || seen.len() >= MOST || !seen.insert(old) {
            break;
        }
        let Object::Dict(item) = pdf.get(&Object::Ref(old))? else { break };
        next = item.get("Next").cloned();
        let title = match pdf.value(&item, "Title")? {
            Object::Text(title) => text::decode(&title),
            _ => String::new(),
        };
        let number = out.reserve();
        let mut dict = Dict::default();
        let title = if told.may_head(&title) {
            title
        } else {
            copy.changed("Bookmarks that say more than the pages read “[removed]”.");
            GONE.to_owned()
        };
        dict.set("Title", Object::Text(text::encode(&title)));
        dict.set("Parent", Object::Ref(parent));
        if let Some(place) = destination(pdf, &item, out)? {
            dict.set("Dest", place);
        }
        if let Some((first, last, count)) = level(pdf, &item, number, told, out, copy, seen, depth + 1)? {
            let open = pdf.value(&item, "Count")?.number().unwrap_or(-1.0) > 0.0;
            dict.set("First", Object::Ref(first));
            dict.set("Last", Object::Ref(last));
            let count = count as f64;
            dict.set("Count", Object::Number(if open { count } else { -count }));
        }
        items.push((number, dict));
    }
    let (Some(first), Some(last)) = (items.first().map(|i| i.0), items.last().map(|i| i.0)) else {
        return Ok(None);
    };
    let numbers: Vec<u32> = items.iter().map(|i| i.0).collect();
    for (n, (number, mut dict)) in items.into_iter().enumerate() {
        if n > 0 {
            dict.set("Prev", Object::Ref(numbers[n - 1]));
        }
        if let Some(next) = numbers.get(n + 1) {
            dict.set("Next", Object::Ref(*next));
        }
        out.put(number, &Object::Dict(dict));
    }
    Ok(Some((first, last, numbers.len())))
}

/// The title of the file, where the pages say it too: readers announce it.
pub(in crate::pdf) fn title(pdf: &Pdf<'_>, told: &Told) -> Result<Option<String>, CannotCheck> {
    let named = pdf.trailers().iter().rev().find(|t| t.get("Info").is_some());
    let Some(trailer) = named else { return Ok(None) };
    let info = pdf.dict(trailer, "Info")?;
    let Object::Text(title) = pdf.value(&info, "Title")? else { return Ok(None) };
    let title = text::decode(&title).trim().to_owned();
    let words = title.chars().any(char::is_alphanumeric);
    Ok((words && told.may_say(&title)).then_some(title))
}
