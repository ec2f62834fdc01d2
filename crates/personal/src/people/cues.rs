//! The words around a name that say it is one: labels, verbs of speaking, family, work. Only lists and looks at neighbours.

use std::collections::HashSet;

use crate::{
    context::Doc,
    lexicon,
    span::Span,
    tokens::{Gap, Shape},
};

/// Labels before a colon, or headings of a column, whose value is one or more people.
const LABELS: &str = "name names surname forename forenames firstname lastname employee child mother father patient tenant tenants complainant \
    claimant applicant appellant respondent defendant witness caller from to cc bcc present apologies attendees attending attended \
    chair chairs chaired notes minutes minuted lead officer officers contact customer signed author authors prepared checked \
    approved reviewed reported raised opened resolved assigned allocated worker manager parent parents carer guardian kin spouse \
    partner referee referees supervisor keeper driver owner attn attention clerk candidate interviewee personnel witnessed \
    members member attendance sender recipient requester requestor user submitted completed signatory landlord complainants \
    victim suspect offender deceased widow executor solicitor counsel doctor gp consultant teacher headteacher pupil student \
    assessor inspector investigator interviewer nominee trustee director secretary treasurer payee agent occupier handler \
    correspondent caseworker case-worker instructor employer staff person re sibling siblings brother sister son daughter wife husband \
    dictated typed translator interpreter reviewer supplier who advocate attorney deputy proposer seconder nominated absent panel \
    proprietor proprietors executors holder holders licensee licensees lessee lessees beneficiary beneficiaries shareholder shareholders handlers \
    grantee informant objector objectors supporter supporters owners keepers occupiers drivers candidates applicants";
/// Labels under which a word that no list knows is a name, too.
const SURE: &str = "name surname forename forenames firstname lastname employee patient tenant complainant child mother father caller witness \
    claimant applicant appellant defendant respondent signed author kin spouse pupil student customer deceased names";
const VERBS: &str = "said says told tells asked asks reported reports reminded explained explains confirmed confirms agreed agrees replied replies \
    wrote writes stated states noted notes added adds claimed claims admitted denied denies accepted thanked thanks called calls rang rings \
    phoned emailed e-mailed tabled undertook welcomed raised raises suggested suggests proposed thinks thought believes believed felt feels \
    knows knew wants wanted lives lived works worked spoke speaks attended attends arrived left joined joins met moved visited saw went goes \
    has had was is will would can could to who whose did does didn't doesn't won't hasn't wasn't isn't found took gave made came brought \
    got advised advises chaired presented presents updated updates volunteered apologised queried recalled remembers remembered shouted \
    leaves starts retires returns covers retired returned started resigned covered hit pushed kicked owes owed pays paid received sent sends signed signs and alleges alleged complained complains observed";
const BEFORE: &str = "rang ring phoned emailed texted visited thanked named called by with told asked ask tell tells from for and or to contact see saw met meet mr mrs ms dear hi hello thanks \
    colleague colleagues neighbour neighbours friend friends husband wife son daughter brother sister mother father mum dad partner cousin \
    nephew niece uncle aunt grandson granddaughter grandmother grandfather gran nan grandad stepson stepdaughter boyfriend girlfriend \
    ex-partner ex-husband ex-wife tenant tenants worker officer manager caretaker rep visitor nurse teacher teachers driver carer boy girl man woman lady \
    son's daughter's wife's officer's clerk chair member councillor colleague's witness witnesses client patient pupil pupils resident residents \
    employee solicitor counsel doctor gp consultant keyworker adviser advisor applicant landlord lodger supervisor boss assistant \
    caller complainant director secretary agent owner keeper volunteer trustee referee interpreter author lately late old young little poor \
    fiancé fiancee sibling twin child children baby is was be about between like that cc me us and";
/// Words of kinship and work before a name; after these even a name that no list knows stands.
const STRONG_BEFORE: &str = "named called colleague neighbour friend husband wife son daughter brother sister mother father mum dad partner \
    cousin nephew niece uncle aunt grandson granddaughter grandmother grandfather tenant worker caretaker rep visitor nurse teacher \
    driver carer boy girl lady clerk councillor client patient pupil resident employee solicitor counsel doctor gp keyworker adviser \
    advisor applicant landlord lodger supervisor assistant caller complainant volunteer referee interpreter dear hi hello boyfriend \
    girlfriend ex-partner ex-husband ex-wife stepson stepdaughter sibling twin lady officer councillors tenants widow paramedic midwife handler \
    counsellor agent matron granthi ustadh maulana mufti coach chef mummy daddy granny grandad nanny leaver starter assessor brother-in-law sister-in-law \
    mother-in-law father-in-law son-in-law daughter-in-law kin aka mate pal half-brother half-sister step-brother step-sister flatmate housemate fiance workmate teammate";

fn list(words: &'static str) -> HashSet<&'static str> {
    words.split_ascii_whitespace().collect()
}

/// The lists of this file, as sets.
pub struct Cues {
    labels: HashSet<&'static str>,
    sure: HashSet<&'static str>,
    verbs: HashSet<&'static str>,
    before: HashSet<&'static str>,
    strong: HashSet<&'static str>,
}

static CUES: std::sync::LazyLock<Cues> = std::sync::LazyLock::new(|| Cues {
    labels: list(LABELS),
    sure: list(SURE),
    verbs: list(VERBS),
    before: list(BEFORE),
    strong: list(STRONG_BEFORE),
});

/// How strongly a label says that people follow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Label {
    /// Companies follow.
    Firms,
    /// It does not.
    None,
    /// People or others may follow.
    People,
    /// A person's name follows.
    Name,
}

/// What a label or heading promises.
pub fn label(text: &str) -> Label {
    let cues = &*CUES;
    let text = text.trim().to_lowercase();
    if text.len() > 48 || text.is_empty() {
        return Label::None;
    }
    let words: Vec<&str> =
        text.split(|c: char| !c.is_alphanumeric() && c != '-').filter(|w| !w.is_empty()).collect();
    const NO: [&str; 27] = [
        "account",
        "number",
        "no",
        "date",
        "id",
        "ref",
        "reference",
        "file",
        "company",
        "business",
        "street",
        "school",
        "address",
        "team",
        "subject",
        "product",
        "organisation",
        "road",
        "project",
        "document",
        "service",
        "department",
        "authority",
        "user-id",
        "host",
        "policy",
        "time",
    ];
    if words.len() > 6 || words.is_empty() {
        return Label::None;
    }
    let account_name = words.contains(&"account") && words.contains(&"name");
    if !account_name && words.iter().any(|w| NO.contains(w)) {
        return Label::None;
    }
    const FIRMS: [&str; 14] = [
        "bidders",
        "tenderers",
        "suppliers",
        "contractors",
        "firms",
        "companies",
        "insurers",
        "vendors",
        "providers",
        "agencies",
        "sponsors",
        "competitors",
        "brands",
        "consultancies",
    ];
    if words.last().is_some_and(|w| FIRMS.contains(w)) {
        return Label::Firms;
    }
    if words.iter().any(|w| cues.sure.contains(w)) {
        Label::Name
    } else if words.iter().any(|w| cues.labels.contains(w)) {
        Label::People
    } else {
        Label::None
    }
}

/// The label that governs this token: before a colon on its line, a heading over it, or the line's first words before a gap.
pub fn governing(doc: &Doc, at: usize) -> Label {
    let start = doc.tokens[at].start;
    if speaker(doc, at) {
        return Label::Name;
    }
    if let Some(heading) = doc.lines.heading(doc.text, start) {
        return label(heading);
    }
    let line = &doc.lines.lines[doc.lines.at(start)];
    let before = &doc.text[line.start..start];
    if before.len() > 400 {
        return Label::None;
    }
    // "Child: …, b. …; Mother: …": the last label counts, and a sentence ends it.
    let Some(colon) = before.rfind(':') else { return Label::None };
    if before[colon + 1..].contains(". ")
        && !before[colon + 1..].trim_start().starts_with(|c: char| c.is_uppercase())
    {
        return Label::None;
    }
    if sentences_between(&before[colon + 1..]) {
        return Label::None;
    }
    let head = before[..colon].rsplit(['.', ';', '|', '\t', ',']).next().unwrap_or("");
    label(head.trim_start_matches(['-', '*', '•', '>', ' ']))
}

/// `[10:02] Priya Venkatesan`, `Sioned 09:31`: the line over a message of a chat, with nothing but a time and who writes.
pub fn speaker(doc: &Doc, at: usize) -> bool {
    let line = &doc.lines.lines[doc.lines.at(doc.tokens[at].start)];
    let text = doc.text[line.start..line.end].trim();
    if line.headings.is_some() || text.len() > 70 || !text.as_bytes().iter().any(u8::is_ascii_digit) {
        return false;
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    let is_time = |word: &str| {
        let bare = word.trim_matches(['[', ']', '(', ')', ',', '-']);
        let clock = bare.trim_end_matches(['a', 'p', 'm', 'A', 'P', 'M']);
        clock.contains(':')
            && clock
                .split(':')
                .all(|part| (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit()))
    };
    let stamp = |word: &&str| {
        is_time(word)
            || matches!(*word, "AM" | "PM" | "am" | "pm" | "-" | "\u{2013}")
            || word.contains('/')
                && word.trim_matches(['[', ']', ',']).bytes().all(|b| b.is_ascii_digit() || b == b'/')
    };
    let before = words.iter().take_while(|w| stamp(w)).count();
    let behind = words[before..].iter().rev().take_while(|w| stamp(w)).count();
    let name = &words[before..words.len() - behind];
    words[..before].iter().chain(&words[words.len() - behind..]).any(|w| is_time(w))
        && (1..=5).contains(&name.len())
        && !name.last().is_some_and(|w| w.ends_with(['.', '!', '?']) && w.len() > 2)
        && name.iter().all(|w| w.trim_start_matches(['(', '@']).starts_with(char::is_uppercase))
}

/// True where more than initials ended with a full stop in between.
fn sentences_between(text: &str) -> bool {
    text.match_indices(". ").any(|(at, _)| {
        let word = text[..at].rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or("");
        word.len() > 3
    })
}

fn lower_before<'a>(doc: &Doc<'a>, at: usize) -> Option<&'a str> {
    doc.before(at).filter(|b| doc.tokens[*b].shape == Shape::Lower).map(|b| doc.word(b))
}

/// True where the word before leads to a name.
pub fn led_to(doc: &Doc, at: usize) -> bool {
    let cues = &*CUES;
    let auxiliary = |b: usize| {
        doc.tokens[b].is_capital()
            && [
                "Can", "Could", "Would", "Will", "Did", "Does", "Has", "Is", "Was", "And", "With", "Ask",
                "Tell", "For", "From", "Thank", "Thanks", "Contact", "Ring", "Call", "Hi", "Hello", "Dear",
                "Ex",
            ]
            .contains(&doc.word(b))
    };
    if doc.before(at).is_some_and(auxiliary) {
        return true;
    }
    match lower_before(doc, at) {
        Some(word) => cues.before.contains(word),
        // "Health visitor, Ngozi": a comma between.
        None => {
            doc.before(at).is_some_and(|b| doc.tokens[b].is(b','))
                && at > 1
                && lower_before(doc, at - 1).is_some_and(|w| cues.strong.contains(w))
        }
    }
}

/// True where a word of family or work stands before.
pub fn led_strongly(doc: &Doc, at: usize) -> bool {
    let cues = &*CUES;
    let direct = doc.before(at).filter(|b| !doc.tokens[*b].is(b',')).is_some_and(|b| {
        let word = doc.word(b).to_lowercase();
        cues.strong.contains(word.as_str())
    });
    // "Tree officer (Sorrel Bain)"
    let bracket = doc.before(at).is_some_and(|b| doc.tokens[b].is(b'('))
        && at > 1
        && lower_before(doc, at - 1).is_some_and(|w| cues.strong.contains(w));
    // aka "Jola"
    let quoted = at > 1
        && doc.before(at).is_some_and(|b| doc.tokens[b].is(b'"'))
        && lower_before(doc, at - 1).is_some_and(|w| cues.strong.contains(w));
    // "supervising SW Jo", "our OT Beth"
    let post = doc.before(at).is_some_and(|b| {
        doc.tokens[b].shape == Shape::Upper
            && ["SW", "SSW", "HV", "OT", "IRO", "CPN", "DSL", "SENCO", "SENDCO", "TA", "HLTA", "PCSO", "IDVA"]
                .contains(&doc.word(b))
            && doc.tokens[at].shape == Shape::Capital
            && doc.tokens[at].gap == Gap::Space
    });
    // "@Ngaire Tamihana" in a chat
    let mentioned = doc.before(at).is_some_and(|b| doc.tokens[b].is(b'@')) && doc.tokens[at].gap == Gap::None;
    bracket
        || quoted
        || mentioned
        || post
        || goes_by(doc, at)
        || direct
        || doc.before(at).is_some_and(|b| doc.tokens[b].is(b','))
            && at > 1
            && lower_before(doc, at - 1).is_some_and(|w| cues.strong.contains(w))
}

/// True where somebody is said to be called so: "calls himself Spud", "known only as Precious", "goes by Taz".
pub fn goes_by(doc: &Doc, at: usize) -> bool {
    let Some(mut before) = doc.before(at) else { return false };
    if matches!(doc.tokens[before].shape, Shape::Sign(b'"' | b'\'')) {
        let Some(further) = doc.before(before) else { return false };
        before = further;
    }
    let earlier = |steps: usize| before.checked_sub(steps).map_or("", |b| doc.word(b));
    match doc.word(before) {
        "himself" | "herself" | "themselves" | "themself" => {
            matches!(earlier(1), "calls" | "called" | "calling" | "call")
        }
        "nicknamed" => true,
        "as" => {
            let name = doc.tokens[at].marks & (lexicon::GIVEN | lexicon::FAMILY) != 0;
            name && (earlier(1) == "known" || matches!(earlier(1), "only" | "also") && earlier(2) == "known")
        }
        "by" => matches!(earlier(1), "goes" | "went" | "going"),
        _ => false,
    }
}

/// "Prepared by Odalys Benton": what people do to papers, and "by".
pub fn done_by(doc: &Doc, at: usize) -> bool {
    const DONE: [&str; 16] = [
        "prepared",
        "written",
        "signed",
        "approved",
        "reviewed",
        "completed",
        "drafted",
        "checked",
        "recorded",
        "interviewed",
        "authorised",
        "witnessed",
        "seen",
        "reported",
        "minuted",
        "chaired",
    ];
    doc.before(at).is_some_and(|by| {
        doc.word(by) == "by"
            && by.checked_sub(1).is_some_and(|b| DONE.contains(&doc.word(b).to_ascii_lowercase().as_str()))
    })
}

/// True where a mobile number follows at once, as people have.
pub fn has_a_mobile(doc: &Doc, last: usize) -> bool {
    let behind = doc.text[doc.tokens[last].end..].trim_start_matches([',', ' ', '(', ':', '-', '\t', '|']);
    behind.starts_with("07") || behind.starts_with("+447") || behind.starts_with("+44 7")
}

/// True for an animal's name: "their dog Rufus", "the dog is called Tyson".
pub fn is_an_animal(doc: &Doc, at: usize) -> bool {
    let mut before = doc.before(at);
    for _ in 0..3 {
        let Some(b) = before else { return false };
        let word = doc.word(b);
        if ["dog", "dogs", "cat", "cats", "horse", "pony", "puppy", "kitten", "rabbit", "parrot"]
            .contains(&word)
        {
            return true;
        }
        if !(["called", "named", "is", "was", "a"].contains(&word) || doc.tokens[b].is(b',')) {
            return false;
        }
        before = doc.before(b);
    }
    false
}

/// "Best, Heather": behind a greeting at the end of a message, at the end of the line.
pub fn signs_off(doc: &Doc, at: usize) -> bool {
    let Some(comma) = doc.before(at).filter(|b| doc.tokens[*b].is(b',')) else { return false };
    let Some(word) = comma.checked_sub(1) else { return false };
    let ends = doc.tokens.get(at + 1).is_none_or(|t| {
        t.gap >= Gap::Line || t.is(b'.') && doc.tokens.get(at + 2).is_none_or(|n| n.gap >= Gap::Line)
    });
    ends && ["best", "thanks", "cheers", "regards", "wishes", "love", "ta", "thx", "diolch"]
        .contains(&doc.word(word).to_ascii_lowercase().as_str())
}

/// True where the word behind is what a person does or is: "Will will pick it up".
pub fn does(doc: &Doc, last: usize) -> bool {
    const DOES: [&str; 11] =
        ["has", "had", "was", "is", "will", "would", "can", "could", "did", "does", "hasn't"];
    doc.after(last).is_some_and(|n| DOES.contains(&doc.word(n)))
}

/// True where the word before leads to people and hardly to places: "keys with Lorraine".
pub fn led_by_a_person(doc: &Doc, at: usize) -> bool {
    const LEADS: [&str; 20] = [
        "with", "ask", "asked", "told", "tell", "tells", "thanks", "thank", "by", "called", "named",
        "contact", "meet", "met", "saw", "see", "ring", "rang", "emailed", "phoned",
    ];
    lower_before(doc, at).is_some_and(|w| LEADS.contains(&w))
}

/// True where the word behind is what people do.
pub fn acts(doc: &Doc, last: usize) -> bool {
    let cues = &*CUES;
    // ", who backed her up"
    if doc.after(last).is_some_and(|c| {
        doc.tokens[c].is(b',')
            && doc.after(c).is_some_and(|w| matches!(doc.word(w), "who" | "whose" | "whom"))
    }) {
        return true;
    }
    doc.after(last).is_some_and(|n| doc.tokens[n].shape == Shape::Lower && cues.verbs.contains(doc.word(n)))
}

/// True for words of speaking and doing only, which places and things do not do.
pub fn speaks(doc: &Doc, last: usize) -> bool {
    const WEAK: [&str; 16] = [
        "has", "had", "was", "is", "will", "would", "can", "could", "to", "and", "did", "does", "made",
        "gave", "left", "received",
    ];
    acts(doc, last) && doc.after(last).is_some_and(|n| !WEAK.contains(&doc.word(n)))
}

/// True where a date of birth, an age or a patient's number follows.
pub fn described(doc: &Doc, last: usize) -> bool {
    let end = doc.tokens[last].end;
    let behind = doc.text[end..].trim_start_matches([' ', ',', '(', '-', ':', ';', '\t']);
    let Some(word) = behind.split([' ', ':', '\n', '\t']).next() else { return false };
    let word = word.trim_end_matches([',', '.', ')']);
    word.len() <= 7
        && ["DOB", "DoB", "dob", "D.O.B", "d.o.b", "born", "aged", "NHS", "NINO", "b"].contains(&word)
        && doc.after(last).is_some()
}

/// Letters of honour or of a profession.
pub fn is_letters(word: &str) -> bool {
    const LETTERS: [&str; 26] = [
        "MBE", "OBE", "CBE", "BEM", "KBE", "DBE", "QPM", "MP", "MSP", "KC", "QC", "JP", "DL", "BSc", "MSc",
        "PhD", "MRTPI", "MRICS", "FRICS", "RIBA", "CEng", "CPFA", "FRCS", "FRCP", "MRCP", "CIPFA",
    ];
    LETTERS.contains(&word)
}

/// True where letters of honour or of a profession follow.
pub fn honoured(doc: &Doc, last: usize) -> bool {
    let comma = usize::from(doc.tokens.get(last + 1).is_some_and(|t| t.is(b',')));
    doc.tokens.get(last + 1 + comma).is_some_and(|t| t.gap == Gap::Space)
        && doc.tokens.get(last + 2 + comma).is_none_or(|t| !matches!(t.shape, Shape::Mixed | Shape::Digits))
        && is_letters(doc.word(last + 1 + comma))
}

/// "Leofric Truscott (son)", "Hyacinthe, the cleaner, swore": what somebody is to somebody, or does.
pub fn apposed(doc: &Doc, last: usize) -> bool {
    let Some(sign) = doc.after(last) else { return false };
    let Some(next) = doc.after(sign) else { return false };
    if doc.tokens[sign].is(b'(') {
        return CUES.strong.contains(doc.word(next)) && doc.tokens.get(next + 1).is_some_and(|t| t.is(b')'));
    }
    doc.tokens[sign].is(b',')
        && ["the", "his", "her", "their", "our", "my", "a", "an"].contains(&doc.word(next))
        && doc.after(next).is_some_and(|w| {
            doc.tokens[w].shape == Shape::Lower
                && is_work(doc.word(w))
                && doc.tokens.get(w + 1).is_none_or(|t| t.is(b',') || t.is(b'.') || t.is(b')'))
        })
}

/// A word for what somebody does.
fn is_work(word: &str) -> bool {
    const ENDINGS: [&str; 9] = ["er", "or", "ist", "ant", "man", "woman", "eer", "ian", "ent"];
    const NOT: [&str; 16] = [
        "number",
        "letter",
        "matter",
        "paper",
        "water",
        "order",
        "river",
        "winter",
        "summer",
        "former",
        "other",
        "document",
        "department",
        "agreement",
        "payment",
        "amendment",
    ];
    CUES.strong.contains(word)
        || word.len() > 4 && ENDINGS.iter().any(|e| word.ends_with(e)) && !NOT.contains(&word)
}

/// "the crofter, Dolina": an article, what somebody does, a comma.
pub fn by_occupation(doc: &Doc, at: usize) -> bool {
    let Some(comma) = doc.before(at).filter(|b| doc.tokens[*b].is(b',')) else { return false };
    let Some(work) = lower_before(doc, comma) else { return false };
    is_work(work)
        && comma >= 2
        && ["the", "a", "an", "his", "her", "their", "our", "my", "your"].contains(&doc.word(comma - 2))
}

/// True for words that only people do: "Mercy says".
pub fn talks(doc: &Doc, last: usize) -> bool {
    const TALK: [&str; 14] = [
        "said",
        "says",
        "told",
        "tells",
        "asked",
        "asks",
        "rang",
        "rings",
        "phoned",
        "emailed",
        "wrote",
        "replied",
        "thinks",
        "explained",
    ];
    doc.after(last).is_some_and(|n| TALK.contains(&doc.word(n)))
}

/// True where "the", "a" or a word of place stands directly before.
pub fn placed(doc: &Doc, at: usize) -> bool {
    const PLACING: [&str; 28] = [
        "the", "in", "at", "on", "near", "off", "along", "towards", "toward", "via", "into", "behind",
        "opposite", "outside", "inside", "through", "across", "around", "of", "a", "an", "beside", "onto",
        "between", "this", "past", "over", "up",
    ];
    doc.before(at).is_some_and(|b| PLACING.contains(&doc.word(b).to_ascii_lowercase().as_str()))
}

/// The parts of local names of e-mail addresses that are no ordinary words: family names in this text.
pub fn of_emails(doc: &Doc, emails: &[Span]) -> HashSet<String> {
    let lexicon = lexicon::lexicon();
    let mut key = String::new();
    let mut out = HashSet::new();
    for email in emails {
        let local = doc.text[email.start..email.end].split('@').next().unwrap_or("");
        let parts: Vec<&str> = local.split(['.', '_', '-']).filter(|p| !p.is_empty()).collect();
        for part in parts {
            let part = part.trim_end_matches(|c: char| c.is_ascii_digit());
            if part.len() >= 3 && part.bytes().all(|b| b.is_ascii_alphabetic()) {
                let marks = lexicon.marks(part, &mut key);
                if marks & lexicon::WORD == 0 || marks & (lexicon::GIVEN | lexicon::FAMILY) != 0 {
                    out.insert(lexicon::folded(part));
                }
            }
        }
    }
    out
}

/// True where the words stand on a line of their own.
pub fn alone_on_line(doc: &Doc, from: usize, to: usize) -> bool {
    doc.tokens[from].gap >= Gap::Line && doc.tokens.get(to).is_none_or(|t| t.gap >= Gap::Line)
}
