//! How sure it is that a weekday does not count: the mark of the bank holiday, or of the rule that leaves the day out.
//!
//! The marks are those of `calendar` and `law`; none is given here.

use calendar::{Certainty, Division, Edition};
use law::Law;
use law::clock::{Due, Skipped};

/// The mark of a day that a clock left out; none where neither list has one.
pub(super) fn of_skipped(clock: &Due, skipped: &Skipped) -> Option<Certainty> {
    let holiday = Edition::by_id(&clock.calendar_edition).ok().filter(|_| skipped.title.is_some());
    holiday
        .and_then(|edition| of_holiday(clock.law, edition, skipped.date))
        .or_else(|| of_rule(clock.law, &skipped.provision))
}

/// The mark of the bank holidays of a day that matter to a law: of several the least sure one.
pub(super) fn of_holiday(law: Law, edition: &Edition, date: jiff::civil::Date) -> Option<Certainty> {
    let matters = |division: &Division| !law.is_scottish() || *division == Division::Scotland;
    edition
        .on(date)
        .iter()
        .filter(|entry| entry.divisions.keys().any(matters))
        .map(|entry| entry.certainty)
        .max()
}

/// The mark of the rule that stands in a provision.
pub(super) fn of_rule(law: Law, provision: &str) -> Option<Certainty> {
    law::rules::all()
        .filter(|listed| listed.law == law && listed.rule.provision == provision)
        .map(|listed| listed.rule.certainty)
        .max()
}
