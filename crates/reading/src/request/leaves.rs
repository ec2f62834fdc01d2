//! Which parts of the tree need an answer of their own, and which words they share.

use std::collections::HashSet;

use super::{
    asks::{Ask, ask, plain},
    blocks::Block,
    lists::{Entry, List, Node, Tree, is_bare_stem},
    marker::Kind,
    options::is_option,
    roles::Role,
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
    /// What it stands in.
    pub shape: Shape,
}

/// What a leaf stands in: some shapes are mistaken more often than others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// An item of a list that counts.
    Counted,
    /// An item of a list under an item.
    Nested,
    /// An item with a mark that does not count.
    Bullet,
    /// A line of its own without a mark.
    Line,
    /// A question with questions under it.
    Parent,
    /// One of several questions under one label.
    Apart,
    /// A sentence.
    Prose,
    /// A sentence outside the lists that ask.
    Beside,
    /// One of several asks in a sentence.
    Piece,
}

/// Reads the questions out of the tree.
pub(super) fn leaves(text: &str, blocks: &[Block], tree: &Tree) -> Vec<Leaf> {
    let reader = Reader { text, blocks, tree };
    let mut out = reader.read();
    reader.sweep(&mut out);
    reader.number(&mut out);
    out.into_iter().flat_map(|u| u.leaves).collect()
}

/// Leaves of one list, or of one paragraph.
pub(super) struct Unit {
    /// Whether they are those of a list.
    pub list: bool,
    /// The heading they stand under.
    pub heading: Option<usize>,
    /// The leaves.
    pub leaves: Vec<Leaf>,
}

/// A message taken apart, while its questions are read out.
pub(super) struct Reader<'t> {
    /// The text.
    pub text: &'t str,
    /// Its blocks.
    pub blocks: &'t [Block],
    /// The blocks as a tree.
    pub tree: &'t Tree,
}

impl Reader<'_> {
    pub(super) fn words(&self, place: (usize, usize)) -> &str {
        self.text.get(place.0..place.1).unwrap_or("")
    }

    pub(super) fn ask(&self, place: (usize, usize)) -> Ask {
        ask(&plain(self.words(place)))
    }

    pub(super) fn sentences(&self, block: &Block) -> Vec<((usize, usize), Ask)> {
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
        // The paragraphs that introduce a list that may be asked for.
        let lists = self.tree.lists.iter().zip(&roles).filter(|(_, r)| !r.describes());
        let introduce: HashSet<usize> = lists.filter_map(|(l, _)| l.intro).collect();
        let prose = self.tree.entries.iter().any(|e| match e {
            Entry::Para(n) => {
                !introduce.contains(n) && self.sentences(&self.blocks[*n]).iter().any(|s| s.1.wants_answer())
            }
            _ => false,
        });
        let perhaps =
            if asked > 0 || (prose && self.prose_after_scope(&roles)) { Role::Scope } else { Role::Asked };
        let roles: Vec<Role> =
            roles.into_iter().map(|r| if r == Role::PerhapsScope { perhaps } else { r }).collect();
        let roles = self.forms(self.goes_on_describing(self.named_before(roles)));
        let listed =
            self.tree.entries.iter().any(|e| matches!(e, Entry::List(l) if roles[*l] == Role::Asked));

        let mut units = self.collect(&roles, listed, false);
        if units.iter().all(|u| u.leaves.is_empty()) {
            units = self.collect(&roles, listed, true);
        }
        units
    }

    pub(super) fn is_meta_list(&self, list: usize) -> bool {
        self.tree.lists[list].nodes.iter().all(|n| self.is_meta_item(&self.tree.nodes[*n]))
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
                        Some(Entry::Heading(_)) => match self.tree.entries.get(at + 2) {
                            Some(Entry::List(l)) if self.asked_above(&self.tree.lists[*l]) == Some(n) => {
                                Some(*l)
                            }
                            _ => None,
                        },
                        _ => None,
                    };
                    let asked_list = follows.is_some_and(|l| roles[l] == Role::Asked);
                    let scope = follows
                        .filter(|l| roles[*l].describes())
                        .map(|l| matches!(self.tree.lists[l].kind, Kind::Bullet(_)));
                    let before_questions = follows.is_some_and(|l| asked_list && self.asks_beside(n, l));
                    let mut found = self.prose(n, listed, general, (asked_list && !before_questions, scope));
                    // "All the estates passed on this year." and then "Please include the following:" with a list.
                    if found.is_empty() && follows.is_none() && self.fields_follow(at, roles) {
                        found.push(((self.blocks[n].start, self.blocks[n].end), None));
                    }
                    if found.is_empty()
                        && follows.is_none()
                        && self.blocks[n].of(self.text).ends_with([':', '-'])
                    {
                        stem = self.stem_of(n);
                    }
                    let shape = match found.len() {
                        _ if found.iter().any(|f| f.1.is_some() && found.len() > 1) => Shape::Piece,
                        _ if listed => Shape::Beside,
                        _ => Shape::Prose,
                    };
                    for (i, (place, shared)) in found.iter().copied().enumerate() {
                        // Several asks of one sentence follow each other without a full stop.
                        let joined = |a: (usize, usize), b: (usize, usize)| {
                            !self.words(a).ends_with(['.', '?', '!']) && b.0 - a.1 <= 8
                        };
                        let next = found.get(i + 1).is_some_and(|f| f.0.0 > place.1 && joined(place, f.0));
                        let last = i > 0 && place.0 > found[i - 1].0.1 && joined(found[i - 1].0, place);
                        let shape = if next || last { Shape::Piece } else { shape };
                        let leaf = Leaf {
                            path: Vec::new(),
                            label: None,
                            heading,
                            place,
                            stem: shared.or(stem),
                            sure: !general,
                            shape,
                        };
                        units.push(Unit { list: false, heading, leaves: vec![leaf] });
                    }
                }
            }
        }
        self.nest_by_indent(&mut units);
        units
    }

    /// Whether the paragraph after this one introduces the particulars of what this one names.
    fn fields_follow(&self, at: usize, roles: &[Role]) -> bool {
        match (self.tree.entries.get(at + 1), self.tree.entries.get(at + 2)) {
            (Some(Entry::Para(intro)), Some(Entry::List(l))) => {
                self.tree.lists[*l].intro == Some(*intro) && roles[*l] == Role::Fields
            }
            _ => false,
        }
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
        let own_stem = list
            .intro
            .filter(|n| self.is_stem(*n) && (list.parent.is_some() || !self.asks_beside(*n, l)))
            .and_then(|n| self.stem_of(n));
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
        // A row of a form that is left empty.
        let bare = block.of(self.text).trim_matches(|c: char| !c.is_alphanumeric());
        let empty = node.children.is_empty()
            && (bare.chars().all(|c| !c.is_alphabetic())
                || bare == "and"
                || super::marker::counter(bare).is_some());
        // "2. Clarifications:" with nothing asked under it.
        let words = block.of(self.text);
        let title = words.ends_with(':')
            && node.children.is_empty()
            && !node.extras.is_empty()
            && words.split_whitespace().count() <= 3
            && self.ask_of(block) == Ask::None;
        if empty
            || title
            || self.is_meta_item(node)
            || self.only_tells(node, block)
            || (is_option(block.of(self.text)) && list.parent.is_some() && node.children.is_empty())
        {
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
                        shape: Shape::Apart,
                    });
                }
                return;
            }
            let apart = self.questions_under_label(node, block);
            if apart.len() > 1 && self.ask_of(block).wants_answer() {
                for (i, place) in apart.into_iter().enumerate() {
                    let path = path.iter().copied().chain([i + 1]).collect();
                    let label = block.label.filter(|_| i == 0);
                    let shape = Shape::Apart;
                    out.push(Leaf { path, label, heading: node.heading, place, stem, sure: true, shape });
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
                let shape = match list.kind {
                    Kind::Bullet('\0') => Shape::Line,
                    Kind::Bullet(_) => Shape::Bullet,
                    _ if list.parent.is_some() => Shape::Nested,
                    _ => Shape::Counted,
                };
                let heading = node.heading;
                out.push(Leaf { path, label: block.label, heading, place, stem, sure: true, shape });
            }
            return;
        }
        let whole = self.stands_itself(block, &asked) || self.asks_before_children(node, block, &asked);
        let shared = (block.start < block.end).then_some(place).filter(|_| !whole);
        if whole {
            out.push(Leaf {
                path: path.clone(),
                label: block.label,
                heading: node.heading,
                place,
                stem,
                sure: true,
                shape: Shape::Parent,
            });
        }
        let mut before = 0;
        let from = out.len();
        for child in &asked {
            out.extend(self.list_leaves(*child, roles, (&path, before), shared.or(stem)));
            before += self.tree.lists[*child].nodes.len();
        }
        // "We are also asking for ..." between this item and the next.
        let introduces = |n: &usize| asked.iter().any(|l| self.tree.lists[*l].intro == Some(*n));
        for extra in node.extras.iter().filter(|e| !introduces(e)) {
            if !plain(self.blocks[*extra].of(self.text)).contains("also") {
                continue;
            }
            for (place, shared) in self.prose(*extra, true, false, (false, None)) {
                before += 1;
                let path = path.iter().copied().chain([before]).collect();
                let (heading, shape) = (node.heading, Shape::Beside);
                out.push(Leaf { path, label: None, heading, place, stem: shared, sure: true, shape });
            }
        }
        out[from..].sort_by_key(|l| l.place.0);
    }
}
