//! Lists and counts of cases.

use crate::commit::lock_chain;
use crate::connect::{Engine, Store, retry};
use crate::entity::case_row::{self, Column, Entity};
use crate::error::failed;
use crate::words::{count, read_count, read_day, read_day_if_any, read_word, word};
use async_trait::async_trait;
use casework::ids::{AgencyId, ContentId, PersonId, RequestNumber, StreamId, UnitId};
use law::outcome::Outcome;
use law::requester::RequesterKind;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, IntoActiveModel,
    QueryFilter, QueryOrder, QueryResult, QuerySelect, Select, Statement,
};
use std::collections::{BTreeMap, HashMap, HashSet};
use usecases::ports::{CaseCount, CaseFilter, CaseMeasure, CaseRow, PortResult, Views};

const READING: &str = "读取办件列表";
const WRITING: &str = "更新办件列表";

/// `disposed_year` of an open case: later than any year, so that "not ended by then" is one comparison.
pub(crate) const NOT_YET: i64 = 9_999;

/// Rows of one INSERT: 21 columns each, under the 32,766 values that SQLite takes.
const CHUNK: usize = 1_000;

/// Cases of a list that names no limit.
const PAGE: u64 = 50;

#[async_trait]
impl Views for Store {
    async fn case(&self, agency: &AgencyId, number: &RequestNumber) -> PortResult<Option<CaseRow>> {
        let key = (agency.0.clone(), number.0.clone());
        let row = Entity::find_by_id(key).one(&self.db).await.map_err(|e| failed(READING, &e))?;
        row.map(read).transpose()
    }

    async fn cases(&self, agency: &AgencyId, filter: &CaseFilter) -> PortResult<Vec<CaseRow>> {
        let limit = if filter.limit == 0 { PAGE } else { filter.limit };
        let rows = select(agency, filter).limit(limit).all(&self.db).await.map_err(|e| failed(READING, &e))?;
        rows.into_iter().map(read).collect()
    }

    async fn counts(&self, agency: &AgencyId, year: i16) -> PortResult<Vec<CaseCount>> {
        let values = [agency.0.clone().into(), i64::from(year).into()];
        let statement = Statement::from_sql_and_values(self.backend(), GROUPS, values);
        let rows = self.db.query_all_raw(statement).await.map_err(|e| failed(READING, &e))?;
        let mut counts: HashMap<(RequesterKind, CaseMeasure), u64> = HashMap::new();
        for row in &rows {
            let group = Group::read(row)?;
            for measure in group.measures(i64::from(year)) {
                *counts.entry((group.kind, measure)).or_default() += group.cases;
            }
        }
        let mut counts: Vec<CaseCount> =
            counts.into_iter().map(|((kind, measure), count)| CaseCount { kind, measure, count }).collect();
        counts.sort_by_key(|count| (count.kind, place(count.measure)));
        Ok(counts)
    }

    async fn replace_all(&self, agency: &AgencyId, read_to: u64, rows: Vec<CaseRow>) -> PortResult<()> {
        let models: Vec<case_row::Model> = rows.iter().map(|row| model(agency, row)).collect();
        let _turn = self.turn().await;
        retry(|| self.try_replace_all(agency, read_to, &models)).await.map_err(|e| failed(WRITING, &e))
    }

    async fn deviating(&self, agency: &AgencyId, rows: &[CaseRow]) -> PortResult<Vec<RequestNumber>> {
        let mut derived: BTreeMap<String, case_row::Model> =
            rows.iter().map(|row| (row.number.0.clone(), model(agency, row))).collect();
        let mut deviating = Vec::new();
        let mut cursor = Entity::find().filter(Column::AgencyId.eq(&agency.0)).cursor_by(Column::Number);
        loop {
            let page = cursor.first(CHUNK as u64).all(&self.db).await.map_err(|e| failed(READING, &e))?;
            let Some(last) = page.last() else { break };
            cursor.after(last.number.clone());
            let differ = page.into_iter().filter(|kept| derived.remove(&kept.number).as_ref() != Some(kept));
            deviating.extend(differ.map(|kept| RequestNumber(kept.number)));
        }
        deviating.extend(derived.into_keys().map(RequestNumber));
        Ok(deviating)
    }

    async fn refresh(&self, agency: &AgencyId, rows: Vec<CaseRow>) -> PortResult<()> {
        let models: Vec<case_row::Model> = rows.iter().map(|row| model(agency, row)).collect();
        let _turn = self.turn().await;
        retry(|| self.try_refresh(&models)).await.map_err(|e| failed(WRITING, &e))
    }
}

impl Store {
    async fn try_replace_all(&self, agency: &AgencyId, read_to: u64, models: &[case_row::Model]) -> Result<(), DbErr> {
        let tx = self.begin_write().await?;
        if self.engine == Engine::Postgres {
            // Acts queue here; on SQLite the transaction itself keeps them out.
            lock_chain(&tx, agency).await?;
        }
        let values = [agency.0.clone().into(), count(read_to).into()];
        let statement = Statement::from_sql_and_values(self.backend(), CHANGED, values);
        let rows = tx.query_all_raw(statement).await?;
        let changed: HashSet<String> = rows.iter().map(|row| row.try_get_by_index(0)).collect::<Result<_, _>>()?;
        Entity::delete_many()
            .filter(Column::AgencyId.eq(&agency.0))
            .filter(Column::Stream.is_not_in(&changed))
            .exec(&tx)
            .await?;
        let models: Vec<_> = models.iter().filter(|model| !changed.contains(&model.stream)).collect();
        for chunk in models.chunks(CHUNK) {
            let rows = chunk.iter().map(|model| (*model).clone().into_active_model());
            Entity::insert_many(rows).exec_without_returning(&tx).await?;
        }
        tx.commit().await
    }

    async fn try_refresh(&self, models: &[case_row::Model]) -> Result<(), DbErr> {
        let tx = self.begin_write().await?;
        for model in models {
            Entity::update_many()
                .set(model.clone().into_active_model().reset_all())
                .filter(Column::AgencyId.eq(&model.agency_id))
                .filter(Column::Number.eq(&model.number))
                .filter(Column::Version.lte(model.version))
                .exec(&tx)
                .await?;
        }
        tx.commit().await
    }
}

/// Writes a case's row: update, and insert if there was none. `is_new` tries the insert only.
pub(crate) async fn put(tx: &DatabaseTransaction, model: case_row::Model, is_new: bool) -> Result<(), DbErr> {
    if !is_new {
        let updated = Entity::update_many()
            .set(model.clone().into_active_model().reset_all())
            .filter(Column::AgencyId.eq(&model.agency_id))
            .filter(Column::Number.eq(&model.number))
            .exec(tx)
            .await?;
        if updated.rows_affected > 0 {
            return Ok(());
        }
    }
    Entity::insert(model.into_active_model()).exec_without_returning(tx).await?;
    Ok(())
}

/// Cases with entries after a place in the ledger.
const CHANGED: &str =
    "SELECT DISTINCT stream FROM ledger_entry WHERE agency_id = $1 AND sequence > $2 AND area = 'request'";

/// Every case not ended before the year, grouped in the order of the index `case_row_counts`. A case received in the
/// year cannot have ended before it, so this one scan holds everything that table three counts.
const GROUPS: &str = "SELECT disposed_year, outcome, requester_kind, received_year, COUNT(*) AS cases FROM case_row \
                      WHERE agency_id = $1 AND disposed_year >= $2 \
                      GROUP BY disposed_year, outcome, requester_kind, received_year";

struct Group {
    disposed_year: i64,
    outcome: Option<Outcome>,
    kind: RequesterKind,
    received_year: Option<i64>,
    cases: u64,
}

impl Group {
    fn read(row: &QueryResult) -> PortResult<Self> {
        let broken = |e: DbErr| failed(READING, &e);
        let outcome: Option<String> = row.try_get_by_index(1).map_err(broken)?;
        let kind: String = row.try_get_by_index(2).map_err(broken)?;
        Ok(Self {
            disposed_year: row.try_get_by_index(0).map_err(broken)?,
            outcome: outcome.map(|word| read_word("outcome", &word)).transpose()?,
            kind: read_word("requester_kind", &kind)?,
            received_year: row.try_get_by_index(3).map_err(broken)?,
            cases: read_count("cases", row.try_get_by_index(4).map_err(broken)?)?,
        })
    }

    /// What these cases count as. A case whose receipt was never fixed is in no year's report.
    fn measures(&self, year: i64) -> Vec<CaseMeasure> {
        let Some(received_year) = self.received_year else { return Vec::new() };
        let ended_in_year = self.outcome.filter(|_| self.disposed_year == year).map(CaseMeasure::Disposed);
        [
            (received_year == year).then_some(CaseMeasure::Received),
            (received_year < year).then_some(CaseMeasure::CarriedIn),
            ended_in_year.filter(|_| received_year <= year),
            (received_year <= year && self.disposed_year > year).then_some(CaseMeasure::CarriedOut),
        ]
        .into_iter()
        .flatten()
        .collect()
    }
}

/// Counts in the order of the form.
fn place(measure: CaseMeasure) -> (u8, Option<Outcome>) {
    match measure {
        CaseMeasure::Received => (1, None),
        CaseMeasure::CarriedIn => (2, None),
        CaseMeasure::Disposed(outcome) => (3, Some(outcome)),
        CaseMeasure::CarriedOut => (4, None),
    }
}

fn select(agency: &AgencyId, filter: &CaseFilter) -> Select<Entity> {
    let mut rows = Entity::find().filter(Column::AgencyId.eq(&agency.0)).order_by_asc(Column::NumberOrder);
    if let Some(open) = filter.open {
        let year = Column::DisposedYear;
        rows = rows.filter(if open { year.eq(NOT_YET) } else { year.lt(NOT_YET) });
    }
    if !filter.phases.is_empty() {
        rows = rows.filter(Column::Phase.is_in(&filter.phases));
    }
    if let Some(day) = filter.due_to {
        rows = rows.filter(Column::Due.lte(day.to_string()));
    }
    if let Some(day) = filter.due_from {
        rows = rows.filter(Column::Due.gte(day.to_string()));
    }
    if let Some(year) = filter.year {
        rows = rows.filter(Column::ReceivedYear.eq(i64::from(year)));
    }
    if let Some(unit) = &filter.unit {
        rows = rows.filter(Column::Unit.eq(&unit.0));
    }
    if let Some(number) = &filter.after {
        rows = rows.filter(Column::NumberOrder.gt(number_order(&number.0)));
    }
    rows
}

/// A number so written that text order is number order: digits at its end padded to ten places.
fn number_order(number: &str) -> String {
    let stem = number.trim_end_matches(|c: char| c.is_ascii_digit());
    format!("{stem}{:0>10}", number.strip_prefix(stem).unwrap_or_default())
}

/// A case as its columns.
pub(crate) fn model(agency: &AgencyId, row: &CaseRow) -> case_row::Model {
    case_row::Model {
        agency_id: agency.0.clone(),
        number: row.number.0.clone(),
        number_order: number_order(&row.number.0),
        stream: row.stream.0.clone(),
        version: count(row.version),
        phase: row.phase.clone(),
        channel: word(&row.channel),
        requester_kind: word(&row.requester_kind),
        requester: row.requester.0.clone(),
        content: row.content.0.clone(),
        unit: row.unit.as_ref().map(|unit| unit.0.clone()),
        registered_on: row.registered_on.to_string(),
        received_on: row.received_on.map(|day| day.to_string()),
        received_year: row.received_on.map(|day| i64::from(day.year())),
        due: row.due.map(|day| day.to_string()),
        due_is_provisional: row.due_is_provisional,
        calendar_version: count(row.calendar_version),
        awaits_until: row.awaits_until.map(|day| day.to_string()),
        outcome: row.outcome.map(|outcome| word(&outcome)),
        disposed_on: row.disposed_on.map(|day| day.to_string()),
        disposed_year: row.disposed_on.map_or(NOT_YET, |day| i64::from(day.year())),
    }
}

fn read(row: case_row::Model) -> PortResult<CaseRow> {
    Ok(CaseRow {
        stream: StreamId(row.stream),
        number: RequestNumber(row.number),
        version: read_count("version", row.version)?,
        phase: row.phase,
        channel: read_word("channel", &row.channel)?,
        requester_kind: read_word("requester_kind", &row.requester_kind)?,
        requester: PersonId(row.requester),
        content: ContentId(row.content),
        unit: row.unit.map(UnitId),
        registered_on: read_day("registered_on", &row.registered_on)?,
        received_on: read_day_if_any("received_on", row.received_on.as_ref())?,
        due: read_day_if_any("due", row.due.as_ref())?,
        due_is_provisional: row.due_is_provisional,
        calendar_version: read_count("calendar_version", row.calendar_version)?,
        awaits_until: read_day_if_any("awaits_until", row.awaits_until.as_ref())?,
        outcome: row.outcome.map(|word| read_word("outcome", &word)).transpose()?,
        disposed_on: read_day_if_any("disposed_on", row.disposed_on.as_ref())?,
    })
}

#[cfg(test)]
mod tests {
    use super::number_order;

    #[test]
    fn numbers_sort_as_numbers_however_many_digits_they_have() {
        let mut numbers = ["2024-10000", "2024-0002", "2025-0001", "2024-9999", "2024-0010", "2024-100000"];
        numbers.sort_by_key(|number| number_order(number));
        assert_eq!(numbers, ["2024-0002", "2024-0010", "2024-9999", "2024-10000", "2024-100000", "2025-0001"]);
    }
}
