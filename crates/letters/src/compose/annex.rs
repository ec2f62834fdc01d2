//! The explanatory annex: each provision once, with what its test needs; then each balance once.

use casework::{
    QuestionId,
    decision::{Balance, Factor, Likelihood, Reliance},
};
use document::{Block, Law};

use super::{Body, Composer, procedural};
use crate::{
    grounds::{self, Ground, Weighed},
    prose,
};

pub(super) fn write(c: &Composer<'_>, body: &mut Body, opening: &str, answers: &[QuestionId]) {
    let blocks = annex(c, answers);
    if blocks.is_empty() {
        return;
    }
    body.add(Block::PageBreak);
    body.heading(2, &c.say("response.annex-heading", &[]));
    body.say(&c.say(opening, &[]));
    body.blocks.extend(blocks);
}

/// The parts of the annex without its heading; empty where nothing is relied on.
pub(super) fn annex(c: &Composer<'_>, answers: &[QuestionId]) -> Vec<Block> {
    let mut body = Body::default();
    let grounds = grounds::grounds(c.case, answers);
    for ground in grounds.iter().filter(|g| !g.ncnd) {
        withheld(c, &mut body, ground);
    }
    for weighed in grounds::balances(c.case, answers, false) {
        balance(
            c,
            &mut body,
            &weighed,
            "annex.balance-heading",
            "annex.balance-opening",
            ["annex.for", "annex.against"],
        );
    }
    for ground in grounds.iter().filter(|g| g.ncnd) {
        ncnd(c, &mut body, ground);
    }
    for weighed in grounds::balances(c.case, answers, true) {
        let words = ["annex.ncnd-for", "annex.ncnd-against"];
        balance(c, &mut body, &weighed, "annex.ncnd-balance-heading", "annex.ncnd-balance-opening", words);
    }
    body.blocks
}

fn withheld(c: &Composer<'_>, body: &mut Body, ground: &Ground<'_>) {
    let known = law::provision(ground.law, &ground.provision);
    let words = c.provisions([(ground.law, ground.provision.as_str())]);
    let title = match known {
        Some(provision) => format!("{}: {}", prose::capital(&words), provision.title),
        None => prose::capital(&words),
    };
    body.heading(3, &title);
    let questions = c.named(&ground.questions());
    let values = [("provision", words.as_str()), ("law", c.title(ground.law)), ("questions", &questions)];
    body.say(&c.say("annex.applies-to", &values));
    texts(
        c,
        body,
        ground,
        |r| prose::unstopped(&r.covers).to_owned(),
        |c, covers| c.say("annex.covers", &[("covers", covers)]),
    );
    if let Some(known) = known {
        procedural::before(c, body, ground, known);
    }
    reasons(c, body, ground);
    tests(c, body, ground);
    let Some(known) = known else { return };
    procedural::after(c, body, ground, known);
    let exception = ground.law.is_environmental();
    match known.needs_public_interest_test().filter(|_| known.kind != law::provisions::Kind::Procedural) {
        Some(true) if exception => {
            let presumption = c.rule(ground.law, "presumption");
            body.say(&c.say("annex.qualified-exception", &[("presumption", &presumption)]));
        }
        Some(true) => body.say(&c.say("annex.qualified", &[])),
        Some(false) if exception => body.say(&c.say("annex.absolute-exception", &[])),
        Some(false) => body.say(&c.say("annex.absolute", &[])),
        None => {}
    }
}

fn ncnd(c: &Composer<'_>, body: &mut Body, ground: &Ground<'_>) {
    let words = c.provisions([(ground.law, ground.provision.as_str())]);
    body.heading(3, &c.say("annex.ncnd-heading", &[("provisions", &words)]));
    let questions = c.named(&ground.questions());
    let values = [("provision", words.as_str()), ("law", c.title(ground.law)), ("questions", &questions)];
    body.say(&c.say("annex.ncnd-applies-to", &values));
    // FOISA lifts the duty only where to reveal it would be contrary to the public interest (s.18(1)).
    if ground.law == Law::Foisa {
        body.say(&c.say("annex.ncnd-public-interest", &[]));
    }
    reasons(c, body, ground);
}

fn reasons(c: &Composer<'_>, body: &mut Body, ground: &Ground<'_>) {
    let plain = |_: &Composer<'_>, text: &str| text.to_owned();
    texts(c, body, ground, |r| r.why.clone(), plain);
    texts(c, body, ground, |r| r.about_this_request.clone(), plain);
    texts(c, body, ground, |r| r.prejudice.clone(), plain);
    let known = law::provision(ground.law, &ground.provision).filter(|_| !ground.ncnd);
    let threshold = known.and_then(|p| p.threshold.as_deref()).unwrap_or_default();
    let how = match threshold {
        t if t.contains("substantially") => "-substantial",
        t if t.contains("adversely") => "-adverse",
        _ => "",
    };
    let of = if ground.ncnd { "ncnd-prejudice-" } else { "prejudice-" };
    let likelihood = |r: &Reliance| match r.likelihood {
        Some(Likelihood::Would) => format!("annex.{of}would{how}"),
        // Under the EIR the harm must be more probable than not, and nothing less is said.
        Some(Likelihood::WouldBeLikely) if how == "-adverse" => String::new(),
        Some(Likelihood::WouldBeLikely) => format!("annex.{of}likely{how}"),
        None => String::new(),
    };
    texts(c, body, ground, likelihood, |c, id| c.say(id, &[]));
}

/// What the tests of single provisions need.
fn tests(c: &Composer<'_>, body: &mut Body, ground: &Ground<'_>) {
    texts(c, body, ground, |r| r.condition.clone(), |c, t| c.say("annex.condition", &[("condition", t)]));
    texts(c, body, ground, |r| r.location.clone(), |c, t| c.say("annex.location", &[("location", t)]));
    let unfinished = law::reliance::requirements(ground.law, &ground.provision, false);
    let unfinished = unfinished.iter().any(|r| r.id == "completion");
    let plan = if unfinished { "annex.completion" } else { "annex.publication" };
    texts(c, body, ground, |r| r.publication_plan.clone(), |c, t| c.say(plan, &[("plan", t)]));
    texts(c, body, ground, |r| r.confidence.clone(), |c, t| c.say("annex.confidence", &[("confidence", t)]));
    texts(c, body, ground, |r| r.interests.clone(), |c, t| c.say("annex.interests", &[("interests", t)]));
    texts(c, body, ground, |r| r.enactment.clone(), |c, t| c.say("annex.enactment", &[("enactment", t)]));
    let opinion = |r: &Reliance| {
        let Some(person) = r.qualified_person.as_ref().filter(|p| !p.opinion.trim().is_empty()) else {
            return String::new();
        };
        let on = person.given_on.map(|d| c.date(d)).unwrap_or_default();
        let own = if on.is_empty() { "annex.qualified-person" } else { "annex.qualified-person-on" };
        let values = [("office", person.office.as_str()), ("on", &on), ("opinion", person.opinion.trim())];
        c.say_as("annex.qualified-person", own, &values)
    };
    texts(c, body, ground, opinion, |_, text| text.to_owned());
}

/// Each distinct text once; where it does not hold for all questions of the provision, with those that it holds for.
fn texts(
    c: &Composer<'_>,
    body: &mut Body,
    ground: &Ground<'_>,
    field: impl Fn(&Reliance) -> String,
    say: impl Fn(&Composer<'_>, &str) -> String,
) {
    let all = ground.questions();
    for (questions, text) in ground.texts(field) {
        let words = say(c, &text);
        if questions.len() == all.len() || all.len() == 1 {
            body.say(&words);
        } else {
            body.say(&format!("{}: {words}", prose::capital(&c.named(&questions))));
        }
    }
}

fn balance(
    c: &Composer<'_>,
    body: &mut Body,
    weighed: &Weighed<'_>,
    heading: &str,
    opening: &str,
    sides: [&str; 2],
) {
    let provisions: Vec<(Law, &str)> = weighed.provisions.iter().map(|(law, p)| (*law, p.as_str())).collect();
    let words = c.provisions(provisions);
    let title = c.say(heading, &[("provisions", &words)]);
    body.heading(3, title.trim().trim_end_matches(':'));
    body.say(&c.say(opening, &[("questions", &c.named(&weighed.questions))]));
    let Balance { for_disclosure, for_withholding, conclusion } = weighed.balance;
    for (side, factors) in sides.into_iter().zip([for_disclosure, for_withholding]) {
        list(c, body, side, factors);
    }
    if !conclusion.trim().is_empty() {
        body.say(&c.say("annex.conclusion", &[]));
        body.say(conclusion);
    }
}

fn list(c: &Composer<'_>, body: &mut Body, side: &str, factors: &[Factor]) {
    let items: Vec<_> =
        factors.iter().map(|f| f.text.trim()).filter(|t| !t.is_empty()).map(prose::inlines).collect();
    if items.is_empty() {
        return;
    }
    body.say(&c.say(side, &[]));
    body.add(Block::List { ordered: false, items });
}
