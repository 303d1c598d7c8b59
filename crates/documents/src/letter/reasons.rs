//! `说明理由告知书` and `延迟答复告知书` (§35) — number or frequency is clearly beyond reason: the requester says why,
//! and if the reasons are good but the ordinary period cannot be kept, is told the day that will be.

use super::{Letter, Matter, sentence};
use jiff::civil::Date;
use law::count::chinese_date;

/// What makes the office ask for reasons.
#[derive(Clone, Copy)]
pub struct Reasons<'a> {
    /// `数量、频次明显超过合理范围的情况`: over which time, how many, about what.
    pub facts: &'a str,
    /// Last day to answer, set by the office.
    pub answer_by: Date,
}

/// Asks for reasons. That silence leaves the office to judge by what it knows is a convention: §35 does not say.
pub fn reasons(matter: &Matter<'_>, facts: Reasons<'_>) -> Letter {
    let mut letter = matter.letter("政府信息公开申请说明理由告知书");
    let you = matter.you();
    letter.text(matter.opening());
    letter.text(matter.asked());
    letter.text(format!(
        "经查，{you}申请公开政府信息的数量、频次明显超过合理范围，具体情况是：{}",
        sentence(facts.facts)
    ));
    letter.text(format!(
        "根据《中华人民共和国政府信息公开条例》第三十五条的规定，请{you}说明理由。请于{}前（含当日）以书面形式送交、邮寄或者通过原申请渠道提交本机关，并注明登记号。",
        chinese_date(facts.answer_by)
    ));
    letter.text(
        "理由合理的，本机关依法答复；无法在该条例第三十三条规定的期限内答复的，本机关将确定延迟答复的合理期限并告知。理由不合理的，本机关不予处理。逾期未说明理由的，本机关根据已经掌握的情况作出认定。"
    );
    letter
}

/// `延迟答复的合理期限`.
#[derive(Clone, Copy)]
pub struct ReasonableDelay {
    /// The day the reasons came in.
    pub reasons_received_on: Date,
    /// The day by which the office will reply.
    pub delayed_to: Date,
}

/// Tells the day. Not an extension (§33¶2): that is another letter.
pub fn reasonable_delay(matter: &Matter<'_>, facts: ReasonableDelay) -> Letter {
    let mut letter = matter.letter("政府信息公开延迟答复告知书");
    let you = matter.you();
    letter.text(matter.opening());
    letter.text(matter.asked());
    letter.text(format!(
        "本机关于{}收到{you}对申请数量、频次的理由说明。经审查，理由合理，但是无法在《中华人民共和国政府信息公开条例》第三十三条规定的期限内答复。",
        chinese_date(facts.reasons_received_on)
    ));
    letter.text(format!(
        "根据该条例第三十五条的规定，本机关确定延迟答复的期限，将于{}前（含当日）答复。",
        chinese_date(facts.delayed_to)
    ));
    letter
}
