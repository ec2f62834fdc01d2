//! Postcodes, and whole addresses around them or from a house number and a street. A street alone is a place, not an address.

use crate::{
    checks,
    context::{Doc, labelled},
    lexicon::{BODY, DATE, FAMILY, GIVEN, PLACE, ROLE, STREET, THING, TITLE, UNKNOWN, WORD},
    span::{Kind, Span},
    tokens::{Gap, Shape},
};

const OTHER_CODES: [&str; 16] = [
    "plot",
    "drawing",
    "part",
    "ref",
    "reference",
    "product",
    "asset",
    "model",
    "machine",
    "serial",
    "room",
    "form",
    "batch",
    "job",
    "locker",
    "item",
];

/// Postcodes whose area exists.
pub fn postcodes(doc: &Doc, spans: &mut Vec<Span>) {
    let bytes = doc.text.as_bytes();
    for (at, token) in doc.tokens.iter().enumerate() {
        if token.shape != Shape::Mixed
            || token.start > 0 && matches!(bytes[token.start - 1], b'-' | b'/' | b'_' | b'.' | b'\\')
        {
            continue;
        }
        let one = doc.word(at);
        let (end, outer, inner) = if (5..=7).contains(&one.len()) && one.is_ascii() {
            (token.end, &one[..one.len() - 3], &one[one.len() - 3..])
        } else if let Some(next) =
            doc.after(at).filter(|n| doc.tokens[*n].gap == Gap::Space && doc.word(*n).len() == 3)
        {
            (doc.tokens[next].end, one, doc.word(next))
        } else {
            continue;
        };
        let (outer, inner) = (outer.to_ascii_uppercase(), inner.to_ascii_uppercase());
        if !checks::outward(&outer) || !checks::inward(&inner) {
            continue;
        }
        let tied = matches!(bytes.get(end), Some(b'-' | b'/' | b'_'))
            && bytes.get(end + 1).is_some_and(u8::is_ascii_alphanumeric);
        let small = doc.text[token.start..end].bytes().any(|b| b.is_ascii_lowercase());
        let label = doc.label(token.start, 24);
        if tied
            || labelled(&label, &OTHER_CODES, 12)
            || small && one.len() > 4 && !labelled(&label, &["postcode", "post code"], 8)
        {
            continue;
        }
        spans.push(Span::new(
            Kind::Postcode,
            token.start,
            end,
            if small { 0.85 } else { 0.96 },
            "a postcode of an area that exists",
        ));
    }
}

const UNITS: [&str; 16] = [
    "flat",
    "apartment",
    "apt",
    "unit",
    "room",
    "suite",
    "plot",
    "caravan",
    "pitch",
    "studio",
    "maisonette",
    "penthouse",
    "bedsit",
    "house",
    "number",
    "fflat",
];
const HOUSES: [&str; 22] = [
    "cottage",
    "house",
    "farm",
    "farmhouse",
    "lodge",
    "villa",
    "barn",
    "hall",
    "manor",
    "grange",
    "forge",
    "mill",
    "end",
    "court",
    "bungalow",
    "rectory",
    "vicarage",
    "croft",
    "steading",
    "stables",
    "nook",
    "view",
];
const WELSH: [&str; 12] =
    ["ty", "bryn", "plas", "llys", "maes", "tan", "hafod", "bwthyn", "pen", "cae", "ffordd", "heol"];
const SMALL: [&str; 16] =
    ["on", "upon", "under", "the", "le", "y", "yr", "de", "la", "cum", "by", "near", "nr", "na", "nan", "an"];
/// Words of Gaelic houses.
const GAELIC: [&str; 5] = ["taigh", "tigh", "teach", "cnoc", "druim"];
/// Ordinary words that begin the names of places.
const BEGINNINGS: [&str; 24] = [
    "little", "great", "upper", "lower", "nether", "over", "much", "north", "south", "east", "west", "old",
    "new", "high", "long", "port", "market", "church", "castle", "kings", "saint", "st", "isle", "temple",
];

/// Whole addresses.
pub fn whole(doc: &Doc, numbers: &[Span]) -> Vec<Span> {
    let mut out: Vec<Span> = Vec::new();
    let codes: Vec<&Span> = numbers.iter().filter(|s| s.kind == Kind::Postcode).collect();
    for code in &codes {
        if let Some(start) = start_of(doc, code.start) {
            let start = in_care_of(doc, start);
            out.push(Span::new(Kind::Address, start, code.end, 0.95, "a house, a street and a postcode"));
        }
    }
    let busy = doc.covered(numbers.iter().chain(&out));
    let mut floor = 0;
    for at in 0..doc.tokens.len() {
        let token = &doc.tokens[at];
        if token.start < floor || busy[at] || !could_begin(doc, at) {
            continue;
        }
        if let Some((start, end)) =
            from_number(doc, at).or_else(|| from_house(doc, at)).or_else(|| in_small_letters(doc, at))
        {
            out.push(Span::new(Kind::Address, start, end, 0.85, "a house and its street"));
            floor = end;
        }
    }
    out.sort_by_key(|a| a.start);
    out.dedup_by(|b, a| a.touches(b.start, b.end));
    out
}

/// "c/o" before an address belongs to it.
fn in_care_of(doc: &Doc, start: usize) -> usize {
    let before = doc.text[..start].trim_end_matches(' ');
    let care = ["c/o", "C/O", "C/o"].iter().find(|c| before.ends_with(**c));
    care.map_or(start, |c| before.len() - c.len())
}

fn could_begin(doc: &Doc, at: usize) -> bool {
    let token = &doc.tokens[at];
    match token.shape {
        Shape::Digits | Shape::Mixed => true,
        Shape::Capital => token.marks & (WORD | FAMILY | GIVEN | UNKNOWN | STREET | PLACE) != 0,
        Shape::Lower => {
            matches!(doc.word(at), "flat" | "apartment" | "apt" | "caravan" | "maisonette" | "bedsit")
        }
        _ => false,
    }
}

fn is_house_number(doc: &Doc, at: usize) -> bool {
    let word = doc.word(at).as_bytes();
    let digits = word.iter().take_while(|b| b.is_ascii_digit()).count();
    (1..=4).contains(&digits)
        && (word.len() == digits || word.len() == digits + 1 && word[digits].is_ascii_alphabetic())
        && word[0] != b'0'
}

fn is_one_of(doc: &Doc, at: usize, words: &[&str]) -> bool {
    let word = doc.word(at);
    if word.is_ascii() {
        return words.iter().any(|w| word.eq_ignore_ascii_case(w));
    }
    let word = crate::lexicon::folded(word);
    words.contains(&word.as_str())
}

/// Goes left from a postcode over what may stand in an address and picks where it begins.
fn start_of(doc: &Doc, code: usize) -> Option<usize> {
    let end = doc.token_from(code);
    let mut at = end;
    let mut lines = 0;
    while at > 0 && end - at < 40 {
        let gap = doc.tokens[at].gap;
        // Cells of a file with commas: no space behind the comma.
        if gap == Gap::None && doc.tokens[at - 1].is(b',') {
            break;
        }
        if gap == Gap::Paragraph || gap == Gap::Column && !doc.tokens[at - 1].is(b',') || lines > 6 {
            break;
        }
        let before = &doc.tokens[at - 1];
        let allowed = match before.shape {
            Shape::Capital | Shape::Upper | Shape::Initial => {
                before.marks & (TITLE | DATE) == 0 || before.marks & (FAMILY | PLACE | GIVEN) != 0
            }
            Shape::Digits | Shape::Mixed => before.end - before.start <= 5,
            Shape::Sign(b',') => true,
            Shape::Sign(b'\'' | b'-' | b'/' | b'&') => gap == Gap::None || before.is(b'&'),
            Shape::Sign(b'.') => doc.word(at.saturating_sub(2)).len() <= 3,
            Shape::Lower => {
                (is_one_of(doc, at - 1, &SMALL)
                    || doc.word(at - 1) == "of"
                        && at >= 2
                        && is_one_of(doc, at - 2, &["isle", "vale", "bay"]))
                    && at >= 2
                    && (doc.tokens[at - 2].is_capital() || doc.tokens[at - 2].is(b','))
                    && doc.tokens[at].is_capital()
            }
            Shape::Sign(_) => false,
        };
        if !allowed {
            break;
        }
        if gap == Gap::Line {
            lines += 1;
        }
        at -= 1;
    }
    // Pieces between commas and ends of lines.
    let mut pieces: Vec<(usize, usize)> = Vec::new();
    let mut from = at;
    for here in at..end {
        if here > from && doc.tokens[here].gap == Gap::Line {
            pieces.push((from, here));
            from = here;
        }
        if doc.tokens[here].is(b',') {
            if here > from {
                pieces.push((from, here));
            }
            from = here + 1;
        }
    }
    if end > from {
        pieces.push((from, end));
    }
    // "PO Box 12", "BFPO 5427": where post is kept for somebody.
    let boxed = |(from, to): (usize, usize)| -> bool {
        let box_of = is_one_of(doc, from, &["po"]) && to - from > 2 && is_one_of(doc, from + 1, &["box"]);
        (box_of || is_one_of(doc, from, &["bfpo"]) && to - from > 1)
            && doc.tokens[to - 1].shape == Shape::Digits
    };
    let begins = |(from, to): (usize, usize)| -> bool {
        boxed((from, to))
            || storey(doc, from) == Some(to)
            || (is_house_number(doc, from) && to - from > 1 && doc.tokens[from + 1].is_capital())
            || is_one_of(doc, from, &UNITS) && to - from >= 2
            || is_house_number(doc, from) && to - from == 1
            || is_one_of(doc, from, &["the"]) && to - from <= 4
            || is_one_of(doc, from, &GAELIC) && to - from >= 2
            || is_one_of(doc, from, &WELSH)
            || (doc.has(to - 1, STREET)
                && (!doc.has(to - 1, BODY) || is_one_of(doc, to - 1, &["bank"]))
                && to - from >= 2)
            || (is_one_of(doc, to - 1, &["farm", "farmhouse", "steading", "croft", "cottage"])
                && to - from >= 2)
    };
    let first = pieces.iter().position(|piece| begins(*piece));
    let streets = pieces.iter().any(|(from, to)| {
        doc.has(to - 1, STREET)
            || is_house_number(doc, *from)
            || is_one_of(doc, *from, &WELSH)
            || boxed((*from, *to))
    });
    match first {
        // "Hillcrest, Chapel Lane, …" at the head of a cell or behind a label: a street without a number has a house before.
        Some(1)
            if pieces[0].1 - pieces[0].0 == 1
                && doc.has(pieces[1].1 - 1, STREET)
                && doc.has(pieces[0].0, UNKNOWN | WORD | PLACE)
                && !doc.has(pieces[0].0, GIVEN | TITLE | BODY | ROLE)
                && (doc.tokens[pieces[0].0].gap == Gap::Column
                    || pieces[0].0 > 0
                        && matches!(doc.tokens[pieces[0].0 - 1].shape, Shape::Sign(b':' | b'"' | b'|'))
                    || doc.before(pieces[0].0).is_some_and(|b| matches!(doc.word(b), "at" | "of"))) =>
        {
            Some(doc.tokens[pieces[0].0].start)
        }
        Some(first) if streets || pieces.len() - first >= 2 => {
            Some(doc.tokens[number_in(doc, pieces[first]).unwrap_or(pieces[first].0)].start)
        }
        Some(_) => None,
        // "Rhosfawr, Nant Uchaf, LL99 6YZ": a house by its name alone.
        None if pieces.len() >= 3 => {
            let named = doc.has(pieces[0].0, TITLE)
                || doc.has(pieces[0].0, GIVEN) && pieces[0].1 - pieces[0].0 >= 2
                || doc.has(pieces[0].1 - 1, BODY);
            Some(doc.tokens[pieces[usize::from(named)].0].start)
        }
        // "Penmarrow 14 Back Lane BD4 7RU" has no commas.
        None => pieces.iter().find_map(|piece| number_in(doc, *piece)).map(|at| doc.tokens[at].start),
    }
}

/// "2/1", a flat in Scotland: the token behind.
fn storey(doc: &Doc, from: usize) -> Option<usize> {
    let number = |at: usize, gap: Gap| {
        doc.tokens.get(at).is_some_and(|t| t.shape == Shape::Digits && t.end - t.start <= 2 && t.gap == gap)
    };
    let slash = doc.tokens.get(from + 1).is_some_and(|t| t.is(b'/') && t.gap == Gap::None);
    (doc.tokens.get(from)?.shape == Shape::Digits && slash && number(from + 2, Gap::None)).then_some(from + 3)
}

/// A house number within a piece that begins with something else, such as a name.
fn number_in(doc: &Doc, (from, to): (usize, usize)) -> Option<usize> {
    if is_house_number(doc, from) || is_one_of(doc, from, &UNITS) {
        return None;
    }
    (from + 1..to.saturating_sub(1)).find(|at| {
        is_house_number(doc, *at) && doc.tokens[at + 1].is_capital() && !is_one_of(doc, at - 1, &UNITS)
    })
}

/// "Flat 2b, 90 St Oswin's Terrace, Northmoor", "14 Marlow Road", "4 The Paddocks".
fn from_number(doc: &Doc, at: usize) -> Option<(usize, usize)> {
    let unit = is_one_of(
        doc,
        at,
        &["flat", "apartment", "apt", "unit", "caravan", "pitch", "bedsit", "studio", "maisonette", "fflat"],
    );
    let mut next;
    if unit {
        next = doc.after(at)?;
        if !(is_house_number(doc, next) || doc.tokens[next].shape == Shape::Initial) {
            return None;
        }
        next = doc.after(next)?;
        if doc.tokens[next].is(b',') {
            next = doc.after(next)?;
        }
        // "Flat 3, Churchill Court" or "Flat 9, 33 Heronsgate".
        if is_house_number(doc, next) {
            next = doc.after(next)?;
            if doc.tokens[next].is(b'-') && is_house_number(doc, next + 1) {
                next = doc.after(next + 1)?;
            }
        }
    } else {
        if !is_house_number(doc, at) {
            return None;
        }
        if at > 0
            && doc.tokens[at].gap == Gap::None
            && !doc.tokens[at - 1].is(b'(')
            && !doc.tokens[at - 1].is(b',')
            && !doc.tokens[at - 1].is(b'"')
        {
            return None;
        }
        next = doc.after(at)?;
        // 12-14 High Street
        if doc.tokens[next].is(b'-') && is_house_number(doc, next + 1) {
            next = doc.after(next + 1)?;
        }
        if doc.tokens[next].gap > Gap::Space {
            return None;
        }
    }
    let the = doc.word(next) == "The";
    let last = street_from(doc, next, the || unit)?;
    let before = doc.before(at).map_or("", |b| doc.word(b));
    if !unit
        && [
            "bay", "platform", "item", "junction", "room", "page", "section", "year", "grade", "band",
            "version", "phase", "lot",
        ]
        .iter()
        .any(|w| before.eq_ignore_ascii_case(w))
    {
        return None;
    }
    Some((doc.tokens[at].start, with_towns(doc, last)))
}

/// "at 4 wren close": without capitals only behind a word that leads to a place, and with a street's own word.
fn in_small_letters(doc: &Doc, at: usize) -> Option<(usize, usize)> {
    let led = doc
        .before(at)
        .is_some_and(|b| matches!(doc.word(b), "at" | "from" | "of" | "in" | "to" | "on" | "no"));
    if !led || doc.tokens[at].gap != Gap::Space || !is_house_number(doc, at) {
        return None;
    }
    let name = doc.after(at)?;
    let mut last = doc.after(name)?;
    if doc.tokens[last].shape == Shape::Lower && !is_a_way(doc.word(last)) {
        last = doc.after(last)?;
    }
    let small = (name..=last).all(|t| doc.tokens[t].shape == Shape::Lower && doc.tokens[t].gap == Gap::Space);
    (small && is_a_way(doc.word(last))).then(|| (doc.tokens[at].start, doc.tokens[last].end))
}

fn is_a_way(word: &str) -> bool {
    [
        "close", "road", "rd", "street", "avenue", "ave", "lane", "drive", "crescent", "terrace", "gardens",
        "court", "grove", "mews",
    ]
    .contains(&word)
}

/// Capital words from here up to one that ends a street's name; the token it is.
fn street_from(doc: &Doc, from: usize, any: bool) -> Option<usize> {
    let mut at = from;
    let mut last = None;
    for step in 0..5 {
        let token = doc.tokens.get(at)?;
        if step > 0 && token.gap != Gap::Space
            || !token.is_capital()
            || token.marks & DATE != 0 && token.marks & (FAMILY | STREET) == 0
        {
            break;
        }
        if token.marks & STREET != 0 && step > 0 {
            last = Some(at);
        } else if any && step > 0 {
            last = last.or(Some(at));
        }
        let Some(next) = doc.after(at) else { break };
        at = next;
        if doc.word(at) == "y" || doc.word(at) == "of" || doc.word(at) == "the" {
            let Some(further) = doc.after(at) else { break };
            at = further;
        }
    }
    // "Ward", "House" and the like alone are no street.
    last.filter(|l| !doc.has(*l, ROLE))
}

/// Adds the towns that follow between commas.
fn with_towns(doc: &Doc, last: usize) -> usize {
    let mut last = last;
    for _ in 0..4 {
        let Some(comma) = doc.after(last).filter(|c| doc.tokens[*c].is(b',')) else { break };
        let Some(first) = doc.after(comma) else { break };
        let mut end = first;
        let mut words = 0;
        let mut named = false;
        while doc.tokens[end].is_capital() && words < 4 && (words == 0 || doc.tokens[end].gap == Gap::Space) {
            let marks = doc.tokens[end].marks;
            named |= marks & GIVEN != 0 && marks & PLACE == 0 && words == 0;
            if marks & (TITLE | ROLE | BODY | THING) != 0 && marks & (PLACE | STREET) == 0
                || marks & DATE != 0 && marks & FAMILY == 0
            {
                named = true;
            }
            words += 1;
            match doc.after(end) {
                Some(next) if doc.tokens[next].is_capital() && doc.tokens[next].gap == Gap::Space => {
                    end = next
                }
                _ => break,
            }
        }
        // Ashby and Kelsey are towns as well.
        let closed = doc.tokens.get(end + 1).is_none_or(|t| {
            t.gap >= Gap::Line
                || t.gap == Gap::None && matches!(t.shape, Shape::Sign(b',' | b'.' | b')' | b'"'))
        });
        if words == 1
            && closed
            && doc.has(first, FAMILY)
            && !doc.has(first, TITLE | ROLE | BODY | THING | DATE)
        {
            named = false;
        }
        let street = doc.has(end, STREET);
        let begun = words == 2 && is_one_of(doc, first, &BEGINNINGS);
        let labelled = || {
            let line = &doc.lines.lines[doc.lines.at(doc.tokens[first].start)];
            words <= 2
                && closed
                && !doc.has(first, TITLE | ROLE | BODY | THING | DATE | GIVEN)
                && doc.text[line.start..doc.tokens[first].start].to_ascii_lowercase().contains("address:")
        };
        let place = doc.has(first, PLACE | UNKNOWN | FAMILY) || street || begun || labelled();
        if words == 0 || words > 3 || named && !street || !place {
            break;
        }
        last = end;
    }
    doc.tokens[last].end
}

/// "Hawthorn Cottage, Chapel Row, Nether Marl": a house by its name, then its street.
fn from_house(doc: &Doc, at: usize) -> Option<(usize, usize)> {
    if !doc.tokens[at].is_capital()
        || at > 0 && doc.tokens[at - 1].is_capital() && doc.tokens[at].gap == Gap::Space
    {
        return None;
    }
    let mut end = at;
    while let Some(next) =
        doc.after(end).filter(|n| doc.tokens[*n].is_capital() && doc.tokens[*n].gap == Gap::Space)
    {
        end = next;
        if end - at > 3 {
            return None;
        }
    }
    if end == at || !is_one_of(doc, end, &HOUSES) {
        return None;
    }
    let comma = doc.after(end).filter(|c| doc.tokens[*c].is(b','))?;
    let street = street_from(doc, doc.after(comma)?, false)?;
    let label = doc.label(doc.tokens[at].start, 24);
    let at_home =
        labelled(&label, &["at", "of", "address", "lives", "living", "home", "resident", "from"], 6)
            || doc.tokens[at].gap >= Gap::Line
            || at > 0 && doc.tokens[at - 1].is(b',');
    at_home.then(|| (doc.tokens[at].start, with_towns(doc, street)))
}
