//! Which parts of the tree need an answer of their own, and which words they share.

use std::sync::LazyLock;

use regex::{Regex, RegexSet};

use super::{
    asks::{Ask, ask, plain},
    blocks::{Block, Form},
    lists::{Entry, List, Node, Tree, is_bare_stem},
    marker::{Kind, is_month},
    sentence::sentences,
};

/// A question before it gets its final form.
#[derive(Clone, Debug)]
pub(super) struct Leaf {
    /// Positions from the outside in, from 1.
    pub path: Vec<usize>,
    /// The label as written.
    pub label: Option<(usize, usize)>,
    /// The heading it stands under.
    pub heading: Option<usize>,
    /// Its place.
    pub place: (usize, usize),
    /// The place of the words it shares.
    pub stem: Option<(usize, usize)>,
    /// Whether it asks in so many words.
    pub sure: bool,
}

/// What a list is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    /// Its items are asked for.
    Asked,
    /// Its items say what something else is about.
    Scope,
    /// Scope where other questions exist, else asked for.
    PerhapsScope,
}

/// Reads the questions out of the tree.
pub(super) fn leaves(text: &str, blocks: &[Block], tree: &Tree) -> Vec<Leaf> {
    let reader = Reader { text, blocks, tree };
    let mut out = reader.read();
    reader.number(&mut out);
    out.into_iter().flat_map(|u| u.leaves).collect()
}

/// Leaves of one list, or of one paragraph.
struct Unit {
    list: bool,
    heading: Option<usize>,
    leaves: Vec<Leaf>,
}

/// A question in prose: its place, and that of words it shares.
type Asked = ((usize, usize), Option<(usize, usize)>);

struct Reader<'t> {
    text: &'t str,
    blocks: &'t [Block],
    tree: &'t Tree,
}

impl Reader<'_> {
    fn words(&self, place: (usize, usize)) -> &str {
        self.text.get(place.0..place.1).unwrap_or("")
    }

    fn ask(&self, place: (usize, usize)) -> Ask {
        ask(&plain(self.words(place)))
    }

    fn sentences(&self, block: &Block) -> Vec<((usize, usize), Ask)> {
        sentences(self.text, block.start, block.end).into_iter().map(|p| (p, self.ask(p))).collect()
    }

    fn read(&self) -> Vec<Unit> {
        let roles: Vec<Role> = self.tree.lists.iter().map(|l| self.role(l)).collect();
        let root_lists = |role: Role| {
            self.tree
                .entries
                .iter()
                .filter(|e| matches!(e, Entry::List(l) if roles[*l] == role && !self.is_meta_list(*l)))
                .count()
        };
        let asked = root_lists(Role::Asked);
        let prose = self.tree.entries.iter().any(|e| match e {
            Entry::Para(n) => {
                !self.introduces(*n) && self.sentences(&self.blocks[*n]).iter().any(|s| s.1.wants_answer())
            }
            _ => false,
        });
        let perhaps =
            if asked > 0 || (prose && self.prose_after_scope(&roles)) { Role::Scope } else { Role::Asked };
        let roles: Vec<Role> =
            roles.into_iter().map(|r| if r == Role::PerhapsScope { perhaps } else { r }).collect();
        let roles = self.named_before(roles);
        let listed =
            self.tree.entries.iter().any(|e| matches!(e, Entry::List(l) if roles[*l] == Role::Asked));

        let mut units = self.collect(&roles, listed, false);
        if units.iter().all(|u| u.leaves.is_empty()) {
            units = self.collect(&roles, listed, true);
        }
        units
    }

    /// "1. Gas 2. Water. For each of the above: a) Who ...": a list of names that a later list of questions is about.
    fn named_before(&self, mut roles: Vec<Role>) -> Vec<Role> {
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

    fn items(&self, l: usize) -> Vec<&Block> {
        let nodes = self.tree.lists[l].nodes.iter();
        nodes.filter_map(|n| self.tree.nodes[*n].block).map(|b| &self.blocks[b]).collect()
    }

    /// Whether questions in prose follow the lists that may be scope.
    fn prose_after_scope(&self, roles: &[Role]) -> bool {
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

    fn is_meta_list(&self, list: usize) -> bool {
        self.tree.lists[list].nodes.iter().all(|n| self.is_meta_item(&self.tree.nodes[*n]))
    }

    fn introduces(&self, n: usize) -> bool {
        self.tree.lists.iter().any(|l| l.intro == Some(n))
    }

    /// All units in order; `general` also takes sentences that only say that a request is made.
    fn collect(&self, roles: &[Role], listed: bool, general: bool) -> Vec<Unit> {
        let mut units = Vec::new();
        let mut heading = None;
        let mut stem: Option<(usize, usize)> = None;
        for (at, entry) in self.tree.entries.iter().enumerate() {
            match *entry {
                Entry::Heading(n) => {
                    heading = Some(n);
                    stem = None;
                }
                Entry::List(l) => {
                    stem = None;
                    if roles[l] == Role::Asked {
                        let leaves = self.list_leaves(l, roles, (&[], 0), None);
                        units.push(Unit { list: true, heading, leaves });
                    }
                }
                Entry::Para(n) => {
                    let follows = match self.tree.entries.get(at + 1) {
                        Some(Entry::List(l)) if self.tree.lists[*l].intro == Some(n) => Some(*l),
                        _ => None,
                    };
                    let asked_list = follows.is_some_and(|l| roles[l] == Role::Asked);
                    let found = self.prose(n, listed, general, asked_list);
                    if found.is_empty()
                        && follows.is_none()
                        && self.blocks[n].of(self.text).ends_with([':', '-'])
                    {
                        stem = self.stem_of(n);
                    }
                    for (place, shared) in found {
                        let leaf = Leaf {
                            path: Vec::new(),
                            label: None,
                            heading,
                            place,
                            stem: shared.or(stem),
                            sure: !general,
                        };
                        units.push(Unit { list: false, heading, leaves: vec![leaf] });
                    }
                }
            }
        }
        self.nest_by_indent(&mut units);
        units
    }

    /// The questions in a paragraph.
    fn prose(&self, n: usize, listed: bool, general: bool, introduces: bool) -> Vec<Asked> {
        let block = &self.blocks[n];
        let parts = self.sentences(block);
        let stem_from = if introduces { self.stem_of(n).map(|s| s.0) } else { None };
        let mut out: Vec<Asked> = Vec::new();
        for (i, (place, kind)) in parts.iter().enumerate() {
            if stem_from.is_some_and(|s| place.0 >= s) {
                break;
            }
            let lower = plain(self.words(*place));
            let wanted = match kind {
                Ask::Question | Ask::Request if listed => stands_alone(&lower, *kind),
                Ask::Question | Ask::Request => true,
                Ask::General => general,
                Ask::Rider | Ask::Meta | Ask::None => false,
            };
            if wanted && !(lower.ends_with(':') && i + 1 == parts.len() && is_bare_stem(&lower) && !general) {
                let (shared, pieces) = self.pieces(*place);
                out.extend(pieces.into_iter().map(|p| (p, shared)));
            } else if *kind == Ask::Rider
                && let Some(last) = out.last_mut()
            {
                last.0.1 = place.1;
            }
        }
        out
    }

    /// "the number of A; the number of B; the cost of C" are three; so are they with commas, after a colon.
    fn pieces(&self, place: (usize, usize)) -> (Option<(usize, usize)>, Vec<(usize, usize)>) {
        let words = self.words(place);
        let colon = words.find(": ").or_else(|| words.find(":\n")).map_or(0, |at| at + 1);
        let tail = &words[colon..];
        let asks = |piece: &str| {
            let lower = plain(piece);
            let lower = lower.strip_prefix("and ").or_else(|| lower.strip_prefix("or ")).unwrap_or(&lower);
            ask(lower).wants_answer() && PIECE.is_match(lower)
        };
        let separator = if tail.contains(';') { ';' } else { ',' };
        if separator == ',' && colon == 0 {
            return (None, vec![place]);
        }
        let mut out: Vec<(usize, usize)> = Vec::new();
        let mut from = place.0 + colon;
        for piece in tail.split(separator) {
            let (start, end) = super::lines::trim(self.text, from, from + piece.len());
            from += piece.len() + 1;
            match out.last_mut() {
                _ if start >= end => {}
                // With commas, only what begins as a thing asked for begins a new piece.
                Some(last) if separator == ',' && !asks(self.words((start, end))) => last.1 = end,
                _ => out.push((start, end)),
            }
        }
        let first_asks = colon == 0 || out.first().is_some_and(|p| asks(self.words(*p)));
        if out.len() < 2 || !first_asks || !out.iter().skip(1).all(|p| asks(self.words(*p))) {
            return (None, vec![place]);
        }
        let stem = (colon > 0).then_some((place.0, place.0 + colon));
        (stem, out)
    }

    /// Where words that a list shares begin and end in the paragraph before it.
    fn stem_of(&self, n: usize) -> Option<(usize, usize)> {
        let parts = self.sentences(&self.blocks[n]);
        let last = parts.last()?;
        let asking = |a: Ask| matches!(a, Ask::Request | Ask::General | Ask::Question);
        let begins = if asking(last.1) {
            last.0.0
        } else {
            parts.iter().rev().find(|p| asking(p.1)).map_or(last.0.0, |p| p.0.0)
        };
        Some((begins, self.blocks[n].end))
    }

    /// The leaves of a list; `under` is the path of what it stands under and how many items stand there before it.
    fn list_leaves(
        &self,
        l: usize,
        roles: &[Role],
        under: (&[usize], usize),
        stem: Option<(usize, usize)>,
    ) -> Vec<Leaf> {
        let list = &self.tree.lists[l];
        let own_stem = list.intro.filter(|n| self.is_stem(*n)).and_then(|n| self.stem_of(n));
        let mut stem = own_stem.or(stem);
        let mut out = Vec::new();
        for (i, n) in list.nodes.iter().enumerate() {
            let node = &self.tree.nodes[*n];
            if i > 0
                && let Some(intro) = node.intro.filter(|n| self.is_stem(*n))
            {
                stem = self.stem_of(intro);
            }
            let path: Vec<usize> = under.0.iter().copied().chain([under.1 + i + 1]).collect();
            self.node_leaves(node, list, roles, path, stem, &mut out);
        }
        out
    }

    fn is_stem(&self, n: usize) -> bool {
        let words = self.blocks[n].of(self.text);
        words.ends_with([':', '?', '-', ','])
            || is_bare_stem(words)
            || self
                .sentences(&self.blocks[n])
                .last()
                .is_some_and(|s| matches!(s.1, Ask::Request | Ask::General))
    }

    fn node_leaves(
        &self,
        node: &Node,
        list: &List,
        roles: &[Role],
        path: Vec<usize>,
        stem: Option<(usize, usize)>,
        out: &mut Vec<Leaf>,
    ) {
        let Some(block) = node.block.map(|b| &self.blocks[b]) else {
            let mut before = 0;
            for child in &node.children {
                out.extend(self.list_leaves(*child, roles, (&path, before), stem));
                before += self.tree.lists[*child].nodes.len();
            }
            return;
        };
        if self.is_meta_item(node) || (is_option(block.of(self.text)) && list.parent.is_some()) {
            return;
        }
        let asked: Vec<usize> = node.children.iter().copied().filter(|c| roles[*c] == Role::Asked).collect();
        let mut place = (block.start, block.end);
        if asked.is_empty() {
            let questions = self.questions_under_heading(node, block);
            if !questions.is_empty() {
                for (i, question) in questions.into_iter().enumerate() {
                    let path = path.iter().copied().chain([i + 1]).collect();
                    out.push(Leaf {
                        path,
                        label: None,
                        heading: node.block,
                        place: question,
                        stem,
                        sure: true,
                    });
                }
                return;
            }
            for extra in &node.extras {
                let extra = &self.blocks[*extra];
                let meta = self.sentences(extra).first().is_none_or(|s| s.1 == Ask::Meta);
                if !meta && node.children.is_empty() {
                    place.1 = place.1.max(extra.end);
                }
            }
            if place.0 < place.1 {
                out.push(Leaf { path, label: block.label, heading: node.heading, place, stem, sure: true });
            }
            return;
        }
        let whole = self.stands_itself(block, &asked);
        let shared = (block.start < block.end).then_some(place).filter(|_| !whole);
        if whole {
            out.push(Leaf {
                path: path.clone(),
                label: block.label,
                heading: node.heading,
                place,
                stem,
                sure: true,
            });
        }
        let mut before = 0;
        for child in asked {
            out.extend(self.list_leaves(child, roles, (&path, before), shared.or(stem)));
            before += self.tree.lists[child].nodes.len();
        }
    }

    /// "1. Telephony" with questions in lines of their own under it.
    fn questions_under_heading(&self, node: &Node, block: &Block) -> Vec<(usize, usize)> {
        let words = block.of(self.text);
        if words.split_whitespace().count() > 7
            || words.ends_with(['?', '.'])
            || self.ask((block.start, block.end)).wants_answer()
        {
            return Vec::new();
        }
        let extras: Vec<(usize, usize)> =
            node.extras.iter().map(|e| (self.blocks[*e].start, self.blocks[*e].end)).collect();
        let asks: Vec<(usize, usize)> =
            extras.iter().copied().filter(|p| self.ask(*p).wants_answer()).collect();
        if asks.len() >= 2 && asks.len() * 2 >= extras.len() { asks } else { Vec::new() }
    }

    /// A question that is complete before the questions under it.
    fn stands_itself(&self, block: &Block, asked: &[usize]) -> bool {
        let words = block.of(self.text);
        if !words.trim_end_matches([')', '"', ' ']).ends_with('?')
            || !self.last_ask(block).wants_answer()
            || is_bare_stem(words) && words.ends_with(':')
        {
            return false;
        }
        let nodes = asked.iter().flat_map(|l| self.tree.lists[*l].nodes.iter());
        let (mut all, mut asks) = (0, 0);
        for node in nodes.filter_map(|n| self.tree.nodes[*n].block) {
            let block = &self.blocks[node];
            all += 1;
            asks += usize::from(self.ask_of(block).wants_answer());
        }
        asks * 2 > all
    }

    fn last_ask(&self, block: &Block) -> Ask {
        self.sentences(block).last().map_or(Ask::None, |s| s.1)
    }

    /// What an item does as a whole: the first sentence that does anything.
    fn ask_of(&self, block: &Block) -> Ask {
        let parts = self.sentences(block);
        parts.iter().map(|p| p.1).find(|a| *a != Ask::None).unwrap_or(Ask::None)
    }

    fn is_meta_item(&self, node: &Node) -> bool {
        let Some(block) = node.block.map(|b| &self.blocks[b]) else { return false };
        let parts = self.sentences(block);
        // Under a label of its own, "if the answer to 3 is no, why?" is a question.
        let asks = block.label.is_some() && IF_ASKS.is_match(&plain(block.of(self.text)));
        !parts.is_empty() && parts.iter().all(|p| p.1 == Ask::Meta) && node.children.is_empty() && !asks
    }

    fn role(&self, list: &List) -> Role {
        let items: Vec<&Block> =
            list.nodes.iter().filter_map(|n| self.tree.nodes[*n].block).map(|b| &self.blocks[b]).collect();
        if items.is_empty() {
            return Role::Asked;
        }
        if items.iter().all(|b| is_option(b.of(self.text))) {
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
        let bullets = matches!(list.kind, Kind::Bullet(c) if c != '\0');
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

    /// Questions in lines that stand further in belong to the one before them that does not.
    fn nest_by_indent(&self, units: &mut [Unit]) {
        if units.iter().any(|u| u.list) || units.len() < 3 {
            return;
        }
        let indent = |leaf: &Leaf| {
            self.blocks
                .iter()
                .find(|b| b.start <= leaf.place.0 && leaf.place.0 < b.end && b.form == Form::Para)
                .filter(|b| b.start == leaf.place.0)
                .map_or(0, |b| b.indent)
        };
        let indents: Vec<usize> = units.iter().filter_map(|u| u.leaves.first()).map(indent).collect();
        let base = indents.iter().copied().min().unwrap_or(0);
        let deeper = indents.iter().filter(|i| **i >= base + 2).count();
        if deeper == 0 || indents.first() != Some(&base) {
            return;
        }
        let (mut outer, mut inner) = (0, 0);
        for (unit, indent) in units.iter_mut().zip(indents) {
            let Some(leaf) = unit.leaves.first_mut() else { continue };
            if indent >= base + 2 {
                inner += 1;
                leaf.path = vec![outer, inner];
            } else {
                outer += 1;
                inner = 0;
                leaf.path = vec![outer];
            }
        }
    }

    /// Gives every leaf its path: parts count only where there are several.
    fn number(&self, units: &mut Vec<Unit>) {
        units.retain(|u| !u.leaves.is_empty());
        if units.iter().any(|u| !u.list && u.leaves.iter().any(|l| !l.path.is_empty())) {
            return;
        }
        let lists = units.iter().filter(|u| u.list).count();
        let mut headings: Vec<Option<usize>> = units.iter().map(|u| u.heading).collect();
        headings.dedup();
        if lists == 0 && headings.len() > 1 && headings.iter().all(Option::is_some) {
            let (mut part, mut item, mut current) = (0, 0, None);
            for unit in units.iter_mut() {
                if unit.heading != current {
                    (part, item, current) = (part + 1, 0, unit.heading);
                }
                item += 1;
                unit.leaves.iter_mut().for_each(|l| l.path = vec![part, item]);
            }
            return;
        }
        let mut position = 0;
        for unit in units.iter_mut() {
            if unit.list && lists == 1 {
                let last = unit.leaves.iter().map(|l| l.path[0]).max().unwrap_or(0);
                unit.leaves.iter_mut().for_each(|l| l.path[0] += position);
                position += last;
            } else {
                position += 1;
                unit.leaves.iter_mut().for_each(|l| l.path.insert(0, position));
            }
        }
    }
}

/// A question in prose beside numbered ones: only what asks on its own account.
fn stands_alone(lower: &str, kind: Ask) -> bool {
    if kind == Ask::Question {
        return DIRECT.is_match(lower);
    }
    ALSO.is_match(lower)
        || (NAMED_THING.is_match(lower) && STARTS_ASKING.is_match(lower) && !lower.ends_with(':'))
}

/// A month, a year, a period, a yes, an empty box.
fn is_option(words: &str) -> bool {
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
static BACK: LazyLock<Regex> = LazyLock::new(|| {
    one(
        r"\b(?:for|of|about|on|regarding) (?:each|all|every|any|these|those|them|the above)\b|\bthe above\b|\babove[- ](?:listed|mentioned)\b",
    )
});
static IF_ASKS: LazyLock<Regex> =
    LazyLock::new(|| one(r"^if\b.*\b(?:why|what|how|who|which|when|where)\b.*\?$"));
static PIECE: LazyLock<Regex> = LazyLock::new(|| {
    one(
        r"^(?:please )?(?:the|a|an|any|all|how|what|which|who|when|where|whether|copies|details|names?|dates?|number|total|list|if)\b",
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
static DIRECT: LazyLock<Regex> = LazyLock::new(|| {
    one(
        r"^(?:and |also,? |so,? |then,? |finally,? |lastly,? |additionally,? |in addition,? |\.\.\.|…| )*(?:if (?:so|yes|not|no)\b.{0,4}|(?:for|in|on|at|to|by|of|from|with|under|since|during) .{1,80}?,? )?(?:how|what|which|who|when|where|why|does|did|do you|do the|have you|have the|has|are there|are you|is there|is the|was|were|can you (?:please )?(?:tell|confirm|provide|state|also)|could you (?:please )?(?:tell|confirm|provide|state|also)|please)\b",
    )
});
static ALSO: LazyLock<Regex> = LazyLock::new(|| {
    one(
        r"^(?:i (?:would|'d|should) also\b|i also\b|please also\b|also\b|finally,|in addition|additionally|furthermore|lastly|(?:could|can|would) you also\b|and also\b)",
    )
});
static STARTS_ASKING: LazyLock<Regex> = LazyLock::new(|| {
    one(
        r"^(?:under .{1,80}, ?|firstly,? |first,? )?(?:please|kindly|can you|could you|would you|i (?:would|'d|should)? ?(?:like|request|want|require|need|wish|am requesting|am seeking))\b",
    )
});
static NAMED_THING: LazyLock<Regex> = LazyLock::new(|| {
    one(
        r"\b(?:how many|how much|the (?:total |annual |average )?(?:number|amount|cost) of|a copy of|copies of|a list of|a breakdown of)\b|\b(?:all|any|every|the) (?:\w+ ){0,4}(?:reports?|e-?mails?|correspondence|documents?|minutes|policy|policies|records?|letters?|plans?|maps?|photographs?|surveys?|assessments?|agreements?)\b",
    )
});
