//! The whole journey of a request, from the e-mail to the log and the review, every form posted twice.

use casework::{
    Case, CaseId, Command, Disposition, Progress, QuestionId, Stage,
    case::{AskedQuestion, Channel, LetterKind, LetterState, MessagePurpose, Minutes},
    ids::{AskId, ClearanceId, EntryId},
};
use document::Law;
use jiff::civil::date;
use office::{
    Asked, Form, LetterPlan, Notice, Office, PublishForm, Received, SendOrder, Supplied, Upload, Who,
};

use crate::{
    house::{self, HOUSE, by, decide, given, officer, post_room, to_follow},
    place::{Place, on_both, shared},
};

on_both!(our_own_text, contact_centre, telephony, live_chat, devices);

async fn our_own_text(place: &Place) {
    Walk::through(place, house::telephones(), 6).await;
}

async fn contact_centre(place: &Place) {
    seed(place, "contact-centre", 18).await;
}

async fn telephony(place: &Place) {
    seed(place, "telephony", 14).await;
}

async fn live_chat(place: &Place) {
    seed(place, "live-chat", 5).await;
}

async fn devices(place: &Place) {
    seed(place, "devices", 6).await;
}

async fn seed(place: &Place, name: &str, questions: usize) {
    let Some(bytes) = shared(&format!("seeds/requests/{name}.eml")) else { return };
    Walk::through(place, bytes, questions).await;
}

/// One case on its way.
struct Walk<'a> {
    place: &'a Place,
    case: CaseId,
    reference: String,
    /// Where the applicant is answered.
    asker: String,
    name: String,
}

impl Walk<'_> {
    async fn through(place: &Place, bytes: Vec<u8>, questions: usize) {
        let mut walk = Walk::received(place, bytes, questions).await;
        walk.triaged_and_accepted().await;
        walk.clarified().await;
        walk.supplied().await;
        walk.decided().await;
        walk.cleared().await;
        walk.sent_in_two_letters().await;
        walk.corrected_and_sent_again().await;
        walk.came_back().await;
        walk.published_and_withdrawn().await;
        walk.followed_and_reviewed().await;
        walk.told().await;
    }

    fn office(&self) -> &Office {
        &self.place.office
    }

    async fn now(&self) -> Case {
        self.office().case(&officer(), self.case).await.unwrap()
    }

    /// Does one thing, posted twice: the second post changes nothing.
    async fn act(&self, who: &Who, id: &str, command: Command) -> Case {
        let first = self.office().act(who, self.case, id, vec![command.clone()]).await;
        let first = first.unwrap_or_else(|error| panic!("{id}: {error}"));
        let second = self.office().act(who, self.case, id, vec![command]).await.unwrap();
        assert_eq!(second, first, "{id} posted twice");
        first
    }

    /// After something was posted twice: how many events that made.
    async fn same_as(&self, after_first: &Case, id: &str) {
        assert_eq!(&self.now().await, after_first, "{id} posted twice");
    }

    async fn received(place: &Place, bytes: Vec<u8>, questions: usize) -> Walk<'_> {
        place.on("2026-06-01 09:30");
        let office = &place.office;
        let take = async || {
            office.receive(&post_room(), "request.eml", bytes.clone(), Channel::Email, office.now()).await
        };
        let first: Received = take().await.unwrap();
        assert!(first.new && !first.repeated);
        let again = take().await.unwrap();
        assert!(again.repeated, "the same message twice is one case");
        assert_eq!((again.case, &again.reference), (first.case, &first.reference));
        assert_eq!(office.board(&officer(), &Default::default()).await.unwrap().rows.len(), 1);
        let case = office.case(&officer(), first.case).await.unwrap();
        let texts: Vec<&str> = case.questions.iter().map(|q| q.text.as_str()).collect();
        assert_eq!(texts.len(), questions, "{texts:#?}");
        for question in &case.questions {
            let span = question.place.unwrap();
            let original = case.text[span.start..span.end].split_whitespace().collect::<Vec<_>>().join(" ");
            assert_eq!(original, question.text, "a question stands where its place says");
        }
        assert_eq!(case.origin.received_on, date(2026, 6, 1));
        let (kept, original) = office.case_file(&officer(), case.id, &case.original.sha256).await.unwrap();
        assert_eq!(
            (original, kept.bytes),
            (bytes.clone(), bytes.len() as u64),
            "the original stays as it came"
        );
        Walk {
            place,
            case: first.case,
            reference: first.reference,
            asker: case.applicant.email.clone().unwrap(),
            name: case.applicant.name.clone().unwrap_or_default(),
        }
    }

    async fn triaged_and_accepted(&mut self) {
        self.place.on("2026-06-01 11:00");
        let page = self.office().case_page(&officer(), self.case).await.unwrap();
        assert_eq!(page.stage, Stage::Received);
        assert_eq!(page.case.applicant, Default::default(), "who asks is not on the case page");
        assert!(
            page.triage_proposals.iter().any(|(kind, _)| kind == "request"),
            "{:?}",
            page.triage_proposals
        );
        let say = Command::Triage { kind: casework::case::TriageKind::Request, why: String::new() };
        self.act(&officer(), "triage", say.clone()).await;
        self.act(&officer(), "untriage", Command::UndoTriage { why: "Looked again.".to_owned() }).await;
        self.act(&officer(), "triage again", say).await;

        let accept = async || self.office().accept(&officer(), self.case, "accept", Law::Foia).await;
        let accepted = accept().await.unwrap();
        assert_eq!(accepted.due, Some(date(2026, 6, 30)), "15 June 2026 is no working day in Scotland");
        let after = self.now().await;
        assert_eq!(accept().await.unwrap(), accepted);
        self.same_as(&after, "accept").await;
        assert_eq!(self.place.carry().await, 1);
        let mail = self.place.mail(&self.asker, "30 June 2026");
        assert!(mail.text.contains(&self.reference) && mail.text.contains("Freedom of Information Act 2000"));
        assert!(mail.text.contains("1 June 2026"), "the day of receipt: {}", mail.text);
        assert!(
            mail.attachments.iter().any(|(name, bytes)| name.ends_with(".pdf") && bytes.starts_with(b"%PDF"))
        );
        let case = self.now().await;
        assert_eq!(case.letters[0].kind, LetterKind::Acknowledgement);
        assert!(matches!(case.letters[0].state, LetterState::Carried { .. }));
    }

    /// The last question is unclear: its clock waits, the others run on.
    async fn clarified(&self) {
        self.place.on("2026-06-03 10:00");
        let last = self.now().await.questions.last().unwrap().id;
        let ask = Notice::Clarification {
            questions: vec![last],
            ask: "Please tell us which kind of event you mean.".to_owned(),
        };
        let send =
            async || self.office().send_notice(&officer(), self.case, "clarify", ask.clone(), None).await;
        let sent = send().await.unwrap();
        let after = self.now().await;
        assert_eq!(send().await.unwrap(), sent);
        self.same_as(&after, "clarify").await;
        assert_eq!(after.progress(last), Progress::WaitsForApplicant);
        assert_eq!(after.due(), Some(date(2026, 6, 30)), "the other questions run on");
        assert_eq!(self.place.carry().await, 1);
        let mail = self.place.mail(&self.asker, "which kind of event");

        self.place.on("2026-06-08 10:00");
        let answer = house::mail(
            &format!("{} <{}>", self.name, self.asker),
            "clear",
            "Re: your question",
            "To clarify: I mean any event that was recorded.",
            &format!("In-Reply-To: <{}>\r\n", mail.message_id),
        );
        let take = async || {
            self.office()
                .receive(&post_room(), "a.eml", answer.clone(), Channel::Email, self.office().now())
                .await
        };
        let filed = take().await.unwrap();
        assert!(!filed.new && filed.case == self.case, "an answer to our letter is filed on its case");
        assert!(take().await.unwrap().repeated);
        let case = self.now().await;
        assert_eq!(case.messages.len(), 1);
        assert_eq!(case.messages[0].proposed, MessagePurpose::Clarification);
        let understood = Command::UnderstandMessage {
            message: case.messages[0].id,
            purpose: MessagePurpose::Clarification,
            groups: Vec::new(),
            why: "It says what is meant.".to_owned(),
        };
        let case = self.act(&officer(), "understood", understood).await;
        let due = |id: QuestionId| case.group_of(id).and_then(|g| g.outcome.as_ref()).and_then(|o| o.due);
        assert_eq!(due(case.questions[0].id), Some(date(2026, 6, 30)));
        // Twenty working days after 8 June: 15 June (Scotland) is skipped.
        assert_eq!(due(last), Some(date(2026, 7, 7)), "the clock of the clarified question begins anew");
    }

    /// A colleague opens a link, sees only the questions put to them and nothing of who asks.
    async fn supplied(&self) {
        self.place.on("2026-06-09 09:00");
        let case = self.now().await;
        let asked = |words: &str| Asked {
            team: "ICT".to_owned(),
            to: None,
            questions: case.questions[..2]
                .iter()
                .map(|q| AskedQuestion { question: q.id, words: q.text.clone() })
                .collect(),
            by: date(2026, 6, 12),
            note: words.to_owned(),
        };
        if !self.name.is_empty() {
            let tells = asked(&format!("{} would like to know.", self.name));
            let refused = self.office().ask_colleague(&officer(), self.case, "ask tells", tells).await;
            assert!(refused.is_err(), "words that tell who asks do not reach a colleague");
        }
        let ask = async || {
            self.office()
                .ask_colleague(&officer(), self.case, "ask", asked("Figures as at 1 June, please."))
                .await
        };
        let after = ask().await.unwrap();
        assert_eq!(ask().await.unwrap(), after);
        assert_eq!(self.place.carry().await, 1, "one mail with the link");
        let mail = self.place.mail("ict@wexmoor.example", "2 facts");
        let address = self.office().ask_address(self.case, AskId(0));
        assert!(mail.text.contains(&address), "{}", mail.text);
        let link = address.rsplit('/').next().unwrap().to_owned();
        let page = self.office().contributor_page(&link).await.unwrap();
        assert_eq!(page.questions.len(), 2);
        self.blind(&mail.everything);
        self.blind(&format!("{page:?}"));

        for (nth, question) in page.questions.iter().enumerate() {
            let file = ("figures.csv".to_owned(), b"year,number\r\n2025,412\r\n".to_vec());
            let supplied = Supplied {
                text: format!("It was 412 in 2025 ({nth})."),
                not_held: false,
                files: if nth == 0 { vec![file] } else { Vec::new() },
                minutes: Minutes { find_out: 5, locate: 20, retrieve: 5, extract: 10, other: 30 },
            };
            let id = format!("supply {nth}");
            self.office().contribute(&link, &id, question.id, supplied.clone()).await.unwrap();
            let after = self.now().await;
            self.office().contribute(&link, &id, question.id, supplied).await.unwrap();
            self.same_as(&after, &id).await;
            assert_eq!(after.progress(question.id), Progress::Supplied);
        }
        let page = self.office().contributor_page(&link).await.unwrap();
        assert!(page.done);
        self.blind(&format!("{page:?}"));
        let desk = self.office().case_page(&officer(), self.case).await.unwrap();
        assert_eq!(desk.countable_minutes, 80, "only four activities count");
        let wrong = format!("{}0", &link[..link.len() - 1]);
        let other = if wrong == link { format!("{}1", &link[..link.len() - 1]) } else { wrong };
        assert!(self.office().contributor_page(&other).await.is_err());
    }

    /// Nothing of who asks is in what a colleague sees.
    fn blind(&self, text: &str) {
        let text = text.to_lowercase();
        let mut told = vec![self.asker.to_lowercase(), self.reference.to_lowercase()];
        told.extend(self.name.split_whitespace().map(str::to_lowercase).filter(|w| w.len() > 3));
        for word in told.iter().filter(|w| **w != "requester") {
            // The reference is in the Message-ID alone, by which an answer finds its case.
            let seen = if word == &self.reference.to_lowercase() {
                text.lines().any(|l| l.contains(word.as_str()) && !l.starts_with("message-id"))
            } else {
                text.contains(word.as_str())
            };
            assert!(!seen, "'{word}' in {text}");
        }
    }

    async fn decided(&self) {
        self.place.on("2026-06-15 10:00");
        let case = self.now().await;
        let count = case.questions.len();
        let page = self.office().letter_page(&officer(), self.case, None).await.unwrap();
        assert!(!page.obstacles.is_empty(), "nothing is decided yet");

        // A qualified exemption without its test is a breach that blocks; the test cures it.
        let mut bare = by("security");
        bare.balance = None;
        let id = case.questions[1].id;
        let after = self.act(&officer(), "decide bare", decide(id, bare, 0)).await;
        let page = self.office().letter_page(&officer(), self.case, None).await.unwrap();
        let has = |page: &office::LetterPage, check: &str| {
            page.findings.iter().any(|(f, _)| f.note().check == check)
        };
        assert!(has(&page, "qualified-exemption-without-public-interest-test"), "{:?}", page.findings);
        let revision = after.question(id).unwrap().revision;
        self.act(&officer(), "decide whole", decide(id, by("security"), revision)).await;
        let stale = decide(id, given("Something else."), revision);
        let other = self.office().act(&house::second_officer(), self.case, "stale", vec![stale]).await;
        assert!(other.is_err(), "the second officer does not overwrite what the first one saved");

        for (nth, question) in case.questions.iter().enumerate() {
            let decision = match nth {
                1 => continue,
                2 => by("staff"),
                3 => by("register"),
                n if n + 1 == count => {
                    to_follow("We are looking through the records of events.", date(2026, 7, 7))
                }
                n => given(&format!("The council holds {} of them.", 400 + n)),
            };
            self.act(&officer(), &format!("decide {nth}"), decide(question.id, decision, 0)).await;
        }
        let enclosure =
            Upload { name: "list.csv".to_owned(), bytes: b"site,phones\r\nGuildhall,40\r\n".to_vec() };
        let first = case.questions[0].id;
        let add = async || {
            self.office()
                .add_enclosure(&officer(), self.case, "enclose", enclosure.clone(), Some(first))
                .await
        };
        let after = add().await.unwrap();
        assert_eq!(add().await.unwrap(), after);
        assert!(after.may_leave(&after.enclosures[0]), "{:?}", after.enclosures[0].inspected);
        let question = after.question(first).unwrap();
        let mut decision = question.decision.clone().unwrap();
        if decision.enclosures.is_empty() {
            decision.enclosures = vec![after.enclosures[0].id];
            self.act(&officer(), "with the file", decide(first, decision, question.revision)).await;
        }
        let page = self.office().letter_page(&officer(), self.case, None).await.unwrap();
        assert!(!has(&page, "qualified-exemption-without-public-interest-test"));
        assert_eq!(page.obstacles, ["clearance is required and not given for what stands now"]);
        for form in [Form::Html, Form::Pdf, Form::Docx, Form::Text] {
            assert!(
                !self.office().letter_preview(&officer(), self.case, None, form).await.unwrap().is_empty()
            );
        }
    }

    async fn ask_clearance(&self, id: &str) -> ClearanceId {
        let ask = Command::AskClearance {
            approver: house::approver().actor.person().unwrap(),
            approver_name: "Abel Approver".to_owned(),
            deputy: house::deputy().actor.person(),
            deputy_name: Some("Dora Deputy".to_owned()),
            by: self.office().today(),
            note: "The usual refusals.".to_owned(),
        };
        self.act(&officer(), id, ask).await.clearance().unwrap().id
    }

    async fn cleared(&self) {
        self.place.on("2026-06-16 09:00");
        let order = SendOrder { plan: LetterPlan::response(&self.now().await), to: None };
        let refused = self.office().send(&officer(), self.case, "too early", order).await;
        assert!(refused.is_err(), "no letter without the clearance that is required");
        let clearance = self.ask_clearance("clear 1").await;
        let what = "Say more about the register.".to_owned();
        let back = Command::ReturnClearance { clearance, what, why: "It is not easy to find.".to_owned() };
        self.act(&house::approver(), "returned", back).await;
        let clearance = self.ask_clearance("clear 2").await;
        let give = Command::GiveClearance { clearance, note: "Agreed.".to_owned() };
        let refused = self.office().act(&house::deputy(), self.case, "deputy", vec![give.clone()]).await;
        assert!(refused.is_err(), "the deputy acts when the time is over, not before");
        self.act(&house::approver(), "cleared", give).await;
    }

    async fn send(&self, id: &str, plan: LetterPlan) -> casework::ids::LetterId {
        let order = SendOrder { plan: plan.clone(), to: None };
        let sent = match self.office().send(&officer(), self.case, id, order.clone()).await {
            Ok(sent) => sent,
            Err(error) => {
                let page = self.office().letter_page(&officer(), self.case, Some(plan)).await.unwrap();
                panic!("{id}: {error}: {:#?}", page.obstacles);
            }
        };
        let after = self.now().await;
        assert_eq!(self.office().send(&officer(), self.case, id, order).await.unwrap(), sent);
        self.same_as(&after, id).await;
        assert_eq!(self.place.carry().await, 1, "{id}: one letter leaves");
        assert_eq!(self.place.carry().await, 0, "{id}: nothing leaves twice");
        sent.letter
    }

    async fn sent_in_two_letters(&self) {
        let case = self.now().await;
        let last = case.questions.last().unwrap().id;
        let plan = LetterPlan::response(&case);
        assert_eq!(plan.answers.len(), case.questions.len() - 1);
        let first = self.send("send 1", plan).await;
        let case = self.now().await;
        assert_eq!(case.stage(), Stage::Open);
        assert_ne!(case.progress(last), Progress::Sent);
        let letter = case.letter(first).unwrap();
        let mail =
            self.place.mails().into_iter().find(|m| format!("<{}>", m.message_id) == letter.message_id);
        let mail = mail.expect("the first letter left under its own Message-ID");
        assert!(mail.attachments.iter().any(|(name, _)| name == "list.csv"), "the enclosure went with it");
        assert!(mail.text.contains("7 July 2026"), "what follows, and by when: {}", mail.text);
        for right in ["reviews@wexmoor.example", "Information Commissioner"] {
            assert!(mail.text.contains(right), "{right} in {}", mail.text);
        }

        self.place.on("2026-06-22 10:00");
        let revision = case.question(last).unwrap().revision;
        self.act(&officer(), "decide last", decide(last, by("attacks"), revision)).await;
        let clearance = self.ask_clearance("clear 3").await;
        let give = Command::GiveClearance { clearance, note: "Agreed.".to_owned() };
        self.act(&house::approver(), "cleared 3", give).await;
        let second = self.send("send 2", LetterPlan::response(&self.now().await)).await;
        let case = self.now().await;
        assert_eq!(case.stage(), Stage::Answered);
        assert_eq!(case.letter(second).unwrap().answers, [last]);
        assert_eq!(case.answered_on(), Some(date(2026, 6, 22)));
    }

    async fn corrected_and_sent_again(&self) {
        self.place.on("2026-06-24 10:00");
        let case = self.now().await;
        let first = case.letters.iter().find(|l| l.kind == LetterKind::Response).unwrap().id;
        let question = case.questions[0].clone();
        let mut decision = question.decision.clone().unwrap();
        decision.words = "The council holds 399 of them; the figure before was wrong.".to_owned();
        self.act(&officer(), "decide anew", decide(question.id, decision, question.revision)).await;
        let mut plan = LetterPlan::response(&self.now().await);
        plan.kind = LetterKind::Correction;
        plan.answers = vec![question.id];
        plan.supersedes = Some(first);
        plan.note = "One figure was wrong.".to_owned();
        let correction = self.send("correct", plan).await;
        let case = self.now().await;
        assert_eq!(case.letter(correction).unwrap().supersedes, Some(first));
        assert!(case.letter(first).unwrap().stands(), "both letters are kept");

        let before = self.place.mails().len();
        let again = async || {
            let why = "The applicant asked for it at another address.";
            self.office().resend(&officer(), self.case, "again", correction, "second@post.example", why).await
        };
        let after = again().await.unwrap();
        assert_eq!(again().await.unwrap(), after);
        assert_eq!(self.place.carry().await, 1);
        assert_eq!(self.place.mails().len(), before + 1, "a deliberate second time is a message of its own");
        assert!(
            self.place.mails().iter().any(|m| m.to == "second@post.example"),
            "it went where it was sent"
        );
    }

    /// The last answer comes back: an undelivered reply is no reply.
    async fn came_back(&self) {
        self.place.on("2026-06-25 08:00");
        let case = self.now().await;
        let last = case.questions.last().unwrap().id;
        let letter = case.letters.iter().find(|l| l.answers == [last]).unwrap().clone();
        let text =
            "This is the mail system. Your message could not be delivered: 550 5.1.1 mailbox unavailable.";
        let bounce = house::mail(
            "Mail Delivery System <mailer-daemon@post.example>",
            "bounce",
            "Undelivered Mail Returned to Sender",
            text,
            &format!(
                "In-Reply-To: {}\r\nReferences: {}\r\nAuto-Submitted: auto-replied\r\n",
                letter.message_id, letter.message_id
            ),
        );
        let take = async || {
            self.office()
                .receive(&post_room(), "b.eml", bounce.clone(), Channel::Email, self.office().now())
                .await
        };
        assert!(!take().await.unwrap().new);
        assert!(take().await.unwrap().repeated);
        let case = self.now().await;
        let state = |id| case.letter(id).map(|l| l.state.clone());
        assert!(matches!(state(letter.id), Some(LetterState::Bounced { .. })), "{:?}", state(letter.id));
        assert_eq!(case.progress(last), Progress::Decided, "the question is open again");
        assert_eq!(case.stage(), Stage::Open);
        // What was decided anew since then needs to be cleared again.
        let clearance = self.ask_clearance("clear 4").await;
        let give = Command::GiveClearance { clearance, note: "Agreed.".to_owned() };
        self.act(&house::approver(), "cleared 4", give).await;
        self.send("send 3", LetterPlan::response(&self.now().await)).await;
        assert_eq!(self.now().await.stage(), Stage::Answered);
    }

    async fn published_and_withdrawn(&self) {
        self.place.on("2026-06-29 10:00");
        let case = self.now().await;
        let letter = case.letters.iter().find(|l| l.kind == LetterKind::Response).unwrap().id;
        let (entry, _) = self.office().propose_entry(&officer(), self.case, letter).await.unwrap();
        let text = format!("{entry:?}").to_lowercase();
        assert!(!text.contains(&self.asker.to_lowercase()), "the log does not say who asked");
        let may_be_seen = house::found_in(self.office(), self.case, &entry).await;
        let form = |looked| PublishForm {
            entry: entry.clone(),
            applicant: looked,
            third_parties: true,
            copyright: true,
            may_be_seen: may_be_seen.clone(),
        };
        let unseen = self.office().publish(&officer(), self.case, "publish unseen", form(false)).await;
        assert!(unseen.is_err(), "nothing is published without a look");
        let publish = async || self.office().publish(&officer(), self.case, "publish", form(true)).await;
        let id = publish().await.unwrap();
        let after = self.now().await;
        assert_eq!(publish().await.unwrap(), id);
        self.same_as(&after, "publish").await;
        let found = self.office().log(HOUSE, Some("402"), None, 20).await.unwrap();
        let found: Vec<_> = found.entries.iter().map(|e| e.id).collect();
        if case.questions.len() > 5 {
            let all = self.office().log(HOUSE, Some("404"), None, 20).await.unwrap();
            assert_eq!(
                all.entries.iter().map(|e| e.id).collect::<Vec<_>>(),
                [id],
                "the words of an answer find it"
            );
        }
        assert!(found.len() <= 1);
        let public = self.office().log_entry(HOUSE, id).await.unwrap();
        assert_eq!(public.reference, self.reference);
        assert_eq!(public.entry.answers.len(), entry.answers.len());
        assert_eq!(public.entry.on, date(2026, 6, 29));
        assert!(public.entry.answers.iter().any(|a| a.disposition == Disposition::Withheld));

        let why = "A figure was wrong.";
        for _ in 0..2 {
            let withdraw =
                self.office().withdraw_entry(&officer(), self.case, "withdraw", EntryId(0), why).await;
            withdraw.unwrap();
        }
        assert!(self.office().log(HOUSE, None, None, 20).await.unwrap().entries.is_empty());
        let gone = self.office().log_entry(HOUSE, id).await.unwrap();
        assert_eq!(gone.withdrawn, Some((date(2026, 6, 29), why.to_owned())), "its address keeps the reason");
    }

    async fn followed_and_reviewed(&self) {
        let mail = self.place.mails().into_iter().find(|m| m.text.contains("/follow/")).unwrap();
        let key = mail.text.split("?key=").nth(1).unwrap().split_whitespace().next().unwrap().to_owned();
        let followed = self.office().follow(&self.reference, &key).await.unwrap();
        assert_eq!(followed.case, self.case);
        assert!(followed.may_ask_review);
        let count = followed.letters.len();
        assert!(count >= 4, "every letter that left: {:?}", followed.letters);
        let (letter, ..) = followed.letters[count - 1].clone();
        let pdf = self.office().followed_letter(&self.reference, &key, letter).await.unwrap();
        assert!(pdf.starts_with(b"%PDF"));
        assert!(self.office().follow(&self.reference, "not the key").await.is_err());
        assert!(self.office().follow("FOI-2026-9999", &key).await.is_err());

        self.place.on("2026-07-02 10:00");
        for _ in 0..2 {
            let grounds = "The balance was not struck on this request.";
            self.office().ask_review(&self.reference, &key, "review", grounds).await.unwrap();
        }
        let case = self.now().await;
        assert_eq!((case.reviews.len(), case.stage()), (1, Stage::Review));
        let answer = Command::AnswerReview { review: case.reviews[0].id, outcome: "Upheld.".to_owned() };
        let own = self.office().act(&officer(), self.case, "own review", vec![answer.clone()]).await;
        assert!(own.is_err(), "who decided does not answer the review");
        self.act(&house::second_officer(), "reviewed", answer).await;
    }

    async fn told(&self) {
        let lines = self.office().timeline(&officer(), self.case).await.unwrap();
        assert_eq!(lines.len() as u64, self.now().await.version, "every event is a line");
        for words in ["was supplied", "cleared", "came back", "published", "a review was asked for"] {
            assert!(lines.iter().any(|l| l.what.contains(words)), "{words}: {lines:#?}");
        }
        assert!(lines.iter().all(|l| !l.who.is_empty() && !l.hash.is_empty()));
        assert!(self.office().timeline_pdf(&officer(), self.case).await.unwrap().starts_with(b"%PDF"));
        let rebuilt = self.office().replay(HOUSE, false).await.unwrap();
        assert!(rebuilt.different.is_empty() && rebuilt.cases == 1, "{rebuilt:?}");
    }
}
