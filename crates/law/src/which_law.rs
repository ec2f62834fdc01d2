//! Signs in a question that another law than FOIA (or FOISA) applies: that it asks for environmental information, or for
//! the asker's own personal data.
//!
//! A sign is a word with its reason and its place. The officer decides; nothing here decides.

use calendar::Certainty;
use serde::{Deserialize, Serialize};

/// What a sign points to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PointsTo {
    /// Environmental information (EIR reg.2(1), EISRs reg.2(1)).
    Environmental,
    /// The applicant's own personal data (s.40(1), subject access).
    OwnPersonalData,
}

/// A word in a question, and what it points to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Sign {
    /// What it points to.
    pub to: PointsTo,
    /// Whether it is enough to propose that law; a weak sign only supports others.
    pub strong: bool,
    /// First byte in the text.
    pub start: usize,
    /// One past its last byte.
    pub end: usize,
    /// Why it points there, with the provision.
    pub because: &'static str,
    /// How the rule was checked.
    pub certainty: Certainty,
}

const ELEMENTS: &str = "the state of the elements of the environment: reg.2(1)(a)";
const FACTORS: &str = "a factor that affects the environment: reg.2(1)(b)";
const MEASURES: &str = "a measure or activity that affects the environment: reg.2(1)(c)";
const REPORTS: &str =
    "a report on environmental law, or an analysis used in such a measure: reg.2(1)(d), (e)";
const HEALTH: &str =
    "human health and safety, or built structures, as the environment affects them: reg.2(1)(f)";
const OWN: &str = "asks about the asker: s.40(1), to be handled as subject access";

/// Phrases in small letters; `true` where one is enough.
const ENVIRONMENTAL: &[(&str, bool, &str)] = &[
    ("air quality", true, ELEMENTS),
    ("water quality", true, ELEMENTS),
    ("biodiversity", true, ELEMENTS),
    ("contaminated land", true, ELEMENTS),
    ("river", false, ELEMENTS),
    ("soil", false, ELEMENTS),
    ("wildlife", true, ELEMENTS),
    ("habitat", true, ELEMENTS),
    ("trees", true, ELEMENTS),
    ("tree preservation order", true, MEASURES),
    ("pollution", true, FACTORS),
    ("pollutant", true, FACTORS),
    ("emissions", true, FACTORS),
    ("carbon footprint", true, FACTORS),
    ("noise complaints", true, FACTORS),
    ("noise levels", true, FACTORS),
    ("radiation", false, FACTORS),
    ("landfill", true, FACTORS),
    ("sewage", true, FACTORS),
    ("fly-tipping", true, FACTORS),
    ("fly tipping", true, FACTORS),
    ("household waste", true, FACTORS),
    ("waste collection", true, MEASURES),
    ("waste disposal", true, MEASURES),
    ("recycling", true, MEASURES),
    ("pesticide", true, FACTORS),
    ("herbicide", true, FACTORS),
    ("glyphosate", true, FACTORS),
    ("planning application", true, MEASURES),
    ("planning applications", true, MEASURES),
    ("planning permission", true, MEASURES),
    ("planning enforcement", true, MEASURES),
    ("local plan", false, MEASURES),
    ("green belt", true, MEASURES),
    ("flood", true, MEASURES),
    ("flooding", true, MEASURES),
    ("flood defence", true, MEASURES),
    ("highway drainage", true, MEASURES),
    ("low traffic neighbourhood", true, MEASURES),
    ("clean air zone", true, MEASURES),
    ("wind farm", true, MEASURES),
    ("solar farm", true, MEASURES),
    ("quarry", true, MEASURES),
    ("energy consumption", true, FACTORS),
    ("land use", false, MEASURES),
    ("environmental impact assessment", true, REPORTS),
    ("environmental impact", true, REPORTS),
    ("climate emergency", true, MEASURES),
    ("climate change", true, MEASURES),
    ("asbestos", true, HEALTH),
    ("damp and mould", false, HEALTH),
    ("cladding", false, HEALTH),
    ("building control", false, HEALTH),
    ("environmental information regulations", true, REPORTS),
];

const OWN_DATA: &[(&str, bool, &str)] = &[
    ("subject access request", true, OWN),
    ("my personal data", true, OWN),
    ("my own personal data", true, OWN),
    ("personal data you hold about me", true, OWN),
    ("information you hold about me", true, OWN),
    ("information held about me", true, OWN),
    ("held about me", true, OWN),
    ("my medical records", true, OWN),
    ("my health records", true, OWN),
    ("my personnel file", true, OWN),
    ("my hr file", true, OWN),
    ("my housing file", true, OWN),
    ("my social services file", true, OWN),
    ("my social work records", true, OWN),
    ("my case file", true, OWN),
    ("my file", true, OWN),
    ("my complaint", false, OWN),
    ("my case", false, OWN),
    ("my application", false, OWN),
    ("my record", false, OWN),
    ("my records", true, OWN),
    ("emails about me", true, OWN),
    ("copies of my", false, OWN),
];

/// The signs in a text, in order of place. The longest phrase at a place counts.
pub fn signs(text: &str) -> Vec<Sign> {
    // Small letters byte for byte, so that places stay places in the text given.
    let lower = text.to_ascii_lowercase().replace('\n', " ");
    let mut found: Vec<Sign> = Vec::new();
    for (to, phrases) in [(PointsTo::Environmental, ENVIRONMENTAL), (PointsTo::OwnPersonalData, OWN_DATA)] {
        for (phrase, strong, because) in phrases {
            for (start, _) in lower.match_indices(phrase) {
                let end = start + phrase.len();
                let whole = !lower[..start].ends_with(|c: char| c.is_alphanumeric())
                    && !lower[end..].starts_with(|c: char| c.is_alphanumeric());
                if whole {
                    found.push(Sign { to, strong: *strong, start, end, because, certainty: Certainty::K });
                }
            }
        }
    }
    found.sort_by_key(|sign| (sign.start, usize::MAX - sign.end));
    let mut last_end = 0;
    found.retain(|sign| {
        let keep = sign.start >= last_end;
        if keep {
            last_end = sign.end;
        }
        keep
    });
    found
}

/// What the signs of a text together propose: a strong sign, or two weak ones that point the same way.
pub fn proposes(text: &str) -> Vec<PointsTo> {
    let signs = signs(text);
    [PointsTo::Environmental, PointsTo::OwnPersonalData]
        .into_iter()
        .filter(|to| {
            let of: Vec<&Sign> = signs.iter().filter(|sign| sign.to == *to).collect();
            of.iter().any(|sign| sign.strong) || of.len() > 1
        })
        .collect()
}
