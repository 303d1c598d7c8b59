//! `延长答复期限` (§33¶2): form and call.

use super::act::{Sheet, today_question};
use crate::form::{Fields, Question, Reader};
use usecases::request::{CaseRef, Extend, extend};
use usecases::{ActError, Ctx};

pub(super) fn questions(sheet: &Sheet<'_>) -> Vec<Question> {
    vec![
        Question::line_of("number", "working_days", "延长多少个工作日").hint("1至20个；只能延长一次").value("20"),
        Question::lines("reason", "理由", 3).hint("写入告知书"),
        today_question(sheet, "告知申请人的日期").hint("须在期限届满前告知；登记人即同意延长的公开工作机构负责人"),
    ]
}

pub(super) async fn agree(ctx: &Ctx, case: &CaseRef, fields: &Fields) -> Result<(), ActError> {
    let mut read = Reader::new(fields);
    let (on, reason) = (read.day("on"), read.text("reason"));
    let working_days = read.number("working_days");
    let working_days = read.needed(working_days, "working_days", "请填写延长的工作日数");
    let working_days = read.complete(working_days)?;
    extend(ctx, case, Extend { on, working_days, reason }).await.map(drop)
}
