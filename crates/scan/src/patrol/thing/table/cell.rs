//! What a cell holds, told by its own form.

use crate::name::{Footing, is_name, masked, surname_share};
use crate::patrol::thing::condition::{Condition, condition};
use std::borrow::Cow;

/// What a cell is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum CellKind {
    /// Nothing.
    Empty,
    /// A figure held back: `*`, `…`, `-` and no more.
    Suppressed,
    /// A bare figure.
    Number,
    /// A figure with a unit of persons, cases, households: `3人`.
    Count,
    /// A sum of money.
    Amount,
    /// `男`, `女`.
    Sex,
    /// A name with something hidden: `王**`, `王某某`.
    HiddenName,
    /// A whole name.
    FullName,
    /// A year of birth, with a month perhaps.
    Birth,
    /// An age or a band of ages.
    Age,
    /// Village, street, district.
    Place,
    /// A school or class.
    School,
    /// A unit.
    Unit,
    /// A post.
    Post,
    /// A number with stars or a long bare one: identity, telephone, account.
    Masked,
    /// An illness, a sanction.
    Condition,
    /// Anything else.
    Text,
}

/// A cell read: its kind, and the number or condition in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Cell {
    /// What it is.
    pub(crate) kind: CellKind,
    /// The number that it opens with or consists of: figure, year, age.
    pub(crate) number: Option<i64>,
    /// The condition that it names.
    pub(crate) condition: Option<Condition>,
}

impl Cell {
    fn plain(kind: CellKind) -> Self {
        Self { kind, number: None, condition: None }
    }

    fn numbered(kind: CellKind, number: i64) -> Self {
        Self { kind, number: Some(number), condition: None }
    }
}

/// Whether a character hides another one. Hyphens and dots count in cells of figures only.
pub(crate) fn is_mask(mark: char) -> bool {
    matches!(
        mark,
        '*' | '＊'
            | '×'
            | '╳'
            | '●'
            | '■'
            | '□'
            | '○'
            | '〇'
            | '_'
            | '＿'
            | '✱'
            | '﹡'
            | '△'
            | '※'
            | '◇'
            | '◆'
            | '▲'
            | '☆'
            | '★'
            | '§'
            | '#'
            | '＃'
            | '◎'
    )
}

/// How people are called by their surname.
const CALLED: &[&str] =
    &["女士", "先生", "大爷", "大妈", "奶奶", "爷爷", "阿姨", "大娘", "大叔", "老太", "师傅", "同学", "小朋友", "氏"];

/// Longest name, in characters.
const LONGEST_NAME: usize = 5;

/// What a cell is.
pub(crate) fn kind_of(cell: &str) -> Cell {
    let cell = &*repaired(strip_label(cell.trim()));
    if cell.is_empty() {
        return Cell::plain(CellKind::Empty);
    }
    if is_suppressed(cell) {
        return Cell::plain(CellKind::Suppressed);
    }
    if matches!(cell, "男" | "女" | "男性" | "女性") {
        return Cell::plain(CellKind::Sex);
    }
    if let Some(read) = number_with_unit(cell) {
        return read;
    }
    if is_hidden_name(cell) {
        return Cell::plain(CellKind::HiddenName);
    }
    if is_masked_number(cell) {
        return Cell::plain(CellKind::Masked);
    }
    if let Some(condition) = condition(cell) {
        return Cell { kind: CellKind::Condition, number: None, condition: Some(condition) };
    }
    Cell::plain(by_ending(cell))
}

/// The digit that a letter was before a reader of pictures misread it.
fn misread(mark: char) -> Option<char> {
    match mark {
        'O' | 'o' => Some('0'),
        'I' | 'l' => Some('1'),
        'S' => Some('5'),
        'B' => Some('8'),
        'Z' => Some('2'),
        _ => None,
    }
}

/// A cell with the letters among its digits read as digits: `19O0—1904`, `190B年`.
pub(crate) fn repaired(cell: &str) -> Cow<'_, str> {
    let is_digit = |mark: Option<&char>| mark.is_some_and(char::is_ascii_digit);
    if !cell.contains(|mark| misread(mark).is_some()) || !cell.contains(|mark: char| mark.is_ascii_digit()) {
        return Cow::Borrowed(cell);
    }
    let marks: Vec<char> = cell.chars().collect();
    let digit = |(at, mark): (usize, &char)| {
        let beside = is_digit(at.checked_sub(1).and_then(|before| marks.get(before))) || is_digit(marks.get(at + 1));
        misread(*mark).filter(|_| beside).unwrap_or(*mark)
    };
    Cow::Owned(marks.iter().enumerate().map(digit).collect())
}

/// A cell without the ordinal before it: `（一）石桥村`, `一、石桥村`, `①石桥村`, `3)石桥村`; and without a mark behind it.
pub(crate) fn without_ordinal(cell: &str) -> &str {
    let cell = cell.trim().trim_end_matches(['；', ';', '。']);
    let is_numeral = |mark: char| mark.is_ascii_digit() || "一二三四五六七八九十".contains(mark);
    let numeral = |text: &str| -> usize { text.chars().take_while(|mark| is_numeral(*mark)).map(char::len_utf8).sum() };
    if let Some(rest) = cell.strip_prefix(['（', '(']) {
        let end = numeral(rest);
        let behind = rest.get(end..).unwrap_or("");
        return behind.strip_prefix(['）', ')']).filter(|_| (1..=9).contains(&end)).unwrap_or(cell).trim_start();
    }
    let end = numeral(cell);
    let behind = cell.get(end..).unwrap_or("");
    match behind.strip_prefix(['、', ')', '）']) {
        Some(rest) if (1..=9).contains(&end) => rest.trim_start(),
        _ => cell.trim_start_matches(|mark| ('①'..='⑳').contains(&mark) || ('㉑'..='㉟').contains(&mark)),
    }
}

/// `性别：男` is `男`; `1.王*` is `王*`.
fn strip_label(cell: &str) -> &str {
    let cell = without_ordinal(cell);
    let cell = match cell.split_once(['：', ':']) {
        Some((label, value))
            if label.chars().count() <= 8 && !label.starts_with(|mark: char| mark.is_ascii_digit()) =>
        {
            value.trim()
        }
        _ => cell,
    };
    let digits = cell.bytes().take_while(u8::is_ascii_digit).count();
    match cell.get(digits..).and_then(|rest| rest.strip_prefix(['.', '、', '．'])) {
        Some(rest) if digits > 0 && digits <= 3 && rest.starts_with(|mark: char| !mark.is_ascii_digit()) => {
            rest.trim_start()
        }
        _ => cell,
    }
}

/// `*`, `**`, `…`, `-`, `—`, `/`: marks and no more.
pub(crate) fn is_suppressed(cell: &str) -> bool {
    !cell.is_empty()
        && cell.chars().count() <= 4
        && cell
            .chars()
            .all(|mark| is_mask(mark) || matches!(mark, 'X' | 'x' | 'Ｘ' | '…' | '-' | '—' | '–' | '－' | '.'))
        && cell != "."
}

/// Numbers, with what they count.
fn number_with_unit(cell: &str) -> Option<Cell> {
    let digits = cell.bytes().take_while(|byte| byte.is_ascii_digit() || *byte == b',').count();
    if digits == 0 || digits > 12 {
        return None;
    }
    let number: i64 = cell.get(..digits)?.replace(',', "").parse().ok()?;
    let rest = cell.get(digits..)?;
    if rest.starts_with(is_mask) {
        return None;
    }
    let is_year = (1880..=2035).contains(&number) && digits == 4;
    let numbered = |kind| Some(Cell::numbered(kind, number));
    if rest.is_empty() {
        return numbered(if digits >= 8 { CellKind::Masked } else { CellKind::Number });
    }
    if is_year
        && (rest.starts_with('年')
            || rest.starts_with(['.', '-', '/', '．']) && rest.get(1..).is_some_and(starts_with_month))
    {
        return numbered(CellKind::Birth);
    }
    if is_year && is_band(rest) {
        return numbered(CellKind::Birth);
    }
    if rest.starts_with(['岁', '周']) || is_band(rest) {
        return numbered(CellKind::Age);
    }
    if rest.starts_with(['人', '例', '户', '名', '位', '宗', '起', '件']) && rest.chars().count() <= 3 {
        return numbered(CellKind::Count);
    }
    if rest.ends_with('元') || rest.starts_with("元") || rest.starts_with("万元") {
        return numbered(CellKind::Amount);
    }
    let tail = rest.trim_start_matches(|mark: char| mark.is_ascii_digit() || matches!(mark, '.' | '%' | ','));
    if tail.is_empty() {
        return numbered(CellKind::Number);
    }
    // A figure with prose glued to it: the last cell of a table whose last line runs on.
    let runs_on = tail.chars().count() > 6 && tail.starts_with(|mark: char| ('\u{4e00}'..='\u{9fff}').contains(&mark));
    if runs_on { numbered(CellKind::Number) } else { None }
}

fn starts_with_month(rest: &str) -> bool {
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    matches!(digits, 1 | 2)
        && rest.get(..digits).and_then(|month| month.parse::<u8>().ok()).is_some_and(|month| (1..=12).contains(&month))
}

/// `-39岁`, `～39`, `岁以上`, `+`.
fn is_band(rest: &str) -> bool {
    let Some(first) = rest.chars().next() else { return false };
    let tail = rest.get(first.len_utf8()..).unwrap_or("");
    match first {
        '-' | '–' | '—' | '~' | '～' | '至' => {
            let digits = tail.bytes().take_while(u8::is_ascii_digit).count();
            matches!(digits, 1..=4)
                && tail.get(digits..).is_some_and(|end| end.is_empty() || end.starts_with(['岁', '周', '年']))
        }
        '+' => tail.is_empty(),
        _ => false,
    }
}

/// `王**`, `王某某`, `*三`, `欧阳*`, `张女士`, `李XX`; stars beside one to three characters.
fn is_hidden_name(cell: &str) -> bool {
    let count = cell.chars().count();
    if !(2..=LONGEST_NAME).contains(&count) || cell.ends_with(['村', '区', '镇', '县', '市', '号', '库']) {
        return false;
    }
    // `小区` and `老人` are no names, whatever `小张` and `老李` are.
    if !cell.starts_with(['小', '老', '阿', '某']) && masked(cell).is_some_and(|name| name.len == cell.len()) {
        return true;
    }
    let called = CALLED.iter().find_map(|called| cell.strip_suffix(called));
    if called.is_some_and(|surname| surname_share(surname) > 1.0) {
        return true;
    }
    // `石桥村*人` is a figure.
    if cell.strip_suffix(['人', '例', '户', '名']).is_some_and(|head| head.ends_with(is_mask)) {
        return false;
    }
    let han = |mark: char| ('\u{4e00}'..='\u{9fff}').contains(&mark);
    // Crossed out by letters, whatever the surname.
    let shown = cell.trim_end_matches(['X', 'x', 'Ｘ', 'ｘ']);
    if shown.len() < cell.len() && matches!(shown.chars().count(), 1 | 2) && shown.chars().all(han) {
        return true;
    }
    let masks = cell.chars().filter(|mark| is_mask(*mark) || *mark == '某').count();
    masks > 0 && masks < count && cell.chars().all(|mark| han(mark) || is_mask(mark))
}

/// Digits with stars among them, or a long run of digits.
fn is_masked_number(cell: &str) -> bool {
    let digits = cell.chars().filter(char::is_ascii_digit).count();
    let masks = cell.chars().filter(|mark| is_mask(*mark) || matches!(mark, 'X' | 'x')).count();
    let others = cell
        .chars()
        .filter(|mark| !mark.is_ascii_digit() && !is_mask(*mark) && !matches!(mark, 'X' | 'x' | '-' | ' ' | '…'))
        .count();
    others == 0 && (digits >= 3 && masks >= 2 || digits >= 8)
}

/// Ends that make two to four characters something else than a name.
const NOT_A_NAME: &[char] = &[
    '村', '区', '镇', '县', '市', '乡', '街', '路', '科', '局', '库', '厂', '店', '站', '所', '院', '校', '病', '症',
    '级', '类', '费', '金', '保',
];

/// Whether a cell is a whole name by surname and length.
pub(crate) fn is_full_name(cell: &str) -> bool {
    (2..=4).contains(&cell.chars().count())
        && cell.chars().all(|mark| ('\u{4e00}'..='\u{9fff}').contains(&mark))
        && !cell.ends_with(NOT_A_NAME)
        && is_name(cell, Footing::Structure)
}

/// Told by how a cell ends.
fn by_ending(cell: &str) -> CellKind {
    const PLACES: &[&str] = &[
        "村",
        "社区",
        "街道",
        "镇",
        "乡",
        "区",
        "县",
        "市",
        "组",
        "屯",
        "庄",
        "路",
        "小区",
        "巷",
        "胡同",
        "居委会",
        "村委会",
        "苑",
        "里",
    ];
    const SCHOOLS: &[&str] = &["小学", "中学", "学校", "幼儿园", "大学", "学院", "班", "年级", "一中", "二中", "三中"];
    const UNITS: &[&str] = &[
        "公司",
        "局",
        "委",
        "院",
        "所",
        "中心",
        "站",
        "厂",
        "店",
        "馆",
        "社",
        "队",
        "处",
        "室",
        "部",
        "协会",
        "集团",
        "委员会",
        "办公室",
    ];
    const POSTS: &[&str] = &[
        "工程师",
        "教师",
        "医生",
        "医师",
        "护士",
        "主任",
        "科员",
        "科长",
        "处长",
        "局长",
        "司机",
        "会计",
        "研究员",
        "教授",
        "干部",
        "主席",
        "书记",
        "村民",
        "职工",
    ];
    let ends = |words: &[&str]| words.iter().any(|word| cell.ends_with(word));
    if cell.chars().count() > 30 {
        CellKind::Text
    } else if ends(SCHOOLS) {
        CellKind::School
    } else if ends(POSTS) {
        CellKind::Post
    } else if ends(UNITS) && cell.chars().count() >= 3 {
        CellKind::Unit
    } else if is_full_name(cell) {
        CellKind::FullName
    } else if ends(PLACES) && cell.chars().count() >= 2 {
        CellKind::Place
    } else {
        CellKind::Text
    }
}

#[cfg(test)]
mod tests {
    use super::{CellKind, kind_of};

    #[test]
    fn cells_are_told_by_their_form() {
        let cases = [
            ("", CellKind::Empty),
            ("*", CellKind::Suppressed),
            ("…", CellKind::Suppressed),
            ("－", CellKind::Suppressed),
            ("-", CellKind::Suppressed),
            ("12", CellKind::Number),
            ("1,234", CellKind::Number),
            ("98.6%", CellKind::Number),
            ("3人", CellKind::Count),
            ("800元", CellKind::Amount),
            ("男", CellKind::Sex),
            ("性别：女", CellKind::Sex),
            ("王**", CellKind::HiddenName),
            ("1.王**", CellKind::HiddenName),
            ("王某某", CellKind::HiddenName),
            ("欧阳*", CellKind::HiddenName),
            ("×号库", CellKind::Text),
            ("王示例", CellKind::FullName),
            ("萧建国", CellKind::FullName),
            ("李XX", CellKind::HiddenName),
            ("张女士", CellKind::HiddenName),
            ("小区", CellKind::Place),
            ("小计", CellKind::Text),
            ("190B年", CellKind::Birth),
            ("l905—1909", CellKind::Birth),
            ("高血压", CellKind::Condition),
            ("重度抑郁", CellKind::Condition),
            ("1931年", CellKind::Birth),
            ("1905年10月出生", CellKind::Birth),
            ("1905.10", CellKind::Birth),
            ("1900—1904", CellKind::Birth),
            ("45岁", CellKind::Age),
            ("30–39", CellKind::Age),
            ("60岁以上", CellKind::Age),
            ("65+", CellKind::Age),
            ("石桥村", CellKind::Place),
            ("前进街道", CellKind::Place),
            ("前进小学", CellKind::School),
            ("三年级2班", CellKind::School),
            ("西山供水公司", CellKind::Unit),
            ("工程师", CellKind::Post),
            ("110108********1237", CellKind::Masked),
            ("138****5603", CellKind::Masked),
            ("372本公告自发布之日起施行。", CellKind::Number),
            ("恶性肿瘤现将有关情况予以公示", CellKind::Condition),
        ];
        for (cell, expected) in cases {
            assert_eq!(kind_of(cell).kind, expected, "{cell}");
        }
    }
}
