//! A case as a sequence of events: its states, and who may do what.
//!
//! A pure core: [`decide()`] says what follows from a command or why it may not be, [`apply()`] folds an event into the
//! state. Nothing here reads the clock, the disk or the network; nothing here composes a letter or counts a day.

pub mod actor;
pub mod apply;
pub mod authority;
pub mod case;
mod clock;
pub mod command;
pub mod decide;
pub mod decision;
mod digest;
pub mod event;
pub mod ids;
mod parts;
pub mod permission;
mod project;
mod refusal;
pub mod register;
pub mod rows;
pub mod words;

pub use actor::{Actor, Role};
pub use apply::{apply, fold, open};
pub use authority::{Authority, AuthorityEvent};
pub use case::{Case, Progress, Stage};
pub use clock::{payable_by, working, working_if, working_with};
pub use command::{Command, FindingNote, OpenCase, OpenHistory, Severity};
pub use decide::{Context, decide, open_case, open_history};
pub use decision::{Decision, Disposition};
pub use event::Event;
pub use ids::*;
pub use project::{case_row, next_step};
pub use refusal::{Refusal, RefusalKind};
pub use register::Register;
