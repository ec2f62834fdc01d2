//! Lines without labels: headings above what they name, and items under words that end with a colon.

use std::sync::LazyLock;

use regex::Regex;

use super::{
    asks::{Ask, ask, names_a_record, plain},
    blocks::{Block, Form},
    marker::{Kind, Marker, is_month},
    sentence::sentences,
};

/// Lines without labels under a paragraph that ends with a colon and asks for "the following" are its items.
pub(super) fn colon_lists(text: &str, blocks: Vec<Block>) -> Vec<Block> {
    let mut out: Vec<Block> = Vec::with_capacity(blocks.len());
    let mut n = 0;
    while n < blocks.len() {
        let block = &blocks[n];
        out.push(block.clone());
        n += 1;
        let intro = block.of(text);
        if block.form != Form::Para {
            continue;
        }
        let lower = plain(intro);
        let opens = intro.ends_with([':', '-'])
            || [" include", " including", " showing", " namely", " as follows"]
                .iter()
                .any(|w| lower.ends_with(w))
            || blocks.get(n).is_some_and(|b| b.blank_before) && names_what_follows(&lower);
        let named = names_under(text, &blocks, n - 1);
        // "I would like it in a spreadsheet as follows:" shows a form.
        let last = sentences(text, block.start, block.end)
            .last()
            .map_or(Ask::None, |p| ask(&plain(&text[p.0..p.1])));
        let shown = matches!(last, Ask::Meta | Ask::Rider);
        let shares = super::lists::is_bare_stem(intro) || super::roles::describes_one(&lower, true);
        let items: &[Block] = if named >= 2 {
            &blocks[n..n + named]
        } else if opens
            && shares
            && !(shown && blocks[n..].first().is_some_and(|b| b.of(text).contains('\t')))
        {
            let own = |at: &usize| is_plain_item(text, &blocks[*at]) && names_under(text, &blocks, *at) < 2;
            let end = (n..blocks.len()).find(|at| !own(at)).unwrap_or(blocks.len());
            &blocks[n..end]
        } else {
            &[]
        };
        if items.len() < 2 {
            continue;
        }
        n += items.len();
        for (i, item) in items.iter().enumerate() {
            let value = u32::try_from(i + 1).unwrap_or(u32::MAX);
            let counters = vec![(Kind::Bullet('\0'), value)];
            let found = Marker { counters, other: None, label: (0, 0), words: 0, weak: false };
            out.push(Block { form: Form::Item(found), ..item.clone() });
        }
    }
    out
}

/// "Can I request the following under FOI please" without a colon.
fn names_what_follows(lower: &str) -> bool {
    lower.contains("following") && matches!(ask(lower), Ask::General)
}

/// How many names in lines of their own stand under a question about "the following".
fn names_under(text: &str, blocks: &[Block], n: usize) -> usize {
    let words = blocks[n].of(text);
    if !words.ends_with('?') || !super::roles::describes_one(&plain(words), true) {
        return 0;
    }
    let name = |b: &&Block| {
        let words = b.of(text);
        b.form == Form::Para && words.split_whitespace().count() <= 6 && !words.ends_with(['?', '.', ':'])
    };
    blocks[n + 1..].iter().take_while(name).count()
}

/// "Number of cases opened -" above others like it: lines left for an answer, each a question.
pub(super) fn blank_answers(text: &str, blocks: &mut [Block]) {
    let left = |b: &Block| {
        let words = b.of(text);
        b.form == Form::Para
            && words.ends_with(['-', '–', ':', '_', '…'])
            && (1..=15).contains(&words.split_whitespace().count())
            && !matches!(ask(&plain(words)), Ask::General | Ask::Meta | Ask::Rider)
            && !super::lists::is_bare_stem(words.trim_end_matches(['-', '–', '_', '…', ' ']))
    };
    let mut n = 0;
    while n < blocks.len() {
        let length = blocks[n..].iter().take_while(|b| left(b)).count();
        if length >= 3 {
            for (i, block) in blocks[n..n + length].iter_mut().enumerate() {
                let counters = vec![(Kind::Bullet('\0'), u32::try_from(i + 1).unwrap_or(u32::MAX))];
                block.form =
                    Form::Item(Marker { counters, other: None, label: (0, 0), words: 0, weak: false });
            }
        }
        n += length.max(1);
    }
}

fn is_plain_item(text: &str, block: &Block) -> bool {
    let words = block.of(text);
    if block.form != Form::Para || words.ends_with(':') || words.len() > 300 {
        return false;
    }
    let parts = sentences(text, block.start, block.end);
    let first = parts.first().map_or(Ask::None, |p| ask(&plain(&text[p.0..p.1])));
    match first {
        Ask::Meta | Ask::Rider | Ask::General => false,
        Ask::Question | Ask::Request => true,
        Ask::None => {
            let thing = THING.is_match(&plain(words));
            parts.len() == 1
                && (thing || !words.ends_with('.'))
                && !words.ends_with(',')
                && words.split_whitespace().count() <= 25
        }
    }
}

/// Short lines above a list or above questions are headings.
pub(super) fn headings(text: &str, blocks: &mut [Block]) {
    for n in 0..blocks.len() {
        let block = &blocks[n];
        if block.form != Form::Para {
            continue;
        }
        let next = blocks.get(n + 1);
        let words = block.of(text).trim_start_matches(['#', '*', '_', ' ']).trim_end_matches(['*', '_', ' ']);
        let marked = block.of(text).starts_with(['#', '*', '_']);
        let begins_list = next.is_some_and(|b| b.marker().is_some_and(|m| m.last().1 == 1));
        let before_asks = next.is_some_and(|b| {
            b.form == Form::Para && {
                let parts = sentences(text, b.start, b.end);
                parts.first().is_some_and(|p| ask(&plain(&text[p.0..p.1])).wants_answer())
            }
        });
        let before_item = next.is_some_and(|b| b.marker().is_some());
        if is_heading(words) && (marked || begins_list || before_asks || before_item) && n + 1 < blocks.len()
        {
            blocks[n].form = Form::Heading;
        }
    }
}

fn is_heading(words: &str) -> bool {
    let count = words.split_whitespace().count();
    if count == 0 || count > 12 || words.len() > 90 || words.contains('\n') {
        return false;
    }
    let bare = words.trim_end_matches([':', '-', '–', ' ']);
    if bare.ends_with(['.', '?', '!', ';', ','])
        || !bare.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
    {
        return false;
    }
    let lower = plain(bare);
    let first = lower.split(' ').next().unwrap_or("");
    if lower.split(' ').count() <= 2 && is_month(first) {
        return false;
    }
    if !bare.chars().any(char::is_alphabetic) {
        return false;
    }
    let colon = words.ends_with(':');
    !matches!(
        first,
        "dear"
            | "hi"
            | "hello"
            | "hey"
            | "please"
            | "thanks"
            | "thank"
            | "regards"
            | "good"
            | "i"
            | "to"
            | "for"
            | "of"
            | "in"
            | "with"
            | "under"
            | "as"
            | "can"
            | "could"
            | "also"
            | "and"
            | "would"
            | "from"
            | "sent"
            | "if"
            | "we"
            | "my"
    ) && !lower.contains("following")
        && !lower.contains("please")
        && (matches!(ask(&lower), Ask::None)
            || (!colon && count <= 5 && !lower.contains(" you") && !names_a_record(&lower))
            || lower.starts_with("part ")
            || lower.starts_with("section "))
        && !(colon && count > 8)
}

/// What an item that names a thing begins with.
static THING: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:the|any|all|an?|whether|how|what|which|who|when|where|cop(?:y|ies)|details?|names?|dates?|numbers?|totals?)\b")
        .expect("the pattern is a constant that a test builds")
});
