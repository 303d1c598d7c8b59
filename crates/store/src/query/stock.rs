//! The stock of published documents, the patrol's findings, the sealed rules.

use crate::connect::Store;
use crate::entity::{guard_finding, guard_rules, stock_document};
use crate::error::failed;
use crate::words::{read_day, read_word, text_if_any, unreadable, word};
use async_trait::async_trait;
use casework::ids::AgencyId;
use scan::patrol::Document;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, DatabaseTransaction, DbErr, EntityTrait, IntoActiveModel, PaginatorTrait,
    QueryFilter, QueryOrder, QuerySelect,
};
use usecases::ports::{FoundRow, GuardChange, PortResult, SealedRules, Stock};

const READING: &str = "读取巡查库";

/// The one row of rules; others may follow beside it.
const COMPILATION: &str = "compilation";

#[async_trait]
impl Stock for Store {
    async fn document(&self, agency: &AgencyId, id: &str) -> PortResult<Option<Document>> {
        let key = (agency.0.clone(), id.to_owned());
        let row = stock_document::Entity::find_by_id(key).one(&self.db).await.map_err(|e| failed(READING, &e))?;
        row.map(read_document).transpose()
    }

    async fn documents(&self, agency: &AgencyId, after: &str, limit: u64) -> PortResult<Vec<Document>> {
        use stock_document::{Column, Entity};
        let rows = Entity::find()
            .filter(Column::AgencyId.eq(&agency.0))
            .filter(Column::Id.gt(after))
            .order_by_asc(Column::Id)
            .limit(limit)
            .all(&self.db)
            .await
            .map_err(|e| failed(READING, &e))?;
        rows.into_iter().map(read_document).collect()
    }

    async fn document_count(&self, agency: &AgencyId) -> PortResult<u64> {
        use stock_document::{Column, Entity};
        Entity::find().filter(Column::AgencyId.eq(&agency.0)).count(&self.db).await.map_err(|e| failed(READING, &e))
    }

    async fn findings(&self, agency: &AgencyId, also_gone: bool) -> PortResult<Vec<FoundRow>> {
        use guard_finding::{Column, Entity};
        let mut select = Entity::find().filter(Column::AgencyId.eq(&agency.0));
        if !also_gone {
            select = select.filter(Column::IsFound.eq(true));
        }
        let select = select.order_by_desc(Column::Rank).order_by_asc(Column::Fingerprint);
        let rows = select.all(&self.db).await.map_err(|e| failed(READING, &e))?;
        rows.iter().map(read_finding).collect()
    }

    async fn finding(&self, agency: &AgencyId, fingerprint: &str) -> PortResult<Option<FoundRow>> {
        let key = (agency.0.clone(), fingerprint.to_owned());
        let row = guard_finding::Entity::find_by_id(key).one(&self.db).await.map_err(|e| failed(READING, &e))?;
        row.as_ref().map(read_finding).transpose()
    }

    async fn rules(&self, agency: &AgencyId) -> PortResult<Option<SealedRules>> {
        let key = (agency.0.clone(), COMPILATION.to_owned());
        let row = guard_rules::Entity::find_by_id(key).one(&self.db).await.map_err(|e| failed(READING, &e))?;
        row.map(|row| Ok(SealedRules { sealed: from_hex(&row.sealed).ok_or_else(|| unreadable("sealed"))? }))
            .transpose()
    }
}

/// Writes what an act changes of it.
pub(crate) async fn change(tx: &DatabaseTransaction, agency: &AgencyId, change: &GuardChange) -> Result<(), DbErr> {
    for id in &change.remove_documents {
        stock_document::Entity::delete_by_id((agency.0.clone(), id.clone())).exec(tx).await?;
    }
    for document in &change.put_documents {
        let key = (agency.0.clone(), document.id.clone());
        let is_there = stock_document::Entity::find_by_id(key).one(tx).await?.is_some();
        put(tx, write_document(agency, document).into_active_model(), is_there).await?;
    }
    for row in &change.put_findings {
        let key = (agency.0.clone(), row.finding.fingerprint.clone());
        let is_there = guard_finding::Entity::find_by_id(key).one(tx).await?.is_some();
        put(tx, write_finding(agency, row).into_active_model(), is_there).await?;
    }
    if let Some(rules) = &change.rules {
        let model = guard_rules::Model {
            agency_id: agency.0.clone(),
            id: COMPILATION.to_owned(),
            sealed: usecases::secret::hex(&rules.sealed),
        };
        let key = (agency.0.clone(), COMPILATION.to_owned());
        let is_there = guard_rules::Entity::find_by_id(key).one(tx).await?.is_some();
        put(tx, model.into_active_model(), is_there).await?;
    }
    Ok(())
}

/// Inserts a row, or replaces every column of the one that is there.
async fn put<A>(tx: &DatabaseTransaction, row: A, is_there: bool) -> Result<(), DbErr>
where
    A: ActiveModelTrait + sea_orm::ActiveModelBehavior + Send,
    <A::Entity as EntityTrait>::Model: IntoActiveModel<A>,
{
    if is_there {
        row.reset_all().update(tx).await.map(drop)
    } else {
        A::Entity::insert(row).exec_without_returning(tx).await.map(drop)
    }
}

fn write_document(agency: &AgencyId, document: &Document) -> stock_document::Model {
    stock_document::Model {
        agency_id: agency.0.clone(),
        id: document.id.clone(),
        title: text_if_any(&document.title),
        published_on: text_if_any(&document.published_on),
        surface: word(&document.surface),
        item: document.item.clone(),
        replaces: document.replaces.clone(),
        text: text_if_any(&document.text),
        metadata: serde_json::to_string(&document.metadata).unwrap_or_default(),
    }
}

fn read_document(row: stock_document::Model) -> PortResult<Document> {
    Ok(Document {
        surface: read_word("surface", &row.surface)?,
        metadata: serde_json::from_str(&row.metadata).map_err(|_| unreadable("metadata"))?,
        id: row.id,
        title: row.title.unwrap_or_default(),
        published_on: row.published_on.unwrap_or_default(),
        text: row.text.unwrap_or_default(),
        item: row.item,
        replaces: row.replaces,
    })
}

fn write_finding(agency: &AgencyId, row: &FoundRow) -> guard_finding::Model {
    guard_finding::Model {
        agency_id: agency.0.clone(),
        fingerprint: row.finding.fingerprint.clone(),
        pattern: word(&row.finding.pattern),
        severity: word(&row.finding.severity),
        rank: row.finding.severity as i64,
        is_found: row.is_found,
        first_found_on: row.first_found_on.to_string(),
        last_found_on: row.last_found_on.to_string(),
        finding: serde_json::to_string(&row.finding).unwrap_or_default(),
    }
}

fn read_finding(row: &guard_finding::Model) -> PortResult<FoundRow> {
    Ok(FoundRow {
        finding: serde_json::from_str(&row.finding).map_err(|_| unreadable("finding"))?,
        first_found_on: read_day("first_found_on", &row.first_found_on)?,
        last_found_on: read_day("last_found_on", &row.last_found_on)?,
        is_found: row.is_found,
    })
}

fn from_hex(text: &str) -> Option<Vec<u8>> {
    let digits = text.as_bytes().chunks(2).map(|pair| std::str::from_utf8(pair).ok());
    digits.map(|pair| u8::from_str_radix(pair?, 16).ok()).collect()
}
