//! How a candidate stands to what the question before it is answered by.

use crate::{Candidate, SourceKind};

/// How a candidate stands to what the question before is answered by, each as sure as that is.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Before {
    /// It is of the same record.
    pub record: f32,
    /// It is of another record of the same register, or of the same letter.
    pub beside: f32,
    /// It is of another place.
    pub other: f32,
}

impl Before {
    pub fn of(before: &Candidate, candidate: &Candidate) -> Before {
        let (a, b, sure) = (&before.source, &candidate.source, before.confidence);
        let of_register = a.kind == SourceKind::Register && b.kind == a.kind && a.name == b.name;
        let of_letter = a.kind == SourceKind::EarlierAnswer && b.kind == a.kind && a.reference == b.reference;
        if of_register && a.record == b.record {
            Before { record: sure, ..Before::default() }
        } else if of_register || of_letter {
            Before { beside: sure, ..Before::default() }
        } else {
            Before { other: sure, ..Before::default() }
        }
    }
}
