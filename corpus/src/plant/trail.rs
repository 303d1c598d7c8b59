//! L15 `时空轨迹` and L17 `人员清册完整度`: many small sightings.

use super::{Stage, Story};
use crate::notice::Split;
use crate::world::number;
use crate::world::person::Person;
use crate::world::place::PLACES;
use crate::world::words::{INFRACTIONS, SPOTS};

/// A notice that saw a plate at some places and hours.
pub(crate) fn sighting(stage: &mut Stage, plate: &str, points: &[(usize, usize)]) {
    let mut lines = Vec::new();
    for (spot, day) in points {
        let prng = &mut stage.prng;
        let (spot, infraction) = (SPOTS[spot % SPOTS.len()], prng.pick(&INFRACTIONS));
        let (hour, minute) = (prng.between(6, 23), prng.below(60));
        let when = format!("2024-{:02}-{:02} {hour:02}:{minute:02}", day / 28 % 12 + 1, day % 28 + 1);
        lines.push(match stage.split {
            Split::Seen => format!("{{@plate}}　{when}　{spot}　{infraction}"),
            Split::Unseen => format!("{when}，号牌{{@plate}}车辆在{spot}{infraction}。"),
        });
    }
    let plate = plate.to_owned();
    let title = if stage.split == Split::Seen { "交通违法公示" } else { "{district}电子警察抓拍公告" };
    stage.piece(|mut scene| {
        scene.date = (2024, 12, 28);
        scene.with("@plate", plate).text(title, &format!("{{s}}\n{}\n{{s}}", lines.join("\n")))
    });
}

/// L15: four places and hours of one car tell where its owner lives and works.
pub(crate) fn trajectory(stage: &mut Stage) -> Story {
    let plate = number::plate(&mut stage.prng);
    let first = stage.prng.below(SPOTS.len());
    let day = stage.prng.below(300);
    let by_document: &[usize] = match stage.turn % 4 {
        0 => &[1, 1, 1, 1],
        1 => &[2, 2],
        2 => &[1, 2, 1],
        _ => &[1, 1, 1, 1, 1],
    };
    let mut at = 0;
    for count in by_document {
        let points: Vec<_> = (at..at + count).map(|nth| (first + nth, day + nth)).collect();
        at += count;
        sighting(stage, &plate, &points);
    }
    Story::new(plate, "行踪轨迹")
}

/// A unit that stands in no other planting and in no background.
pub(crate) fn station(stage: &Stage) -> String {
    let kinds = ["测控站", "广播转播台", "雷达观测站", "通信枢纽中心", "管线调度中心"];
    let (place, rest) = (PLACES[stage.number % PLACES.len()], stage.number / PLACES.len());
    format!("{place}第{}{}", rest / kinds.len() + 1, kinds[rest % kinds.len()])
}

/// How many posts a unit has.
pub(crate) fn establishment(stage: &mut Stage, station: &str, posts: usize) {
    let (title, body) = match stage.split {
        Split::Seen => ("事业单位公开招聘公告", format!("{{s}}{station}编制{posts}人，现面向社会招聘。{{p}}")),
        Split::Unseen => ("机构职能简介", format!("单位名称：{station}\n核定事业编制：{posts}名\n{{p}}")),
    };
    stage.piece(|scene| scene.text(title, &body));
}

/// A notice that names some of a unit's people.
pub(crate) fn names(stage: &mut Stage, station: &str, form: usize, people: &[Person]) {
    let names: Vec<String> = people.iter().map(|person| person.name.full()).collect();
    let (title, body) = match (stage.split, form % 3) {
        (Split::Seen, 0) => ("评审专家名单", format!("{{s}}\n{station}：{}", names.join("、"))),
        (Split::Seen, 1) => {
            ("表彰名单", names.iter().map(|name| format!("{name}　{station}")).collect::<Vec<_>>().join("\n"))
        }
        (Split::Seen, _) => ("值班表", format!("{station}值班人员：{}。{{s}}", names.join("、"))),
        (Split::Unseen, 0) => (
            "技能竞赛获奖情况",
            format!(
                "姓名 | 单位\n{}",
                names.iter().map(|name| format!("{name} | {station}")).collect::<Vec<_>>().join("\n")
            ),
        ),
        (Split::Unseen, 1) => {
            ("志愿服务活动简报", format!("{{s}}来自{station}的{}等同志参加了活动。{{s}}", names.join("、")))
        }
        (Split::Unseen, _) => (
            "应急值守安排",
            names.iter().map(|name| format!("值班人：{name}\n单位：{station}")).collect::<Vec<_>>().join("\n\n"),
        ),
    };
    stage.piece(|scene| scene.text(title, &format!("{body}\n{{s}}")));
}

/// L17: lists here and there name everybody who works in a small unit.
pub(crate) fn roster(stage: &mut Stage) -> Story {
    let station = station(stage);
    let posts = stage.prng.between(5, 9);
    let known = if stage.turn.is_multiple_of(2) { posts } else { posts - posts / 5 };
    let people: Vec<Person> = (0..known).map(|_| Person::planted(&mut stage.prng)).collect();
    establishment(stage, &station, posts);
    let parts = if stage.turn.is_multiple_of(3) { 3 } else { 2 };
    let size = known.div_ceil(parts);
    for (form, part) in people.chunks(size).enumerate() {
        names(stage, &station, form, part);
    }
    Story::new(station, "一个单位的全部人员")
}
