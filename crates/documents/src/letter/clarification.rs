//! `补正告知书` (§30) — once, within seven working days, with what to add, by when, and what follows.

use super::{Letter, Matter, sentence};
use jiff::civil::Date;
use law::count::chinese_date;

/// What has to be added.
#[derive(Clone, Copy)]
pub struct Clarification<'a> {
    /// The points, as the office wrote them.
    pub points: &'a [String],
    /// Last day to answer.
    pub answer_by: Date,
}

/// Writes the notice.
pub fn clarification(matter: &Matter<'_>, facts: Clarification<'_>) -> Letter {
    let mut letter = matter.letter("政府信息公开申请补正告知书");
    let you = matter.you();
    letter.text(matter.opening());
    letter.text(matter.asked());
    letter.text(format!(
        "经审查，申请内容不够明确。根据《中华人民共和国政府信息公开条例》第二十九条第二款、第三十条的规定，请{you}补正下列事项："
    ));
    match facts.points {
        [only] => letter.text(sentence(only)),
        points => {
            for (i, point) in points.iter().enumerate() {
                letter.text(format!("{}．{}", i + 1, sentence(point)));
            }
        }
    }
    letter.text(format!(
        "请于{}前（含当日）将补正内容以书面形式送交、邮寄或者通过原申请渠道提交本机关，并注明登记号。答复期限自本机关收到补正的申请之日起重新计算。",
        chinese_date(facts.answer_by)
    ));
    letter.text("无正当理由逾期不补正的，视为放弃申请，本机关不再处理该政府信息公开申请。");
    letter.text("不清楚如何补正的，可以来电，我们帮助说明。");
    letter
}
