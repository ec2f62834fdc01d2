//! Tests of the reading: what goes in as bytes, and what is said about it.

mod helpers;
mod request;
