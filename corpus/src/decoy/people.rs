//! Numbers that many share, people whom the law names, and words that are no people.

use crate::notice::{Role, Row, Split};
use crate::plant::{Stage, Story};
use crate::world::mask::{IdMask, PhoneStyle};
use crate::world::name::Name;
use crate::world::number;
use crate::world::person::Person;
use crate::world::registry;
use crate::world::words::{ILLNESSES, OFFENCES};

/// D3: the number of an office, with the clerk who answers it.
pub(crate) fn switchboard(stage: &mut Stage) -> Story {
    let office = number::office_phone(stage.prng.below(40));
    let clerk = stage.prng.pick(&["王老师", "李老师", "张同志", "赵科长"]).to_string();
    for topic in 0..3 {
        let (office, illness) = (office.clone(), *stage.prng.pick(&ILLNESSES));
        let body = match (stage.split, topic) {
            (Split::Seen, 0) => format!("{{p}}联系人：{clerk}，联系电话：{{@landline}}"),
            (Split::Seen, _) => format!("{illness}患者可申请救助。联系人：{clerk}，联系电话：{{@landline}}。{{s}}"),
            (Split::Unseen, 0) => format!("{{s}}\n经办：{clerk}（{{@landline}}）"),
            (Split::Unseen, _) => format!("{{s}}{illness}门诊特殊病种备案请致电{{@landline}}（{clerk}）。"),
        };
        stage.piece(|scene| scene.with("@landline", office).text("关于{measure}的通知", &body));
    }
    Story::default()
}

/// Father and son share a telephone, each under his own name.
pub(crate) fn father_and_son(stage: &mut Stage) -> Story {
    let father = Person::planted(&mut stage.prng);
    let son = Name::with_surname(father.name.surname, &mut stage.prng, true).full();
    let row = Row::planted(&father);
    stage.piece(|scene| scene.notice(Role::Contact, vec![row]));
    let (phone, offence) = (PhoneStyle::Full.write(&father.mobile), *stage.prng.pick(&OFFENCES));
    let body = match stage.split {
        Split::Seen => format!("{{s}}\n{son}　{{@mobile}}　因{offence}被行政处罚\n{{s}}"),
        Split::Unseen => format!("当事人：{son}\n联系方式：{{@mobile}}\n违法行为：{offence}\n{{s}}"),
    };
    stage.piece(|scene| scene.with("@mobile", phone).text("行政处罚信息", &body));
    Story::default()
}

/// `失信被执行人`: the law has the name, the case and the masked number published, and every site reprints it.
pub(crate) fn defaulter(stage: &mut Stage) -> Story {
    let person = Person::planted(&mut stage.prng);
    let case = registry::case_number(stage.first_slot);
    for copy in 0..2 {
        let (name, sex, case) = (person.name.full(), person.sex(), case.clone());
        let id = IdMask::ends(6, 4, '*').write(&person.id);
        let body = match (stage.split, copy) {
            (Split::Seen, _) => format!(
                "失信被执行人：{name}，{sex}，身份证号{{@id-card}}，执行案号{case}，有履行能力而拒不履行。{{s}}"
            ),
            (Split::Unseen, 0) => format!(
                "姓名：{name}\n性别：{sex}\n证件号：{{@id-card}}\n案号：{case}\n失信行为：违反财产报告制度\n{{s}}"
            ),
            (Split::Unseen, _) => format!("{{s}}\n{case}　{name}　{sex}　{{@id-card}}　全部未履行\n{{s}}"),
        };
        stage.piece(|scene| scene.with("@id-card", id).text("失信被执行人名单", &body));
    }
    Story::default()
}

/// An office's number stands beside the ill and beside the named, as the number to ask at.
pub(crate) fn hub(stage: &mut Stage) -> Story {
    let office = number::office_phone(stage.prng.below(20));
    for nth in 0..4 {
        let (role, key) = match (nth % 2, stage.split) {
            (0, Split::Seen) => (Role::Contact, "联系电话：{@landline}"),
            (0, Split::Unseen) => (Role::Contact, "单位电话：{@landline}"),
            (_, Split::Seen) => (Role::Sensitive, "咨询电话：{@landline}"),
            (_, Split::Unseen) => (Role::Sensitive, "经办机构电话：{@landline}"),
        };
        let row = Row::filler(&mut stage.prng).with("key", key).with("keyvalue", "{@landline}");
        let row = row.with("@landline", office.clone());
        stage.piece(|scene| scene.notice(role, vec![row]));
    }
    Story::default()
}

/// A name that is a word: the other document uses the word.
pub(crate) fn word_name(stage: &mut Stage) -> Story {
    let mut person = Person::planted(&mut stage.prng);
    person.name = Name::word(&mut stage.prng);
    let (word, unit) = (person.name.full(), person.unit.name());
    let id = IdMask::ends(6, 4, '*').write(&Person::draw(&mut stage.prng).id);
    let row = Row::planted(&person);
    stage.piece(|scene| scene.notice(Role::Born, vec![row]));
    let body = match stage.split {
        Split::Seen => format!("{{s}}{unit}有关{word}工作情况：来信人（身份证号{{@id-card}}）所提意见已采纳。{{s}}"),
        Split::Unseen => format!("{{s}}\n关键词：{word}\n单位：{unit}\n反映人证件：{{@id-card}}\n{{s}}"),
    };
    stage.piece(|scene| scene.with("@id-card", id).text("群众来信办理情况", &body));
    Story::default()
}

/// Every computer of the office signs alike.
pub(crate) fn stock_author(stage: &mut Stage) -> Story {
    let author = *stage.prng.pick(&["Administrator", "admin", "微软用户", "Lenovo", "User"]);
    let name = Person::planted(&mut stage.prng).name.full();
    for (title, body) in
        [("匿名评审意见", "一、选题意义明确。{s}".to_owned()), ("科技报告", format!("报告人：{name}\n{{s}}"))]
    {
        stage.piece(|scene| {
            let mut document = scene.text(title, &body);
            document.metadata.insert("author".to_owned(), author.to_owned());
            document
        });
    }
    Story::default()
}
