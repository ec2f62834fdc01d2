//! Keys under which questionnaires are found without comparing each with each: the smallest of several shufflings of what
//! they ask (MinHash), two and two. What two questionnaires share of what they ask is how likely such a pair is the same.

use super::print::{Print, Token};

/// How many keys a questionnaire has. With two shufflings each, questionnaires that share half of what they ask have a
/// key in common 97 times in 100, those that share a third 76 times, those that share a fiftieth once in 200.
const KEYS: u64 = 12;

pub(super) fn of(prints: &[Print]) -> Vec<i64> {
    let asked = asked(prints);
    if asked.is_empty() {
        return Vec::new();
    }
    let smallest = |seed: u64| asked.iter().map(|one| shuffled(one ^ shuffled(seed))).min().unwrap_or(0);
    (0..KEYS)
        .map(|key| {
            let pair = shuffled(smallest(2 * key + 1) ^ shuffled(smallest(2 * key + 2)).rotate_left(7) ^ key);
            i64::from_le_bytes(pair.to_le_bytes())
        })
        .collect()
}

/// What is asked: the words of the matter that weigh something, and each of them with each field that is asked of it.
fn asked(prints: &[Print]) -> Vec<u64> {
    let mut all = Vec::new();
    for print in prints {
        let (fields, matter): (Vec<&Token>, Vec<&Token>) = print.tokens.iter().partition(|t| t.of_a_field);
        for word in matter.iter().filter(|t| t.weight >= 80) {
            all.push(u64::from(word.hash));
            all.extend(fields.iter().map(|f| u64::from(word.hash) << 32 | u64::from(f.hash)));
        }
    }
    all.sort_unstable();
    all.dedup();
    all
}

/// Another number for each number, in no order that is seen (the finaliser of splitmix64).
fn shuffled(n: u64) -> u64 {
    let mut z = n.wrapping_add(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}
