//! Numbers that may stand only once in a corpus: document numbers, cases, projects, permits, contracts.
//!
//! Were they drawn by chance, background text would fill planted gaps and join strangers. Each slot of the corpus owns
//! a stretch of every numbering, spread by a multiplication that hits every number once.

use super::place::DISTRICTS;

const CITY_AGENCIES: [(&str, &str); 30] = [
    ("京科", "市科学技术委员会"),
    ("京民", "市民政局"),
    ("京教", "市教育委员会"),
    ("京人社", "市人力资源和社会保障局"),
    ("京财", "市财政局"),
    ("京规自", "市规划和自然资源委员会"),
    ("京环", "市生态环境局"),
    ("京建", "市住房和城乡建设委员会"),
    ("京交", "市交通委员会"),
    ("京水务", "市水务局"),
    ("京农", "市农业农村局"),
    ("京商", "市商务局"),
    ("京文旅", "市文化和旅游局"),
    ("京卫", "市卫生健康委员会"),
    ("京应急", "市应急管理局"),
    ("京市监", "市市场监督管理局"),
    ("京医保", "市医疗保障局"),
    ("京粮", "市粮食和物资储备局"),
    ("京体", "市体育局"),
    ("京统", "市统计局"),
    ("京园林", "市园林绿化局"),
    ("京金", "市地方金融管理局"),
    ("京退役", "市退役军人事务局"),
    ("京信访", "市信访办公室"),
    ("京知", "市知识产权局"),
    ("京政数", "市政务服务和数据管理局"),
    ("京城管", "市城市管理委员会"),
    ("京消", "市消防救援总队"),
    ("京残联", "市残疾人联合会"),
    ("京公交管", "市公安交通管理局"),
];

const DISTRICT_LETTERS: [&str; 16] =
    ["东", "西", "朝", "丰", "石", "海", "门", "房", "通", "顺", "昌", "兴", "怀", "平", "密", "延"];

/// An issuing agency: one of the city's, or the same of a district.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Agency(pub(crate) usize);

/// City agencies and those of sixteen districts.
pub(crate) const AGENCIES: usize = CITY_AGENCIES.len() * 17;

impl Agency {
    /// `市民政局`, `海淀区民政局`.
    pub(crate) fn name(self) -> String {
        let (_, name) = CITY_AGENCIES[self.0 % CITY_AGENCIES.len()];
        match self.0 / CITY_AGENCIES.len() {
            0 => format!("北京{name}"),
            district => {
                let district = DISTRICTS[(district - 1) % 16].0;
                format!("北京市{district}{}", name.strip_prefix('市').unwrap_or(name))
            }
        }
    }

    /// `京民`, `海民`.
    pub(crate) fn letters(self) -> String {
        let (letters, _) = CITY_AGENCIES[self.0 % CITY_AGENCIES.len()];
        match self.0 / CITY_AGENCIES.len() {
            0 => letters.to_owned(),
            district => letters.replacen('京', DISTRICT_LETTERS[(district - 1) % 16], 1),
        }
    }
}

/// A document number, as written and as ordered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct DocumentNumber {
    pub(crate) agency: Agency,
    pub(crate) kind: &'static str,
    pub(crate) year: usize,
    pub(crate) number: usize,
}

impl DocumentNumber {
    /// `京民发〔2024〕12号`, with the brackets that the writer uses.
    pub(crate) fn write(&self, brackets: (char, char)) -> String {
        let (open, close) = brackets;
        format!("{}{}{open}{}{close}{}号", self.agency.letters(), self.kind, self.year, self.number)
    }

    /// The one that stands `step` behind in the same series.
    pub(crate) fn next(&self, step: usize) -> Self {
        Self { number: self.number + step, ..self.clone() }
    }
}

const KINDS: [&str; 4] = ["发", "函", "文", "办发"];
const YEARS: usize = 6;
const BLOCK: usize = 10;
const BLOCKS: usize = 60;
/// Every fifth block of ten numbers belongs to plantings and decoys.
const RESERVED: usize = 5;

/// The document number that only `slot` may carry. Its neighbours may or may not stand elsewhere: gaps are normal.
pub(crate) fn document_number(slot: usize) -> DocumentNumber {
    let places = AGENCIES * KINDS.len() * YEARS * BLOCK * (BLOCKS - BLOCKS / RESERVED);
    let (series, place) = split(spread(slot, places), AGENCIES * KINDS.len() * YEARS);
    let (block, offset) = (place / BLOCK, place % BLOCK);
    let block = block / (RESERVED - 1) * RESERVED + block % (RESERVED - 1);
    number_in(series, block * BLOCK + offset + 1)
}

/// The first of ten document numbers that only this planting may use.
pub(crate) fn reserved_numbers(planting: usize) -> DocumentNumber {
    let places = AGENCIES * KINDS.len() * YEARS * (BLOCKS / RESERVED);
    let (series, block) = split(spread(planting, places), AGENCIES * KINDS.len() * YEARS);
    number_in(series, (block * RESERVED + RESERVED - 1) * BLOCK + 1)
}

fn number_in(series: usize, number: usize) -> DocumentNumber {
    let (agency, rest) = (series % AGENCIES, series / AGENCIES);
    DocumentNumber {
        agency: Agency(agency),
        kind: KINDS[rest % KINDS.len()],
        year: 2019 + rest / KINDS.len() % YEARS,
        number,
    }
}

/// A penalty decision: `京市监罚决字〔2023〕1001号`.
pub(crate) fn penalty_number(slot: usize) -> String {
    let (series, number) = split(spread(slot, AGENCIES * YEARS * 9999), AGENCIES * YEARS);
    let kinds = ["罚决", "处罚", "罚"];
    let agency = Agency(series % AGENCIES);
    format!("{}{}字〔{}〕{}号", agency.letters(), kinds[series % 3], 2019 + series / AGENCIES, number + 1)
}

/// A court case: `（2023）京0108民初1234号`.
pub(crate) fn case_number(slot: usize) -> String {
    let courts = ["0101", "0102", "0105", "0106", "0107", "0108", "0109", "0111", "0112", "0113", "0114", "0115"];
    let kinds = ["民初", "执", "行初", "执恢", "民终"];
    let (series, number) =
        split(spread(slot, courts.len() * kinds.len() * YEARS * 19_999), courts.len() * kinds.len() * YEARS);
    let (court, rest) = (series % courts.len(), series / courts.len());
    format!("（{}）京{}{}{}号", 2019 + rest / kinds.len(), courts[court], kinds[rest % kinds.len()], number + 1)
}

/// A project: `Z231100004523018`.
pub(crate) fn project_number(slot: usize) -> String {
    let code = spread(slot, 97_000_000);
    format!("Z{}1100{:08}", 19 + code % 6, code)
}

/// A contract: `HT-2023-0045210`.
pub(crate) fn contract_number(slot: usize) -> String {
    let code = spread(slot, 59_000_000);
    format!("HT-{}-{:07}", 2019 + code % 6, code / 6)
}

/// A permit: `JY11108230045210`.
pub(crate) fn permit_number(slot: usize) -> String {
    format!("JY1{}{:08}", DISTRICTS[slot % 16].1, spread(slot, 89_000_000))
}

/// A one-to-one spread of `0..size`: a multiplication by a number that shares no factor with `size`.
fn spread(slot: usize, size: usize) -> usize {
    let mut factor = 7_368_787;
    while gcd(factor, size) > 1 {
        factor += 2;
    }
    ((slot % size) as u128 * factor as u128 % size as u128) as usize
}

fn gcd(a: usize, b: usize) -> usize {
    if b == 0 { a } else { gcd(b, a % b) }
}

fn split(value: usize, base: usize) -> (usize, usize) {
    (value % base, value / base)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn no_number_stands_twice_and_planted_gaps_stay_open() {
        let mut seen = HashSet::new();
        for slot in 0..60_000 {
            assert!(seen.insert(document_number(slot).write(('〔', '〕'))), "{slot}");
        }
        for planting in 0..6_000 {
            for step in 0..10 {
                assert!(seen.insert(reserved_numbers(planting).next(step).write(('〔', '〕'))), "{planting}+{step}");
            }
        }
    }

    #[test]
    fn matters_are_one_of_a_kind() {
        for kind in [penalty_number, case_number, project_number, contract_number, permit_number] {
            let numbers: HashSet<_> = (0..50_000).map(kind).collect();
            assert_eq!(numbers.len(), 50_000);
        }
    }
}
