//! Drawings of lines (SVG) in Office files, such as the icons that newer programs insert beside the same picture in dots.

use super::xml::{Node, Strictness, walk};
use crate::dangers::CannotCheck;

/// Elements that draw shapes and hold nothing else.
const DRAWS: &[&str] = &[
    "svg",
    "g",
    "path",
    "rect",
    "circle",
    "ellipse",
    "line",
    "polyline",
    "polygon",
    "defs",
    "linearGradient",
    "radialGradient",
    "stop",
    "clipPath",
    "style",
];

/// Attributes that could hold words beside what is drawn.
const WORDY: &[&str] =
    &["aria-label", "aria-description", "href", "label", "alt", "data-name", "desc", "title"];

/// Whether it is a drawing of shapes alone: without words, pictures, programs, links or anything of other programs.
pub(crate) fn only_draws(content: &[u8], depth: usize) -> bool {
    let head = content.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(content).trim_ascii_start();
    // Remarks stand for words that no picture shows.
    if !head.starts_with(b"<") || head.windows(4).any(|w| w == b"<!--") {
        return false;
    }
    let (mut root, mut style) = (None, false);
    let stray = CannotCheck::because;
    let read = walk(content, depth, Strictness::Strict, |node| match node {
        Node::Open(element) => {
            root.get_or_insert_with(|| element.name() == "svg");
            style = element.name() == "style";
            let named = element.whole_name().contains(':') || !DRAWS.contains(&element.name());
            let told = element.attributes().iter().any(|(name, value)| {
                WORDY.contains(&name.as_str())
                    || name.starts_with("data-")
                    || value.contains("url(http")
                    || value.len() > 100_000
            });
            if named || told { Err(stray("it draws more than shapes")) } else { Ok(()) }
        }
        Node::Text(text) if style && only_colours(text) => Ok(()),
        Node::Text(text) if !text.trim().is_empty() => Err(stray("it has words")),
        _ => Ok(()),
    });
    read.is_ok() && root == Some(true)
}

/// Whether rules say which shapes have which colours, and nothing else.
fn only_colours(rules: &str) -> bool {
    rules.split('}').filter(|rule| !rule.trim().is_empty()).all(|rule| {
        rule.split_once('{').is_some_and(|(whose, what)| {
            let plain = |c: char| c.is_ascii_alphanumeric() || ".#_-, ".contains(c) || c.is_whitespace();
            whose.chars().all(plain)
                && what.split(';').filter(|w| !w.trim().is_empty()).all(|w| {
                    let name = w.split(':').next().unwrap_or_default().trim();
                    name.starts_with("fill") || name.starts_with("stroke")
                })
        })
    })
}
