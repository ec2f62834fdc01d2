//! Names behind titles and ranks: "Cllr Mrs Sen", "PC 2214 Rahman", "District Judge Fairweather".

use super::judge::Judge;
use crate::{
    context::Doc,
    lexicon::*,
    tokens::{Gap, Shape},
};

/// Titles that are ordinary words, too: what follows must look like a name.
const WORDY_TITLES: [&str; 29] = [
    "provost",
    "brigadier",
    "sir",
    "lord",
    "lady",
    "dame",
    "sister",
    "father",
    "nurse",
    "judge",
    "justice",
    "major",
    "constable",
    "inspector",
    "recorder",
    "sheriff",
    "coroner",
    "captain",
    "bishop",
    "pastor",
    "commander",
    "doctor",
    "councillor",
    "paramedic",
    "canon",
    "miss",
    "baroness",
    "deacon",
    "colonel",
];
impl Judge<'_> {
    pub(super) fn is_title(&self, at: usize) -> bool {
        let word = self.doc.word(at);
        // PC and DS are ranks only in capitals.
        word.len() != 2
            || self.shape(at) == Shape::Upper && word != "SR"
            || matches!(word, "Mr" | "Ms" | "Mx" | "Dr" | "Pc" | "Lt" | "Fr" | "Sr" | "Wg")
    }

    pub(super) fn behind_title(&mut self, run: &[usize], i: usize) -> usize {
        let mut k = i;
        let mut wordy = true;
        while k < run.len()
            && (self.marks(run[k]) & TITLE != 0 && (k == i || self.is_title(run[k]))
                || k > i && second_of_a_rank(self.doc.word(run[k - 1]), self.doc.word(run[k]))
                || self.shape(run[k]) == Shape::Digits)
        {
            // "Justice" may be somebody's name.
            if k > i && self.marks(run[k]) & (GIVEN | FAMILY) != 0 && k + 1 >= run.len() {
                break;
            }
            let word = self.doc.word(run[k]).to_ascii_lowercase();
            wordy &= WORDY_TITLES.contains(&word.as_str());
            k += 1;
        }
        let titles = k;
        while k < run.len() && self.shape(run[k]) == Shape::Initial {
            k += 1;
        }
        let initials = k - titles;
        // "Nurse A and Nurse B. South of the ward": a letter in place of a name, and the next sentence.
        let pseudonym = wordy
            && initials == 1
            && run.get(k).is_some_and(|at| {
                self.marks(*at) & (WORD | PLACE) != 0
                    || ["North", "South", "East", "West"].contains(&self.doc.word(*at))
            })
            && self.doc.tokens.get(run[k - 1] + 1).is_some_and(|t| t.is(b'.'));
        if pseudonym {
            return k;
        }
        let mut last = None;
        while k < run.len() && k - titles < 6 {
            let at = run[k];
            let m = self.marks(at);
            let first = last.is_none();
            let particle = self.shape(at) == Shape::Lower;
            let name =
                self.doc.nameish(at) || self.shape(at) == Shape::Initial && !first || self.in_emails(at);
            let any = first
                && !wordy
                && m & (BODY | THING) == 0
                && self.doc.tokens[at].is_capital()
                && m & ROLE == 0;
            // "Mrs Ann Kettering"
            let town = m & PLACE != 0
                && m & (BODY | STREET | THING | ROLE | DATE) == 0
                && k == run.len() - 1
                && last == Some(k - 1)
                && self.marks(run[k - 1]) & GIVEN != 0;
            let place = m & PLACE != 0 && first && !wordy || town;
            if !(name || any || place || particle)
                || first
                    && wordy
                    && m & (WORD | PLACE) != 0
                    && m & FAMILY == 0
                    && !(m & GIVEN != 0
                        && matches!(self.doc.word(run[k - 1]), "Miss" | "Nurse" | "Sister" | "Father"))
            {
                break;
            }
            if !particle {
                last = Some(k);
            }
            k += 1;
        }
        let Some(last) = last else {
            return if titles == i + 1 && self.marks(run[i]) & (GIVEN | FAMILY) != 0 {
                self.as_name(run, i)
            } else {
                titles.max(i + 1)
            };
        };
        let closing = run.get(last + 1).map_or(0, |at| self.marks(*at));
        let single = last == titles + initials;
        if closing & (BODY | STREET | THING) != 0
            && closing & FAMILY == 0
            && (wordy || single && closing & (BODY | STREET) != 0)
        {
            return last + 2;
        }
        // "Lord Street", "Miss Saigon": streets and shows.
        if wordy && single && self.marks(run[last]) & STREET != 0 {
            return last + 1;
        }
        let confidence = if wordy { 0.85 } else { 0.97 };
        // "the Lady Anne Clifford almshouses": called after somebody.
        let the = self.doc.before(run[i]).is_some_and(|b| self.doc.word(b).eq_ignore_ascii_case("the"));
        let noun = self.doc.after(run[last]).is_some_and(|n| self.doc.tokens[n].shape == Shape::Lower);
        if wordy && the && noun && !super::cues::acts(self.doc, run[last]) {
            return last + 1;
        }
        let mut from = run[i];
        while let Some(before) = doc_before_rank(self.doc, from) {
            from = before;
        }
        // "Dr and Mrs Lindqvist".
        if let Some(and) =
            self.doc.before(from).filter(|b| self.doc.tokens[*b].is(b'&') || self.doc.word(*b) == "and")
            && let Some(other) =
                self.doc.before(and).filter(|b| self.doc.tokens[*b].marks & TITLE != 0 && self.is_title(*b))
        {
            from = other;
        }
        let end = self.collar_number(run[i], run[last]).unwrap_or(run[last]);
        let end = self.elder(end).unwrap_or(end);
        self.emit(from, run[titles], end, confidence, "behind a title or rank");
        last + 1
    }
}

impl Judge<'_> {
    /// "Mrs Bright senior": which of two.
    fn elder(&self, last: usize) -> Option<usize> {
        let doc = self.doc;
        let which = doc.after(last).filter(|n| doc.tokens[*n].gap == Gap::Space)?;
        let word = doc.word(which).to_ascii_lowercase();
        let alone = doc.tokens.get(which + 1).is_none_or(|t| {
            t.gap >= Gap::Line
                || matches!(t.shape, Shape::Sign(_))
                || matches!(doc.word(which + 1), "and" | "or")
        });
        (["senior", "junior", "snr", "jnr", "jr"].contains(&word.as_str()) && alone).then_some(which)
    }

    /// "PC Wood 5507": the number of an officer behind the name.
    fn collar_number(&self, title: usize, last: usize) -> Option<usize> {
        let doc = self.doc;
        const RANKS: [&str; 9] = ["PC", "WPC", "PCSO", "PS", "DC", "DS", "TDC", "Sgt", "Insp"];
        let number = doc.after(last).filter(|n| {
            let token = &doc.tokens[*n];
            token.shape == Shape::Digits
                && token.gap == Gap::Space
                && (3..=5).contains(&(token.end - token.start))
        })?;
        let goes_on = doc.tokens.get(number + 1).is_some_and(|t| {
            t.gap == Gap::None && !matches!(t.shape, Shape::Sign(b'.' | b',' | b';' | b')' | b':'))
                || t.gap == Gap::Space && t.shape == Shape::Digits
        });
        (RANKS.contains(&doc.word(title)) && !goes_on).then_some(number)
    }
}

/// "Con" behind "Det", "Ldr" behind "Sqn": never a title by itself.
fn second_of_a_rank(first: &str, second: &str) -> bool {
    let second = second.to_ascii_lowercase();
    match first.to_ascii_lowercase().as_str() {
        "det" => ["con", "sgt", "insp", "ch", "supt", "chief"].contains(&second.as_str()),
        "sqn" => second == "ldr",
        "wg" => second == "cdr",
        "maj" | "lt" | "brig" => ["gen", "col", "cdr", "general"].contains(&second.as_str()),
        _ => false,
    }
}

/// "District" before "Judge", "Detective" before "Sergeant".
fn doc_before_rank(doc: &Doc, at: usize) -> Option<usize> {
    let before = doc.before(at).filter(|_| doc.tokens[at].gap == Gap::Space)?;
    [
        "District",
        "Deputy",
        "Circuit",
        "Senior",
        "Acting",
        "Detective",
        "Chief",
        "Employment",
        "Tribunal",
        "Temporary",
        "Special",
        "Staff",
        "Right",
        "Very",
        "Police",
        "Charge",
        "Wing",
        "Squadron",
        "Flight",
        "Lieutenant",
        "Lance",
    ]
    .contains(&doc.word(before))
    .then_some(before)
}
