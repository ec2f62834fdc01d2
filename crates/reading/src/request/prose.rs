//! The questions in a paragraph, and the words that a paragraph lends to the list under it.

use std::sync::LazyLock;

use regex::Regex;

use super::{
    asks::{Ask, is_direct, is_inverted, is_rhetorical, names_a_record, names_its_object, plain},
    blocks::Form,
    conditions::{after_condition, if_then_gives},
    leaves::Reader,
    lists::is_bare_stem,
    roles::{describes_one, without_note},
};

/// A question in prose: its place, and that of words it shares.
pub(super) type Asked = ((usize, usize), Option<(usize, usize)>);

impl Reader<'_> {
    /// The questions in a paragraph.
    pub(super) fn prose(
        &self,
        n: usize,
        listed: bool,
        general: bool,
        (introduces, scope): (bool, Option<bool>),
    ) -> Vec<Asked> {
        let block = &self.blocks[n];
        let parts = self.sentences(block);
        let stem_from = if introduces { self.stem_of(n).map(|s| s.0) } else { None };
        let mut out: Vec<Asked> = Vec::new();
        let complains = parts.iter().any(|p| is_rhetorical(&plain(self.words(p.0))));
        for (i, (place, kind)) in parts.iter().enumerate() {
            if stem_from.is_some_and(|s| place.0 >= s) {
                break;
            }
            let lower = plain(self.words(*place));
            // "Can you give me information about swans? How many ...? Where ...?" only announces.
            if ANNOUNCES.is_match(&lower)
                && !ASKS_HOW.is_match(&lower)
                && !names_a_record(&lower)
                && self.asks_after(n, &parts[i + 1..]) >= 2
            {
                continue;
            }
            // "The report says that visitors are fewer. Please send me the figures for each year."
            let told = i > 0 && parts[i - 1].1 == Ask::None;
            let first_asked =
                *kind == Ask::Rider && !listed && out.is_empty() && told && names_its_object(&lower);
            let wanted = first_asked
                || match kind {
                    // Among rhetorical questions only one that names a figure or a record is meant.
                    Ask::Question if complains && !names_a_record(&lower) => false,
                    Ask::Question | Ask::Request if listed => stands_alone(&lower, *kind),
                    Ask::Question | Ask::Request => true,
                    Ask::General => general,
                    Ask::Rider | Ask::Meta | Ask::None => false,
                };
            // "If so, ..." in the same paragraph goes on with the question before it.
            let more = ELABORATES.is_match(&lower)
                || PARTICULAR.is_match(&lower)
                    && out.last().is_some_and(|l| LISTING.is_match(&plain(self.words(l.0))));
            if (wanted || *kind == Ask::Meta)
                && (more || FOLLOWS_ON.is_match(&lower) || REFERS_BACK.is_match(&lower))
                && let Some(last) = out.last_mut()
            {
                last.0.1 = place.1;
                continue;
            }
            // A list that only describes leaves the sentence before it as what is asked.
            let alone = |_| !listed && names_a_record(&lower);
            let whole = match kind {
                Ask::Question | Ask::Request => {
                    scope.is_some_and(|b| describes_one(&without_note(lower.clone()), b))
                        || scope.is_some_and(alone)
                }
                Ask::General => scope.is_some_and(|b| describes_one(&without_note(lower.clone()), b)),
                _ => false,
            };
            let stem = lower.ends_with(':') && i + 1 == parts.len() && is_bare_stem(&lower);
            if (wanted || whole) && (!stem || general || whole) {
                let (shared, pieces) = self.pieces(*place);
                out.extend(pieces.into_iter().map(|p| (p, shared)));
            } else if *kind == Ask::Rider
                && let Some(last) = out.last_mut()
            {
                last.0.1 = place.1;
            }
        }
        out
    }

    /// How many sentences ask in the rest of a paragraph, and in those straight after it.
    fn asks_after(&self, n: usize, rest: &[((usize, usize), Ask)]) -> usize {
        let next = self.blocks[n + 1..].iter().take(3).take_while(|b| b.form == Form::Para);
        let next: Vec<_> = next.flat_map(|b| self.sentences(b)).collect();
        rest.iter().chain(&next).filter(|p| p.1.wants_answer()).count()
    }

    /// "the number of A; the number of B; the cost of C" are three; so are they with commas where each names what it asks.
    fn pieces(&self, place: (usize, usize)) -> (Option<(usize, usize)>, Vec<(usize, usize)>) {
        let words = self.words(place);
        let colon = words.find(": ").or_else(|| words.find(":\n")).map_or(0, |at| at + 1);
        let semicolons = words[colon..].contains(';');
        let whole = (None, vec![place]);
        let cuts = if semicolons { semicolons_of(words, colon) } else { commas_of(words, colon) };
        // "Please answer the following questions: how many ...?" asks after its colon.
        let tail = (place.0 + colon, place.1);
        let head = plain(&words[..colon]);
        if colon > 0
            && cuts.is_empty()
            && (self.ask((place.0, tail.0)) == Ask::General || head.ends_with("as follows:"))
            && is_bare_stem(&head)
            && self.ask(tail).wants_answer()
        {
            return (Some((place.0, tail.0)), vec![super::lines::trim(self.text, tail.0, tail.1)]);
        }
        // "If a firm does it, please state its name, the number of its staff and the date": one answer.
        if colon == 0 && !semicolons && plain(words).starts_with("if ") {
            return whole;
        }
        // Two asks in one sentence are one question; a row of them is a list.
        if cuts.is_empty() || (!semicolons && colon == 0 && cuts.len() < 2) {
            return whole;
        }
        let from = place.0;
        let starts = [from + colon].into_iter().chain(cuts.iter().map(|c| from + c));
        let ends = cuts.iter().map(|c| from + c).chain([place.1]);
        let out: Vec<(usize, usize)> = starts
            .zip(ends)
            .map(|(start, end)| super::lines::trim(self.text, start, end))
            .map(|(start, end)| (start, super::inline::without_and(self.text, start, end)))
            .filter(|p| p.0 < p.1)
            .collect();
        let bare = |p: &(usize, usize)| {
            let lower = plain(self.words(*p));
            lower.strip_prefix("and ").or_else(|| lower.strip_prefix("or ")).unwrap_or(&lower).to_owned()
        };
        // "whether ...; or whether ...": one ask, put two ways.
        if out.iter().skip(1).any(|p| plain(self.words(*p)).starts_with("or ")) {
            return whole;
        }
        // "For each year, how many ...": the first piece only says for what.
        let first_asks = out.first().is_some_and(|p| {
            PIECE.is_match(&bare(p)) || colon == 0 && (semicolons || self.ask(*p).wants_answer())
        });
        let long =
            semicolons || colon > 0 || out.iter().all(|p| self.words(*p).split_whitespace().count() >= 3);
        // "which accounts are, and which are not": the second half of one ask.
        let halved = out.iter().any(|p| HALF.is_match(&plain(self.words(*p))));
        if halved
            || out.len() < 2
            || !first_asks
            || !long
            || !out.iter().skip(1).all(|p| PIECE.is_match(&bare(p)))
        {
            return whole;
        }
        ((colon > 0).then_some((place.0, place.0 + colon)), out)
    }

    /// Where words that a list shares begin and end in the paragraph before it.
    pub(super) fn stem_of(&self, n: usize) -> Option<(usize, usize)> {
        let parts = self.sentences(&self.blocks[n]);
        let last = parts.last()?;
        let asking = |a: Ask| matches!(a, Ask::Request | Ask::General | Ask::Question);
        let begins = if asking(last.1) {
            last.0.0
        } else {
            parts.iter().rev().find(|p| asking(p.1)).map_or(last.0.0, |p| p.0.0)
        };
        Some((begins, self.blocks[n].end))
    }
}

/// Where the parts after semicolons begin.
fn semicolons_of(words: &str, from: usize) -> Vec<usize> {
    words[from..].match_indices(';').map(|(at, _)| from + at + 1).collect()
}

/// Where a sentence begins another ask after a comma or an "and".
fn commas_of(words: &str, from: usize) -> Vec<usize> {
    let lower = words.to_ascii_lowercase();
    let next: &Regex = if from > 0 { &NEXT_LISTED } else { &NEXT };
    next.find_iter(&lower[from..])
        .map(|m| from + m.start() + usize::from(m.as_str().starts_with(',')))
        .collect()
}

/// A question in prose beside numbered ones: only what asks on its own account.
fn stands_alone(lower: &str, kind: Ask) -> bool {
    let lower = after_condition(lower);
    if OPINION.is_match(lower) {
        return false;
    }
    if kind == Ask::Question {
        return DIRECT.is_match(lower)
            || is_direct(lower)
            || is_inverted(lower)
            || lower.ends_with('?') && PUT.is_match(lower);
    }
    let only_announces = || ANNOUNCES.is_match(lower) && !names_a_record(lower);
    if lower.ends_with('?') && (is_inverted(lower) || PUT.is_match(lower)) && !only_announces() {
        return true;
    }
    if_then_gives(lower)
        || ALSO.is_match(lower) && (lower.ends_with('?') || !CONDITION.is_match(lower))
        || (NAMED_THING.is_match(lower) && STARTS_ASKING.is_match(lower) && !lower.ends_with(':'))
}

fn one(pattern: &str) -> Regex {
    Regex::new(pattern).expect("the pattern is a constant that a test builds")
}

static DIRECT: LazyLock<Regex> = LazyLock::new(|| {
    one(
        r"^(?:and |also,? |so,? |then,? |finally,? |lastly,? |additionally,? |in addition,? |\.\.\.|…| )*(?:if (?:so|yes|not|no)\b.{0,4}|(?:for|in|on|at|to|by|of|from|with|within|across|under|since|during) .{1,80}?,? )?(?:how|what|which|who|when|where|why|does|did|do you|do the|have you|have the|has|are there|are you|is there|is the|was|were|can you (?:please )?(?:tell|confirm|provide|state|also)|could you (?:please )?(?:tell|confirm|provide|state|also)|please)\b",
    )
});

/// "Is it not odd that ...?" holds an opinion.
static OPINION: LazyLock<Regex> =
    LazyLock::new(|| one(r"^(?:and |so |but )?(?:is|was|does|did|should|would) (?:it|this|that) not\b"));

/// What begins as a question or a polite wish does, also after a condition, and ends with its mark.
static PUT: LazyLock<Regex> = LazyLock::new(|| {
    one(
        r"^(?:and |also,? |so,? |then,? |finally,? |lastly,? )*(?:if\b[^,?]{1,120}(?:,| -) ?|if (?:so|yes|not|no|known|relevant|outsourced|in-?house)\W+)?(?:please |kindly )*(?:how|what|which|who|whom|whose|when|where|why|do|does|did|is|are|was|were|has|have|had|(?:can|could|would|will|may) (?:you|i|we|your|the|someone)|(?:provide|send|supply|give|state|confirm|indicate|tell|list|name|advise|outline) \w+)\b",
    )
});

static ALSO: LazyLock<Regex> = LazyLock::new(|| {
    one(
        r"^(?:and |(?:if|where) (?:possible|available|known)[ ,\-–]+)*(?:(?:i|we)(?: would| am| are|'d|'m| should)? also\b|please also\b|also\b|finally,|in addition|additionally|furthermore|lastly|(?:could|can|would) you (?:please )?also\b|and also\b)",
    )
});

static STARTS_ASKING: LazyLock<Regex> = LazyLock::new(|| {
    one(
        r"^(?:under .{1,80}, ?|firstly,? |first,? )?(?:please|kindly|can you|could you|would you|(?:can|could|would|will) (?:the|your) (?:\w+ ){1,3}(?:please )?(?:confirm|provide|state|tell|supply|advise|give|disclose|send|list)|i (?:would|'d|should)? ?(?:like|request|want|require|need|wish|am requesting|am seeking))\b",
    )
});

static NAMED_THING: LazyLock<Regex> = LazyLock::new(|| {
    one(
        r"\b(?:how many|how much|the (?:total |annual |average )?(?:number|amount|cost) of|a copy of|copies of|a list of|a breakdown of)\b|\b(?:all|any|every|the) (?:\w+ ){0,4}(?:reports?|e-?mails?|correspondence|documents?|minutes|policy|policies|records?|letters?|plans?|maps?|photographs?|surveys?|assessments?|agreements?)\b",
    )
});

static PIECE: LazyLock<Regex> = LazyLock::new(|| {
    one(
        r"^(?:please )?(?:the|a|an|any|all|how|what|which|who|when|where|why|whether|copies|details|names?|dates?|number|total|list|if)\b",
    )
});

/// A piece that breaks off.
static HALF: LazyLock<Regex> = LazyLock::new(|| {
    one(r"^(?:and |or )?(?:which|what|who|whether) (?:\w+ )?(?:are|is|was|were|do|does|did|have|has)$")
});

/// Goes on with the question before it.
static FOLLOWS_ON: LazyLock<Regex> = LazyLock::new(|| {
    one(
        r"^(?:and |or |but )?(?:why|how|when)(?: or why not| not| so)?\?$|^(?:and |or |but )?if (?:so|yes|not|no|they (?:are|do|were|did)|it (?:is|does|was|did)|there (?:is|are|was|were))\b",
    )
});
/// A comma or an "and" after which another thing is asked.
static NEXT: LazyLock<Regex> = LazyLock::new(|| {
    one(
        r",? and (?:when|where)\b|(?:,(?: and)?| and) (?:how (?:many|much|long|often)|what|which|(?:when|where) (?:is|are|was|were|do|does|did|has|have|will|can|the \w+ (?:is|are|was|were|will))|whether|why|(?:the|a|any) (?:\w+ ){0,3}(?:numbers?|amounts?|costs?|values?|names?|dates?|totals?|percentages?|proportions?|lists?|breakdowns?|details|cop(?:y|ies)|lengths?|polic(?:y|ies)|reports?|reasons?|minutes|spend|budget|average|quotations?|files?|logs?|maps?|plans?|surveys?|contracts?|invoices?|agreements?|records?|letters?|e-?mails?|tenders?|specifications?|estimates?|receipts?|licen[cs]es?))\b",
    )
});

/// The same after a colon, where a list is expected.
static NEXT_LISTED: LazyLock<Regex> = LazyLock::new(|| {
    one(
        r",? and (?:when|where)\b|(?:,(?: and)?| and) (?:how (?:many|much|long|often)|what|which|(?:when|where) (?:is|are|was|were|do|does|did|has|have|will|can|the \w+ (?:is|are|was|were|will))|whether|why|(?:the|a|any) (?:\w+ ){0,3}(?:numbers?|amounts?|costs?|values?|names?|dates?|totals?|percentages?|proportions?|lists?|breakdowns?|details|cop(?:y|ies)|lengths?|polic(?:y|ies)|reports?|reasons?|minutes|spend|budget|average))\b|,(?: and)? (?:the|any|all|cop(?:y|ies)) \w+",
    )
});
/// A sentence that only says what the questions after it are about.
static ANNOUNCES: LazyLock<Regex> = LazyLock::new(|| {
    one(
        r"\b(?:information|details|some (?:figures|data)|data|answers|questions?) (?:on|about|regarding|concerning|relating to|in relation to)\b[^:;]*[?.:]?$|\b(?:know|ask|find out|hear|learn|enquire) about\b[^:;]*[?.:]?$|\b(?:your|the|some) (?:latest|current|recent|most recent) (?:figures|data|statistics)\b[^:;]*[?.:]?$",
    )
});

/// "Information on how places are given out" asks already.
static ASKS_HOW: LazyLock<Regex> = LazyLock::new(|| {
    one(r"\b(?:on|about|regarding|concerning) (?:how|what|which|why|whether|when|who|where)\b")
});

/// "I would like in particular ...": says more of what was asked.
static ELABORATES: LazyLock<Regex> = LazyLock::new(|| {
    one(
        r"^(?:[^,?]{0,30}\b)?(?:in particular|specifically|especially|more precisely)\b|^i(?: am|'m) (?:only |particularly |mainly |specifically |really )*(?:looking for|interested in|after|referring to)\b|^where .{1,80}, please (?:list|name|specify|give|state) (?:these|them|this|it|each)\b",
    )
});

/// "Please state the name of the provider": a particular of the list asked for before it.
static PARTICULAR: LazyLock<Regex> = LazyLock::new(|| {
    one(
        r"^(?:please |also |and |kindly )+(?:state|specify|show|indicate|include) (?:me )?(?:the|their|its|each|whether|if|which)\b",
    )
});
/// What has particulars.
static LISTING: LazyLock<Regex> = LazyLock::new(|| {
    one(
        r"\b(?:lists?|register|schedule|breakdown|table|spreadsheet|details|records) (?:of|showing|detailing|for)\b",
    )
});

/// "Also, if the contract is rolling, please say so": a wish about the answers before it.
static CONDITION: LazyLock<Regex> = LazyLock::new(|| {
    one(r"^(?:and |also,? |please also |in addition,? |finally,? )+(?:if|where|when|in case|should)\b")
});

/// "Please list the companies.": too short to ask by itself, it goes on with the question before it.
static REFERS_BACK: LazyLock<Regex> = LazyLock::new(|| {
    one(
        r"^(?:please |can you |could you |and |if so,? )*(?:also )?(?:list|name|specify|attach|detail|describe|explain|elaborate|itemi[sz]e|identify)(?: (?:\w+)){0,3}[.?]?$|^(?:please |can you |could you |and )*(?:also )?(?:give|provide|supply|include|send)(?: me)? (?:the |any |some |full |brief |further |your )?(?:details?|reasons?|dates?|examples?|names?|figures|evidence|copies|a copy|a list|a breakdown|them|these|it|links?)[.?]?$",
    )
});
