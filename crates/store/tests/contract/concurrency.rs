//! Many at once: one winner, no gaps, no "database is locked".

use crate::database::{Office, stories};
use crate::fixture::{agency, archived, batch, stream};
use casework::ids::{AgencyId, StreamId};
use store::Store;
use usecases::audit;
use usecases::ports::{Batch, CommitError, Ledger, NumberClaim, UnitOfWork};

stories!(
    of_two_commits_with_the_same_version_one_wins,
    eight_writers_take_numbers_without_gaps,
    eight_connections_of_their_own_append_without_an_error,
    first_commits_at_once_begin_one_chain,
);

async fn of_two_commits_with_the_same_version_one_wins(office: Office) {
    for round in 0..20 {
        let racers: Vec<_> = (0..2)
            .map(|_| {
                let store = office.store.clone();
                tokio::spawn(async move { store.commit(batch(stream(1), round, archived())).await })
            })
            .collect();
        let mut outcomes = Vec::new();
        for racer in racers {
            outcomes.push(racer.await.unwrap());
        }
        let won = outcomes.iter().filter(|outcome| outcome.is_ok()).count();
        let told =
            outcomes.iter().filter(|o| matches!(o, Err(CommitError::Conflict { actual }) if *actual == round + 1));
        assert_eq!((won, told.count()), (1, 1), "{outcomes:?}");
    }
}

/// As an act does it: read the last number, claim the next, and again if somebody else was faster.
async fn register(store: &Store, writer: u64, n: u64) {
    loop {
        let number = store.last_number(&agency(), "request/2024").await.unwrap() + 1;
        let claim = Some(NumberClaim { series: "request/2024".to_owned(), number });
        let stream = StreamId(format!("request/{writer}-{n}"));
        match store.commit(Batch { claim, ..batch(stream, 0, archived()) }).await {
            Ok(_) => return,
            Err(CommitError::NumberTaken) => {}
            Err(other) => panic!("writer {writer}: {other}"),
        }
    }
}

async fn eight_writers_take_numbers_without_gaps(office: Office) {
    const EACH: u64 = 10;
    let writers: Vec<_> = (0..8)
        .map(|writer| {
            let store = office.store.clone();
            tokio::spawn(async move {
                for n in 0..EACH {
                    register(&store, writer, n).await;
                }
            })
        })
        .collect();
    for writer in writers {
        writer.await.unwrap();
    }
    // Every commit took exactly one number, so the last one is their count only if none was skipped or given twice.
    assert_eq!(office.store.last_number(&agency(), "request/2024").await.unwrap(), 8 * EACH);
    assert_eq!(office.store.head(&agency()).await.unwrap().0, 8 * EACH);
}

/// Stores that know nothing of each other, as eight processes would be.
async fn eight_connections_of_their_own_append_without_an_error(office: Office) {
    const EACH: u64 = 10;
    let writers: Vec<_> = (0..8)
        .map(|writer| {
            let url = office.url.clone();
            tokio::spawn(async move {
                let store = Store::open(&url).await.unwrap();
                for version in 0..EACH {
                    store.commit(batch(stream(writer), version, archived())).await.unwrap();
                }
                store.close().await;
            })
        })
        .collect();
    for writer in writers {
        writer.await.unwrap();
    }
    let found = audit::verify(&office.store, &agency(), None).await.unwrap();
    assert!(found.is_intact(), "{:?}", found.faults);
    assert_eq!(found.entries, 8 * EACH);
}

/// Again and again, since the race is for a moment only: the row that writers queue at is not there yet.
async fn first_commits_at_once_begin_one_chain(office: Office) {
    for round in 0..12 {
        let agency = AgencyId(format!("agency-{round}"));
        let racers: Vec<_> = (0..6)
            .map(|n| {
                let (store, agency) = (office.store.clone(), agency.clone());
                let first = Batch { agency, ..batch(stream(n), 0, archived()) };
                tokio::spawn(async move { store.commit(first).await.unwrap() })
            })
            .collect();
        for racer in racers {
            racer.await.unwrap();
        }
        assert!(audit::verify(&office.store, &agency, None).await.unwrap().is_intact());
    }
}
