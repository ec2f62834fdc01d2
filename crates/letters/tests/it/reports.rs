//! Reports as people and programs read them: lines and colours on a terminal, and what SARIF 2.1.0 asks.

use std::path::Path;

use letters::checks::{
    self, Check, Report,
    report::{self, Checked, Look},
};
use serde_json::Value;

use crate::registry::{fixture, golden};

/// Every bad letter of the registry that is a letter, with what the checks say of it.
fn letters() -> Vec<(&'static Check, String, Report)> {
    checks::all()
        .iter()
        .filter_map(|check| {
            let draft = fixture(check, "bad").ok()?;
            let report = checks::check(&draft);
            Some((*check, draft.response.text?, report))
        })
        .collect()
}

#[test]
fn no_line_is_longer_than_asked_and_colours_change_no_word() {
    let plain = |text: &str| {
        let mut out = String::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('\u{1b}') {
            out.push_str(before);
            rest = after.split_once('m').map_or("", |(_, after)| after);
        }
        out + rest
    };
    for width in [72, 100] {
        let look = Look { width, colour: false };
        let mut texts: Vec<String> = letters()
            .iter()
            .map(|(check, letter, report)| report::text(report, Some(check.id), Some(letter), look))
            .collect();
        texts.extend(checks::all().iter().map(|check| report::page(check, look)));
        if width >= 100 {
            texts.push(report::list(look));
        }
        for text in &texts {
            for line in text.lines() {
                // An address, or the id of a check in its head, is not broken.
                let unbroken = line.contains("http")
                    || line.contains("-without-")
                    || line.split_whitespace().count() < 4;
                assert!(line.chars().count() <= width || unbroken, "{width}: {line}");
                assert_eq!(line, line.trim_end(), "white space at the end of a line");
            }
            assert!(!text.contains('\u{1b}'));
        }
    }
    let coloured = Look { width: 100, colour: true };
    for (check, letter, report) in letters() {
        let with = report::text(&report, Some(check.id), Some(&letter), coloured);
        assert!(with.contains('\u{1b}'));
        assert_eq!(plain(&with), report::text(&report, Some(check.id), Some(&letter), Look::PLAIN));
        assert_eq!(plain(&report::page(check, coloured)), report::page(check, Look::PLAIN));
    }
    assert_eq!(plain(&report::list(coloured)), report::list(Look::PLAIN));
}

#[test]
fn a_page_the_list_and_a_report_read_well() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/reports");
    std::fs::create_dir_all(&folder).expect("the folder can be made");
    // A letter with faults of every kind, and facts that are missing.
    let letter = "Borough of Wexmoor\n\n24 June 2026\n\nDear Ms Ashby\n\nThank you for your request. We have handled it under \
                  the Freedom of Information Act 2002.\n\n1. How many complaints about noise named a public house?\n\nThe \
                  information is exempt under section 12(1) of the Act, because to find it would take 40 hours. The \
                  aforementioned files are on paper.\n\n2. What unit rates do you pay for telephone lines?\n\nWe withhold the \
                  rates under section 43(2) of the Act. They are commercially sensitive, and disclosure would be likely to \
                  cause harm to our supplier.\n\nYours sincerely\n\nTamsin Vale\n";
    let draft = letters::Draft::from_response(reading::response::read(letter), letter);
    let report = checks::check(&draft);
    let mended = checks::mend(&draft);
    let mut faults = Vec::new();
    for (name, text) in [
        ("report.txt", report::text(&report, Some("letter.txt"), Some(letter), Look::PLAIN)),
        ("changes.txt", report::changes(&report.findings, Some(letter), Look::PLAIN)),
        ("mended.txt", mended.draft.response.text.clone().unwrap_or_default()),
        ("list.txt", report::list(Look::PLAIN)),
        (
            "page.txt",
            checks::by_id("s12-counts-redaction").map(|c| report::page(c, Look::PLAIN)).unwrap_or_default(),
        ),
    ] {
        faults.extend(golden(&folder.join(name), &text));
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert_eq!(report::text(&Report::default(), None, None, Look::PLAIN), "Nothing found.\n");
}

/// What an object of SARIF 2.1.0 may hold, as far as ours use it; the schema allows nothing else in it.
const ALLOWED: &[(&str, &[&str])] = &[
    ("log", &["$schema", "version", "runs"]),
    ("run", &["tool", "columnKind", "artifacts", "invocations", "results"]),
    ("tool", &["driver"]),
    ("driver", &["name", "version", "semanticVersion", "rules"]),
    ("rule", &["id", "shortDescription", "fullDescription", "help", "defaultConfiguration", "properties"]),
    ("result", &["ruleId", "ruleIndex", "level", "message", "locations", "fixes", "properties"]),
    ("location", &["physicalLocation", "logicalLocations"]),
    ("physicalLocation", &["artifactLocation", "region"]),
    ("artifactLocation", &["uri", "index"]),
    (
        "region",
        &[
            "startLine",
            "startColumn",
            "endLine",
            "endColumn",
            "charOffset",
            "charLength",
            "byteOffset",
            "byteLength",
            "snippet",
        ],
    ),
    ("artifact", &["location", "description", "contents"]),
    ("invocation", &["executionSuccessful", "toolExecutionNotifications"]),
    ("notification", &["associatedRule", "level", "message", "locations"]),
    ("fix", &["description", "artifactChanges"]),
    ("artifactChange", &["artifactLocation", "replacements"]),
    ("replacement", &["deletedRegion", "insertedContent"]),
];

#[track_caller]
fn holds_only(what: &str, value: &Value) {
    let (_, allowed) = ALLOWED.iter().find(|(name, _)| *name == what).expect("the object is in the table");
    for key in value.as_object().expect("it is an object").keys() {
        assert!(allowed.contains(&key.as_str()), "{what} has {key}");
    }
}

#[track_caller]
fn message(value: &Value) {
    assert!(value["text"].as_str().is_some_and(|t| !t.is_empty()), "a message has its text: {value}");
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map(Vec::as_slice).unwrap_or_default()
}

fn number(value: &Value) -> usize {
    usize::try_from(value.as_u64().expect("a whole number")).expect("it is small")
}

/// The place, and what stands there by lines, by characters and by bytes.
fn region(value: &Value, text: &str) {
    holds_only("region", value);
    let (chars, bytes) = (number(&value["charOffset"]), number(&value["byteOffset"]));
    let by_char: String = text.chars().skip(chars).take(number(&value["charLength"])).collect();
    assert_eq!(text.get(bytes..bytes + number(&value["byteLength"])), Some(by_char.as_str()));
    let (line, column) = (number(&value["startLine"]), number(&value["startColumn"]));
    assert!(line >= 1 && column >= 1 && number(&value["endLine"]) >= line, "{value}");
    let by_line: String = text.lines().nth(line - 1).unwrap_or_default().chars().skip(column - 1).collect();
    let first = by_char.lines().next().unwrap_or_default();
    assert!(by_line.starts_with(first), "{by_line:?} does not begin with {first:?}");
    if let Some(snippet) = value.get("snippet") {
        assert_eq!(snippet["text"], by_char.as_str());
    }
}

fn place(value: &Value, artifacts: &[Value]) {
    holds_only("artifactLocation", value);
    let uri = value["uri"].as_str().expect("a location has its URI");
    let allowed = |b: u8| b.is_ascii_alphanumeric() || b"-._~/%:".contains(&b);
    assert!(!uri.is_empty() && uri.bytes().all(allowed), "{uri}");
    assert_eq!(artifacts[number(&value["index"])]["location"]["uri"], uri);
}

/// The rules of the schema for what we write, and that places and rules lead to what they name.
fn valid(log: &Value, texts: &[&str]) {
    holds_only("log", log);
    assert_eq!(log["version"], "2.1.0");
    assert!(log["$schema"].as_str().is_some_and(|s| s.ends_with("sarif-2.1.0.json")));
    let [run] = list(&log["runs"]) else { panic!("one run") };
    holds_only("run", run);
    assert_eq!(run["columnKind"], "unicodeCodePoints");
    holds_only("tool", &run["tool"]);
    holds_only("driver", &run["tool"]["driver"]);
    assert_eq!(run["tool"]["driver"]["name"], "candour");
    let rules = list(&run["tool"]["driver"]["rules"]);
    let levels = ["none", "note", "warning", "error"];
    for (nth, rule) in rules.iter().enumerate() {
        holds_only("rule", rule);
        for words in ["shortDescription", "fullDescription", "help"] {
            message(&rule[words]);
        }
        assert!(levels.contains(&rule["defaultConfiguration"]["level"].as_str().unwrap_or_default()));
        assert!(rule["properties"]["provision"].is_string() && rule["properties"]["severity"].is_string());
        let tags = list(&rule["properties"]["tags"]);
        assert!(tags.iter().all(Value::is_string) && !tags.is_empty());
        assert!(!rules[..nth].iter().any(|other| other["id"] == rule["id"]), "two rules of one id");
    }
    let artifacts = list(&run["artifacts"]);
    for artifact in artifacts {
        holds_only("artifact", artifact);
        place(&artifact["location"], artifacts);
    }
    for invocation in list(&run["invocations"]) {
        holds_only("invocation", invocation);
        assert!(invocation["executionSuccessful"].is_boolean());
        for notification in list(&invocation["toolExecutionNotifications"]) {
            holds_only("notification", notification);
            message(&notification["message"]);
            assert!(levels.contains(&notification["level"].as_str().unwrap_or_default()));
            if let Some(rule) = notification.get("associatedRule") {
                assert_eq!(rules[number(&rule["index"])]["id"], rule["id"]);
            }
        }
    }
    for result in list(&run["results"]) {
        holds_only("result", result);
        message(&result["message"]);
        let rule = &rules[number(&result["ruleIndex"])];
        assert_eq!(rule["id"], result["ruleId"]);
        let severity = result["properties"]["severity"].as_str().unwrap_or_default();
        let level = [("breach", "error"), ("risk", "warning"), ("advice", "note")];
        assert!(level.contains(&(severity, result["level"].as_str().unwrap_or_default())), "{severity}");
        for location in list(&result["locations"]) {
            holds_only("location", location);
            let physical = &location["physicalLocation"];
            holds_only("physicalLocation", physical);
            place(&physical["artifactLocation"], artifacts);
            if let Some(found) = physical.get("region") {
                region(found, texts[number(&physical["artifactLocation"]["index"])]);
            }
        }
        for fix in result.get("fixes").map(list).unwrap_or_default() {
            holds_only("fix", fix);
            message(&fix["description"]);
            for change in list(&fix["artifactChanges"]) {
                holds_only("artifactChange", change);
                place(&change["artifactLocation"], artifacts);
                assert!(!list(&change["replacements"]).is_empty());
                for replacement in list(&change["replacements"]) {
                    holds_only("replacement", replacement);
                    region(
                        &replacement["deletedRegion"],
                        texts[number(&change["artifactLocation"]["index"])],
                    );
                    assert!(replacement["insertedContent"]["text"].is_string());
                }
            }
        }
    }
}

#[test]
fn sarif_has_the_shape_that_its_schema_asks() {
    let letters = letters();
    let names: Vec<String> = letters.iter().map(|(c, _, _)| format!("in box/{} \u{e9}.txt", c.id)).collect();
    let mut files: Vec<Checked<'_>> = letters
        .iter()
        .zip(&names)
        .enumerate()
        .map(|(nth, ((_, text, report), name))| Checked {
            name,
            report: Ok(report),
            letter: Some(text),
            is_the_file: nth % 2 == 0,
        })
        .collect();
    let mut texts: Vec<&str> = letters.iter().map(|(_, text, _)| text.as_str()).collect();
    files.push(Checked {
        name: "broken.pdf",
        report: Err("it cannot be read"),
        letter: None,
        is_the_file: false,
    });
    texts.push("");
    let log = report::sarif("1.2.3", &files);
    valid(&log, &texts);
    let run = &log["runs"][0];
    assert_eq!(list(&run["tool"]["driver"]["rules"]).len(), checks::all().len());
    assert_eq!(run["invocations"][0]["executionSuccessful"], false);
    let found: usize = letters.iter().map(|(_, _, report)| report.findings.len()).sum();
    assert_eq!(list(&run["results"]).len(), found);
    assert!(list(&run["results"]).iter().any(|r| r.get("fixes").is_some()));
    // Words of a file that is no text stand beside it.
    for (nth, artifact) in list(&run["artifacts"]).iter().enumerate().take(letters.len()) {
        assert_eq!(artifact.get("contents").is_some(), nth % 2 == 1);
    }
}

#[test]
fn a_fix_in_sarif_is_what_mending_does() {
    for (check, text, report) in letters() {
        if !report.findings.iter().any(|f| f.id == check.id && f.can_be_put_in()) {
            continue;
        }
        let file =
            Checked { name: "letter.txt", report: Ok(&report), letter: Some(&text), is_the_file: true };
        let log = report::sarif("1.2.3", &[file]);
        let results = list(&log["runs"][0]["results"]);
        let result = results.iter().find(|r| r["ruleId"] == check.id).expect("it was found");
        let change = &result["fixes"][0]["artifactChanges"][0]["replacements"][0];
        let from = number(&change["deletedRegion"]["charOffset"]);
        let to = from + number(&change["deletedRegion"]["charLength"]);
        let before: String = text.chars().take(from).collect();
        let after: String = text.chars().skip(to).collect();
        let words = change["insertedContent"]["text"].as_str().unwrap_or_default();
        let mended = fixture(check, "bad").map(|d| checks::mend(&d)).expect("it is a draft");
        assert_eq!(mended.draft.response.text, Some(format!("{before}{words}{after}")), "{}", check.id);
    }
}
