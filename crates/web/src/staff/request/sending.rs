//! `发出`, `送达`, `归档`: forms and calls.

use super::act::{Sheet, today_question};
use crate::form::{Choice, Fields, Question, Reader};
use usecases::request::{Archive, CaseRef, Dispatch, RecordService, archive, dispatch, record_service};
use usecases::{ActError, Ctx};

pub(super) fn dispatch_questions(sheet: &Sheet<'_>) -> Vec<Question> {
    let routes = vec![
        Choice::new("post", "邮寄").hint("以交邮之日为答复日期"),
        Choice::new("hand-delivery", "当面送达").hint("以申请人签收之日为答复日期"),
        Choice::new("online", "网上送达").hint("申请人在查询页面可以看到答复书"),
        Choice::new("email", "电子邮件"),
    ];
    vec![
        Question::one("route", "送达方式", routes),
        Question::line("tracking", "邮件号").optional(),
        today_question(sheet, "发出日期"),
        Question::line("despite", "仍要发出的理由")
            .hint("发出前会检查答复书中的身份证号等个人信息和未同意公开的第三方；检查未通过而确需发出时填写，记入台账")
            .optional(),
    ]
}

pub(super) async fn send(ctx: &Ctx, case: &CaseRef, fields: &Fields) -> Result<(), ActError> {
    let mut read = Reader::new(fields);
    let (on, tracking) = (read.day("on"), read.optional_text("tracking"));
    let despite = read.optional_text("despite");
    let route = read.word("route", "请选择送达方式");
    let route = read.complete(route)?;
    dispatch(ctx, case, Dispatch { on, route, tracking, despite }).await.map(drop)
}

pub(super) fn service_questions(sheet: &Sheet<'_>) -> Vec<Question> {
    vec![today_question(sheet, "申请人收到的日期").hint("复议、诉讼的期限自知道之日起计算")]
}

pub(super) async fn record_delivery(ctx: &Ctx, case: &CaseRef, fields: &Fields) -> Result<(), ActError> {
    let mut read = Reader::new(fields);
    let input = RecordService { on: read.day("on") };
    let input = read.complete(Some(input))?;
    record_service(ctx, case, input).await.map(drop)
}

pub(super) fn archive_questions(sheet: &Sheet<'_>) -> Vec<Question> {
    vec![today_question(sheet, "归档日期")]
}

pub(super) async fn put_away(ctx: &Ctx, case: &CaseRef, fields: &Fields) -> Result<(), ActError> {
    let mut read = Reader::new(fields);
    let input = Archive { on: read.day("on") };
    let input = read.complete(Some(input))?;
    archive(ctx, case, input).await.map(drop)
}
