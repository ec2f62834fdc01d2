//! Two versions of words beside each other: what stayed, what went, what came, word by word.

/// A run of words that two versions share, or that only one of them has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Run {
    /// In both.
    Same(String),
    /// Only in the earlier one.
    Gone(String),
    /// Only in the later one.
    New(String),
}

/// Most words of a version that are compared one by one; longer ones are told as a whole.
const MOST: usize = 2000;

/// What changed from one version to the next.
pub fn compare(before: &str, after: &str) -> Vec<Run> {
    let (a, b) = (pieces(before), pieces(after));
    if a.len() > MOST || b.len() > MOST {
        let whole = [(before, Run::Gone as fn(String) -> Run), (after, Run::New)];
        return whole.into_iter().filter(|(t, _)| !t.is_empty()).map(|(t, run)| run(t.to_owned())).collect();
    }
    // The longest common subsequence, from the end, so that the walk is forward.
    let wide = b.len() + 1;
    let mut longest = vec![0u16; (a.len() + 1) * wide];
    for i in (0..a.len()).rev() {
        for j in (0..b.len()).rev() {
            longest[i * wide + j] = if a[i] == b[j] {
                longest[(i + 1) * wide + j + 1] + 1
            } else {
                longest[(i + 1) * wide + j].max(longest[i * wide + j + 1])
            };
        }
    }
    let (mut i, mut j) = (0, 0);
    let mut runs: Vec<Run> = Vec::new();
    while i < a.len() || j < b.len() {
        let run = if i < a.len() && j < b.len() && a[i] == b[j] {
            (i, j) = (i + 1, j + 1);
            Run::Same(b[j - 1].to_owned())
        } else if i < a.len() && (j == b.len() || longest[(i + 1) * wide + j] >= longest[i * wide + j + 1]) {
            i += 1;
            Run::Gone(a[i - 1].to_owned())
        } else {
            j += 1;
            Run::New(b[j - 1].to_owned())
        };
        match (runs.last_mut(), run) {
            (Some(Run::Same(known)), Run::Same(more))
            | (Some(Run::Gone(known)), Run::Gone(more))
            | (Some(Run::New(known)), Run::New(more)) => known.push_str(&more),
            (_, run) => runs.push(run),
        }
    }
    runs
}

/// Words and the space between them, each a piece.
fn pieces(text: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let mut from = 0;
    let mut space = None;
    for (at, c) in text.char_indices() {
        if space.is_some_and(|was| was != c.is_whitespace()) {
            out.push(&text[from..at]);
            from = at;
        }
        space = Some(c.is_whitespace());
    }
    if from < text.len() {
        out.push(&text[from..]);
    }
    out
}
