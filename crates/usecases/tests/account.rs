//! Signing in, sessions, tokens, passwords.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use casework::ids::AgencyId;
use jiff::civil::date;
use std::sync::Arc;
use usecases::account::{
    AddAccount, AddToken, ChangePassword, SignIn, actor_of_token, add_account, add_token, change_password, session,
    sign_in, sign_out,
};
use usecases::ctx::Ports;
use usecases::ports::{Account, Accounts, Passwords, PortResult, Role};
use usecases::testing::{Office, PASSWORD};
use usecases::{ActError, Ctx};

fn office() -> Office {
    Office::open_on(date(2026, 3, 2))
}

async fn enter(ctx: &Ctx, login: &str, password: &str) -> Result<String, ActError> {
    let input = SignIn { login: login.into(), password: password.into() };
    sign_in(ctx, input).await.map(|signed_in| signed_in.token)
}

fn fields(error: &ActError) -> Vec<&str> {
    match error {
        ActError::Invalid(errors) => errors.iter().map(|e| e.field.as_str()).collect(),
        _ => Vec::new(),
    }
}

#[tokio::test]
async fn wrong_password_and_unknown_account_are_answered_alike() {
    let office = office();
    let wrong = enter(&office.public(), "clerk", "nonsense").await.err().map(|e| e.to_string());
    let unknown = enter(&office.public(), "nobody", PASSWORD).await.err().map(|e| e.to_string());
    assert_eq!(wrong, unknown);
    assert!(wrong.is_some());
}

#[tokio::test]
async fn a_session_lasts_while_it_is_used_and_ends_with_signing_out() {
    let office = office();
    let public = office.public();
    let token = enter(&public, "clerk", PASSWORD).await.unwrap();
    for _ in 0..3 {
        office.clock.advance(50 * 60);
        assert_eq!(session(&public, &token).await.unwrap().map(|s| s.login), Some("clerk".to_owned()));
    }
    assert_eq!(session(&public, "another").await.unwrap(), None);
    office.clock.advance(61 * 60);
    assert_eq!(session(&public, &token).await.unwrap(), None, "idle for more than an hour");
    let token = enter(&public, "clerk", PASSWORD).await.unwrap();
    sign_out(&public, &token).await.unwrap();
    assert_eq!(session(&public, &token).await.unwrap(), None);
}

#[tokio::test]
async fn a_token_acts_as_its_account() {
    let office = office();
    let token = add_token(&office.ctx, AddToken { login: "unit".into(), label: "接口测试".into() }).await.unwrap();
    let staff = actor_of_token(&office.public(), &token).await.unwrap();
    assert_eq!(staff.map(|s| s.roles), Some(vec![Role::HandlingUnit]));
    assert_eq!(actor_of_token(&office.public(), "gk_other").await.unwrap(), None);
    let nobody = add_token(&office.ctx, AddToken { login: "nobody".into(), label: "无".into() }).await;
    assert!(matches!(nobody, Err(ActError::NotFound)));
}

type Spoil = fn(&mut AddAccount);

#[tokio::test]
async fn new_accounts_are_checked_field_by_field() {
    let office = office();
    let good = AddAccount {
        login: "wang.wu".into(),
        name: "王某".into(),
        roles: vec![Role::Clerk],
        unit: None,
        password: "open-the-files".into(),
    };
    let cases: [(&str, Spoil); 8] = [
        ("login", |a| a.login = "Wang".into()),
        ("login", |a| a.login = "clerk".into()),
        ("login", |a| a.login = "system".into()),
        ("name", |a| a.name = " ".into()),
        ("roles", |a| a.roles = vec![]),
        ("roles", |a| a.roles = vec![Role::Supervisor, Role::Clerk]),
        ("unit", |a| a.roles = vec![Role::HandlingUnit]),
        ("password", |a| a.password = "short".into()),
    ];
    for (field, spoil) in cases {
        let mut account = good.clone();
        spoil(&mut account);
        let error = add_account(&office.ctx, account).await.unwrap_err();
        assert_eq!(fields(&error), [field]);
    }
    add_account(&office.ctx, good.clone()).await.unwrap();
    assert!(enter(&office.public(), "wang.wu", "open-the-files").await.is_ok());
    let clerk = office.staff("clerk").await;
    assert!(matches!(add_account(&clerk, good).await, Err(ActError::Forbidden(_))));
}

#[tokio::test]
async fn one_changes_ones_own_password_and_the_administrator_anybodys() {
    let office = office();
    let change = |current: Option<&str>, password: &str| ChangePassword {
        login: "clerk".into(),
        current: current.map(str::to_owned),
        password: password.into(),
    };
    let (clerk, other) = (office.staff("clerk").await, office.staff("clerk-2").await);
    let wrong = change_password(&clerk, change(Some("guess"), "another-good-one")).await.unwrap_err();
    assert_eq!(fields(&wrong), ["current"]);
    let foreign = change_password(&other, change(Some(PASSWORD), "another-good-one")).await;
    assert!(matches!(foreign, Err(ActError::Forbidden(_))));
    change_password(&clerk, change(Some(PASSWORD), "another-good-one")).await.unwrap();
    assert!(enter(&office.public(), "clerk", "another-good-one").await.is_ok());
    let admin = office.staff("admin").await;
    change_password(&admin, change(None, "set-by-the-office")).await.unwrap();
    assert!(enter(&office.public(), "clerk", "set-by-the-office").await.is_ok());
}

/// Hashing takes a moment, in which somebody else does something to the account.
struct Meanwhile {
    accounts: Arc<dyn Accounts>,
    agency: AgencyId,
    rival: Option<Account>,
}

#[async_trait::async_trait]
impl Passwords for Meanwhile {
    async fn hash(&self, password: String) -> PortResult<String> {
        match &self.rival {
            Some(rival) => assert!(self.accounts.insert_account(&self.agency, rival.clone()).await?),
            None => self.accounts.disable_account(&self.agency, "clerk").await?,
        }
        Ok(format!("$plain${password}"))
    }

    async fn verify(&self, password: String, phc: String) -> PortResult<bool> {
        Ok(format!("$plain${password}") == phc)
    }
}

fn slow(ctx: &Ctx, rival: Option<Account>) -> Ctx {
    let (accounts, agency) = (Arc::clone(&ctx.ports.accounts), ctx.agency.clone());
    let ports = Ports { passwords: Arc::new(Meanwhile { accounts, agency, rival }), ..(*ctx.ports).clone() };
    Ctx { ports: Arc::new(ports), ..ctx.clone() }
}

#[tokio::test]
async fn a_new_password_does_not_open_an_account_that_was_closed_meanwhile() {
    let office = office();
    let clerk = slow(&office.staff("clerk").await, None);
    let change =
        ChangePassword { login: "clerk".into(), current: Some(PASSWORD.into()), password: "another-horse-42".into() };
    change_password(&clerk, change).await.unwrap();
    let kept = office.ctx.ports.accounts.account(&office.ctx.agency, "clerk").await.unwrap().unwrap();
    assert!(kept.is_disabled && kept.password_hash.contains("another-horse-42"));
}

#[tokio::test]
async fn of_two_accounts_opened_under_one_name_the_second_is_refused() {
    let office = office();
    let rival = Account {
        login: "zhang".into(),
        name: "张甲".into(),
        roles: vec![Role::Clerk],
        unit: None,
        password_hash: "first".into(),
        is_disabled: false,
    };
    let admin = slow(&office.staff("admin").await, Some(rival.clone()));
    let second = AddAccount {
        login: "zhang".into(),
        name: "张乙".into(),
        roles: vec![Role::Administrator],
        unit: None,
        password: "another-horse-42".into(),
    };
    let refused = add_account(&admin, second).await.unwrap_err();
    assert_eq!(fields(&refused), ["login"]);
    let kept = office.ctx.ports.accounts.account(&office.ctx.agency, "zhang").await.unwrap();
    assert_eq!(kept, Some(rival));
}
