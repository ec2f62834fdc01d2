//! Files that an old program wrote among the words of a message: from `begin 644 staff.csv` to `end`.

/// The names of files among the words.
pub(super) fn files(text: &str) -> Vec<String> {
    let mut rest = text.lines();
    let mut names = Vec::new();
    while let Some(line) = rest.next() {
        if let Some(name) = begins(line)
            && rest.by_ref().take_while(|line| line.trim() != "end").filter(|line| is_coded(line)).count() > 0
        {
            names.push(name.to_owned());
        }
    }
    names
}

/// The words without such files, and how many there were.
pub(super) fn without(text: &str) -> (String, usize) {
    let count = files(text).len();
    if count == 0 {
        return (text.to_owned(), 0);
    }
    let mut inside = false;
    let mut words = String::new();
    for line in text.lines() {
        inside |= begins(line).is_some();
        if !inside {
            words.push_str(line);
            words.push('\n');
        }
        inside &= line.trim() != "end";
    }
    (words, count)
}

/// The name of the file that begins in a line.
fn begins(line: &str) -> Option<&str> {
    let (mode, name) = line.trim_end().strip_prefix("begin ")?.split_once(' ')?;
    let mode_is_one = matches!(mode.len(), 3 | 4) && mode.bytes().all(|b| (b'0'..=b'7').contains(&b));
    (mode_is_one && !name.trim().is_empty()).then(|| name.trim())
}

/// A line of such a file says first how many bytes are in it.
fn is_coded(line: &str) -> bool {
    let line = line.trim_end();
    let length = line.bytes().next().map_or(0, |b| usize::from(b.wrapping_sub(32) & 63));
    length > 0 && line.len() >= 1 + length.div_ceil(3) * 4 - 3 && line.bytes().all(|b| (32..=96).contains(&b))
}
