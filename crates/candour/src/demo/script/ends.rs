//! How each case of the demonstration goes on to its end. It plays the parts of `script` in order and adds none.

use super::*;

impl Play<'_> {
    pub(super) async fn run(&mut self, end: End) -> anyhow::Result<()> {
        let half = self.topic.as_ref().map_or(0, |t| t.answers.len() / 2);
        match end {
            End::Untriaged => Ok(()),
            End::Reading => self.triage(TriageKind::Request, "").await,
            End::Working => {
                self.accept().await?;
                self.decide(6, half).await
            }
            End::Message => {
                self.accept().await?;
                let name = self.name;
                let text = format!(
                    "Thank you for your letter. If it helps, I only need the figures for the town centre.\n\n{name}"
                );
                self.message(5, "message", name, "Re:", &text).await
            }
            End::Colleagues => {
                self.accept().await?;
                self.ask(3).await
            }
            End::Supplied => {
                self.accept().await?;
                self.ask(2).await?;
                self.supply(8, true).await
            }
            End::Paused => self.clarification(true).await,
            End::Fee => {
                self.accept().await?;
                self.on(4, 12);
                let charge = Charge {
                    pence: 2400,
                    basis: "Copies of 240 pages of policies and schedules, at 10p a page.".to_owned(),
                    how: "By card on 01632 960100, or by a cheque to the Borough of Wexmoor, with our reference."
                        .to_owned(),
                };
                let questions = self.case().await?.questions.iter().map(|q| q.id).collect();
                self.notice("fee", Notice::Fees { questions, charge }).await
            }
            End::Extended => self.extend().await,
            End::Clearance => {
                self.accept().await?;
                self.decide(12, usize::MAX).await?;
                self.ask_clearance(16).await
            }
            End::Returned => {
                self.accept().await?;
                self.decide(12, usize::MAX).await?;
                self.ask_clearance(16).await?;
                self.on(18, 12);
                let command = Command::ReturnClearance {
                    clearance: ClearanceId(0),
                    what: "Ask the supplier again whether the price may be given.".to_owned(),
                    why: "The contract ends within a year; the price may matter less than we say.".to_owned(),
                };
                self.act_as(&APPROVER.who(), "returned", command).await?;
                Ok(())
            }
            End::Ready => {
                self.accept().await?;
                self.decide(12, usize::MAX).await?;
                self.clear(16).await
            }
            End::PartSent => self.send_part().await,
            End::InDoubt => {
                self.accept().await?;
                self.decide(8, usize::MAX).await?;
                self.send(14, "send").await?;
                self.doubt().await
            }
            End::Bounced => {
                self.answer(14).await?;
                let text = "This is the mail system of post.example. Your message could not be delivered to one or more recipients: 550 5.1.1 mailbox not found.";
                self.message(15, "bounce", "Mail Delivery System", "Undeliverable:", text).await
            }
            End::Answered { after, published } => {
                self.answer(after).await?;
                if published { self.publish(after + 3).await } else { Ok(()) }
            }
            End::Thanked => {
                self.answer(12).await?;
                self.publish(14).await?;
                let name = self.name;
                self.message(14, "thanks", name, "Re:", &format!("Thank you very much for this.\n\n{name}"))
                    .await?;
                self.understand(15, MessagePurpose::Thanks).await
            }
            End::Unpublished => {
                self.answer(14).await?;
                self.publish(16).await?;
                self.on(22, 10);
                let why = "A figure was wrong; a correction is being prepared.".to_owned();
                self.act("unpublish", Command::WithdrawPublication { entry: EntryId(0), why }).await?;
                Ok(())
            }
            End::Review | End::Reviewed => {
                self.answer(15).await?;
                let name = self.name;
                let text = format!(
                    "I am not happy with your answer. I do not see how the list could help anybody to commit a crime, and I want somebody else to look at it.\n\n{name}"
                );
                self.message(19, "review", name, "Re:", &text).await?;
                self.understand(20, MessagePurpose::Dissatisfaction).await?;
                if end == End::Review {
                    return Ok(());
                }
                self.on(34, 11);
                let other =
                    if self.who.actor.person() == Some(OFFICER.id()) { &SECOND_OFFICER } else { &OFFICER };
                let notice = Notice::Review {
                    decision: ReviewDecision::Upheld,
                    reasons: "We looked at all of it anew. Those owed money are told by letter; the list itself would still help somebody to claim in their name.".to_owned(),
                    by: None,
                    answers: Vec::new(),
                    supersedes: None,
                };
                self.notice_as(&other.who(), "reviewed", notice).await
            }
            End::Clarified => {
                self.clarification(false).await?;
                let name = self.name;
                let text = format!("To clarify: I mean the last financial year, in total.\n\n{name}");
                self.message(8, "clarified", name, "Re:", &text).await?;
                self.understand(9, MessagePurpose::Clarification).await?;
                self.decide(14, usize::MAX).await?;
                self.send(18, "send").await?;
                self.maker.carry().await?;
                self.publish(20).await
            }
            End::Withdrawn => {
                self.accept().await?;
                let name = self.name;
                let text =
                    format!("I no longer need this information. Please withdraw my request.\n\n{name}");
                self.message(4, "withdraw", name, "Re:", &text).await?;
                self.understand(5, MessagePurpose::Withdrawal).await?;
                self.notice("withdrawal", Notice::Withdrawal { note: String::new() }).await
            }
            End::NotValid => {
                self.other(TriageKind::NotValid, "It describes no information that could be looked for.")
                    .await?;
                self.on(2, 10);
                let missing = "Please tell us which information you want, for example which road and which years. We shall gladly help you to word it.".to_owned();
                self.notice("not-valid", Notice::NotValid { missing }).await
            }
            End::Usual => {
                self.other(TriageKind::BusinessAsUsual, "Customer Services can tell them at once.").await
            }
            End::OwnData => {
                self.other(
                    TriageKind::OwnData,
                    "They ask for their own data: passed to the data protection team.",
                )
                .await?;
                self.on(2, 11);
                let note = "Our data protection team has your request. It will ask you to show who you are, and answers within one month.".to_owned();
                self.notice("own-data", Notice::OwnData { note }).await
            }
            End::Complaint => {
                self.other(TriageKind::Complaint, "It complains of a service and asks for nothing held.")
                    .await
            }
            End::Repeat => {
                self.other(TriageKind::Repeat, "The same message came twice; the first is being answered.")
                    .await
            }
            End::Spam => self.other(TriageKind::Spam, "An advertisement.").await,
        }
    }

    async fn extend(&mut self) -> anyhow::Result<()> {
        self.accept().await?;
        let count = self.topic.as_ref().map_or(0, |t| t.answers.len());
        self.decide(7, count.saturating_sub(1)).await?;
        self.on(8, 11);
        let last = self.case().await?.questions.last().map(|q| q.id).context("no question was read")?;
        for (party, email) in [
            ("Fenmere Care Ltd", "office@fenmere.example"),
            ("Brightwater Staffing", "info@brightwater.example"),
        ] {
            let notice = Notice::Consultation {
                party: Party { name: party.to_owned(), address: Vec::new(), email: email.to_owned() },
                questions: vec![last],
                by: shifted(self.law, office::london(self.last), 5),
                note: "We hold the rates that you agreed with us. Please tell us whether you think that giving them would harm your business, how it would, and for how long.".to_owned(),
            };
            self.notice(&format!("consult {party}"), notice).await?;
        }
        self.on(10, 11);
        let case = self.case().await?;
        let question = case.questions.last().context("no question was read")?;
        let (reliance, mut decision) = self.reliance("prices")?;
        let due = case.due().context("no date is due")?;
        decision.disposition = Disposition::ToFollow;
        decision.reliances = vec![reliance];
        decision.to_follow =
            Some(ToFollow { why: "We are weighing the public interest.".to_owned(), by: due });
        let id = question.id;
        let command =
            Command::Decide { question: id, decision: Box::new(decision), revision: question.revision };
        self.act("to-follow", command).await?;
        let notice = Notice::Extension {
            questions: vec![id],
            until: Some(shifted(self.law, due, 20)),
            why:
                "The agencies were asked for their view; two of them have objected, and their reasons differ."
                    .to_owned(),
        };
        self.on(15, 11);
        self.notice("extension", notice).await
    }

    async fn send_part(&mut self) -> anyhow::Result<()> {
        self.accept().await?;
        self.decide(8, 3).await?;
        let case = self.case().await?;
        let by = case.due().context("no date is due")?;
        for (nth, question) in case.questions.iter().enumerate().skip(3) {
            let mut decision = Decision::new(Disposition::ToFollow, "");
            let why = "Housing is still checking the stays of last winter.".to_owned();
            decision.to_follow = Some(ToFollow { why, by });
            let command = Command::Decide {
                question: question.id,
                decision: Box::new(decision),
                revision: question.revision,
            };
            self.act(&format!("later:{nth}"), command).await?;
        }
        self.send(11, "send-part").await?;
        self.maker.carry().await
    }

    /// The program died while the letter was on its way: nobody knows whether it left.
    async fn doubt(&mut self) -> anyhow::Result<()> {
        self.on(14, 17);
        let store = &self.office().store;
        if let Some(item) = store.claim_outbox(self.last, SignedDuration::from_mins(5)).await? {
            let why = "the mail server hung up before it said whether it took the letter";
            store.mark_in_doubt(item.authority, item.id, item.attempts, why).await?;
        }
        Ok(self.office().note_stranded().await?)
    }
}
