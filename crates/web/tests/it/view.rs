//! Words for dates, pages of lists, and marks in a text.

use document::Span;
use jiff::civil::date;
use proptest::prelude::*;
use web::view::{Mark, Marked, Pages, clock_time, days_left, long_date};

#[test]
fn dates_and_times_are_said_as_people_say_them() {
    assert_eq!(long_date(&date(2026, 6, 30)), "Tuesday 30 June 2026");
    for (days, says) in [
        (8, "8 working days left"),
        (1, "1 working day left"),
        (0, "today"),
        (-1, "1 working day late"),
        (-2, "2 working days late"),
    ] {
        assert_eq!(days_left(days), says);
    }
    for (instant, says) in [
        ("2026-06-30T23:30:00Z", "1 July 2026, 12:30am"),
        ("2026-01-05T12:05:00Z", "5 January 2026, 12:05pm"),
        ("2026-03-29T01:00:00Z", "29 March 2026, 2:00am"),
        ("2026-10-25T01:00:00Z", "25 October 2026, 1:00am"),
    ] {
        assert_eq!(clock_time(&instant.parse().unwrap()), says);
    }
}

#[test]
fn a_list_names_its_ends_and_the_pages_around() {
    let shown = |current, items| {
        let pages = Pages::new(current, items, 20, "/log?q=a");
        let names = pages
            .shown()
            .iter()
            .map(|page| page.map_or("…".into(), |page| page.to_string()))
            .collect::<Vec<_>>();
        names.join(" ")
    };
    assert_eq!(shown(7, 240), "1 … 6 7 8 … 12");
    assert_eq!(shown(1, 60), "1 2 3");
    assert_eq!(shown(99, 40), "1 2");
    assert_eq!(shown(1, 0), "1");
    assert_eq!(Pages::new(1, 40, 20, "/log?q=a").href(&2), "/log?q=a&page=2");
    assert_eq!(Pages::new(1, 40, 20, "/log").href(&2), "/log?page=2");
}

fn mark(start: usize, end: usize, id: &str) -> Mark {
    Mark { span: Span::new(start, end), id: id.into(), label: id.into(), href: String::new() }
}

#[test]
fn marks_inside_marks_keep_the_text_and_each_its_place() {
    let marked =
        Marked::new("stem one two", vec![mark(0, 12, "stem"), mark(5, 8, "q-1"), mark(9, 12, "q-2")]);
    let pieces = marked.pieces();
    let seen: Vec<_> =
        pieces.iter().map(|piece| (piece.text, piece.mark.map(|mark| mark.id.as_str()))).collect();
    assert_eq!(
        seen,
        [("stem ", Some("stem")), ("one", Some("q-1")), (" ", Some("stem")), ("two", Some("q-2"))]
    );
}

proptest! {
    #[test]
    fn any_marks_lose_no_text_and_no_id(text in "[a-zé£ \n]{0,40}", spans in prop::collection::vec((0usize..60, 0usize..60), 0..8)) {
        let marks: Vec<Mark> = spans.iter().enumerate().map(|(n, (start, end))| mark(*start, *end, &format!("q-{n}"))).collect();
        let usable = marks.iter().filter(|m| !m.span.is_empty() && text.get(m.span.start..m.span.end).is_some()).count();
        let marked = Marked::new(text.clone(), marks);
        let pieces = marked.pieces();
        let joined: String = pieces.iter().map(|piece| piece.text).collect();
        prop_assert_eq!(joined, text);
        prop_assert_eq!(pieces.iter().map(|piece| piece.begins.len()).sum::<usize>(), usable);
    }
}
