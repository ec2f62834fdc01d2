//! `candour init`: sets an authority up and makes its first administrator, who signs in with a password that is asked
//! for on standard input, never on the command line.

use std::{io::BufRead, process::ExitCode, sync::Arc};

use casework::{
    AuthorityEvent, Role,
    authority::{Member, Profile},
};
use document::{Contact, Law};
use office::{Founding, NewMember, Office, Who};
use uuid::Uuid;

use crate::runtime::{self, MachineClock, Settings, StoreArgs};

/// Arguments.
#[derive(clap::Args)]
pub struct Args {
    /// The authority's full name
    #[arg(long)]
    name: String,
    /// Its short name in addresses: letters, digits and hyphens
    #[arg(long)]
    slug: String,
    /// The laws it answers under, the Act first
    #[arg(long, value_delimiter = ',', default_value = "foia,eir")]
    laws: Vec<Law>,
    /// Its kind, as 'candour due' names it
    #[arg(long, default_value = "standard")]
    body: String,
    /// It is listed in Part I of Schedule 1, so that the appropriate limit is £600
    #[arg(long)]
    higher_limit: bool,
    /// What decides which exemptions it has: department, welsh-government, scottish-administration, house or other
    #[arg(long, value_name = "KIND")]
    holder: Option<law::reliance::Holder>,
    /// The address of the team that answers, from which letters are sent
    #[arg(long, value_name = "ADDRESS")]
    mail: String,
    /// The first administrator's name
    #[arg(long, value_name = "NAME")]
    administrator: String,
    /// The first administrator's e-mail address
    #[arg(long, value_name = "ADDRESS")]
    administrator_mail: String,
    #[command(flatten)]
    store: StoreArgs,
}

/// Runs the command.
pub fn run(args: Args) -> anyhow::Result<ExitCode> {
    let settings = Settings::read(&args.store, None)?;
    let fits = !args.slug.is_empty()
        && args.slug.len() <= 40
        && args.slug.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
    anyhow::ensure!(
        fits,
        "the short name '{}' must be small letters, digits and hyphens, as in wexmoor",
        args.slug
    );
    anyhow::ensure!(args.mail.contains('@'), "'{}' is not an e-mail address", args.mail);
    args.body.parse::<law::clock::BodyKind>().map_err(anyhow::Error::msg)?;
    eprint!("Password for {} (at least 12 characters): ", args.administrator_mail);
    let mut password = String::new();
    std::io::stdin().lock().read_line(&mut password)?;
    runtime::tokio()?.block_on(async {
        let office = runtime::open(&settings, Arc::new(MachineClock)).await?;
        let mut laws = args.laws.clone();
        laws.dedup();
        let profile = Profile {
            name: args.name.clone(),
            slug: args.slug.clone(),
            reference_prefix: "FOI".to_owned(),
            laws,
            body: args.body.clone(),
            higher_limit: args.higher_limit,
            holder: args.holder,
            team: "Information Governance".to_owned(),
            contact: Contact { email: Some(args.mail.clone()), ..Contact::default() },
            review_contact: args.mail.clone(),
            colour: "#1d4e6b".to_owned(),
            reuse: String::new(),
            mail_from: args.mail.clone(),
        };
        let id = found(&office, profile).await?;
        let member = Member {
            name: args.administrator.clone(),
            email: args.administrator_mail.clone(),
            roles: vec![Role::Administrator, Role::Officer],
            team: None,
        };
        let who = Who::command_line(id);
        // The administrator of another authority here keeps the password that they have.
        let signs_in = office.signs_in_already(&who, &args.administrator_mail).await?;
        let password = (!signs_in).then(|| password.trim_end().to_owned());
        let new = NewMember { id: Uuid::now_v7(), member, password };
        office.set_member(&who, &format!("init:{id}"), new).await?;
        office.store.close().await;
        println!(
            "{} is set up. Start 'candour serve' and sign in as {}.",
            args.name, args.administrator_mail
        );
        if signs_in {
            println!("{} works in another authority here and keeps that password.", args.administrator_mail);
        }
        Ok(ExitCode::SUCCESS)
    })
}

/// Sets the authority up; one that an import made, of which nothing was known but its name, is told who it is.
async fn found(office: &Office, profile: Profile) -> anyhow::Result<Uuid> {
    let known = office.authority_by_slug(&profile.slug).await.ok();
    if let Some(known) = known.filter(|k| k.members.is_empty() && k.profile.laws.is_empty()) {
        let (id, who) = (known.id, Who::command_line(known.id));
        let event = AuthorityEvent::ProfileSet { id, profile };
        office.change(&who, &format!("init:{id}:profile"), event).await?;
        return Ok(id);
    }
    let id = Uuid::now_v7();
    office.found(Founding { id, profile }).await?;
    Ok(id)
}
