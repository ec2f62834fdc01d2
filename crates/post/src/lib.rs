//! Mail out by SMTP or to an outbox folder, mail in from a Maildir; carries, decides nothing.
