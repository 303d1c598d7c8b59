//! Accounts, sessions and tokens in memory; passwords that are not hashed; no sandbox.

use super::data::Memory;
use crate::ports::{Account, Accounts, ApiToken, Passwords, PortResult, Sandbox, Session};
use async_trait::async_trait;
use casework::ids::AgencyId;
use jiff::Timestamp;

impl Memory {
    /// Inserts or replaces an account without waiting.
    pub fn put_account(&self, account: Account) {
        self.lock().accounts.insert(account.login.clone(), account);
    }
}

#[async_trait]
impl Accounts for Memory {
    async fn account(&self, _: &AgencyId, login: &str) -> PortResult<Option<Account>> {
        Ok(self.lock().accounts.get(login).cloned())
    }

    async fn accounts(&self, _: &AgencyId) -> PortResult<Vec<Account>> {
        Ok(self.lock().accounts.values().cloned().collect())
    }

    async fn insert_account(&self, _: &AgencyId, account: Account) -> PortResult<bool> {
        let mut kept = self.lock();
        let is_free = !kept.accounts.contains_key(&account.login);
        if is_free {
            kept.accounts.insert(account.login.clone(), account);
        }
        Ok(is_free)
    }

    async fn set_password(&self, _: &AgencyId, login: &str, password_hash: String) -> PortResult<()> {
        if let Some(account) = self.lock().accounts.get_mut(login) {
            account.password_hash = password_hash;
        }
        Ok(())
    }

    async fn disable_account(&self, _: &AgencyId, login: &str) -> PortResult<()> {
        if let Some(account) = self.lock().accounts.get_mut(login) {
            account.is_disabled = true;
        }
        Ok(())
    }

    async fn session(&self, _: &AgencyId, token_hash: &str) -> PortResult<Option<Session>> {
        Ok(self.lock().sessions.get(token_hash).cloned())
    }

    async fn put_session(&self, _: &AgencyId, session: Session) -> PortResult<()> {
        self.lock().sessions.insert(session.token_hash.clone(), session);
        Ok(())
    }

    async fn touch_session(&self, _: &AgencyId, token_hash: &str, seen_at: Timestamp) -> PortResult<()> {
        if let Some(session) = self.lock().sessions.get_mut(token_hash) {
            session.seen_at = seen_at;
        }
        Ok(())
    }

    async fn end_session(&self, _: &AgencyId, token_hash: &str) -> PortResult<()> {
        self.lock().sessions.remove(token_hash);
        Ok(())
    }

    async fn end_sessions_of(&self, _: &AgencyId, login: &str) -> PortResult<()> {
        self.lock().sessions.retain(|_, session| session.login != login);
        Ok(())
    }

    async fn token(&self, _: &AgencyId, token_hash: &str) -> PortResult<Option<ApiToken>> {
        Ok(self.lock().tokens.get(token_hash).cloned())
    }

    async fn tokens(&self, _: &AgencyId) -> PortResult<Vec<ApiToken>> {
        let mut tokens: Vec<_> = self.lock().tokens.values().cloned().collect();
        tokens.sort_by_key(|token| token.created_at);
        Ok(tokens)
    }

    async fn put_token(&self, _: &AgencyId, token: ApiToken) -> PortResult<()> {
        self.lock().tokens.insert(token.token_hash.clone(), token);
        Ok(())
    }

    async fn end_token(&self, _: &AgencyId, token_hash: &str) -> PortResult<()> {
        self.lock().tokens.remove(token_hash);
        Ok(())
    }
}

/// Keeps passwords as they are: for tests only, where hashing would cost seconds.
pub(super) struct PlainPasswords;

impl PlainPasswords {
    /// What is kept for a password.
    pub(super) fn phc(password: &str) -> String {
        format!("$plain${password}")
    }
}

#[async_trait]
impl Passwords for PlainPasswords {
    async fn hash(&self, password: String) -> PortResult<String> {
        Ok(Self::phc(&password))
    }

    async fn verify(&self, password: String, phc: String) -> PortResult<bool> {
        Ok(Self::phc(&password) == phc)
    }
}

/// Reads files in this process: tests bring no hostile ones.
pub(super) struct HereSandbox;

#[async_trait]
impl Sandbox for HereSandbox {
    async fn read(&self, name: &str, bytes: Vec<u8>) -> PortResult<Result<formats::Content, formats::Unreadable>> {
        Ok(formats::read(name, &bytes, &formats::Limits::default()))
    }

    async fn inspect(&self, name: &str, bytes: Vec<u8>) -> PortResult<scan::FileReport> {
        Ok(match formats::anatomy::take_apart(name, &bytes, &formats::Limits::default()) {
            Ok(anatomy) => scan::file::judge(&anatomy, &scan::file::Settings::default()),
            Err(why) => scan::FileReport::uncheckable(why.to_string(), Vec::new()),
        })
    }
}
