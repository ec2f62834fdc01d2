//! Rich text as text: its words and paragraphs, without its tables of fonts, styles and pictures.

use std::collections::HashMap;

use container::charset;

/// Groups whose content nobody reads, beside those that say so themselves (`\*`).
const UNSEEN: [&str; 24] = [
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
    "headerf",
    "footerl",
    "footerr",
    "footerf",
    "listtable",
    "listoverridetable",
    "generator",
    "themedata",
    "revtbl",
    "filetbl",
    "xe",
    "tc",
    "annotation",
    // What old programs draw instead of a box, whose words stand beside it.
    "shprslt",
];

/// Groups that are kept at a time; what is deeper is read as if it stood in the last of them.
const DEEPEST: usize = 1000;

#[derive(Clone)]
struct Group {
    /// Whether its content is unseen.
    unseen: bool,
    /// Hidden or deleted words.
    hidden: bool,
    /// How many characters stand in for a Unicode one.
    stand_in: usize,
    /// The font in use.
    font: i32,
    /// Inside the table of fonts.
    fonts: bool,
}

/// The text of a rich text file. Labels that Word writes for old readers (`\listtext`) are kept.
pub(super) fn text(bytes: &[u8]) -> String {
    let mut reader = Reader {
        out: String::new(),
        groups: vec![Group { unseen: false, hidden: false, stand_in: 1, font: -1, fonts: false }],
        deeper: 0,
        pending: Vec::new(),
        skip: 0,
        high: None,
        sets: HashMap::new(),
        set: "windows-1252",
        note: None,
        notes: String::new(),
        noted: 0,
    };
    reader.read(bytes);
    reader.flush();
    if !reader.notes.is_empty() {
        reader.out.push('\n');
        reader.out.push_str(&reader.notes);
    }
    reader.out
}

struct Reader {
    out: String,
    groups: Vec<Group>,
    /// Groups beyond the deepest, so that their ends are counted.
    deeper: usize,
    /// Bytes of a character set, not yet decoded.
    pending: Vec<u8>,
    skip: usize,
    /// The first half of a character of two.
    high: Option<u16>,
    /// The character sets of fonts.
    sets: HashMap<i32, &'static str>,
    set: &'static str,
    /// The footnote being read: in how many groups it stands, and where its words begin.
    note: Option<(usize, usize)>,
    notes: String,
    noted: usize,
}

impl Reader {
    fn read(&mut self, bytes: &[u8]) {
        let mut at = 0;
        while let Some(byte) = bytes.get(at) {
            at += 1;
            let escaped = *byte == b'\\' && bytes.get(at) == Some(&b'\'');
            if !escaped && !(matches!(byte, b'\r' | b'\n')) && byte.is_ascii() {
                self.flush();
            }
            match byte {
                b'{' if self.groups.len() < DEEPEST => {
                    let group = self.group().clone();
                    self.groups.push(group);
                }
                b'{' => self.deeper += 1,
                b'}' if self.deeper > 0 => self.deeper -= 1,
                b'}' => {
                    self.end_note();
                    if self.groups.len() > 1 {
                        self.groups.pop();
                    }
                    self.skip = 0;
                }
                b'\\' if escaped => {
                    let hex = bytes.get(at + 1..at + 3).and_then(|h| std::str::from_utf8(h).ok());
                    at = (at + 3).min(bytes.len());
                    if self.skip > 0 {
                        self.skip -= 1;
                    } else if self.seen()
                        && let Some(value) = hex.and_then(|h| u8::from_str_radix(h, 16).ok())
                    {
                        self.pending.push(value);
                    }
                }
                b'\\' => {
                    let (word, number, next) = control(bytes, at);
                    at = next;
                    if word == "bin" {
                        // Bytes of a picture, which may look like anything.
                        at = at
                            .saturating_add(usize::try_from(number.unwrap_or(0)).unwrap_or(0))
                            .min(bytes.len());
                    } else {
                        self.word(word, number);
                    }
                }
                b'\r' | b'\n' => {}
                _ if self.skip > 0 => self.skip -= 1,
                b if self.seen() => {
                    if b.is_ascii() {
                        self.push(char::from(*b));
                    } else {
                        self.pending.push(*b);
                    }
                }
                _ => {}
            }
        }
    }

    fn group(&mut self) -> &mut Group {
        let last = self.groups.len() - 1;
        &mut self.groups[last]
    }

    /// Whether what stands around the last group is read; programs may mark a footnote as one that old readers pass over.
    fn outer_is_seen(&self) -> bool {
        let around = self.groups.len().checked_sub(2).and_then(|n| self.groups.get(n));
        around.is_none_or(|group| !group.unseen && !group.hidden)
    }

    /// The words of a footnote are taken out of the paragraph in which its mark stands.
    fn end_note(&mut self) {
        if let Some((depth, at)) = self.note
            && self.groups.len() <= depth
        {
            self.note = None;
            let words = self.out.split_off(at.min(self.out.len()));
            self.noted += 1;
            self.notes.push_str(&format!("[{}] {}\n", self.noted, words.trim()));
        }
    }

    fn seen(&mut self) -> bool {
        let group = self.group();
        !group.unseen && !group.hidden
    }

    fn push(&mut self, c: char) {
        if self.high.take().is_some() {
            self.out.push('\u{FFFD}');
        }
        self.out.push(c);
    }

    fn word(&mut self, word: &str, number: Option<i32>) {
        match word {
            "*" => self.group().unseen = true,
            "fonttbl" => {
                let group = self.group();
                (group.unseen, group.fonts) = (true, true);
            }
            w if UNSEEN.contains(&w) => self.group().unseen = true,
            // The Unicode of a pair stands in the other half.
            "upr" => self.group().unseen = true,
            "ud" => self.group().unseen = false,
            "shptxt" => {
                self.group().unseen = false;
                if !self.out.ends_with('\n') {
                    self.push('\n');
                }
            }
            "footnote" if self.note.is_none() && self.outer_is_seen() => {
                self.group().unseen = false;
                self.note = Some((self.groups.len(), self.out.len()));
            }
            "uc" => self.group().stand_in = usize::try_from(number.unwrap_or(1)).unwrap_or(1).min(8),
            "ansicpg" => self.set = code_page(number.unwrap_or(0)).unwrap_or(self.set),
            "mac" => self.set = "macintosh",
            "f" => self.group().font = number.unwrap_or(0),
            "fcharset" => {
                let group = self.group();
                if group.fonts
                    && let Some(set) = font_set(number.unwrap_or(0))
                {
                    let font = group.font;
                    self.sets.insert(font, set);
                }
            }
            "v" | "deleted" => self.group().hidden = number != Some(0),
            "plain" => {
                let group = self.group();
                (group.hidden, group.font) = (false, -1);
            }
            _ if !self.seen() => {}
            "par" | "line" | "row" | "nestrow" | "sect" | "page" | "softline" => self.push('\n'),
            "tab" | "cell" | "nestcell" => self.push('\t'),
            "emdash" => self.push('—'),
            "endash" => self.push('–'),
            "lquote" => self.push('‘'),
            "rquote" => self.push('’'),
            "ldblquote" => self.push('“'),
            "rdblquote" => self.push('”'),
            "bullet" => self.push('•'),
            "emspace" | "enspace" | "qmspace" | "~" => self.push(' '),
            "_" => self.push('-'),
            "\\" | "{" | "}" => word.chars().for_each(|c| self.push(c)),
            "u" => {
                let code = number.unwrap_or(0);
                let unit = u16::try_from(if code < 0 { code.saturating_add(65_536) } else { code })
                    .unwrap_or(0xFFFD);
                self.unit(unit);
                self.skip = self.group().stand_in;
            }
            _ => {}
        }
    }

    /// A unit of UTF-16.
    fn unit(&mut self, unit: u16) {
        match (self.high.take(), unit) {
            (Some(high), 0xDC00..=0xDFFF) => {
                let pair = char::decode_utf16([high, unit]).next().and_then(Result::ok);
                self.out.push(pair.unwrap_or('\u{FFFD}'));
            }
            (_, 0xD800..=0xDBFF) => self.high = Some(unit),
            // Bullets of symbol fonts have private characters.
            (_, 0xF000..=0xF0FF) => self.out.push('•'),
            _ => self.out.push(char::from_u32(u32::from(unit)).unwrap_or('\u{FFFD}')),
        }
    }

    fn flush(&mut self) {
        if self.pending.is_empty() {
            return;
        }
        let font = self.group().font;
        let set = self.sets.get(&font).copied().unwrap_or(self.set);
        let pending = std::mem::take(&mut self.pending);
        self.out.push_str(&charset::decode(&pending, Some(set)).text);
    }
}

fn code_page(number: i32) -> Option<&'static str> {
    Some(match number {
        874 => "windows-874",
        932 => "shift_jis",
        936 => "gbk",
        949 => "euc-kr",
        950 => "big5",
        1250 => "windows-1250",
        1251 => "windows-1251",
        1252 => "windows-1252",
        1253 => "windows-1253",
        1254 => "windows-1254",
        1255 => "windows-1255",
        1256 => "windows-1256",
        1257 => "windows-1257",
        1258 => "windows-1258",
        10000 => "macintosh",
        65001 => "utf-8",
        _ => return None,
    })
}

fn font_set(number: i32) -> Option<&'static str> {
    code_page(match number {
        0 => 1252,
        77 => 10000,
        128 => 932,
        129 => 949,
        134 => 936,
        136 => 950,
        161 => 1253,
        162 => 1254,
        163 => 1258,
        177 => 1255,
        178 => 1256,
        186 => 1257,
        204 => 1251,
        222 => 874,
        238 => 1250,
        _ => return None,
    })
}

/// The control word after a backslash, its number, and where reading goes on.
fn control(bytes: &[u8], at: usize) -> (&str, Option<i32>, usize) {
    let letters = bytes[at..].iter().take(32).take_while(|b| b.is_ascii_alphabetic()).count();
    if letters == 0 {
        let symbol = match bytes.get(at) {
            // A backslash at the end of a line is a paragraph.
            Some(b'\n' | b'\r') => "par",
            Some(_) => bytes.get(at..at + 1).and_then(|s| std::str::from_utf8(s).ok()).unwrap_or(""),
            None => "",
        };
        return (symbol, None, (at + 1).min(bytes.len()));
    }
    let word = std::str::from_utf8(&bytes[at..at + letters]).unwrap_or("");
    let from = at + letters;
    let sign = usize::from(bytes.get(from) == Some(&b'-'));
    let digits = bytes[from + sign..].iter().take(10).take_while(|b| b.is_ascii_digit()).count();
    let to = if digits > 0 { from + sign + digits } else { from };
    let number = std::str::from_utf8(&bytes[from..to]).ok().and_then(|n| n.parse().ok());
    (word, number, if bytes.get(to) == Some(&b' ') { to + 1 } else { to })
}
