//! The registers of Wexmoor, taken and described as an officer does it.

use std::collections::BTreeMap;

use casework::register::{About, Position, newest};
use document::response::Disposition;
use jiff::{ToSpan, civil::Date};
use office::{NewRegister, Office, RegisterOptions, Who, register_files};

use super::authority::ID;

/// A register: name, owner, days since it was true, days until it is looked at again, its file.
const REGISTERS: [(&str, &str, i32, i32, &str); 4] = [
    ("contracts", "Procurement", 40, 50, include_str!("registers/contracts.csv")),
    ("telephony", "ICT", 60, 120, include_str!("registers/telephony.csv")),
    ("devices", "ICT", 60, 120, include_str!("registers/devices.csv")),
    ("hired vehicles", "Highways", 400, -35, include_str!("registers/fleet.csv")),
];

/// Takes the registers; repeating it changes nothing.
pub async fn take(office: &Office, who: &Who, today: Date) -> anyhow::Result<()> {
    if !office.authority(ID).await?.registers.is_empty() {
        return Ok(());
    }
    let day = |days: i32| today.checked_add(days.days()).unwrap_or(today);
    for (name, owner, age, review, text) in REGISTERS {
        let found = register_files::pasted(text, &office.settings().limits)?;
        for table in found.tables {
            let options = RegisterOptions {
                as_at: Some(day(-age)),
                owner: Some(owner.to_owned()),
                review_by: Some(day(review)),
            };
            office.take_register(who, NewRegister { name: name.to_owned(), table, options }).await?;
        }
        // What was guessed is right, and the officer says so.
        let authority = office.authority(ID).await?;
        let Some(register) = newest(&authority.registers, name) else { continue };
        let understood = office::answers::understood(register);
        let about = About {
            kind: Some(understood.kind),
            meanings: understood.meanings,
            positions: positions(name),
            ..register.about()
        };
        let why = "looked at column by column";
        office.describe_register(who, &format!("demo:register:{name}"), name, about, why).await?;
    }
    let names = office::names_of_lines(
        "multifunctional devices: printers, photocopiers\nhired vehicles: fleet, van hire\n",
    );
    let names = names.map_err(anyhow::Error::msg)?;
    Ok(office.set_names(who, "demo:names", names).await?)
}

/// The positions on disclosing columns.
fn positions(register: &str) -> BTreeMap<String, Position> {
    if register != "hired vehicles" {
        return BTreeMap::new();
    }
    let withheld = Position {
        disposition: Disposition::Withheld,
        provisions: vec!["s.43(2)".to_owned()],
        standing_reason: Some("prices".to_owned()),
        note: String::new(),
    };
    let published = Position {
        disposition: Disposition::Accessible,
        provisions: vec!["s.21".to_owned()],
        standing_reason: Some("contracts-register".to_owned()),
        note: "https://www.wexmoor.example/open-data".to_owned(),
    };
    BTreeMap::from([("Price per day".to_owned(), withheld), ("Hired from".to_owned(), published)])
}
