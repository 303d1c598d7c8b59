//! What one word says of the person in whose record it stands.

use crate::name::masked;
use crate::patrol::thing::lone::Column;
use crate::patrol::thing::table::{CellKind, is_mask, kind_of, without_ordinal};
use smallvec::SmallVec;

/// Things that a neighbour may know beforehand, with their values.
pub(crate) type Facts<'t> = SmallVec<[(Column, &'t str); 2]>;

/// Words before a name that are not part of it.
const BEFORE_A_NAME: &[&str] = &[
    "户主",
    "申请人",
    "患者",
    "学生",
    "儿童",
    "居民",
    "村民",
    "姓名",
    "救助",
    "对象",
    "本人",
    "病人",
    "当事人",
    "受助人",
    "受害人",
    "被害人",
    "人员",
    "拟对",
    "同意",
    "给予",
    "其中",
    "为",
    "对",
    "给",
    "向",
];
/// Labels and titles of persons about whom the record is not.
pub(crate) const OTHERS: &[&str] = &[
    "监护",
    "父",
    "母",
    "联系",
    "代理",
    "法定",
    "经办",
    "配偶",
    "负责",
    "家长",
    "审核",
    "核查",
    "调查",
    "录入",
    "填表",
    "子女",
    "担保",
    "医师",
    "医生",
    "包保",
    "责任",
    "审批",
    "校对",
    "签发",
    "记者",
    "通讯员",
    "帮扶干部",
];

/// The hidden name with which a word opens, or that it is: `王**`, `李某某患`, `张女士`, `赵XX`, `*建国`.
pub(crate) fn hidden_name(word: &str) -> Option<&str> {
    let word = without_number(word);
    let word = BEFORE_A_NAME.iter().find_map(|lead| word.strip_prefix(lead)).unwrap_or(word);
    if kind_of(word).kind == CellKind::HiddenName {
        return Some(word);
    }
    if word.ends_with(['村', '区', '镇', '县', '市', '号']) {
        return None;
    }
    let name = masked(word).filter(|_| !word.starts_with(['小', '老', '阿', '某']))?;
    let behind = word.get(name.len..)?;
    let runs_on = !behind.starts_with(|mark: char| mark.is_ascii_alphanumeric() || is_mask(mark))
        && !behind.starts_with(['村', '区', '镇', '县', '市', '号', '些', '个', '种', '路', '街', '公', '局']);
    runs_on.then(|| word.get(..name.len)).flatten()
}

/// `1.王*` is `王*`.
pub(crate) fn without_number(word: &str) -> &str {
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    match word.get(digits..).and_then(|rest| rest.strip_prefix(['.', '．'])) {
        Some(rest) if digits > 0 && !rest.starts_with(|mark: char| mark.is_ascii_digit()) => rest,
        _ => word,
    }
}

/// What a word says, by its form and by the label before it.
pub(crate) fn facts<'t>(word: &'t str, label: &str) -> Facts<'t> {
    let mut facts = Facts::new();
    let word = without_ordinal(without_number(word));
    if let Some(column) = by_label(label, word) {
        facts.push((column, word));
        return facts;
    }
    facts.extend(sex(word).map(|sex| (Column::Sex, sex)));
    facts.extend(age(word).map(|age| (Column::Age, age)));
    facts.extend(birth(word).map(|birth| (Column::Birth, birth)));
    if !facts.is_empty() {
        return facts;
    }
    match kind_of(word).kind {
        CellKind::School => facts.push((Column::School, word)),
        CellKind::Post if !word.ends_with("村民") => facts.push((Column::Post, word)),
        CellKind::Unit
            if !["机关", "部门", "审批", "承办", "执法"].iter().any(|other| label.contains(other))
                && !["医院", "卫生院", "委员会", "办公室", "局", "管理处", "支队", "大队"]
                    .iter()
                    .any(|end| word.ends_with(end)) =>
        {
            facts.push((Column::Unit, word));
        }
        CellKind::Empty
        | CellKind::Suppressed
        | CellKind::Number
        | CellKind::Count
        | CellKind::Amount
        | CellKind::Sex
        | CellKind::HiddenName
        | CellKind::FullName
        | CellKind::Birth
        | CellKind::Age
        | CellKind::Place
        | CellKind::Post
        | CellKind::Unit
        | CellKind::Masked
        | CellKind::Condition
        | CellKind::Text => facts.extend(place(word).map(|place| (Column::Place, place))),
    }
    facts
}

fn by_label(label: &str, word: &str) -> Option<Column> {
    let has = |words: &[&str]| words.iter().any(|word| label.contains(word));
    let is_number = word.starts_with(|mark: char| mark.is_ascii_digit());
    if label.is_empty() || word.chars().count() > 24 || OTHERS.iter().any(|other| label.contains(other)) {
        None
    } else if has(&["年龄", "岁"]) {
        is_number.then_some(Column::Age)
    } else if has(&["出生", "生日", "生年"]) {
        is_number.then_some(Column::Birth)
    } else if has(&["性别"]) {
        Some(Column::Sex)
    } else if has(&["住", "址", "村", "社区", "户籍", "乡镇", "街道", "小区"]) && !has(&["户数", "人数"])
    {
        Some(Column::Place)
    } else if has(&["学校", "班级", "年级"]) {
        Some(Column::School)
    } else if has(&["工作单位", "所在单位"]) {
        Some(Column::Unit)
    } else if has(&["职务", "职称", "岗位"]) {
        Some(Column::Post)
    } else {
        has(&["学历", "民族", "婚姻", "文化程度", "职业", "籍贯", "政治面貌"]).then_some(Column::Other)
    }
}

/// `男`, `女性`, `男72岁`, `45岁男性`, `姓男子`.
fn sex(word: &str) -> Option<&'static str> {
    let one = |sex: &'static str| {
        word.find(sex).filter(|at| {
            let behind = word.get(at + sex.len()..).unwrap_or("");
            let before = word.get(..*at).unwrap_or("");
            let opens = behind.is_empty()
                || behind.starts_with(|mark: char| mark.is_ascii_digit())
                || ["性", "子", "童", "孩", "婴", "生", "村民", "居民"].iter().any(|tail| behind.starts_with(tail));
            let stands = before.is_empty()
                || before.ends_with(['姓', '系', '岁', '生', '名', '为', '村', '道', '区', '镇', '乡', '人'])
                || before == "性别";
            opens && stands && word.chars().count() <= 16
        })
    };
    match (one("男"), one("女")) {
        (Some(_), None) => Some("男"),
        (None, Some(_)) => Some("女"),
        // `子女`, `男女`.
        (Some(_), Some(_)) | (None, None) => None,
    }
}

/// `72岁`, `现年72周岁`, `30至39岁`, `60岁以上`.
fn age(word: &str) -> Option<&str> {
    let end = word.find('岁')?;
    let head = word.get(..end)?.trim_end_matches(['周', '多', '余']);
    let is_band = |mark: char| mark.is_ascii_digit() || matches!(mark, '-' | '–' | '—' | '~' | '～' | '至' | '到');
    let length: usize = head.chars().rev().take_while(|mark| is_band(*mark)).map(char::len_utf8).sum();
    let digits = head.get(head.len() - length..)?;
    // `1931岁`, `不满14岁` and the like aside: an age has at most three places.
    let first = digits.bytes().take_while(u8::is_ascii_digit).count();
    (1..=3).contains(&first).then_some(digits)
}

/// `1931年生`, `生于1944年5月`, `1905.10`, `1960年代出生`.
fn birth(word: &str) -> Option<&str> {
    let start = word.find(|mark: char| mark.is_ascii_digit())?;
    let rest = word.get(start..)?;
    let year: u16 = rest.get(..4)?.parse().ok().filter(|year| (1890..=2030).contains(year))?;
    let says = word.contains('生') && !word.contains("发生") && !word.contains("生效");
    let by_form = start == 0 && kind_of(word).kind == CellKind::Birth && rest.len() > 4 && year <= 2020;
    let is_day = rest.get(4..).is_some_and(|behind| {
        behind.starts_with('年') && behind.contains('月') && behind.contains('日') || rest.contains("年度")
    });
    (says || by_form && !is_day).then_some(rest)
}

/// Words that a place ends in, the small ones.
const PLACES: &[&str] = &["村民小组", "村", "社区", "街道", "小区", "镇", "乡", "屯", "胡同", "家园", "新苑"];
/// Words that end so and name none.
const NO_PLACES: &[&str] = &[
    "农村",
    "乡村",
    "本村",
    "全村",
    "各村",
    "城镇",
    "城乡",
    "老乡",
    "行政村",
    "自然村",
    "同村",
    "该村",
    "本社区",
    "本镇",
    "本乡",
    "邻村",
    "驻村",
    "进村",
    "下乡",
    "返乡",
    "城镇居民",
    "外乡",
];
const BEFORE_A_PLACE: &[&str] = &[
    "现居住在",
    "现居住于",
    "居住在",
    "居住于",
    "现住址",
    "现家住",
    "家住",
    "现住",
    "住址",
    "住在",
    "户籍地",
    "户籍在",
    "户籍",
    "来自",
    "地址",
    "居住",
    "住",
    "系",
    "为",
    "是",
    "家在",
];

/// `石桥村`, `家住幸福里社区`, `石桥村三组村民`.
fn place(word: &str) -> Option<&str> {
    if word.chars().count() > 20
        || ["医院", "政府", "委员会", "办事处", "卫生", "公司", "中心", "人员", "名单"]
            .iter()
            .any(|no| word.contains(no))
    {
        return None;
    }
    let word = BEFORE_A_PLACE.iter().find_map(|lead| word.strip_prefix(lead)).unwrap_or(word);
    let (at, end) = PLACES.iter().filter_map(|place| word.find(place).map(|at| (at, at + place.len()))).max()?;
    let head = word.get(..end)?;
    let is_name = at >= 3 && !NO_PLACES.iter().any(|no| head.ends_with(no));
    let behind = word.get(end..)?;
    let closes = behind.chars().count() <= 8
        && (behind.is_empty() || behind.ends_with(['组', '号', '人', '民', '户', '室', '楼', '队', '委']));
    // The group within the village belongs to the place, `人` does not.
    let tail = behind.find(['组', '号', '队']).map_or(0, |at| at + 3);
    (is_name && closes).then(|| word.get(..end + tail)).flatten()
}

#[cfg(test)]
mod tests {
    use super::{facts, hidden_name};

    #[test]
    fn names_are_found_however_they_are_hidden() {
        for (word, name) in [
            ("王**", Some("王**")),
            ("1.王某某", Some("王某某")),
            ("李某某患尿毒症", Some("李某某")),
            ("救助王**三千元", Some("王**")),
            ("张女士", Some("张女士")),
            ("赵XX", Some("赵XX")),
            ("欧阳某", Some("欧阳某")),
            ("*建国", Some("*建国")),
            ("王示例", None),
            ("某村", None),
            ("女士", None),
            ("李某村", None),
            ("110108********1237", None),
        ] {
            assert_eq!(hidden_name(word), name, "{word}");
        }
    }

    #[test]
    fn facts_are_read_in_whatever_words() {
        for (word, label, expected) in [
            ("男", "", "Sex=男"),
            ("男72岁", "", "Sex=男 Age=72"),
            ("45岁男性", "", "Sex=男 Age=45"),
            ("72", "年龄", "Age=72"),
            ("1931年生", "", "Birth=1931年生"),
            ("生于1944年5月", "", "Birth=1944年5月"),
            ("2024年3月5日", "", ""),
            ("石桥村人", "", "Place=石桥村"),
            ("家住幸福里社区", "", "Place=幸福里社区"),
            ("石桥村三组村民", "", "Place=石桥村三组"),
            ("农村", "", ""),
            ("东风小学三年级", "", "School=东风小学三年级"),
            ("子女", "", ""),
            ("幸福里", "家庭住址", "Place=幸福里"),
        ] {
            let shown: Vec<String> =
                facts(word, label).iter().map(|(column, value)| format!("{column:?}={value}")).collect();
            assert_eq!(shown.join(" "), expected, "{word}");
        }
    }
}
