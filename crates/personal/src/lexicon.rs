//! What the lists say of a word with a capital: given name, family name, place, ordinary word, part of an organisation's
//! name. The lists are data; this file holds only the short ones that the rules themselves turn on.

use std::{collections::HashMap, hash::BuildHasherDefault, sync::LazyLock};

/// A given name.
pub const GIVEN: u32 = 1;
/// A family name.
pub const FAMILY: u32 = 1 << 1;
/// An ordinary word.
pub const WORD: u32 = 1 << 2;
/// A place.
pub const PLACE: u32 = 1 << 3;
/// The last or only word of an institution: Council, Trust, Ltd.
pub const BODY: u32 = 1 << 4;
/// The last word of a street or building: Road, House.
pub const STREET: u32 = 1 << 5;
/// Laws, reviews, diseases and prizes are called after people: Review, Syndrome.
pub const THING: u32 = 1 << 6;
/// The noun of a job title: Officer.
pub const ROLE: u32 = 1 << 7;
/// Stands before a name: Mrs, Cllr, PC.
pub const TITLE: u32 = 1 << 8;
/// A company or brand of one word that looks like a name.
pub const BRAND: u32 = 1 << 9;
/// A month or a day of the week.
pub const DATE: u32 = 1 << 10;
/// Nothing knows it, and it is not made like an ordinary word.
pub const UNKNOWN: u32 = 1 << 11;
/// An abbreviation of the office, never somebody's initials.
pub const ACRONYM: u32 = 1 << 12;
/// Looked like a name by its making alone: Mc-, O'-, -ski.
pub const MADE: u32 = 1 << 13;

const BODIES: &str = "council councils trust school schools academy primary infants infant juniors nursery college university hospital \
    infirmary library centre center surgery clinic practice group ltd limited llp plc inc gmbh cic solicitors associates partners \
    partnership homes housing association society federation company co sons daughters bros architects surveyors accountants opticians dental veterinary vets funeral undertakers florist florists joinery carpentry landscapes landscaping groundworks interiors designs care bailiffs butchers bakers jewellers haulage skips plant groundcare countryside almshouses bros brothers holdings bank insurance airport station \
    museum gallery theatre stadium arena cathedral mosque temple synagogue chapel hotel inn arms pub garage motors taxis taxi cabs cars minicabs \
    cleaning catering construction constructions builders engineering consulting consultants consultancy systems software services \
    technologies solutions developments estates properties department directorate ministry agency authority office bureau \
    union club charity foundation hospice pharmacy taverns breweries brewery supermarket stores logistics transport coaches buses \
    recruitment security electrical plumbing scaffolding roofing interpreting translations media press publishing institute \
    police constabulary force service unit team nhs fc afc rfc city united rovers wanderers borough county district parish \
    street_works homecare carers lettings bakery cafe restaurant kitchen nurseries farms dairy heating boilers glazing drainage fencing paving tyres autos removals plumbers joiners decorators electricals furniture carpets flooring kitchens bathrooms blinds chambers coachworks upholstery locksmiths slides energy water bidder";
const STREETS: &str = "road street lane avenue way close drive crescent terrace grove gardens garden court place square house hall \
    building buildings flats flat estate park wood woods farm mill hill view mews walk parade wharf row rise green common field \
    fields meadow meadows bridge bank cottage cottages lodge manor villas villa tower towers heights croft end gate yard quay dock \
    harbour bay beach ford moor heath marsh reservoir works depot ward wing suite room cemetery church abbey priory crossing \
    roundabout junction bypass path footpath alley arcade market mall precinct island river brook canal lake pier promenade \
    playground field recreation circus boulevard embankment esplanade vale glade copse spinney loch glen castle palace";
const THINGS: &str = "law laws act acts review report inquiry enquiry judgment judgement ruling case cases principles principle \
    guidelines guideline guidance test competence guardian award awards scheme fund factor scale score chart syndrome disease \
    fracture fractures node nodes gangrene prize medal cup trophy line method model effect order letter letters offer \
    commission committee panel programme project plan policy protocol framework standard standards code rule rules convention \
    charter concordat bill regulations directive model stage appeal day week month year weekend festival lecture index list \
    register standard knife sponge tea hoover screwdriver spanner printer server laptop database module interface cluster clusters \
    training inquest symptoms sign reflex procedure manoeuvre catheter needle forceps clamp frame bed jacket boots coat";
const ROLES: &str = "officer officers manager managers director adviser advisor assistant worker coordinator co-ordinator administrator \
    analyst engineer inspector surveyor nurse consultant clerk secretary chair chairman chairwoman chairperson executive lead \
    leader technician planner solicitor barrister lawyer paralegal accountant auditor supervisor teacher headteacher \
    headmaster headmistress senco governor caretaker cleaner cook driver warden ranger librarian practitioner therapist psychologist \
    psychiatrist registrar matron midwife paramedic receptionist commissioner architect designer developer tester specialist \
    apprentice trainee intern mayor treasurer bursar controller buyer handler agent representative trainer tutor lecturer counsellor \
    mediator mentor taker operative attendant steward guard champion partner loader fitter electrician plumber gardener chef \
    porter carer superintendent constable sergeant commander principal dean provost chancellor rector fellow researcher \
    scientist economist statistician archivist curator conservator valuer assessor investigator examiner moderator reviewer \
    programmer administrator strategist owner editor journalist photographer interpreter translator pharmacist physiotherapist \
    dentist optometrist radiographer podiatrist dietitian audiologist consultant rheumatologist cardiologist oncologist \
    paediatrician geriatrician surgeon anaesthetist physician pathologist coroner magistrate judge recorder usher bailiff sheriff \
    member councillor chief head deputy pa ombudsman custodian adjudicator arbitrator facilitator instructor coach swyddog swyddogion rheolwr rheolwraig cyfarwyddwr \
    gyfarwyddwr cyfarwyddwraig pennaeth bennaeth cynghorydd gynghorydd clerc glerc cadeirydd gadeirydd is-gadeirydd gweithiwr weithiwr gweithredwr \
    weithredwr arweinydd ysgrifennydd cynorthwyydd gynorthwyydd cydlynydd gydlynydd gweinyddwr weinyddwr arolygydd arolygwr syrfewr peiriannydd \
    cyfreithiwr cyfrifydd trysorydd nyrs meddyg athro athrawes prifathro prifathrawes maer faer dirprwy ddirprwy gofalwr cynlluniwr technegydd \
    dadansoddwr ymgynghorydd hyfforddwr warden goruchwyliwr";
const TITLES: &str = "mr mrs ms miss mx dr doctor prof professor sir dame lord lady baroness cllr councillor cllrs rev revd reverend canon \
    imam rabbi judge hhj pc dc ds di dci dcs dsu ps sgt sergeant insp inspector constable wpc pcso supt capt captain maj \
    lt cpl pte nurse sister paramedic senor senora senorita monsieur madame signor signora uncle auntie aunty aunt messrs madam mlle mme herr frau sra pte major colonel col commander \
    ald alderman fr sr det sqn wg brig brigadier rev'd cyng provost councillors misses drs bishop archdeacon pastor deacon father justice sheriff coroner recorder";
const DATES: &str = "january february march april june july august september october november december jan feb mar apr jun jul aug sep \
    sept oct nov dec ionawr chwefror mawrth ebrill mai mehefin gorffennaf awst medi hydref tachwedd rhagfyr monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun";
const ACRONYMS: &str = "hr it ict pc ni gp am pm mp uk eu us foi eir dpo gdpr dpa sar ico nhs it id ip tv cv pa po ps dob aob tbc tbd na \
    nb re cc fw ca ad bc ok mot vat pcn cctv anpr dwp hmrc dvla cps cqc dfe doh moj mod hse ea la lea send sen ehc ehcp camhs \
    mash lado dbs crb gmc nmc sra rics riba bsc ba ma msc phd mba qc kc jp mbe obe cbe cad dash rtc asb hmo uprn usrn sla kpi \
    rfi itt pqq tupe llp plc ltd vpn lan wan pdf csv url http dns usb cpu api sql xml html led pcs dns pac it asap eta fyi \
    faq bst gmt utc utr paye nic isa vrm dr mr ms st ii iii iv vi vii viii ix xi ac dc bp hr rr ecg mri ct ed ae er icu itu \
    gbp usd eur act bac bacs swift iban sc gp ooh dna cpn rmn ssw dsl sip cp cin ta cab rsl alm ta bid lot ref no inc min max gmb rmt neu bma rcn cwu fbu tuc nut nasuwt";

/// Small words of every sentence: never a name, whatever a list says.
const NEVER: &str = "can so an in he do my to you the and we us me our a as at be by for from had has have her his how if is it its more of on or \
    out she that their them then there they this those up was were what when where which who why would your also are am been but could did \
    does each else ever every get got here into just like made make many much must nor now off once only other over own same should some \
    such than these through thus too under until upon very via while whom whose with within without yet let all any both few no not yes one \
    two three four five six seven eight nine ten first second third last next new old see said son per via non nil plus due dear kind regards yours sincerely faithfully thanks thank hello vacant vacancy unfilled";

/// True for a Welsh word for a post, behind which stands what it is of: Rheolwr Tîm, Swyddog Tai.
pub fn is_welsh_post(word: &str) -> bool {
    [
        "Swyddog",
        "Rheolwr",
        "Rheolwraig",
        "Cyfarwyddwr",
        "Pennaeth",
        "Arweinydd",
        "Cydlynydd",
        "Gweithiwr",
        "Cynorthwyydd",
        "Arolygydd",
    ]
    .contains(&word)
}

#[derive(Default, Clone, Copy)]
struct Quick(u64);

impl std::hash::Hasher for Quick {
    fn write(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(8) {
            let mut word = [0; 8];
            word[..chunk.len()].copy_from_slice(chunk);
            self.0 = (self.0.rotate_left(5) ^ u64::from_le_bytes(word)).wrapping_mul(0x517c_c1b7_2722_0a95);
        }
    }
    fn write_u8(&mut self, byte: u8) {
        self.0 = (self.0.rotate_left(5) ^ u64::from(byte)).wrapping_mul(0x517c_c1b7_2722_0a95);
    }
    fn finish(&self) -> u64 {
        self.0 ^ (self.0 >> 29)
    }
}

type Table<V> = HashMap<String, V, BuildHasherDefault<Quick>>;

/// The lists.
pub struct Lexicon {
    marks: Table<u32>,
    bodies: Table<Vec<Vec<String>>>,
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::read);

/// The lists, read once.
pub fn lexicon() -> &'static Lexicon {
    &LEXICON
}

impl Lexicon {
    fn read() -> Self {
        let mut marks: Table<u32> = Table::default();
        let mut add = |word: &str, mark: u32| *marks.entry(folded(word)).or_default() |= mark;
        let lines = |text: &'static str| {
            text.lines().filter(|l| !l.starts_with('#')).flat_map(str::split_ascii_whitespace)
        };
        for word in lines(include_str!("../data/given.txt")) {
            let plain = word.trim_end_matches(['*', '^']);
            let also = match word.as_bytes().last() {
                Some(b'*') => WORD,
                Some(b'^') => PLACE,
                _ => 0,
            };
            add(plain, GIVEN | also);
        }
        lines(include_str!("../data/family.txt")).for_each(|word| add(word, FAMILY));
        lines(include_str!("../data/words.txt")).for_each(|word| add(word, WORD));
        lines(include_str!("../data/places.txt")).for_each(|word| add(word, PLACE));
        for (list, mark) in [
            (BODIES, BODY),
            (STREETS, STREET),
            (THINGS, THING),
            (ROLES, ROLE),
            (TITLES, TITLE),
            (DATES, DATE | WORD),
            (ACRONYMS, ACRONYM),
        ] {
            list.split_ascii_whitespace().for_each(|word| add(word, mark));
        }
        for word in NEVER.split_ascii_whitespace() {
            marks.insert(word.to_owned(), WORD);
        }
        let mut bodies: Table<Vec<Vec<String>>> = Table::default();
        for line in include_str!("../data/bodies.txt").lines().filter(|l| !l.starts_with('#')) {
            let mut words = line.split_ascii_whitespace().map(folded);
            let Some(first) = words.next() else { continue };
            let rest: Vec<String> = words.collect();
            if rest.is_empty() {
                *marks.entry(first).or_default() |= BRAND;
            } else {
                bodies.entry(first).or_default().push(rest);
            }
        }
        Self { marks, bodies }
    }

    /// What the lists say of a word as written.
    pub fn marks(&self, word: &str, key: &mut String) -> u32 {
        fold_into(word, key);
        let direct = self.marks.get(key.as_str()).copied().unwrap_or(0);
        let made = made_like_a_name(word, key);
        if key.contains('-') {
            return direct | self.of_parts(key);
        }
        if direct != 0 {
            return direct | if direct & WORD == 0 { made } else { 0 };
        }
        if made != 0 {
            return made | FAMILY;
        }
        if self.is_inflected(key) { WORD } else { UNKNOWN }
    }

    /// `wai-ling`, `tate-hussein`, `sub-committee`: by its parts.
    fn of_parts(&self, key: &str) -> u32 {
        let of = |part: &str| match self.marks.get(part) {
            Some(marks) => *marks,
            None if self.is_inflected(part) => WORD,
            None => UNKNOWN,
        };
        let mut parts = key.split('-').filter(|p| !p.is_empty()).map(of);
        let first = parts.next().unwrap_or(UNKNOWN);
        let rest: Vec<u32> = parts.collect();
        let names = |m: u32| m & (GIVEN | FAMILY) != 0;
        let all_words = first & WORD != 0 && rest.iter().all(|m| m & WORD != 0);
        if all_words {
            // "Sandys-Reed": the last is a family name, too.
            let family = rest.last().is_some_and(|m| m & FAMILY != 0 && m & (BODY | THING | ROLE) == 0);
            return if family { WORD | FAMILY } else { WORD };
        }
        let mut marks = 0;
        if first & GIVEN != 0
            && rest.iter().all(|m| m & (GIVEN | UNKNOWN | FAMILY) != 0 && m & BODY == 0)
            && (first & WORD == 0 || rest.iter().all(|m| m & GIVEN != 0))
        {
            marks |= GIVEN;
        }
        if rest.last().is_some_and(|m| names(*m) || m & UNKNOWN != 0)
            && (names(first) || first & UNKNOWN != 0)
        {
            marks |= FAMILY;
        }
        if marks == 0 { UNKNOWN } else { marks }
    }

    /// `reminded`, `voids`: a word of the list with an ordinary ending, or one made with an ending that names do not have.
    fn is_inflected(&self, key: &str) -> bool {
        let is_word =
            |word: &str| self.marks.get(word).is_some_and(|m| m & (WORD | BODY | STREET | THING | ROLE) != 0);
        let endings: &[(&str, &str)] = &[
            ("ies", "y"),
            ("es", ""),
            ("s", ""),
            ("ed", ""),
            ("ed", "e"),
            ("ing", ""),
            ("ing", "e"),
            ("ly", ""),
            ("er", ""),
            ("er", "e"),
        ];
        let abstracts = [
            "tion", "tions", "ment", "ments", "ness", "ility", "ological", "ology", "isation", "ically",
            "ability",
        ];
        key.len() >= 4
            && (endings.iter().any(|(end, instead)| {
                key.strip_suffix(end).is_some_and(|stem| {
                    stem.len() >= 3
                        && is_word(&if instead.is_empty() {
                            stem.to_owned()
                        } else {
                            format!("{stem}{instead}")
                        })
                })
            }) || (key.len() >= 7 && abstracts.iter().any(|end| key.ends_with(end))))
    }

    /// How many words from here are the name of a company or thing of more than one word.
    pub fn body_of_words<'a>(
        &self,
        first: &str,
        mut rest: impl FnMut(usize) -> Option<&'a str>,
        key: &mut String,
    ) -> usize {
        fold_into(first, key);
        let Some(bodies) = self.bodies.get(key.as_str()) else { return 0 };
        let mut word = String::new();
        let mut best = 0;
        for body in bodies {
            let fits = body.iter().enumerate().all(|(at, wanted)| {
                rest(at + 1).is_some_and(|next| {
                    fold_into(next, &mut word);
                    word == *wanted
                })
            });
            if fits {
                best = best.max(body.len() + 1);
            }
        }
        best
    }
}

/// Endings and beginnings that only names have.
fn made_like_a_name(word: &str, key: &str) -> u32 {
    let inner_capital = |from: usize| word.as_bytes().get(from).is_some_and(u8::is_ascii_uppercase);
    let prefixed = (key.starts_with("mc") && inner_capital(2) && key.len() > 4)
        || (key.starts_with("mac") && inner_capital(3) && key.len() > 5)
        || (key.starts_with("fitz") && key.len() > 6)
        || (key.starts_with("o'") && key.len() > 4)
        || (key.starts_with("d'") && key.len() > 4);
    const ENDINGS: [&str; 46] = [
        "ski", "ska", "wicz", "czyk", "czak", "owicz", "enko", "chuk", "escu", "oglu", "opoulos", "opoulou",
        "akis", "idis", "iadis", "sson", "quist", "qvist", "shvili", "adze", "ovic", "evic", "ovski", "iak",
        "yan", "ullah", "uddin", "inder", "preet", "jeet", "deep", "pal", "swamy", "murthy", "nathan",
        "singhe", "nayake", "wickrama", "sekera", "wanda", "mbwe", "ndlovu", "zadeh", "pour", "nejad", "ova",
    ];
    if prefixed || (key.len() >= 6 && ENDINGS.iter().any(|e| key.ends_with(e))) { MADE } else { 0 }
}

/// Small letters without accents, apostrophes plain.
pub fn folded(word: &str) -> String {
    let mut out = String::new();
    fold_into(word, &mut out);
    out
}

/// As [`folded`], into a text that is used again.
pub fn fold_into(word: &str, out: &mut String) {
    out.clear();
    if let Some((before, behind)) = word.split_once(['\r', '\n']) {
        // "Ol-", "droyd" is one word, "Fitzgerald-", "Osei" two.
        let behind = behind.trim_start_matches('\n');
        let small = behind.chars().next().is_some_and(char::is_lowercase);
        let before = if small { before.trim_end_matches('-') } else { before };
        return fold_into(&format!("{before}{behind}"), out);
    }
    if word.is_ascii() {
        out.push_str(word);
        out.make_ascii_lowercase();
        return;
    }
    for c in word.chars().flat_map(char::to_lowercase) {
        match c {
            '’' | '‘' | 'ʼ' => out.push('\''),
            '‑' | '‐' => out.push('-'),
            'à'..='å' | 'ā' | 'ă' | 'ą' | 'ạ' | 'ả' | 'ấ'..='ặ' => out.push('a'),
            'æ' => out.push_str("ae"),
            'ç' | 'ć' | 'č' | 'ċ' => out.push('c'),
            'ď' | 'đ' | 'ð' => out.push('d'),
            'è'..='ë' | 'ē' | 'ė' | 'ę' | 'ě' | 'ẹ'..='ệ' => out.push('e'),
            'ğ' | 'ģ' | 'ġ' => out.push('g'),
            'ħ' => out.push('h'),
            'ì'..='ï' | 'ī' | 'į' | 'ı' | 'ỉ' | 'ị' => out.push('i'),
            'ķ' => out.push('k'),
            'ł' | 'ļ' | 'ľ' => out.push('l'),
            'ñ' | 'ń' | 'ņ' | 'ň' => out.push('n'),
            'ò'..='ö' | 'ø' | 'ō' | 'ő' | 'ơ' | 'ọ'..='ợ' => out.push('o'),
            'œ' => out.push_str("oe"),
            'ř' | 'ŕ' => out.push('r'),
            'ś' | 'š' | 'ş' | 'ș' => out.push('s'),
            'ß' => out.push_str("ss"),
            'ť' | 'ţ' | 'ț' => out.push('t'),
            'ù'..='ü' | 'ū' | 'ů' | 'ű' | 'ų' | 'ư' | 'ụ'..='ự' => out.push('u'),
            'ŵ' => out.push('w'),
            'ý' | 'ÿ' | 'ŷ' | 'ỳ'..='ỹ' => out.push('y'),
            'ź' | 'ż' | 'ž' => out.push('z'),
            '\u{300}'..='\u{36f}' => {}
            other => out.push(other),
        }
    }
}
