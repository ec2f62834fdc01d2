//! What a letter says of its own, apart from the words of the law that it recites and from the rights at its end. No check's
//! rule stands here.

use std::collections::{HashMap, HashSet};

use super::{Passage, Subject};

/// Whether a sentence only says what the law asks, of any letter.
pub(super) fn recites(words: &str) -> bool {
    let told = [
        "qualified exemption",
        "qualified exception",
        "absolute exemption",
        "absolute exception",
        "exemption is qualified",
        "exemption is absolute",
        "subject to a public interest",
        "subject to the public interest",
        "subject to public interest",
        "requires us to",
        "require us to",
        "requires a public",
        "requires the authority",
        "we must consider",
        "must carry out",
        "have to carry out",
        "have to consider",
        "are required to",
        "is required to",
        "section 2(2)",
        "may rely on it only if",
        "exempts information",
        "exempts from disclosure",
        "information is exempt if",
        "information exempt if",
        "is exempt information if",
        "provides that",
        "provides an exemption",
        "if its disclosure",
        "if disclosure would",
        "whose disclosure would",
        "where disclosure would",
        "does not ask us to weigh",
        "does not require",
        "public interest defence",
    ];
    let concludes = [
        "we conclude",
        "we have concluded",
        "concluded that",
        "we have considered",
        "we considered",
        "we have weighed",
        "we find that",
        "we believe",
        "in our view",
        "we consider that",
        "it is our view",
        "we have decided",
        "on balance",
        "has been carried out",
        "was carried out",
    ];
    told.iter().any(|w| words.contains(w)) && !concludes.iter().any(|w| words.contains(w))
}

/// Whether a sentence tells of a review or of the regulator.
pub(super) fn tells_rights(words: &str) -> bool {
    ["review", "commissioner", "complain", "dissatisf", "appeal", "ombudsman"]
        .iter()
        .any(|w| words.contains(w))
}

/// Whether the letter weighs the public interest, however briefly: more than that the law asks for it.
pub(super) fn weighs(s: &Subject<'_>) -> bool {
    let test = &s.draft.response.public_interest_test;
    let own = |w: &&String| !recites(&w.to_lowercase());
    !test.for_disclosure.is_empty()
        || !test.against.is_empty()
        || test.balance.iter().any(|b| own(&b))
        || s.said.iter().any(|p| {
            let sides = ["in favour of disclos", "in favour of releas"];
            // The test by its name, or both its sides and which is the heavier.
            let named = ["public interest", "outweigh", "on balance", "in the interest of the public"];
            let both = p.says(&sides)
                && !p.says(&["presum"])
                && s.says(&[
                    "stronger",
                    "more weight",
                    "greater weight",
                    "carries more",
                    "heavier",
                    "prevail",
                ]);
            (p.says(&named) || both) && !recites(&p.words)
        })
}

/// The sentences of the body that are about one ground: from where it is named to where another is.
pub(super) fn about<'s>(s: &'s Subject<'_>, ground: &super::Ground<'_>) -> Vec<&'s Passage> {
    let mut own = true;
    let mut out = Vec::new();
    let keys: HashSet<Key> = keys(s).into_iter().flatten().collect();
    let own_key = key(ground, &provisions(s));
    for passage in body(s) {
        // A ground is named by its number.
        let figures = passage.words.bytes().any(|b| b.is_ascii_digit());
        let named = figures && keys.iter().any(|key| key.is_in(&passage.words));
        let here = figures && own_key.as_ref().is_some_and(|key| key.is_in(&passage.words));
        // Only what begins with a section is a heading for what follows; in a sentence it is named in passing.
        let heads = ["section", "regulation", "s.", "the exemption in section", "exemption"];
        let begins = passage.words.trim_start_matches(|c: char| !c.is_alphanumeric());
        if here {
            own = true;
        } else if named && heads.iter().any(|h| begins.starts_with(h)) {
            own = false;
        }
        if here || own && !named {
            out.push(passage);
        }
    }
    out
}

/// How a ground is named in small letters: by its number, or by its limb where others have that number.
#[derive(PartialEq, Eq, Hash)]
enum Key {
    Number(String),
    Limb(String),
}

/// The provisions of the grounds by their number.
fn provisions<'s>(s: &'s Subject<'_>) -> HashMap<String, HashSet<&'s str>> {
    let mut by: HashMap<String, HashSet<&str>> = HashMap::new();
    for ground in &s.grounds {
        if let Some(citation) = law::Citation::parse(Some(ground.law), &ground.provision) {
            by.entry(citation.number).or_default().insert(&ground.provision);
        }
    }
    by
}

fn keys(s: &Subject<'_>) -> Vec<Option<Key>> {
    let by = provisions(s);
    s.grounds.iter().map(|g| key(g, &by)).collect()
}

fn key(ground: &super::Ground<'_>, by: &HashMap<String, HashSet<&str>>) -> Option<Key> {
    let citation = law::Citation::parse(Some(ground.law), &ground.provision)?;
    let others = by.get(&citation.number).is_some_and(|all| all.iter().any(|p| *p != ground.provision));
    let bare = || ground.provision.trim_start_matches("s.").trim_start_matches("reg.").to_lowercase();
    Some(if others { Key::Limb(bare()) } else { Key::Number(citation.number.to_lowercase()) })
}

impl Key {
    /// Whether a sentence in small letters has it.
    fn is_in(&self, words: &str) -> bool {
        let number = match self {
            Key::Limb(bare) => return words.contains(bare.as_str()),
            Key::Number(number) => number,
        };
        const CUES: [&str; 10] =
            ["section ", "sections ", "s.", "s ", "s", "regulation ", "regulations ", "reg ", "and ", "or "];
        words.match_indices(number.as_str()).any(|(at, _)| {
            let (before, after) = (&words[..at], words[at + number.len()..].chars().next());
            !after.is_some_and(|c| c.is_ascii_digit())
                && CUES
                    .iter()
                    .any(|cue| before.strip_suffix(cue).is_some_and(|b| !b.ends_with(char::is_alphanumeric)))
        })
    }
}

/// The sentences of the letter's own body: after the greeting, before the close, without rights, terms of re-use and
/// lines on how to get in touch.
pub(super) fn body<'s>(s: &'s Subject<'_>) -> impl Iterator<Item = &'s Passage> {
    let greets = s.said.iter().position(|p| p.words.starts_with("dear ")).map_or(0, |at| at + 1);
    let close = ["yours sincerely", "yours faithfully", "kind regards"];
    let ends =
        s.said.iter().position(|p| p.words.starts_with("yours ") && p.says(&close) && !p.says(&["annex"]));
    // What stands behind the close may be an annex with the reasons.
    let annexed =
        ends.is_some_and(|at| s.said[at..].iter().any(|p| p.says(&["annex", "section", "regulation"])));
    let to = ends.filter(|_| !annexed).unwrap_or(s.said.len());
    s.said[greets.min(to)..to].iter().filter(|p| {
        !recites(&p.words)
            && !tells_rights(&p.words)
            && !p.says(&[
                "re-use",
                "reuse",
                "using this information again",
                "use this information again",
                "licence",
                "privacy",
                "ico.org.uk",
                "e-mail:",
                "website:",
            ])
    })
}

/// Words that every letter on harm or on the public interest has; what is left of a reason without them is its own.
const STOCK: &str = "a about above act after against all also an and any applies apply are as at authority balance be because     been being believe both but by can carried case caution circumstances commercial commissioner concluded conclude     consider considerations considered could council crime damage decided detection disclose disclosed disclosing     disclosure does enforcement engaged exception exempt exemption exemptions factors fall falls favour following for from     further give given greater harm has have health held hold however if important in inclined information interest     interests is it its law likely limb maintain maintained maintaining matter may might must need no not of on or other     our out outweigh outweighed outweighs paragraph part people person persons prejudice prejudicial prejudiced prevention     protect protects provide public question reason reasons refuse release released releasing relevant rely request     requested right safety section set should so than that the their them therefore these they this those though to under     upon us view was we weigh weighed were where which while who why will with withhold withheld withholding within would     you your endanger physical mental individual individuals prevent detect regulation regulations adversely affect     subsection limbs safeguarding substantially substantial";

/// Whether the letter has words of its own where it speaks of the harm of a ground: three at the least.
pub(super) fn explains_harm(s: &Subject<'_>, ground: &super::Ground<'_>) -> bool {
    own_words_on_harm(s, ground) >= 3
}

/// How many different words of its own the letter has there.
fn own_words_on_harm(s: &Subject<'_>, ground: &super::Ground<'_>) -> usize {
    let mut own: Vec<&str> = Vec::new();
    let speaks = |p: &&Passage| {
        super::words::speaks_of_harm(&p.words)
            || p.says(&["would", "could", "might", "enable", "help", "allow", "expose", "weaken"])
    };
    // What follows from the conclusion of the test is said of the test.
    let weighing = |p: &&Passage| {
        !p.says(&["public interest", "personal data", "legitimate interest", "data protection"])
    };
    for passage in about(s, ground).into_iter().filter(weighing).filter(speaks) {
        for word in passage.words.split(|c: char| !c.is_alphabetic()).filter(|w| w.len() > 2) {
            if !STOCK.split_whitespace().any(|stock| stock == word) && !own.contains(&word) {
                own.push(word);
            }
        }
    }
    own.len()
}
