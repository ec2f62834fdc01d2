//! What a heading says that its column holds, in each kind of register: one list of names. Cells are not looked at.

use casework::register::{Meaning, RegisterKind};

use crate::words::{has, line};

/// How sure a heading makes its meaning.
pub(crate) const EXACT: f32 = 3.0;
const SAID: f32 = 2.0;

/// The meaning, whole headings that say it, and words in a longer heading that do. What stands first wins.
/// Names are parted by bars.
type Names = (Meaning, &'static str, &'static str);

const CONTRACTS: &[Names] = &[
    (
        Meaning::Disclosure,
        "foi | position | stance | release",
        "disclosure | foi position | foi status | releasable | may we release | publication status | \
         exempt",
    ),
    (
        Meaning::Published,
        "published | link | url | web address | where published",
        "published | publication | contracts finder | weblink",
    ),
    (Meaning::ReviewBy, "check again by | check by | verify by", "check again | next check | review entry"),
    (
        Meaning::AsAt,
        "as at | as of | last updated | updated | last checked | checked | checked on | position date | \
         date of entry | correct at",
        "last updated | last checked | correct as",
    ),
    (
        Meaning::Reference,
        "ref | reference | id | no | number | row | contract | code | ocid | contract id | unique id | \
         contract ref | contract no",
        "reference | contract number | contract no | contract id | contract ref | agreement number | \
         agreement no | ref no | identifier | ocid | register no | order number | po number",
    ),
    (
        Meaning::Extension,
        "options | option | extension | extensions | can it be extended | more",
        "further | beyond | may run on | could run | can run | extra year | renewable | longer | extension | extend | option to | options to | latest end | with options | max extent date | \
         maxextentdate | maximum end | final end | further years | prolong",
    ),
    (Meaning::Renewal, "renewal | renewal date | renews | renews on", "renewal | renew"),
    (Meaning::Review, "review | review date", "review"),
    (
        Meaning::Start,
        "from | start | starts | started | began | begins | commences | since | startdate | live from",
        "start | commence | begin | began | award date | effective date | startdate | valid from | live \
         date",
    ),
    (
        Meaning::Duration,
        "duration | length | term | how long | period | contract period | term months | length months",
        "duration | length of | contract length | contract term | initial term | months",
    ),
    (
        Meaning::End,
        "to | until | end | ends | expires | expiry | ending | runs to | runs until | enddate | finishes \
         | lapses",
        "expiry | expire | expires | expiration | end date | ends | end of | enddate | finish | terminat \
         | termination | runs to | runs until | valid to | completion date | run out | contract end | \
         current end",
    ),
    (
        Meaning::Procurement,
        "how let | route | procedure | method | how bought | bought through | bought how | how procured \
         | route to market | procurement | sourcing | process | framework | procurementmethoddetails",
        "procurement route | procurement method | procurement process | procurement procedure | route to \
         market | how let | how it was let | let by | how was it | procured | bought | tender process | \
         tender type | tendered | framework | award procedure | award method | purchasing route | \
         procedure | competition | procurementmethod | method of award",
    ),
    (
        Meaning::AnnualValue,
        "value pa | pa | per year | per annum | yearly | annual | a year | each year | yearly value | \
         yearly cost | year cost",
        "annual | annually | per annum | per year | a year | yearly | each year | pa | p a",
    ),
    (
        Meaning::TotalValue,
        "total | total value | contract value | whole life value | lifetime value | award value | \
         estimated contract value",
        "total | whole life | lifetime | overall | over the term | full term | contract value | contract \
         sum | award value | awarded value | estimated value | value of contract | contract price | \
         aggregate",
    ),
    (
        Meaning::UnitCost,
        "unit cost | unit price | rate | day rate | hourly rate",
        "unit cost | unit price | cost each | price each | cost per | price per | day rate | hourly rate",
    ),
    (
        Meaning::Value,
        "value | cost | price | amount | spend | sum | worth | budget | gbp",
        "value | cost | price | amount | spend | expenditure | worth | paid | gbp",
    ),
    (
        Meaning::Contact,
        "lead | owner | contact | manager | responsible | who | lead post | contract manager | contract \
         lead | contract owner | responsible post | managed by | our lead",
        "contact | responsible | lead | manager | managed by | contract owner | officer | job title | \
         budget holder | sponsor | contactpoint | post | senior responsible | looked after",
    ),
    (
        Meaning::Owner,
        "directorate | department | division | service area owner | team | unit | held by | faculty | \
         portfolio | owning department | business unit | school | section | command | buyer",
        "directorate | department | division | owning | held by | owned by | business unit | buyer name \
         | information owner | team",
    ),
    (Meaning::Manufacturer, "manufacturer | make | brand | maker", "manufacturer | make and model | brand"),
    (
        Meaning::Product,
        "product | system | software | platform | solution | product name | system name | application | \
         tool",
        "product | system name | software name | version",
    ),
    (
        Meaning::Supplier,
        "supplier | provider | contractor | vendor | company | firm | with | with whom | let to | \
         awarded to | partner | party | counterparty | other party | who with | incumbent | supplied by \
         | held with | delivered by | operator | lessor | licensor | provided by | agreement with | \
         contract with",
        "supplier | provider | contractor | vendor | awarded to | let to | incumbent | supplied by | \
         company | delivered by | with whom | counterparty | suppliers name | firm",
    ),
    (
        Meaning::Category,
        "category | type | classification | area | service area | group | lot | sector | theme | cpv | \
         mainprocurementcategory | contract type | spend category | subject area | subcategory",
        "category | cpv | classification | contract type | service type | type of contract",
    ),
    (
        Meaning::Description,
        "description | details | detail | scope | summary | notes | what it covers | covers | comments | \
         includes | remarks | note",
        "description | scope | details | covers | purpose | what is supplied | notes | comment",
    ),
    (
        Meaning::Quantity,
        "quantity | qty | users | licences | seats | devices | volume",
        "number of | quantity | how many | no of",
    ),
    (
        Meaning::Title,
        "title | name | contract title | contract name | agreement | service | services | project | \
         subject | what for | what | for | purpose | what is bought | goods or service | goods or \
         services | goods and services | supply | requirement | item | contract for | agreement for | \
         service or goods | what it is for | contract description | agreement name | topic | subject \
         matter | work",
        "title | contract name | name of contract | agreement name | what for | service | goods | \
         requirement | subject | what is bought | what we buy",
    ),
];

const FACTS: &[Names] = &[
    (
        Meaning::ReviewBy,
        "review | review by | review date | check again by | next review | due for review | valid until \
         | refresh by | next update | good until | revisit",
        "review | check again | check by | valid until | next update | refresh | next due | good until | \
         update due | revisit",
    ),
    (
        Meaning::AsAt,
        "as at | date | as of | true on | checked | checked on | updated | position date | reporting \
         date | snapshot | when | correct at | effective | on | taken on | counted on | period",
        "as at | as of | date | last updated | last checked | correct | snapshot | reporting | valid at \
         | counted | position at",
    ),
    (
        Meaning::Provision,
        "exemption | under | provision | section | exception",
        "exemption | provision | exception",
    ),
    (
        Meaning::Disclosure,
        "release | foi | disclosure | position | status | publication | stance | openness | may we \
         release it | can we release it | access | releasable",
        "disclosure | release | foi | position | publication status | releasable | openness | \
         disclosable | stance | may be given | can be given",
    ),
    (
        Meaning::Published,
        "where | link | url | published at | location | web address",
        "published | link | url",
    ),
    (
        Meaning::Owner,
        "source | owner | held by | from | team | information owner | department | service owner | \
         custodian | keeper | supplied by | directorate | provided by | data owner | who knows | ask | \
         contact",
        "owner | source | held by | supplied by | custodian | keeper | team | provided by | responsible \
         | steward | who knows | department | directorate | kept by",
    ),
    (
        Meaning::Answer,
        "value | answer | figure | response | content | fact value | data | latest value | current value \
         | amount | result | current figure | latest figure | latest | current | reply | says | what we \
         say | what we hold | entry | number | count | total",
        "value | answer | figure | response | result | latest | what it is",
    ),
    (
        Meaning::Measure,
        "measure | fact | item | question | indicator | detail | what | field | attribute | what is \
         measured | metric | data item | statistic | description | information | point | aspect | \
         measurement | particular | name | element | heading | what is counted | characteristic | \
         variable",
        "measure | measured | fact | indicator | metric | statistic | data item | question | attribute | \
         what is counted | item | detail | description | particular",
    ),
    (
        Meaning::Topic,
        "topic | subject | area | theme | matter | service | function | domain | category | system | \
         service area | topic area | group | heading | about | section | department | business area | \
         field",
        "topic | subject | area | theme | service | about | function | domain | category",
    ),
];

const POSITIONS: &[Names] = &[
    (
        Meaning::Reasons,
        "reasons | reason | why | rationale | standing reasons | justification | explanation | grounds | \
         because | public interest",
        "reason | rationale | why | justification | grounds | public interest | explanation | harm",
    ),
    (
        Meaning::Provision,
        "under | exemption | provision | section | exception | basis | legal basis | s | law | relied on \
         | act | engaged",
        "exemption | provision | exception | section | under | legal basis | relied",
    ),
    (
        Meaning::Published,
        "where | link | url | published at | location | where published | web address | address | found \
         at",
        "where | link | url | web | published at | location",
    ),
    (
        Meaning::ReviewBy,
        "review | review by | review date | next review | revisit | check again by | valid until | \
         expires",
        "review | revisit | check again | valid until",
    ),
    (
        Meaning::AsAt,
        "agreed | date | approved | as at | set | decided | agreed on | effective | since",
        "agreed | approved | date | decided",
    ),
    (
        Meaning::Owner,
        "owner | held by | team | agreed by | decided by | approved by | lead | contact",
        "owner | held by | approved by | decided by | agreed by",
    ),
    (
        Meaning::Disclosure,
        "stance | position | what we do | decision | disclosure | action | release | what is done | \
         outcome | approach | line | response | treatment | rule | our position | handling | default",
        "stance | position | what we do | decision | disclosure | action | approach | treatment | our \
         answer | handling | response",
    ),
    (
        Meaning::Measure,
        "information | what is asked for | what | item | question | asked for | request | kind of \
         information | type of information | description | data | detail | covers | information asked \
         for | content",
        "information | asked | what | request | description | type of | item | detail | covers",
    ),
    (
        Meaning::Topic,
        "topic | subject | area | theme | matter | service | category | about | heading | group",
        "topic | subject | area | theme | category | matter | heading",
    ),
];

fn names_in(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.split('|').map(str::trim).filter(|name| !name.is_empty())
}

fn spaced(heading: &str) -> String {
    // `awards/0/suppliers/0/name`, `contracts.0.period.endDate`, `End_Date`.
    let mut out = String::with_capacity(heading.len() + 8);
    let mut small = false;
    for c in heading.chars() {
        if c.is_uppercase() && small {
            out.push(' ');
        }
        small = c.is_lowercase();
        out.push(if matches!(c, '_' | '/' | '.' | '-') { ' ' } else { c });
    }
    out
}

/// The meanings that a heading may have in a register of that kind, each with how sure it makes them.
pub(crate) fn meanings(heading: &str, kind: RegisterKind) -> Vec<(Meaning, f32)> {
    let names = match kind {
        RegisterKind::Contracts => CONTRACTS,
        RegisterKind::Facts => FACTS,
        RegisterKind::Positions => POSITIONS,
        RegisterKind::Table => return Vec::new(),
    };
    let bare = heading.split(['(', '[']).next().unwrap_or(heading);
    let whole = line(&spaced(heading));
    let bare = line(&spaced(bare));
    let mut found: Vec<(Meaning, f32)> = Vec::new();
    for (at, (meaning, exact, said)) in names.iter().enumerate() {
        let is = |line_of: &str| {
            names_in(exact).any(|name| line_of.len() == line(name).len() && has(line_of, name))
        };
        // What stands first in the list wins among equals, ever so little.
        let order = 0.01 * at as f32;
        if is(&whole) || is(&bare) {
            found.push((*meaning, EXACT - order));
        } else if names_in(said).any(|name| has(&whole, name)) {
            found.push((*meaning, SAID - order));
        }
    }
    found.sort_by(|a, b| b.1.total_cmp(&a.1));
    found
}
