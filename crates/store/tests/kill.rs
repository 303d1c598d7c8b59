//! A process that appends is killed with SIGKILL, two hundred times, at moments it cannot foresee. What it had
//! acknowledged must be there, and the chain must hold.
//!
//! This is a program of its own (`harness = false`): run with `append URL` it is the one that is killed.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use casework::Event;
use casework::ids::{ActorId, AgencyId, StreamId};
use casework::ledger::NewEvent;
use casework::request::RequestEvent;
use jiff::Timestamp;
use jiff::civil::date;
use sea_orm::{ConnectionTrait, Database};
use std::io::{BufRead, BufReader, Write};
use std::process::{Child, Command, Stdio};
use store::Store;
use usecases::audit;
use usecases::ports::{AuditTrail, Batch, GuardChange, Jobs, Ledger, NewJob, UnitOfWork};

const ROUNDS_SQLITE: u64 = 200;
const ROUNDS_POSTGRES: u64 = 40;

/// The chain is walked whole after so many rounds, and at the end.
const WALK_EVERY: u64 = 25;

/// What a filter of `cargo test` is held against.
const NAME: &str = "nothing_acknowledged_is_lost_when_the_process_is_killed";

const NOW: Timestamp = Timestamp::constant(1_709_258_400, 0);

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    if let [_, word, url] = arguments.as_slice()
        && word == "append"
    {
        return runtime.block_on(append_until_killed(url));
    }
    // A harness may ask for the list of tests, or for some by name.
    if arguments.iter().any(|argument| argument == "--list") {
        return println!("{NAME}: test");
    }
    let mut filters = arguments.iter().skip(1).filter(|argument| !argument.starts_with('-')).peekable();
    if filters.peek().is_some() && !filters.any(|filter| NAME.contains(filter.as_str())) {
        return;
    }
    let directory = tempfile::tempdir().unwrap();
    let sqlite = format!("sqlite:{}", directory.path().join("gongkai.db").display());
    runtime.block_on(kill_again_and_again(&sqlite, ROUNDS_SQLITE));
    println!("killed {ROUNDS_SQLITE} times on SQLite: nothing acknowledged was lost");
    match std::env::var("GONGKAI_TEST_PG") {
        Ok(server) => {
            runtime.block_on(on_postgres(&server));
            println!("killed {ROUNDS_POSTGRES} times on PostgreSQL: nothing acknowledged was lost");
        }
        Err(_) => println!("skipped on PostgreSQL: GONGKAI_TEST_PG is not set; see scripts/with-postgres"),
    }
}

fn agency() -> AgencyId {
    AgencyId::from("test")
}

/// Appends one event with a job after the other and says each on stdout once it is committed.
async fn append_until_killed(url: &str) {
    let store = Store::open(url).await.unwrap();
    let mut stdout = std::io::stdout().lock();
    for n in 0_u64.. {
        let stream = StreamId(format!("request/{}-{n}", std::process::id()));
        let job =
            NewJob { kind: "letter".to_owned(), payload: serde_json::json!({}), key: stream.0.clone(), run_at: NOW };
        let batch = Batch {
            agency: agency(),
            stream,
            expected_version: 0,
            actor: ActorId::from("clerk"),
            recorded_at: NOW,
            events: vec![NewEvent {
                occurred_on: date(2024, 3, 1),
                event: Event::Request(RequestEvent::RequestArchived {}),
            }],
            claim: None,
            people: Vec::new(),
            contents: Vec::new(),
            tracking: None,
            case: None,
            jobs: vec![job],
            guard: GuardChange::default(),
        };
        let entries = store.commit(batch).await.unwrap();
        for entry in entries {
            writeln!(stdout, "{} {}", entry.sequence, entry.hash).unwrap();
        }
        stdout.flush().unwrap();
    }
}

async fn kill_again_and_again(url: &str, rounds: u64) {
    let store = Store::open(url).await.unwrap();
    store.migrate(NOW).await.unwrap();
    let mut dice = Dice(0x9E37_79B9_7F4A_7C15);
    let mut acknowledged: Vec<(u64, String)> = Vec::new();
    for round in 1..=rounds {
        let told = run_and_kill(url, &mut dice);
        assert!(!told.is_empty(), "round {round}: the process acknowledged nothing");
        acknowledged.extend(told);
        let last = acknowledged.last().unwrap();
        let (head, _) = store.head(&agency()).await.unwrap();
        assert!(head >= last.0, "round {round}: entry {} was acknowledged, the ledger ends at {head}", last.0);
        if round % WALK_EVERY == 0 || round == rounds {
            check(&store, &acknowledged, round).await;
        }
    }
    check_jobs(&store).await;
    store.close().await;
}

/// Everything acknowledged is there with its hash; the chain is whole.
async fn check(store: &Store, acknowledged: &[(u64, String)], round: u64) {
    let found = audit::verify(store, &agency(), None).await.unwrap();
    assert!(found.is_intact(), "round {round}: {:?}", found.faults);
    let entries = store.stored_after(&agency(), None, u64::from(u32::MAX)).await.unwrap();
    for (sequence, hash) in acknowledged {
        let entry = entries.get(*sequence as usize - 1);
        assert!(
            entry.and_then(|row| row.entry.as_ref()).is_some_and(|entry| entry.hash == *hash),
            "round {round}: entry {sequence} is not what was told"
        );
    }
}

/// Every entry's job was written with it: neither without the other.
async fn check_jobs(store: &Store) {
    let (entries, _) = store.head(&agency()).await.unwrap();
    let mut jobs = 0;
    while let Some(job) = store.claim(&agency(), "counter", NOW, 3_600).await.unwrap() {
        assert_eq!(store.stream(&agency(), &StreamId(job.id)).await.unwrap().len(), 1);
        jobs += 1;
    }
    assert_eq!(jobs, entries);
}

/// Lets a process append until it has acknowledged a few events, waits a moment, kills it, and gives what it told.
fn run_and_kill(url: &str, dice: &mut Dice) -> Vec<(u64, String)> {
    let mut child = start(url);
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let mut told = Vec::new();
    for _ in 0..=dice.below(6) {
        told.extend(lines.next().map(|line| read(&line.unwrap())));
    }
    // A moment without sleeping: up to a few milliseconds of work, to hit every stage of the next commit.
    for n in 0..dice.below(2_000_000) {
        std::hint::black_box(n);
    }
    child.kill().unwrap();
    child.wait().unwrap();
    // What was in the pipe when it died was acknowledged too; half a line was not.
    told.extend(lines.map_while(Result::ok).filter(|line| line.len() > 64).map(|line| read(&line)));
    told
}

fn start(url: &str) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args(["append", url])
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap()
}

fn read(line: &str) -> (u64, String) {
    let (sequence, hash) = line.split_once(' ').unwrap();
    assert_eq!(hash.len(), 64, "{line}");
    (sequence.parse().unwrap(), hash.to_owned())
}

async fn on_postgres(server: &str) {
    let schema = format!("kill_{}", std::process::id());
    let admin = Database::connect(server).await.unwrap();
    admin.execute_unprepared(&format!("CREATE SCHEMA {schema}")).await.unwrap();
    let mark = if server.contains('?') { '&' } else { '?' };
    kill_again_and_again(&format!("{server}{mark}options[search_path]={schema}"), ROUNDS_POSTGRES).await;
    admin.execute_unprepared(&format!("DROP SCHEMA {schema} CASCADE")).await.unwrap();
    admin.close().await.unwrap();
}

/// Seeded, so that a failure can be repeated as far as two processes ever can.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % limit
    }
}
