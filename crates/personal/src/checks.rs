//! Check digits and printed forms of British identifiers. Says only whether a number can be one, never whose.

/// NHS number (and CHI number): ten digits, the last by modulus 11.
pub fn nhs(digits: &[u8]) -> bool {
    if digits.len() != 10 {
        return false;
    }
    let sum: u32 = digits.iter().zip((2..=10).rev()).map(|(d, weight)| u32::from(d - b'0') * weight).sum();
    let check = (11 - sum % 11) % 11;
    check != 10 && check == u32::from(digits[9] - b'0') && digits.iter().any(|d| *d != digits[0])
}

/// A CHI number begins with the date of birth.
pub fn chi(digits: &[u8]) -> bool {
    digits.len() == 10 && day_and_month(&digits[..4])
}

fn day_and_month(digits: &[u8]) -> bool {
    let two = |at: usize| (digits[at] - b'0') * 10 + (digits[at + 1] - b'0');
    (1..=31).contains(&two(0)) && (1..=12).contains(&two(2))
}

/// National Insurance number without spaces: prefix in use, six digits, suffix A to D.
pub fn nino(text: &[u8]) -> bool {
    let [a, b, digits @ .., last] = text else { return false };
    let (a, b) = (a.to_ascii_uppercase(), b.to_ascii_uppercase());
    digits.len() == 6
        && digits.iter().all(u8::is_ascii_digit)
        && a.is_ascii_uppercase()
        && b.is_ascii_uppercase()
        && !b"DFIQUV".contains(&a)
        && !b"DFIOQUV".contains(&b)
        && ![b"BG", b"GB", b"NK", b"KN", b"TN", b"NT", b"ZZ"].contains(&&[a, b])
        && (b'A'..=b'D').contains(&last.to_ascii_uppercase())
}

/// Driving licence of Great Britain: five of the surname, the date of birth folded in, initials, computer's check.
pub fn driving(text: &[u8]) -> bool {
    if text.len() != 16 {
        return false;
    }
    let letters = text[..5].iter().take_while(|c| c.is_ascii_uppercase()).count();
    let padded = text[letters..5].iter().all(|c| *c == b'9');
    let fields = &text[5..11];
    if letters == 0 || !padded || !fields.iter().all(u8::is_ascii_digit) {
        return false;
    }
    let two = |at: usize| (fields[at] - b'0') * 10 + (fields[at + 1] - b'0');
    // Fifty is added to the month for women.
    let month = two(1) % 50;
    (1..=12).contains(&month)
        && (1..=31).contains(&two(3))
        && (text[11].is_ascii_uppercase() || text[11] == b'9')
        && (text[12].is_ascii_uppercase() || text[12] == b'9')
        && text[13].is_ascii_alphanumeric()
        && text[14..].iter().all(u8::is_ascii_uppercase)
}

/// How a registration mark is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Plate {
    /// `BD51 SMR`, since 2001.
    Current,
    /// `A123 BCD`, `ABC 123D`, Northern Ireland and older: could be other things as well.
    Older,
}

/// A registration mark without its space; `gap` is where the space stood.
pub fn plate(text: &[u8], gap: Option<usize>) -> Option<Plate> {
    let letter = |c: u8| c.is_ascii_uppercase();
    let shape: Vec<bool> = text.iter().map(|c| c.is_ascii_digit()).collect();
    if !text.iter().all(|c| letter(*c) || c.is_ascii_digit()) {
        return None;
    }
    let at = |wanted: usize| gap.is_none_or(|g| g == wanted);
    if let [false, false, true, true, false, false, false] = shape[..] {
        let age = (text[2] - b'0') * 10 + (text[3] - b'0');
        let possible = (2..=29).contains(&age) || (51..=79).contains(&age);
        let first = !b"IQZ".contains(&text[0]) && !b"IQZ".contains(&text[1]);
        let rest = text[4..].iter().all(|c| !b"IQ".contains(c));
        return (possible && first && rest && at(4)).then_some(Plate::Current);
    }
    let digits_from = shape.iter().position(|d| *d)?;
    let digits_to = shape.iter().rposition(|d| *d)? + 1;
    if !shape[digits_from..digits_to].iter().all(|d| *d) {
        return None;
    }
    let (before, digits, after) = (digits_from, digits_to - digits_from, text.len() - digits_to);
    let first_digit = text[digits_from] != b'0';
    let fits = match (before, digits, after) {
        // A123 BCD and ABC 123D.
        (1, 1..=3, 3) => !b"IOQUZ".contains(&text[0]) && at(digits_to),
        (3, 1..=3, 1) => !b"IOQUZ".contains(&text[text.len() - 1]) && at(3),
        // Northern Ireland: ABZ 1234.
        (3, 3..=4, 0) => text[..3].iter().any(|c| b"IZ".contains(c)) && at(3),
        // Older ones without a letter of the year.
        (1..=2, 3..=4, 0) => at(before) && gap.is_some(),
        (0, 1..=4, 2..=3) => at(digits) && gap.is_some(),
        _ => false,
    };
    (fits && first_digit).then_some(Plate::Older)
}

/// Payment card: thirteen to nineteen digits, the last by Luhn.
pub fn card(digits: &[u8]) -> bool {
    let sum: u32 = digits
        .iter()
        .rev()
        .enumerate()
        .map(|(at, d)| {
            let d = u32::from(d - b'0');
            if at % 2 == 0 { d } else { d * 2 - if d > 4 { 9 } else { 0 } }
        })
        .sum();
    (13..=19).contains(&digits.len()) && sum.is_multiple_of(10) && digits.iter().any(|d| *d != digits[0])
}

/// IBAN without spaces, by modulus 97.
pub fn iban(text: &[u8]) -> bool {
    if !(15..=34).contains(&text.len()) || !text[..2].iter().all(u8::is_ascii_uppercase) {
        return false;
    }
    let mut rest = 0_u32;
    for c in text[4..].iter().chain(&text[..4]) {
        rest = match c {
            b'0'..=b'9' => (rest * 10 + u32::from(c - b'0')) % 97,
            b'A'..=b'Z' => (rest * 100 + u32::from(c - b'A') + 10) % 97,
            _ => return false,
        };
    }
    rest == 1
}

/// The areas of British postcodes.
const AREAS: &str = " AB AL B BA BB BD BF BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC \
    EH EN EX FK FY G GL GU GX GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE \
    NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB \
    W WA WC WD WF WN WR WS WV YO ZE ";

/// The first half of a postcode.
pub fn outward(text: &str) -> bool {
    let letters = text.bytes().take_while(u8::is_ascii_uppercase).count();
    let rest = &text.as_bytes()[letters..];
    let shape = match rest {
        [a] => a.is_ascii_digit(),
        [a, b] => a.is_ascii_digit() && (b.is_ascii_digit() || b.is_ascii_uppercase()),
        _ => false,
    };
    shape && (1..=2).contains(&letters) && AREAS.contains(&format!(" {} ", &text[..letters]))
        || text == "GIR0"
}

/// The second half of a postcode.
pub fn inward(text: &str) -> bool {
    let [a, b, c] = text.as_bytes() else { return false };
    let letter = |c: &u8| c.is_ascii_uppercase() && !b"CIKMOV".contains(c);
    a.is_ascii_digit() && letter(b) && letter(c)
}
