//! By what questionnaires are recognised: found by shared keys, of the authority; of others only day and law; gone with
//! the content of their case.

use jiff::civil::date;
use store::{Commit, Erase, KeptQuestionnaire, StreamKey};
use uuid::Uuid;

use crate::place::{Place, at, authority, case, commit, on_both, row};

on_both! {
    cases_are_found_by_the_keys_they_share,
    other_authorities_are_told_day_and_law_and_no_more,
    an_erasure_forgets_by_what_a_case_is_recognised,
    what_is_missing_is_kept_later_unless_the_case_went_on,
}

fn kept(number: u128, keys: &[i64]) -> KeptQuestionnaire {
    KeptQuestionnaire {
        subject: case(number),
        form: 1,
        received_on: Some(date(2026, 3, 2)),
        law: "foia".to_owned(),
        asker: vec![7, u8::try_from(number).unwrap()],
        keys: keys.to_vec(),
        body: vec![1, u8::try_from(number).unwrap()],
    }
}

async fn keep(place: &Place, of: Uuid, questionnaires: Vec<KeptQuestionnaire>) {
    for kept in questionnaires {
        let name = Uuid::new_v4().to_string();
        let known = place.store.case(of, kept.subject).await.unwrap().map_or(0, |case| case.version);
        let mut opened = commit(&name, kept.subject, known, &[("Received", "{}")]);
        opened.streams[0].case_row = Some(row(&format!("FOI-{}", kept.subject.as_u128())));
        opened.questionnaires = vec![kept];
        place.store.append(of, opened).await.unwrap();
    }
}

async fn found(place: &Place, of: Uuid, keys: &[i64], but: u128, limit: u32) -> Vec<(Uuid, u64)> {
    let found = place.store.alike_cases(of, keys, case(but), limit).await.unwrap();
    found.into_iter().map(|f| (f.case.id, f.shared)).collect()
}

async fn cases_are_found_by_the_keys_they_share(place: &Place) {
    let of = authority(1);
    let all = vec![kept(1, &[1, 2, 3]), kept(2, &[2, 3, i64::MIN]), kept(3, &[9]), kept(4, &[])];
    keep(place, of, all).await;
    keep(place, authority(2), vec![kept(5, &[1, 2, 3])]).await;
    assert_eq!(found(place, of, &[1, 2, 3], 99, 10).await, [(case(1), 3), (case(2), 2)]);
    assert_eq!(found(place, of, &[1, 2, 3], 1, 10).await, [(case(2), 2)], "not itself");
    assert_eq!(found(place, of, &[1, 2, 3], 99, 1).await, [(case(1), 3)], "most shared first");
    assert_eq!(found(place, of, &[i64::MIN], 99, 9).await, [(case(2), 1)]);
    assert!(found(place, of, &[], 99, 9).await.is_empty());
    assert!(found(place, of, &[77], 99, 9).await.is_empty());
    // Kept again, it has its new keys only.
    keep(place, of, vec![kept(1, &[9, 9])]).await;
    assert_eq!(found(place, of, &[1, 2, 3], 99, 10).await, [(case(2), 2)]);
    assert_eq!(found(place, of, &[9], 99, 10).await, [(case(1), 1), (case(3), 1)], "the newest kept first");
    let bodies = place.store.alike_cases(of, &[9], case(1), 9).await.unwrap();
    assert_eq!((bodies[0].kept.body.as_slice(), bodies[0].kept.asker.as_slice()), (&[1, 3][..], &[7, 3][..]));
    assert_eq!(bodies[0].case.row.reference, format!("FOI-{}", case(3).as_u128()), "as the lists show it");
    let own = place.store.questionnaire(of, case(3)).await.unwrap().unwrap();
    assert_eq!((own.form, own.received_on, own.body.as_slice()), (1, Some(date(2026, 3, 2)), &[1, 3][..]));
    assert!(place.store.questionnaire(authority(2), case(3)).await.unwrap().is_none(), "not theirs");
}

async fn other_authorities_are_told_day_and_law_and_no_more(place: &Place) {
    keep(place, authority(1), vec![kept(1, &[1, 2])]).await;
    keep(place, authority(2), vec![kept(2, &[1, 2]), kept(3, &[5])]).await;
    let told = place.store.alike_elsewhere(authority(1), &[1, 2], 9).await.unwrap();
    assert_eq!(told.len(), 1, "not its own: {told:?}");
    assert_eq!(told[0].authority, authority(2));
    assert_eq!((told[0].received_on, told[0].law.as_str()), (Some(date(2026, 3, 2)), "foia"));
    assert!(!format!("{told:?}").contains(&case(2).to_string()), "never which case");
    assert_eq!(place.store.alike_elsewhere(authority(3), &[1, 2], 9).await.unwrap().len(), 2);
    assert!(place.store.alike_elsewhere(authority(3), &[], 9).await.unwrap().is_empty());
}

async fn an_erasure_forgets_by_what_a_case_is_recognised(place: &Place) {
    let of = authority(1);
    let mut opened = commit("c1", case(1), 0, &[("Received", "{}")]);
    opened.streams[0].case_row = Some(row("FOI-1"));
    opened.questionnaires = vec![kept(1, &[1, 2])];
    place.store.append(of, opened).await.unwrap();
    assert_eq!(found(place, of, &[1], 99, 9).await.len(), 1);
    let mut gone = Commit::new("gone", "{}", at(1));
    gone.erase =
        vec![Erase { key: StreamKey::case(case(1)), versions: vec![1], reason: "disposed".to_owned() }];
    place.store.append(of, gone).await.unwrap();
    assert!(found(place, of, &[1, 2], 99, 9).await.is_empty());
    assert!(place.store.alike_elsewhere(authority(2), &[1, 2], 9).await.unwrap().is_empty());
}

async fn what_is_missing_is_kept_later_unless_the_case_went_on(place: &Place) {
    let of = authority(1);
    for number in 1..=3_u128 {
        let mut opened = commit(&format!("c{number}"), case(number), 0, &[("Received", "{}")]);
        opened.streams[0].case_row = Some(row(&format!("FOI-{number}")));
        opened.questionnaires = if number == 3 { vec![kept(3, &[4])] } else { Vec::new() };
        place.store.append(of, opened).await.unwrap();
    }
    let missing = || place.store.cases_without_questionnaire(of, 1, 9);
    let mut first = missing().await.unwrap();
    first.sort();
    assert_eq!(first, [case(1), case(2)]);
    assert!(place.store.cases_without_questionnaire(authority(2), 1, 9).await.unwrap().is_empty());
    assert_eq!(place.store.cases_without_questionnaire(of, 2, 9).await.unwrap().len(), 3, "an older form");
    assert!(place.store.keep_questionnaire(of, 1, &kept(1, &[4])).await.unwrap());
    assert!(!place.store.keep_questionnaire(of, 7, &kept(2, &[4])).await.unwrap(), "it went on");
    assert!(!place.store.keep_questionnaire(authority(2), 1, &kept(2, &[4])).await.unwrap(), "not theirs");
    assert_eq!(missing().await.unwrap(), [case(2)]);
    assert_eq!(found(place, of, &[4], 99, 9).await.len(), 2);
}
