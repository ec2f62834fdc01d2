//! One view of a letter for all checks, whether it is a draft of ours or was read from a file.

use std::{borrow::Cow, collections::HashSet};

use casework::{Disposition, case::LetterKind, decision::Reliance};
use document::{
    Language, Law, Span,
    response::{AnsweredQuestion, Outcome},
};
use law::existence;

use super::passages::{self, Passage};
use crate::{
    draft::{Decided, Draft},
    grounds::canonical,
};

/// A provision relied on, once, with the questions it serves.
pub(crate) struct Ground<'a> {
    pub law: Law,
    pub provision: String,
    /// Relied on to neither confirm nor deny.
    pub ncnd: bool,
    /// The questions, by position.
    pub questions: Vec<usize>,
    /// What a draft of ours says for it; empty for a letter that was read.
    pub details: Vec<&'a Reliance>,
    pub span: Option<Span>,
}

/// A letter as the checks see it.
pub(crate) struct Subject<'a> {
    pub draft: &'a Draft,
    pub text: Cow<'a, str>,
    pub language: Language,
    pub lower: String,
    pub grounds: Vec<Ground<'a>>,
    /// What the authority says, sentence by sentence, without the questions that it repeats.
    pub said: Vec<Passage>,
    /// Whether what was read ends in the middle of a sentence, whatever the reader took it for.
    breaks_off: bool,
}

impl<'a> Subject<'a> {
    pub(crate) fn new(draft: &'a Draft) -> Self {
        let text: Cow<'a, str> = match &draft.response.text {
            Some(text) => Cow::Borrowed(text),
            None => Cow::Owned(words(draft)),
        };
        let lower = text.to_lowercase().replace(['\u{2019}', '\u{2018}'], "'");
        let lower = lower.split_whitespace().collect::<Vec<_>>().join(" ");
        let grounds = grounds(draft);
        let said = passages::said(draft, &text);
        let language = draft.language.unwrap_or_else(|| super::language_of(&text));
        let read = draft.decisions.is_empty() && draft.letter.is_none();
        let breaks_off = read && (ends_midway(&text) || ends_with_a_question(draft, &text));
        Subject { draft, text, language, lower, grounds, said, breaks_off }
    }

    pub(crate) fn law(&self) -> Option<Law> {
        self.draft.response.law
    }

    /// Whether the decisions behind the letter are known.
    pub(crate) fn structured(&self) -> bool {
        !self.draft.decisions.is_empty()
    }

    pub(crate) fn excerpt(&self) -> bool {
        self.draft.response.excerpt || self.breaks_off
    }

    pub(crate) fn questions(&self) -> &'a [AnsweredQuestion] {
        &self.draft.response.questions
    }

    pub(crate) fn decided(&self, nth: usize) -> Option<&'a Decided> {
        self.draft.decisions.get(nth)
    }

    /// Questions with what was decided on them; nothing for a letter that was only read.
    pub(crate) fn decisions(&self) -> impl Iterator<Item = (usize, &'a AnsweredQuestion, &'a Decided)> {
        self.draft
            .response
            .questions
            .iter()
            .zip(&self.draft.decisions)
            .enumerate()
            .map(|(n, (q, d))| (n, q, d))
    }

    /// How a question is called.
    pub(crate) fn name(&self, nth: usize) -> String {
        if let Some(decided) = self.decided(nth).filter(|d| !d.name.is_empty()) {
            return decided.name.clone();
        }
        match self.questions().get(nth).and_then(|q| q.label.as_deref()) {
            Some(label) => format!("question {label}"),
            None => format!("question {}", nth + 1),
        }
    }

    /// Where the answer to a question stands, else the question.
    pub(crate) fn place_of(&self, nth: usize) -> Option<Span> {
        let question = self.questions().get(nth)?;
        match (question.answer_start, question.answer_end) {
            (Some(start), Some(end)) if end > start => Some(Span::new(start, end)),
            _ => Some(Span::new(question.start, question.end)).filter(|s| !s.is_empty()),
        }
    }

    /// The answer to a question in small letters, its white space collapsed.
    pub(crate) fn answer(&self, nth: usize) -> String {
        let answer = self.questions().get(nth).and_then(|q| q.answer.as_deref()).unwrap_or_default();
        answer.to_lowercase().replace('\u{2019}', "'").split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Whether the letter says any of these, in small letters.
    pub(crate) fn says(&self, any: &[&str]) -> bool {
        any.iter().any(|words| self.lower.contains(words))
    }

    /// Whether it is, or contains, a notice of more time for the public interest test.
    pub(crate) fn asks_for_more_time(&self) -> bool {
        self.draft.letter == Some(LetterKind::Extension)
            || (self.says(&["public interest"])
                && self.says(&[
                    "not yet reached a decision",
                    "have not yet decided",
                    "extend the time",
                    "extend the deadline",
                    "extending the time",
                    "extended the time",
                    "extending the deadline",
                    "extension of time",
                    "need more time",
                    "need additional time",
                    "require more time",
                    "require additional time",
                    "need further time",
                    "require further time",
                    "section 10(3)",
                    "further time to consider",
                    "additional time to consider",
                    "more time to consider",
                    "further time is required",
                    "further time is needed",
                    "more time is needed",
                    "more time is required",
                    "additional time is needed",
                    "additional time is required",
                ]))
    }

    /// Whether something is refused.
    pub(crate) fn refuses(&self) -> bool {
        let response = &self.draft.response;
        // A part of a question may be missing because it is not held; then no provision stands beside it.
        let refused = |q: &AnsweredQuestion| {
            q.disposition.is_refusal()
                && (q.disposition != Disposition::GivenInPart
                    || self.structured()
                    || !q.provisions.is_empty())
        };
        response.questions.iter().any(refused)
            || matches!(
                response.outcome,
                Some(Outcome::Refused | Outcome::Ncnd | Outcome::S12 | Outcome::S14)
            )
            || !self.grounds.is_empty()
    }

    /// Grounds that withhold, by a test on the law's row.
    pub(crate) fn withholding(&self) -> impl Iterator<Item = (&Ground<'a>, &'static law::Provision)> {
        self.grounds
            .iter()
            .filter(|g| !g.ncnd)
            .filter_map(|g| Some((g, law::provision(g.law, &g.provision)?)))
            .filter(|(_, p)| p.kind != law::provisions::Kind::Procedural)
    }

    /// Grounds of one section, as `s.40`.
    pub(crate) fn of_section(&self, law: Law, number: &str) -> Vec<&Ground<'a>> {
        self.grounds
            .iter()
            .filter(|g| g.law == law)
            .filter(|g| law::Citation::parse(Some(law), &g.provision).is_some_and(|c| c.number == number))
            .collect()
    }

    /// The authority's words around the places where a ground is cited, in small letters.
    pub(crate) fn around(&self, ground: &Ground<'_>) -> String {
        let cited = self.draft.response.provisions.iter().filter(|c| {
            c.end > c.start && c.law == ground.law && canonical(c.law, &c.provision) == ground.provision
        });
        let mut near: Vec<&Passage> = Vec::new();
        for place in cited {
            let at = self.said.partition_point(|p| p.span.end <= place.start);
            if at == self.said.len() {
                continue;
            }
            near.extend(&self.said[at.saturating_sub(1)..(at + 3).min(self.said.len())]);
        }
        // Questions that share an answer have its words once.
        let mut known: HashSet<(usize, usize)> = HashSet::new();
        for nth in &ground.questions {
            let answer = self.place_of(*nth).unwrap_or(Span::new(0, 0));
            if known.insert((answer.start, answer.end)) {
                let from = self.said.partition_point(|p| p.span.end <= answer.start);
                near.extend(self.said[from..].iter().take_while(|p| p.span.start < answer.end));
            }
        }
        near.iter().map(|p| p.words.as_str()).collect::<Vec<_>>().join(" ")
    }

    /// The one place within a passage where these words stand, however they are broken into lines and written large or
    /// small; nothing where they stand twice.
    pub(crate) fn only(&self, words: &str, within: Span) -> Option<Span> {
        passages::only(&self.text, &words.to_lowercase(), within)
    }

    /// Behind the answer to a question, for a paragraph of its own.
    pub(crate) fn behind(&self, nth: usize) -> Option<Span> {
        let end = self.questions().get(nth)?.answer_end?;
        (!self.excerpt()).then(|| Span::new(end, end))
    }

    /// Before the close of the letter, for a paragraph of its own; nothing where its end may be missing.
    pub(crate) fn before_close(&self) -> Option<Span> {
        passages::close(&self.text).filter(|_| !self.excerpt())
    }

    /// Behind the greeting, for a paragraph of its own.
    pub(crate) fn behind_greeting(&self) -> Option<Span> {
        passages::greeting(&self.text)
    }

    /// Where to put a finding about a ground: at its first question, else where it is cited.
    pub(crate) fn at(&self, ground: &Ground<'_>) -> super::finding::At {
        use super::finding::At;
        match (ground.questions.as_slice(), ground.span) {
            ([first, ..], _) => At::Question(*first),
            ([], Some(span)) => At::Span(span),
            ([], None) => At::Letter,
        }
    }
}

/// Whether a text stops in the middle of a sentence: a long last line with nothing that ends it.
fn ends_midway(text: &str) -> bool {
    let last = text.trim_end().lines().next_back().unwrap_or_default();
    // However short: "There is an on-g" begins a sentence, and a name or a title does not.
    let begins = ["There ", "This ", "These ", "We ", "It ", "You ", "If ", "However ", "Please "];
    let words: Vec<&str> = last.split_whitespace().collect();
    let sentence = begins.iter().any(|b| last.trim_start().starts_with(b))
        && words.len() > 3
        && words[1].chars().next().is_some_and(char::is_lowercase)
        && !last.contains("://")
        && !last.contains('@')
        && last.chars().next_back().is_some_and(|c| c.is_alphanumeric() || c == ',');
    if sentence {
        return true;
    }
    last.chars().count() > 80
        && !last.contains("://")
        && last.chars().next_back().is_some_and(|c| c.is_alphanumeric() || c == ')' || c == ',')
}

/// Whether a text stops at a question that it repeats: the answer stands in the part that is missing.
fn ends_with_a_question(draft: &Draft, text: &str) -> bool {
    draft.response.questions.last().is_some_and(|q| {
        let after = text.get(q.end..).unwrap_or_default();
        let answered = q.answer.as_ref().is_some_and(|a| !a.trim().is_empty());
        draft.response.text.is_some()
            && q.end > q.start
            && !answered
            && !after.chars().any(char::is_alphanumeric)
    })
}

/// The words of a draft that came without its text.
fn words(draft: &Draft) -> String {
    let mut out = String::new();
    for question in &draft.response.questions {
        for part in [Some(question.text.as_str()), question.answer.as_deref()].into_iter().flatten() {
            out.push_str(part);
            out.push('\n');
        }
    }
    let test = &draft.response.public_interest_test;
    for part in test.for_disclosure.iter().chain(&test.against).chain(&test.balance) {
        out.push_str(part);
        out.push('\n');
    }
    out
}

fn grounds(draft: &Draft) -> Vec<Ground<'_>> {
    let mut out: Vec<Ground<'_>> = Vec::new();
    let mut add = |law: Law, provision: String, ncnd: bool, question: Option<usize>, span, detail| {
        let at = match out.iter().position(|g| g.law == law && g.provision == provision && g.ncnd == ncnd) {
            Some(at) => at,
            None => {
                out.push(Ground { law, provision, ncnd, questions: Vec::new(), details: Vec::new(), span });
                out.len() - 1
            }
        };
        let ground = &mut out[at];
        if let Some(question) = question.filter(|q| !ground.questions.contains(q)) {
            ground.questions.push(question);
        }
        ground.details.extend(detail);
    };
    if !draft.decisions.is_empty() {
        for (nth, (decided, question)) in draft.decisions.iter().zip(&draft.response.questions).enumerate() {
            for reliance in &decided.reliances {
                let provision = canonical(reliance.law, &reliance.provision);
                let ncnd = question.disposition == Disposition::Ncnd || lifts(reliance.law, &provision);
                add(reliance.law, provision, ncnd, Some(nth), None, Some(reliance));
            }
        }
        return out;
    }
    for cited in draft.response.provisions.iter().filter(|c| c.relied_on) {
        let provision = canonical(cited.law, &cited.provision);
        let span = Some(Span::new(cited.start, cited.end)).filter(|s| !s.is_empty());
        let ncnd = lifts(cited.law, &provision);
        let mut served: Vec<Option<usize>> = (0..draft.response.questions.len())
            .filter(|n| {
                draft.response.questions[*n].provisions.iter().any(|p| canonical(cited.law, p) == provision)
            })
            .map(Some)
            .collect();
        if served.is_empty() {
            served.push(None);
        }
        for question in served {
            add(cited.law, provision.clone(), ncnd, question, span, None);
        }
    }
    for (nth, question) in draft.response.questions.iter().enumerate() {
        let Some(law) = draft.response.law else { continue };
        for provision in &question.provisions {
            // Where the letter cites it somewhere with its law, that is its law.
            let cited = draft.response.provisions.iter().find(|c| c.relied_on && c.provision == *provision);
            let law = cited.map_or_else(|| law_of(law, provision), |c| c.law);
            let provision = canonical(law, provision);
            let ncnd = lifts(law, &provision);
            add(law, provision, ncnd, Some(nth), None, None);
        }
    }
    out
}

/// A regulation cited in a letter under an Act is one of the environmental regulations beside it.
pub(crate) fn law_of(law: Law, provision: &str) -> Law {
    match (law, provision.starts_with("reg.")) {
        (Law::Foia, true) => Law::Eir,
        (Law::Foisa, true) => Law::Eisrs,
        (Law::Eir, false) => Law::Foia,
        (Law::Eisrs, false) => Law::Foisa,
        _ => law,
    }
}

pub(crate) fn lifts(law: Law, provision: &str) -> bool {
    existence::is_neither_confirm_nor_deny(law, provision)
        && law::Citation::parse(Some(law), provision)
            .is_some_and(|c| c.number != "12" || law.is_environmental())
}
