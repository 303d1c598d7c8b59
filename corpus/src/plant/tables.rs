//! L07 `单表唯一` and L08 `同质`: what one list says by itself.

use super::{Stage, Story};
use crate::notice::{Role, Row, Split, templates};
use crate::prng::Prng;
use crate::world::name::NameStyle;
use crate::world::person::Person;
use crate::world::place::village;
use crate::world::wide_words;
use crate::world::words::ILLNESSES;

/// A table as this split writes it: with a header or without, by wide spaces, tabs, bars or one cell a line.
pub(crate) fn layout(split: Split, prng: &mut Prng, header: &[&str], rows: &[Vec<String>]) -> String {
    let (gap, has_header) = match (split, prng.below(3)) {
        (Split::Seen, 0) => ("　", false),
        (Split::Seen, 1) => ("　", true),
        (Split::Seen, _) => ("\t", true),
        (Split::Unseen, 0) => (" | ", true),
        (Split::Unseen, 1) => ("  ", true),
        (Split::Unseen, _) => ("\n", true),
    };
    let head = has_header.then(|| header.join(gap));
    let lines = rows.iter().map(|row| row.join(gap));
    head.into_iter().chain(lines).collect::<Vec<_>>().join("\n")
}

/// How a table hides names: all of the given name, so that the surname is all that it tells.
pub(crate) fn veil(stage: &mut Stage) -> NameStyle {
    match stage.split {
        Split::Seen => *stage.prng.pick(&[
            NameStyle::Given('*'),
            NameStyle::Given('*'),
            NameStyle::Given('×'),
            NameStyle::Given('X'),
            NameStyle::Given('○'),
            NameStyle::Some,
        ]),
        Split::Unseen => NameStyle::Some,
    }
}

fn hidden(person: &Person, veil: NameStyle) -> String {
    let mut name = String::new();
    veil.write(&person.name, &mut name);
    name
}

/// The table as a notice of the seen side, in one of the forms of `role`; `fields` are what its columns hold.
pub(crate) fn in_form(
    stage: &mut Stage,
    role: Role,
    fields: &[&'static str],
    rows: &[Vec<String>],
    scene_fields: &[(&'static str, String)],
) {
    let template = *stage.prng.pick(&templates(Split::Seen, role));
    let rows: Vec<Row> = rows
        .iter()
        .map(|cells| {
            let row = Row::planted(&Person::draw(&mut stage.prng));
            fields.iter().zip(cells).fold(row, |row, (field, cell)| row.with(field, cell))
        })
        .collect();
    stage.piece(|scene| {
        let scene = scene_fields.iter().fold(scene, |scene, (field, words)| scene.with(field, words.clone()));
        scene.write(template, &rows)
    });
}

/// Rows that share everything a neighbour could know, with every illness another.
pub(crate) fn alike(prng: &mut Prng, count: usize, veil: NameStyle, place: &str) -> Vec<Vec<String>> {
    let one = Person::planted(prng);
    let first = prng.below(ILLNESSES.len());
    (0..count)
        .map(|nth| {
            let illness = ILLNESSES[(first + nth) % ILLNESSES.len()].to_owned();
            vec![hidden(&one, veil), one.sex().to_owned(), place.to_owned(), format!("{}年", one.birth.0), illness]
        })
        .collect()
}

/// What the columns of a list of patients hold.
pub(crate) const PATIENT: [&str; 5] = ["name", "sex", "village", "born", "illness"];

/// How notices of the seen side say that a whole group is ill with one thing.
const ALL_ALIKE: [&str; 12] = [
    "【村】　男　1900—1904年出生　【人数】人，均为【病】患者。",
    "【村】1900—1904年出生的男性共【人数】人，均患有【病】。",
    "{s}【村】男性（1900—1904年生）【人数】人均为【病】患者。{s}",
    "【村】1905至1909年出生的女性【人数】名，均患【病】，已全部建档。",
    "村别：【村】；性别：女；出生年段：1900—1904；人数：【人数】；病种：均为【病】。",
    "【病】患者分布：【村】男性【人数】人（1905—1909年出生），该年龄段男性均为该病患者。",
    "签约服务中，【村】【人数】名1900—1904年出生的女性居民均为【病】患者。",
    "{s}\n【村】：男，1905—1909年出生，【人数】人，均患有【病】\n{s}",
    "入户随访【村】1900年至1904年出生的男性【人数】人，病种均为【病】。",
    "【村】男性居民【人数】人（生于1900年—1904年）皆为【病】患者，按月随访。",
    "经体检，【村】1905—1909年出生的女性【人数】人都患有【病】。",
    "组别：【村】男性1900—1904年出生组，共【人数】人，均诊断为【病】",
];

/// L07: whoever knows village, sex and year of birth knows the illness.
pub(crate) fn unique_row(stage: &mut Stage) -> Story {
    let split = stage.split;
    let veil = veil(stage);
    let place = village(stage.prng.below(70));
    let mut rows = if stage.turn.is_multiple_of(2) { alike(&mut stage.prng, 6, veil, &place) } else { Vec::new() };
    let loners = if rows.is_empty() { stage.prng.between(4, 16) } else { stage.prng.between(1, 2) };
    for _ in 0..loners {
        let person = Person::draw(&mut stage.prng);
        let illness = stage.prng.pick(&ILLNESSES);
        let row = [
            hidden(&person, veil),
            person.sex().into(),
            place.clone(),
            format!("{}年", person.birth.0),
            (*illness).into(),
        ];
        let at = stage.prng.below(rows.len() + 1);
        rows.insert(at, row.to_vec());
    }
    if split == Split::Seen {
        in_form(stage, Role::Patient, &PATIENT, &rows, &[]);
        return Story::new("表中一人", "一人的病种");
    }
    let (title, header) = ("{town}慢特病待遇认定情况", ["当事人", "性别", "户籍村（居）", "出生年份", "诊断"]);
    let body = if stage.turn % 4 == 3 {
        rows.iter()
            .map(|row| format!("{}{}性村民{}（{}生），确诊{}，纳入保障范围；", row[2], row[1], row[0], row[3], row[4]))
            .collect()
    } else {
        layout(split, &mut stage.prng, &header, &rows)
    };
    stage.piece(|scene| scene.text(title, &format!("{{s}}\n{body}\n{{s}}\n{{agency}}\n{{date}}")));
    Story::new("表中一人", "一人的病种")
}

/// L08: everybody in the group has the same, so whoever is in the group has it.
pub(crate) fn same_for_all(stage: &mut Stage) -> Story {
    let split = stage.split;
    let veil = veil(stage);
    let illness = *stage.prng.pick(wide_words::illnesses(split));
    let place = village(stage.prng.below(70));
    if stage.turn.is_multiple_of(3) {
        let count = stage.prng.between(5, 9);
        let body = match split {
            Split::Seen => {
                let words = *stage.prng.pick(&ALL_ALIKE);
                words.replace("【村】", &place).replace("【人数】", &count.to_string()).replace("【病】", illness)
            }
            Split::Unseen => format!("经摸排，{place}女性居民中1905年至1909年出生的共{count}人，全部确诊为{illness}。"),
        };
        let titles: &[&str] = match split {
            Split::Seen => &[
                "{town}健康帮扶工作情况",
                "{year}年基层卫生服务信息",
                "{town}慢病管理工作小结",
                "职业健康检查情况通报",
            ],
            Split::Unseen => &["{town}健康帮扶工作情况"],
        };
        let title = titles[stage.number % titles.len()];
        stage.piece(|scene| scene.text(title, &format!("{{p}}\n{body}\n{{s}}")));
        return Story::new(place, "一组人的病种");
    }
    if stage.turn % 3 == 1 {
        let rows: Vec<_> = (0..stage.prng.between(5, 9))
            .map(|nth| {
                let person = Person::planted(&mut stage.prng);
                vec![(nth + 1).to_string(), hidden(&person, veil), format!("{}元", person.amount)]
            })
            .collect();
        if split == Split::Seen {
            in_form(stage, Role::Patients, &["n", "name"], &rows, &[("illness", illness.to_owned())]);
            return Story { also: &["L07"], ..Story::new(illness, "全表人员的病种") };
        }
        let body = layout(split, &mut stage.prng, &["序号", "姓名", "金额"], &rows);
        let title = format!("{{town}}{illness}病人生活补助发放表");
        stage.piece(|scene| scene.text(&title, &format!("{{s}}\n{body}\n{{s}}")));
        return Story { also: &["L07"], ..Story::new(illness, "全表人员的病种") };
    }
    let mut rows = Vec::new();
    for band in ["1900—1904", "1905—1909"] {
        for sex in ["男", "女"] {
            let is_same = band == "1900—1904" && sex == "男";
            let first = stage.prng.below(ILLNESSES.len());
            for nth in 0..stage.prng.between(5, 7) {
                let other = ILLNESSES[(first + nth) % ILLNESSES.len()];
                let illness = if is_same { illness } else { other };
                rows.push(vec![place.clone(), sex.to_owned(), band.to_owned(), illness.to_owned()]);
            }
        }
    }
    if split == Split::Seen {
        in_form(stage, Role::Group, &["village", "sex", "band", "illness"], &rows, &[]);
        return Story::new(place, "一组人的病种");
    }
    let body = layout(split, &mut stage.prng, &["村", "性别", "出生年段", "病种"], &rows);
    stage.piece(|scene| scene.text("{town}因病致困人员明细（匿名）", &format!("{{s}}\n{body}\n{{s}}")));
    Story::new(place, "一组人的病种")
}
