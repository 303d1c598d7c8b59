//! `公民身份号码`, whole, masked, or inside another number.

use super::{Context, Judge, excerpt};
use crate::finding::{Kind, Severity};
use crate::identifier::resident_id;
use crate::mask;
use crate::mention::{Evidence, Mention, What};
use crate::residual::{self, Birth, Facts};

const BASIS: &str = "个人信息保护法第二十八条、政府信息公开条例第十五条";

/// Of a number that only its check character gives away.
pub(super) const SCATTERED: &str = "完整的身份证号，只是拆开书写、夹了空格符号或换了字形，合起来就能还原，应当隐去（个人信息保护法第二十八条、政府信息公开条例第十五条）";

pub(super) fn judge(judge: &mut Judge<'_>, context: &Context<'_>, mention: &Mention, slots: &[u8; 18]) {
    if mask::is_whole(slots) {
        whole(judge, mention, slots, Kind::IdCard);
    } else {
        masked(judge, context, mention, slots);
    }
}

/// A number that holds a person's: whoever reads it can take that out.
pub(super) fn derived(judge: &mut Judge<'_>, mention: &Mention, kind: Kind, slots: &[u8; 18]) {
    whole(judge, mention, slots, kind);
}

fn whole(judge: &mut Judge<'_>, mention: &Mention, slots: &[u8; 18], kind: Kind) {
    let today = judge.settings.today;
    let shown = excerpt::number(judge.written(mention));
    let holds = mention.evidence >= Evidence::Checked
        && (resident_id::is_valid(slots, today) || today.is_none() || is_old(judge.written(mention)));
    let (severity, reason) = match (holds, kind) {
        (true, Kind::StudentNumber) => (
            Severity::Block,
            format!("学籍号里就是学生本人的身份证号，等于公开未成年人身份证号，应当隐去（{BASIS}、第三十一条）"),
        ),
        (true, Kind::TaxNumber) => (
            Severity::Block,
            format!("20位纳税人识别号的前18位就是本人身份证号，应当按身份证号隐去（{BASIS}）"),
        ),
        (true, _) => (
            Severity::Block,
            format!("完整的身份证号，应当隐去；建议只留前4位和后2位，或前6位和末位（{BASIS}）"),
        ),
        (false, _) => (
            Severity::Review,
            "形似身份证号，但校验码、出生日期或地区代码不符：可能是笔误，也可能是别的编号，请核对；确是身份证号的应当隐去".to_owned(),
        ),
    };
    judge.add(mention, kind, severity, shown, reason);
}

/// Fifteen digits are stored with eighteen; their check character was computed, not read.
fn is_old(written: &str) -> bool {
    written.chars().filter(char::is_ascii_digit).count() == 15
}

fn masked(judge: &mut Judge<'_>, context: &Context<'_>, mention: &Mention, slots: &[u8; 18]) {
    let prior = judge.settings.prior;
    let facts = facts(context);
    let alone = residual::resident_id(slots, &Facts::default(), prior);
    let is_alone = facts == Facts::default();
    let together = if is_alone { alone } else { residual::resident_id(slots, &facts, prior) };
    let left = if together == 0 { alone } else { together.min(alone) };
    let shown = covered(slots);
    let positions = mask::positions(slots);
    if left <= judge.settings.few_candidates && alone > 0 {
        let severity = if mention.evidence == Evidence::Named { Severity::Block } else { Severity::Review };
        let with = if left < alone { "，结合同一条中写明的出生日期、性别" } else { "" };
        let reason = format!(
            "身份证号虽已遮盖，露出第{positions}位{with}，只剩约{left}个可能的号码（{prior}），等于没有遮盖；建议改为只留前4位和后2位（{BASIS}）"
        );
        return judge.add(mention, Kind::IdCard, severity, shown, reason);
    }
    let reason = format!(
        "身份证号已遮盖，露出第{positions}位，单独看约有{left}个可能的号码（{prior}）；注意同一人在别处不要换一种遮法"
    );
    judge.add(mention, Kind::IdCard, Severity::Note, shown, reason);
}

/// What the record says of the holder, if it speaks of one person.
fn facts(context: &Context<'_>) -> Facts {
    let mut facts = Facts::default();
    let holders = context.mentions.iter().filter(|mention| matches!(mention.what, What::ResidentId(_))).count();
    if holders != 1 {
        return facts;
    }
    for mention in context.mentions {
        if let What::IsMale(is_male) = mention.what {
            facts.is_male = Some(is_male);
        }
        if let What::Birth { year, month, day } = mention.what
            && let Some(birth) = Birth::stated(year, month, day)
        {
            facts.birth = facts.birth.and(birth);
        }
    }
    facts
}

/// A masked number in a report shows no more than its first three and last two.
fn covered(slots: &[u8; 18]) -> String {
    let written: String = slots.iter().map(|slot| char::from(*slot)).collect();
    excerpt::number(&written)
}
