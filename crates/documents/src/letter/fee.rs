//! `收费通知书` (§42; 国办函〔2020〕109号 §6) — basis, standard, amount, how to pay, and what follows.

use super::{Letter, Matter};
use casework::request::FeeMethod;

/// A fee.
#[derive(Clone, Copy)]
pub struct Fee<'a> {
    /// By items or by pages.
    pub method: FeeMethod,
    /// How many.
    pub count: u32,
    /// How much.
    pub yuan: u64,
    /// How to pay, as the office writes it.
    pub how_to_pay: &'a str,
}

/// Writes the notice.
pub fn fee(matter: &Matter<'_>, facts: Fee<'_>) -> Letter {
    let mut letter = matter.letter("政府信息公开信息处理费收费通知书");
    let you = matter.you();
    letter.text(matter.opening());
    letter.text(matter.asked());
    let standard = match facts.method {
        FeeMethod::Items => format!("按件计收，本自然月累计第{}件", facts.count),
        FeeMethod::Pages => format!("按量计收，共{}页", facts.count),
    };
    letter.text(format!(
        "经审查，该申请的数量、频次明显超过合理范围。根据《中华人民共和国政府信息公开条例》第四十二条和《政府信息公开信息处理费管理办法》的规定，本机关决定收取信息处理费：{standard}，应缴{}元。",
        facts.yuan
    ));
    let how = if facts.how_to_pay.trim().is_empty() {
        "请与本机关联系取得非税收入缴款码"
    } else {
        facts.how_to_pay.trim()
    };
    letter.text(format!("请自收到本通知之日起20个工作日内缴纳，缴纳方式：{}。", how.trim_end_matches('。')));
    letter.text(format!(
        "逾期未缴纳的，视为放弃申请，本机关不再处理该申请。{you}按期缴纳后，答复期限自缴费完成之日的次日起重新计算。"
    ));
    letter.text("对收费通知有异议的，可以在对该申请的处理决定申请行政复议或者提起行政诉讼时一并提出。");
    letter
}
