//! `安全巡查` of the whole stock: every document scanned again, the index built anew, findings brought up to date.

use super::{entries, patrol_stream};
use crate::authorization::Act;
use crate::ctx::Ctx;
use crate::error::ActError;
use crate::ports::{FoundRow, GuardChange};
use crate::stream::append_all;
use casework::guard::GuardEvent;
use casework::{Entry, Event};
use jiff::SignedDuration;
use jiff::civil::Date;
use scan::Severity;
use scan::patrol::Finding;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// How long after a round the next one is due.
const EVERY: SignedDuration = SignedDuration::from_hours(24);

/// What a round came to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Patrolled {
    /// Documents looked at.
    pub documents: u64,
    /// Findings that stand now.
    pub findings: u64,
    /// Of these, new ones.
    pub opened: u64,
    /// Findings that are gone.
    pub closed: u64,
    /// Findings that the running index had otherwise; 0 unless there is a defect.
    pub deviations: u64,
    /// Documents that hold something that should not have left, by kind.
    pub documents_with: BTreeMap<String, u64>,
}

/// Goes over the whole stock.
///
/// # Errors
/// [`ActError::Failed`] if the store fails.
pub async fn patrol_stock(ctx: &Ctx) -> Result<Patrolled, ActError> {
    ctx.may(Act::PatrolStock)?;
    let stream = patrol_stream();
    let version = entries(ctx, &stream).await?.len() as u64;
    let mut documents_with: BTreeMap<String, u64> = BTreeMap::new();
    let rebuilt = ctx
        .ports
        .index
        .rebuild(ctx, |document| {
            for kind in kinds_to_block(&document.text) {
                *documents_with.entry(kind).or_default() += 1;
            }
        })
        .await?;
    let findings = rebuilt.findings(ctx).await?;
    let running = ctx.ports.index.running(ctx, &rebuilt).await?;
    let known = ctx.ports.stock.findings(&ctx.agency, true).await?;
    let change = Difference::between(&known, &findings, ctx.today());
    let patrolled = Patrolled {
        documents: rebuilt.documents,
        findings: findings.len() as u64,
        opened: change.opened,
        closed: change.closed,
        deviations: running.map_or(0, |running| deviations(&findings, &running)),
        documents_with,
    };
    ctx.ports.index.replace(&ctx.agency, rebuilt);
    let event = Event::Guard(event(&patrolled));
    let guard = GuardChange { put_findings: change.rows, ..GuardChange::default() };
    append_all(ctx, stream, version, ctx.today(), event, Vec::new(), guard).await?;
    Ok(patrolled)
}

/// Goes over the stock if a day has passed since the last round, or the rules have changed. `None` if neither.
///
/// # Errors
/// [`ActError::Failed`] if the store fails.
pub async fn patrol_if_due(ctx: &Ctx) -> Result<Option<Patrolled>, ActError> {
    ctx.may(Act::PatrolStock)?;
    let is_due = match entries(ctx, &patrol_stream()).await?.last() {
        Some(last) => is_due_after(last, ctx),
        // Nothing to look at is no round.
        None => ctx.ports.stock.document_count(&ctx.agency).await? > 0,
    };
    if is_due { patrol_stock(ctx).await.map(Some) } else { Ok(None) }
}

fn is_due_after(last: &Entry, ctx: &Ctx) -> bool {
    let is_of_these_rules = match &last.event {
        Event::Guard(GuardEvent::StockPatrolled { engine, .. }) => engine == scan::ENGINE,
        Event::Guard(_)
        | Event::Request(_)
        | Event::Figure(_)
        | Event::Report(_)
        | Event::Calendar(_)
        | Event::Settings(_) => false,
    };
    !is_of_these_rules || ctx.ports.clock.now().duration_since(last.recorded_at) >= EVERY
}

/// Kinds that block publication and stand in a published text all the same.
fn kinds_to_block(text: &str) -> BTreeSet<String> {
    let findings = scan::text::scan(text, &scan::text::Settings::default());
    let blocking = findings.into_iter().filter(|finding| finding.severity == Severity::Block);
    blocking.filter_map(|finding| serde_json::to_value(finding.kind).ok()?.as_str().map(str::to_owned)).collect()
}

fn deviations(rebuilt: &[Finding], running: &[Finding]) -> u64 {
    let prints =
        |findings: &[Finding]| -> BTreeSet<String> { findings.iter().map(|f| f.fingerprint.clone()).collect() };
    prints(rebuilt).symmetric_difference(&prints(running)).count() as u64
}

fn event(patrolled: &Patrolled) -> GuardEvent {
    GuardEvent::StockPatrolled {
        documents: patrolled.documents,
        findings: patrolled.findings,
        opened: patrolled.opened,
        closed: patrolled.closed,
        deviations: patrolled.deviations,
        documents_with: patrolled.documents_with.clone(),
        engine: scan::ENGINE.to_owned(),
    }
}

/// What changes of the rows.
struct Difference {
    rows: Vec<FoundRow>,
    opened: u64,
    closed: u64,
}

impl Difference {
    fn between(known: &[FoundRow], findings: &[Finding], today: Date) -> Self {
        let known_by: HashMap<&str, &FoundRow> =
            known.iter().map(|row| (row.finding.fingerprint.as_str(), row)).collect();
        let found: BTreeSet<&str> = findings.iter().map(|finding| finding.fingerprint.as_str()).collect();
        let mut difference = Self { rows: Vec::new(), opened: 0, closed: 0 };
        for finding in findings {
            let before = known_by.get(finding.fingerprint.as_str());
            difference.opened += u64::from(before.is_none_or(|row| !row.is_found));
            let first_found_on = before.map_or(today, |row| row.first_found_on);
            let row = FoundRow { finding: finding.clone(), first_found_on, last_found_on: today, is_found: true };
            if before.is_none_or(|before| **before != row) {
                difference.rows.push(row);
            }
        }
        for row in known.iter().filter(|row| row.is_found && !found.contains(row.finding.fingerprint.as_str())) {
            difference.closed += 1;
            difference.rows.push(FoundRow { is_found: false, ..row.clone() });
        }
        difference
    }
}
