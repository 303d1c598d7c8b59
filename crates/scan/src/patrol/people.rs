//! Who is mentioned in a text, and what is said of each: the record decides.

use super::detector::Span;
use crate::mention::{Mention, Reading, Role, What};

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
/// first name to that one: `京科所　赵测试　1101…　钱示例　1102…`.
pub(crate) fn people(reading: &Reading) -> Vec<Person<'_>> {
    let mut people = Vec::new();
    for (number, record) in reading.records.iter().enumerate() {
        let (from, to) = (record.mentions.start as usize, record.mentions.end as usize);
        let Some(mentions) = reading.mentions.get(from..to) else { continue };
        if mentions.is_empty() {
            continue;
        }
        let first = people.len();
        let number = number as u32;
        let mut before = Vec::new();
        for mention in mentions {
            if matches!(mention.what, What::Name(_)) {
                people.push(Person { record: number, name: Some(mention), said: std::mem::take(&mut before) });
            } else if people.len() > first {
                if let Some(person) = people.last_mut() {
                    person.said.push(mention);
                }
            } else {
                before.push(mention);
            }
        }
        if people.len() == first {
            people.push(Person { record: number, name: None, said: before });
        }
    }
    people
}
