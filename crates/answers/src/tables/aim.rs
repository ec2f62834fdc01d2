//! Which figures of a table a question is about: which measures, which groups, which times, and how sure that is. What
//! the question says and the table does not speaks against it.

use jiff::civil::Date;

use super::{
    bands,
    choose::{Chosen, choose},
    columns::{Kind, OF_TIME, speaks},
    grid::parts_a_whole,
    groups::named,
    heard::{Heard, Op, Want},
    shape::{Dim, Shape},
    target::{Layers, Target, aimed, kind_fits, target_kind, target_terms},
    terms::{Term, hard, says, terms},
    weigh::{against, done_otherwise, evidence},
    when::When,
};
use crate::words;

/// What a question is about in one table.
#[derive(Clone, Debug)]
pub(super) struct Frame {
    pub targets: Vec<Target>,
    /// For each column of groups the values that are meant; none where no value is named.
    pub groups: Vec<Option<Vec<u32>>>,
    pub when: When,
    pub chosen: Chosen,
    pub op: Op,
    pub want: Want,
    pub each: bool,
    /// Whether the figures of each group are wanted for themselves.
    pub by_group: bool,
    pub whole: bool,
    pub sure: f32,
}

/// The most measures that an answer shows beside each other where a question does not tell them apart.
const MOST_TARGETS: usize = 4;

fn first_said<'h>(heard: &'h Heard, before: Option<&'h Frame>) -> (When, f32) {
    for (text, sure) in [(&heard.own, 1.0), (&heard.heading, 0.99), (&heard.stem, 0.98)] {
        if text.when.says() {
            return (text.when.clone(), sure);
        }
    }
    // The largest of one time would be that one.
    let ranks = matches!(heard.op, Op::Most | Op::Least);
    match before {
        Some(frame) if frame.when.says() && !(ranks && frame.chosen.at.len() < 2) => {
            (frame.when.clone(), if heard.leans { 0.99 } else { 0.88 })
        }
        _ if heard.subject.when.says() => (heard.subject.when.clone(), 0.93),
        _ => (When::default(), 1.0),
    }
}

/// What a question is about in a table; none where it is about something else.
pub(super) fn aim(heard: &Heard, shape: &Shape<'_>, before: Option<&Frame>, received: Date) -> Option<Frame> {
    let leaning = before.filter(|_| heard.leans);
    let inherited: Vec<Term> = leaning.map(|f| spoken(shape, f)).unwrap_or_default();
    let mut outer: Vec<(&[Term], f32)> = vec![
        (&heard.heading.terms, 0.98),
        (&heard.stem.terms, 0.97),
        (&inherited, 0.98),
        (&heard.subject.terms, 0.93),
    ];
    let mut found: Vec<Target> = Vec::new();
    let mut fit = 1.0f32;
    let mut want = Want::Open;
    let mut unanswered = 1.0f32;
    let mut first_terms: Option<&[Term]> = None;
    for clause in &heard.clauses {
        let asked = match (clause.want, leaning) {
            (Want::Open, Some(frame)) => frame.want,
            // A share is of what is counted, unless a column holds it.
            (want, _) => want,
        };
        let layers = Layers { outer: outer.clone() };
        // "Please give value, start and end of:" says of each question behind it only what it may want.
        let hinted = asked == Want::Open && first_terms.is_none() && heard.from_stem != Want::Open;
        let (mut targets, mut near, mut own) =
            aimed(shape, clause, if hinted { heard.from_stem } else { asked }, &layers);
        let mut opened = false;
        if hinted && (targets.is_empty() || own < 1) {
            let open = aimed(shape, clause, Want::Open, &layers);
            if targets.is_empty() || open.2 > own {
                (targets, near, own) = open;
                opened = true;
            }
        }
        let bare = hard(&clause.terms).next().is_none();
        // "The same for tablets" after what laptops cost: what the tablets have.
        let taken_over = asked != clause.want && !bare;
        if asked == Want::Percent && targets.is_empty() || taken_over && (targets.is_empty() || own < 1) {
            let open = aimed(shape, clause, Want::Open, &layers);
            if targets.is_empty() || open.2 > own {
                (targets, near, own) = open;
            }
        }
        let _ = own;
        if bare && let Some(frame) = leaning {
            let kept: Vec<Target> = frame
                .targets
                .iter()
                .copied()
                .filter(|t| asked == Want::Percent || kind_fits(asked, target_kind(shape, *t), false) > 0.0)
                .collect();
            if !kept.is_empty() {
                (targets, near) = (kept, 0.97);
            }
        }
        if first_terms.is_none() {
            first_terms = Some(&clause.terms);
            outer.push((&clause.terms, 0.97));
            want = if hinted && !opened { heard.from_stem } else { asked };
        }
        if targets.is_empty() {
            // What is asked besides is left unanswered.
            unanswered *= 0.78;
            continue;
        }
        if targets.len() > 1 && !says(&heard.own.terms, "type") {
            near *= 0.78;
        }
        fit = fit.min(near);
        for target in targets {
            if !found.contains(&target) {
                found.push(target);
            }
        }
    }
    if found.is_empty() || found.len() > MOST_TARGETS {
        return None;
    }
    let mut sure = fit * unanswered;
    let mut accounted: Vec<Term> = shape.topic.clone();
    accounted.extend(shape.dims.iter().flat_map(|d| d.terms.iter().cloned()));
    accounted.extend(shape.period_heading.map(terms).unwrap_or_default());
    accounted.extend(found.iter().flat_map(|t| target_terms(shape, *t)));
    // Days lost for each person are lost to sickness.
    if says(&accounted, "daylost") && says(&accounted, "perhead") {
        accounted.push(Term { text: "sickness".to_owned(), hard: true, aside: false });
    }
    let known = accounted.clone();
    let mut groups = Vec::with_capacity(shape.dims.len());
    let mut told = 0;
    let mut own_group = false;
    for (at, dim) in shape.dims.iter().enumerate() {
        if dim.measures && found.iter().any(|t| t.value.is_some_and(|(d, _)| d == at)) {
            groups.push(None);
            continue;
        }
        let mut chosen = None;
        let ages = bands::of_ages(dim);
        if ages {
            accounted.extend(bands::words((0, 0)));
        }
        if ages
            && let Some(asked) = bands::of_question(&heard.own.raw)
            && let Some((values, near)) = bands::chosen(dim, asked)
        {
            sure *= near;
            accounted.extend(bands::words(asked));
            chosen = Some(values).filter(|v| !v.is_empty());
            if chosen.is_none() {
                groups.push(None);
                continue;
            }
        }
        let layers = [(&heard.own, 1.0, 0.0), (&heard.heading, 0.98, 0.85), (&heard.stem, 0.96, 0.95)];
        for (said, weight, least) in layers.into_iter().filter(|_| chosen.is_none()) {
            let (values, near) = named(dim, said, &known);
            // What stands outside the question names a group by its whole name or not at all.
            if near < 0.0 {
                sure *= 0.4;
                break;
            }
            if near > least {
                own_group |= least == 0.0;
                chosen = Some(values);
                sure *= near * weight;
                break;
            }
        }
        // "For all kinds of transport" takes back the kind asked before.
        let all_of_them = heard.whole && (heard.op == Op::Sum || heard.own.has(&["all", "both"]));
        if chosen.is_none() && !(all_of_them && shape.dims.len() > at && !dim.measures && part_asked(dim)) {
            if let Some(Some(values)) = leaning.map(|f| f.groups.get(at).cloned().flatten()) {
                chosen = Some(values);
                sure *= 0.97;
            } else {
                let (values, near) = named(dim, &heard.subject, &known);
                if near > 0.95 {
                    chosen = Some(values);
                    sure *= 0.93;
                }
            }
        }
        if let Some(values) = &chosen {
            let said = |t: &&Term| !t.aside && says(&heard.own.terms, &t.text);
            let most = values.iter().map(|v| hard(&dim.values[*v as usize].terms).filter(said).count());
            told = told.max(most.max().unwrap_or(0)).max(1);
            accounted.extend(values.iter().flat_map(|v| dim.values[*v as usize].terms.iter().cloned()));
        }
        groups.push(chosen);
    }
    sure *= against(heard, &accounted, &shape.topic);
    sure *= done_otherwise(heard, shape, &found);
    if before.is_none() && heard.orphan {
        sure *= 0.4;
    }
    sure *= evidence(heard, shape, &found, told, before, leaning);
    // What came in or went out is not what there is.
    if heard.stock && shape.flow && !found.iter().any(|t| says(&target_terms(shape, *t), "inus")) {
        let verbs = ["bought", "sold", "receiv", "lost", "issu"];
        if !verbs.iter().any(|v| words::line(&heard.own.line).contains(&format!(" {v} ")))
            && heard.own.has(&[
                "in use",
                "do you have",
                "do you own",
                "have you got",
                "are there",
                "do you hold",
            ])
        {
            sure *= 0.45;
        }
    }
    let (mut when, near) = first_said(heard, before);
    if let Some(count) = when.earlier.take() {
        let first = *shape.periods.get(*before?.chosen.at.first()?)?;
        when.windows = (1..=count).map(|n| first.years_before(n)).collect();
    }
    let chosen = choose(&when, &shape.periods, received)?;
    if shape.periods.is_empty() && (!when.windows.is_empty() || when.last.is_some()) {
        // A table that says no time cannot answer for a certain one.
        sure *= 0.55;
    }
    sure *= near;
    // What names its own group takes little over; what is asked "of those" is a part of them.
    let of_those = heard.own.has(&["of those", "of these", "of them", "of which"]);
    if of_those && let Some(frame) = leaning {
        let words = |groups: &[Option<Vec<u32>>]| {
            let each = shape.dims.iter().zip(groups).flat_map(|(d, g)| {
                g.iter().flatten().flat_map(|v| d.values[*v as usize].terms.iter()).collect::<Vec<_>>()
            });
            let own = each.filter(|t| t.hard && !says(&shape.topic, &t.text));
            own.map(|t| t.text.clone()).collect::<Vec<_>>()
        };
        let (before, now) = (words(&frame.groups), words(&groups));
        if frame.groups != groups && !before.is_empty() && !before.iter().any(|w| now.contains(w)) {
            sure *= 0.45;
        }
    }
    if let Some(frame) = leaning.filter(|_| !own_group || of_those) {
        sure *= frame.sure.clamp(0.5, 1.0);
    }
    // "Across all staff groups" is one figure; "for each staff group" is one for each.
    let all = heard.own.has(&["all", "every"])
        && !heard.own.has(&["each", "by", "per", "broken down", "breakdown"]);
    let by_group =
        !all && shape.dims.iter().enumerate().any(|(at, d)| {
            let mut heading = hard(&d.terms).peekable();
            let said = |t: &Term| {
                says(&heard.own.terms, &t.text)
                    || says(&heard.stem.terms, &t.text)
                    || says(&heard.heading.terms, &t.text)
            };
            groups[at].is_none() && parts(d) && heading.peek().is_some() && heading.all(said)
        }) || leaning.is_some_and(|f| f.by_group && heard.own.has(&["same"]));
    let op = if heard.op == Op::List && !heard.op_said {
        leaning.filter(|_| heard.own.has(&["same"]) && !same_time(&heard.own.line)).map_or(Op::List, |f| f.op)
    } else {
        heard.op
    };
    // "Average days lost" is the name of a figure, not something to reckon out.
    let averaged = found.iter().all(|t| target_kind(shape, *t) == Kind::Rate);
    let op = if op == Op::Average && averaged { Op::List } else { op };
    let op = if op == Op::Share && found.iter().all(|t| target_kind(shape, *t) == Kind::Percent) {
        Op::List
    } else {
        op
    };
    Some(Frame {
        targets: found,
        groups,
        when,
        chosen,
        op,
        want,
        each: heard.each,
        by_group,
        whole: heard.whole,
        sure,
    })
}

/// "For the same five years" is the same time and no more.
fn same_time(line: &str) -> bool {
    const TIMES: &[&str] = &["year", "period", "tim", "session", "month", "quarter", "date"];
    line.split(" same ").skip(1).any(|rest| rest.split(' ').take(3).any(|w| TIMES.contains(&w)))
}

/// Whether a heading names what its rows are: "Hall", not "Academic year" and not "Children and schools".
fn parts(dim: &Dim<'_>) -> bool {
    let several = dim.heading.split_whitespace().any(|w| w == "&" || w.eq_ignore_ascii_case("and"));
    !several && !speaks(dim.heading, OF_TIME)
}

/// Whether the groups of a column are parts that a whole may be asked of.
fn part_asked(dim: &Dim<'_>) -> bool {
    parts_a_whole(dim.heading) || dim.values.iter().any(|v| v.total)
}

/// The words of what a frame is about.
fn spoken(shape: &Shape<'_>, frame: &Frame) -> Vec<Term> {
    let mut all: Vec<Term> = frame.targets.iter().flat_map(|t| target_terms(shape, *t)).collect();
    all.extend(shape.topic.iter().cloned());
    all
}
