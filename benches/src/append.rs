//! Durable append of one event on SQLite, beside the bare engine writing one row a transaction with the same pragmas.

use crate::case;
use crate::figure::{Better, Figure};
use anyhow::Result;
use jiff::civil::date;
use sea_orm::{ConnectionTrait, Database, Statement, TransactionTrait};
use std::time::Instant;
use store::Store;
use usecases::ports::UnitOfWork;

const ROWS: u64 = 2_000;

pub(crate) fn measure() -> Result<Vec<Figure>> {
    tokio::runtime::Runtime::new()?.block_on(async {
        // Interleaved, so that whatever else the disk does meets both alike.
        let (mut ours, mut bare) = (0.0_f64, 0.0_f64);
        for _ in 0..3 {
            bare = bare.max(bare_rate().await?);
            ours = ours.max(append_rate().await?);
        }
        Ok(vec![
            Figure {
                name: "append of one event, durable (SQLite)",
                unit: "% of the bare engine",
                promised: 60.0,
                measured: 100.0 * ours / bare,
                better: Better::Higher,
                method: "2,000 single-event commits against 2,000 single-row transactions through the same driver, WAL, synchronous=FULL; best of three, interleaved",
            },
            Figure {
                name: "append of one event, durable (SQLite)",
                unit: "/s",
                promised: 0.6 * bare,
                measured: ours,
                better: Better::Higher,
                method: "the same run; the promise is 60 % of the bare rate",
            },
        ])
    })
}

async fn append_rate() -> Result<f64> {
    let folder = tempfile::tempdir()?;
    let store = Store::open(&format!("sqlite:{}", folder.path().join("bench.db").display())).await?;
    store.migrate(case::today()?).await?;
    let events = case::events(1, date(2024, 3, 1));
    let begun = Instant::now();
    for n in 0..ROWS {
        let event = events[usize::try_from(n)? % events.len()].clone();
        store.commit(case::batch(format!("request/{n}"), 0, vec![event])).await?;
    }
    let rate = ROWS as f64 / begun.elapsed().as_secs_f64();
    store.close().await;
    Ok(rate)
}

async fn bare_rate() -> Result<f64> {
    let folder = tempfile::tempdir()?;
    let db = Database::connect(format!("sqlite:{}?mode=rwc", folder.path().join("bare.db").display())).await?;
    for pragma in ["PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL"] {
        db.query_one_raw(Statement::from_string(db.get_database_backend(), pragma)).await?;
    }
    db.execute_unprepared("CREATE TABLE entry (id INTEGER PRIMARY KEY, event TEXT NOT NULL)").await?;
    let row = serde_json::to_string(&case::events(1, date(2024, 3, 1))[0].event)?;
    let begun = Instant::now();
    for n in 0..ROWS {
        let tx = db.begin().await?;
        let values = [i64::try_from(n)?.into(), row.clone().into()];
        tx.execute_raw(Statement::from_sql_and_values(
            tx.get_database_backend(),
            "INSERT INTO entry (id, event) VALUES ($1, $2)",
            values,
        ))
        .await?;
        tx.commit().await?;
    }
    Ok(ROWS as f64 / begun.elapsed().as_secs_f64())
}
