//! The response: what was asked, each answer in its place, what is enclosed, what is to follow, the rights, the annex.

use casework::{
    Disposition, QuestionId,
    case::{ClockEventKind, Group, LetterKind},
};
use document::{Block, Law, response::Outcome};

use super::{Body, Composer, annex, answers, enclosures, rights};
use crate::{grounds, outcome::outcome, prose};

pub(super) fn write(c: &Composer<'_>, body: &mut Body) {
    let laws = laws(c);
    let law = c.laws(laws.iter().copied());
    body.say(&c.say("response.opening", &[("law", &law)]));
    if laws.len() > 1 {
        parts(c, body, &laws);
    }
    late(c, body);
    after_more_time(c, body);
    summary(c, body);
    write_answers(c, body);
}

/// Everything from the first answer to the annex; a correction has the same.
pub(super) fn write_answers(c: &Composer<'_>, body: &mut Body) {
    answers::write(c, body, "response.answers-heading", &c.plan.answers);
    beside(c, body);
    rights::write(c, body, &laws(c), "response.rights-heading");
    end(c, body, &c.plan.answers);
}

/// What stands between the answers and the rights: the form, what is enclosed, what follows.
pub(super) fn beside(c: &Composer<'_>, body: &mut Body) {
    for part in ["response.form", "response.dataset"] {
        // Said only where an officer, or the house, has words for it.
        if c.words.own(part).is_some() {
            body.heading(2, &c.say(&format!("{part}-heading"), &[]));
            body.say(&c.say(part, &[]));
        }
    }
    enclosures::list(c, body);
    to_follow(c, body);
}

/// What stands after the rights: re-use, the close, the annex on the questions given, the fingerprints.
pub(super) fn end(c: &Composer<'_>, body: &mut Body, explained: &[QuestionId]) {
    let reuse = c.words.own("response.reuse").unwrap_or(&c.authority.profile.reuse);
    let given =
        |d: Disposition| matches!(d, Disposition::Given | Disposition::GivenInPart | Disposition::Accessible);
    let decided = c.plan.answers.iter().filter_map(|id| c.case.decision_for(*id));
    if !reuse.trim().is_empty() && decided.map(|d| d.disposition).any(given) {
        body.heading(2, &c.say("response.reuse-heading", &[]));
        body.say(reuse);
    }
    c.close(body);
    annex::write(c, body, "response.annex-opening", explained);
    enclosures::fingerprints(c, body);
}

/// The groups of the questions that the letter answers.
fn answered<'c>(c: &Composer<'c>) -> Vec<&'c Group> {
    let case = c.case;
    let answers =
        |group: &&Group| case.questions.iter().any(|q| q.group == group.id && c.plan.answers.contains(&q.id));
    case.groups.values().filter(answers).collect()
}

/// The laws under which the answers of this letter are given, in the order of the questions.
pub(super) fn laws(c: &Composer<'_>) -> Vec<Law> {
    let mut laws: Vec<Law> = Vec::new();
    for question in &c.case.questions {
        let group = c.case.groups.get(&question.group);
        if let Some(group) = group.filter(|_| c.plan.answers.contains(&question.id))
            && !laws.contains(&group.law)
        {
            laws.push(group.law);
        }
    }
    if laws.is_empty() {
        laws.push(c.law());
    }
    laws
}

/// Whoever waited too long reads that first.
fn late(c: &Composer<'_>, body: &mut Body) {
    let mut told: Vec<(Law, jiff::civil::Date)> = Vec::new();
    for group in answered(c) {
        let due = c.clock(group, None).and_then(|due| due.due);
        let Some(due) = due.filter(|due| *due < c.plan.on) else { continue };
        if told.contains(&(group.law, due)) {
            continue;
        }
        told.push((group.law, due));
        let provision = prose::capital(&c.rule(group.law, "time"));
        let due = c.day(due);
        let values = [("provision", provision.as_str()), ("law", c.title(group.law)), ("due", &due)];
        body.say(&c.say("response.late", &values));
    }
}

/// An answer for which more time was taken refers to the letter that said so.
fn after_more_time(c: &Composer<'_>, body: &mut Body) {
    let notice = c.case.letters.iter().rev().find(|l| l.kind == LetterKind::Extension && l.stands());
    let Some(notice) = notice else { return };
    let had = |kind| answered(c).iter().any(|g| g.events.iter().any(|e| e.kind == kind));
    let weighed = [false, true].iter().any(|n| !grounds::balances(c.case, &c.plan.answers, *n).is_empty());
    let id = if had(ClockEventKind::PublicInterestExtensionTo) && weighed {
        "response.after-public-interest"
    } else if had(ClockEventKind::PublicInterestExtensionTo) {
        "response.after-public-interest-given"
    } else if had(ClockEventKind::ComplexVoluminousExtension) {
        "response.after-complex"
    } else {
        return;
    };
    body.say(&c.say_as("response.after-more-time", id, &[("extension", &c.date(notice.on))]));
}

/// Which question is answered under which law, where there are several.
fn parts(c: &Composer<'_>, body: &mut Body, laws: &[Law]) {
    for law in laws {
        let of = |id: &&QuestionId| c.case.group_of(**id).is_some_and(|g| g.law == *law);
        let ids: Vec<QuestionId> = c.plan.answers.iter().filter(of).copied().collect();
        let questions = c.named(&ids);
        body.say(&c.say("response.part-law", &[("questions", &questions), ("law", c.title(*law))]));
    }
}

fn summary(c: &Composer<'_>, body: &mut Body) {
    let decided = || c.plan.answers.iter().filter_map(|id| c.case.decision_for(*id)).map(|d| d.disposition);
    let not_held = |d| matches!(d, Disposition::NotHeld | Disposition::NoRecordedInformation);
    let id = match outcome(c.case, &c.plan.answers) {
        Outcome::Full if decided().any(not_held) => "response.summary-full-some-not-held",
        Outcome::Full => "response.summary-full",
        Outcome::Partial => "response.summary-partial",
        Outcome::Refused if decided().all(|d| d == Disposition::Accessible) => "response.summary-accessible",
        Outcome::Refused => "response.summary-refused",
        Outcome::NotHeld => "response.summary-not-held",
        Outcome::Ncnd => "response.summary-ncnd",
        Outcome::S12 => "response.summary-s12",
        Outcome::S14 => "response.summary-s14",
        Outcome::Other => "response.summary-other",
    };
    let grounds = grounds::grounds(c.case, &c.plan.answers);
    let provisions = c.provisions(grounds.iter().map(|g| (g.law, g.provision.as_str())));
    body.say(&c.say_as("response.summary", id, &[("provisions", &provisions)]));
}

fn to_follow(c: &Composer<'_>, body: &mut Body) {
    if c.plan.to_follow.is_empty() {
        return;
    }
    body.heading(2, &c.say("response.follow-heading", &[]));
    body.say(&c.say("response.follow-opening", &[]));
    let place = |id: &QuestionId| c.case.place(*id);
    let mut following: Vec<_> = c.plan.to_follow.iter().collect();
    following.sort_by_key(|(id, _)| place(id));
    let items = following
        .into_iter()
        .map(|(id, follow)| {
            let question = prose::capital(&c.named(&[*id]));
            let by = c.day(follow.by);
            let why = prose::stopped(&follow.why);
            let values = [("question", question.as_str()), ("by", &by), ("why", &why)];
            prose::inlines(&c.say("response.follow-item", &values))
        })
        .collect();
    body.add(Block::List { ordered: false, items });
}
