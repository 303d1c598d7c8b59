//! `地点`: places of a field, as addresses, as crossings, or only by the preposition before them.

use super::walk::{Field, Walker};
use crate::address;
use crate::lexicon::{Label, WordKind};
use crate::mention::{Evidence, Role, What};
use std::ops::Range;

impl Walker<'_, '_> {
    pub(super) fn place(&mut self, field: &Field<'_>, stated: Option<Label>) -> Option<Range<usize>> {
        let is_stated = matches!(stated, Some(Label::Address | Label::Village));
        let mut start = field.span.start;
        for hit in field.hits {
            let is_before = hit.word.label == Some(Label::Address) || hit.word.is(WordKind::Lead);
            if is_before && hit.end as usize <= field.span.end {
                start = hit.end as usize;
            }
        }
        let rest = self.text.get(start..field.span.end)?;
        start += BEFORE_PLACES.iter().find(|word| rest.starts_with(**word)).map_or(0, |word| word.len());
        let found = address::place(self.text.get(start..field.span.end)?, is_stated)?;
        let span = start + found.span.start..start + found.span.end;
        let text = self.text.get(span.clone())?.into();
        let evidence = if is_stated { Evidence::Labelled } else { Evidence::Shape };
        self.push(span.clone(), What::Address { text, is_home: found.is_home }, evidence, Role::Plain);
        Some(span)
    }

    /// A place that a word or a label says.
    pub(super) fn spots(&mut self, field: &Field<'_>, stated: Option<Label>) -> bool {
        if stated == Some(Label::Spot)
            && field.hits.first().is_none_or(|hit| hit.word.label.is_none())
            && (6..=90).contains(&field.text.len())
        {
            self.push(field.span.clone(), What::Spot(field.text.into()), Evidence::Labelled, Role::Plain);
            return true;
        }
        let Some(hit) = field.hits.iter().rev().find(|hit| hit.word.is(WordKind::Spot)) else { return false };
        let start = field
            .taken
            .iter()
            .map(|taken| taken.end)
            .filter(|end| *end <= hit.start as usize)
            .max()
            .unwrap_or(field.span.start);
        let Some(spot) = self.text.get(start..hit.end as usize) else { return false };
        let from = BEFORE_SPOTS.iter().filter_map(|word| spot.rfind(word).map(|at| at + word.len())).max().unwrap_or(0);
        let spot = spot.get(from..).filter(|spot| spot.chars().count() >= 3).unwrap_or(spot);
        let spot = spot.trim_start_matches(['在', '于', '至', '到', '从', '经', '分', '许', '时']);
        if spot.chars().count() >= 3 {
            let start = hit.end as usize - spot.len();
            self.push(start..hit.end as usize, What::Spot(spot.into()), Evidence::Shape, Role::Plain);
        }
        true
    }

    /// `…在马连道违法停车`: a place that only the preposition before it tells, where a moment is told beside it.
    pub(super) fn somewhere(&mut self, field: &Field<'_>) {
        let own = self.out.iter().rev().take_while(|mention| mention.record == self.record);
        let (mut has_moment, mut has_spot, mut has_name, mut has_number) = (false, false, false, false);
        for mention in own {
            has_name |= matches!(mention.what, What::Name(_));
            has_number |= matches!(mention.what, What::Exact { .. } | What::Mobile(_));
            has_moment |= matches!(mention.what, What::Moment { .. });
            has_spot |= matches!(mention.what, What::Spot(_));
        }
        if !has_moment || has_spot || has_name && !has_number {
            return;
        }
        let found = BEFORE_SPOTS.iter().filter_map(|word| field.text.find(word).map(|at| at + word.len()));
        let Some(from) = found.min_by_key(|from| *from) else { return };
        let rest = field.text.get(from..).unwrap_or_default();
        let end = BEHIND_SPOTS.iter().filter_map(|word| rest.find(word)).min().unwrap_or(rest.len());
        let Some(spot) = rest.get(..end) else { return };
        let count = spot.chars().count();
        let is_when = spot.starts_with(|c: char| c.is_ascii_digit()) || spot.contains(['年', '月']);
        if (2..=24).contains(&count) && !is_when {
            let start = field.span.start + from;
            self.push(start..start + end, What::Spot(spot.into()), Evidence::Shape, Role::Plain);
        }
    }
}

/// What may stand before a place in its field.
const BEFORE_PLACES: [&str; 17] = [
    "现将", "现居", "将", "家住", "现住", "住在", "居住", "租住", "住", "位于", "坐落", "在", "于", "至", "到", "赴",
    "系",
];

/// Behind these stands a place.
const BEFORE_SPOTS: [&str; 28] = [
    "停放于",
    "停放在",
    "停在",
    "停于",
    "行驶至",
    "行驶到",
    "行至",
    "驶至",
    "驶入",
    "驶经",
    "驶过",
    "途经",
    "途径",
    "行经",
    "经过",
    "路过",
    "出现在",
    "出现于",
    "抵达",
    "到达",
    "前往",
    "位于",
    "进入",
    "被抓拍于",
    "在",
    "至",
    "到",
    "于",
];
/// And here it ends.
const BEHIND_SPOTS: [&str; 44] = [
    "违法", "违反", "违规", "违停", "停车", "停放", "停留", "被", "时", "处", "因", "实施", "未", "闯", "超速", "行驶",
    "抓拍", "逆行", "压", "不按", "通过", "附近", "占用", "驾驶", "进行", "拍摄", "记录", "查处", "查获", "出现",
    "逗留", "就餐", "购物", "活动", "乘坐", "换乘", "由", "，", "期间", "有", "采集", "上车", "下车", "接受",
];
