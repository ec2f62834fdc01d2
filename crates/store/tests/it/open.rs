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
    let fresh = place.another().await;
    // Undo what opening did, so that the nodes meet an empty database.
    let empty =
        if place.is_postgres() { "DROP SCHEMA public CASCADE; CREATE SCHEMA public" } else { "SELECT 1" };
    fresh.tamper(empty).await.unwrap();
    let mut settings = fresh.settings.clone();
    if !place.is_postgres() {
        settings.database = format!("sqlite://{}", fresh.folder.path().join("another.db").display());
    }
    let nodes: Vec<_> = (0..4).map(|_| tokio::spawn(Store::open(settings.clone()))).collect();
    for node in nodes {
        let store = node.await.unwrap().unwrap();
        assert_eq!(store.last_seq().await.unwrap(), 0);
        store.close().await;
    }
    fresh.end().await;
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
