//! What turns a case: `撤回`, `重新办理`, `更正登记`: forms and calls.

use super::act::{Sheet, today_question};
use crate::form::{Choice, Fields, Question, Reader};
use casework::request::RequestEvent;
use usecases::request::{CaseRef, CorrectEntry, Reopen, Replacement, Withdraw, correct_entry, reopen, withdraw};
use usecases::{ActError, Ctx};

pub(super) fn withdraw_questions(sheet: &Sheet<'_>) -> Vec<Question> {
    vec![
        Question::lines("note", "撤回的情况", 2).hint("例如收到书面撤回申请；不写个人信息"),
        today_question(sheet, "撤回日期"),
    ]
}

pub(super) async fn take_back(ctx: &Ctx, case: &CaseRef, fields: &Fields) -> Result<(), ActError> {
    let mut read = Reader::new(fields);
    let input = Withdraw { on: read.day("on"), note: read.text("note") };
    let input = read.complete(Some(input))?;
    withdraw(ctx, case, input).await.map(drop)
}

pub(super) fn reopen_questions(sheet: &Sheet<'_>) -> Vec<Question> {
    let causes = vec![
        Choice::new("reconsideration", "行政复议决定"),
        Choice::new("judgment", "人民法院判决"),
        Choice::new("own-motion", "本机关自行纠正"),
    ];
    vec![
        Question::one("cause", "原因", causes),
        Question::day("reply_by", "决定或者判决确定的答复日期").hint("没有确定的不填").optional(),
        today_question(sheet, "起算之日").hint("收到复议决定、判决生效或者决定纠正之日"),
    ]
}

pub(super) async fn start_over(ctx: &Ctx, case: &CaseRef, fields: &Fields) -> Result<(), ActError> {
    let mut read = Reader::new(fields);
    let (on, reply_by) = (read.day("on"), read.day("reply_by"));
    let cause = read.word("cause", "请选择重新办理的原因");
    let cause = read.complete(cause)?;
    reopen(ctx, case, Reopen { on, cause, reply_by }).await.map(drop)
}

pub(super) fn correct_questions(sheet: &Sheet<'_>) -> Vec<Question> {
    let entries = sheet
        .request
        .history
        .moments()
        .filter(|(_, moment)| !matches!(moment.event, RequestEvent::EntryCorrected { .. }))
        .map(|(version, moment)| {
            let day = law::count::chinese_date(moment.occurred_on);
            Choice::new(version.to_string(), format!("第{version}条：{day}{}", moment.event.label()))
        })
        .collect();
    let kinds = vec![
        Choice::new("same", "日期记错了").hint("事情发生过，日期以下面填写的为准"),
        Choice::new("nothing", "整条记错了").hint("该事项未发生，原登记不再采用"),
    ];
    vec![
        Question::listed("version", "需要更正的登记", entries),
        Question::one("replacement", "怎样更正", kinds),
        Question::day("occurred_on", "正确的日期").hint("日期记错的填写").optional(),
        Question::lines("reason", "更正的原因", 2).hint("原来的登记保留，更正另记一条；不写个人信息"),
    ]
}

pub(super) async fn correct(ctx: &Ctx, case: &CaseRef, fields: &Fields) -> Result<(), ActError> {
    let mut read = Reader::new(fields);
    let (version, occurred_on) = (read.number("version"), read.day("occurred_on"));
    let version = read.needed(version, "version", "请选择要更正的登记");
    let replacement = match fields.text("replacement") {
        "same" => Some(Replacement::Same),
        "nothing" => Some(Replacement::Nothing),
        _ => read.needed(None, "replacement", "请选择怎样更正"),
    };
    let reason = read.text("reason");
    let (version, replacement) = read.complete(version.zip(replacement))?;
    correct_entry(ctx, case, CorrectEntry { on: None, version, reason, occurred_on, replacement }).await.map(drop)
}
