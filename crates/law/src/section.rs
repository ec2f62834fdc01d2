//! The shape of a file that holds one section or regulation: what it says in rows and rules, how far the code decides it,
//! when and how it was checked, and what an officer is asked.
//!
//! The files lie in `foia`, `eir`, `foisa` and `eisrs`, numbered so that their names are in the order of the law. This file
//! holds no law.

use calendar::{Certainty, Law};
use jiff::civil::{Date, date};
use serde::{Deserialize, Serialize};

use crate::{
    clock::Cite,
    provisions::{Basis, Kind, Provision, Status},
    reliance::Requirement,
};

/// How far the code decides what a provision says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Coded {
    /// From the facts to the result.
    Whole,
    /// Some of it; the rest is judgement.
    Part,
    /// It asks; the officer decides.
    Officer,
}

impl Coded {
    /// The word for it.
    pub fn id(self) -> &'static str {
        match self {
            Coded::Whole => "whole",
            Coded::Part => "part",
            Coded::Officer => "officer",
        }
    }
}

/// How sure something is, how that is known, and on which day it was last looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Mark {
    pub certainty: Certainty,
    pub how: &'static str,
    pub on: Date,
}

impl Mark {
    pub const fn new(certainty: Certainty, how: &'static str, on: Date) -> Mark {
        Mark { certainty, how, on }
    }
}

/// The day on which the whole base of facts was last gone through.
pub(crate) const GONE_THROUGH: Date = date(2026, 11, 22);
/// The text of the Act or Regulations was read.
pub(crate) const TEXT_READ: Mark = Mark::new(Certainty::V, "the text was read", GONE_THROUGH);
/// Guidance of the regulator or of government was read.
pub(crate) const GUIDANCE_READ: Mark =
    Mark::new(Certainty::G, "guidance of the regulator was read", GONE_THROUGH);
/// The text was read in somebody's faithful copy of the official one.
pub(crate) const COPY_READ: Mark =
    Mark::new(Certainty::V, "the text was read in a copy of legislation.gov.uk's", GONE_THROUGH);
/// Nothing was read.
pub(crate) const NOT_READ: Mark = Mark::new(Certainty::K, "not checked against the text", GONE_THROUGH);

/// Who may rely on a provision.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum OpenTo {
    /// Any authority under the law.
    #[default]
    Any,
    /// Government departments and the Welsh Government.
    Departments,
    /// The Scottish Administration.
    ScottishAdministration,
    /// The House of Commons and the House of Lords.
    Houses,
}

impl OpenTo {
    /// Whom that is, as a sentence names them.
    pub fn words(self) -> &'static str {
        match self {
            OpenTo::Any => "any authority",
            OpenTo::Departments => "government departments and the Welsh Government",
            OpenTo::ScottishAdministration => "the Scottish Administration",
            OpenTo::Houses => "the House of Commons and the House of Lords",
        }
    }
}

/// After how many years an exemption is gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Age {
    /// Full years, counted from the end of the year in which the record was made.
    pub years: u16,
    /// Where it stands.
    pub provision: &'static str,
    /// How that was checked.
    pub certainty: Certainty,
}

impl Age {
    /// Gone after so many years, by that provision.
    pub(crate) const fn of(years: u16, provision: &'static str, certainty: Certainty) -> Age {
        Age { years, provision, certainty }
    }
}

/// One limb as its file writes it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Row {
    pub provision: &'static str,
    pub title: &'static str,
    pub kind: Kind,
    pub status: Status,
    pub test: bool,
    pub basis: Basis,
    pub threshold: Option<&'static str>,
    pub ncnd: Option<(&'static str, bool, Certainty)>,
    pub alone: bool,
    pub procedure: Option<&'static str>,
    pub note: Option<&'static str>,
    pub open_to: OpenTo,
    pub absolute_for: Option<OpenTo>,
    pub ages: &'static [Age],
    pub excludes: &'static [&'static str],
}

const fn row(provision: &'static str, title: &'static str, kind: Kind, status: Status) -> Row {
    Row {
        provision,
        title,
        kind,
        status,
        test: false,
        basis: Basis::Class,
        threshold: None,
        ncnd: None,
        alone: true,
        procedure: None,
        note: None,
        open_to: OpenTo::Any,
        absolute_for: None,
        ages: &[],
        excludes: &[],
    }
}

/// An exemption or exception without a public interest test.
pub(crate) const fn absolute(provision: &'static str, title: &'static str) -> Row {
    row(provision, title, Kind::Exemption, Status::Absolute)
}

/// An exemption or exception with a public interest test.
pub(crate) const fn qualified(provision: &'static str, title: &'static str) -> Row {
    Row { test: true, ..row(provision, title, Kind::Exemption, Status::Qualified) }
}

/// An exemption or exception that is absolute in some cases only.
pub(crate) const fn partly(provision: &'static str, title: &'static str, test: bool) -> Row {
    Row { test, ..row(provision, title, Kind::Exemption, Status::Partly) }
}

/// A purpose that is cited with an exemption.
pub(crate) const fn purpose(provision: &'static str, title: &'static str) -> Row {
    Row { test: true, alone: false, ..row(provision, title, Kind::Purpose, Status::Qualified) }
}

/// A ground that is no exemption.
pub(crate) const fn procedural(provision: &'static str, title: &'static str) -> Row {
    row(provision, title, Kind::Procedural, Status::Procedural)
}

/// That the decision neither to confirm nor to deny has a public interest test of its own.
pub(crate) const WITH_TEST: bool = true;
/// That it has none.
pub(crate) const NO_TEST: bool = false;

impl Row {
    /// Engaged by harm, in these words of the law.
    pub const fn harm(self, threshold: &'static str) -> Row {
        Row { basis: Basis::Prejudice, threshold: Some(threshold), ..self }
    }

    /// Engaged by the opinion of the qualified person, in these words of the law.
    pub const fn opinion(self, threshold: &'static str) -> Row {
        Row { basis: Basis::Opinion, threshold: Some(threshold), ..self }
    }

    /// The provision that lifts the duty to confirm or deny.
    pub const fn ncnd(self, provision: &'static str, test: bool, certainty: Certainty) -> Row {
        Row { ncnd: Some((provision, test, certainty)), ..self }
    }

    /// Not relied on by itself.
    pub const fn not_alone(self) -> Row {
        Row { alone: false, ..self }
    }

    /// Who must have done what before.
    pub const fn procedure(self, procedure: &'static str) -> Row {
        Row { procedure: Some(procedure), ..self }
    }

    /// What an officer should know.
    pub const fn note(self, note: &'static str) -> Row {
        Row { note: Some(note), ..self }
    }

    /// Who alone may rely on it.
    pub const fn only(self, open_to: OpenTo) -> Row {
        Row { open_to, ..self }
    }

    /// Who needs no public interest test.
    pub const fn absolute_for(self, who: OpenTo) -> Row {
        Row { absolute_for: Some(who), ..self }
    }

    /// After how long it is gone.
    pub const fn until_age(self, ages: &'static [Age]) -> Row {
        Row { ages, ..self }
    }

    /// What cannot be relied on for the same information, save in the alternative.
    pub const fn never_with(self, excludes: &'static [&'static str]) -> Row {
        Row { excludes, ..self }
    }
}

/// Adds what a provision asks besides harm and public interest.
pub(crate) type Asks = fn(&Provision, &mut Vec<Requirement>);

fn nothing(_: &Provision, _: &mut Vec<Requirement>) {}

/// One section or regulation.
pub(crate) struct Section {
    pub law: Law,
    pub number: &'static str,
    pub heading: &'static str,
    pub coded: Coded,
    pub mark: Mark,
    pub rows: &'static [Row],
    pub rules: &'static [&'static Rule],
    pub asks: Asks,
    pub scenarios: &'static str,
}

impl Section {
    /// A section, with the file of `scenarios/` whose rows hold it to what it says.
    pub const fn new(
        law: Law,
        number: &'static str,
        heading: &'static str,
        scenarios: &'static str,
    ) -> Section {
        Section {
            law,
            number,
            heading,
            coded: Coded::Officer,
            mark: NOT_READ,
            rows: &[],
            rules: &[],
            asks: nothing,
            scenarios,
        }
    }

    pub const fn coded(self, coded: Coded) -> Section {
        Section { coded, ..self }
    }

    pub const fn mark(self, mark: Mark) -> Section {
        Section { mark, ..self }
    }

    pub const fn rows(self, rows: &'static [Row]) -> Section {
        Section { rows, ..self }
    }

    pub const fn rules(self, rules: &'static [&'static Rule]) -> Section {
        Section { rules, ..self }
    }

    pub const fn asks(self, asks: Asks) -> Section {
        Section { asks, ..self }
    }
}

/// A rule about time, cost, notices or rights.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Its name, never used for another.
    pub id: &'static str,
    /// The provision.
    pub provision: &'static str,
    /// What it says, in our words.
    pub says: &'static str,
    /// How sure it is.
    pub certainty: Certainty,
    /// How far the code decides it.
    pub coded: Coded,
    /// The day on which it was last looked at.
    pub checked: Date,
}

impl Rule {
    /// A rule that the code decides whole.
    pub(crate) const fn new(
        id: &'static str,
        provision: &'static str,
        certainty: Certainty,
        says: &'static str,
    ) -> Rule {
        Rule { id, provision, says, certainty, coded: Coded::Whole, checked: GONE_THROUGH }
    }

    /// The same, left to the officer in part or whole.
    pub(crate) const fn coded(self, coded: Coded) -> Rule {
        Rule { coded, ..self }
    }

    /// The rule as the working of a day cites it.
    pub(crate) const fn cite(&self) -> Cite {
        Cite { provision: self.provision, certainty: self.certainty }
    }
}
