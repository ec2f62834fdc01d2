//! Letters as content: from the decisions of a case and a plan to a document. It invents no fact, counts no day, and
//! names the applicant nowhere but in the address and the salutation.

mod acknowledgement;
mod annex;
mod answers;
mod clarification;
mod correction;
mod extension;
mod not_valid;
mod plain;
mod response;
mod rights;

use std::collections::BTreeSet;

use casework::{
    Authority, Case, QuestionId,
    case::{Addressee, Group, LetterKind},
};
use document::{Block, Document, Inline, Language, Law};
use jiff::civil::Date;

use crate::{
    plan::Plan,
    prose::{self, speech},
    wording::Words,
};

/// A letter with the questions it prints, in the order of its question blocks.
pub(crate) struct Composed {
    pub document: Document,
    pub order: Vec<QuestionId>,
    pub places: BTreeSet<String>,
}

/// Composes a letter.
///
/// The same case, authority and plan always give the same document.
pub fn compose(kind: LetterKind, case: &Case, authority: &Authority, plan: &Plan) -> Document {
    composed(kind, case, authority, plan).document
}

/// The parts of the wording that stand in a letter as the house, or the program, words them: whoever changes one of
/// them changes this letter.
pub fn places_of(kind: LetterKind, case: &Case, authority: &Authority, plan: &Plan) -> BTreeSet<String> {
    composed(kind, case, authority, plan).places
}

pub(crate) fn composed(kind: LetterKind, case: &Case, authority: &Authority, plan: &Plan) -> Composed {
    let language = language(kind, case, authority);
    let c = Composer { case, authority, plan, kind, words: Words::of(case, authority, language) };
    let mut body = Body::default();
    body.add(c.salutation());
    match kind {
        LetterKind::Acknowledgement => acknowledgement::write(&c, &mut body),
        LetterKind::Clarification => clarification::write(&c, &mut body),
        LetterKind::Extension => extension::write(&c, &mut body),
        LetterKind::Response => response::write(&c, &mut body),
        LetterKind::NotValid => not_valid::write(&c, &mut body),
        LetterKind::Correction => correction::write(&c, &mut body),
        LetterKind::FeesNotice
        | LetterKind::Transfer
        | LetterKind::Withdrawal
        | LetterKind::OwnData
        | LetterKind::ReUse
        | LetterKind::Delay
        | LetterKind::ReviewOutcome
        | LetterKind::Consultation
        | LetterKind::PreRelease
        | LetterKind::Chaser
        | LetterKind::RegulatorReply => plain::write(&c, &mut body),
    }
    let mut places = c.words.used();
    places.insert(format!("subject.{}", kind.id()));
    let document = Document {
        title: subject(kind, case, authority),
        language: language.tag().to_owned(),
        letterhead: Some(authority.profile.letterhead()),
        recipient: c.recipient(),
        date: Some(plan.on),
        reference: Some(case.reference.clone()),
        blocks: body.blocks,
    };
    Composed { document, order: body.order, places }
}

/// The language of a letter: the applicant's for letters to the applicant, else the authority's usual one. Under a law
/// that has no name in Welsh, because it does not reach Wales, it is English.
pub fn language(kind: LetterKind, case: &Case, authority: &Authority) -> Language {
    let mut laws: Vec<Law> = case.groups.values().map(|g| g.law).collect();
    if laws.is_empty() {
        laws.extend(case.law().or(authority.profile.laws.first().copied()));
    }
    if laws.iter().any(|law| law::welsh::title(*law).is_none()) {
        return Language::English;
    }
    match kind.addressee() {
        Addressee::Applicant => case.language,
        Addressee::ThirdParty | Addressee::Colleague | Addressee::Regulator => {
            authority.languages.first().copied().unwrap_or_default()
        }
    }
}

/// The subject of a letter, without the applicant.
pub fn subject(kind: LetterKind, case: &Case, authority: &Authority) -> String {
    let about = case.subject.trim();
    let words = Words::of(case, authority, language(kind, case, authority));
    let id = format!("subject.{}", kind.id());
    let subject = words.say(&id, &[("reference", &case.reference), ("subject", about)]);
    if about.is_empty() { subject.replace(": : ", ": ") } else { subject }
}

/// The blocks of a letter while it is written.
#[derive(Default)]
pub(crate) struct Body {
    pub blocks: Vec<Block>,
    pub order: Vec<QuestionId>,
}

impl Body {
    pub(crate) fn add(&mut self, block: Block) {
        self.blocks.push(block);
    }

    /// Adds words as paragraphs and lists; nothing for no words.
    pub(crate) fn say(&mut self, words: &str) {
        self.blocks.extend(prose::blocks(words));
    }

    pub(crate) fn heading(&mut self, level: u8, words: &str) {
        self.add(Block::heading(level, words));
    }
}

/// What the parts of a letter are written from.
pub(crate) struct Composer<'a> {
    pub case: &'a Case,
    pub authority: &'a Authority,
    pub plan: &'a Plan,
    pub kind: LetterKind,
    pub words: Words<'a>,
}

impl Composer<'_> {
    pub(crate) fn say(&self, id: &str, values: &[(&str, &str)]) -> String {
        self.words.say(id, values)
    }

    fn recipient(&self) -> Vec<String> {
        if self.kind.addressee() != Addressee::Applicant {
            let party = self.plan.particulars.party.clone().unwrap_or_default();
            let mut out = vec![party.name];
            out.extend(party.address);
            out.retain(|line| !line.trim().is_empty());
            return out;
        }
        let applicant = &self.case.applicant;
        let lines =
            [applicant.name.as_deref(), applicant.organisation.as_deref(), applicant.address.as_deref()];
        let mut out: Vec<String> = lines
            .into_iter()
            .flatten()
            .flat_map(str::lines)
            .map(|l| l.trim().to_owned())
            .filter(|l| !l.is_empty())
            .collect();
        if out.is_empty() {
            out.extend(applicant.email.clone());
        }
        out
    }

    fn salutation(&self) -> Block {
        let name = match self.kind.addressee() {
            Addressee::Applicant => self.case.applicant.name.as_deref(),
            _ => self.plan.particulars.party.as_ref().map(|p| p.name.as_str()),
        };
        let name = name.map(str::trim).filter(|n| !n.is_empty());
        Block::text(match name {
            Some(name) => self.say("common.salutation", &[("name", name)]),
            None => self.say("common.salutation-without-name", &[]),
        })
    }

    /// The reference line, the close and who signs.
    pub(crate) fn close(&self, body: &mut Body) {
        body.say(&self.say("common.reference", &[("reference", &self.case.reference)]));
        let profile = &self.authority.profile;
        let mut content = vec![Inline::Text(self.say("common.close", &[])), Inline::Break];
        content.push(Inline::Text(profile.team.clone()));
        content.push(Inline::Break);
        content.push(Inline::Text(profile.name.clone()));
        body.add(Block::Paragraph(content));
    }

    /// The groups that the plan chooses, or all that have questions.
    pub(crate) fn groups(&self) -> Vec<&Group> {
        self.case
            .groups
            .values()
            .filter(|g| match self.plan.groups.as_slice() {
                [] => self.case.questions.is_empty() || self.case.questions.iter().any(|q| q.group == g.id),
                chosen => chosen.contains(&g.id),
            })
            .collect()
    }

    /// Questions, as a sentence names them.
    pub(crate) fn named(&self, ids: &[QuestionId]) -> String {
        let names: Vec<_> = ids.iter().map(|id| self.case.naming(*id)).collect();
        speech::questions(self.words.language, &names)
    }

    /// Names of laws, as a sentence lists them after "the".
    pub(crate) fn laws(&self, laws: impl IntoIterator<Item = Law>) -> String {
        speech::laws(self.words.language, laws)
    }

    /// The full name of a law.
    pub(crate) fn title(&self, law: Law) -> &'static str {
        speech::law(self.words.language, law)
    }

    /// Provisions, as a sentence names them.
    pub(crate) fn provisions<'p>(&self, provisions: impl IntoIterator<Item = (Law, &'p str)>) -> String {
        speech::provisions(self.words.language, provisions)
    }

    /// A day with its name.
    pub(crate) fn day(&self, date: Date) -> String {
        speech::day(self.words.language, date)
    }

    /// A date.
    pub(crate) fn date(&self, date: Date) -> String {
        speech::date(self.words.language, date)
    }

    /// The civil date on which the request came.
    pub(crate) fn received(&self) -> String {
        self.date(self.case.origin.received_on)
    }

    /// Prints questions in the applicant's words under their headings, stems and labels.
    pub(crate) fn restate(&self, body: &mut Body, ids: &[QuestionId]) {
        let mut at = Standing::default();
        for question in self.case.questions.iter().filter(|q| ids.contains(&q.id)) {
            self.lead_in(body, question, &mut at);
            self.ask(body, question);
        }
    }

    /// The heading and the stem of a question, where they are not those of the one before.
    pub(crate) fn lead_in(&self, body: &mut Body, question: &casework::case::Question, at: &mut Standing) {
        if question.heading != at.heading {
            if let Some(heading) = &question.heading {
                body.heading(3, heading);
            }
            at.heading.clone_from(&question.heading);
            at.stem = None;
        }
        if question.stem != at.stem {
            if let Some(stem) = question.stem.and_then(|id| self.case.stem(id)) {
                body.add(Block::Quote(vec![Block::text(stem.text.clone())]));
            }
            at.stem = question.stem;
        }
    }

    pub(crate) fn ask(&self, body: &mut Body, question: &casework::case::Question) {
        let place = self.case.place(question.id).map_or(1, |p| p + 1).to_string();
        let label = question.label.clone().or((self.case.questions.len() > 1).then_some(place));
        body.add(Block::Question { label, text: question.text.clone() });
        body.order.push(question.id);
    }
}

/// Under which heading and stem the writing stands.
#[derive(Default)]
pub(crate) struct Standing {
    heading: Option<String>,
    stem: Option<u32>,
}

/// The parts of the explanatory annex for some answers, without its heading; empty where nothing is relied on.
pub fn annex(case: &Case, authority: &Authority, answers: &[QuestionId]) -> Vec<Block> {
    let mut plan = Plan::new(jiff::civil::Date::MIN);
    plan.answers = answers.to_vec();
    let kind = LetterKind::Response;
    let words = Words::of(case, authority, language(kind, case, authority));
    annex::annex(&Composer { case, authority, plan: &plan, kind, words })
}

/// The answer to one question as the letter gives it, in bare words; a pointer names the question it points to.
pub fn answer_text(case: &Case, authority: &Authority, question: QuestionId) -> String {
    let Some(decision) = case.question(question).and_then(|q| q.decision.as_ref()) else {
        return String::new();
    };
    let words = Words::of(case, authority, language(LetterKind::Response, case, authority));
    let mut body = Body::default();
    answers::answer(case, &words, &mut body, decision);
    // The table stands beside the answer where it is published.
    body.blocks.retain(|b| !matches!(b, Block::Table(_)));
    prose::plain_blocks(&body.blocks)
}
