//! Which authority a command is for: the one named, by its short or its full name; else the only one.

use anyhow::Context as _;
use casework::authority::Profile;
use document::Contact;
use office::{Founding, Office};
use uuid::Uuid;

use super::Settings;

/// The authority that a command is for. Fails where there is none of that name, or several and none was named.
pub async fn authority(office: &Office, settings: &Settings) -> anyhow::Result<Uuid> {
    if let Some(wanted) = settings.authority.as_deref() {
        let found = named(office, wanted).await?;
        return found.ok_or_else(|| anyhow::anyhow!("there is no authority called '{}' here", wanted.trim()));
    }
    let all = office.all_authorities().await?;
    match all.as_slice() {
        [] => anyhow::bail!("there is no authority yet: run 'candour init' or 'candour demo' first"),
        [only] => Ok(only.id),
        many => {
            let names: Vec<&str> = many.iter().map(|a| a.profile.slug.as_str()).collect();
            anyhow::bail!("there are several authorities: say which with --authority ({})", names.join(", "))
        }
    }
}

/// The authority of a name, short or full.
async fn named(office: &Office, wanted: &str) -> anyhow::Result<Option<Uuid>> {
    let wanted = wanted.trim();
    let slug = short_name(wanted);
    anyhow::ensure!(!slug.is_empty(), "'{wanted}' is no name of an authority");
    let small = wanted.to_lowercase();
    let all = office.all_authorities().await?;
    let known = all.iter().find(|a| a.profile.slug == slug || a.profile.name.to_lowercase() == small);
    Ok(known.map(|a| a.id))
}

/// The authority that a command is for, as [`authority`] finds it; a new one where there is none of that name. What is
/// unknown about it stays unknown until somebody says it.
pub async fn authority_or_new(office: &Office, settings: &Settings) -> anyhow::Result<Uuid> {
    let Some(wanted) = settings.authority.as_deref() else { return authority(office, settings).await };
    if let Some(known) = named(office, wanted).await? {
        return Ok(known);
    }
    let wanted = wanted.trim();
    let slug = short_name(wanted);
    let id = Uuid::now_v7();
    let profile = Profile {
        name: wanted.to_owned(),
        slug: slug.clone(),
        reference_prefix: "FOI".to_owned(),
        laws: Vec::new(),
        body: String::new(),
        higher_limit: false,
        holder: None,
        team: String::new(),
        contact: Contact::default(),
        review_contact: String::new(),
        colour: "#1d4e6b".to_owned(),
        reuse: String::new(),
        mail_from: String::new(),
    };
    match office.found(Founding { id, profile }).await {
        Ok(()) => {
            eprintln!(
                "candour: {wanted} is new here. Under which laws it answers, what kind of body it is and how it is reached \
                 is not known yet: 'candour init --slug {slug} …' asks for it"
            );
            Ok(id)
        }
        // Another import made it at the same moment.
        Err(error) => match office.authority_by_slug(&slug).await {
            Ok(known) => Ok(known.id),
            Err(_) => Err(error).context("the authority could not be set up"),
        },
    }
}

/// A name as it stands in addresses: small letters, digits and hyphens.
fn short_name(name: &str) -> String {
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
