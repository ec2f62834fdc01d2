//! A letter that may or may not have left: shown to an officer, never sent again by the program itself.

use casework::{Case, case::LetterState};
use office::Carried;
use post::{Carrier, Security, SmtpSettings};
use tokio::{
    io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader},
    net::TcpListener,
};

use crate::{
    house::{self, HOUSE, officer},
    place::{Place, on_both},
};

on_both!(
    a_server_that_hangs_up_leaves_doubt,
    a_server_that_refuses_leaves_doubt,
    a_server_that_is_away_is_tried_again,
    a_node_that_dies_leaves_doubt
);

/// What the server does after the final dot, or before anything.
#[derive(Clone, Copy)]
enum Server {
    HangsUpAfterDot,
    RefusesRecipient,
}

/// A mail server for one conversation.
async fn server(kind: Server) -> Carrier {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let port = listener.local_addr().unwrap().port();
    tokio::spawn(async move {
        let (stream, _) = listener.accept().await.unwrap();
        let mut stream = BufReader::new(stream);
        stream.write_all(b"220 test ESMTP\r\n").await?;
        let mut line = String::new();
        let mut in_text = false;
        while stream.read_line(&mut line).await? > 0 {
            let answer = match (in_text, line.split([' ', ':', '\r']).next().unwrap_or_default(), kind) {
                (true, _, Server::HangsUpAfterDot) if line == ".\r\n" => return Ok(()),
                (true, ..) => "",
                (_, "EHLO", _) => "250-test\r\n250 8BITMIME\r\n",
                (_, "RCPT", Server::RefusesRecipient) => "550 5.1.1 no such mailbox\r\n",
                (_, "DATA", _) => {
                    in_text = true;
                    "354 go on\r\n"
                }
                (_, "QUIT", _) => "221 bye\r\n",
                _ => "250 ok\r\n",
            };
            stream.write_all(answer.as_bytes()).await?;
            line.clear();
        }
        std::io::Result::Ok(())
    });
    carrier(port)
}

fn carrier(port: u16) -> Carrier {
    let mut settings = SmtpSettings::new("127.0.0.1", port);
    settings.security = Security::Plain;
    Carrier::Smtp(settings)
}

async fn case(place: &Place, id: casework::CaseId) -> Case {
    place.office.case(&officer(), id).await.unwrap()
}

/// In doubt on the case and in the outbox; carrying again does nothing, then an officer says what became of it.
async fn stays_in_doubt(place: &Place, id: casework::CaseId) {
    for _ in 0..3 {
        let folder = Carrier::Folder(place.outbox());
        assert_eq!(place.office.carry_next(&folder).await.unwrap(), Carried::Nothing);
    }
    assert!(place.mails().is_empty(), "what is in doubt is not sent again by the program itself");
    let now = case(place, id).await;
    let letter = now.letters[0].clone();
    assert!(matches!(letter.state, LetterState::InDoubt { .. }), "{:?}", letter.state);
    assert_eq!(place.office.store.outbox_in_doubt(HOUSE).await.unwrap().len(), 1);
    let settle = async || {
        place
            .office
            .resolve_doubt(&officer(), id, "settle", letter.id, true, "The log of the mail server has it.")
            .await
    };
    let after = settle().await.unwrap();
    assert_eq!(settle().await.unwrap(), after, "said twice");
    assert!(matches!(after.letters[0].state, LetterState::Carried { .. }));
    assert!(place.office.store.outbox_in_doubt(HOUSE).await.unwrap().is_empty());
    assert_eq!(place.carry().await, 0);
}

async fn a_server_that_hangs_up_leaves_doubt(place: &Place) {
    let id = house::accepted(&place.office, 1).await;
    let hangs_up = server(Server::HangsUpAfterDot).await;
    assert_eq!(place.office.carry_next(&hangs_up).await.unwrap(), Carried::InDoubt);
    stays_in_doubt(place, id).await;
}

async fn a_server_that_refuses_leaves_doubt(place: &Place) {
    let id = house::accepted(&place.office, 1).await;
    let refuses = server(Server::RefusesRecipient).await;
    assert_eq!(place.office.carry_next(&refuses).await.unwrap(), Carried::InDoubt);
    let now = case(place, id).await;
    let LetterState::InDoubt { why } = &now.letters[0].state else { panic!("{:?}", now.letters[0].state) };
    assert!(why.contains("no such mailbox"), "{why}");
    // Where it never left, it may be sent again on purpose.
    let letter = now.letters[0].id;
    let never = "The mail server refused the address.";
    place.office.resolve_doubt(&officer(), id, "settle", letter, false, never).await.unwrap();
    assert!(!case(place, id).await.letters[0].stands());
    assert_eq!(place.carry().await, 0);
}

async fn a_server_that_is_away_is_tried_again(place: &Place) {
    let id = house::accepted(&place.office, 1).await;
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let away = carrier(listener.local_addr().unwrap().port());
    drop(listener);
    assert_eq!(place.office.carry_next(&away).await.unwrap(), Carried::Later);
    assert_eq!(place.carry().await, 0, "not before its time");
    place.on("2026-06-01 11:00");
    assert_eq!(place.carry().await, 1);
    assert!(matches!(case(place, id).await.letters[0].state, LetterState::Carried { .. }));
}

async fn a_node_that_dies_leaves_doubt(place: &Place) {
    let id = house::accepted(&place.office, 1).await;
    // A node takes it and is not heard of again.
    let now = place.office.now();
    let taken = place.office.store.claim_outbox(now, office::LEASE).await.unwrap();
    assert!(taken.is_some());
    assert_eq!(place.carry().await, 0, "while its lease runs, nobody else takes it");
    assert!(matches!(case(place, id).await.letters[0].state, LetterState::Issued));
    place.on("2026-06-01 10:06");
    assert_eq!(place.carry().await, 0);
    stays_in_doubt(place, id).await;
}
