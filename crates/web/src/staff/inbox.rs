//! `/staff` — `待办`: every open case in exactly one place, the pressing ones first.

use super::desk::Desk;
use super::request::{Heading, Row, plain_headings};
use super::session::SignedIn;
use crate::error::PageError;
use crate::page::{self, Frame};
use crate::state::AppState;
use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use casework::request::bucket::Bucket;
use usecases::authorization::Act;
use usecases::request::{BucketCount, ListFilter, list};

/// Rows shown under the counts: the nearest due.
const NEAREST: u64 = 10;

#[derive(Template)]
#[template(path = "staff/inbox.html")]
struct Inbox {
    frame: Frame,
    desk: Desk,
    today: String,
    open: u64,
    tiles: Vec<Tile>,
    columns: Vec<Heading>,
    nearest: Vec<Row>,
}

/// One place of the work list.
struct Tile {
    class: &'static str,
    label: &'static str,
    count: u64,
    address: String,
}

pub(super) async fn show(State(state): State<AppState>, signed_in: SignedIn) -> Result<Response, PageError> {
    if Act::ListCases.grant(&signed_in.ctx.actor).is_err() {
        // The administrator sees no cases; the accounts are the work.
        return Ok(Redirect::to("/staff/accounts").into_response());
    }
    let found = list(&signed_in.ctx, &ListFilter { limit: NEAREST, ..ListFilter::default() }).await?;
    let (desk, frame) = Desk::of(&state, &signed_in, "/staff", "待办").await?;
    let today = signed_in.ctx.today();
    let page = Inbox {
        frame,
        desk,
        today: format!("{}，{}", law::count::chinese_date(today), super::day::weekday(today)),
        open: found.buckets.iter().map(|bucket| bucket.count).sum(),
        tiles: found.buckets.iter().map(tile).collect(),
        columns: plain_headings(),
        nearest: found.rows.into_iter().map(Row::from).collect(),
    };
    Ok(page::render(&page)?.into_response())
}

fn tile(count: &BucketCount) -> Tile {
    let class = match (count.count, Bucket::from_id(count.bucket)) {
        (0, _) | (_, None) => "none",
        (_, Some(bucket)) => class_of(bucket),
    };
    let address = format!("/staff/requests?bucket={}", count.bucket);
    Tile { class, label: count.label, count: count.count, address }
}

const fn class_of(bucket: Bucket) -> &'static str {
    match bucket {
        Bucket::Overdue | Bucket::DueToday => "late",
        Bucket::DueSoon | Bucket::AwaitingConfirmation | Bucket::AwaitingDispatch => "soon",
        Bucket::InTime
        | Bucket::Consulting
        | Bucket::AwaitingClarification
        | Bucket::AwaitingReasons
        | Bucket::AwaitingPayment
        | Bucket::AwaitingDelivery
        | Bucket::ToArchive => "",
    }
}
