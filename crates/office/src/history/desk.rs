//! The page of an imported response: what was read, what is uncertain, and what an officer makes of it.

use casework::{
    Case, CaseId, Command,
    case::{HistoryFact, KnownFrom, LogEntry},
    ids::{LetterId, QuestionId},
};
use document::{request::Applicant, response::Disposition};
use reading::Opened;

use crate::{
    CasePage, Office, Who,
    error::{Error, Result},
};

/// Something that was read and of which nobody can be sure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doubt {
    /// The question, where it is about one.
    pub question: Option<QuestionId>,
    /// What is uncertain, in one sentence.
    pub what: String,
}

/// The page of an imported response.
#[derive(Clone, Debug)]
pub struct HistoryPage {
    /// The case.
    pub page: CasePage,
    /// What to look at.
    pub doubts: Vec<Doubt>,
}

impl Office {
    /// The page of an imported response.
    pub async fn history_page(&self, who: &Who, case: CaseId) -> Result<HistoryPage> {
        let page = self.case_page(who, case).await?;
        let doubts = doubts(&page.case, &page.authority.profile.name);
        Ok(HistoryPage { page, doubts })
    }

    /// Puts right what was misread in an imported response; what was read stays on the timeline beside it.
    pub async fn correct_history(
        &self,
        who: &Who,
        case: CaseId,
        command_id: &str,
        made: Vec<HistoryFact>,
    ) -> Result<()> {
        let order = |fact| Command::CorrectHistory { made: Box::new(fact) };
        self.act(who, case, command_id, made.into_iter().map(order).collect()).await?;
        Ok(())
    }

    /// What the log would say of an imported response, for an officer to look at, change and publish.
    pub async fn propose_history_entry(
        &self,
        who: &Who,
        case: CaseId,
    ) -> Result<(LogEntry, Vec<publication::Look>)> {
        who.of_the_desk()?;
        let authority = self.authority(who.authority).await?;
        let (mut case, _) = self.load_case(who.authority, &authority, case).await?;
        let mut entry = publication::entry_of_history(&case).ok_or(Error::NotFound("imported response"))?;
        debug_assert_eq!(entry.letter, LetterId(0), "history has no letter of ours");
        let standing = |question| {
            case.entries
                .iter()
                .filter(|e| e.withdrawn.is_none())
                .any(|e| e.answers.iter().any(|a| a.question == question))
        };
        entry.answers.retain(|answer| !standing(answer.question));
        case.applicant = named(&case);
        let mut looks = publication::looks(&case, &entry);
        looks.extend(publication::contacts(&entry));
        Ok((entry, looks))
    }
}

/// Who asked, as far as the letter and the request beside it say.
fn named(case: &Case) -> Applicant {
    let asked = case.history.as_ref().and_then(|h| h.request.as_ref());
    let mut applicant =
        asked.map(|r| reading::request(&Opened::from_text(r.text.as_str())).applicant).unwrap_or_default();
    if applicant.name.is_none() {
        applicant.name = case.text.lines().take(200).find_map(greeted);
    }
    applicant
}

/// The name of a greeting: `Dear Ms Vale,`.
fn greeted(line: &str) -> Option<String> {
    let line = line.trim();
    let name = line.strip_prefix("Dear ").or_else(|| line.strip_prefix("DEAR "))?;
    let name = name.trim().trim_end_matches([',', ':', '.', ';']).trim();
    let nobody = ["sir", "madam", "applicant", "requester", "requestor", "colleague", "all", "customer"];
    let words: Vec<&str> = name.split([' ', '/']).filter(|w| !w.is_empty()).collect();
    let named = (1..=5).contains(&words.len())
        && !words.iter().any(|w| nobody.contains(&w.to_lowercase().as_str()))
        && name.chars().any(char::is_alphabetic);
    named.then(|| name.to_owned())
}

/// What of an imported response nobody can be sure of.
fn doubts(case: &Case, ours: &str) -> Vec<Doubt> {
    let Some(history) = &case.history else { return Vec::new() };
    let mut doubts: Vec<Doubt> = Vec::new();
    let mut of_letter = |what: &str| doubts.push(Doubt { question: None, what: what.to_owned() });
    match (history.answered, history.answered_from) {
        (None, _) => of_letter("No day of the answer was found: what it says is never proposed as certain."),
        (Some(_), Some(KnownFrom::Mail)) => {
            of_letter("The day of the answer is that of the e-mail: the letter itself names none.");
        }
        _ => {}
    }
    if let (Some(answered), Some(received)) = (history.answered, history.received)
        && answered < received
    {
        of_letter("The answer is dated before the request: one of the two days was misread.");
    }
    if history.law.is_none() {
        of_letter("Under which law it was answered was not found.");
    }
    if history.excerpt {
        of_letter("The text seems to be cut off: what is missing was not read.");
    }
    let ours = history.of.as_deref().unwrap_or(ours);
    if let Some(theirs) = history.authority.as_deref().filter(|theirs| !alike(theirs, ours)) {
        of_letter(&format!("The letter names {theirs} as who answers."));
    }
    if case.questions.is_empty() {
        of_letter("No question was recognised: nothing of it is proposed to officers.");
    }
    for question in &case.questions {
        let found = history.answer(question.id);
        let mut doubt = |what: String| doubts.push(Doubt { question: Some(question.id), what });
        let Some(found) = found else {
            doubt("Nothing that answers it was found.".to_owned());
            continue;
        };
        if found.disposition == Disposition::Unclear {
            doubt("What became of it was not recognised.".to_owned());
        }
        let says_more = history.answered_from != Some(KnownFrom::List);
        if found.answer.is_none() && (says_more || found.disposition == Disposition::Unclear) {
            doubt("No words that answer it were found.".to_owned());
        }
        if found.disposition.is_refusal()
            && found.disposition != Disposition::Refused
            && found.provisions.is_empty()
        {
            doubt("Something was not given, and no provision was found for it.".to_owned());
        }
        let with = found.place.and_then(|place| {
            let same = history.answers.iter().find(|a| a.question != question.id && a.place == Some(place));
            same.map(|a| case.name_of(a.question))
        });
        if let Some(other) = with {
            doubt(format!("The same words were read as the answer to {other}."));
        }
    }
    doubts
}

/// Whether two names may be of the same authority.
fn alike(one: &str, other: &str) -> bool {
    let plain = |name: &str| -> Vec<String> {
        let small = ["the", "of", "and", "for", "council", "borough", "city", "county", "district"];
        name.to_lowercase()
            .split(|c: char| !c.is_alphanumeric())
            .filter(|w| !w.is_empty() && !small.contains(w))
            .map(str::to_owned)
            .collect()
    };
    let (one, other) = (plain(one), plain(other));
    one.is_empty() || other.is_empty() || one.iter().any(|w| other.contains(w))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_greeting_names_who_asked() {
        for (line, name) in [
            ("Dear Ms Vale", Some("Ms Vale")),
            ("  Dear Alma Vale,", Some("Alma Vale")),
            ("Dear Sir/Madam", None),
            ("Dear applicant,", None),
            ("Dear ", None),
            ("Dear reader of this page, you have asked us to say more", None),
            ("Oh dear", None),
        ] {
            assert_eq!(greeted(line).as_deref(), name, "{line}");
        }
    }

    #[test]
    fn names_of_one_authority_are_alike() {
        assert!(alike("Wexmoor Borough Council", "Borough of Wexmoor"));
        assert!(!alike("Tarn Valley Health Board", "Borough of Wexmoor"));
    }
}
