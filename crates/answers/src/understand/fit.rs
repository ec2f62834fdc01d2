//! How far what stands in the cells of a column speaks for a meaning, or against it. Headings are named elsewhere.

use casework::register::{Meaning, RegisterKind};

use super::{cells::Cells, headings};

/// How far the cells speak for a meaning that the heading may have, or against it.
pub(super) fn fit(meaning: Meaning, heading: &str, c: &Cells) -> f32 {
    use Meaning::*;
    if c.filled == 0.0 {
        return -0.2;
    }
    let yes = |share: f32, from: f32, worth: f32| if share > from { worth } else { 0.0 };
    let not_dates = -yes(c.dates, 0.4, 3.0);
    let not_figures = -yes(c.figures + c.money, 0.6, 2.5);
    match meaning {
        Start | End => yes(c.dates, 0.4, 1.0) - yes(c.money.max(c.firms), 0.3, 3.0) - yes(c.posts, 0.4, 2.0),
        Renewal | Review | AsAt | ReviewBy => yes(c.dates, 0.4, 0.6) - yes(c.money.max(c.firms), 0.4, 2.5),
        Supplier => {
            yes(c.firms, 0.25, 1.2) + not_dates + not_figures
                - yes(c.posts, 0.5, 2.0)
                - yes(c.words, 9.0, 1.5)
        }
        AnnualValue | TotalValue | Value | UnitCost => {
            yes(c.money, 0.3, 1.0) + yes(c.figures, 0.5, 0.4) + not_dates
                - yes(c.firms, 0.3, 2.5)
                - yes(1.0 - c.money - c.figures, 0.9, 1.0)
        }
        Title => {
            yes(c.distinct, 0.6, 0.3) + not_dates + not_figures
                - yes(c.firms, 0.6, 1.2)
                - yes(c.references, 0.7, 1.5)
                - yes(c.posts, 0.5, 2.0)
        }
        Reference => {
            yes(c.references, 0.6, 0.6) - yes(c.words, 2.5, 2.5) + not_dates
                - yes(c.money, 0.3, 2.0)
                - yes(1.0 - c.references, 0.7, 1.5)
        }
        Procurement => yes(c.ways_to_buy, 0.3, 1.0) + not_dates + not_figures,
        Extension => {
            yes(c.extensions, 0.4, 0.6)
                - yes(c.firms, 0.4, 2.0)
                - yes(1.0 - (c.extensions + c.dates).min(1.0), 0.85, 1.5)
                - yes(c.words, 15.0, 1.5)
        }
        Contact => {
            yes(c.posts, 0.3, 0.8) + not_dates + not_figures
                - yes(c.firms, 0.5, 1.5)
                - yes(c.bodies, 0.6, 1.0)
        }
        Owner => {
            not_dates + not_figures + yes(c.bodies, 0.4, 0.3)
                - if c.words > 1.5 { yes(c.distinct, 0.85, 0.6) } else { 0.0 }
                - yes(c.firms, 0.5, 2.0)
                - yes(c.words, 6.0, 1.0)
        }
        Category => {
            not_dates
                - yes(c.figures + c.money, 0.6, 0.6)
                - yes(c.firms, 0.5, 2.0)
                - yes(c.distinct, 0.9, 0.3)
        }
        Description => not_dates - yes(c.firms, 0.6, 2.0) - yes(c.figures + c.money, 0.8, 2.0),
        Product => not_dates + not_figures - yes(c.posts, 0.5, 2.0),
        Topic if c.counted => -3.0,
        Measure if c.counted => -3.0,
        Topic => {
            // What a row is about is said again and again, but not the same in every row.
            not_dates + not_figures - yes(c.stances, 0.5, 2.0) - yes(1.0 - c.distinct, 0.85, 1.2)
                + yes(1.0 - c.distinct, 0.25, 0.4)
                - yes(c.distinct, 0.9, 0.8)
        }
        Measure => not_dates + not_figures - yes(c.stances, 0.7, 1.0) - yes(1.0 - c.distinct, 0.3, 2.3),
        Answer => {
            yes(c.values, 0.3, 0.3) + yes(c.mixed, 0.15, 0.5)
                - yes(c.stances, 0.7, 2.0)
                - yes(c.dates, 0.95, 1.5)
                - if c.counted { 3.0 } else { 0.0 }
                - yes(c.posts.max(c.bodies), 0.7, 1.0)
        }
        Disclosure => {
            let said = c.stances + c.yes_no;
            let turned = c.yes_no > 0.5 && headings::turns_yes(heading);
            yes(said, 0.5, 0.8) - yes(1.0 - said, 0.7, 2.0) - if turned { 4.0 } else { 0.0 }
        }
        Provision => yes(c.provisions, 0.4, 0.8) - yes(1.0 - c.provisions, 0.8, 2.0),
        Published => yes(c.addresses, 0.1, 0.6),
        Reasons => not_dates + not_figures - yes(c.provisions, 0.6, 2.0) - yes(c.addresses, 0.5, 2.0),
        Quantity => {
            yes(c.quantities, 0.5, 0.5)
                - yes(1.0 - c.quantities, 0.6, 2.0)
                - yes(c.dates, 0.4, 2.0)
                - yes(c.money, 0.4, 2.0)
        }
        Duration => -yes(c.dates, 0.4, 2.0) - yes(c.firms, 0.4, 2.0) - yes(c.money, 0.4, 2.0),
        _ => 0.0,
    }
}

/// What the cells say by themselves, where the heading says nothing.
pub(super) fn by_cells(kind: RegisterKind, c: &Cells) -> Vec<(Meaning, f32)> {
    let mut out = Vec::new();
    let say =
        |share: f32, from: f32, meaning: Meaning| (share > from).then_some((meaning, 1.0 + 0.3 * share));
    match kind {
        RegisterKind::Contracts => {
            out.extend(say(c.firms, 0.45, Meaning::Supplier));
            out.extend(say(c.posts, 0.6, Meaning::Contact));
            out.extend(say(c.ways_to_buy, 0.6, Meaning::Procurement));
            out.extend(say(c.money, 0.6, Meaning::Value));
            if c.dates < 0.3 {
                out.extend(say(c.extensions, 0.55, Meaning::Extension));
            }
            let sized = c.quantities > 0.6 && c.figures < 0.5 && c.words >= 1.4;
            if sized && c.dates + c.money < 0.2 && c.extensions < 0.4 {
                out.push((Meaning::Quantity, 1.1));
            }
            if c.distinct > 0.95 {
                out.extend(say(c.references, 0.8, Meaning::Reference));
            }
        }
        RegisterKind::Facts => {
            out.extend(say(c.stances, 0.8, Meaning::Disclosure));
            out.extend(say(c.dates, 0.8, Meaning::AsAt));
            out.extend((c.dates > 0.8).then_some((Meaning::ReviewBy, 0.95)));
            let words = 1.0 - (c.figures + c.money + c.dates).min(1.0);
            let mixed = c.mixed > 0.1 && c.values > 0.3 && c.stances < 0.5;
            if mixed && c.dates < 0.6 && !c.counted {
                out.push((Meaning::Answer, 1.25 + 0.5 * c.mixed));
            }
            if words > 0.8 && c.stances < 0.5 && c.firms < 0.5 {
                if c.distinct > 0.75 && c.words > 1.3 {
                    out.push((Meaning::Measure, 1.2));
                } else if c.distinct < 0.75 && c.filled > 0.8 {
                    out.push((Meaning::Topic, 1.1));
                }
            }
        }
        RegisterKind::Positions => {
            out.extend(say(c.stances, 0.7, Meaning::Disclosure));
            out.extend(say(c.provisions, 0.5, Meaning::Provision));
            out.extend(say(c.addresses, 0.1, Meaning::Published));
            if c.words > 4.0 && c.stances < 0.5 {
                out.extend(say(c.distinct, 0.7, Meaning::Measure));
            }
        }
        RegisterKind::Table => {}
    }
    out
}
