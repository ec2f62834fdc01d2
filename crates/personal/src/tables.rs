//! Which column of a table a place lies in, in lists with tabs, bars or commas under a line of headings. Reads nothing else.

/// A line of the text.
#[derive(Debug, Clone, Copy)]
pub struct Line {
    /// First byte.
    pub start: usize,
    /// Behind the last byte, without the end of the line.
    pub end: usize,
    /// The line of headings above it and the sign between the cells, where it is a row of a table.
    pub headings: Option<(usize, u8)>,
}

/// All lines of a text.
#[derive(Debug)]
pub struct Lines {
    /// In order.
    pub lines: Vec<Line>,
}

const LONGEST_HEADINGS: usize = 2_000;

impl Lines {
    /// Cuts the text into lines and finds the tables.
    pub fn of(text: &str) -> Self {
        let mut lines = Vec::with_capacity(text.len() / 60 + 1);
        let mut start = 0;
        for line in text.split_inclusive('\n') {
            let end = start + line.trim_end_matches(['\n', '\r']).len();
            lines.push(Line { start, end, headings: None });
            start += line.len();
        }
        let mut found = Self { lines };
        found.find_tables(text);
        found
    }

    fn find_tables(&mut self, text: &str) {
        let mut at = 0;
        while at + 1 < self.lines.len() {
            let heading = &text[self.lines[at].start..self.lines[at].end];
            let next = &text[self.lines[at + 1].start..self.lines[at + 1].end];
            let Some(sign) = separator(heading, next) else {
                at += 1;
                continue;
            };
            let columns = cells(heading, sign);
            let mut row = at + 1;
            while row < self.lines.len() {
                let line = &text[self.lines[row].start..self.lines[row].end];
                let here = cells(line, sign);
                if here < columns.div_ceil(2).max(2) {
                    break;
                }
                self.lines[row].headings = Some((at, sign));
                row += 1;
            }
            at = row;
        }
    }

    /// The number of the line that a byte is in.
    pub fn at(&self, byte: usize) -> usize {
        self.lines.partition_point(|line| line.start <= byte).saturating_sub(1)
    }

    /// The heading over this place, where it lies in a table.
    pub fn heading<'a>(&self, text: &'a str, byte: usize) -> Option<&'a str> {
        let line = self.lines.get(self.at(byte))?;
        let (headings, sign) = line.headings?;
        let column = cells(&text[line.start..byte.min(line.end)], sign) - 1;
        let headings = self.lines[headings];
        text[headings.start..headings.end]
            .split(char::from(sign))
            .nth(column)
            .map(|h| h.trim().trim_matches('"'))
    }
}

/// The sign that divides both lines into at least three cells, if the first looks like headings.
fn separator(heading: &str, next: &str) -> Option<u8> {
    if heading.len() > LONGEST_HEADINGS {
        return None;
    }
    [b'\t', b'|', b';', b','].into_iter().find(|sign| {
        let columns = cells(heading, *sign);
        let least = if matches!(sign, b'\t' | b'|') { 2 } else { 3 };
        columns >= least
            && cells(next, *sign) * 2 >= columns.max(3)
            && heading.split(char::from(*sign)).all(|cell| {
                let cell = cell.trim().trim_matches('"');
                cell.len() <= 40
                    && cell.split_whitespace().count() <= 5
                    && (!cell.ends_with('.') || is_short_word(cell))
                    && !cell.contains(": ")
            })
            && heading.split(char::from(*sign)).filter(|cell| is_heading(cell)).count() >= 2
    })
}

/// "Licence no.", "Acc. ref.": the full stop ends no sentence.
fn is_short_word(cell: &str) -> bool {
    let last = cell.trim_end_matches('.').rsplit([' ', '.']).next().unwrap_or("");
    last.len() <= 4
}

/// True for a heading that tells what persons have.
fn is_heading(cell: &str) -> bool {
    const WORDS: [&str; 46] = [
        "owner",
        "action",
        "lead",
        "initials",
        "name",
        "surname",
        "forename",
        "dob",
        "birth",
        "date",
        "post",
        "role",
        "title",
        "grade",
        "email",
        "e-mail",
        "mail",
        "phone",
        "tel",
        "mobile",
        "address",
        "postcode",
        "nino",
        "ni",
        "nhs",
        "sort",
        "account",
        "reg",
        "vrm",
        "vehicle",
        "employee",
        "staff",
        "emp",
        "id",
        "no",
        "ref",
        "comment",
        "reason",
        "team",
        "department",
        "age",
        "start",
        "passport",
        "licence",
        "manager",
        "salary",
    ];
    let cell = cell.to_ascii_lowercase();
    cell.split(|c: char| !c.is_alphanumeric() && c != '-').any(|word| {
        WORDS.contains(&word) || WORDS.contains(&word.trim_end_matches('s')) || word == "forenames"
    })
}

/// How many cells a line has; a comma within quotation marks divides nothing.
fn cells(line: &str, sign: u8) -> usize {
    let mut quoted = false;
    let mut count = 1;
    for byte in line.bytes() {
        if byte == b'"' {
            quoted = !quoted;
        } else if byte == sign && !(quoted && matches!(sign, b',' | b';')) {
            count += 1;
        }
    }
    count
}
