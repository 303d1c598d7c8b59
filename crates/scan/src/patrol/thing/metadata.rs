//! L18 `隐藏数据连接`: what a file carries besides its text joins one that hides somebody to one that does not.

use crate::name::{Footing, is_name, surname_share};
use crate::patrol::card::{Pattern, Severity};
use crate::patrol::detector::{CERTAIN, Detector, Draft, Member, Page, Piece, Span, Subject};
use crate::patrol::excerpt::masked_name;
use crate::patrol::thing::narrow::Places;
use crate::patrol::veil::{Realm, mix};
use smallvec::SmallVec;
use std::collections::BTreeSet;

/// See the module.
pub(crate) struct Metadata;

/// One thing that a file carries.
pub(crate) struct Record {
    kind: Kind,
    /// Hash of the value; of a picture, its perceptual hash itself.
    value: u64,
    /// Where it can stand: near places have a key in common.
    cells: SmallVec<[u64; 4]>,
    /// The page hides whom it speaks of, or who wrote it.
    hides: Option<Hides>,
    /// The page's first line.
    at: Span,
    /// As it may be shown.
    shown: Box<str>,
}

/// What is carried.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Kind {
    Author,
    Company,
    Template,
    Place,
    Picture,
}

impl Kind {
    fn label(self) -> &'static str {
        match self {
            Self::Author => "作者、修改者",
            Self::Company => "单位（公司）",
            Self::Template => "模板路径",
            Self::Place => "拍摄位置",
            Self::Picture => "图片特征",
        }
    }
}

/// Whom a page hides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Hides {
    /// A reviewer, an author.
    Author,
    /// An informer, a petitioner, people in pictures.
    Person,
}

/// More documents than this share what an office's machines write into everything.
const OFFICE: usize = 8;
/// Bits by which two pictures may differ: one is blurred, scaled, stamped.
const NEAR: u32 = 6;

impl Places for Record {
    fn places(&mut self, visit: &mut dyn FnMut(&mut Span)) {
        visit(&mut self.at);
    }
}

impl Detector for Metadata {
    type Record = Record;
    const HUB: usize = 128;

    fn read(&self, page: &Page<'_>, records: &mut Vec<Record>) {
        let text = &*page.document.text;
        let mut carried: Vec<(&str, &str)> =
            page.document.metadata.iter().map(|(key, value)| (&**key, &**value)).collect();
        carried.extend(written(text));
        if carried.is_empty() {
            return;
        }
        let hides = hides(&page.document.title).or_else(|| hides(text));
        let at =
            Span { start: 0, end: text.find('\n').unwrap_or(text.len()).min(text.floor_char_boundary(120)) as u32 };
        for (key, value) in carried {
            let Some(kind) = kind_of_key(key) else { continue };
            let Some((value, cells, shown)) = carried_value(page, kind, value.trim()) else { continue };
            if !records.iter().any(|record| record.kind == kind && record.value == value) {
                records.push(Record { kind, value, cells, hides, at, shown: shown.into() });
            }
        }
    }

    fn keys(&self, record: &Record, keys: &mut Vec<u64>) {
        let kind = record.kind as u64;
        match record.kind {
            Kind::Author | Kind::Company | Kind::Template => keys.push(mix(18, &[kind, record.value])),
            Kind::Place => keys.extend(record.cells.iter().map(|cell| mix(18, &[kind, *cell]))),
            // Of eight bands two are untouched when no more than six bits differ.
            Kind::Picture => {
                let bands = record.value.to_be_bytes();
                for one in 0..8_usize {
                    for other in one + 1..8 {
                        if let (Some(first), Some(second)) = (bands.get(one), bands.get(other)) {
                            keys.push(mix(
                                18,
                                &[kind, (one * 8 + other) as u64, u64::from(*first), u64::from(*second)],
                            ));
                        }
                    }
                }
            }
        }
    }

    fn judge(&self, group: &[Member<'_, Record>], drafts: &mut Vec<Draft>) {
        let documents: BTreeSet<u32> = group.iter().map(|member| member.leaf).collect();
        let is_picture = group.first().is_some_and(|member| member.record.kind == Kind::Picture);
        if documents.len() > OFFICE && !is_picture {
            return;
        }
        for hidden in group {
            let Some(hides) = hidden.record.hides else { continue };
            let open: Vec<&Member<'_, Record>> = group
                .iter()
                .filter(|other| {
                    other.leaf != hidden.leaf && other.record.hides.is_none() && is_same(hidden.record, other.record)
                })
                .collect();
            if !open.is_empty() && open.len() < OFFICE {
                drafts.push(draft(hidden, &open, hides));
            }
        }
    }
}

fn is_same(one: &Record, other: &Record) -> bool {
    match one.kind {
        Kind::Picture => (one.value ^ other.value).count_ones() <= NEAR,
        Kind::Place => true,
        Kind::Author | Kind::Company | Kind::Template => one.value == other.value,
    }
}

/// Words by which a page says that it hides somebody.
fn hides(text: &str) -> Option<Hides> {
    const PERSON: &[&str] = &[
        "举报人",
        "来信人",
        "投诉人",
        "信访人",
        "检举人",
        "身份保密",
        "已作处理",
        "打码",
        "虚化",
        "模糊处理",
        "马赛克",
        "化名",
        "受害人",
    ];
    const AUTHOR: &[&str] = &["匿名", "盲审", "隐名", "未具名", "不署名", "双盲"];
    if AUTHOR.iter().any(|word| text.contains(word)) {
        Some(Hides::Author)
    } else {
        PERSON.iter().any(|word| text.contains(word)).then_some(Hides::Person)
    }
}

/// Keys as the formats and their readers write them.
fn kind_of_key(key: &str) -> Option<Kind> {
    let bare: String = key
        .rsplit([':', '/'])
        .next()
        .unwrap_or(key)
        .chars()
        .filter(|mark| mark.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect();
    Some(match &*bare {
        "author" | "creator" | "lastmodifiedby" | "lastsavedby" | "lastauthor" | "manager" | "artist" | "owner"
        | "作者" | "创建者" | "最后修改者" | "修改者" | "最后保存者" => Kind::Author,
        "company" | "公司" | "单位" => Kind::Company,
        "template" | "attachedtemplate" | "templatepath" | "模板" | "模板路径" | "所附模板的路径" => {
            Kind::Template
        }
        "gps" | "location" | "gpsposition" | "coordinates" | "拍摄位置" | "经纬度" => Kind::Place,
        "imagehash" | "dhash" | "phash" | "picturehash" | "perceptualhash" | "图片指纹" | "图片特征" => {
            Kind::Picture
        }
        _ => return None,
    })
}

/// Metadata written out in a text: `lastModifiedBy=李示例`.
fn written(text: &str) -> Vec<(&str, &str)> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices('=') {
        let before = text.get(..at).unwrap_or("").trim_end();
        let length: usize = before
            .chars()
            .rev()
            .take_while(|mark| mark.is_alphanumeric() || matches!(mark, '_' | ':'))
            .map(char::len_utf8)
            .sum();
        let key = before.get(before.len() - length..).unwrap_or("");
        let behind = text.get(at + 1..).unwrap_or("").trim_start();
        let value = behind.split(['\n', '，', '；', '。', ' ', '\u{3000}', '\t']).next().unwrap_or("");
        if kind_of_key(key).is_some() && !value.is_empty() {
            found.push((key, value));
        }
    }
    found
}

/// Names that stock tools and fresh machines write.
const STOCK: &[&str] = &[
    "microsoft",
    "微软",
    "user",
    "用户",
    "admin",
    "windows",
    "lenovo",
    "dell",
    "hewlett",
    "wps",
    "adobe",
    "acrobat",
    "word",
    "excel",
    "office",
    "python",
    "apache",
    "openxml",
    "kingsoft",
    "金山",
    "深度",
    "china",
    "pc",
    "default",
    "unknown",
    "normal",
    "scanner",
    "canon",
];
/// How the names of agencies end: what the agency writes is no secret of its own.
const AGENCY: &[&str] = &["局", "委", "办", "厅", "政府", "委员会", "办公室", "中心", "科", "处"];

/// Whether an author's field holds a name: nothing else stands there that begins with a surname and is so short.
fn is_whole_name(value: &str) -> bool {
    let is_short = matches!(value.chars().count(), 2 | 3);
    let is_han = value.chars().all(|mark| ('\u{4e00}'..='\u{9fff}').contains(&mark));
    let first = value.chars().next().map_or(0, char::len_utf8);
    is_name(value, Footing::Stated)
        || is_short && is_han && value.get(..first).is_some_and(|surname| surname_share(surname) > 0.2)
}

/// The value as compared and as it may be shown; `None` for what says nothing.
fn carried_value(page: &Page<'_>, kind: Kind, value: &str) -> Option<(u64, SmallVec<[u64; 4]>, String)> {
    let lower = value.to_lowercase();
    let hash = page.veil.hash(Realm::Words, &*lower);
    let none = SmallVec::new();
    match kind {
        Kind::Author => {
            let is_stock =
                STOCK.iter().any(|word| lower.contains(word)) || AGENCY.iter().any(|end| value.ends_with(end));
            let is_a_name = is_whole_name(value)
                || value.chars().count() >= 4
                    && value.chars().all(|mark| mark.is_alphabetic() || matches!(mark, ' ' | '·' | '.' | '_'));
            (is_a_name && (!is_stock || is_whole_name(value))).then(|| (hash, none, masked_name(value)))
        }
        Kind::Company => {
            let is_stock =
                STOCK.iter().any(|word| lower.contains(word)) || AGENCY.iter().any(|end| value.ends_with(end));
            (!is_stock && value.chars().count() >= 4).then(|| (hash, none, value.to_owned()))
        }
        Kind::Template => {
            let is_path = value.contains(['\\', '/']) && !lower.contains("appdata") && !lower.contains("program files");
            is_path.then(|| (hash, none, "内部路径".to_owned()))
        }
        Kind::Place => {
            let mut parts = value
                .split(|mark: char| !mark.is_ascii_digit() && mark != '.')
                .filter(|part| part.contains('.'))
                .filter_map(|part| part.parse::<f64>().ok());
            let (one, other) = (parts.next()?, parts.next()?);
            // Cells of about a hundred metres; a place near an edge stands in both.
            let near =
                |degrees: f64| [(degrees * 1000.0).floor() as i64, (degrees * 1000.0 + 0.5).floor() as i64 + 1_000_000];
            let cells = near(one)
                .into_iter()
                .flat_map(|one| near(other).map(|other| page.veil.hash(Realm::Place, (one, other))))
                .collect();
            Some((hash, cells, "同一地点".to_owned()))
        }
        Kind::Picture => {
            let value = u64::from_str_radix(lower.trim_start_matches("0x"), 16)
                .ok()
                .filter(|_| (12..=18).contains(&lower.len()))?;
            // A blank or nearly blank picture looks like every other one.
            (8..=56).contains(&value.count_ones()).then(|| (value, none, "同一画面".to_owned()))
        }
    }
}

fn draft(hidden: &Member<'_, Record>, open: &[&Member<'_, Record>], hides: Hides) -> Draft {
    let record = hidden.record;
    let label = record.kind.label();
    let piece = |member: &Member<'_, Record>, shows: String| Piece {
        leaf: member.leaf,
        span: member.record.at,
        mark: member.record.value,
        shows,
        alone: None,
    };
    let mut pieces = vec![piece(hidden, format!("文中隐去身份，文件却带有{label}（{}）", record.shown))];
    pieces.extend(open.iter().map(|member| piece(member, format!("文件带有相同的{label}，且未隐去"))));
    let who = match hides {
        Hides::Author => "未具名者",
        Hides::Person => "文中隐去的人",
    };
    Draft {
        pattern: Pattern::L18,
        subject: Subject::Words(format!("{label}（{}）", record.shown)),
        pieces,
        bits: CERTAIN,
        severity: match hides {
            Hides::Author => Severity::Moderate,
            Hides::Person => Severity::Serious,
        },
        is_minor: false,
        exposure: format!("把隐去身份的一件与另外{}件连在一起，由此可知{who}是谁", open.len()),
        after: Some(open.len() as u64),
        same_because: match record.kind {
            Kind::Author | Kind::Company | Kind::Template => format!("两处文件的{label}完全相同，且不是常用软件或者本机关写入的"),
            Kind::Place => "两处照片的拍摄位置相距约百米以内".to_owned(),
            Kind::Picture => format!("两张图片的特征值相差不超过{NEAR}位，是同一画面"),
        },
        consequence: format!("{who}的身份外泄，可能招致打击报复"),
        suggestion: "最少改动：把隐去身份的一件清除文件属性（图片去除位置信息、换成另存的画面）后重新发布；改后两件不再相连。今后发布前一律清除文件属性".to_owned(),
        basis: "《个人信息保护法》第六条、第五十一条；《政府信息公开条例》第十五条；规则L18",
    }
}
