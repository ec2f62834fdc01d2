//! Whether two requests came from the same person, without telling who it is: digests of the address and the name, kept
//! beside what a case is recognised by, so that no earlier case is opened for it. They differ from authority to
//! authority, and are forgotten with the case.

use document::request::Applicant;
use sha2::{Digest, Sha256};
use uuid::Uuid;

/// By what two applicants are the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SamePerson {
    /// They have the same name; whether it is the same person nobody knows.
    Name,
    /// They have the same address for the reply.
    Address,
}

/// How long a digest is.
const LONG: usize = 8;

/// By what an applicant is recognised; each is none where it is not known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Asker {
    mail: Option<[u8; LONG]>,
    name: Option<[u8; LONG]>,
    address: Option<[u8; LONG]>,
}

impl Asker {
    /// Of an applicant of an authority.
    pub(super) fn of(authority: Uuid, applicant: &Applicant) -> Asker {
        let plain = |text: &Option<String>| {
            let text = text.as_deref().unwrap_or_default();
            let words =
                text.split(|c: char| c.is_whitespace() || c == ',' || c == '.').filter(|w| !w.is_empty());
            Some(words.collect::<Vec<_>>().join(" ").to_lowercase()).filter(|t| !t.is_empty())
        };
        let digest = |what: &str, text: String| {
            let whole =
                Sha256::new().chain_update(authority).chain_update(what).chain_update(text).finalize();
            let mut short = [0; LONG];
            short.copy_from_slice(&whole[..LONG]);
            short
        };
        let mail = applicant.email.as_deref().map(|m| m.trim().to_lowercase()).filter(|m| m.contains('@'));
        Asker {
            mail: mail.map(|m| digest("mail", m)),
            // One word names nobody.
            name: plain(&applicant.name).filter(|n| n.contains(' ')).map(|n| digest("name", n)),
            address: plain(&applicant.address).map(|a| digest("address", a)),
        }
    }

    /// By what two are the same; none where they are not, or nothing says so.
    pub(super) fn same(&self, other: &Asker) -> Option<SamePerson> {
        let same = |one: Option<[u8; LONG]>, other| one.is_some() && one == other;
        let (name, address) = (same(self.name, other.name), same(self.address, other.address));
        if same(self.mail, other.mail) || name && address {
            return Some(SamePerson::Address);
        }
        name.then_some(SamePerson::Name)
    }

    /// The bytes to keep.
    pub(super) fn to_bytes(self) -> Vec<u8> {
        let mut bytes = Vec::new();
        for (tag, digest) in [(1, self.mail), (2, self.name), (3, self.address)] {
            if let Some(digest) = digest {
                bytes.push(tag);
                bytes.extend(digest);
            }
        }
        bytes
    }

    /// Reads what was kept; what is not of this form says nothing.
    pub(super) fn from_bytes(bytes: &[u8]) -> Asker {
        let mut asker = Asker::default();
        for one in bytes.chunks_exact(LONG + 1) {
            let mut digest = [0; LONG];
            digest.copy_from_slice(&one[1..]);
            match one[0] {
                1 => asker.mail = Some(digest),
                2 => asker.name = Some(digest),
                3 => asker.address = Some(digest),
                _ => {}
            }
        }
        asker
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person(name: &str, email: &str, address: &str) -> Applicant {
        let told = |text: &str| Some(text.to_owned()).filter(|t| !t.is_empty());
        Applicant { name: told(name), email: told(email), organisation: None, address: told(address) }
    }

    fn same(one: &Applicant, other: &Applicant) -> Option<SamePerson> {
        // As it is after it was kept.
        let kept = |who| Asker::from_bytes(&Asker::of(Uuid::from_u128(1), who).to_bytes());
        kept(one).same(&kept(other))
    }

    #[test]
    fn people_are_the_same_by_address_or_perhaps_by_name() {
        let ann = person("Ann Vale", "ann@vale.example", "1 Quay Road, Wexmoor");
        for (other, found, why) in [
            (person("A. Vale", "ANN@vale.example ", ""), Some(SamePerson::Address), "the same e-mail"),
            (person("ann  vale", "", "1 Quay Road\nWexmoor"), Some(SamePerson::Address), "name and address"),
            (person("Ann Vale", "av@other.example", ""), Some(SamePerson::Name), "a name alone"),
            (person("Bo Vale", "", "1 Quay Road, Wexmoor"), None, "somebody else at home"),
            (person("", "", ""), None, "nothing is known"),
        ] {
            assert_eq!(same(&ann, &other), found, "{why}");
            assert_eq!(same(&other, &ann), found, "{why}, the other way round");
        }
        let one_word = person("Vale", "", "");
        assert_eq!(same(&one_word, &one_word), None, "one word names nobody");
    }

    #[test]
    fn digests_of_one_authority_say_nothing_in_another() {
        let ann = person("Ann Vale", "ann@vale.example", "1 Quay Road, Wexmoor");
        let (here, there) = (Asker::of(Uuid::from_u128(1), &ann), Asker::of(Uuid::from_u128(2), &ann));
        assert_eq!(here.same(&there), None);
    }
}
