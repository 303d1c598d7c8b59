//! What a reply finds and decides, outcome by outcome. Exhaustive: a new outcome does not compile without its words.

use super::cited;
use casework::request::Decision;
use law::Citation;
use law::outcome::Outcome;

/// The words of an outcome.
pub(super) struct Ruling {
    /// `答复书` where something is decided about disclosure, `告知书` where something is told.
    pub(super) letter: &'static str,
    /// What was found.
    pub(super) finding: String,
    /// What is decided, with its basis.
    pub(super) decision: String,
    /// What remedies lie against.
    pub(super) against: &'static str,
}

const ANSWER: &str = "答复书";
const NOTICE: &str = "告知书";
const THE_REPLY: &str = "本答复";
const THE_NOTICE: &str = "本告知";
const THE_REFUSAL: &str = "不予公开的决定";

fn answer(finding: impl Into<String>, decision: String) -> Ruling {
    Ruling { letter: ANSWER, finding: finding.into(), decision, against: THE_REPLY }
}

fn refusal(finding: impl Into<String>, decision: String) -> Ruling {
    Ruling { letter: ANSWER, finding: finding.into(), decision, against: THE_REFUSAL }
}

fn notice(finding: impl Into<String>, decision: String) -> Ruling {
    Ruling { letter: NOTICE, finding: finding.into(), decision, against: THE_NOTICE }
}

#[allow(clippy::too_many_lines, reason = "one arm an outcome; a table in prose")]
pub(super) fn ruling(decision: &Decision, you: &str) -> Ruling {
    let outcome = decision.outcome;
    let basis = cited(&basis(decision));
    let under = |what: &str| format!("根据{basis}的规定，{what}");
    let asked = format!("{you}申请获取的信息");
    match outcome {
        Outcome::AlreadyPublic => {
            answer(format!("经查，{asked}已经主动公开。"), under("现将获取该信息的方式、途径告知如下："))
        }
        Outcome::Provided => answer(
            format!("经审查，{asked}属于本机关负责公开的政府信息，可以公开。"),
            under("本机关决定予以公开，随本答复书提供该信息。"),
        ),
        Outcome::AccessTold => answer(
            format!("经审查，{asked}属于本机关负责公开的政府信息，可以公开。"),
            under("本机关决定予以公开，现将获取该信息的方式、途径和时间告知如下："),
        ),
        Outcome::PartlyDisclosed => Ruling {
            against: "其中不予公开的部分",
            ..answer(
                format!("经审查，{asked}中含有不应当公开的内容，能够作区分处理。"),
                format!(
                    "根据{basis}的规定，本机关决定公开其中可以公开的内容；其余内容{}，不予公开。",
                    decision.withheld.iter().map(|ground| ground.label()).collect::<Vec<_>>().join("，")
                ),
            )
        },
        Outcome::WithheldStateSecret => {
            refusal(format!("经审查，{asked}依法确定为国家秘密。"), under("本机关决定不予公开。"))
        }
        Outcome::WithheldProhibitedByStatute => {
            refusal(format!("经审查，{asked}属于法律、行政法规禁止公开的政府信息。"), under("本机关决定不予公开。"))
        }
        Outcome::WithheldSafetyAndStability => refusal(
            format!("经审查，{asked}公开后可能危及国家安全、公共安全、经济安全、社会稳定。"),
            under("本机关决定不予公开。"),
        ),
        Outcome::WithheldThirdPartyRights => refusal(
            format!("经审查，{asked}涉及商业秘密、个人隐私等，公开会对第三方合法权益造成损害。"),
            under("本机关决定不予公开。"),
        ),
        Outcome::WithheldInternalAffairs => {
            refusal(format!("经审查，{asked}属于本机关的内部事务信息。"), under("本机关决定不予公开。"))
        }
        Outcome::WithheldDeliberative => refusal(
            format!(
                "经审查，{asked}是本机关在履行行政管理职能过程中形成的过程性信息，法律、法规、规章没有规定应当公开。"
            ),
            under("本机关决定不予公开。"),
        ),
        Outcome::WithheldEnforcementFile => refusal(
            format!("经审查，{asked}属于行政执法案卷信息，法律、法规、规章没有规定应当公开。"),
            under("本机关决定不予公开。"),
        ),
        Outcome::SpecialAccessRegime => {
            notice(format!("经审查，{asked}的获取，有关法律、行政法规另有规定。"), under("请依照下列规定和渠道办理："))
        }
        Outcome::NotHeld => notice(
            format!("经审查，{asked}不属于本机关负责公开。"),
            under("本机关不掌握该信息，现将有关情况告知如下。"),
        ),
        Outcome::DoesNotExist => {
            notice(format!("经检索，{you}申请获取的政府信息不存在。"), under("现将该政府信息不存在的情况告知如下。"))
        }
        Outcome::WouldRequireCreation => notice(
            format!("经审查，本机关没有现成的该项信息，提供{asked}需要对现有政府信息进行加工、分析。"),
            under("本机关不予提供。"),
        ),
        Outcome::StillUnclear => {
            notice("经审查，补正后的申请内容仍然不能指向特定的政府信息。", under("本机关无法提供。"))
        }
        Outcome::PetitionOrComplaint => notice(
            format!("经审查，{you}是以政府信息公开申请的形式进行信访、投诉、举报等活动。"),
            under("本机关不作为政府信息公开申请处理，请通过相应渠道提出。"),
        ),
        Outcome::Repeat => notice(
            match &decision.earlier {
                Some(earlier) => {
                    format!("经查，本机关已就{you}提出的相同申请（登记号：{}）作出答复。", earlier.number)
                }
                None => format!("经查，本机关已就{you}提出的相同申请作出答复。"),
            },
            under("本机关不再重复处理。"),
        ),
        Outcome::PublishedWork => {
            notice(format!("经审查，{you}要求提供的是政府公报、报刊、书籍等公开出版物。"), under("请按下列途径获取："))
        }
        Outcome::Excessive => notice(
            format!("经审查，{you}申请公开政府信息的数量、频次明显超过合理范围，没有合理的理由。"),
            under("本机关不予处理。"),
        ),
        Outcome::ReissueSought => notice(
            format!("经审查，{you}要求本机关对已经获取的信息予以确认或者重新出具。"),
            "该事项不属于提供政府信息，本机关不予处理。".to_owned(),
        ),
        Outcome::ClarificationLapsed => notice(
            "补正期限届满，本机关未收到补正内容，也未收到逾期的正当理由。",
            under("视为放弃申请，本机关不再处理该申请。"),
        ),
        Outcome::FeeUnpaid => notice("缴费期限届满，本机关未收到缴费。", under("视为放弃申请，本机关不再处理该申请。")),
        Outcome::Withdrawn => notice(format!("{you}已撤回申请。"), "本机关终止办理。".to_owned()),
        Outcome::OtherClosed => notice(
            format!("经审查，{you}所提事项不属于申请公开政府信息。"),
            "本机关不作为政府信息公开申请处理，现将有关情况告知如下。".to_owned(),
        ),
    }
}

/// The outcome's places; a partial disclosure adds those of its withheld parts.
fn basis(decision: &Decision) -> Vec<Citation> {
    let mut places = decision.outcome.basis().to_vec();
    for place in decision.withheld.iter().map(|ground| ground.basis()) {
        if !places.contains(&place) {
            places.push(place);
        }
    }
    places
}
