//! What speaks for a candidate and what against it, each as a number. How much each weighs was learned and stands elsewhere.

use super::heard::{Heard, Said};

/// What is known of a candidate before it is judged.
#[derive(Clone, Copy, Debug)]
pub(super) struct Known {
    /// Which kind of place it comes from: contracts, facts, positions, tables, earlier answers.
    pub place: usize,
    /// How sure the part of the program is that found it; nothing where it was only found by its words.
    pub expert: f32,
    /// How far the field or the kind of thing fits that is asked for.
    pub field: f32,
    /// How far the kind of answer fits the kind of question.
    pub kind: f32,
    pub said: Said,
    /// How far it stands above or below the best other record, of all and of its own kind.
    pub above: f32,
    pub above_kin: f32,
    /// How many fields are asked for, as far as they were understood.
    pub fields: usize,
    pub stale: bool,
    pub given: bool,
    /// A year that is asked for and that it does not speak of; one that it speaks of and that is not asked for.
    pub lacks_year: bool,
    pub other_year: bool,
    /// Whether the question asks of what was before.
    pub past: bool,
    /// Whether another place says the same.
    pub agreed: bool,
    /// Whether the parts of the program that found candidates put it first.
    pub first: bool,
    /// Whether it is a column that was only chosen by its heading or by what it holds.
    pub column: bool,
    /// Whether it says several fields that the parts of the program found apart.
    pub whole: bool,
    /// The share of the fields that are asked for that it may say.
    pub covers: f32,
    /// How far the candidate's field has the words of the question, and how far the question has those of the field.
    pub heading: f32,
    /// How much of what is asked no record has anything of.
    pub unknown: f32,
    /// How far the best record of a register says what is asked, against how far this place does.
    pub now: f32,
    /// How it stands to what the question before is answered by.
    pub before: super::before::Before,
    /// The confidence of the best of all other candidates.
    pub rival: f32,
}

/// The names of the marks, in order.
pub(super) const NAMES: &[&str] = &[
    "contracts",
    "facts",
    "positions",
    "tables",
    "earlier",
    "expert",
    "expert²",
    "expert x facts",
    "expert x positions",
    "expert x tables",
    "expert x earlier",
    "first",
    "no expert",
    "own",
    "own names",
    "own missing",
    "own lacking²",
    "own silent",
    "mass",
    "named",
    "named around",
    "near",
    "last",
    "heading",
    "stem",
    "subject",
    "leaning",
    "leaning x near",
    "leaning x around",
    "leaning x above",
    "above",
    "above kin",
    "above x own",
    "field",
    "field x own",
    "field x named",
    "no field",
    "kind",
    "kind x earlier",
    "kind x facts",
    "stale",
    "past",
    "past x earlier",
    "stale x past",
    "not given",
    "lacks year",
    "other year",
    "agreed",
    "unknown",
    "field words",
    "several",
    "several x field",
    "rival",
    "rival over",
    "own x earlier",
    "named x earlier",
    "own x positions",
    "named x positions",
    "above x earlier",
    "column",
    "column x heading",
    "whole",
    "whole x field",
    "covers",
    "covers x field",
    "own x facts",
    "named x facts",
    "record before",
    "beside before",
    "other than before",
    "record before x own",
    "stale beside register",
    "stale beside register x past",
];

fn flag(is: bool) -> f32 {
    f32::from(u8::from(is))
}

/// The marks of a candidate.
pub(super) fn marks(heard: &Heard, known: &Known) -> Vec<f32> {
    let Known { said, expert, field, kind, above, above_kin, .. } = *known;
    let place = |at: usize| flag(known.place == at);
    let own = said.own.unwrap_or(0.0);
    let own_names = said.own_names.unwrap_or(0.0);
    let missing = said.own.map_or(0.0, |own| 1.0 - own);
    let around = [said.near, said.heading, said.stem, said.subject].into_iter().flatten().fold(0.0, f32::max);
    let one = |s: Option<f32>| s.map_or(0.0, |s| s - 0.4);
    let leans = flag(heard.leans);
    let mass = heard.mass().min(4.0);
    let marks = vec![
        place(0),
        place(1),
        place(2),
        place(3),
        place(4),
        expert,
        expert * expert,
        expert * place(1),
        expert * place(2),
        expert * place(3),
        expert * place(4),
        flag(known.first),
        flag(expert <= 0.0),
        own,
        own_names,
        missing,
        missing * missing * mass,
        flag(said.own.is_none()),
        mass / 4.0,
        said.named,
        said.named_around,
        one(said.near),
        one(said.last),
        one(said.heading),
        one(said.stem),
        one(said.subject),
        leans,
        leans * said.near.unwrap_or(0.0),
        leans * around,
        leans * above,
        above,
        above_kin,
        above * own,
        field,
        field * own,
        field * said.named_around,
        flag(field <= 0.0),
        kind,
        kind * place(4),
        kind * place(1),
        flag(known.stale),
        flag(known.past),
        flag(known.past) * place(4),
        flag(known.past && known.stale),
        flag(!known.given),
        flag(known.lacks_year),
        flag(known.other_year),
        flag(known.agreed),
        known.unknown,
        known.heading,
        flag(known.fields > 1),
        flag(known.fields > 1) * field,
        known.rival,
        flag(known.rival > expert),
        own * place(4),
        said.named_around * place(4),
        own * place(2),
        said.named_around * place(2),
        above * place(4),
        flag(known.column),
        flag(known.column) * known.heading,
        flag(known.whole),
        flag(known.whole) * field,
        known.covers,
        known.covers * field,
        own * place(1),
        said.named_around * place(1),
        known.before.record,
        known.before.beside,
        known.before.other,
        known.before.record * own,
        flag(known.stale) * known.now,
        flag(known.stale && known.past) * known.now,
    ];
    debug_assert_eq!(marks.len(), NAMES.len(), "every mark has a name");
    marks
}
