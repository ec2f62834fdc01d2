//! Numbers and amounts of money as letters and pages write them. Nothing is read or reckoned here.

/// A number with a comma between thousands, its digits given as they are written: `1,204`, `-31,204.50`.
pub fn grouped(number: &str) -> String {
    let (whole, rest) = number.split_at(number.find('.').unwrap_or(number.len()));
    let digits = whole.strip_prefix('-').unwrap_or(whole);
    let mut out = whole[..whole.len() - digits.len()].to_owned();
    let count = digits.chars().count();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (count - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out + rest
}

/// Pence as pounds: `£450`, `£1,234.50`.
pub fn pounds(pence: u64) -> String {
    let whole = grouped(&(pence / 100).to_string());
    match pence % 100 {
        0 => format!("£{whole}"),
        rest => format!("£{whole}.{rest:02}"),
    }
}

#[cfg(test)]
mod tests {
    use super::{grouped, pounds};

    #[test]
    fn thousands_stand_apart() {
        for (number, written) in [
            ("0", "0"),
            ("999", "999"),
            ("1204", "1,204"),
            ("-123", "-123"),
            ("-123456", "-123,456"),
            ("31204.5012", "31,204.5012"),
            ("1000000", "1,000,000"),
            ("", ""),
        ] {
            assert_eq!(grouped(number), written, "{number}");
        }
        for (pence, written) in [(45_000, "£450"), (123_450, "£1,234.50"), (5, "£0.05")] {
            assert_eq!(pounds(pence), written, "{pence}");
        }
    }
}
