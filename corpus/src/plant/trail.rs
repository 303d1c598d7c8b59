//! L15 `时空轨迹` and L17 `人员清册完整度`: many small sightings.

use super::{Stage, Story};
use crate::notice::{Role, Row, Split, templates};
use crate::world::number;
use crate::world::person::Person;
use crate::world::place::PLACES;
use crate::world::wide_words;
use crate::world::words::{INFRACTIONS, SPOTS};

/// A notice that saw a plate at some places and hours.
pub(crate) fn sighting(stage: &mut Stage, plate: &str, points: &[(usize, usize)]) {
    if stage.split == Split::Seen {
        return seen_sighting(stage, plate, points);
    }
    let mut lines = Vec::new();
    for (spot, day) in points {
        let prng = &mut stage.prng;
        let (spot, infraction) = (SPOTS[spot % SPOTS.len()], prng.pick(&INFRACTIONS));
        let (hour, minute) = (prng.between(6, 23), prng.below(60));
        let when = format!("2024-{:02}-{:02} {hour:02}:{minute:02}", day / 28 % 12 + 1, day % 28 + 1);
        lines.push(format!("{when}，号牌{{@plate}}车辆在{spot}{infraction}。"));
    }
    let plate = plate.to_owned();
    stage.piece(|mut scene| {
        scene.date = (2024, 12, 28);
        scene.with("@plate", plate).text("{district}电子警察抓拍公告", &format!("{{s}}\n{}\n{{s}}", lines.join("\n")))
    });
}

/// The same in one of the forms of the seen side, among other people's cars.
fn seen_sighting(stage: &mut Stage, plate: &str, points: &[(usize, usize)]) {
    let (spots, infractions) = (wide_words::spots(Split::Seen), wide_words::infractions(Split::Seen));
    let person = Person::draw(&mut stage.prng);
    let seen: Vec<_> = points
        .iter()
        .map(|(spot, day)| {
            let day = (2024, (day / 28 % 12 + 1) as u8, (day % 28 + 1) as u8);
            let hour = (stage.prng.between(6, 23), stage.prng.below(60));
            (spots[spot % spots.len()], day, hour, *stage.prng.pick(infractions))
        })
        .collect();
    let others = stage.prng.below(4);
    stage.piece(|mut scene| {
        scene.date = (2024, 12, 28);
        let mut rows: Vec<Row> = (0..others).map(|_| Row::filler(&mut scene.prng)).collect();
        for (spot, day, (hour, minute), infraction) in seen {
            let row = Row::planted(&person)
                .with("plate", "{@plate}")
                .with("@plate", plate)
                .with("when", scene.moment(day, hour, minute))
                .with("spot", spot)
                .with("infraction", infraction);
            rows.insert(scene.prng.below(rows.len() + 1), row);
        }
        let template = *scene.prng.pick(&templates(Split::Seen, Role::Sighting));
        scene.write(template, &rows)
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

/// How notices of the seen side say how many posts a unit has.
const ESTABLISHMENTS: [(&str, &str); 8] = [
    ("事业单位公开招聘公告", "{s}【单位】编制【人数】人，现面向社会招聘。{p}"),
    ("机构编制事项公示", "【单位】为公益一类事业单位，编制【人数】名。{p}"),
    ("{year}年部门预算公开", "一、单位基本情况\n【单位】编制数【人数】人。{s}\n二、收支情况\n{p}"),
    ("关于机构设置的批复", "{docno}\n同意设立【单位】，核定编制【人数】名。{s}"),
    ("{year}年度决算说明", "【单位】事业编制【人数】人，{s}"),
    ("事业单位法人公开信息", "单位：【单位】\n编制人数：【人数】\n{s}"),
    ("三定规定公开", "【单位】事业编制为【人数】名。{p}"),
    ("政府信息公开指南", "{p}【单位】（编制【人数】人）{s}"),
];

/// How many posts a unit has.
pub(crate) fn establishment(stage: &mut Stage, station: &str, posts: usize) {
    let (title, body) = match stage.split {
        Split::Seen => {
            let (title, words) = *stage.prng.pick(&ESTABLISHMENTS);
            (title, words.replace("【单位】", station).replace("【人数】", &posts.to_string()))
        }
        Split::Unseen => ("机构职能简介", format!("单位名称：{station}\n核定事业编制：{posts}名\n{{p}}")),
    };
    stage.piece(|scene| scene.text(title, &body));
}

/// A notice that names some of a unit's people.
pub(crate) fn names(stage: &mut Stage, station: &str, form: usize, people: &[Person]) {
    if stage.split == Split::Seen && stage.prng.chance(70) {
        return colleagues(stage, station, people);
    }
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

/// The same in one of the forms of the seen side, among people of other units.
fn colleagues(stage: &mut Stage, station: &str, people: &[Person]) {
    let others = stage.prng.below(4);
    stage.piece(|mut scene| {
        let mut rows: Vec<Row> = people.iter().map(|person| Row::planted(person).with("unit", station)).collect();
        for _ in 0..others {
            let row = Row::filler(&mut scene.prng);
            rows.insert(scene.prng.below(rows.len() + 1), row);
        }
        let template = *scene.prng.pick(&templates(Split::Seen, Role::Colleague));
        scene.write(template, &rows)
    });
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
