//! What the memory proposes, seen as an officer sees it.

mod seeds;
