//! The report of a year as it stands, with its checks, and what stands behind a number.
#![allow(unused_qualifications, reason = "the describing macro writes the type twice")]

use super::super::auth::ByStaff;
use super::super::error::ApiResult;
use super::super::refusals::ReadRefusals;
use super::super::request::Word;
use super::tables::TablesBody;
use axum::Json;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query};
use documents::report::Standing;
use jiff::civil::Date;
use report::check::{Finding, Rule};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;
use usecases::ActError;
use usecases::report::{self as acts, Built};
use utoipa::{IntoParams, ToSchema};

/// 报告现在的样子。
#[derive(Serialize, ToSchema)]
pub(super) struct DraftBody {
    /// 报告年度。
    year: i16,
    /// 版本；编写文字、定稿、公布时可作为`if_version`带回。
    version: u64,
    /// draft草稿、final已定稿、published已公布。
    status: Word,
    /// 公布之日。
    #[schema(value_type = Option<String>, format = Date)]
    published_on: Option<Date>,
    /// 三张表，由台账算出。
    tables: TablesBody,
    /// 各部分的文字，引用的数字写作{{R1/total}}。
    sections: BTreeMap<&'static str, String>,
    /// 没有通过的校验；全部通过才能定稿。
    failing: Vec<FindingBody>,
    /// 请核对的事项。
    warnings: Vec<FindingBody>,
}

/// 一项校验结果。
#[derive(Serialize, ToSchema)]
struct FindingBody {
    /// 规则的代号，如column-balance。
    #[schema(value_type = String)]
    rule: Rule,
    /// 哪一格、哪一行、哪一部分。
    r#where: String,
    /// 应为。
    expected: Value,
    /// 实为。
    found: Value,
    /// 有什么问题，怎么办。
    message: String,
}

impl From<&Finding> for FindingBody {
    fn from(finding: &Finding) -> Self {
        Self {
            rule: finding.rule,
            r#where: finding.place.clone(),
            expected: finding.expected.clone(),
            found: finding.found.clone(),
            message: finding.message.clone(),
        }
    }
}

impl From<Built> for DraftBody {
    fn from(built: Built) -> Self {
        let (word, text, published_on) = match built.report.standing {
            Standing::Draft => ("draft", "草稿", None),
            Standing::Final => ("final", "已定稿", None),
            Standing::Published(day) => ("published", "已公布", Some(day)),
        };
        Self {
            year: built.report.year,
            version: built.version,
            status: Word { word, text: text.to_owned() },
            published_on,
            failing: built.failing().map(FindingBody::from).collect(),
            warnings: built.warnings().map(FindingBody::from).collect(),
            sections: built.report.sections.into_iter().map(|(section, text)| (section.id(), text)).collect(),
            tables: built.report.tables.into(),
        }
    }
}

/// The report from the ledger, and what keeps it from being final.
#[utoipa::path(
    get, path = "/annual-reports/{year}/draft", tag = "年度报告", summary = "报告现在的样子和校验结果",
    params(("year" = i16, Path, description = "报告年度")),
    responses((status = 200, description = "由台账算出的报告", body = DraftBody), ReadRefusals),
    security(("bearer" = []), ("session" = []))
)]
pub(super) async fn draft(ByStaff(ctx): ByStaff, Path(year): Path<String>) -> ApiResult<Json<DraftBody>> {
    Ok(Json(acts::build(&ctx, super::year(&year)?).await?.into()))
}

/// Which number is looked into.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct CellQuery {
    /// 哪一格，如R3.6.3/natural_person、table2/normative_documents/issued。
    cell: String,
}

/// 一个数字的由来。
#[derive(ToSchema)]
#[allow(dead_code, reason = "only described")]
struct ExplanationBody {
    /// 哪一格。
    cell: String,
    /// 数字；没有数据的为null，带小数的以文字给出。
    #[schema(value_type = Option<Value>)]
    value: Option<Value>,
    /// 计入的申请（第三部分）。
    #[schema(value_type = Option<Vec<Object>>, nullable = false)]
    cases: Option<Value>,
    /// 计入的登记（其他各部分）。
    #[schema(value_type = Option<Vec<Object>>, nullable = false)]
    items: Option<Value>,
}

/// The cases or records that a number counts (contract §4.3).
#[utoipa::path(
    get, path = "/annual-reports/{year}/explain", tag = "年度报告", summary = "一个数字由哪些申请、登记得出",
    params(("year" = i16, Path, description = "报告年度"), CellQuery),
    responses((status = 200, description = "计入的申请或者登记", body = ExplanationBody), ReadRefusals),
    security(("bearer" = []), ("session" = []))
)]
pub(super) async fn explain(
    ByStaff(ctx): ByStaff,
    Path(year): Path<String>,
    query: Result<Query<CellQuery>, QueryRejection>,
) -> ApiResult<Json<Value>> {
    let Query(query) = query.map_err(|_| ActError::invalid("cell", "请写明哪一格，如R1/total"))?;
    Ok(Json(acts::explain(&ctx, super::year(&year)?, &query.cell).await?.1))
}
