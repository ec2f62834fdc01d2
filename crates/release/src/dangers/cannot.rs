//! Why a file cannot be looked through whole. Such a file is never clean.

use super::Code;

/// Why not, with the danger that this is, if it is one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CannotCheck {
    /// The danger that this is, if it is one.
    pub code: Option<Code>,
    /// Why not, in a sentence without its stop.
    pub why: String,
}

impl CannotCheck {
    /// No danger by itself: a kind of file that nothing here reads.
    pub fn because(why: impl Into<String>) -> Self {
        CannotCheck { code: None, why: why.into() }
    }

    /// A password keeps readers out.
    pub fn encrypted(what: &str) -> Self {
        CannotCheck {
            code: Some(Code::ContainerEncrypted),
            why: format!("this {what} is protected by a password, so it cannot be looked through"),
        }
    }

    /// Damaged, cut off, or not what it claims.
    pub fn malformed(what: &str) -> Self {
        CannotCheck {
            code: Some(Code::ContainerMalformed),
            why: format!("this {what} is damaged or cut off, so it cannot be looked through whole"),
        }
    }

    /// Beyond a limit: larger when unpacked, deeper or slower than anything honest.
    pub fn bomb(why: impl Into<String>) -> Self {
        CannotCheck { code: Some(Code::ContainerBomb), why: why.into() }
    }

    /// XML that defines words of its own.
    pub fn dtd() -> Self {
        CannotCheck {
            code: Some(Code::ContainerXmlDtd),
            why: "its XML declares a document type, which no office program writes: what it says depends on who reads it"
                .into(),
        }
    }
}

impl From<container::Error> for CannotCheck {
    fn from(error: container::Error) -> Self {
        use container::Error::*;
        let code = match error {
            Encrypted { .. } => Some(Code::ContainerEncrypted),
            Damaged { .. } | Empty => Some(Code::ContainerMalformed),
            TooLarge { .. }
            | TooMuchText { .. }
            | Bomb { .. }
            | TooMany { .. }
            | TooManyPages { .. }
            | TooManyCells { .. }
            | TooMuchWork { .. }
            | TooDeep { .. } => Some(Code::ContainerBomb),
        };
        let why = error.to_string();
        let why = why.split(": ask for").next().unwrap_or_default().to_owned();
        CannotCheck { code, why }
    }
}
