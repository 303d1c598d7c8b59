//! `栏目名`: what a column header or a label in the line says of the value behind it.

use crate::mention::Role;

/// What a label announces.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Label {
    /// A person's name, nothing more.
    Name,
    /// A party to a case: `当事人`.
    Party,
    /// `法定代表人`.
    Legal,
    /// `负责人`: of a unit or a project, as the rest of the text says.
    Leader,
    /// `经营者`.
    Trader,
    /// `联系人、承办人`.
    Official,
    /// `监护人`.
    Guardian,
    /// `学生`.
    Child,
    /// `身份证号`.
    Identity,
    /// `手机号`.
    Mobile,
    /// `联系电话`.
    Phone,
    /// `咨询电话`.
    OfficePhone,
    /// `银行卡号`.
    Card,
    /// `单位`.
    Unit,
    /// `职务`.
    Post,
    /// `住址`.
    Address,
    /// `村、社区、籍贯`: a place that is no address.
    Village,
    /// `出生年月`.
    Birth,
    /// `年龄`.
    Age,
    /// `性别`.
    Sex,
    /// `金额`.
    Amount,
    /// `病种`.
    Illness,
    /// `项目编号、合同编号、许可证号`.
    Matter,
    /// `文号`.
    Document,
    /// A number that is none of ours: `准考证号`.
    OtherNumber,
    /// `社会保障号、残疾证号`: holds a resident's number.
    Social,
    /// `车牌号`.
    Plate,
    /// `邮箱`.
    Email,
    /// `监督邮箱`.
    OfficeEmail,
    /// `护照号、通行证号`.
    Passport,
    /// `日期`.
    Date,
    /// `地点`.
    Spot,
    /// `统一社会信用代码`.
    Credit,
    /// `组织机构代码`.
    Organisation,
    /// `注册号`.
    Registration,
    /// `纳税人识别号`.
    Tax,
    /// `学籍号`.
    Student,
    /// `班级`.
    SchoolClass,
    /// `家庭人口`.
    Household,
    /// `学历、民族`.
    Degree,
    /// `违法事实、处罚结果`.
    Reason,
    /// `与户主关系`.
    Kin,
    /// `备注` and other running text.
    Note,
}

impl Label {
    /// By its key in `data/labels.txt`.
    pub(super) fn from_key(key: &str) -> Option<Self> {
        Some(match key {
            "name" => Self::Name,
            "party" => Self::Party,
            "legal" => Self::Legal,
            "leader" => Self::Leader,
            "trader" => Self::Trader,
            "official" => Self::Official,
            "guardian" => Self::Guardian,
            "child" => Self::Child,
            "identity" => Self::Identity,
            "mobile" => Self::Mobile,
            "phone" => Self::Phone,
            "office-phone" => Self::OfficePhone,
            "card" => Self::Card,
            "unit" => Self::Unit,
            "post" => Self::Post,
            "address" => Self::Address,
            "village" => Self::Village,
            "birth" => Self::Birth,
            "age" => Self::Age,
            "sex" => Self::Sex,
            "amount" => Self::Amount,
            "illness" => Self::Illness,
            "matter" => Self::Matter,
            "document" => Self::Document,
            "other-number" => Self::OtherNumber,
            "social" => Self::Social,
            "plate" => Self::Plate,
            "email" => Self::Email,
            "office-email" => Self::OfficeEmail,
            "passport" => Self::Passport,
            "date" => Self::Date,
            "spot" => Self::Spot,
            "credit" => Self::Credit,
            "organisation" => Self::Organisation,
            "registration" => Self::Registration,
            "tax" => Self::Tax,
            "student" => Self::Student,
            "school-class" => Self::SchoolClass,
            "household" => Self::Household,
            "degree" => Self::Degree,
            "reason" => Self::Reason,
            "kin" => Self::Kin,
            "note" => Self::Note,
            _ => return None,
        })
    }

    /// The role of a person whom the label announces; none if it announces no person.
    pub fn person(self) -> Option<Role> {
        match self {
            Self::Name | Self::Party | Self::Leader => Some(Role::Plain),
            Self::Legal => Some(Role::LegalRepresentative),
            Self::Trader => Some(Role::SoleTrader),
            Self::Official => Some(Role::Official),
            Self::Guardian => Some(Role::Guardian),
            Self::Child => Some(Role::Child),
            Self::Identity
            | Self::Mobile
            | Self::Phone
            | Self::OfficePhone
            | Self::Card
            | Self::Unit
            | Self::Post
            | Self::Address
            | Self::Village
            | Self::Birth
            | Self::Age
            | Self::Sex
            | Self::Amount
            | Self::Illness
            | Self::Matter
            | Self::Document
            | Self::OtherNumber
            | Self::Social
            | Self::Plate
            | Self::Email
            | Self::OfficeEmail
            | Self::Passport
            | Self::Date
            | Self::Spot
            | Self::Credit
            | Self::Organisation
            | Self::Registration
            | Self::Tax
            | Self::Student
            | Self::SchoolClass
            | Self::Household
            | Self::Degree
            | Self::Reason
            | Self::Kin
            | Self::Note => None,
        }
    }

    /// Whether it begins the entry of a person when lines of labels follow each other.
    pub fn begins_person(self) -> bool {
        matches!(self, Self::Name | Self::Party | Self::Child | Self::Leader)
    }
}
