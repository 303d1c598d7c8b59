//! L11 `序列缺号与引用` and L12 `引用涉密、内部文件`.

use super::{Stage, Story};
use crate::notice::Split;
use crate::world::registry::{DocumentNumber, reserved_numbers};
use crate::world::words::MEASURES;

const SECRET_TOPICS: [&str; 10] = [
    "加强涉密项目管理",
    "核心机房值守",
    "重大活动安保",
    "信访积案化解",
    "干部档案专项审核",
    "物资调拨预案",
    "网络攻防演练",
    "舆情处置",
    "案件线索移交",
    "地下设施普查",
];

/// How notices of the seen side cite a document.
const CITED: [&str; 9] = [
    "根据《关于【题】的通知》（{@document-number}）要求，{p}",
    "{s}依据{@document-number}《关于【题】的意见》，现就【事】通知如下。{s}",
    "按照《关于【题】的通知》（{@document-number}）精神，{p}",
    "{p}\n附：《关于【题】的函》（{@document-number}）。\n{s}",
    "{s}《关于【题】的若干规定》（{@document-number}）自即日起废止。{s}",
    "{s}对照{@document-number}《【题】工作要点》，逐项抓好落实。{p}",
    "为贯彻落实《【题】管理办法》（{@document-number}），{p}",
    "一、{s}\n二、继续执行《关于【题】的紧急通知》（{@document-number}）。\n三、{s}",
    "{s}（参见{@document-number}《关于【题】的批复》）{s}",
];

/// How they name what is secret or internal.
const SECRETS: [&str; 11] = [
    "{s}依据《关于【题】的通知》（【号】），{p}",
    "{p}参照《【题】方案》（【级】★10年）执行。{s}",
    "{s}详见内部资料《【题】汇编》（内部资料，不得外传）。{s}",
    "根据【号】《关于【题】的意见》，{p}",
    "{s}按《【题】预案》（【级】★）要求落实值守。{p}",
    "{p}\n抄送文件：《关于【题】的函》（【号】）\n{s}",
    "{s}任务书见《【题】实施计划》（【级】★20年）。{s}",
    "{s}有关数据引自《【题】内部通报》（内部资料，注意保存）。{s}",
    "{s}《【题】情况报告》（【级】★5年）已报上级机关。{s}",
    "按照《【题】工作规程》（【号】）第三条，{p}",
    "{s}《【题】会议纪要》（内部资料，不得外传）明确，{p}",
];

/// The notice that carries a number.
pub(crate) fn carrier(stage: &mut Stage, number: &DocumentNumber) {
    let number = number.clone();
    stage.piece(|mut scene| {
        scene.agency = number.agency;
        scene.date.0 = number.year as u16;
        let written = number.write(scene.brackets);
        let body = "{@document-number}\n各有关单位：\n{p}\n{s}\n{agency}\n{date}";
        scene.with("@document-number", written).text("关于{measure}的通知", body)
    });
}

/// L11: twelve is missing between eleven and thirteen, and somebody cites it with its title.
pub(crate) fn cited_gap(stage: &mut Stage) -> Story {
    let first = reserved_numbers(stage.number).next(stage.prng.below(6));
    let missing = first.next(1);
    carrier(stage, &first);
    carrier(stage, &first.next(2));
    let topic = *stage.prng.pick(&SECRET_TOPICS);
    let measure = *stage.prng.pick(&MEASURES);
    let body = match (stage.split, stage.turn % 2) {
        (Split::Seen, _) => stage.prng.pick(&CITED).replace("【题】", topic).replace("【事】", measure),
        (Split::Unseen, 0) => {
            format!("{{s}}\n二、前期已印发《{topic}工作方案》（{{@document-number}}），请一并贯彻执行。\n{{s}}")
        }
        (Split::Unseen, _) => format!("{{p}}具体任务分工仍按{{@document-number}}文件《{topic}实施细则》办理。{{s}}"),
    };
    let brackets = ('〔', '〕');
    let written = missing.write(brackets);
    stage.piece(|scene| scene.with("@document-number", written.clone()).text("关于做好近期工作的通知", &body));
    Story::new(missing.write(brackets), "未公开文件的存在和标题")
}

/// L12: a public text names a secret or internal one.
pub(crate) fn cites_secret(stage: &mut Stage) -> Story {
    let number = reserved_numbers(stage.number);
    let letters = number.agency.letters();
    let serial = stage.prng.between(1, 40);
    let topic = *stage.prng.pick(&SECRET_TOPICS);
    let (year, level) = (number.year, *stage.prng.pick(&["秘密", "机密"]));
    let body = match (stage.split, stage.turn % 3) {
        (Split::Seen, _) => {
            let number = format!("{letters}密〔{year}〕{serial}号");
            let words = *stage.prng.pick(&SECRETS);
            words.replace("【题】", topic).replace("【号】", &number).replace("【级】", level)
        }
        (Split::Unseen, 0) => format!("{{p}}\n（三）落实{letters}密发〔{year}〕{serial}号文件部署。{{s}}"),
        (Split::Unseen, 1) => format!("{{s}}\n附件：{topic}任务清单（{level} ★ 5年）\n{{s}}"),
        (Split::Unseen, _) => format!("{{s}}有关口径按《{topic}问答》（内部事项 注意保管）掌握。{{s}}"),
    };
    stage.piece(|scene| scene.text("关于{measure}的通知", &body));
    Story::new(topic, "涉密或者内部文件的存在")
}
