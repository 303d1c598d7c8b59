//! `征求意见` (§32–34): forms and calls.

use super::act::{Sheet, today_question};
use crate::form::{Choice, Fields, Question, Reader};
use casework::ids::ConsultationId;
use casework::request::{Consultation, ConsultedParty};
use law::requester::RequesterKind;
use usecases::request::{
    CaseRef, Consult, Party, RecordConsultationDelivery, RecordOpinion, consult, record_consultation_delivery,
    record_opinion,
};
use usecases::{ActError, Ctx};

pub(super) fn consult_questions(sheet: &Sheet<'_>) -> Vec<Question> {
    let parties = vec![
        Choice::new("third-party", "第三方")
            .hint("公开会损害其商业秘密、个人隐私的；十五个工作日内答复，逾期不答复的由本机关决定"),
        Choice::new("co-maker", "共同制作机关").hint("由本机关牵头制作的；十五个工作日内答复，逾期视为同意公开"),
        Choice::new("other-agency", "其他机关").hint("需要其他机关协助核实的"),
    ];
    let kinds = RequesterKind::ALL.map(|kind| Choice::new(kind.id(), kind.label())).to_vec();
    vec![
        Question::one("party", "征求谁的意见", parties),
        Question::line("party.name", "名称或者姓名"),
        Question::listed("party.kind", "第三方的类别", kinds).hint("征求第三方意见的，须选择").optional(),
        Question::line_of("tel", "party.phone", "第三方的电话").optional(),
        Question::line("party.address", "第三方的地址").optional(),
        Question::lines("matter", "征求意见的事项", 4).hint("拟公开的内容，请对方答复什么"),
        today_question(sheet, "发出日期").hint("自次日起至收到意见之日，不计入答复期限"),
        Question::day("received_on", "对方收到的日期").hint("已知的填写，以后也可以登记").optional(),
    ]
}

pub(super) async fn ask(ctx: &Ctx, case: &CaseRef, fields: &Fields) -> Result<(), ActError> {
    let mut read = Reader::new(fields);
    let (on, received_on) = (read.day("on"), read.day("received_on"));
    let name = read.optional_text("party.name");
    let name = read.needed(name, "party.name", "请填写对方的名称或者姓名");
    let party = match fields.text("party") {
        "third-party" => {
            let kind = read.word("party.kind", "请选择第三方的类别");
            let (phone, address) = (read.text("party.phone"), read.text("party.address"));
            name.zip(kind).map(|(name, kind)| Party::ThirdParty { kind, name, phone, address })
        }
        "co-maker" => name.map(|agency| Party::CoMaker { agency }),
        "other-agency" => name.map(|agency| Party::OtherAgency { agency }),
        _ => read.needed(None, "party", "请选择征求谁的意见"),
    };
    let matter = read.text("matter");
    let party = read.complete(party)?;
    consult(ctx, case, Consult { on, party, matter, received_on }).await.map(drop)
}

pub(super) fn delivery_questions(sheet: &Sheet<'_>) -> Vec<Question> {
    vec![
        which(sheet.request.consultations.iter().filter(|asked| asked.delivered_on.is_none())),
        today_question(sheet, "对方收到的日期").hint("自这一日起计算十五个工作日"),
    ]
}

pub(super) async fn record_delivery(ctx: &Ctx, case: &CaseRef, fields: &Fields) -> Result<(), ActError> {
    let mut read = Reader::new(fields);
    let on = read.day("on");
    let consultation = read.optional_text("consultation").map(ConsultationId);
    let consultation = read.needed(consultation, "consultation", "请选择哪一次征求意见");
    let consultation = read.complete(consultation)?;
    record_consultation_delivery(ctx, case, RecordConsultationDelivery { on, consultation }).await.map(drop)
}

pub(super) fn opinion_questions(sheet: &Sheet<'_>) -> Vec<Question> {
    let opinions = vec![
        Choice::new("agrees", "同意公开"),
        Choice::new("agrees-in-part", "部分同意公开"),
        Choice::new("objects", "不同意公开"),
    ];
    vec![
        which(sheet.request.open_consultations()),
        Question::one("opinion", "意见", opinions),
        Question::lines("reasons", "理由", 4).optional(),
        today_question(sheet, "收到意见的日期"),
    ]
}

pub(super) async fn record(ctx: &Ctx, case: &CaseRef, fields: &Fields) -> Result<(), ActError> {
    let mut read = Reader::new(fields);
    let (on, reasons) = (read.day("on"), read.text("reasons"));
    let consultation = read.optional_text("consultation").map(ConsultationId);
    let opinion = read.word("opinion", "请选择对方的意见");
    let opinion = read.complete(opinion)?;
    record_opinion(ctx, case, RecordOpinion { on, consultation, opinion, reasons }).await.map(drop)
}

/// Which consultation; the only one is chosen already.
pub(super) fn which<'a>(open: impl Iterator<Item = &'a Consultation>) -> Question {
    let mut choices: Vec<Choice> = open
        .map(|consultation| {
            let sent = law::count::chinese_date(consultation.sent_on);
            let party = match &consultation.party {
                ConsultedParty::ThirdParty { .. } => "第三方",
                ConsultedParty::CoMaker { agency } | ConsultedParty::OtherAgency { agency } => agency,
            };
            Choice::new(consultation.id.0.clone(), format!("{sent}征求{party}意见"))
        })
        .collect();
    if let [only] = choices.as_mut_slice() {
        only.is_chosen = true;
    }
    Question::one("consultation", "哪一次征求意见", choices)
}
