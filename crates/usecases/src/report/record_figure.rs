//! A figure of table two or four, or of the fee paragraph, whose register does not exist yet.

use super::ledger::has_report;
use crate::authorization::Act;
use crate::ctx::Ctx;
use crate::error::ActError;
use crate::stream::append;
use crate::validation::{Findings, Lines};
use casework::Event;
use casework::ids::StreamId;
use casework::report::FigureEvent;
use jiff::civil::Date;
use report::CellId;
use report::figure::Figure;

/// A figure with its source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordFigure {
    /// The year reported.
    pub year: i16,
    /// `table2/normative_documents/issued`, `table4/reconsideration/upheld`, `fees/notices`.
    pub cell: String,
    /// The number as printed.
    pub value: String,
    /// Where it is from: register, letter, office.
    pub source: String,
    /// The day it was taken; today if not said.
    pub on: Option<Date>,
}

/// Records a figure; a later record of the same cell replaces it.
///
/// # Errors
/// [`ActError::Invalid`] if the cell is counted from cases, the number is none, or no source is named.
pub async fn record_figure(ctx: &Ctx, input: RecordFigure) -> Result<(), ActError> {
    ctx.may(Act::RecordFigure)?;
    has_report(ctx, input.year)?;
    let mut findings = Findings::default();
    let source = findings.required("source", "数据来源", &input.source, 500, Lines::One);
    let cell = input.cell.trim().parse::<CellId>();
    match &cell {
        Ok(CellId::Table3(..)) => findings.note("cell", "表三由申请办理情况逐件统计得出，不能填写"),
        Ok(CellId::Table4(_, "total")) => findings.note("cell", "总计由各项相加得出，不能填写"),
        Ok(CellId::Table2(..) | CellId::Table4(..) | CellId::Fee(_)) => {}
        Err(error) => findings.note("cell", error.to_string()),
    }
    let value = input.value.trim().parse::<Figure>();
    findings.require(value.is_ok(), "value", "请填写数字");
    findings.require(input.on.is_none_or(|on| on <= ctx.today()), "on", "取数日期还没有到，请核对");
    findings.finish()?;
    let (Ok(cell), Ok(value)) = (cell, value) else { return Err(ActError::invalid("value", "请填写数字")) };
    let stream = StreamId(format!("figure/{}", input.year));
    let version = ctx.ports.ledger.stream(&ctx.agency, &stream).await?.len() as u64;
    let (cell, value) = (cell.to_string(), value.to_string());
    let event = FigureEvent::FigureRecorded { year: input.year, cell, value, source };
    append(ctx, stream, version, input.on.unwrap_or_else(|| ctx.today()), Event::Figure(event)).await?;
    Ok(())
}
