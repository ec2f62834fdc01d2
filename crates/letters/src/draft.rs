//! A letter as the checks see it: what `read response` gives, the facts beside it, and, for a draft of ours, the
//! decisions themselves. Made from a case, from a letter that was read, or from JSON.

use casework::{
    Authority, Case, Disposition, EnclosureId, Progress, QuestionId,
    case::LetterKind,
    decision::{AnsweredBy, Balance, Reliance, ToFollow},
};
use document::{
    Block, Language, Law, Span,
    response::{AnsweredQuestion, CitedProvision, PublicInterestTest, Response, Rights},
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{compose, error::Error, grounds, outcome::outcome, plan::Plan, prose};

/// A question of the request, as far as a check needs it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asked {
    /// Its label as written.
    #[serde(default)]
    pub label: Option<String>,
    /// Its words.
    pub text: String,
}

/// A file that goes with an answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Enclosed {
    /// Its name.
    pub name: String,
    /// Whether exactly these bytes were inspected and may leave.
    pub may_leave: bool,
    /// The provisions under which parts of it were taken out.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub redacted_under: Vec<(law::Law, String)>,
}

/// What was decided on one question, beside what the letter says.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Decided {
    /// How findings name the question.
    pub name: String,
    /// Whether anything was decided.
    pub decided: bool,
    /// The question it points to, where that answers it.
    pub see: Option<String>,
    /// Whether the answer it points to stands in this letter or an earlier one.
    pub see_stands: bool,
    /// Whether words, a table or a file answer it.
    pub has_content: bool,
    /// Provisions relied on, with what their tests need.
    pub reliances: Vec<Reliance>,
    /// The balance over the qualified ones.
    pub balance: Option<Balance>,
    /// The balance on neither confirming nor denying.
    pub ncnd_balance: Option<Balance>,
    /// Files that go with it.
    pub enclosures: Vec<Enclosed>,
    /// The latest lawful date of its clock.
    pub due: Option<Date>,
}

/// A letter to be checked. Its JSON is the object of `read response` with a few facts more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// What the letter says.
    #[serde(flatten)]
    pub response: Response,
    /// The kind of body that answers, by the names of the command line.
    #[serde(default)]
    pub body: Option<String>,
    /// Whether it is listed in Part I of Schedule 1.
    #[serde(default)]
    pub higher_limit: Option<bool>,
    /// What kind of body it is, so far as that decides which exemptions it has.
    #[serde(default)]
    pub holder: Option<law::reliance::Holder>,
    /// The language of its words; where it is not said, that of most of them.
    #[serde(default)]
    pub language: Option<Language>,
    /// What kind of letter it is; null is a response.
    #[serde(default)]
    pub letter: Option<LetterKind>,
    /// The questions of the request.
    #[serde(default)]
    pub request: Vec<Asked>,
    /// What was decided on each of `questions`, in the same order; empty for a letter that was only read.
    #[serde(default)]
    pub decisions: Vec<Decided>,
    /// Questions that are neither answered in this letter nor listed as to follow, by name.
    #[serde(default)]
    pub left_out: Vec<String>,
    /// The estimate that a notice of more time gives.
    #[serde(default)]
    pub until: Option<Date>,
    /// What must not stand in it, where it is to be published: the applicant's name, address and organisation.
    #[serde(default)]
    pub to_be_published_without: Vec<String>,
}

impl Draft {
    /// A letter that was read, with the text into which its places point.
    pub fn from_response(mut response: Response, text: &str) -> Draft {
        if response.text.is_none() {
            response.text = Some(text.to_owned());
        }
        Draft {
            response,
            body: None,
            higher_limit: None,
            holder: None,
            language: None,
            letter: None,
            request: Vec::new(),
            decisions: Vec::new(),
            left_out: Vec::new(),
            until: None,
            to_be_published_without: Vec::new(),
        }
    }

    /// A draft from JSON. What is left out is unknown.
    pub fn read(json: &str) -> Result<Draft, Error> {
        use serde_json::Value;
        if json.len() > LONGEST {
            return Err(Error::TooLong(LONGEST));
        }
        let given: Value = serde_json::from_str(json).map_err(|e| Error::NotADraft(e.to_string()))?;
        let Value::Object(mut given) = given else {
            return Err(Error::NotADraft("it is no object".to_owned()));
        };
        // The request may be a list of questions or the whole object of `read request`.
        if let Some(Value::Object(request)) = given.get("request") {
            let questions = request.get("questions").cloned().unwrap_or_default();
            given.insert("request".to_owned(), questions);
        }
        let mut whole = empty();
        over(
            &mut whole,
            "questions",
            &given,
            &serde_json::json!({
                "label": null, "text": "", "start": 0, "end": 0, "answer": null, "answer_start": null,
                "answer_end": null, "disposition": "unclear", "provisions": []
            }),
        );
        let law = given.get("law").filter(|l| l.is_string()).cloned().unwrap_or_else(|| "foia".into());
        over(
            &mut whole,
            "provisions",
            &given,
            &serde_json::json!({
                "law": law, "relied_on": true, "start": 0, "end": 0
            }),
        );
        for (key, value) in given {
            if key == "questions" || key == "provisions" {
                continue;
            }
            match (whole.get_mut(&key), value) {
                (Some(Value::Object(known)), Value::Object(more)) => known.extend(more),
                (_, value) => {
                    whole.insert(key, value);
                }
            }
        }
        serde_json::from_value(Value::Object(whole)).map_err(|e| Error::NotADraft(e.to_string()))
    }
}

/// The longest draft read, in bytes.
const LONGEST: usize = 8 * 1024 * 1024;

fn empty() -> serde_json::Map<String, serde_json::Value> {
    let value = serde_json::json!({
        "kind": "response", "authority": null, "reference": null, "received": null, "answered": null, "law": null,
        "excerpt": false, "outcome": null, "ncnd": false, "review_route": null, "regulator_right": null,
        "public_interest_test": {"present": false, "for": [], "against": [], "balance": null},
        "rights": {"review_within": null, "regulator": null}
    });
    match value {
        serde_json::Value::Object(map) => map,
        _ => serde_json::Map::new(),
    }
}

/// Lays the items of a list over the default of one item.
fn over(
    whole: &mut serde_json::Map<String, serde_json::Value>,
    key: &str,
    given: &serde_json::Map<String, serde_json::Value>,
    default: &serde_json::Value,
) {
    use serde_json::Value;
    let items = given.get(key).and_then(Value::as_array).cloned().unwrap_or_default();
    let items = items
        .into_iter()
        .map(|item| match (default.clone(), item) {
            (Value::Object(mut whole), Value::Object(own)) => {
                whole.extend(own);
                Value::Object(whole)
            }
            (_, other) => other,
        })
        .collect();
    whole.insert(key.to_owned(), Value::Array(items));
}

/// The draft of a response or correction, as the checks see it.
pub fn to_draft(case: &Case, authority: &Authority, plan: &Plan) -> Draft {
    let kind = if plan.supersedes.is_some() { LetterKind::Correction } else { LetterKind::Response };
    draft_of(kind, case, authority, plan)
}

/// The draft of any letter.
pub fn draft_of(kind: LetterKind, case: &Case, authority: &Authority, plan: &Plan) -> Draft {
    let composed = compose::composed(kind, case, authority, plan);
    let (text, places) = prose::plain(&composed.document);
    let blocks = &composed.document.blocks;
    let asked: Vec<usize> =
        (0..blocks.len()).filter(|at| matches!(blocks[*at], Block::Question { .. })).collect();
    let mut questions = Vec::new();
    let mut decisions = Vec::new();
    if kind.answers() {
        for (nth, id) in composed.order.iter().enumerate() {
            let at = asked.get(nth).copied().unwrap_or_default();
            let answer = answer_place(blocks, &places, at);
            questions.push(answered(case, *id, places.get(at).copied(), answer, &text));
            decisions.push(decided(case, authority, *id, plan));
        }
    }
    let law = composed
        .order
        .first()
        .and_then(|id| case.group_of(*id))
        .map(|g| g.law)
        .or_else(|| case.law())
        .or(authority.profile.laws.first().copied());
    let provisions = grounds::grounds(case, &plan.answers)
        .into_iter()
        .map(|g| CitedProvision { law: g.law, provision: g.provision, relied_on: true, start: 0, end: 0 })
        .collect();
    let lower = text.to_lowercase();
    let language = Language::from_tag(&composed.document.language).unwrap_or_default();
    let review = match language {
        Language::English => "review",
        Language::Welsh => "adolyg",
    };
    let regulator = regulator(law, language, &lower);
    let response = Response {
        kind: "response".to_owned(),
        authority: Some(authority.profile.name.clone()),
        reference: Some(case.reference.clone()),
        received: Some(case.origin.received_on),
        answered: Some(plan.on),
        law,
        excerpt: false,
        outcome: kind.answers().then(|| outcome(case, &plan.answers)),
        ncnd: decisions
            .iter()
            .zip(&questions)
            .any(|(_, q): (_, &AnsweredQuestion)| q.disposition == Disposition::Ncnd),
        public_interest_test: public_interest_test(case, &plan.answers),
        questions,
        provisions,
        review_route: Some(lower.contains(review)),
        regulator_right: Some(regulator.is_some()),
        rights: Rights { review_within: None, regulator },
        text: Some(text),
    };
    Draft {
        response,
        body: Some(authority.profile.body.clone()),
        higher_limit: Some(authority.profile.higher_limit),
        holder: authority.profile.holder,
        language: Some(language),
        letter: Some(kind),
        request: case
            .questions
            .iter()
            .map(|q| Asked { label: q.label.clone(), text: q.text.clone() })
            .collect(),
        decisions,
        left_out: if kind.answers() { left_out(case, plan) } else { Vec::new() },
        until: plan.until,
        to_be_published_without: Vec::new(),
    }
}

/// The regulator that a letter names, under the name that it has in the letter's language: the law's own first.
fn regulator(law: Option<Law>, language: Language, lower: &str) -> Option<String> {
    let name = |law: Law| {
        let regulator = law::rights(law).regulator;
        let welsh = regulator.welsh.as_ref().filter(|_| language == Language::Welsh);
        welsh.map_or(regulator.name.as_str(), |welsh| welsh.name.as_str())
    };
    law.into_iter()
        .chain(Law::ALL)
        .map(name)
        .find(|name| lower.contains(&name.to_lowercase()))
        .map(str::to_owned)
}

/// Everything between a question and the next question or heading of level two.
fn answer_place(blocks: &[Block], places: &[Span], question: usize) -> Option<Span> {
    let mut from = question + 1;
    while matches!(blocks.get(from), Some(Block::Question { .. })) {
        from += 1;
    }
    let ends = |b: &Block| {
        matches!(b, Block::Question { .. } | Block::Heading { .. } | Block::PageBreak | Block::Quote(_))
    };
    let to = (from..blocks.len()).find(|at| ends(&blocks[*at])).unwrap_or(blocks.len());
    (from < to).then(|| Some(Span::new(places.get(from)?.start, places.get(to - 1)?.end)))?
}

fn answered(
    case: &Case,
    id: QuestionId,
    place: Option<Span>,
    answer: Option<Span>,
    text: &str,
) -> AnsweredQuestion {
    let question = case.question(id);
    let decision = case.decision_for(id);
    AnsweredQuestion {
        label: question.and_then(|q| q.label.clone()),
        text: question.map(|q| q.text.clone()).unwrap_or_default(),
        start: place.map_or(0, |p| p.start),
        end: place.map_or(0, |p| p.end),
        answer: answer.map(|span| span.of(text).to_owned()),
        answer_start: answer.map(|span| span.start),
        answer_end: answer.map(|span| span.end),
        disposition: decision.map_or(Disposition::Unclear, |d| d.disposition),
        provisions: decision
            .map(|d| d.reliances.iter().map(|r| grounds::canonical(r.law, &r.provision)).collect())
            .unwrap_or_default(),
    }
}

fn decided(case: &Case, authority: &Authority, id: QuestionId, plan: &Plan) -> Decided {
    let mut out = Decided { name: case.name_of(id), ..Decided::default() };
    out.due = case.group_of(id).and_then(|group| {
        casework::working(case, group, authority, plan.on).answer().and_then(|due| due.due)
    });
    let Some(decision) = case.question(id).and_then(|q| q.decision.as_ref()) else { return out };
    out.decided = !matches!(decision.disposition, Disposition::ToFollow | Disposition::Unclear);
    if let AnsweredBy::See(other) | AnsweredBy::With(other) = decision.answered_by {
        let itself = case
            .question(other)
            .and_then(|q| q.decision.as_ref())
            .is_some_and(|d| d.answered_by == AnsweredBy::Itself);
        out.see = Some(case.name_of(other));
        out.see_stands = other != id && itself && (plan.answers.contains(&other) || case.is_sent(other));
        out.has_content = true;
        return out;
    }
    out.has_content =
        !decision.words.trim().is_empty() || decision.table.is_some() || !decision.enclosures.is_empty();
    out.reliances = decision
        .reliances
        .iter()
        .map(|r| Reliance { provision: grounds::canonical(r.law, &r.provision), ..r.clone() })
        .collect();
    out.balance = decision.balance.clone().filter(|b| !grounds::is_empty(b));
    out.ncnd_balance = decision.ncnd_balance.clone().filter(|b| !grounds::is_empty(b));
    out.enclosures = decision.enclosures.iter().map(|e| enclosed(case, *e)).collect();
    out
}

fn enclosed(case: &Case, id: EnclosureId) -> Enclosed {
    match case.enclosure(id) {
        Some(e) => Enclosed {
            name: e.file.name.clone(),
            may_leave: case.may_leave(e),
            redacted_under: e
                .redaction
                .iter()
                .flat_map(|r| r.provisions())
                .map(|(law, provision, _)| (law, provision.to_owned()))
                .collect(),
        },
        None => Enclosed { name: format!("enclosure {id}"), may_leave: false, redacted_under: Vec::new() },
    }
}

fn public_interest_test(case: &Case, answers: &[QuestionId]) -> PublicInterestTest {
    let mut test = PublicInterestTest::default();
    for ncnd in [false, true] {
        for weighed in grounds::balances(case, answers, ncnd) {
            test.present = true;
            test.for_disclosure.extend(weighed.balance.for_disclosure.iter().map(|f| f.text.clone()));
            test.against.extend(weighed.balance.for_withholding.iter().map(|f| f.text.clone()));
            test.balance =
                Some(weighed.balance.conclusion.clone()).filter(|c| !c.trim().is_empty()).or(test.balance);
        }
    }
    test
}

fn left_out(case: &Case, plan: &Plan) -> Vec<String> {
    if plan.supersedes.is_some() {
        return Vec::new();
    }
    let follows = |id: QuestionId| {
        plan.to_follow.iter().any(|(q, f): &(QuestionId, ToFollow)| *q == id && !f.why.trim().is_empty())
    };
    case.unanswered()
        .filter(|q| case.progress(q.id) != Progress::WaitsForApplicant)
        .filter(|q| !plan.answers.contains(&q.id) && !follows(q.id))
        .map(|q| case.name_of(q.id))
        .collect()
}
