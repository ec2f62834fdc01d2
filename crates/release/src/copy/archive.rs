//! An archive in which each file is a clean copy, under a name that stays in its folder. Archives in it become folders.

use std::collections::BTreeSet;

use container::Limits;

use super::{Copy, office};
use crate::dangers::{CannotCheck, Finding, Format};
use crate::package::{self, Zip};

/// A clean copy of an archive and all that is in it.
pub(super) fn clean(bytes: &[u8], finding: &mut Finding<'_>, limits: &Limits) -> Result<Copy, CannotCheck> {
    let mut copy = Copy::default();
    let mut files = Vec::new();
    let mut names = BTreeSet::new();
    add(bytes, "", 0, &mut files, &mut names, &mut copy, finding, limits)?;
    copy.bytes = Some(office::pack(files)?);
    Ok(copy)
}

#[allow(clippy::too_many_arguments, reason = "one walk with what it gathers")]
fn add(
    bytes: &[u8],
    folder: &str,
    depth: usize,
    files: &mut Vec<(String, Vec<u8>)>,
    names: &mut BTreeSet<String>,
    copy: &mut Copy,
    finding: &mut Finding<'_>,
    limits: &Limits,
) -> Result<(), CannotCheck> {
    if depth > limits.depth {
        return Err(CannotCheck::bomb("it holds archives too deep in archives"));
    }
    let zip = Zip::open(bytes)?;
    // Where two have one name, most programs show the last.
    let mut entries: Vec<_> = Vec::new();
    let mut seen = BTreeSet::new();
    for entry in zip.entries.iter().rev().filter(|entry| !entry.is_folder()) {
        if seen.insert(entry.name.to_lowercase()) {
            entries.push(entry);
        } else {
            copy.changed(format!("A second file called “{}” is gone.", shown(&entry.name)));
        }
    }
    for entry in entries.into_iter().rev() {
        if package::leftover(&entry.name).is_some() {
            copy.changed("What a Mac or Windows noted about the files is gone.");
            continue;
        }
        let content = package::read(&zip, entry, finding)?;
        let name = safe(&entry.name);
        if name != entry.name.replace('\\', "/") {
            copy.changed(format!(
                "“{}” is now called “{name}”, so that it stays in its folder.",
                shown(&entry.name)
            ));
        }
        let format = Format::of(&content, Some(&name));
        if format == Format::Zip {
            let stem = name.rsplit_once('.').map_or(name.as_str(), |(stem, _)| stem);
            copy.changed(format!("The archive “{name}” is a folder now."));
            add(&content, &format!("{folder}{stem}/"), depth + 1, files, names, copy, finding, limits)?;
            continue;
        }
        let own = renamed(&name, format);
        let path = format!("{folder}{own}");
        // Two that were in folders of other names.
        if !names.insert(path.to_lowercase()) {
            copy.changed(format!("A second file called “{path}” is gone."));
            continue;
        }
        if content.is_empty() {
            files.push((path, content));
            continue;
        }
        let inner = super::clean(&own, &content, limits)
            .map_err(|why| CannotCheck { why: format!("{path}: {}", why.why), ..why })?;
        for sentence in inner.changed {
            copy.changed(format!("{path}: {sentence}"));
        }
        match inner.bytes {
            Some(bytes) => files.push((path, bytes)),
            None => {
                let what: Vec<String> = inner.remaining.iter().map(|left| left.at.clone()).collect();
                return Err(CannotCheck::because(format!(
                    "{path}: something in it could not be taken out ({}): release it on its own",
                    what.join("; ")
                )));
            }
        }
    }
    Ok(())
}

fn shown(name: &str) -> String {
    crate::dangers::shorten(name, 100)
}

/// A name that stays in its folder.
fn safe(name: &str) -> String {
    let steps = name.split(['/', '\\']).map(|step| step.trim_matches(|c: char| c.is_control() || c == '\0'));
    let steps: Vec<String> = steps
        .filter(|step| !step.is_empty() && *step != "." && *step != "..")
        .map(|step| step.replace([':', '\0'], "_"))
        .collect();
    if steps.is_empty() { "file".to_owned() } else { steps.join("/") }
}

/// With the ending of what it is, where it had one of something else.
fn renamed(name: &str, format: Format) -> String {
    let format = if format == Format::Msg { Format::Eml } else { super::without_macros(format) };
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
    let fits = format.endings().contains(&ending.to_lowercase().as_str());
    match format.endings().first() {
        Some(right) if !fits && !ending.is_empty() && !ending.contains('/') => format!("{stem}.{right}"),
        _ => name.to_owned(),
    }
}
