//! Letters as content: from the decisions of a case and a plan to a document. It invents no fact, counts no day, and
//! names the applicant nowhere but in the address and the salutation.

mod acknowledgement;
mod annex;
mod answers;
mod chaser;
mod chronology;
mod clarification;
mod consultation;
mod correction;
mod delay;
mod enclosures;
mod extension;
mod facts;
mod fees_notice;
mod not_valid;
mod own_data;
mod pre_release;
mod procedural;
mod re_use;
mod regulator_reply;
mod response;
mod review_outcome;
mod rights;
mod transfer;
mod unnamed;
mod withdrawal;

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
    let c = Composer::new(case, authority, plan, kind, language);
    let mut body = Body::default();
    body.add(c.salutation());
    match kind {
        LetterKind::Acknowledgement => acknowledgement::write(&c, &mut body),
        LetterKind::Clarification => clarification::write(&c, &mut body),
        LetterKind::Extension => extension::write(&c, &mut body),
        LetterKind::Response => response::write(&c, &mut body),
        LetterKind::NotValid => not_valid::write(&c, &mut body),
        LetterKind::Correction => correction::write(&c, &mut body),
        LetterKind::FeesNotice => fees_notice::write(&c, &mut body),
        LetterKind::Transfer => transfer::write(&c, &mut body),
        LetterKind::Withdrawal => withdrawal::write(&c, &mut body),
        LetterKind::OwnData => own_data::write(&c, &mut body),
        LetterKind::ReUse => re_use::write(&c, &mut body),
        LetterKind::Delay => delay::write(&c, &mut body),
        LetterKind::ReviewOutcome => review_outcome::write(&c, &mut body),
        LetterKind::Consultation => consultation::write(&c, &mut body),
        LetterKind::PreRelease => pre_release::write(&c, &mut body),
        LetterKind::Chaser => chaser::write(&c, &mut body),
        LetterKind::RegulatorReply => regulator_reply::write(&c, &mut body),
    }
    if tells_nobody(kind) {
        c.unname(&mut body.blocks[1..]);
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

/// Whether whoever gets a letter is not told who asked.
fn tells_nobody(kind: LetterKind) -> bool {
    matches!(kind.addressee(), Addressee::ThirdParty | Addressee::Colleague)
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
    let plan = Plan::new(jiff::civil::Date::MIN);
    let c = Composer::new(case, authority, &plan, kind, language(kind, case, authority));
    let about = case.subject.trim();
    let about = if tells_nobody(kind) { c.unnamed(about) } else { about.to_owned() };
    let subject = c.say(&format!("subject.{}", kind.id()), &[("subject", &about)]);
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
    /// What every part of a letter may name.
    common: Vec<(&'static str, String)>,
}

impl<'a> Composer<'a> {
    fn new(
        case: &'a Case,
        authority: &'a Authority,
        plan: &'a Plan,
        kind: LetterKind,
        language: Language,
    ) -> Self {
        let common = vec![
            ("received", language.date(case.origin.received_on)),
            ("reference", case.reference.clone()),
            ("authority", authority.profile.name.clone()),
            ("team", authority.profile.team.clone()),
            ("contact", Composer::contact(authority)),
        ];
        Composer { case, authority, plan, kind, words: Words::of(case, authority, language), common }
    }
}

impl Composer<'_> {
    /// The words of a part, with its names filled in and those that every part may use.
    pub(crate) fn say(&self, id: &str, values: &[(&str, &str)]) -> String {
        self.say_as(id, id, values)
    }

    /// The words of a part an officer knows as `slot`, whose default is another.
    pub(crate) fn say_as(&self, slot: &str, default: &str, values: &[(&str, &str)]) -> String {
        let common = self.common.iter().map(|(name, value)| (*name, value.as_str()));
        let values: Vec<(&str, &str)> = values.iter().copied().chain(common).collect();
        self.words.say_as(slot, default, &values)
    }

    fn recipient(&self) -> Vec<String> {
        if self.kind.addressee() != Addressee::Applicant {
            let party = self.plan.particulars.party.clone().unwrap_or_default();
            let mut out = vec![party.name];
            out.extend(party.address);
            out.retain(|line| !line.trim().is_empty());
            if out.is_empty() && self.kind.addressee() == Addressee::Regulator {
                let to = self.regulator(self.law());
                out.extend(std::iter::once(to.name).chain(to.lines));
            }
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
        let regulator = self.kind.addressee() == Addressee::Regulator;
        let name = match self.kind.addressee() {
            Addressee::Applicant => self.case.applicant.name.as_deref(),
            _ => self.plan.particulars.party.as_ref().map(|p| p.name.as_str()),
        };
        let name = name.map(str::trim).filter(|n| !n.is_empty());
        Block::text(match name {
            Some(name) => self.say("common.salutation", &[("name", name)]),
            None if regulator => {
                let to = self.regulator(self.law());
                self.say("common.salutation", &[("name", &to.name)])
            }
            None => self.say("common.salutation-without-name", &[]),
        })
    }

    /// The reference line, the close and who signs.
    pub(crate) fn close(&self, body: &mut Body) {
        let applicant = self.kind.addressee() == Addressee::Applicant;
        let default = if applicant { "common.reference" } else { "common.reference-elsewhere" };
        body.say(&self.say_as("common.reference", default, &[]));
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

    /// The questions of a group, as a sentence names them.
    pub(crate) fn named(&self, ids: &[QuestionId]) -> String {
        if let ([only], [_]) = (self.case.questions.as_slice(), ids)
            && only.label.is_none()
        {
            let applicant = self.kind.addressee() == Addressee::Applicant;
            return self.say(if applicant { "common.your-request" } else { "common.the-request" }, &[]);
        }
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
        self.words.language.date(date)
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
        let asked = self.case.asks.iter().rev().flat_map(|a| &a.questions);
        let put = asked.filter(|_| tells_nobody(self.kind)).find(|a| a.question == question.id);
        let text = put.map_or(&question.text, |put| &put.words).clone();
        body.add(Block::Question { label, text });
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
    let language = language(kind, case, authority);
    annex::annex(&Composer::new(case, authority, &plan, kind, language), answers)
}

/// The answer to one question as the letter gives it, in bare words; a pointer names the question it points to.
pub fn answer_text(case: &Case, authority: &Authority, question: QuestionId) -> String {
    let Some(decision) = case.question(question).and_then(|q| q.decision.as_ref()) else {
        return String::new();
    };
    let words = Words::of(case, authority, case.language);
    let mut body = Body::default();
    let law = case.group_of(question).map(|g| g.law).or(case.law()).unwrap_or(Law::Foia);
    answers::answer(case, &words, &mut body, decision, law);
    // The table stands beside the answer where it is published.
    body.blocks.retain(|b| !matches!(b, Block::Table(_)));
    prose::plain_blocks(&body.blocks)
}
