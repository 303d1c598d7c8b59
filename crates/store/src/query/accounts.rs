//! Staff accounts, browser sessions, bearer tokens.

use crate::connect::{Store, retry};
use crate::entity::{account, api_token, session};
use crate::error::{failed, is_duplicate};
use crate::words::{read_instant, read_word, word};
use async_trait::async_trait;
use casework::ids::{AgencyId, UnitId};
use jiff::Timestamp;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, Value};
use usecases::ports::{Account, Accounts, ApiToken, PortResult, Role, Session};

const READING: &str = "读取账户";
const WRITING: &str = "保存账户";

#[async_trait]
impl Accounts for Store {
    async fn account(&self, agency: &AgencyId, login: &str) -> PortResult<Option<Account>> {
        let key = (agency.0.clone(), login.to_owned());
        let row = account::Entity::find_by_id(key).one(&self.db).await.map_err(|e| failed(READING, &e))?;
        row.map(read_account).transpose()
    }

    async fn accounts(&self, agency: &AgencyId) -> PortResult<Vec<Account>> {
        let rows = account::Entity::find()
            .filter(account::Column::AgencyId.eq(&agency.0))
            .order_by_asc(account::Column::Login)
            .all(&self.db)
            .await
            .map_err(|e| failed(READING, &e))?;
        rows.into_iter().map(read_account).collect()
    }

    async fn insert_account(&self, agency: &AgencyId, account: Account) -> PortResult<bool> {
        let model = account::Model {
            agency_id: agency.0.clone(),
            login: account.login,
            name: account.name,
            roles: account.roles.iter().map(word).collect::<Vec<_>>().join(" "),
            unit: account.unit.map(|unit| unit.0),
            password_hash: account.password_hash,
            is_disabled: account.is_disabled,
        };
        let _turn = self.turn().await;
        let insert = || account::Entity::insert(model.clone().into_active_model()).exec_without_returning(&self.db);
        match retry(insert).await {
            Ok(_) => Ok(true),
            Err(error) if is_duplicate(&error) => Ok(false),
            Err(error) => Err(failed(WRITING, &error)),
        }
    }

    async fn set_password(&self, agency: &AgencyId, login: &str, password_hash: String) -> PortResult<()> {
        self.set(agency, login, account::Column::PasswordHash, password_hash.into()).await
    }

    async fn disable_account(&self, agency: &AgencyId, login: &str) -> PortResult<()> {
        self.set(agency, login, account::Column::IsDisabled, true.into()).await
    }

    async fn session(&self, agency: &AgencyId, token_hash: &str) -> PortResult<Option<Session>> {
        let key = (agency.0.clone(), token_hash.to_owned());
        let row = session::Entity::find_by_id(key).one(&self.db).await.map_err(|e| failed(READING, &e))?;
        row.map(read_session).transpose()
    }

    async fn put_session(&self, agency: &AgencyId, session: Session) -> PortResult<()> {
        let model = session::Model {
            agency_id: agency.0.clone(),
            token_hash: session.token_hash,
            login: session.login,
            created_at: session.created_at.as_millisecond(),
            seen_at: session.seen_at.as_millisecond(),
        };
        let _turn = self.turn().await;
        let put = || session::Entity::insert(model.clone().into_active_model()).exec_without_returning(&self.db);
        retry(put).await.map(drop).map_err(|e| failed(WRITING, &e))
    }

    async fn touch_session(&self, agency: &AgencyId, token_hash: &str, seen_at: Timestamp) -> PortResult<()> {
        let touch = || {
            session::Entity::update_many()
                .col_expr(session::Column::SeenAt, seen_at.as_millisecond().into())
                .filter(session::Column::AgencyId.eq(&agency.0))
                .filter(session::Column::TokenHash.eq(token_hash))
                .exec(&self.db)
        };
        let _turn = self.turn().await;
        retry(touch).await.map(drop).map_err(|e| failed(WRITING, &e))
    }

    async fn end_session(&self, agency: &AgencyId, token_hash: &str) -> PortResult<()> {
        let gone = session::Entity::delete_by_id((agency.0.clone(), token_hash.to_owned())).exec(&self.db).await;
        gone.map(drop).map_err(|e| failed(WRITING, &e))
    }

    async fn end_sessions_of(&self, agency: &AgencyId, login: &str) -> PortResult<()> {
        let gone = session::Entity::delete_many()
            .filter(session::Column::AgencyId.eq(&agency.0))
            .filter(session::Column::Login.eq(login))
            .exec(&self.db)
            .await;
        gone.map(drop).map_err(|e| failed(WRITING, &e))
    }

    async fn token(&self, agency: &AgencyId, token_hash: &str) -> PortResult<Option<ApiToken>> {
        let key = (agency.0.clone(), token_hash.to_owned());
        let row = api_token::Entity::find_by_id(key).one(&self.db).await.map_err(|e| failed(READING, &e))?;
        row.map(read_token).transpose()
    }

    async fn tokens(&self, agency: &AgencyId) -> PortResult<Vec<ApiToken>> {
        let rows = api_token::Entity::find()
            .filter(api_token::Column::AgencyId.eq(&agency.0))
            .order_by_asc(api_token::Column::CreatedAt)
            .order_by_asc(api_token::Column::TokenHash)
            .all(&self.db)
            .await
            .map_err(|e| failed(READING, &e))?;
        rows.into_iter().map(read_token).collect()
    }

    async fn put_token(&self, agency: &AgencyId, token: ApiToken) -> PortResult<()> {
        let model = api_token::Model {
            agency_id: agency.0.clone(),
            token_hash: token.token_hash,
            login: token.login,
            label: token.label,
            created_at: token.created_at.as_millisecond(),
        };
        let put = api_token::Entity::insert(model.into_active_model()).exec_without_returning(&self.db).await;
        put.map(drop).map_err(|e| failed(WRITING, &e))
    }

    async fn end_token(&self, agency: &AgencyId, token_hash: &str) -> PortResult<()> {
        let gone = api_token::Entity::delete_by_id((agency.0.clone(), token_hash.to_owned())).exec(&self.db).await;
        gone.map(drop).map_err(|e| failed(WRITING, &e))
    }
}

impl Store {
    /// Sets one column of an account, so that what others change meanwhile stays.
    async fn set(&self, agency: &AgencyId, login: &str, column: account::Column, value: Value) -> PortResult<()> {
        let _turn = self.turn().await;
        let update = || {
            account::Entity::update_many()
                .col_expr(column, Expr::value(value.clone()))
                .filter(account::Column::AgencyId.eq(&agency.0))
                .filter(account::Column::Login.eq(login))
                .exec(&self.db)
        };
        retry(update).await.map(drop).map_err(|e| failed(WRITING, &e))
    }
}

fn read_account(row: account::Model) -> PortResult<Account> {
    let roles: PortResult<Vec<Role>> = row.roles.split_whitespace().map(|role| read_word("roles", role)).collect();
    Ok(Account {
        login: row.login,
        name: row.name,
        roles: roles?,
        unit: row.unit.map(UnitId),
        password_hash: row.password_hash,
        is_disabled: row.is_disabled,
    })
}

fn read_session(row: session::Model) -> PortResult<Session> {
    Ok(Session {
        token_hash: row.token_hash,
        login: row.login,
        created_at: read_instant("created_at", row.created_at)?,
        seen_at: read_instant("seen_at", row.seen_at)?,
    })
}

fn read_token(row: api_token::Model) -> PortResult<ApiToken> {
    Ok(ApiToken {
        token_hash: row.token_hash,
        login: row.login,
        label: row.label,
        created_at: read_instant("created_at", row.created_at)?,
    })
}
