//! Files as registers: separated text and contracts in the Open Contracting Data Standard.

use std::{collections::BTreeMap, error::Error, fs, path::Path};

use casework::register::Register;
use serde_json::{Map, Value};

/// The registers of a file.
pub fn read(file: &Path) -> Result<Vec<Register>, Box<dyn Error>> {
    let text = fs::read_to_string(file)?;
    let name = file.file_stem().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    let text = text.trim_start_matches('\u{feff}');
    let (headings, rows) = if text.trim_start().starts_with('{') { contracts(text)? } else { table(text)? };
    Ok(vec![Register::table(&name, "", None, headings, rows)])
}

type Table = (Vec<String>, Vec<Vec<String>>);

fn table(text: &str) -> Result<Table, Box<dyn Error>> {
    let head = text.lines().next().unwrap_or("");
    let separator = [';', '\t', '|', ','].into_iter().max_by_key(|s| head.matches(*s).count()).unwrap_or(',');
    let mut rows = csv::ReaderBuilder::new()
        .delimiter(separator as u8)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes())
        .into_records()
        .map(|r| {
            Ok(r?.iter().map(|c| c.split_whitespace().collect::<Vec<_>>().join(" ")).collect::<Vec<_>>())
        })
        .collect::<Result<Vec<Vec<String>>, csv::Error>>()?;
    let headings = if rows.is_empty() { Vec::new() } else { rows.remove(0) };
    Ok((headings, rows))
}

/// Lays a later release over an earlier one: objects by key, lists of objects by their id.
fn lay_over(old: &mut Value, new: &Value) {
    match (old, new) {
        (Value::Object(old), Value::Object(new)) => {
            for (key, value) in new {
                lay_over(old.entry(key.clone()).or_insert(Value::Null), value);
            }
        }
        (Value::Array(old), Value::Array(new)) => {
            for item in new {
                match old.iter_mut().find(|o| o["id"] == item["id"] && !item["id"].is_null()) {
                    Some(known) => lay_over(known, item),
                    None => old.push(item.clone()),
                }
            }
        }
        (old, new) => *old = new.clone(),
    }
}

fn contracts(text: &str) -> Result<Table, Box<dyn Error>> {
    let package: Value = serde_json::from_str(text)?;
    let mut releases: Vec<&Value> = package["releases"].as_array().into_iter().flatten().collect();
    releases.sort_by_key(|r| r["date"].as_str().unwrap_or("").to_owned());
    let mut newest: BTreeMap<String, Value> = BTreeMap::new();
    for release in releases {
        let ocid = release["ocid"].as_str().unwrap_or("").to_owned();
        lay_over(newest.entry(ocid).or_insert(Value::Object(Map::new())), release);
    }
    let headings = [
        "Reference",
        "Title",
        "Description",
        "Category",
        "Supplier",
        "Award date",
        "Start date",
        "End date",
        "Maximum end date",
        "Extension options",
        "Total value",
        "Procurement method",
        "Contact",
        "Status",
    ];
    let rows = newest.iter().map(|(ocid, release)| {
        let contract = &release["contracts"][0];
        let award = &release["awards"][0];
        let lot = &release["tender"]["lots"][0];
        let word = |of: &Value| of.as_str().unwrap_or("").to_owned();
        let suppliers: Vec<&str> =
            award["suppliers"].as_array().into_iter().flatten().filter_map(|s| s["name"].as_str()).collect();
        let value = [&contract["value"], &award["value"]].into_iter().find_map(|v| v["amount"].as_f64());
        let contact = release["parties"]
            .as_array()
            .into_iter()
            .flatten()
            .find_map(|p| p["contactPoint"]["name"].as_str());
        let extension = match (lot["renewal"]["description"].as_str(), lot["hasRenewal"].as_bool()) {
            (Some(said), _) => said.to_owned(),
            (None, Some(false)) => "None".to_owned(),
            _ => String::new(),
        };
        vec![
            contract["id"].as_str().unwrap_or(ocid).to_owned(),
            word(&contract["title"]),
            word(&contract["description"]),
            word(&release["tender"]["mainProcurementCategory"]),
            suppliers.join("; "),
            word(&award["date"]),
            word(&contract["period"]["startDate"]),
            word(&contract["period"]["endDate"]),
            word(&contract["period"]["maxExtentDate"]),
            extension,
            value.map(|v| format!("£{v}")).unwrap_or_default(),
            word(&release["tender"]["procurementMethodDetails"]),
            contact.unwrap_or("").to_owned(),
            word(&contract["status"]),
        ]
    });
    Ok((headings.map(str::to_owned).to_vec(), rows.collect()))
}
