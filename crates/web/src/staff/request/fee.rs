//! `信息处理费` (国办函〔2020〕109号): forms and calls.

use super::act::{Sheet, today_question};
use crate::form::{Choice, Fields, Question, Reader};
use usecases::request::{
    CaseRef, NotifyFee, RecordFeeNoticeDelivery, RecordPayment, notify_fee, record_fee_notice_delivery, record_payment,
};
use usecases::{ActError, Ctx};

pub(super) fn notify_questions(sheet: &Sheet<'_>) -> Vec<Question> {
    let methods = vec![
        Choice::new("items", "按件计收").hint("填同一申请人本自然月内累计的件数，含本件"),
        Choice::new("pages", "按量计收").hint("填本件拟提供信息的页数"),
    ];
    vec![
        Question::one("method", "计费方式", methods),
        Question::line_of("number", "count", "件数或者页数"),
        Question::line_of("number", "yuan", "金额（元）").hint("不填的，按标准计算").optional(),
        today_question(sheet, "通知日期"),
        Question::day("received_on", "申请人收到通知的日期").optional(),
    ]
}

pub(super) async fn notify(ctx: &Ctx, case: &CaseRef, fields: &Fields) -> Result<(), ActError> {
    let mut read = Reader::new(fields);
    let (on, received_on, yuan) = (read.day("on"), read.day("received_on"), read.number("yuan"));
    let (method, count) = (read.word("method", "请选择计费方式"), read.number("count"));
    let count = read.needed(count, "count", "请填写件数或者页数");
    let (method, count) = read.complete(method.zip(count))?;
    notify_fee(ctx, case, NotifyFee { on, method, count, yuan, received_on }).await.map(drop)
}

pub(super) fn delivery_questions(sheet: &Sheet<'_>) -> Vec<Question> {
    vec![today_question(sheet, "申请人收到通知的日期").hint("自次日起计算二十个工作日的缴费期限")]
}

pub(super) async fn record_delivery(ctx: &Ctx, case: &CaseRef, fields: &Fields) -> Result<(), ActError> {
    let mut read = Reader::new(fields);
    let input = RecordFeeNoticeDelivery { on: read.day("on") };
    let input = read.complete(Some(input))?;
    record_fee_notice_delivery(ctx, case, input).await.map(drop)
}

pub(super) fn payment_questions(sheet: &Sheet<'_>) -> Vec<Question> {
    vec![
        Question::line_of("number", "yuan", "实收金额（元）").hint("不填的，按通知的金额").optional(),
        today_question(sheet, "缴费完成的日期").hint("答复期限自次日起重新计算"),
    ]
}

pub(super) async fn record(ctx: &Ctx, case: &CaseRef, fields: &Fields) -> Result<(), ActError> {
    let mut read = Reader::new(fields);
    let input = RecordPayment { on: read.day("on"), yuan: read.number("yuan") };
    let input = read.complete(Some(input))?;
    record_payment(ctx, case, input).await.map(drop)
}
