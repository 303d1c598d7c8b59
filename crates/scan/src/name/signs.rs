//! What single characters say, looked up in one table: the whole of the BMP in 128 KB, of which a text touches little.

use hashbrown::{HashMap, HashSet};
use std::sync::LazyLock;

/// A surname of one character.
pub(crate) const SURNAME: u16 = 1;
/// One of the surnames that at least one person in 500 bears.
pub(crate) const COMMON: u16 = 2;
/// Usual in given names.
pub(crate) const GIVEN: u16 = 4;
/// Seldom in given names, often right behind a name: `因、于、在`.
pub(crate) const FOLLOW: u16 = 8;
/// 汉字.
pub(crate) const HAN: u16 = 16;
/// Ends a field: punctuation, brackets, blanks.
pub(crate) const DELIMITER: u16 = 32;
/// Begins a compound surname.
pub(crate) const COMPOUND: u16 = 64;
/// May begin or belong to a number: digits, letters, covers.
pub(crate) const NUMERIC: u16 = 128;

/// May end a step of an address: `区`, `号`.
pub(crate) const STEP: u16 = 256;
/// Ends the name of a unit where nothing or a post comes behind: `局`, `室`.
pub(crate) const UNIT_END: u16 = 512;
/// Ends it even if a post or a name is glued behind: `局`.
pub(crate) const UNIT_FIRM: u16 = 1024;
/// Ends the name of a post: `员`.
pub(crate) const POST_END: u16 = 2048;
/// Ends words which begin like names: `高新区`, `金额`, `方案`.
pub(crate) const WORD_END: u16 = 4096;
/// Ends a sentence, or a part of one that stands alone.
pub(crate) const SENTENCE_END: u16 = 8192;

/// What the character says, as bits.
pub(crate) fn signs(c: char) -> u16 {
    table().of(c)
}

/// The table itself, for loops over all characters of a text.
pub(crate) fn table() -> &'static Table {
    &TABLES.signs
}

/// What each character says.
pub(crate) struct Table(Vec<u16>);

impl Table {
    /// What the character says, as bits.
    pub(crate) fn of(&self, c: char) -> u16 {
        self.0.get(c as usize).copied().unwrap_or(0)
    }
}

/// Persons of 10,000 who bear the surname, roughly; a small share for surnames that are not listed.
pub fn surname_share(surname: &str) -> f64 {
    TABLES.shares.get(surname).map_or(0.2, |share| f64::from(*share))
}

pub(crate) fn is_compound_surname(first: char, second: char) -> bool {
    signs(first) & COMPOUND != 0 && TABLES.compound.contains(&(first, second))
}

/// Whether the text is a word of the list that must not be taken for a name.
pub(crate) fn is_blocked(text: &str) -> bool {
    TABLES.blocked.contains(text)
}

struct Tables {
    signs: Table,
    shares: HashMap<&'static str, u16>,
    compound: HashSet<(char, char)>,
    blocked: HashSet<&'static str>,
}

/// Punctuation and blanks between fields. `·` and `-` stand inside of names and numbers.
const DELIMITERS: &str =
    "，,。；;：:、（）()《》〈〉“”‘’\"'「」『』【】[]［］〔〕？！?!|｜ \t\n\r\u{3000}\u{a0}→—~～／<>=＝&★☆◎▪►▶‣";
const FOLLOWS: &str = "第因于在为系与及向经自到从对将已未曾等被由至以的是现均也都就不无并或某男先女共所住拟受作申请该他她其您们诉拒违擅涉欠骗泄赌嫖殴贪";
/// First characters of the words that [`crate::address`] takes for steps.
const STEPS: &str = "省市州盟区县旗街镇乡社小大胡花家公村路巷弄里苑屯庄坊号组队楼栋幢座单门层室户";
const UNIT_ENDS: &str = "局所站院厅部处科厂店队社馆园校委办室行会段台";
const FIRM_ENDS: &str = "局所站院厅店队社馆园校段台厂";
const POST_ENDS: &str = "员师工长任手监记士理";
const WORD_ENDS: &str = "区县市省镇乡村街路号局所站院厅部处科厂店队会社馆校委室楼栋元额款费率案法则度性化式类型级表册证书函报告示知栏项目品具物料间段期日月年时分点次个人员者们等的了是和与及或但各该本";
const COVERS: &str = "*＊﹡∗✱×╳✕●○■□█▇◆◇△▲※ΧхХ#＃·•_＿…⋯Ｘ";

static TABLES: LazyLock<Tables> = LazyLock::new(|| {
    let mut tables = Tables {
        signs: Table(vec![0; 0x1_0000]),
        shares: HashMap::new(),
        compound: HashSet::new(),
        blocked: include_str!("../../data/notnames.txt").split_whitespace().collect(),
    };
    tables.mark('\u{3400}'..='\u{4dbf}', HAN);
    tables.mark('\u{4e00}'..='\u{9fff}', HAN);
    tables.mark('0'..='9', NUMERIC);
    tables.mark('A'..='Z', NUMERIC);
    tables.mark('a'..='z', NUMERIC);
    tables.mark('０'..='９', NUMERIC);
    tables.mark('Ａ'..='Ｚ', NUMERIC);
    tables.mark('ａ'..='ｚ', NUMERIC);
    tables.mark(COVERS.chars(), NUMERIC);
    tables.mark(DELIMITERS.chars(), DELIMITER);
    tables.mark(FOLLOWS.chars(), FOLLOW);
    tables.mark(STEPS.chars(), STEP);
    tables.mark(UNIT_ENDS.chars(), UNIT_END);
    tables.mark(FIRM_ENDS.chars(), UNIT_FIRM);
    tables.mark(POST_ENDS.chars(), POST_END);
    tables.mark(WORD_ENDS.chars(), WORD_END);
    tables.mark("。；！？;".chars(), SENTENCE_END);
    tables.mark(lines(include_str!("../../data/given.txt")).flat_map(str::chars), GIVEN);
    for line in lines(include_str!("../../data/surnames.txt")) {
        let mut words = line.split_whitespace();
        let share = words.next().and_then(|share| share.parse().ok()).unwrap_or(1);
        words.for_each(|surname| tables.add_surname(surname, share));
    }
    tables
});

impl Tables {
    fn mark(&mut self, characters: impl IntoIterator<Item = char>, bit: u16) {
        for c in characters {
            if let Some(signs) = self.signs.0.get_mut(c as usize) {
                *signs |= bit;
            }
        }
    }

    fn add_surname(&mut self, surname: &'static str, share: u16) {
        self.shares.insert(surname, share);
        let mut characters = surname.chars();
        match (characters.next(), characters.next()) {
            (Some(first), Some(second)) => {
                self.mark([first], COMPOUND);
                self.compound.insert((first, second));
            }
            (Some(only), None) => self.mark([only], if share >= 20 { SURNAME | COMMON } else { SURNAME }),
            (None, _) => {}
        }
    }
}

fn lines(data: &'static str) -> impl Iterator<Item = &'static str> {
    data.lines().filter(|line| !line.starts_with('#'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn surnames_carry_their_share_and_compound_ones_are_known() {
        assert!(surname_share("王") > surname_share("单"));
        assert!(surname_share("单") > surname_share("欧阳"));
        assert!(is_compound_surname('欧', '阳') && !is_compound_surname('欧', '洲'));
        assert_ne!(signs('王') & COMMON, 0);
        assert_eq!(signs('厌') & SURNAME, 0);
    }
}
