//! L15 `时空轨迹`: places and hours of one plate, telephone or person that together show where somebody goes.

use crate::finding::Kind;
use crate::mention::{Mention, What};
use crate::patrol::card::{Pattern, Severity};
use crate::patrol::detector::{Detector, Draft, Member, Page, Piece, Span, Subject};
use crate::patrol::link::{self, Bits};
use crate::patrol::people::Person;
use crate::patrol::veil::{Realm, mix};
use std::collections::{BTreeMap, BTreeSet};

/// See the module.
pub(crate) struct Track;

/// From how many places and times on they are a track (four identify 95 of 100 people).
const POINTS: usize = 4;

/// Somebody somewhere at some time.
pub(crate) struct Sighting {
    value: u64,
    bits: u16,
    subject: Seen,
    place: u64,
    day: u32,
    /// 24 if not said.
    hour: u8,
    at: Span,
}

/// By what it is known who was seen.
enum Seen {
    /// A number; masked as it may be shown.
    Number(Box<str>),
    /// A name and unit.
    Person(u64, Span),
}

impl Sighting {
    fn point(&self) -> (u64, u32, u8) {
        (self.place, self.day, self.hour)
    }

    fn is_night(&self) -> bool {
        self.hour < 6 || (21..24).contains(&self.hour)
    }
}

impl Detector for Track {
    type Record = Sighting;

    fn read(&self, page: &Page<'_>, records: &mut Vec<Sighting>) {
        for person in &page.people {
            let moment =
                person.find(|what| if let What::Moment { day, hour } = what { Some((*day, *hour)) } else { None });
            let Some(((day, hour), when)) = moment else { continue };
            let Some((place, spot)) = spot(person, when, page) else { continue };
            let Some((value, bits, subject)) = seen(person, page) else { continue };
            records.push(Sighting {
                value,
                bits,
                subject,
                place: page.veil.hash(Realm::Place, place),
                day,
                hour: hour.unwrap_or(24),
                at: Span::from(&when.span).cover(spot),
            });
        }
    }

    fn keys(&self, record: &Sighting, keys: &mut Vec<u64>) {
        keys.push(record.value);
    }

    fn judge(&self, group: &[Member<'_, Sighting>], drafts: &mut Vec<Draft>) {
        let (points, night) = sum(group);
        if points < POINTS && !night {
            return;
        }
        let first = &group[0];
        let used: Vec<&Member<'_, Sighting>> = if points < POINTS {
            let places = night_places(group);
            group.iter().filter(|member| member.record.is_night() && places.contains(&member.record.place)).collect()
        } else {
            group.iter().collect()
        };
        let mark = |sighting: &Sighting| mix(sighting.place, &[u64::from(sighting.day), u64::from(sighting.hour)]);
        drafts.push(Draft {
            pattern: Pattern::L15,
            subject: match &first.record.subject {
                Seen::Number(masked) => Subject::Words(masked.to_string()),
                Seen::Person(mark, span) => Subject::Person { leaf: first.leaf, span: *span, mark: *mark },
            },
            pieces: used
                .iter()
                .map(|member| Piece {
                    leaf: member.leaf,
                    span: member.record.at,
                    mark: mark(member.record),
                    shows: if member.record.is_night() { "夜间地点和时间" } else { "地点和时间" }.to_owned(),
                    alone: None,
                })
                .collect(),
            bits: Bits::from(first.record.bits),
            severity: Severity::Serious,
            is_minor: false,
            exposure: format!("的行踪可由{points}个地点、时间点连成轨迹"),
            after: None,
            same_because: match first.record.subject {
                Seen::Number(_) => "号码完全相同".to_owned(),
                Seen::Person(..) => "姓名、单位均相同".to_owned(),
            },
            consequence: if night {
                "可推知出行规律，夜间反复出现的地点很可能是住处".to_owned()
            } else {
                "可推知出行规律和常去地点".to_owned()
            },
            suggestion: suggestion(group),
            basis: "《个人信息保护法》第二十八条（行踪轨迹）；《政府信息公开条例》第十五条；规则L15",
        });
    }
}

/// The place beside the moment: as read, or else the words of the next cell. Half of all crossings are called like
/// nothing else (`马连道`), and only where they stand tells that they are places.
fn spot<'a>(person: &Person<'a>, when: &Mention, page: &Page<'a>) -> Option<(&'a str, Span)> {
    let read = person.find(|what| if let What::Spot(place) = what { Some(&**place) } else { None });
    if let Some((place, mention)) = read {
        return Some((place, Span::from(&mention.span)));
    }
    let end = page.reading.records.get(person.record as usize)?.span.end;
    let rest = page.document.text.get(when.span.end as usize..end as usize)?;
    let is_gap = |one: char| one.is_whitespace() || matches!(one, '，' | ',' | '。' | '；' | '|' | '、');
    let cell = rest.trim_start_matches(is_gap);
    let start = when.span.end + (rest.len() - cell.len()) as u32;
    let place = cell.split(is_gap).next()?;
    let is_place = (2..20).contains(&place.chars().count()) && place.chars().all(char::is_alphanumeric);
    is_place.then_some((place, Span { start, end: start + place.len() as u32 }))
}

fn seen(person: &Person<'_>, page: &Page<'_>) -> Option<(u64, u16, Seen)> {
    let number = person.find(|what| {
        if let What::Exact { kind: Kind::Plate, value } = what {
            (!value.contains('*')).then_some(value.as_bytes())
        } else if let What::Mobile(slots) = what {
            (!slots.contains(&b'*')).then_some(slots.as_slice())
        } else {
            None
        }
    });
    if let Some((value, mention)) = number {
        let text = page.document.text.get(mention.span.start as usize..mention.span.end as usize).unwrap_or_default();
        let masked: String = text.chars().enumerate().map(|(at, one)| if at < 2 { one } else { '*' }).collect();
        return Some((page.veil.hash(Realm::Number, value), link::WHOLE as u16, Seen::Number(masked.into())));
    }
    let (who, span) = super::trace::Who::of(person, page)?;
    let (unit, bits) = (who.unit?, who.name_bits + who.unit_bits);
    person.full_name()?;
    Some((mix(15, &[who.name, unit]), bits, Seen::Person(who.name, span)))
}

/// Distinct places and times, and whether a place comes back by night.
fn sum(group: &[Member<'_, Sighting>]) -> (usize, bool) {
    let points: BTreeSet<_> = group.iter().map(|member| member.record.point()).collect();
    (points.len(), !night_places(group).is_empty())
}

/// Places seen in two nights.
fn night_places(group: &[Member<'_, Sighting>]) -> BTreeSet<u64> {
    let mut nights: BTreeMap<u64, BTreeSet<u32>> = BTreeMap::new();
    for member in group.iter().filter(|member| member.record.is_night()) {
        nights.entry(member.record.place).or_default().insert(member.record.day);
    }
    nights.into_iter().filter(|(_, days)| days.len() > 1).map(|(place, _)| place).collect()
}

/// The fewest documents in which the number is masked until what is left is no track: the one with most points first.
fn suggestion(group: &[Member<'_, Sighting>]) -> String {
    let mut documents: Vec<u32> = group.iter().map(|member| member.leaf).collect();
    documents.dedup();
    let mut rest: Vec<Member<'_, Sighting>> = group.to_vec();
    let mut masked = Vec::new();
    while sum(&rest).0 >= POINTS || sum(&rest).1 {
        let left = |leaf: u32| {
            let left: Vec<_> = rest.iter().copied().filter(|member| member.leaf != leaf).collect();
            sum(&left)
        };
        let open = documents.iter().enumerate().filter(|(at, _)| !masked.contains(at));
        let Some((at, leaf)) = open.min_by_key(|(at, leaf)| {
            let (points, night) = left(**leaf);
            (night, points, *at)
        }) else {
            break;
        };
        rest.retain(|member| member.leaf != *leaf);
        masked.push(at);
    }
    masked.sort_unstable();
    let numbers: Vec<String> = masked.iter().map(|at| (at + 1).to_string()).collect();
    format!(
        "件{}隐去号码后三位（写姓名的隐去姓名），时间只写到日；改后可连成的只余{}个点",
        numbers.join("、"),
        sum(&rest).0
    )
}
