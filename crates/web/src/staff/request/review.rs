//! `审核` (§17) and `签发`: forms and calls.

use super::act::{Sheet, today_question};
use crate::form::{Choice, Fields, Question, Reader};
use casework::request::ReviewKind;
use usecases::request::{CaseRef, Review, Sign, review, reviews_of, sign};
use usecases::{ActError, Ctx};

pub(super) fn questions(sheet: &Sheet<'_>) -> Vec<Question> {
    let mut kinds: Vec<Choice> = reviews_of(sheet.staff).map(|kind| Choice::new(id_of(kind), kind.label())).collect();
    if let [only] = kinds.as_mut_slice() {
        only.is_chosen = true;
    }
    let findings = vec![Choice::new("yes", "同意"), Choice::new("no", "不同意，退回修改")];
    vec![
        Question::one("kind", "哪一项审核", kinds),
        Question::one("passed", "结论", findings),
        Question::lines("note", "意见", 3).optional(),
        today_question(sheet, "审核日期"),
    ]
}

const fn id_of(kind: ReviewKind) -> &'static str {
    match kind {
        ReviewKind::Unit => "unit",
        ReviewKind::Secrecy => "secrecy",
        ReviewKind::Legality => "legality",
    }
}

pub(super) async fn record(ctx: &Ctx, case: &CaseRef, fields: &Fields) -> Result<(), ActError> {
    let mut read = Reader::new(fields);
    let (on, note) = (read.day("on"), read.text("note"));
    let kind = read.word("kind", "请选择哪一项审核");
    let passed = read.yes_or_no("passed", "请选择是否同意");
    let (kind, passed) = read.complete(kind.zip(passed))?;
    review(ctx, case, Review { on, kind, passed, note }).await.map(drop)
}

pub(super) fn sign_questions(sheet: &Sheet<'_>) -> Vec<Question> {
    vec![today_question(sheet, "签发日期").hint("签发后自动编文号；拟稿人、保密审查人不能签发")]
}

pub(super) async fn put_name(ctx: &Ctx, case: &CaseRef, fields: &Fields) -> Result<(), ActError> {
    let mut read = Reader::new(fields);
    let input = Sign { on: read.day("on") };
    let input = read.complete(Some(input))?;
    sign(ctx, case, input).await.map(drop)
}
