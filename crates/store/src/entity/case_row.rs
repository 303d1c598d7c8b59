//! A case as lists and counts need it; derived from its stream.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "case_row")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub agency_id: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub number: String,
    pub number_order: String,
    pub stream: String,
    pub version: i64,
    pub phase: String,
    pub channel: String,
    pub requester_kind: String,
    pub requester: String,
    pub content: String,
    pub unit: Option<String>,
    pub registered_on: String,
    pub received_on: Option<String>,
    pub received_year: Option<i64>,
    pub due: Option<String>,
    pub due_is_provisional: bool,
    pub calendar_version: i64,
    pub awaits_until: Option<String>,
    pub outcome: Option<String>,
    pub disposed_on: Option<String>,
    pub disposed_year: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
