//! L19 `派生标识`.

use super::{Stage, Story};
use crate::notice::{Role, Row};
use crate::world::person::Person;

/// L19: a number is made of the resident's number.
pub(crate) fn derived(stage: &mut Stage) -> Story {
    let parent = Person::planted(&mut stage.prng);
    let digits = |id: &[u8]| id.iter().map(|letter| char::from(*letter)).collect::<String>();
    match stage.turn % 10 {
        0..=4 => {
            let child = Person::child_of(&parent, &mut stage.prng);
            let letter = *stage.prng.pick(&["G", "G", "G", "L", "J"]);
            let number = format!("{letter}{}", digits(&child.id));
            let row = Row::planted(&child).with("studentno", "{@student-number}").with("@student-number", number);
            stage.piece(|scene| scene.notice(Role::StudentNumber, vec![row]));
            Story::new(child.name.full(), "未成年人居民身份证号码")
        }
        5..=7 => {
            let number = format!("{}{:02}", digits(&parent.id), stage.prng.below(3));
            let row = Row::planted(&parent).with("taxno", "{@tax-number}").with("@tax-number", number);
            stage.piece(|scene| scene.notice(Role::TaxNumber, vec![row]));
            Story::new(parent.name.full(), "居民身份证号码")
        }
        _ => {
            let row = Row::planted(&parent).with("idtail", digits(&parent.id[12..]));
            stage.piece(|scene| scene.notice(Role::DerivedNumber, vec![row]));
            Story::new(parent.name.full(), "居民身份证号码或者其后六位")
        }
    }
}
