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
use casework::request::bucket::Bucket;
use serde::Deserialize;
use usecases::request::{ListFilter, ListOrder, ListRow, SortKey, list};

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
    columns: Vec<Heading>,
    sort: String,
    next: Option<String>,
}

/// A heading; its link orders the list, and pressed again turns it round.
pub(in crate::staff) struct Heading {
    pub(in crate::staff) label: &'static str,
    /// `None` where the list cannot be ordered by it.
    pub(in crate::staff) address: Option<String>,
    /// `aria-sort`, for the column that orders the list.
    pub(in crate::staff) sorted: Option<&'static str>,
}

/// The columns of the list, and what orders by them.
const COLUMNS: [(&str, Option<SortKey>); 7] = [
    ("登记号", Some(SortKey::Number)),
    ("信息名称、承办", Some(SortKey::Unit)),
    ("阶段", Some(SortKey::Phase)),
    ("申请人类别、渠道", None),
    ("收到", Some(SortKey::Received)),
    ("到期", Some(SortKey::Due)),
    ("期限", None),
];

/// The orders offered beside the search, for a screen too narrow for headings.
const SORTS: [(&str, &str); 6] = [
    ("", "先到期的在前"),
    ("-due", "后到期的在前"),
    ("-number", "新登记的在前"),
    ("number", "先登记的在前"),
    ("unit", "按承办处室"),
    ("phase", "按办理阶段"),
];

/// Headings that order nothing, for a list of one order.
pub(in crate::staff) fn plain_headings() -> Vec<Heading> {
    COLUMNS.map(|(label, _)| Heading { label, address: None, sorted: None }).into()
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
    #[serde(default)]
    sort: String,
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
        order: ListOrder::parse(&wanted.sort)?,
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
    let columns = wanted.headings(filter.order);
    filters.extend(found.buckets.iter().filter(|b| b.count > 0 || b.bucket == wanted.bucket).map(|b| FilterLink {
        label: b.label,
        count: b.count,
        address: format!("/staff/requests?bucket={}", b.bucket),
        is_current: b.bucket == wanted.bucket,
    }));
    let next =
        found.rows.last().filter(|_| found.has_more).map(|last| wanted.address(filter.order, Some(&last.number)));
    let page = ListPage {
        frame,
        desk,
        filters,
        words: wanted.q.clone(),
        bucket: wanted.bucket,
        with_archived: wanted.all == "yes",
        columns,
        sort: filter.order.text(),
        rows: found.rows.into_iter().map(Row::from).collect(),
        next,
    };
    page::render(&page)
}

impl Wanted {
    /// This view in another order, or its next page.
    fn address(&self, order: ListOrder, after: Option<&RequestNumber>) -> String {
        let after = after.map_or(String::new(), ToString::to_string);
        let parts =
            [("bucket", &self.bucket), ("q", &self.q), ("all", &self.all), ("sort", &order.text()), ("after", &after)];
        let query: Vec<_> = parts
            .into_iter()
            .filter(|(_, value)| !value.is_empty())
            .map(|(name, value)| format!("{name}={}", crate::visitor::encode(value)))
            .collect();
        if query.is_empty() { "/staff/requests".to_owned() } else { format!("/staff/requests?{}", query.join("&")) }
    }

    fn headings(&self, order: ListOrder) -> Vec<Heading> {
        let heading = |(label, key): (&'static str, Option<SortKey>)| {
            let is_current = key == Some(order.by);
            let turned = |by| ListOrder { by, is_reversed: is_current && !order.is_reversed };
            let sorted = if order.is_reversed { "descending" } else { "ascending" };
            Heading {
                label,
                address: key.map(|by| self.address(turned(by), None)),
                sorted: is_current.then_some(sorted),
            }
        };
        COLUMNS.map(heading).into()
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
    let Some(bucket) = row.bucket.and_then(Bucket::from_id) else {
        return ("none", row.disposed_on.map(law::count::chinese_date).unwrap_or_default());
    };
    let days = row.days_left.unwrap_or_default();
    match bucket {
        Bucket::Overdue => ("late", format!("逾期{}天", days.unsigned_abs())),
        Bucket::DueToday => ("late", "今天到期".to_owned()),
        Bucket::DueSoon => ("soon", format!("还有{days}个工作日")),
        Bucket::InTime | Bucket::AwaitingDispatch | Bucket::AwaitingReasons if row.days_left.is_some() => {
            ("", format!("还有{days}个工作日"))
        }
        Bucket::AwaitingConfirmation => ("soon", "期限未起算".to_owned()),
        Bucket::Consulting => ("still", "暂停计算".to_owned()),
        Bucket::InTime
        | Bucket::AwaitingDispatch
        | Bucket::AwaitingReasons
        | Bucket::AwaitingClarification
        | Bucket::AwaitingPayment
        | Bucket::AwaitingDelivery
        | Bucket::ToArchive => ("still", bucket.label().to_owned()),
    }
}
