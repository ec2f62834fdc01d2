//! The repository's own rules: DESIGN.md's "What is never true", each kept by a test.
//!
//! They read manifests and sources only, so that they fail within seconds of a change.

mod edges;
mod packages;
mod papers;
mod prose;
mod source;
mod support;
