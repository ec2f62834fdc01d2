//! Which job titles are senior: the authority's rule, in words and phrases. Finds no job titles itself.

use crate::span::Seniority;

/// The words by which an authority tells posts whose holders are named from those whose holders are not.
#[derive(Debug, Clone)]
pub struct SeniorRoles {
    /// Words or phrases in small letters; a job title with one of them is senior.
    pub senior: Vec<String>,
    /// Words or phrases that make it junior all the same: "assistant to", "personal assistant".
    pub unless: Vec<String>,
}

impl Default for SeniorRoles {
    /// Heads of service and above, those whom the law itself names, and elected members.
    fn default() -> Self {
        let owned = |words: &[&str]| words.iter().map(|w| (*w).to_owned()).collect();
        Self {
            senior: owned(&[
                "chief",
                "director",
                "head of",
                "headteacher",
                "head teacher",
                "headmaster",
                "headmistress",
                "executive principal",
                "monitoring officer",
                "section 151",
                "s151",
                "permanent secretary",
                "vice-chancellor",
                "vice chancellor",
                "provost",
                "commissioner",
                "mayor",
                "leader of",
                "cabinet member",
                "councillor",
                "superintendent",
                "commander",
                "chair of",
                "chairman",
                "chairwoman",
                "governor",
                "registrar general",
                "returning officer",
                "treasurer",
                "town clerk",
                "borough solicitor",
                "city solicitor",
                "county solicitor",
                "caldicott guardian",
                "senior information risk owner",
                "medical officer",
                "prif weithredwr",
                "brif weithredwr",
                "prif swyddog",
                "cyfarwyddwr",
                "gyfarwyddwr",
                "cyfarwyddwraig",
                "pennaeth",
                "bennaeth",
                "maer",
                "cynghorydd",
                "aelod cabinet",
                "arweinydd y cyngor",
                "swyddog monitro",
                "prifathro",
                "prifathrawes",
            ]),
            unless: owned(&[
                "assistant to",
                "pa to",
                "secretary to",
                "personal assistant",
                "executive assistant",
                "support to",
                "office of",
                "head of year",
                "officer to the",
                "clerk to",
                "cynorthwyydd",
                "ysgrifennydd i",
                "pennaeth blwyddyn",
            ]),
        }
    }
}

impl SeniorRoles {
    /// Where a job title stands.
    pub fn of(&self, role: &str) -> Seniority {
        let role = role.to_lowercase().replace(['\n', '\t'], " ");
        let has = |words: &[String]| {
            words.iter().any(|word| {
                role.match_indices(word.as_str()).any(|(at, _)| {
                    !role[..at].ends_with(char::is_alphanumeric)
                        && !role[at + word.len()..].starts_with(char::is_alphanumeric)
                })
            })
        };
        // A partner of a firm; not a "Business Partner".
        let partner = ["partner", "senior partner", "managing partner", "equity partner", "principal"]
            .contains(&role.trim());
        if (has(&self.senior) || partner) && !has(&self.unless) {
            Seniority::Senior
        } else {
            Seniority::Junior
        }
    }
}
