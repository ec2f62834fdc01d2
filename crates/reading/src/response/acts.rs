//! What a sentence of the reply does: gives, withholds, says that nothing is held, points elsewhere, tells the law …
//!
//! Decided by few general rules over the meanings of its words (`lexicon`), not by phrases. What follows for the question
//! is for `verdict`.

mod lexicon;
mod rules;

use lexicon::*;
use rules::*;

/// What sentences do; one bit each, so that those of an answer add up.
pub(crate) type Acts = u32;

/// Says that it is held.
pub(crate) const HELD: Acts = 1;
/// Says that it is not held.
pub(crate) const NOT_HELD: Acts = 1 << 1;
/// Hands something over.
pub(crate) const GIVES: Acts = 1 << 2;
/// Is a value, or a row of values.
pub(crate) const VALUE: Acts = 1 << 3;
/// Keeps something back.
pub(crate) const WITHHELD: Acts = 1 << 4;
/// Speaks of a part.
pub(crate) const PARTLY: Acts = 1 << 5;
/// Something is blacked out of what is given.
pub(crate) const REDACTED: Acts = 1 << 6;
/// The work would pass the limit.
pub(crate) const OVER_LIMIT: Acts = 1 << 7;
/// The request is vexatious.
pub(crate) const VEXES: Acts = 1 << 8;
/// Says where it is published.
pub(crate) const POINTS: Acts = 1 << 9;
/// Gives a place without saying what is there.
pub(crate) const LINKS: Acts = 1 << 10;
/// Neither confirms nor denies.
pub(crate) const NEITHER: Acts = 1 << 11;
/// May put the decision off, or ask back.
pub(crate) const WAITS: Acts = 1 << 12;
/// May pass the request on.
pub(crate) const PASSES: Acts = 1 << 13;
/// May say that no recorded information is asked for.
pub(crate) const OPINES: Acts = 1 << 14;
/// Tells the law, the procedure or the courtesies, and nothing of this answer.
pub(crate) const RECITES: Acts = 1 << 15;
/// Weighs or gives reasons.
pub(crate) const REASONS: Acts = 1 << 16;
/// Says something else: what was asked, as a rule.
pub(crate) const TELLS: Acts = 1 << 17;
/// Not held in the form that was asked for.
pub(crate) const NOT_SO: Acts = 1 << 18;
/// Contrasts what is given with what is not.
pub(crate) const CONTRASTS: Acts = 1 << 19;
/// Speaks of all that was asked for.
pub(crate) const ALL: Acts = 1 << 20;
/// May end the request in another way: withdrawn, not valid, under another law.
pub(crate) const ENDS: Acts = 1 << 21;
/// Says that something stands below, or follows.
pub(crate) const SHOWS: Acts = 1 << 23;
/// To be had by other means.
pub(crate) const OTHERWISE: Acts = 1 << 24;
/// A yes or a no before anything else.
pub(crate) const YES_NO: Acts = 1 << 22;

/// Reads sentences; keeps its store from one to the next.
#[derive(Default, Debug)]
pub(crate) struct Reader {
    words: Words,
}

impl Reader {
    /// Whether the sentence speaks to somebody of their request, and not as one who asks.
    pub fn answers_request(&mut self, sentence: &str) -> bool {
        self.words.read(sentence);
        let w = &self.words;
        let theirs = w.places(REQUEST).any(|i| w.before(i, YOU, 2));
        theirs
            && w.has(WE | HANDLED | HOLD | HAVE | THANK | PLACE)
            && !w.has(IF)
            && !sentence.contains("lease ")
    }

    /// Whether the word is one of those of every reply.
    pub fn is_usual(&mut self, word: &str) -> bool {
        self.words.read(word);
        self.words.any & !INFO != 0
            || ["information", "data", "details", "record", "records", "copy"].contains(&word)
    }

    /// What the sentence does.
    pub fn acts(&mut self, sentence: &str) -> Acts {
        self.words.read(sentence);
        let w = &self.words;
        if w.all.is_empty() {
            return 0;
        }
        if w.is(0, THANK) && w.has(VALID) {
            return RECITES | ENDS;
        }
        if w.is(0, THANK) || w.all.len() <= 9 && w.has(FIGURE) && (0..3).any(|i| w.is(i, META)) {
            return RECITES;
        }
        let verbless = w.all.len() <= 6 && !w.has(BE | HAVE | WE | MODAL | APPLY | LAWREF | NOT);
        if verbless && w.has(FIGURE) && !w.has(HOLD | GIVE | SEE | META | REQUEST) {
            return VALUE;
        }
        if verbless && w.has(REASON) {
            return RECITES;
        }
        let mut acts = 0;
        let place = sentence.contains("http") || sentence.contains("www.");
        let conditional = w.is(0, IF | ONCE);
        let telling = tells_law(w, sentence);
        let public_interest = w.places(PUBLIC).any(|i| w.is(i + 1, INTEREST));

        acts |= not_held(w, conditional);
        if w.has(DENY) && super::holding::said(sentence) {
            acts |= NEITHER;
        }
        if over_limit(w) {
            acts |= OVER_LIMIT;
        }
        if w.places(VEXATIOUS).any(|i| !w.before(i, NOT | IF, 4)) && !telling {
            acts |= VEXES;
        }
        if w.has(LATER | CLARIFY) {
            acts |= WAITS;
        }
        if w.has(TRANSFER) {
            acts |= PASSES;
        }
        if w.has(OPINION) {
            acts |= OPINES;
        }
        if w.has(PUBLISHED)
            && sentence.contains("ccessible")
            && ["easonably", "therwise", "ther means", "ther Means", "elsewhere"]
                .iter()
                .any(|s| sentence.contains(s))
        {
            acts |= OTHERWISE;
        }
        if w.has(VALID) {
            acts |= ENDS;
        }
        if w.has(CONTRAST | PART | REDACT) {
            acts |= CONTRASTS;
        }
        let removed = w.has(PART | INFO) && w.has(BE);
        if w.places(REDACT | REMOVED).any(|i| (w.is(i, REDACT) || removed) && !w.before(i, NOT | IF, 3))
            && !telling
        {
            acts |= REDACTED;
        }
        if telling {
            return acts | RECITES;
        }
        if withheld(w, public_interest) && acts & NOT_HELD == 0 {
            acts |= WITHHELD;
        }
        if acts & (NOT_HELD | OVER_LIMIT | NEITHER) == 0 && denied(w) {
            acts |= WITHHELD;
        }
        if (partly(w) || not_all(w)) && !public_interest {
            acts |= PARTLY;
        }
        if w.places(WHOLE).any(|i| w.after(i, INFO | REQUEST, 5)) {
            acts |= ALL;
        }
        if !conditional && acts & OVER_LIMIT == 0 && gives(w, acts & WITHHELD != 0, public_interest) {
            acts |= GIVES;
        } else if !conditional && shows(w) {
            acts |= SHOWS;
        }
        if acts & (WITHHELD | NOT_HELD | NEITHER) == 0 {
            acts |= points(w, place);
        }
        if public_interest || weighs(w) && acts & GIVES == 0 {
            return acts | REASONS;
        }
        if acts & (GIVES | SHOWS | WITHHELD | NOT_HELD | OVER_LIMIT | NEITHER | VEXES) == 0 {
            if is_value(w, sentence) {
                acts |= VALUE;
            } else if acts & POINTS == 0 && procedure(w, place) {
                acts |= RECITES;
            } else if held(w) {
                acts |= HELD;
            } else if acts & (POINTS | LINKS) == 0 {
                acts |= TELLS;
            }
        }
        if let [first, ..] = w.all[..] {
            let one = sentence[first.start..first.end].to_ascii_lowercase();
            let alone = sentence[first.end..].starts_with(['.', ',', ' ']) || w.all.len() == 1;
            if (one == "yes" && alone) || (one == "no" && sentence[first.end..].starts_with(['.', ','])) {
                acts |= YES_NO;
            }
        }
        acts
    }
}
