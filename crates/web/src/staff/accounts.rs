//! `/staff/accounts` — who has an account, for the administrator.

use super::desk::Desk;
use super::session::SignedIn;
use crate::error::PageError;
use crate::page::{self, Frame};
use crate::state::AppState;
use askama::Template;
use axum::extract::State;
use axum::response::Html;
use usecases::account;
use usecases::authorization::role_name;
use usecases::ctx::Staff;

#[derive(Template)]
#[template(path = "staff/accounts.html")]
struct Accounts {
    frame: Frame,
    desk: Desk,
    accounts: Vec<Staff>,
}

impl Accounts {
    fn roles_of(staff: &Staff) -> String {
        staff.roles.iter().map(|role| role_name(*role)).collect::<Vec<_>>().join("、")
    }
}

pub(super) async fn show(State(state): State<AppState>, signed_in: SignedIn) -> Result<Html<String>, PageError> {
    let accounts = account::list(&signed_in.ctx).await?;
    let (desk, frame) = Desk::of(&state, &signed_in, "/staff/accounts", "账号").await?;
    page::render(&Accounts { frame, desk, accounts })
}
