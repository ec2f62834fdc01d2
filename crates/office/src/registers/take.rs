//! A table becomes a register: a new one, a new version, or one that is there already. What its keeper confirmed of the
//! version before is remembered.

use casework::{
    Authority, AuthorityEvent,
    register::{About, Meaning, Register, newest},
};
use reading::register::{Registers, Table};
use sha2::{Digest as _, Sha256};

use super::{
    ColumnRead, ImportedRegister, RegisterOptions, RegisterStatus, compare::shared, compare_registers, keeper,
};
use crate::{
    Office, Who,
    error::{Error, Result},
};

/// The most headings that are named in one sentence.
const NAMED: usize = 6;

/// A table on its way to be a register.
#[derive(Clone, Debug, Default)]
pub struct NewRegister {
    /// Its name.
    pub name: String,
    /// Its headings, rows and day.
    pub table: Table,
    /// What is known besides.
    pub options: RegisterOptions,
}

/// A register as it would be taken.
#[derive(Clone, Debug)]
pub struct Prepared {
    /// The register.
    pub register: Register,
    /// What was understood of it, and what changes.
    pub understood: ImportedRegister,
}

impl Office {
    /// Takes the tables of a file as registers, each under the name of the file, with that of its sheet where there are
    /// several. The same again changes nothing.
    pub async fn import_registers(
        &self,
        who: &Who,
        file: &str,
        found: Registers,
        options: &RegisterOptions,
    ) -> Result<Vec<ImportedRegister>> {
        let mut out = Vec::with_capacity(found.tables.len());
        for table in found.tables {
            let name = match &table.sheet {
                Some(sheet) => format!("{} {sheet}", stem(file)),
                None => stem(file),
            };
            let new = NewRegister { name, table, options: options.clone() };
            let mut one = self.take_register(who, new).await?;
            one.doubtful.extend(found.notes.iter().cloned());
            out.push(one);
        }
        Ok(out)
    }

    /// Takes one table as a register.
    pub async fn take_register(&self, who: &Who, new: NewRegister) -> Result<ImportedRegister> {
        keeper(who)?;
        let authority = self.authority(who.authority).await?;
        let Prepared { register, understood } = prepare(&authority, new);
        self.keep_register(who, &authority, register, understood).await
    }

    /// How a table would be taken, with what changes by it.
    pub async fn prepare_register(&self, who: &Who, new: NewRegister) -> Result<Prepared> {
        keeper(who)?;
        Ok(prepare(&*self.authority(who.authority).await?, new))
    }

    /// Takes a register whose keeper confirmed what it is.
    pub async fn confirm_register(&self, who: &Who, register: Register) -> Result<ImportedRegister> {
        keeper(who)?;
        let authority = self.authority(who.authority).await?;
        let understood = understood(&authority, &register);
        self.keep_register(who, &authority, register, understood).await
    }

    async fn keep_register(
        &self,
        who: &Who,
        authority: &Authority,
        register: Register,
        understood: ImportedRegister,
    ) -> Result<ImportedRegister> {
        let name = register.name.clone();
        let versions = count(authority, &name);
        let event = match understood.status {
            RegisterStatus::Same => {
                let Some(known) = newest(&authority.registers, &name).map(Register::about) else {
                    return Ok(understood);
                };
                let about = with_more_said(&known, register);
                if known == about {
                    return Ok(understood);
                }
                let why = "it came in again".to_owned();
                AuthorityEvent::RegisterDescribed { register: name.clone(), about, why }
            }
            _ => AuthorityEvent::RegisterImported { register },
        };
        crate::authority::check(&event)?;
        let digest: String = Sha256::digest(event.bytes()).iter().map(|b| format!("{b:02x}")).collect();
        let stays = |authority: &Authority| {
            if count(authority, &name) == versions { Ok(()) } else { Err(Error::Busy) }
        };
        let command = format!("register:{versions}:{digest}");
        self.change_authority_if(who, &command, vec![event], (Vec::new(), b"{}"), stays).await?;
        Ok(understood)
    }
}

/// What is known of a register with what was said of it besides; nothing is forgotten by that.
fn with_more_said(known: &About, register: Register) -> About {
    let mut about = known.clone();
    if !register.owner.is_empty() {
        about.owner = register.owner;
    }
    about.review_by = register.review_by.or(about.review_by);
    about.kind = register.kind.or(about.kind);
    about.meanings.extend(register.meanings);
    about.positions.extend(register.positions);
    about
}

fn count(authority: &Authority, name: &str) -> usize {
    authority.registers.iter().filter(|r| r.name == name).count()
}

/// The name of a file without folders and ending.
fn stem(file: &str) -> String {
    let name = file.rsplit(['/', '\\']).next().unwrap_or(file);
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let stem = stem.split_whitespace().collect::<Vec<_>>().join(" ");
    if stem.is_empty() { "register".to_owned() } else { stem }
}

/// A table as a register: under the name that it has here, with what is remembered of the version before.
fn prepare(authority: &Authority, new: NewRegister) -> Prepared {
    let NewRegister { name, table, options } = new;
    let told = options.as_at.is_some();
    let mut register = Register::table(
        &name,
        options.owner.as_deref().unwrap_or(""),
        options.as_at.or(table.as_at),
        table.headings,
        table.rows,
    );
    register.name = known_as(authority, &register);
    let mut lost = Vec::new();
    if let Some(before) = newest(&authority.registers, &register.name) {
        lost = before.positions.keys().filter(|h| register.column(h).is_none()).cloned().collect();
        remember(&mut register, before);
    }
    register.review_by = options.review_by.or(register.review_by);
    let mut understood = understood(authority, &register);
    understood.sheet = table.sheet;
    understood.as_at_from = if told { Some("as it was told".to_owned()) } else { table.as_at_from };
    let mut doubtful = table.notes;
    doubtful.extend(lost.iter().map(|heading| {
        format!("the position on “{heading}” covers nothing now: there is no such column any more")
    }));
    doubtful.append(&mut understood.doubtful);
    understood.doubtful = doubtful;
    Prepared { register, understood }
}

/// What was said of the version before is true of the columns that are still there.
fn remember(register: &mut Register, before: &Register) {
    if register.owner.is_empty() {
        register.owner.clone_from(&before.owner);
    }
    register.review_by = before.review_by;
    let there = |heading: &String| register.headings.contains(heading);
    let meanings = before.meanings.iter().filter(|(h, _)| there(h));
    register.meanings = meanings.map(|(h, m)| (h.clone(), *m)).collect();
    let positions = before.positions.iter().filter(|(h, _)| there(h));
    register.positions = positions.map(|(h, p)| (h.clone(), p.clone())).collect();
    if before.headings.iter().all(there) {
        register.kind = before.kind;
    }
}

/// The name under which a table is known here: its own in whatever letters; else that of a register whose name differs
/// only by a day and whose rows it mostly has.
fn known_as(authority: &Authority, register: &Register) -> String {
    let small = register.name.to_lowercase();
    if let Some(known) = authority.registers.iter().find(|r| r.name.to_lowercase() == small) {
        return known.name.clone();
    }
    let bare = without_day(&register.name);
    let later = |known: &&Register| {
        known.headings == register.headings
            && known.as_at.is_some()
            && known.as_at != register.as_at
            && without_day(&known.name) == bare
    };
    let mut alike = authority.registers.iter().rev().filter(later);
    let found = alike.find(|known| {
        let (same, of) = shared(known, register);
        of > 0 && same * 2 >= of
    });
    found.map_or_else(|| register.name.clone(), |known| known.name.clone())
}

/// The words of a name that are no day, month or year, in small letters.
fn without_day(name: &str) -> String {
    let is_time = |word: &str| {
        word.chars().all(|c| c.is_ascii_digit()) || document::Language::English.month(word).is_some()
    };
    let small = name.to_lowercase();
    let words = small.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty() && !is_time(w));
    words.collect::<Vec<_>>().join(" ")
}

/// What is understood of a register, beside the versions that are here.
fn understood(authority: &Authority, register: &Register) -> ImportedRegister {
    let read = answers::understood(register);
    let columns: Vec<ColumnRead> = register
        .headings
        .iter()
        .map(|heading| ColumnRead {
            heading: heading.clone(),
            meaning: read.meanings.get(heading).copied().unwrap_or(Meaning::Other),
            sure: !read.unsure.contains(heading),
            confirmed: register.meanings.contains_key(heading),
        })
        .collect();
    let same = |known: &&Register| {
        known.name == register.name
            && known.as_at == register.as_at
            && known.headings == register.headings
            && known.rows == register.rows
    };
    let versions: Vec<&Register> = authority.registers.iter().filter(|r| r.name == register.name).collect();
    let there = versions.iter().position(same);
    let before = newest(&authority.registers, &register.name);
    let status = match (there, before) {
        (Some(_), _) => RegisterStatus::Same,
        (None, Some(_)) => RegisterStatus::Changed,
        (None, None) => RegisterStatus::New,
    };
    let mut doubtful = Vec::new();
    let unsure: Vec<&ColumnRead> = columns.iter().filter(|c| !c.sure && !c.confirmed).collect();
    if !unsure.is_empty() {
        let named: Vec<String> = unsure.iter().take(NAMED).map(|c| format!("“{}”", c.heading)).collect();
        let more = unsure.len().saturating_sub(NAMED);
        let more = if more > 0 { format!(" and {more} more") } else { String::new() };
        doubtful.push(format!("what {}{more} says is no more than a guess", named.join(", ")));
    }
    if let (RegisterStatus::Changed, Some(before)) = (status, before)
        && let Some(day) = before.as_at
        && register.as_at.is_none_or(|at| at < day)
    {
        let why = match register.as_at {
            None => "nobody said as at which day this one is true".to_owned(),
            Some(at) => format!("this one is true as at {}", document::Language::English.date(at)),
        };
        doubtful.push(format!(
            "the version as at {} still answers: {why}",
            document::Language::English.date(day)
        ));
    }
    ImportedRegister {
        register: register.name.clone(),
        sheet: None,
        status,
        version: there.map_or(versions.len() + 1, |at| at + 1),
        kind: read.kind,
        columns,
        rows: register.rows.len(),
        as_at: register.as_at,
        as_at_from: None,
        owner: Some(register.owner.clone()).filter(|o| !o.is_empty()),
        review_by: register.review_by,
        doubtful,
        changes: match status {
            RegisterStatus::Changed => before.map(|before| compare_registers(before, register)),
            _ => None,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_files_are_names_of_registers() {
        for (file, wanted, bare) in [
            ("/a/b/contracts register April 2026.csv", "contracts register April 2026", "contracts register"),
            ("contracts_2026-03-31.xlsx", "contracts_2026-03-31", "contracts"),
            ("C:\\lists\\Fact  bank.csv", "Fact bank", "fact bank"),
            (".csv", "register", "register"),
        ] {
            assert_eq!((stem(file).as_str(), without_day(&stem(file)).as_str()), (wanted, bare), "{file}");
        }
    }
}
