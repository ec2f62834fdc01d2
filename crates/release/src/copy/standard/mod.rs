//! What a copy of an Office file keeps beside what is seen: only what the format itself is made of. What other programs wrote
//! into it, styles that nothing uses and names that people gave to styles, themes and shapes stay behind.

mod book;
mod names;
mod namespaces;
mod slides;
mod theme;
mod word;

pub(super) use book::BookStyles;
pub(super) use names::{is_own_part, is_own_switch, is_own_word, shape_name};
pub(super) use namespaces::leave_out;
pub(super) use slides::SlidesUsed;
pub(super) use theme::nameless;
pub(super) use word::WordStyles;
