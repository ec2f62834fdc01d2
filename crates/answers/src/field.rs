//! Which field of a record a question asks for, and which field a heading or a measure names: one list of wordings for
//! both. Which record is meant is not decided here.

use std::{collections::HashMap, sync::LazyLock};

use crate::words::{Word, is_common, words};

/// A field of a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Field {
    Supplier,
    /// Money each year.
    AnnualSpend,
    /// Money, without saying over what time.
    Spend,
    /// Money over the whole term.
    TotalValue,
    /// Money for one piece.
    UnitCost,
    /// Money that comes in.
    Income,
    Start,
    /// When it was awarded, which is some time before it starts.
    Award,
    End,
    /// The last day with every option taken up.
    LatestEnd,
    Renewal,
    /// When it goes out to tender, which is some time before it ends.
    Tender,
    Duration,
    Extension,
    Review,
    Description,
    /// How it was bought.
    Procurement,
    Contact,
    Manufacturer,
    /// The system, product or tool by its name.
    Product,
    /// Whether something is used or done.
    InUse,
    /// How many of what: the noun.
    Count(String),
    /// What is planned or thought, or about a supplier's own people: registers hold nothing of it.
    Plan,
    /// What no column is for, and a description may say: how often, for whom, at which hours.
    Free,
}

mod settle;

use Field::*;

/// Wordings of fields, the longest at a place counts. `AnnualSpend` and its kin are told apart afterwards.
const WORDINGS: &[(Field, &str)] = &[
    (
        Plan,
        "plan to | plans to | any plans | planning to | intend | intend to | intention | under consideration | \
         considering | why | will you | reason for | reasons for | rationale for | going to be | copy of the contract | \
         copy of the agreement | copies of | losing bidder | unsuccessful bidder | how many bids | number of bids | \
         cancellation charge | cost of ending | cost of terminating | penalty for | break clause | notice period | \
         how much notice | notice is required | notice is needed | decided whether | future of",
    ),
    (
        Contact,
        "contact person | contact detail | contact details | contact for | primary contact | responsible | \
         person responsible | budgetholder | jobtitle | contact name | contract manager | contract owner | lead officer | \
         emailaddress of | point of contact | system owner | service owner | senior officer | contract lead | main contact | \
         key contact | in charge | in charge of | looks after | who manages | who looks after | who oversees | \
         responsible officer | person in charge | decision maker | right contact | best contact | the contact | \
         who in your | who within | who at | signs it off | signs off | sign off | signed off | who signs | who holds the budget | whose budget | who do i speak to | \
         who should we speak to | who can i speak to | who do i write to | who do i email | at your end | on your side | your side | senior responsible | accountable | \
         contract contact | internal lead | lead for | owner | who leads | named officer | lead contact | officer responsible | \
         who is leading | who owns | report to | reports to | job title | role of the person | person who manages | person who runs | \
         whoever runs | whoever manages | whoever is | leads the | who should i | who do i contact | who would be the right | overall responsibility | responsibility",
    ),
    (
        Description,
        "description | describe | services provided | scope of | what it covers | what does it cover | what is included | \
         what does the contract cover | what does it include | contract covers | what is covered",
    ),
    (
        Supplier,
        "supplier | provider | incumbent | vendor | contractor | who supplies | who provides | who do you use | who do you | \
         which company | which companies | what company | awarded to | who runs | who delivers | which firm | which firms | supplied by | \
         provided by | who maintains | operator | who operates | who holds | who has | who carries out | which organisation | \
         which business | name of company | name of the company | company name | outsourced | outsourced to | outsource | to whom | whom | \
         who sells | sells you | where do you buy | where do you get | \
         where is it bought | where are they bought | get them from | get it from | get your | buy your | who won | who got | \
         who has the contract | lead provider | reseller | in whose hands | who were you with | with which | through whom | \
         by whom | with whom | from whom | in house or outsourced | who is your | who are your | who services | who hosts | \
         who does | who handles | who undertakes | who performs | which contractor | which supplier | which provider | \
         existing supplier | who from | who with | contracted to | contracted out | third party | who currently | \
         buy from | bought from | lease from | who are you with | run by | delivered by | \
         contract out | operated by | operates | patrols | services the | empties | collects | which operator | \
         name of vendor | name of provider | law firm | law firms | contractor if any | name of supplier | name of incumbent | who won | manufacturer or supplier | partner",
    ),
    (
        Manufacturer,
        "manufacturer | brand | make and model | manufactured | make | who makes | model | makes and models | which make",
    ),
    (
        Product,
        "product name | name of the system | name of the product | name of the software | system name | software name | which product | product | package | what is it called | what is that called | what are they called | called | \
         name of your | what product | which version | product and version | name of product | name of system",
    ),
    (
        Award,
        "award date | date of award | awarded on | date awarded | when was it awarded | contract awarded | was awarded | \
         date the contract was awarded | contract award date | signed on | date signed",
    ),
    (
        Start,
        "start | begin | began | commence | commencement | begun | commenced | starting | starts | started | start date | \
         from date | valid from | since when | how long have you had | how long have you been | how long has it been | how long has this been | been with them | \
         in place since | in use since | go live | went live | live date | go into use | went into use | first use | first used | \
         first went | take over | took over | brought in | came into force | take effect | took effect",
    ),
    (
        LatestEnd,
        "latest date | very latest | at the latest | latest it could | latest end | could run to | could it run | \
         could it run to | maximum end | longest it could | if all the extensions | if all extensions | all extensions used | \
         every extension | extensions are used | if it is extended | if extended | with all extensions | final possible | \
         extensions were used | fully extended | if all options | every option | all the options | could last until | \
         maximum possible | latest possible end | latest possible end date | latest possible date | last possible end | final end date | final end | furthest it could | with extensions | as far as it can be",
    ),
    (
        End,
        "expiry | expire | expires | expiration | end | ends | ended | ending | finish | finishes | terminate | termination | \
         run out | runs out | running out | to date | valid to | expiring | end date | until when | until what date | how long left | \
         how long have they got | up to when | lapse | lapses | conclude | concludes | come to an end | comes to an end | \
         comes up | run until | runs until | last until | due to expire | expired | contract up | that up | it up | till when | contract close | \
         date it ends | end of contract | cease | last day | out of contract | locked in | tied in | free to change | free to move | good until | finish date | \
         how long is left | time left | left to run | left on it",
    ),
    (Renewal, "renewal | renew | renewed | renewal date | up for renewal | due for renewal | renewing"),
    (
        Tender,
        "retender | re tender | retendered | out to tender | tendered next | reprocure | next tender | go to market | \
         out to market | back out to tender | re procure | reprocurement | recompete | next procurement | going to tender | \
         retendering | when will it be tendered",
    ),
    (
        Procurement,
        "how was it procured | how procured | how was this procured | procurement route | route to market | framework used | which framework | \
         what framework | framework agreement | via a framework | via framework | through a framework | off a framework | \
         under a framework | how did you procure | how was the contract let | how was it let | how did you let | how let | was let | contract let | \
         how was it bought | how was it awarded | how was the contract awarded | how was this awarded | procurement method | procurement process | \
         procurement procedure | procured | tender process | tendered openly | openly tendered | competitively tendered | direct award | directly awarded | \
         was it tendered | tender or framework | open tender | procedure used | route used | bought through | procured through | procured via | procured under | \
         purchased through | used to buy | used to procure | mechanism used | was there a tender | was there a competition | was there competition | was it competed | was it advertised | competed | which procurement | \
         how was it acquired | how did you acquire | how did you come to | by tender | without tender | rm number | name the framework | \
         framework reference | procurement vehicle | sourced | how was that | how chosen | how was the supplier chosen | how was the supplier selected | \
         how selected | how appointed | appointed | call off from | framework name | how did you buy | \
         by what route | what route | which route | purchasing route | buying route | route to purchase | procured how | bought how | how bought | \
         how was it purchased | how purchased | how did you procure | how did you select | how did you choose | how was it chosen | \
         how were they appointed | how were they chosen | how were they selected | means of procurement | \
         tendered | framework",
    ),
    (
        Duration,
        "duration | how long | length | contract term | term of | terms in | term | contract period | contract length | \
         how many years | period of the contract | number of years",
    ),
    (
        Extension,
        "extension | extend | extended | extensions | option to extend | options to extend | optional period | optional periods | optional extension | optional extensions | extension option | extension options | \
         extension period | extension years | prolong | prolonged | prolongation | renewal option | renewal options | optional year | \
         optional years | options remaining | further years | any options | options | option | extendable | provision to extend | \
         roll over | rolled over | go on beyond | run beyond | go on after that | carry on after | continue after | longer than that | \
         can it go on | beyond that date",
    ),
    (Review, "review | reviewed | review date | contract review"),
    (
        UnitCost,
        "unit cost | unit price | per device | per unit | cost each | price each | per item | per head | cost per | price per | \
         cost of each | hourly rate | day rate | daily rate | charge rate | rate card | per hour | an hour | per page | \
         per tonne | per user | per licence | per person | per day | per meal | per month | a month | per week | a week | each cost | each unit",
    ),
    (
        Free,
        "how often | how frequently | frequency of | opening hours | support hours | hours of support | what hours | \
         hours of operation | which departments | which department | which teams | which team | which services use | who uses | \
         which parts of | which sites | which locations",
    ),
    (
        TotalValue,
        "maximum value | ceiling value | maximum spend | upper value | total value | contract value | whole life | total contract | total cost | lifetime | whole term | overall value | \
         overall cost | overall price | overall contract | total price | total worth | contract sum | full term | total amount | \
         aggregate value | worth in total | value of the contract | contract price | over its life | total contract value | \
         over the term | life of the contract",
    ),
    (
        Spend,
        "cost per annum | cost per year | price per year | value per annum | spend per year | spend per annum | value per year | price per annum | spend | spent | cost | costs | value | price | pay | paid | expenditure | gbp | how much money | worth | budget | spending | \
         charge | charges | fee | amount paid | outlay | bill | what do you pay | do you pay | what it gets | get a year | gets a year | premium | charged | invoiced | payment | amount",
    ),
    (
        Income,
        "income | revenue | raised from | earned from | make from | made from | generated | takings | money did | money from",
    ),
];

/// Words that make money yearly.
const ANNUAL: &str = "annual | annually | yearly | per year | a year | each year | per annum | pa | every year | p a | annum | year on";

/// Asides that name a field without asking for it.
const ASIDES: &str = "for each supplier | for each provider | for each contract | with your supplier | with your provider | with the \
    supplier | with this supplier | with your current supplier | per supplier | for each vendor | per contract | with the provider | \
    for each contractor | from the supplier | by the supplier | by your supplier | of this contract | to the supplier | \
    by the vendor | by the contractor | excluding extension | excl extension | excl extensions | excluding extensions | \
    without extension | without extensions | ex vat | excluding vat | excl vat | inc vat | including vat | initial term | \
    initial period | not including extension | not including extensions | before extensions | before any extension | cost centre | \
    end user | end users | front end | back end | week end | year end | year ending | end of life | end point | at the end of | \
    price list | start up | the year to | per the contract | value for money | option appraisal | social value | added value | \
    best value | framework reference number | make sure | made up | make available | makes up | pay and display | \
    chief executive | rate of pay | charging point | make use | makes use | made use | end of | past the end date | beyond the end date | after the end date | past that date";

type Wording = (Vec<String>, Option<&'static Field>);

fn listed(list: &'static str) -> impl Iterator<Item = Vec<String>> {
    list.split('|')
        .map(|p| words(p).into_iter().map(|w| w.text).collect::<Vec<_>>())
        .filter(|p| !p.is_empty())
}

/// Every wording by its first word, the longest first.
static BY_WORD: LazyLock<HashMap<String, Vec<Wording>>> = LazyLock::new(|| {
    let mut by_word: HashMap<String, Vec<Wording>> = HashMap::new();
    let asides = listed(ASIDES).map(|p| (p, None));
    let fields = WORDINGS.iter().flat_map(|(field, list)| listed(list).map(move |p| (p, Some(field))));
    for (phrase, field) in asides.chain(fields) {
        by_word.entry(phrase[0].clone()).or_default().push((phrase, field));
    }
    for wordings in by_word.values_mut() {
        wordings.sort_by_key(|(phrase, _)| std::cmp::Reverse(phrase.len()));
    }
    by_word
});

static ANNUAL_WORDS: LazyLock<Vec<Vec<String>>> = LazyLock::new(|| listed(ANNUAL).collect());

/// What a text asks for, and the words of it that do not say so.
#[derive(Clone, Debug, Default)]
pub(crate) struct Wants {
    pub fields: Vec<Field>,
    /// The words that name no field, in order.
    pub rest: Vec<Word>,
    /// The words of the thing that is counted.
    pub counted: Vec<String>,
}

/// Words behind which the name of what is counted ends.
const AFTER: &str = "of in on at for with by do did is are was were have has that which who you your the a an per from to \
    within across be been bought create employ use held own current currently work inuse cover and or can there over under \
    during between since sold lost stolen issue receive made handle answer does take process report you're your're would \
    went go came come could will approximate approximately overall each any deploy serve provide pay paid reported recorded \
    served carried completed we they it this those these whose because where when total took taken done made off out";

static AFTER_WORDS: LazyLock<Vec<String>> =
    LazyLock::new(|| words(AFTER).into_iter().map(|w| w.text).collect());

/// The noun phrase that is counted: of "number of contact centre agents" the words after "of".
fn counted(all: &[Word]) -> Option<(usize, Vec<String>)> {
    let is = |at: usize, word: &str| all.get(at).is_some_and(|w| w.text == word);
    let from = (0..all.len()).find_map(|at| {
        let two = is(at, "how") && is(at + 1, "many")
            || (is(at, "number")
                || is(at, "no")
                || is(at, "count")
                || is(at, "quantity")
                || is(at, "quantiti"))
                && is(at + 1, "of")
            || at == 0 && is(at, "number") && ["on", "in", "using", "with"].iter().any(|w| is(at + 1, w))
            || is(at, "total")
                && all.get(at + 1).is_some_and(|w| w.text.ends_with('s') || is(at + 1, "connection"));
        two.then_some(if is(at, "total") { at + 1 } else { at + 2 })
    });
    let from = from.or_else(|| is(0, "headcount").then_some(0))?;
    let mut phrase: Vec<String> = Vec::new();
    for word in &all[from..] {
        if AFTER_WORDS.contains(&word.text) {
            if phrase.is_empty() {
                continue;
            }
            break;
        }
        phrase.push(word.text.clone());
    }
    Some((from, phrase)).filter(|(_, p)| !p.is_empty())
}

/// Takes a text apart into the fields it asks for and its other words.
pub(crate) fn wants(text: &str) -> Wants {
    let all = words(text);
    let mut wants = Wants::default();
    let counting = counted(&all);
    let annual = ANNUAL_WORDS.iter().any(|phrase| {
        all.windows(phrase.len()).any(|part| part.iter().zip(phrase).all(|(w, p)| w.text == *p))
    });
    let (mut money, mut at) = (Vec::new(), 0);
    while at < all.len() {
        let wordings = BY_WORD.get(&all[at].text).map_or(&[][..], Vec::as_slice);
        let found = wordings.iter().find(|(phrase, _)| {
            all.len() >= at + phrase.len() && all[at..].iter().zip(phrase).all(|(w, p)| w.text == *p)
        });
        let in_count =
            counting.as_ref().is_some_and(|(from, phrase)| at >= *from && at < from + phrase.len());
        match found {
            // "Number of users paid": what stands in the counted name names no field.
            Some((phrase, Some(field))) if !(in_count && phrase.len() == 1 && !matches!(field, UnitCost)) => {
                if matches!(field, Spend | TotalValue | UnitCost) {
                    money.push((*field).clone());
                } else if !wants.fields.contains(field) {
                    wants.fields.push((*field).clone());
                }
                at += phrase.len();
            }
            Some((phrase, None)) => at += phrase.len(),
            _ => {
                wants.rest.push(all[at].clone());
                at += 1;
            }
        }
    }
    if let Some((_, phrase)) = counting {
        let noun = phrase.iter().rev().find(|w| !is_common(w)).or(phrase.last());
        wants.fields.insert(0, Count(noun.cloned().unwrap_or_default()));
        wants.counted = phrase;
    }
    // "Per hour" alone is no money, "the annual budget" is, and what one piece costs is not what is spent.
    if let Some(field) = money.iter().find(|f| **f == UnitCost).or(money.iter().find(|f| **f == TotalValue)) {
        let spends = money.iter().any(|f| matches!(f, Spend | TotalValue));
        if *field == TotalValue && annual {
            wants.fields.push(AnnualSpend);
        } else if spends
            || all.iter().any(|w| w.text == "rate" || w.text == "much" || w.text == "most")
            || money.len() > 1
            || wants.fields.is_empty()
        {
            wants.fields.push(field.clone());
        }
    } else if !money.is_empty() {
        wants.fields.push(if annual { AnnualSpend } else { Spend });
    }
    // "Headcount paid" counts heads.
    let much = all.iter().any(|w| {
        matches!(w.text.as_str(), "much" | "spend" | "spent" | "cost" | "valu" | "pric" | "price" | "worth")
    });
    if !wants.counted.is_empty() && !much {
        wants.fields.retain(|f| !matches!(f, Spend | AnnualSpend | UnitCost | TotalValue));
    }
    settle::settle(&mut wants, &all);
    wants
}

/// Every field that a text names, in an order that puts what decides first.
pub(crate) fn fields(text: &str) -> Vec<Field> {
    wants(text).fields
}

/// How well a field that is held answers for the field that is asked: 1 the same, 0 not at all.
pub(crate) fn nearness(asked: &Field, held: &Field) -> f32 {
    match (asked, held) {
        (a, b) if a == b => 1.0,
        (End, Renewal) | (Renewal, End) => 0.94,
        (Tender, Renewal) => 0.75,
        (Tender, End) => 0.7,
        (Spend, AnnualSpend) => 0.94,
        (TotalValue, Spend) | (Spend, TotalValue) => 0.9,
        (AnnualSpend, Spend) => 0.75,
        (Product, Manufacturer) | (Manufacturer, Product) => 0.8,
        (Product, Supplier) => 0.68,
        (Supplier, Manufacturer | Product) | (Manufacturer, Supplier) => 0.35,
        (AnnualSpend, TotalValue) | (TotalValue, AnnualSpend) => 0.4,
        (LatestEnd, Extension) | (Extension, LatestEnd) => 0.94,
        (LatestEnd, End) => 0.4,
        _ => 0.0,
    }
}

/// Whether the last word of a name is this noun: `Extensions`, `Mobile connections`.
pub(crate) fn ends_with(name: &str, noun: &str) -> bool {
    words(name).iter().rev().find(|w| !w.aside && !is_common(&w.text)).is_some_and(|w| w.text == noun)
}
