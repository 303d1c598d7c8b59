//! The job queue: a row a job, claimed by compare-and-set for the length of a lease.

use crate::connect::Store;
use crate::entity::job::{Column, Entity, Model};
use crate::error::failed;
use crate::words::count;
use async_trait::async_trait;
use casework::ids::AgencyId;
use jiff::Timestamp;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter, QueryOrder};
use sea_orm::{Statement, Value};
use usecases::job::MAX_ATTEMPTS;
use usecases::ports::{Job, Jobs, NewJob, PortResult};

const DOING: &str = "办理后台任务";

/// Longest error text kept with a job.
const ERROR_CHARACTERS: usize = 500;

const READY: &str = "ready";
const DONE: &str = "done";
const DEAD: &str = "dead";

#[async_trait]
impl Jobs for Store {
    async fn claim(
        &self,
        agency: &AgencyId,
        worker: &str,
        now: Timestamp,
        lease_seconds: i64,
    ) -> PortResult<Option<Job>> {
        let now = now.as_millisecond();
        let until = now.saturating_add(lease_seconds.saturating_mul(1_000));
        loop {
            let Some(job) = self.next_due(agency, now).await.map_err(|e| failed(DOING, &e))? else { return Ok(None) };
            if job.attempt >= i64::from(MAX_ATTEMPTS) {
                let job = read(job, 0);
                self.fail(agency, &job, "每次办理都中断，可能就是它使进程退出", None).await?;
                continue;
            }
            if self.take(&job, worker, now, until).await.map_err(|e| failed(DOING, &e))? {
                return Ok(Some(read(job, 1)));
            }
            // Another worker was faster; its job is no longer due, so the search goes on.
        }
    }

    async fn finish(&self, agency: &AgencyId, job: &Job) -> PortResult<()> {
        let sql = "UPDATE job SET state = $1, locked_until = 0, locked_by = NULL, last_error = NULL \
                   WHERE agency_id = $2 AND id = $3 AND attempt = $4";
        let place = held(agency, job);
        self.change_job(sql, [DONE.into()].into_iter().chain(place).collect()).await
    }

    async fn fail(&self, agency: &AgencyId, job: &Job, error: &str, retry_at: Option<Timestamp>) -> PortResult<()> {
        let error: String = error.chars().take(ERROR_CHARACTERS).collect();
        let run_at = retry_at.map_or(0, Timestamp::as_millisecond);
        let most = if retry_at.is_some() { i64::from(MAX_ATTEMPTS) } else { 0 };
        let sql = "UPDATE job SET state = CASE WHEN attempt < $1 THEN 'ready' ELSE 'dead' END, run_at = $2, \
                   locked_until = 0, locked_by = NULL, last_error = $3 \
                   WHERE agency_id = $4 AND id = $5 AND attempt = $6";
        let values: [Value; 3] = [most.into(), run_at.into(), error.into()];
        self.change_job(sql, values.into_iter().chain(held(agency, job)).collect()).await
    }

    async fn dead(&self, agency: &AgencyId) -> PortResult<Vec<Job>> {
        let rows = Entity::find()
            .filter(Column::AgencyId.eq(&agency.0))
            .filter(Column::State.eq(DEAD))
            .order_by_asc(Column::Id)
            .all(&self.db)
            .await
            .map_err(|e| failed(DOING, &e))?;
        Ok(rows.into_iter().map(|row| read(row, 0)).collect())
    }
}

impl Store {
    async fn next_due(&self, agency: &AgencyId, now: i64) -> Result<Option<Model>, DbErr> {
        Entity::find()
            .filter(Column::AgencyId.eq(&agency.0))
            .filter(Column::State.eq(READY))
            .filter(Column::RunAt.lte(now))
            .filter(Column::LockedUntil.lte(now))
            .order_by_asc(Column::RunAt)
            .order_by_asc(Column::Id)
            .one(&self.db)
            .await
    }

    /// Whether this worker got it: it must stand as it was seen, still without a running lease.
    async fn take(&self, job: &Model, worker: &str, now: i64, until: i64) -> Result<bool, DbErr> {
        let taken = Entity::update_many()
            .col_expr(Column::LockedBy, Expr::value(worker))
            .col_expr(Column::LockedUntil, Expr::value(until))
            .col_expr(Column::Attempt, Expr::value(job.attempt + 1))
            .filter(Column::AgencyId.eq(&job.agency_id))
            .filter(Column::Id.eq(&job.id))
            .filter(Column::State.eq(READY))
            .filter(Column::Attempt.eq(job.attempt))
            .filter(Column::LockedUntil.lte(now))
            .exec(&self.db)
            .await?;
        Ok(taken.rows_affected == 1)
    }

    async fn change_job(&self, sql: &str, values: Vec<Value>) -> PortResult<()> {
        let statement = Statement::from_sql_and_values(self.backend(), sql, values);
        self.db.execute_raw(statement).await.map_err(|e| failed(DOING, &e))?;
        Ok(())
    }
}

/// A job as the worker holds it: every claim raises the tries, so that they name the holder.
fn held(agency: &AgencyId, job: &Job) -> [Value; 3] {
    [agency.0.clone().into(), job.id.clone().into(), i64::from(job.attempt).into()]
}

/// Enqueues a job in the transaction of the act that wants it; a key that was enqueued before stays as it is.
pub(crate) async fn enqueue(tx: &DatabaseTransaction, agency: &AgencyId, job: &NewJob) -> Result<(), DbErr> {
    let sql = "INSERT INTO job (agency_id, id, kind, payload, state, run_at, attempt, locked_until) \
               SELECT $1, $2, $3, $4, $5, $6, $7, $8 \
               WHERE NOT EXISTS (SELECT 1 FROM job WHERE agency_id = $1 AND id = $2)";
    let values: Vec<Value> = vec![
        agency.0.clone().into(),
        job.key.clone().into(),
        job.kind.clone().into(),
        job.payload.to_string().into(),
        READY.into(),
        job.run_at.as_millisecond().into(),
        count(0).into(),
        count(0).into(),
    ];
    tx.execute_raw(Statement::from_sql_and_values(tx.get_database_backend(), sql, values)).await?;
    Ok(())
}

/// `more` counts the try that has just begun.
fn read(row: Model, more: i64) -> Job {
    Job {
        id: row.id,
        kind: row.kind,
        payload: serde_json::from_str(&row.payload).unwrap_or(serde_json::Value::Null),
        attempt: u32::try_from(row.attempt + more).unwrap_or(u32::MAX),
    }
}
