//! `单位`: what of a text a page may mean by a unit.

use hashbrown::HashMap;
use smallvec::SmallVec;
use std::sync::LazyLock;

/// How units end.
const ENDINGS: &[&str] = &[
    "中心",
    "站",
    "台",
    "局",
    "所",
    "院",
    "处",
    "室",
    "队",
    "馆",
    "公司",
    "委员会",
    "办公室",
    "学校",
    "厂",
    "部",
    "科",
    "基地",
    "社",
    "办",
    "库",
    "段",
    "场",
    "小组",
    "专班",
    "支队",
    "大队",
    "分局",
    "委",
    "组",
];
/// Words that end like units and are none.
const NO_UNITS: &[&str] = &[
    "市委",
    "区委",
    "县委",
    "省委",
    "党委",
    "纪委",
    "常委",
    "政委",
    "负责人所",
    "本单位",
    "我局",
    "我所",
    "我站",
    "本站",
    "本局",
    "本所",
    "全部",
    "各科室",
    "科室",
    "办公室",
    "值班室",
    "干部",
    "内部",
    "场所",
    "党组",
    "领导小组",
    "专家组",
    "工作组",
    "评审组",
    "考核组",
    "编办",
    "主办",
    "承办",
    "经办",
];
/// Words of a sentence before a unit.
const STOPS: &[&str] = &[
    "来自",
    "为",
    "在",
    "由",
    "关于",
    "根据",
    "我市",
    "本市",
    "其中",
    "以及",
    "同意",
    "核定",
    "公布",
    "单位",
    "经",
    "现任",
    "系",
    "授予",
    "表彰",
    "任命",
    "免去",
    "采购人",
    "是",
    "聘任",
    "聘请",
    "拟任",
    "调任",
    "及",
    "和",
    "与",
    "对",
    "将",
    "向",
    "从",
    "到",
    "于",
    "机构名称",
    "工作单位",
    "所在单位",
    "推荐",
    "附件",
    "岁",
    "年",
    "月",
    "日",
    "号",
    "人",
    "现就",
    "现将",
    "印发",
    "设立",
    "成立",
    "组建",
    "下属",
    "所属",
    "原",
];

/// A list of words, found by their last characters: this is asked of every line of every notice.
struct Words {
    words: &'static [&'static str],
    by_last: HashMap<char, SmallVec<[usize; 4]>>,
}

impl Words {
    fn new(words: &'static [&'static str]) -> Self {
        let mut by_last: HashMap<char, SmallVec<[usize; 4]>> = HashMap::new();
        for (at, word) in words.iter().enumerate() {
            if let Some(last) = word.chars().next_back() {
                by_last.entry(last).or_default().push(at);
            }
        }
        Self { words, by_last }
    }

    /// The words of the list with which the text ends, by their place in the list.
    fn at_end<'t>(&'t self, text: &'t str) -> impl Iterator<Item = (usize, &'static str)> + 't {
        let last = text.chars().next_back();
        let candidates = last.and_then(|last| self.by_last.get(&last));
        candidates.into_iter().flatten().filter_map(move |at| {
            let word = self.words.get(*at)?;
            text.ends_with(word).then_some((*at, *word))
        })
    }
}

static UNIT_ENDINGS: LazyLock<Words> = LazyLock::new(|| Words::new(ENDINGS));
static SENTENCE_WORDS: LazyLock<Words> = LazyLock::new(|| Words::new(STOPS));

/// All that a text may mean by a unit: `白洋第1测控站（副处级）核定` ends in two ways.
pub(super) fn units(text: &str) -> SmallVec<[&str; 4]> {
    let mut units: SmallVec<[&str; 4]> = SmallVec::new();
    let endings: &Words = &UNIT_ENDINGS;
    let ends = text.char_indices().map(|(at, mark)| at + mark.len_utf8());
    let mut found: SmallVec<[(usize, usize, &str); 8]> = ends
        .filter_map(|end| text.get(..end))
        .flat_map(|before| endings.at_end(before).map(move |(n, ending)| (n, before.len() - ending.len(), ending)))
        .collect();
    found.sort_unstable_by_key(|(n, at, _)| (*n, *at));
    for (_, at, ending) in found {
        if let Some(unit) = text.get(..at + ending.len()).and_then(unit_at_end)
            && unit.chars().count() >= 3
            && !NO_UNITS.contains(&unit)
            && !is_of_post(text, at, ending)
            && !units.contains(&unit)
        {
            units.push(unit);
        }
    }
    if units.is_empty() {
        units.extend(last_unit(text));
    }
    units
}

/// `监测站站长`, `地震台副台长`: the second one is of a post.
fn is_of_post(text: &str, at: usize, ending: &str) -> bool {
    text.get(at + ending.len()..).is_some_and(|behind| behind.starts_with('长'))
        && text.get(..at).is_some_and(|before| before.ends_with(ending) || before.ends_with('副'))
}

/// The last unit that a text names, to its end: `白洋第1测控站现有`.
pub(super) fn last_unit(text: &str) -> Option<&str> {
    let endings: &Words = &UNIT_ENDINGS;
    let mut ends = text.char_indices().rev().map(|(at, mark)| at + mark.len_utf8());
    let end = ends.find(|end| text.get(..*end).is_some_and(|before| endings.at_end(before).next().is_some()))?;
    text.get(..end).and_then(unit_at_end)
}

/// The longest of units that overlap, each once: what a line speaks of.
pub(super) fn apart(text: &str) -> SmallVec<[&str; 4]> {
    let mut units = units(text);
    let all = units.clone();
    units.retain(|unit| !all.iter().any(|other| other.len() > unit.len() && other.contains(*unit)));
    units
}

fn unit_at_end(before: &str) -> Option<&str> {
    let is_letter = |mark: &char| ('\u{4e00}'..='\u{9fff}').contains(mark) || mark.is_ascii_alphanumeric();
    let length: usize = before.chars().rev().take_while(is_letter).map(char::len_utf8).sum();
    let unit = bare(before.get(before.len() - length..)?);
    (unit.chars().count() > 1 && !ENDINGS.contains(&unit)).then_some(unit)
}

/// A unit without the words of a sentence before it.
pub(super) fn bare(unit: &str) -> &str {
    let stops: &Words = &SENTENCE_WORDS;
    let is_enough = |start: usize| start + 9 <= unit.len() || unit.get(start..).is_some_and(|rest| rest.len() == 7);
    // Only the last place of each word counts.
    let mut seen: SmallVec<[usize; 8]> = SmallVec::new();
    let ends = unit.char_indices().rev().map(|(at, mark)| at + mark.len_utf8());
    for end in ends {
        for (n, _) in unit.get(..end).into_iter().flat_map(|before| stops.at_end(before)) {
            if !seen.contains(&n) {
                if is_enough(end) {
                    return unit.get(end..).unwrap_or(unit);
                }
                seen.push(n);
            }
        }
    }
    unit
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// As it is told in words: of every list's word the last place, of these the last that leaves enough.
    fn bare_in_words(unit: &str) -> &str {
        let places = STOPS.iter().filter_map(|stop| unit.rfind(stop).map(|at| at + stop.len()));
        let start = places.filter(|start| *start + 9 <= unit.len() || unit.len() - start == 7).max().unwrap_or(0);
        &unit[start..]
    }

    proptest! {
        #[test]
        fn a_unit_is_bared_as_told_in_words(unit in "[在由的单位原同意局所站测控第日月一中心来自核定]{0,16}") {
            prop_assert_eq!(bare(&unit), bare_in_words(&unit));
        }

        #[test]
        fn the_last_unit_ends_with_the_last_ending(text in "[白洋测控站局办公室现有为在，。中心1]{0,20}") {
            let end = ENDINGS.iter().filter_map(|ending| text.rfind(ending).map(|at| at + ending.len())).max();
            prop_assert_eq!(last_unit(&text), end.and_then(|end| unit_at_end(&text[..end])));
        }
    }
}
