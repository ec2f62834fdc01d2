//! Opening: what is missing is made, what is newer is refused, and two may open at once.

use store::{Error, Settings, Store};

use crate::place::{Place, on_both};

on_both! { a_newer_database_is_refused, a_database_with_another_past_is_refused, several_nodes_open_at_once }

async fn a_newer_database_is_refused(place: &Place) {
    place.tamper("INSERT INTO migrations (version, name, digest) VALUES (9999, 'later', '')").await.unwrap();
    let refused = Store::open(place.settings.clone()).await.unwrap_err();
    assert!(matches!(refused, Error::NewerDatabase { found: 9999, .. }), "{refused:?}");
}

async fn a_database_with_another_past_is_refused(place: &Place) {
    place.tamper("UPDATE migrations SET digest = 'another' WHERE version = 1").await.unwrap();
    let refused = Store::open(place.settings.clone()).await.unwrap_err();
    assert!(matches!(refused, Error::OtherMigration(1)), "{refused:?}");
}

async fn several_nodes_open_at_once(place: &Place) {
    // A file is made in a moment, so that it takes many to meet each moment of it.
    let rounds = if place.is_postgres() { 1 } else { 24 };
    for round in 0..rounds {
        let fresh = place.another().await;
        let mut settings = fresh.settings.clone();
        if place.is_postgres() {
            // Undo what opening did, so that the nodes meet an empty database.
            fresh.tamper("DROP SCHEMA public CASCADE; CREATE SCHEMA public").await.unwrap();
        } else {
            settings.database = format!("sqlite://{}", fresh.folder.path().join("another.db").display());
        }
        let nodes: Vec<_> = (0..4).map(|_| tokio::spawn(Store::open(settings.clone()))).collect();
        for node in nodes {
            let store = node.await.unwrap().unwrap_or_else(|why| panic!("round {round}: {why}"));
            assert_eq!(store.last_seq().await.unwrap(), 0);
            store.close().await;
        }
        fresh.end().await;
    }
}

#[tokio::test]
async fn an_address_that_cannot_be_used_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let good = Settings::in_folder(folder.path());
    for (database, documents) in [
        ("mysql://somewhere/x", good.documents.as_str()),
        ("candour.db", &good.documents),
        (&good.database, "http://somewhere/"),
        (&good.database, "not an address"),
    ] {
        let refused = Store::open(Settings::new(database, documents)).await.unwrap_err();
        assert!(matches!(refused, Error::Address(_)), "{database} {documents}: {refused:?}");
    }
}
