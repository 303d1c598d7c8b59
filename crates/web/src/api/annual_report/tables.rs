//! The three tables as the contract has them (§4.1).

use super::super::words;
use report::Tables;
use report::form::ReportFormat;
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

/// 年度报告的三张表；空白的格为null，不是0。
#[derive(Serialize, ToSchema)]
pub(super) struct TablesBody {
    /// 机关名称。
    agency: Option<String>,
    /// 报告年度。
    year: Option<i16>,
    /// 格式的版本。
    #[schema(schema_with = words::report_format)]
    format: ReportFormat,
    /// 第二部分，按行；一行有几栏的为数组。带小数的以文字给出。
    #[schema(value_type = Option<Object>)]
    table2: Option<Value>,
    /// 第三部分，按行（R1、R2、R3.1……），每行七栏：六类申请人和总计。
    #[schema(value_type = Option<BTreeMap<String, Vec<Option<u64>>>>)]
    table3: Option<Value>,
    /// 第四部分，每块五栏。
    #[schema(value_type = Option<BTreeMap<String, Vec<Option<u64>>>>)]
    table4: Option<Value>,
}

impl From<Tables> for TablesBody {
    fn from(tables: Tables) -> Self {
        let mut json = tables.to_json();
        let mut table = |key: &str| Some(json[key].take()).filter(|table| !table.is_null());
        Self {
            table2: table("table2"),
            table3: table("table3"),
            table4: table("table4"),
            agency: tables.agency,
            year: tables.year,
            format: tables.format,
        }
    }
}
