//! L17 `人员清册完整度`: lists here and there name (nearly) everybody who works in a unit.

use super::rules::Rules;
use super::said::bytes;
use super::table::{CellKind, kind_of};
use crate::mention::{Mention, Role, What};
use crate::patrol::card::{Pattern, Severity};
use crate::patrol::detector::{CERTAIN, Detector, Draft, Member, Page, Piece, Span, Subject};
use crate::patrol::thing::narrow::Places;
use crate::patrol::veil::{Realm, mix};
use smallvec::SmallVec;
use std::collections::BTreeSet;

/// See the module.
pub(crate) struct Roster(pub(crate) Rules);

/// What a page says of a unit's people.
pub(crate) enum Record {
    /// One who works there.
    Staff {
        /// Hash of the unit.
        unit: u64,
        /// Hash of the name.
        name: u64,
        /// Where the name stands.
        at: Span,
    },
    /// How many posts there are; or the unit is one whose people must not be named.
    Posts(Box<Posts>),
}

/// A unit and its posts.
pub(crate) struct Posts {
    unit: u64,
    shown: Box<str>,
    /// `None` for a unit under guard.
    count: Option<u32>,
    at: Span,
}

/// Units with fewer posts are too small to speak of a roster.
const FEWEST_POSTS: u32 = 3;
/// Share of the posts whose holders are named, in hundredths.
const SHARE: usize = 80;
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
];

impl Places for Record {
    fn places(&mut self, visit: &mut dyn FnMut(&mut Span)) {
        match self {
            Self::Staff { at, .. } => visit(at),
            Self::Posts(posts) => visit(&mut posts.at),
        }
    }
}

impl Detector for Roster {
    type Record = Record;
    const HUB: usize = 512;

    fn read(&self, page: &Page<'_>, records: &mut Vec<Record>) {
        self.guarded(page, records);
        posts(page, records);
        listed(page, records);
        tabled(page, records);
        mentioned(page, records);
        let mut seen = BTreeSet::new();
        records.retain(|record| match record {
            Record::Staff { unit, name, .. } => seen.insert((*unit, *name)),
            Record::Posts(posts) => seen.insert((posts.unit, u64::from(posts.count.unwrap_or(0)))),
        });
    }

    fn keys(&self, record: &Record, keys: &mut Vec<u64>) {
        keys.push(match record {
            Record::Staff { unit, .. } => mix(17, &[*unit]),
            Record::Posts(posts) => mix(17, &[posts.unit]),
        });
    }

    fn judge(&self, group: &[Member<'_, Record>], drafts: &mut Vec<Draft>) {
        // The largest figure said: a unit may have grown.
        let said = group.iter().filter_map(|member| match member.record {
            Record::Posts(posts) => Some((member.leaf, &**posts)),
            Record::Staff { .. } => None,
        });
        let Some((leaf, posts)) = said.max_by_key(|(_, posts)| (posts.count.is_none(), posts.count)) else { return };
        let mut names = BTreeSet::new();
        let mut pieces = Vec::new();
        for member in group {
            if let Record::Staff { name, at, .. } = member.record {
                names.insert(*name);
                pieces.push(Piece {
                    leaf: member.leaf,
                    span: *at,
                    mark: *name,
                    shows: "写明其在该单位".to_owned(),
                    alone: None,
                });
            }
        }
        let is_roster = match posts.count {
            Some(count) => count >= FEWEST_POSTS && names.len() * 100 >= count as usize * SHARE,
            None => !names.is_empty(),
        };
        if !is_roster {
            return;
        }
        if posts.count.is_some() {
            pieces.push(Piece { leaf, span: posts.at, mark: 0, shows: "写明编制人数".to_owned(), alone: None });
        }
        let documents: BTreeSet<u32> = pieces.iter().map(|piece| piece.leaf).collect();
        if documents.len() >= 2 || posts.count.is_none() {
            drafts.push(draft(posts, names.len(), pieces));
        }
    }
}

impl Roster {
    /// Units under guard that the page names.
    fn guarded(&self, page: &Page<'_>, records: &mut Vec<Record>) {
        if self.0.guarded.is_empty() {
            return;
        }
        for mention in &page.reading.mentions {
            if let What::Unit(unit) = &mention.what
                && self.0.guarded.iter().any(|word| unit.contains(word.as_str()))
            {
                let unit_hash = page.veil.hash(Realm::Unit, bare(unit));
                records.push(Record::Posts(Box::new(Posts {
                    unit: unit_hash,
                    shown: bare(unit).into(),
                    count: None,
                    at: Span::from(&mention.span),
                })));
            }
        }
    }
}

/// `A中心 编制5人`, `核定事业编制12名`.
fn posts(page: &Page<'_>, records: &mut Vec<Record>) {
    let text = &*page.document.text;
    for (at, word) in ["编制", "定员", "定编", "在编", "员额", "职数", "在职", "在岗", "职工", "岗位总数", "岗位数"]
        .iter()
        .flat_map(|word| text.match_indices(word))
    {
        let behind = text.get(at + word.len()..).unwrap_or("");
        let lead = behind.trim_start_matches([
            '总', '数', '额', '核', '定', '人', '员', '职', '工', '为', '是', '共', '计', '有', '：', ':', ' ',
            '\u{3000}', '，', '\t', '|',
        ]);
        let digits = lead.bytes().take_while(u8::is_ascii_digit).count();
        let skipped = behind.len() - lead.len();
        let Some(count) = lead
            .get(..digits)
            .and_then(|digits| digits.parse::<u32>().ok())
            .filter(|count| (1..10_000).contains(count))
        else {
            continue;
        };
        if skipped > 24 || !lead.get(digits..).is_some_and(|unit| unit.trim_start().starts_with(['人', '名', '个']))
        {
            continue;
        }
        let line_start = text
            .get(..at)
            .and_then(|before| before.rfind(['\n', '。', '；']))
            .map_or(0, |end| end + text.get(end..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8));
        let sentence = text.get(line_start..at).unwrap_or("");
        let mut units = units(sentence);
        if units.is_empty() {
            units.extend(only_unit(page).or_else(|| last_unit(&page.document.title)));
        }
        let span = line_start..at + word.len() + skipped + digits;
        for unit in units {
            let hash = page.veil.hash(Realm::Unit, unit);
            records.push(Record::Posts(Box::new(Posts {
                unit: hash,
                shown: unit.into(),
                count: Some(count),
                at: bytes(&span),
            })));
        }
    }
}

/// All that a sentence may mean by a unit: `白洋第1测控站（副处级）核定` ends in two ways.
fn units(sentence: &str) -> SmallVec<[&str; 4]> {
    let mut units: SmallVec<[&str; 4]> = SmallVec::new();
    for (at, ending) in ENDINGS.iter().flat_map(|ending| sentence.match_indices(*ending)) {
        if let Some(unit) = sentence.get(..at + ending.len()).and_then(last_unit)
            && unit.chars().count() >= 3
            && !units.contains(&unit)
        {
            units.push(unit);
        }
    }
    if units.is_empty() {
        units.extend(last_unit(sentence));
    }
    units
}

/// The last unit that a text names, to its end: `白洋第1测控站现有`.
fn last_unit(text: &str) -> Option<&str> {
    let (end, ending) = ENDINGS
        .iter()
        .filter_map(|ending| text.rfind(ending).map(|at| (at + ending.len(), *ending)))
        .max_by_key(|(end, ending)| (*end, ending.len()))?;
    let before = text.get(..end)?;
    let is_letter = |mark: &char| ('\u{4e00}'..='\u{9fff}').contains(mark) || mark.is_ascii_alphanumeric();
    let length: usize = before.chars().rev().take_while(is_letter).map(char::len_utf8).sum();
    let unit = bare(before.get(end - length..)?);
    (unit.len() > ending.len()).then_some(unit)
}

/// A unit without the words of a sentence before it.
fn bare(unit: &str) -> &str {
    const STOPS: &[&str] = &[
        "来自", "为", "在", "由", "关于", "根据", "我市", "本市", "其中", "以及", "同意", "核定", "公布", "单位", "经",
        "现任", "系",
    ];
    let start = STOPS
        .iter()
        .filter_map(|stop| unit.rfind(stop).map(|at| at + stop.len()))
        .filter(|start| *start + 6 <= unit.len())
        .max()
        .unwrap_or(0);
    unit.get(start..).unwrap_or(unit)
}

/// The unit that a page speaks of, if it is one only.
fn only_unit<'a>(page: &Page<'a>) -> Option<&'a str> {
    let mut units = page
        .reading
        .mentions
        .iter()
        .filter_map(|mention| if let What::Unit(unit) = &mention.what { Some(bare(unit)) } else { None });
    let first = units.next()?;
    units.all(|unit| unit == first).then_some(first)
}

/// `A中心：甲、乙`, `A中心值班人员：……`.
fn listed(page: &Page<'_>, records: &mut Vec<Record>) {
    const BEHIND: &[&str] =
        &["值班人员", "工作人员", "人员名单", "在岗人员", "参会人员", "人员", "专家", "职工", "名单", "同志"];
    let text = &*page.document.text;
    let mut start = 0;
    for line in text.split_inclusive(['\n', '。', '；']) {
        if let Some((at, mark)) = line.char_indices().find(|(_, mark)| matches!(mark, '：' | ':')) {
            let label = line.get(..at).unwrap_or("").trim();
            let label = BEHIND.iter().find_map(|word| label.strip_suffix(word)).unwrap_or(label);
            if ENDINGS.iter().any(|ending| label.ends_with(ending))
                && let Some(unit) = last_unit(label)
            {
                let from = at + mark.len_utf8();
                names(page, unit, start + from, line.get(from..).unwrap_or(""), records);
            }
        }
        start += line.len();
    }
}

/// `何示例　流水沟第1枢纽中心`: a row of one name and one unit.
fn tabled(page: &Page<'_>, records: &mut Vec<Record>) {
    let text = &*page.document.text;
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let mut cells = Vec::new();
        let mut at = start;
        for cell in line.split_inclusive(['\t', '|', '\u{3000}']) {
            let word = cell.trim_matches(['\t', '|', '\u{3000}', ' ', '\n']);
            if !word.is_empty() {
                cells.push((at + cell.find(word).unwrap_or(0), word));
            }
            at += cell.len();
        }
        let unit =
            cells.iter().find(|(_, word)| ENDINGS.iter().any(|ending| word.ends_with(ending))).map(|(_, word)| *word);
        if let Some(unit) = unit.filter(|_| (2..=6).contains(&cells.len())).and_then(last_unit)
            && let Some((at, name)) = cells.iter().find(|(_, word)| kind_of(word).kind == CellKind::FullName)
        {
            let staff = Record::Staff {
                unit: page.veil.hash(Realm::Unit, unit),
                name: page.veil.hash(Realm::Name, *name),
                at: bytes(&(*at..at + name.len())),
            };
            records.push(staff);
        }
        start += line.len();
    }
}

fn names(page: &Page<'_>, unit: &str, base: usize, list: &str, records: &mut Vec<Record>) {
    const MARKS: &[char] = &['、', '，', ',', ' ', '\u{3000}', '\t', '。', '；', '\n', '（', '）', '(', ')', '和'];
    let unit = page.veil.hash(Realm::Unit, unit);
    let mut start = base;
    for part in list.split_inclusive(MARKS) {
        let word = part.trim_end_matches(MARKS);
        let is_placeholder = word.chars().count() == 1 && "甲乙丙丁戊己庚辛壬癸".contains(word);
        if is_placeholder || kind_of(word).kind == CellKind::FullName {
            records.push(Record::Staff {
                unit,
                name: page.veil.hash(Realm::Name, word),
                at: bytes(&(start..start + word.len())),
            });
        }
        start += part.len();
    }
}

/// Persons that a record names together with one unit.
fn mentioned(page: &Page<'_>, records: &mut Vec<Record>) {
    let reading = page.reading;
    for record in &reading.records {
        let mentions =
            reading.mentions.get(record.mentions.start as usize..record.mentions.end as usize).unwrap_or(&[]);
        let named = |mention: &&Mention| matches!(mention.what, What::Name(_));
        let Some(first_name) = mentions.iter().find(named) else { continue };
        let mut read = mentions
            .iter()
            .filter_map(|mention| if let What::Unit(unit) = &mention.what { Some(bare(unit)) } else { None });
        // As read, and as this pattern reads a unit: both may be what the page on the posts says.
        let own =
            page.document.text.get(record.span.start as usize..first_name.span.start as usize).and_then(last_unit);
        let mut units: SmallVec<[&str; 2]> = SmallVec::new();
        match read.next() {
            Some(first) if read.all(|unit| unit == first) => units.push(first),
            Some(_) => continue,
            None => {}
        }
        units.extend(own.filter(|own| !units.contains(own)));
        for mention in mentions {
            let works_there = match mention.role {
                Role::Plain | Role::Official | Role::Switchboard => true,
                Role::LegalRepresentative | Role::SoleTrader | Role::Guardian | Role::Child => false,
            };
            if let What::Name(name) = &mention.what
                && works_there
                && !name.contains(['*', '…'])
            {
                let name = page.veil.hash(Realm::Name, &**name);
                records.extend(units.iter().map(|unit| Record::Staff {
                    unit: page.veil.hash(Realm::Unit, *unit),
                    name,
                    at: Span::from(&mention.span),
                }));
            }
        }
    }
}

fn draft(posts: &Posts, known: usize, pieces: Vec<Piece>) -> Draft {
    let (covers, left, edit) = match posts.count {
        Some(count) => {
            let allowed = (count as usize * SHARE).div_ceil(100).saturating_sub(1);
            let edit = format!(
                "最少改动：从写明姓名最多的一件（如值班表）中隐去该单位{}人以上的姓名；改后写明的不超过{allowed}人（不足编制的八成）",
                known.saturating_sub(allowed)
            );
            (format!("编制{count}人，已有{known}人的姓名见于各件"), u64::from(count).saturating_sub(known as u64), edit)
        }
        None => (
            format!("在保密岗位名单内，已有{known}人的姓名见于各件"),
            0,
            "最少改动：各件隐去该单位人员的姓名；改后不再写明任何人".to_owned(),
        ),
    };
    Draft {
        pattern: Pattern::L17,
        subject: Subject::Words(posts.shown.to_string()),
        pieces,
        bits: CERTAIN,
        severity: if posts.count.is_none() { Severity::Severe } else { Severity::Serious },
        is_minor: false,
        exposure: format!("{covers}，几乎可列出全部人员"),
        after: Some(left),
        same_because: "各件写的单位名称相同；同名的只计一人".to_owned(),
        consequence: "单位的人员构成可以整体掌握，便于逐一接近、骚扰".to_owned(),
        suggestion: format!("{edit}；值守、涉密岗位较多的单位，请保密机构列入名单，人员姓名一律不公布"),
        basis: "《保守国家秘密法》第三十六条；《个人信息保护法》第六条；规则L17（八成为惯例，非法定）",
    }
}
