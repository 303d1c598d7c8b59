//! L05 `隐名还原`.

use super::{Stage, Story};
use crate::notice::{Role, Row, Split};
use crate::world::person::{BirthStyle, Person};

/// L05: unit, post and month of birth of a hidden offender match one person elsewhere.
pub(crate) fn hidden_name(stage: &mut Stage) -> Story {
    let person = Person::planted(&mut stage.prng);
    let row = Row::planted(&person);
    stage.piece(|mut scene| {
        scene.birth = BirthStyle::Plain;
        scene.hide_names().notice(Role::HiddenOffender, vec![row])
    });
    let row = Row::planted(&person);
    stage.piece(|scene| scene.notice(Role::Born, vec![row]));
    // Unit, post and month of birth in one row are one person's, so the row is unique by itself as well.
    let also: &[&str] = if stage.split == Split::Seen { &["L07"] } else { &[] };
    Story { also, ..Story::new(person.name.full(), "受处分人姓名") }
}
