//! The ports in memory, for tests here and in `web`: the same meaning of conflict and of gapless numbers as the
//! real store, a clock that stands still until moved, ids and secrets that repeat from run to run.

mod accounts;
mod clock;
mod data;
mod stock;

pub use clock::{Counter, StillClock};
pub use data::Memory;

use crate::calendar::CalendarCache;
use crate::ctx::{Actor, Ctx, Ports, Staff};
use crate::guard::IndexCache;
use crate::ports::{Account, Accounts, Role};
use casework::ids::UnitId;
use jiff::civil::Date;
use std::sync::Arc;

/// An office in memory: context of the machine itself, and the clock to move.
pub struct Office {
    /// Acts as [`Actor::System`]; see [`Office::staff`] for others.
    pub ctx: Ctx,
    /// Moves when told.
    pub clock: Arc<StillClock>,
    /// What the ports have kept.
    pub memory: Arc<Memory>,
}

/// The members of staff every test office has: login, name, role, unit.
const STAFF: [(&str, &str, Role, Option<&str>); 8] = [
    ("clerk", "经办甲", Role::Clerk, None),
    ("clerk-2", "经办乙", Role::Clerk, None),
    ("unit", "承办丙", Role::HandlingUnit, Some("科研处")),
    ("secrecy", "保密丁", Role::SecrecyReviewer, None),
    ("head", "主任戊", Role::OfficeHead, None),
    ("leader", "领导己", Role::Leader, None),
    ("supervisor", "督查庚", Role::Supervisor, None),
    ("admin", "管理辛", Role::Administrator, None),
];

/// The password of every account of a test office.
pub const PASSWORD: &str = "correct-horse-battery";

impl Office {
    /// An empty office on a day, with one account of each role.
    pub fn open_on(today: Date) -> Self {
        let memory = Arc::new(Memory::default());
        let clock = Arc::new(StillClock::on(today));
        let ports = Ports {
            ledger: memory.clone(),
            work: memory.clone(),
            views: memory.clone(),
            people: memory.clone(),
            jobs: memory.clone(),
            accounts: memory.clone(),
            files: memory.clone(),
            stock: memory.clone(),
            sandbox: Arc::new(accounts::HereSandbox),
            passwords: Arc::new(accounts::PlainPasswords),
            clock: clock.clone(),
            ids: Arc::new(Counter::default()),
            calendars: Arc::new(CalendarCache::default()),
            index: Arc::new(IndexCache::new(*b"a key for nothing but the tests.")),
        };
        for (login, name, role, unit) in STAFF {
            memory.put_account(Account {
                login: login.to_owned(),
                name: name.to_owned(),
                roles: vec![role],
                unit: unit.map(UnitId::from),
                password_hash: accounts::PlainPasswords::phc(PASSWORD),
                is_disabled: false,
            });
        }
        let ctx = Ctx { ports: Arc::new(ports), agency: "test".into(), actor: Actor::System };
        Self { ctx, clock, memory }
    }

    /// The context of a member of staff, by login; an unknown login has no role.
    pub async fn staff(&self, login: &str) -> Ctx {
        let account = self.memory.account(&self.ctx.agency, login).await.ok().flatten();
        let staff = account.map_or_else(
            || Staff { login: login.to_owned(), name: login.to_owned(), roles: Vec::new(), unit: None },
            Staff::from,
        );
        self.ctx.with_actor(Actor::Staff(staff))
    }

    /// The context of anybody.
    pub fn public(&self) -> Ctx {
        self.ctx.with_actor(Actor::Public)
    }
}
