//! What one labelled item asks, besides what stands under it.

use std::sync::LazyLock;

use regex::Regex;

use super::{
    asks::{Ask, is_direct, is_inverted, names_a_record, plain},
    blocks::Block,
    leaves::Reader,
    lists::{Node, is_bare_stem},
    options::is_option,
    roles::looks_back,
};

impl Reader<'_> {
    /// Questions in paragraphs of their own under one label, which stands alone on its line or between boxes to tick.
    pub(super) fn questions_under_label(&self, node: &Node, block: &Block) -> Vec<(usize, usize)> {
        let Some(label) = block.label.filter(|_| node.children.is_empty()) else { return Vec::new() };
        let alone = self.words((label.1, block.start)).contains(['\n', '\r']);
        let mut out = vec![(block.start, block.end)];
        let mut parted = alone;
        for extra in node.extras.iter().map(|e| &self.blocks[*e]) {
            let words = extra.of(self.text);
            if is_option(words) {
                parted = true;
            } else if parted && words.ends_with('?') && self.last_ask(extra).wants_answer() {
                out.push((extra.start, extra.end));
                parted = alone;
            } else if let Some(last) = out.last_mut() {
                last.1 = extra.end;
            }
        }
        out
    }

    /// "1. Telephony" with questions in lines of their own under it.
    pub(super) fn questions_under_heading(&self, node: &Node, block: &Block) -> Vec<(usize, usize)> {
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
        let alone = asks.len() == 1 && extras.first() == asks.first();
        let apart = node.extras.first().is_some_and(|e| self.blocks[*e].blank_before);
        if asks.len() * 2 >= extras.len() && (asks.len() >= 2 || alone && apart) { asks } else { Vec::new() }
    }

    /// A question that is complete before the questions under it.
    pub(super) fn stands_itself(&self, block: &Block, asked: &[usize]) -> bool {
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

    /// "1. How many schools have grown? For each school please give: a) its name ...", "1. The number of schools that
    /// have grown." and lines of their own before the list: the item asks, and so do those under it.
    pub(super) fn asks_before_children(&self, node: &Node, block: &Block, asked: &[usize]) -> bool {
        let parts = self.sentences(block);
        // "4. What is the longest? b. How much ...? c. ...": the item is its own first part.
        let second = asked.first().and_then(|l| self.items(*l).first().copied()).and_then(Block::marker);
        if second.is_some_and(|m| !m.is_bullet() && m.last().1 == 2)
            && parts.first().is_some_and(|p| p.1.wants_answer())
            && block.of(self.text).ends_with(['.', '?'])
        {
            return true;
        }
        let Some(first) = parts.first().filter(|p| p.1.wants_answer()) else { return false };
        let words = self.words(first.0);
        if OF_THOSE.is_match(&plain(words)) {
            return true;
        }
        if words.ends_with([':', ',', '-', '–']) || (is_bare_stem(words) && !words.ends_with('?')) {
            return false;
        }
        let intro = asked.iter().any(|l| self.tree.lists[*l].intro.is_some_and(|i| node.extras.contains(&i)));
        let last = self.words(parts[parts.len() - 1].0);
        let stem = parts.len() > 1
            && (words.ends_with('?') && last.ends_with([':', '-', ','])
                || words.ends_with('.') && looks_back(&plain(last)));
        let told = parts.len() == 1 && words.ends_with('.') && names_a_record(&plain(words));
        if intro || stem {
            return true;
        }
        let items: Vec<&Block> = asked.iter().flat_map(|l| self.items(*l)).collect();
        if parts.len() == 1 && items.iter().all(|b| plain(b.of(self.text)).starts_with("if ")) {
            return true;
        }
        told && items.iter().filter(|b| self.ask_of(b).wants_answer()).count() * 2 > items.len()
    }

    /// "What was spent on bins? - How will it change? - Who ...": a paragraph that is the first question of those in
    /// the list under it, and no stem.
    pub(super) fn asks_beside(&self, n: usize, list: usize) -> bool {
        let block = &self.blocks[n];
        let words = plain(block.of(self.text));
        let items = self.items(list);
        let asks = items.iter().filter(|b| self.puts_a_question(b)).count();
        words.ends_with('?')
            && self.last_ask(block) == Ask::Question
            && !is_bare_stem(&words)
            && items.len() >= 2
            && asks * 3 >= items.len() * 2
    }

    /// Whether an item is put as a question with its own verb.
    fn puts_a_question(&self, block: &Block) -> bool {
        self.sentences(block).first().is_some_and(|p| {
            let lower = plain(self.words(p.0));
            is_direct(&lower) || is_inverted(&lower) || lower.ends_with('?') && p.1.wants_answer()
        })
    }

    pub(super) fn last_ask(&self, block: &Block) -> Ask {
        self.sentences(block).last().map_or(Ask::None, |s| s.1)
    }

    /// What an item does as a whole: the first sentence that does anything.
    pub(super) fn ask_of(&self, block: &Block) -> Ask {
        let parts = self.sentences(block);
        parts.iter().map(|p| p.1).find(|a| *a != Ask::None).unwrap_or(Ask::None)
    }

    /// "2. We are informed that ...": a numbered paragraph that tells and asks nothing.
    pub(super) fn only_tells(&self, node: &Node, block: &Block) -> bool {
        let words = plain(block.of(self.text));
        let first = words.split([' ', '\'']).next().unwrap_or("");
        matches!(first, "i" | "we" | "my" | "our")
            && words.ends_with('.')
            && words.split(' ').count() >= 5
            && node.children.is_empty()
            && node.extras.is_empty()
            && !self.sentences(block).iter().any(|s| s.1.wants_answer())
    }

    pub(super) fn is_meta_item(&self, node: &Node) -> bool {
        let Some(block) = node.block.map(|b| &self.blocks[b]) else { return false };
        let parts = self.sentences(block);
        // Under a label of its own, "if the answer to 3 is no, why?" is a question.
        let words = plain(block.of(self.text));
        let asks = block.label.is_some()
            && (IF_ASKS.is_match(&words)
                || words.starts_with("whether ")
                || words.starts_with("if ") && !IF_HANDLED.is_match(&words));
        !parts.is_empty() && parts.iter().all(|p| p.1 == Ask::Meta) && node.children.is_empty() && !asks
    }
}

/// "How many were begun, and of those:"
static OF_THOSE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^how (?:many|much)\b.{12,}\b(?:and )?(?:of|for) (?:those|these|them|each)(?: \w+)?\s*:$")
        .expect("the pattern is a constant that a test builds")
});

/// "If any of it is exempt, please ...": what is to be done; without it, "if the price is fixed" asks whether it is.
static IF_HANDLED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\b(?:please|can you|could you|would you|i|my|we|this request|the request|be (?:fine|ok|okay|enough|sufficient|acceptable)|then)\b")
        .expect("the pattern is a constant that a test builds")
});

static IF_ASKS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^if\b.*\b(?:why|what|how|who|which|when|where)\b.*\?$")
        .expect("the pattern is a constant that a test builds")
});
