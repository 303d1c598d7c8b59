//! L01 `掩码互补` and L02 `掩码与公开出生年月`: what one place hides of a number, others show or narrow down.

use super::clique;
use super::exposure::{Exposure, exposures};
use super::remedy;
use super::trace::{Field, Trace};
use crate::mask;
use crate::patrol::card::{Pattern, Severity};
use crate::patrol::detector::{Detector, Draft, Member, Page, Piece, Subject};
use crate::patrol::link::{self, Bits};
use crate::patrol::veil::mix;
use crate::patrol::words::thousands;
use jiff::civil::Date;
use std::collections::BTreeSet;

/// See the module.
pub(crate) struct Complement {
    /// θ.
    pub(crate) few: u64,
}

/// Records that say the same, in however many documents.
pub(super) struct Class {
    pub(super) trace: Trace,
    /// Indices into the group.
    members: Vec<usize>,
    /// Distinct documents.
    pub(super) documents: BTreeSet<u32>,
}

impl Detector for Complement {
    type Record = Trace;

    fn read(&self, page: &Page<'_>, records: &mut Vec<Trace>) {
        records.extend(page.people.iter().filter_map(|person| Trace::of(person, page)));
    }

    fn keys(&self, trace: &Trace, keys: &mut Vec<u64>) {
        let who = trace.who;
        keys.extend(who.unit.map(|unit| mix(1, &[who.name, unit])));
        keys.extend(trace.birth_month().map(|month| mix(2, &[who.name, month.into()])));
        let slots = &trace.resident_id;
        let number = |range: std::ops::Range<usize>| {
            mask::is_whole(&slots[range.clone()])
                .then(|| slots[range].iter().fold(0, |number, slot| number << 8 | u64::from(*slot)))
        };
        keys.extend(number(14..18).map(|tail| mix(3, &[who.name, tail])));
        keys.extend(number(0..6).map(|region| mix(4, &[who.name, region])));
        if trace.tail != 0 {
            keys.push(mix(5, &[who.name, trace.tail.into()]));
        }
    }

    fn judge(&self, group: &[Member<'_, Trace>], drafts: &mut Vec<Draft>) {
        if !group.iter().any(|member| shows_any(member.record)) {
            return;
        }
        let Some(classes) = classes(group) else { return };
        if classes.len() < 2 {
            return;
        }
        let cliques = clique::largest(classes.len(), |one, other| may_be_one(&classes[one], &classes[other], group));
        let traces: Vec<Trace> = classes.iter().map(|class| class.trace.clone()).collect();
        for clique in cliques.iter().filter(|clique| clique.len() > 1) {
            for exposure in exposures(&traces, clique, self.few) {
                // A piece that fits two people who do not fit each other is nobody's for sure.
                let is_ambiguous = exposure.classes().any(|class| {
                    cliques.iter().filter(|clique| clique.len() > 1 && clique.contains(&class)).count() > 1
                });
                let told = Told { group, classes: &classes, traces: &traces, clique, few: self.few };
                drafts.push(told.draft(&exposure, cliques.len(), is_ambiguous));
            }
        }
    }
}

fn shows_any(trace: &Trace) -> bool {
    trace.shows(Field::ResidentId) || trace.shows(Field::Mobile)
}

/// The group's records, those that say the same taken together; none if they are too many to tell people apart.
fn classes(group: &[Member<'_, Trace>]) -> Option<Vec<Class>> {
    let mut classes: Vec<Class> = Vec::new();
    for (number, member) in group.iter().enumerate() {
        let same = |class: &&mut Class| {
            let (one, other) = (&class.trace, member.record);
            (one.who, &one.resident_id, &one.mobile, one.birth, one.is_male, one.tail)
                == (other.who, &other.resident_id, &other.mobile, other.birth, other.is_male, other.tail)
        };
        if let Some(class) = classes.iter_mut().find(same) {
            class.members.push(number);
            class.documents.insert(member.leaf);
            class.trace.is_birth_due |= member.record.is_birth_due;
        } else if classes.len() == clique::MOST {
            return None;
        } else {
            let documents = BTreeSet::from([member.leaf]);
            classes.push(Class { trace: member.record.clone(), members: vec![number], documents });
        }
    }
    Some(classes)
}

/// `cannot-link`: rows of one list, and whatever contradicts.
fn may_be_one(one: &Class, other: &Class, group: &[Member<'_, Trace>]) -> bool {
    let in_one_list = one.members.iter().any(|a| {
        other.members.iter().any(|b| {
            let (a, b) = (&group[*a], &group[*b]);
            let rows = a.record.row.zip(b.record.row);
            a.leaf == b.leaf
                && rows.is_some_and(|((list, row), (another, other_row))| list == another && row != other_row)
        })
    });
    one.trace.who.name == other.trace.who.name && !in_one_list && one.trace.is_compatible(&other.trace)
}

/// A clique and what is told of it.
struct Told<'a> {
    group: &'a [Member<'a, Trace>],
    classes: &'a [Class],
    traces: &'a [Trace],
    clique: &'a [usize],
    few: u64,
}

impl Told<'_> {
    fn draft(&self, exposure: &Exposure, people: usize, is_ambiguous: bool) -> Draft {
        let pieces = self.pieces(exposure);
        let listed = self.documents(exposure);
        let first = &self.classes[exposure.classes().min().unwrap_or(0)];
        let member = &self.group[first.members[0]];
        let name = exposure.field.name();
        let (bits, because) = self.same_because(exposure, people);
        let after = exposure.after;
        let alone = exposure.alone.iter().copied().min().unwrap_or(after);
        let places = pieces.len();
        let claim = if after == 1 { "完整拼出" } else { "缩小到极少几个" };
        Draft {
            pattern: exposure.pattern,
            subject: Subject::Person { leaf: member.leaf, span: member.record.at.name, mark: member.record.who.name },
            bits: if is_ambiguous { bits.min(link::AMBIGUOUS) } else { bits },
            severity: match exposure.field {
                Field::ResidentId => Severity::Severe,
                Field::Mobile => Severity::Serious,
            },
            is_minor: self.is_minor(exposure),
            exposure: format!("的{name}可由{places}处公开内容{claim}（余{}个候选）", thousands(after)),
            after: Some(after),
            same_because: because,
            consequence: consequence(exposure, alone),
            suggestion: remedy::suggest(exposure, self.traces, self.clique, self.few, |class| {
                let documents = self.classes[class].documents.iter();
                let mut places: Vec<usize> =
                    documents.filter_map(|leaf| listed.iter().position(|one| one == leaf)).map(|at| at + 1).collect();
                places.sort_unstable();
                places
            }),
            basis: if exposure.pattern == Pattern::L02 {
                "《个人信息保护法》第二十八条；《政府信息公开条例》第十五条、第三十二条；规则L02"
            } else {
                "《个人信息保护法》第二十八条；《政府信息公开条例》第十五条、第三十二条；规则L01"
            },
            pieces,
        }
    }

    /// The documents in the order of the card, which is that of the group.
    fn documents(&self, exposure: &Exposure) -> Vec<u32> {
        let mut members: Vec<usize> =
            exposure.classes().flat_map(|class| self.classes[class].members.iter().copied()).collect();
        members.sort_unstable();
        let mut documents: Vec<u32> = members.into_iter().map(|member| self.group[member].leaf).collect();
        documents.dedup();
        documents
    }

    fn pieces(&self, exposure: &Exposure) -> Vec<Piece> {
        let mut pieces = Vec::new();
        for (class, alone) in exposure.masks.iter().zip(&exposure.alone) {
            let slots = exposure.field.slots(&self.traces[*class]);
            for member in &self.classes[*class].members {
                let member = &self.group[*member];
                pieces.push(Piece {
                    leaf: member.leaf,
                    span: exposure.field.place(member.record),
                    mark: slots.iter().fold(member.record.who.name, |mark, slot| mix(mark, &[u64::from(*slot)])),
                    shows: format!("露出第{}位", mask::positions(slots)),
                    alone: Some(*alone),
                });
            }
        }
        for class in &exposure.facts {
            for member in &self.classes[*class].members {
                let member = &self.group[*member];
                let birth = member.record.birth;
                let day = |day: Option<Date>| {
                    day.map_or(0, |day| day.year() as u64 * 400 + day.month() as u64 * 32 + day.day() as u64)
                };
                pieces.push(Piece {
                    leaf: member.leaf,
                    span: member.record.at.birth,
                    mark: mix(member.record.who.name, &[day(birth.earliest), day(birth.latest)]),
                    shows: "写明出生时间".to_owned(),
                    alone: None,
                });
            }
        }
        pieces
    }

    /// The evidence of the weakest of the joints that hold the pieces together, and in words.
    fn same_because(&self, exposure: &Exposure, people: usize) -> (Bits, String) {
        let mut rest: Vec<usize> = exposure.classes().collect();
        let Some(first) = rest.pop() else { return (0, String::new()) };
        let mut held = vec![first];
        let mut weakest = (Bits::MAX, first, first);
        while !rest.is_empty() {
            let joints = held.iter().flat_map(|one| rest.iter().map(move |other| (*one, *other)));
            let strongest = joints.map(|(one, other)| (self.traces[one].bits(&self.traces[other]), one, other)).max();
            let Some(strongest) = strongest else { break };
            rest.retain(|one| *one != strongest.2);
            held.push(strongest.2);
            weakest = weakest.min(strongest);
        }
        let (bits, one, other) = weakest;
        let (one, other) = (&self.traces[one], &self.traces[other]);
        let mut because = vec![format!("姓名相同（{}）", link::rarity(one.who.name_bits.into()))];
        if one.has_unit_of(other) {
            because.push("单位相同".to_owned());
        }
        if one.is_male.is_some() && one.is_male == other.is_male {
            because.push("性别相同".to_owned());
        }
        if one.birth_month().is_some() && one.birth_month() == other.birth_month() {
            because.push("出生年月相同".to_owned());
        }
        if one.tail != 0 && one.tail == other.tail {
            because.push("手机尾号相同".to_owned());
        }
        because.push("号码各位与性别、出生均无矛盾".to_owned());
        (bits, format!("{}；已公开内容中同名同单位者{people}人", because.join("、")))
    }

    fn is_minor(&self, exposure: &Exposure) -> bool {
        exposure.classes().any(|class| {
            let trace = &self.traces[class];
            let year = self.group[self.classes[class].members[0]].document.year;
            trace.birth_month().is_some_and(|month| i64::from(month / 12) + 18 > i64::from(year) && year > 0)
        })
    }
}

fn consequence(exposure: &Exposure, alone: u64) -> String {
    let prior = crate::residual::Prior::default();
    let (alone, after) = (thousands(alone), thousands(exposure.after));
    match exposure.field {
        Field::ResidentId => format!("单看一处至少有{alone}个候选号码，合起来只余{after}个（{prior}）"),
        Field::Mobile => format!("单看一处至少有{alone}个候选号码，合起来只余{after}个"),
    }
}
