//! Persons, request texts, tracking secrets: what is kept apart from the ledger.

use crate::connect::Store;
use crate::entity::{person, request_content, tracking};
use crate::error::failed;
use crate::words::{read_word, text_if_any, word};
use async_trait::async_trait;
use casework::ids::{AgencyId, ContentId, PersonId, RequestNumber};
use sea_orm::{ActiveModelTrait, ColumnTrait, DatabaseTransaction, DbErr, EntityTrait, IntoActiveModel, QueryFilter};
use usecases::ports::{People, Person, PortResult, RequestContent, Tracking};

const READING: &str = "读取申请人信息";

/// Texts of one query: engines limit the values of a statement.
const CHUNK: usize = 500;

#[async_trait]
impl People for Store {
    async fn person(&self, agency: &AgencyId, id: &PersonId) -> PortResult<Option<Person>> {
        let key = (agency.0.clone(), id.0.clone());
        let row = person::Entity::find_by_id(key).one(&self.db).await.map_err(|e| failed(READING, &e))?;
        row.map(read_person).transpose()
    }

    async fn content(&self, agency: &AgencyId, id: &ContentId) -> PortResult<Option<RequestContent>> {
        let key = (agency.0.clone(), id.0.clone());
        let row = request_content::Entity::find_by_id(key).one(&self.db).await.map_err(|e| failed(READING, &e))?;
        Ok(row.map(read_content))
    }

    async fn contents(&self, agency: &AgencyId, ids: &[ContentId]) -> PortResult<Vec<RequestContent>> {
        let mut contents = Vec::with_capacity(ids.len());
        for chunk in ids.chunks(CHUNK) {
            let rows = request_content::Entity::find()
                .filter(request_content::Column::AgencyId.eq(&agency.0))
                .filter(request_content::Column::Id.is_in(chunk.iter().map(|id| &id.0)))
                .all(&self.db)
                .await
                .map_err(|e| failed(READING, &e))?;
            contents.extend(rows.into_iter().map(read_content));
        }
        Ok(contents)
    }

    async fn tracking(&self, agency: &AgencyId, number: &RequestNumber) -> PortResult<Option<Tracking>> {
        let key = (agency.0.clone(), number.0.clone());
        let row = tracking::Entity::find_by_id(key).one(&self.db).await.map_err(|e| failed(READING, &e))?;
        Ok(row.map(|row| Tracking { number: RequestNumber(row.number), secret_hash: row.secret_hash }))
    }

    async fn tracked_by(&self, agency: &AgencyId, secret_hash: &str) -> PortResult<Option<RequestNumber>> {
        let row = tracking::Entity::find()
            .filter(tracking::Column::AgencyId.eq(&agency.0))
            .filter(tracking::Column::SecretHash.eq(secret_hash))
            .one(&self.db)
            .await
            .map_err(|e| failed(READING, &e))?;
        Ok(row.map(|row| RequestNumber(row.number)))
    }
}

/// Inserts or replaces a person.
pub(crate) async fn put_person(tx: &DatabaseTransaction, agency: &AgencyId, person: &Person) -> Result<(), DbErr> {
    use person::{Column, Entity, Model};
    let model = Model {
        agency_id: agency.0.clone(),
        id: person.id.0.clone(),
        kind: word(&person.kind),
        name: person.name.clone(),
        id_type: text_if_any(&person.id_type),
        id_number: text_if_any(&person.id_number),
        phone: text_if_any(&person.phone),
        email: text_if_any(&person.email),
        address: text_if_any(&person.address),
    };
    let updated = Entity::update_many()
        .set(model.clone().into_active_model().reset_all())
        .filter(Column::AgencyId.eq(&agency.0))
        .filter(Column::Id.eq(&person.id.0))
        .exec(tx)
        .await?;
    if updated.rows_affected == 0 {
        Entity::insert(model.into_active_model()).exec_without_returning(tx).await?;
    }
    Ok(())
}

/// Inserts a request's text, or replaces it: a clarification is added below the description.
pub(crate) async fn put_content(
    tx: &DatabaseTransaction,
    agency: &AgencyId,
    content: &RequestContent,
) -> Result<(), DbErr> {
    use request_content::{Column, Entity, Model};
    let model = Model {
        agency_id: agency.0.clone(),
        id: content.id.0.clone(),
        title: text_if_any(&content.title),
        document_number: text_if_any(&content.document_number),
        description: text_if_any(&content.description),
    };
    let updated = Entity::update_many()
        .set(model.clone().into_active_model().reset_all())
        .filter(Column::AgencyId.eq(&agency.0))
        .filter(Column::Id.eq(&content.id.0))
        .exec(tx)
        .await?;
    if updated.rows_affected == 0 {
        Entity::insert(model.into_active_model()).exec_without_returning(tx).await?;
    }
    Ok(())
}

/// Inserts a case's tracking secret.
pub(crate) async fn insert_tracking(
    tx: &DatabaseTransaction,
    agency: &AgencyId,
    secret: &Tracking,
) -> Result<(), DbErr> {
    let model = tracking::Model {
        agency_id: agency.0.clone(),
        number: secret.number.0.clone(),
        secret_hash: secret.secret_hash.clone(),
    };
    tracking::Entity::insert(model.into_active_model()).exec_without_returning(tx).await?;
    Ok(())
}

fn read_person(row: person::Model) -> PortResult<Person> {
    Ok(Person {
        kind: read_word("kind", &row.kind)?,
        id: PersonId(row.id),
        name: row.name,
        id_type: row.id_type.unwrap_or_default(),
        id_number: row.id_number.unwrap_or_default(),
        phone: row.phone.unwrap_or_default(),
        email: row.email.unwrap_or_default(),
        address: row.address.unwrap_or_default(),
    })
}

fn read_content(row: request_content::Model) -> RequestContent {
    RequestContent {
        id: ContentId(row.id),
        title: row.title.unwrap_or_default(),
        document_number: row.document_number.unwrap_or_default(),
        description: row.description.unwrap_or_default(),
    }
}
