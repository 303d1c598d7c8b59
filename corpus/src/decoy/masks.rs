//! Masks that add nothing to each other, or contradict.

use crate::notice::{Role, Row, templates};
use crate::plant::{Stage, Story};
use crate::world::mask::{IdMask, PhoneStyle};
use crate::world::person::Person;

/// D1: two people of one name, whose masks contradict each other.
pub(crate) fn conflicting(stage: &mut Stage) -> Story {
    let one = Person::planted(&mut stage.prng);
    let mut other = Person::planted(&mut stage.prng);
    other.name = one.name;
    let second = if stage.turn.is_multiple_of(2) { IdMask::birth('*') } else { IdMask::ends(10, 4, '*') };
    for (person, mask) in [(&one, IdMask::ends(6, 4, '*')), (&other, second)] {
        let row = Row::planted(person);
        stage.piece(|mut scene| {
            scene.id = mask;
            scene.notice(Role::Masked, vec![row])
        });
    }
    Story::default()
}

/// D2: the same mask twice says nothing new.
pub(crate) fn same_mask_twice(stage: &mut Stage) -> Story {
    let person = Person::planted(&mut stage.prng);
    for _ in 0..stage.turn % 2 + 2 {
        let row = Row::planted(&person);
        stage.piece(|mut scene| {
            scene.id = IdMask::ends(6, 4, '*');
            scene.notice(Role::Masked, vec![row])
        });
    }
    Story::default()
}

/// D5: a list is reprinted with the same redaction.
pub(crate) fn same_redaction(stage: &mut Stage) -> Story {
    let people: Vec<Person> = (0..stage.prng.between(3, 9)).map(|_| Person::planted(&mut stage.prng)).collect();
    let template = *stage.prng.pick(&templates(stage.split, Role::Masked));
    for copy in 0..2 {
        let rows = people.iter().map(Row::planted).collect::<Vec<_>>();
        stage.piece(|mut scene| {
            scene.id = IdMask::ends(6, 4, '*');
            let mut document = scene.write(template, &rows);
            if copy == 1 {
                document.title.push_str("（转载）");
            }
            document
        });
    }
    Story::default()
}

/// The house rule holds: 4+2 leaves thousands even for whom the month of birth is known.
pub(crate) fn narrow(stage: &mut Stage) -> Story {
    let person = Person::planted(&mut stage.prng);
    let row = Row::planted(&person);
    stage.piece(|scene| scene.notice(Role::Born, vec![row]));
    let row = Row::planted(&person);
    stage.piece(|mut scene| {
        scene.id = IdMask::ends(4, 2, '*');
        scene.notice(Role::Masked, vec![row])
    });
    Story::default()
}

/// Two people of one name in one unit: sex, or the digits that both show, tell them apart.
pub(crate) fn namesakes(stage: &mut Stage) -> Story {
    let one = Person::planted(&mut stage.prng);
    let mut other = Person::planted(&mut stage.prng);
    while other.is_male == one.is_male {
        other = Person::planted(&mut stage.prng);
    }
    (other.name, other.unit) = (one.name, one.unit);
    let row = Row::planted(&one);
    stage.piece(|scene| scene.notice(Role::Born, vec![row]));
    let row = Row::planted(&other);
    stage.piece(|mut scene| {
        scene.id = IdMask::ends(6, 4, '*');
        scene.notice(Role::Masked, vec![row])
    });
    Story::default()
}

/// A list was wrong, and a corrected one has taken its place.
pub(crate) fn corrected(stage: &mut Stage) -> Story {
    let people: Vec<Person> = (0..stage.prng.between(2, 7)).map(|_| Person::planted(&mut stage.prng)).collect();
    let template = *stage.prng.pick(&templates(stage.split, Role::MaskedAtHome));
    let first = stage.id_of(0);
    let rows = || people.iter().map(Row::planted).collect::<Vec<_>>();
    stage.piece(|mut scene| {
        scene.id = IdMask::CLEAR;
        scene.phone = PhoneStyle::Middle;
        scene.date = (2021, 3, 2);
        scene.write(template, &rows())
    });
    stage.piece(|mut scene| {
        scene.id = IdMask::ends(4, 2, '*');
        scene.phone = PhoneStyle::Middle;
        scene.date = (2021, 3, 9);
        let mut document = scene.write(template, &rows());
        document.title.push_str("（更正）");
        document.replaces = Some(first);
        document
    });
    Story::default()
}
