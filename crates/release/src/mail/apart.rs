//! What an HTML message keeps apart from its words: comments, programs, rules of style, and properties of elements that are
//! said by some programs, or by none.

use super::hidden::{Tag, unescape};
use crate::metadata::words;
use crate::package::{props, telling};

/// Why something is not seen, and what it says.
type Said = (&'static str, String);

/// Words by which those who make messages find their way in them.
const SIGNPOSTS: &str = " a above address align alignment all and android apple area article background banner basic begin \
     below block blue body border bottom box break browser bulletproof button buttons by card cell center centered centre \
     class client code col cols column columns comment conditional container content copy core css cta custom dark date default \
     definitions desktop device display divider edge email email-body end endfragment endif entire fallback final first fix \
     fixes fluid font fonts footer for force format four full general global gmail greeting grid gutter hack head header \
     heading hello here hero hidden hide highlight horizontal html icon icons if image images in inbox include info inner \
     inline intro ios ipad iphone item layout left legal line lines link links list logo ltr main margin max-width media menu \
     message meta microsoft middle mobile mode module mso nav navigation new nextpage normalize note of office old on one only \
     open optional outer outlook override overrides padding page panel paragraph phone picture pixel pre preheader preview \
     queries query read reset resets responsive right row rows rtl screen second section select separator settings shim \
     sidebar signature single small social space spacer spacing specific split start startfragment stop style styles sub \
     subject subtitle support table tables tablet td template text the third this three title to top tr two type typography \
     unsubscribe used utilities version vertical view visible web webkit white wide width windows with wrap wrapper wrappers \
     yahoo your ";
const MOST_SIGNPOSTS: usize = 8;

/// What a comment says that is not shown, or that only some programs show.
pub(super) fn comment(inside: &str) -> Option<Said> {
    let trimmed = inside.trim_start();
    if trimmed.starts_with("[if") || trimmed.starts_with("<![endif") {
        // What Outlook alone shows often repeats what the others show: that is known from the words seen.
        let shown = trimmed.split_once(']').map_or("", |(_, shown)| shown);
        let bare = crate::plain::without_tags(&without_plumbing(shown));
        let said = words(&bare).filter(|w| w.chars().filter(|c| c.is_alphabetic()).count() > 1).count();
        return (said > 1 || telling::tells(&bare))
            .then(|| ("that only some programs show", unescape(&bare)));
    }
    let bare = crate::plain::without_tags(inside);
    let says = words(&bare).any(|w| w.chars().any(char::is_alphabetic));
    (says && !is_signpost(&bare)).then_some(("in a comment", bare))
}

/// A few words that name a part of the page.
fn is_signpost(text: &str) -> bool {
    let known =
        |word: &str| word.chars().all(|c| !c.is_alphabetic()) || SIGNPOSTS.contains(&format!(" {word} "));
    words(text).count() <= MOST_SIGNPOSTS && words(text).all(|word| known(&word))
}

/// What stands in an element without being markup: its kind, what stands in it, and what follows.
pub(super) fn raw<'h>(tag: &Tag, rest: &'h str) -> Option<(&'static str, &'h str, &'h str)> {
    let kind = ["script", "style", "title"].into_iter().find(|kind| tag.name == *kind)?;
    if tag.empty && kind != "script" {
        return None;
    }
    let ends =
        |at: usize| rest.get(at + 2..at + 2 + kind.len()).is_some_and(|name| name.eq_ignore_ascii_case(kind));
    let end = rest.match_indices("</").map(|(at, _)| at).find(|at| ends(*at)).unwrap_or(rest.len());
    let (inside, after) = rest.split_at(end);
    Some((kind, inside, after))
}

/// What the content of such an element says that is not shown.
pub(super) fn content(kind: &str, tag: &Tag, inside: &str) -> Option<Said> {
    match kind {
        "title" => {
            let title = unescape(inside);
            telling::tells(&title).then_some(("in a title that is not displayed", title))
        }
        "script" => {
            let data = tag.get("type").is_some_and(|kind| kind.contains("json"));
            let says = if data { telling::names_somebody(inside) } else { words(inside).count() > 1 };
            says.then(|| ("in a program", inside.to_owned()))
        }
        _ => {
            let comments = inside.split("/*").skip(1).filter_map(|after| after.split("*/").next());
            let written = inside.split("content:").skip(1).filter_map(|after| {
                let quote = after.trim_start().chars().next().filter(|c| matches!(c, '"' | '\''))?;
                after.trim_start()[1..].split(quote).next()
            });
            let said: Vec<&str> =
                comments.chain(written).filter(|c| telling::tells(c) && !names_style(c)).collect();
            (!said.is_empty()).then(|| ("among the rules of style", said.join(" ")))
        }
    }
}

/// A heading of rules of style, which may have capitals.
fn names_style(comment: &str) -> bool {
    let signs = words(comment).filter(|word| SIGNPOSTS.contains(&format!(" {word} "))).count();
    signs * 2 >= words(comment).count()
}

/// What the properties of an element say that is not shown.
pub(super) fn properties(tag: &Tag) -> Vec<Said> {
    let mut said = Vec::new();
    let mut keep = |why: &'static str, value: &str| said.push((why, unescape(value)));
    if tag.name == "input" && tag.get("type").is_some_and(|t| t.eq_ignore_ascii_case("hidden")) {
        keep("in a field that is not displayed", tag.get("value").unwrap_or(""));
    }
    if tag.name == "meta" {
        let name = tag.get("name").or_else(|| tag.get("property")).unwrap_or("").to_ascii_lowercase();
        let content = tag.get("content").unwrap_or("");
        let author = name.contains("author") || name.contains("creator") || name.contains("modified");
        if !name.is_empty() && (telling::names_somebody(content) || author && props::is_somebody(content)) {
            keep("in a property of the page", content);
        }
    }
    // A picture that is fetched tells its server what its address says.
    if let Some(address) = tag.get("src").filter(|src| src.contains("://")) {
        let spelt = crate::package::parts::decoded(&unescape(address)).replace(['+', '_', '.', '-'], " ");
        if telling::names_somebody(spelt.split_once('?').map_or("", |(_, said)| said)) {
            keep("in the address of a picture that is fetched", &spelt);
        }
    }
    for (name, value) in &tag.attributes {
        let said_aloud = matches!(
            name.as_str(),
            "alt"
                | "title"
                | "summary"
                | "aria-label"
                | "aria-description"
                | "aria-roledescription"
                | "aria-valuetext"
        );
        let of_programs = name.starts_with("data-") || name == "longdesc";
        let value = unescape(value);
        if said_aloud && telling::tells(&value)
            || of_programs && (telling::names_somebody(&value) || has_address(&value))
        {
            keep("in a property of an element", &value);
        }
    }
    said
}

fn has_address(text: &str) -> bool {
    text.split_once('@').is_some_and(|(before, after)| {
        before.ends_with(char::is_alphanumeric)
            && after.contains('.')
            && after.starts_with(char::is_alphanumeric)
    })
}

/// Without the settings and rules of style that Outlook reads.
fn without_plumbing(text: &str) -> String {
    let small = text.to_ascii_lowercase();
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    while let Some(found) = small[at..].find('<') {
        let from = at + found;
        out.push_str(&text[at..from]);
        let kind =
            ["xml>", "xml ", "style>", "style "].iter().find(|kind| small[from + 1..].starts_with(*kind));
        let Some(kind) = kind.map(|kind| &kind[..kind.len() - 1]) else {
            out.push('<');
            at = from + 1;
            continue;
        };
        let close = format!("</{kind}>");
        at = small[from..].find(&close).map_or(text.len(), |n| from + n + close.len());
        // Settings that name somebody are told all the same.
        let bare = crate::plain::without_tags(&text[from..at]);
        if kind == "xml" && telling::names_somebody(&bare) {
            out.push_str(&bare);
        }
    }
    out.push_str(&text[at..]);
    out
}
