//! How near two words of questions are: in one form, by another everyday name, by their root, or by their initials. It
//! knows how people put things when they ask; the vocabulary of registers stands elsewhere.

use std::{collections::HashMap, sync::LazyLock};

use crate::{
    terms::{self, narrower, wider},
    words::{is_common, is_of_a_field, is_year, words},
};

/// Everyday names of one thing or act, as they stand in questions of the public; the first stands for the others.
const EVERYDAY: &str = "bicycle | bike | pushbike\n\
    airtravel | flight | air travel | air fare | plane travel | flying\n\
    tookplace | took place | take place | taken place | takes place\n\
    waiting | wait | wait time | waiting time | waited | waiting list\n\
    retained | keep | kept | retention | retain | stored | store\n\
    sought | ask for | asked for | seek | requested | access | accessed | came forward\n\
    recruited | recruit | recruitment | came through | hired | taken on | took on | take on\n\
    guard | warden | traffic warden | enforcement officer | civil enforcement officer | patrol officer | security officer | officer\n\
    wear | carry | worn | equipped | carried | wearing\n\
    guilty | found guilty | proven | found to have committed | committed | misconduct found | responsible for misconduct\n\
    cancelled | cancel | appeal | challenge | overturned | quashed | rescinded\n\
    most | top | highest | maximum | most often | most common | commonest | largest | biggest | greatest\n\
    opening | opening hour | opening time | open | hours of opening | business hours | hours\n\
    certified | certificate | certification | accredited | accreditation\n\
    login | user | log in | logon | user account | system user | named user | account\n\
    hosted | cloud hosted | cloud | on premise | on premises | saas | own server | server | hosting\n\
    implement | implementation | implementer | implemented | system integrator | integrator | implementation partner | rollout\n\
    planning | plan | planned | decided | decision | intend | intention | considering | proposal\n\
    replaced | replace | replacement | replacing | change over\n\
    completed | complete | done | undertaken | passed | took | finished\n\
    answerspeed | speed of answer | time to answer | answer time | answering time\n\
    insurance | insured | insurer | insurance policy | cover against\n\
    linen | laundry | launder | laundered | linen and laundry | laundering\n\
    solar | solar panel | solar pv | pv | photovoltaic\n\
    ai | artificial intelligence | generative ai | generative artificial intelligence | machine learning | chatgpt\n\
    settlement | settlement agreement | nda | ndas | non disclosure agreement | compromise agreement | confidentiality agreement\n\
    cyber | cyber security | information security | it security | cyber resilience | cybersecurity | security of it\n\
    footage | recording | recorded video | video\n\
    unsupported | no longer supported | out of support | end of life | legacy | obsolete | out of date\n\
    device | pc | computer\n\
    os | operating system | windows | version of windows\n\
    free | free of charge | no charge | without paying | exempt | for nothing\n\
    parkingticket | fine | ticket | penalty charge | parking fine | charge notice | notice | penalty | penalty charge notice | parking charge notice\n\
    overseas | international | foreign | abroad\n\
    helpline | listening service | hotline | crisis line | support line | listening line\n\
    wellbeing | mental health | mental health support | welfare\n\
    external | outside | third party\n\
    engaged | signed up | signed up with | under contract | contracted | on contract | appointed\n\
    place | where | location | map | whereabouts | position\n\
    timerecording | time and attendance | time recording | clocking in | timekeeping | clocking\n\
    checker | detection | detector | checking | check\n\
    stolen | theft | thieve | stole\n\
    segregated | separated | kept apart | segregate\n\
    result | status | outcome | score | rating | submission\n\
    toolkit | dspt | data security and protection toolkit | data security toolkit | security toolkit\n\
    siro | senior information risk owner\n\
    pager | bleep\n\
    former | previous | old | before | predecessor | outgoing\n\
    chat | web chat | live chat | webchat | conversation\n\
    resigned | left | leaver | quit\n\
    dismissed | sacked | fired | dismissal\n\
    complained | complaint | grievance\n\
    died | death | fatality | deceased\n\
    accident | crash | collision | incident\n\
    pothole | road defect | carriageway defect\n\
    expelled | permanently excluded | expulsion\n\
    suspended | suspension | temporarily excluded\n\
    attacked | assault | assaulted | violence\n\
    hurt | injury | injured\n\
    closed | shut | closure\n\
    bought | purchase | purchased | buy | acquired\n\
    sold | sale | disposed | disposal\n\
    repaired | repair | fixed | mended\n\
    dog | dogs | canine\n\
    student | pupil | learner\n\
    pupilsexcluded | excluded\n\
    trained | training | course\n\
    volunteer | unpaid helper\n\
    rubbish | refuse | waste\n\
    tree | trees\n\
    visit | visitor | visited | attendance | footfall";

/// Words by which a question says which kind of answer it seeks, in their one form; that is weighed by itself.
const OF_KINDS: &[&str] = &[
    "cost",
    "price",
    "pric",
    "pay",
    "paid",
    "value",
    "valu",
    "worth",
    "spend",
    "spent",
    "much",
    "amount",
    "money",
    "total",
    "income",
    "revenue",
    "revenu",
    "raise",
    "rais",
    "percentage",
    "percentag",
    "proportion",
    "share",
    "percent",
    "expenditure",
    "expenditur",
    "average",
    "averag",
    "supplier",
    "provider",
    "supplie",
    "provide",
    "supply",
];
/// The weight of a word that says little of the matter.
const IDLE: f32 = 0.15;
/// The weight of a word by which a field is named.
const OF_A_FIELD: f32 = 0.3;
/// The longest part of a text that is looked at.
const LONGEST: usize = 900;

type Name = (Vec<String>, String);

static NAMES: LazyLock<HashMap<String, Vec<Name>>> = LazyLock::new(|| {
    let mut names: HashMap<String, Vec<Name>> = HashMap::new();
    for line in EVERYDAY.lines() {
        let mut all = line.split('|').map(|n| words(n).into_iter().map(|w| w.text).collect::<Vec<_>>());
        let Some(one) = all.next().map(|n| n.join("")) else { continue };
        for name in std::iter::once(vec![one.clone()]).chain(all) {
            if let Some(first) = name.first().cloned() {
                names.entry(first).or_default().push((name, one.clone()));
            }
        }
    }
    for list in names.values_mut() {
        list.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
    }
    names
});

/// A word with its root and what it tells.
#[derive(Clone, Debug)]
pub(super) struct Word {
    pub text: String,
    root: String,
    pub weight: f32,
}

/// The telling words of a text with how much each tells, and its initials for acronyms.
#[derive(Clone, Debug, Default)]
pub(crate) struct Told {
    pub(super) words: Vec<Word>,
    initials: String,
}

impl Told {
    pub(crate) fn of(text: &str) -> Told {
        let mut end = text.len().min(LONGEST);
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        let text = &text[..end];
        let all: Vec<String> = words(text).into_iter().map(|w| w.text).collect();
        let mut told = Told::default();
        let mut at = 0;
        while at < all.len() {
            let names = NAMES.get(&all[at]).map_or(&[][..], Vec::as_slice);
            let found = names.iter().find(|(name, _)| all[at..].starts_with(name));
            let (word, everyday) = match found {
                Some((name, one)) => {
                    at += name.len();
                    (one.clone(), true)
                }
                None => {
                    at += 1;
                    (all[at - 1].clone(), false)
                }
            };
            if let Some(weight) = weight(&word, everyday)
                && !told.words.iter().any(|w| w.text == word)
            {
                told.words.push(Word { root: root(root(&word)).to_owned(), text: word, weight });
            }
        }
        told.initials = text
            .split(|c: char| !c.is_alphanumeric())
            .filter_map(|w| w.chars().next())
            .flat_map(char::to_lowercase)
            .collect();
        told
    }

    /// What its words tell together.
    pub(super) fn weight(&self) -> f32 {
        self.words.iter().map(|w| w.weight).sum()
    }

    /// How well a word is said here.
    pub(super) fn says(&self, word: &Word) -> f32 {
        if self.words.is_empty() {
            return 0.0;
        }
        if self.words.iter().any(|w| w.text == word.text) {
            return 1.0;
        }
        let best = self.words.iter().map(|w| near(word, w)).fold(0.0, f32::max);
        let text = &word.text;
        let short = (3..=5).contains(&text.len()) && text.bytes().all(|c| c.is_ascii_alphabetic());
        if best < 0.8 && short && self.initials.contains(text) { 0.8 } else { best }
    }
}

fn weight(word: &str, everyday: bool) -> Option<f32> {
    if is_year(word) || word.chars().all(|c| c.is_ascii_digit()) {
        return None;
    }
    if everyday {
        return Some(match word {
            "tookplace" => return None,
            "former" => return None,
            "most" | "planning" | "place" | "result" | "completed" | "retained" | "sought" | "engaged"
            | "external" | "wear" | "login" | "device" | "bought" => 0.5,
            _ => 0.9,
        });
    }
    if is_common(word) || OF_KINDS.contains(&word) {
        None
    } else if is_of_a_field(word) {
        Some(OF_A_FIELD)
    } else if !terms::tells(word) {
        Some(IDLE)
    } else {
        Some(terms::weight(word).max(0.4))
    }
}

/// A word without the endings that make another form of it.
fn root(word: &str) -> &str {
    const ENDINGS: &[&str] = &[
        "isations", "isation", "ations", "ation", "ments", "ment", "ings", "ing", "ions", "ion", "ances",
        "ance", "ors", "or", "ers", "er", "ies", "ied", "ed", "es", "al", "ly", "y", "s", "e",
    ];
    for ending in ENDINGS {
        if let Some(root) = word.strip_suffix(ending)
            && root.len() >= 4
        {
            return root;
        }
    }
    word
}

/// How near two words are that are not the same.
fn near(a: &Word, b: &Word) -> f32 {
    let (long, other) = (&a.text, &b.text);
    if long.len() > 3 && other.len() > 3 {
        if a.root == b.root {
            return 0.9;
        }
        let same = long.bytes().zip(other.bytes()).take_while(|(x, y)| x == y).count();
        if same >= 6 && same * 10 >= long.len().max(other.len()) * 7 {
            return 0.75;
        }
    }
    if wider(long).iter().any(|w| w == other) || narrower(long).iter().any(|w| w == other) {
        0.7
    } else {
        0.0
    }
}
