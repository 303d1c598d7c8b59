//! L07 and L08 in the words of a card.

use super::{Group, List, Threshold, groups, remedy};
use crate::patrol::card::{Pattern, Severity};
use crate::patrol::detector::Page;
use crate::patrol::thing::condition::{Condition, ConditionClass};
use crate::patrol::thing::said::{MOST_PASSAGES, Passage, Said, title};

/// What a list gives away, in cards.
pub(crate) fn cards(page: &Page<'_>, list: &List, threshold: Threshold) -> Vec<Said> {
    let groups = groups(list, &vec![0; list.columns.len()]);
    let lone: Vec<&Group> = groups.iter().filter(|group| !list.is_counted && group.is_lone(threshold)).collect();
    let alike: Vec<&Group> = groups.iter().filter(|group| group.is_alike(threshold)).collect();
    let mut cards = Vec::new();
    if !lone.is_empty() {
        cards.push(card_of_lone(page, list, &lone, threshold));
    }
    if !alike.is_empty() {
        cards.push(card_of_alike(page, list, &alike, threshold));
    }
    cards
}

fn card_of_lone(page: &Page<'_>, list: &List, lone: &[&Group], threshold: Threshold) -> Said {
    let rows: usize = lone.iter().map(|group| group.rows.len()).sum();
    let least = lone.iter().map(|group| group.persons).min().unwrap_or(1);
    let columns = columns(list);
    let told = told(lone);
    let passages = passages(page, list, lone, |group| format!("{columns}都相同的仅{}人", group.persons));
    Said {
        pattern: Pattern::L07,
        subject: title(page),
        passages,
        severity: if rows >= 100 { Severity::Severe } else { Severity::Serious },
        is_minor: is_about_minors(page, list),
        exposure: format!(
            "虽已隐名，共{}行中仍有{rows}行凭{columns}就能对上具体的人，其{told}随之暴露",
            list.rows.len()
        ),
        after: Some(least),
        same_because: format!(
            "{columns}是邻里、同事本来就知道的；名单里几项全同的最少只有{least}人，不足{}人",
            threshold.persons
        ),
        consequence: format!("知情人可据此认定是谁，得知其{told}"),
        suggestion: suggestion(list, threshold, &told),
        basis: "《个人信息保护法》第二十八条、第七十三条第三项（去标识化）；《政府信息公开条例》第十五条；规则L07（同组人数下限为惯例，非法定）",
    }
}

fn card_of_alike(page: &Page<'_>, list: &List, alike: &[&Group], threshold: Threshold) -> Said {
    let persons: u64 = alike.iter().map(|group| group.persons).sum();
    let columns = columns(list);
    let told = told(alike);
    let passages =
        passages(page, list, alike, |group| format!("{columns}都相同的{}人，所写{told}完全一样", group.persons));
    Said {
        pattern: Pattern::L08,
        subject: title(page),
        passages,
        severity: if persons >= 100 { Severity::Severe } else { Severity::Serious },
        is_minor: is_about_minors(page, list),
        exposure: format!("有{persons}人凭{columns}虽分不清谁是哪一行，但各行写的{told}都一样，等于逐人写明"),
        after: Some(1),
        same_because: "不必认出是哪一行：符合这几项的人全部属于同一情形".to_owned(),
        consequence: format!("凡认识其中任何一人的，都可知道其{told}"),
        suggestion: suggestion(list, threshold, &told),
        basis: "《个人信息保护法》第二十八条；《政府信息公开条例》第十五条；规则L08",
    }
}

fn passages(page: &Page<'_>, list: &List, groups: &[&Group], shows: impl Fn(&Group) -> String) -> Vec<Passage> {
    let rows = groups.iter().flat_map(|group| group.rows.iter().map(move |row| (*group, *row)));
    rows.take(MOST_PASSAGES)
        .filter_map(|(group, row)| {
            let row = list.rows.get(row)?;
            Some(Passage::at(&page.document.text, &row.span, page.veil, shows(group), Some(group.persons)))
        })
        .collect()
}

/// `姓、性别、村（街道）`.
fn columns(list: &List) -> String {
    let mut labels: Vec<&str> = list.columns.iter().map(|column| column.label()).collect();
    labels.dedup();
    labels.join("、")
}

/// What the groups tell, by its gravest class.
fn told(groups: &[&Group]) -> String {
    let classes = groups.iter().flat_map(|group| group.values.iter().flatten()).map(|value| value.class());
    classes
        .max_by_key(|class| (*class == ConditionClass::Stigma, *class))
        .map_or("情况", ConditionClass::label)
        .to_owned()
}

fn suggestion(list: &List, threshold: Threshold, told: &str) -> String {
    let column = format!("删去写明{told}的一栏（该栏并非公示所必需），名单即不再透露");
    match remedy(list, threshold) {
        Some(remedy) => format!("最少改动：{}；改后几项全同的最少{}人。或者{column}", remedy.words, remedy.persons),
        None => format!("各项怎样放宽都仍有人落单，请{column}"),
    }
}

fn is_about_minors(page: &Page<'_>, list: &List) -> bool {
    list.columns.contains(&super::Column::School) || speaks_of_minors(&page.document.title)
}

/// Whether a title speaks of children.
pub(crate) fn speaks_of_minors(title: &str) -> bool {
    ["儿童", "学生", "孤儿", "未成年", "幼儿", "少年", "学前"].iter().any(|word| title.contains(word))
}

/// A title or a sentence that says one thing of all whom it lists.
pub(crate) struct Whole<'a> {
    /// Where it says so; `None` for the title.
    pub(crate) sentence: Option<std::ops::Range<usize>>,
    /// The rows or names that show that persons are listed.
    pub(crate) rows: &'a [std::ops::Range<usize>],
    /// What it says.
    pub(crate) condition: Condition,
    /// How many persons.
    pub(crate) persons: u64,
    /// Whole names stand there.
    pub(crate) is_named: bool,
}

/// The card of a list or sentence that is the sensitive value itself.
pub(crate) fn card_of_whole(page: &Page<'_>, whole: &Whole<'_>) -> Said {
    let word = whole.condition.word();
    let text = &page.document.text;
    let (from, edit) = match whole.sentence {
        Some(_) => ("写明“均为”", "改为不写人群特征，或者与其他类别合并计数"),
        None => ("标题", "标题改为不含病种、情形的名称（如“医疗救助名单”），并改为隐名、只公示编号"),
    };
    let spans = whole.sentence.iter().chain(whole.rows.iter());
    let passages = spans
        .take(MOST_PASSAGES)
        .map(|span| Passage::at(text, span, page.veil, format!("属于“{word}”"), Some(1)))
        .collect();
    Said {
        pattern: Pattern::L08,
        subject: title(page),
        passages,
        severity: if whole.is_named || whole.persons >= 100 { Severity::Severe } else { Severity::Serious },
        is_minor: speaks_of_minors(&page.document.title),
        exposure: format!("由{from}即知所列{}人全部属于“{word}”，名单本身就是敏感信息", whole.persons),
        after: Some(1),
        same_because: "不必认出是哪一行：列在其中的人全部属于同一情形".to_owned(),
        consequence: format!("凡能认出其中任何一人的，即知其属于“{word}”"),
        suggestion: format!("{edit}；改后所列各人不再能与“{word}”对上"),
        basis: "《个人信息保护法》第二十八条；《政府信息公开条例》第十五条；规则L08",
    }
}
