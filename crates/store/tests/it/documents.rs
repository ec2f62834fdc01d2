//! Documents: written once, read back verified, kept case by case, in a folder and in S3.

use store::{Error, Settings, Store};
use uuid::Uuid;

use crate::{
    place::{Place, authority, case},
    postgres::server,
};

const HELLO: &str = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";

async fn documents_are_kept_under_their_digest(store: &Store) {
    let digest = store.put_document(authority(1), case(1), &b"hello"[..]).await.unwrap();
    assert_eq!(digest, HELLO);
    assert_eq!(
        store.put_document(authority(1), case(1), &b"hello"[..]).await.unwrap(),
        HELLO,
        "the same again"
    );
    assert_eq!(store.get_document(authority(1), case(1), HELLO).await.unwrap(), "hello");
    let empty = store.put_document(authority(1), case(1), &b""[..]).await.unwrap();
    assert_eq!(store.get_document(authority(1), case(1), &empty).await.unwrap(), "");
    assert_eq!(store.list_documents(authority(1), case(1)).await.unwrap(), [HELLO, &empty]);

    for (authority, case, name) in [
        (authority(2), case(1), HELLO),
        (authority(1), case(2), HELLO),
        (authority(1), case(1), "../../1"),
        (authority(1), case(1), &HELLO.to_uppercase()),
    ] {
        let refused = store.get_document(authority, case, name).await.unwrap_err();
        assert!(matches!(refused, Error::NotFound("document")), "{refused:?}");
    }
    store.put_document(authority(1), case(2), &b"hello"[..]).await.unwrap();
    assert_eq!(store.delete_documents(authority(2), case(1)).await.unwrap(), 0);
    assert_eq!(store.delete_documents(authority(1), case(1)).await.unwrap(), 2);
    assert!(store.list_documents(authority(1), case(1)).await.unwrap().is_empty());
    assert_eq!(
        store.get_document(authority(1), case(2), HELLO).await.unwrap(),
        "hello",
        "another case keeps its own"
    );
}

#[tokio::test]
async fn in_a_folder() {
    let place = Place::sqlite().await;
    documents_are_kept_under_their_digest(&place.store).await;
}

#[tokio::test]
async fn in_s3() {
    let Some(address) = server("CANDOUR_TEST_S3") else { return };
    // The server's address with a bucket behind the slash.
    let (endpoint, bucket) = address.rsplit_once('/').unwrap();
    let place = Place::sqlite().await;
    let options = [
        ("endpoint", endpoint),
        ("region", "eu-west-2"),
        ("access_key_id", "test"),
        ("secret_access_key", "test"),
    ];
    let settings = Settings {
        documents: format!("s3://{bucket}/{}", Uuid::new_v4().simple()),
        documents_options: options.map(|(key, value)| (key.to_owned(), value.to_owned())).to_vec(),
        ..place.settings.clone()
    };
    let store = Store::open(settings).await.unwrap();
    documents_are_kept_under_their_digest(&store).await;
}

#[tokio::test]
async fn a_document_that_was_changed_is_not_given_out() {
    let place = Place::sqlite().await;
    let store = &place.store;
    store.put_document(authority(1), case(1), &b"hello"[..]).await.unwrap();
    let file = place
        .folder
        .path()
        .join("documents")
        .join(authority(1).simple().to_string())
        .join(case(1).simple().to_string())
        .join(HELLO);
    std::fs::write(file, b"hullo").unwrap();
    let refused = store.get_document(authority(1), case(1), HELLO).await.unwrap_err();
    assert!(matches!(refused, Error::Damaged(_)), "{refused:?}");
}
