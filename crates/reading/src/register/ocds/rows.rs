//! The state of a contracting process as rows under plain headings.

use serde_json::Value;

use super::{day, text};

/// The headings, in their order; a column that no row fills is left out.
const HEADINGS: [&str; 23] = [
    REFERENCE,
    TITLE,
    DESCRIPTION,
    SUPPLIER,
    CATEGORY,
    STATUS,
    START,
    END,
    EXTENT,
    OPTIONS,
    TERM,
    TOTAL,
    ESTIMATE,
    CURRENCY,
    METHOD,
    FRAMEWORK,
    QUANTITY,
    SIGNED,
    BUYER,
    CONTACT,
    MAIL,
    NOTICE,
    PROCESS,
];
const REFERENCE: &str = "Contract reference";
const TITLE: &str = "Title";
const DESCRIPTION: &str = "Description";
const SUPPLIER: &str = "Supplier";
const CATEGORY: &str = "Category";
const STATUS: &str = "Status";
const START: &str = "Start date";
const END: &str = "End date";
const EXTENT: &str = "Maximum extent";
const OPTIONS: &str = "Extension options";
const TERM: &str = "Contract length";
const TOTAL: &str = "Total value";
const ESTIMATE: &str = "Estimated value";
const CURRENCY: &str = "Currency";
const METHOD: &str = "Procurement method";
const FRAMEWORK: &str = "Framework";
const QUANTITY: &str = "Quantity";
const SIGNED: &str = "Date signed";
const BUYER: &str = "Buyer";
const CONTACT: &str = "Contact";
const MAIL: &str = "Contact e-mail";
const NOTICE: &str = "Published notice";
const PROCESS: &str = "Contracting process";

/// The cells of a row that hold something, by heading.
#[derive(Default)]
pub(super) struct Row(Vec<(&'static str, String)>);

impl Row {
    fn put(&mut self, heading: &'static str, cell: Option<String>) {
        if let Some(cell) = cell.filter(|c| !c.is_empty()) {
            self.0.push((heading, cell));
        }
    }

    fn get(&self, heading: &str) -> Option<&str> {
        self.0.iter().find(|(h, _)| *h == heading).map(|(_, cell)| cell.as_str())
    }
}

/// The rows as a table, without columns that hold nothing.
pub(super) fn table(rows: &[Row]) -> (Vec<String>, Vec<Vec<String>>) {
    let used: Vec<&str> =
        HEADINGS.into_iter().filter(|h| rows.iter().any(|row| row.get(h).is_some())).collect();
    let cells = |row: &Row| used.iter().map(|h| row.get(h).unwrap_or_default().to_owned()).collect();
    (used.iter().map(|h| (*h).to_owned()).collect(), rows.iter().map(cells).collect())
}

/// A row for each contract, for each award without a contract, else one for the process.
pub(super) fn of(state: &Value) -> Vec<Row> {
    let (contracts, awards) = (list(state, "contracts"), list(state, "awards"));
    let award_of = |contract: &Value| {
        let id = contract.get("awardID");
        match awards {
            [only] if id.is_none() => Some(only),
            _ => awards.iter().find(|award| award.get("id").is_some() && award.get("id") == id),
        }
    };
    let mut rows: Vec<Row> = contracts.iter().map(|c| row(state, Some(c), award_of(c))).collect();
    let signed =
        |award: &&Value| !contracts.iter().any(|c| award_of(c).is_some_and(|a| std::ptr::eq(a, *award)));
    rows.extend(awards.iter().filter(signed).map(|award| row(state, None, Some(award))));
    if rows.is_empty() && (state.get("tender").is_some() || text(state, "title").is_some()) {
        rows.push(row(state, None, None));
    }
    rows
}

fn row(state: &Value, contract: Option<&Value>, award: Option<&Value>) -> Row {
    let tender = state.get("tender");
    // What the contract says stands before what the award says, and that before the tender.
    let stages: Vec<&Value> = [contract, award, tender].into_iter().flatten().collect();
    let first = |key: &str| stages.iter().find_map(|stage| text(stage, key));
    let agreed: Vec<&Value> = [contract, award].into_iter().flatten().collect();
    let mut row = Row::default();
    row.put(REFERENCE, first("id").or_else(|| text(state, "ocid")));
    row.put(TITLE, first("title").or_else(|| text(state, "title")));
    row.put(DESCRIPTION, first("description").filter(|d| Some(d.as_str()) != row.get(TITLE)));
    row.put(SUPPLIER, suppliers(state, contract, award));
    row.put(CATEGORY, category(&stages));
    row.put(STATUS, status(contract, award, tender));
    let periods: Vec<&Value> = [
        contract.and_then(|c| c.get("period")),
        award.and_then(|a| a.get("contractPeriod")),
        tender.and_then(|t| t.get("contractPeriod")),
        lots(tender, award).iter().find_map(|lot| lot.get("contractPeriod")),
    ]
    .into_iter()
    .flatten()
    .collect();
    let of_period = |key: &str| periods.iter().find_map(|p| text(p, key)).map(|d| written(&d));
    row.put(START, of_period("startDate"));
    row.put(END, of_period("endDate"));
    row.put(EXTENT, of_period("maxExtentDate"));
    row.put(OPTIONS, options(&stages, tender, award));
    row.put(TERM, periods.iter().find_map(|p| text(p, "durationInDays")).map(|days| format!("{days} days")));
    let value = agreed.iter().find_map(|stage| stage.get("value")).filter(|v| amount(v).is_some());
    let estimate = tender.and_then(|t| t.get("value")).filter(|_| agreed.is_empty());
    row.put(TOTAL, value.and_then(amount));
    row.put(ESTIMATE, estimate.and_then(amount));
    row.put(CURRENCY, value.or(estimate).filter(|v| amount(v).is_some()).and_then(|v| text(v, "currency")));
    row.put(METHOD, tender.and_then(method));
    row.put(FRAMEWORK, framework(state, &stages));
    row.put(QUANTITY, quantity(&agreed));
    row.put(SIGNED, contract.and_then(|c| text(c, "dateSigned")).map(|d| written(&d)));
    let buyer = state.get("buyer").and_then(|b| text(b, "name"));
    row.put(BUYER, buyer.or_else(|| party(state, "buyer").and_then(|p| text(p, "name"))));
    let contact = contact(state);
    row.put(CONTACT, contact.and_then(|c| text(c, "name")));
    row.put(MAIL, contact.and_then(|c| text(c, "email")));
    row.put(NOTICE, stages.iter().find_map(|s| notice(s)).or_else(|| text(state, "url")));
    row.put(PROCESS, text(state, "ocid"));
    row
}

fn list<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value.get(key).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

/// A day as `2027-02-28`; words that are no day stay as they are.
fn written(words: &str) -> String {
    day(words).map_or_else(|| words.to_owned(), |day| day.to_string())
}

fn suppliers(state: &Value, contract: Option<&Value>, award: Option<&Value>) -> Option<String> {
    let of = |stage: Option<&Value>| -> Vec<String> {
        let named = |supplier: &Value| {
            text(supplier, "name").or_else(|| {
                let id = supplier.get("id")?;
                list(state, "parties").iter().find(|p| p.get("id") == Some(id)).and_then(|p| text(p, "name"))
            })
        };
        stage.map(|s| list(s, "suppliers").iter().filter_map(named).collect()).unwrap_or_default()
    };
    let mut names = of(award);
    if names.is_empty() {
        names = of(contract);
    }
    // A process with one award need not say whose it is.
    if names.is_empty() && (contract.is_some() || award.is_some()) && list(state, "awards").len() < 2 {
        let parties = list(state, "parties").iter().filter(|p| has_role(p, "supplier"));
        names = parties.filter_map(|p| text(p, "name")).collect();
    }
    names.dedup();
    (!names.is_empty()).then(|| names.join("; "))
}

fn has_role(party: &Value, role: &str) -> bool {
    list(party, "roles").iter().any(|r| r.as_str() == Some(role))
}

fn party<'a>(state: &'a Value, role: &str) -> Option<&'a Value> {
    list(state, "parties").iter().find(|p| has_role(p, role))
}

/// Whom the buyer names for questions.
fn contact(state: &Value) -> Option<&Value> {
    let named = ["buyer", "procuringEntity"].into_iter().filter_map(|role| party(state, role));
    named.chain(state.get("buyer")).find_map(|p| p.get("contactPoint"))
}

fn category(stages: &[&Value]) -> Option<String> {
    let described = |of: &Value| of.get("classification").and_then(|c| text(c, "description"));
    let own = stages.iter().find_map(|s| described(s));
    let items = || stages.iter().flat_map(|s| list(s, "items")).find_map(described);
    own.or_else(items).or_else(|| stages.iter().find_map(|s| text(s, "mainProcurementCategory")))
}

/// The status in plain words; one that is no code of the standard stays as it is.
fn status(contract: Option<&Value>, award: Option<&Value>, tender: Option<&Value>) -> Option<String> {
    let stage = contract.or(award);
    let code = stage.or(tender).and_then(|s| text(s, "status"))?;
    let words = match (code.as_str(), stage.is_some()) {
        ("terminated", _) => "ended",
        ("active", false) => "out to tender",
        ("planning" | "planned", false) => "planned, not yet out to tender",
        ("complete", false) => "tender closed",
        ("unsuccessful", _) => "not awarded",
        (other, _) => other,
    };
    Some(words.to_owned())
}

/// The lots of a tender; those of the award, where it says which.
fn lots<'a>(tender: Option<&'a Value>, award: Option<&Value>) -> Vec<&'a Value> {
    let all = tender.map_or(&[][..], |t| list(t, "lots"));
    let wanted = award.map_or(&[][..], |a| list(a, "relatedLots"));
    let of = |lot: &&Value| wanted.is_empty() || lot.get("id").is_some_and(|id| wanted.contains(id));
    all.iter().filter(of).collect()
}

/// What may extend it: the renewals and options in their own words, "none" where it is said that there is none.
fn options(stages: &[&Value], tender: Option<&Value>, award: Option<&Value>) -> Option<String> {
    let mut said: Vec<String> = Vec::new();
    let mut none = false;
    for place in stages.iter().copied().chain(lots(tender, award)) {
        for (key, flag) in [("renewal", "hasRenewal"), ("options", "hasOptions")] {
            let described = place.get(key).and_then(|r| text(r, "description"));
            match (described, place.get(flag).and_then(Value::as_bool)) {
                (Some(words), _) if !said.contains(&words) => said.push(words),
                (None, Some(true)) => said.push("yes, not described".to_owned()),
                (None, Some(false)) => none |= key == "renewal",
                _ => {}
            }
        }
    }
    said.dedup();
    if said.len() > 1 {
        said.retain(|words| words != "yes, not described");
    }
    match said.is_empty() {
        true => none.then(|| "none".to_owned()),
        false => Some(said.join("; ")),
    }
}

/// An amount with its currency: `£1,485,000`, `1,485,000 EUR`; none where no amount is given.
fn amount(value: &Value) -> Option<String> {
    let number =
        ["amount", "amountGross", "amountNet"].into_iter().find_map(|key| match value.get(key)? {
            Value::Number(number) => number.as_f64(),
            Value::String(words) => words.replace(',', "").trim().parse::<f64>().ok(),
            _ => None,
        })?;
    if !number.is_finite() || number.abs() >= 1e15 {
        return None;
    }
    let whole = number.fract() == 0.0;
    let plain = if whole { format!("{number:.0}") } else { format!("{number:.2}") };
    let (sign, plain) = plain.strip_prefix('-').map_or(("", plain.as_str()), |p| ("-", p));
    let grouped = document::grouped(plain);
    Some(match text(value, "currency").as_deref() {
        Some("GBP") => format!("{sign}£{grouped}"),
        Some(other) => format!("{sign}{grouped} {other}"),
        None => format!("{sign}{grouped}"),
    })
}

/// How it was bought: in the buyer's words, else by the standard's.
fn method(tender: &Value) -> Option<String> {
    text(tender, "procurementMethodDetails").or_else(|| {
        let code = text(tender, "procurementMethod")?;
        let words = match code.as_str() {
            "open" => "open procedure",
            "selective" => "selective procedure: invited suppliers only",
            "limited" => "limited procedure: one or a few suppliers asked",
            "direct" => "direct award",
            other => other,
        };
        Some(words.to_owned())
    })
}

fn framework(state: &Value, stages: &[&Value]) -> Option<String> {
    let related = stages.iter().copied().chain([state]).flat_map(|s| list(s, "relatedProcesses"));
    let framework =
        |process: &&Value| list(process, "relationship").iter().any(|r| r.as_str() == Some("framework"));
    let named = related.filter(framework).find_map(|p| text(p, "title").or_else(|| text(p, "identifier")));
    named.or_else(|| {
        let technique = |s: &&Value| s.get("techniques").and_then(|t| t.get("frameworkAgreement")).cloned();
        stages.iter().find_map(technique).and_then(|f| text(&f, "title").or_else(|| text(&f, "description")))
    })
}

/// What is bought, where it is counted.
fn quantity(stages: &[&Value]) -> Option<String> {
    let items = stages.iter().map(|s| list(s, "items")).find(|items| !items.is_empty())?;
    let counted = |item: &Value| {
        let number = text(item, "quantity")?;
        let unit = item.get("unit").and_then(|u| text(u, "name"));
        let what = text(item, "description");
        Some([Some(number), unit, what].into_iter().flatten().collect::<Vec<_>>().join(" "))
    };
    let all: Vec<String> = items.iter().filter_map(counted).collect();
    (!all.is_empty()).then(|| all.join("; "))
}

/// Where it is published: the notice of the award or the signed contract first.
fn notice(stage: &Value) -> Option<String> {
    let documents = list(stage, "documents");
    let wanted = ["contractSigned", "contractNotice", "awardNotice", "tenderNotice"];
    let of_type =
        |kind: &str| documents.iter().find(|d| d.get("documentType").and_then(Value::as_str) == Some(kind));
    let chosen = wanted.into_iter().filter_map(of_type).find_map(|d| text(d, "url"));
    chosen.or_else(|| documents.iter().find_map(|d| text(d, "url")))
}
