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
#[derive(Clone)]
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
        let has_moment = page.reading.mentions.iter().any(|mention| matches!(mention.what, What::Moment { .. }));
        if !has_moment {
            return;
        }
        let only = only_plate(page);
        let mut heading = None;
        for (number, record) in page.reading.records.iter().enumerate() {
            let range = record.mentions.start as usize..record.mentions.end as usize;
            let mentions = page.reading.mentions.get(range).unwrap_or_default();
            let is_exact = |mention: &&Mention| matches!(mention.what, What::Moment { hour: Some(_), .. });
            let mut moments: Vec<&Mention> =
                mentions.iter().filter(|mention| matches!(mention.what, What::Moment { .. })).collect();
            // Beside an hour, a day alone is that of the decision, of the appeal.
            if moments.iter().any(is_exact) {
                moments.retain(is_exact);
            } else {
                moments.truncate(1);
            }
            for (at, when) in moments.iter().enumerate() {
                let next = moments.get(at + 1).map_or(record.span.end, |next| next.span.start);
                let near =
                    Near { page, mentions, number: number as u32, record: record.span.clone(), when: Some(when), next };
                if at > 0 && !near.has_own_place() {
                    continue;
                }
                let Some(seen) = near.plate().or_else(|| near.person()).or_else(|| only.clone()) else { continue };
                records.extend(near.sighting(seen, when));
            }
            // Hours in a heading, plates and places below it.
            if moments.is_empty()
                && let Some(when) = heading
            {
                let end = record.span.end;
                let near =
                    Near { page, mentions, number: number as u32, record: record.span.clone(), when: None, next: end };
                if let Some(seen) = near.plate() {
                    records.extend(near.sighting(seen, when));
                }
            }
            if let [.., last] = moments[..] {
                let has_hour = matches!(last.what, What::Moment { hour: Some(_), .. });
                heading = Some(last).filter(|_| has_hour && !mentions.iter().any(|mention| plate(mention).is_some()));
            }
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

/// A moment and what stands around it in its record.
struct Near<'a, 'p> {
    page: &'a Page<'p>,
    mentions: &'a [Mention],
    number: u32,
    record: std::ops::Range<u32>,
    when: Option<&'a Mention>,
    /// Where the next moment begins, or the record ends.
    next: u32,
}

impl Near<'_, '_> {
    /// The plate beside the moment: of several the one before it, or behind it where the record begins with a moment.
    fn plate(&self) -> Option<Told> {
        let plates = || self.mentions.iter().filter(|mention| plate(mention).is_some());
        let first = plates().next()?;
        if plates().all(|other| plate(other) == plate(first)) {
            return number(first, self.page);
        }
        let at = self.when.map_or(self.record.start, |when| when.span.start);
        let is_behind = self
            .mentions
            .iter()
            .any(|mention| matches!(mention.what, What::Moment { .. }) && mention.span.start < first.span.start);
        let found = if is_behind {
            plates().find(|mention| mention.span.start >= at && mention.span.start < self.next)
        } else {
            plates().rfind(|mention| mention.span.start < at)
        };
        number(found?, self.page)
    }

    /// Whether a place is told between this moment and the next.
    fn has_own_place(&self) -> bool {
        let from = self.when.map_or(self.record.start, |when| when.span.start);
        let is_place = |mention: &Mention| matches!(mention.what, What::Spot(_) | What::Address { .. });
        let is_here = |mention: &Mention| (from..self.next).contains(&mention.span.start);
        self.mentions.iter().any(|mention| is_place(mention) && is_here(mention))
    }

    /// The person of whom the moment is told, where the record has no plate.
    fn person(&self) -> Option<Told> {
        if self.mentions.iter().any(|mention| plate(mention).is_some()) {
            return None;
        }
        let when = self.when?;
        // Half of all minutes say who was where: of people only what is called a place counts.
        let is_place = |mention: &Mention| matches!(mention.what, What::Spot(_));
        if !self.mentions.iter().any(is_place) || !matches!(when.what, What::Moment { hour: Some(_), .. }) {
            return None;
        }
        let people = || self.page.people.iter().filter(|person| person.record == self.number);
        let is_told = |person: &&Person<'_>| person.said.iter().any(|mention| mention.span == when.span);
        seen(people().find(is_told)?, self.page)
    }

    fn sighting(&self, (value, bits, subject): Told, when: &Mention) -> Option<Sighting> {
        let What::Moment { day, hour } = when.what else { return None };
        let (place, spot) = self.place()?;
        let year = self.page.document.published_on.get(..4).and_then(|year| year.parse::<u32>().ok()).unwrap_or(0);
        Some(Sighting {
            value,
            bits,
            subject,
            place: self.page.veil.hash(Realm::Place, place),
            // `3月5日8时`: of the year in which it was published.
            day: if day < 10_000 { year * 10_000 + day } else { day },
            hour: hour.unwrap_or(24),
            at: if self.when.is_some() { Span::from(&when.span).cover(spot) } else { spot },
        })
    }

    /// The place beside the moment: as read, or else the words of the next cell. Half of all crossings are called like
    /// nothing else (`马连道`), and only where they stand tells that they are places.
    fn place(&self) -> Option<(&str, Span)> {
        let at = self.when.map_or(self.record.start, |when| when.span.start);
        let places = || {
            self.mentions.iter().filter_map(|mention| match &mention.what {
                What::Spot(place) => Some((&**place, mention)),
                What::Address { text, .. } => Some((&**text, mention)),
                _ => None,
            })
        };
        let behind = places().find(|(_, mention)| mention.span.start >= at && mention.span.start < self.next);
        if let Some((place, mention)) = behind.or_else(|| places().rfind(|(_, mention)| mention.span.start < at)) {
            return Some((place, Span::from(&mention.span)));
        }
        let from = self.when.map_or(self.record.start, |when| when.span.end);
        self.next_words(from)
    }

    fn next_words(&self, from: u32) -> Option<(&str, Span)> {
        let rest = self.page.document.text.get(from as usize..self.record.end as usize)?;
        let is_gap =
            |one: char| one.is_whitespace() || matches!(one, '，' | ',' | '。' | '；' | '|' | '、' | '（' | '）');
        // What is left of the moment itself: `:S6`.
        let mut cell = rest.trim_start_matches(|one: char| !is_gap(one)).trim_start_matches(is_gap);
        loop {
            let start = from + (rest.len() - cell.len()) as u32;
            let place = cell.split(is_gap).next().filter(|place| !place.is_empty())?;
            let is_taken =
                self.mentions.iter().any(|mention| (start..start + place.len() as u32).contains(&mention.span.start));
            let is_place = (2..20).contains(&place.chars().count()) && place.chars().all(char::is_alphanumeric);
            if is_place && !is_taken {
                return Some((place, Span { start, end: start + place.len() as u32 }));
            }
            cell = cell.get(place.len()..)?.trim_start_matches(is_gap);
        }
    }
}

/// Whose track it is: hash, bits, and how it is shown.
type Told = (u64, u16, Seen);

fn plate(mention: &Mention) -> Option<&str> {
    if let What::Exact { kind: Kind::Plate, value } = &mention.what {
        (!value.contains('*')).then_some(&**value)
    } else {
        None
    }
}

/// The plate of a document that names one only.
fn only_plate(page: &Page<'_>) -> Option<Told> {
    let mut plates = page.reading.mentions.iter().filter(|mention| plate(mention).is_some());
    let first = plates.next()?;
    if plates.any(|other| plate(other) != plate(first)) {
        return None;
    }
    number(first, page)
}

fn number(mention: &Mention, page: &Page<'_>) -> Option<Told> {
    let value: &[u8] = if let What::Mobile(slots) = &mention.what { slots } else { plate(mention)?.as_bytes() };
    let text = page.document.text.get(mention.span.start as usize..mention.span.end as usize).unwrap_or_default();
    let masked: String = text.chars().enumerate().map(|(at, one)| if at < 2 { one } else { '*' }).collect();
    Some((page.veil.hash(Realm::Number, value), link::WHOLE as u16, Seen::Number(masked.into())))
}

/// A telephone, or a person of whom name and unit are told.
fn seen(person: &Person<'_>, page: &Page<'_>) -> Option<Told> {
    let mobile =
        person.find(|what| if let What::Mobile(slots) = what { (!slots.contains(&b'*')).then_some(()) } else { None });
    if let Some(((), mention)) = mobile {
        return number(mention, page);
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
