//! `登记回执` — the request is registered; its number, day and last day (§31, §33, §45).

use super::{Letter, Matter};
use jiff::civil::Date;
use law::count::chinese_date;

/// What the receipt tells besides the case.
#[derive(Clone, Copy)]
pub struct Receipt {
    /// The day it was registered.
    pub registered_on: Date,
    /// Last day to reply, once the day of receipt is fixed.
    pub due: Option<Date>,
    /// Whether that day needs a year without a holiday notice.
    pub is_provisional: bool,
}

/// Writes the receipt.
pub fn receipt(matter: &Matter<'_>, facts: Receipt) -> Letter {
    let mut letter = matter.letter("政府信息公开申请登记回执");
    letter.text(format!(
        "{}提交的政府信息公开申请，本机关已于{}登记，登记号：{}。",
        matter.you(),
        chinese_date(facts.registered_on),
        matter.number
    ));
    letter.text(matter.asked());
    match (matter.received_on, facts.due) {
        (Some(received), Some(due)) => {
            letter.text(format!(
                "根据《中华人民共和国政府信息公开条例》第三十一条，收到申请之日为{}；根据第三十三条第二款，本机关将在收到申请之日起20个工作日内，即{}前（含当日）答复。{}",
                chinese_date(received),
                chinese_date(due),
                if facts.is_provisional { "该日期跨入尚未公布节假日安排的年度，以安排公布后重新计算的日期为准。" } else { "" }
            ));
            letter.text("需要补正、征求意见、延长期限或者收取信息处理费的，本机关将另行告知，答复日期相应调整。");
        }
        (Some(_) | None, _) => letter.text(format!(
            "根据《中华人民共和国政府信息公开条例》第三十一条，以平常信函、互联网渠道或者传真提交申请的，双方确认之日为收到申请之日。本机关将尽快与{}联系确认，请保持电话畅通。",
            matter.you()
        )),
    }
    letter
}
