//! What was learned of how much each mark weighs: by the weight grows the logarithm of the odds that a candidate is right for
//! each whole of the mark. Learned from the questions of invented authorities; decision record 0008 says how, and what the
//! weights get on an authority that they were not learned from.

use super::marks::NAMES;

/// Where every candidate begins.
const BASE: f32 = -7.8182;

/// The weight of each mark, in the order of their names.
const WEIGHTS: [f32; 73] = [
    0.1220,  // contracts
    -0.1205, // facts
    0.0228,  // positions
    1.0118,  // tables
    -0.1095, // earlier
    -0.2759, // expert
    2.2203,  // expert²
    -2.1567, // expert x facts
    -0.9576, // expert x positions
    2.0505,  // expert x tables
    2.2478,  // expert x earlier
    0.6511,  // first
    -0.0957, // no expert
    -0.0951, // own
    0.0630,  // own names
    -0.1766, // own missing
    -0.0197, // own lacking²
    0.2286,  // own silent
    0.1182,  // mass
    -0.0673, // named
    0.7114,  // named around
    -0.4721, // near
    0.6199,  // last
    0.5037,  // heading
    -0.0528, // stem
    -0.0070, // subject
    -0.5465, // leaning
    0.0487,  // leaning x near
    1.1131,  // leaning x around
    -0.3606, // leaning x above
    1.6836,  // above
    0.1500,  // above kin
    0.7883,  // above x own
    1.2590,  // field
    0.7448,  // field x own
    -0.1670, // field x named
    1.3786,  // no field
    2.3692,  // kind
    0.5290,  // kind x earlier
    -0.2276, // kind x facts
    0.1852,  // stale
    -2.2125, // past
    2.1017,  // past x earlier
    1.4710,  // stale x past
    1.4119,  // not given
    -1.2654, // lacks year
    -0.3816, // other year
    0.6913,  // agreed
    -0.0700, // unknown
    0.8842,  // field words
    -0.3787, // several
    0.4161,  // several x field
    -0.8486, // rival
    -0.2442, // rival over
    -0.0088, // own x earlier
    0.1347,  // named x earlier
    0.6762,  // own x positions
    0.5319,  // named x positions
    -0.1189, // above x earlier
    -0.8450, // column
    -0.2294, // column x heading
    2.9397,  // whole
    -2.3710, // whole x field
    0.7322,  // covers
    1.1956,  // covers x field
    1.2937,  // own x facts
    0.6963,  // named x facts
    0.4359,  // record before
    -0.7399, // beside before
    -0.5202, // other than before
    0.8915,  // record before x own
    -0.6771, // stale beside register
    -0.8067, // stale beside register x past
];

/// The surest that anything is.
const SUREST: f32 = 0.98;

/// The confidence that marks speak for.
pub(super) fn confidence(marks: &[f32]) -> f32 {
    debug_assert_eq!(WEIGHTS.len(), NAMES.len(), "every mark has a weight");
    let odds = BASE + marks.iter().zip(WEIGHTS).map(|(mark, weight)| mark * weight).sum::<f32>();
    (1.0 / (1.0 + (-odds).exp())).min(SUREST)
}
