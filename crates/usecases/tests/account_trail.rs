//! The trace that signing in and out leaves in the log. Alone in its process: whether anybody listens to a log line is
//! remembered for all threads, so that tests beside it without a listener would silence it now and then.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use jiff::civil::date;
use std::sync::{Arc, Mutex};
use usecases::account::{SignIn, disable_account, sign_in, sign_out};
use usecases::testing::{Office, PASSWORD};
use usecases::{ActError, Ctx};

/// What the log was told.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl std::io::Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

fn office() -> Office {
    Office::open_on(date(2026, 3, 2))
}

async fn enter(ctx: &Ctx, login: &str, password: &str) -> Result<String, ActError> {
    let input = SignIn { login: login.into(), password: password.into() };
    sign_in(ctx, input).await.map(|signed_in| signed_in.token)
}

#[tokio::test]
async fn signing_in_and_out_leaves_a_trace_without_what_was_typed() {
    let log = Log::default();
    let writer = log.clone();
    let subscriber = tracing_subscriber::fmt().json().flatten_event(true).with_writer(move || writer.clone()).finish();
    let _guard = tracing::subscriber::set_default(subscriber);
    let office = office();
    let public = office.public();
    enter(&public, "clerk", "a-wrong-password").await.unwrap_err();
    enter(&public, "a-password-in-the-wrong-field", PASSWORD).await.unwrap_err();
    let token = enter(&public, "clerk", PASSWORD).await.unwrap();
    sign_out(&public, &token).await.unwrap();
    sign_out(&public, &token).await.unwrap();
    disable_account(&office.staff("admin").await, "clerk").await.unwrap();
    enter(&public, "clerk", PASSWORD).await.unwrap_err();
    let text = String::from_utf8(log.0.lock().unwrap().clone()).unwrap();
    let events: Vec<serde_json::Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let told: Vec<_> = events
        .iter()
        .map(|event| ["act", "login", "outcome"].map(|key| event[key].as_str().unwrap_or_default()))
        .collect();
    assert_eq!(
        told,
        [
            ["sign-in", "clerk", "wrong-password"],
            ["sign-in", "", "unknown-account"],
            ["sign-in", "clerk", "done"],
            ["sign-out", "clerk", "done"],
            ["disable-account", "clerk", "done"],
            ["sign-in", "clerk", "disabled"],
        ]
    );
    assert_eq!(events[4]["by"], "admin");
    for typed in [PASSWORD, "a-wrong-password", "wrong-field", &token] {
        assert!(!text.contains(typed), "{text}");
    }
}
