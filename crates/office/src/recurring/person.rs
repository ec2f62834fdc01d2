//! Whether two requests came from the same person, without telling who it is.

use document::request::Applicant;

/// By what two applicants are the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SamePerson {
    /// They have the same name; whether it is the same person nobody knows.
    Name,
    /// They have the same address for the reply.
    Address,
}

/// By what two applicants are the same; none where they are not, or nothing says so.
pub(super) fn same(one: &Applicant, other: &Applicant) -> Option<SamePerson> {
    let plain = |text: &Option<String>| {
        let text = text.as_deref().unwrap_or_default();
        let words = text.split(|c: char| c.is_whitespace() || c == ',' || c == '.').filter(|w| !w.is_empty());
        Some(words.collect::<Vec<_>>().join(" ").to_lowercase()).filter(|t| !t.is_empty())
    };
    let mail =
        |a: &Applicant| a.email.as_deref().map(|m| m.trim().to_lowercase()).filter(|m| m.contains('@'));
    let name = plain(&one.name).filter(|n| n.contains(' ')).is_some_and(|n| plain(&other.name) == Some(n));
    if mail(one).is_some_and(|m| mail(other) == Some(m)) {
        return Some(SamePerson::Address);
    }
    let address = plain(&one.address).is_some_and(|a| plain(&other.address) == Some(a));
    match (name, address) {
        (true, true) => Some(SamePerson::Address),
        (true, false) => Some(SamePerson::Name),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person(name: &str, email: &str, address: &str) -> Applicant {
        let told = |text: &str| Some(text.to_owned()).filter(|t| !t.is_empty());
        Applicant { name: told(name), email: told(email), organisation: None, address: told(address) }
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
}
