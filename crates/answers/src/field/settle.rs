//! What the wordings of fields in one question say of each other: which of them is meant, and who does the work as against
//! who answers for it. Which wordings there are is not listed here.

use super::{
    Field::{self, *},
    Wants,
};
use crate::words::Word;

/// What one wording says of another: a contact of the supplier is nobody of ours, and a plan is no fact.
pub(super) fn settle(wants: &mut Wants, all: &[Word]) {
    let line = all.iter().map(|w| w.text.as_str()).collect::<Vec<_>>().join(" ");
    let has = |f: &Field| wants.fields.contains(f);
    let theirs = [
        "of the supplier",
        "of the provider",
        "of your supplier",
        "of your provider",
        "of the contractor",
        "at the supplier",
        "supplier contact",
        "account manager",
        "supplier account",
    ]
    .iter()
    .any(|p| line.contains(p));
    let people = ["emailaddres", "contact", "account manager", "address", "telephon number", "manager"]
        .iter()
        .any(|p| line.contains(p));
    if theirs && people || has(&Plan) {
        wants.fields = vec![Plan];
        return;
    }
    operates(wants, all);
    if wants.fields.contains(&Free) {
        wants.fields = vec![Free];
        return;
    }
    let has = |f: &Field| wants.fields.contains(f);
    if has(&Contact) {
        wants.fields = vec![Contact];
        return;
    }
    if has(&Description) {
        wants.fields = vec![Description];
        return;
    }
    // "If the contract is extended, when does it end?"
    let when_extended = line.starts_with("if") || line.contains(" if ");
    if when_extended
        && wants.fields.contains(&End)
        && wants.fields.contains(&Extension)
        && all.iter().any(|w| w.text == "extend")
        && !line.contains("can be extend")
        && !line.contains("option")
    {
        wants.fields.retain(|f| !matches!(f, End | Extension));
        wants.fields.push(LatestEnd);
    }
    // "Including extensions" belongs to a duration, which tells of them anyway.
    if wants.fields.contains(&Duration) {
        wants.fields.retain(|f| *f != Extension);
    }
    if wants.fields.contains(&Extension) {
        wants.fields.retain(|f| *f != Renewal);
    }
    if wants.fields.contains(&LatestEnd) {
        wants.fields.retain(|f| !matches!(f, Extension | End | Duration | LatestEnd));
        wants.fields.push(LatestEnd);
        if all.iter().any(|w| w.text == "initial") {
            wants.fields.insert(0, End);
        }
    }
    if wants.fields.contains(&Income) {
        wants.fields.retain(|f| !matches!(f, Spend | AnnualSpend));
    }
    // "How long have they got left" is an end, "how long do you keep" a duration of something else.
    if wants.fields.contains(&End) {
        wants.fields.retain(|f| *f != Duration);
    }
    if wants.fields.contains(&Award) {
        wants.fields.retain(|f| !matches!(f, Supplier | Procurement));
    }
    if wants.fields.contains(&Tender) {
        wants.fields.retain(|f| *f != Procurement);
    }
    let opens = all.first().map_or("", |w| w.text.as_str());
    let yes_or_no = matches!(
        opens,
        "do" | "doe" | "is" | "are" | "has" | "have" | "did" | "can" | "was" | "were" | "will"
    );
    let says = |list: &[&str]| all.iter().any(|w| list.contains(&w.text.as_str()));
    let asks_which = says(&["what", "which"]);
    if wants.fields.is_empty()
        && (asks_which || !yes_or_no)
        && says(&["system", "platform", "software", "product", "tool", "solution", "version", "application"])
    {
        wants.fields.push(Product);
    }
    if wants.fields.is_empty()
        && matches!(opens, "what" | "which")
        && [
            "do you use",
            "inus",
            "is used",
            "are you using",
            "do you run",
            "do you have",
            "have you got",
            "are used",
        ]
        .iter()
        .any(|p| line.contains(p))
    {
        wants.fields.push(Product);
    }
    let used = line.contains("do you use") || line.contains("inus") || line.contains("is used");
    let named = says(&["system", "platform", "software", "product", "solution", "application"]);
    if wants.fields == [Supplier]
        && asks_which
        && used
        && named
        && says(&["who", "supplier", "vendor", "provider"])
    {
        wants.fields.push(Product);
    }
    let last = all.last().map_or("", |w| w.text.as_str());
    if matches!(last, "until" | "till") && !wants.fields.contains(&End) {
        wants.fields.push(End);
    }
    if wants.fields.is_empty() && line.contains("how much") {
        let annual = ["annum", "year", "annual", "yearly", "annually", "pa"];
        wants.fields.push(if says(&annual) { AnnualSpend } else { Spend });
    }
    if wants.fields.is_empty() && says(&["who", "whos"]) {
        wants.fields.push(Supplier);
    }
    if wants.fields.is_empty() && (yes_or_no || says(&["inus"])) {
        wants.fields.push(InUse);
    }
}

/// What is done for the authority, as against who answers for it: "responsible for emptying the bins".
fn operates(wants: &mut Wants, all: &[Word]) {
    const DOING: &[&str] = &[
        "patroll",
        "patrol",
        "empty",
        "emptying",
        "clean",
        "cleaning",
        "collect",
        "collecting",
        "operat",
        "operating",
        "running",
        "servic",
        "servicing",
        "maintain",
        "maintaining",
        "supply",
        "supplying",
        "provid",
        "providing",
        "deliver",
        "delivering",
        "repair",
        "repairing",
        "enforc",
        "enforcing",
        "guarding",
        "mowing",
        "hosting",
        "print",
        "printing",
        "launder",
        "laundering",
        "transport",
        "transporting",
    ];
    let at = all.windows(2).position(|w| w[0].text == "responsibl" && w[1].text == "for");
    let does = at.and_then(|at| all.get(at + 2)).is_some_and(|w| DOING.contains(&w.text.as_str()));
    let is = |list: &[&str]| all.iter().any(|w| list.contains(&w.text.as_str()));
    let firm = all.windows(2).any(|w| {
        matches!(w[0].text.as_str(), "which" | "what")
            && matches!(
                w[1].text.as_str(),
                "company" | "firm" | "supplier" | "contractor" | "provider" | "organisation" | "busines"
            )
    });
    let person = is(&[
        "title",
        "jobtitl",
        "jobtitle",
        "emailaddres",
        "email",
        "phonenumber",
        "post",
        "role",
        "officer",
    ]);
    let line = all.iter().map(|w| w.text.as_str()).collect::<Vec<_>>().join(" ");
    // "Who looks after the copiers?" is done by somebody; who looks after the contract answers for it.
    let done = ["look after", "manag", "manage", "run", "overse", "maintain", "handl", "handle"]
        .iter()
        .any(|p| line.contains(p));
    let ours = is(&[
        "contract",
        "budget",
        "responsibl",
        "contact",
        "internal",
        "internally",
        "team",
        "department",
        "person",
        "lead",
        "charg",
        "charge",
        "agreement",
        "account",
        "relationship",
        "supplier",
        "within",
        "owner",
    ]);
    let for_us = done && !ours && line.starts_with("who");
    if wants.fields.contains(&Contact) && (does || firm || for_us) && !person {
        for field in &mut wants.fields {
            if *field == Contact {
                *field = Supplier;
            }
        }
        wants.fields.dedup();
    }
}
