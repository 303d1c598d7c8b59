//! Whole tables, out and in, a JSON object a line: what a backup is made of. One list, so that no table is forgotten.

use crate::backup::{BackupError, next_line};
use crate::entity::{
    account, api_token, case_row, guard_finding, guard_rules, job, ledger_chain, ledger_entry, number_series, person,
    request_content, stock_document, tracking,
};
use casework::ids::AgencyId;
use sea_orm::{ColumnTrait, DatabaseTransaction, DbErr, EntityTrait, IntoActiveModel, QueryFilter};
use std::io::{BufRead, Write};

/// Rows read at a time.
const PAGE: u64 = 2_000;

/// Rows of one INSERT; the widest table has 21 columns, and a statement takes 32,766 values.
const CHUNK: usize = 1_000;

/// Why a table could not be filled.
pub(crate) enum LoadError {
    /// This line is no row.
    Line(u64),
    /// The database failed.
    Db(DbErr),
}

impl From<DbErr> for LoadError {
    fn from(error: DbErr) -> Self {
        Self::Db(error)
    }
}

macro_rules! tables {
    ($($table:ident by $key:ident, $field:ident;)+) => {
        /// Every table of a backup.
        pub(crate) const TABLES: [&str; [$(stringify!($table)),+].len()] = [$(stringify!($table)),+];

        /// Writes an agency's rows of a table in the order of its key, and counts them.
        pub(crate) async fn dump(
            tx: &DatabaseTransaction,
            agency: &AgencyId,
            table: &str,
            out: &mut dyn Write,
        ) -> Result<u64, BackupError> {
            match table {
                $(stringify!($table) => $table(tx, agency, out).await,)+
                other => Err(BackupError::Failed(format!("没有{other}这张表"))),
            }
        }

        /// Inserts rows as [`dump`] wrote them, and counts them; a row of another agency is no row.
        pub(crate) async fn load(
            tx: &DatabaseTransaction,
            agency: &AgencyId,
            table: &str,
            lines: &mut dyn BufRead,
        ) -> Result<u64, LoadError> {
            match table {
                $(stringify!($table) => {
                    let is_ours = |row: &$table::Model| row.agency_id == agency.0;
                    fill::<$table::Entity, $table::Model, $table::ActiveModel>(tx, is_ours, lines).await
                })+
                _ => Err(LoadError::Line(0)),
            }
        }

        $(async fn $table(
            tx: &DatabaseTransaction,
            agency: &AgencyId,
            out: &mut dyn Write,
        ) -> Result<u64, BackupError> {
            let (mut rows, mut after) = (0, None);
            loop {
                let key = ($table::Column::AgencyId, $table::Column::$key);
                let of_agency = $table::Column::AgencyId.eq(&agency.0);
                let mut cursor = $table::Entity::find().filter(of_agency).cursor_by(key);
                if let Some(place) = after {
                    cursor.after(place);
                }
                let page = cursor.first(PAGE).all(tx).await?;
                let Some(last) = page.last() else { return Ok(rows) };
                after = Some((last.agency_id.clone(), last.$field.clone()));
                rows += page.len() as u64;
                for row in &page {
                    serde_json::to_writer(&mut *out, row).map_err(std::io::Error::from)?;
                    out.write_all(b"\n")?;
                }
            }
        })+
    };
}

tables! {
    ledger_chain by Algorithm, algorithm;
    ledger_entry by Sequence, sequence;
    number_series by Series, series;
    case_row by Number, number;
    person by Id, id;
    request_content by Id, id;
    tracking by Number, number;
    job by Id, id;
    account by Login, login;
    api_token by TokenHash, token_hash;
    stock_document by Id, id;
    guard_finding by Fingerprint, fingerprint;
    guard_rules by Id, id;
}

async fn fill<E, M, A>(
    tx: &DatabaseTransaction,
    is_ours: impl Fn(&M) -> bool,
    lines: &mut dyn BufRead,
) -> Result<u64, LoadError>
where
    E: EntityTrait<Model = M>,
    M: serde::de::DeserializeOwned + IntoActiveModel<A>,
    A: sea_orm::ActiveModelTrait<Entity = E>,
{
    let mut rows = 0;
    let mut chunk = Vec::with_capacity(CHUNK);
    loop {
        let line = next_line(lines).map_err(|_| LoadError::Line(rows + 1))?;
        if let Some(line) = &line {
            let row: M = serde_json::from_str(line).map_err(|_| LoadError::Line(rows + 1))?;
            if !is_ours(&row) {
                return Err(LoadError::Line(rows + 1));
            }
            chunk.push(row.into_active_model());
            rows += 1;
        }
        if chunk.len() == CHUNK || (line.is_none() && !chunk.is_empty()) {
            E::insert_many(std::mem::take(&mut chunk)).exec_without_returning(tx).await?;
        }
        if line.is_none() {
            return Ok(rows);
        }
    }
}
