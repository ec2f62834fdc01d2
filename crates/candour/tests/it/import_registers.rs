//! `candour import` with registers: a new authority, every kind of file, the same again, a changed file.

use serde_json::{Value, json};

use crate::import::{Place, count, of};

const CONTRACTS: &str = "\u{feff}Ref;Firm;What for;Starts;Ends;Value pa\r\n\
    WX/1;Longwire Ltd;Lift repairs;01/04/2024;31/03/2027;£12,400\r\n\
    WX/2;Tarn Links Ltd;Telephones;01/04/2025;31/03/2028;£30,000\r\n";

const CHANGED: &str = "Ref;Firm;What for;Starts;Ends;Value pa\n\
    WX/2;Tarn Links Ltd;Telephones;01/04/2025;31/03/2030;£30,000\n\
    WX/3;Oxbow Ltd;Door repairs;01/05/2026;30/04/2029;£4,000\n";

const OCDS: &str = r#"{"publishedDate":"2026-06-30T12:00:00Z","releases":[{"ocid":"ocds-w-1","id":"1","date":"2026-01-02T00:00:00Z",
    "tag":["contract"],"tender":{"id":"t","title":"Catering"},"awards":[{"id":"a","suppliers":[{"id":"s","name":"Vale Meals Ltd"}]}],
    "contracts":[{"id":"C1","awardID":"a","title":"Catering","value":{"amount":90000,"currency":"GBP"},
    "period":{"startDate":"2026-04-01","endDate":"2029-03-31"}}]}]}"#;

/// Files as an authority keeps them beside its letters.
fn folder(place: &Place) -> std::path::PathBuf {
    place.write("in/contracts April 2026.csv", CONTRACTS);
    place.write("in/facts.csv", "Topic,Measure,Value,As at,Owner\nTelephones,Handsets,1850,31/03/2026,ICT\n");
    place.write("in/devices.csv", "Year,Laptops,Tablets\n2024/25,120,30\n2025/26,90,12\n");
    place.write("in/releases.json", OCDS);
    place.write("in/notes.csv", "only one column\nof words\n");
    place.path("in/x").parent().unwrap().to_owned()
}

#[test]
fn registers_are_taken_with_what_was_understood_of_them() {
    let place = Place::new();
    let folder = folder(&place);
    let (status, first) = place.import(&folder);
    assert_eq!((status, count(&first, "imported"), count(&first, "set-aside")), (1, 4, 1), "{first:#?}");
    let one = |end: &str| -> Value { of(&first, end)["registers"][0].clone() };
    let contracts = one("2026.csv");
    assert_eq!(of(&first, "2026.csv")["kind"], "register");
    assert_eq!(
        (&contracts["register"], &contracts["status"], &contracts["kind"], &contracts["rows"]),
        (&json!("contracts April 2026"), &json!("new"), &json!("contracts"), &json!(2))
    );
    assert_eq!((&contracts["as_at"], &contracts["changes"]), (&json!("2026-04-01"), &Value::Null));
    assert!(contracts["as_at_from"].as_str().unwrap().contains("name of the file"), "{contracts}");
    let meanings: Vec<(&str, &str)> = contracts["columns"]
        .as_array()
        .unwrap()
        .iter()
        .map(|c| (c["heading"].as_str().unwrap(), c["meaning"].as_str().unwrap()))
        .collect();
    assert_eq!(
        meanings,
        [
            ("Ref", "reference"),
            ("Firm", "supplier"),
            ("What for", "title"),
            ("Starts", "start"),
            ("Ends", "end"),
            ("Value pa", "annual-value")
        ]
    );
    assert_eq!((&one("facts.csv")["kind"], &one("facts.csv")["as_at"]), (&json!("facts"), &Value::Null));
    assert_eq!(one("devices.csv")["kind"], "table");
    let releases = one("releases.json");
    assert_eq!((&releases["kind"], &releases["as_at"]), (&json!("contracts"), &json!("2026-06-30")));
    assert!(of(&first, "notes.csv")["reason"].as_str().unwrap().contains("no table was found"));

    let before = place.verified();
    let (_, second) = place.import(&folder);
    assert_eq!((count(&second, "already"), count(&second, "imported")), (4, 0), "{second:#?}");
    assert_eq!(place.verified()["head"], before["head"], "a second run changes nothing");
}

#[test]
fn a_changed_file_is_a_version_that_says_what_changed() {
    let place = Place::new();
    place.write("in/contracts April 2026.csv", CONTRACTS);
    let folder = place.path("in/x").parent().unwrap().to_owned();
    place.import(&folder);
    // The list of May has another name and mostly the same contracts.
    let later = place.write("later/contracts May 2026.csv", CHANGED);
    let (status, lines) = place.import(&later);
    let one = &lines[0]["registers"][0];
    assert_eq!(
        (status, &one["register"], &one["status"], &one["version"]),
        (0, &json!("contracts April 2026"), &json!("changed"), &json!(2)),
        "{lines:#?}"
    );
    assert_eq!(
        one["changes"],
        json!({
            "by": ["Ref"],
            "added": ["WX/3, Door repairs"],
            "gone": ["WX/1, Lift repairs"],
            "changed": [{"record": "WX/2, Telephones", "heading": "Ends", "was": "31/03/2028", "now": "31/03/2030"}],
            "columns_added": [],
            "columns_gone": [],
        })
    );
    // What is told wins over the file; a day that is still to come is refused; the owner is remembered.
    let path = later.display().to_string();
    let args = ["import", &path, "--authority", "borough-of-wexmoor"];
    let told =
        place.run(&[&args[..], &["--as-at", "2026-06-01", "--owner", "Procurement", "--json"]].concat());
    let line: Value = serde_json::from_slice(&told.stdout).unwrap();
    let one = &line["registers"][0];
    assert_eq!(
        (&one["as_at"], &one["owner"], &one["version"]),
        (&json!("2026-06-01"), &json!("Procurement"), &json!(3))
    );
    let said = place.run(&[&args[..], &["--as-at", "2026-06-02"]].concat());
    let said = String::from_utf8(said.stdout).unwrap();
    for words in [
        "version 4 of the register",
        "contracts, one a row; 2 rows; as at 2 June 2026",
        "Firm: the supplier",
        "nothing changed",
    ] {
        assert!(said.contains(words), "{words}: {said}");
    }
    let refused = place.run(&[&args[..], &["--as-at", "2999-01-01"]].concat());
    assert_eq!(refused.status.code(), Some(2));
}
