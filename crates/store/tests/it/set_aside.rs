//! What an import could not take: noted once for each item, listed page by page, and forgotten.

use store::NewAside;
use uuid::Uuid;

use crate::place::{Place, at, authority, on_both};

on_both! { what_is_set_aside_is_listed_until_it_is_forgotten }

fn item(number: u128, reason: &str, when: i64) -> NewAside {
    NewAside {
        id: Uuid::from_u128(number),
        name: format!("old/{number}.pdf"),
        sha256: format!("{number:064x}"),
        kind: "response".to_owned(),
        reason: reason.to_owned(),
        at: at(when),
        size: 10 * number as u64,
        kept: number % 2 == 1,
        left_out: false,
    }
}

async fn what_is_set_aside_is_listed_until_it_is_forgotten(place: &Place) {
    let (ours, theirs) = (authority(1), authority(2));
    let all: Vec<NewAside> = (1..=5).map(|n| item(n, "it is empty", 10 + n as i64)).collect();
    place.store.set_aside(ours, &all).await.unwrap();
    place.store.set_aside(theirs, &all[..1]).await.unwrap();
    // The same item again is one item, with the newest reason.
    place.store.set_aside(ours, &[item(2, "it is damaged", 20)]).await.unwrap();

    let first = place.store.list_aside(ours, None, 3).await.unwrap();
    let numbers = |items: &[NewAside]| items.iter().map(|i| i.id.as_u128()).collect::<Vec<_>>();
    assert_eq!((numbers(&first.items), first.all), (vec![2, 5, 4], 5));
    assert_eq!(first.items[0].reason, "it is damaged");
    let second = place.store.list_aside(ours, first.next, 3).await.unwrap();
    assert_eq!((numbers(&second.items), second.next), (vec![3, 1], None));
    assert_eq!(place.store.aside_kept(ours).await.unwrap(), (3, 10 + 30 + 50));
    assert_eq!(place.store.asides_of(ours, &all[2].sha256).await.unwrap(), [all[2].clone()]);

    let id = all[2].id;
    place.store.put_document(ours, id, b"%PDF".to_vec()).await.unwrap();
    assert_eq!(place.store.aside(ours, id).await.unwrap(), Some(all[2].clone()));
    place.store.forget_aside(ours, id).await.unwrap();
    assert_eq!(place.store.aside(ours, id).await.unwrap(), None);
    assert!(place.store.list_documents(ours, id).await.unwrap().is_empty());
    assert_eq!(place.store.count_aside(theirs).await.unwrap(), 1);

    let left = all[4].id;
    place.store.put_document(ours, left, b"%PDF".to_vec()).await.unwrap();
    place.store.leave_out(ours, left).await.unwrap();
    assert_eq!(place.store.count_aside(ours).await.unwrap(), 3);
    let known = place.store.aside(ours, left).await.unwrap().unwrap();
    assert!(known.left_out && !known.kept, "it is remembered that somebody looked");
    assert!(place.store.list_documents(ours, left).await.unwrap().is_empty());
    assert_eq!(place.store.list_aside(ours, None, 9).await.unwrap().items.len(), 3);
}
