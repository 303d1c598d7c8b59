//! `协办函` — the office has a handling unit of its own, or another agency, search and check. It is the agencies'
//! inner business: it stops no clock and no remedies lie; the day it sets is the office's own (convention), not the
//! law's. The helper needs the matter, not the person, so it is not told who asks.

use super::{Letter, Matter, sentence};
use jiff::civil::Date;
use law::count::chinese_date;

/// What is asked for.
#[derive(Clone, Copy)]
pub struct Assistance<'a> {
    /// Who helps.
    pub helper: Helper<'a>,
    /// `协办期限` — the day by which the office wants the answer.
    pub answer_by: Date,
    /// Last day to reply to the requester, once it is known.
    pub due: Option<Date>,
}

/// Who helps.
#[derive(Clone, Copy)]
pub enum Helper<'a> {
    /// `承办处室` of the same agency; what it is asked for is the same in every case.
    Unit(&'a str),
    /// `其他机关`.
    Agency {
        /// Its name.
        name: &'a str,
        /// What it is asked to do.
        task: &'a str,
    },
}

/// Writes the letter.
pub fn assistance(case: &Matter<'_>, facts: Assistance<'_>) -> Letter {
    let mut letter = match facts.helper {
        Helper::Unit(unit) => to_unit(case, unit),
        Helper::Agency { name, task } => to_agency(case, name, task),
    };
    let by = chinese_date(facts.answer_by);
    letter.text(match facts.helper {
        Helper::Unit(_) => {
            format!("请于{by}前（含当日）书面反馈。不能按时反馈的，请在此之前说明原因和预计完成的日期。")
        }
        Helper::Agency { .. } => {
            format!("请于{by}前（含当日）函复；不能按时函复的，请告知预计日期。")
        }
    });
    if let Some(due) = facts.due {
        letter.text(format!(
            "本件应当于{}前（含当日）答复申请人；协助检索、核实的时间，不从答复期限中扣除（《中华人民共和国政府信息公开条例》第三十三条第三款）。",
            chinese_date(due)
        ));
    }
    letter
}

fn to_unit(case: &Matter<'_>, unit: &str) -> Letter {
    let mut letter = case.letter_to(unit, "政府信息公开申请协办函");
    letter.text(received(case));
    letter.text(case.content());
    letter.text("请办理下列事项：");
    letter.text("1．检索制作、获取、保存的有关信息，说明检索的范围、方法和结果；没有检索到的，同样说明。");
    letter
        .text("2．提供检索到的信息，逐件提出予以公开、部分公开或者不予公开的意见，写明事实、理由和依据的条、款、项。");
    letter.text("3．信息涉及国家秘密、商业秘密、个人隐私，或者由其他机关制作、共同制作的，逐件指明。");
    letter
}

fn to_agency(case: &Matter<'_>, name: &str, task: &str) -> Letter {
    let mut letter = case.letter_to(name, "政府信息公开申请协办函");
    letter.text(received(case));
    letter.text(case.content());
    letter.text(format!("请贵机关协助办理：{}", sentence(task)));
    letter
}

fn received(case: &Matter<'_>) -> String {
    match case.received_on {
        Some(day) => format!("本机关于{}收到政府信息公开申请（登记号：{}）。", chinese_date(day), case.number),
        None => format!("本机关登记了政府信息公开申请（登记号：{}），收到日期尚待与申请人确认。", case.number),
    }
}
