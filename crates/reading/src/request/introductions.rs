//! What the words before a list say of it: that it is asked for, that it only describes, that it is to be chosen from.
//!
//! Each pattern is matched against the last sentence before the list as `plain` makes it.

use std::sync::LazyLock;

use regex::Regex;

fn one(pattern: &str) -> Regex {
    Regex::new(pattern).expect("the pattern is a constant that a test builds")
}

pub(super) static ALWAYS_SCOPE: LazyLock<Regex> = LazyLock::new(|| {
    one(
        r"(?:\b(?:could|may|might|can|would) (?:also )?(?:relate|include|be (?:any|one|either)|involve|cover|mean|refer|consist)\b[^.?!]*|\bsuch as[^.?!]{0,40}|\bfor example[^.?!]{0,40}|\be\.?g\.?|\bincluding(?: but not (?:limited|restricted) to| the following| any of the following| for example| all of the following)?|\bincludes?(?: but (?:is |are )?not limited to| the following)?|\b(?:one|any|all|some) (?:or more |and all )?of the following(?: \w+){0,7}|\bconsists? of[^.?!]{0,30}|\bcomprises?[^.?!]{0,20}|\bdefined as[^.?!]{0,30}|\bnot limited to[^.?!]{0,30}|\bby (?:which|this) i mean[^.?!]{0,40}|\bnamely|\bi\.?e\.?)\s*[:;,.\-–]*$",
    )
});

pub(super) static SOMETIMES_SCOPE: LazyLock<Regex> = LazyLock::new(|| {
    one(
        r"(?:\b(?:relat(?:e|es|ing|ed) to|regarding|concern(?:s|ing)|around|about|in respect of|in relation to|with regards? to|cover(?:s|ing)?|specifically|surrounding|focus(?:es|ing|ed)? on|(?:for|of) (?:these|each of the following)|for the following|following (?:areas|services|types|categories|systems|software|applications|sites|departments|roles|schools|topics|criteria|definitions|companies|organisations|groups|locations|roads|streets|properties|years|periods|contracts|products|projects)|categories|definitions?|criteria|scope|background|context)\b[^.?!]{0,90})\s*[:;,.\-–]*$",
    )
});

/// "details of the following components of the contracts:"
pub(super) static PARTS_OF: LazyLock<Regex> = LazyLock::new(|| {
    one(
        r"\b(?:details of|information on|copies of|answers to) the following\b|\bthe following (?:components|aspects|elements|points|particulars|documents|details|information|questions)\b",
    )
});

/// A list to choose from.
pub(super) static TICK: LazyLock<Regex> =
    LazyLock::new(|| one(r"\b(?:tick|select|choose|circle|delete|underline)\b[^.?!]{0,80}\W*$"));

pub(super) static SHOULD_SHOW: LazyLock<Regex> = LazyLock::new(|| {
    one(
        r"\b(?:list|table|spreadsheet|register|records?|it|this|these|information)(?: \([^)]*\))? (?:\w+ )?(?:should|must|needs to|ought to)\b",
    )
});

/// What the record asked for is to show.
pub(super) static FIELDS: LazyLock<Regex> = LazyLock::new(|| {
    one(
        r"\b(?:detailing|showing|listing|giving|stating|including) (?:for )?each\b[^.?!]{0,80}:\W*$|\b(?:list|table|spreadsheet|response|answer|reply|register|records?|entry|it|this|data|dataset|information) (?:\w+ )?(?:should|must|to|would|could|can|will|needs to) (?:please |ideally |also )?(?:include|contain|show|have|give|state|cover)\b|\b(?:include|including|includes|contain|containing|with|showing) (?:at least |all of |all )?(?:the )?(?:following|these|below)(?: (?:columns?|fields?|headings?|headers?|details?|information|data|particulars|items?|variables?|attributes?))?\b[^.?!]{0,60}:?\W*$|\b(?:columns|fields|headings|headers|variables|attributes|particulars)\b[^.?!]{0,60}\W*$|^(?:ideally|preferably|if possible|where possible|where available|if available),? .*\b(?:following|these)\b[^.?!]{0,80}\W*$",
    )
});

pub(super) static FOLLOWING: LazyLock<Regex> = LazyLock::new(|| {
    one(
        r"\bfollowing (?:information|details?|data|questions?|queries|points|documents|statistics|figures|items|requests?)\b",
    )
});

pub(super) static CHOICE: LazyLock<Regex> = LazyLock::new(|| {
    one(
        r"\b(?:which|any|either|one|all|does|do you|is it|are they|has|have you)\b.{0,80}(?:\bof the (?:following|below)|\bthe following|\bthese|\bbelow)|^which\b|^(?:do|does|did|have|has|is|are|was|were) (?:you|the|your|it|there|this)\b|\bof the below\b",
    )
});

pub(super) static BREAKDOWN: LazyLock<Regex> = LazyLock::new(|| {
    one(
        r"\b(?:broken down|breakdown|break(?:ing)? (?:it|this|these|them|the \w+)? ?down|split|separated|divided|grouped|categori[sz]ed|itemi[sz]ed|sorted)\b.{0,20}\b(?:by|into|as|per|of|in)\b[^.?!]{0,60}$|\bfor (?:each of )?the (?:following|last|past|years?|financial|calendar|academic|period)\b[^.?!]{0,50}$|\bin (?:each of )?the following (?:\w+ )?(?:categories|roles|areas|departments|years|posts|grades|bands|groups|months|periods|locations)\b[^.?!]{0,30}$",
    )
});

pub(super) static BACK: LazyLock<Regex> = LazyLock::new(|| {
    one(
        r"\b(?:for|of|about|on|regarding) (?:each|all|every|any|these|those|them|the above)\b|\bthe above\b|\babove[- ](?:listed|mentioned)\b",
    )
});

/// A person or contract that a list only describes.
pub(super) static DUTIES: LazyLock<Regex> = LazyLock::new(|| {
    one(
        r"\b(?:person|persons|people|officers?|individuals?|managers?|those|staff|someone|teams?|members?|employees?|heads?|director|lead)\b.{0,60}\b(?:responsible|accountable|in charge|oversees?|manages?|leads?|deals?)\b[^.?!]{0,50}:$",
    )
});
/// A list of the ways in which a figure is to be divided.
pub(super) static BROKEN_DOWN: LazyLock<Regex> = LazyLock::new(|| {
    one(
        r"\b(?:broken|break|breaking|breakdown|split|splitting|separated|divided|grouped|categori[sz]ed|itemi[sz]ed|sorted|disaggregated|shown|listed)\b[^.?!]{0,40}\b(?:by|into|according to|per)\b[^.?!]{0,40}$|\bby(?: the following)?(?: \w+)?\s*[:\-–]?$|\bby (?:\w+),? (?:for|in|during|since|from|between)\b[^.?!]{0,60}:$",
    )
});
/// The figure itself, in the same words.
pub(super) static OBJECT: LazyLock<Regex> = LazyLock::new(|| {
    one(
        r"\b(?:how (?:many|much)|numbers?|totals?|costs?|amounts?|values?|average|spend|spending|expenditure|this|these|figures?|rates?|percentage|budget|list|data|income|hours|days|payments?|pay|sums?|fees?|salar(?:y|ies)|overtime)\b",
    )
});
/// "How many of these do you have:".
pub(super) static OF_THESE: LazyLock<Regex> = LazyLock::new(|| {
    one(
        r"\b(?:how (?:many|much)|^which|number|lists?|cost|value)\b[^.?!]{0,40}\b(?:of|in|for|on|to|at|by) (?:each of |any of |all of )?(?:the following|these|those)\b[^.?!]{0,140}[:?]$",
    )
});

/// Words with which a question begins.
pub(super) static DIRECT: LazyLock<Regex> =
    LazyLock::new(|| one(r"^(?:how|what|which|who|when|where|why|whether|do|does|did|is|are|please)\b"));

/// A question that yes or no would answer.
pub(super) static YES_OR_NO: LazyLock<Regex> =
    LazyLock::new(|| one(r"^(?:do|does|did|is|are|was|were|has|have|had|will|can|could|would)\b"));

/// "... all policies that you make available to:", with those to whom.
pub(super) static WHOSE: LazyLock<Regex> =
    LazyLock::new(|| one(r"\b(?:that|which|whom)\b[^.?!,:]{1,60}\b(?:to|by|for|from|with|at|in|on)\s*:$"));

/// Things of a kind about which questions follow: "contracts for gas".
pub(super) static NAMED: LazyLock<Regex> = LazyLock::new(|| {
    one(r"^(?:contracts?|agreements?|documents?|records?|polic(?:y|ies)|reports?|policies)\b")
});

/// "Was the amount:", "the date it was either:" with what it may have been.
pub(super) static EITHER: LazyLock<Regex> = LazyLock::new(|| {
    one(
        r"\b(?:either|whether it (?:is|was))\s*:\W*$|(?:^|[,.] ?)(?:do|does|did|is|are|was|were|has|have|had) (?:the|you|your|it|they|there|this|any)\b[^?]*:\W*$",
    )
});
/// "following these two announcements:" with the two.
pub(super) static THESE: LazyLock<Regex> =
    LazyLock::new(|| one(r"\bthese (?:two|three|four|five|six) (?:\w+ ){0,2}\w+\s*:\W*$"));
/// "for each of the departments indicated below", "one of the following reasons?"
pub(super) static LISTED_BELOW: LazyLock<Regex> = LazyLock::new(|| {
    one(
        r"\b(?:departments?|services?|areas?|teams?|groups?|categories|locations?|roads?|streets?|schools?|companies|organisations|roles?|posts?|reasons?|types?|sites?|properties|addresses)\b[^.?!]{0,20}\b(?:indicated|listed|named|stated|shown|given|set out) below\b|\b(?:one|any) of the following (?:\w+ ){0,2}(?:reasons|categories|types|groups|grounds)\b[^.]*\?$",
    )
});

/// Correspondence whose parties are listed.
pub(super) static PARTIES: LazyLock<Regex> = LazyLock::new(|| {
    one(
        r"\b(?:correspondence|e-?mails?|letters?|messages?|communications?|meetings?|minutes|documents?|records?|contacts?|exchanges?|contracts?|payments?)\b.*\b(?:between|involving|with|from|sent to|sent by|mentioning|containing|referring to|contain|mention)(?: (?:any|each|one|all|either) of)?(?: the following)?(?: \w+){0,3}\s*:$",
    )
});
/// Words before a list of wishes about the answer.
pub(super) static NOTES: LazyLock<Regex> = LazyLock::new(|| {
    one(
        r"^(?:please |also,? |and )*(?:note|notes|nb|n\.b\.?|be aware|bear in mind|clarifications?|definitions?|guidance|assumptions?|exclusions?|format)\b[^.?!]{0,60}:$|^(?:to clarify|for clarity|for clarification|to be clear|our question|my question|this (?:request|question))\b[^.?!]{0,120}\b(?:which|that|who|where|mean|includes?|excludes?)\W*$|\bfor the (?:purposes?|avoidance) of\b[^.?!]{0,80}:$|\bby .{1,60} (?:i|we) mean\b[^.?!]{0,40}:?$|\b(?:for|because of|following|several|two|three|four) reasons\s*:$|\b(?:send|provide|supply|give|present)\b[^.?!]{0,40}\b(?:as|in (?:one of )?(?:the following )?(?:a )?formats?|in|electronically)\s*:$",
    )
});

/// A list or register, and what it is to show.
pub(super) static COLUMNS: LazyLock<Regex> = LazyLock::new(|| {
    one(
        r"\b(?:lists?|breakdown|table|schedule|register|summary|spreadsheet|log|inventory|extract|database)\b.*\b(?:to include|includ(?:es?|ing)|show(?:s|ing)?|giv(?:es?|ing)|with|stating|states|contain(?:s|ing)|detailing|setting out|by)\b(?:[^.?!]{0,50}:|\s*)$",
    )
});

/// "For each of the services below please tell me how many ...:".
pub(super) static EACH_BELOW: LazyLock<Regex> = LazyLock::new(|| {
    one(r"^(?:and |also |please )?(?:for|in|at) (?:each|all|every one) of (?:the|these|those) .*:$")
});
pub(super) static YEARS: LazyLock<Regex> =
    LazyLock::new(|| one(r"^[^,]{0,60}\b(?:years?|months?|quarters?|periods?)\b"));
/// "What was spent on: ...", with marks that do not count.
pub(super) static ON_THESE: LazyLock<Regex> = LazyLock::new(|| {
    one(
        r"^(?:and |also )?(?:how (?:many|much|often|long)|what (?:was|is|were|are|did|does))\b.{12,}\b(?:on|in|for|at|by|to|from|with)\s*:$",
    )
});

/// Words before an empty form for the answers.
pub(super) static FORM: LazyLock<Regex> = LazyLock::new(|| {
    one(
        r"\b(?:table|template|grid) below\b|\bbelow (?:table|template|grid)\b|\b(?:sample|example) (?:table|template)\b|\bfollowing (?:table|template|grid)\b|\b(?:in|into|using|use|complete|fill in|fill out) (?:this|the(?: \w+)?) (?:table|template|grid)\b(?: (?:above|provided|attached|underneath|here|please))?[.:]?$",
    )
});

/// "Through building", "as a percentage of the budget": how, and not what.
pub(super) static MEANS: LazyLock<Regex> =
    LazyLock::new(|| one(r"^(?:and |or )?(?:through|as|by|via|per|with|without)\b"));

/// "General practice yes/no"
pub(super) static ANSWERED: LazyLock<Regex> = LazyLock::new(|| one(r"^[^?]*\W(?:yes ?/ ?no|y ?/ ?n)\W*$"));

/// "paid to the following companies in each year:", with their names.
pub(super) static FOLLOWING_NAMES: LazyLock<Regex> = LazyLock::new(|| {
    one(
        r"\bfollowing (?:\w+ )?(?:companies|firms|organisations|suppliers|charities|consultancies|ways|formats?|positions|posts|job titles|roads|streets|wards|parishes|age (?:groups|bands|ranges)|ethnic groups|establishments|languages|currencies|bands|grades|brands)\b[^.?!]{0,100}\W*$",
    )
});

/// A heading over what the writer wants to reach or explains.
pub(super) static AIMS: LazyLock<Regex> = LazyLock::new(|| {
    one(
        r"^(?:(?:my|our|the) )?(?:aims?|objectives?|purposes?|goals?|background|introduction|context|definitions?|notes?)(?: and (?:aims|objectives|purpose|context|background))?\W*$",
    )
});

/// "Who holds the following posts:" asks in whole words.
pub(super) static WHO_HOLDS: LazyLock<Regex> = LazyLock::new(|| {
    one(r"\b(?:who|how (?:many|much)|what|which|paid|spent|awarded|owed|invoiced)\b[^.?!]{1,80}\bfollowing\b")
});

/// "The kinds of goods meant are:" says what words of the questions mean.
pub(super) static DEFINES: LazyLock<Regex> = LazyLock::new(|| {
    one(
        r"^(?:the|these) (?:types?|kinds?|categor(?:y|ies)|class(?:es)?|groups?|areas?|sites?|locations?|[a-z]+ (?:types?|kinds?|categor(?:y|ies)|groups?|areas?))(?: [a-z]+){0,5} (?:is|are|includes?|being)(?: as follows)?:$",
    )
});
