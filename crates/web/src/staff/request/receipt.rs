//! `确认收到日期` (§31) and `分办`: forms and calls.

use super::act::{Sheet, today_question};
use crate::form::{Choice, Fields, Question, Reader};
use law::receipt::Channel;
use usecases::request::{Assign, CaseRef, ConfirmReceipt, assign, confirm_receipt};
use usecases::{ActError, Ctx};

/// What fixes the day depends on the channel.
pub(super) fn confirm_questions(sheet: &Sheet<'_>) -> Vec<Question> {
    let methods: &[(&str, &str)] = match sheet.channel() {
        Some(Channel::Counter) => &[("handed-in", "当面提交，以提交之日为准")],
        Some(Channel::SignedMail) => &[("signed-for", "邮寄签收，以签收之日为准")],
        Some(Channel::OrdinaryMail | Channel::Online | Channel::Fax) | None => &[
            ("telephone", "电话与申请人确认"),
            ("written", "书面、邮件或短信与申请人确认"),
            ("site", "申请人在网上确认"),
        ],
    };
    let first = methods.first().map_or("", |(value, _)| value);
    let choices = methods.iter().map(|(value, label)| Choice::new(*value, *label)).collect();
    vec![
        Question::one("method", "怎样确定", choices).value(if methods.len() == 1 { first } else { "" }),
        today_question(sheet, "收到申请之日")
            .hint("当面、签收邮寄以当日为准；平常信函、互联网、传真以双方确认之日为准"),
    ]
}

pub(super) async fn confirm(ctx: &Ctx, case: &CaseRef, fields: &Fields) -> Result<(), ActError> {
    let mut read = Reader::new(fields);
    let (on, method) = (read.day("on"), read.word("method", "请选择收到日期是怎样确定的"));
    let method = read.complete(method)?;
    confirm_receipt(ctx, case, ConfirmReceipt { on, method }).await.map(drop)
}

pub(super) fn assign_questions(sheet: &Sheet<'_>) -> Vec<Question> {
    vec![
        Question::line("unit", "承办处室").hint("与处室账号登记的名称一致，该处室才能看到本件"),
        today_question(sheet, "分办日期"),
    ]
}

pub(super) async fn give(ctx: &Ctx, case: &CaseRef, fields: &Fields) -> Result<(), ActError> {
    let mut read = Reader::new(fields);
    let on = read.day("on");
    let unit = read.text("unit");
    read.complete(Some(()))?;
    assign(ctx, case, Assign { on, unit }).await.map(drop)
}
