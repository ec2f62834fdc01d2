//! The questions with their answers and what became of each; what an answer does is for `verdict`.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::LazyLock;

use document::response::{AnsweredQuestion, CitedProvision, Disposition};
use document::{Law, Span};

use super::pattern::{Pattern, rx};

use super::acts::{self, Reader};
use super::citations::floor;
use super::lines::collapse;
use super::questions::Question;
use super::reliance::{self, Counted};
use super::verdict::{self, Answer, Seen};

static REFERS: LazyLock<Pattern> = LazyLock::new(|| {
    rx(
        r"(?i)^(?:not\s+applicable\W+|n/a\W+|as\s+|please\s+|in\s+response\s+to\s+questions?\s+\w+,?\s+|we\s+)*(?:refer|see|as)\b(?:\s+you)?(?:\s+to)?\s*(?:above|(?:the\s+)?(?:(?:our|the)\s+)?(?:response|answer|reply|information)\b)[^.]{0,60}",
    )
});
static NAMED: LazyLock<Pattern> = LazyLock::new(|| {
    rx(
        r"(?i)\b(?:questions?|q|request|part|point|item|(?:response|answer|reply)\s+to)\s*\.?\s*(?P<n>\d{1,2}[a-z]?)\b",
    )
});

/// To which answer a brief answer refers: that of a label, or the one above.
enum Refers<'a> {
    To(&'a str),
    Above,
}

fn refers(words: &str) -> Option<Refers<'_>> {
    if words.len() >= 260 {
        return None;
    }
    let line = words.lines().next().unwrap_or("");
    let found = REFERS.find(line)?;
    match NAMED.captures_iter(&line[..found.end()]).last().and_then(|c| c.name("n")) {
        Some(n) => Some(Refers::To(n.as_str())),
        None => (line.len() < 60 && line.contains("above")).then_some(Refers::Above),
    }
}

/// Answers are shown whole up to so many bytes together: questions without answers of their own share one, and each is
/// shown with it. Those behind are shown as far as [`SHOWN`].
const MOST_SHOWN: usize = 16 * 1024 * 1024;
/// So much of an answer is shown where all of them together are too long.
const SHOWN: usize = 2_000;

/// What is known of an answer that several questions may share.
struct Shared<'a> {
    answer: Answer<'a>,
    seen: Option<Seen>,
    cited: Vec<&'a Counted>,
    provisions: Vec<String>,
}

/// The questions as CONTRACTS.md has them, and whether each answer is shown whole. `ours` are the sentences of the
/// authority.
pub(crate) fn answered(
    text: &str,
    questions: Vec<Question>,
    counted: &[Counted],
    relied: &[CitedProvision],
    response: &[Span],
    ours: &[Span],
    excerpt: bool,
) -> (Vec<AnsweredQuestion>, bool) {
    let mut out: Vec<AnsweredQuestion> = Vec::with_capacity(questions.len());
    let shared = !questions.is_empty() && questions.iter().all(|q| !q.apart);
    let answered_last = questions.iter().rposition(|q| q.answer.is_some()).unwrap_or(usize::MAX);
    let joint = questions.iter().all(|q| q.answer.is_some() && q.answer == questions[0].answer);
    let elsewhere = outside(&questions, counted, relied);
    let mut reader = Reader::default();
    let taken_back: HashSet<(Law, &str)> =
        relied.iter().filter(|r| !r.relied_on).map(|r| (r.law, r.provision.as_str())).collect();
    let mut known: HashMap<Option<(usize, usize)>, Shared> = HashMap::new();
    let (mut shown, mut whole) = (0, true);
    let mut rest: Option<Rest> = None;
    let mut later: Vec<(usize, String)> = Vec::new();
    for (i, question) in questions.iter().enumerate() {
        let mut answer = question.answer.filter(|a| !a.is_empty());
        let about = known.entry(answer.map(|a| (a.start, a.end))).or_insert_with(|| {
            let near = if shared { counted } else { answer.map_or(&counted[..0], |a| inside(counted, a)) };
            let counts = |c: &&Counted| {
                c.relied_on != Some(true) || !taken_back.contains(&(c.law, c.provision.as_str()))
            };
            let here = |c: &&Counted| {
                answer.is_some_and(|a| a.contains(c.at)) || shared && reliance::within(response, c.at)
            };
            let cited: Vec<&Counted> = near.iter().filter(counts).filter(here).collect();
            Shared {
                answer: Answer::of(answer.map_or("", |a| a.of(text))),
                seen: answer.map(|span| verdict::seen(&mut reader, text, span, counted)),
                provisions: provisions(&cited),
                cited,
            }
        });
        let cited = &about.cited;
        let words = about.answer.words;
        let mut inherited = None;
        let mut disposition = Disposition::Unclear;
        if let Some(seen) = about.seen {
            let on: Vec<&Counted> = cited.iter().copied().filter(|c| c.relied_on == Some(true)).collect();
            disposition = verdict::verdict(question.span.of(text), &about.answer, &seen, &on);
            if disposition == Disposition::Given && !seen.hands_over() {
                let rest = rest
                    .get_or_insert_with(|| Rest::of(text, &mut reader, &questions, ours, counted, relied));
                if rest.decided_before
                    && let Some((found, provisions)) = rest.decides()
                {
                    disposition = found;
                    inherited = Some(provisions);
                }
            }
            if !question.apart || questions.len() == 1 {
                answer = answer.map(|a| {
                    Span::new(seen.from.filter(|f| a.start <= *f && *f < a.end).unwrap_or(a.start), a.end)
                });
            }
        } else {
            let rest =
                rest.get_or_insert_with(|| Rest::of(text, &mut reader, &questions, ours, counted, relied));
            // Where the text is cut, what comes after the last answer may have stood in the missing part.
            let cut = excerpt && i > answered_last && !rest.decided_before;
            if let Some((found, provisions)) = rest.decides().filter(|_| !cut) {
                disposition = found;
                inherited = Some(provisions);
            }
        }
        let mut forward = None;
        if let Some(to) = refers(words) {
            let other = match to {
                Refers::To(n) => {
                    forward = Some(n);
                    out.iter().rev().find(|o| o.label.as_deref() == Some(n))
                }
                Refers::Above => out.last(),
            };
            if let Some(other) = other {
                forward = None;
                disposition = other.disposition;
                inherited = Some(other.provisions.clone());
            }
        } else if cited.is_empty()
            && refers_back(words)
            && let Some(other) = referred(words, &out)
        {
            disposition = other.disposition;
            inherited = Some(other.provisions.clone());
        }
        if joint && disposition == Disposition::Given && elsewhere.is_some() {
            disposition = Disposition::GivenInPart;
        }
        if cited.is_empty() && inherited.is_none() && leaves_reasons_to_annex(disposition) {
            inherited = elsewhere.clone();
        }
        if let Some(n) = forward.filter(|_| inherited.is_none()) {
            later.push((out.len(), n.to_owned()));
        }
        let said = answer.map(|a| a.of(text));
        let room = shown <= MOST_SHOWN || said.is_none_or(|said| said.len() <= SHOWN);
        whole &= room;
        let said = said.map(|said| {
            if room { collapse(said) } else { format!("{} …", collapse(&said[..floor(said, SHOWN)])) }
        });
        shown += said.as_ref().map_or(0, String::len);
        out.push(AnsweredQuestion {
            label: question.label.clone(),
            text: collapse(question.span.of(text)),
            start: question.span.start,
            end: question.span.end,
            answer: said,
            answer_start: answer.map(|a| a.start),
            answer_end: answer.map(|a| a.end),
            disposition,
            provisions: inherited.unwrap_or_else(|| about.provisions.clone()),
        });
    }
    for (i, label) in later {
        if let Some(j) = out.iter().skip(i + 1).position(|o| o.label.as_deref() == Some(label.as_str())) {
            let (disposition, provisions) = (out[i + 1 + j].disposition, out[i + 1 + j].provisions.clone());
            out[i].disposition = disposition;
            out[i].provisions = provisions;
        }
    }
    (out, whole)
}

/// What the authority says outside every answer: it may decide the request as a whole.
struct Rest {
    seen: Seen,
    /// Decided before the first question is repeated.
    decided_before: bool,
    apart: bool,
    provisions: Vec<String>,
    accessible: bool,
}

impl Rest {
    fn of(
        text: &str,
        reader: &mut Reader,
        questions: &[Question],
        ours: &[Span],
        counted: &[Counted],
        relied: &[CitedProvision],
    ) -> Rest {
        let answers: Vec<Span> = questions.iter().filter_map(|q| q.answer).collect();
        let apart = !answers.is_empty();
        let answers = Spans::of(answers);
        let free = |at: &Span| !answers.touch(*at);
        let said: Vec<Span> = ours.iter().copied().filter(free).collect();
        let on: Vec<&CitedProvision> = relied
            .iter()
            .filter(|p| {
                p.relied_on && !verdict::is_gate(p.law, &p.provision) && free(&Span::new(p.start, p.end))
            })
            .collect();
        let asked = questions.iter().map(|q| q.span.start).min().unwrap_or(0);
        let earlier = &said[..said.partition_point(|s| s.end <= asked)];
        let before = verdict::seen_in(reader, text, earlier, counted);
        Rest {
            decided_before: before.all & (acts::OVER_LIMIT | acts::VEXES | acts::NEITHER) != 0,
            seen: verdict::seen_in(reader, text, &said, counted),
            apart,
            provisions: on.iter().map(|p| p.provision.clone()).collect(),
            accessible: !on.is_empty() && on.iter().all(|p| verdict::is_accessible(p.law, &p.provision)),
        }
    }

    /// What it decides for the questions that have no answer of their own.
    fn decides(&self) -> Option<(Disposition, Vec<String>)> {
        use Disposition as D;
        let does = |what: acts::Acts| self.seen.all & what != 0;
        let part = does(acts::GIVES) && does(acts::PARTLY | acts::REDACTED | acts::WITHHELD);
        let decided = if does(acts::OVER_LIMIT | acts::VEXES) {
            D::Refused
        } else if does(acts::NEITHER) {
            D::Ncnd
        } else if self.apart {
            return None;
        } else if part {
            D::GivenInPart
        } else if self.accessible {
            D::Accessible
        } else if does(acts::WITHHELD) {
            D::Withheld
        } else if does(acts::NOT_HELD) {
            D::NotHeld
        } else {
            return None;
        };
        Some((decided, self.provisions.clone()))
    }
}

/// The provisions relied on in no answer, but in the reasons that stand apart for those that name none.
fn outside(questions: &[Question], counted: &[Counted], relied: &[CitedProvision]) -> Option<Vec<String>> {
    let answers = Spans::of(questions.iter().filter(|q| q.apart).filter_map(|q| q.answer).collect());
    let within: HashSet<(Law, &str)> =
        counted.iter().filter(|c| answers.hold(c.at)).map(|c| (c.law, c.provision.as_str())).collect();
    let mut found: Vec<String> = relied
        .iter()
        .filter(|r| r.relied_on && !verdict::is_gate(r.law, &r.provision))
        .filter(|r| !within.contains(&(r.law, r.provision.as_str())))
        .map(|r| r.provision.clone())
        .collect();
    found.sort();
    (!found.is_empty()).then_some(found)
}

fn leaves_reasons_to_annex(disposition: Disposition) -> bool {
    use Disposition as D;
    matches!(disposition, D::Withheld | D::GivenInPart | D::Ncnd | D::Refused)
}

/// Stretches of the text that may lie in one another: where each begins, and how far it and those before it reach.
struct Spans(Vec<(usize, usize)>);

impl Spans {
    fn of(mut spans: Vec<Span>) -> Self {
        spans.sort_by_key(|s| s.start);
        let mut reach = 0;
        Spans(
            spans
                .into_iter()
                .map(|s| {
                    reach = reach.max(s.end);
                    (s.start, reach)
                })
                .collect(),
        )
    }

    /// How far those reach that begin before the `n`th.
    fn reach(&self, n: usize) -> usize {
        n.checked_sub(1).map_or(0, |last| self.0[last].1)
    }

    /// Whether one of them has a part of the place.
    fn touch(&self, at: Span) -> bool {
        self.reach(self.0.partition_point(|s| s.0 < at.end)) > at.start
    }

    /// Whether one of them has the whole place.
    fn hold(&self, at: Span) -> bool {
        let n = self.0.partition_point(|s| s.0 <= at.start);
        n > 0 && self.reach(n) >= at.end
    }
}

/// The citations in a span.
fn inside(counted: &[Counted], span: Span) -> &[Counted] {
    let from = counted.partition_point(|c| c.at.start < span.start);
    let to = counted.partition_point(|c| c.at.start < span.end);
    &counted[from..to.max(from)]
}

static BACK: LazyLock<Pattern> = LazyLock::new(|| {
    rx(
        r"(?i)\brefer\s+you\s+to\s+(?:our|the)\s+(?:response|answer|reply)\s+to\s+questions?\s+(?P<n>\d{1,2}[a-z]?)|\b(?:same\s+as|as\s+(?:per|for|in))\s+(?:question|q)\.?\s*(?P<m>\d{1,2}[a-z]?)",
    )
});

fn refers_back(words: &str) -> bool {
    words.len() < 300 && BACK.is_match(words)
}

fn referred<'a>(words: &str, before: &'a [AnsweredQuestion]) -> Option<&'a AnsweredQuestion> {
    let caps = BACK.captures(words)?;
    let n = caps.name("n").or_else(|| caps.name("m"))?.as_str();
    before.iter().rev().find(|o| o.label.as_deref() == Some(n))
}

fn provisions(cited: &[&Counted]) -> Vec<String> {
    let wider: HashSet<&str> = cited.iter().flat_map(|c| reliance::wider(&c.provision)).collect();
    let relied = cited.iter().filter(|c| c.relied_on == Some(true)).map(|c| c.provision.as_str());
    let each: BTreeSet<&str> = relied.filter(|p| !wider.contains(p)).collect();
    each.into_iter().map(str::to_owned).collect()
}
