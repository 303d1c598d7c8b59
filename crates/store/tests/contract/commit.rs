//! All of a batch, or nothing.

use crate::database::{Office, stories};
use crate::fixture::{NOW, agency, archived, batch, case, content, number, person, stream, withdrawn};
use jiff::civil::date;
use usecases::audit::HashAlgorithm;
use usecases::audit::chain::GENESIS;
use usecases::ports::{
    AuditTrail, Batch, CommitError, Jobs, Ledger, NewJob, NumberClaim, People, Tracking, UnitOfWork, Views,
};

stories!(
    a_commit_gives_back_what_will_be_read,
    everything_of_a_batch_is_written_together,
    nothing_of_a_refused_batch_is_written,
    a_stale_version_is_told_the_actual_one,
    a_version_ahead_of_the_stream_is_a_conflict_too,
    a_number_is_given_once_and_in_order,
    an_empty_batch_is_refused,
    a_failure_in_the_middle_leaves_nothing,
    the_algorithm_of_a_chain_cannot_be_changed,
    many_batches_in_one_transaction_are_all_or_nothing,
);

async fn a_commit_gives_back_what_will_be_read(office: Office) {
    let store = &office.store;
    let first = store.commit(batch(stream(1), 0, archived())).await.unwrap();
    let second = store.commit(batch(stream(1), 1, withdrawn("来电撤回：“不再需要”\n\t\u{1f}"))).await.unwrap();
    let other = store.commit(batch(stream(2), 0, archived())).await.unwrap();
    let read = store.after(&agency(), 0, 10).await.unwrap();
    assert_eq!(read, [first, second, other].concat());
    let places: Vec<(u64, u64)> = read.iter().map(|entry| (entry.sequence, entry.version)).collect();
    assert_eq!(places, [(1, 1), (2, 2), (3, 1)]);
    assert_eq!(read[0].previous_hash, GENESIS);
    assert_eq!(read[1].previous_hash, read[0].hash);
    assert_eq!(store.head(&agency()).await.unwrap(), (3, read[2].hash.clone()));
}

fn full(n: u64) -> Batch {
    Batch {
        claim: Some(NumberClaim { series: "request/2024".to_owned(), number: n }),
        people: vec![person(n)],
        contents: vec![content(n)],
        tracking: Some(Tracking { number: number(n), secret_hash: "ab".repeat(32) }),
        case: Some(case(n, Some(date(2024, 3, 1)))),
        jobs: vec![NewJob {
            kind: "letter".to_owned(),
            payload: serde_json::json!({ "stream": stream(n) }),
            key: format!("letter/{n}"),
            run_at: NOW,
        }],
        ..batch(stream(n), 0, archived())
    }
}

async fn everything_of_a_batch_is_written_together(office: Office) {
    let store = &office.store;
    store.commit(full(1)).await.unwrap();
    assert!(store.person(&agency(), &person(1).id).await.unwrap() == Some(person(1)));
    assert!(store.content(&agency(), &content(1).id).await.unwrap() == Some(content(1)));
    let tracking = store.tracking(&agency(), &number(1)).await.unwrap();
    assert_eq!(tracking.map(|t| t.secret_hash), Some("ab".repeat(32)));
    assert_eq!(store.tracked_by(&agency(), &"ab".repeat(32)).await.unwrap(), Some(number(1)));
    assert_eq!(store.tracked_by(&agency(), &"ba".repeat(32)).await.unwrap(), None);
    assert_eq!(store.case(&agency(), &number(1)).await.unwrap(), full(1).case);
    assert_eq!(store.last_number(&agency(), "request/2024").await.unwrap(), 1);
    let job = store.claim(&agency(), "worker", NOW, 60).await.unwrap().unwrap();
    assert_eq!((job.kind.as_str(), &job.payload["stream"]), ("letter", &serde_json::json!("request/2024-0001")));
}

async fn assert_no_trace_of_two(office: &Office) {
    let store = &office.store;
    assert!(store.stream(&agency(), &stream(2)).await.unwrap().is_empty());
    assert!(store.person(&agency(), &person(2).id).await.unwrap().is_none());
    assert!(store.content(&agency(), &content(2).id).await.unwrap().is_none());
    assert!(store.tracking(&agency(), &number(2)).await.unwrap().is_none());
    assert!(store.case(&agency(), &number(2)).await.unwrap().is_none());
    assert_eq!(store.last_number(&agency(), "request/2024").await.unwrap(), 1);
    assert_eq!(store.head(&agency()).await.unwrap().0, 1);
}

async fn nothing_of_a_refused_batch_is_written(office: Office) {
    office.store.commit(full(1)).await.unwrap();
    let taken = Batch { claim: full(1).claim, ..full(2) };
    assert!(matches!(office.store.commit(taken).await, Err(CommitError::NumberTaken)));
    assert_no_trace_of_two(&office).await;
    let stale = Batch { expected_version: 3, ..full(2) };
    assert!(matches!(office.store.commit(stale).await, Err(CommitError::Conflict { actual: 0 })));
    assert_no_trace_of_two(&office).await;
    office.store.commit(full(2)).await.unwrap();
    assert_eq!(office.store.last_number(&agency(), "request/2024").await.unwrap(), 2);
}

async fn a_stale_version_is_told_the_actual_one(office: Office) {
    office.store.commit(batch(stream(1), 0, archived())).await.unwrap();
    office.store.commit(batch(stream(1), 1, archived())).await.unwrap();
    let late = office.store.commit(batch(stream(1), 1, archived())).await;
    assert!(matches!(late, Err(CommitError::Conflict { actual: 2 })), "{late:?}");
}

async fn a_version_ahead_of_the_stream_is_a_conflict_too(office: Office) {
    office.store.commit(batch(stream(1), 0, archived())).await.unwrap();
    let ahead = office.store.commit(batch(stream(1), 5, archived())).await;
    assert!(matches!(ahead, Err(CommitError::Conflict { actual: 1 })), "{ahead:?}");
}

async fn a_number_is_given_once_and_in_order(office: Office) {
    let claim = |n, number| Batch {
        claim: Some(NumberClaim { series: "document/2024".to_owned(), number }),
        ..batch(stream(n), 0, archived())
    };
    assert!(matches!(office.store.commit(claim(1, 2)).await, Err(CommitError::NumberTaken)), "2 before 1");
    office.store.commit(claim(1, 1)).await.unwrap();
    assert!(matches!(office.store.commit(claim(2, 1)).await, Err(CommitError::NumberTaken)), "1 again");
    assert!(matches!(office.store.commit(claim(2, 3)).await, Err(CommitError::NumberTaken)), "3 before 2");
    office.store.commit(claim(2, 2)).await.unwrap();
    assert_eq!(office.store.last_number(&agency(), "document/2024").await.unwrap(), 2);
    assert_eq!(office.store.last_number(&agency(), "document/2025").await.unwrap(), 0);
}

async fn an_empty_batch_is_refused(office: Office) {
    let empty = Batch { events: Vec::new(), ..full(1) };
    assert!(matches!(office.store.commit(empty).await, Err(CommitError::Failed(_))));
    assert_eq!(office.store.head(&agency()).await.unwrap().0, 0);
}

/// A late write of the batch fails: the case has a tracking secret already.
async fn a_failure_in_the_middle_leaves_nothing(office: Office) {
    office.store.commit(full(1)).await.unwrap();
    let clash = Batch { tracking: full(1).tracking, ..full(2) };
    assert!(matches!(office.store.commit(clash).await, Err(CommitError::Failed(_))));
    assert_no_trace_of_two(&office).await;
    office.store.commit(full(2)).await.unwrap();
}

async fn the_algorithm_of_a_chain_cannot_be_changed(office: Office) {
    let store = &office.store;
    assert_eq!(store.algorithm(&agency()).await.unwrap(), None);
    store.begin_chain(&agency(), HashAlgorithm::Sm3).await.unwrap();
    store.commit(batch(stream(1), 0, archived())).await.unwrap();
    assert_eq!(store.algorithm(&agency()).await.unwrap(), Some(HashAlgorithm::Sm3));
    store.begin_chain(&agency(), HashAlgorithm::Sm3).await.unwrap();
    assert!(store.begin_chain(&agency(), HashAlgorithm::Sha256).await.is_err());
}

async fn many_batches_in_one_transaction_are_all_or_nothing(office: Office) {
    let good: Vec<Batch> = (1..=40).map(full).collect();
    assert_eq!(office.store.commit_all(&good).await.unwrap(), 40);
    let bad: Vec<Batch> = (41..=50).map(full).chain([full(1)]).collect();
    assert!(office.store.commit_all(&bad).await.is_err());
    assert_eq!(office.store.head(&agency()).await.unwrap().0, 40);
}
