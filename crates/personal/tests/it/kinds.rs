//! One row for each shape that something may have, and for each thing that only looks like it.

use personal::{Kind, SeniorRoles, Seniority, find};

#[track_caller]
fn check(kind: Kind, rows: &[(&str, &[&str], &str)]) {
    for (text, expected, because) in rows {
        let found = find(text, &SeniorRoles::default());
        let said: Vec<&str> =
            found.spans.iter().filter(|s| s.kind == kind).map(|s| s.text.as_str()).collect();
        assert_eq!(said, *expected, "{text}: {because}");
    }
}

#[test]
fn national_insurance_numbers() {
    check(
        Kind::Nino,
        &[
            ("NI number LH 64 84 89 A.", &["LH 64 84 89 A"], "spaces"),
            ("NI TR-38-63-71-A", &["TR-38-63-71-A"], "dashes"),
            ("(SG334896A, b. 1989)", &["SG334896A"], "without label"),
            ("ni no jg103759a", &["jg103759a"], "small letters under a label"),
            ("DF123456C", &[], "D is never the first letter"),
            ("BG123456A and TN123456A", &[], "prefixes that are not issued"),
            ("ZS655522E", &[], "suffixes are A to D"),
            ("asset LH648489A7", &[], "longer than a number"),
        ],
    );
}

#[test]
fn health_numbers() {
    check(
        Kind::Nhs,
        &[
            ("NHS 999 672 7947", &["999 672 7947"], "check digit right"),
            ("NHS No: 9434765919", &["9434765919"], "without spaces"),
            ("The number 123 456 7890 fails", &[], "check digit wrong"),
            ("Order 943 476 5919 was late", &[], "an order"),
            ("CHI 010465 2214 quoted", &["010465 2214"], "Scotland's begins with a date"),
            ("call 020 7946 0321", &[], "a telephone number"),
        ],
    );
}

#[test]
fn telephone_numbers() {
    check(
        Kind::Phone,
        &[
            ("07700 900 662", &["07700 900 662"], "a mobile"),
            ("07700-900-214 or 0116.496.0922", &["07700-900-214", "0116.496.0922"], "dashes and points"),
            ("+44 (0)7700 900 033", &["+44 (0)7700 900 033"], "with the nought in brackets"),
            ("(01632) 960 552", &["(01632) 960 552"], "the area in brackets"),
            ("0044 20 7946 0958", &["0044 20 7946 0958"], "from abroad"),
            ("+353 1 496 0000", &["+353 1 496 0000"], "of another country"),
            ("on ext 4471 if", &["ext 4471"], "an extension"),
            ("Mr Sundaram bleep 2214", &["bleep 2214"], "a bleep"),
            ("Mrs Yusuf (07700 900341) says", &["07700 900341"], "within brackets"),
            (
                "Name,Post,Mobile\nMeera Nair,Clerk,7700900812\n",
                &["7700900812"],
                "a spreadsheet drops the nought",
            ),
            (
                "on 01632 960 333 ext 12 about",
                &["01632 960 333 ext 12"],
                "a short extension behind the number",
            ),
            ("ref 07700900123 of May", &[], "a reference"),
            ("Error 400 000 1126", &[], "a code"),
            ("01/02/2025 and 2.30", &[], "dates and times"),
        ],
    );
}

#[test]
fn registration_marks() {
    check(
        Kind::Vrm,
        &[
            ("a blue Fiesta, GU15 EZS, was", &["GU15 EZS"], "since 2001"),
            ("FN16HKD", &["FN16HKD"], "without the space"),
            ("his car R417 KJB", &["R417 KJB"], "a letter of the year before"),
            ("reg ABC 123D", &["ABC 123D"], "a letter of the year behind"),
            ("registration AIZ 1234", &["AIZ 1234"], "Northern Ireland"),
            ("room LA21 ABC", &[], "a room"),
            ("PCN NB04 417", &[], "too short"),
            ("section R417 KJB", &[], "no vehicle is spoken of"),
        ],
    );
}

#[test]
fn papers_of_identity() {
    check(
        Kind::Passport,
        &[
            ("a passport, number 599881183", &["599881183"], "nine digits under the word"),
            ("scans of 588134108 went astray", &["588134108"], "copies are spoken of"),
            ("Passport no. K0412783", &["K0412783"], "of another country"),
            ("laptop, asset 500112847", &[], "an asset"),
        ],
    );
    check(
        Kind::Driving,
        &[
            ("licence FAIRC554247L99VW", &["FAIRC554247L99VW"], "month with fifty for a woman"),
            ("licence NOWAK701019P99AB", &["NOWAK701019P99AB"], "a man's"),
            ("FAIRC599247L99VW", &[], "month 99"),
            ("licence DEMIR 753035 YC9XK. Then", &["DEMIR 753035 YC9XK"], "as the card prints it"),
        ],
    );
}

#[test]
fn bank_details() {
    check(
        Kind::SortCode,
        &[
            ("sort code 41-00-71", &["41-00-71"], "dashes"),
            ("Sort code: 410071", &["410071"], "digits only"),
            ("on 12-03-45 he", &[], "a date"),
        ],
    );
    check(
        Kind::Account,
        &[
            ("sort code 41-00-71, account 85193722", &["85193722"], "beside a sort code"),
            ("20-45-18/73310029 at the bank", &["73310029"], "with a slash"),
            ("IBAN GB82 WEST 1234 5698 7654 32", &["GB82 WEST 1234 5698 7654 32"], "check digits right"),
            ("card 4929 1234 5678 9015", &["4929 1234 5678 9015"], "Luhn right"),
            ("rent account 70012345", &[], "no bank"),
            ("payroll number 61120094", &[], "no bank"),
            ("my account number 41 772 903 at the bank", &["41 772 903"], "in groups"),
            (
                "Rent a/c no. 4410087712\nDirect debit: sort code 20-45-99",
                &[],
                "a rent account above a sort code",
            ),
        ],
    );
}

#[test]
fn dates_of_birth() {
    check(
        Kind::Dob,
        &[
            ("Date of birth: 02/09/1993", &["02/09/1993"], "a label"),
            ("(b. 18/02/1989)", &["18/02/1989"], "a short one"),
            ("born on the 29th of February 1940", &["29th of February 1940"], "in words"),
            (
                "date of birth as the fourteenth of June 1958",
                &["fourteenth of June 1958"],
                "the day in words",
            ),
            (
                "born on the twenty-first of March 1962",
                &["twenty-first of March 1962"],
                "the day in two words",
            ),
            ("on the second of May 2024 the panel met", &[], "no birth"),
            ("DoB 1997-01-19", &["1997-01-19"], "year first"),
            ("Child: Amelia Winter, 15/08/2015, NHS", &["15/08/2015"], "beside a name that is described"),
            ("Held on 12 February 2025", &[], "another date"),
            ("Hannah Oyelaran, 12 February 2025", &[], "a date behind a signature"),
            ("Dyddiad geni: 3 Mai 1980", &["3 Mai 1980"], "in Welsh"),
            (
                "Name,Post,Note\nMeera Nair,Clerk,DOB 02/02/1960 confirmed\nPiotr Wysocki,Clerk,02/02/2024 call\n",
                &["02/02/1960"],
                "the cell says it, not its heading",
            ),
            ("Hannah Oyelaran\t21/12/1990\tExpires 31/10/2026", &["21/12/1990"], "the cell beside a name"),
            ("Hannah Oyelaran\t21/12/2024\tExpires 31/10/2026", &[], "the cell beside a name, of late"),
        ],
    );
}

#[test]
fn addresses() {
    check(
        Kind::Address,
        &[
            (
                "at Flat 9, 33 Heronsgate, Calderbridge, BD4 7RU, Mr Ansah",
                &["Flat 9, 33 Heronsgate, Calderbridge, BD4 7RU"],
                "with a postcode",
            ),
            (
                "Ms E Nowak\nRoom 4\nSallow House\n2 Dock Road\nHull\nHU99 1BB\n",
                &["Room 4\nSallow House\n2 Dock Road\nHull\nHU99 1BB"],
                "lines",
            ),
            ("lives at 19 Elm Row, Calderbridge.", &["19 Elm Row, Calderbridge"], "without a postcode"),
            (
                "write to PO Box 1187, Camborne, TR14 9ZZ",
                &["PO Box 1187, Camborne, TR14 9ZZ"],
                "a box at the post",
            ),
            ("Cpl Vakatawa, BFPO 5427, BF1 2AU", &["BFPO 5427, BF1 2AU"], "the forces' post"),
            (
                "of Nether Blainslie Farm, by Galashiels, TD1 2PR",
                &["Nether Blainslie Farm, by Galashiels, TD1 2PR"],
                "a farm by a town",
            ),
            (
                "Address: 2 Tannery Mews, Little Ashby, Reading\nComment",
                &["2 Tannery Mews, Little Ashby, Reading"],
                "a village and a town without a postcode",
            ),
            (
                "lives at Pitch 7, Willow Park, Dock Road, Hull.",
                &["Pitch 7, Willow Park, Dock Road, Hull"],
                "a pitch",
            ),
            (
                "Home: Hillcrest, Chapel Lane, Hull, HU5 1AB",
                &["Hillcrest, Chapel Lane, Hull, HU5 1AB"],
                "a house of one word",
            ),
            ("of flat 3, 210 Gladstone Road.", &["flat 3, 210 Gladstone Road"], "a small letter"),
            ("at Flat 2, 17-19 Queen Anne Terrace.", &["Flat 2, 17-19 Queen Anne Terrace"], "two numbers"),
            (
                "visit 2/1, 19 Clydeview Terrace, Glasgow G12 8ZZ.",
                &["2/1, 19 Clydeview Terrace, Glasgow G12 8ZZ"],
                "a Scottish flat",
            ),
            ("c/o 3 Market Arcade, Hull, HU1 2ZZ", &["c/o 3 Market Arcade, Hull, HU1 2ZZ"], "in care of"),
            (
                "from Taigh na Mara, 4 Balemore, HS8 5ZZ will",
                &["Taigh na Mara, 4 Balemore, HS8 5ZZ"],
                "a Gaelic house",
            ),
            ("works on Churchill Way and Lincoln Road", &[], "streets"),
            ("Room 3, Civic Centre", &[], "a room"),
        ],
    );
}

#[test]
fn machines() {
    check(
        Kind::Ip,
        &[
            ("from 10.75.12.190 at", &["10.75.12.190"], "an address"),
            ("2001:db8:85a3::8a2e:370:7334", &["2001:db8:85a3::8a2e:370:7334"], "a long one"),
            ("firmware 10.4.18.2", &[], "a version"),
            ("127.0.0.1", &[], "every machine's own"),
        ],
    );
}

#[test]
fn names_and_what_only_looks_like_one() {
    check(
        Kind::Person,
        &[
            ("PW rang. Present: Piotr Wysocki", &["PW", "Piotr Wysocki"], "initials of somebody named"),
            ("Will and Penny Green at number 11", &["Will", "Penny Green"], "names that are words"),
            (
                "Mrs Yasmin el-Sayed rang Omar al-Masri",
                &["Mrs Yasmin el-Sayed", "Omar al-Masri"],
                "a small beginning",
            ),
            ("Mr & Mrs Okwuosa called", &["Mr & Mrs Okwuosa"], "two with one name"),
            (
                "To: Okafor, Chinwe; Tremlett, Gavin",
                &["Okafor, Chinwe", "Tremlett, Gavin"],
                "family name first",
            ),
            ("Terence \"Tel\" Boyd left", &["Terence \"Tel\" Boyd"], "what he is called"),
            ("Tracey HOLROYD. HOLROYD says", &["Tracey HOLROYD", "HOLROYD"], "capitals"),
            (
                "Rhodri ab Owain and Ludo van der Berg",
                &["Rhodri ab Owain", "Ludo van der Berg"],
                "small words",
            ),
            ("Turner & Townsend and Thomas & Sons", &[], "companies"),
            ("Awaab's Law and the Barker Review", &[], "laws and reviews"),
            ("at Gladstone Library, Florence Nightingale Primary", &[], "places called after people"),
            ("Denton v White applied", &[], "a case"),
            ("CCTV from Chubb, data from Experian", &[], "companies of one word"),
            ("on Churchill Way in May", &[], "streets and months"),
            (
                "2. COHEN, Mrs Ruth  01632 960881\n3. de Vries, Saskia - plot 22",
                &["COHEN, Mrs Ruth", "de Vries, Saskia"],
                "family name first, in a numbered list",
            ),
            ("seen at Tunnock, Wexmoor; 3 May", &[], "two places with a comma"),
            (
                "site,contact\nDepot,Ada Penrose\nPark,Bo Quell\n",
                &["Ada Penrose", "Bo Quell"],
                "cells of a table",
            ),
            (
                "Officers: Ada Moss; Ozzy Brandt, Scrutiny Officer",
                &["Ada Moss", "Ozzy Brandt"],
                "a job behind a name",
            ),
            ("gan Meinir Tudur, Rheolwr Tîm, wedi", &["Meinir Tudur"], "a Welsh post"),
            (
                "Cllrs Ware, Obuya and St John-Smythe support it",
                &["Cllrs Ware", "Obuya", "St John-Smythe"],
                "a title in the plural",
            ),
            (
                "Marguerite Haddad (Chair), Sizwe Achebe, Jonjo Jakes",
                &["Marguerite Haddad", "Sizwe Achebe", "Jonjo Jakes"],
                "unknown words among names",
            ),
            (
                "She told the warden of the school and also told Mr\nFazackerley that it was done",
                &["Mr\nFazackerley"],
                "a line that ends within a name",
            ),
            ("It was Mr Fitzgerald-\nOsei.", &["Mr Fitzgerald-\nOsei"], "a line that ends within a word"),
            (
                "sorry for delay. mrs hussain rang. she says kevin told her",
                &["mrs hussain", "kevin"],
                "small letters in a text without capitals",
            ),
            ("please mark the will and bill frank by grace of hope", &[], "words that are names"),
            ("the crofter, Dolina Matheson, wrote", &["Dolina Matheson"], "what somebody does"),
            (
                "The agent, Ottoline Marchbanks MRTPI, wrote",
                &["Ottoline Marchbanks"],
                "letters behind the name",
            ),
            (
                "Det Con Aidan Ferris and Fr. Tadhg Healy",
                &["Det Con Aidan Ferris", "Fr. Tadhg Healy"],
                "ranks",
            ),
            ("Bidders: Atkins, Harvey Lowe. Harvey Lowe scored 71", &[], "a label says companies"),
            ("Mr Cadwaladr \"Cad\" Rees rang. Cad left", &["Mr Cadwaladr \"Cad\" Rees", "Cad"], "nickname"),
            ("in the Council Chamber, Elgar House", &[], "a building called after somebody"),
            (
                "[10:02] Quillon, Josh\n  on it\n[10:03] Ngaire Tamihana\n  thanks. @Wiremu Parata can you look",
                &["Quillon, Josh", "Ngaire Tamihana", "Wiremu Parata"],
                "who writes in a chat, and whom they call",
            ),
            ("[10:02] Restarted the print spooler", &[], "a log, not a chat"),
            ("a man who calls himself \"Spud\" ran", &["Spud"], "what somebody calls himself"),
            ("a nurse known only as Precious came", &["Precious"], "what somebody is known as"),
            ("a scheme known as Mosaic closed", &[], "what a scheme is known as"),
            (
                "Partner: Tyrone 'Taz' Oduya. Taz left",
                &["Tyrone 'Taz' Oduya", "Taz"],
                "a nickname behind a name that is a place",
            ),
            ("PC Wood 5507 attended", &["PC Wood 5507"], "an officer's number behind the name"),
            ("PC Wood 01632 960 100", &["PC Wood"], "a telephone number behind the name"),
            ("AKHTAR Nasreen\tBadge 2218", &["AKHTAR Nasreen"], "the family name in capitals first"),
            ("Will Penrose came. Will will write. BAKER", &["Will Penrose", "Will"], "a name that is a word"),
            ("Ben Amoah came. BA reported it. He has a BA", &["Ben Amoah", "BA"], "initials that speak"),
            ("Our solicitor Hodge Jones & Allen wrote", &[], "partners of a firm"),
            ("the case of R v Wexmoor ex p Barry applies", &[], "who gives a case its name"),
            ("Lennon's Cars has the plate", &[], "a firm"),
            ("He pushed a pupil, F.T., at noon", &["F.T"], "initials of a pupil"),
            (
                "Beverley McArdle and Sarah-Jane Obeng wrote. BMcA rang. SJ agreed",
                &["Beverley McArdle", "Sarah-Jane Obeng", "BMcA", "SJ"],
                "initials of names of two parts",
            ),
            (
                "Julian Sandys-Reed and Hugh St. John Carmody",
                &["Julian Sandys-Reed", "Hugh St. John Carmody"],
                "two words",
            ),
            ("Mr Hal Kettering came", &["Mr Hal Kettering"], "a town as a family name"),
            ("their dog Rufus bit Gus Penrose", &["Gus Penrose"], "a dog"),
            ("See you then.\n\nBest, Heather\n", &["Heather"], "the end of a message"),
            ("The supervising SW Jo rang", &["Jo"], "letters of a job"),
            ("a nurse at Alder Hey, Prakash Rao is a cook", &["Prakash Rao"], "a hospital"),
            (
                "(1) DARNELL WHITCOMBE\n(2) JADE LOUISE WHITCOMBE   Defendants",
                &["DARNELL WHITCOMBE", "JADE LOUISE WHITCOMBE"],
                "parties",
            ),
            ("Line manager: Gen Ashworth\n", &["Gen Ashworth"], "a first name that is a word, under a label"),
            (
                "Aaliyah Noor came. Aaliyah's NHS number",
                &["Aaliyah Noor", "Aaliyah"],
                "what is hers is no body",
            ),
            ("Prepared by Odalys Benton for all", &["Odalys Benton"], "who wrote it"),
            ("Exhibit RL/1 of Ruth Lark", &["Ruth Lark"], "an exhibit"),
            ("Mei's Kitchen was seen. Mei Ling Cheung owns it", &["Mei Ling Cheung"], "a business"),
            ("It was played at Bobby Moore fields", &[], "a ground called after somebody"),
            ("as Nurse A and Nurse B. South Wexmoor won", &[], "letters in place of names"),
            ("- Nii Armah Quaye, 07700 900 731", &["Nii Armah Quaye"], "whose mobile follows"),
            (
                "| No | Action | Owner |\n| 1 | Write | NB |\n| 2 | Ring | Femi |\n\nNerys Bevan",
                &["NB", "Femi", "Nerys Bevan"],
                "initials in a column of people",
            ),
            ("ar 3 Mai. Mae fy mab yn sâl", &[], "Welsh words that are names in English"),
            (
                "Mrs Bright senior and Mr Bright junior staff",
                &["Mrs Bright senior", "Mr Bright"],
                "which of two",
            ),
        ],
    );
}

#[test]
fn signatures() {
    check(
        Kind::Signature,
        &[
            (
                "Signed: Ravinder Dhaliwal, Lunchtime Supervisor",
                &["Ravinder Dhaliwal, Lunchtime Supervisor"],
                "label",
            ),
            ("(signed) Piotr Wysocki", &["Piotr Wysocki"], "in brackets"),
            ("Signed 5 December 2024", &[], "a date alone"),
            ("The letter was signed by Piotr Wysocki", &[], "spoken of"),
            (
                "Regards\n\nMeera Nair\nHousing Officer\n01632 960417",
                &["Meera Nair\nHousing Officer\n01632 960417"],
                "under a message",
            ),
        ],
    );
}

#[test]
fn job_titles_and_their_grade() {
    for (text, role, senior) in [
        ("Jennifer Sallis, Chief Planning Officer, wrote", "Chief Planning Officer", true),
        (
            "Bronwen Tate (Assistant Director, Children's Services)",
            "Assistant Director, Children's Services",
            true,
        ),
        ("Jane Smith Head of Legal", "Head of Legal", true),
        ("Director of Education, Eleanor Voss", "Director of Education", true),
        ("Ivy Cheung, Minute Taker.", "Minute Taker", false),
        ("Rita Sen, Executive Assistant to the Director", "Executive Assistant to the Director", false),
        ("Omar Aziz, Finance Business Partner", "Finance Business Partner", false),
        ("Mr Lindqvist, the headteacher, denies", "headteacher", true),
        ("Xanthe Pryce (she/her), Policy Officer, drafted", "Policy Officer", false),
        ("Neville Crabtree, her Team Leader, called", "Team Leader", false),
        ("gofyn i Iestyn ap Gwilym, Swyddog Tai, i ymweld", "Swyddog Tai", false),
        ("at Rhodri Bebb, Pennaeth Tai, neu", "Pennaeth Tai", true),
        ("Lowri Teifi, Prif Weithredwr.", "Prif Weithredwr", true),
        ("by its Interim Head of Parking, Tomasz Nowak.", "Interim Head of Parking", true),
        ("who replaced Barney Tull as Head of Parking Services.", "Head of Parking Services", true),
        ("+-- Team Leader, Enforcement: Jago Nancarrow", "Team Leader, Enforcement", false),
        ("Benefits Team Leader - Tracey Ollerton", "Benefits Team Leader", false),
        ("Strategic Director of Place\nHelga Brandt", "Strategic Director of Place", true),
        ("drafted by Kofi Sarpong, a Complaints Officer.", "Complaints Officer", false),
    ] {
        let found = find(text, &SeniorRoles::default());
        let span = found
            .spans
            .iter()
            .find(|s| s.kind == Kind::Role)
            .unwrap_or_else(|| panic!("{text}: no job title"));
        assert_eq!(span.text, role, "{text}");
        let expected = if senior { Seniority::Senior } else { Seniority::Junior };
        assert_eq!(span.seniority, Some(expected), "{text}");
        let owner = found.spans.iter().find(|s| s.kind == Kind::Person).unwrap();
        assert_eq!((owner.person, owner.seniority), (span.person, Some(expected)), "{text}");
    }
    let found = find("The Information Officer and the Chief Executive met.", &SeniorRoles::default());
    assert!(found.spans.is_empty(), "a job title without a name: {found:?}");
}

#[test]
fn the_cells_of_a_family_name_and_a_first_name_are_one_person() {
    let text =
        "Staff,Surname,Forename\nE1,Okonkwo,Ifeanyi\nE2,Young,Grace\n\nGrace rang Ifeanyi. IO agreed\n";
    let found = find(text, &SeniorRoles::default());
    let named: Vec<(&str, Option<u32>)> = found.spans.iter().map(|s| (s.text.as_str(), s.person)).collect();
    let expected =
        [("Okonkwo", 1), ("Ifeanyi", 1), ("Young", 2), ("Grace", 2), ("Grace", 2), ("Ifeanyi", 1), ("IO", 1)];
    assert_eq!(named, expected.map(|(name, person)| (name, Some(person))));
}
