//! The names that officers give to the columns of their registers: whole headings that say a meaning, and words that say it
//! in a longer heading. It compares nothing.

use casework::register::Meaning;

/// The meaning, whole headings that say it, and words in a longer heading that do. What stands first wins.
/// Names are parted by bars.
pub(super) type Names = (Meaning, &'static str, &'static str);

pub(super) const CONTRACTS: &[Names] = &[
    (
        Meaning::Disclosure,
        "foi | position | stance | release | foi stance | foi line",
        "disclosure | foi position | foi status | releasable | may we release | publication status | exempt",
    ),
    (
        Meaning::Published,
        "published | link | url | web address | where published | notice link | contracts finder",
        "published | publication | contracts finder | weblink | hyperlink | find a tender",
    ),
    (
        Meaning::ReviewBy,
        "check again by | check by | verify by | entry check due",
        "check again | next check | review entry | entry to be checked",
    ),
    (
        Meaning::AsAt,
        "as at | as of | last updated | updated | last checked | checked | checked on | position date | \
         date of entry | correct at | entry date | date added | date entered | date of update | entry updated",
        "last updated | last checked | correct as | last amended | last modified | record updated",
    ),
    (
        Meaning::Reference,
        "ref | reference | id | no | number | row | contract | code | ocid | contract id | unique id | \
         contract ref | contract no | line | item no | sno | s no | sl no | crn | cref | uid | contract code | po | \
         po no | tender ref | notice id | entry | contract register no | project no | nr | lfd",
        "reference | contract number | contract no | contract id | contract ref | agreement number | \
         agreement no | ref no | identifier | ocid | register no | order number | po number | system no | our ref | \
         unique ref | contract nr | file no",
    ),
    (
        Meaning::Extension,
        "options | option | extension | extensions | can it be extended | more | scope to extend | extendable | \
         extendable by | extend | extend by | optional years | latest end | longstop | long stop | max term | maximum term | roll on | \
         roll over | rollover | may go to | may run to | could go to | plus | more years | years more | extra | ext | \
         exts | extn | room to extend | ext option | further period | optional | potential end",
        "further | beyond | may run on | could run | can run | extra year | renewable | longer | extension | extend | \
         option to | options to | latest end | with options | max extent date | maxextentdate | maximum end | final end | \
         further years | prolong | optional year | longstop | long stop | ultimate end | potential end | last possible | \
         may run to | renewal option | options | option | extendable | could be extended | extra month | all options | max end | \
         latest possible | in extension",
    ),
    (
        Meaning::Renewal,
        "renewal | renewal date | renews | renews on | renew by | renew on | renew | due for renewal",
        "renewal | renew",
    ),
    (
        Meaning::Review,
        "review | review date | next review | review due | notice date | notice by | notice deadline | give notice by | \
         notice to be given by | decision date | decide by | decision due | break | break date | break point | look at again | \
         review point | revisit | trigger date",
        "review | notice date | notice by | notice deadline | decision by | notice must be | notice due | decide by",
    ),
    (
        Meaning::Start,
        "from | start | starts | started | began | begins | commences | since | startdate | live from | go live | go live date | \
         commenced | commence | commencement | begin | let on | date let | let | award date | awarded | date awarded | awarded on | \
         signed | date signed | signed on | effective | effective from | in place since | operational from | \
         day one | service start | went live | live | inception | contract date | date of contract | date of award | onset | \
         first day | mobilised",
        "start | commence | commencement | begin | began | award date | effective date | startdate | valid from | live \
         date | go live | effective from | live from | in place since | inception | date of award | service from | went live | \
         date from | first day | opening date",
    ),
    (
        Meaning::Duration,
        "duration | length | term | how long | period | contract period | term months | \
         length months | years | months | initial term | initial period | term years | term yrs | duration months | \
         duration years | no of years | number of years | run | run of contract | tenure",
        "duration | length of | contract length | contract term | initial term | length in | term in | term of \
         contract | contract duration | months | years | contract period | period in",
    ),
    (
        Meaning::End,
        "to | until | end | ends | expires | expiry | ending | runs to | runs until | enddate | finishes \
         | lapses | lapse | till | runs out | run out | valid to | valid until | valid till | ceases | concludes | ends on | finish | \
         finished | end by | contract up | up | initial end | current end | last day | expires on | expired | expiration | \
         terminates | termination | completes | completion | close | closes | due to end | stops | out of contract | \
         renewal or expiry | ending on | exp | exp date | through to | up to",
        "expiry | expire | expires | expiration | end date | ends | end of | enddate | finish | terminat \
         | termination | runs to | runs until | valid to | completion date | run out | runs out | contract end | \
         current end | lapses | lapse | initial end | date to | last day | valid until | end initial | due to end | concludes | \
         ceases | close date | closing date",
    ),
    (
        Meaning::Procurement,
        "how let | route | procedure | method | how bought | bought through | bought how | how procured \
         | route to market | procurement | sourcing | process | framework | procurementmethoddetails | via | bought via | \
         procured via | let via | sourced via | competed | competition | tendered | tender route | award route | award basis | \
         basis of award | call off | how awarded | how won | way bought | how it was bought | mechanism | vehicle | \
         framework used | framework or tender | purchase route | buying route | procurement vehicle | how we bought it | \
         how chosen | lot and framework | quotes or tender | tender | tendering",
        "procurement route | procurement method | procurement process | procurement procedure | route to \
         market | how let | how it was let | let by | how was it | procured | bought | tender process | \
         tender type | tendered | framework | award procedure | award method | purchasing route | \
         procedure | competition | procurementmethod | method of award | procurement type | how awarded | sourcing route | \
         award route | route of procurement | procurement vehicle | route used | means of procurement | sourced | call off",
    ),
    (
        Meaning::AnnualValue,
        "value pa | pa | per year | per annum | yearly | annual | a year | each year | yearly value | \
         yearly cost | year cost | pa value | py | pyr | yearly fee | annual fee | annualised | year value | p a | recurring | \
         per yr | a yr",
        "annual | annually | per annum | per year | a year | yearly | each year | pa | p a | annualised | py | every year | per yr | \
         year on year | recurring | 12 months",
    ),
    (
        Meaning::TotalValue,
        "total | total value | contract value | whole life value | lifetime value | award value | \
         estimated contract value | tcv | wlc | whole life cost | whole term | over term | lifetime | aggregate | max value | \
         maximum value | call off value | ceiling | estimated value | est value | value over term | overall | full value | life value | \
         value of contract | agreement value",
        "total | whole life | lifetime | overall | over the term | full term | contract value | contract \
         sum | award value | awarded value | estimated value | value of contract | contract price | \
         aggregate | whole term | over term | over life | life value | maximum value | max value | ceiling | tcv | call off value | \
         over its term | over contract | value over",
    ),
    (
        Meaning::UnitCost,
        "unit cost | unit price | rate | day rate | hourly rate | unit rate | each | price each",
        "unit cost | unit price | cost each | price each | cost per | price per | day rate | hourly rate | unit rate | per unit",
    ),
    (
        Meaning::Value,
        "value | cost | price | amount | spend | sum | worth | budget | gbp | fee | fees | charge | charges | \
         how much | money | costs | est value | outlay | paid",
        "value | cost | price | amount | spend | expenditure | worth | paid | gbp | fee | charge | budget",
    ),
    (
        Meaning::Contact,
        "lead | owner | contact | manager | responsible | who | lead post | contract manager | contract \
         lead | contract owner | responsible post | managed by | our lead | accountable officer | sro | senior responsible owner | \
         senior responsible officer | budget holder | sponsor | commissioner | commissioning lead | contract officer | lead officer | \
         business owner | system owner | service owner | product owner | who manages it | post | officer | our contact | client officer | \
         named lead | point of contact | looked after by | who looks after it | responsible person | accountable | \
         commissioning manager | category manager | contract holder | responsible officer | budget manager | service lead | run by | \
         our manager | post holder | designated officer | senior user",
        "contact | responsible | lead | manager | managed by | contract owner | officer | job title | \
         budget holder | sponsor | contactpoint | post | senior responsible | looked after | looks after | accountable | sro | \
         business owner | system owner | service owner | product owner | commissioner | owner post | manages | manage",
    ),
    (
        Meaning::Owner,
        "directorate | department | division | service area owner | team | unit | held by | faculty | \
         portfolio | owning department | business unit | school | section | command | buyer | dept | service area | client | \
         client department | business area | client team | function | owning team | owning service | owner | \
         college | locality | organisation | authority | using service | for whom | used by | user department | branch | bcu | \
         care group | site | area | service | group | customer | contracting authority | directorate or service | budget area | whose",
        "directorate | department | division | owning | held by | owned by | business unit | buyer name \
         | information owner | team | dept | client department | business area | contracting authority | care group",
    ),
    (
        Meaning::Manufacturer,
        "manufacturer | make | brand | maker | oem | made by",
        "manufacturer | make and model | brand",
    ),
    (
        Meaning::Product,
        "product | system | software | platform | solution | product name | system name | application | \
         tool | package | software package | app | product used | what it is | product and version | model",
        "product | system name | software name | version | application name | package name | make and model",
    ),
    (
        Meaning::Supplier,
        "supplier | provider | contractor | vendor | company | firm | with | with whom | let to | \
         awarded to | partner | party | counterparty | other party | who with | incumbent | supplied by \
         | held with | delivered by | operator | lessor | licensor | provided by | agreement with | \
         contract with | appointed | successful tenderer | successful bidder | winning bidder | winner | who supplies it | payee | \
         trading name | appointed firm | our supplier | current supplier | company name | business | contractee | \
         who from | bought from | from whom | consultant | successful supplier | supplier or provider | agent | who does it | \
         who provides it | supplying company | carrier | landlord | third party | won by | given to",
        "supplier | provider | contractor | vendor | awarded to | let to | incumbent | supplied by | \
         company | delivered by | with whom | counterparty | suppliers name | firm | tenderer | bidder | provided by | \
         contracted with | contracted to | appointed to | operator",
    ),
    (
        Meaning::Category,
        "category | type | classification | area | service area | group | lot | sector | theme | cpv | \
         mainprocurementcategory | contract type | spend category | subject area | subcategory | lot no | lot name | \
         proclass | spend type | cpv code | commodity | kind | family | goods services or works | nature",
        "category | cpv | classification | contract type | service type | type of contract | proclass | commodity | lot",
    ),
    (
        Meaning::Description,
        "description | details | detail | scope | summary | notes | what it covers | covers | comments | \
         includes | remarks | note | comment | remark | narrative | further details | other information | additional information | \
         more information | what it does | what is covered | specification | spec | free text | info | background | any notes | \
         other details",
        "description | scope | details | covers | purpose | what is supplied | notes | comment | remarks | narrative | \
         additional information | other information | further information",
    ),
    (
        Meaning::Quantity,
        "quantity | qty | users | licences | seats | devices | volume | scale | size | volumes | units | user numbers | \
         number of users | no of users | extent | coverage | how many | numbers | size or quantity | size quantity | size or scale | \
         scale or volume | headcount | sites | number | count | amount of kit | vehicles | staff covered | places | capacity | numbers covered",
        "number of | quantity | how many | no of | scale | size | volume | user numbers | licence count | users | seats",
    ),
    (
        Meaning::Title,
        "title | name | contract title | contract name | agreement | service | services | project | \
         subject | what for | what | for | purpose | what is bought | goods or service | goods or \
         services | goods and services | supply | requirement | item | contract for | agreement for | \
         service or goods | what it is for | contract description | agreement name | topic | subject \
         matter | work | title of agreement | title of contract | contract | name of contract | what it is | what we buy | \
         what we have | nature of contract | works | arrangement | licence | activity | deal | contract subject | service provided | \
         goods | service description | what is it | scheme | lot title | contract or agreement | brief description",
        "title | contract name | name of contract | agreement name | what for | service | goods | \
         requirement | subject | what is bought | what we buy | name of agreement | project name | agreement | nature of",
    ),
];

pub(super) const FACTS: &[Names] = &[
    (
        Meaning::ReviewBy,
        "review | review by | review date | check again by | next review | due for review | valid until \
         | refresh by | next update | good until | revisit | renew by | valid to | valid till | expires | expiry | due | next check | next due | \
         to be updated | update by | update due | refresh | stale after | recheck | recheck by | best before | review due | until | \
         use until | use by | holds until | ask again | check again | next refresh | update next | renew | refresh due | \
         refreshed by | next return | next reviewed | to be checked | out of date after | shelf life | look again | \
         check due | update again | expires on | good to | good till",
        "review | check again | check by | valid until | next update | refresh | next due | good until | \
         update due | revisit | valid to | renew | expires | expiry | next check | use until | stale | out of date | best before | \
         recheck | to be updated",
    ),
    (
        Meaning::AsAt,
        "as at | date | as of | true on | checked | checked on | updated | position date | reporting \
         date | snapshot | when | correct at | effective | on | taken on | counted on | period | last updated | last checked | \
         last confirmed | confirmed | confirmed on | verified | verified on | reported | reported on | correct on | position at | \
         true at | data date | date of data | date given | valid from | date of figure | at | year | stated at | position as at | \
         last verified | accurate at | census date | recorded | as on | obtained | date checked | date obtained | asked on | \
         collected | captured | since | baseline | stands at",
        "as at | as of | date | last updated | last checked | correct | snapshot | reporting | valid at \
         | counted | position at | updated | confirmed | verified | accurate",
    ),
    (
        Meaning::Provision,
        "exemption | under | provision | section | exception | exempt under | s",
        "exemption | provision | exception",
    ),
    (
        Meaning::Disclosure,
        "release | foi | disclosure | position | status | publication | stance | openness | may we \
         release it | can we release it | access | releasable | can go out | ok to release | disclosable | public | publish | \
         shareable | can we give it | foi status | restrictions | sensitivity | handling | may be given | can it go out | \
         give | give it | line | may it be given | releasable under foi | foi line | to be released | safe to release | open or closed | \
         restriction | publishable | can it be released | foi ok | ok to give | rel",
        "disclosure | release | foi | position | publication status | releasable | openness | \
         disclosable | stance | may be given | can be given | can we give | go out | publishable | may we give | ok to give",
    ),
    (
        Meaning::Published,
        "where | link | url | published at | location | web address | where published | web page",
        "published | link | url",
    ),
    (
        Meaning::Owner,
        "source | owner | held by | from | team | information owner | department | service owner | \
         custodian | keeper | supplied by | directorate | provided by | data owner | who knows | ask | \
         contact | lead | officer | responsible | who told us | data source | returned by | source team | provider | \
         dept | lead officer | kept by | data lead | asset owner | who holds it | who to ask | source of data | origin | \
         source system | steward | contributor | given by | who | author | responsible team | got from | where from",
        "owner | source | held by | supplied by | custodian | keeper | team | provided by | responsible \
         | steward | who knows | department | directorate | kept by | contact | who holds | who to ask | data lead",
    ),
    (
        Meaning::Answer,
        "value | answer | figure | response | content | fact value | data | latest value | current value \
         | amount | result | current figure | latest figure | latest | current | reply | says | what we \
         say | what we hold | entry | number | count | total | current position | our answer | standard answer | given | held | \
         information held | text | statement | figure or text | figure or answer | our response | what to say | agreed answer | approved answer | \
         standard response | current answer | what it is | quantity | level | actual | outturn | value or text | reading | our reply | \
         answer given | data held | stock answer | suggested answer | suggested response | model answer | reply text | now | state",
        "value | answer | figure | response | result | latest | what it is | what we say | what we hold | reply | what to say",
    ),
    (
        Meaning::Measure,
        "measure | fact | item | question | indicator | detail | what | field | attribute | what is \
         measured | metric | data item | statistic | description | information | point | aspect | \
         measurement | particular | name | element | heading | what is counted | characteristic | \
         variable | asked about | asked for | asked | what is asked | query | detail sought | data point | particulars | kpi | label | \
         question asked | what they ask | usual question | common question | information asked for | about what | key fact | \
         what people ask | faq | frequently asked | definition | parameter | property | title | line | quantity measured | \
         what it is about | fact or figure | things asked | subject matter | statement",
        "measure | measured | fact | indicator | metric | statistic | data item | question | attribute | \
         what is counted | item | detail | description | particular | asked | query | kpi | data point",
    ),
    (
        Meaning::Topic,
        "topic | subject | area | theme | matter | service | function | domain | category | system | \
         service area | topic area | group | heading | about | section | department | business area | \
         field | directorate | team | unit | portfolio | type | division | subject area | field of work | area of work | \
         class | grouping | chapter | part | keyword | contract | site | faculty | command | programme | \
         dept | asset | service line | sector | strand",
        "topic | subject | area | theme | service | about | function | domain | category | chapter",
    ),
];

pub(super) const POSITIONS: &[Names] = &[
    (
        Meaning::Reasons,
        "reasons | reason | why | rationale | standing reasons | justification | explanation | grounds | \
         because | public interest | harm | prejudice | public interest test | pit | reasoning | notes | comment | comments | remarks | \
         background | argument | arguments | note | why not | harm or prejudice | likely harm | pi test | thinking | our reasoning | \
         explanation for applicant | in short | balance",
        "reason | rationale | why | justification | grounds | public interest | explanation | harm | because | prejudice",
    ),
    (
        Meaning::Provision,
        "under | exemption | provision | section | exception | basis | legal basis | s | law | relied on \
         | act | engaged | exemption or exception | foia section | article | clause | act reference | exemptions | provision relied on | \
         section of act | sections | section relied on | legal provision | statute | regulation | foi section | exemption used | power | \
         exemption applied | exemption engaged | statutory basis | which exemption | sec",
        "exemption | provision | exception | section | under | legal basis | relied | statut",
    ),
    (
        Meaning::Published,
        "where | link | url | published at | location | where published | web address | address | found \
         at | publication | website | where it is | where to find it | web page | web link | see | signpost to | online at | page",
        "where | link | url | web | published at | location | found at",
    ),
    (
        Meaning::ReviewBy,
        "review | review by | review date | next review | revisit | check again by | valid until | \
         expires | agreed until | valid to | until | review due | lapses | next look | stands until | good until | holds until | \
         revisit by | due | expiry | to be reviewed | renew by | in force until | look again",
        "review | revisit | check again | valid until | until | valid to | expires | lapses | renew",
    ),
    (
        Meaning::AsAt,
        "agreed | date | approved | as at | set | decided | agreed on | effective | since | date agreed | last agreed | \
         last reviewed | signed off | date approved | from | in force from | adopted | decided on | updated | last updated",
        "agreed on | date agreed | approved | date | decided | last reviewed | signed off | updated | in force from",
    ),
    (
        Meaning::Owner,
        "owner | held by | team | agreed by | decided by | approved by | lead | contact | qualified person | signed off by | \
         officer | who decided | department | directorate | information owner | set by | authorised by",
        "owner | held by | approved by | decided by | agreed by | signed off by | authorised by",
    ),
    (
        Meaning::Disclosure,
        "stance | position | what we do | decision | disclosure | action | release | what is done | \
         outcome | approach | line | response | treatment | rule | our position | handling | default | line to take | our line | \
         agreed line | ltt | answer | reply | verdict | give or withhold | how we answer | foi outcome | what we say | advice | \
         standing position | what happens | standard line | status | release or not | can we release it | standing line | our stance | \
         agreed position | policy | to release | ruling | disclose | what to do | default position | foi position | our approach | access | \
         publication status | instruction | how handled | how to answer | give | release status | normal position | usual outcome",
        "stance | position | what we do | decision | disclosure | action | approach | treatment | our \
         answer | handling | response | line | outcome | what to do | release | how we answer | ruling | verdict",
    ),
    (
        Meaning::Measure,
        "information | what is asked for | what | item | question | asked for | request | kind of \
         information | type of information | description | data | detail | covers | information asked \
         for | content | class of information | sort of information | records | questions about | what they ask | requests for | \
         information requested | what is covered | particulars | asked about | matter | information type | information class | \
         what people ask for | scope | type | kind | sort | information covered | data type | details | what it covers | class | \
         record type | record class | document | documents",
        "information | asked | what | request | description | type of | item | detail | covers | class of | kind of | sort of | \
         record",
    ),
    (
        Meaning::Topic,
        "topic | subject | area | theme | matter | service | category | about | heading | group | field | area of work | function | \
         business area | domain | service area | directorate | department | subject area | section | field of work | team | class | \
         type | part | keyword | head",
        "topic | subject | area | theme | category | matter | heading | field | domain",
    ),
];
