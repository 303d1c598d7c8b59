//! The work list, as it is described.

use super::super::words;
use jiff::civil::Date;
use law::outcome::Outcome;
use law::receipt::Channel;
use law::requester::RequesterKind;
use serde::Serialize;
use usecases::request::{BucketCount, ListRow, Worklist};
use utoipa::ToSchema;

/// 办件列表。
#[derive(Serialize, ToSchema)]
pub(super) struct WorklistBody {
    /// 各类件数，最急的在前；合计为可见的全部未归档件。
    buckets: Vec<BucketBody>,
    /// 所选办件。
    rows: Vec<RowBody>,
    /// 后面是否还有。
    has_more: bool,
}

/// 一类的件数。
#[derive(Serialize, ToSchema)]
struct BucketBody {
    /// 类别。
    bucket: &'static str,
    /// 中文。
    label: &'static str,
    /// 件数。
    count: u64,
}

/// 列表中的一件。
#[derive(Serialize, ToSchema)]
struct RowBody {
    /// 登记号。
    number: String,
    /// 所需信息的名称。
    title: String,
    /// 阶段。
    phase: String,
    /// 阶段的中文。
    phase_label: &'static str,
    /// 类别；已归档的为null。
    bucket: Option<&'static str>,
    /// 类别的中文。
    bucket_label: Option<&'static str>,
    /// 申请渠道。
    #[schema(schema_with = words::channel)]
    channel: Channel,
    /// 申请人类别。
    #[schema(schema_with = words::requester_kind)]
    requester_kind: RequesterKind,
    /// 承办处室。
    unit: Option<String>,
    /// 来件之日。
    #[schema(value_type = String, format = Date)]
    registered_on: Date,
    /// 收到申请之日。
    #[schema(value_type = Option<String>, format = Date)]
    received_on: Option<Date>,
    /// 答复期限的最后一日。
    #[schema(value_type = Option<String>, format = Date)]
    due: Option<Date>,
    /// 期限是否因有的年份尚无放假安排而待定。
    provisional: bool,
    /// 距期限的工作日数，当日为0；逾期为负的日历日数。
    days_left: Option<i64>,
    /// 等候他人的最后一日。
    #[schema(value_type = Option<String>, format = Date)]
    awaits_until: Option<Date>,
    /// 处理结果。
    #[schema(schema_with = words::maybe_outcome)]
    outcome: Option<Outcome>,
    /// 办结之日。
    #[schema(value_type = Option<String>, format = Date)]
    disposed_on: Option<Date>,
}

impl From<Worklist> for WorklistBody {
    fn from(list: Worklist) -> Self {
        let bucket = |BucketCount { bucket, label, count }| BucketBody { bucket, label, count };
        Self {
            buckets: list.buckets.into_iter().map(bucket).collect(),
            rows: list.rows.into_iter().map(RowBody::from).collect(),
            has_more: list.has_more,
        }
    }
}

impl From<ListRow> for RowBody {
    fn from(row: ListRow) -> Self {
        Self {
            number: row.number.0,
            title: row.title,
            phase: row.phase,
            phase_label: row.phase_label,
            bucket: row.bucket,
            bucket_label: row.bucket_label,
            channel: row.channel,
            requester_kind: row.requester_kind,
            unit: row.unit.map(|unit| unit.0),
            registered_on: row.registered_on,
            received_on: row.received_on,
            due: row.due,
            provisional: row.provisional,
            days_left: row.days_left,
            awaits_until: row.awaits_until,
            outcome: row.outcome,
            disposed_on: row.disposed_on,
        }
    }
}
