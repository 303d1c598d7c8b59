//! Staff accounts, sessions, tokens.

use crate::database::{Office, stories};
use crate::fixture::{NOW, agency};
use casework::ids::UnitId;
use jiff::{SignedDuration, Timestamp};
use usecases::ports::{Account, Accounts, ApiToken, Role, Session};

stories!(
    an_account_is_opened_once_and_changed_a_column_at_a_time,
    ending_sessions_of_one_leaves_those_of_others,
    tokens_are_listed_and_revoked
);

fn account(login: &str) -> Account {
    Account {
        login: login.to_owned(),
        name: "经办甲".to_owned(),
        roles: vec![Role::Clerk, Role::SecrecyReviewer],
        unit: Some(UnitId::from("科研处")),
        password_hash: "$argon2id$v=19$m=8,t=1,p=1$c2FsdHNhbHQ$aGFzaA".to_owned(),
        is_disabled: false,
    }
}

fn later(seconds: i64) -> Timestamp {
    // Whole milliseconds, as kept.
    Timestamp::from_millisecond(NOW.as_millisecond()).unwrap() + SignedDuration::from_secs(seconds)
}

async fn an_account_is_opened_once_and_changed_a_column_at_a_time(office: Office) {
    let store = &office.store;
    assert!(store.insert_account(&agency(), account("b.li")).await.unwrap());
    assert!(store.insert_account(&agency(), account("a.wang")).await.unwrap());
    let other = Account { roles: vec![Role::Administrator], password_hash: "another".to_owned(), ..account("b.li") };
    assert!(!store.insert_account(&agency(), other).await.unwrap(), "a second one of the same login");
    assert_eq!(store.accounts(&agency()).await.unwrap(), [account("a.wang"), account("b.li")]);
    store.disable_account(&agency(), "b.li").await.unwrap();
    store.set_password(&agency(), "b.li", "$new".to_owned()).await.unwrap();
    let changed = Account { is_disabled: true, password_hash: "$new".to_owned(), ..account("b.li") };
    assert_eq!(store.accounts(&agency()).await.unwrap(), [account("a.wang"), changed]);
    assert_eq!(store.account(&agency(), "c.zhao").await.unwrap(), None);
}

async fn ending_sessions_of_one_leaves_those_of_others(office: Office) {
    let store = &office.store;
    let session = |token: &str, login: &str| Session {
        token_hash: token.repeat(64),
        login: login.to_owned(),
        created_at: later(0),
        seen_at: later(0),
    };
    for (token, login) in [("a", "wang"), ("b", "wang"), ("c", "li"), ("d", "li")] {
        store.put_session(&agency(), session(token, login)).await.unwrap();
    }
    let used = Session { seen_at: later(90), ..session("c", "li") };
    store.touch_session(&agency(), &used.token_hash, used.seen_at).await.unwrap();
    store.end_sessions_of(&agency(), "wang").await.unwrap();
    // Its last call was still under way when it ended: it does not come back.
    store.touch_session(&agency(), &"a".repeat(64), later(90)).await.unwrap();
    store.end_session(&agency(), &"d".repeat(64)).await.unwrap();
    for (token, expected) in [("a", None), ("b", None), ("c", Some(used)), ("d", None)] {
        assert_eq!(store.session(&agency(), &token.repeat(64)).await.unwrap(), expected, "{token}");
    }
}

async fn tokens_are_listed_and_revoked(office: Office) {
    let store = &office.store;
    let token = |hash: &str, at: i64| ApiToken {
        token_hash: hash.repeat(64),
        login: "wang".to_owned(),
        label: "档案系统".to_owned(),
        created_at: later(at),
    };
    store.put_token(&agency(), token("b", 2)).await.unwrap();
    store.put_token(&agency(), token("a", 9)).await.unwrap();
    assert_eq!(store.tokens(&agency()).await.unwrap(), [token("b", 2), token("a", 9)]);
    store.end_token(&agency(), &"b".repeat(64)).await.unwrap();
    assert_eq!(store.token(&agency(), &"b".repeat(64)).await.unwrap(), None);
    assert_eq!(store.token(&agency(), &"a".repeat(64)).await.unwrap(), Some(token("a", 9)));
}
