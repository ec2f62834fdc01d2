//! What was typed into a box, with the questions that the reader finds in it and their places; and what is left of it
//! when some of them are answered.

use document::request::Request;

/// A box of the form.
#[derive(Clone, Debug, Default)]
pub struct TypedBox {
    /// The text, into which all places point.
    pub text: String,
    /// Its questions, in order; the whole text where the reader finds none.
    pub questions: Vec<TypedQuestion>,
    /// Words that several questions share: from where to where.
    stems: Vec<(usize, usize)>,
}

/// A question in a box.
#[derive(Clone, Debug)]
pub struct TypedQuestion {
    /// Its words.
    pub text: String,
    /// The part that it stands under.
    pub heading: Option<String>,
    /// Words that it shares with others.
    pub stem: Option<String>,
    /// Whether it asks for the applicant's own data: nothing published answers that.
    pub own: bool,
    from: usize,
    to: usize,
    under: Option<usize>,
}

impl TypedBox {
    pub(super) fn of(text: &str, request: &Request) -> TypedBox {
        let within = |from: usize, to: usize| from < to && text.get(from..to).is_some();
        let stems: Vec<(usize, usize)> = request.stems.iter().map(|s| (s.start, s.end)).collect();
        let mut questions: Vec<TypedQuestion> = request
            .questions
            .iter()
            .filter(|q| within(q.start, q.end))
            .map(|q| TypedQuestion {
                text: q.text.clone(),
                heading: q.heading.clone(),
                stem: q.stem.and_then(|s| request.stems.get(s)).map(|s| s.text.clone()),
                own: q.own_personal_data == Some(true),
                from: q.start,
                to: q.end,
                under: q.stem,
            })
            .collect();
        if questions.is_empty() {
            questions.push(TypedQuestion {
                text: text.split_whitespace().collect::<Vec<_>>().join(" "),
                heading: None,
                stem: None,
                own: false,
                from: 0,
                to: text.len(),
                under: None,
            });
        }
        TypedBox { text: text.to_owned(), questions, stems }
    }

    /// What is still asked when these of its questions are answered: the text without them, and nothing where none is
    /// left. A question that leans on one that was taken out says which.
    pub fn without(&self, answered: &[usize]) -> Option<String> {
        let is_answered = |at: usize| answered.contains(&at);
        if !(0..self.questions.len()).any(is_answered) {
            return Some(self.text.trim().to_owned());
        }
        if (0..self.questions.len()).all(is_answered) {
            return None;
        }
        let mut cuts: Vec<(usize, usize)> = Vec::new();
        let mut notes: Vec<(usize, String)> = Vec::new();
        for (at, question) in self.questions.iter().enumerate() {
            if is_answered(at) {
                cuts.push(self.lines_of(question.from, question.to));
            } else if at > 0 && is_answered(at - 1) && leans(question) {
                notes.push((question.from, format!("About “{}”: ", self.questions[at - 1].text)));
            }
        }
        for (stem, place) in self.stems.iter().enumerate() {
            let mut under =
                self.questions.iter().enumerate().filter(|(_, q)| q.under == Some(stem)).peekable();
            if under.peek().is_some() && under.all(|(at, _)| is_answered(at)) {
                cuts.push(self.lines_of(place.0, place.1));
            }
        }
        cuts.sort_unstable();
        let mut left = String::new();
        let mut at = 0;
        let mut keep = |from: usize, to: usize| {
            let mut here = from;
            for (place, note) in notes.iter().filter(|(place, _)| (from..to).contains(place)) {
                left.push_str(self.text.get(here..*place).unwrap_or_default());
                left.push_str(note);
                here = *place;
            }
            left.push_str(self.text.get(here..to).unwrap_or_default());
        };
        for (from, to) in cuts {
            if from > at {
                keep(at, from);
            }
            at = at.max(to);
        }
        if at < self.text.len() {
            keep(at, self.text.len());
        }
        Some(tidy(&left))
    }

    /// A place with its label, and with the end of its last line where nothing else stands in its lines.
    fn lines_of(&self, from: usize, to: usize) -> (usize, usize) {
        let from = self.before_label(from);
        let whole = from == 0 || self.text[..from].ends_with('\n');
        (from, if whole && self.text[to..].starts_with('\n') { to + 1 } else { to })
    }

    /// The beginning of the line where only a label stands before a place in it.
    fn before_label(&self, from: usize) -> usize {
        let before = &self.text[..from];
        let line = before.rfind('\n').map_or(0, |at| at + 1);
        let label = before[line..].trim();
        let short = label.chars().count() <= 12 && !label.chars().any(char::is_whitespace);
        if short && label.chars().filter(|c| c.is_alphabetic()).count() <= 3 { line } else { from }
    }
}

/// Whether a question says too little by itself to be understood without the one before it.
fn leans(question: &TypedQuestion) -> bool {
    let lower = question.text.to_lowercase();
    let points = lower
        .split(|c: char| !c.is_alphanumeric())
        .any(|word| matches!(word, "it" | "its" | "this" | "that" | "these" | "those" | "them" | "they"));
    question.heading.is_none() && question.stem.is_none() && points
}

/// Without lines of blanks one after another.
fn tidy(text: &str) -> String {
    let mut out: Vec<&str> = Vec::new();
    for line in text.lines().map(str::trim_end) {
        if !(line.trim().is_empty() && out.last().is_none_or(|last| last.trim().is_empty())) {
            out.push(line);
        }
    }
    out.join("\n").trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, questions: &[&str], answered: &[usize], left: Option<&str>) {
        let opened = reading::Opened::from_text(text.to_owned());
        let request = reading::request(&opened);
        let typed = TypedBox::of(request.text.as_deref().unwrap_or(&opened.text), &request);
        let found: Vec<&str> = typed.questions.iter().map(|q| q.text.as_str()).collect();
        assert_eq!(found, questions);
        assert_eq!(typed.without(answered).as_deref(), left, "{answered:?}");
    }

    #[test]
    fn what_is_answered_is_taken_out_and_everything_else_stays() {
        let swans = "How many swans live on the moat?\nWho feeds them in winter?";
        let both = ["How many swans live on the moat?", "Who feeds them in winter?"];
        check(swans, &both, &[], Some(swans));
        check(swans, &both, &[1], Some("How many swans live on the moat?"));
        // The second leans on the first.
        check(
            swans,
            &both,
            &[0],
            Some("About “How many swans live on the moat?”: Who feeds them in winter?"),
        );
        check(swans, &both, &[0, 1], None);
        let numbered = "Please tell me:\n\n1. How many bollards are there?\n2. How many lamp posts are there?\n3. Who paints the pier?\n";
        let three =
            ["How many bollards are there?", "How many lamp posts are there?", "Who paints the pier?"];
        check(
            numbered,
            &three,
            &[1],
            Some("Please tell me:\n\n1. How many bollards are there?\n3. Who paints the pier?"),
        );
        check("Fees for moorings", &["Fees for moorings"], &[0], None);
    }
}
