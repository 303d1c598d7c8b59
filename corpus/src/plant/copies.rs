//! L04 `近重复脱敏不一致`.

use super::{Stage, Story};
use crate::notice::{Issue, Role, Row, templates};
use crate::world::mask::IdMask;
use crate::world::name::NameStyle;
use crate::world::person::Person;
use crate::world::place::Town;

/// Town, day and subject that all copies share.
fn issue(stage: &mut Stage) -> Issue {
    let prng = &mut stage.prng;
    let day = (prng.between(2019, 2024) as u16, prng.between(1, 12) as u8, prng.between(1, 28) as u8);
    (Town::draw(prng), day, prng.below(1 << 16))
}

/// L04: a list is published twice, once hidden and once clear.
pub(crate) fn uneven_copies(stage: &mut Stage) -> Story {
    let count = stage.prng.between(4, 11);
    let people: Vec<Person> = (0..count).map(|_| Person::planted(&mut stage.prng)).collect();
    let role = if stage.prng.chance(60) { Role::Masked } else { Role::MaskedAtHome };
    let template = *stage.prng.pick(&templates(stage.split, role));
    let star = stage.star();
    let names_differ = stage.turn % 3 == 2;
    let shown = stage.prng.between(count.saturating_sub(2), count);
    let issue = issue(stage);
    let rows = |people: &[Person]| people.iter().map(Row::planted).collect::<Vec<_>>();

    stage.piece(|mut scene| {
        scene.id = IdMask::ends(6, 4, star);
        let scene = if names_differ { scene.hide_names() } else { scene };
        scene.issued(issue).write(template, &rows(&people))
    });
    stage.piece(|mut scene| {
        scene.id = if names_differ { IdMask::ends(6, 4, star) } else { IdMask::CLEAR };
        scene.name = NameStyle::Full;
        // A reprint may be an excerpt.
        let mut document = scene.issued(issue).write(template, &rows(&people[..shown]));
        document.title.push_str("（转载）");
        document
    });
    let exposed = if names_differ { "名单所列人员姓名" } else { "名单所列人员居民身份证号码" };
    Story { also: if names_differ { &["L05"] } else { &["L01"] }, ..Story::new(format!("{shown}人"), exposed) }
}

/// L20: the page is mended, and the old value lives on beside it.
pub(crate) fn not_all_withdrawn(stage: &mut Stage) -> Story {
    let count = stage.prng.between(1, 5);
    let people: Vec<Person> = (0..count).map(|_| Person::planted(&mut stage.prng)).collect();
    let role = if stage.prng.chance(50) { Role::Masked } else { Role::MaskedAtHome };
    let template = *stage.prng.pick(&templates(stage.split, role));
    let item = format!("P{:07}", stage.number);
    let issue = issue(stage);
    let rows = |people: &[Person]| people.iter().map(Row::planted).collect::<Vec<_>>();
    let star = stage.star();
    let surfaces: &[&str] = match stage.turn % 4 {
        0 => &["attachment"],
        1 => &["search"],
        2 => &["api", "feed"],
        _ => &["attachment", "search"],
    };
    stage.piece(|mut scene| {
        scene.id = IdMask::ends(4, 2, star);
        let mut document = scene.issued(issue).write(template, &rows(&people));
        document.item = Some(item.clone());
        document.surface = Some("page".to_owned());
        document
    });
    for surface in surfaces {
        stage.piece(|mut scene| {
            scene.id = IdMask::CLEAR;
            let mut document = scene.issued(issue).write(template, &rows(&people));
            document.item = Some(item.clone());
            document.surface = Some((*surface).to_owned());
            document
        });
    }
    Story { also: &["L04", "L01"], ..Story::new(format!("{count}人"), "已从网页撤下的居民身份证号码") }
}
