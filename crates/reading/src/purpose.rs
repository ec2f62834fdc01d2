//! What a further message is for: proposed to the officer with the reason, never decided.

use std::sync::LazyLock;

use document::request::Request;
use regex::Regex;
use serde::{Deserialize, Serialize};

use crate::{open::Opened, request::plain, written::own_words};

/// What a further message may be for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Purpose {
    /// It answers our question what is meant.
    Clarification,
    /// It asks for less than before.
    Narrowing,
    /// It takes the request back.
    Withdrawal,
    /// It is unhappy with what we did: a request for a review in any words.
    Dissatisfaction,
    /// It is about a fee or a charge.
    Fee,
    /// It asks for something new.
    NewRequest,
    /// It only thanks.
    Thanks,
    /// Our message could not be delivered.
    Bounce,
    /// A program answered.
    AutoReply,
}

/// A proposal with its reason.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Guess {
    /// What it may be for.
    pub purpose: Purpose,
    /// How sure, from 0 to 1.
    pub certainty: f32,
    /// Why, in one sentence.
    pub why: String,
}

/// Bytes of a message that are looked through.
const LONGEST: usize = 200_000;

/// Proposals for a further message, best first; empty where nothing speaks for any.
pub fn message_purpose(opened: &Opened, request: &Request) -> Vec<Guess> {
    let mail = opened.mail.as_ref();
    // What a message is for stands at its beginning.
    let begins = &opened.text[..opened.text.floor_char_boundary(LONGEST)];
    let words = plain(&own_words(begins));
    let subject = plain(mail.and_then(|m| m.subject.as_deref()).unwrap_or(""));
    let mut out: Vec<Guess> = Vec::new();

    if mail.is_some_and(|m| m.bounce) || BOUNCE_SUBJECT.is_match(&subject) && BOUNCE_BODY.is_match(&words) {
        add(&mut out, Purpose::Bounce, 0.95, "it reports that a message could not be delivered".to_owned());
    } else if mail.is_some_and(|m| m.auto_submitted) || AUTO_SUBJECT.is_match(&subject) {
        add(&mut out, Purpose::AutoReply, 0.95, "a program sent it".to_owned());
    } else if AUTO_BODY.is_match(&words) && words.len() < 1500 {
        add(&mut out, Purpose::AutoReply, 0.7, "it says that its writer is away".to_owned());
    }
    let signs: [(Purpose, &Regex, f32, &str); 5] = [
        (Purpose::Withdrawal, &WITHDRAWAL, 0.9, "it takes the request back"),
        (
            Purpose::Dissatisfaction,
            &DISSATISFACTION,
            0.9,
            "it asks for another look or is unhappy with the answer or its lateness",
        ),
        (Purpose::Narrowing, &NARROWING, 0.85, "it asks for less than before"),
        (Purpose::Fee, &FEE, 0.8, "it is about a fee or a payment"),
        (Purpose::Clarification, &CLARIFICATION, 0.8, "it explains what is meant"),
    ];
    for (purpose, pattern, certainty, why) in signs {
        if let Some(found) = pattern.find(&words) {
            let says: String = found.as_str().chars().take(80).collect();
            add(&mut out, purpose, certainty, format!("{why}: “{says}”"));
        }
    }
    let asks = request.questions.len();
    let answers = mail.is_some_and(|m| m.in_reply_to.is_some() || !m.references.is_empty())
        || subject.starts_with("re:");
    if asks > 0 && !out.iter().any(|g| matches!(g.purpose, Purpose::Bounce | Purpose::AutoReply)) {
        let new = NEW.is_match(&words);
        let certainty = match (new, answers, out.is_empty()) {
            (true, _, _) => 0.85,
            (false, false, true) => 0.75,
            (false, true, true) => 0.5,
            _ => 0.3,
        };
        let questions = if asks == 1 { "a question" } else { "questions" };
        add(&mut out, Purpose::NewRequest, certainty, format!("it asks {questions}"));
    }
    if THANKS.is_match(&words) && asks == 0 && out.is_empty() && words.len() < 600 {
        add(&mut out, Purpose::Thanks, 0.85, "it thanks and asks nothing".to_owned());
    }
    out.sort_by(|a, b| b.certainty.total_cmp(&a.certainty));
    out
}

fn add(out: &mut Vec<Guess>, purpose: Purpose, certainty: f32, why: String) {
    out.push(Guess { purpose, certainty, why });
}

static BOUNCE_SUBJECT: LazyLock<Regex> = LazyLock::new(|| {
    one(
        r"undeliver|delivery (?:status|failure|has failed)|failure notice|returned mail|mail delivery|message not delivered|could not be delivered",
    )
});
static BOUNCE_BODY: LazyLock<Regex> = LazyLock::new(|| {
    one(
        r"could not be delivered|couldn't be delivered|was not delivered|delivery (?:to the following|has failed|failed)|undeliverable|recipient|mailbox (?:is full|unavailable|not found)|550 |5\.1\.\d",
    )
});
static AUTO_SUBJECT: LazyLock<Regex> = LazyLock::new(|| {
    one(
        r"^(?:automatic reply|auto(?:matic)?[- ]?(?:reply|response|matic reply)|out of (?:the )?office|auto:|autoreply|on (?:annual )?leave)",
    )
});
static AUTO_BODY: LazyLock<Regex> = LazyLock::new(|| {
    one(
        r"\bi am (?:currently |now )?(?:out of the office|on (?:annual|maternity|sick|paternity) leave|away from (?:the office|my desk)|away until)|\bthis (?:is an automat|mailbox is not monitored|inbox is not monitored|e-?mail is an automat)|\bautomated (?:response|reply|acknowledge)|\bi will be (?:out of the office|away|back on)",
    )
});
static WITHDRAWAL: LazyLock<Regex> = LazyLock::new(|| {
    one(
        r"\b(?:withdraw|cancel|drop|retract|rescind|disregard|close)(?:ing|n)?\b.{0,25}\b(?:my|this|the|our)\b.{0,12}\b(?:request|foi|enquiry|questions?|case)\b|\bno longer (?:need|require|want|wish|interested)\b|\b(?:request|foi)\b.{0,20}\b(?:can|may|should|is) (?:now )?(?:be )?(?:withdrawn|cancelled|closed|disregarded)|\bdo not need (?:this|the) information any ?more|\bplease (?:ignore|disregard) my (?:previous|earlier|last)? ?(?:request|e-?mail)",
    )
});
static DISSATISFACTION: LazyLock<Regex> = LazyLock::new(|| {
    one(
        r"\binternal review\b|\brequirement for review\b|\breview (?:of )?(?:your|the|this|that) (?:decision|response|refusal|handling|reply)|\b(?:request|require|ask for|like|want|seek) (?:a|an|for a) (?:formal )?(?:review|reconsideration)|\breconsider\b|\b(?:not|un|dis|in)[- ]?(?:satisf|happy|content|pleased|acceptable|adequate)\w*\b.{0,60}\b(?:response|reply|answer|decision|refusal|request|handled|outcome|information|reason|way)|\b(?:dissatisfied|unhappy|disappointed|appalled|complain(?:t|ing)?)\b|\b(?:appeal|challenge|dispute|contest|disagree with)\b.{0,25}\b(?:decision|refusal|response|exemption|use of|your)|\b(?:wrong|wrongly|incorrect|incorrectly|misapplied)\b.{0,40}\b(?:exempt|appl|refus|section)|\b(?:has|have|did|was) not (?:been )?(?:answer|address|provide|respond|suppl)\w*\b.{0,50}\b(?:question|request|part|point|information)|\b(?:still (?:not|waiting|awaiting)|overdue|not (?:yet )?(?:had|received) (?:a|any|your) (?:response|reply|answer)|late|delayed|deadline has (?:now )?passed|20 working days (?:have|has|are|is))\b|\binformation commissioner\b.{0,40}\b(?:complain|refer|report)|\b(?:complain|refer|report)\w*\b.{0,40}\b(?:information commissioner|ico)\b",
    )
});
static NARROWING: LazyLock<Regex> = LazyLock::new(|| {
    one(
        r"\b(?:narrow|limit|reduce|restrict|refine|scale back|cut down|revise|amend)(?:ed|ing)?\b.{0,40}\b(?:request|scope|search|question|foi|period|it to|this to|to just|to only|to the)\b|\b(?:happy|content|willing|will) to (?:just )?(?:accept|have|receive|limit|settle|take|restrict)\b|\b(?:just|only) (?:need|want|require|interested in|looking for|the last|for the)\b|\b(?:leave out|drop|omit|forget|ignore|remove|skip) (?:question|part|point|item|number)s? |\binstead of .{1,60}\b(?:just|only)\b|\bif (?:it|that) helps,? (?:i|you can) ",
    )
});
static FEE: LazyLock<Regex> = LazyLock::new(|| {
    one(
        r"\b(?:pay|paid|payment|cheque|invoice|fees? notice|the fee|your fee|charge notice|bank transfer|card payment)\b.{0,60}",
    )
});
static CLARIFICATION: LazyLock<Regex> = LazyLock::new(|| {
    one(
        r"\b(?:to clarify|clarif(?:y|ication|ied|ying)|by (?:that|this|which|\W?\w+\W?) i (?:mean|meant)|what i (?:mean|meant|am asking|was asking)|i (?:mean|meant)\b|in (?:answer|response|reply) to your (?:question|query|e-?mail|request for)|as (?:you asked|requested)|the (?:period|time ?frame|dates?|area|years?) (?:i (?:mean|meant|am interested|want)|is|are|should be)|i am (?:referring|talking|asking) (?:to|about)|i was referring|for the avoidance of doubt|further to your (?:e-?mail|question|query|request for clarification))",
    )
});
static NEW: LazyLock<Regex> = LazyLock::new(|| {
    one(
        r"\b(?:new|another|further|separate|additional|fresh|second) (?:foi|foia|eir|freedom of information|request|information request)\b|\bi (?:would|'d) (?:also )?like to (?:make|submit) (?:a|an)\b.{0,40}\brequest\b|\bplease (?:treat|consider) this as a (?:new|separate|fresh)",
    )
});
static THANKS: LazyLock<Regex> = LazyLock::new(|| {
    one(r"\b(?:thank you|thanks|grateful|much appreciated|cheers|received with thanks|appreciate)\b")
});

fn one(pattern: &str) -> Regex {
    Regex::new(pattern).expect("the pattern is a constant that a test builds")
}
