//! L17 `人员清册完整度`: lists here and there name (nearly) everybody who works in a unit.

mod posts;
mod staff;
mod unit;

use super::rules::Rules;
use crate::mention::What;
use crate::patrol::card::{Pattern, Severity};
use crate::patrol::detector::{CERTAIN, Detector, Draft, Member, Page, Piece, Span, Subject};
use crate::patrol::thing::narrow::Places;
use crate::patrol::veil::{Realm, mix};
use std::collections::BTreeSet;
use unit::bare;

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
        posts::posts(page, records);
        staff::staff(page, records);
        staff::mentioned(page, records);
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
            Some(count) => {
                let count = count as usize;
                // Many more people than posts are those of a place whose name ends like a unit's.
                let most = count + count / 5 + 1;
                count >= FEWEST_POSTS as usize && names.len() * 100 >= count * SHARE && names.len() <= most
            }

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
