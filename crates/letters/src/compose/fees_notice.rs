//! The notice of what is to be paid: the amount, what it is made up of, how and until when, and what it does to the time.

use casework::case::ClockEventKind;
use document::pounds;
use law::notices::NoticeKind;

use super::{Body, Composer, facts::by_kind_of_law, rights};
use crate::prose;

pub(super) fn write(c: &Composer<'_>, body: &mut Body) {
    let law = c.law();
    body.say(&c.say("fees-notice.opening", &[("law", c.title(law))]));
    let ids = c.members(&c.groups());
    c.questions_or_whole(body, "fees-notice.questions", &ids);

    let charge = c.plan.particulars.charge.clone().unwrap_or_default();
    let environmental = law.is_environmental();
    let own = if environmental { "fees-notice.amount-environmental" } else { "fees-notice.amount" };
    let provision = c.cite(NoticeKind::FeesNotice, law, "amount");
    let amount = pounds(charge.pence);
    let values = [("provision", provision.as_str()), ("law", c.title(law)), ("amount", &amount)];
    body.say(&c.say_as("fees-notice.amount", own, &values));
    c.under(body, "fees-notice.basis-heading", &prose::stopped(&charge.basis));
    c.under(body, "fees-notice.how-heading", &prose::stopped(&charge.how));
    body.say(&c.plan.note);

    body.heading(2, &c.say("fees-notice.by-heading", &[]));
    if let Some((by, provision)) = last_day(c) {
        let own =
            if environmental { by_kind_of_law("fees-notice.by", law) } else { "fees-notice.by-act".into() };
        let values = [("by", c.day(by)), ("provision", provision)];
        let values: Vec<(&str, &str)> = values.iter().map(|(k, v)| (*k, v.as_str())).collect();
        body.say(&c.say_as("fees-notice.by", &own, &values));
    }
    body.say(&c.say("fees-notice.clock", &[]));
    if c.has_others(&ids) {
        body.say(&c.say("fees-notice.others", &[]));
    }
    if environmental {
        body.say(&c.say("fees-notice.inspect", &[]));
    }
    body.say(&c.say("fees-notice.help", &[]));
    rights::write(c, body, &c.laws_here(), "common.rights-heading");
    c.close(body);
}

/// The last day for payment that the law gives to a notice of this day, with its provision.
fn last_day(c: &Composer<'_>) -> Option<(jiff::civil::Date, String)> {
    let group = *c.groups().first()?;
    let law = group.law;
    let doing =
        if law.is_environmental() { ClockEventKind::ChargeNotice } else { ClockEventKind::FeesNotice };
    let given = group.events.iter().any(|e| e.kind == doing && e.on == c.plan.on);
    let due = c.clock(group, (!given).then_some(doing))?;
    let checklist = law::notices::checklist(NoticeKind::FeesNotice, law);
    let provision = checklist.iter().find(|item| item.id == "pay-by")?.provision;
    let step = due.next.iter().find(|next| next.provision == provision)?;
    Some((step.by, c.provisions([(law, provision)])))
}
