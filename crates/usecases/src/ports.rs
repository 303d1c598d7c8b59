//! What the acts need from outside. `store` implements the data ports once for SQLite and PostgreSQL; the
//! binary wires clock, ids, passwords, files and the sandbox.

mod guard;

pub use guard::{FoundRow, GuardChange, SealedRules, Stock};

use crate::audit::{HashAlgorithm, StoredRow};
use async_trait::async_trait;
use casework::ids::{ActorId, AgencyId, ContentId, PersonId, RequestNumber, StreamId, UnitId};
use casework::ledger::{Entry, NewEvent};
use jiff::{Timestamp, civil::Date};
use law::outcome::Outcome;
use law::receipt::Channel;
use law::requester::RequesterKind;
use serde::{Deserialize, Serialize};

/// The outside failed: database gone, disk full. Its text holds no personal data.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct PortError(pub String);

/// What a port gives.
pub type PortResult<T> = Result<T, PortError>;

/// Reading the ledger.
#[async_trait]
pub trait Ledger: Send + Sync {
    /// A stream from its first entry; empty if there is none.
    async fn stream(&self, agency: &AgencyId, stream: &StreamId) -> PortResult<Vec<Entry>>;
    /// At most `limit` entries after a place in the agency's ledger, in order.
    async fn after(&self, agency: &AgencyId, sequence: u64, limit: u64) -> PortResult<Vec<Entry>>;
    /// All entries of the streams whose id starts with `prefix` (`report/`, `figure/`), in ledger order.
    async fn streams_under(&self, agency: &AgencyId, prefix: &str) -> PortResult<Vec<Entry>>;
    /// Sequence and hash of the last entry; `(0, 64 zeros)` for an empty ledger.
    async fn head(&self, agency: &AgencyId) -> PortResult<(u64, String)>;
    /// A page for the fold of the annual report: entries of the areas `request` and `figure` after a place in the
    /// ledger, in order. An empty page is the end; the next page starts after the last sequence of this one. A store
    /// may leave out event types that [`report::fold::reads`] denies, and the hashes, which the report does not read.
    async fn report_page(&self, agency: &AgencyId, sequence: u64, limit: u64) -> PortResult<Vec<Entry>> {
        let mut place = sequence;
        loop {
            let page = self.after(agency, place, limit).await?;
            let Some(last) = page.last() else { return Ok(Vec::new()) };
            place = last.sequence;
            let read: Vec<Entry> = page.into_iter().filter(|entry| entry.event.is_read_by_report()).collect();
            if !read.is_empty() {
                return Ok(read);
            }
        }
    }
}

/// Reading the ledger as it stands on disk, for the audit.
#[async_trait]
pub trait AuditTrail: Send + Sync {
    /// How the agency's chain is hashed; `None` while it has no chain, or one whose algorithm cannot be read.
    async fn algorithm(&self, agency: &AgencyId) -> PortResult<Option<HashAlgorithm>>;
    /// At most `limit` rows after a place in the agency's ledger (`None`: from whatever place comes first, below
    /// zero included), in order, undecoded. A row that holds what no entry can hold is given all the same.
    async fn stored_after(&self, agency: &AgencyId, sequence: Option<i64>, limit: u64) -> PortResult<Vec<StoredRow>>;
    /// Rows of the agency whose place is not even a whole number, which [`AuditTrail::stored_after`] cannot give.
    async fn without_place(&self, agency: &AgencyId) -> PortResult<u64>;
}

/// All that one act changes, in one transaction.
#[derive(Debug, Clone)]
pub struct Batch {
    /// Whose ledger.
    pub agency: AgencyId,
    /// Which stream.
    pub stream: StreamId,
    /// Entries the stream had when the act read it; 0 for a new stream.
    pub expected_version: u64,
    /// Who acts.
    pub actor: ActorId,
    /// When, by the office's clock.
    pub recorded_at: Timestamp,
    /// What happened, at least one event.
    pub events: Vec<NewEvent>,
    /// A number taken from a series in the same transaction, so that series have no gaps.
    pub claim: Option<NumberClaim>,
    /// Persons to insert or replace.
    pub people: Vec<Person>,
    /// Request texts to insert or replace.
    pub contents: Vec<RequestContent>,
    /// A tracking secret to insert.
    pub tracking: Option<Tracking>,
    /// The case's row after these events.
    pub case: Option<CaseRow>,
    /// Work to be done afterwards.
    pub jobs: Vec<NewJob>,
    /// What the guard keeps.
    pub guard: GuardChange,
}

/// `number` is claimed as the next of its series; refused if another act took it first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NumberClaim {
    /// `request/2024`, `document/2024`.
    pub series: String,
    /// The number claimed, from 1.
    pub number: u64,
}

/// Why a batch was not written. Nothing of it was.
#[derive(Debug, thiserror::Error)]
pub enum CommitError {
    /// Somebody else appended to the stream first.
    #[error("stream is at version {actual}")]
    Conflict {
        /// Entries that the stream has now.
        actual: u64,
    },
    /// Somebody else took the number first.
    #[error("number already taken")]
    NumberTaken,
    /// The outside failed.
    #[error(transparent)]
    Failed(#[from] PortError),
}

/// Writing: the only way into the ledger.
#[async_trait]
pub trait UnitOfWork: Send + Sync {
    /// Appends the events, extends the chain, and writes everything else of the batch, or nothing.
    async fn commit(&self, batch: Batch) -> Result<Vec<Entry>, CommitError>;
    /// The last number taken of a series, 0 if none.
    async fn last_number(&self, agency: &AgencyId, series: &str) -> PortResult<u64>;
}

/// A case as lists and counts need it. Derived from its stream; can be rebuilt at any time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseRow {
    /// Its stream.
    pub stream: StreamId,
    /// Its number.
    pub number: RequestNumber,
    /// Entries it is derived from.
    pub version: u64,
    /// Phase, the word of `casework::request::Phase::id`.
    pub phase: String,
    /// How it came in.
    pub channel: Channel,
    /// Report column.
    pub requester_kind: RequesterKind,
    /// Its requester.
    pub requester: PersonId,
    /// Its text.
    pub content: ContentId,
    /// Its handling unit.
    pub unit: Option<UnitId>,
    /// The day it came in.
    pub registered_on: Date,
    /// `收到申请之日` of the first receipt; the report's year.
    pub received_on: Option<Date>,
    /// Last day to reply, a cache: `None` while no reply clock runs to an end.
    pub due: Option<Date>,
    /// Whether `due` needs a calendar year that has no notice yet.
    pub due_is_provisional: bool,
    /// Version of the calendar that made `due`.
    pub calendar_version: u64,
    /// Something other than the reply is waited for (clarification, consultation, fee); the last day for it.
    pub awaits_until: Option<Date>,
    /// The final outcome, once the case has ended.
    pub outcome: Option<Outcome>,
    /// The day that counts as its end: dispatch, lapse or withdrawal.
    pub disposed_on: Option<Date>,
}

/// Which cases a list wants. Empty means all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CaseFilter {
    /// Only open ones (`Some(true)`) or only ended ones.
    pub open: Option<bool>,
    /// Only these phases.
    pub phases: Vec<String>,
    /// Only due on or before this day.
    pub due_to: Option<Date>,
    /// Only due on or after this day.
    pub due_from: Option<Date>,
    /// Only received in this year.
    pub year: Option<i16>,
    /// Only of this handling unit.
    pub unit: Option<UnitId>,
    /// After this number, for the next page.
    pub after: Option<RequestNumber>,
    /// At most so many; 0 means 50.
    pub limit: u64,
}

/// A count for table three, from views.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseCount {
    /// Which column.
    pub kind: RequesterKind,
    /// What is counted.
    pub measure: CaseMeasure,
    /// How many.
    pub count: u64,
}

/// What table three counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CaseMeasure {
    /// Received in the year.
    Received,
    /// Received before the year and not ended before it.
    CarriedIn,
    /// Ended in the year with an outcome.
    Disposed(Outcome),
    /// Received by the end of the year and not ended by then.
    CarriedOut,
}

/// Lists and counts.
#[async_trait]
pub trait Views: Send + Sync {
    /// The row of a number.
    async fn case(&self, agency: &AgencyId, number: &RequestNumber) -> PortResult<Option<CaseRow>>;
    /// Rows by filter, ordered by number.
    async fn cases(&self, agency: &AgencyId, filter: &CaseFilter) -> PortResult<Vec<CaseRow>>;
    /// Table three's counts of a year.
    async fn counts(&self, agency: &AgencyId, year: i16) -> PortResult<Vec<CaseCount>>;
    /// Replaces every row of the agency, but for those of cases with entries after the place `read_to`: they changed
    /// since the rows were derived, and keep the row that their own act has written.
    async fn replace_all(&self, agency: &AgencyId, read_to: u64, rows: Vec<CaseRow>) -> PortResult<()>;
    /// Numbers whose row is not exactly, in every column, the given one; that have none; or that have one which is
    /// not among the given.
    async fn deviating(&self, agency: &AgencyId, rows: &[CaseRow]) -> PortResult<Vec<RequestNumber>>;
    /// Replaces rows, but none that is derived from more entries than the given one: a case that has changed since it
    /// was read keeps the row that its own act has written.
    async fn refresh(&self, agency: &AgencyId, rows: Vec<CaseRow>) -> PortResult<()>;
}

/// A person or organisation. The only place where personal data stand.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// Its id.
    pub id: PersonId,
    /// Report column; third parties too.
    pub kind: RequesterKind,
    /// Name.
    pub name: String,
    /// `resident_id`, `passport`, `hk_macao_permit`, `taiwan_permit`, `credit_code`, `other`.
    pub id_type: String,
    /// Number of the identity document.
    pub id_number: String,
    /// Telephone.
    pub phone: String,
    /// E-mail, may be empty.
    pub email: String,
    /// Postal address, may be empty.
    pub address: String,
}

impl std::fmt::Debug for Person {
    /// Never prints personal data: an id only.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Person({})", self.id)
    }
}

/// The words of a request.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RequestContent {
    /// Its id.
    pub id: ContentId,
    /// `名称`.
    pub title: String,
    /// `文号`, may be empty.
    pub document_number: String,
    /// `其他特征性描述`; a clarification is added below it.
    pub description: String,
}

impl std::fmt::Debug for RequestContent {
    /// Never prints a request's text: an id only.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "RequestContent({})", self.id)
    }
}

/// What a requester proves with the tracking secret. Only a hash of the secret is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tracking {
    /// The case.
    pub number: RequestNumber,
    /// SHA-256 of the secret, lower-case hex.
    pub secret_hash: String,
}

/// Persons, request texts, tracking secrets.
#[async_trait]
pub trait People: Send + Sync {
    /// A person.
    async fn person(&self, agency: &AgencyId, id: &PersonId) -> PortResult<Option<Person>>;
    /// A request's text.
    async fn content(&self, agency: &AgencyId, id: &ContentId) -> PortResult<Option<RequestContent>>;
    /// Texts of many requests, for lists; missing ones are left out.
    async fn contents(&self, agency: &AgencyId, ids: &[ContentId]) -> PortResult<Vec<RequestContent>>;
    /// The hash kept for a case.
    async fn tracking(&self, agency: &AgencyId, number: &RequestNumber) -> PortResult<Option<Tracking>>;
    /// The case that a hash was kept for.
    async fn tracked_by(&self, agency: &AgencyId, secret_hash: &str) -> PortResult<Option<RequestNumber>>;
}

/// Work to be done after a commit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewJob {
    /// What kind, the word of [`crate::job::Kind`].
    pub kind: String,
    /// Ids only, as JSON.
    pub payload: serde_json::Value,
    /// The same key is enqueued once.
    pub key: String,
    /// Not before.
    pub run_at: Timestamp,
}

/// A job that a worker holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Job {
    /// Its id.
    pub id: String,
    /// What kind.
    pub kind: String,
    /// Ids only.
    pub payload: serde_json::Value,
    /// Tries so far, this one included.
    pub attempt: u32,
}

/// The job queue.
#[async_trait]
pub trait Jobs: Send + Sync {
    /// Takes the next job that is due, for the length of a lease. One whose worker died at the last of
    /// [`crate::job::MAX_ATTEMPTS`] tries is put aside: it may be what kills the process.
    async fn claim(
        &self,
        agency: &AgencyId,
        worker: &str,
        now: Timestamp,
        lease_seconds: i64,
    ) -> PortResult<Option<Job>>;
    /// It is done. Nothing happens if another worker holds it by now.
    async fn finish(&self, agency: &AgencyId, job: &Job) -> PortResult<()>;
    /// It failed; tried again later, or put aside if there is no later or after [`crate::job::MAX_ATTEMPTS`].
    /// Nothing happens if another worker holds it by now.
    async fn fail(&self, agency: &AgencyId, job: &Job, error: &str, retry_at: Option<Timestamp>) -> PortResult<()>;
    /// Jobs put aside.
    async fn dead(&self, agency: &AgencyId) -> PortResult<Vec<Job>>;
}

/// What a member of staff may do. One account can have several.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// `公开办经办人`.
    Clerk,
    /// `承办处室`.
    HandlingUnit,
    /// `保密审查人`.
    SecrecyReviewer,
    /// `公开工作机构负责人` — agrees to extensions and fees.
    OfficeHead,
    /// `分管领导` — signs replies and the report.
    Leader,
    /// `主管部门` — reads everything, changes nothing.
    Supervisor,
    /// `系统管理员` — accounts, settings, calendar.
    Administrator,
}

/// A staff account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// Sign-in name, also the actor in the ledger.
    pub login: String,
    /// Name shown.
    pub name: String,
    /// What it may do.
    pub roles: Vec<Role>,
    /// Handling unit, if it belongs to one.
    pub unit: Option<UnitId>,
    /// PHC string.
    pub password_hash: String,
    /// Cannot sign in.
    pub is_disabled: bool,
}

/// A browser session. Only a hash of its token is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// SHA-256 of the cookie's token, lower-case hex.
    pub token_hash: String,
    /// Whose.
    pub login: String,
    /// Begun.
    pub created_at: Timestamp,
    /// Last used.
    pub seen_at: Timestamp,
}

/// A bearer token for the API. Only a hash is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ApiToken {
    /// SHA-256 of the token, lower-case hex.
    pub token_hash: String,
    /// Acts as this account.
    pub login: String,
    /// What it is for.
    pub label: String,
    /// Made.
    pub created_at: Timestamp,
}

/// Staff accounts, sessions, tokens.
#[async_trait]
pub trait Accounts: Send + Sync {
    /// An account.
    async fn account(&self, agency: &AgencyId, login: &str) -> PortResult<Option<Account>>;
    /// All accounts, by login.
    async fn accounts(&self, agency: &AgencyId) -> PortResult<Vec<Account>>;
    /// Inserts an account; `false`, and nothing changed, if there is one of that login.
    async fn insert_account(&self, agency: &AgencyId, account: Account) -> PortResult<bool>;
    /// Replaces an account's password and nothing else.
    async fn set_password(&self, agency: &AgencyId, login: &str, password_hash: String) -> PortResult<()>;
    /// Closes an account and changes nothing else.
    async fn disable_account(&self, agency: &AgencyId, login: &str) -> PortResult<()>;
    /// A session by its token's hash.
    async fn session(&self, agency: &AgencyId, token_hash: &str) -> PortResult<Option<Session>>;
    /// Begins a session.
    async fn put_session(&self, agency: &AgencyId, session: Session) -> PortResult<()>;
    /// Notes that a session was used; one that has ended in the meantime stays ended.
    async fn touch_session(&self, agency: &AgencyId, token_hash: &str, seen_at: Timestamp) -> PortResult<()>;
    /// Ends a session.
    async fn end_session(&self, agency: &AgencyId, token_hash: &str) -> PortResult<()>;
    /// Ends every session of an account (disabled, new password).
    async fn end_sessions_of(&self, agency: &AgencyId, login: &str) -> PortResult<()>;
    /// A token by its hash.
    async fn token(&self, agency: &AgencyId, token_hash: &str) -> PortResult<Option<ApiToken>>;
    /// All tokens, oldest first.
    async fn tokens(&self, agency: &AgencyId) -> PortResult<Vec<ApiToken>>;
    /// Inserts a token.
    async fn put_token(&self, agency: &AgencyId, token: ApiToken) -> PortResult<()>;
    /// Removes a token.
    async fn end_token(&self, agency: &AgencyId, token_hash: &str) -> PortResult<()>;
}

/// Files by the SHA-256 of their bytes.
#[async_trait]
pub trait Files: Send + Sync {
    /// Keeps bytes; gives their SHA-256 in lower-case hex.
    async fn put(&self, agency: &AgencyId, bytes: Vec<u8>) -> PortResult<String>;
    /// Bytes by hash.
    async fn get(&self, agency: &AgencyId, sha256: &str) -> PortResult<Option<Vec<u8>>>;
}

/// Reads hostile files in a child process of the same binary, under limits of memory and time.
#[async_trait]
pub trait Sandbox: Send + Sync {
    /// The contents of a file, or why they cannot be read.
    async fn read(&self, name: &str, bytes: Vec<u8>) -> PortResult<Result<formats::Content, formats::Unreadable>>;
    /// Everything that a file holds, seen or not, judged.
    async fn inspect(&self, name: &str, bytes: Vec<u8>) -> PortResult<scan::FileReport>;
}

/// Password hashing, off the async threads.
#[async_trait]
pub trait Passwords: Send + Sync {
    /// A PHC string.
    async fn hash(&self, password: String) -> PortResult<String>;
    /// Whether a password fits a PHC string.
    async fn verify(&self, password: String, phc: String) -> PortResult<bool>;
}

/// Time. Nothing else reads the machine's clock.
pub trait Clock: Send + Sync {
    /// Now.
    fn now(&self) -> Timestamp;
    /// Today in Asia/Shanghai.
    fn today(&self) -> Date;
}

/// Randomness. Nothing else makes ids or secrets.
pub trait Ids: Send + Sync {
    /// A new id, sortable by time (ULID).
    fn id(&self) -> String;
    /// A new secret of at least 128 bits that a person can copy: letters and digits in groups.
    fn secret(&self) -> String;
}
