//! Opening a database by its URL, and the way every transaction begins.

use crate::error::{cause, is_transient};
use sea_orm::sqlx::sqlite::{SqliteJournalMode, SqliteSynchronous};
use sea_orm::sqlx::{Connection, PgConnection};
use sea_orm::{
    ConnectOptions, Database, DatabaseConnection, DatabaseTransaction, DbBackend, DbErr, RuntimeErr,
    SqliteTransactionMode, TransactionOptions, TransactionTrait,
};
use std::fs::File;
use std::future::Future;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{Mutex, MutexGuard};

/// How long a connection waits for SQLite's write lock, or for a free place in the pool.
const PATIENCE: Duration = Duration::from_secs(15);

/// Connections held at most. SQLite has one writer; the others read.
const CONNECTIONS: u32 = 8;

/// Tries of a transaction that loses races, before the act is told that the database is busy.
const TRIES: u32 = 12;

/// Which engine is behind a [`Store`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// A file, in WAL mode.
    Sqlite,
    /// PostgreSQL, or an engine that speaks its protocol.
    Postgres,
}

/// Why a database could not be opened. In Chinese, one line, without the URL's password.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// Neither `sqlite:PATH` nor `postgres://…`.
    #[error("数据库地址须为sqlite:文件路径或postgres://用户@主机/库名")]
    Address,
    /// It is not there, not readable, or no database.
    #[error("{0}")]
    Unreachable(String),
}

/// Every data port, on one database.
#[derive(Clone)]
pub struct Store {
    pub(crate) db: DatabaseConnection,
    pub(crate) engine: Engine,
    /// SQLite lets one connection write; writers of this process queue here instead of polling the file's lock.
    turn: Arc<Mutex<()>>,
}

impl Store {
    /// Opens `sqlite:PATH` (made if it is missing and its directory exists) or `postgres://…`.
    ///
    /// # Errors
    /// [`OpenError`] if the address is neither, or the database cannot be reached.
    pub async fn open(url: &str) -> Result<Self, OpenError> {
        let (engine, options) = if let Some(path) = url.strip_prefix("sqlite:") {
            (Engine::Sqlite, sqlite_options(PathBuf::from(path.trim_start_matches("//")))?)
        } else if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            (Engine::Postgres, postgres_options(url))
        } else {
            return Err(OpenError::Address);
        };
        if engine == Engine::Postgres {
            reach(url).await?;
        }
        let db = Database::connect(options).await.map_err(|error| OpenError::Unreachable(cause(&error)))?;
        Ok(Self { db, engine, turn: Arc::default() })
    }

    /// Which engine this is.
    pub fn engine(&self) -> Engine {
        self.engine
    }

    /// Closes all connections; SQLite folds its write-ahead log into the file.
    pub async fn close(self) {
        // A failure to close loses nothing: every commit is durable already.
        let _ = self.db.close().await;
    }

    /// Waits for this process's turn to write, where the engine has one writer.
    pub(crate) async fn turn(&self) -> Option<MutexGuard<'_, ()>> {
        match self.engine {
            Engine::Sqlite => Some(self.turn.lock().await),
            Engine::Postgres => None,
        }
    }

    /// Begins a transaction that will write. On SQLite it takes the write lock at once: one that reads first and
    /// writes later fails the moment somebody else has written, whatever the busy timeout.
    pub(crate) async fn begin_write(&self) -> Result<DatabaseTransaction, DbErr> {
        self.db
            .begin_with_options(TransactionOptions {
                sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
                ..TransactionOptions::default()
            })
            .await
    }

    /// Begins a transaction that sees one moment of the whole database.
    pub(crate) async fn begin_snapshot(&self) -> Result<DatabaseTransaction, DbErr> {
        let isolation_level = match self.engine {
            Engine::Sqlite => None,
            Engine::Postgres => Some(sea_orm::IsolationLevel::RepeatableRead),
        };
        self.db.begin_with_options(TransactionOptions { isolation_level, ..TransactionOptions::default() }).await
    }

    pub(crate) fn backend(&self) -> DbBackend {
        match self.engine {
            Engine::Sqlite => DbBackend::Sqlite,
            Engine::Postgres => DbBackend::Postgres,
        }
    }
}

/// An error that may be worth another try.
pub(crate) trait Retry {
    fn is_transient(&self) -> bool;
}

impl Retry for DbErr {
    fn is_transient(&self) -> bool {
        is_transient(self)
    }
}

/// Runs a whole transaction again when it lost a race (SQLSTATE 40001, 40P01, SQLITE_BUSY).
pub(crate) async fn retry<T, E, F, Fut>(mut transaction: F) -> Result<T, E>
where
    E: Retry,
    F: FnMut() -> Fut,
    Fut: Future<Output = Result<T, E>>,
{
    let mut pause = Duration::from_millis(2);
    for _ in 1..TRIES {
        match transaction().await {
            Err(error) if error.is_transient() => {
                tokio::time::sleep(pause).await;
                pause = pause.saturating_mul(2).min(Duration::from_millis(250));
            }
            settled => return settled,
        }
    }
    transaction().await
}

fn sqlite_options(path: PathBuf) -> Result<ConnectOptions, OpenError> {
    if path.as_os_str().is_empty() || path.as_os_str() == ":memory:" {
        return Err(OpenError::Address);
    }
    make_private(&path);
    let mut options = ConnectOptions::new("sqlite:named-below");
    common(&mut options);
    options.map_sqlx_sqlite_opts(move |sqlite| {
        sqlite
            // Set here and not in the URL, where `?`, `%` and Chinese names would need escaping.
            .filename(&path)
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            // NORMAL can lose acknowledged commits when the power fails.
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .busy_timeout(PATIENCE)
    });
    Ok(options)
}

/// Names and addresses of requesters will be in it: only its owner may read. SQLite would make it for everybody; the
/// files that it keeps beside it get the mode of this one.
fn make_private(path: &Path) {
    let mut new = File::options();
    new.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut new, 0o600);
    // One that is there is opened as it is; where none can be made, opening says why.
    let _ = new.open(path);
}

fn postgres_options(url: &str) -> ConnectOptions {
    let mut options = ConnectOptions::new(url);
    common(&mut options);
    options
}

/// One connection of its own first: the pool tries again and again and then says only that it has waited.
async fn reach(url: &str) -> Result<(), OpenError> {
    let unreachable = |error| OpenError::Unreachable(cause(&DbErr::Conn(RuntimeErr::SqlxError(Arc::new(error)))));
    match tokio::time::timeout(PATIENCE, PgConnection::connect(url)).await {
        // What becomes of it does not matter: it has shown that there is a way.
        Ok(Ok(connection)) => connection.close().await.or(Ok(())),
        Ok(Err(error)) => Err(unreachable(error)),
        Err(_) => Err(OpenError::Unreachable(format!(
            "连不上数据库服务器（{}秒内没有应答），请核对地址、端口和防火墙",
            PATIENCE.as_secs()
        ))),
    }
}

fn common(options: &mut ConnectOptions) {
    options
        .max_connections(CONNECTIONS)
        .acquire_timeout(PATIENCE)
        .connect_timeout(PATIENCE)
        .test_before_acquire(false)
        // A logged statement would carry names and addresses.
        .sqlx_logging(false);
}
