//! Which authority a command is for: the one named, by its short name or its full name, else the only one. Making a new
//! one is `import`'s alone.

use anyhow::{Result, anyhow, bail};
use office::Office;
use uuid::Uuid;

use super::Settings;

/// The authority that a command is for: the one named, else the only one.
pub async fn authority(office: &Office, settings: &Settings) -> Result<Uuid> {
    if let Some(wanted) = &settings.authority {
        let found = known_authority(office, wanted).await?;
        return found.ok_or_else(|| anyhow!("there is no authority called '{wanted}' here"));
    }
    let all = office.all_authorities().await?;
    match all.as_slice() {
        [] => bail!("there is no authority yet: run 'candour init' or 'candour demo' first"),
        [only] => Ok(only.id),
        many => {
            let names: Vec<&str> = many.iter().map(|a| a.profile.slug.as_str()).collect();
            bail!("there are several authorities: say which with --authority ({})", names.join(", "))
        }
    }
}

/// The authority of that short name or full name, in any case of letters; none where there is none.
pub async fn known_authority(office: &Office, wanted: &str) -> Result<Option<Uuid>> {
    let wanted = wanted.trim();
    if let Ok(known) = office.authority_by_slug(wanted).await {
        return Ok(Some(known.id));
    }
    let (slug, full) = (short_name(wanted), wanted.to_lowercase());
    let all = office.all_authorities().await?;
    let found = all.iter().find(|a| a.profile.slug == slug || a.profile.name.to_lowercase() == full);
    Ok(found.map(|a| a.id))
}

/// A name as it stands in addresses: small letters, digits and hyphens.
pub fn short_name(name: &str) -> String {
    let mut short = String::new();
    for c in name.to_lowercase().chars() {
        match c {
            'a'..='z' | '0'..='9' => short.push(c),
            '\'' | '’' => {}
            _ if !short.ends_with('-') && !short.is_empty() => short.push('-'),
            _ => {}
        }
    }
    short.truncate(40);
    short.trim_end_matches('-').to_owned()
}
