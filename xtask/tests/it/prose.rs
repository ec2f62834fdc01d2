//! Tells code from prose in a Rust file, so that a rule about code is not broken by a sentence about it.

/// The file with comments and the contents of texts blanked, and without what is compiled for tests only.
pub fn product_code(source: &str) -> String {
    let code = blank(source, true);
    // By convention the unit tests are the last thing of a file.
    match code.find("#[cfg(test)]") {
        Some(start) => code[..start].to_owned(),
        None => code,
    }
}

/// The file with comments blanked; texts stay.
pub fn without_comments(source: &str) -> String {
    blank(source, false)
}

/// Replaces what is not code by spaces, so that line numbers stay.
fn blank(source: &str, texts: bool) -> String {
    let chars: Vec<char> = source.chars().collect();
    let mut out = String::with_capacity(source.len());
    let mut at = 0;
    while at < chars.len() {
        let end = skip(&chars, at);
        match end {
            Some((end, is_text)) if texts || !is_text => {
                out.extend(chars[at..end].iter().map(|c| if *c == '\n' { '\n' } else { ' ' }));
                at = end;
            }
            Some((end, _)) => {
                out.extend(&chars[at..end]);
                at = end;
            }
            None => {
                out.push(chars[at]);
                at += 1;
            }
        }
    }
    out
}

/// Where the comment or text that begins here ends, and whether it is a text.
fn skip(chars: &[char], at: usize) -> Option<(usize, bool)> {
    let next = |n: usize| chars.get(at + n).copied();
    match chars[at] {
        '/' if next(1) == Some('/') => {
            let length = chars[at..].iter().position(|c| *c == '\n').unwrap_or(chars.len() - at);
            Some((at + length, false))
        }
        '/' if next(1) == Some('*') => {
            let mut end = at + 2;
            while end < chars.len() && !(chars[end] == '/' && chars[end - 1] == '*' && end > at + 2) {
                end += 1;
            }
            Some(((end + 1).min(chars.len()), false))
        }
        '"' => Some((end_of_text(chars, at + 1), true)),
        'r' if !before_is_name(chars, at) => {
            let hashes = chars[at + 1..].iter().take_while(|c| **c == '#').count();
            (next(1 + hashes) == Some('"')).then(|| (end_of_raw(chars, at + 2 + hashes, hashes), true))
        }
        '\'' if next(1) == Some('\\') => {
            let length = chars[at + 3..].iter().position(|c| *c == '\'')?;
            Some((at + 3 + length + 1, true))
        }
        '\'' if next(2) == Some('\'') => Some((at + 3, true)),
        _ => None,
    }
}

fn before_is_name(chars: &[char], at: usize) -> bool {
    at > 0 && (chars[at - 1].is_alphanumeric() && chars[at - 1] != 'b' || chars[at - 1] == '_')
}

fn end_of_text(chars: &[char], mut at: usize) -> usize {
    while at < chars.len() && chars[at] != '"' {
        at += if chars[at] == '\\' { 2 } else { 1 };
    }
    (at + 1).min(chars.len())
}

fn end_of_raw(chars: &[char], mut at: usize, hashes: usize) -> usize {
    while at < chars.len() {
        if chars[at] == '"' && chars[at + 1..].iter().take(hashes).filter(|c| **c == '#').count() == hashes {
            return at + 1 + hashes;
        }
        at += 1;
    }
    chars.len()
}

#[test]
fn prose_is_blanked_and_code_stays() {
    for (source, kept, gone) in [
        ("let a = fs; // fs::read", "let a = fs;", "read"),
        ("/* fs::read */ let b = 1;", "let b = 1;", "read"),
        ("let c = \"fs::read \\\" more\"; d()", "d()", "more"),
        ("let c = r#\"fs::read \" more\"#; d()", "d()", "more"),
        ("let q = '\"'; fs::write()", "fs::write()", "'\"'"),
        ("let q = '\\''; fs::write()", "fs::write()", "\\'"),
        ("fn f<'a>(x: &'a str) { fs::write() } // y", "fs::write()", "// y"),
        ("f();\n#[cfg(test)]\nmod tests { fs::read() }", "f();", "read"),
    ] {
        let code = product_code(source);
        assert!(code.contains(kept), "{source:?} lost {kept:?}: {code:?}");
        assert!(!code.contains(gone), "{source:?} kept {gone:?}: {code:?}");
    }
}
