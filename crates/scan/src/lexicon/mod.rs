//! `词表`: labels, words that make a text sensitive, endings of units, kinship, posts; found in one pass.

mod label;

pub use label::Label;

use crate::mention::Sensitive;
use daachorse::{CharwiseDoubleArrayAhoCorasick, CharwiseDoubleArrayAhoCorasickBuilder, MatchKind};
use hashbrown::HashMap;
use std::sync::LazyLock;

/// What a word says. One word may say several things.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Word {
    /// It labels what follows.
    pub label: Option<Label>,
    /// It makes the record sensitive.
    pub sensitive: Option<Sensitive>,
    kinds: u16,
}

/// Kinds of words, as bits of [`Word`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u16)]
pub enum WordKind {
    /// `女儿`.
    Kin = 1,
    /// `男性`.
    Sex = 2,
    /// `女士`.
    Honorific = 4,
    /// `工程师`.
    Post = 8,
    /// The end of a unit's name: `管理所`.
    Unit = 16,
    /// A word before a unit or address: `现任`.
    Lead = 32,
    /// A word that ends a name before it.
    Stop = 64,
    /// `路口`.
    Spot = 128,
    /// `内部资料`.
    Internal = 256,
    /// `尾号`.
    Told = 512,
    /// What a person is called before the name: `市民`.
    Title = 1024,
}

impl Word {
    /// Whether it is of this kind.
    pub fn is(self, kind: WordKind) -> bool {
        self.kinds & kind as u16 != 0
    }

    /// Adds what `data/words.txt` says of it.
    fn add_kind(&mut self, key: &str) {
        let kind = match key {
            "kin" => WordKind::Kin,
            "sex" => WordKind::Sex,
            "honorific" => WordKind::Honorific,
            "post" => WordKind::Post,
            "unit" => WordKind::Unit,
            "lead" => WordKind::Lead,
            "spot" => WordKind::Spot,
            "internal" => WordKind::Internal,
            "stop" => WordKind::Stop,
            "told" => WordKind::Told,
            "title" => WordKind::Title,
            _ => return self.sensitive = self.sensitive.or_else(|| sensitive(key)),
        };
        self.kinds |= kind as u16;
    }

    /// Adds what `data/labels.txt` says of it.
    fn add_label(&mut self, key: &str) {
        self.label = self.label.or_else(|| Label::from_key(key));
    }
}

/// A word where it stands, in bytes.
#[derive(Debug, Clone, Copy)]
pub struct Hit {
    /// First byte.
    pub start: u32,
    /// Behind the last.
    pub end: u32,
    /// What it says.
    pub word: Word,
}

/// The words of a text in order, longest first, without overlaps.
pub fn hits(text: &str) -> Vec<Hit> {
    let mut hits = Vec::with_capacity(text.len() / 24);
    if let Some(automaton) = &LEXICON.automaton {
        for found in automaton.leftmost_find_iter(text) {
            if let Some(word) = LEXICON.words.get(found.value() as usize) {
                hits.push(Hit { start: found.start() as u32, end: found.end() as u32, word: *word });
            }
        }
    }
    hits
}

/// What a whole text says as one word.
pub fn word(text: &str) -> Option<Word> {
    LEXICON.index.get(text).and_then(|at| LEXICON.words.get(*at as usize)).copied()
}

/// What the header of a column says that no list knows, by how it ends: `拟安置学校名称`.
pub fn label_by_ending(header: &str) -> Option<Label> {
    if !(9..=36).contains(&header.len()) || !header.chars().all(|c| ('\u{4e00}'..='\u{9fff}').contains(&c) || c == '、')
    {
        return None;
    }
    let known = ENDINGS.iter().find(|(ending, _)| header.ends_with(ending)).map(|(_, label)| *label)?;
    let begins = |words: &[&str]| words.iter().any(|word| header.starts_with(word));
    Some(match known {
        Label::Name if begins(&["监护", "家长", "父", "母"]) => Label::Guardian,
        Label::Name if begins(&["学生", "儿童", "幼儿", "孩子", "受助学生"]) => Label::Child,
        Label::Name if begins(&["法定代表", "法人"]) => Label::Legal,
        Label::Name if begins(&["联系", "经办", "承办"]) => Label::Official,
        Label::Phone if begins(&["咨询", "监督", "举报", "投诉", "办公", "单位", "受理", "服务"]) => {
            Label::OfficePhone
        }
        label => label,
    })
}

const ENDINGS: [(&str, Label); 48] = [
    ("姓名", Label::Name),
    ("人名", Label::Name),
    ("身份证", Label::Identity),
    ("身份证号", Label::Identity),
    ("身份证号码", Label::Identity),
    ("证件号", Label::Identity),
    ("证件号码", Label::Identity),
    ("身份号码", Label::Identity),
    ("手机", Label::Mobile),
    ("手机号", Label::Mobile),
    ("手机号码", Label::Mobile),
    ("电话", Label::Phone),
    ("电话号码", Label::Phone),
    ("联系方式", Label::Phone),
    ("单位", Label::Unit),
    ("单位名称", Label::Unit),
    ("学校", Label::Unit),
    ("学校名称", Label::Unit),
    ("企业名称", Label::Unit),
    ("机构名称", Label::Unit),
    ("职务", Label::Post),
    ("职称", Label::Post),
    ("岗位", Label::Post),
    ("职位", Label::Post),
    ("出生年月", Label::Birth),
    ("出生日期", Label::Birth),
    ("生年月", Label::Birth),
    ("年级", Label::SchoolClass),
    ("班级", Label::SchoolClass),
    ("地址", Label::Address),
    ("住址", Label::Address),
    ("坐落", Label::Address),
    ("地点", Label::Spot),
    ("路段", Label::Spot),
    ("日期", Label::Date),
    ("时间", Label::Date),
    ("金额", Label::Amount),
    ("卡号", Label::Card),
    ("账号", Label::Card),
    ("车牌", Label::Plate),
    ("号牌号码", Label::Plate),
    ("车牌号", Label::Plate),
    ("邮箱", Label::Email),
    ("文号", Label::Matter),
    ("案号", Label::Matter),
    ("病种", Label::Illness),
    ("关系", Label::Kin),
    ("原因", Label::Note),
];

/// What marks are written with.
const MARKS_WITH: [&str; 8] = ["公开属性", "公开方式", "此件", "仅供", "领导", "参考", "注意", "保存"];

/// Whether a text is nothing but blanks, punctuation, marks, and what they are written with: `公开属性：`.
pub(crate) fn is_only_marks(text: &str) -> bool {
    let mut rest = text;
    loop {
        rest = rest.trim_matches(|c: char| !c.is_alphanumeric());
        if rest.is_empty() {
            return true;
        }
        // Longer than any row of marks: prose.
        let known = if rest.len() <= 240 { hits(rest) } else { Vec::new() };
        let mark = known.first().filter(|hit| hit.start == 0 && hit.word.is(WordKind::Internal));
        let before = rest;
        rest = match mark {
            Some(mark) => rest.get(mark.end as usize..).unwrap_or_default(),
            None => MARKS_WITH.iter().find_map(|part| rest.strip_prefix(part)).unwrap_or(rest),
        };
        if rest == before {
            return false;
        }
    }
}

struct Lexicon {
    automaton: Option<CharwiseDoubleArrayAhoCorasick<u32>>,
    words: Vec<Word>,
    index: HashMap<Box<str>, u32>,
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let mut words: Vec<Word> = Vec::new();
    let mut index: HashMap<Box<str>, u32> = HashMap::new();
    for (key, written) in entries(include_str!("../../data/labels.txt")) {
        put(&mut words, &mut index, written).add_label(key);
        for spread in spread(written) {
            put(&mut words, &mut index, &spread).add_label(key);
        }
    }
    for (key, written) in entries(include_str!("../../data/words.txt")) {
        put(&mut words, &mut index, written).add_kind(key);
    }
    let automaton = CharwiseDoubleArrayAhoCorasickBuilder::new()
        .match_kind(MatchKind::LeftmostLongest)
        .build_with_values(in_text(&index).map(|(written, at)| (written.as_ref(), *at)))
        .ok();
    Lexicon { automaton, words, index }
});

/// One character says something only as the header of a column: `村`.
fn in_text(index: &HashMap<Box<str>, u32>) -> impl Iterator<Item = (&Box<str>, &u32)> {
    index.iter().filter(|(written, _)| written.chars().nth(1).is_some())
}

fn put<'w>(words: &'w mut Vec<Word>, index: &mut HashMap<Box<str>, u32>, written: &str) -> &'w mut Word {
    let at = *index.entry(written.into()).or_insert(words.len() as u32) as usize;
    if at >= words.len() {
        words.resize(at + 1, Word::default());
    }
    &mut words[at]
}

/// Lines `key: word word`; `#` begins a comment.
fn entries(data: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    data.lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once(": "))
        .flat_map(|(key, written)| written.split_whitespace().map(move |written| (key, written)))
}

/// Labels of two characters are set wide: `姓　名`.
fn spread(written: &str) -> Vec<String> {
    let mut characters = written.chars();
    let (Some(first), Some(second), None) = (characters.next(), characters.next(), characters.next()) else {
        return Vec::new();
    };
    [" ", "  ", "    ", "　", "　　"].map(|gap| format!("{first}{gap}{second}")).to_vec()
}

fn sensitive(key: &str) -> Option<Sensitive> {
    Some(match key {
        "health" => Sensitive::Health,
        "finance" => Sensitive::Finance,
        "sanction" => Sensitive::Sanction,
        "minor" => Sensitive::Minor,
        "vulnerable" => Sensitive::Vulnerable,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_automaton_builds_and_every_key_is_known() {
        assert!(LEXICON.automaton.is_some());
        for (key, written) in entries(include_str!("../../data/labels.txt")) {
            assert!(Label::from_key(key).is_some(), "{key}: {written}");
        }
        for (key, written) in entries(include_str!("../../data/words.txt")) {
            let mut word = Word::default();
            word.add_kind(key);
            assert_ne!(word, Word::default(), "{key}: {written}");
        }
    }

    #[test]
    fn the_longest_word_wins_and_wide_labels_are_labels() {
        let found = hits("姓　名：张三，法定代表人身份证号");
        let labels: Vec<_> = found.iter().filter_map(|hit| hit.word.label).collect();
        assert_eq!(labels, [Label::Name, Label::Identity]);
    }
}
