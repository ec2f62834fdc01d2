//! How blocks go over pages: which stay with the one after them, and which pages lie on their side.

use document::{Block, Inline};

use super::{Columns, Grid};

/// A paragraph up to this many bytes before the last block is the close ("Yours sincerely").
const CLOSE: usize = 40;

/// Blocks on pages of one kind.
pub(crate) struct Section<'a> {
    /// Whether the pages lie on their side.
    pub(crate) lying: bool,
    pub(crate) blocks: &'a [Block],
}

/// The document cut where the page turns: for a table too wide for an upright page, with the headings over it.
pub(crate) fn sections(blocks: &[Block]) -> Vec<Section<'_>> {
    let mut sections: Vec<Section> = Vec::new();
    let mut from = 0;
    for (i, block) in blocks.iter().enumerate() {
        if !lies(block) {
            continue;
        }
        let mut start = i;
        while start > from && keeps_with_next(blocks, start - 1) {
            start -= 1;
        }
        if start > from {
            sections.push(Section { lying: false, blocks: &blocks[from..start] });
        }
        match sections.last_mut().filter(|last| last.lying) {
            // Two such tables one after the other share their pages.
            Some(last) => {
                let first = start - last.blocks.len();
                last.blocks = &blocks[first..=i];
            }
            None => sections.push(Section { lying: true, blocks: &blocks[start..=i] }),
        }
        from = i + 1;
    }
    if from < blocks.len() {
        sections.push(Section { lying: false, blocks: &blocks[from..] });
    }
    sections
}

fn lies(block: &Block) -> bool {
    match block {
        Block::Table(table) => Grid::of(table).is_some_and(|grid| Columns::of(&grid, true).lying),
        _ => false,
    }
}

/// Whether a block must not be the last on a page: a heading, a question over its answer, a paragraph that ends in a
/// colon, the close over the name.
pub(crate) fn keeps_with_next(blocks: &[Block], i: usize) -> bool {
    let Some(next) = blocks.get(i + 1) else { return false };
    match &blocks[i] {
        Block::Heading { .. } | Block::Question { .. } => true,
        Block::Paragraph(content) => {
            let colon = last_word(content).is_some_and(|t| t.ends_with(':'));
            let close = i + 2 == blocks.len() && matches!(next, Block::Paragraph(_));
            colon || (close && super::inline_bytes(content) <= CLOSE)
        }
        _ => false,
    }
}

fn last_word(content: &[Inline]) -> Option<&str> {
    content.iter().rev().find_map(|inline| match inline {
        Inline::Text(t) | Inline::Strong(t) | Inline::Emphasis(t) | Inline::Link { text: t, .. } => {
            Some(t.trim_end()).filter(|t| !t.is_empty())
        }
        Inline::Break => None,
    })
}

#[cfg(test)]
mod tests {
    use document::Table;

    use super::*;

    fn wide() -> Block {
        let row = |word: &str| (0..14).map(|i| format!("{word} {i}")).collect::<Vec<_>>();
        Block::Table(Table {
            caption: "W".into(),
            headings: row("Department"),
            rows: vec![row("undetermined")],
        })
    }

    #[test]
    fn a_wide_table_turns_its_page_and_takes_its_heading_along() {
        let question = Block::Question { label: Some("1".into()), text: "Which?".into() };
        let blocks =
            [Block::text("Dear"), question, Block::text("These:"), wide(), wide(), Block::text("End")];
        let cut: Vec<(bool, usize)> = sections(&blocks).iter().map(|s| (s.lying, s.blocks.len())).collect();
        assert_eq!(cut, [(false, 1), (true, 4), (false, 1)]);
        assert!(sections(&[]).is_empty());
        assert_eq!(sections(&[wide()]).len(), 1);
    }

    #[test]
    fn what_leads_on_stays_with_what_follows() {
        for (block, next, kept) in [
            (Block::heading(2, "A"), Block::text("b"), true),
            (Block::text("We weighed:"), Block::text("b"), true),
            (Block::text("Yours sincerely"), Block::text("Rowan Ashlock"), true),
            (Block::text("On balance the public interest lies in withholding it."), Block::text("b"), false),
        ] {
            assert_eq!(keeps_with_next(&[block.clone(), next], 0), kept, "{block:?}");
            assert!(!keeps_with_next(&[block], 0));
        }
    }
}
