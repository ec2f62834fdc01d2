//! What an incoming message may be before it is a case: proposed with the reason, never decided.

use std::sync::LazyLock;

use document::request::Request;
use regex::Regex;
use serde::{Deserialize, Serialize};

use crate::{open::Opened, request::plain, written::own_words};

/// What an incoming message may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TriageKind {
    /// A request for information under one of the four laws.
    Foi,
    /// A matter that a service answers in the normal course of business.
    BusinessAsUsual,
    /// A request for the sender's own personal data.
    OwnData,
    /// A complaint about a service.
    Complaint,
    /// A request to re-use information.
    ReUse,
    /// A request to inspect what another law opens to inspection.
    Inspection,
    /// Lacks what a request must have.
    NotValid,
    /// Says itself that it was sent before.
    Repeat,
    /// Advertising.
    Spam,
}

/// A proposal with its reason.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TriageGuess {
    /// What it may be.
    pub kind: TriageKind,
    /// Why, in one sentence.
    pub why: String,
    /// How sure, from 0 to 1.
    pub certainty: f32,
}

/// Proposals for an incoming message, best first; never empty.
pub fn triage(opened: &Opened, request: &Request) -> Vec<TriageGuess> {
    let subject = opened.mail.as_ref().and_then(|m| m.subject.as_deref()).unwrap_or("");
    let read = request.text.as_deref().unwrap_or(&opened.text);
    let words = plain(&format!("{subject}\n{}", own_words(read)));
    let asks = request.questions.len();
    let named = NAMED.is_match(&words);
    let mut out: Vec<TriageGuess> = Vec::new();

    let own = request.questions.iter().filter(|q| q.own_personal_data == Some(true)).count();
    if SUBJECT_ACCESS.is_match(&words) || (asks > 0 && own == asks) {
        add(
            &mut out,
            TriageKind::OwnData,
            0.9,
            "it asks for the sender's own personal data, which the law on data protection answers within one month",
        );
    } else if own > 0 {
        add(&mut out, TriageKind::OwnData, 0.5, "part of it asks for the sender's own personal data");
    }
    if SPAM.is_match(&words) && !named && asks < 3 {
        add(&mut out, TriageKind::Spam, 0.8, "it offers something and names no law");
    }
    if RE_USE.is_match(&words) {
        add(&mut out, TriageKind::ReUse, 0.8, "it asks to re-use information");
    }
    if INSPECTION.is_match(&words) {
        add(
            &mut out,
            TriageKind::Inspection,
            0.75,
            "it asks to inspect what another law opens to inspection",
        );
    }
    if REPEAT.is_match(&words) {
        add(&mut out, TriageKind::Repeat, 0.6, "it says that it was sent before");
    }
    if COMPLAINT.is_match(&words) {
        add(
            &mut out,
            TriageKind::Complaint,
            if named || asks > 1 { 0.35 } else { 0.7 },
            "it complains about a service",
        );
    }
    if BUSINESS.is_match(&words) && !named {
        add(
            &mut out,
            TriageKind::BusinessAsUsual,
            if asks > 2 { 0.4 } else { 0.75 },
            "a service answers this in the normal course of business",
        );
    }
    let reachable = request.applicant.email.is_some() || request.applicant.address.is_some();
    if asks == 0 {
        add(&mut out, TriageKind::NotValid, 0.6, "no description of the information wanted was found");
    } else if request.applicant.name.is_none() && request.applicant.organisation.is_none() {
        add(&mut out, TriageKind::NotValid, 0.4, "the applicant's name is missing");
    } else if !reachable && opened.mail.is_some() {
        add(&mut out, TriageKind::NotValid, 0.4, "an address for the reply is missing");
    }
    if asks > 0 {
        let (certainty, why) = if named {
            (0.95, "it names an information law and asks for information")
        } else if asks > 2 {
            (0.8, "it asks several questions")
        } else {
            (0.6, "it asks for information")
        };
        let rival = out.iter().any(|g| g.certainty > 0.7);
        add(&mut out, TriageKind::Foi, if rival && !named { certainty - 0.2 } else { certainty }, why);
    } else if named {
        add(&mut out, TriageKind::Foi, 0.5, "it names an information law");
    }
    if out.is_empty() {
        add(&mut out, TriageKind::BusinessAsUsual, 0.3, "it asks for nothing that was understood");
    }
    // Own data goes to data protection also where the sender calls it FOI.
    if let Some(own_first) = out.iter_mut().find(|g| g.kind == TriageKind::OwnData && g.certainty > 0.8) {
        own_first.certainty = 0.97;
    }
    out.sort_by(|a, b| b.certainty.total_cmp(&a.certainty));
    out
}

fn add(out: &mut Vec<TriageGuess>, kind: TriageKind, certainty: f32, why: &str) {
    out.push(TriageGuess { kind, why: why.to_owned(), certainty });
}

static NAMED: LazyLock<Regex> = LazyLock::new(|| {
    one(r"\bfreedom of information\b|\bfoi(?:a|sa)?\b|\benvironmental information\b|\beirs?\b|\bf\.o\.i\b")
});
static SUBJECT_ACCESS: LazyLock<Regex> = LazyLock::new(|| {
    one(
        r"\bsubject access\b|\b(?:d?sar|dsar)\b request|\bright of access\b.{0,40}\b(?:gdpr|data)|\barticle 15\b",
    )
});
static SPAM: LazyLock<Regex> = LazyLock::new(|| {
    one(
        r"\bunsubscribe\b|\bspecial offer|\bclick here\b|\blimited[- ]time\b|\b(?:boost|grow) your (?:sales|business|ranking)|\bseo\b|\bguest post|\bwebinar\b|\bbook a (?:demo|call)|\bincrease your\b.{0,30}\b(?:traffic|revenue)|\bcongratulations\b.{0,40}\bwon\b|\bcrypto|\bbacklinks?\b",
    )
});
static RE_USE: LazyLock<Regex> = LazyLock::new(|| {
    one(
        r"\bre-?use of public sector\b|\b(?:permission|licen[cs]e) to (?:re-?use|reproduce|republish|use)\b|\b(?:like|wish|want|request) to re-?use\b",
    )
});
static INSPECTION: LazyLock<Regex> = LazyLock::new(|| {
    one(
        r"\binspect(?:ion)?\b.{0,60}\b(?:accounts|register|deeds|documents|plans|records|electoral)\b|\b(?:accounts|register) .{0,40}\b(?:open|available) (?:to|for) (?:public )?inspection|\blocal audit and accountability\b|\bsearch of the (?:land charges|register)\b|\bcon29",
    )
});
static REPEAT: LazyLock<Regex> = LazyLock::new(|| {
    one(
        r"\b(?:resend|re-?sending|sent (?:this|it) (?:before|again|previously|already|twice)|second time|sending (?:this|it) again|as (?:i have )?not (?:had|received) (?:a|any) (?:reply|response|acknowledg)|previously (?:sent|submitted)|same (?:request|questions) (?:as|in the past|before)|repeat(?:ing)? (?:of )?my)\b",
    )
});
static COMPLAINT: LazyLock<Regex> = LazyLock::new(|| {
    one(
        r"\b(?:formal |official )?complaint (?:about|regarding|against|concerning)\b|\bi (?:wish|want|would like) to (?:make a )?(?:formal )?complain|\bcomplaints? procedure\b|\b(?:disgusted|appalled|disgraceful|outrageous)\b",
    )
});
static BUSINESS: LazyLock<Regex> = LazyLock::new(|| {
    one(
        r"\b(?:my|our) (?:bins?|council tax|rent|parking permit|blue badge|penalty charge|pcn|parking ticket|housing (?:application|benefit)|planning application|repair|benefit|licen[cs]e application|school place|appointment|bus pass)\b|\b(?:report(?:ing)? (?:a|an)|fix|repair|collect|missed|replace) .{0,25}\b(?:pothole|bin|street ?light|lamp|fly[- ]?tip|collection|leak|road|pavement|damage)\b|\bopening (?:times|hours) of\b|\bhow (?:do|can) i (?:apply|pay|register|book|report|get a|renew|appeal)\b|\bjob (?:vacanc|application)|\bapply for a\b",
    )
});

fn one(pattern: &str) -> Regex {
    Regex::new(pattern).expect("the pattern is a constant that a test builds")
}
