//! What collects dangers while a file is looked through, and what it may still cost. One finding serves a file and
//! everything in it, so that no nesting escapes a limit.

use std::collections::BTreeMap;

use container::Limits;

use super::{CannotCheck, Code, Danger, Format, Place, Severity, look::look_inside};

/// Dangers that are listed; the rest is only counted.
const LISTED: usize = 1_000;
/// Of one code in one part, and of one code in all.
const LISTED_ALIKE: usize = 40;
const LISTED_OF_A_CODE: usize = 200;
/// Letters of a sample and of a detail.
const SAMPLE: usize = 160;

/// The dangers found so far, and the limits that are left.
pub(crate) struct Finding<'l> {
    pub limits: &'l Limits,
    dangers: Vec<Danger>,
    unlisted: usize,
    listed: BTreeMap<(Code, Severity), usize>,
    within: Vec<String>,
    page: Option<u32>,
    unpacked: usize,
    steps: usize,
    cannot: Option<CannotCheck>,
}

impl<'l> Finding<'l> {
    pub fn new(limits: &'l Limits) -> Self {
        Finding {
            limits,
            dangers: Vec::new(),
            unlisted: 0,
            listed: BTreeMap::new(),
            within: Vec::new(),
            page: None,
            unpacked: limits.unpacked,
            steps: limits.steps.saturating_mul(20),
            cannot: None,
        }
    }

    /// A danger of its usual severity.
    pub fn danger(&mut self, code: Code, place: Place, detail: impl Into<String>, sample: &str) {
        self.add(code, code.severity(), place, detail.into(), sample);
    }

    /// Something of this kind that tells no more than the page shows.
    pub fn note(&mut self, code: Code, place: Place, detail: impl Into<String>, sample: &str) {
        self.add(code, Severity::Info, place, detail.into(), sample);
    }

    fn add(&mut self, code: Code, severity: Severity, mut place: Place, detail: String, sample: &str) {
        place.page = place.page.or(self.page);
        if !self.within.is_empty() {
            let mut path = self.within.join("!");
            if let Some(part) = &place.part {
                path.push('!');
                path.push_str(part);
            }
            place.part = Some(path);
        }
        let of_code = self.listed.get(&(code, severity)).copied().unwrap_or(0);
        let alike = |d: &&Danger| d.code == code && d.place.part == place.part && d.severity == severity;
        let many = of_code >= LISTED_OF_A_CODE
            || self.dangers.len() >= LISTED
            || of_code >= LISTED_ALIKE && self.dangers.iter().filter(alike).count() >= LISTED_ALIKE;
        if many && of_code > 0 {
            self.unlisted += 1;
            return;
        }
        *self.listed.entry((code, severity)).or_insert(0) += 1;
        let sample = shorten(sample, SAMPLE);
        self.dangers.push(Danger { code, severity, place, detail: shorten(&detail, SAMPLE), sample });
    }

    /// How many files this one lies in.
    pub fn depth(&self) -> usize {
        self.within.len()
    }

    /// Looks through a file that lies in this one. That it cannot be looked through is remembered, and looking goes on.
    pub fn inside(&mut self, name: &str, bytes: &[u8]) -> Format {
        self.inside_as(name, bytes, None)
    }

    /// As [`Finding::inside`], where the outer file says for certain what it is.
    pub fn inside_as(&mut self, name: &str, bytes: &[u8], format: Option<Format>) -> Format {
        if self.depth() >= self.limits.depth {
            self.cannot(CannotCheck::bomb(format!(
                "it holds files in files more than {} deep",
                self.limits.depth
            )));
            return Format::Unknown;
        }
        self.within.push(shorten(name, 200));
        let format = format.unwrap_or_else(|| Format::of(bytes, Some(name)));
        if let Err(why) = look_inside(name, bytes, format, self) {
            self.cannot(why);
        }
        self.within.pop();
        format
    }

    /// Looks at a part that is no file of its own, named as a reader would name it.
    pub fn within<R>(&mut self, name: &str, page: Option<u32>, look: impl FnOnce(&mut Self) -> R) -> R {
        self.within.push(shorten(name, 200));
        let before = std::mem::replace(&mut self.page, page);
        let out = look(self);
        self.page = before;
        self.within.pop();
        out
    }

    /// Remembers that something cannot be looked through, and goes on with the rest.
    pub fn cannot(&mut self, why: CannotCheck) {
        if let Some(code) = why.code {
            self.danger(code, Place::default(), why.why.clone(), "");
        }
        let at = self.within.join("!");
        self.cannot.get_or_insert_with(|| match at.is_empty() {
            true => why,
            false => CannotCheck { code: why.code, why: format!("{at}: {}", why.why) },
        });
    }

    /// Counts work: time is bounded by it, since nothing here reads a clock.
    pub fn spend(&mut self, steps: usize) -> Result<(), CannotCheck> {
        match self.steps.checked_sub(steps) {
            Some(left) => {
                self.steps = left;
                Ok(())
            }
            None => Err(CannotCheck::bomb("it is made so that looking through it would take too long")),
        }
    }

    /// What may still be unpacked from this file and all that is in it.
    pub fn unpacked_left(&self) -> usize {
        self.unpacked
    }

    /// Counts what was unpacked.
    pub fn unpacked(&mut self, bytes: usize) -> Result<(), CannotCheck> {
        match self.unpacked.checked_sub(bytes) {
            Some(left) => {
                self.unpacked = left;
                Ok(())
            }
            None => {
                self.unpacked = 0;
                Err(CannotCheck::bomb(format!(
                    "it unpacks to more than {} MB",
                    self.limits.unpacked / 1_000_000
                )))
            }
        }
    }

    /// The dangers, how many more there are, and why it cannot be checked whole.
    pub fn end(self) -> (Vec<Danger>, usize, Option<CannotCheck>) {
        (self.dangers, self.unlisted, self.cannot)
    }
}

/// On one line, without control characters, at most so many letters.
pub(crate) fn shorten(text: &str, most: usize) -> String {
    let mut out = String::new();
    let mut letters = 0;
    let mut space = false;
    for c in text.chars() {
        if c.is_whitespace() || c.is_control() {
            space = !out.is_empty();
            continue;
        }
        // Marks that turn the direction of a line would change what the officer reads.
        if matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
        {
            continue;
        }
        if letters >= most {
            out.push('…');
            break;
        }
        if space {
            out.push(' ');
            letters += 1;
            space = false;
        }
        out.push(c);
        letters += 1;
    }
    out
}
