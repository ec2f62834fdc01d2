//! Those who hold the information: teams, links, what they supply; third parties and their views.

use jiff::civil::Date;

use super::{Draft, said};
use crate::{case::*, event::Event, ids::*, refusal::Refusal};

pub(super) fn assign(d: &mut Draft<'_>, questions: Vec<QuestionId>, team: String) -> Result<(), Refusal> {
    d.questions_exist(&questions)?;
    if d.ctx.authority.team(&team).is_none() {
        return Err(Refusal::not_found(format!("there is no team called '{team}': add it under Teams")));
    }
    let questions: Vec<QuestionId> = questions
        .into_iter()
        .filter(|id| d.case.question(*id).is_some_and(|q| q.team.as_deref() != Some(&*team)))
        .collect();
    if !questions.is_empty() {
        d.emit(Event::QuestionsAssigned { questions, team });
    }
    Ok(())
}

pub(super) fn ask(
    d: &mut Draft<'_>,
    team: String,
    to: String,
    questions: Vec<AskedQuestion>,
    by: Date,
    note: String,
) -> Result<(), Refusal> {
    let ids: Vec<QuestionId> = questions.iter().map(|q| q.question).collect();
    d.questions_exist(&ids)?;
    if !to.contains('@') {
        return Err(Refusal::missing("give the e-mail address that the link goes to"));
    }
    if by < d.ctx.today {
        return Err(Refusal::missing("the day by which it is needed has passed: choose today or later"));
    }
    // Applicant-blind: words that name who asks never reach a colleague; an officer rewords them first.
    for question in &questions {
        said(&question.words, "a question needs words")?;
        if let Some(found) = names_applicant(d, &question.words).or_else(|| names_applicant(d, &note)) {
            return Err(Refusal::duty(
                "applicant-blind",
                format!(
                    "the words for the colleague contain '{found}', which tells who asks: reword them first"
                ),
            ));
        }
    }
    let ask = AskId(d.case.asks.len() as u32);
    let unassigned: Vec<QuestionId> = ids
        .iter()
        .copied()
        .filter(|id| d.case.question(*id).is_some_and(|q| q.team.as_deref() != Some(&*team)))
        .collect();
    if !unassigned.is_empty() && d.ctx.authority.team(&team).is_some() {
        d.emit(Event::QuestionsAssigned { questions: unassigned, team: team.clone() });
    }
    d.emit(Event::ContributionAsked { ask, team, to, questions, by, note });
    Ok(())
}

/// How people are addressed before their surname.
const TITLES: [&str; 9] = ["mr", "mrs", "ms", "miss", "mx", "dr", "prof", "cllr", "councillor"];

/// The first thing in `words` that tells who asks: a name, an address, an organisation, a surname after a title.
pub(super) fn names_applicant(d: &Draft<'_>, words: &str) -> Option<String> {
    let words = words.to_lowercase();
    let applicant = &d.case.applicant;
    let surname = applicant.name.as_deref().and_then(|name| name.split_whitespace().last());
    let titled = surname.into_iter().flat_map(|surname| TITLES.map(|title| format!("{title} {surname}")));
    [&applicant.name, &applicant.email, &applicant.organisation]
        .into_iter()
        .flatten()
        .filter(|known| known.trim().chars().count() > 2)
        .cloned()
        .chain(titled)
        .find(|known| crate::words::contains_whole(&words, &known.to_lowercase()))
}

pub(super) fn contribute(
    d: &mut Draft<'_>,
    ask: AskId,
    question: QuestionId,
    text: String,
    not_held: bool,
    files: Vec<StoredFile>,
    minutes: Minutes,
) -> Result<(), Refusal> {
    let Some(found) = d.case.ask(ask) else {
        return Err(Refusal::not_found("that request for help is not on this case"));
    };
    if found.withdrawn || found.passed_on.is_some() {
        return Err(Refusal::not_now(
            "this request for help was withdrawn: nothing is needed from you any more",
        ));
    }
    if !found.questions.iter().any(|q| q.question == question) {
        return Err(Refusal::not_allowed("that question was not put to you"));
    }
    if text.trim().is_empty() && files.is_empty() && !not_held {
        return Err(Refusal::missing("write the answer, attach a file, or say that you do not hold it"));
    }
    d.question(question)?;
    d.emit(Event::ContributionGiven { ask, question, text, not_held, files, minutes });
    Ok(())
}

pub(super) fn pass_on(d: &mut Draft<'_>, ask: AskId, to: String, why: String) -> Result<(), Refusal> {
    said(&to, "say who should be asked instead")?;
    match d.case.ask(ask) {
        None => Err(Refusal::not_found("that request for help is not on this case")),
        Some(found) if found.withdrawn => Err(Refusal::not_now("this request for help was withdrawn")),
        Some(_) => {
            d.emit(Event::ContributionPassedOn { ask, to, why });
            Ok(())
        }
    }
}

pub(super) fn withdraw_ask(d: &mut Draft<'_>, ask: AskId, why: String) -> Result<(), Refusal> {
    match d.case.ask(ask) {
        None => Err(Refusal::not_found("that request for help is not on this case")),
        Some(found) if found.withdrawn => Ok(()),
        Some(_) => {
            d.emit(Event::AskWithdrawn { ask, why });
            Ok(())
        }
    }
}

pub(super) fn consult(
    d: &mut Draft<'_>,
    party: String,
    questions: Vec<QuestionId>,
    by: Date,
) -> Result<(), Refusal> {
    said(&party, "name the third party")?;
    d.questions_exist(&questions)?;
    let consultation = ConsultationId(d.case.consultations.len() as u32);
    d.emit(Event::ThirdPartyConsulted { consultation, party, questions, by });
    Ok(())
}

pub(super) fn note_view(
    d: &mut Draft<'_>,
    consultation: ConsultationId,
    view: String,
) -> Result<(), Refusal> {
    said(&view, "write down what the third party said")?;
    if !d.case.consultations.iter().any(|c| c.id == consultation) {
        return Err(Refusal::not_found("that consultation is not on this case"));
    }
    d.emit(Event::ThirdPartyAnswered { consultation, view });
    Ok(())
}
