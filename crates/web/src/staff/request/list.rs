//! `/staff/requests` — the list with due lights; every view of it is an address that can be sent.

use crate::error::PageError;
use crate::page::{self, Frame};
use crate::staff::desk::Desk;
use crate::staff::session::SignedIn;
use crate::state::AppState;
use askama::Template;
use axum::extract::{Query, State};
use axum::response::Html;
use casework::ids::RequestNumber;
use serde::Deserialize;
use usecases::request::{ListFilter, ListRow, list};

/// Rows on one page.
const PAGE: u64 = 50;

#[derive(Template)]
#[template(path = "staff/requests.html")]
struct ListPage {
    frame: Frame,
    desk: Desk,
    filters: Vec<FilterLink>,
    words: String,
    bucket: String,
    with_archived: bool,
    rows: Vec<Row>,
    next: Option<String>,
}

/// A view of the list.
struct FilterLink {
    label: &'static str,
    count: u64,
    address: String,
    is_current: bool,
}

/// A case in the list, in words.
pub(in crate::staff) struct Row {
    pub(in crate::staff) number: String,
    pub(in crate::staff) title: String,
    pub(in crate::staff) phase: &'static str,
    pub(in crate::staff) kind: &'static str,
    pub(in crate::staff) channel: &'static str,
    pub(in crate::staff) received: String,
    pub(in crate::staff) unit: String,
    pub(in crate::staff) due: String,
    pub(in crate::staff) light: &'static str,
    pub(in crate::staff) light_text: String,
}

/// What the address asks for.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Wanted {
    #[serde(default)]
    bucket: String,
    #[serde(default)]
    q: String,
    #[serde(default)]
    all: String,
    #[serde(default)]
    after: String,
}

pub(super) async fn show(
    State(state): State<AppState>,
    signed_in: SignedIn,
    Query(wanted): Query<Wanted>,
) -> Result<Html<String>, PageError> {
    let some = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
    let filter = ListFilter {
        bucket: some(&wanted.bucket),
        with_archived: wanted.all == "yes",
        words: some(&wanted.q),
        after: some(&wanted.after).map(RequestNumber),
        limit: PAGE,
        ..ListFilter::default()
    };
    let found = list(&signed_in.ctx, &filter).await?;
    let (desk, frame) = Desk::of(&state, &signed_in, "/staff/requests", "依申请公开").await?;
    let open: u64 = found.buckets.iter().map(|bucket| bucket.count).sum();
    let mut filters = vec![FilterLink {
        label: "全部在办",
        count: open,
        address: "/staff/requests".to_owned(),
        is_current: wanted.bucket.is_empty() && wanted.all.is_empty(),
    }];
    filters.extend(found.buckets.iter().filter(|b| b.count > 0 || b.bucket == wanted.bucket).map(|b| FilterLink {
        label: b.label,
        count: b.count,
        address: format!("/staff/requests?bucket={}", b.bucket),
        is_current: b.bucket == wanted.bucket,
    }));
    let next = found.rows.last().filter(|_| found.has_more).map(|last| wanted.address_after(&last.number.0));
    let page = ListPage {
        frame,
        desk,
        filters,
        words: wanted.q.clone(),
        bucket: wanted.bucket,
        with_archived: wanted.all == "yes",
        rows: found.rows.into_iter().map(Row::from).collect(),
        next,
    };
    page::render(&page)
}

impl Wanted {
    fn address_after(&self, number: &str) -> String {
        let mut query = vec![format!("after={number}")];
        if !self.bucket.is_empty() {
            query.push(format!("bucket={}", crate::visitor::encode(&self.bucket)));
        }
        if !self.q.is_empty() {
            query.push(format!("q={}", crate::visitor::encode(&self.q)));
        }
        if self.all == "yes" {
            query.push("all=yes".to_owned());
        }
        format!("/staff/requests?{}", query.join("&"))
    }
}

impl From<ListRow> for Row {
    fn from(row: ListRow) -> Self {
        let (light, light_text) = light(&row);
        // Dense tables write days by digits, so that columns stand in line.
        let due = row.due.map(|day| day.to_string()).unwrap_or_default();
        Self {
            title: if row.title.is_empty() { "（未写名称）".to_owned() } else { row.title },
            number: row.number.0,
            phase: row.phase_label,
            kind: row.requester_kind.label(),
            channel: row.channel.label(),
            received: row.received_on.map(|day| day.to_string()).unwrap_or_default(),
            unit: row.unit.map(|unit| unit.0).unwrap_or_default(),
            due: if row.provisional { format!("{due}（暂定）") } else { due },
            light,
            light_text,
        }
    }
}

/// The light and what it says: a word, a shape, and the colour besides.
fn light(row: &ListRow) -> (&'static str, String) {
    match (row.bucket, row.days_left) {
        (Some("overdue"), Some(days)) => ("late", format!("逾期{}天", days.unsigned_abs())),
        (Some("due-today"), _) => ("late", "今天到期".to_owned()),
        (Some("due-soon"), Some(days)) => ("soon", format!("还有{days}个工作日")),
        (Some("in-time" | "awaiting-dispatch" | "awaiting-reasons"), Some(days)) => ("", format!("还有{days}个工作日")),
        (Some("awaiting-confirmation"), _) => ("soon", "期限未起算".to_owned()),
        (Some("consulting"), _) => ("still", "暂停计算".to_owned()),
        (Some(_), _) => ("still", row.bucket_label.unwrap_or_default().to_owned()),
        (None, _) => ("none", row.disposed_on.map(law::count::chinese_date).unwrap_or_default()),
    }
}
