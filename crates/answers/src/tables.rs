//! Any table with a heading row: figures by year, by kind, by place. A question picks measures, groups and times; what it
//! wants reckoned is reckoned and says how. Which other sources answer is not known here.

mod aim;
mod bands;
mod choose;
mod columns;
mod figure;
mod grid;
mod groups;
mod heard;
mod listed;
mod most;
mod period;
mod phrases;
mod rows;
mod shape;
mod share;
mod target;
mod terms;
mod tokens;
mod weigh;
mod when;
mod working;

use casework::authority::Register;
use document::response::Disposition;
use jiff::civil::Date;

use crate::{
    Asked, Candidate, Memory, Source, SourceKind,
    prepared::Known,
    register::{age, cell},
    words::bag,
};
use aim::{Frame, aim};
use columns::Kind;
use figure::Unit;
use grid::Grid;
use heard::{Heard, Op, Want, hear};
use shape::{Shape, shape};
use share::{share, whole_of, wider_group};
use working::{Worked, work};

/// How many questions before this one are looked back to.
const LOOKED_BACK: usize = 4;
/// How sure the best match of a table is.
const SURE: f32 = 0.96;

/// A table and the register that it is of.
struct Origin<'r> {
    /// The table's own name.
    name: &'r str,
    register: &'r Register,
    /// Whether it answers only what must be reckoned or has several times: another part reads its single values.
    only_series: bool,
}

/// The tables of some registers, taken apart once for many questions.
pub(crate) struct Ready<'r> {
    /// Which register a table is, and what it is made of.
    apart: Vec<(&'r Register, bool, Shape<'r>)>,
    /// Tables made of registers of facts, with the register that each is of.
    made: Vec<(&'r Register, Register)>,
    /// Tables that stand under each other in one register.
    stacked: Vec<(&'r Register, Register)>,
}

impl<'r> Ready<'r> {
    /// Takes the tables among these registers apart.
    pub(crate) fn of(known: &[Known<'r>]) -> Ready<'r> {
        let mut ready = Ready { apart: Vec::new(), made: Vec::new(), stacked: Vec::new() };
        for Known { register, columns } in known {
            let parts = if rows::is_plain(columns) { rows::stacked(register) } else { Vec::new() };
            if !parts.is_empty() {
                ready.stacked.extend(parts.into_iter().map(|t| (*register, t)));
            } else if rows::is_plain(columns) {
                ready.apart.extend(shape(register).map(|s| (*register, false, s)));
            } else if rows::has_years_across(register, columns) {
                // "Contracts register" says nothing of what a contract is about.
                let bare = |s| Shape { topic: Vec::new(), ..s };
                ready.apart.extend(shape(register).map(|s| (*register, true, bare(s))));
            }
            ready.made.extend(rows::tables_of(register, columns).into_iter().map(|t| (*register, t)));
        }
        ready
    }

    /// Candidates from these tables.
    pub(crate) fn candidates(&self, asked: &Asked<'_>, memory: &Memory<'_>) -> Vec<Candidate> {
        let text = |t: Option<&str>| t.unwrap_or("").to_owned();
        let (heading, stem, subject) = (text(asked.heading), text(asked.stem), text(asked.subject));
        let Some(mut heard) = hear(asked.text, &heading, &stem, &subject) else { return Vec::new() };
        heard.orphan = !asked.previous.is_empty() && terms::hard(&heard.own.terms).next().is_none();
        let from = asked.previous.len().saturating_sub(LOOKED_BACK);
        let before: Vec<Option<Heard>> =
            asked.previous[from..].iter().map(|t| hear(t, &heading, &stem, &subject)).collect();
        let ask = |shape: &Shape<'_>, origin: &Origin<'_>| {
            candidate(&heard, &before, shape, origin, memory, asked.received_on)
        };
        let apart = self.apart.iter().filter_map(|(register, only_series, shape)| {
            ask(shape, &Origin { name: &register.name, register, only_series: *only_series })
        });
        let made = self.made.iter().filter_map(|(register, table)| {
            ask(&shape(table)?, &Origin { name: &table.name, register, only_series: true })
        });
        let stacked = self.stacked.iter().filter_map(|(register, table)| {
            ask(&shape(table)?, &Origin { name: &table.name, register, only_series: false })
        });
        apart.chain(made).chain(stacked).collect()
    }
}

fn candidate(
    heard: &Heard,
    before: &[Option<Heard>],
    shape: &Shape<'_>,
    origin: &Origin<'_>,
    memory: &Memory<'_>,
    received: Date,
) -> Option<Candidate> {
    let mut frames: Vec<Option<Frame>> = Vec::new();
    for earlier in before {
        let last = frames.last().and_then(Option::as_ref);
        let frame = earlier.as_ref().and_then(|h| aim(h, shape, last, received)).filter(|f| f.sure >= 0.35);
        frames.push(frame);
    }
    let last = frames.last().and_then(Option::as_ref);
    let mut frame = aim(heard, shape, last, received)?;
    if frame.sure < 0.25 {
        return None;
    }
    if let Some(withheld) = position(shape, &frame, origin, received) {
        return Some(withheld);
    }
    let grid = Grid::of(shape, &frame)?;
    blanks(shape, &mut frame, &grid);
    let over_time = heard.own.has(&[
        "which year",
        "what year",
        "which financial year",
        "what financial year",
        "which month",
        "which quarter",
        "when",
        "in which year",
    ]);
    let worked = if frame.op == Op::Share {
        let earlier = frames.len().checked_sub(2).and_then(|at| frames[at].as_ref());
        shared(heard, shape, &mut frame, last, earlier)?
    } else {
        if frame.want == Want::Percent
            && frame.op != Op::Change
            && target::target_kind(shape, frame.targets[0]) != Kind::Percent
        {
            return None;
        }
        work(shape, &frame, &grid, over_time)?
    };
    let several = frame.chosen.at.len() > 1 && (!frame.chosen.open || frame.each);
    if origin.only_series && !worked.computed && !several {
        return None;
    }
    Some(said(heard, shape, &frame, worked, origin, memory, received))
}

/// Times whose cells are empty are missing.
fn blanks(shape: &Shape<'_>, frame: &mut Frame, grid: &Grid<'_>) {
    let bare = |at: &usize| {
        let at = u32::try_from(*at).unwrap_or(shape::NONE);
        (0..grid.keys.len()).all(|k| (0..frame.targets.len()).all(|t| grid.cell(at, k, t).is_empty()))
    };
    let empty: Vec<usize> = frame.chosen.at.iter().copied().filter(bare).collect();
    if !empty.is_empty() && !frame.chosen.open {
        frame.chosen.missing.extend(empty.iter().map(|at| shape.labels[*at].to_owned()));
        frame.chosen.fit *= 0.72;
        frame.chosen.computed *= 0.6;
    }
}

/// A percentage that no column holds.
fn shared(
    heard: &Heard,
    shape: &Shape<'_>,
    frame: &mut Frame,
    last: Option<&Frame>,
    earlier: Option<&Frame>,
) -> Option<Worked> {
    let bare = terms::hard(&heard.own.terms).next().is_none();
    // "What percentage is that?" after a part and its whole.
    if bare
        && let (Some(part), Some(whole)) = (last, earlier)
        && part.targets.len() == 1
        && whole.targets.len() == 1
        && (part.targets != whole.targets || part.groups != whole.groups)
    {
        // "As a percentage for 2025" narrows both to that year.
        let at = if heard.own.when.says() { &*frame } else { part };
        let part = Frame { chosen: at.chosen.clone(), when: at.when.clone(), ..part.clone() };
        let whole = Frame { chosen: at.chosen.clone(), when: at.when.clone(), ..whole.clone() };
        let (a, b) = (Grid::of(shape, &part)?, Grid::of(shape, &whole)?);
        frame.targets = part.targets.clone();
        frame.groups = part.groups.clone();
        return share(shape, (&a, &keys_of(&a, shape)), (&b, &keys_of(&b, shape)));
    }
    // "As a percentage of all degrees awarded?" names the whole; the part was asked before.
    if let Some(part) =
        last.filter(|_| heard.leans || heard.own.has(&["percentage of", "percent of", "as a percentage"]))
        && heard.own.has(&["percentage of", "percent of", "proportion of", "share of", "out of"])
        && part.targets.len() == 1
        && frame.targets.len() == 1
        && (part.targets != frame.targets || part.groups != frame.groups)
        && takes_in(shape, frame, part)
    {
        let at = if heard.own.when.says() { &*frame } else { part };
        let whole = Frame { chosen: at.chosen.clone(), when: at.when.clone(), ..frame.clone() };
        let part = Frame { chosen: at.chosen.clone(), when: at.when.clone(), ..part.clone() };
        let (a, b) = (Grid::of(shape, &part)?, Grid::of(shape, &whole)?);
        frame.chosen = part.chosen.clone();
        if let Some(worked) = share(shape, (&a, &keys_of(&a, shape)), (&b, &keys_of(&b, shape))) {
            return Some(worked);
        }
    }
    if frame.targets.len() == 2 {
        // Both were named: the more particular is the part.
        let count = |t: &target::Target| terms::hard(&target::target_terms(shape, *t)).count();
        frame.targets.sort_by_key(|t| std::cmp::Reverse(count(t)));
        if count(&frame.targets[0]) == count(&frame.targets[1]) {
            return None;
        }
        let whole = Frame { targets: vec![frame.targets[1]], ..frame.clone() };
        frame.targets.truncate(1);
        let (a, b) = (Grid::of(shape, frame)?, Grid::of(shape, &whole)?);
        return share(shape, (&a, &keys_of(&a, shape)), (&b, &keys_of(&b, shape)));
    }
    if frame.targets.len() != 1 {
        return None;
    }
    if let Some(whole) = whole_of(shape, frame) {
        let whole = Frame { targets: vec![whole], ..frame.clone() };
        let (a, b) = (Grid::of(shape, frame)?, Grid::of(shape, &whole)?);
        return share(shape, (&a, &keys_of(&a, shape)), (&b, &keys_of(&b, shape)));
    }
    // "Plans issued within 20 weeks" are a part of "plans issued".
    if let Some((at, value)) = wider_group(shape, frame) {
        let mut whole = frame.clone();
        whole.groups[at] = Some(vec![value]);
        let (a, b) = (Grid::of(shape, frame)?, Grid::of(shape, &whole)?);
        return share(shape, (&a, &keys_of(&a, shape)), (&b, &keys_of(&b, shape)));
    }
    // A group's share in all groups.
    let at = (0..shape.dims.len()).find(|d| frame.groups[*d].as_ref().is_some_and(|v| v.len() == 1))?;
    if !grid::parts_a_whole(shape.dims[at].heading) || shape.dims[at].measures {
        return None;
    }
    let mut whole = Frame { by_group: false, ..frame.clone() };
    whole.groups[at] = None;
    let (a, b) = (Grid::of(shape, frame)?, Grid::of(shape, &whole)?);
    share(shape, (&a, &keys_of(&a, shape)), (&b, &keys_of(&b, shape)))
}

/// Whether one figure takes another in by their names: all that tells the whole is said of the part, or it is a total.
fn takes_in(shape: &Shape<'_>, whole: &Frame, part: &Frame) -> bool {
    let words = |frame: &Frame| {
        let groups = shape.dims.iter().zip(&frame.groups).flat_map(|(d, g)| {
            g.iter().flatten().flat_map(|v| d.values[*v as usize].terms.iter().cloned()).collect::<Vec<_>>()
        });
        let of_targets = frame.targets.iter().flat_map(|t| target::target_terms(shape, *t));
        groups.chain(of_targets).collect::<Vec<terms::Term>>()
    };
    let (whole, part) = (words(whole), words(part));
    terms::hard(&whole).filter(|t| !t.aside).all(|t| terms::says(&part, &t.text))
}

fn keys_of(grid: &Grid<'_>, shape: &Shape<'_>) -> Vec<usize> {
    if grid.keys.len() == 1 { vec![0] } else { grid.leaves(shape) }
}

fn source(shape: &Shape<'_>, frame: &Frame, origin: &Origin<'_>, field: String) -> Source {
    let mut record: Vec<&str> = Vec::new();
    for (dim, chosen) in shape.dims.iter().zip(&frame.groups) {
        record.extend(chosen.iter().flatten().map(|v| dim.values[*v as usize].text));
    }
    let name = origin.register.name.clone();
    let record = if record.is_empty() { origin.name.to_owned() } else { record.join("; ") };
    Source {
        reference: name.clone(),
        name,
        date: origin.register.as_at,
        kind: SourceKind::Register,
        record,
        field,
        owner: Some(origin.register.owner.clone()),
    }
}

/// What the position on a column says in its place, where it is not given.
fn position(shape: &Shape<'_>, frame: &Frame, origin: &Origin<'_>, received: Date) -> Option<Candidate> {
    let held = frame.targets.iter().find_map(|t| shape.measures[t.measure].position.as_ref())?;
    let under = held.provisions.join(", ");
    let text = match held.disposition {
        Disposition::Given | Disposition::GivenInPart => return None,
        Disposition::Accessible if held.note.is_empty() => "Already published".to_owned(),
        Disposition::Accessible => format!("Already published: {}", held.note),
        Disposition::Ncnd => "Neither confirmed nor denied".to_owned(),
        Disposition::NotHeld => "Not held".to_owned(),
        _ if under.is_empty() => "Withheld".to_owned(),
        _ => format!("Withheld under {under}"),
    };
    let titles: Vec<String> = frame.targets.iter().map(|t| working::title(shape, *t)).collect();
    let (age, stale) = age(origin.register.as_at, received);
    Some(Candidate {
        text,
        table: None,
        disposition: held.disposition,
        provisions: held.provisions.clone(),
        confidence: SURE * frame.sure * age,
        source: source(shape, frame, origin, titles.join(", ")),
        stale,
        note: (!held.note.is_empty()).then(|| held.note.clone()),
    })
}

fn said(
    heard: &Heard,
    shape: &Shape<'_>,
    frame: &Frame,
    worked: Worked,
    origin: &Origin<'_>,
    memory: &Memory<'_>,
    received: Date,
) -> Candidate {
    let titles: Vec<String> = frame.targets.iter().map(|t| working::title(shape, *t)).collect();
    let mut field = titles.join(", ");
    if !worked.how.is_empty() {
        field = format!("{}: {field}", worked.how);
    }
    let mut sure = SURE
        * frame.sure
        * worked.fit
        * if worked.computed { frame.chosen.computed.min(frame.chosen.fit) } else { frame.chosen.fit };
    let mut text = worked.text;
    let only = frame.groups.iter().flatten().flatten().count() == 1;
    let group = shape
        .dims
        .iter()
        .zip(&frame.groups)
        .find_map(|(d, g)| Some(d.values[*g.as_ref()?.first()? as usize].text));
    if let Some(group) = group.filter(|_| only && worked.table.is_some() && !worked.computed) {
        text = format!("{group}: {text}");
    }
    let money = frame.targets.iter().any(|t| target::target_kind(shape, *t) == Kind::Money);
    if heard.cost_too && frame.want == Want::Count && !money {
        let name = group.filter(|_| only).map_or_else(|| titles[0].clone(), str::to_owned);
        match cost_of(memory, origin.register, &name) {
            Some((register, cost)) => {
                text = format!("{text}. {cost}");
                field = format!("{field}; {register}");
            }
            None => sure *= 0.8,
        }
    }
    let mut remarks = frame.chosen.remarks.clone();
    if !frame.chosen.missing.is_empty() {
        remarks.push(format!("Not in the register: {}.", frame.chosen.missing.join(", ")));
    }
    remarks.extend(worked.remarks);
    // What is over does not change any more: only how things stand now goes stale.
    let closed = |p: &period::Period| {
        origin.register.as_at.is_some_and(|at| p.to < period::month_of(at))
            && p.to < period::month_of(received)
    };
    let settled = !frame.chosen.at.is_empty()
        && frame.chosen.at.iter().all(|at| closed(&shape.periods[*at]))
        && !frame.when.latest;
    let (age, stale) = if settled { (1.0, false) } else { age(origin.register.as_at, received) };
    let past_review = origin.register.review_by.is_some_and(|day| day < received) && !settled;
    Candidate {
        text,
        table: worked.table,
        disposition: Disposition::Given,
        provisions: Vec::new(),
        confidence: sure * age,
        source: source(shape, frame, origin, field),
        stale: stale || past_review,
        note: (!remarks.is_empty()).then(|| remarks.join(" ")),
    }
}

/// What a thing costs by another table that has it as a row.
fn cost_of(memory: &Memory<'_>, other_than: &Register, value: &str) -> Option<(String, String)> {
    let wanted = bag(value);
    for table in memory
        .registers
        .iter()
        .filter(|t| t.name != other_than.name && rows::is_plain(&crate::understand::Columns::of(t)))
    {
        if table.rows.len() > 2_000 {
            continue;
        }
        let Some(money) = table.headings.iter().position(|h| {
            Unit::of(h).pounds
                || terms::says(&terms::terms(h), "unitcost")
                || Kind::of(h) == Some(Kind::Money)
        }) else {
            continue;
        };
        let named =
            |row: &&Vec<String>| (0..table.headings.len()).any(|c| c != money && bag(cell(row, c)) == wanted);
        let row = table.rows.iter().rev().find(named);
        if let Some(row) = row.filter(|r| !cell(r, money).is_empty()) {
            let heading = &table.headings[money];
            return Some((
                table.name.clone(),
                format!("{heading}: {}", Unit::of(heading).cell(cell(row, money))),
            ));
        }
    }
    None
}
