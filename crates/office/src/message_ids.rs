//! Our own Message-IDs as they come back to us: which case, which letter, which ask a message names.

use casework::{Case, ids::LetterId};

/// Our Message-IDs begin with the reference: `<foi-2026-0412.l3.…@…>`.
pub(crate) fn reference_in_message_id(id: &str) -> Option<String> {
    let local = id.trim_matches(['<', '>']).split('@').next()?;
    let first = local.split('.').next()?;
    let ours = first.contains('-') && first.chars().any(|c| c.is_ascii_digit());
    ours.then(|| first.to_uppercase())
}

/// The letter of ours that a message names by its Message-ID, in its headers or in what it quotes.
pub(crate) fn letter_named(mail: &reading::MailFacts, text: &str, case: &Case) -> Option<LetterId> {
    let bare = |id: &str| {
        let id = id.trim().trim_matches(['<', '>']);
        // A letter sent again on purpose has a Message-ID of its own, made from the first.
        match (id.split_once(".again"), id.split_once('@')) {
            (Some((first, _)), Some((_, domain))) => format!("{first}@{domain}"),
            _ => id.to_owned(),
        }
    };
    let told: Vec<String> = mail.in_reply_to.iter().chain(&mail.references).map(|id| bare(id)).collect();
    let named = |id: String| told.contains(&id) || text.contains(&id);
    case.letters.iter().rev().find(|letter| named(bare(&letter.message_id))).map(|letter| letter.id)
}

/// Whether a message answers a mail to a colleague: `<foi-2026-0412.ask0.…@…>`.
pub(crate) fn names_an_ask(mail: &reading::MailFacts) -> bool {
    mail.in_reply_to.iter().chain(&mail.references).any(|id| {
        id.split('.')
            .nth(1)
            .and_then(|part| part.strip_prefix("ask"))
            .is_some_and(|n| n.parse::<u32>().is_ok())
    })
}
