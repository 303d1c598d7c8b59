//! L01 `掩码互补` and L02 `掩码与公开出生年月`.

use super::{Stage, Story};
use crate::notice::{Role, Row, Split};
use crate::prng::Prng;
use crate::world::mask::{IdMask, PhoneStyle, STARS};
use crate::world::number::resident_check;
use crate::world::person::{BirthStyle, Person};

/// L01: what one notice hides another shows.
pub(crate) fn complementary(stage: &mut Stage) -> Story {
    let person = Person::planted(&mut stage.prng);
    let star = match stage.split {
        Split::Seen => *stage.prng.pick(&STARS),
        Split::Unseen => *stage.prng.pick(&['*', '×', 'X', '●']),
    };
    let ends = |head, tail| IdMask::ends(head, tail, star);
    let (masks, residual) = match (stage.split, stage.turn % 16) {
        (Split::Seen, 8) => (vec![ends(14, 0), IdMask::tail("尾号")], 1),
        (Split::Seen, 9) => (vec![ends(6, 4).with_stars(6), ends(14, 0)], 1),
        (Split::Seen, 10) => (vec![ends(6, 4), ends(14, 0)], 1),
        (Split::Seen, 11) => (vec![IdMask::birth(star), ends(6, 4)], 1),
        (Split::Seen, 12) => (vec![ends(14, 0), ends(0, 4)], 1),
        (Split::Seen, 13) => (vec![ends(12, 0), IdMask::tail("末四位")], days_of_month(&person, person.birth.1)),
        (Split::Seen, 14) => (vec![IdMask::ends(6, 4, '…').with_stars(1), IdMask::birth(star)], 1),
        (Split::Seen, 15) => (vec![ends(12, 0), ends(10, 4)], days_of_month(&person, person.birth.1)),
        (_, turn) => usual(turn % 8, star, &person),
    };
    // One in four is joined by village and telephone, not by the unit.
    let role = if stage.prng.chance(25) { Role::MaskedAtHome } else { Role::Masked };
    for mask in masks {
        let row = Row::planted(&person);
        stage.piece(|mut scene| {
            scene.id = mask;
            if scene.split == Split::Unseen || scene.phone == PhoneStyle::Tail {
                scene.phone = PhoneStyle::Middle;
            }
            scene.notice(role, vec![row])
        });
    }
    Story { residual: Some(residual), ..Story::new(person.name.full(), "居民身份证号码") }
}

/// Pairs of masks that both sides use, and how many numbers they leave together.
fn usual(turn: usize, star: char, person: &Person) -> (Vec<IdMask>, u64) {
    let ends = |head, tail| IdMask::ends(head, tail, star);
    match turn {
        0 => (vec![ends(6, 4), IdMask::birth(star)], 1),
        1 => (vec![ends(14, 0), ends(6, 4)], 1),
        2 => (vec![ends(10, 4), ends(14, 0)], 1),
        3 => (vec![ends(6, 0), IdMask::birth(star), ends(0, 4)], 1),
        4 => (vec![ends(3, 4), ends(14, 0)], 1),
        5 => (vec![ends(6, 4).with_stars(4), IdMask::birth(star)], 1),
        6 => (vec![ends(10, 0), ends(6, 4)], days_of_year(person)),
        _ => (vec![ends(4, 4), ends(14, 0)], 1),
    }
}

/// L02: the month of birth in one notice fills the mask of another.
pub(crate) fn mask_and_birth(stage: &mut Stage) -> Story {
    let person = Person::planted(&mut stage.prng);
    let head = if stage.prng.chance(80) { 6 } else { 10 };
    let knows_day = stage.split == Split::Unseen && stage.prng.chance(20);
    let row = Row::planted(&person);
    stage.piece(|mut scene| {
        let style = if knows_day { BirthStyle::Day } else { scene.birth };
        scene.birth = if style == BirthStyle::Day && !knows_day { BirthStyle::Plain } else { style };
        scene.notice(Role::Born, vec![row])
    });
    let row = Row::planted(&person);
    stage.piece(|mut scene| {
        scene.id = match scene.split {
            Split::Seen => seen_mask(head, &mut scene.prng),
            Split::Unseen => IdMask::ends(head, 4, *scene.prng.pick(&['*', '*', '×'])),
        };
        scene.notice(Role::Masked, vec![row])
    });
    let residual = if knows_day { 1 } else { days_of_month(&person, person.birth.1) };
    Story { residual: Some(residual), ..Story::new(person.name.full(), "居民身份证号码") }
}

/// The birth hidden, and the year shown or not.
fn seen_mask(head: u32, prng: &mut Prng) -> IdMask {
    let mask = IdMask::ends(head, 4, *prng.pick(&STARS));
    match prng.below(8) {
        0 if head == 6 => mask.with_stars(4),
        1 if head == 6 => IdMask::ends(6, 4, '…').with_stars(1),
        _ => mask,
    }
}

/// How many days of the month of birth agree with the check character, everything else being shown.
fn days_of_month(person: &Person, month: u8) -> u64 {
    let (year, _, _) = person.birth;
    let is_leap = year % 4 == 0 && year != 1900;
    let days = match month {
        2 => 28 + u8::from(is_leap),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    let agrees = |day: &u8| {
        let mut id = person.id;
        id[10..14].copy_from_slice(format!("{month:02}{day:02}").as_bytes());
        resident_check(&id) == person.id[17]
    };
    (1..=days).filter(agrees).count() as u64
}

/// The same for all days of the year of birth.
fn days_of_year(person: &Person) -> u64 {
    (1..=12).map(|month| days_of_month(person, month)).sum()
}
