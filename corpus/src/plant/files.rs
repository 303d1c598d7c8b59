//! L18 `隐藏数据连接`.

use super::{Stage, Story};
use crate::notice::Split;
use crate::world::person::Person;

/// L18: the file of an unsigned document carries what another file carries that is signed.
pub(crate) fn joined_files(stage: &mut Stage) -> Story {
    let person = Person::planted(&mut stage.prng);
    let name = person.name.full();
    let prng = &mut stage.prng;
    let machine = format!("{}.{}", prng.between(1, 250), prng.between(1, 250));
    let hash = format!("{:016x}", prng.next());
    let place = format!("39.{:05},116.{:05}", prng.below(100_000), prng.below(100_000));
    let (first, second, value) = match stage.turn % 5 {
        0 | 1 => ("author", "last_modified_by", name.clone()),
        2 => ("template", "template", format!("\\\\10.8.{machine}\\share\\{name}\\Normal.dotm")),
        3 => ("image_hash", "image_hash", hash),
        _ => ("gps", "gps", place),
    };
    let (title, body) = match (stage.split, stage.turn % 5) {
        (Split::Seen, 0..=2) => *prng.pick(&[
            ("匿名评审意见", "一、选题意义明确。{s}\n二、建议不予立项。{s}"),
            ("专家评议意见（隐去姓名）", "{s}研究基础薄弱，建议暂缓。{s}"),
            ("群众举报线索处理情况", "举报人要求匿名。{p}"),
            ("同行评议书", "评议人：（匿名）\n{s}\n结论：不予推荐。"),
        ]),
        (Split::Seen, _) => *prng.pick(&[
            ("现场情况图片（人物已作处理）", "图为举报人反映问题的现场。{s}"),
            ("社区矫正对象公益劳动（图片）", "{s}图片中人物已打码。"),
            ("困境儿童关爱活动图集", "图为志愿者入户，儿童面部已遮挡。{s}"),
        ]),
        (Split::Unseen, 0..=2) => ("关于群众来信反映问题的情况说明", "来信人要求对身份保密。{p}"),
        (Split::Unseen, _) => ("走访慰问困难家庭（图）", "图中人物面部已虚化。{p}"),
    };
    let hidden = value.clone();
    stage.piece(|scene| {
        let mut document = scene.text(title, body);
        document.metadata.insert(first.to_owned(), hidden);
        document
    });
    let (title, body) = match stage.split {
        Split::Seen => {
            let (title, words) = *stage.prng.pick(&[
                ("科技报告", "报告人：【名】\n{p}"),
                ("调研报告", "执笔：【名】\n{p}"),
                ("培训课件", "主讲人：【名】\n{s}"),
                ("工作动态", "{s}（供稿：【名】）"),
            ]);
            (title, words.replace("【名】", &name))
        }
        Split::Unseen => ("活动掠影", format!("图文：{name}\n{{s}}")),
    };
    stage.piece(|scene| {
        let mut document = scene.text(title, &body);
        document.metadata.insert(second.to_owned(), value);
        document
    });
    Story::new(name, "未具名文件的作者")
}
