//! Answered questions made up from a vocabulary of the field: matters, fields, places and names, said in several ways.
//! The same number makes the same text on every machine. All words are our own; the invented ones are made of syllables.

use answers::EarlierAnswer;
use document::response::Disposition;
use jiff::{ToSpan, civil::date};

/// Numbers from a seed, the same everywhere.
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Dice {
        Dice(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ 0xD1B5_4A32_D192_ED03)
    }

    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 11
    }

    pub fn below(&mut self, n: usize) -> usize {
        (self.next() % n.max(1) as u64) as usize
    }

    fn pick<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.below(all.len())]
    }

    /// Small numbers far oftener than large ones.
    fn zipf(&mut self, n: usize) -> usize {
        let unit = (self.next() as f64) / ((1_u64 << 53) as f64);
        ((n as f64 + 1.0).powf(unit) - 1.0) as usize % n
    }
}

/// Matters, each in the ways that people say it.
const MATTERS: &[&[&str]] = &[
    &["live chat", "web chat", "online chat"],
    &["contact centre telephony", "call centre telephony"],
    &["mobile phones", "smartphones", "mobile telephones"],
    &["printers", "photocopiers", "multi functional devices"],
    &["waste collection", "refuse collection", "bin collection"],
    &["antivirus software", "anti malware software"],
    &["wide area network", "WAN"],
    &["wifi", "wireless network"],
    &["laptops", "notebook computers"],
    &["agency staff", "agency employees"],
    &["street lighting"],
    &["gritting of roads"],
    &["potholes"],
    &["parking penalty charges"],
    &["school transport"],
    &["home care"],
    &["foster carers"],
    &["library books"],
    &["allotments"],
    &["burial plots"],
    &["council tax arrears"],
    &["business rates relief"],
    &["planning enforcement"],
    &["temporary accommodation"],
    &["empty homes"],
    &["taxi licences"],
    &["food hygiene inspections"],
    &["noise complaints"],
    &["stray dogs"],
    &["fly tipping"],
    &["grass cutting"],
    &["leisure centres"],
    &["swimming pools"],
    &["museum collections"],
    &["electric vehicle charging"],
    &["fleet vehicles"],
    &["fuel cards"],
    &["cyber insurance"],
    &["legal advisers"],
    &["interpreting"],
    &["asbestos surveys"],
    &["lift maintenance"],
    &["fire alarms"],
    &["security guards"],
    &["cleaning of offices"],
    &["catering in schools"],
    &["payroll system"],
    &["electoral register"],
    &["registrars"],
    &["pest control"],
    &["flood defences"],
    &["air quality monitoring"],
];

/// Fields, each in several ways; {} is the matter.
const FIELDS: &[&[&str]] = &[
    &[
        "Who is the supplier of {}",
        "Which company provides {}",
        "Who is the incumbent provider for {}",
        "Name of the contractor for {}",
    ],
    &[
        "When does the contract for {} end",
        "What is the expiry date of the {} contract",
        "Contract end date for {}",
    ],
    &[
        "What is the annual spend on {}",
        "How much does the council pay for {} each year",
        "Yearly cost of {}",
    ],
    &["How many {} are there", "What is the number of {}", "Please give the count of {}"],
    &["When did the {} contract start", "What is the commencement date of the contract for {}"],
    &["Who is responsible for {}, with job title", "Please name the contract manager for {}"],
    &["Is there an option to extend the {} contract", "What extension options does the contract for {} have"],
    &["Do you have a policy on {}", "Please send me the policy about {}"],
    &["How many complaints about {} were received", "Number of complaints made on {}"],
    &["Which software is used for {}", "What system manages {}"],
];

const FILLER: &str = "the council holds this information and gives it below for the period that was asked about in full \
    figures are as recorded at the end of the year and may change when records are checked the service was delivered by our own \
    staff with help from partners where demand was high further detail is kept by each team and reviewed every quarter by managers \
    costs include tax and exclude work that other departments paid for from their budgets under the framework agreement";

const OPENERS: &[&str] =
    &["", "Please state: ", "Under the Act I ask: ", "Could you tell me: ", "For the last full year. "];

/// Everything that texts are made of.
pub struct World {
    names: Vec<String>,
    filler: Vec<&'static str>,
}

/// What a question is about.
struct Plan {
    matter: usize,
    field: usize,
    names: [usize; 3],
    year: usize,
}

impl World {
    pub fn new() -> World {
        const ONE: &[&str] = &[
            "bar", "cor", "den", "fal", "gar", "hal", "kel", "lun", "mor", "nor", "pel", "ren", "sil", "tor",
            "ul", "wen",
        ];
        const TWO: &[&str] = &[
            "a", "bro", "der", "en", "fi", "go", "ing", "ka", "lo", "mi", "nu", "or", "ri", "sto", "ta", "ve",
        ];
        const THREE: &[&str] = &[
            "bury", "combe", "den", "field", "ford", "ham", "ley", "mere", "more", "stead", "ton", "vale",
            "wick", "worth",
        ];
        let mut names = Vec::new();
        for three in THREE {
            for one in ONE {
                for two in TWO {
                    for four in ONE {
                        names.push(format!("{one}{two}{}{three}", &four[..four.len().min(2)]));
                    }
                }
            }
        }
        // Not in the order of the alphabet, so that frequent names differ in every letter.
        let mut dice = Dice::new(7);
        for at in (1..names.len()).rev() {
            names.swap(at, dice.below(at + 1));
        }
        World { names, filler: FILLER.split_whitespace().collect() }
    }

    fn plan(&self, number: u64) -> Plan {
        let mut dice = Dice::new(number + 1);
        let mut name = || dice.zipf(self.names.len());
        let names = [name(), name(), name()];
        Plan {
            matter: dice.zipf(MATTERS.len()),
            field: dice.below(FIELDS.len()),
            names,
            year: 2015 + dice.below(10),
        }
    }

    fn question(&self, plan: &Plan, dice: &mut Dice, names: usize) -> String {
        let matter = *dice.pick(MATTERS[plan.matter]);
        let field = dice.pick(FIELDS[plan.field]).replace("{}", matter);
        let mut text = format!("{}{field}", dice.pick(OPENERS));
        for (at, name) in plan.names.iter().take(names).enumerate() {
            text.push_str([" in ", " at the ", " and under the "][at]);
            text.push_str(&self.names[*name]);
            text.push_str(["", " site", " scheme"][at]);
        }
        format!("{text} in {}?", plan.year)
    }

    /// The answered question of a number.
    pub fn answered(&self, number: u64) -> EarlierAnswer {
        let plan = self.plan(number);
        let mut dice = Dice::new(number ^ 0x5EED_0000_0000);
        let mut answer = format!("{} {}", self.names[plan.names[0]], dice.below(90_000));
        for _ in 0..12 + dice.below(36) {
            answer.push(' ');
            if dice.below(6) == 0 {
                answer.push_str(&self.names[dice.zipf(self.names.len())]);
            } else {
                answer.push_str(self.filler[dice.zipf(self.filler.len())]);
            }
        }
        EarlierAnswer {
            question: self.question(&plan, &mut dice, 3),
            context: format!("Request about {}", dice.pick(MATTERS[plan.matter])),
            answer,
            table: None,
            disposition: Disposition::Given,
            provisions: Vec::new(),
            reference: format!("FOI-{}-{:05}", plan.year + 1, number % 100_000),
            date: date(2016, 1, 4).checked_add(i64::try_from(number % 3_600).unwrap_or(0).days()).ok(),
            published: number.is_multiple_of(3),
            of: None,
        }
    }

    /// The same question asked in other words, with two of its three names.
    pub fn asked_again(&self, number: u64) -> String {
        self.question(&self.plan(number), &mut Dice::new(number ^ 0xA5A5_0000_0000), 2)
    }
}
