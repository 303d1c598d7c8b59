//! L14 `分量求和、覆盖度`: districts publish one by one what nobody published of them all.

mod figure;
mod period;

use super::rules::Rules;
use super::said::bytes;
use crate::patrol::card::{Pattern, Severity};
use crate::patrol::detector::{CERTAIN, Detector, Draft, Member, Page, Piece, Span, Subject};
use crate::patrol::thing::narrow::Places;
use crate::patrol::veil::{Realm, mix};
use figure::{Figure, figures};

/// See the module.
pub(crate) struct Sums(pub(crate) Rules);

/// One unit's figure.
pub(crate) struct Record {
    key: u64,
    rule: u8,
    unit: u8,
    at: Span,
    /// What is counted, and when.
    shown: Box<str>,
}

impl Places for Record {
    fn places(&mut self, visit: &mut dyn FnMut(&mut Span)) {
        visit(&mut self.at);
    }
}

impl Detector for Sums {
    type Record = Record;
    const HUB: usize = 1024;

    fn read(&self, page: &Page<'_>, records: &mut Vec<Record>) {
        let text = &*page.document.text;
        for (rule, coverage) in self.0.coverage.iter().enumerate() {
            if !coverage
                .indicators
                .iter()
                .any(|word| text.contains(word.as_str()) || page.document.title.contains(word.as_str()))
            {
                continue;
            }
            for Figure { unit, what, period, at } in figures(page, coverage) {
                let mut letters: Vec<char> = what.chars().collect();
                letters.sort_unstable();
                letters.dedup();
                let key = mix(14, &[rule as u64, page.veil.hash(Realm::Series, (letters, &period))]);
                records.push(Record {
                    key,
                    rule: rule as u8,
                    unit,
                    at: bytes(&at),
                    shown: format!("{period}{what}").into(),
                });
            }
        }
    }

    fn keys(&self, record: &Record, keys: &mut Vec<u64>) {
        keys.push(record.key);
    }

    fn judge(&self, group: &[Member<'_, Record>], drafts: &mut Vec<Draft>) {
        let Some(first) = group.first() else { return };
        let Some(coverage) = self.0.coverage.get(usize::from(first.record.rule)) else { return };
        let all = coverage.units.len() as u32;
        let units = group.iter().fold(0_u128, |units, member| units | (1 << member.record.unit)).count_ones();
        // Of all but one, the last is the total less the others; the total is often known.
        if units * 100 < all * coverage.percent && units + 1 < all {
            return;
        }
        let pieces = group.iter().map(|member| Piece {
            leaf: member.leaf,
            span: member.record.at,
            mark: u64::from(member.record.unit),
            shows: coverage
                .units
                .get(usize::from(member.record.unit))
                .map(|unit| format!("公开了{unit}的数"))
                .unwrap_or_default(),
            alone: None,
        });
        let allowed = ((all * coverage.percent).div_ceil(100)).min(all - 1).saturating_sub(1);
        drafts.push(Draft {
            pattern: Pattern::L14,
            subject: Subject::Words(first.record.shown.to_string()),
            pieces: pieces.collect(),
            bits: CERTAIN,
            severity: Severity::Serious,
            is_minor: false,
            exposure: format!("已公开{}中的{units}个（共{all}个），相加即得总量", coverage.universe),
            after: Some(u64::from(all - units)),
            same_because: "指标、期间、计量单位相同，各单位互不重复".to_owned(),
            consequence: format!("{}；是否属于不得公开的总量由保密机构研判", coverage.why),
            suggestion: format!(
                "最少改动：撤下{}个单位的数，或者改为区间；改后只余{allowed}个，不足以推出总量。规则“{}”由保密机构设定",
                units.saturating_sub(allowed),
                coverage.id
            ),
            basis: "《保守国家秘密法》第三十六条；《保守国家秘密法实施条例》第四十三条；规则L14",
        });
    }
}
