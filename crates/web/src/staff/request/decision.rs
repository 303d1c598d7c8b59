//! `拟定处理决定` (§36–39): form and call.

use super::act::{Sheet, today_question};
use crate::form::{Choice, Fields, Question, Reader};
use casework::ids::RequestNumber;
use law::exemption::Exemption;
use law::outcome::Outcome;
use usecases::request::{CaseRef, Decide, decide};
use usecases::{ActError, Ctx};

pub(super) fn questions(sheet: &Sheet<'_>) -> Vec<Question> {
    let outcomes = Outcome::ALL
        .into_iter()
        .filter(|outcome| !ends_by_another_act(*outcome))
        .map(|outcome| Choice::new(outcome.id(), format!("{}（{}）", outcome.label(), articles(outcome))))
        .collect();
    let grounds = Exemption::ALL.map(|ground| Choice::new(ground.id(), ground.label())).to_vec();
    vec![
        Question::listed("outcome", "处理结果", outcomes)
            .hint("先看要不要补正，再看该不该由本机关办，再看有没有，最后看给不给"),
        Question::any("withheld", "不予公开部分的依据", grounds).hint("只在部分公开时选").optional(),
        Question::lines("reasons", "理由", 5)
            .hint("查明的事实和理由，写入答复书。不予公开、无法提供、不予处理的，须写")
            .optional(),
        Question::lines("statement", "告知或者提供的内容", 4)
            .hint("所提供信息的名称、附件；或者获取的方式、途径、时间；或者应当向哪个机关申请及其联系方式")
            .optional(),
        Question::lines("evidence", "留存的依据", 3)
            .hint("一行一项，例如检索记录、征求意见书、风险评估意见、链接")
            .optional(),
        Question::line("earlier", "重复申请的，在先申请的登记号").optional(),
        Question::lines("not_consulted_because", "没有征求第三方意见的理由", 2)
            .hint("涉及第三方合法权益而没有征求意见的，须写")
            .optional(),
        today_question(sheet, "拟定日期"),
    ]
}

/// Lapses and withdrawal have acts of their own.
const fn ends_by_another_act(outcome: Outcome) -> bool {
    matches!(outcome, Outcome::ClarificationLapsed | Outcome::FeeUnpaid | Outcome::Withdrawn)
}

fn articles(outcome: Outcome) -> String {
    let places: Vec<String> = outcome.basis().iter().map(ToString::to_string).collect();
    if places.is_empty() { "年报统计项".to_owned() } else { places.join("、") }
}

pub(super) async fn draft(ctx: &Ctx, case: &CaseRef, fields: &Fields) -> Result<(), ActError> {
    let mut read = Reader::new(fields);
    let outcome = read.word("outcome", "请选择处理结果");
    let on = read.day("on");
    let input = outcome.map(|outcome| Decide {
        on,
        outcome,
        withheld: read.words("withheld"),
        reasons: read.text("reasons"),
        statement: read.text("statement"),
        evidence: read.lines("evidence"),
        earlier: read.optional_text("earlier").map(RequestNumber),
        not_consulted_because: read.optional_text("not_consulted_because"),
    });
    let input = read.complete(input)?;
    decide(ctx, case, input).await.map(drop)
}
