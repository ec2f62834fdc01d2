//! Which parts of the tree need an answer of their own, and which words they share.

use std::sync::LazyLock;

use regex::Regex;

use super::{
    asks::{Ask, ask, plain},
    blocks::Block,
    lists::{Entry, List, Node, Tree, is_bare_stem},
    marker::Kind,
    roles::{Role, is_option},
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

/// Reads the questions out of the tree.
pub(super) fn leaves(text: &str, blocks: &[Block], tree: &Tree) -> Vec<Leaf> {
    let reader = Reader { text, blocks, tree };
    let mut out = reader.read();
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

    pub(super) fn is_meta_list(&self, list: usize) -> bool {
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
                    let scope = follows
                        .filter(|l| roles[*l] == Role::Scope)
                        .map(|l| matches!(self.tree.lists[l].kind, Kind::Bullet(_)));
                    let found = self.prose(n, listed, general, (asked_list, scope));
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
        if self.is_meta_item(node)
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
        // "... monitored live? Y/N"
        let lower = words.to_ascii_lowercase();
        let cut = ["y/n", "yes/no", "yes / no", "(y/n)", "(yes/no)"].iter().find(|c| lower.ends_with(*c));
        let words = &words[..words.len() - cut.map_or(0, |c| c.len())];
        if !words.trim_end_matches([')', '"', ' ']).ends_with('?')
            || !(if cut.is_some() { self.ask_of(block) } else { self.last_ask(block) }).wants_answer()
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
    pub(super) fn ask_of(&self, block: &Block) -> Ask {
        let parts = self.sentences(block);
        parts.iter().map(|p| p.1).find(|a| *a != Ask::None).unwrap_or(Ask::None)
    }

    /// "2. We are informed that ...": a numbered paragraph that tells and asks nothing.
    fn only_tells(&self, node: &Node, block: &Block) -> bool {
        let words = plain(block.of(self.text));
        let first = words.split([' ', '\'']).next().unwrap_or("");
        matches!(first, "i" | "we" | "my" | "our")
            && words.ends_with('.')
            && words.split(' ').count() >= 5
            && node.children.is_empty()
            && node.extras.is_empty()
            && !self.ask_of(block).wants_answer()
    }

    fn is_meta_item(&self, node: &Node) -> bool {
        let Some(block) = node.block.map(|b| &self.blocks[b]) else { return false };
        let parts = self.sentences(block);
        // Under a label of its own, "if the answer to 3 is no, why?" is a question.
        let asks = block.label.is_some() && IF_ASKS.is_match(&plain(block.of(self.text)));
        !parts.is_empty() && parts.iter().all(|p| p.1 == Ask::Meta) && node.children.is_empty() && !asks
    }
}

static IF_ASKS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^if\b.*\b(?:why|what|how|who|which|when|where)\b.*\?$")
        .expect("the pattern is a constant that a test builds")
});
