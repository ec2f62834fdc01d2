//! What the memory proposes, seen as an officer sees it.

mod earlier;
mod helpers;
mod registers;
mod seeds;
