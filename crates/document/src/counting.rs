//! Labels that a program counts and does not write: Word, OpenDocument and HTML number lists by themselves.

/// The label of number `n` in a way of counting: `1`, `a`, `A`, `i`, `I`.
pub fn label(n: u32, kind: char) -> String {
    match kind {
        'a' => letters(n),
        'A' => letters(n).to_ascii_uppercase(),
        'i' => roman(n),
        'I' => roman(n).to_ascii_uppercase(),
        _ => n.to_string(),
    }
}

/// a to z, then aa, bb as Word writes it.
fn letters(n: u32) -> String {
    let n = n.max(1) - 1;
    let letter = char::from(b'a' + u8::try_from(n % 26).unwrap_or(0));
    std::iter::repeat_n(letter, usize::try_from(n / 26 + 1).unwrap_or(1).min(8)).collect()
}

fn roman(n: u32) -> String {
    const STEPS: [(u32, &str); 13] = [
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    let mut left = n.clamp(1, 3999);
    let mut out = String::new();
    for (value, sign) in STEPS {
        while left >= value {
            out.push_str(sign);
            left -= value;
        }
    }
    out
}
