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
        (Split::Seen, 0) => format!("根据《关于{topic}的通知》（{{@document-number}}）要求，{{p}}"),
        (Split::Seen, _) => format!("{{s}}依据{{@document-number}}《关于{topic}的意见》，现就{measure}通知如下。{{s}}"),
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
        (Split::Seen, 0) => format!("{{s}}依据《关于{topic}的通知》（{letters}密〔{year}〕{serial}号），{{p}}"),
        (Split::Seen, 1) => format!("{{p}}参照《{topic}方案》（{level}★10年）执行。{{s}}"),
        (Split::Seen, _) => format!("{{s}}详见内部资料《{topic}汇编》（内部资料，不得外传）。{{s}}"),
        (Split::Unseen, 0) => format!("{{p}}\n（三）落实{letters}密发〔{year}〕{serial}号文件部署。{{s}}"),
        (Split::Unseen, 1) => format!("{{s}}\n附件：{topic}任务清单（{level} ★ 5年）\n{{s}}"),
        (Split::Unseen, _) => format!("{{s}}有关口径按《{topic}问答》（内部事项 注意保管）掌握。{{s}}"),
    };
    stage.piece(|scene| scene.text("关于{measure}的通知", &body));
    Story::new(topic, "涉密或者内部文件的存在")
}
