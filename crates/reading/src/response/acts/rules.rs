//! The rules: what a sentence does, from the meanings of its words and how they stand to each other.

use super::lexicon::*;
use super::{Acts, LINKS, NOT_HELD, NOT_SO, POINTS};

/// "Section 17 requires an authority to give a notice which states …": the law, not this case.
pub(super) fn tells_law(w: &Words, sentence: &str) -> bool {
    let public_authority = w.places(PUBLIC).any(|i| w.is(i + 1, AUTHORITY));
    if public_authority && w.has(MODAL | DUTY | EXEMPTION | WITHHOLD | HOLD) && !w.before_we() {
        return true;
    }
    let ours = w.places(WE).next().is_some_and(|i| i < 6);
    let duty = w.has(DUTY) && w.has(EXEMPTION | WITHHOLD | CONFIRM) && w.has(GIVE) && !ours;
    if duty && (w.has(NOTICE) || w.has(LAWREF) && !w.has(NOT)) {
        return true;
    }
    // The heading words of a notice: "states that fact", "specifies the exemption in question".
    let items =
        w.all.len() <= 9 && w.has(EXEMPTION | THIS) && !w.has(LAWREF) && sentence.contains("in question");
    items || w.all.len() <= 5 && sentence.contains("states that fact")
}

impl Words {
    /// Whether the authority speaks of itself at the beginning.
    fn before_we(&self) -> bool {
        self.places(WE).next().is_some_and(|i| i < 4)
    }
}

/// A verb of holding, negated.
pub(super) fn not_held(w: &Words, conditional: bool) -> Acts {
    let found = |i: usize, back: usize| {
        let unsure = w.before(i, IF, 8) || conditional;
        let more = w.before(i, MORE, 3) || w.after(i, MORE, 2);
        let not = w.before(i, NOT, back) || w.after(i, NOT, 3) && !w.before(i, NOT, 12) && w.is(i, HOLD);
        not && !unsure && !more && !w.has(DENY)
    };
    let held = w.places(HOLD).any(|i| found(i, 5) && !w.before(i, FIND, 4));
    let kept = || {
        w.places(KEEP).any(|i| {
            // "No accidents on record" counts them.
            !(i > 0 && w.is(i - 1, ON)) && found(i, 3) && !w.before(i, GIVE, 2)
        })
    };
    let having = || {
        w.places(HAVE).any(|i| {
            let none = w.is(i + 1, NOT) && w.after(i + 1, INFO, 3) && !w.after(i, MORE | ON, 3);
            let not = i > 0 && w.is(i - 1, NOT) && w.is(i + 1, THIS | INFO);
            (none || not) && !conditional
        })
    };
    let searched = || {
        w.places(FIND).any(|i| {
            (w.before(i, NOT, 3) && w.after(i, INFO | THIS, 6) || w.is(i + 1, NOT) && w.after(i, INFO, 6))
                && !conditional
                && !w.before(i, IF, 8)
                && w.before(i, WE | BE | HAVE | DECIDE, 4)
        })
    };
    if held || kept() || having() || searched() {
        let first_not = w.places(NOT).next().unwrap_or(usize::MAX);
        let but = w.places(CONTRAST).any(|i| {
            first_not < i
                && w.after(i, WE | INFO, 3)
                && w.after(i, HAVE | DECIDE | FIND | GIVE, 6)
                && !w.after(i, NOT, 8)
        });
        let so = but || w.places(FORMAT).any(|i| w.before(i, NOT, 12) || w.before(i, HOLD | KEEP, 8));
        return if so { NOT_HELD | NOT_SO } else { NOT_HELD };
    }
    0
}

/// The limit is passed: a limit with passing it, or hours that an estimate comes to.
pub(super) fn over_limit(w: &Words) -> bool {
    if !w.has(LIMIT | HOURS) {
        return false;
    }
    let of_cost = w.has(COST | HOURS | LATER);
    w.has(LIMIT) && w.has(EXCEED) && of_cost
        || w.has(HOURS) && w.has(FIGURE) && w.has(ESTIMATE) && w.has(EXCEED | MODAL)
}

/// Something is exempt or kept back, in fact and here.
pub(super) fn withheld(w: &Words, public_interest: bool) -> bool {
    let real = |i: usize| !w.before(i, NOT, 3) && !w.before(i, MODAL | IF, 4);
    if w.places(WITHHOLD).any(|i| real(i) && (!public_interest || w.before(i, BE, 3))) {
        return true;
    }
    !public_interest
        && w.places(EXEMPTION).any(|i| {
            real(i)
                && (w.before(i, APPLY, 5) || w.after(i, APPLY, 5))
                && !w.after(i, NOT, 4)
                && !w.after(i, MODAL, 3)
        })
}

/// "We cannot supply it": giving, negated.
pub(super) fn denied(w: &Words) -> bool {
    w.places(GIVE | GIVEN).any(|i| {
        let cannot_be = i >= 2 && w.is(i - 1, BE) && w.is(i - 2, NOT);
        w.before(i, NOT, 5)
            && (cannot_be || w.has(WE | THIS | INFO | REQUEST))
            && !w.before(i, IF, 6)
            && !w.after(i, MORE, 3)
            && !w.after(i, EVERY, 3)
            && !w.is(0, IF)
    })
}

/// "We cannot supply all of it": what is not given is a part.
pub(super) fn not_all(w: &Words) -> bool {
    w.places(GIVE).any(|i| {
        w.before(i, NOT, 5) && w.after(i, EVERY, 3) && w.has(WE) && !w.before(i, IF, 6) && !w.is(0, IF)
    })
}

/// Part of what was asked for, and not of something else.
pub(super) fn partly(w: &Words) -> bool {
    const DONE: Sense = GIVE | GIVEN | HOLD | WITHHOLD | REDACT | EXEMPTION | PUBLISHED | APPLY;
    w.places(PART).any(|i| {
        w.after(i, INFO | REQUEST, 5)
            && !w.before(i, ORDINAL, 1)
            && (w.before(i, DONE, 5) || w.after(i, DONE, 10))
    })
}

/// Hands over: enclosed, attached, set out below, we provide; not negated, not supposed.
pub(super) fn gives(w: &Words, withholds: bool, public_interest: bool) -> bool {
    let one_clause = w.all.last().is_none_or(|last| last.clause == 0);
    if withholds && one_clause && !w.has(CONTRAST | REDACT | PART) || public_interest || w.has(LINK | APPEAL)
    {
        return false;
    }
    let first_withheld = w.places(WITHHOLD | EXEMPTION).next().unwrap_or(usize::MAX);
    let fact = |i: usize| {
        !w.before(i, NOT, 5)
            && !w.before(i, MODAL, 6)
            && !w.before(i, YOU, 2)
            && !w.after(i, EXEMPTION | REASON | NOTICE | WITHHOLD, 5)
            && !w.before(i, NOUN | ACT, 1)
            && (i < first_withheld || w.all[i].clause > w.all[first_withheld].clause)
    };
    w.places(GIVEN).any(|i| {
        let done = (w.before(i, BE, 4) || w.before(i, HAVE, 3) && w.before(i, WE, 5))
            && !w.after(i, BELOW, 2)
            || i == 0 && w.after(i, BE | SEE | PLACE, 3);
        let by_others = w.after(i, BY, 2)
            || w.after(i, CONFIDENCE, 6)
            || w.is(i, GIVEN_ALONE) && !w.has(YOU | APPLICANT | PLACE | PART)
            || w.after(i, WE, 2) && !w.after(i, YOU, 2);
        // "It was supplied" may be the supplier's doing; "you were given" is not.
        let theirs = w.before(i, PAST, 2) && !w.has(YOU | APPLICANT | INFO);
        done && fact(i) && !by_others && !theirs
    }) || w.places(GIVE).any(|i| {
        w.before(i, WE | DECIDE, 4)
            && (w.has(CONFIRM) || !w.before(i, THIS, 5))
            && fact(i)
            && !w.before(i, DUTY, 4)
            && !w.before(i, LATER, 3)
    }) || w
        .places(SEE)
        .any(|i| (i + 1..i + 7).any(|j| w.is(j, PLACE) && !w.is(j, BELOW)) && fact(i) && !w.before(i, WE, 1))
}

/// "The table below shows", "the figures are as follows": what it is must follow.
pub(super) fn shows(w: &Words) -> bool {
    let plain = !w.has(APPEAL | ACT | REASON | EXEMPTION | WITHHOLD | LAWREF | LINK | NOT);
    plain
        && w.places(PLACE)
            .any(|i| w.before(i, INFO | PLACE, 6) && w.has(BE | HAVE | SEE) || w.after(i, INFO | PLACE, 3))
}

/// Where it is to be had already.
pub(super) fn points(w: &Words, place: bool) -> Acts {
    let real = |i: usize| !w.before(i, NOT, 3) && !w.before(i, LATER | IF, 5) && !w.before(i, MORE, 1);
    let published = w.places(PUBLISHED).any(real)
        || w.places(SITE).any(|i| real(i) && (w.before(i, ON | SEE, 4) || w.before(i, FIND, 8)));
    match (published, place) {
        // "Once it is ready you will find it there."
        _ if w.is(0, ONCE) => 0,
        _ if w.has(MORE) && (place || w.has(LINK)) => LINKS,
        _ if w.has(LINK) && w.has(PLACE | GIVE | GIVEN | SEE) => POINTS,
        (true, _) if w.has(BE | SEE | HAVE | DECIDE | MODAL | GIVEN | PLACE | PUBLIC) => POINTS,
        (_, true) => LINKS,
        _ => 0,
    }
}

/// Gives reasons: what harm it would do, what speaks for openness.
pub(super) fn weighs(w: &Words) -> bool {
    let supposed =
        || w.places(GIVE).any(|i| w.after(i, MODAL, 8) && !w.before(i, WE | MODAL, 3)) && w.has(MODAL);
    w.has(HARM) && w.has(MODAL | NOUN | GIVE | INTEREST) || w.has(NOUN) && w.has(MODAL) || supposed()
}

/// The courtesies and the course of the request: thanks, received, considered under the Act, rights.
pub(super) fn procedure(w: &Words, place: bool) -> bool {
    let of_law = w.has(ACT | LAWREF | ENVIRONMENTAL);
    w.has(THANK) && (w.has(REQUEST | YOU) || w.is(0, THANK))
        || w.has(THANK) && w.all.len() < 12
        || w.has(HANDLED) && of_law && w.has(WE | BE | HAVE)
        || w.has(HANDLED) && w.has(REQUEST) && (of_law || w.has(WE | BE | HAVE))
        || w.has(ENVIRONMENTAL) && w.has(ACT)
        || w.has(APPEAL) && w.has(MODAL | YOU) && !place
        || w.has(REQUEST) && w.has(YOU) && w.all.len() < 30 && !w.has(FIGURE | PLACE)
        || w.has(DUTY) && of_law
        || w.all.len() <= 4 && w.has(REQUEST | LAWREF | EXEMPTION | ACT)
        || w.is(0, META) && w.all.len() <= 8
}

/// "I can confirm that we hold this", and nothing more.
pub(super) fn held(w: &Words) -> bool {
    w.places(HOLD).any(|i| !w.before(i, NOT, 5)) && w.all.len() < 40
}

/// A figure, a sum, nil, or a row of figures; no sentence.
pub(super) fn is_value(w: &Words, sentence: &str) -> bool {
    let figures = w.places(FIGURE).count();
    let said = w.has(HOLD | GIVE | GIVEN | WITHHOLD | EXEMPTION | LAWREF | META | REQUEST | APPEAL);
    let brief = w.all.len() <= 5;
    if sentence.contains("il return") || sentence.contains("il Return") {
        return true;
    }
    if brief && !said && (figures > 0 || w.has(MONEY)) {
        return true;
    }
    if figures >= 2 && figures * 5 >= w.all.len() * 2 && !w.has(LAWREF) {
        return true;
    }
    let trimmed = sentence.trim_end_matches(['.', ' ']);
    let nil = |s: &str| {
        ["nil", "none", "n/a", "zero", "not applicable", "yes", "no"]
            .iter()
            .any(|v| s.eq_ignore_ascii_case(v))
    };
    nil(trimmed)
}
