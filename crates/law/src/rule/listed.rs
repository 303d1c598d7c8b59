//! Rules that no enumeration says: how things are counted, limits, and the choices made where the law is silent.

use super::{Rule, Standing};
use crate::{Citation, Instrument};

const REGULATION: Instrument = Instrument::DisclosureRegulation;
const FEE: Instrument = Instrument::ProcessingFeeMeasures;
const INTERPRETATION: Instrument = Instrument::DisclosureInterpretation2025;
const RECONSIDERATION: Instrument = Instrument::ReconsiderationLaw;

const fn at(instrument: Instrument, article: u16) -> Citation {
    Citation::article(instrument, article)
}

/// Id, what it says, where, how firmly.
type Entry = (&'static str, &'static str, &'static [Citation], Standing);

const ENTRIES: &[Entry] = &[
    (
        "calendar/working-day",
        "周一至周五为工作日，放假安排中的放假日除外，另加安排为上班的周六、周日",
        &[at(Instrument::HolidayMeasures, 0)],
        Standing::Statute,
    ),
    (
        "calendar/day-zero",
        "期间开始之日不计算在期间内",
        &[at(Instrument::CivilProcedureLaw, 85), at(Instrument::CivilCode, 201)],
        Standing::Statute,
    ),
    (
        "calendar/months",
        "按月计算的，到期月的对应日为最后一日；没有对应日的，月末日为最后一日",
        &[at(Instrument::CivilCode, 202)],
        Standing::Statute,
    ),
    (
        "calendar/roll",
        "按日历日、月计算的期限，最后一日是法定休假日的，以休假日结束的次日为最后一日",
        &[at(Instrument::CivilProcedureLaw, 85), at(Instrument::CivilCode, 203)],
        Standing::Statute,
    ),
    (
        "calendar/weekend-rolls",
        "周六、周日（调休上班的除外）按法定休假日顺延",
        &[at(Instrument::CivilProcedureLaw, 85)],
        Standing::Unverified,
    ),
    (
        "calendar/provisional",
        "没有放假安排的年份暂按周一至周五计，结果标为暂定",
        &[at(Instrument::HolidayMeasures, 0)],
        Standing::Convention,
    ),
    (
        "reply_period/start",
        "自收到申请之日起20个工作日内答复",
        &[at(REGULATION, 33).paragraph(2), at(REGULATION, 31)],
        Standing::Statute,
    ),
    (
        "reply_period/restart-clarification",
        "自收到补正后申请之日起重新计算答复期限",
        &[at(REGULATION, 30)],
        Standing::Statute,
    ),
    ("reply_period/restart-fee", "申请人完成缴费的次日起重新计算答复期限", &[at(FEE, 7)], Standing::Unverified),
    (
        "reply_period/pause",
        "征求第三方和其他机关意见所需时间不计算在答复期限内；内部会商、检索、保密审查不扣除",
        &[at(REGULATION, 33).paragraph(3)],
        Standing::Statute,
    ),
    (
        "reply_period/pause-days",
        "发出征求意见之日计入，意见到达之日不计入；几项征求意见重叠的只扣除一次；对方逾期的，扣除至其期限届满之日",
        &[at(REGULATION, 33).paragraph(3)],
        Standing::Convention,
    ),
    (
        "reply_period/extension-ends-with-restart",
        "重新计算答复期限后，此前的延长不带入新期限，也不能再次延长",
        &[at(REGULATION, 33).paragraph(2)],
        Standing::Convention,
    ),
    (
        "clarification/once",
        "补正应当一次性告知，并说明补正事项和合理的补正期限",
        &[at(REGULATION, 30)],
        Standing::Statute,
    ),
    (
        "clarification/guide-period",
        "补正期限一般不超过15个工作日",
        &[at(Instrument::ReplyStandard2020, 0)],
        Standing::Convention,
    ),
    (
        "consultation/written",
        "公开会损害第三方合法权益的，应当书面征求第三方意见",
        &[at(REGULATION, 32)],
        Standing::Statute,
    ),
    (
        "third_party_told/public-interest",
        "不公开可能对公共利益造成重大影响而决定予以公开的，将决定公开的内容和理由书面告知第三方；第三方不同意公开、逾期未提出意见的都适用",
        &[at(REGULATION, 32), at(REGULATION, 15)],
        Standing::Statute,
    ),
    (
        "third_party_told/objection-unreasonable",
        "第三方不同意公开的理由不合理而决定公开的，同样书面告知第三方",
        &[at(REGULATION, 32)],
        Standing::Convention,
    ),
    (
        "extension/once-up-to-20",
        "经公开工作机构负责人同意并告知申请人，可以延长答复期限，最长不超过20个工作日",
        &[at(REGULATION, 33).paragraph(2)],
        Standing::Statute,
    ),
    ("fee/one-method", "按件、按量只能选择一种", &[at(FEE, 3)], Standing::Statute),
    (
        "fee/by-items",
        "同一申请人一个自然月内累计10件以下不收费，11至30件每件100元，31件起每10件一档、每档每件增加100元",
        &[at(FEE, 4)],
        Standing::Statute,
    ),
    (
        "fee/by-pages",
        "30页以下不收费，31至100页每页10元，101至200页每页20元，201页起每页40元",
        &[at(FEE, 5)],
        Standing::Statute,
    ),
    (
        "fee/optional",
        "是否收取由行政机关决定，收费通知在答复期限内发出",
        &[at(FEE, 6), at(REGULATION, 42)],
        Standing::Statute,
    ),
    ("fee/month-by-receipt", "件数按收到申请之日所在的自然月累计", &[at(FEE, 4)], Standing::Convention),
    (
        "outcome/partly-disclosed-counts-once",
        "能够区分处理的，只计部分公开，不计其他情形",
        &[at(REGULATION, 37), at(Instrument::ReportFormat2021, 0)],
        Standing::Statute,
    ),
    (
        "delivery/posting-day",
        "邮寄送达的，以交邮之日为答复之日；只能交由邮政企业寄递",
        &[at(Instrument::DeliveryLetter2016, 0), at(Instrument::PostalLaw, 55)],
        Standing::Statute,
    ),
    (
        "delivery/signing-day",
        "当面送达的，以申请人签收之日为答复之日",
        &[at(Instrument::DeliveryLetter2016, 0)],
        Standing::Statute,
    ),
    (
        "delivery/online",
        "网上送达、电子邮件送达的，以发到申请人指定途径之日为答复之日",
        &[at(Instrument::DeliveryLetter2016, 0)],
        Standing::Convention,
    ),
    (
        "remedy/reconsideration-first",
        "2024年1月1日起，对依据第十四条至第十六条不予公开（含部分公开中不予公开的部分）不服的，先申请行政复议",
        &[at(RECONSIDERATION, 23).paragraph(1).item(4)],
        Standing::Statute,
    ),
    (
        "remedy/either",
        "告知无法提供、不予处理等，可以申请行政复议，也可以提起行政诉讼",
        &[at(INTERPRETATION, 1), at(RECONSIDERATION, 20), at(Instrument::AdministrativeLitigationLaw, 46)],
        Standing::Statute,
    ),
    (
        "remedy/court-does-not-take",
        "2025年6月1日起，重复申请已公开的信息、行政查询事项、加工分析、信访等、公开出版物，人民法院不予立案",
        &[at(INTERPRETATION, 10).paragraph(2)],
        Standing::Statute,
    ),
    (
        "remedy/procedural",
        "补正、延期等程序性告知和收费通知不能单独申请复议或者起诉",
        &[at(INTERPRETATION, 10).paragraph(2).item(2), at(INTERPRETATION, 10).paragraph(2).item(3)],
        Standing::Statute,
    ),
    (
        "remedy/third-party-told",
        "第三方对公开其信息的决定不服，可以申请行政复议，也可以提起行政诉讼",
        &[at(INTERPRETATION, 1), at(RECONSIDERATION, 20), at(Instrument::AdministrativeLitigationLaw, 46)],
        Standing::Statute,
    ),
    (
        "remedy/record-correction",
        "对更正、不予更正和告知向其他机关提出不服，可以申请行政复议，也可以提起行政诉讼；转送更正是程序性告知",
        &[at(REGULATION, 41), at(RECONSIDERATION, 20), at(Instrument::AdministrativeLitigationLaw, 46)],
        Standing::Convention,
    ),
    (
        "remedy/court-named-where-not-taken",
        "人民法院不予立案的情形，答复书默认仍写明诉讼途径，可由本机关法律顾问决定不写",
        &[at(INTERPRETATION, 10).paragraph(2)],
        Standing::Convention,
    ),
    ("proactive/article-20", "行政机关主动公开本机关的十五项政府信息", &[at(REGULATION, 20)], Standing::Statute),
    (
        "reporting/named-day-in-time",
        "“前”包括当日；当日为休息日的不顺延，宜在此前最后一个工作日完成",
        &[at(REGULATION, 49), at(Instrument::CivilCode, 1259)],
        Standing::Convention,
    ),
];

pub(super) fn rules() -> impl Iterator<Item = Rule> {
    ENTRIES.iter().map(|(id, title, basis, standing)| Rule {
        id: (*id).to_owned(),
        title: (*title).to_owned(),
        basis: basis.to_vec(),
        standing: *standing,
    })
}
