//! Which measures of a table a clause asks for: by their words, from the question outwards, and by the kind of figure wanted.

use super::{
    columns::Kind,
    heard::{Clause, Want},
    shape::{NONE, Shape},
    terms::{Term, hard, says},
};

/// A measure: a column, and the value of the column that names measures, where there is one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Target {
    pub measure: usize,
    pub value: Option<(usize, u32)>,
}

pub(super) fn target_terms(shape: &Shape<'_>, target: Target) -> Vec<Term> {
    let mut all = shape.measures[target.measure].terms.clone();
    if let Some((dim, value)) = target.value {
        all.extend(shape.dims[dim].values[value as usize].terms.iter().cloned());
    }
    all
}

pub(super) fn target_kind(shape: &Shape<'_>, target: Target) -> Kind {
    let measure = &shape.measures[target.measure];
    let of_value = target.value.and_then(|(dim, value)| shape.dims[dim].values[value as usize].kind);
    of_value.unwrap_or(measure.kind)
}

fn targets(shape: &Shape<'_>) -> Vec<Target> {
    let naming = shape.dims.iter().position(|d| d.measures);
    let mut all = Vec::new();
    for measure in 0..shape.measures.len() {
        match naming {
            Some(dim) => {
                let values = shape.dims[dim].values.len().min(500);
                all.extend(
                    (0..values)
                        .map(|v| Target { measure, value: Some((dim, u32::try_from(v).unwrap_or(NONE))) }),
                );
            }
            None => all.push(Target { measure, value: None }),
        }
    }
    all
}

/// How well a kind of figure is what is wanted.
pub(super) fn kind_fits(want: Want, kind: Kind, of_money: bool) -> f32 {
    match (want, kind) {
        (Want::Count, Kind::Count) | (Want::Money, Kind::Money) | (Want::Percent, Kind::Percent) => 1.0,
        (Want::Count, Kind::Rate) if !of_money => 0.93,
        (Want::Money, Kind::Rate) if of_money => 0.95,
        (Want::Much, Kind::Money) => 0.9,
        (Want::Much, _) => 0.97,
        (Want::Open, Kind::Money | Kind::Percent | Kind::Rate) => 0.96,
        (Want::Open, Kind::Count) => 1.0,
        _ => 0.0,
    }
}

/// Texts from the question outwards, and how sure a word is that is only said there.
pub(super) struct Layers<'h> {
    pub outer: Vec<(&'h [Term], f32)>,
}

impl Layers<'_> {
    fn says(&self, own: &[Term], word: &str) -> f32 {
        if says(own, word) {
            return 1.0;
        }
        self.outer.iter().filter(|(terms, _)| says(terms, word)).map(|(_, sure)| *sure).fold(0.0, f32::max)
    }
}

/// The measures that a clause asks for, and how well they fit.
pub(super) fn aimed(
    shape: &Shape<'_>,
    clause: &Clause,
    want: Want,
    layers: &Layers<'_>,
) -> (Vec<Target>, f32, i32) {
    let mut best: Vec<(Target, f32)> = Vec::new();
    let mut best_key = (false, -1i32, -1i32, i32::MIN);
    for target in targets(shape) {
        let terms = target_terms(shape, target);
        let of_money = says(&terms, "unitcost") || shape.measures[target.measure].unit.pounds;
        let fits = kind_fits(want, target_kind(shape, target), of_money);
        if fits <= 0.0 {
            continue;
        }
        // What a unit costs is asked for in these words or not at all.
        let (mut need, mut said, mut own, mut sure) = (0, 0, 0, 1.0f32);
        for term in hard(&terms).filter(|t| !t.aside) {
            need += 1;
            let here = layers.says(&clause.terms, &term.text);
            if here > 0.0 {
                said += 1;
                sure = sure.min(here);
            }
            own += i32::from(says(&clause.terms, &term.text));
        }
        // What stands in brackets or in the table's name need not be said and tells measures apart all the same.
        let told = terms.iter().filter(|t| t.hard && t.aside || !t.hard && shape.named.contains(&t.text));
        own += i32::try_from(told.filter(|t| says(&clause.terms, &t.text)).count()).unwrap_or(0);
        let soft: i32 = terms
            .iter()
            .filter(|t| !t.hard || t.aside)
            .map(|t| if says(&clause.terms, &t.text) { 3 } else { -1 })
            .sum();
        let full = said == need;
        if !full && (said * 2 < need || own == 0) {
            continue;
        }
        let part = if full || need == 0 { 1.0 } else { said as f32 / need as f32 * 0.86 };
        let key = (full, own, if full { need } else { said }, soft);
        let fit = fits * part * sure;
        if key > best_key {
            best_key = key;
            best.clear();
        }
        if key == best_key {
            best.push((target, fit));
        }
    }
    let fit = best.iter().map(|(_, f)| *f).fold(0.0, f32::max);
    best.retain(|(_, f)| *f >= fit - 0.01);
    (best.into_iter().map(|(t, _)| t).collect(), fit, best_key.1)
}
