//! `书面告知第三方` (§32): form and call.

use super::act::{Sheet, today_question};
use super::consultation::which;
use crate::form::{Choice, Fields, Question, Reader};
use casework::ids::ConsultationId;
use law::third_party_told::DisclosureGround;
use usecases::request::{CaseRef, TellThirdParty, tell_third_party};
use usecases::{ActError, Ctx};

pub(super) fn questions(sheet: &Sheet<'_>) -> Vec<Question> {
    let ground = |ground: DisclosureGround| Choice::new(ground.id(), ground.label());
    let grounds = vec![
        ground(DisclosureGround::PublicInterest).hint("第三方不同意公开、逾期未提出意见的，都适用"),
        ground(DisclosureGround::ObjectionUnreasonable).hint("第三方提出过不同意公开的意见的，才适用"),
    ];
    let routes = vec![
        Choice::new("post", "邮寄").hint("以交邮之日为告知日期"),
        Choice::new("hand-delivery", "当面送达").hint("以签收之日为告知日期"),
        Choice::new("email", "电子邮件"),
    ];
    vec![
        which(sheet.request.third_parties_untold()),
        Question::one("ground", "决定公开的依据", grounds),
        Question::lines("content", "决定公开的政府信息内容", 4).hint("照签发的决定写；不写申请人是谁"),
        Question::lines("reasons", "决定公开的理由", 4)
            .hint("不公开对公共利益有何重大影响，或者第三方的理由为何不合理"),
        Question::one("route", "送达方式", routes),
        Question::line("tracking", "邮件号").optional(),
        today_question(sheet, "发出日期"),
    ]
}

pub(super) async fn tell(ctx: &Ctx, case: &CaseRef, fields: &Fields) -> Result<(), ActError> {
    let mut read = Reader::new(fields);
    let (on, tracking) = (read.day("on"), read.optional_text("tracking"));
    let (content, reasons) = (read.text("content"), read.text("reasons"));
    let consultation = read.optional_text("consultation").map(ConsultationId);
    let ground = read.word("ground", "请选择决定公开的依据");
    let route = read.word("route", "请选择送达方式");
    let (ground, route) = read.complete(ground.zip(route))?;
    let input = TellThirdParty { on, consultation, ground, content, reasons, route, tracking };
    tell_third_party(ctx, case, input).await.map(drop)
}
