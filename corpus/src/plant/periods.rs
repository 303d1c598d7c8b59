//! L09 `两期差分`.

use super::tables::layout;
use super::{Stage, Story};
use crate::notice::{Role, Row, Scene, Split, Template, templates};
use crate::world::figure;
use crate::world::person::Person;
use crate::world::place::{self, Town};

/// Two issues of one list.
pub(crate) struct Issues {
    pub(crate) title: String,
    pub(crate) year: u16,
    pub(crate) month: u8,
    pub(crate) people: Vec<Person>,
    village: String,
    kind: usize,
    /// The form of both issues on the seen side.
    form: &'static Template,
}

impl Issues {
    pub(crate) fn draw(stage: &mut Stage, people: usize) -> Self {
        let town = Town::draw(&mut stage.prng);
        let benefit = *stage.prng.pick(&["低保对象", "特困供养人员", "低收入家庭"]);
        let title = match stage.split {
            Split::Seen => {
                let end = ["名单", "公示", "花名表", "保障金发放公示", "动态管理名册"][stage.number % 5];
                format!("{}{benefit}{end}", town.name())
            }
            Split::Unseen => format!("{}{}{benefit}在册情况", place::DISTRICTS[town.district].0, town.name()),
        };
        Self {
            title,
            year: stage.prng.between(2019, 2024) as u16,
            month: stage.prng.between(1, 11) as u8,
            people: (0..people).map(|_| Person::planted(&mut stage.prng)).collect(),
            village: place::village(stage.prng.below(70)),
            kind: stage.prng.below(3),
            form: form(stage.number),
        }
    }

    /// The issue of the month `later` months on.
    pub(crate) fn issue(
        &self,
        mut scene: Scene,
        later: u8,
        people: &[Person],
        note: &str,
    ) -> crate::document::Document {
        let month = self.month + later;
        scene.date = (self.year, month, 25);
        let title = match scene.split {
            Split::Seen => match self.kind {
                0 => format!("{}（{month}月）", self.title),
                1 => format!("{}年{month}月{}", self.year, self.title),
                _ => format!("{}（{}年第{month}期）", self.title, self.year),
            },
            Split::Unseen => format!("{}（{}年{month:02}月）", self.title, self.year),
        };
        let total: u32 = people.iter().map(|person| person.amount).sum();
        let totals = match scene.split {
            Split::Seen => match self.people.len() % 4 {
                0 => format!("共{}户，合计{total}元。", people.len()),
                1 => format!("合计{}户，发放金额{total}元。", people.len()),
                2 => format!("本月保障{}户，支出{}元。", people.len(), figure::grouped(total)),
                _ => format!("总户数：{}户，总金额：{total}元。", people.len()),
            },
            Split::Unseen => format!("本期在册{}户，发放资金{total}元。", people.len()),
        };
        // One list in four names its households in one line.
        if scene.split == Split::Seen && !self.people.len().is_multiple_of(4) {
            let rows: Vec<Row> = people.iter().map(Row::planted).collect();
            let scene = scene.with("caption", title).with("totals", format!("{totals}{note}"));
            return scene.write(self.form, &rows);
        }
        let body = self.body(&mut scene, people);
        scene.text(&title, &format!("{body}\n{totals}{note}\n{{s}}"))
    }

    fn body(&self, scene: &mut Scene, people: &[Person]) -> String {
        let names: Vec<String> = people.iter().map(|person| person.name.full()).collect();
        match (scene.split, self.kind) {
            (Split::Seen, 0) => format!("{}：{}", self.village, names.join("、")),
            (Split::Unseen, 0) => format!("{}在册户主：{}。", self.village, names.join("，")),
            (split, _) => {
                let rows: Vec<_> =
                    people.iter().map(|person| vec![person.name.full(), place::village(person.village)]).collect();
                // Both issues have the same layout, as a series has.
                let mut same = crate::prng::Prng::new(u64::from(self.month), self.people.len() as u64);
                layout(split, &mut same, &["户主", "所在村"], &rows)
            }
        }
    }
}

/// The form of the n-th planting: not drawn, for the other side draws none.
fn form(number: usize) -> &'static Template {
    let forms = templates(Split::Seen, Role::Beneficiary);
    forms[number * 11 % forms.len()]
}

/// How notices of the seen side say why somebody is gone or new.
const GONE: [&str; 6] = [
    "本月停发1户，原因：经核查存在隐瞒收入。",
    "本月取消1户，理由为隐瞒房产。",
    "其中停保1户（因虚报家庭成员）。",
    "与上月相比减少1户，因骗取低保金被追回。",
    "清退1户，清退原因：名下有车辆。",
    "停止救助1户：经信息比对，存款超标且未申报。",
];
const JAILED: [&str; 5] = [
    "本月停发1户，因户主服刑。",
    "本月减少1户，原因为户主被判刑收监。",
    "停保1户（户主强制隔离戒毒）。",
    "注销1户，户主因吸毒被强制隔离戒毒。",
    "与上月相比停发1户，因涉嫌犯罪被羁押。",
];
const NEW: [&str; 5] = [
    "本月新增1户，因患恶性肿瘤致贫。",
    "与上月相比新增1户，户主患尿毒症。",
    "新纳入1户（成员患精神分裂症）。",
    "新增1户，新增原因：突发脑卒中，丧失劳动能力。",
    "本月增加1户，因患白血病支出较大。",
];

/// L09: one person is gone or new, and the reason stands beside.
pub(crate) fn difference(stage: &mut Stage) -> Story {
    let count = stage.prng.between(6, 20);
    let issues = Issues::draw(stage, count);
    let at = stage.prng.below(count);
    let mut fewer = issues.people.clone();
    let person = fewer.remove(at);
    let is_new = stage.turn % 3 == 2;
    let note = match (stage.split, stage.turn % 3) {
        (Split::Seen, 0) => *stage.prng.pick(&GONE),
        (Split::Seen, 1) => *stage.prng.pick(&JAILED),
        (Split::Seen, _) => *stage.prng.pick(&NEW),
        (Split::Unseen, 0) => "较上期退出一户，系赌博被查处后取消资格。",
        (Split::Unseen, 1) => "核减1户（虚报家庭财产）。",
        (Split::Unseen, _) => "较上期增加一户，因尿毒症透析支出过大。",
    };
    let (first, second) = if is_new { (&fewer, &issues.people) } else { (&issues.people, &fewer) };
    stage.piece(|scene| issues.issue(scene, 0, first, ""));
    stage.piece(|scene| issues.issue(scene, 1, second, note));
    Story::new(person.name.full(), "进退名单的原因和金额")
}
