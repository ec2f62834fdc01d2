//! How well and how fast questionnaires that come again are recognised among many: 100,000 requests, or as many as
//! `CANDOUR_BENCH_REQUESTS` says (1000000 by hand).
//!
//! Each questionnaire comes five times: other words, another order, another year, one question gone and one new. The
//! candidates are found by keys as the store finds them, of each key the newest thousand, and then compared.
#![allow(clippy::unwrap_used, clippy::print_stdout, missing_docs, reason = "a measure fails loudly")]

use std::{
    collections::HashMap,
    time::{Duration, Instant},
};

use answers::recurring::{Put, Questionnaire, Verdict, compare};

/// How often each questionnaire comes.
const TIMES: usize = 5;
const ASKED: usize = 2_000;
const OF_A_KEY: usize = 1_000;
const CANDIDATES: usize = 200;

const OF: &str = "housing highways libraries schools parking planning adoption fostering payroll leisure cemetery \
    licensing recycling homelessness theatre radiology maternity ambulance custody forensic admissions \
    library museum harbour coastal forestry allotment burial catering cleaning nursery dental pharmacy \
    pathology traffic benefits electoral registrar archive drainage";
const WHAT: &str = "telephony platform | laptop fleet | vehicle fleet | printer estate | payment portal | \
    document scanner | case system | rota software | boiler plant | roof repair | lift maintenance | \
    security guarding | cash collection | drone survey | web chat | body camera | number plate reader | \
    air quality sensor | street light | grit salt | tree inspection | weed killer | playground surface | \
    taxi voucher | meal delivery | translation line | interpreter pool | agency nurse | locum doctor | \
    hearing loop | bike shelter | charging point | solar panel | heat pump | asbestos survey | fire door | \
    sprinkler valve | mould treatment | pest trap | fly tipping | stray dog kennel | bus shelter | \
    speed bump | parking meter | ticket machine | season pass | trade waste bin | garden waste bag | \
    clinical glove | oxygen cylinder";
/// A second thing that a questionnaire is about, so that many are near to each other and not the same.
const WHERE: &str = "anchor apron arch badge barrel basin beacon bench blanket blind bollard bridge bucket cabin cable canal \
    candle canopy carpet ceiling chapel chimney clock corridor counter court cradle crane culvert curtain \
    cushion depot desk ditch dock drawer fence ferry filter flag fountain freezer gallery garage gate \
    glider gutter hangar hedge helmet hoist hydrant jetty kettle kiosk ladder lantern lathe locker lodge \
    mast mattress meadow mill mortuary oven paddock pavilion pier pillow piston pond porch pump quarry rail \
    ramp reservoir saddle scale shed shutter signal siren sluice stable stadium statue stove tank tent \
    terrace tower trailer trolley tunnel turbine urn winch yard";

/// What is asked, in two wordings each. `{}` is the matter, `{y}` a year.
const ASKS: [[&str; 2]; 12] = [
    ["Who supplies the {}?", "Which company is the supplier of your {}?"],
    ["When does the contract for the {} end?", "What is the expiry date of the {} contract?"],
    ["How many staff use the {}?", "What is the number of staff using the {}?"],
    ["What did you spend on the {} in {y}?", "How much was spent on the {} in {y}?"],
    ["When did the contract for the {} start?", "Please state the start date of the contract for the {}."],
    ["Who is responsible for the {}?", "Which officer is responsible for the {}?"],
    ["How many complaints about the {} were made in {y}?", "Number of complaints about the {} in {y}"],
    [
        "How many faults of the {} were reported in {y}?",
        "Please give the number of faults of the {} reported in {y}.",
    ],
    ["Was the {} inspected in {y}?", "Did an inspection of the {} take place in {y}?"],
    ["How many injuries involved the {} in {y}?", "Number of injuries in {y} that involved the {}"],
    ["What training is given on the {}?", "Which training do staff have on the {}?"],
    ["How was the {} procured?", "Which procurement route was used for the {}?"],
];

/// A number for a number, in no order that is seen.
fn mixed(n: u64) -> usize {
    let z = (n ^ (n >> 30)).wrapping_add(0x9E37_79B9_7F4A_7C15).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    ((z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB) >> 33) as usize
}

type Lists = (Vec<&'static str>, Vec<&'static str>, Vec<&'static str>);

/// One of a list, and what is left of the number.
fn one_of(list: &[&'static str], number: usize) -> (&'static str, usize) {
    (list[number % list.len()], number / list.len())
}

/// The questionnaire of a number, as it came that time.
fn request(lists: &Lists, number: usize, time: usize) -> Questionnaire {
    // Numbers apart share the one thing or the other, so that each has many neighbours.
    let (of, number_left) = one_of(&lists.0, number);
    let (what, number_left) = one_of(&lists.1, number_left);
    let (beside, _) = one_of(&lists.2, number_left);
    let matters = [format!("{of} {what}"), format!("{of} {beside}"), format!("{of} {what}")];
    let seed = |of: usize| mixed((number as u64) << 8 | of as u64);
    let questions = 4 + seed(0) % 5;
    let mut asked: Vec<(usize, usize)> = Vec::new();
    for place in 0..questions {
        let ask = ((seed(1) + place * 5) % ASKS.len(), place % matters.len());
        if !asked.contains(&ask) {
            asked.push(ask);
        }
    }
    let year = 2019 + time;
    let this_time = |of: usize| mixed((number as u64) << 16 | (time as u64) << 8 | of as u64);
    if time > 0 {
        // One is gone of the longer ones, one is new, and where it begins is another place.
        if asked.len() > 4 {
            asked.remove(this_time(100) % asked.len());
        }
        asked.push(((seed(1) + 7 + time) % ASKS.len(), time % matters.len()));
        asked.sort_unstable();
        asked.dedup();
        let by = this_time(101) % asked.len();
        asked.rotate_left(by);
    }
    let texts: Vec<String> = asked
        .iter()
        .enumerate()
        .map(|(at, (ask, matter))| {
            let words = ASKS[*ask][this_time(at) % 2];
            words.replace("{}", &matters[*matter]).replace("{y}", &year.to_string())
        })
        .collect();
    let put: Vec<Put<'_>> = texts.iter().map(|text| Put { text, stem: None, heading: None }).collect();
    Questionnaire::of(&put, &["Freedom of Information request"], &["Borough of Wexmoor"])
}

/// What is kept: bodies one after the other, and the keys in order.
#[derive(Default)]
struct Kept {
    bodies: Vec<u8>,
    ends: Vec<usize>,
    keys: Vec<(i64, u32)>,
}

impl Kept {
    fn body(&self, at: usize) -> &[u8] {
        let start = at.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.bodies[start..self.ends[at]]
    }

    /// Those that share most keys, of each key the newest.
    fn near(&self, made: &Questionnaire) -> Vec<usize> {
        let mut shared: HashMap<u32, usize> = HashMap::new();
        for key in made.keys() {
            let from = self.keys.partition_point(|(known, _)| *known < key);
            let to = from + self.keys[from..].partition_point(|(known, _)| *known == key);
            for (_, at) in &self.keys[from.max(to.saturating_sub(OF_A_KEY))..to] {
                *shared.entry(*at).or_default() += 1;
            }
        }
        let mut found: Vec<(usize, u32)> = shared.into_iter().map(|(at, n)| (n, at)).collect();
        found.sort_unstable_by(|a, b| b.cmp(a));
        found.truncate(CANDIDATES);
        found.into_iter().map(|(_, at)| at as usize).collect()
    }
}

fn at(times: &mut [Duration], part: f64) -> Duration {
    times.sort_unstable();
    times[((times.len() - 1) as f64 * part) as usize]
}

fn main() {
    let wanted: usize =
        std::env::var("CANDOUR_BENCH_REQUESTS").ok().and_then(|n| n.parse().ok()).unwrap_or(100_000);
    let lists =
        (OF.split_whitespace().collect(), WHAT.split(" | ").collect(), WHERE.split_whitespace().collect());
    let each = (wanted / TIMES).max(1);
    let (mut kept, began) = (Kept::default(), Instant::now());
    for time in 0..TIMES {
        for number in 0..each {
            let made = request(&lists, number, time);
            let place = u32::try_from(kept.ends.len()).unwrap();
            kept.keys.extend(made.keys().into_iter().map(|key| (key, place)));
            kept.bodies.extend(made.to_bytes());
            kept.ends.push(kept.bodies.len());
        }
    }
    let made = began.elapsed();
    let count = kept.ends.len();
    println!(
        "{count} requests of {each} questionnaires: {:.0} fingerprints a second, {:.0} bytes and {:.1} keys each",
        count as f64 / made.as_secs_f64(),
        kept.bodies.len() as f64 / count as f64,
        kept.keys.len() as f64 / count as f64
    );
    kept.keys.sort_unstable();

    let (mut times, mut compared) = (Vec::with_capacity(ASKED), 0);
    let (mut found, mut there, mut wrong, mut shown, mut some) = (0, 0, 0, 0, 0);
    for asked in 0..ASKED {
        let number = mixed(asked as u64) % each;
        // As it comes the next time.
        let now = request(&lists, number, TIMES);
        let began = Instant::now();
        let near = kept.near(&now);
        let same: Vec<usize> = near
            .iter()
            .copied()
            .filter(|at| {
                let then = Questionnaire::from_bytes(kept.body(*at)).unwrap();
                compare(&now, &then).verdict == Verdict::Same
            })
            .collect();
        times.push(began.elapsed());
        compared += near.len();
        there += TIMES;
        let right = same.iter().filter(|at| **at % each == number).count();
        found += right;
        some += usize::from(right > 0);
        shown += same.len();
        wrong += same.len() - right;
    }
    println!(
        "{ASKED} that come again: {:.1} of 100 found at all, {:.1} of 100 of their earlier times; of what is called the \
         same {:.1} of 100 is another; {:.0} compared each",
        100.0 * f64::from(some as u32) / ASKED as f64,
        100.0 * f64::from(found as u32) / f64::from(there as u32),
        100.0 * f64::from(wrong as u32) / f64::from((shown as u32).max(1)),
        compared as f64 / ASKED as f64
    );
    println!(
        "median {:?}, p99 {:?}, at most {:?}",
        at(&mut times, 0.5),
        at(&mut times, 0.99),
        at(&mut times, 1.0)
    );
}
