//! Tests of the reading: what goes in as bytes, and what is said about it.

mod filing;
mod formats;
mod helpers;
mod request;
mod response;
mod robust;
