//! `GET /rules` — `公开制度`: the instruments by which the office works.

use super::column;
use crate::error::PageError;
use crate::page::{self, Frame};
use crate::state::AppState;
use crate::visitor::Visitor;
use askama::Template;
use axum::extract::State;
use axum::response::Html;
use law::Instrument;
use usecases::settings;

#[derive(Template)]
#[template(path = "public/rules.html")]
struct Rules {
    frame: Frame,
    groups: [(&'static str, &'static [(Instrument, &'static str)]); 3],
}

const LAWS: &[(Instrument, &str)] = &[
    (Instrument::DisclosureRegulation, "公开的范围、方式和程序，申请与答复，监督和保障"),
    (Instrument::ReconsiderationLaw, "对不予公开等答复不服，先申请行政复议"),
    (Instrument::AdministrativeLitigationLaw, "向人民法院起诉的条件和期限"),
];
const DOCUMENTS: &[(Instrument, &str)] = &[
    (Instrument::ProcessingFeeMeasures, "何时收取信息处理费，按件、按量怎样计算"),
    (Instrument::ReplyStandard2020, "申请办理和答复的规范"),
    (Instrument::PeriodLetter2015, "期限怎样计算"),
    (Instrument::DeliveryLetter2016, "答复以哪一天为准，怎样送达"),
    (Instrument::ReportFormat2021, "年度报告的格式和统计口径"),
];
const INTERPRETATIONS: &[(Instrument, &str)] =
    &[(Instrument::DisclosureInterpretation2025, "人民法院审理政府信息公开案件的规则")];

pub(super) async fn show(State(state): State<AppState>, visitor: Visitor) -> Result<Html<String>, PageError> {
    let settings = settings::current(state.anybody()).await?;
    let frame = Frame::public(&visitor, &settings, column::RULES, column::RULES.name);
    let groups = [("法律、行政法规", LAWS), ("国务院办公厅文件", DOCUMENTS), ("司法解释", INTERPRETATIONS)];
    page::render(&Rules { frame, groups })
}
