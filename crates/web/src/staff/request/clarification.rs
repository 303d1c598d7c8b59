//! `补正` (§30): forms and calls.

use super::act::{Sheet, today_question};
use crate::form::{Fields, Question, Reader};
use usecases::request::{AskClarification, CaseRef, RecordClarification, ask_clarification, record_clarification};
use usecases::{ActError, Ctx};

pub(super) fn ask_questions(sheet: &Sheet<'_>) -> Vec<Question> {
    vec![
        Question::lines("points", "需要补正的事项", 6)
            .hint("一行写一项：哪里不清楚，请申请人补充什么。补正只能告知一次"),
        Question::day("answer_by", "补正期限的最后一日").hint("不填的，自告知之日起十五个工作日").optional(),
        today_question(sheet, "告知日期").hint("自收到申请之日起七个工作日内"),
    ]
}

pub(super) async fn ask(ctx: &Ctx, case: &CaseRef, fields: &Fields) -> Result<(), ActError> {
    let mut read = Reader::new(fields);
    let input = AskClarification { on: read.day("on"), points: read.lines("points"), answer_by: read.day("answer_by") };
    let input = read.complete(Some(input))?;
    ask_clarification(ctx, case, input).await.map(drop)
}

pub(super) fn record_questions(sheet: &Sheet<'_>) -> Vec<Question> {
    vec![
        Question::lines("text", "申请人补正的内容", 6).hint("照录；写在原申请的内容描述之后").optional(),
        today_question(sheet, "收到补正的日期").hint("答复期限自这一日起重新计算，当日不计"),
        Question::lines("late_reason", "逾期补正的正当理由", 2).hint("在期限内补正的不填").optional(),
    ]
}

pub(super) async fn record(ctx: &Ctx, case: &CaseRef, fields: &Fields) -> Result<(), ActError> {
    let mut read = Reader::new(fields);
    let input = RecordClarification {
        on: read.day("on"),
        text: read.text("text"),
        late_reason: read.optional_text("late_reason"),
    };
    let input = read.complete(Some(input))?;
    record_clarification(ctx, case, input).await.map(drop)
}
