//! Persons, texts, secrets.

use crate::database::{Office, stories};
use crate::fixture::{agency, archived, batch, content, number, person, stream};
use casework::ids::ContentId;
use usecases::ports::{Batch, People, RequestContent, UnitOfWork};

stories!(
    a_person_can_be_replaced,
    a_text_can_be_replaced,
    texts_of_many_requests_come_together,
    what_is_not_there_is_none
);

async fn a_person_can_be_replaced(office: Office) {
    let moved =
        usecases::ports::Person { address: "北京市某区某街1号".to_owned(), phone: String::new(), ..person(1) };
    office.store.commit(Batch { people: vec![person(1), person(2)], ..batch(stream(1), 0, archived()) }).await.unwrap();
    office.store.commit(Batch { people: vec![moved.clone()], ..batch(stream(1), 1, archived()) }).await.unwrap();
    assert!(office.store.person(&agency(), &person(1).id).await.unwrap() == Some(moved));
    assert!(office.store.person(&agency(), &person(2).id).await.unwrap() == Some(person(2)));
}

/// A clarification is added below the description.
async fn a_text_can_be_replaced(office: Office) {
    let clarified = RequestContent { description: "补正：2023年度。".to_owned(), ..content(1) };
    for (version, text) in [content(1), clarified.clone()].into_iter().enumerate() {
        let batch = batch(stream(1), version as u64, archived());
        office.store.commit(Batch { contents: vec![text], ..batch }).await.unwrap();
    }
    assert!(office.store.content(&agency(), &content(1).id).await.unwrap() == Some(clarified));
}

async fn texts_of_many_requests_come_together(office: Office) {
    let contents: Vec<_> = (1..=7).map(content).collect();
    office.store.commit(Batch { contents, ..batch(stream(1), 0, archived()) }).await.unwrap();
    let ids: Vec<ContentId> = [3, 5, 99].into_iter().map(|n| content(n).id).collect();
    let mut read = office.store.contents(&agency(), &ids).await.unwrap();
    read.sort_by(|a, b| a.id.cmp(&b.id));
    assert!(read == [content(3), content(5)]);
    assert!(office.store.contents(&agency(), &[]).await.unwrap().is_empty());
}

async fn what_is_not_there_is_none(office: Office) {
    assert!(office.store.person(&agency(), &person(1).id).await.unwrap().is_none());
    assert!(office.store.content(&agency(), &content(1).id).await.unwrap().is_none());
    assert!(office.store.tracking(&agency(), &number(1)).await.unwrap().is_none());
}
