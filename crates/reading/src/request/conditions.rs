//! Sentences that begin with a condition or with what the writer knows, and whether they go on to ask.

use std::sync::LazyLock;

use regex::Regex;

use super::asks::GIVE;

/// "If there is a lead officer, please give their name."
pub(super) fn if_then_gives(sentence: &str) -> bool {
    IF_THEN_GIVES.is_match(sentence) && !IF_HANDLING.is_match(sentence)
}

/// What stands after "if available," and the like.
pub(super) fn after_condition(sentence: &str) -> &str {
    WHERE_KNOWN.find(sentence).map_or(sentence, |m| &sentence[m.end()..])
}

/// What the writer thinks or knows.
pub(super) static TELLS: LazyLock<Regex> = LazyLock::new(|| {
    one(
        r"^i (?:understand|appreciate|believe|know|note|think|expect|would expect|do not|don.t|have (?:no interest|attached|enclosed|copied)|can be)\b",
    )
});

/// "I understand that ... but please include notes on ...": it tells first and asks then.
pub(super) static TELLS_AND_ASKS: LazyLock<Regex> = LazyLock::new(|| {
    one(&format!(
        r"\b(?:but|so|and|therefore|however|although|,)\b[^.?!]{{0,60}}\b(?:please|could you|can you|would you) (?:also |kindly |please )?(?:{GIVE}|include) (?:me |us |with )*(?:the|a|an|any|all|how|what|which|whether|when|who|why|notes?|details?|cop(?:y|ies)|lists?)\b"
    ))
});

/// "If these costs are held, what are they?", "If Q5 was yes, will the authority ...?"
pub(super) static IF_THEN_ASKS: LazyLock<Regex> = LazyLock::new(|| {
    one(
        r"^(?:and |or |but )?(?:if|where|when|in case) [^?]{1,160}[,\-–] ?(?:then )?(?:how (?:many|much|often|long)?|what|which|who|where|why|when (?:will|did|was|is)|will (?:the|it|they|there|this)|does|did|do (?:the|they|you (?:have|use|hold|plan|intend|own|offer))|is (?:the|it|there|this)|are (?:the|they|there|any)|has (?:the|it|this)|have (?:the|they|any)|was|were)\b[^?]*\?$",
    )
});

/// "If it would not exceed the limit, please also supply a list of ...".
pub(super) static ALSO_IF: LazyLock<Regex> = LazyLock::new(|| {
    one(
        r"^if .{0,200}, i (?:would|.d) (?:also )?like to (?:request|receive|have|see|know)\b|^if .{0,120}, (?:please|could you|can you|i would) (?:also |further )(?:\w+ ){1,4}(?:the|an?|any|all|copies|details|how|what|which|whether)\b",
    )
});

/// "This request is for the files on ..."
pub(super) static REQUEST_IS_FOR: LazyLock<Regex> = LazyLock::new(|| {
    one(
        r"^(?:(?:this|my|our|the)(?: foi| foia| eir| freedom of information| information)? (?:request|enquiry|application) is for|(?:i|we) (?:am|are) (?:contacting you|getting in touch|e-?mailing(?: you)?|in contact)(?: today)? to (?:ask|request|enquire|learn|find out)(?: for| about)?) (?:the|an?|any\w*|all|every\w*|some\w*|whether|how|what|cop(?:y|ies)|details|records|documents)\b",
    )
});

/// "If there is a lead officer, please give their name."
pub(super) static IF_THEN_GIVES: LazyLock<Regex> = LazyLock::new(|| {
    one(
        r"^(?:also,? |and )*(?:if|where) (?:the|this|that|there|they|he|she|an?|any|your|you|it|these|those|such|so|yes|no)\b[^?]{0,160}[, ](?:please|could you|can you|would you)(?: please| can you| could you| also)* (?:(?:provide|send|supply|give|list|name)(?: me| us)?(?: with)? (?:the|an?|their|its|details|cop(?:y|ies)|which|what|how|when|who|why)\b|(?:state|confirm|outline) (?:the|its|their) (?:names?|number|dates?|total|costs?)\b)",
    )
});

pub(super) static IF_HANDLING: LazyLock<Regex> = LazyLock::new(|| {
    one(
        r"\b(?:request|information|responses?|answers?|questions?|limit|exempt\w*|refus\w*|withh\w*|h[oe]ld|clarif\w*|data|available|possible|exceeds?|unable|cannot|can't|break|broken|categor\w*|records|recorded|figures?|more than one|multiple|several|estimate|approximate|reason why)\b",
    )
});

/// "If available, we are also asking for the budget of next year": a condition before what is asked.
pub(super) static WHERE_KNOWN: LazyLock<Regex> = LazyLock::new(|| {
    one(
        r"^(?:and |also,? )*(?:if|where) (?:possible|available|known|applicable|relevant|appropriate|recorded|held)[ ,\-–]+",
    )
});

/// What has been asked for already.
pub(super) static THE_ANSWER: LazyLock<Regex> =
    LazyLock::new(|| one(r"\bthe (?:data|information|figures|results|numbers|above)\b"));

fn one(pattern: &str) -> Regex {
    Regex::new(pattern).expect("the pattern is a constant that a test builds")
}
