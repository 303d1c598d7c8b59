//! Document numbers and words of secrecy that give nothing away.

use crate::plant::series::carrier;
use crate::plant::{Stage, Story};
use crate::world::registry::reserved_numbers;
use crate::world::words::MEASURES;

/// D4: the cited document is itself published.
pub(crate) fn cited_and_published(stage: &mut Stage) -> Story {
    let first = reserved_numbers(stage.number);
    for step in 0..3 {
        carrier(stage, &first.next(step));
    }
    let cited = first.next(1).write(('〔', '〕'));
    let measure = *stage.prng.pick(&MEASURES);
    let body = format!("根据《关于{measure}的通知》（{{@document-number}}），{{p}}");
    stage.piece(|scene| scene.with("@document-number", cited).text("《{measure}》解读", &body));
    Story::default()
}

/// A gap that nobody cites is normal: what is not published has a number too.
pub(crate) fn bare_gap(stage: &mut Stage) -> Story {
    let first = reserved_numbers(stage.number);
    for step in [0, 2, 3, 6] {
        carrier(stage, &first.next(step));
    }
    Story::default()
}

/// Secrecy as a subject is no secret.
pub(crate) fn secret_words(stage: &mut Stage) -> Story {
    let body = match stage.turn % 4 {
        0 => "{s}组织学习《中华人民共和国保守国家秘密法》，筑牢保密防线。{s}",
        1 => "涉及商业秘密、个人隐私的，依法不予公开。{p}",
        2 => "{s}采购机密级计算机检测服务一项，预算{money}万元。{s}",
        _ => "{s}加强内部管理和内部控制，内部审计结果另行通报。{s}",
    };
    stage.piece(|scene| scene.text("关于{measure}的通知", body));
    Story::default()
}
