//! Job titles beside names, and which of them count as senior by the authority's rule. A job title without a name is left alone.

use crate::{
    context::{Doc, labelled},
    lexicon::{self, BODY, GIVEN, PLACE, ROLE, UNKNOWN, WORD},
    seniority::SeniorRoles,
    span::{Found, Kind, Seniority, Span},
    tokens::{Gap, Shape},
};

const BETWEEN: [&str; 20] = [
    "of", "and", "for", "to", "the", "in", "with", "at", "on", "&", "y", "de", "yr", "a", "ac", "ar", "i",
    "o", "dros", "am",
];

/// Where the job title that begins at this token ends: the token behind it.
fn phrase(doc: &Doc, from: usize, stop: &dyn Fn(usize) -> bool) -> Option<usize> {
    let first = doc.tokens.get(from)?;
    if !first.is_capital() || stop(from) {
        return None;
    }
    let mut end = from;
    let mut last = from;
    let mut role = false;
    while end < doc.tokens.len() && end - from < 16 {
        let token = &doc.tokens[end];
        if end > from && token.gap > Gap::Space || stop(end) {
            break;
        }
        match token.shape {
            Shape::Capital | Shape::Upper | Shape::Initial => {
                let strange = token.marks
                    & (WORD
                        | ROLE
                        | BODY
                        | PLACE
                        | UNKNOWN
                        | lexicon::THING
                        | lexicon::STREET
                        | lexicon::ACRONYM
                        | lexicon::FAMILY)
                    == 0;
                let welsh = end > from && lexicon::is_welsh_post(doc.word(end - 1));
                if strange && token.marks & GIVEN != 0 && end > from && !welsh {
                    break;
                }
                role |= token.marks & ROLE != 0;
                last = end;
            }
            Shape::Lower if BETWEEN.contains(&doc.word(end)) && end > from => {}
            Shape::Sign(b'&' | b'/' | b'\'') if end > from => {}
            Shape::Sign(b'-') if end > from && token.gap == Gap::None => {}
            Shape::Digits if end > from && doc.word(end).len() == 3 => last = end,
            // "Assistant Director (Finance)"
            Shape::Sign(b'(') if role && token.gap == Gap::Space => {
                let close = (end + 1..(end + 7).min(doc.tokens.len())).find(|at| doc.tokens[*at].is(b')'));
                let inside = close.filter(|c| {
                    (end + 1..*c).all(|at| {
                        matches!(doc.word(at), "s151" | "S151")
                            || doc.tokens[at].is_capital()
                                && doc.has(at, WORD | ROLE | BODY | lexicon::ACRONYM | lexicon::THING)
                            || BETWEEN.contains(&doc.word(at))
                            || doc.tokens[at].is(b'&')
                    })
                });
                match inside {
                    Some(close) if close > end + 1 => last = close,
                    _ => {}
                }
                break;
            }
            _ => break,
        }
        end += 1;
    }
    if !role {
        return None;
    }
    Some(with_department(doc, from, last + 1, stop))
}

/// ", Children's Services" behind "Assistant Director".
fn with_department(doc: &Doc, from: usize, end: usize, stop: &dyn Fn(usize) -> bool) -> usize {
    let senior = (from..end)
        .any(|at| matches!(doc.word(at), "Director" | "Head" | "Manager" | "Lead" | "Leader" | "Officer"));
    if !senior || !doc.tokens.get(end).is_some_and(|t| t.is(b',')) {
        return end;
    }
    let mut at = end + 1;
    let mut last = end;
    let mut department = false;
    while let Some(token) = doc.tokens.get(at) {
        if token.gap > Gap::Space || stop(at) {
            break;
        }
        if token.is_capital() {
            if token.marks & (WORD | BODY) == 0
                || token.marks & ROLE != 0
                || matches!(
                    doc.word(at),
                    "Grade"
                        | "Band"
                        | "Council"
                        | "Trust"
                        | "Ltd"
                        | "County"
                        | "Borough"
                        | "School"
                        | "University"
                )
            {
                return end;
            }
            department |= token.marks & (WORD | BODY) != 0;
            last = at;
        } else if !(BETWEEN.contains(&doc.word(at)) || token.is(b'&') || token.is(b'\'')) {
            break;
        }
        at += 1;
    }
    let closed = doc.tokens.get(last + 1).is_none_or(|t| {
        t.gap >= Gap::Column || matches!(t.shape, Shape::Sign(b'.' | b';' | b')' | b',' | b'|' | b':'))
    });
    if department && closed && last > end { last + 1 } else { end }
}

/// The job title that follows a name, behind a comma, bracket, dash or bar: its first token and the one behind it.
fn behind(doc: &Doc, last: usize, stop: &dyn Fn(usize) -> bool) -> Option<(usize, usize)> {
    let mut at = last + 1;
    // "MBE", "CEng"
    for _ in 0..2 {
        let comma = usize::from(doc.tokens.get(at).is_some_and(|t| t.is(b',')));
        let Some(letters) = doc.tokens.get(at + comma).filter(|t| t.gap <= Gap::Space) else { break };
        let word = doc.word(at + comma);
        let honour = [
            "MBE", "OBE", "CBE", "BEM", "QPM", "MP", "MSP", "MS", "KC", "QC", "JP", "DL", "BSc", "BA", "MA",
            "MSc", "PhD", "MRTPI", "MRICS", "FRICS", "CEng", "CPFA", "RMN", "RGN", "CIPFA",
        ];
        if letters.is_capital() && honour.contains(&word) {
            at += comma + 1;
        }
    }
    // "(she/her)", "(Unison)": the post may stand behind.
    if doc.tokens.get(at).is_some_and(|t| t.is(b'(') && t.gap <= Gap::Space)
        && let Some(close) = (at + 1..(at + 7).min(doc.tokens.len())).find(|t| doc.tokens[*t].is(b')'))
        && doc.tokens.get(close + 1).is_some_and(|t| t.is(b',') || t.is(b'-') || t.is(b'|'))
        && !doc.tokens[at..=close].iter().any(|t| t.marks & ROLE != 0)
    {
        at = close + 1;
    }
    let sign = doc.tokens.get(at)?;
    let direct = sign.is_capital()
        && sign.gap == Gap::Space
        && matches!(
            doc.word(at),
            "Head" | "Director" | "Chief" | "Deputy" | "Assistant" | "Interim" | "Acting"
        );
    let from = if direct || sign.gap == Gap::Column && sign.is_capital() {
        at
    } else if sign.gap <= Gap::Space
        && matches!(sign.shape, Shape::Sign(b',' | b'(' | b'-' | b'|' | b'/' | b':' | b'['))
    {
        if sign.is(b':') || sign.is(b'-') && sign.gap == Gap::None {
            return None;
        }
        at + 1
    } else {
        return None;
    };
    let from =
        if ["the", "our", "The", "her", "his", "their", "my", "your", "a", "an"].contains(&doc.word(from)) {
            from + 1
        } else {
            from
        };
    if doc.tokens.get(from).is_none_or(|t| t.gap >= Gap::Line) {
        return None;
    }
    // "(Chair, Head of Public Protection)": the post, not the part played in the meeting.
    let from = match phrase(doc, from, stop) {
        Some(end)
            if end - from == 1
                && matches!(doc.word(from), "Chair" | "Vice-Chair" | "Lead")
                && doc.tokens.get(end).is_some_and(|t| t.is(b','))
                && phrase(doc, end + 1, stop).is_some() =>
        {
            end + 1
        }
        _ => from,
    };
    // "(partner)" is of the family.
    let end = phrase(doc, from, stop)?;
    let family = sign.is(b'(') && end - from == 1 && doc.word(from).eq_ignore_ascii_case("partner");
    (!family).then_some((from, end))
}

/// True where a job title follows this last token of a name.
pub(crate) fn follows(doc: &Doc, last: usize) -> Option<usize> {
    behind(doc, last, &|_| false).map(|(_, end)| end)
}

/// True where the next line is a job title.
pub(crate) fn below(doc: &Doc, last: usize) -> bool {
    doc.tokens.get(last + 1).is_some_and(|t| t.gap == Gap::Line)
        && phrase(doc, last + 1, &|_| false).is_some_and(|end| ends_line(doc, end))
}

fn ends_line(doc: &Doc, end: usize) -> bool {
    doc.tokens
        .get(end)
        .is_none_or(|t| t.gap >= Gap::Column || matches!(t.shape, Shape::Sign(b',' | b'|' | b'.' | b'-')))
}

/// ", the headteacher,": a job title in small letters between commas.
fn small(doc: &Doc, last: usize) -> Option<(usize, usize)> {
    let comma = doc.after(last).filter(|c| doc.tokens[*c].is(b','))?;
    let the = doc.after(comma).filter(|t| matches!(doc.word(*t), "the" | "our" | "their"))?;
    let lexicon = lexicon::lexicon();
    let mut key = String::new();
    let mut at = doc.after(the)?;
    let from = at;
    for _ in 0..3 {
        if doc.tokens[at].shape != Shape::Lower {
            return None;
        }
        let role = lexicon.marks(doc.word(at), &mut key) & ROLE != 0;
        let close = doc
            .tokens
            .get(at + 1)
            .is_none_or(|t| t.gap >= Gap::Line || matches!(t.shape, Shape::Sign(b',' | b'.' | b')' | b';')));
        if role && close {
            return Some((from, at + 1));
        }
        at = doc.after(at)?;
    }
    None
}

/// A job title directly before a name: "Director of Education, Eleanor Voss", "Chief Executive Jane Smith".
fn before(doc: &Doc, first: usize, stop: &dyn Fn(usize) -> bool) -> Option<(usize, usize)> {
    let mut at = doc.before(first)?;
    if doc.tokens[at].is(b',') || doc.tokens[at].is(b':') {
        at = doc.before(at)?;
    }
    let end = at + 1;
    let mut from = end;
    while end - at <= 9 {
        let token = &doc.tokens[at];
        if stop(at)
            || doc.word(at) == "and" && doc.word(at + 1) == "the"
            || token.possessive && at + 1 != end
            || !(token.is_capital()
                || BETWEEN.contains(&doc.word(at))
                || token.is(b'&')
                || token.is(b'-') && token.gap == Gap::None)
        {
            break;
        }
        if token.is_capital() {
            from = at;
        }
        match doc.before(at) {
            Some(previous) if doc.tokens[at].gap <= Gap::Space => at = previous,
            _ => break,
        }
    }
    if doc.word(from) == "The" {
        from += 1;
    }
    if end - from < 2 || doc.tokens[from].end > doc.tokens[first].start {
        return None;
    }
    // A sentence's first word, "Officers Jane Smith": two words in capitals at least, the last or first a job.
    let words = (from..end).filter(|w| doc.tokens[*w].is_capital()).count();
    let noun = doc.has(end - 1, ROLE)
        || (from..end).any(|w| doc.has(w, ROLE) && matches!(doc.word(w + 1), "of" | "for"));
    if words < 2 || !noun || (from..end).all(|w| doc.has(w, lexicon::TITLE)) {
        return None;
    }
    // "HM Assistant Coroner Ms Vane": the rest of the post is taken for a title.
    let broken = end == first
        && doc.has(first, lexicon::TITLE)
        && matches!(doc.word(end - 1), "Assistant" | "Deputy" | "Senior" | "Chief");
    if broken {
        return None;
    }
    phrase(doc, from, stop).filter(|e| *e == end).map(|e| (from, e))
}

/// Job titles of the people found, and from them who is senior.
pub(crate) fn find(doc: &Doc, found: &mut Found, addresses: &[Span], rule: &SeniorRoles) {
    let taken: Vec<(usize, usize)> =
        found.spans.iter().map(|s| (doc.token_from(s.start), doc.token_from(s.end))).collect();
    let mut owners = vec![false; doc.tokens.len()];
    for (from, to) in &taken {
        owners[*from..*to].iter_mut().for_each(|o| *o = true);
    }
    let stop = |at: usize| owners.get(at).copied().unwrap_or(false);
    let mut roles = Claims {
        list: Vec::new(),
        tokens: vec![false; doc.tokens.len() + 1],
        people: vec![false; taken.len()],
    };
    for (who, (_, to)) in taken.iter().enumerate() {
        if let Some((from, end)) = behind(doc, to - 1, &stop).or_else(|| small(doc, to - 1)) {
            roles.add(who, from, end, "a job title behind the name");
        } else if doc.tokens.get(*to).is_some_and(|t| t.gap == Gap::Line)
            && let Some(end) = phrase(doc, *to, &stop)
            && ends_line(doc, end)
            && doc.tokens[taken[who].0].gap >= Gap::Line
        {
            roles.add(who, *to, end, "a job title in the line below the name");
        }
    }
    for (who, (from, _)) in taken.iter().enumerate() {
        if !roles.people[who]
            && let Some((first, end)) = before(doc, *from, &stop)
        {
            roles.add(who, first, end, "a job title before the name");
        }
    }
    over_names(doc, &taken, &mut roles, &stop);
    behind_addresses(doc, &taken, addresses, &mut roles, &stop);
    as_a_job(doc, &taken, &mut roles, &stop);
    in_columns(doc, &taken, &mut roles);
    under_labels(doc, &taken, &mut roles, &stop);
    let mut spans = Vec::new();
    let mut seniority: std::collections::HashMap<u32, Seniority> = std::collections::HashMap::new();
    for (who, from, to, why) in roles.list {
        let (start, end) = (doc.tokens[from].start, doc.tokens[to - 1].end);
        let mut span = Span::new(Kind::Role, start, end, 0.9, why);
        span.person = found.spans[who].person;
        let level = rule.of(&doc.text[start..end]);
        span.seniority = Some(level);
        if let Some(person) = span.person {
            let known = seniority.entry(person).or_insert(level);
            if level == Seniority::Senior {
                *known = level;
            }
        }
        spans.push(span);
    }
    found.spans.extend(spans);
    for span in &mut found.spans {
        if let Some(person) = span.person {
            span.seniority = seniority.get(&person).copied().or(span.seniority);
        }
    }
}

/// "+-- Team Leader, Enforcement: Jago Nancarrow", "Benefits Manager - Ann Obi", and a job title on a line of its own over the
/// line with the name alone.
fn over_names(doc: &Doc, taken: &[(usize, usize)], roles: &mut Claims, stop: &dyn Fn(usize) -> bool) {
    for (who, (name, to)) in taken.iter().enumerate() {
        if roles.people[who] || *name == 0 {
            continue;
        }
        let gap = doc.tokens[*name].gap;
        let sign = &doc.tokens[name - 1];
        let end = if gap <= Gap::Space && (sign.is(b':') || sign.is(b'-') && sign.gap == Gap::Space) {
            name - 1
        } else if gap == Gap::Column
            || gap == Gap::Line && doc.tokens.get(*to).is_none_or(|t| t.gap >= Gap::Line)
        {
            *name
        } else {
            continue;
        };
        let line = &doc.lines.lines[doc.lines.at(sign.start)];
        if line.headings.is_some() {
            continue;
        }
        let mut from = doc.token_from(line.start);
        while from < end && matches!(doc.tokens[from].shape, Shape::Sign(_) | Shape::Digits) {
            from += 1;
        }
        let words = (from..end).filter(|at| doc.tokens[*at].is_capital()).count();
        let titles = (from..end).all(|w| doc.has(w, lexicon::TITLE));
        if words >= 2 && !titles && phrase(doc, from, stop) == Some(end) {
            roles.add(who, from, end, "a job title over or before the name");
        }
    }
}

/// "Jean Mukendi, of 60 Brickfield Way, Calderbridge, Civil Enforcement Officer, will say".
fn behind_addresses(
    doc: &Doc,
    taken: &[(usize, usize)],
    addresses: &[Span],
    roles: &mut Claims,
    stop: &dyn Fn(usize) -> bool,
) {
    for address in addresses {
        let first = doc.token_from(address.start);
        let comma = doc.token_from(address.end);
        let Some(who) = last_before(taken, first).filter(|who| first - taken[*who].1 <= 3) else { continue };
        if doc.tokens.get(comma).is_some_and(|t| t.is(b',') && t.gap == Gap::None)
            && let Some(end) = phrase(doc, comma + 1, stop)
            && doc.tokens[comma + 1].gap <= Gap::Line
        {
            roles.add(who, comma + 1, end, "a job title behind the name and address");
        }
    }
}

/// "She was employed as a Finance Assistant": of whom was spoken last.
fn as_a_job(doc: &Doc, taken: &[(usize, usize)], roles: &mut Claims, stop: &dyn Fn(usize) -> bool) {
    for at in 2..doc.tokens.len() {
        if doc.tokens[at].shape != Shape::Capital
            || !matches!(doc.word(at - 1), "a" | "an" | "our" | "the" | "my" | "your" | "as")
            || doc.tokens[at].gap > Gap::Space
        {
            continue;
        }
        // "replaced Barney Tull as Head of Parking"
        if doc.word(at - 1) == "as" {
            if let Some(who) = last_before(taken, at).filter(|who| taken[*who].1 == at - 1)
                && let Some(end) = phrase(doc, at, stop)
            {
                roles.add(who, at, end, "a job title that somebody is said to have");
            }
            continue;
        }
        let leads = ["as", "is", "was", "became", "am", "being", "remains"].contains(&doc.word(at - 2));
        if !leads || doc.tokens[at - 1].gap > Gap::Space {
            continue;
        }
        let Some(end) = phrase(doc, at, stop) else { continue };
        // The last one spoken of, and only within a few sentences.
        let Some(who) = last_before(taken, at).filter(|who| at - taken[*who].1 <= 60) else { continue };
        if doc.has(end - 1, ROLE) || (at..end).any(|w| doc.word(w) == "of") {
            roles.add(who, at, end, "a job title that somebody is said to have");
        }
    }
}

/// Job titles with whom they belong to; a word belongs to one only.
struct Claims {
    list: Vec<(usize, usize, usize, &'static str)>,
    tokens: Vec<bool>,
    people: Vec<bool>,
}

impl Claims {
    fn add(&mut self, who: usize, from: usize, to: usize, why: &'static str) {
        if from < to && !self.tokens[from..to].contains(&true) {
            self.tokens[from..to].iter_mut().for_each(|c| *c = true);
            self.people[who] = true;
            self.list.push((who, from, to, why));
        }
    }
}

/// The last of these names that ends at or before a token.
fn last_before(taken: &[(usize, usize)], at: usize) -> Option<usize> {
    taken.partition_point(|(_, to)| *to <= at).checked_sub(1)
}

fn is_role_heading(heading: &str) -> bool {
    let heading = heading.to_lowercase();
    ["post", "role", "title", "job", "position", "job title", "post title", "designation"]
        .iter()
        .any(|w| heading.split_whitespace().any(|h| h == *w))
        && !heading.contains("code")
        && !heading.contains("post no")
}

/// Cells under "Post" or "Role" in the row of a name.
fn in_columns(doc: &Doc, taken: &[(usize, usize)], roles: &mut Claims) {
    for (who, (from, _)) in taken.iter().enumerate() {
        let line = doc.lines.lines[doc.lines.at(doc.tokens[*from].start)];
        let Some((_, sign)) = line.headings else { continue };
        let heading = doc.lines.heading(doc.text, doc.tokens[*from].start).unwrap_or("").to_lowercase();
        if ["manager", "supervisor", "reports", "approver", "referee"].iter().any(|w| heading.contains(w)) {
            continue;
        }
        let mut start = line.start;
        for cell in doc.text[line.start..line.end].split(char::from(sign)) {
            let trimmed = cell.trim();
            let at = start + (cell.len() - cell.trim_start().len());
            start += cell.len() + 1;
            if trimmed.len() < 3 || !doc.lines.heading(doc.text, at).is_some_and(is_role_heading) {
                continue;
            }
            let (first, last) = (doc.token_from(at), doc.token_from(at + trimmed.len()));
            let title = last == first + 1 && doc.has(first, lexicon::TITLE);
            if !trimmed.starts_with(|c: char| c.is_ascii_digit()) && !title {
                roles.add(who, first, last, "a job title in the row of the name");
            }
        }
    }
}

/// "Post: Customer Service Adviser, Grade 4" below "Employee: …".
fn under_labels(doc: &Doc, taken: &[(usize, usize)], roles: &mut Claims, stop: &dyn Fn(usize) -> bool) {
    for at in 0..doc.tokens.len() {
        if !doc.tokens[at].is(b':') || at == 0 {
            continue;
        }
        let label = doc.label(doc.tokens[at].start, 30);
        let label = label.rsplit([',', ';', '|', '.', ':']).next().unwrap_or("").trim();
        let short = label.split_whitespace().count() <= 3;
        if !short
            || !labelled(
                label,
                &["post", "job title", "role", "position", "title", "designation", "job", "occupation"],
                1,
            )
        {
            continue;
        }
        let Some(from) = doc.after(at) else { continue };
        let Some(who) = last_before(taken, at) else { continue };
        let Some(end) = phrase(doc, from, stop) else { continue };
        roles.add(who, from, end, "a job title under its label");
    }
}
