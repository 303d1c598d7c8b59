//! `征求意见书` — to a third party (§32), a co-maker (§34) or another agency (§33¶3), and the notice of it to the
//! requester. The asked party is not told who asks: it needs the information, not the person.

use super::{Addressee, Letter, Matter, sentence};
use jiff::civil::Date;
use law::count::chinese_date;

/// A consultation.
#[derive(Clone, Copy)]
pub struct Consultation<'a> {
    /// Whom it asks.
    pub asked: Asked<'a>,
    /// What about.
    pub matter: &'a str,
}

/// Whom a consultation asks.
#[derive(Clone, Copy)]
pub enum Asked<'a> {
    /// `第三方`: silence is neither consent nor refusal.
    ThirdParty(Addressee<'a>),
    /// `共同制作机关`: silence is consent.
    CoMaker(&'a str),
    /// `其他机关`.
    OtherAgency(&'a str),
}

/// Writes the letter to the asked party.
pub fn consultation(case: &Matter<'_>, facts: Consultation<'_>) -> Letter {
    match facts.asked {
        Asked::ThirdParty(party) => to_third_party(case, party, facts.matter),
        Asked::CoMaker(agency) => to_co_maker(case, agency, facts.matter),
        Asked::OtherAgency(agency) => to_other_agency(case, agency, facts.matter),
    }
}

fn to_third_party(case: &Matter<'_>, party: Addressee<'_>, matter: &str) -> Letter {
    let you = party.you();
    let mut letter = case.letter_to(party.name, "政府信息公开征求意见书");
    letter.text(format!("本机关收到政府信息公开申请（登记号：{}），申请公开的信息涉及{you}的合法权益。", case.number));
    letter.text(format!("征求意见的事项：{}", sentence(matter)));
    letter.text(format!(
        "根据《中华人民共和国政府信息公开条例》第三十二条的规定，请{you}自收到本征求意见书之日起15个工作日内书面提出是否同意公开的意见；不同意公开或者只同意部分公开的，请说明理由，指明涉及商业秘密、个人隐私的具体内容，并附必要的证明材料。"
    ));
    letter.text(
        "逾期未提出意见的，由本机关依照条例的规定决定是否公开。不同意公开且有合理理由的，不予公开；但本机关认为不公开可能对公共利益造成重大影响的，可以决定予以公开，并将决定公开的政府信息内容和理由书面告知。"
    );
    letter.attachments.push("征求意见确认函（请填写后寄回或者送回本机关）".to_owned());
    letter
}

fn to_co_maker(case: &Matter<'_>, agency: &str, matter: &str) -> Letter {
    let mut letter = case.letter_to(agency, "政府信息公开征求意见函");
    letter.text(format!(
        "本机关收到政府信息公开申请（登记号：{}），所申请的信息由本机关与贵机关共同制作，由本机关牵头。",
        case.number
    ));
    letter.text(format!("征求意见的事项：{}", sentence(matter)));
    letter.text("根据《中华人民共和国政府信息公开条例》第三十四条的规定，请贵机关自收到本函之日起15个工作日内书面提出意见，并说明理由和依据。逾期未提出意见的，视为同意公开。");
    letter
}

fn to_other_agency(case: &Matter<'_>, agency: &str, matter: &str) -> Letter {
    let mut letter = case.letter_to(agency, "政府信息公开征求意见函");
    letter.text(format!("本机关收到政府信息公开申请（登记号：{}），所申请的信息涉及贵机关职责。", case.number));
    letter.text(format!("征求意见的事项：{}", sentence(matter)));
    letter.text("根据《中华人民共和国政府信息公开条例》第三十三条第三款的规定，征求意见所需时间不计入答复期限。请贵机关尽快书面提出意见，并说明理由和依据。");
    letter
}

/// Tells the requester that the clock stands still (§33¶3).
pub fn consultation_told(case: &Matter<'_>, asked: Asked<'_>, sent_on: Date) -> Letter {
    let mut letter = case.letter("政府信息公开征求意见告知书");
    let (whom, article) = match asked {
        Asked::ThirdParty(_) => ("第三方", "第三十二条"),
        Asked::CoMaker(_) => ("共同制作该信息的行政机关", "第三十四条"),
        Asked::OtherAgency(_) => ("有关行政机关", "第三十三条第三款"),
    };
    letter.text(case.opening());
    letter.text(case.asked());
    letter.text(format!(
        "经审查，申请公开的信息需要征求{whom}的意见。本机关已于{}依照《中华人民共和国政府信息公开条例》{article}的规定书面征求意见。",
        chinese_date(sent_on)
    ));
    letter.text("根据该条例第三十三条第三款的规定，征求意见所需时间不计算在答复期限内。意见收到或者征求意见期满后，答复期限继续计算，本机关将及时答复。");
    letter
}
