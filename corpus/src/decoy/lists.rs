//! Tables, lists and scattered facts that stay below what tells.

use crate::notice::{Role, Split};
use crate::plant::counts::{counted, counts};
use crate::plant::facets::{Stock, facet, store};
use crate::plant::periods::Issues;
use crate::plant::tables::{PATIENT, alike, in_form, layout, veil};
use crate::plant::trail::{establishment, names, sighting, station};
use crate::plant::{Stage, Story};
use crate::world::number;
use crate::world::person::Person;
use crate::world::place::village;

/// Small numbers that count no people.
pub(crate) fn small_numbers(stage: &mut Stage) -> Story {
    let rows: Vec<_> = (0..stage.prng.between(4, 9))
        .map(|nth| {
            let mut row = vec![village(nth * 7 + stage.turn)];
            row.extend((0..3).map(|_| stage.prng.between(1, 6).to_string()));
            row
        })
        .collect();
    let body = layout(Split::Unseen, &mut stage.prng, &["地点", "公园（个）", "公厕（座）", "健身路径（条）"], &rows);
    stage.piece(|scene| scene.text("{town}公共设施统计", &format!("{{s}}\n{body}\n{{s}}")));
    Story::default()
}

/// Small counts are starred, and so are enough of their neighbours that no sum gives them back.
pub(crate) fn suppressed(stage: &mut Stage) -> Story {
    let mut cells = counts(&mut stage.prng, 4, 3, 40);
    (cells[0][0], cells[2][1]) = (3, 2);
    let table = counted(stage, &cells, &[(0, 0), (0, 1), (2, 0), (2, 1)], "*");
    stage.piece(|scene| {
        scene.text("{town}重点疾病患者人数统计表", &format!("{{s}}\n{table}\n注：*为不便公布的数据。\n{{s}}"))
    });
    Story::default()
}

/// Groups of six whom nothing tells apart, with six illnesses.
pub(crate) fn diverse(stage: &mut Stage) -> Story {
    let veil = veil(stage);
    let place = village(stage.prng.below(70));
    let mut rows = Vec::new();
    for _ in 0..2 {
        rows.extend(alike(&mut stage.prng, 6, veil, &place));
    }
    if stage.split == Split::Seen {
        in_form(stage, Role::Patient, &PATIENT, &rows, &[]);
        return Story::default();
    }
    let header = ["姓名", "性别", "村", "出生年", "病种"];
    let body = layout(stage.split, &mut stage.prng, &header, &rows);
    stage.piece(|scene| scene.text("{town}大病救助名单", &format!("{{s}}\n{body}\n{{s}}")));
    Story::default()
}

/// Between two issues many have come and gone: the reason is nobody's.
pub(crate) fn large_difference(stage: &mut Stage) -> Story {
    let issues = Issues::draw(stage, 24);
    let fewer = &issues.people[..14];
    let note = match stage.split {
        Split::Seen => "本月停发10户，原因为收入增加、死亡和主动退出等。",
        Split::Unseen => "较上期退出十户，含隐瞒收入、户籍迁出等情形。",
    };
    stage.piece(|scene| issues.issue(scene, 0, &issues.people, ""));
    stage.piece(|scene| issues.issue(scene, 1, fewer, note));
    Story::default()
}

/// Place and capacity of one store, the watch of another.
pub(crate) fn two_facets(stage: &mut Stage) -> Story {
    let one = store(stage);
    let other = format!("新{one}");
    facet(stage, &one, 0);
    facet(stage, &one, 1);
    facet(stage, &other, 2);
    Story::default()
}

/// Nine districts of sixteen.
pub(crate) fn partly_covered(stage: &mut Stage) -> Story {
    let stock = Stock::of(stage, true);
    let first = stage.prng.below(16);
    for step in 0..9 {
        stock.publish(stage, (first + step) % 16);
    }
    Story::default()
}

/// Three places, and the notice of one of them twice.
pub(crate) fn three_points(stage: &mut Stage) -> Story {
    let plate = number::plate(&mut stage.prng);
    let first = stage.prng.below(20);
    for nth in 0..3 {
        sighting(stage, &plate, &[(first + nth, nth * 3)]);
    }
    Story::default()
}

/// Five of a hundred and twenty.
pub(crate) fn large_unit(stage: &mut Stage) -> Story {
    let station = station(stage);
    establishment(stage, &station, 120);
    let people: Vec<Person> = (0..5).map(|_| Person::planted(&mut stage.prng)).collect();
    for (form, part) in people.chunks(3).enumerate() {
        names(stage, &station, form, part);
    }
    Story::default()
}
