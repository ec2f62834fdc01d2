//! Fingerprints as bytes to keep: a few hundred for a questionnaire.

use super::{
    MOST,
    print::{Print, Token},
};

/// The first byte, so that bytes of another form are not misread.
const FORM: u8 = 1;
const OF_A_FIELD: u8 = 0x80;

pub(super) fn write(prints: &[Print]) -> Vec<u8> {
    let small = |n: usize| u8::try_from(n).unwrap_or(u8::MAX);
    let mut out = vec![FORM, small(prints.len())];
    for print in prints.iter().take(usize::from(u8::MAX)) {
        let (years, tokens) = (small(print.years.len()), small(print.tokens.len()));
        out.extend([years, tokens]);
        print.years.iter().take(usize::from(years)).for_each(|y| out.extend(y.to_le_bytes()));
        for token in print.tokens.iter().take(usize::from(tokens)) {
            out.extend(token.hash.to_le_bytes());
            out.push(token.weight.min(100) | if token.of_a_field { OF_A_FIELD } else { 0 });
        }
    }
    out
}

pub(super) fn read(bytes: &[u8]) -> Option<Vec<Print>> {
    let mut left = bytes;
    let mut take = |n: usize| -> Option<&[u8]> {
        let (taken, rest) = left.split_at_checked(n)?;
        left = rest;
        Some(taken)
    };
    let [form, questions] = take(2)? else { return None };
    if *form != FORM || usize::from(*questions) > MOST {
        return None;
    }
    let mut prints = Vec::with_capacity(usize::from(*questions));
    for _ in 0..*questions {
        let [years, tokens] = *take(2)? else { return None };
        let mut print = Print::default();
        for _ in 0..years {
            print.years.push(u16::from_le_bytes(take(2)?.try_into().ok()?));
        }
        for _ in 0..tokens {
            let hash = u32::from_le_bytes(take(4)?.try_into().ok()?);
            let [last] = *take(1)? else { return None };
            let weight = last & !OF_A_FIELD;
            if !(1..=100).contains(&weight) {
                return None;
            }
            print.tokens.push(Token { hash, weight, of_a_field: last & OF_A_FIELD != 0 });
        }
        if !print.tokens.is_sorted_by_key(|t| t.hash) {
            return None;
        }
        prints.push(print);
    }
    left.is_empty().then_some(prints)
}
