//! One page of a file with its marks as boxes, the list of all pages, and the words of a file without pages.

use casework::{
    case::{Enclosure, Mark, MarkTarget},
    ids::MarkId,
};
use office::sheets::{Found, Sheet, WIDTHS};

/// Pages in one list; a longer file has several.
const IN_LIST: usize = 100;

/// A page with what is marked on it. Numbers are written as the picture over it takes them.
pub(super) struct Drawn {
    pub src: String,
    pub width: String,
    pub height: String,
    pub boxes: Vec<Boxed>,
    /// Words cannot be looked for on it.
    pub unreadable: bool,
}

/// A box over the page.
pub(super) struct Boxed {
    pub x: String,
    pub y: String,
    pub width: String,
    pub height: String,
    pub label: String,
    pub size: String,
    pub foot: String,
}

/// A page in the list.
pub(super) struct Thumb {
    pub number: u32,
    pub href: String,
    pub src: String,
    pub width: u32,
    pub height: u32,
    pub here: bool,
    pub marks: usize,
}

/// A run of words, with the provision under which it goes.
pub(super) struct Part {
    pub words: String,
    pub under: Option<String>,
}

fn points(n: f64) -> String {
    let n = (n * 10.0).round() / 10.0;
    format!("{n}")
}

fn source(enclosure: &Enclosure, number: u32, width: u32, of: &str) -> String {
    format!("{of}/pages/{number}/{width}/{}", enclosure.file.sha256)
}

/// One page.
pub(super) fn drawn(
    enclosure: &Enclosure,
    sheet: &Sheet,
    number: u32,
    found: &[(MarkId, Found)],
    of: &str,
) -> Drawn {
    // Letters of a label that are read where the page is as wide as a screen.
    let most = sheet.width / 50.0;
    let boxed = |mark: &Mark, [x, y, width, height]: [f64; 4]| {
        let size = (height * 0.72).clamp(most / 2.0, most);
        Boxed {
            x: points(x),
            y: points(y),
            width: points(width),
            height: points(height),
            label: mark.provision.clone(),
            size: points(size),
            foot: points(y + (height + size * 0.7) / 2.0),
        }
    };
    let boxes = enclosure.marks.iter().flat_map(|mark| {
        let places = found.iter().filter(|(id, _)| *id == mark.id).flat_map(|(_, f)| &f.places);
        places.filter(|p| p.page == number).map(move |place| (mark, place.at))
    });
    Drawn {
        src: source(enclosure, number, WIDTHS[1], of),
        width: points(sheet.width),
        height: points(sheet.height),
        boxes: boxes.map(|(mark, at)| boxed(mark, at)).collect(),
        unreadable: !sheet.readable,
    }
}

/// The pages of the list that has this page in it; each picture is loaded when it is scrolled to.
pub(super) fn thumbs(
    enclosure: &Enclosure,
    sheets: &[Sheet],
    here: u32,
    found: &[(MarkId, Found)],
    (href, of): (&str, &str),
) -> Vec<Thumb> {
    if sheets.len() < 2 {
        return Vec::new();
    }
    let begin = (here as usize - 1) / IN_LIST * IN_LIST;
    let marks = |number: u32| {
        let on_page = |found: &Found| found.places.iter().any(|p| p.page == number);
        found.iter().filter(|(_, f)| on_page(f)).count()
    };
    let width = WIDTHS[0] / 2;
    sheets
        .iter()
        .zip(1..)
        .skip(begin)
        .take(IN_LIST)
        .map(|(sheet, number)| Thumb {
            number,
            href: format!("{href}?page={number}"),
            src: source(enclosure, number, WIDTHS[0], of),
            width,
            // A page as long as a wall is shown no longer than four times its width.
            height: (f64::from(width) * (sheet.height / sheet.width.max(1.0)).clamp(0.1, 4.0)) as u32,
            here: number == here,
            marks: marks(number),
        })
        .collect()
}

/// The lists of pages of a long file: words, address, and whether it is the one shown.
pub(super) fn blocks(count: usize, here: u32, href: &str) -> Vec<(String, String, bool)> {
    if count <= IN_LIST {
        return Vec::new();
    }
    let block = |begin: usize| {
        let end = (begin + IN_LIST).min(count);
        let shown = (here as usize - 1) / IN_LIST == begin / IN_LIST;
        (format!("{} to {end}", begin + 1), format!("{href}?page={}", begin + 1), shown)
    };
    (0..count).step_by(IN_LIST).map(block).collect()
}

/// The words of a file without pages, cut at what is marked. White space is one space however it is written, as it is
/// when words are taken out.
pub(super) fn words(text: &str, enclosure: &Enclosure) -> Vec<Part> {
    // The text with single spaces, and where each of its bytes stands in the text.
    let (mut plain, mut from) = (String::with_capacity(text.len()), Vec::with_capacity(text.len() + 1));
    for (at, c) in text.char_indices() {
        if c.is_whitespace() && plain.ends_with(' ') {
            continue;
        }
        let c = if c.is_whitespace() { ' ' } else { c };
        plain.push(c);
        from.extend(std::iter::repeat_n(at, c.len_utf8()));
    }
    from.push(text.len());
    let mut hits: Vec<(usize, usize, &Mark)> = Vec::new();
    for mark in &enclosure.marks {
        if let MarkTarget::Words { find } = &mark.target {
            hits.extend(
                plain.match_indices(find.as_str()).map(|(at, m)| (from[at], from[at + m.len()], mark)),
            );
        }
    }
    hits.sort_by_key(|(begin, end, _)| (*begin, std::cmp::Reverse(*end)));
    let mut out = Vec::new();
    let mut at = 0;
    for (begin, end, mark) in hits {
        if begin < at {
            continue;
        }
        out.push(Part { words: text[at..begin].to_owned(), under: None });
        out.push(Part { words: text[begin..end].to_owned(), under: Some(mark.provision.clone()) });
        at = end;
    }
    out.push(Part { words: text[at..].to_owned(), under: None });
    out.retain(|part| !part.words.is_empty());
    out
}

#[cfg(test)]
mod tests {
    use casework::{
        case::{Enclosure, Mark, MarkTarget, StoredFile},
        ids::{EnclosureId, MarkId},
    };

    use super::words;

    #[test]
    fn marked_words_are_shown_where_they_stand() {
        let file = StoredFile {
            sha256: String::new(),
            name: "a.txt".into(),
            bytes: 0,
            media_type: "text/plain".into(),
        };
        let mut enclosure = Enclosure::new(EnclosureId(0), file, None, Vec::new());
        for (id, find) in [(0, "Ada Penrose"), (1, "Penrose"), (2, "Zoë")] {
            enclosure.marks.push(Mark {
                id: MarkId(id),
                target: MarkTarget::Words { find: find.into() },
                law: document::Law::Foia,
                provision: format!("s.4{id}"),
                by: String::new(),
            });
        }
        for (text, expected, origin) in [
            ("Ask Ada Penrose.", "Ask |[Ada Penrose s.40]|.", "in the middle"),
            ("Ada \n Penrose", "[Ada \n Penrose s.40]", "over a line"),
            ("Mr Penrose and Zoë!", "Mr |[Penrose s.41]| and |[Zoë s.42]|!", "two marks, and two bytes"),
            ("nobody", "nobody", "none"),
            ("", "", "nothing"),
        ] {
            let parts = words(text, &enclosure).into_iter().map(|part| match part.under {
                Some(under) => format!("[{} {under}]", part.words),
                None => part.words,
            });
            assert_eq!(parts.collect::<Vec<_>>().join("|"), expected, "{origin}");
        }
    }
}
