//! Whether a sentence asks for information, only introduces, qualifies what was asked, or is about the request itself.

use std::{cell::RefCell, collections::HashMap, sync::LazyLock};

use regex::{Regex, RegexSet};

use super::conditions::{
    ALSO_IF, IF_THEN_ASKS, REQUEST_IS_FOR, TELLS, TELLS_AND_ASKS, THE_ANSWER, WHERE_KNOWN, if_then_gives,
};

/// What a sentence does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ask {
    /// It asks a question.
    Question,
    /// It asks for something named.
    Request,
    /// It says that a request is made, and of what kind; a question only where nothing else asks.
    General,
    /// It qualifies what was asked: period, breakdown, format.
    Rider,
    /// It is about the handling of the request, or courtesy.
    Meta,
    /// It tells something.
    None,
}

impl Ask {
    /// Whether an answer of its own is wanted.
    pub fn wants_answer(self) -> bool {
        matches!(self, Ask::Question | Ask::Request)
    }
}

/// Verbs with which people ask for information.
pub(super) const GIVE: &str = r"(?:provide|supply|send|give|tell|state|confirm|list|detail|disclose|outline|specify|share|advise|explain|describe|indicate|inform|forward|show|release|identify|itemi[sz]e|enclose|name|estimate|clarify|set out|break ?down|let me (?:know|have)|furnish|attach|publish|summari[sz]e|highlight|quantify|answer|respond|say|elaborate|comment|calculate|deliver|produce|conduct|carry out|search|look up|find out)";
/// Things that people ask for.
const THING: &str = r"(?:number|amount|cost|value|names?|dates?|total|percentage|proportion|lists?|breakdown|details?|cop(?:y|ies)|summary|description|figures?|spend|expenditure|budget|correspondence|emails?|e-mails|documents?|minutes|reports?|records?|contracts?|polic(?:y|ies)|procedures?|statistics|data|evidence|confirmation|reasons?|sums?|rates?|titles?|length|type|location|address(?:es)?)";

static META: LazyLock<RegexSet> = LazyLock::new(|| {
    set(&[
        r"^(?:many |with |and )?(?:(?:thanks|thank you|best wishes|cheers|yours)\b|(?:kind |best )?regards(?:$|[^\w ]| [a-su-z]))",
        r"\blook(?:ing)? forward\b",
        r"^(?:dear|hi|hello|good (?:morning|afternoon|evening|day)|to whom it may)\b[^?]{0,50}$",
        r"\b(?:acknowledge|acknowledgement|confirm(?:ation of)?)\b.{0,30}\b(?:receipt|receiving|(?:you|been) (?:have |has )?(?:safely )?received|this (?:request|e-?mail|letter)|my (?:request|e-?mail))|\backnowledge\b.{0,30}\breceived\b",
        r"\bhesitate\b|\bget in touch\b|\bcontact me\b|\b(?:call|phone|ring|telephone) me\b|\be-?mail me (?:if|on|at|with any)",
        r"\blet me know\b.{0,12}\b(?:if|whether)\b.{0,25}\b(?:you|there|it|this|any|i)\b",
        r"\blet me know\b.{0,20}\b(?:as soon|in advance|beforehand|when (?:you|i|this)|within|straight|immediately|of any (?:cost|charge|fee|delay)|how long|what (?:other )?information (?:you|your|can))",
        r"\bi hope (?:you|this|that)|\bhope you\b|\bapologi[sz]e\b|\bsorry\b|\bappreciate (?:your|that|any|it|the time)|\bgrateful (?:for|if you (?:could|would) (?:respond|reply|acknowledge|process|treat))",
        r"^(?:please |also,? |and |kindly )*(?:note\b|be aware|be advised|remember|bear in mind|treat\b|consider (?:this|my|the)|do not|don't|ignore|disregard|see (?:the )?(?:attached|below|my|following|enclosed)|find (?:the |my )?(?:attached|below|enclosed|following)|respond\b|reply\b|return (?:your|the|this|it|all|completed)|forward (?:this|my)|pass (?:this|my|it)|use this|redact|accept (?:this|my)|direct (?:me|this|my|it|them)\b|feel free|contact (?:me|us|my|the)\b|refer to|read |be assured|keep|process|log\b|deal with|ensure (?:you|your|that (?:you|your))|quote)",
        r"\b(?:can|could|would|will) (?:you|someone|anyone)(?: please| kindly| possibly)? (?:help|assist|acknowledge|forward (?:this|my)|pass|process|deal with|respond|reply|treat|direct me|log)\b",
        r"^if .*\b(?:clarif|refin|narrow|exempt|withh|redact|refus|cost limit|costs? (?:more|too)|too (?:wide|broad|large|much)|exceed|appropriate limit|do(?:es)? not hold|don.?t hold|not held|transfer|charge|fee\b|public domain|already (?:been )?(?:published|available|public)|further information|more information|in part|the request|this request|my request|any questions|any quer|wish to discuss|section \d|not the (?:right|correct)|all of (?:this|the|my)|part of (?:this|the|my)|parts of (?:this|the|my)|some of (?:this|the|my)|any part|any of (?:this|the|these|my) (?:information|questions|request)|answer all|unable to|cannot provide|can.?t provide|not possible to|wrong (?:address|department|person|place))",
        r"\b(?:20|twenty) (?:working )?days\b|\b(?:within|in|inside|usual|normal|required|statutory|allowed|next) (?:the )?(?:[\w-]+ ){0,3}working days\b|\bstatutory (?:time|deadline|period|limit|time-?frame|time-?scale)|\bpresumption (?:of|in favou?r)|\bwithin the (?:time|period|deadline)",
        r"^(?:e-?mailed|phoned|telephoned|rang|called|contacted|asked|advised|informed|spoke to|wrote to|replied to) (?:the )?(?:customer|client|caller|enquirer|applicant|resident)\b|^(?:the )?(?:customer|client|caller|enquirer|applicant) (?:has |was )?(?:e-?mailed|phoned|telephoned|rang|called|contacted|asked|advised|replied)\b[^?]*$",
        r"^(?:i|we) (?:also |would )?(?:ask|request) that you (?:respect|observe|comply|adhere|follow|consider|bear|abide)\b|\bico guidance\b|\bguidance (?:of|by|from) the (?:ico|information commissioner)\b",
        r"\badvice and assistance\b|\badvise and assist|\bduty to (?:assist|advise|provide)|\bspirit of\b|\breserve (?:my|the|our) right|\bappeal\b.{0,40}\b(?:decision|commissioner)|\binternal review\b.{0,60}\b(?:right|request|if|ask)|\bpublic interest\b",
        r"\b(?:complain|complaint|appeal|matter|refer|recourse).{0,60}\b(?:information commissioner|ico\b)|\binformation commissioner.s? (?:office|public|guid|has|have)|\bsection 1[0-9]\b.{0,40}\b(?:foia?|freedom|of the act|refus|cost)|\b(?:using|cite|citing|apply|applying|rely|relying on) (?:section|s\.?) ?\d|\b(?:refus|exempt|withh|disclos|notice|entitle|right|oblig)\w*\b.{0,80}\bunder (?:section|s\.?) ?\d|\bunder (?:section|s\.?) ?\d+\b.{0,40}\b(?:foia?\b|freedom|of the act\b|exempt|refus)",
        r"\b(?:provide|send|supply|receive|have|return|reply|respond|forward|get|give|submit|present|complete|prefer|deliver|like)\b.{0,30}\b(?:it|this|the (?:requested )?(?:information|data|details|response|answers?|documents?|reply|material|results?)|your (?:response|answers?|reply)|all (?:information|responses|answers|data)|them|these|my (?:request|response)|information|responses?|answers?|data|a (?:response|reply))\b.{0,60}\b(?:electronic(?:ally)?|excel|spreadsheet|csv|xlsx?|pdf|by e-?mail|via e-?mail|to this e-?mail|e-?mail address|format|formats|by post|in writing|machine.readable|digital(?:ly)?|attachment|hard copy)\b",
        r"\b(?:information|data|answers?|responses?|reply|results?|this|it) (?:\w+ )?(?:can|could|to|should|would|may|might|must|is|are)(?: please)? be (?:returned|provided|sent|supplied|presented|received|delivered|given|e-?mailed)\b.{0,40}\b(?:electronic(?:ally)?|excel|spreadsheet|csv|xlsx?|pdf|e-?mail|formats?|by post|in writing|digital(?:ly)?|hard copy)\b",
        r"\b(?:electronic|machine.readable|digital|excel|spreadsheet|csv|pdf) (?:format|form|version|copy|copies)\b.{0,20}(?:prefer|please|would be|is fine|acceptable|if possible)|\bpreferred format\b|\bprefer(?:red|ence)?\b.{0,30}\b(?:format|e-?mail|electronic)|\bmy preference\b",
        r"\b(?:do|would|will|should) you (?:need|require|want|like)\b.{0,30}\b(?:from me|further|more|anything else|another|me to)\b",
        r"^i(?: am|.m)? ?(?:ask|asking|enquire|raise|mention|request)(?:ing)?(?: (?:this|for this|about this|it))? (?:because|as|since|so that|in order)\b",
        r"^if you (?:cannot|can.?t|could not|are (?:not able|unable)|aren.?t able|do not|don.?t|fail to|need|require|want|would (?:like|prefer))\b.{0,12}\b(?:answer|reply|respond|meet|supply|comply|provide|send|clarif|anything|longer|more time|me to|to (?:discuss|speak|talk|contact|call|take|extend))\b",
        r"^if .*\b(?:is|are|would be|will be|that.s|that is) (?:fine|ok|okay|enough|sufficient|acceptable|good enough)\b",
        r"^if (?:the|this|that|my|your|these) .{0,40}\b(?:returns?|produces?|yields?|finds?|brings? up|gives?|comes? to|is|are|amounts? to) (?:more than|over|too many|too much|in excess)\b",
        r"\bwould like to (?:thank|remind|stress|point out|emphasi[sz]e|draw|apologi[sz]e|clarify|reiterate|say|discuss|speak|be (?:kept|added|contacted|notified))",
        r"\b(?:remind|draw) (?:you|your attention)|\bpreviously (?:made|sent|submitted|requested)",
        r"\b(?:this|my) (?:request|e-?mail|letter|message) (?:is|was|may|does|falls|should|comes|has|will)\b",
        r"\b(?:how|when) (?:long|soon)? ?(?:will|can|should|may|might) i (?:expect|have to wait|hear|receive|get)|\bwhen (?:can|will|should|may) i (?:expect|hear|receive)|\bwho (?:should|do|can) i (?:contact|address|send|write|speak)|\bhow (?:do|can|should) i (?:make|submit|apply|appeal|complain|proceed|pay)",
        r"\b(?:reference|case|ticket) number\b.{0,30}\b(?:this|my) (?:request|enquiry)|\b(?:this|my) (?:request|enquiry).{0,30}\breference number\b|\bnarrow(?:ing)? (?:the scope|down|my request|this request)|\brefine (?:my|this|the) request",
        r"\b(?:this e-?mail|this message|the information (?:contained )?in this) .{0,60}(?:confidential|intended)|\bintended (?:solely|only|recipient)|\bviews expressed\b|\bscanned (?:for|by)\b|\bunsubscribe\b|\bregistered (?:in england|office|charity|company)\b[^?]*$|\bthink before you print|\bplease consider the environment",
        r"\bwrong address for|\bthis message and all replies\b|\bif you (?:find this service|no longer)|\bplease use this (?:e-?mail|address)",
        r"^(?:i|we) (?:am|are) (?:happy|willing|aware|not (?:looking|seeking|asking|requesting|interested)|only|flexible|writing (?:as|on behalf)|contacting|a |an )\b",
    ])
});

static RIDER: LazyLock<RegexSet> = LazyLock::new(|| {
    set(&[
        r"^(?:please |also,? |and |kindly |again,? |could you |can you |would you |where possible,? |if possible,? |ideally,? |for (?:each|every|all)(?: \w+){0,4},? )*(?:please )?(?:also )?(?:make (?:it )?clear|include|exclude|break|split|separate|group|sort|ensure|make sure|specify (?:if|whether|which year)|state (?:if|whether) (?:this|these|it|the figures?)|differentiate|distinguish|limit|restrict|only include|leave)\b",
        r"\bplease (?:say|state|indicate|confirm|tell me) so\b|\b(?:please )?(?:say|state|explain) why(?: not)?\.?$",
        r"^(?:i|we) (?:need|want|require) (?:this |it |them )?(?:for each|by) \b",
        r"^(?:where|if) (?:possible|available|applicable|known|relevant|appropriate)\b",
        r"^(?:such |the |relevant )*(?:documents?|records?|items|examples?|correspondence|costs?) (?:would|could|may|might|can|will|should) include\b",
        r"^(?:for the (?:purposes?|avoidance)|for clarity|for example|for context|for reference|by .{1,60}\bi mean\b|e\.?g\b|i\.?e\b|it is assumed|ideally|an? (?:estimate|approximation|approximate|rough|simple|brief)|approximate|examples? (?:of|include|might|would)|note\b|nb\b|n\.b)",
        r"^(?:this|these|that|those|such|the (?:information|data|figures?|answer|answers|response|time ?frame|period|date range)) (?:should|can|could|includes?|may|might|would|will|is|are|covers?|need|must|only|relates?|refers?)\b",
        r"\b(?:provide|give|show|list|present|supply|send|have|see|like)(?: me)?(?: with)? (?:this|these|them|it|the (?:data|figures?|information|answers?|above|numbers?|response|responses)|your answers?|data|answers?|figures)\b.{0,40}\b(?:broken|break|split|separate|by (?:year|month|quarter|each)|for each|per |as (?:a|an|separate)|up to and|for the (?:period|years?|last|past)|for (?:20|19)\d\d|in (?:a |the form|as much|full|table))",
        r"^(?:please |and |also,? )*(?:can|could|may|might) (?:i|we) (?:please |also )*(?:have|get|see|receive) (?:this|that|these|those|it|them|the (?:data|figures?|information|answers?|numbers))\b.{0,30}\b(?:broken|break|split|by|per|for each|as an?)\b",
        r"^(?:please )?(?:can|could) (?:this|these|it|the (?:data|figures?|information|answers?)) (?:please )?be\b",
        r"^(?:please )?(?:provide|give|answer|supply)(?: your)? (?:answers?|data|figures|information)? ?(?:for|in|by|as|with|from|between|separately)\b.{0,60}$",
        r"^(?:between|from|during|since|covering) [^?]{0,60}(?:to|until|and) [^?]{0,40}$",
    ])
});

static RHETORICAL: LazyLock<RegexSet> = LazyLock::new(|| {
    set(&[
        r"^(?:surely|really|seriously|right|ok|okay|so what|who knows|who cares|what next|fair enough)\b[^,]*\?$",
        r"\bdo(?:es)? (?:you|anyone|it) (?:really |not |honestly )?(?:think|agree|believe|feel|sound|seem) (?:that |it |this )?(?:is |it's )?(?:fair|right|acceptable|reasonable|appropriate|ok)",
        r"\b(?:isn.t|aren.t|wasn.t|don.t|doesn.t|shouldn.t|wouldn.t) (?:it|this|that|you|they|we)\?$",
        r"^why (?:on earth|oh why|(?:should|must|do|are|is|can't|cannot) (?:we|i|residents|people|taxpayers|ratepayers|the public|anyone|everyone))\b|^what (?:a|an) .*[!?]$|^who (?:do|does) (?:you|they|he|she) think",
        r"^how (?:can|could) (?:this|that|it|anyone) (?:be (?:right|fair|acceptable|allowed|possible)|possibly)",
        r"^(?:how|why|what|who|where) (?:on earth|the hell|in god's name)\b|^how dare\b|^why (?:do|does|is it that|are|must) (?:councils?|authorities|you people|you lot|politicians|officers|they)\b.{0,30}\b(?:think|believe|feel|assume|imagine|always|never|so|above)\b",
        r"^(?:do|does|did) (?:you|they|anyone|anybody|nobody) (?:even |really |not |actually )?(?:understand|realise|realize|appreciate|accept|care|read)\b|^when (?:are you|will you|is the council|is someone) (?:ever |finally |actually |going to )?(?:going to )?(?:fix|mend|sort|clean|repair|do something|listen|act|wake up)\b",
        r"^is it any (?:wonder|surprise)\b|^(?:is it|are we|am i) (?:really|seriously|honestly|supposed|meant|expected)\b",
        r"\b(?:is|would) (?:that|this|it) (?:be )?(?:possible|ok|okay|all right|alright|fine|acceptable)\?$",
        r"^(?:is this|are you) (?:something you|able to (?:help|assist))|^(?:can|could|would) you help\b|^how are you(?: today| doing)?\W*$|^does that make sense|^is that (?:ok|okay|possible|clear)\b",
    ])
});

static GENERAL: LazyLock<RegexSet> = LazyLock::new(|| {
    set(&[
        r"\b(?:make|submit|making|submitting|raise|raising|lodge|lodging|put in|file|filing|send|sending|place|issue)\b.{0,20}\b(?:a|an|my|this|the|another|following|two|three|four|five|six|several|some|these)\b.{0,60}\b(?:requests?|fois?|foia|foir|eir|enquiry|enquiries|query|queries)\b",
        r"\b(?:request|requesting|ask|asking|seek|seeking|like|looking for|after|interested in|appreciate|writing|write|need|require|wish)\b.{0,60}\b(?:(?:the )?following|some|any|certain|further|more)? ?information\b ?(?:about|regarding|relating|concerning|on|in (?:relation|respect|regard)|with (?:regard|respect)|pertaining|surrounding|under|as (?:below|follows)|from|below|pursuant|relevant|,|:|\.|$)",
        r"^i(?: am|.m) (?:asking|enquiring|inquiring|writing|interested) (?:about|regarding|concerning|in relation|with regard|on the subject)\b",
        r"\b(?:the )?following (?:information|details?|data|questions?|points?|request|requests|queries|documents?|statistics|records?|items?|figures?)\b[^.?!]{0,140}[:;,\-–.?]*$",
        r"\bthe following\b[^.?!]{0,140}[:;,\-–.?]*$|\bfollowing\s*[:;,\-–.?]*$",
        r"\b(?:answer|answers to|response to|respond to)\b.{0,30}\b(?:questions?|queries|these|below)\b",
        r"\b(?:information|details|data|questions?) (?:below|as (?:below|follows)|set out below|listed below|requested below)",
        r"\bunder the (?:freedom|foi|foia|environmental|eir)[^.?!]{0,90}(?:please (?:provide|supply|answer|tell|send)(?: me)?(?: with)?|(?:i (?:request|would like to know|wish to know|would like to (?:request|ask))))\s*[:;,\-–]*$",
    ])
});

static REQUEST: LazyLock<RegexSet> = LazyLock::new(|| {
    // "Please also provide ..." needs nobody who does it; "could" and "would" do: "we could provide" tells.
    let doing = format!(
        r"(?: (?:could|would|can|may|you|please|also|kindly|possibly|be able to|be (?:so )?(?:kind|good) (?:enough )?(?:as )?to|be (?:willing|prepared) to|now|then|therefore|further|additionally|in addition|at least))*[ ,]*(?:to )?(?:also )?{GIVE}\b"
    );
    let someone = r"(?:you|someone|somebody|anyone|(?:the|your) (?:\w+ ){0,2}\w+)";
    let polite = format!(
        r"\b(?:please|kindly|grateful|appreciate it|appreciated|possible)\b[ ,]*(?:if |it if |for )?(?:{someone}|we|i)?{doing}"
    );
    let could = format!(r"\b(?:can|could|would|will|may|might) {someone}{doing}");
    let if_could =
        format!(r"\b(?:if|that) {someone} (?:can|could|would|will|are able to|is able to)?{doing}");
    let wanted = r"\bi(?:.?d| would| should)?(?: also| further| hereby| now| just| therefore| \w{2,}ly)* ?(?:like|love|wish|want|need|request|require|ask|seek|be (?:interested|grateful))\b(?: (?:to )?(?:know|request|see|receive|obtain|have|find out|ask(?: for)?|understand|be (?:told|provided|sent|given|informed|supplied)|get|access|inspect|view|learn|establish|for|in|formally))?".to_string();
    let things = format!(
        r"^(?:and |also |plus |then |finally,? |first(?:ly)?,? |second(?:ly)?,? |third(?:ly)?,? |fourth(?:ly)?,? |last(?:ly)?,? |next,? |\.\.\.|…|,| )*(?:the |a |an |any |all |your |both |total |annual |average |current |overall |approximate |approx |full |complete |most recent |latest |internal |external |actual |estimated |exact |precise |waiting |running |monthly |weekly |daily |yearly |whole |highest |lowest |largest |smallest |longest |shortest |last |first |next |previous |original |final |draft |written |relevant )*{THING}\b"
    );
    // "For each year, the number of ...": a period or a place before what is named.
    let within = format!(
        r"^(?:and |also,? )*(?:for|in|over|during|since|between|from|within|of|as (?:of|at|on)) [^?:;.]{{1,90}}, (?:the |an? )(?:total |overall |average |full )*{THING} of\b"
    );
    set(&[
        &polite,
        &could,
        &if_could,
        &wanted,
        r"^(?:[^,]{1,80}, )?(?:and |also |further(?:more)?,? |therefore,? |finally,? |so )?(?:we|he|she|they|(?:my|our|the) (?:clients?|constituents?|members?|group|society|association|company|organisation))(?:.d| would| should)?(?: also| further| hereby| now| just| therefore| \w{2,}ly)* (?:like(?: to (?:know|request|see|receive|obtain|have|ask|understand|be (?:told|provided|sent|given|informed|supplied)))?|wish(?:es)? to (?:know|request|see|receive|obtain|ask|be (?:told|provided|sent|given|informed))|requests?|requires?|seeks?|are (?:also )?(?:requesting|seeking|asking for)) (?:that |for |with |if |me )?(?:the|an?|any|all|every|your|copies|details|information|sight|how|what|which|whether|when|who|why)\b",
        r"^(?:also )?(?:requires?|requests?|requesting|seeks|seeking|wants?|wishes|looking for)(?: to (?:know|see|have|receive|obtain))? (?:for )?(?:the|an?|any|all|how|what|which|whether|when|who|why|cop(?:y|ies)|details|information|sight of)\b",
        r"^(?:also |and |any |all |the )*(?:general |further |full |some |any )*information (?:about|on|regarding|relating|concerning|as to|held|of|evidencing|showing|explaining|setting out|detailing|confirming)\b",
        r"^(?:also|and|plus|then|secondly|thirdly|finally|lastly),? (?:an?|the|any|all|every)\b[^?]*\b(?:cop(?:y|ies)|document|polic(?:y|ies)|reports?|list|breakdown|records?|minutes|figures?|details?|number|amount|cost)\b",
        r"\b(?:i|we)(?: am| are|.m|.re) (?:writing|e-?mailing|contacting|making (?:this|a))\b.{0,100}\bto (?:ask|request|enquire|inquire|find out)\b.{0,40}\b(?:how|what|which|when|where|who|whether|for|about|the|any|all)\b",
        r"\b(?:writing|want|wanted|like|wish) to (?:ask|request|enquire|inquire|find out)\b.{0,60}\b(?:how|what|which|when|where|who|whether|if|for (?:the|an?|any|all|copies|details))\b",
        r"\b(?:request|application|apply|applying)\b.{0,80}\bfor (?:any |all |the |a |an |full |sight of )*(?:cop(?:y|ies)|details|lists?|records?|documents?|documentation|correspondence|data|figures|minutes|reports?|e-?mails)\b",
        r"^(?:and )?(?:the |my )?(?:first|second|third|fourth|fifth|next|other|last|final|remaining)(?: (?:request|question|one|part|thing|point|matter|query))? (?:is|concerns|asks|relates)(?: (?:for|to|about))? (?:the|a|an|any|all|how|what|which|whether|when|where|who|why|cop(?:y|ies)|details)\b",
        r"\bi(?: am|.m) (?:also |now )?looking to (?:establish|find out|know|understand|see|obtain|get|learn)\b",
        r"\bi(?: am|.m| was)(?: also| now| formally| therefore| hereby)? (?:requesting|seeking|asking|after|looking for|interested in|keen to (?:know|see))\b",
        // "I should be obliged to learn on which day ...": however gladly.
        r"\bi(?:.d| would| should| shall| will) (?:also )?be (?:most |very |much |so |truly )*(?:obliged|glad|pleased|thankful|grateful|delighted|curious)\b.{0,12}\bto (?:learn|know|hear|see|be (?:told|sent|given|shown)|have|find out|understand|receive)\b",
        &things,
        &within,
        r"^(?:and |also |the )*(?:no|nos|num)\.? of \w",
        r"\b(?:can|could|may|might) (?:i|we) (?:please |also |possibly |kindly )*(?:have|get|see|ask|enquire|inquire|know|find out|request|obtain|be (?:sent|given|told|provided|supplied))\b",
        r"\b(?:appreciate|welcome) (?:also )?(?:receiving |seeing |having |knowing )?(?:an? (?:\w+ )?(?:copy|list|breakdown|summary|note|figure)|sight of|copies|details|the (?:\w+ )?(?:numbers?|dates?|names?|lists?|figures?))\b",
        r"^(?:the|any|all|copies|an?) .{3,80}\b(?:should|must|can|could) (?:also |please )?be (?:disclosed|released|supplied|provided|sent)\b",
        r"\bglad of (?:the|any|a|an)\b|\bi (?:also )?(?:demand|insist on|call for) (?:to |on )?(?:know|see|be told|have|a|an|the|any|all|copies|details|answers)\b",
        r"\b(?:helpful|useful|interesting|good|handy|i(?: am|.m| would be) (?:interested|keen|curious)) to (?:also )?(?:know|see|learn|understand|find out|hear)\b",
        r"^(?:and |also |plus |\.\.\.|…|,| )*(?:how (?:many|much|long|often|is|are|was|were|do|does|did|has|have)|what (?:is|are|was|were|percentage|proportion|number|has|have|do|does|did|type|kind|steps|measures|other)|which|whether|who (?:is|are|was|were|has|does)|does your|do you|did you|are there|is there|has (?:the|your)|have (?:the|you|there)|when (?:did|was|were|is|will|does|do))\b",
        r"^(?:and |also |any (?:and all )?|all |each |every |cop(?:y|ies) of )+.*\b(?:correspondence|emails|communications|documents|records|minutes|reports|information|contracts)\b.*\b(?:between|relating|regarding|concerning|about|held|sent|received|from|on)\b",
        r"^(?:(?:also|and|plus|as well as) )+(?:any|all|the|details?|copies|how|what|who|which|if|whether)\b",
        r"\bunder (?:the )?(?:freedom|foi)\b.*\b(?:request|like|provide|send)\b",
        r"^(?:provide|supply|send|give|tell|state|confirm|list|detail|disclose|outline|specify|explain|describe|identify|name)\b",
    ])
});

static QUALIFIED: LazyLock<Regex> = LazyLock::new(|| {
    one(
        r"\b(?:how (?:many|much|long|often)|number of|cop(?:y|ies) of|list of|breakdown of|amount of|cost of|details of|names? of|minutes of|total|percentage|correspondence|recordings?|contracts? (?:with|for)|reports?|polic(?:y|ies)|procedures)\b",
    )
});

static STARTS_WITH_QUESTION: LazyLock<Regex> = LazyLock::new(|| {
    one(
        r"^(?:and |also |so |then |but |,|\.\.\.|…| )*(?:if (?:so|yes|not|no)\b.{0,4} ?)?(?:how (?:many|much|often)|(?:on|in|at|by|for|to|of|under|with|from) (?:what|which|whom)|what|which|who|where|does|did|do you|have you|has the|are there|is there|why|(?:was|were|has|have|had|is|are) (?:any|each|those|they|all|staff|either|most|the|your|their|its))\b",
    )
});

static NAMED_REQUEST: LazyLock<Regex> = LazyLock::new(|| {
    one(
        r"^(?:an? |my |this )?(?:(?:foi|foia|eir|freedom of information|information)(?: act)?(?: \d{4})? )?(?:request|enquiry|query)(?: under [^:]{3,60})?: ?\b",
    )
});

static COUNTS: LazyLock<Regex> = LazyLock::new(|| {
    one(
        r"^(?:(?:from|since|in|during|for|of|at|on|by|between|within|over|out of|with) [^?.:;]{1,100}?,? how (?:many|much|often|long)\b|(?:and |also )?(?:how (?:many|much)|what (?:is|was|were|are) the|which (?:of|\w+ (?:do|did|does|are|is)))\b)",
    )
});

/// Words of a sentence, lower case, with typographic marks made plain.
pub(crate) fn plain(sentence: &str) -> String {
    let mut out = String::with_capacity(sentence.len());
    let mut space = true;
    for c in sentence.chars() {
        match c {
            '’' | '‘' | '`' => out.push('\''),
            '“' | '”' => out.push('"'),
            c if super::lines::is_space(c) => {
                if !space {
                    out.push(' ');
                }
                space = true;
                continue;
            }
            c if c.is_uppercase() => out.extend(c.to_lowercase()),
            '*' | '_' | '#' => continue,
            c => out.push(c),
        }
        space = false;
    }
    out.truncate(out.trim_end().len());
    out
}

thread_local! {
    /// What the sentences of the request in hand do: each is judged once, however often it is looked at.
    static JUDGED: RefCell<HashMap<Box<str>, Ask>> = RefCell::default();
}

/// Sentences kept before the memory is emptied.
const MOST_JUDGED: usize = 1024;

/// Says what a sentence does; `sentence` is as [`plain`] makes it.
pub(super) fn ask(sentence: &str) -> Ask {
    if let Some(known) = JUDGED.with_borrow(|j| j.get(sentence).copied()) {
        return known;
    }
    let found = judge(sentence);
    JUDGED.with_borrow_mut(|j| {
        if j.len() >= MOST_JUDGED {
            j.clear();
        }
        // A text without sentences is no reason to hold much.
        if sentence.len() < 2000 {
            j.insert(sentence.into(), found);
        }
    });
    found
}

/// Forgets the sentences of the request before: nothing of a letter stays in memory after it is read.
pub(super) fn forget() {
    JUDGED.with_borrow_mut(HashMap::clear);
}

fn judge(sentence: &str) -> Ask {
    // "FOI request: number of bins": what stands after the name of the thing.
    if let Some(rest) = NAMED_REQUEST.find(sentence).and_then(|m| sentence.get(m.end()..)) {
        return ask(rest);
    }
    // The end of words that somebody else is quoted with.
    if sentence.ends_with("?\"") && sentence.matches('"').count() % 2 == 1 {
        return Ask::None;
    }
    if !sentence.chars().any(char::is_alphabetic) {
        return Ask::None;
    }
    // "Do you know how many ...? (Only those that were reported.)": what stands in brackets does not decide.
    if let Some(at) =
        sentence.find("? (").filter(|at| sentence.ends_with(')') && sentence[..*at].contains(' '))
    {
        return ask(&sentence[..=at]);
    }
    let question = sentence.trim_end_matches(['"', '\'', ')', '.', ' ', ':', '-']).ends_with('?');
    if question && RHETORICAL.is_match(sentence) {
        return Ask::Meta;
    }
    if ALSO_IF.is_match(sentence) {
        return Ask::Request;
    }
    let direct = (question && (STARTS_WITH_QUESTION.is_match(sentence) || IF_THEN_ASKS.is_match(sentence)))
        || COUNTS.is_match(sentence);
    if REQUEST_IS_FOR.is_match(sentence) || if_then_gives(sentence) {
        return Ask::Request;
    }
    if TELLS.is_match(sentence) {
        return if TELLS_AND_ASKS.is_match(sentence) { Ask::Request } else { Ask::Meta };
    }
    if let Some(found) = WHERE_KNOWN.find(sentence) {
        let rest = &sentence[found.end()..];
        if rest.contains(' ')
            && ask(rest).wants_answer()
            && names_its_object(rest)
            && !THE_ANSWER.is_match(rest)
        {
            return Ask::Request;
        }
    }
    if META.is_match(sentence) && (!direct || about_handling(sentence)) {
        return Ask::Meta;
    }
    if !direct && RIDER.is_match(sentence) {
        return Ask::Rider;
    }
    if direct {
        return Ask::Question;
    }
    let requests = REQUEST.is_match(sentence);
    if GENERAL.is_match(sentence) && !QUALIFIED.is_match(sentence) {
        // "I would like to make a request: please send me the register" asks after its colon.
        let tail = sentence.split_once(": ").map_or("", |t| t.1);
        let asks =
            tail.split_whitespace().count() >= 4 && !GENERAL.is_match(tail) && ask(tail).wants_answer();
        return if asks { Ask::Request } else { Ask::General };
    }
    if requests {
        Ask::Request
    } else if question || INVERTED.is_match(sentence) {
        Ask::Question
    } else {
        Ask::None
    }
}

/// Whether words are in the order of a question: "Also, will the covers be raised", "On what grounds was it refused".
pub(super) fn is_inverted(sentence: &str) -> bool {
    INVERTED.is_match(sentence)
}

static INVERTED: LazyLock<Regex> = LazyLock::new(|| {
    one(
        r"^(?:and |also,? |so,? |then,? |finally,? |lastly,? |additionally,? |in addition,? )*(?:(?:on|in|at|by|for|to|of|under|with|from|since|until|through) (?:what|which|whom|whose)(?: \w+){0,4} (?:is|are|was|were|do|does|did|has|have|had|will|would|can|could|should)\b|(?:is|are|was|were|will|does|do|did|has|have|can|could|would|should) (?:the|your|there|any|an?|these|those|this|all|it|they|anyone|staff|councillors|officers)\b|how (?:your|the|an?|any|all) .{3,60} (?:is|are|was|were) \w+)",
    )
});

/// Whether a question is put only to complain; `sentence` is as [`plain`] makes it.
pub(super) fn is_rhetorical(sentence: &str) -> bool {
    sentence.ends_with('?') && RHETORICAL.is_match(sentence)
}

/// Whether a question is put straight, also under a condition: "If no, is it likely to change?"
pub(super) fn is_direct(sentence: &str) -> bool {
    sentence.ends_with('?') && (STARTS_WITH_QUESTION.is_match(sentence) || IF_THEN_ASKS.is_match(sentence))
}

/// Whether a question names a figure or a record that somebody could hold.
pub(super) fn names_a_record(sentence: &str) -> bool {
    QUALIFIED.is_match(sentence) || COUNTS.is_match(sentence)
}

/// Whether a sentence that could only qualify another asks for something by its own name.
pub(super) fn names_its_object(sentence: &str) -> bool {
    static POINTS: LazyLock<Regex> = LazyLock::new(|| {
        one(r"\b(?:this|these|them|it|those|answers?|responses?|format|spreadsheet|broken|separately)\b")
    });
    REQUEST.is_match(sentence) && !POINTS.is_match(sentence)
}

/// Direct questions that are about the request and not about what the authority holds.
fn about_handling(sentence: &str) -> bool {
    static HANDLING: LazyLock<RegexSet> = LazyLock::new(|| {
        set(&[
            r"\b(?:should|can|may|will|do) i\b|\bthis request\b|\bmy request\b|\bhear from you\b|\bget back to me\b|\bfrom me\?",
        ])
    });
    HANDLING.is_match(sentence)
}

fn set(patterns: &[&str]) -> RegexSet {
    regex::RegexSetBuilder::new(patterns)
        .size_limit(1 << 26)
        .build()
        .expect("the patterns are constants that a test builds")
}

fn one(pattern: &str) -> Regex {
    Regex::new(pattern).expect("the pattern is a constant that a test builds")
}
