//! L13 `汇聚成密` and L14 `分量求和、覆盖度`, by the neutral sample: an invented store, and invented stocks of sixteen
//! districts.

use super::{Stage, Story};
use crate::notice::Split;
use crate::world::place::{DISTRICTS, PLACES};
use crate::world::words::{STOCK_CLASSES, STOCKS};

/// A store that exists in no corpus twice.
pub(crate) fn store(stage: &Stage) -> String {
    let kinds = ["号库", "号储备库", "号物资库", "号仓库"];
    let (place, rest) = (PLACES[stage.number % PLACES.len()], stage.number / PLACES.len());
    format!("{place}{}{}", rest / kinds.len() + 1, kinds[rest % kinds.len()])
}

/// One facet of a store, as some office or other publishes it.
pub(crate) fn facet(stage: &mut Stage, store: &str, facet: usize) {
    let prng = &mut stage.prng;
    let (number, place) = (prng.between(1, 199), *prng.pick(&PLACES));
    let volume = prng.between(8, 400) * 100;
    let (hour, guards) = (prng.between(0, 4), prng.between(3, 12));
    let (title, body) = match (stage.split, facet) {
        (Split::Seen, 0) => ("建设工程规划许可", format!("项目：{store}改造；地址：{place}镇前进路{number}号。{{p}}")),
        (Split::Seen, 1) => {
            ("中标公告", format!("{{s}}{store}恒温库房　容量{volume}立方米　中标价{{money}}万元。{{s}}"))
        }
        (Split::Seen, 2) => {
            ("交通管制通告", format!("{store}周边道路每日{hour}时至{}时封闭，请车辆绕行。{{s}}", hour + 3))
        }
        (Split::Seen, _) => ("招聘公告", format!("{store}招聘值守人员{guards}人，两班倒。{{p}}")),
        (Split::Unseen, 0) => (
            "环境影响评价文件受理公示",
            format!(
                "建设单位：{{agency}}\n项目名称：{store}设施维修\n建设地点：{{district}}{place}街道滨河路{number}号\n{{s}}"
            ),
        ),
        (Split::Unseen, 1) => ("设备采购需求公示", format!("{{s}}\n拟为{store}（库容{volume}吨）配置除湿机组，{{s}}")),
        (Split::Unseen, 2) => (
            "施工占道告知",
            format!(
                "因安全保障需要，{store}门前{{number}}号道路于每晚{}点至次日{hour}点由专人看守，禁止停车。{{s}}",
                hour + 19
            ),
        ),
        (Split::Unseen, _) => {
            ("劳务外包项目成交公告", format!("服务内容：{store}安保服务，配备保安{guards}名，24小时轮值。{{p}}"))
        }
    };
    stage.piece(|scene| scene.text(title, &body));
}

/// L13: where it stands, how much it holds, when and by how many it is watched.
pub(crate) fn compiled(stage: &mut Stage) -> Story {
    let store = store(stage);
    let facets: &[usize] = match stage.turn % 3 {
        0 => &[0, 1, 2, 3],
        1 => &[0, 1, 2],
        _ => &[0, 1, 3],
    };
    for wanted in facets {
        facet(stage, &store, *wanted);
    }
    Story::new(store, "一处库房的位置、容量和守护")
}

/// A stock that only this planting counts: kind, class and month.
pub(crate) struct Stock {
    kind: &'static str,
    class: &'static str,
    year: usize,
    month: usize,
}

impl Stock {
    /// Plantings count even, decoys odd.
    pub(crate) fn of(stage: &Stage, is_decoy: bool) -> Self {
        let n = stage.turn * 2 + usize::from(is_decoy);
        let (kind, n) = (STOCKS[n % STOCKS.len()], n / STOCKS.len());
        let (class, n) = (STOCK_CLASSES[n % STOCK_CLASSES.len()], n / STOCK_CLASSES.len());
        Self { kind, class, month: n % 12 + 1, year: 2015 + n / 12 % 10 }
    }

    /// One district's share, published by itself.
    pub(crate) fn publish(&self, stage: &mut Stage, district: usize) {
        let Self { kind, class, year, month } = self;
        let district = DISTRICTS[district].0;
        let amount = stage.prng.between(120, 9800);
        let (title, body) = match stage.split {
            Split::Seen => (
                format!("{district}{year}年{month}月{class}{kind}情况"),
                format!("{{s}}截至{year}年{month}月末，{district}{class}{kind}{amount}吨。{{s}}"),
            ),
            Split::Unseen => (
                format!("关于{district}{kind}（{class}）的公开说明"),
                format!(
                    "{{s}}\n指标：{kind}（{class}）\n期间：{year}年{month:02}月\n地区：{district}\n数量：{amount}吨\n{{s}}"
                ),
            ),
        };
        stage.piece(|scene| scene.text(&title, &body));
    }
}

/// L14: fifteen or all of sixteen districts have said how much they hold.
pub(crate) fn covered(stage: &mut Stage) -> Story {
    let stock = Stock::of(stage, false);
    let left_out = stage.turn.is_multiple_of(2).then(|| stage.prng.below(16));
    for district in (0..16).filter(|district| Some(*district) != left_out) {
        stock.publish(stage, district);
    }
    Story::new(format!("{}{}", stock.class, stock.kind), "全市总量")
}
