//! Teams that hold information, and the people who sign in.
//!
//! Officers keep the teams; only an administrator adds people and says what they may do.

use askama::Template;
use axum::Router;
use axum::extract::{Path, Query, State};
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use casework::authority::{Member, Team};
use casework::{AuthorityEvent, PersonId, Role};
use office::NewMember;
use serde::Deserialize;

use super::frame::html;
use super::library::{administrator, holds, keeper, must_administer, must_keep, reader};
use crate::error::{again, on_form};
use crate::form::{Form, Submitted};
use crate::state::{AppState, Desk};
use crate::view::{Choice, Page, encode};
use crate::{Answer, Error};

pub(super) fn routes() -> Router<AppState> {
    Router::new()
        .route("/desk/teams", get(list))
        .route("/desk/new-team", get(new_team).post(add_team))
        .route("/desk/teams/{name}", get(team_look).post(change_team))
        .route("/desk/teams/{name}/remove", post(remove_team))
        .route("/desk/new-member", get(new_member).post(add_member))
        .route("/desk/members/{id}", get(member_look).post(change_member))
}

/// A role as people say it, and what it may do.
fn role_words(role: Role) -> (&'static str, &'static str) {
    match role {
        Role::Officer => ("Officer", "Handles requests and keeps registers, standing reasons and teams"),
        Role::Approver => ("Approver", "Clears letters before they leave"),
        Role::Contributor => ("Contributor", "Supplies information with a sign-in of their own"),
        Role::Administrator => ("Administrator", "Looks after people, teams and settings"),
    }
}

struct TeamLine {
    name: String,
    href: String,
    email: String,
    covers: String,
}

struct MemberLine {
    name: String,
    href: String,
    email: String,
    roles: String,
    team: String,
}

#[derive(Template)]
#[template(path = "desk/teams.html")]
struct List {
    page: Page,
    form: Form,
    teams: Vec<TeamLine>,
    members: Vec<MemberLine>,
    keeper: bool,
    administrator: bool,
    done: String,
}

#[derive(Deserialize, Default)]
struct Wanted {
    #[serde(default)]
    q: String,
    #[serde(default)]
    done: String,
}

async fn list(desk: Desk, Query(wanted): Query<Wanted>) -> Answer<Html<String>> {
    reader(&desk)?;
    let mut teams: Vec<&Team> = desk.authority.teams.iter().collect();
    teams.sort_by_key(|team| team.name.to_lowercase());
    let teams = teams.into_iter().map(|team| TeamLine {
        name: team.name.clone(),
        href: format!("/desk/teams/{}", encode(&team.name)),
        email: team.email.clone(),
        covers: team.covers.clone(),
    });
    let mut members: Vec<(&PersonId, &Member)> = desk.authority.members.iter().collect();
    members.sort_by_key(|(_, member)| member.name.to_lowercase());
    let members = members.into_iter().map(|(id, member)| MemberLine {
        name: member.name.clone(),
        href: format!("/desk/members/{}", id.0),
        email: member.email.clone(),
        roles: member.roles.iter().map(|role| role_words(*role).0).collect::<Vec<_>>().join(", "),
        team: member.team.clone().unwrap_or_default(),
    });
    html(List {
        page: desk.page("Teams and people").here("teams"),
        teams: teams.filter(|t| holds(&format!("{} {} {}", t.name, t.email, t.covers), &wanted.q)).collect(),
        members: members
            .filter(|m| holds(&format!("{} {} {} {}", m.name, m.email, m.roles, m.team), &wanted.q))
            .collect(),
        keeper: keeper(&desk),
        administrator: administrator(&desk),
        form: Form::new().with("q", wanted.q),
        done: wanted.done,
    })
}

#[derive(Template)]
#[template(path = "desk/team.html")]
struct TeamPage {
    page: Page,
    form: Form,
    action: String,
    /// The name of a team that is there; empty for a new one.
    name: String,
    may_remove: bool,
}

fn team_page(desk: &Desk, known: Option<&Team>, form: Form) -> Answer<Html<String>> {
    let name = known.map(|team| team.name.clone()).unwrap_or_default();
    let title = if name.is_empty() { "Add a team".to_owned() } else { format!("Team: {name}") };
    html(TeamPage {
        page: desk.page(title).here("teams").back("Teams and people", "/desk/teams").of_form(&form),
        action: known
            .map_or("/desk/new-team".to_owned(), |team| format!("/desk/teams/{}", encode(&team.name))),
        may_remove: known.is_some() && administrator(desk),
        name,
        form,
    })
}

async fn new_team(desk: Desk) -> Answer<Html<String>> {
    must_keep(&desk)?;
    team_page(&desk, None, Form::new())
}

fn team<'a>(desk: &'a Desk, name: &str) -> Answer<&'a Team> {
    desk.authority.team(name).ok_or(Error::NotFound)
}

async fn team_look(desk: Desk, Path(name): Path<String>) -> Answer<Html<String>> {
    must_keep(&desk)?;
    let known = team(&desk, &name)?;
    let form = Form::new().with("email", known.email.clone()).with("covers", known.covers.clone());
    team_page(&desk, Some(known), form)
}

async fn add_team(State(state): State<AppState>, desk: Desk, sent: Submitted) -> Answer<Response> {
    save_team(&state, &desk, None, sent).await
}

async fn change_team(
    State(state): State<AppState>,
    desk: Desk,
    Path(name): Path<String>,
    sent: Submitted,
) -> Answer<Response> {
    let known = team(&desk, &name)?.clone();
    save_team(&state, &desk, Some(&known), sent).await
}

async fn save_team(
    state: &AppState,
    desk: &Desk,
    known: Option<&Team>,
    mut sent: Submitted,
) -> Answer<Response> {
    must_keep(desk)?;
    let form = &mut sent.form;
    let name = match known {
        Some(team) => team.name.clone(),
        None => form.required("name", "Give the team a name"),
    };
    let email = form.required("email", "Give the e-mail address that links to the team go to");
    let covers =
        form.required("covers", "Say what the team is asked about: officers choose it by these words");
    let team = Team { name, email, covers };
    if known.is_none() {
        if team.name.chars().count() > 100
            || !team.name.is_empty() && !team.name.chars().any(char::is_alphanumeric)
        {
            form.fail("name", "Give the team a name of letters, at most 100");
        }
        let name = team.name.to_lowercase();
        // The same team once more is the button pressed twice.
        if desk.authority.teams.iter().any(|other| other.name.to_lowercase() == name && *other != team) {
            form.fail("name", "There is a team of that name: change it where it stands");
        }
    }
    if !form.has_errors() {
        let event = AuthorityEvent::TeamSet { team };
        match state.office.change(&desk.who, &form.command_id().to_string(), event).await {
            Ok(()) => return Ok(Redirect::to("/desk/teams?done=team").into_response()),
            Err(cause) => {
                on_form(cause, form, "email")?;
            }
        }
    }
    Ok(again(team_page(desk, known, sent.form)?))
}

async fn remove_team(
    State(state): State<AppState>,
    desk: Desk,
    Path(name): Path<String>,
    sent: Submitted,
) -> Answer<Response> {
    must_administer(&desk)?;
    if desk.authority.team(&name).is_some() {
        let event = AuthorityEvent::TeamRemoved { name };
        state.office.change(&desk.who, &sent.form.command_id().to_string(), event).await?;
    }
    Ok(Redirect::to("/desk/teams?done=removed").into_response())
}

#[derive(Template)]
#[template(path = "desk/member.html")]
struct MemberPage {
    page: Page,
    form: Form,
    action: String,
    roles: Vec<Choice>,
    teams: Vec<Choice>,
    new: bool,
}

fn member_page(desk: &Desk, known: Option<(PersonId, &Member)>, form: Form) -> Answer<Html<String>> {
    let roles = Role::ALL.into_iter().map(|role| {
        let (name, may) = role_words(role);
        Choice::new(role.id(), name).hint(may)
    });
    let mut teams = vec![Choice::new("", "None of these")];
    teams.extend(desk.authority.teams.iter().map(|team| Choice::new(team.name.clone(), team.name.clone())));
    // A team that was removed stays until another is chosen.
    let chosen = form.value("team");
    if !teams.iter().any(|choice| choice.value == chosen) {
        teams.push(Choice::new(chosen, format!("{chosen} (removed)")));
    }
    let title = known.map_or("Add a person".to_owned(), |(_, member)| member.name.clone());
    html(MemberPage {
        page: desk.page(title).here("teams").back("Teams and people", "/desk/teams").of_form(&form),
        action: known.map_or("/desk/new-member".to_owned(), |(id, _)| format!("/desk/members/{}", id.0)),
        roles: roles.collect(),
        teams,
        new: known.is_none(),
        form,
    })
}

async fn new_member(desk: Desk) -> Answer<Html<String>> {
    must_administer(&desk)?;
    member_page(&desk, None, Form::new())
}

fn member<'a>(desk: &'a Desk, id: &str) -> Answer<(PersonId, &'a Member)> {
    let id = id.parse().map(PersonId).map_err(|_| Error::NotFound)?;
    desk.authority.members.get(&id).map(|member| (id, member)).ok_or(Error::NotFound)
}

async fn member_look(desk: Desk, Path(id): Path<String>) -> Answer<Html<String>> {
    must_administer(&desk)?;
    let (id, known) = member(&desk, &id)?;
    let mut form = Form::new()
        .with("name", known.name.clone())
        .with("email", known.email.clone())
        .with("team", known.team.clone().unwrap_or_default());
    for role in &known.roles {
        form = form.with("roles", role.id());
    }
    member_page(&desk, Some((id, known)), form)
}

async fn add_member(State(state): State<AppState>, desk: Desk, sent: Submitted) -> Answer<Response> {
    save_member(&state, &desk, None, sent).await
}

async fn change_member(
    State(state): State<AppState>,
    desk: Desk,
    Path(id): Path<String>,
    sent: Submitted,
) -> Answer<Response> {
    let known = member(&desk, &id)?;
    save_member(&state, &desk, Some(known), sent).await
}

async fn save_member(
    state: &AppState,
    desk: &Desk,
    known: Option<(PersonId, &Member)>,
    mut sent: Submitted,
) -> Answer<Response> {
    must_administer(desk)?;
    let form = &mut sent.form;
    let name = form.required("name", "Give the name that colleagues and timelines see");
    let email = form.required("email", "Give the e-mail address with which they sign in");
    let roles: Vec<Role> = Role::ALL.into_iter().filter(|role| form.has("roles", role.id())).collect();
    if roles.is_empty() {
        form.fail("roles", "Choose at least one role: without one nothing can be done");
    }
    let team = Some(form.trimmed("team").to_owned()).filter(|team| !team.is_empty());
    let password = Some(form.value("password").to_owned()).filter(|password| !password.is_empty());
    let needs_one = password.is_none() && known.is_none();
    if needs_one && !state.office.signs_in_already(&desk.who, &email).await? {
        form.fail("password", "Give a first password; they change it themselves");
    } else if password.is_some() && form.value("password") != form.value("twice") {
        form.fail("twice", "The two passwords differ: type it twice");
    }
    if !form.has_errors() {
        // The form's own id names a new person, so that the button pressed twice adds one.
        let id = known.map_or(form.command_id(), |(id, _)| id.0);
        let new = NewMember { id, member: Member { name, email, roles, team }, password };
        match state.office.set_member(&desk.who, &form.command_id().to_string(), new).await {
            Ok(()) => return Ok(Redirect::to("/desk/teams?done=member").into_response()),
            Err(cause) => {
                let said = cause.to_string();
                let field = if said.contains("password") {
                    "password"
                } else if said.contains("administrator") {
                    "roles"
                } else {
                    "email"
                };
                on_form(cause, form, field)?;
            }
        }
    }
    for secret in ["password", "twice"] {
        form.clear(secret);
    }
    Ok(again(member_page(desk, known, sent.form)?))
}
