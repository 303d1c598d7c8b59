//! `主动公开` — 条例 §19–26 and what other laws add: by when information must be out, by when a penalty must be back.

use crate::calendar::Calendar;
use crate::count::BeyondCalendar;
use crate::period::{PeriodEnd, PeriodKind};
use crate::{Citation, Derived, Instrument};
use jiff::civil::Date;

/// Last day to publish information formed or changed on a day, 条例 §26. A special period of another law prevails.
///
/// # Errors
/// Beyond the year 9999.
pub fn publication_due(formed_on: Date, calendar: &Calendar) -> Result<Derived<PeriodEnd>, BeyondCalendar> {
    PeriodKind::Publication.explain(formed_on, calendar)
}

/// Last day to take back a published penalty that was changed, revoked or declared unlawful or void, and to say why,
/// 行政处罚法 §48.
///
/// # Errors
/// Beyond the year 9999.
pub fn penalty_withdrawal_due(revoked_on: Date, calendar: &Calendar) -> Result<Derived<PeriodEnd>, BeyondCalendar> {
    PeriodKind::PenaltyWithdrawal.explain(revoked_on, calendar)
}

/// `第二十条` — what every agency publishes, items 1–15 in their order.
pub const ARTICLE_20: [&str; 15] = [
    "行政法规、规章和规范性文件",
    "机关职能、机构设置、办公地址、办公时间、联系方式、负责人姓名",
    "国民经济和社会发展规划、专项规划、区域规划及相关政策",
    "国民经济和社会发展统计信息",
    "办理行政许可和其他对外管理服务事项的依据、条件、程序以及办理结果",
    "实施行政处罚、行政强制的依据、条件、程序以及具有一定社会影响的行政处罚决定",
    "财政预算、决算信息",
    "行政事业性收费项目及其依据、标准",
    "政府集中采购项目的目录、标准及实施情况",
    "重大建设项目的批准和实施情况",
    "扶贫、教育、医疗、社会保障、促进就业等方面的政策、措施及其实施情况",
    "突发公共事件的应急预案、预警信息及应对情况",
    "环境保护、公共卫生、安全生产、食品药品、产品质量的监督检查情况",
    "公务员招考的职位、名额、报考条件等事项以及录用结果",
    "法律、法规、规章和国家有关规定规定应当主动公开的其他政府信息",
];

/// The place of an item of article 20, 1–15.
pub const fn article_20(item: u8) -> Citation {
    Citation::article(Instrument::DisclosureRegulation, 20).item(item)
}
