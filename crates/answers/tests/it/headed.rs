//! Registers as councils, trusts, universities, police forces and agencies head them. Every row is our own; each table says
//! whose habit it shows. Behind a heading stands what it must be taken for; one without is not looked at.

use answers::understand;
use casework::register::{Meaning, RegisterKind};

const CONTRACTS: &[(&str, &str)] = &[
    (
        "county, dates by month, remarks",
        "Ref No => reference; Directorate => owner; Title of agreement => title; Vendor => supplier; From => start; To => end; Option periods => extension; Review date => review; Annual value £ => annual-value; Process => procurement; Accountable officer => contact; Scale => quantity; Remarks => description
         A/1; Adult Care; Meals at home; Broth and Barley Ltd; 01-Apr-2024; 31-Mar-2028; 1 year; 01-Apr-2027; 640000; Light touch; Head of Adult Commissioning; 4,150 meals a week;
         A/2; Children; Fostering portal; Nestwell CIC; 01-Oct-2023; 30-Sep-2027; none; 01-Dec-2026; 44000; Framework; Head of Fostering; 61 carers; renewed once",
    ),
    (
        "university, scope to extend",
        "Ref => reference; Department => owner; Contract title => title; Awarded to => supplier; Commenced => start; Expires => end; Scope to extend => extension; Spend per year => annual-value; How procured => procurement; Contract manager => contact; Size => quantity; Comments => description
         U1; Digital Services; Campus telephony; Stannary Telecom Ltd; 1 Aug 2024; 31 Jul 2027; 1 year + 1 year; £96k; RM3808; Head of Infrastructure; 2,150 users; Handsets in lifts only
         U2; Estates; Window cleaning; Squeegee and Sons Ltd; 1 Feb 2025; 31 Jan 2027; none; £41k; Three quotes; Head of Soft Services; 31 buildings; ",
    ),
    (
        "fire service, owner in full words, months only",
        "No.; What it is for => title; Incumbent => supplier; Route to market => procurement; Go-live => start; Lapses => end; Extendable by => extension; Est. annual charge => annual-value; Senior responsible owner => contact; Size / quantity => quantity
         1; Turnout boots; Tread Ltd; Open tender; Apr-21; Mar-28; 2 x 12 months; £61,000; Area Manager Response; 640 pairs
         2; Station wifi; Beamline plc; Framework; Oct-23; Sep-27; none; £14,300; Head of ICT; 31 sites",
    ),
    (
        "system register of a university",
        "ID => reference; Purpose => title; Product => product; Vendor => supplier; Where it runs; Users => quantity; Licence renewal => renewal; Licence fee p.a. => annual-value; Business owner => contact
         S-1; Student records; Myrtle 4; Myrtle Systems Ltd; On premises; 1,120 staff users; Jul-29; £286,000; Academic Registrar
         S-2; Lecture capture; Recall; Panel Software Ltd; Vendor cloud; 187 rooms; Dec-27; £73,200; Head of Digital Education",
    ),
    (
        "trust, units in the headings",
        "Contract no. => reference; Contract description => title; Supplier name => supplier; Contract start date (DD/MM/YYYY) => start; Contract end date (DD/MM/YYYY) => end; End date (with all extensions) => extension; Contract value (£ per annum) => annual-value; Total contract value (£k) => total-value; Care group => owner
         71; Linen; Whitefold Ltd; 01/04/2023; 31/03/2027; 31/03/2029; 412000; 1648; Estates
         72; Theatre packs; Sterilia plc; 01/07/2024; 30/06/2026; 30/06/2028; 1200000; 2400; Surgery",
    ),
    (
        "police, owner post and lapse",
        "Our Ref => reference; Goods or Services => title; Contractor => supplier; Inception => start; Runs out => end; Room to extend => extension; Lifetime value (£m) => total-value; Owner (post) => contact; BCU => owner
         P1; Body armour; Mailcoat UK Ltd; 2024-01-01; 2027-12-31; 12 months; 1.35; Head of Uniform; North
         P2; Drug wipes; Swabwell Ltd; 2025-02-01; 2027-01-31; 24 months; 0.2; Roads Policing Inspector; South",
    ),
    (
        "agency, without a heading over the first column",
        "Column 1 => title; Company => supplier; Start => start; End => end; £ => value
         Wind tunnel hire; Zephyr Works Ltd; 1.4.25; 31.3.28; 18000
         Ice core drills; Frostbite plc; 1.6.24; 31.5.27; 92000
         Weather balloons; Upwell Ltd; 1.6.23; 31.5.26; 12000",
    ),
    (
        "district, who and with whom",
        "What we buy => title; From whom => supplier; Since => start; Until => end; Per year £000 => annual-value; How chosen => procurement; Who looks after it => contact; Notes => description
         Cess pit emptying; Gully Brothers Ltd; 2024-05-01; 2027-04-30; 18; Three quotes; Depot Manager;
         Pest control; Ratcatch and Partners; 2023-05-01; 2026-04-30; 22; Open tender; Environmental Health Manager; rats only",
    ),
    (
        "OCDS as a flat file",
        "ocid => reference; tender/title => title; awards/0/suppliers/0/name => supplier; contracts/0/period/startDate => start; contracts/0/period/endDate => end; contracts/0/value/amount => value; buyer/name => owner
         ocds-x1-1; Tree surgery; Bough Ltd; 2025-04-01T00:00:00Z; 2029-03-31T00:00:00Z; 81200; Fern Park Authority
         ocds-x1-2; Path repair; Flagstone Ltd; 2024-04-01T00:00:00Z; 2027-03-31T00:00:00Z; 17200; Fern Park Authority",
    ),
    (
        "housing association, short headings",
        "Lot => category; Service => title; Provider => supplier; Begins => start; Ceases => end; Ext. => extension; Budget (pa) => annual-value; Lead => contact
         1; Void clearance in the north; Cleardeck Ltd; 01/04/24; 31/03/27; 1+1; £91,000; Voids Manager
         2; Void clearance in the south; Emptyhome Ltd; 01/04/24; 31/03/27; 1+1; £84,500; Voids Manager",
    ),
    (
        "Scottish council, notice date",
        "Contract => title; Awarded supplier => supplier; Award date => start; Expiry => end; Notice date => review; Max. term => extension; Estimated value => total-value; Sourcing route => procurement; Service area => owner
         Salt for roads; Brinehall Ltd; 3 May 2024; 2 May 2028; 2 Nov 2027; to 2 May 2030; £2.4m; Framework; Roads
         Ferry fuel; Tidewater Fuels plc; 9 June 2023; 8 June 2026; 8 Dec 2025; to 8 June 2028; £3.1m; Open tender; Ports",
    ),
    (
        "academy trust, no supplier form",
        "Agreement => title; With => supplier; Ends on => end; Renews on => renewal; Yearly cost => annual-value; School => owner
         Photocopiers; Inkspot; 31 Aug 2027; 1 Sep 2027; £12,000; Elmfield
         Grounds; Mow and Grow; 31 Aug 2026; 1 Sep 2026; £8,200; Oakfield
         Catering; Ladle; 31 Jul 2028; 1 Aug 2028; £181,000; Oakfield",
    ),
    (
        "regulator, money of several sorts",
        "Reference number => reference; Title of contract => title; Successful tenderer => supplier; Commencement => start; Completion => end; Whole life value => total-value; Cost each => unit-cost; Method => procurement; Commissioning manager => contact
         R-1; Expert panels; Delphi Associates LLP; 01/01/2025; 31/12/2026; £400,000; £900; Mini-competition; Head of Panels
         R-2; Transcription; Quill Services Ltd; 01/02/2025; 31/01/2027; £60,000; £2; Direct award; Head of Hearings",
    ),
    (
        "national park, duration instead of an end",
        "Item; Contractor => supplier; Start date => start; Term (months) => duration; Extension? => extension; Value => value; Responsible officer => contact
         Dry stone walling; Capstone Ltd; 01/03/2025; 36; 12 months; £55,000; Ranger Manager
         Toilets upkeep; Latchkey Ltd; 01/03/2024; 24; none; £35,000; Property Officer",
    ),
    (
        "port, headings that say nothing",
        "A => reference; B => title; C => supplier; D => start; E => end
         H/1; Dredging the north basin; Siltway Ltd; 2024-10-01; 2027-09-30
         H/2; Crane inspection; Jibwell plc; 2023-10-01; 2026-09-30
         H/3; Buoy upkeep; Float and Sons; 2022-04-01; 2027-03-31",
    ),
    (
        "London borough, expiry and extended expiry",
        "Contract ID => reference; Contract name => title; Vendor name => supplier; Effective date => start; Initial expiry => end; Ultimate end => extension; Spend (annual) => annual-value; Procurement type => procurement; Contract owner => contact; Division => owner
         L1; Street trees; Plane Ltd; 2025-01-06; 2028-01-05; 2030-01-05; 120000; Open tender; Trees Manager; Parks
         L2; Festive lights; Twinkle UK Ltd; 2024-01-06; 2026-01-05; 2027-01-05; 88000; Quotation; Events Manager; Culture",
    ),
    (
        "combined authority, lots and category",
        "Category => category; Description of goods => description; Contract title => title; Suppliers => supplier; Valid from => start; Valid to => end; Aggregate value => total-value
         Transport; Shelters and their cleaning; Bus shelters; Canopy Ltd; 2024-04-01; 2029-03-31; £4m
         Skills; Courses for adults; Bootcamps; Learnfast CIC; 2025-04-01; 2027-03-31; £2m",
    ),
    (
        "export of a finance system",
        "CONTRACT_REF => reference; CONTRACT_TITLE => title; SUPPLIER_NAME => supplier; START_DATE => start; END_DATE => end; TOTAL_VALUE => total-value; DEPT => owner
         44001; Skip hire; Tipwell Ltd; 2025-04-01; 2028-03-31; 90000; Streets
         44002; Road paint; Whiteline plc; 2024-04-01; 2026-03-31; 120000; Streets",
    ),
    (
        "transparency export, no space between words",
        "ContractTitle => title; SupplierName => supplier; StartDate => start; EndDate => end; ReviewDate => review; AnnualValue => annual-value; ContactOfficer => contact
         Lone worker alarms; Buddywell Ltd; 01/05/2025; 30/04/2028; 01/11/2027; 12000; Safety Manager
         First aid courses; Plasters UK Ltd; 01/05/2024; 30/04/2026; 01/11/2025; 9000; Training Officer",
    ),
    (
        "trust, two lines in a heading",
        "Contract reference => reference; Service or goods => title; Supplier(s) => supplier; Start date => start; Current end date => end; Options to extend => extension; Value per annum (ex VAT) => annual-value
         9; Dialysis machines; Kidwell GmbH; 1 Apr 2024; 31 Mar 2031; 2 years; £1.2m
         10; Hoists; Liftup Ltd; 1 Apr 2025; 31 Mar 2028; none; £80,000",
    ),
    (
        "university, who what when",
        "Who with => supplier; What for => title; When from => start; When to => end; How much => value; Whose => owner
         Petri Glass Ltd; Glassware; 01/08/2025; 31/07/2027; £31,000; Chemistry
         Mouseworks plc; Bedding; 01/08/2024; 31/07/2026; £12,000; Biology",
    ),
];

const FACTS: &[(&str, &str)] = &[
    (
        "county fact file, months for days",
        "Service => topic; Asked about => measure; Response => answer; As at => as-at; Valid to => review-by; Source => owner
         ICT; Number of tablets in use; 1,115; 2026-09; 2027-09; ICT
         ICT; Brand of firewalls; Harrow; 2026-04; 2027-04; ICT
         Roads; Gritting lorries; 41; 2026-10; 2027-10; Highways
         Roads; Pothole budget; £6.2m; 2026-04; 2027-04; Highways",
    ),
    (
        "university, renew by",
        "Subject => topic; Item => measure; What we say => answer; From => owner; Updated => as-at; Renew by => review-by
         Students; Students who speak Welsh; 3,275; Planning; 9 Jan 2026; Jan 2027
         Students; Largest school; Business and Law; Planning; 9 Jan 2026; Jan 2027
         Wellbeing; Counsellors employed; 11.4 FTE; Student Wellbeing; 3 Sep 2026; Sep 2027",
    ),
    (
        "fire service, theme and point",
        "Theme => topic; Point => measure; Value => answer; Last checked => as-at; Check again by => review-by; Owner => owner
         Stations; Fire stations; 28; 2026-04-10; 2027-04-10; Response
         Fleet; Ladders; 3; 2026-05-01; 2027-05-01; Fleet
         Fleet; Oldest engine; 1999, at Harrow Hill; 2026-05-01; 2027-05-01; Fleet",
    ),
    (
        "trust, question and answer",
        "Area => topic; Question => measure; Standard answer => answer; Updated => as-at; Next review => review-by; Information owner => owner; FOI status => disclosure
         Theatres; How many theatres are there?; 14; 1 May 2026; 1 May 2027; Surgery; Open
         Theatres; Which robot is used?; Steady Hand 2; 1 May 2026; 1 May 2027; Surgery; Open
         Beds; Beds open; 612; 1 May 2026; 1 May 2027; Operations; Withhold",
    ),
    (
        "police, headings in a row of abbreviations",
        "Dept => topic; KPI => measure; Fig. => answer; Date => as-at; Rel? => disclosure
         Dogs; Dogs in service; 31; 01/03/2026; Y
         Dogs; Cost of a puppy; £4,000; 01/03/2026; Y
         Horses; Horses; none; 01/03/2026; N
         Horses; Stables; Two, both leased; 01/03/2026; Y",
    ),
    (
        "nothing but a label and a value",
        "Fact => measure; Value => answer
         Number of lifts; 14
         Lift contractor's mark; Skyhigh
         Cost of lift repairs; £12,400
         Oldest lift; 1961",
    ),
    (
        "no headings that tell",
        "Column 1 => topic; Column 2 => measure; Column 3 => answer; Column 4 => as-at
         Parking; Spaces in the multi-storey; 412; 2026-03-31
         Parking; Hourly charge; £1.20; 2026-03-31
         Parking; Season tickets sold; Yes, monthly; 2026-03-31
         Trees; Trees planted; 3,100; 2025-12-01
         Trees; Oldest tree; About 600 years; 2025-12-01",
    ),
    (
        "agency, numbered lines",
        "No; Section => topic; Data item => measure; Position => answer; Snapshot => as-at; Kept by => owner
         1; Staff; Headcount; 1,204; 30/09/2025; People
         2; Staff; Appraisal system; Growwell; 30/09/2025; People
         3; Staff; Mean pay gap; 7.1%; 30/09/2025; People",
    ),
    (
        "Scottish board, periods as the day of a fact",
        "Topic => topic; Indicator => measure; Period => as-at; Figure => answer; Team => owner
         Dental; Children seen; 2025/26; 81,200; Primary Care
         Dental; Share seen within a year; FY25-26; 61%; Primary Care
         Eye; Grants to opticians; Q2 2026; £1.1m; Primary Care",
    ),
    (
        "council with exemptions beside facts",
        "Heading => topic; Detail => measure; Current => answer; Correct at => as-at; May we give it? => disclosure; Exemption => provision
         CCTV; Cameras; 212; 2026-02-01; yes;
         CCTV; Maker; Lenswell; 2026-02-01; withhold; s.31(1)(a)
         CCTV; Operators; 14 FTE; 2026-02-01; yes;
         Alarms; Monitored; Yes; 2026-02-01; yes;",
    ),
    (
        "museum, long answers",
        "Subject => topic; Usual question => measure; Agreed answer => answer; Last reviewed; Who to ask => owner
         Loans; How many objects are on loan?; 1,204 objects are on loan to 31 museums; 1 June 2026; Registrar
         Loans; Are human remains held?; Yes: 14 sets, listed in the catalogue; 1 June 2026; Registrar
         Shop; What did the shop earn?; £402,000 in the last year; 1 June 2026; Trading Manager",
    ),
    (
        "housing association, statistic",
        "Statistic => measure; Latest => answer; As of => as-at; Good until => review-by; Data owner => owner
         Homes owned; 8,412; Apr-26; Apr-27; Assets
         Average re-let time; 31 days; Apr-26; Apr-27; Lettings
         Rent arrears; £1.9m; Apr-26; Apr-27; Income",
    ),
    (
        "national park, one text and one of all sorts",
        "Thing => measure; Now => answer; Taken on => as-at
         Wardens; 21; May-26
         Miles of path; 1,604 miles; May-26
         Tractors leased; No; May-26
         Ranger's hut rent; £250 a year; May-26",
    ),
    (
        "ambulance trust, days in another order",
        "Function => topic; Metric => measure; Result => answer; Verified => as-at; Refresh by => review-by; Custodian => owner; Can go out? => disclosure
         Fleet; Ambulances; 212; 2026-01-31; 2027-01-31; Fleet; yes
         Fleet; Mean age; 4.1 years; 2026-01-31; 2027-01-31; Fleet; yes
         Control; Call system; Swiftcall 3; 2026-01-31; 2027-01-31; Digital; no",
    ),
    (
        "what people ask",
        "What people ask => measure; What to say => answer; Checked => as-at
         How many bins are emptied a week?; 41,200; Sep 2026
         Do you collect nappies?; Yes; Sep 2026
         What does a second bin cost?; £45 a year; Sep 2026",
    ),
    (
        "Welsh board, English headings",
        "Business area => topic; Fact => measure; Content => answer; Position date => as-at; Stale after => review-by
         Theatre; Seats; 412; 30/06/2026; 30/06/2027
         Theatre; Architect; Gwen Arch; 30/06/2026; 30/06/2027
         Theatre; Ice cream sales; £4,012; 30/06/2026; 30/06/2027",
    ),
];

const POSITIONS: &[(&str, &str)] = &[
    (
        "university, agreed lines",
        "Field => topic; Type of information => measure; Line => disclosure; Provision => provision; Why => reasons; Link => published
         Security; Firewalls and their makers; not released; s.31(1)(a); Would be of use to criminals;
         Security; Whether attacked; neither confirmed nor denied; s.31(3); To say either tells an attacker;
         People; Names below grade 9; post given, name not released; s.40(2); Not public-facing;
         People; Salaries of the senior team; published; s.21; Accounts; https://uni.example/accounts
         Students; Any figure from one to four; shown as <5; s.40(2); Somebody could be known;",
    ),
    (
        "county, short words",
        "No; Theme => topic; Information => measure; Position => disclosure; Provision => provision; Because => reasons; Where => published
         1; ICT; Back-up products; exempt; s.31(1)(a); would help crime;
         2; ICT; Attacks; NCND; s.31(3); shows our defences;
         3; Staff; Names below head of service; exempt, give post; s.40(2); not expected;
         4; Staff; Senior pay; accessible; s.21; open data; https://county.example/pay",
    ),
    (
        "fire, line to take",
        "Area => topic; What is asked for => measure; Line to take => disclosure; Section => provision; Why => reasons; Where published => published; Agreed until => review-by
         Security; Alarm makers; do not release; s.31(1)(a); Helps thieves; ; 31 March 2027
         Staff; Names below Area Manager; do not release (post is given); s.40(2); Not public; ; 31 March 2027
         Pay; Chief officers' pay; published; s.21; In the accounts; https://fire.example/a; 31 March 2027",
    ),
    (
        "police, release or not and no reasons",
        "Subject matter => topic; Records => measure; Release or not? => disclosure; FOI section => provision
         Tactics; Where cameras are; No release; s.31
         Tactics; Numbers of armed officers by station; Closed; s.24(1)
         Spending; Yearly totals; Open;
         Dogs; Names of handlers; Withheld; s.40(2)",
    ),
    (
        "trust, information alone",
        "Information => measure; What we do => disclosure; Exemption relied on => provision; Reasons => reasons; Agreed => as-at
         Drug prices; Refuse; s.43(2); Discounts would be lost; 12/01/2026
         Small counts; Give as fewer than 5; s.40(2); Somebody could be known; 12/01/2026
         Board papers; See website; s.21; On the board pages; 12/01/2026",
    ),
    (
        "regulator, EIR beside FOI",
        "Category => topic; Kind of information => measure; Treatment => disclosure; Exemption or exception => provision; Public interest => reasons
         Sites; Nesting places of rare birds; Withhold; reg 12(5)(g); Eggs would be taken
         Cases; Open investigations; Withhold; s.30(1); Would warn the suspect
         Cases; Closed cases in total; Publish each year; s.21; Yearly report",
    ),
    (
        "a list of what is done, without law",
        "Matter => measure; Stance => disclosure; Reasons => reasons
         Names of junior staff; not for release; They do not speak for us
         Contract totals; can go out; Already in the register
         Live bids; confidential until award; Would harm the competition
         Attacks; no confirmation either way; Would help an attacker",
    ),
    (
        "agency, department first",
        "Department => topic; Documents => measure; Decision => disclosure; Statute => provision; Decided by => owner; Next look => review-by
         Legal; Advice of counsel; Withheld; s.42(1); Qualified person; 1 Jan 2028
         HR; Exit payments by name; Bands only; s.40(2); Head of HR; 1 Jan 2028
         HR; Policies; Available at our website; s.21; Head of HR; 1 Jan 2028",
    ),
    (
        "council, in capitals",
        "SUBJECT => topic; INFORMATION REQUESTED => measure; FOI OUTCOME => disclosure; EXEMPTION APPLIED => provision; PUBLIC INTEREST TEST => reasons
         Trees; Addresses of people who complain; WITHHOLD; s.40(2); Neighbours would know
         Trees; Works orders; PUBLISHED; s.21; On the map of trees
         Safety; Routes of patrols; REFUSE; s.31(1)(a); Would help burglars",
    ),
    (
        "trust, until when it stands",
        "Domain => topic; What is covered => measure; Our stance => disclosure; Legal basis => provision; Rationale => reasons; Valid until => review-by
         Cyber; Versions of firewalls; keep back; s.31(1)(a); Tells where to begin; Mar 2027
         Cyber; Whether ransom was asked; NCND; s.31(3); Tells what is seen; Mar 2027
         Food; Menus; on our website; s.21; Changes weekly; Mar 2027",
    ),
];

const TABLES: &[(&str, &str)] = &[
    (
        "long, by financial year",
        "Period => period; Heading; Group; Figure => value
         FY23-24; Transport spend; Taxis; £11,872,000
         FY23-24; Transport spend; Minibuses; £9,114,000
         FY24-25; Transport spend; Taxis; £13,460,000",
    ),
    (
        "wide, years across",
        "Children and schools; FY23-24 => quantity; FY24-25 => quantity; FY25-26 => quantity
         Children in care; 977; 1,004; 1,021
         Plans issued; 944; <5; -",
    ),
    (
        "wide, months across",
        "Station; Apr-25 => quantity; May-25 => quantity; Jun-25 => quantity
         Hill Street; 40; 31; 28
         Mill Lane; 11; 19; 9",
    ),
    (
        "long, months down",
        "Month => period; Calls => quantity; Cost => value
         2026-01; 402; £1,204
         2026-02; 391; £1,190
         2026-03; 388; £1,020",
    ),
    (
        "quarters down",
        "Quarter => period; Requests => quantity; In time => quantity
         Q1 2025/26; 212; 190
         Q2 2025/26; 230; 201",
    ),
    (
        "years ending",
        "Year to => period; Headcount => quantity; Women => quantity
         31 March 2025; 402; 41
         31 March 2026; 398; 46",
    ),
    (
        "a table of things with figures",
        "Library; Visits => quantity; Loans => quantity; Takings => value
         Elm Road; 41,200; 18,004; £1,204
         Oak Road; 31,900; 12,118; £804",
    ),
    (
        "payments one by one",
        "Payment date; Supplier; Amount => value; Purpose
         04/05/2026; Ringwell Ltd; £812.00; Telephones
         05/05/2026; Moss and Fern Ltd; £9,120.50; Grounds
         06/05/2026; Ringwell Ltd; £812.00; Telephones",
    ),
    (
        "suppressed figures",
        "Financial year => period; Deaths => quantity; Complaints => quantity
         2023-24; <5; 40
         2024-25; *; 51
         2025-26; <5; n/a",
    ),
    (
        "session, hall and rent",
        "Session => period; Hall; Rooms => quantity; Weekly rent => value
         2023-24; Bryn Uchaf; 412; £118.50
         2024-25; Bryn Uchaf; 412; £124.00
         2024-25; Bryn Isaf; 655; £137.50",
    ),
    (
        "wide, with the year in words",
        "Measure; 2024/25 outturn; 2025/26 outturn
         Tonnes of waste; 40,118; 39,220
         Recycled; 41%; 43%",
    ),
    (
        "halves of years",
        "Half year => period; Fires => quantity; Rescues => quantity
         H1 2025; 212; 12
         H2 2025; 198; 9",
    ),
    (
        "years named by two figures",
        "Year => period; Team; Grievances => quantity; Cost => value
         23/24; North; 4; £1,200
         24/25; North; 6; £900
         24/25; South; 2; £0",
    ),
];

#[track_caller]
fn check(kind: RegisterKind, (habit, table): &(&str, &str), wrong: &mut Vec<String>) {
    let mut lines = table.lines().map(|l| l.split(';').map(|c| c.trim().to_owned()).collect::<Vec<_>>());
    let head = lines.next().expect("a heading row");
    let split = |h: &String| match h.split_once(" => ") {
        Some((heading, meaning)) => (heading.to_owned(), Some(meaning.to_owned())),
        None => (h.clone(), None),
    };
    let (headings, expected): (Vec<String>, Vec<Option<String>>) = head.iter().map(split).unzip();
    let found = understand(&headings, &lines.collect::<Vec<_>>());
    if found.kind != kind {
        wrong.push(format!("{habit}: taken for {}", found.kind.in_words()));
        return;
    }
    for (heading, meaning) in headings.iter().zip(expected) {
        let is = found.meanings.get(heading).map(|m: &Meaning| m.id());
        if meaning.is_some() && is != meaning.as_deref() {
            wrong.push(format!("{habit}: {heading} is {is:?} and should be {meaning:?}"));
        }
    }
}

#[test]
fn registers_are_known_as_anybody_heads_them() {
    let mut wrong = Vec::new();
    let kinds = [
        (RegisterKind::Contracts, CONTRACTS),
        (RegisterKind::Facts, FACTS),
        (RegisterKind::Positions, POSITIONS),
        (RegisterKind::Table, TABLES),
    ];
    for (kind, tables) in kinds {
        for table in tables {
            check(kind, table, &mut wrong);
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
