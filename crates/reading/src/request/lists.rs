//! Items become lists within lists: what counts on, what begins again, what stands under what.

use std::sync::LazyLock;

use regex::Regex;

use super::{
    asks::{Ask, ask, plain},
    blocks::{Block, Form},
    marker::{Kind, Marker},
};

/// An item in its list.
#[derive(Clone, Debug)]
pub(super) struct Node {
    /// Its block; none where only its children are written ("1a" without a "1").
    pub block: Option<usize>,
    /// Paragraphs that belong to it.
    pub extras: Vec<usize>,
    /// Lists under it.
    pub children: Vec<usize>,
    /// A paragraph that introduces it and those after it.
    pub intro: Option<usize>,
    /// The heading it stands under.
    pub heading: Option<usize>,
}

/// Items that count together.
#[derive(Clone, Debug)]
pub(super) struct List {
    /// How it counts.
    pub kind: Kind,
    /// The item it stands under.
    pub parent: Option<usize>,
    /// The paragraph before it.
    pub intro: Option<usize>,
    /// Its items.
    pub nodes: Vec<usize>,
}

/// What stands at the outermost level, in order.
#[derive(Clone, Copy, Debug)]
pub(super) enum Entry {
    /// A heading.
    Heading(usize),
    /// A paragraph.
    Para(usize),
    /// A list.
    List(usize),
}

/// Blocks as a tree.
#[derive(Debug, Default)]
pub(super) struct Tree {
    /// All items.
    pub nodes: Vec<Node>,
    /// All lists.
    pub lists: Vec<List>,
    /// The outermost level.
    pub entries: Vec<Entry>,
}

struct Level {
    list: usize,
    kind: Kind,
    value: u32,
    indent: usize,
}

/// Whether the last sentence of a paragraph asks for "the following" without naming a thing of its own.
pub(super) fn is_bare_stem(intro: &str) -> bool {
    static BARE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(concat!(
            r"(?:\b(?:provide|supply|send|give|tell|know|state|confirm|detail|disclose|advise|outline|answer|request|requesting|ask|asking|need|require|want|receive|have|list|share|understand|obtain|see|specify|indicate|clarify|explain|include|complete|fill in|fill out|for|about|on|form)",
            r"(?: me| us| you)?(?: with| for| to know| to ask| on| about| about the| by)?(?: please| kindly| if| as follows)*(?: the| all(?: of)?(?: the)?| some| any| copies of(?: the)?| details (?:of|on|for|about)(?: the)?| information (?:on|about|for)(?: the)?| answers? to(?: the)?| in relation to(?: the)?)?",
            r"(?: following| below| these)?(?: contract| specific| requested| listed)?(?: information| details?| data| questions?| points?| documents?| statistics| figures| facts| items?| queries| requests?)?",
            r"(?:,? (?:about|regarding|on|relating|concerning|for|in|from|with|over|between|during|under|by|as|that|which|please|below|per|of|relevant|held|to)\b[^?!]*)?",
            r"|\bfollowing (?:information|details?|data|questions?|queries|points|documents|statistics|figures|items|requests?|records?)\b[^?!]*",
            r"|\b(?:questions?|queries|information (?:required|requested|sought|needed)|requests?|request is)(?: are| is| below| follows?| as follows)*",
            r"|\bas follows|\bas below|\bplease|\b(?:number|numbers|total|copy|copies|sight|details|cost|costs|list|value) of(?: the)?",
            r")\s*[:;.?\-–]*$"
        ))
        .expect("the pattern is a constant that a test builds")
    });
    let lower = plain(intro);
    let last = lower.rsplit(['.', '!']).find(|s| s.split_whitespace().count() > 1).unwrap_or(&lower);
    BARE.is_match(last)
}

/// Whether an item only names what the words under it are about.
fn is_title(words: &str) -> bool {
    let count = words.split_whitespace().count();
    (1..=6).contains(&count)
        && !words.ends_with(['?', '.', ':', ';'])
        && matches!(ask(&plain(words)), Ask::None)
}

/// Builds the tree.
pub(super) fn tree(text: &str, blocks: &[Block]) -> Tree {
    let mut builder = Builder {
        text,
        blocks,
        tree: Tree::default(),
        stack: Vec::new(),
        heading: None,
        intro: None,
        loose: false,
    };
    for n in 0..blocks.len() {
        match &blocks[n].form {
            Form::Heading => builder.heading(n),
            Form::Para => builder.para(n),
            Form::Item(marker) => builder.item(n, marker),
        }
    }
    builder.tree
}

struct Builder<'t> {
    text: &'t str,
    blocks: &'t [Block],
    tree: Tree,
    stack: Vec<Level>,
    heading: Option<usize>,
    intro: Option<usize>,
    /// Whether a paragraph or heading of its own came since the last item.
    loose: bool,
}

impl Builder<'_> {
    fn heading(&mut self, n: usize) {
        if !self.goes_on_after(n) {
            self.stack.clear();
        }
        self.heading = Some(n);
        self.intro = None;
        self.loose = true;
        self.tree.entries.push(Entry::Heading(n));
    }

    fn para(&mut self, n: usize) {
        let block = &self.blocks[n];
        let top = self.stack.last().and_then(|l| self.tree.lists[l.list].nodes.last().copied());
        if let Some(node) = top {
            let words = block.of(self.text);
            let before_first =
                self.blocks.get(n + 1).and_then(Block::marker).is_some_and(|m| m.last().1 == 1);
            let lower = plain(words);
            let introduces = before_first
                && (words.ends_with(':') || is_bare_stem(words) || super::roles::looks_back(&lower));
            // "Also, if the contract ends soon, please send the plan." after the last item is no part of it.
            let apart = self.blocks.get(n + 1).and_then(Block::marker).is_none()
                && (super::conditions::if_then_gives(&lower)
                    || lower.starts_with("also") && ask(&lower).wants_answer());
            let counted = !matches!(self.stack[0].kind, Kind::Bullet(_));
            let inside = block.indent > self.stack.last().map_or(0, |l| l.indent) || counted;
            let title = self.tree.nodes[node].block.is_some_and(|b| is_title(self.blocks[b].of(self.text)));
            let attached = !block.blank_before && !self.loose && (!introduces || title) && inside && !apart;
            if attached || (counted && self.goes_on_after(n)) {
                let owner = if attached || self.stack.len() == 1 { node } else { self.outer_or(node, n) };
                self.tree.nodes[owner].extras.push(n);
                if introduces {
                    self.intro = Some(n);
                }
                return;
            }
        }
        self.intro = Some(n);
        self.loose = true;
        self.tree.entries.push(Entry::Para(n));
    }

    /// A paragraph after a nested list belongs to the item around it, where that is what goes on.
    fn outer_or(&self, node: usize, n: usize) -> usize {
        let next = self.blocks[n + 1..].iter().find_map(Block::marker).map(Marker::last);
        let level = self.stack.iter().find(|l| next.is_some_and(|m| m.0 == l.kind && m.1 == l.value + 1));
        level.and_then(|l| self.tree.lists[l.list].nodes.last().copied()).unwrap_or(node)
    }

    /// Whether the outermost list counts on after block `n`.
    fn goes_on_after(&self, n: usize) -> bool {
        let Some(outer) = self.stack.first() else { return false };
        for marker in self.blocks[n + 1..].iter().take(200).filter_map(Block::marker) {
            if let Some((kind, value)) = marker.counters.first()
                && *kind == outer.kind
            {
                if *value == outer.value + 1 || (marker.counters.len() > 1 && *value == outer.value) {
                    return !matches!(kind, Kind::Bullet(_));
                }
                return false;
            }
        }
        false
    }

    fn item(&mut self, n: usize, marker: &Marker) {
        let depth = marker.counters.len();
        if depth > 1 {
            self.open_outer(marker, n);
            self.place_inner(n, marker);
        } else if marker.is_bullet() {
            self.place_bullet(n, marker.last().0, marker.last().1);
        } else {
            self.place_counted(n, marker);
        }
        self.intro = None;
        self.loose = false;
    }

    /// "2b)": makes sure that the last item of the outer lists is 2.
    fn open_outer(&mut self, marker: &Marker, n: usize) {
        for depth in 0..marker.counters.len() - 1 {
            let (kind, value) = marker.counters[depth];
            let known = self.stack.get(depth).map(|l| (l.kind, l.value));
            match known {
                Some((k, v)) if k == kind && v == value => {}
                Some((k, v)) if k == kind && value > v => {
                    self.stack.truncate(depth + 1);
                    self.append(None, value, n);
                }
                _ => {
                    self.stack.truncate(depth);
                    self.open(None, kind, value, n);
                }
            }
        }
    }

    fn place_inner(&mut self, n: usize, marker: &Marker) {
        let depth = marker.counters.len() - 1;
        let (kind, value) = marker.last();
        if self.stack.get(depth).is_some_and(|l| l.kind == kind && value > l.value) {
            self.stack.truncate(depth + 1);
            self.append(Some(n), value, n);
        } else {
            self.stack.truncate(depth);
            self.open(Some(n), kind, value, n);
        }
    }

    fn place_counted(&mut self, n: usize, marker: &Marker) {
        let readings = [Some(marker.last()), marker.other];
        for (kind, value) in readings.into_iter().flatten() {
            if let Some(depth) = self.stack.iter().rposition(|l| l.kind == kind && value == l.value + 1) {
                self.stack.truncate(depth + 1);
                self.append(Some(n), value, n);
                return;
            }
        }
        let (kind, value) = marker.last();
        if value == 1 && self.opens_under(n) {
            self.open(Some(n), kind, value, n);
            return;
        }
        if value > 1
            && let Some(depth) =
                self.stack.iter().rposition(|l| l.kind == kind && value > l.value && value <= l.value + 5)
        {
            self.stack.truncate(depth + 1);
            self.append(Some(n), value, n);
            return;
        }
        if kind == Kind::Decimal && self.around_letters(n, value) {
            self.stack.clear();
            self.open(Some(n), kind, value, n);
            return;
        }
        if let Some(depth) = self.stack.iter().position(|l| l.kind == kind) {
            // The same way of counting begins again.
            self.stack.truncate(depth);
        } else if self.loose && !self.goes_on_after(n) {
            self.stack.clear();
        }
        self.open(Some(n), kind, value, n);
    }

    /// "a. ... e. ... 2. ... a. ...": numbers stand around letters, also where the first number was lost.
    fn around_letters(&self, n: usize, value: u32) -> bool {
        let Some(outer) = self.stack.first().filter(|l| matches!(l.kind, Kind::Lower | Kind::Upper)) else {
            return false;
        };
        if self.stack.iter().any(|l| l.kind == Kind::Decimal) {
            return false;
        }
        let next = self.blocks[n + 1..]
            .iter()
            .take(60)
            .filter_map(Block::marker)
            .filter(|m| m.counters.len() == 1)
            .map(Marker::last)
            .find(|m| m.0 == outer.kind);
        match next {
            Some((_, again)) => again == 1,
            None => value > 1,
        }
    }

    /// "1. How much do you charge for:" and "1. ..." straight after it: the count begins again under the item.
    fn opens_under(&self, n: usize) -> bool {
        let top = self.stack.last().and_then(|l| self.tree.lists[l.list].nodes.last().copied());
        let before = n.checked_sub(1).filter(|b| top.is_some_and(|t| self.tree.nodes[t].block == Some(*b)));
        before.is_some_and(|b| {
            let words = self.blocks[b].of(self.text);
            words.ends_with([':', '-', '–']) && words.split_whitespace().count() >= 3
        })
    }

    fn place_bullet(&mut self, n: usize, kind: Kind, value: u32) {
        let indent = self.blocks[n].indent;
        if let Some(depth) = self.stack.iter().rposition(|l| l.kind == kind && l.indent.abs_diff(indent) <= 2)
            && !(self.loose && value <= 1 && depth == 0)
        {
            self.stack.truncate(depth + 1);
            self.append(Some(n), value, n);
            return;
        }
        if self.loose && !self.goes_on_after(n) {
            self.stack.clear();
        }
        // "• ... o ...": the smaller mark straight under the larger one stands under it, where indents were lost.
        let under = |l: &Level| {
            matches!(
                (l.kind, kind),
                (
                    Kind::Bullet('-' | '•' | '·' | '*' | '●' | '\u{F0B7}'),
                    Kind::Bullet('o' | '○' | '◦' | '▪' | '\u{F0A7}')
                )
            )
        };
        while self.stack.last().is_some_and(|l| {
            matches!(l.kind, Kind::Bullet(_))
                && (l.indent > indent || l.indent == indent && (self.loose || !under(l)))
        }) {
            self.stack.pop();
        }
        self.open(Some(n), kind, value, n);
    }

    fn node(&mut self, block: Option<usize>, n: usize) -> usize {
        let intro = self.intro.filter(|i| *i < n);
        self.tree.nodes.push(Node {
            block,
            extras: Vec::new(),
            children: Vec::new(),
            intro,
            heading: self.heading,
        });
        self.tree.nodes.len() - 1
    }

    fn append(&mut self, block: Option<usize>, value: u32, n: usize) {
        let node = self.node(block, n);
        if let Some(level) = self.stack.last_mut() {
            level.value = value;
            self.tree.lists[level.list].nodes.push(node);
        }
    }

    fn open(&mut self, block: Option<usize>, kind: Kind, value: u32, n: usize) {
        let node = self.node(block, n);
        let parent = self.stack.last().and_then(|l| self.tree.lists[l.list].nodes.last().copied());
        self.tree.lists.push(List { kind, parent, intro: self.intro, nodes: vec![node] });
        let list = self.tree.lists.len() - 1;
        match parent {
            Some(p) => self.tree.nodes[p].children.push(list),
            None => self.tree.entries.push(Entry::List(list)),
        }
        self.stack.push(Level { list, kind, value, indent: self.blocks[n].indent });
    }
}
