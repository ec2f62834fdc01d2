//! Where the words of a question may be cut in two, and the passages of a request that are in no question: what can be
//! pressed instead of typed. It proposes places and decides nothing.

use casework::Case;
use document::Span;

/// Places offered for a cut in one question, and passages offered in one request.
const MOST_CUTS: usize = 10;
const MOST_PASSAGES: usize = 60;

/// Words of a question up to a place where it may be cut.
pub(super) struct Piece {
    /// The words.
    pub words: String,
    /// The offset of the cut after them; none after the last.
    pub cut: Option<usize>,
}

/// What may join two questions in one sentence.
const JOINTS: [&str; 7] = [" and ", ", and ", " as well as ", " including ", " or ", ", ", " plus "];

/// The words of a question with the places at which it may be cut.
pub(super) fn pieces(text: &str) -> Vec<Piece> {
    let mut cuts: Vec<usize> = text
        .match_indices(['.', '?', '!', ';', ':'])
        .map(|(at, mark)| at + mark.len())
        .chain(JOINTS.iter().flat_map(|joint| text.match_indices(joint).map(|(at, _)| at)))
        .collect();
    cuts.sort_unstable();
    cuts.dedup();
    cuts.retain(|at| text[*at..].starts_with([' ', ',']) && cut(text, *at).is_some());
    // A comma before its "and" is one place.
    cuts.dedup_by(|later, earlier| *later - *earlier < 3);
    cuts.truncate(MOST_CUTS);
    if cuts.is_empty() {
        return Vec::new();
    }
    let mut from = 0;
    let ends = cuts.iter().map(|at| (*at, Some(*at))).chain([(text.len(), None)]);
    ends.map(|(end, cut)| {
        // A comma at a cut is shown with the words before it.
        let comma = if text[end..].starts_with(',') { "," } else { "" };
        let words = format!("{}{comma}", text[from..end].trim_start_matches(',').trim());
        from = end;
        Piece { words, cut }
    })
    .collect()
}

/// Both parts of a text cut at an offset, without what only joined them; none where a part has no words.
pub(super) fn cut(text: &str, at: usize) -> Option<(&str, &str)> {
    if !text.is_char_boundary(at) {
        return None;
    }
    let (first, second) = text.split_at_checked(at)?;
    let first = first.trim().trim_end_matches([',', ';', ':']).trim_end();
    let mut second = second.trim_start_matches([',', ';', ' ']);
    for joint in ["and ", "as well as ", "or ", "plus "] {
        second = second.strip_prefix(joint).unwrap_or(second);
    }
    let second = second.trim();
    let says = |part: &str| part.chars().filter(|c| c.is_alphabetic()).count() > 3;
    (says(first) && says(second)).then_some((first, second))
}

/// A passage in no question.
pub(super) struct Passage {
    /// Its first byte.
    pub start: usize,
    /// One past the last.
    pub end: usize,
    /// Its words.
    pub words: String,
    /// The id under which a press is done once.
    pub command: uuid::Uuid,
}

/// The lines and sentences of a request that are in no question.
pub(super) fn rest(case: &Case) -> Vec<Passage> {
    let taken: Vec<Span> = case.questions.iter().filter_map(|q| q.place).collect();
    let mut found = Vec::new();
    let mut offset = 0;
    for line in case.text.split_inclusive('\n') {
        let mut from = 0;
        let ends = line.match_indices(['.', '?', '!']).map(|(at, mark)| at + mark.len());
        for end in ends.filter(|end| line[*end..].starts_with([' ', '\n', '\r'])).chain([line.len()]) {
            let words = &line[from..end];
            let start = offset + from + (words.len() - words.trim_start().len());
            let words = words.trim();
            from = end;
            let here = Span::new(start, start + words.len());
            let free = !taken.iter().any(|place| place.start < here.end && here.start < place.end);
            if free && words.chars().filter(|c| c.is_alphabetic()).count() > 3 {
                let command = uuid::Uuid::now_v7();
                let words = super::frame::short(words, 200);
                found.push(Passage { start: here.start, end: here.end, words, command });
            }
            if found.len() == MOST_PASSAGES {
                return found;
            }
        }
        offset += line.len();
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{cut, pieces};

    #[test]
    fn a_question_is_cut_where_it_may_ask_twice() {
        let text = "The number of benches, and the name of their maker? If none, why?";
        let cuts: Vec<Option<usize>> = pieces(text).iter().map(|piece| piece.cut).collect();
        assert_eq!(cuts.len(), 3, "{:?}", pieces(text).iter().map(|p| &p.words).collect::<Vec<_>>());
        let parts = cut(text, cuts[0].unwrap()).unwrap();
        assert_eq!(parts, ("The number of benches", "the name of their maker? If none, why?"));
        let parts = cut(text, cuts[1].unwrap()).unwrap();
        assert_eq!(parts.1, "If none, why?");
        assert!(pieces("How many swans are there?").is_empty());
        assert_eq!(cut("é é", 1), None, "never inside a character");
        assert_eq!(cut("swans", 90), None);
    }
}
