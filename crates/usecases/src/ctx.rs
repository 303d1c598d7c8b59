//! What every act is given: the ports, whose ledger it is, and who acts.

use crate::authorization::{Act, Grant};
use crate::calendar::CalendarCache;
use crate::error::ActError;
use crate::guard::IndexCache;
use crate::ports::{
    Account, Accounts, Clock, Files, Ids, Jobs, Ledger, Passwords, People, Role, Sandbox, Stock, UnitOfWork, Views,
};
use casework::ids::{ActorId, AgencyId, RequestNumber, UnitId};
use jiff::civil::Date;
use std::sync::Arc;

/// Everything outside, wired once by the binary (or by [`crate::testing`]).
#[derive(Clone)]
#[allow(missing_docs, reason = "each field is the port of its type's name")]
pub struct Ports {
    pub ledger: Arc<dyn Ledger>,
    pub work: Arc<dyn UnitOfWork>,
    pub views: Arc<dyn Views>,
    pub people: Arc<dyn People>,
    pub jobs: Arc<dyn Jobs>,
    pub accounts: Arc<dyn Accounts>,
    pub files: Arc<dyn Files>,
    pub stock: Arc<dyn Stock>,
    pub sandbox: Arc<dyn Sandbox>,
    pub passwords: Arc<dyn Passwords>,
    pub clock: Arc<dyn Clock>,
    pub ids: Arc<dyn Ids>,
    /// Calendars already parsed, by agency and version.
    pub calendars: Arc<CalendarCache>,
    /// What published documents say together, in memory only.
    pub index: Arc<IndexCache>,
}

/// Who acts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Actor {
    /// A member of staff who has signed in.
    Staff(Staff),
    /// The requester of this one case, proved by the tracking secret.
    Requester {
        /// The case.
        number: RequestNumber,
    },
    /// Anybody.
    Public,
    /// The office's own machine: jobs, and the operator at the command line.
    System,
}

/// A member of staff, as far as acts need to know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Staff {
    /// Sign-in name; the actor in the ledger.
    pub login: String,
    /// Name shown.
    pub name: String,
    /// What it may do.
    pub roles: Vec<Role>,
    /// Handling unit, if it belongs to one.
    pub unit: Option<UnitId>,
}

impl From<Account> for Staff {
    fn from(account: Account) -> Self {
        Self { login: account.login, name: account.name, roles: account.roles, unit: account.unit }
    }
}

/// The context of one act.
#[derive(Clone)]
pub struct Ctx {
    /// The outside.
    pub ports: Arc<Ports>,
    /// Whose ledger.
    pub agency: AgencyId,
    /// Who acts.
    pub actor: Actor,
}

impl Ctx {
    /// The same office, another actor.
    #[must_use]
    pub fn with_actor(&self, actor: Actor) -> Self {
        Self { ports: Arc::clone(&self.ports), agency: self.agency.clone(), actor }
    }

    /// Today in Asia/Shanghai.
    pub fn today(&self) -> Date {
        self.ports.clock.today()
    }

    /// The actor's name in the ledger.
    pub fn actor_id(&self) -> ActorId {
        ActorId(match &self.actor {
            Actor::Staff(staff) => staff.login.clone(),
            Actor::Requester { .. } | Actor::Public => "requester".to_owned(),
            Actor::System => "system".to_owned(),
        })
    }

    /// The member of staff who acts, if it is one.
    pub fn staff(&self) -> Option<&Staff> {
        match &self.actor {
            Actor::Staff(staff) => Some(staff),
            Actor::Requester { .. } | Actor::Public | Actor::System => None,
        }
    }

    /// Whether the actor may do the act at all; a single case may still be closed to it.
    ///
    /// # Errors
    /// [`ActError::Forbidden`], saying who may.
    pub fn may(&self, act: Act) -> Result<Grant, ActError> {
        act.grant(&self.actor)
    }

    /// [`Ctx::may`] for an act on one request.
    ///
    /// # Errors
    /// [`ActError::Forbidden`], saying who may.
    pub fn may_on_request(&self, act: casework::request::Act) -> Result<Grant, ActError> {
        self.may(Act::Request(act))
    }
}
