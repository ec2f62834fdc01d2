//! What a list is for: its items are asked for, or they say what something else is about.

use std::sync::LazyLock;

use regex::{Regex, RegexSet};

use super::{
    asks::{Ask, names_a_record, plain},
    blocks::Block,
    leaves::Reader,
    lists::{Entry, List, is_bare_stem},
    marker::{Kind, is_month},
};

/// What a list is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// Its items are asked for.
    Asked,
    /// Its items say what something else is about.
    Scope,
    /// Scope where other questions exist, else asked for.
    PerhapsScope,
}

impl Reader<'_> {
    pub(super) fn role(&self, list: &List) -> Role {
        let items: Vec<&Block> =
            list.nodes.iter().filter_map(|n| self.tree.nodes[*n].block).map(|b| &self.blocks[b]).collect();
        if items.is_empty() {
            return Role::Asked;
        }
        let flat = list.nodes.iter().all(|n| self.tree.nodes[*n].children.is_empty());
        if flat && items.iter().all(|b| is_option(b.of(self.text))) {
            return Role::Scope;
        }
        let asks = items.iter().filter(|b| self.ask_of(b).wants_answer()).count();
        let parent = list.parent.map(|p| &self.tree.nodes[p]);
        let intro = match parent {
            Some(node) => list.intro.filter(|i| node.extras.contains(i)).or(node.block),
            None => list.intro,
        };
        let Some(intro) = intro.map(|b| &self.blocks[b]) else { return Role::Asked };
        let asking = asks * 2 > items.len() || (asks > 0 && asks * 3 >= items.len());
        let parts = self.sentences(intro);
        let last = parts.last().map_or(String::new(), |p| plain(self.words(p.0)));
        if NOTES.is_match(&last) {
            return Role::Scope;
        }
        let phrases =
            !items.iter().any(|b| b.of(self.text).ends_with('?') || DIRECT.is_match(&plain(b.of(self.text))));
        if phrases && describes_one(&last, matches!(list.kind, Kind::Bullet(_))) {
            return Role::Scope;
        }
        if asking {
            // Questions are questions, unless the words before them say that they are examples.
            return if ALWAYS_SCOPE.is_match(&last) && !items.iter().any(|b| b.of(self.text).ends_with('?')) {
                Role::Scope
            } else {
                Role::Asked
            };
        }
        if items.iter().any(|b| b.of(self.text).ends_with('?')) && !ALWAYS_SCOPE.is_match(&last) {
            return Role::Asked;
        }
        if ALWAYS_SCOPE.is_match(&last) {
            return Role::Scope;
        }
        let bullets = is_bulleted(list);
        let complete = last.ends_with('?') && !is_bare_stem(&last);
        if complete && (bullets || CHOICE.is_match(&last)) {
            return Role::Scope;
        }
        let own_object = !is_bare_stem(&last) && parts.last().is_some_and(|p| p.1.wants_answer());
        if bullets && (BREAKDOWN.is_match(&last) || own_object) {
            return Role::Scope;
        }
        if SOMETIMES_SCOPE.is_match(&last) && !FOLLOWING.is_match(&last) && list.parent.is_none() {
            return Role::PerhapsScope;
        }
        let told = parts.last().is_some_and(|p| p.1 == Ask::None) && !is_bare_stem(&last);
        if told && list.parent.is_none() && asks == 0 {
            return Role::PerhapsScope;
        }
        if bullets
            && list.parent.is_none()
            && !is_bare_stem(&last)
            && parts.last().is_some_and(|p| p.1.wants_answer())
            && !last.ends_with(':')
        {
            return Role::Scope;
        }
        Role::Asked
    }

    /// "1. Gas 2. Water. For each of the above: a) Who ...": a list of names that a later list of questions is about.
    pub(super) fn named_before(&self, mut roles: Vec<Role>) -> Vec<Role> {
        let lists: Vec<(usize, usize)> = self
            .tree
            .entries
            .iter()
            .enumerate()
            .filter_map(|(at, e)| match e {
                Entry::List(l) if roles[*l] == Role::Asked => Some((at, *l)),
                _ => None,
            })
            .collect();
        for pair in lists.windows(2) {
            let ((_, first), (_, second)) = (pair[0], pair[1]);
            let names = self.items(first).iter().all(|b| {
                let words = b.of(self.text);
                words.split_whitespace().count() <= 8
                    && !words.ends_with('?')
                    && !self.ask_of(b).wants_answer()
            });
            let asks = self.items(second);
            let about = self.tree.lists[second]
                .intro
                .is_some_and(|n| BACK.is_match(&plain(self.blocks[n].of(self.text))));
            if names && about && asks.iter().any(|b| self.ask_of(b).wants_answer()) {
                roles[first] = Role::Scope;
            }
        }
        roles
    }

    pub(super) fn items(&self, l: usize) -> Vec<&Block> {
        let nodes = self.tree.lists[l].nodes.iter();
        nodes.filter_map(|n| self.tree.nodes[*n].block).map(|b| &self.blocks[b]).collect()
    }

    /// Whether questions in prose follow the lists that may be scope.
    pub(super) fn prose_after_scope(&self, roles: &[Role]) -> bool {
        let mut seen = false;
        for entry in &self.tree.entries {
            match entry {
                Entry::List(l) if roles[*l] == Role::PerhapsScope => seen = true,
                Entry::Para(n)
                    if seen && self.sentences(&self.blocks[*n]).iter().any(|s| s.1.wants_answer()) =>
                {
                    return true;
                }
                _ => {}
            }
        }
        false
    }
}

/// Whether the items have marks that do not count.
pub(super) fn is_bulleted(list: &List) -> bool {
    matches!(list.kind, Kind::Bullet(c) if c != '\0')
}

/// Whether words before a list ask for one thing that the list only describes.
pub(super) fn describes_one(last: &str, bullets: bool) -> bool {
    PARTIES.is_match(last)
        || bullets && COLUMNS.is_match(last)
        || !ALWAYS_SCOPE.is_match(last)
            && (DUTIES.is_match(last)
                || EACH_BELOW.is_match(last) && names_a_record(last)
                || bullets && (OF_THESE.is_match(last) || ON_THESE.is_match(last))
                || BROKEN_DOWN.is_match(last) && OBJECT.is_match(last))
}

/// A month, a year, a period, a yes, an empty box.
pub(super) fn is_option(words: &str) -> bool {
    let lower = plain(words);
    let bare = lower.trim_matches(|c: char| !c.is_alphanumeric());
    if bare.is_empty() {
        return true;
    }
    let first = bare.split(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    (bare.split_whitespace().count() <= 4 && is_month(first)) || OPTION.is_match(bare)
}

fn one(pattern: &str) -> Regex {
    Regex::new(pattern).expect("the pattern is a constant that a test builds")
}

static OPTION: LazyLock<RegexSet> = LazyLock::new(|| {
    RegexSet::new([
        r"^(?:yes|no|yes ?/ ?no|n/?a|other|none|unknown|don't know|not applicable|not known|prefer not to say)$",
        r"^(?:(?:the )?(?:calendar|financial|academic|fiscal|school|tax)? ?year ?(?:ending|to|of)?:? ?)?(?:fy ?)?(?:19|20)\d\d(?: ?[-–/to]+ ?(?:(?:19|20)?\d\d))?(?: ?(?:calendar|financial|academic) year)?(?: \(?(?:to date|so far|ytd)\)?)?$",
        r"^\d{1,2}(?:st|nd|rd|th)? [a-z]+ (?:19|20)\d\d(?: ?(?:[-–]|to|until|and) ?(?:\d{1,2}(?:st|nd|rd|th)? [a-z]+ (?:19|20)\d\d|present|date|today|now))?$",
        r"^[a-z]+ (?:19|20)\d\d ?(?:[-–]|to|until|and) ?(?:[a-z]+ (?:19|20)\d\d|present|date|today|now)$",
        r"^q[1-4](?: ?[-–/]? ?(?:19|20)?\d\d(?:[-/]\d\d)?)?$",
        r"^(?:under |over |aged? )?\d{1,3} ?(?:[-–+]|to|and over|and under|or over) ?\d{0,3}(?: years?(?: old)?)?$",
    ])
    .expect("the patterns are constants that a test builds")
});

static ALWAYS_SCOPE: LazyLock<Regex> = LazyLock::new(|| {
    one(
        r"(?:\b(?:could|may|might|can|would) (?:also )?(?:relate|include|be (?:any|one|either)|involve|cover|mean|refer|consist)\b[^.?!]*|\bsuch as[^.?!]{0,40}|\bfor example[^.?!]{0,40}|\be\.?g\.?|\bincluding(?: but not (?:limited|restricted) to| the following| any of the following| for example| all of the following)?|\bincludes?(?: but (?:is |are )?not limited to| the following)?|\b(?:one|any|all|some) (?:or more |and all )?of the following(?: \w+){0,3}|\bconsists? of[^.?!]{0,30}|\bcomprises?[^.?!]{0,20}|\bdefined as[^.?!]{0,30}|\bnot limited to[^.?!]{0,30}|\bby (?:which|this) i mean[^.?!]{0,40}|\bnamely|\bi\.?e\.?)\s*[:;,.\-–]*$",
    )
});

static SOMETIMES_SCOPE: LazyLock<Regex> = LazyLock::new(|| {
    one(
        r"(?:\b(?:relat(?:e|es|ing|ed) to|regarding|concern(?:s|ing)|around|about|in respect of|in relation to|with regards? to|cover(?:s|ing)?|specifically|surrounding|focus(?:es|ing|ed)? on|for (?:these|the following|each of the following)|following (?:areas|services|types|categories|systems|software|applications|sites|departments|roles|schools|topics|criteria|definitions|companies|organisations|groups|locations|roads|streets|properties|years|periods|contracts|products|projects)|categories|definitions?|criteria|scope|background|context)\b[^.?!]{0,90})\s*[:;,.\-–]*$",
    )
});

static FOLLOWING: LazyLock<Regex> = LazyLock::new(|| {
    one(
        r"\bfollowing (?:information|details?|data|questions?|queries|points|documents|statistics|figures|items|requests?)\b",
    )
});

static CHOICE: LazyLock<Regex> = LazyLock::new(|| {
    one(
        r"\b(?:which|any|either|one|all|does|do you|is it|are they|has|have you)\b.{0,80}(?:\bof the (?:following|below)|\bthe following|\bthese|\bbelow)|^which\b|^(?:do|does|did|have|has|is|are|was|were) (?:you|the|your|it|there|this)\b|\bof the below\b",
    )
});

static BREAKDOWN: LazyLock<Regex> = LazyLock::new(|| {
    one(
        r"\b(?:broken down|breakdown|break(?:ing)? (?:it|this|these|them|the \w+)? ?down|split|separated|divided|grouped|categori[sz]ed|itemi[sz]ed|sorted)\b.{0,20}\b(?:by|into|as|per|of|in)\b[^.?!]{0,60}$|\bfor (?:each of )?the (?:following|last|past|years?|financial|calendar|academic|period)\b[^.?!]{0,50}$|\bin (?:each of )?the following (?:\w+ )?(?:categories|roles|areas|departments|years|posts|grades|bands|groups|months|periods|locations)\b[^.?!]{0,30}$",
    )
});

static BACK: LazyLock<Regex> = LazyLock::new(|| {
    one(
        r"\b(?:for|of|about|on|regarding) (?:each|all|every|any|these|those|them|the above)\b|\bthe above\b|\babove[- ](?:listed|mentioned)\b",
    )
});

/// A person or contract that a list only describes.
static DUTIES: LazyLock<Regex> = LazyLock::new(|| {
    one(
        r"\b(?:person|persons|people|officers?|individuals?|managers?|those|staff|someone|teams?|members?|employees?|heads?|director|lead)\b.{0,60}\b(?:responsible|accountable|in charge|oversees?|manages?|leads?|deals?)\b[^.?!]{0,50}:$",
    )
});
/// A list of the ways in which a figure is to be divided.
static BROKEN_DOWN: LazyLock<Regex> = LazyLock::new(|| {
    one(
        r"\b(?:broken|break|breaking|breakdown|split|splitting|separated|divided|grouped|categori[sz]ed|itemi[sz]ed|sorted|disaggregated|shown|listed)\b[^.?!]{0,40}\b(?:by|into|according to|per)\b[^.?!]{0,40}$|\bby(?: the following)?(?: \w+)?\s*[:\-–]?$|\bby (?:\w+),? (?:for|in|during|since|from|between)\b[^.?!]{0,60}:$",
    )
});
/// The figure itself, in the same words.
static OBJECT: LazyLock<Regex> = LazyLock::new(|| {
    one(
        r"\b(?:how (?:many|much)|numbers?|totals?|costs?|amounts?|values?|average|spend|spending|expenditure|this|these|figures?|rates?|percentage|budget|list|data|income|hours|days|payments?|pay|sums?|fees?|salar(?:y|ies)|overtime)\b",
    )
});
/// "How many of these do you have:".
static OF_THESE: LazyLock<Regex> = LazyLock::new(|| {
    one(
        r"\b(?:how (?:many|much)|which|number|lists?|cost|value)\b[^.?!]{0,40}\b(?:of|in|for|on|to|at|by) (?:each of |any of |all of )?(?:the following|these|those)\b[^.?!]{0,140}[:?]$",
    )
});

/// Words with which a question begins.
static DIRECT: LazyLock<Regex> =
    LazyLock::new(|| one(r"^(?:how|what|which|who|when|where|why|whether|do|does|did|is|are|please)\b"));

/// Correspondence whose parties are listed.
static PARTIES: LazyLock<Regex> = LazyLock::new(|| {
    one(
        r"\b(?:correspondence|e-?mails?|letters?|messages?|communications?|meetings?|minutes|documents?|records?|contacts?|exchanges?|contracts?|payments?)\b.*\b(?:between|involving|with|from|sent to|sent by|mentioning|containing|referring to|contain|mention)(?: (?:any|each|one|all|either) of)?(?: the following)?(?: \w+){0,3}\s*:$",
    )
});
/// Words before a list of wishes about the answer.
static NOTES: LazyLock<Regex> = LazyLock::new(|| {
    one(
        r"^(?:please |also,? |and )*(?:note|notes|nb|n\.b\.?|be aware|bear in mind|clarifications?|definitions?|guidance|assumptions?|exclusions?|format)\b[^.?!]{0,60}:$|\bfor the (?:purposes?|avoidance) of\b[^.?!]{0,80}:$|\bby .{1,60} (?:i|we) mean\b[^.?!]{0,40}:?$|\b(?:for|because of|following|several|two|three|four) reasons\s*:$|\b(?:send|provide|supply|give|present)\b[^.?!]{0,40}\b(?:as|in (?:one of )?(?:the following )?(?:a )?formats?|in|electronically)\s*:$",
    )
});

/// A list or register, and what it is to show.
static COLUMNS: LazyLock<Regex> = LazyLock::new(|| {
    one(
        r"\b(?:lists?|breakdown|table|schedule|register|summary|spreadsheet|log|inventory|extract|database)\b.*\b(?:to include|includ(?:es?|ing)|show(?:s|ing)?|giv(?:es?|ing)|with|stating|states|contain(?:s|ing)|detailing|setting out|by)\b(?:[^.?!]{0,50}:|\s*)$",
    )
});

/// "For each of the services below please tell me how many ...:".
static EACH_BELOW: LazyLock<Regex> = LazyLock::new(|| {
    one(r"^(?:and |also |please )?(?:for|in|at) (?:each|all|every one) of (?:the|these|those) .*:$")
});
/// "What was spent on: ...", with marks that do not count.
static ON_THESE: LazyLock<Regex> = LazyLock::new(|| {
    one(
        r"^(?:and |also )?(?:how (?:many|much|often|long)|what (?:was|is|were|are|did|does))\b.{12,}\b(?:on|in|for|at|by|to|from|with)\s*:$",
    )
});
