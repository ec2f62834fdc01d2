//! Rich text as text: its words and paragraphs, without its tables of fonts, styles and pictures.

use container::charset;

/// Groups whose content nobody reads.
const UNSEEN: [&str; 16] = [
    "fonttbl",
    "colortbl",
    "stylesheet",
    "info",
    "pict",
    "object",
    "header",
    "footer",
    "headerl",
    "headerr",
    "footerl",
    "footerr",
    "listtable",
    "listoverridetable",
    "generator",
    "themedata",
];

/// The text of a rich text file. Labels that Word writes for old readers (`\listtext`) are kept.
pub(super) fn text(bytes: &[u8]) -> String {
    let mut out = String::new();
    // For each open group: whether its content is unseen, and how many characters stand in for a Unicode one.
    let mut groups: Vec<(bool, usize)> = vec![(false, 1)];
    let mut pending: Vec<u8> = Vec::new();
    let (mut at, mut skip) = (0, 0_usize);
    while let Some(byte) = bytes.get(at) {
        at += 1;
        let (unseen, stand_in) = groups.last().copied().unwrap_or((false, 1));
        let escaped = *byte == b'\\' && bytes.get(at) == Some(&b'\'');
        if !escaped {
            flush(&mut out, &mut pending);
        }
        match byte {
            b'{' if groups.len() < 1000 => groups.push((unseen, stand_in)),
            b'}' if groups.len() > 1 => {
                groups.pop();
            }
            b'\\' if escaped => {
                let hex = bytes.get(at + 1..at + 3).and_then(|h| std::str::from_utf8(h).ok());
                at = (at + 3).min(bytes.len());
                if skip > 0 {
                    skip -= 1;
                } else if !unseen && let Some(value) = hex.and_then(|h| u8::from_str_radix(h, 16).ok()) {
                    pending.push(value);
                }
            }
            b'\\' => {
                let (word, number, next) = control(bytes, at);
                at = next;
                let Some(group) = groups.last_mut() else { continue };
                match word {
                    "*" => group.0 = true,
                    w if UNSEEN.contains(&w) => group.0 = true,
                    "uc" => group.1 = usize::try_from(number.unwrap_or(1)).unwrap_or(1).min(8),
                    _ if unseen => {}
                    "par" | "line" | "row" | "sect" | "page" => out.push('\n'),
                    "tab" | "cell" => out.push('\t'),
                    "emdash" => out.push('—'),
                    "endash" => out.push('–'),
                    "lquote" => out.push('‘'),
                    "rquote" => out.push('’'),
                    "ldblquote" => out.push('“'),
                    "rdblquote" => out.push('”'),
                    "bullet" => out.push('•'),
                    "~" => out.push(' '),
                    "_" => out.push('-'),
                    "\\" | "{" | "}" => out.push_str(word),
                    "u" => {
                        let code = number.unwrap_or(0);
                        let code = u32::try_from(if code < 0 { code + 65_536 } else { code }).unwrap_or(0);
                        out.push(char::from_u32(code).unwrap_or('\u{FFFD}'));
                        skip = stand_in;
                    }
                    _ => {}
                }
            }
            b'\r' | b'\n' => {}
            _ if skip > 0 => skip -= 1,
            b if !unseen => {
                if b.is_ascii() {
                    out.push(char::from(*b))
                } else {
                    pending.push(*b)
                }
            }
            _ => {}
        }
    }
    flush(&mut out, &mut pending);
    out
}

fn flush(out: &mut String, pending: &mut Vec<u8>) {
    if !pending.is_empty() {
        out.push_str(&charset::decode(pending, Some("windows-1252")).text);
        pending.clear();
    }
}

/// The control word after a backslash, its number, and where reading goes on.
fn control(bytes: &[u8], at: usize) -> (&str, Option<i32>, usize) {
    let letters = bytes[at..].iter().take(32).take_while(|b| b.is_ascii_alphabetic()).count();
    if letters == 0 {
        let symbol = bytes.get(at..at + 1).and_then(|s| std::str::from_utf8(s).ok()).unwrap_or("");
        return (symbol, None, at + 1);
    }
    let word = std::str::from_utf8(&bytes[at..at + letters]).unwrap_or("");
    let from = at + letters;
    let sign = usize::from(bytes.get(from) == Some(&b'-'));
    let digits = bytes[from + sign..].iter().take(10).take_while(|b| b.is_ascii_digit()).count();
    let to = if digits > 0 { from + sign + digits } else { from };
    let number = std::str::from_utf8(&bytes[from..to]).ok().and_then(|n| n.parse().ok());
    (word, number, if bytes.get(to) == Some(&b' ') { to + 1 } else { to })
}
