//! The telling words of a question, layer by layer, and how far a word that is asked is one that a record has. Which
//! record is meant is decided elsewhere.

use std::{
    collections::{HashMap, HashSet},
    sync::LazyLock,
};

use crate::{
    Asked,
    field::{Field, Wants, wants},
    thesaurus::KINDS,
    words::{Word, is_common, is_of_a_field, is_specific, is_year, words},
};

/// Words that tell little of what is asked, beside those that every record has.
const LIGHT: &str = "fleet managed main corporate physical deployed internal external public primary standard core actual whole other \
    central national regional main major annual monthly daily weekly average mean median highest lowest typical combined separate \
    live real large small old future estate portfolio scheme activity work working job role post process processing use \
    usage user service provision arrangement deal document business customer client support maintain maintenance online website \
    available remaining registered dedicated outsourced inhouse house side level type types amount full short \
    professional general everyday day-to-day operational existing ongoing overseen behalf formal official account seat login sends send store stores handle handles incident suffer suffered successful experience experienced successfully attempted attempt executive area section team \
    function building buildings hall complex hospital sites site estates supply supplies of";

/// Words that say nothing of the matter in a question, beside those of every text.
const IDLE: &str = "please thank thanks whats who's whos what's company's got going keep keeps kept deal dealt name names named \
    figure figures list spreadsheet total overall together respectively times approx exact detail details someone somebody \
    anyone anybody responsible carry carries carried basis also ever still already being per often much many split between \
    excluding include included including excl exc inc incl vat ex net gross contract contracts agreement agreements arrangement \
    uni organisation council trust university authority hospitals college borough force constabulary department ministry \
    local resident note format excel pdf reply response answer question request requested provide provided providing \
    tell state confirm advise explain indicate specify clarify supply send show identify explain describe \
    set up past previous prior before after since until during within ago next last latest recent recently now today \
    yes no not none nil if so any some all every each both either neither there here where when why how which what who whom whose \
    do does did done have has had be been being is are was were will would could should may might must can \
    month months year years yearly annually quarter quarters week weeks day days date dates time period calendar end ended ending \
    first second third initial final term terms start starts begin commenced commence expiry expire \
    take takes taken took make makes made give gives given come comes came go goes went get gets put puts see seen say says said \
    person people party parties individual individuals far sit sits sitting behind aside maximum minimum purchased purchase bought buy buying procured chosen selected appointed wish want wants wanted like need needs know understand \
    we i my our us me you your yours they them their theirs it its this that these those he she same above below \
    one two three four five six seven eight nine ten rolling stand stands current currently present new number no amount \
    value worth cost costs price spend spent pay pays paid budget money pounds gbp annum rate yours organisation's council's trust's \
    long left length remain remains remaining option options run runs running provider supplier incumbent vendor contractor \
    whether actually really exactly roughly approximately separately individually broken down breakdown across over under \
    against towards among per about around into onto out off on in at to from for by with without of and or but nor then than \
    let's i'm i'd i've don't doesn't didn't isn't aren't wasn't have you used uses using use held hold holds mean \
    plus annual average very least direct actual cover covers covered in-use inuse january february march april june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec monday friday version product versions products hi hello dear regards hope well trying find right re regarding concerning relation respect fy half way \
    different various certain particular specific general kind kinds sort type latest information data record records";

static LIGHT_WORDS: LazyLock<HashSet<String>> = LazyLock::new(|| set(LIGHT));
/// What a question for how it was bought says beside that.
const OF_BUYING: &str = "open openly gcloud procedure framework tender competition direct award quote market route bought process \
    competitive call off lot eg ccs crown commercial publicly advertised reference";

static BUYING_WORDS: LazyLock<HashSet<String>> = LazyLock::new(|| set(OF_BUYING));
static IDLE_WORDS: LazyLock<HashSet<String>> = LazyLock::new(|| set(IDLE));

fn set(list: &str) -> HashSet<String> {
    words(list).into_iter().map(|w| w.text).collect()
}

/// What is above and what is below a word among the kinds of things.
static RELATED: LazyLock<HashMap<String, (Vec<String>, Vec<String>)>> = LazyLock::new(|| {
    let mut related: HashMap<String, (Vec<String>, Vec<String>)> = HashMap::new();
    let one = |text: &str| words(text).into_iter().next().map(|w| w.text);
    for (wide, narrow) in KINDS.lines().filter_map(|l| l.split_once(':')) {
        let Some(wide) = one(wide) else { continue };
        for narrow in narrow.split('|').filter_map(one) {
            related.entry(narrow.clone()).or_default().0.push(wide.clone());
            related.entry(wide.clone()).or_default().1.push(narrow);
        }
    }
    related
});

/// The wider words of a word.
pub(crate) fn wider(word: &str) -> &'static [String] {
    RELATED.get(word).map_or(&[], |(wide, _)| wide)
}

/// The narrower words of a word.
pub(crate) fn narrower(word: &str) -> &'static [String] {
    RELATED.get(word).map_or(&[], |(_, narrow)| narrow)
}

/// How much a word tells of what is asked, before it is known how rare it is.
pub(crate) fn weight(word: &str) -> f32 {
    if LIGHT_WORDS.contains(word) || !is_specific(word) {
        0.3
    } else if word.len() > 6 && (word.ends_with("ing") || word.ends_with("ed") || word.ends_with("ly")) {
        0.6
    } else if word.len() < 2 || word.starts_with(|c: char| c.is_ascii_digit()) {
        0.35
    } else {
        1.0
    }
}

/// Whether a word says anything of the matter.
pub(crate) fn tells(word: &str) -> bool {
    !is_common(word) && !IDLE_WORDS.contains(word) && !is_year(word)
}

/// The telling words of a text of a record.
pub(crate) fn of_record(text: &str) -> Vec<Word> {
    let mut out: Vec<Word> = Vec::new();
    for word in words(text) {
        if !is_common(&word.text) && !is_year(&word.text) && !out.iter().any(|w| w.text == word.text) {
            out.push(word);
        }
    }
    out
}

/// A layer of a question: its words with what they tell.
pub(crate) type Layer = Vec<(String, f32)>;

/// The layer of the words that a question has beside what it wants.
fn own_layer(wants: &Wants, yes_or_no: bool) -> Layer {
    let mut own = layer(&wants.rest, wants.fields.contains(&Field::Contact));
    if wants.fields.contains(&Field::Procurement) && !yes_or_no {
        own.retain(|(word, _)| !BUYING_WORDS.contains(word));
    }
    own
}

fn layer(rest: &[Word], contact: bool) -> Layer {
    let mut out: Layer = Vec::new();
    let years = rest.iter().any(|w| is_year(&w.text));
    // How a figure is to be broken down tells little of what it is.
    let cut = rest.iter().position(|w| matches!(w.text.as_str(), "split" | "broken" | "breakdown"));
    for (at, word) in rest.iter().enumerate().filter(|(_, w)| tells(&w.text)) {
        let text = &word.text;
        let of_contact = contact
            && matches!(
                text.as_str(),
                "title"
                    | "titl"
                    | "jobtitl"
                    | "jobtitle"
                    | "phonenumber"
                    | "phon"
                    | "email"
                    | "emailaddress"
                    | "emailaddres"
                    | "address"
                    | "addres"
                    | "role"
                    | "grad"
                    | "manager"
                    | "officer"
                    | "department"
                    | "team"
                    | "senior"
                    | "management"
                    | "tel"
                    | "telephon"
                    | "mail"
            );
        let of_year = years && text.len() <= 2 && text.chars().all(|c| c.is_ascii_digit());
        if of_contact || of_year || out.iter().any(|(w, _)| w == text) {
            continue;
        }
        out.push((
            text.clone(),
            weight(text) * if word.aside || cut.is_some_and(|cut| at > cut) { 0.5 } else { 1.0 },
        ));
    }
    out
}

/// A question as layers of telling words and what it wants.
#[derive(Clone, Debug)]
pub(crate) struct Topic {
    pub wants: Wants,
    pub own: Layer,
    /// What the question before it was about, where this one leans on it.
    pub near: Layer,
    /// The questions before it, the nearest first.
    pub before: Vec<Layer>,
    pub heading: Layer,
    pub stem: Layer,
    pub subject: Layer,
    /// Whether it says "it", "that contract" or nothing of its own.
    pub leans: bool,
    /// Words of the question and its stem in one line, for wordings.
    pub line: String,
}

const POINTING: &[&str] = &[
    "it", "its", "that", "this", "them", "they", "those", "these", "same", "abov", "above", "ones", "their",
    "he", "such",
];

/// Whether a question points to what stands before it: "it", "that contract".
pub(crate) fn points(text: &str) -> bool {
    words(text).iter().any(|w| POINTING.contains(&w.text.as_str()))
}

fn without_guess(text: &str) -> String {
    let lower = text.to_lowercase();
    if !["do you ", "does the ", "are you ", "is your "].iter().any(|o| lower.starts_with(o)) {
        return text.to_owned();
    }
    let after = [" as your ", " as the ", " for your "].iter().filter_map(|a| lower.find(a)).min();
    match after.and_then(|at| text.get(at..)) {
        Some(rest) if lower.len() == text.len() => format!("do you use {rest}"),
        _ => text.to_owned(),
    }
}

/// `Contract expiry` of "Contract expiry: please state ...", with what follows it.
fn labelled(text: &str) -> Option<(&str, &str)> {
    let at = text.find([':', ';'])?;
    let label = text[..at].trim();
    let short = label.len() <= 60 && label.split_whitespace().count() <= 7 && !label.is_empty();
    // "Training system: name of vendor, expiry" names the thing and then what is asked of it.
    let of_thing = wants(label).fields == [Field::Product]
        && wants(&text[at + 1..]).fields.iter().any(|f| !matches!(f, Field::InUse | Field::Product));
    (short && !of_thing && wants(label).fields.iter().any(|f| *f != Field::InUse))
        .then(|| (label, &text[at + 1..]))
}

impl Topic {
    pub(crate) fn of(asked: &Asked<'_>) -> Topic {
        let text = without_guess(asked.text);
        let yes_or_no = ["do ", "does ", "are ", "is ", "have ", "has "]
            .iter()
            .any(|o| text.to_lowercase().starts_with(o));
        let (wants, own) = match labelled(&text) {
            Some((label, rest)) => {
                let wants = wants(label);
                let mut own = own_layer(&wants, yes_or_no);
                for (word, weight) in layer(&self::wants(rest).rest, true) {
                    if !own.iter().any(|(w, _)| *w == word) {
                        own.push((word, 0.3 * weight));
                    }
                }
                (wants, own)
            }
            None => {
                let wants = wants(&text);
                let own = own_layer(&wants, yes_or_no);
                (wants, own)
            }
        };
        let all = words(&text);
        let points = all.iter().any(|w| POINTING.contains(&w.text.as_str()));
        let tells = own.iter().map(|(_, w)| *w).sum::<f32>();
        let and = matches!(all.first().map(|w| w.text.as_str()), Some("and" | "or"));
        let leans = tells < 0.5 || points && tells < 1.7 || and && tells < 1.1;
        // The nearest question before it that says what it is about.
        let before: Vec<Layer> =
            asked.previous.iter().rev().take(8).map(|b| layer(&self::wants(b).rest, false)).collect();
        let near = before.iter().find(|l| tells_enough(l)).cloned().unwrap_or_default();
        let around = |text: Option<&str>| {
            let all: Vec<Word> =
                words(text.unwrap_or("")).into_iter().filter(|w| !is_of_a_field(&w.text)).collect();
            let mut layer = layer(&all, true);
            layer.retain(|(w, _)| w.parse::<u32>().is_err());
            layer
        };
        let mut wants = wants;
        if wants.fields.is_empty()
            && let Some(stem) = asked.stem
        {
            // A short name under it is asked for what it says; a question of its own is not.
            let named = !text.contains('?') && all.len() <= 8 && !all.iter().any(|w| is_year(&w.text));
            if named {
                wants.fields = crate::clauses::asked_for(stem);
            }
        }
        let line = crate::words::line(&format!("{text} {}", asked.stem.unwrap_or("")));
        Topic {
            wants,
            own,
            near,
            before,
            heading: around(asked.heading),
            stem: around(asked.stem),
            subject: around(asked.subject),
            leans,
            line,
        }
    }

    /// The layers with how strongly each speaks for a record. Where the question itself says nothing, the nearest layer
    /// that does speaks as loud as it would.
    pub(crate) fn layers(&self) -> [(&Layer, f32); 5] {
        let (own, heading) = (says_much(&self.own), says_much(&self.heading));
        let near_says = self.leans && says_much(&self.near);
        let near = match (self.leans, heading) {
            (true, true) => 0.45,
            (true, false) => 0.85,
            _ => 0.12,
        };
        let (stem, subject) = match (own, heading, near_says) {
            (_, true, _) => (0.1, 0.14),
            (false, false, false) => (0.7, 0.65),
            _ => (0.22, 0.3),
        };
        let heading = if own { 0.6 } else { 1.0 };
        [
            (&self.own, 1.0),
            (&self.near, near),
            (&self.heading, heading),
            (&self.stem, stem),
            (&self.subject, subject),
        ]
    }

    /// The layer by which a record must be told where the question itself does not, with how far what a record has not of
    /// it speaks against the record.
    pub(crate) fn deciding(&self) -> Option<(&Layer, f32)> {
        if says_much(&self.own) {
            None
        } else if says_much(&self.heading) {
            Some((&self.heading, 0.8))
        } else if self.leans && says_much(&self.near) {
            Some((&self.near, 0.4))
        } else {
            Some((&self.subject, 0.2))
        }
    }
}

/// Whether a layer tells enough to be leant on.
pub(crate) fn tells_enough(layer: &Layer) -> bool {
    layer.iter().map(|(_, weight)| *weight).sum::<f32>() >= 0.5
}

/// Whether a layer has a word that tells what it is about.
fn says_much(layer: &Layer) -> bool {
    layer.iter().any(|(_, weight)| *weight > 0.55)
}

/// Years that a text names, each by its first: `2025/26` is 2025.
pub(crate) fn years(text: &str) -> Vec<u16> {
    let all = words(text);
    let mut out: Vec<u16> =
        all.iter().filter(|w| is_year(&w.text)).filter_map(|w| w.text.parse().ok()).collect();
    // 24/25
    for pair in text.split(|c: char| c.is_whitespace()) {
        let pair = pair.trim_matches(|c: char| !c.is_ascii_digit());
        if let Some((a, b)) = pair.split_once(['/', '-'])
            && let (2, Ok(a), Ok(b)) = (a.len(), a.parse::<u16>(), b.parse::<u16>())
            && b == a + 1
        {
            out.push(2000 + a);
        }
    }
    out
}
