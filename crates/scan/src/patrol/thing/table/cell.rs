//! What a cell holds, told by its own form.

use crate::patrol::thing::condition::{Condition, condition};

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
    matches!(mark, '*' | '＊' | '×' | '╳' | '●' | '■' | '□' | '○' | '〇' | '_' | '＿' | '✱' | '﹡' | '△')
}

/// Longest name, in characters.
const LONGEST_NAME: usize = 5;

/// What a cell is.
pub(crate) fn kind_of(cell: &str) -> Cell {
    let cell = strip_label(cell.trim());
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

/// `性别：男` is `男`; `1.王*` is `王*`.
fn strip_label(cell: &str) -> &str {
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
        && cell.chars().all(|mark| is_mask(mark) || matches!(mark, '…' | '-' | '—' | '–' | '.'))
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

/// `王**`, `王某某`, `*三`, `欧阳*`, `张女士`; stars beside one to three characters.
fn is_hidden_name(cell: &str) -> bool {
    let count = cell.chars().count();
    if !(2..=LONGEST_NAME).contains(&count) {
        return false;
    }
    let han = |mark: char| ('\u{4e00}'..='\u{9fff}').contains(&mark);
    let masks = cell.chars().filter(|mark| is_mask(*mark) || *mark == '某').count();
    masks > 0
        && masks < count
        && cell.chars().all(|mark| han(mark) || is_mask(mark))
        && !cell.ends_with(['村', '区', '镇', '县', '市', '号', '库'])
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

/// Common surnames; two-character ones are told by [`COMPOUND`].
const SURNAMES: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤康易乔赖文施洪辛柴尤牛樊葛邢安齐伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季成霍涂苗谷盛曲翁冉骆蓝路游靳管柴蒙鲍华喻祁蒲房滕饶卫查";
const COMPOUND: &[&str] = &[
    "欧阳", "上官", "司马", "诸葛", "东方", "皇甫", "尉迟", "公孙", "令狐", "慕容", "司徒", "夏侯", "端木", "长孙",
    "宇文",
];
/// Ends that make two to four characters something else than a name.
const NOT_A_NAME: &[char] = &[
    '村', '区', '镇', '县', '市', '乡', '街', '路', '科', '局', '库', '厂', '店', '站', '所', '院', '校', '病', '症',
    '级', '类', '费', '金', '保',
];

/// Whether a cell is a whole name by surname and length.
pub(crate) fn is_full_name(cell: &str) -> bool {
    let count = cell.chars().count();
    let Some(first) = cell.chars().next() else { return false };
    let surname = COMPOUND.iter().any(|surname| cell.starts_with(surname)) && count >= 3
        || SURNAMES.contains(first) && count <= 3;
    (2..=4).contains(&count)
        && surname
        && cell.chars().all(|mark| ('\u{4e00}'..='\u{9fff}').contains(&mark))
        && !cell.ends_with(NOT_A_NAME)
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
            ("－", CellKind::Text),
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
