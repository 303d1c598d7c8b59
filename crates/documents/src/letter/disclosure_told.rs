//! `依申请公开告知书` (§32, last sentence) — a third party that does not consent is told what is disclosed and why, and
//! what it can do about it. It is not told who asked.

use super::remedies::remedies;
use super::{Addressee, Letter, Matter, cited, sentence};
use casework::request::{Consultation, ConsultationEnd, Opinion};
use law::count::chinese_date;
use law::remedy::{Act, route_of_act};
use law::third_party_told::DisclosureGround;

/// A disclosure without the third party's consent.
#[derive(Clone, Copy)]
pub struct DisclosureTold<'a> {
    /// How the third party was asked, and what it said.
    pub consulted: &'a Consultation,
    /// Why it is disclosed all the same.
    pub ground: DisclosureGround,
    /// `决定公开的政府信息内容`.
    pub content: &'a str,
    /// `理由`.
    pub reasons: &'a str,
}

/// Writes the letter.
pub fn disclosure_told(case: &Matter<'_>, party: Addressee<'_>, facts: DisclosureTold<'_>) -> Letter {
    let you = party.you();
    let mut letter = case.letter_to(party.name, "依申请公开告知书");
    letter.text(format!(
        "本机关办理政府信息公开申请（登记号：{}），因所申请公开的信息涉及{you}的合法权益，于{}书面征求{you}的意见。{}",
        case.number,
        chinese_date(facts.consulted.sent_on),
        said(facts.consulted, you)
    ));
    let finding = match facts.ground {
        DisclosureGround::PublicInterest => "经审查，本机关认为不公开可能对公共利益造成重大影响。".to_owned(),
        DisclosureGround::ObjectionUnreasonable => format!("经审查，{you}不同意公开的理由不合理。"),
    };
    letter.text(format!(
        "{finding}根据{}的规定，本机关决定予以公开，现将决定公开的政府信息内容和理由告知如下：",
        cited(&facts.ground.basis())
    ));
    letter.text(format!("决定公开的内容：{}", sentence(facts.content)));
    letter.text(format!("理由：{}", sentence(facts.reasons)));
    let route = route_of_act(Act::DisclosureToldToThirdParty);
    if let Some(clause) = remedies(case.office, route.value, you, "上述公开决定", "告知书") {
        letter.text(clause);
    }
    letter
}

/// What the party said, as far as it said anything.
fn said(consulted: &Consultation, you: &str) -> String {
    let on = match consulted.end {
        Some(ConsultationEnd::Answered(day)) => format!("于{}", chinese_date(day)),
        Some(ConsultationEnd::Lapsed(_)) | None => String::new(),
    };
    match consulted.opinion {
        Some(Opinion::Objects) => format!("{you}{on}提出意见，不同意公开。"),
        Some(Opinion::AgreesInPart) => format!("{you}{on}提出意见，同意公开其中一部分，不同意公开其余部分。"),
        Some(Opinion::Agrees) => format!("{you}{on}提出意见，同意公开。"),
        None => format!("{you}在收到征求意见书之日起15个工作日内没有提出意见。"),
    }
}
