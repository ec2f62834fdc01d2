//! What an applicant would be advised to raise, as a page shows it: provision by provision, what is open first.

use office::challenge::{Challenge, Met};

use super::{Shade, Tag};

/// The challenges to one provision.
#[derive(Debug)]
pub struct Challenged {
    /// "Question 4: section 43(2), commercial interests".
    pub head: String,
    /// Each question with its tag.
    pub asked: Vec<Asked>,
}

/// One challenge.
#[derive(Debug)]
pub struct Asked {
    /// Whether the letter answers it.
    pub tag: Tag,
    /// What the applicant would ask.
    pub asks: &'static str,
    /// Why that tells, and where it stands.
    pub because: String,
    /// What to do; empty where the letter answers it.
    pub act: &'static str,
}

impl Challenged {
    /// Groups challenges that stand one after the other under one provision.
    pub fn group(challenges: &[Challenge]) -> Vec<Challenged> {
        let mut out: Vec<Challenged> = Vec::new();
        for challenge in challenges {
            let provision = challenge.provision_in_words();
            let about = format!("{provision}, {}", challenge.title.to_lowercase());
            let head = match challenge.place.as_str() {
                "letter" => crate::error::capital(&about),
                place => format!("{}: {about}", crate::error::capital(place)),
            };
            let asked = Asked {
                tag: match challenge.met {
                    Met::No => Tag::new("Open", Shade::Amber),
                    Met::Unknown => Tag::new("Ask yourself", Shade::Blue),
                    Met::Yes => Tag::new("Answered", Shade::Green),
                },
                asks: challenge.asks,
                because: format!("{} ({})", challenge.because, challenge.cite),
                act: if challenge.met == Met::Yes { "" } else { challenge.act },
            };
            match out.last_mut().filter(|last| last.head == head) {
                Some(last) => last.asked.push(asked),
                None => out.push(Challenged { head, asked: vec![asked] }),
            }
        }
        out
    }
}
