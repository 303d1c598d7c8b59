//! What a field states of a person without a word that a list knows: illnesses by how they are called, births by where
//! they stand.

use super::date;
use super::number::{Number, Place};
use super::walk::{Field, Walker};
use crate::lexicon::Label;
use crate::mention::{Evidence, Role, Sensitive, What};
use crate::name::{DELIMITER, HAN, signs};

impl Walker<'_, '_> {
    /// An illness that no list knows, by its column or by how it ends.
    pub(super) fn illness(&mut self, field: &Field<'_>, stated: Option<Label>) {
        if field.hits.iter().any(|hit| hit.word.sensitive.is_some()) || field.text.len() > 60 {
            return;
        }
        let count = field.text.chars().count();
        let is_word = count >= 2 && field.text.chars().all(|c| signs(c) & HAN != 0);
        let is_none = matches!(field.text, "无" | "否" | "其他" | "健康" | "良好" | "正常" | "没有");
        let is_stated = stated == Some(Label::Illness) && field.hits.first().is_none_or(|hit| hit.word.label.is_none());
        let is_ill = (3..=14).contains(&count) && ILLNESSES.iter().any(|end| field.text.ends_with(end));
        if is_word && !is_none && (is_stated || is_ill) {
            self.push(field.span.clone(), What::Sensitive(Sensitive::Health), Evidence::Shape, Role::Plain);
        }
    }

    /// A date that stands alone long before: whose sex is told beside it, he was born then.
    pub(super) fn settle_birth(&mut self) {
        let Some(at) = self.spare_birth.take() else { return };
        let own = self.out.iter().rev().take_while(|mention| mention.record == self.record);
        let (mut has_sex, mut has_birth) = (false, false);
        for mention in own {
            has_sex |= matches!(mention.what, What::IsMale(_));
            has_birth |= matches!(mention.what, What::Birth { .. });
        }
        if !has_sex || has_birth {
            return;
        }
        if let Some(mention) = self.out.get_mut(at)
            && let What::Moment { day, hour: None } = mention.what
        {
            let part = |value: u32| i8::try_from(value).ok();
            let year = (day / 10_000) as i16;
            mention.what = What::Birth { year, month: part(day / 100 % 100), day: part(day % 100) };
        }
    }
}

/// How the names of illnesses end.
const ILLNESSES: [&str; 14] =
    ["癌", "瘤", "症", "炎", "综合征", "衰竭", "梗死", "梗塞", "出血", "血病", "肾病", "肝病", "结核", "偏瘫"];

pub(super) fn is_long_ago(found: &Number) -> bool {
    matches!(found.what, What::Moment { day, hour: None } if (18_800_000..20_070_000).contains(&day))
}

/// A month alone in a cell is a birth only of somebody who may be an official by now.
const LAST_BIRTH: i16 = 2006;

pub(super) fn dated(place: &Place<'_>, is_row: bool) -> Option<Number> {
    let is_birth_label = matches!(place.label, Some(Label::Birth));
    let start = place.runs.list.get(place.at)?.start as usize;
    let before = place.before(start);
    // `（男，190802，大专）`: behind the sex stands the birth.
    let bare = before.trim_end_matches(|c| signs(c) & DELIMITER != 0 && c != '\n');
    let is_by_sex = bare.len() < before.len() && bare.ends_with(['男', '女', '族']);
    let is_stated = is_birth_label || place.label == Some(Label::Date) || is_by_sex;
    let found = date::at(place.text, place.runs, place.at, is_stated)?;
    let is_alone = found.month.is_some()
        && (is_by_sex || is_row && found.day.is_none())
        && matches!(place.label, None | Some(Label::Note))
        && (1880..=LAST_BIRTH).contains(&found.year)
        && before.chars().next_back().is_none_or(|c| signs(c) & DELIMITER != 0)
        && place.behind(found.end).chars().next().is_none_or(|c| signs(c) & DELIMITER != 0);
    let is_birth = is_birth_label || found.is_birth || is_alone || before.ends_with("生于");
    let what = if is_birth && found.hour.is_none() {
        What::Birth { year: found.year, month: found.month, day: found.day }
    } else {
        let day = u32::try_from(found.year).ok()? * 10_000 + found.month? as u32 * 100 + found.day? as u32;
        What::Moment { day, hour: found.hour }
    };
    let role = Role::Plain;
    Some(Number { what, evidence: Evidence::Checked, role, start, end: found.end, runs: found.runs })
}
