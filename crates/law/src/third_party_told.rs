//! `书面告知第三方` — 条例 §32, last sentence: information of a third party is disclosed although it does not consent;
//! it is told in writing what is disclosed and why.

use crate::{Citation, Derived, Instrument, Refusal, Step};
use serde::{Deserialize, Serialize};

const THIRD_PARTY_RIGHTS: Citation = Citation::article(Instrument::DisclosureRegulation, 15);
const THIRD_PARTY: Citation = Citation::article(Instrument::DisclosureRegulation, 32);

/// How an asked third party stands to disclosure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stance {
    /// `同意公开`.
    Consents,
    /// `不同意公开`, wholly or in part.
    Objects,
    /// `逾期未提出意见`.
    Silent,
    /// Its period to answer still runs.
    Asked,
}

/// Why it is disclosed all the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DisclosureGround {
    /// `公共利益`: not disclosing could gravely harm the public interest (§15, §32).
    PublicInterest,
    /// `不同意公开的理由不合理`: only a reasonable objection stands in the way (§32).
    ObjectionUnreasonable,
}

impl DisclosureGround {
    /// The word on the wire.
    pub const fn id(self) -> &'static str {
        match self {
            Self::PublicInterest => "public-interest",
            Self::ObjectionUnreasonable => "objection-unreasonable",
        }
    }

    /// What it is called.
    pub const fn label(self) -> &'static str {
        match self {
            Self::PublicInterest => "不公开可能对公共利益造成重大影响",
            Self::ObjectionUnreasonable => "第三方不同意公开的理由不合理",
        }
    }

    /// The places that a letter cites.
    pub fn basis(self) -> Vec<Citation> {
        match self {
            Self::PublicInterest => vec![THIRD_PARTY_RIGHTS, THIRD_PARTY],
            Self::ObjectionUnreasonable => vec![THIRD_PARTY],
        }
    }
}

/// Whether a third party is told that its information is disclosed, and on which ground.
///
/// That one whose objection is not reasonable is told as well is a convention: §32 says it only for the public
/// interest, but whoever objects and is passed over needs to know in order to seek a remedy.
///
/// # Errors
/// If it consents or may still answer, or if there is no objection that could be unreasonable.
pub fn told(stance: Stance, ground: DisclosureGround) -> Result<Derived<DisclosureGround>, Refusal> {
    let refuse = |reason: &str, next_step| Err(Refusal { reason: reason.to_owned(), basis: THIRD_PARTY, next_step });
    match (stance, ground) {
        (Stance::Consents, _) => refuse("第三方同意公开，不适用告知", "请按同意公开办理，不必另行告知"),
        (Stance::Asked, _) => refuse("征求意见还没有答复，期限也还没有届满", "请等对方答复或者期限届满后再作决定"),
        (Stance::Silent, DisclosureGround::ObjectionUnreasonable) => refuse(
            "第三方没有提出意见，谈不上不同意公开的理由不合理",
            "认为不公开可能对公共利益造成重大影响的，请选择公共利益；公开不损害其合法权益的，不必告知",
        ),
        (Stance::Objects | Stance::Silent, DisclosureGround::PublicInterest)
        | (Stance::Objects, DisclosureGround::ObjectionUnreasonable) => {
            let text = format!("{}，决定予以公开的，将决定公开的内容和理由书面告知第三方", ground.label());
            let basis = ground.basis();
            Ok(Derived { value: ground, steps: vec![Step { text, basis: Some(THIRD_PARTY) }], basis })
        }
    }
}
