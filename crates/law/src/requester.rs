//! `申请人` by the six kinds that the annual report counts (国办公开办函〔2021〕30号, table three).

use serde::{Deserialize, Serialize};

/// `申请人情况` — the applicant's kind, which is also the column of table three.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RequesterKind {
    /// `自然人`.
    NaturalPerson,
    /// `商业企业`.
    Business,
    /// `科研机构`.
    ResearchInstitute,
    /// `社会公益组织`.
    #[serde(rename = "public_benefit")]
    PublicBenefitOrganization,
    /// `法律服务机构`.
    #[serde(rename = "legal_service")]
    LegalServiceFirm,
    /// `其他`.
    #[serde(rename = "other")]
    OtherOrganization,
}

impl RequesterKind {
    /// All kinds, in the order of the report's columns.
    pub const ALL: [Self; 6] = [
        Self::NaturalPerson,
        Self::Business,
        Self::ResearchInstitute,
        Self::PublicBenefitOrganization,
        Self::LegalServiceFirm,
        Self::OtherOrganization,
    ];

    /// The word on the wire and in the database.
    pub const fn id(self) -> &'static str {
        match self {
            Self::NaturalPerson => "natural_person",
            Self::Business => "business",
            Self::ResearchInstitute => "research_institute",
            Self::PublicBenefitOrganization => "public_benefit",
            Self::LegalServiceFirm => "legal_service",
            Self::OtherOrganization => "other",
        }
    }

    /// The label of the report's column.
    pub const fn label(self) -> &'static str {
        match self {
            Self::NaturalPerson => "自然人",
            Self::Business => "商业企业",
            Self::ResearchInstitute => "科研机构",
            Self::PublicBenefitOrganization => "社会公益组织",
            Self::LegalServiceFirm => "法律服务机构",
            Self::OtherOrganization => "其他",
        }
    }
}
