//! The ports, wired: one database, one directory of files, this machine's clock and randomness.

use crate::config::Config;
use crate::guard_key;
use crate::sandbox::SandboxPool;
use casework::ids::AgencyId;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::Offset;
use std::sync::{Arc, Mutex, PoisonError};
use store::{Argon2Passwords, DirFiles, Store};
use usecases::calendar::CalendarCache;
use usecases::ctx::{Actor, Ctx, Ports};
use usecases::guard::IndexCache;
use usecases::ports::{Clock, Ids};

/// An office with its doors open.
pub(crate) struct Office {
    /// Every port.
    pub(crate) ports: Arc<Ports>,
    /// The database, for what is done to it as a whole: migrate, back up, restore.
    pub(crate) store: Store,
    /// Whose ledger.
    pub(crate) agency: AgencyId,
}

impl Office {
    /// The context of the operator at the command line.
    pub(crate) fn operator(&self) -> Ctx {
        Ctx { ports: Arc::clone(&self.ports), agency: self.agency.clone(), actor: Actor::System }
    }
}

/// Opens the office of a configuration. The database must be up to date: `init` and `migrate` see to that; and it
/// must be there, which whoever calls this has asked [`must_be_there`].
///
/// # Errors
/// One Chinese line that says what is wrong and what to do.
pub(crate) async fn open(config: &Config) -> Result<Office, String> {
    let office = connect(config).await?;
    let steps = office.store.migrations().await.map_err(|error| error.to_string())?;
    if let Some(step) = steps.unknown.first() {
        return Err(format!("数据库由更新的版本建立（含未知步骤{step}），请改用新版程序"));
    }
    if !steps.pending.is_empty() {
        return Err("数据库尚未升级到本版本，请先运行gongkai migrate".to_owned());
    }
    Ok(office)
}

/// Whether there is a database file; asked first, since SQLite would make an empty one.
///
/// # Errors
/// One Chinese line if there is none.
pub(crate) fn must_be_there(config: &Config) -> Result<(), String> {
    match config.sqlite_path() {
        Some(path) if !path.is_file() => {
            Err(format!("没有数据库{}，请先运行gongkai init，或用--data指明数据目录", path.display()))
        }
        Some(_) | None => Ok(()),
    }
}

/// Opens the database of a configuration whatever its state; an SQLite file is made if it is missing.
///
/// # Errors
/// One Chinese line that says what is wrong and what to do.
pub(crate) async fn connect(config: &Config) -> Result<Office, String> {
    let store = Store::open(&config.database_url()).await.map_err(|error| match config.sqlite_path() {
        Some(path) => format!("打不开数据库{}：{error}", path.display()),
        None => format!("打不开数据库：{error}"),
    })?;
    let data = Arc::new(store.clone());
    let ports = Ports {
        ledger: data.clone(),
        work: data.clone(),
        views: data.clone(),
        people: data.clone(),
        jobs: data.clone(),
        accounts: data.clone(),
        stock: data,
        files: Arc::new(DirFiles::new(config.files_dir())),
        sandbox: Arc::new(SandboxPool::default()),
        passwords: Arc::new(Argon2Passwords::default()),
        clock: Arc::new(SystemClock),
        ids: Arc::new(RandomIds::default()),
        calendars: Arc::new(CalendarCache::default()),
        index: Arc::new(IndexCache::new(guard_key::of(&config.guard_key_file())?)),
    };
    Ok(Office { ports: Arc::new(ports), store, agency: AgencyId(config.agency.clone()) })
}

/// This machine's clock. Nothing else reads it.
pub(crate) struct SystemClock;

impl Clock for SystemClock {
    #[allow(clippy::disallowed_methods, reason = "the one place that reads the clock")]
    fn now(&self) -> Timestamp {
        Timestamp::now()
    }

    fn today(&self) -> Date {
        // China has had one time zone and no summer time since 1992; a fixed offset needs no zone database.
        Offset::constant(8).to_datetime(self.now()).date()
    }
}

/// This machine's randomness. Nothing else makes ids or secrets.
#[derive(Default)]
pub(crate) struct RandomIds {
    /// Ids of one millisecond count up from a random beginning, so that they sort in the order they were made.
    last: Mutex<Option<ulid::Ulid>>,
}

impl Ids for RandomIds {
    fn id(&self) -> String {
        let milliseconds = u64::try_from(SystemClock.now().as_millisecond()).unwrap_or_default();
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        let next = last
            .filter(|last| last.timestamp_ms() >= milliseconds)
            .and_then(|last| last.increment().ok())
            .unwrap_or_else(|| ulid::Ulid::from_parts(milliseconds, random_bits()));
        *last = Some(next);
        next.to_string()
    }

    /// Thirty-two characters of five bits each, 160 bits, in groups of four: no `I`, `L`, `O`, `U` to misread.
    fn secret(&self) -> String {
        const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
        let bits = [random_bits(), random_bits()];
        let letter = |n: usize| {
            let five = (bits[n / 16] >> (5 * (n % 16))) & 31;
            char::from(LETTERS[five as usize])
        };
        let groups = (0..8).map(|group| (0..4).map(|n| letter(group * 4 + n)).collect::<String>());
        groups.collect::<Vec<_>>().join("-")
    }
}

/// A number of this machine's randomness.
///
/// # Panics
/// If the operating system gives no randomness: no secret may be made without it.
#[allow(clippy::expect_used, reason = "without randomness nothing may go on")]
pub(crate) fn random_bits() -> u128 {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).expect("the operating system gives no randomness");
    u128::from_le_bytes(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_sort_in_the_order_they_were_made() {
        let ids = RandomIds::default();
        let made: Vec<String> = (0..2_000).map(|_| ids.id()).collect();
        assert!(made.is_sorted_by(|a, b| a < b), "two ids are the same or out of order");
    }

    #[test]
    fn secrets_have_enough_letters_and_no_two_are_alike() {
        let ids = RandomIds::default();
        let secrets: std::collections::HashSet<String> = (0..1_000).map(|_| ids.secret()).collect();
        assert_eq!(secrets.len(), 1_000);
        for secret in secrets {
            assert_eq!(secret.chars().filter(char::is_ascii_alphanumeric).count(), 32, "{secret}");
        }
    }
}
