//! A later release laid over what was known: its values stand, its lists are laid over each other by the ids of what is
//! in them, and what it names as nothing is taken away.

use serde_json::Value;

/// Lays `later` over `state`.
pub(super) fn merge(state: &mut Value, later: Value) {
    match (state, later) {
        (Value::Object(state), Value::Object(later)) => {
            for (key, value) in later {
                if value.is_null() {
                    state.remove(&key);
                } else if let Some(known) = state.get_mut(&key) {
                    merge(known, value);
                } else {
                    state.insert(key, value);
                }
            }
        }
        (Value::Array(state), Value::Array(later)) if named(state) && named(&later) => {
            for value in later {
                match state.iter_mut().find(|known| known.get("id") == value.get("id")) {
                    Some(known) => merge(known, value),
                    None => state.push(value),
                }
            }
        }
        (state, later) => *state = later,
    }
}

/// Whether everything in a list has an id.
fn named(list: &[Value]) -> bool {
    list.iter().all(|inner| inner.get("id").is_some_and(|id| id.is_string() || id.is_number()))
}
