//! `延期答复告知书` (§33¶2) — why, and the new last day.

use super::{Letter, Matter, sentence};
use jiff::civil::Date;
use law::count::chinese_date;

/// An extension.
#[derive(Clone, Copy)]
pub struct Extension<'a> {
    /// 1–20.
    pub working_days: u8,
    /// Why.
    pub reason: &'a str,
    /// The new last day.
    pub due: Date,
}

/// Writes the notice.
pub fn extension(matter: &Matter<'_>, facts: Extension<'_>) -> Letter {
    let mut letter = matter.letter("政府信息公开延期答复告知书");
    letter.text(matter.opening());
    letter.text(matter.asked());
    letter.text(format!("延期理由：{}", sentence(facts.reason)));
    letter.text(format!(
        "根据《中华人民共和国政府信息公开条例》第三十三条第二款的规定，经本机关政府信息公开工作机构负责人同意，延长答复期限{}个工作日。本机关将于{}前（含当日）答复。",
        facts.working_days,
        chinese_date(facts.due)
    ));
    letter
}
