//! Reports as SARIF 2.1.0, which editors and code hosts show beside a text.
//!
//! Columns count Unicode code points, as the run says. Where a file is no plain text, the words that were read from it
//! stand among the artifacts, and the places point into them.

use casework::Severity;
use document::Span;
use serde_json::{Value, json};

use super::{lines::line_and_column, word};
use crate::checks::{Check, Finding, Report, all, mend::paragraph};

/// One file that was checked.
pub struct Checked<'a> {
    /// Its name, as it was given.
    pub name: &'a str,
    /// What the checks said; nothing where it could not be read.
    pub report: Result<&'a Report, &'a str>,
    /// The text into which the places point.
    pub letter: Option<&'a str>,
    /// Whether that text is the file itself, byte for byte.
    pub is_the_file: bool,
}

/// One run over all files.
pub fn sarif(version: &str, files: &[Checked<'_>]) -> Value {
    let rules: Vec<Value> = all().iter().map(|check| rule(check)).collect();
    let mut results = Vec::new();
    let mut notes = Vec::new();
    for (nth, file) in files.iter().enumerate() {
        match file.report {
            Ok(report) => {
                results.extend(report.findings.iter().map(|f| result(f, nth, file)));
                notes.extend(report.not_checked.iter().map(|not| {
                    json!({
                        "associatedRule": { "id": not.id, "index": index(not.id) }, "level": "note",
                        "message": { "text": format!("not checked: needs {}", not.needs) },
                        "locations": [{ "physicalLocation": { "artifactLocation": location(file.name, nth) } }]
                    })
                }));
            }
            Err(why) => notes.push(json!({
                "level": "error", "message": { "text": why },
                "locations": [{ "physicalLocation": { "artifactLocation": location(file.name, nth) } }]
            })),
        }
    }
    let artifacts: Vec<Value> = files.iter().enumerate().map(|(nth, file)| artifact(nth, file)).collect();
    json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": { "name": "candour", "semanticVersion": version, "version": version, "rules": rules } },
            "columnKind": "unicodeCodePoints",
            "artifacts": artifacts,
            "invocations": [{
                "executionSuccessful": files.iter().all(|f| f.report.is_ok()),
                "toolExecutionNotifications": notes
            }],
            "results": results
        }]
    })
}

fn index(id: &str) -> Option<usize> {
    all().iter().position(|check| check.id == id)
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Breach => "error",
        Severity::Risk => "warning",
        Severity::Advice => "note",
    }
}

fn rule(check: &Check) -> Value {
    let cases: Vec<String> = check.cases().map(|c| format!("{}: {}", c.cite, c.decided)).collect();
    let mut help = format!("{}\n\nIt finds: {}\n\nIt leaves alone: {}", check.matters, check.bad, check.good);
    if !cases.is_empty() {
        help.push_str(&format!("\n\nDecided before: {}", cases.join(" ")));
    }
    json!({
        "id": check.id,
        "shortDescription": { "text": check.checks },
        "fullDescription": { "text": format!("{} {}", check.checks, check.matters) },
        "help": { "text": help },
        "defaultConfiguration": { "level": level(check.severity) },
        "properties": {
            "provision": check.provision, "law": check.law(), "severity": word(check.severity),
            "tags": [check.law().id(), word(check.severity)]
        }
    })
}

fn result(found: &Finding, nth: usize, file: &Checked<'_>) -> Value {
    let mut place = json!({ "artifactLocation": location(file.name, nth) });
    let span = found.start.zip(found.end).map(|(start, end)| Span::new(start, end));
    if let Some((letter, span)) = file.letter.zip(span) {
        place["region"] = region(letter, span, true);
    }
    let mut out = json!({
        "ruleId": found.id, "ruleIndex": index(found.id), "level": level(found.severity),
        "message": { "text": format!("{} {}", found.message, found.what_to_do) },
        "locations": [{
            "physicalLocation": place,
            "logicalLocations": [{ "fullyQualifiedName": found.place }]
        }],
        "properties": {
            "provision": found.provision, "law": found.law, "severity": word(found.severity), "place": found.place,
            "do": found.what_to_do,
            "suggestion": found.suggestion
        }
    });
    let fix = found.suggestion.as_ref().and_then(|s| Some((s, s.replace?)));
    if let (Some((suggestion, span)), Some(letter)) = (fix, file.letter.filter(|_| file.is_the_file)) {
        let text = if span.is_empty() {
            paragraph(letter, span.start, &suggestion.text)
        } else {
            suggestion.text.clone()
        };
        let how = if suggestion.safe { "Put in the words" } else { "Put in the words, if it is so" };
        out["fixes"] = json!([{
            "description": { "text": how },
            "artifactChanges": [{
                "artifactLocation": location(file.name, nth),
                "replacements": [{
                    "deletedRegion": region(letter, span, false),
                    "insertedContent": { "text": text }
                }]
            }]
        }]);
    }
    out
}

fn region(letter: &str, span: Span, snippet: bool) -> Value {
    let (line, column) = line_and_column(letter, span.start);
    let (end_line, end_column) = line_and_column(letter, span.end);
    let chars = |at: usize| letter.get(..at).unwrap_or_default().chars().count();
    let mut region = json!({
        "startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column,
        "charOffset": chars(span.start), "charLength": chars(span.end).saturating_sub(chars(span.start)),
        "byteOffset": span.start, "byteLength": span.len()
    });
    if snippet {
        region["snippet"] = json!({ "text": span.of(letter) });
    }
    region
}

fn artifact(nth: usize, file: &Checked<'_>) -> Value {
    let mut out = json!({ "location": location(file.name, nth) });
    if let (Some(letter), false) = (file.letter, file.is_the_file) {
        out["description"] =
            json!({ "text": "The words that were read from this file; places point into them." });
        out["contents"] = json!({ "text": letter });
    }
    out
}

/// The name as a reference that a URI allows.
fn location(name: &str, nth: usize) -> Value {
    let mut uri = String::new();
    for byte in name.replace('\\', "/").bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                uri.push(char::from(byte))
            }
            other => uri.push_str(&format!("%{other:02X}")),
        }
    }
    json!({ "uri": uri, "index": nth })
}
