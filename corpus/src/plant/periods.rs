//! L09 `两期差分`.

use super::tables::layout;
use super::{Stage, Story};
use crate::notice::{Scene, Split};
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
}

impl Issues {
    pub(crate) fn draw(stage: &mut Stage, people: usize) -> Self {
        let town = Town::draw(&mut stage.prng);
        let benefit = *stage.prng.pick(&["低保对象", "特困供养人员", "低收入家庭"]);
        let title = match stage.split {
            Split::Seen => format!("{}{benefit}名单", town.name()),
            Split::Unseen => format!("{}{}{benefit}在册情况", place::DISTRICTS[town.district].0, town.name()),
        };
        Self {
            title,
            year: stage.prng.between(2019, 2024) as u16,
            month: stage.prng.between(1, 11) as u8,
            people: (0..people).map(|_| Person::planted(&mut stage.prng)).collect(),
            village: place::village(stage.prng.below(70)),
            kind: stage.prng.below(3),
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
            Split::Seen => format!("{}（{month}月）", self.title),
            Split::Unseen => format!("{}（{}年{month:02}月）", self.title, self.year),
        };
        let body = self.body(&mut scene, people);
        let total: u32 = people.iter().map(|person| person.amount).sum();
        let totals = match scene.split {
            Split::Seen => format!("共{}户，合计{total}元。", people.len()),
            Split::Unseen => format!("本期在册{}户，发放资金{total}元。", people.len()),
        };
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

/// L09: one person is gone or new, and the reason stands beside.
pub(crate) fn difference(stage: &mut Stage) -> Story {
    let count = stage.prng.between(6, 20);
    let issues = Issues::draw(stage, count);
    let at = stage.prng.below(count);
    let mut fewer = issues.people.clone();
    let person = fewer.remove(at);
    let is_new = stage.turn % 3 == 2;
    let note = match (stage.split, stage.turn % 3) {
        (Split::Seen, 0) => "本月停发1户，原因：经核查存在隐瞒收入。",
        (Split::Seen, 1) => "本月停发1户，因户主服刑。",
        (Split::Seen, _) => "本月新增1户，因患恶性肿瘤致贫。",
        (Split::Unseen, 0) => "较上期退出一户，系赌博被查处后取消资格。",
        (Split::Unseen, 1) => "核减1户（虚报家庭财产）。",
        (Split::Unseen, _) => "较上期增加一户，因尿毒症透析支出过大。",
    };
    let (first, second) = if is_new { (&fewer, &issues.people) } else { (&issues.people, &fewer) };
    stage.piece(|scene| issues.issue(scene, 0, first, ""));
    stage.piece(|scene| issues.issue(scene, 1, second, note));
    Story::new(person.name.full(), "进退名单的原因和金额")
}
