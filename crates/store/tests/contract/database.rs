//! One database a story, thrown away afterwards.

use sea_orm::{ConnectionTrait, Database, DatabaseConnection, DbErr};
use std::future::Future;
use std::sync::atomic::{AtomicU64, Ordering};
use store::Store;

/// What a story is given.
pub(crate) struct Office {
    /// The store, its tables made.
    pub(crate) store: Store,
    /// Its address, for a second process or a hand that should not be there.
    pub(crate) url: String,
}

impl Office {
    /// Runs SQL behind the store's back.
    pub(crate) async fn tamper(&self, sql: &str) {
        self.try_tamper(sql).await.unwrap();
    }

    /// The same, for what the tables themselves may refuse.
    pub(crate) async fn try_tamper(&self, sql: &str) -> Result<(), DbErr> {
        let db = self.back_door().await;
        let done = db.execute_unprepared(sql).await;
        db.close().await.unwrap();
        done.map(drop)
    }

    async fn back_door(&self) -> DatabaseConnection {
        Database::connect(self.url.as_str()).await.unwrap()
    }
}

/// Each named story becomes two tests.
macro_rules! stories {
    ($($story:ident),+ $(,)?) => {
        mod on_sqlite {
            $(#[test] fn $story() { crate::database::on_sqlite(super::$story); })+
        }
        mod on_postgres {
            $(#[test] fn $story() { crate::database::on_postgres(super::$story); })+
        }
    };
}
pub(crate) use stories;

pub(crate) fn on_sqlite<F: Future<Output = ()>>(story: impl FnOnce(Office) -> F) {
    let dir = tempfile::tempdir().unwrap();
    let url = format!("sqlite:{}", dir.path().join("库.db").display());
    run(async move {
        let opened = open(&url).await;
        story(Office { store: opened, url }).await;
    });
}

pub(crate) fn on_postgres<F: Future<Output = ()>>(story: impl FnOnce(Office) -> F) {
    static COUNTER: AtomicU64 = AtomicU64::new(0);
    let Ok(server) = std::env::var("GONGKAI_TEST_PG") else {
        eprintln!("skipped on PostgreSQL: GONGKAI_TEST_PG is not set; see scripts/with-postgres");
        return;
    };
    let schema = format!("t_{}_{}", std::process::id(), COUNTER.fetch_add(1, Ordering::Relaxed));
    run(async move {
        let admin = Database::connect(server.as_str()).await.unwrap();
        admin.execute_unprepared(&format!("CREATE SCHEMA {schema}")).await.unwrap();
        let mark = if server.contains('?') { '&' } else { '?' };
        let url = format!("{server}{mark}options[search_path]={schema}");
        let opened = open(&url).await;
        story(Office { store: opened.clone(), url }).await;
        opened.close().await;
        admin.execute_unprepared(&format!("DROP SCHEMA {schema} CASCADE")).await.unwrap();
        admin.close().await.unwrap();
    });
}

async fn open(url: &str) -> Store {
    let store = Store::open(url).await.unwrap();
    let steps = store.migrate(crate::fixture::NOW).await.unwrap();
    assert!(!steps.is_empty(), "a fresh database has no tables");
    store
}

fn run(story: impl Future<Output = ()>) {
    tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap().block_on(story);
}
