//! The marked texts of `tests/texts`: how much is found, of each kind, and how much of what is found is right.

use personal::{Found, Kind, SeniorRoles};

use crate::{
    labelled::{Mark, read},
    score::{Score, add, table},
};

/// All marked texts: name, text, marks.
fn texts() -> Vec<(String, String, Vec<Mark>)> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/texts");
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    assert!(paths.len() >= 40, "the texts are there");
    paths
        .into_iter()
        .map(|path| {
            let (text, marks) = read(&std::fs::read_to_string(&path).unwrap());
            (path.file_stem().unwrap().to_string_lossy().into_owned(), text, marks)
        })
        .collect()
}

fn find(text: &str) -> Found {
    personal::find(text, &SeniorRoles::default())
}

/// Held a little below what is reached, so that a change for the worse is seen and one for the better is not in the way.
#[test]
fn what_is_found_in_the_marked_texts_does_not_get_worse() {
    let mut score = Score::default();
    let mut mistakes = Vec::new();
    for (name, text, marks) in texts() {
        add(&mut score, &text, &marks, &find(&text), &mut |line| mistakes.push(format!("{name}: {line}")));
    }
    let share = |part: usize, of: usize| part as f64 / of.max(1) as f64;
    for (kind, tally) in &score.kinds {
        let (recall, precision) = match kind {
            Kind::Person => (0.97, 0.98),
            Kind::Address | Kind::Role => (0.95, 0.95),
            _ => (1.0, 0.97),
        };
        let good = share(tally.full, tally.gold) >= recall && share(tally.right, tally.said) >= precision;
        assert!(good, "{}\n{}\n{}", kind.name(), table(&score), mistakes.join("\n"));
    }
    assert!(share(score.roles_linked, score.roles) >= 0.95, "{}", table(&score));
    assert!(share(score.graded_right, score.graded) >= 0.95, "{}", table(&score));
}

#[test]
fn the_same_text_gives_the_same_spans_and_each_lies_where_it_says() {
    for (name, text, _) in texts() {
        let found = find(&text);
        assert_eq!(found, find(&text), "{name}");
        for span in &found.spans {
            assert_eq!(span.text, text[span.start..span.end], "{name}");
            assert_eq!(span.start_char, text[..span.start].chars().count(), "{name}");
            assert_eq!(span.end_char, text[..span.end].chars().count(), "{name}");
            assert!(
                !span.why.is_empty() && span.confidence > 0.0 && span.confidence <= 1.0,
                "{name}: {span:?}"
            );
        }
    }
}

#[test]
fn lines_that_end_as_on_windows_change_nothing() {
    for (name, text, _) in texts() {
        let words = |found: Found| {
            found
                .spans
                .into_iter()
                .map(|s| (s.kind, s.text.replace('\r', ""), s.seniority))
                .collect::<Vec<_>>()
        };
        assert_eq!(words(find(&text)), words(find(&text.replace('\n', "\r\n"))), "{name}");
    }
}
