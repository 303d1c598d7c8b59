//! What is found by its own sign rather than by walking a record: secrecy marks, mailboxes, ends of numbers told in
//! words (`尾号1234`).

use crate::finding::Kind;
use crate::identifier::{self, credit_code};
use crate::lexicon::{Hit, WordKind};
use crate::mask::words::{self, Holder};
use crate::mention::{Evidence, Role, What};
use std::ops::Range;

/// Something found by its own sign.
pub(super) struct Sign {
    pub(super) span: Range<usize>,
    pub(super) what: What,
    pub(super) evidence: Evidence,
    pub(super) role: Role,
}

impl Sign {
    fn new(span: Range<usize>, what: What, evidence: Evidence) -> Self {
        Self { span, what, evidence, role: Role::Plain }
    }
}

/// All of a text, in order.
pub(super) fn signs(text: &str, hits: &[Hit]) -> Vec<Sign> {
    let mut signs = Vec::new();
    signs.extend(text.match_indices('密').filter_map(|(at, _)| secrecy(text, at)));
    signs.extend(hits.iter().filter(|hit| hit.word.is(WordKind::Internal)).filter_map(|hit| internal(text, hit)));
    signs.extend(hits.iter().filter(|hit| hit.word.is(WordKind::Told)).filter_map(|hit| told(text, hit)));
    signs.extend(identifier::find(text).into_iter().map(|found| number(text, found)));
    signs.sort_by_key(|sign| sign.span.start);
    signs
}

/// A number of the rarer kinds.
fn number(text: &str, found: identifier::Found) -> Sign {
    let kind = found.rule.kind;
    let role = match kind {
        Kind::CreditCode if credit_code::is_sole_trader(found.value.as_bytes()) => Role::SoleTrader,
        Kind::Email if is_office(text.get(..found.span.start).unwrap_or_default()) => Role::Switchboard,
        _ => Role::Plain,
    };
    Sign { span: found.span, what: What::Exact { kind, value: found.value }, evidence: found.evidence, role }
}

/// Whether the words before an address of mail say that it is the office's.
fn is_office(before: &str) -> bool {
    let from = before.char_indices().rev().take(12).last().map_or(0, |(at, _)| at);
    let near = before.get(from..).unwrap_or_default();
    ["监督", "举报", "投诉", "咨询", "办公", "单位", "工作邮箱", "受理"].iter().any(|word| near.contains(word))
}

const STARS: [char; 5] = ['★', '☆', '*', '＊', '⭐'];
const BLANKS: [char; 3] = [' ', '\u{3000}', '\t'];

/// `机密★10年`, `机  密★`, `密级：秘密`, `秘密` alone on its line.
fn secrecy(text: &str, at: usize) -> Option<Sign> {
    let before = text.get(..at)?.trim_end_matches(BLANKS);
    let first = before.chars().next_back().filter(|c| matches!(c, '绝' | '机' | '秘'))?;
    let start = before.len() - first.len_utf8();
    let behind = text.get(at + '密'.len_utf8()..)?;
    let bare = behind.trim_start_matches(BLANKS);
    let found = |end: usize| Some(Sign::new(start..end, What::SecrecyMark, Evidence::Checked));
    // `国家秘密★` and `*` as a footnote in running text are no marks: something of the line's own must end before it.
    let lead = text.get(..start)?;
    let line = lead.rsplit('\n').next().unwrap_or_default();
    let is_lead = line.chars().next_back().is_none_or(|c| !c.is_alphanumeric());
    if is_lead && bare.starts_with(STARS) {
        let star = text.len() - bare.len();
        let rest = bare.get(bare.chars().next()?.len_utf8()..)?;
        return found(text.len() - rest.len() + period(rest)).filter(|_| star >= at);
    }
    let rest = behind.split('\n').next().unwrap_or_default().trim();
    let is_alone = line.trim().is_empty() && rest.is_empty();
    let is_stated = line.trim_end().ends_with(['：', ':'])
        && line.contains("密级")
        && !rest.starts_with(|c: char| c.is_alphanumeric());
    (is_alone || is_stated).then(|| found(at + '密'.len_utf8())).flatten()
}

/// How many bytes of a period stand here: `10年`, ` 6个月`, `长期`.
fn period(rest: &str) -> usize {
    let bare = rest.trim_start_matches(BLANKS);
    let gap = rest.len() - bare.len();
    if bare.starts_with("长期") {
        return gap + "长期".len();
    }
    let digits = bare.find(|c: char| !c.is_ascii_digit() && !"一二三四五六七八九十".contains(c)).unwrap_or(bare.len());
    let unit = ["年", "个月", "月", "日", "天"]
        .iter()
        .find(|unit| bare.get(digits..).is_some_and(|unit_at| unit_at.starts_with(**unit)));
    match unit {
        Some(unit) if digits > 0 => gap + digits + unit.len(),
        Some(_) | None => 0,
    }
}

/// A mark stands alone: on its line, in its brackets, beside another mark. In a sentence it is spoken of.
fn internal(text: &str, hit: &Hit) -> Option<Sign> {
    let (start, end) = (hit.start as usize, hit.end as usize);
    let before = text.get(..start)?.rsplit('\n').next().unwrap_or_default();
    let behind = text.get(end..)?.split('\n').next().unwrap_or_default();
    let is_bracketed =
        before.ends_with(['（', '(', '【', '[', '［', '〔']) && behind.starts_with(['）', ')', '】', ']', '］', '〕']);
    let is_line = crate::lexicon::is_only_marks(before) && crate::lexicon::is_only_marks(behind);
    (is_bracketed || is_line).then(|| Sign::new(start..end, What::InternalMark, Evidence::Checked))
}

/// `身份证后四位1237`: the trigger is the end of the word found, or all of it.
fn told(text: &str, hit: &Hit) -> Option<Sign> {
    let word = text.get(hit.start as usize..hit.end as usize)?;
    let at = hit.start as usize + words::TRIGGERS.iter().filter_map(|(trigger, ..)| word.find(trigger)).min()?;
    let told = words::read(text, at)?;
    let what = match told.holder? {
        Holder::ResidentId => What::ResidentId(told.resident_id()?),
        Holder::Mobile => What::Mobile(told.mobile()?),
        Holder::BankCard => What::BankCard(told.bank_card()?),
    };
    Some(Sign::new(told.span, what, Evidence::Labelled))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_is_a_mark_by_its_form_or_its_place() {
        for (text, expected) in [
            ("绝密★30年", Some("绝密★30年")),
            ("机  密★10年\n关于……", Some("机  密★10年")),
            ("秘密＊1年", Some("秘密＊1年")),
            ("秘密★6个月", Some("秘密★6个月")),
            ("秘密★", Some("秘密★")),
            ("密级：秘密", Some("秘密")),
            ("机密\n某局文件", Some("机密")),
            ("保守国家秘密", None),
            ("商业秘密★一词", None),
            ("机密级计算机", None),
            ("涉及商业秘密的", None),
            ("此件不公开", Some("此件不公开")),
            ("（征求意见稿）", Some("征求意见稿")),
            ("内部资料　注意保管", Some("内部资料")),
            ("现就征求意见稿公开征求意见", None),
            ("主动公开、依申请公开、不予公开", None),
            ("内部控制制度", None),
        ] {
            let found = signs(text, &crate::lexicon::hits(text));
            assert_eq!(found.first().map(|sign| &text[sign.span.clone()]), expected, "{text}");
        }
    }
}
