//! The queue: one worker a job, tried again, put aside.

use crate::database::{Office, stories};
use crate::fixture::{NOW, agency, archived, batch, stream};
use jiff::{SignedDuration, Timestamp};
use usecases::job::MAX_ATTEMPTS;
use usecases::ports::{Batch, Job, Jobs, NewJob, UnitOfWork};

stories!(
    a_job_is_held_by_one_worker_until_its_lease_ends,
    the_same_key_is_enqueued_once_even_after_it_is_done,
    a_job_waits_for_its_time,
    a_failed_job_comes_back_and_at_last_is_put_aside,
    a_job_can_be_put_aside_at_once,
    a_job_that_kills_its_worker_is_put_aside_after_the_last_try,
    a_worker_that_was_too_slow_changes_nothing,
    eight_workers_share_the_jobs_without_doing_one_twice,
);

fn later(seconds: i64) -> Timestamp {
    NOW.saturating_add(SignedDuration::from_secs(seconds)).unwrap()
}

fn job(key: &str, run_at: Timestamp) -> NewJob {
    NewJob { kind: "letter".to_owned(), payload: serde_json::json!({ "key": key }), key: key.to_owned(), run_at }
}

async fn enqueue(office: &Office, n: u64, jobs: Vec<NewJob>) {
    office.store.commit(Batch { jobs, ..batch(stream(n), 0, archived()) }).await.unwrap();
}

async fn claim(office: &Office, worker: &str, at: Timestamp) -> Option<Job> {
    office.store.claim(&agency(), worker, at, 60).await.unwrap()
}

async fn a_job_is_held_by_one_worker_until_its_lease_ends(office: Office) {
    enqueue(&office, 1, vec![job("a", NOW)]).await;
    let first = claim(&office, "one", NOW).await.unwrap();
    assert_eq!((first.id.as_str(), first.attempt), ("a", 1));
    assert_eq!(claim(&office, "two", later(59)).await, None);
    let second = claim(&office, "two", later(60)).await.unwrap();
    assert_eq!((second.id.as_str(), second.attempt), ("a", 2));
    office.store.finish(&agency(), &second).await.unwrap();
    assert_eq!(claim(&office, "three", later(10_000)).await, None);
}

async fn the_same_key_is_enqueued_once_even_after_it_is_done(office: Office) {
    enqueue(&office, 1, vec![job("a", NOW), job("a", NOW)]).await;
    let job_a = claim(&office, "w", NOW).await.unwrap();
    office.store.finish(&agency(), &job_a).await.unwrap();
    enqueue(&office, 2, vec![job("a", NOW)]).await;
    assert_eq!(claim(&office, "w", later(10_000)).await, None);
}

async fn a_job_waits_for_its_time(office: Office) {
    enqueue(&office, 1, vec![job("late", later(100)), job("early", later(50))]).await;
    assert_eq!(claim(&office, "w", later(49)).await, None);
    assert_eq!(claim(&office, "w", later(100)).await.unwrap().id, "early");
    assert_eq!(claim(&office, "w", later(100)).await.unwrap().id, "late");
}

async fn a_failed_job_comes_back_and_at_last_is_put_aside(office: Office) {
    enqueue(&office, 1, vec![job("a", NOW)]).await;
    let mut at = NOW;
    for attempt in 1..=MAX_ATTEMPTS {
        let job = claim(&office, "w", at).await.unwrap();
        assert_eq!(job.attempt, attempt);
        let retry_at = at.saturating_add(SignedDuration::from_secs(30)).unwrap();
        office.store.fail(&agency(), &job, "打印机无纸", Some(retry_at)).await.unwrap();
        at = retry_at;
    }
    assert_eq!(claim(&office, "w", later(1_000_000)).await, None);
    let dead = office.store.dead(&agency()).await.unwrap();
    assert_eq!(dead.len(), 1);
    assert_eq!((dead[0].id.as_str(), dead[0].attempt), ("a", MAX_ATTEMPTS));
}

async fn a_job_that_kills_its_worker_is_put_aside_after_the_last_try(office: Office) {
    enqueue(&office, 1, vec![job("a", NOW), job("b", later(1))]).await;
    for attempt in 0..MAX_ATTEMPTS {
        // Nobody finishes it; the lease of a minute runs out.
        let held = claim(&office, "w", later(i64::from(attempt) * 60)).await.unwrap();
        assert_eq!((held.id.as_str(), held.attempt), ("a", attempt + 1));
    }
    assert_eq!(claim(&office, "w", later(i64::from(MAX_ATTEMPTS) * 60)).await.unwrap().id, "b");
    assert_eq!(office.store.dead(&agency()).await.unwrap().len(), 1);
}

async fn a_worker_that_was_too_slow_changes_nothing(office: Office) {
    enqueue(&office, 1, vec![job("a", NOW)]).await;
    let slow = claim(&office, "one", NOW).await.unwrap();
    let quick = claim(&office, "two", later(60)).await.unwrap();
    office.store.fail(&agency(), &slow, "超时", None).await.unwrap();
    office.store.finish(&agency(), &slow).await.unwrap();
    assert_eq!(office.store.dead(&agency()).await.unwrap(), []);
    assert_eq!(claim(&office, "three", later(120)).await.map(|job| job.attempt), Some(3), "two holds it until then");
    office.store.finish(&agency(), &quick).await.unwrap();
    assert_eq!(claim(&office, "four", later(180)).await.map(|job| job.attempt), Some(4), "three holds it");
}

async fn a_job_can_be_put_aside_at_once(office: Office) {
    enqueue(&office, 1, vec![job("a", NOW)]).await;
    let held = claim(&office, "w", NOW).await.unwrap();
    office.store.fail(&agency(), &held, "无此种文书", None).await.unwrap();
    assert_eq!(claim(&office, "w", later(1_000_000)).await, None);
    assert_eq!(office.store.dead(&agency()).await.unwrap().len(), 1);
}

async fn eight_workers_share_the_jobs_without_doing_one_twice(office: Office) {
    enqueue(&office, 1, (0..40).map(|n| job(&format!("{n:02}"), NOW)).collect()).await;
    let workers: Vec<_> = (0..8)
        .map(|n| {
            let store = office.store.clone();
            tokio::spawn(async move {
                let mut done = Vec::new();
                while let Some(job) = store.claim(&agency(), &format!("w{n}"), NOW, 60).await.unwrap() {
                    store.finish(&agency(), &job).await.unwrap();
                    done.push(job.id);
                }
                done
            })
        })
        .collect();
    let mut done = Vec::new();
    for worker in workers {
        done.extend(worker.await.unwrap());
    }
    done.sort();
    assert_eq!(done, (0..40).map(|n| format!("{n:02}")).collect::<Vec<_>>());
}
