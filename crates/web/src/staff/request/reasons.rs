//! `说明理由` (§35): forms and calls.

use super::act::{Sheet, today_question};
use crate::form::{Choice, Fields, Question, Reader};
use usecases::request::{AskReasons, CaseRef, RecordReasons, ask_reasons, record_reasons};
use usecases::{ActError, Ctx};

pub(super) fn ask_questions(sheet: &Sheet<'_>) -> Vec<Question> {
    vec![
        Question::lines("facts", "数量、频次明显超过合理范围的情况", 5)
            .hint("写明统计期间、申请件数和内容，不写个人信息"),
        Question::day("answer_by", "说明理由的最后一日"),
        today_question(sheet, "告知日期"),
    ]
}

pub(super) async fn ask(ctx: &Ctx, case: &CaseRef, fields: &Fields) -> Result<(), ActError> {
    let mut read = Reader::new(fields);
    let (on, answer_by, facts) = (read.day("on"), read.day("answer_by"), read.text("facts"));
    let answer_by = read.needed(answer_by, "answer_by", "请填写说明理由的最后一日");
    let answer_by = read.complete(answer_by)?;
    ask_reasons(ctx, case, AskReasons { on, facts, answer_by }).await.map(drop)
}

pub(super) fn record_questions(sheet: &Sheet<'_>) -> Vec<Question> {
    let findings = vec![Choice::new("yes", "理由合理"), Choice::new("no", "理由不合理")];
    vec![
        Question::one("reasonable", "本机关的认定", findings),
        Question::day("delayed_to", "告知申请人的延迟答复日期")
            .hint("理由合理，但不能在法定期限内答复的，确定延迟答复的合理期限并告知")
            .optional(),
        today_question(sheet, "收到理由说明的日期"),
    ]
}

pub(super) async fn record(ctx: &Ctx, case: &CaseRef, fields: &Fields) -> Result<(), ActError> {
    let mut read = Reader::new(fields);
    let (on, delayed_to) = (read.day("on"), read.day("delayed_to"));
    let reasonable = read.yes_or_no("reasonable", "请选择理由是否合理");
    let reasonable = read.complete(reasonable)?;
    record_reasons(ctx, case, RecordReasons { on, reasonable, delayed_to }).await.map(drop)
}
