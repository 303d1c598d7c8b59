//! Who is mentioned in a text, and what is said of each: the record decides.

use super::detector::Span;
use crate::mention::{Mention, Reading, Record, RecordForm, Role, What};

/// A person of a record, or the record itself where it names nobody.
#[derive(Debug, Clone)]
pub(crate) struct Person<'a> {
    /// Index of the record.
    pub(crate) record: u32,
    /// The name's mention.
    pub(crate) name: Option<&'a Mention>,
    /// What else the record says of this person, in order.
    pub(crate) said: Vec<&'a Mention>,
}

impl<'a> Person<'a> {
    /// The name as read, with its stars.
    pub(crate) fn name(&self) -> Option<&'a str> {
        self.name.and_then(|mention| if let What::Name(name) = &mention.what { Some(&**name) } else { None })
    }

    /// The name and where it stands, if nothing of it is hidden.
    pub(crate) fn full_name(&self) -> Option<(&'a str, Span)> {
        let name = self.name().filter(|name| !name.contains(['*', '…']))?;
        self.name.map(|mention| (name, Span::from(&mention.span)))
    }

    /// In which role the name stands.
    pub(crate) fn role(&self) -> Role {
        self.name.map_or(Role::Plain, |mention| mention.role)
    }

    /// The first thing said that the choice accepts.
    pub(crate) fn find<T>(&self, mut choice: impl FnMut(&'a What) -> Option<T>) -> Option<(T, &'a Mention)> {
        self.said.iter().find_map(|mention| choice(&mention.what).map(|value| (value, *mention)))
    }
}

/// The persons of a text. A statement belongs to the nearest name before it in its record, and what stands before the
/// first name to that one: `京科所　赵测试　1101…　钱示例　1102…`. A word of kinship right before a name is that one's.
pub(crate) fn people(reading: &Reading) -> Vec<Person<'_>> {
    let mut people: Vec<Person<'_>> = Vec::new();
    let mut heading: Option<&Mention> = None;
    for (number, record) in reading.records.iter().enumerate() {
        let (from, to) = (record.mentions.start as usize, record.mentions.end as usize);
        let Some(mentions) = reading.mentions.get(from..to) else { continue };
        if mentions.is_empty() {
            continue;
        }
        let first = people.len();
        let number = number as u32;
        let mut before = Vec::new();
        let last_name = mentions.iter().rposition(|mention| matches!(mention.what, What::Name(_))).unwrap_or(0);
        // What is said again (`某站张三（1101…）、某馆李四（2201…）`) is said of the next.
        let mut has = 0;
        let mut is_next = false;
        for (at, mention) in mentions.iter().enumerate() {
            let single = mention.what.single();
            is_next |= at < last_name && people.len() > first && has & single != 0;
            has |= single;
            if matches!(mention.what, What::Name(_)) {
                has = before.iter().fold(0, |has, mention: &&Mention| has | mention.what.single());
                is_next = false;
                let mut said = std::mem::take(&mut before);
                if let Some(last) = people.get_mut(first..).and_then(<[Person<'_>]>::last_mut) {
                    said.extend(last.said.pop_if(|kin| is_kin_of(kin, mention)));
                }
                people.push(Person { record: number, name: Some(mention), said });
            } else if people.len() > first && !is_next {
                if let Some(person) = people.last_mut() {
                    person.said.push(mention);
                }
            } else {
                before.push(mention);
            }
        }
        if people.len() == first {
            heading = heading_of(record, &before).or(heading.filter(|_| record.form != RecordForm::Clause));
            people.push(Person { record: number, name: None, said: before });
        }
        share(&mut people, first);
        let is_line_below = heading.is_some()
            && record.span.end - record.span.start <= 150
            && people
                .get(first)
                .and_then(|person| person.name)
                .is_some_and(|name| name.span.start <= record.span.start + 6);
        if record.form == RecordForm::Clause
            && !is_line_below
            && people.get(first).is_some_and(|one| one.name.is_some())
        {
            heading = None;
        }
        inherit(&mut people, first, record.form, heading, is_line_below);
    }
    people
}

/// `张三、李四均系某站职工`: names set side by side have unit and post in common.
fn share(people: &mut [Person<'_>], first: usize) {
    let here = people.get_mut(first..).unwrap_or_default();
    for at in (1..here.len()).rev() {
        let Some((before, rest)) = here.split_at_mut_checked(at) else { continue };
        let (Some(one), Some(other)) = (before.last_mut(), rest.first()) else { continue };
        let is_beside = one.said.is_empty()
            && one
                .name
                .zip(other.name)
                .is_some_and(|(one, other)| one.span.end + '、'.len_utf8() as u32 == other.span.start);
        if is_beside {
            let shared = other.said.iter().filter(|mention| matches!(mention.what, What::Unit(_) | What::Post(_)));
            one.said.extend(shared.copied());
        }
    }
}

fn is_kin_of(kin: &Mention, name: &Mention) -> bool {
    matches!(kin.what, What::Kinship(_)) && kin.span.end == name.span.start
}

/// A line that is nothing but a unit, above a list.
fn heading_of<'a>(record: &Record, said: &[&'a Mention]) -> Option<&'a Mention> {
    let [only] = said else { return None };
    // `一、`, `（一）` before it, `：` or `（3人）` behind it.
    let is_all = only.span.start <= record.span.start + 9 && record.span.end <= only.span.end + 12;
    (matches!(only.what, What::Unit(_)) && is_all).then_some(*only)
}

/// What persons of a record without a unit have from above: the unit that heads their list, or unit and post of the
/// person of the same name in the sentence before (`…所所长王某受贿问题。王某，男，1904年3月生…`).
fn inherit<'a>(
    people: &mut [Person<'a>],
    first: usize,
    form: RecordForm,
    heading: Option<&'a Mention>,
    is_line_below: bool,
) {
    let (before, here) = people.split_at_mut(first);
    for person in here.iter_mut().filter(|person| person.name.is_some()) {
        if person.said.iter().any(|mention| matches!(mention.what, What::Unit(_))) {
            continue;
        }
        if form != RecordForm::Clause {
            person.said.extend(heading);
            continue;
        }
        // A line below the heading that begins with the name.
        if let Some(heading) = heading.filter(|_| is_line_below) {
            person.said.push(heading);
            continue;
        }
        let is_near = |other: &&Person<'a>| person.record.checked_sub(other.record).is_some_and(|lines| lines <= 2);
        let same = before.iter().rev().take_while(is_near).find(|other| is_named_alike(other.name(), person.name()));
        let Some(same) = same else { continue };
        let told = same.said.iter().filter(|mention| matches!(mention.what, What::Unit(_) | What::Post(_)));
        let told: Vec<&Mention> = told.copied().collect();
        person.said.extend(told);
    }
}

fn is_named_alike(one: Option<&str>, other: Option<&str>) -> bool {
    let Some((one, other)) = one.zip(other) else { return false };
    let is_masked = |name: &str| name.contains(['*', '…']);
    one == other || is_masked(one) && is_masked(other) && one.chars().next() == other.chars().next()
}

#[cfg(test)]
mod layouts;
