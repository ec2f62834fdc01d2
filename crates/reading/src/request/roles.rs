//! What a list is for: its items are asked for, or they say what something else is about.

use super::{
    asks::{Ask, names_a_record, plain},
    blocks::{Block, Form},
    introductions::{
        AIMS, ALWAYS_SCOPE, ANSWERED, BACK, BREAKDOWN, BROKEN_DOWN, CHOICE, COLUMNS, DEFINES, DIRECT, DUTIES,
        EACH_BELOW, EITHER, FIELDS, FOLLOWING, FOLLOWING_NAMES, FORM, LISTED_BELOW, MEANS, NAMED, NOTES,
        OBJECT, OF_THESE, ON_THESE, PARTIES, PARTS_OF, SHOULD_SHOW, SOMETIMES_SCOPE, THESE, TICK, WHO_HOLDS,
        WHOSE, YEARS, YES_OR_NO,
    },
    leaves::Reader,
    lists::{Entry, List, is_bare_stem},
    marker::Kind,
    options::{are_choices, is_option},
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
    /// Its items are the particulars of a record that was asked for before it.
    Fields,
}

impl Role {
    /// Whether the items only describe.
    pub fn describes(self) -> bool {
        matches!(self, Role::Scope | Role::Fields)
    }
}

impl Reader<'_> {
    pub(super) fn role(&self, list: &List) -> Role {
        let items: Vec<&Block> =
            list.nodes.iter().filter_map(|n| self.tree.nodes[*n].block).map(|b| &self.blocks[b]).collect();
        if items.is_empty() {
            return Role::Asked;
        }
        if self.only_options(list) {
            return Role::Scope;
        }
        let asks = items.iter().filter(|b| self.ask_of(b).wants_answer()).count();
        let parent = list.parent.map(|p| &self.tree.nodes[p]);
        let intro = match parent {
            Some(node) => list.intro.filter(|i| node.extras.contains(i)).or(node.block),
            None => list.intro,
        };
        let intro = intro.or_else(|| self.asked_above(list));
        let Some(at) = intro else {
            return if self.under_aims(list, &items) { Role::Scope } else { Role::Asked };
        };
        let intro = &self.blocks[at];
        let asking = asks * 2 > items.len() || (asks > 0 && asks * 3 >= items.len());
        let parts = self.sentences(intro);
        // "how many * ... * 'many' means": a note to a word of the item.
        let noted =
            || parent.and_then(|p| p.block).is_some_and(|b| self.blocks[b].of(self.text).contains('*'));
        if list.kind == Kind::Bullet('*') && items.len() == 1 && noted() {
            return Role::Scope;
        }
        let mut last = parts.last().map_or(String::new(), |p| plain(self.words(p.0)));
        last = without_note(last);
        if NOTES.is_match(&last) || TICK.is_match(&last) {
            return Role::Scope;
        }
        if asks == 0 && DEFINES.is_match(&last) {
            return Role::Scope;
        }
        let boxes = matches!(list.kind, Kind::Bullet('☐' | '☑' | '☒' | '□'));
        if boxes && (parent.is_some() || last.ends_with('?')) {
            return Role::Scope;
        }
        let left = |b: &&Block| b.of(self.text).ends_with(['-', '–', '_', '…']);
        if parent.is_some() && items.len() > 1 && items.iter().all(left) {
            return Role::Scope;
        }
        let nothing_asked = items.iter().filter(|b| self.ask_of(b).wants_answer()).count() * 3 <= items.len();
        if phrases_only(self.text, &items)
            && (EITHER.is_match(&last)
                || THESE.is_match(&last)
                || nothing_asked
                    && (self.listed_below(at)
                        || parent.and_then(|p| p.block).is_some_and(|b| self.listed_below(b))))
        {
            return Role::Scope;
        }
        if parent.is_some() || last.ends_with('?') || is_bulleted(list) {
            let words: Vec<&str> = items.iter().map(|b| b.of(self.text)).collect();
            if are_choices(&words) {
                return Role::Scope;
            }
        }
        if self.divides(list, &items, &parts, &last) {
            return Role::Scope;
        }
        let questions = items.iter().any(|b| b.of(self.text).ends_with('?'));
        let bare =
            |b: &&Block| b.of(self.text).split(['(', '–']).next().map_or(0, |w| w.split_whitespace().count());
        let words: usize = items.iter().map(bare).sum();
        let short = words <= items.len() * 12;
        // Counted, they are asked for one by one, unless they stand under an item that says what its list is to show.
        let fields = FIELDS.is_match(&last)
            && (is_bulleted(list) || list.parent.is_some() && SHOULD_SHOW.is_match(&last));
        if !questions && short && fields && self.asked_before(list, parts.len()) {
            return Role::Fields;
        }
        let phrases =
            !items.iter().any(|b| b.of(self.text).ends_with('?') || DIRECT.is_match(&plain(b.of(self.text))));
        if phrases && describes_one(&last, matches!(list.kind, Kind::Bullet(_))) {
            return Role::Scope;
        }
        if asking {
            // Questions are questions, unless the words before them say that they are examples.
            let examples = ALWAYS_SCOPE.is_match(&last) && (is_bulleted(list) || !last.contains("includ"));
            return if examples && !items.iter().any(|b| b.of(self.text).ends_with('?')) {
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
        let complete = last.ends_with('?') && !is_bare_stem(&last)
            || list.parent.is_some() && YES_OR_NO.is_match(&last) && last.ends_with(['?', '.']);
        if complete && (bullets || CHOICE.is_match(&last)) {
            return Role::Scope;
        }
        let own_object = !is_bare_stem(&last)
            && !PARTS_OF.is_match(&last)
            && parts.last().is_some_and(|p| p.1.wants_answer());
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

    /// The paragraph above a list from which only a heading parts it, where that asks about things listed below.
    pub(super) fn asked_above(&self, list: &List) -> Option<usize> {
        let first =
            list.nodes.first().and_then(|n| self.tree.nodes[*n].block).filter(|_| list.parent.is_none())?;
        let heading = first.checked_sub(1).filter(|h| self.blocks[*h].form == Form::Heading)?;
        let above = heading.checked_sub(1).filter(|p| self.blocks[*p].form == Form::Para)?;
        let last = self.sentences(&self.blocks[above]).last().copied()?;
        ((last.1.wants_answer() || last.1 == Ask::General)
            && FOLLOWING_NAMES.is_match(&without_note(plain(self.words(last.0)))))
        .then_some(above)
    }

    /// "Aim: - Find out ...": what the writer wants to do with the answers.
    fn under_aims(&self, list: &List, items: &[&Block]) -> bool {
        let first = list.nodes.first().map(|n| &self.tree.nodes[*n]);
        let Some((block, heading)) = first.and_then(|n| Some((n.block?, n.heading?))) else { return false };
        block == heading + 1
            && AIMS.is_match(&plain(self.blocks[heading].of(self.text)))
            && !items.iter().any(|b| b.of(self.text).ends_with('?'))
    }

    /// Whether items only divide what was asked in whole words before them: ways, means, companies, yes or no.
    fn divides(&self, list: &List, items: &[&Block], parts: &[((usize, usize), Ask)], last: &str) -> bool {
        let words: Vec<String> = items.iter().map(|b| plain(b.of(self.text))).collect();
        let whole = match parts.last().map(|p| p.1) {
            Some(Ask::Question | Ask::Request) => !is_bare_stem(last),
            Some(Ask::General) => WHO_HOLDS.is_match(last),
            _ => false,
        };
        if items.len() < 2 || !whole {
            return false;
        }
        let nothing = items.iter().all(|b| !self.ask_of(b).wants_answer());
        let short = words.iter().map(|w| w.split(' ').count()).sum::<usize>() <= words.len() * 10;
        let means = words.iter().all(|w| MEANS.is_match(w));
        let answered = list.parent.is_some() && words.iter().all(|w| ANSWERED.is_match(w));
        short && (means && nothing || answered || nothing && FOLLOWING_NAMES.is_match(last))
    }

    /// Whether a block, or the paragraph straight before it, says that a list follows of what it is about.
    fn listed_below(&self, intro: usize) -> bool {
        let says = |b: &Block| LISTED_BELOW.is_match(&plain(b.of(self.text)));
        let before = intro.checked_sub(1).map(|b| &self.blocks[b]).filter(|b| b.form == Form::Para);
        says(&self.blocks[intro]) || before.is_some_and(says)
    }

    /// Lists straight after one that only describes go on with it.
    pub(super) fn goes_on_describing(&self, mut roles: Vec<Role>) -> Vec<Role> {
        let mut before: Option<usize> = None;
        for entry in &self.tree.entries {
            before = match entry {
                Entry::List(l) => {
                    if let Some(b) = before.filter(|b| roles[*b] == Role::Scope)
                        && self.tree.lists[*l].intro.is_none()
                        && self.tree.lists[*l].kind == self.tree.lists[b].kind
                        && self.items(*l).iter().filter(|i| self.ask_of(i).wants_answer()).count() * 3
                            <= self.items(*l).len()
                    {
                        roles[*l] = roles[b];
                    }
                    Some(*l)
                }
                _ => None,
            };
        }
        roles
    }

    /// A list after those that ask, under words about a table to fill in, repeats them.
    pub(super) fn forms(&self, mut roles: Vec<Role>) -> Vec<Role> {
        let mut asked = false;
        let mut shown = 0;
        for entry in &self.tree.entries {
            match entry {
                Entry::List(l) if asked && shown > 0 && roles[*l] == Role::Asked => {
                    if self.items(*l).iter().all(|b| !b.of(self.text).ends_with('?')) {
                        roles[*l] = Role::Scope;
                    }
                }
                Entry::List(l) => {
                    asked |= roles[*l] == Role::Asked;
                    shown = 0;
                }
                Entry::Para(n) | Entry::Heading(n) => {
                    let form = asked && FORM.is_match(&plain(self.blocks[*n].of(self.text)));
                    shown = if form { 3 } else { shown.max(1) - 1 };
                }
            }
        }
        roles
    }

    /// Whether a list holds nothing but options, at every depth.
    fn only_options(&self, list: &List) -> bool {
        list.nodes.iter().all(|n| {
            let node = &self.tree.nodes[*n];
            node.block.is_some_and(|b| is_option(self.blocks[b].of(self.text)))
                && node.children.iter().all(|c| self.only_options(&self.tree.lists[*c]))
        })
    }

    /// Whether something is asked before the sentence that introduces a list: in the same paragraph, in the item
    /// around it, or in the paragraph before.
    fn asked_before(&self, list: &List, sentences: usize) -> bool {
        let asks = |b: usize| self.sentences(&self.blocks[b]).iter().any(|s| s.1.wants_answer());
        let Some(intro) = list.intro else { return sentences > 1 };
        let parts = self.sentences(&self.blocks[intro]);
        if parts[..parts.len().saturating_sub(1)].iter().any(|s| s.1.wants_answer()) {
            return true;
        }
        if let Some(node) = list.parent.map(|p| &self.tree.nodes[p]) {
            return node.block.is_some_and(|b| b != intro && asks(b));
        }
        let before = intro.checked_sub(1).map(|b| &self.blocks[b]);
        parts.len() == 1
            && before.is_some_and(|b| {
                let first = self.sentences(b).first().map(|s| s.1);
                b.form == Form::Para
                    && !b.of(self.text).ends_with([':', ','])
                    && matches!(first, Some(Ask::Request | Ask::Question | Ask::None))
            })
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
                let lower = plain(words);
                words.split_whitespace().count() <= 14
                    && !words.ends_with('?')
                    && !DIRECT.is_match(&lower)
                    && (!self.ask_of(b).wants_answer() || !names_a_record(&lower) && NAMED.is_match(&lower))
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

/// Whether no item is put as a question, but for a mark at the end of the last.
fn phrases_only(text: &str, items: &[&Block]) -> bool {
    !items.iter().any(|b| DIRECT.is_match(&plain(b.of(text))))
        && items.iter().take(items.len().saturating_sub(1)).all(|b| !b.of(text).ends_with('?'))
}

/// "in any of the following (please give each):": what stands in brackets says nothing of the list.
pub(super) fn without_note(mut last: String) -> String {
    let tail = last.trim_end_matches([':', '-', ' ']);
    if let Some(at) = tail.rfind(" (").filter(|at| tail.ends_with(')') && *at > 20) {
        last.replace_range(at..tail.len(), "");
    }
    last
}

/// Whether the items have marks that do not count.
pub(super) fn is_bulleted(list: &List) -> bool {
    matches!(list.kind, Kind::Bullet(c) if c != '\0')
}

/// "For each of the contracts above ...": what a list was named for.
pub(super) fn looks_back(lower: &str) -> bool {
    BACK.is_match(lower)
}

/// Whether words before a list ask for one thing that the list only describes.
pub(super) fn describes_one(last: &str, bullets: bool) -> bool {
    PARTIES.is_match(last)
        || bullets && FOLLOWING_NAMES.is_match(last)
        || bullets && COLUMNS.is_match(last)
        || !ALWAYS_SCOPE.is_match(last)
            && (DUTIES.is_match(last)
                || bullets && WHOSE.is_match(last)
                || EACH_BELOW.is_match(last) && !YEARS.is_match(last) && names_a_record(last)
                || bullets && (OF_THESE.is_match(last) || ON_THESE.is_match(last))
                || BROKEN_DOWN.is_match(last) && OBJECT.is_match(last))
}
