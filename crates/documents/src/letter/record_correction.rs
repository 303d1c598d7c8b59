//! `更正告知书`, `不予更正告知书`, `转送更正告知书` (§41) — somebody shows that a record about himself is inaccurate and
//! demands its correction.
//!
//! The demand has no acts of its own yet, so no rule has looked at what a clerk wrote; the letter looks itself and is
//! not written while something that it must say is missing.

use super::remedies::remedies;
use super::{Letter, Matter, cited, sentence};
use jiff::civil::Date;
use law::count::chinese_date;
use law::remedy::{Act, route_of_act};
use law::{Citation, Instrument};

const CORRECTION: Citation = Citation::article(Instrument::DisclosureRegulation, 41);

/// A demand for correction and what came of it. The [`Matter`] beside it is the demand's: its number, day and way of
/// receipt, its requester; the record is named here.
#[derive(Clone, Copy)]
pub struct RecordCorrection<'a> {
    /// `政府信息记录` — what the record is called.
    pub record: &'a str,
    /// What is said to be inaccurate, and by what it is shown.
    pub claim: &'a str,
    /// What came of it.
    pub result: CorrectionResult<'a>,
}

/// What comes of a demand for correction.
#[derive(Clone, Copy)]
pub enum CorrectionResult<'a> {
    /// `更正` — found true.
    Corrected {
        /// What was found.
        finding: &'a str,
        /// How the record reads now.
        reads_now: &'a str,
    },
    /// `不予更正` — not found true.
    NotCorrected {
        /// What was found and why that does not bear the demand out.
        reasons: &'a str,
    },
    /// `转送更正` — another agency has the power, and the demand was sent on to it.
    SentOn(CompetentAgency<'a>),
    /// Another agency has the power, and the requester is told to turn to it.
    Directed(CompetentAgency<'a>),
}

/// `有权更正的行政机关`.
#[derive(Clone, Copy)]
pub struct CompetentAgency<'a> {
    /// Why this agency has not the power.
    pub reasons: &'a str,
    /// Its name.
    pub name: &'a str,
    /// How to reach it.
    pub contact: &'a str,
}

/// Something that the letter must say was not given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("文书还缺少“{element}”（《中华人民共和国政府信息公开条例》第四十一条），请补齐后再出具")]
pub struct MissingElement {
    /// What is missing, as a clerk calls it.
    pub element: &'static str,
}

/// Writes the letter.
///
/// # Errors
/// [`MissingElement`] if something that it must say is blank.
pub fn record_correction(matter: &Matter<'_>, facts: RecordCorrection<'_>) -> Result<Letter, MissingElement> {
    let received_on = matter.received_on.ok_or(MissingElement { element: "收到更正要求的日期" })?;
    let record = given(facts.record, "要求更正的政府信息记录")?;
    let claim = given(facts.claim, "要求更正的内容和证据")?;
    let mut letter = matter.letter(facts.result.title());
    let you = matter.you();
    letter.text(opening(matter, received_on));
    letter.text(format!("{you}提出，“{record}”中与{you}自身相关的记录不准确：{}", sentence(claim)));
    for text in facts.result.told(you)? {
        letter.text(text);
    }
    let route = route_of_act(facts.result.in_law());
    if let Some(clause) = remedies(matter.office, route.value, you, facts.result.against(), "告知书") {
        letter.text(clause);
    }
    Ok(letter)
}

fn opening(matter: &Matter<'_>, received_on: Date) -> String {
    let (day, you, way) = (chinese_date(received_on), matter.you(), matter.way());
    format!("本机关于{day}收到{you}{way}的更正政府信息记录的要求（登记号：{}）。", matter.number)
}

fn given<'a>(text: &'a str, element: &'static str) -> Result<&'a str, MissingElement> {
    match text.trim() {
        "" => Err(MissingElement { element }),
        text => Ok(text),
    }
}

impl CorrectionResult<'_> {
    const fn title(&self) -> &'static str {
        match self {
            Self::Corrected { .. } => "政府信息更正告知书",
            Self::NotCorrected { .. } => "政府信息不予更正告知书",
            Self::SentOn(_) => "政府信息转送更正告知书",
            Self::Directed(_) => "政府信息更正办理渠道告知书",
        }
    }

    /// What was found, and what follows from it.
    fn told(&self, you: &str) -> Result<Vec<String>, MissingElement> {
        let basis = cited(&[CORRECTION]);
        Ok(match self {
            Self::Corrected { finding, reads_now } => vec![
                format!("经审核，情况属实：{}", sentence(given(finding, "审核认定的事实")?)),
                format!(
                    "根据{basis}的规定，本机关已经更正。更正后的记录为：{}",
                    sentence(given(reads_now, "更正后的记录")?)
                ),
            ],
            Self::NotCorrected { reasons } => vec![
                format!("经审核，{you}提出的情况不能认定属实：{}", sentence(given(reasons, "不予更正的理由")?)),
                format!("根据{basis}的规定，本机关决定不予更正。"),
            ],
            Self::SentOn(agency) => {
                let (found, contact) = agency.found()?;
                let sent = format!("根据{basis}的规定，本机关已将{you}的要求及所附材料转送该机关处理。{contact}");
                vec![found, sent]
            }
            Self::Directed(agency) => {
                let (found, contact) = agency.found()?;
                vec![found, format!("根据{basis}的规定，请{you}向该机关提出。{contact}")]
            }
        })
    }

    /// What remedies lie against.
    const fn against(&self) -> &'static str {
        match self {
            Self::NotCorrected { .. } => "不予更正的决定",
            Self::Corrected { .. } | Self::SentOn(_) | Self::Directed(_) => "本告知",
        }
    }

    const fn in_law(&self) -> Act {
        match self {
            Self::Corrected { .. } | Self::NotCorrected { .. } | Self::Directed(_) => Act::RecordCorrectionDecided,
            Self::SentOn(_) => Act::ProceduralNotice,
        }
    }
}

impl CompetentAgency<'_> {
    /// Who has the power and why, and how to reach it.
    fn found(&self) -> Result<(String, String), MissingElement> {
        let reasons = given(self.reasons, "不属于本机关职能范围的理由")?;
        let name = given(self.name, "有权更正的行政机关的名称")?;
        let contact = given(self.contact, "有权更正的行政机关的联系方式")?;
        let found =
            format!("经审核，更正该记录不属于本机关职能范围：{}有权更正的行政机关是{name}。", sentence(reasons));
        Ok((found, format!("该机关的联系方式：{}", sentence(contact))))
    }
}
