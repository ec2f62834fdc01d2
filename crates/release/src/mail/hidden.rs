//! Words of an HTML message that no reader sees. One pass without a tree; what is seen comes out as text.

use std::collections::HashMap;

use super::apart;
use super::style::{Colour, WHITE, colour, ground, hides, letters};
use crate::dangers::{CannotCheck, Code, Finding, Place};
use crate::metadata::Words;
use crate::package::telling;

/// Elements without an end.
const EMPTY: &[&str] = &[
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track",
    "wbr",
];
/// Elements whose content is no words.
const NO_WORDS: &[&str] = &["head", "xml", "svg", "math"];
/// Elements that begin a line of their own.
const LINES: &[&str] = &[
    "p",
    "div",
    "br",
    "tr",
    "li",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "table",
    "ul",
    "ol",
    "blockquote",
    "pre",
    "center",
    "dl",
    "dt",
    "dd",
    "section",
    "article",
    "header",
    "footer",
    "body",
    "address",
    "fieldset",
    "form",
    "figure",
    "figcaption",
    "caption",
];
/// Elements that stand apart from the words beside them on the same line.
const APART: &[&str] = &["td", "th", "img", "input", "button", "select", "option", "textarea", "object"];
/// Rules of style, and what they are for, in one message.
const MOST_RULES: usize = 5_000;
/// Properties of an element.
const MOST_PROPERTIES: usize = 1_000;
/// Elements inside each other.
const DEEPEST: usize = 2_000;

struct Open {
    name: String,
    hidden: Option<&'static str>,
    ground: Colour,
    letters: Colour,
    no_words: bool,
    /// Words here are shown by some programs alone.
    some: bool,
}

/// Looks at the HTML form of a message and gives the words that are seen; `subject` is seen beside it.
pub(super) fn look(html: &str, subject: &str, finding: &mut Finding<'_>) -> Result<String, CannotCheck> {
    finding.spend(html.len() / 4)?;
    let styles = styles(html)?;
    let mut open: Vec<Open> = Vec::new();
    let mut visible = String::new();
    let mut hidden: Vec<(&'static str, String)> = Vec::new();
    let mut rest = html;
    while !rest.is_empty() {
        let Some(at) = rest.find('<') else {
            words_here(rest, &open, &mut visible, &mut hidden);
            break;
        };
        words_here(&rest[..at], &open, &mut visible, &mut hidden);
        rest = &rest[at..];
        if let Some(comment) = rest.strip_prefix("<!--") {
            let (inside, after) = comment.split_once("-->").unwrap_or((comment, ""));
            if let Some((why, said)) = apart::comment(inside) {
                note(&mut hidden, why, &said);
            }
            rest = after;
            continue;
        }
        let Some((tag, after)) = Tag::parse(rest) else {
            words_here("<", &open, &mut visible, &mut hidden);
            rest = &rest[1..];
            continue;
        };
        rest = after;
        if tag.closes {
            if let Some(n) = open.iter().rposition(|o| o.name == tag.name) {
                open.truncate(n);
            }
            visible.extend(gap(&tag.name));
            continue;
        }
        if tag.too_many {
            return Err(CannotCheck::bomb("an element of it has too many properties"));
        }
        for (why, said) in apart::properties(&tag) {
            note(&mut hidden, why, &said);
        }
        if let Some((kind, inside, after)) = apart::raw(&tag, rest) {
            if let Some((why, said)) = apart::content(kind, &tag, inside) {
                note(&mut hidden, why, &said);
            }
            rest = after;
            continue;
        }
        let above = open.last();
        let style = tag.style(&styles);
        let mut hidden_by = above.and_then(|a| a.hidden);
        let behind = ground(&style)
            .or_else(|| tag.get("background").map(|_| Colour::Unknown))
            .or_else(|| {
                tag.get("bgcolor").map(|name| colour(&name.to_lowercase()).unwrap_or(Colour::Unknown))
            })
            .unwrap_or(above.map_or(WHITE, |a| a.ground));
        let ink = letters(&style)
            .or_else(|| tag.get("color").and_then(|name| colour(&name.to_lowercase())))
            .or_else(|| {
                tag.get("text").filter(|_| tag.name == "body").and_then(|name| colour(&name.to_lowercase()))
            })
            .unwrap_or(above.map_or(Colour::Solid(0, 0, 0), |a| a.letters));
        if hidden_by.is_none() {
            hidden_by = hides(&style).filter(|why| !why.starts_with("white"));
            if tag.get("hidden").is_some() || tag.name == "template" {
                hidden_by = Some("not displayed");
            } else if hidden_by.is_none() && ink == Colour::Clear {
                hidden_by = Some("transparent");
            }
        }
        if EMPTY.contains(&tag.name.as_str()) || tag.empty {
            visible.extend(gap(&tag.name));
            continue;
        }
        if open.len() >= DEEPEST {
            return Err(CannotCheck::bomb("its elements are nested too deep"));
        }
        let no_words = above.is_some_and(|a| a.no_words) || NO_WORDS.contains(&tag.name.as_str());
        visible.extend(gap(&tag.name));
        let some = above.is_some_and(|a| a.some) || tag.name == "noscript";
        open.push(Open { name: tag.name, hidden: hidden_by, ground: behind, letters: ink, no_words, some });
    }
    let mut seen = Words::default();
    seen.add(&visible);
    seen.add(subject);
    for (why, text) in hidden {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if !seen.show(&text) {
            let place = Place::part("body").described(format!("words {why}"));
            finding.danger(Code::EmlHtmlHidden, place, format!("{} letters", text.chars().count()), &text);
        }
    }
    Ok(visible)
}

/// What stands between the words around a tag: nothing where a word only changes its looks.
fn gap(name: &str) -> Option<char> {
    match name {
        line if LINES.contains(&line) => Some('\n'),
        apart if APART.contains(&apart) => Some(' '),
        _ => None,
    }
}

fn words_here(text: &str, open: &[Open], visible: &mut String, hidden: &mut Vec<(&'static str, String)>) {
    if text.is_empty() {
        return;
    }
    let text = unescape(text);
    if open.last().is_some_and(|o| o.no_words) {
        if telling::names_somebody(&text) {
            note(hidden, "that are no words of the message", &text);
        }
        return;
    }
    let why = open.last().and_then(|o| {
        if o.some {
            return Some("that only some programs show");
        }
        o.hidden.or_else(|| o.letters.like(o.ground).then_some("in the colour of what is behind them"))
    });
    match why {
        Some(why) => note(hidden, why, &text),
        None => visible.push_str(&text),
    }
}

fn note(hidden: &mut Vec<(&'static str, String)>, why: &'static str, text: &str) {
    if !text.chars().any(char::is_alphanumeric) {
        return;
    }
    let many = hidden.len() >= 1_000;
    match hidden.last_mut() {
        Some((last, words)) if *last == why => {
            words.push(' ');
            words.push_str(text);
        }
        // What is gathered together is looked at together.
        Some((_, words)) if many => {
            words.push(' ');
            words.push_str(text);
        }
        _ => hidden.push((why, text.to_owned())),
    }
}

/// The few names of characters that mail programs write.
pub(super) fn unescape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest.bytes().take(12).position(|b| b == b';');
        let named = end.and_then(|end| {
            let name = &rest[1..end];
            let c = match name {
                "nbsp" => ' ',
                "amp" => '&',
                "lt" => '<',
                "gt" => '>',
                "quot" => '"',
                "apos" | "rsquo" | "lsquo" => '\'',
                "ndash" | "mdash" => '–',
                "pound" => '£',
                "zwnj" | "shy" | "zwj" => '\u{200B}',
                "eacute" => 'é',
                "hellip" => '…',
                _ => {
                    let digits = name.strip_prefix('#')?;
                    let code = match digits.strip_prefix(['x', 'X']) {
                        Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                        None => digits.parse().ok()?,
                    };
                    char::from_u32(code)?
                }
            };
            Some((c, end + 1))
        });
        match named {
            Some((c, length)) => {
                if c != '\u{200B}' {
                    out.push(c);
                }
                rest = &rest[length..];
            }
            None => {
                out.push('&');
                rest = &rest[1..];
            }
        }
    }
    out.push_str(rest);
    out
}

/// Rules of the page that hide something, by ".class", "#id" or "element".
fn styles(html: &str) -> Result<HashMap<String, String>, CannotCheck> {
    let mut out = HashMap::new();
    let mut rules = 0;
    let small = html.to_ascii_lowercase();
    let mut from = 0;
    while let Some(at) = small[from..].find("<style") {
        let begin = small[from + at..].find('>').map_or(small.len(), |n| from + at + n + 1);
        let end = small[begin..].find("</style").map_or(small.len(), |n| begin + n);
        for rule in small[begin..end].split('}') {
            rules += 1;
            if rules > MOST_RULES || out.len() > MOST_RULES {
                return Err(CannotCheck::bomb(
                    "it has more rules of style than can be held against its words",
                ));
            }
            let Some((selectors, body)) = rule.rsplit_once('{') else { continue };
            // What holds on small screens or on paper only is not what a desk shows.
            if rule.contains("@media") {
                continue;
            }
            if body.contains("color") || hides(body).is_some() {
                for selector in selectors.split(',') {
                    let last = selector.split([' ', '>', '\n']).rfind(|s| !s.is_empty()).unwrap_or("");
                    let key = last.find(['.', '#']).map_or(last, |n| &last[n..]);
                    let key = key.split([':', '[']).next().unwrap_or(key).trim();
                    if !key.is_empty() {
                        let entry: &mut String = out.entry(key.to_owned()).or_default();
                        entry.push_str(body);
                        entry.push(';');
                    }
                }
            }
        }
        from = end;
    }
    Ok(out)
}

pub(super) struct Tag {
    pub name: String,
    pub attributes: Vec<(String, String)>,
    closes: bool,
    pub empty: bool,
    /// More properties than are looked at.
    too_many: bool,
}

impl Tag {
    fn parse(html: &str) -> Option<(Tag, &str)> {
        let inner = html.strip_prefix('<')?;
        let closes = inner.starts_with('/');
        let named = inner.trim_start_matches('/');
        if !named.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '!' | '?')) {
            return None;
        }
        // A ">" in quotes does not end a tag; a tag is never longer than 64 kB.
        let (mut quote, mut end) = (None, None);
        for (at, b) in inner.bytes().enumerate().take(65_536) {
            match (quote, b) {
                (Some(q), b) if q == b => quote = None,
                (None, b'"' | b'\'') => quote = Some(b),
                (None, b'>') => {
                    end = Some(at);
                    break;
                }
                _ => {}
            }
        }
        let end = end.or_else(|| inner.find('>'))?;
        let body = inner[..end].trim_start_matches('/').trim_end();
        let empty = body.ends_with('/');
        let body = body.trim_end_matches('/');
        let name_end = body.find(|c: char| c.is_whitespace() || c == '/').unwrap_or(body.len());
        let name = body[..name_end].to_ascii_lowercase();
        let attributes = attributes(&body[name_end..]);
        let too_many = attributes.len() > MOST_PROPERTIES;
        Some((Tag { name, attributes, closes, empty, too_many }, &inner[end + 1..]))
    }

    pub fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(n, _)| n == name).map(|(_, v)| v.as_str())
    }

    /// Its own style after those that the page gives its name, class and number.
    fn style(&self, styles: &HashMap<String, String>) -> String {
        let mut out = String::new();
        let mut put = |key: &str| {
            if let Some(style) = styles.get(key) {
                out.push_str(style);
            }
        };
        put(&self.name);
        for class in self.get("class").unwrap_or("").split_whitespace() {
            put(&format!(".{}", class.to_ascii_lowercase()));
        }
        if let Some(id) = self.get("id") {
            put(&format!("#{}", id.to_ascii_lowercase()));
        }
        // The last rule counts, so a style of its own is put first where the first is taken.
        format!("{};{out}", unescape(self.get("style").unwrap_or("")))
    }
}

fn attributes(text: &str) -> Vec<(String, String)> {
    let mut out = Vec::new();
    let mut rest = text.trim_start();
    while !rest.is_empty() && out.len() <= MOST_PROPERTIES {
        let end = rest.find(|c: char| c.is_whitespace() || c == '=').unwrap_or(rest.len());
        let name = rest[..end].to_ascii_lowercase();
        rest = rest[end..].trim_start();
        let mut value = "";
        if let Some(after) = rest.strip_prefix('=') {
            let after = after.trim_start();
            let quote = after.chars().next().filter(|c| matches!(c, '"' | '\''));
            (value, rest) = match quote {
                Some(quote) => after[1..].split_once(quote).unwrap_or((&after[1..], "")),
                None => after.split_at(after.find(char::is_whitespace).unwrap_or(after.len())),
            };
            rest = rest.trim_start();
        }
        if name.is_empty() {
            // A sign that stands alone; at least one letter is passed over.
            rest = rest.get(rest.chars().next().map_or(0, char::len_utf8)..).unwrap_or("");
            continue;
        }
        out.push((name, value.to_owned()));
    }
    out
}
