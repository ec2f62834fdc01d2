//! HTML as text: what a reader sees, with the labels of numbered lists, without scripts, styles and hidden parts.
//!
//! One pass without a tree, so that neither size nor nesting of the page costs more than its own bytes.

/// Elements whose content nobody sees.
const UNSEEN: [&str; 10] =
    ["script", "style", "head", "template", "noscript", "svg", "iframe", "object", "select", "del"];
/// Elements that begin and end a line.
const LINES: [&str; 24] = [
    "p",
    "div",
    "section",
    "article",
    "header",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "table",
    "blockquote",
    "ul",
    "ol",
    "li",
    "pre",
    "form",
    "fieldset",
    "dl",
    "dt",
    "dd",
    "tr",
];
/// Elements with an empty line around them.
const APART: [&str; 12] = ["p", "h1", "h2", "h3", "h4", "h5", "h6", "table", "blockquote", "ul", "ol", "dl"];

/// The text of a page.
pub(super) fn text(html: &str) -> String {
    let mut out = Page::default();
    // After the last ">" nothing is a tag, and nothing need be looked through for the end of one.
    let (mut rest, tail) = html.split_at(html.rfind('>').map_or(0, |n| n + 1));
    while let Some(at) = rest.find('<') {
        out.words(&rest[..at]);
        rest = &rest[at..];
        if let Some(comment) = rest.strip_prefix("<!--") {
            rest = comment.find("-->").map_or("", |end| &comment[end + 3..]);
            continue;
        }
        let Some(tag) = Tag::parse(rest) else {
            out.words("<");
            rest = &rest[1..];
            continue;
        };
        rest = &rest[tag.length..];
        if !tag.closes
            && (UNSEEN.contains(&tag.name.as_str()) || tag.is_hidden() || tag.is_note_mark())
            && !tag.empty
        {
            rest = after_closing(rest, &tag.name);
            continue;
        }
        out.tag(&tag);
    }
    out.words(rest);
    out.words(tail);
    out.finish()
}

/// Skips to after the closing tag that matches, or to the end.
fn after_closing<'t>(html: &'t str, name: &str) -> &'t str {
    let mut rest = html;
    let mut depth = 1_usize;
    while let Some(at) = rest.find('<') {
        rest = &rest[at..];
        match Tag::parse(rest) {
            Some(tag) => {
                rest = &rest[tag.length..];
                if tag.name == name && !tag.empty {
                    depth = if tag.closes { depth - 1 } else { depth + 1 };
                    if depth == 0 {
                        return rest;
                    }
                }
            }
            None => rest = &rest[1..],
        }
    }
    ""
}

pub(super) struct Tag {
    pub name: String,
    attributes: String,
    pub closes: bool,
    pub empty: bool,
    pub length: usize,
}

impl Tag {
    pub fn parse(s: &str) -> Option<Tag> {
        let inner = s.strip_prefix('<')?;
        let closes = inner.starts_with('/');
        let named = inner.trim_start_matches('/');
        if !named.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '!' | '?')) {
            return None;
        }
        // A ">" inside quotes does not end the tag; a tag is never longer than 64 kB.
        let mut quote = None;
        let mut end = None;
        for (at, b) in s.bytes().enumerate().take(65_536) {
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
        let end = end.or_else(|| s.find('>'))?;
        let content = s.get(1..end)?.trim_start_matches('/');
        let name: String = content.chars().take_while(|c| c.is_ascii_alphanumeric()).collect();
        let attributes = content.get(name.len()..).unwrap_or("").to_owned();
        let name = name.to_ascii_lowercase();
        let void =
            matches!(name.as_str(), "br" | "hr" | "img" | "meta" | "link" | "input" | "wbr" | "col" | "base");
        let empty = void || attributes.trim_end().ends_with('/');
        Some(Tag { name, attributes, closes, empty, length: end + 1 })
    }

    fn attribute(&self, name: &str) -> Option<&str> {
        if self.attributes.is_empty() {
            return None;
        }
        let lower = self.attributes.to_ascii_lowercase();
        let at = lower.match_indices(name).map(|m| m.0).find(|at| {
            let before = lower[..*at].chars().last();
            before.is_none_or(|c| c.is_whitespace() || c == '"' || c == '\'')
                && lower[at + name.len()..].trim_start().starts_with('=')
        })?;
        let value = self.attributes.get(at + name.len()..)?.trim_start().strip_prefix('=')?.trim_start();
        match value.chars().next()? {
            q @ ('"' | '\'') => value[1..].split(q).next(),
            _ => value.split(|c: char| c.is_whitespace() || c == '>').next(),
        }
    }

    /// The raised number that leads to a footnote would stand in the words.
    fn is_note_mark(&self) -> bool {
        const TO_NOTES: [&str; 4] = ["#_ftn", "#_edn", "#sdfootnote", "#sdendnote"];
        let to = if self.name == "a" { self.attribute("href").unwrap_or("") } else { "" };
        TO_NOTES.iter().any(|n| to.starts_with(n)) && !to.contains("ref") && !to.ends_with("anc")
    }

    fn is_hidden(&self) -> bool {
        let style = self.attribute("style").unwrap_or("").to_ascii_lowercase().replace(' ', "");
        style.contains("display:none") || style.contains("mso-hide:all")
    }
}

#[derive(Default)]
struct Page {
    out: String,
    /// Number of the next item, for each open list; none for bullets.
    lists: Vec<Option<(u32, char)>>,
    /// Open quotations of earlier mails.
    quotes: usize,
    pre: usize,
    /// Whether a cell of a table is open.
    in_cell: bool,
    /// How many line ends are owed before the next word.
    owed: usize,
    space: bool,
    /// The label of an item whose words have not begun.
    label: Option<String>,
}

impl Page {
    fn tag(&mut self, tag: &Tag) {
        let name = tag.name.as_str();
        if LINES.contains(&name) {
            self.owed = self.owed.max(if APART.contains(&name) && self.lists.is_empty() { 2 } else { 1 });
        }
        match (name, tag.closes) {
            ("br", _) => self.line(),
            ("hr", _) => self.owed = self.owed.max(2),
            ("ol", false) => {
                let start = tag.attribute("start").and_then(|s| s.parse().ok()).unwrap_or(1);
                let kind = tag.attribute("type").and_then(|t| t.chars().next()).unwrap_or('1');
                let style = tag.attribute("style").unwrap_or("");
                let kind = match style.split("list-style-type:").nth(1).map(str::trim) {
                    Some(s) if s.starts_with("lower-alpha") || s.starts_with("lower-latin") => 'a',
                    Some(s) if s.starts_with("upper-alpha") => 'A',
                    Some(s) if s.starts_with("lower-roman") => 'i',
                    _ => kind,
                };
                self.lists.push(Some((start, kind)));
            }
            ("ul", false) => self.lists.push(None),
            ("ol" | "ul", true) => {
                self.lists.pop();
            }
            ("li", false) => self.item(tag),
            // The end of a cell need not be written.
            ("td" | "th", closes) => {
                if closes || self.in_cell {
                    self.out.push('\t');
                }
                self.in_cell = !closes;
            }
            ("tr" | "table", _) => self.in_cell = false,
            ("blockquote", false) => {
                self.quotes += usize::from(tag.attribute("type") == Some("cite") || self.quotes > 0)
            }
            ("blockquote", true) => self.quotes = self.quotes.saturating_sub(1),
            ("pre", false) => self.pre += 1,
            ("pre", true) => self.pre = self.pre.saturating_sub(1),
            _ => {}
        }
    }

    fn item(&mut self, tag: &Tag) {
        let depth = self.lists.len().clamp(1, 12);
        let label = match self.lists.last_mut() {
            Some(Some((next, kind))) => {
                if let Some(value) = tag.attribute("value").and_then(|v| v.parse().ok()) {
                    *next = value;
                }
                let label = document::label(*next, *kind);
                *next = next.saturating_add(1);
                format!("{label}.")
            }
            _ => "•".to_owned(),
        };
        self.label = Some(format!("{}{label} ", "  ".repeat(depth - 1)));
    }

    fn line(&mut self) {
        if self.owed > 0 && !self.out.is_empty() {
            self.flush();
        }
        self.out.push('\n');
        self.space = false;
    }

    fn flush(&mut self) {
        let have = self.out.len() - self.out.trim_end_matches('\n').len();
        if !self.out.is_empty() {
            while self.out.ends_with([' ', '\t']) {
                self.out.pop();
            }
            self.out.extend(std::iter::repeat_n('\n', self.owed.saturating_sub(have)));
        }
        self.owed = 0;
        self.space = false;
    }

    fn words(&mut self, raw: &str) {
        if raw.is_empty() {
            return;
        }
        let decoded = entities(raw);
        for c in decoded.chars() {
            let blank = matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{C}');
            if blank && self.pre == 0 {
                self.space = true;
                continue;
            }
            if blank && c == '\n' {
                self.line();
                continue;
            }
            if c.is_ascii_control() && !blank {
                continue;
            }
            if self.owed > 0 {
                self.flush();
            }
            if self.out.is_empty() || self.out.ends_with('\n') {
                if self.quotes > 0 {
                    self.out.push_str("> ");
                }
                if let Some(label) = self.label.take() {
                    self.out.push_str(&label);
                }
            } else if self.space && !self.out.ends_with('\t') {
                self.out.push(' ');
            }
            self.space = false;
            self.out.push(c);
        }
    }

    fn finish(mut self) -> String {
        self.out.truncate(self.out.trim_end().len());
        self.out.push('\n');
        self.out
    }
}

/// Resolves the entities that mail programs write.
fn entities(raw: &str) -> String {
    if !raw.contains('&') {
        return raw.to_owned();
    }
    let mut out = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest.bytes().take(12).position(|b| b == b';');
        match end.and_then(|e| entity(&rest[1..e]).map(|c| (e, c))) {
            Some((e, c)) => {
                out.push(c);
                rest = &rest[e + 1..];
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

fn entity(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let hex = number.strip_prefix(['x', 'X']);
        let code = hex.map_or_else(|| number.parse().ok(), |h| u32::from_str_radix(h, 16).ok())?;
        return char::from_u32(code).filter(|c| *c != '\0');
    }
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" | "ensp" | "emsp" | "thinsp" => ' ',
        "pound" => '£',
        "euro" => '€',
        "ndash" => '–',
        "mdash" => '—',
        "lsquo" => '‘',
        "rsquo" => '’',
        "ldquo" => '“',
        "rdquo" => '”',
        "hellip" => '…',
        "bull" => '•',
        "middot" => '·',
        "copy" => '©',
        "reg" => '®',
        "deg" => '°',
        "frac12" => '½',
        "eacute" => 'é',
        "egrave" => 'è',
        "aacute" => 'á',
        "iacute" => 'í',
        "oacute" => 'ó',
        "uuml" => 'ü',
        "ouml" => 'ö',
        "auml" => 'ä',
        "ccedil" => 'ç',
        "sect" => '§',
        "shy" => '\u{AD}',
        "zwnj" => '\u{200C}',
        "times" => '×',
        _ => return None,
    })
}
