//! `政府信息公开申请表` — what a requester fills in, and the checks on it (§29; contract §5.1).

use crate::error::ActError;
use crate::validation::{Findings, IdType, Lines, choose, is_email, is_phone};
use casework::request::{DeliveryForm, DeliveryRoute, DeliveryWish};
use law::requester::RequesterKind;

/// The form as it was filled in: words and texts, not yet checked.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct RequestForm {
    /// Who asks.
    pub requester: RequesterForm,
    /// What is asked.
    pub content: ContentForm,
    /// How the information is wanted.
    pub delivery: DeliveryWords,
}

/// `申请人信息`.
#[derive(Clone, Default, PartialEq, Eq)]
#[allow(missing_docs, reason = "the fields of the contract, §5.1")]
pub struct RequesterForm {
    pub kind: String,
    pub name: String,
    pub id_type: String,
    pub id_number: String,
    pub phone: String,
    pub email: String,
    pub address: String,
}

/// `所需政府信息`.
#[derive(Clone, Default, PartialEq, Eq)]
#[allow(missing_docs, reason = "the fields of the contract, §5.1")]
pub struct ContentForm {
    pub title: String,
    pub document_number: String,
    pub description: String,
}

/// `形式要求`.
#[derive(Clone, Default, PartialEq, Eq)]
#[allow(missing_docs, reason = "the fields of the contract, §5.1")]
pub struct DeliveryWords {
    pub form: String,
    pub route: String,
}

/// A form that has passed every check.
#[derive(Clone, PartialEq, Eq)]
pub struct CheckedForm {
    pub(super) kind: RequesterKind,
    pub(super) requester: RequesterForm,
    pub(super) content: ContentForm,
    pub(super) delivery: DeliveryWish,
}

/// How strict the checks are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Strictness {
    /// The requester fills in the form: everything that §29 asks for must be there.
    Requester,
    /// The office writes down what came in; what is missing is a matter of clarification (§30), not of this form.
    Office,
}

const KINDS: [(&str, RequesterKind); 6] = [
    ("natural_person", RequesterKind::NaturalPerson),
    ("business", RequesterKind::Business),
    ("research_institute", RequesterKind::ResearchInstitute),
    ("public_benefit", RequesterKind::PublicBenefitOrganization),
    ("legal_service", RequesterKind::LegalServiceFirm),
    ("other", RequesterKind::OtherOrganization),
];
const FORMS: [(&str, DeliveryForm); 4] = [
    ("electronic", DeliveryForm::Electronic),
    ("paper", DeliveryForm::Paper),
    ("inspection", DeliveryForm::Inspection),
    ("other", DeliveryForm::Other),
];
const ROUTES: [(&str, DeliveryRoute); 4] = [
    ("online", DeliveryRoute::Online),
    ("email", DeliveryRoute::Email),
    ("post", DeliveryRoute::Post),
    ("counter", DeliveryRoute::Counter),
];

/// Longest title, in characters (contract §5.1).
pub const TITLE_MAX: usize = 200;
/// Longest description, in characters (contract §5.1).
pub const DESCRIPTION_MAX: usize = 20_000;

impl RequestForm {
    /// Checks every field and gives the form trimmed, with its words understood.
    ///
    /// # Errors
    /// [`ActError::Invalid`] with one error a field.
    pub fn check(&self, strictness: Strictness) -> Result<CheckedForm, ActError> {
        let mut findings = Findings::default();
        let kind = choose(&mut findings, "requester.kind", "申请人类别", &self.requester.kind, &KINDS);
        let requester = self.requester.check(&mut findings, strictness, kind == Some(RequesterKind::NaturalPerson));
        let content = self.content.check(&mut findings, strictness);
        let form = choose(&mut findings, "delivery.form", "获取信息的方式", &self.delivery.form, &FORMS);
        let route = choose(&mut findings, "delivery.route", "获取信息的途径", &self.delivery.route, &ROUTES);
        if strictness == Strictness::Requester {
            let needs = |wanted| route == Some(wanted);
            findings.require(
                !needs(DeliveryRoute::Email) || !requester.email.is_empty(),
                "requester.email",
                "选择以电子邮件获取的，请填写电子邮箱",
            );
            findings.require(
                !needs(DeliveryRoute::Post) || !requester.address.is_empty(),
                "requester.address",
                "选择以邮寄获取的，请填写通信地址",
            );
        }
        findings.finish()?;
        match (kind, form, route) {
            (Some(kind), Some(form), Some(route)) => {
                Ok(CheckedForm { kind, requester, content, delivery: DeliveryWish { form, route } })
            }
            _ => Err(ActError::invalid("delivery", "请填写完整后重新提交")),
        }
    }
}

impl RequesterForm {
    fn check(&self, findings: &mut Findings, strictness: Strictness, is_natural: bool) -> Self {
        let what = if is_natural { "申请人姓名" } else { "单位名称" };
        let name = findings.required("requester.name", what, &self.name, 100, Lines::One);
        let id_number = findings.text("requester.id_number", "证件号码", &self.id_number, 64, Lines::One);
        let phone = findings.text("requester.phone", "联系电话", &self.phone, 40, Lines::One);
        let email = findings.text("requester.email", "电子邮箱", &self.email, 254, Lines::One);
        let address = findings.text("requester.address", "通信地址", &self.address, 300, Lines::One);
        findings.require(email.is_empty() || is_email(&email), "requester.email", "电子邮箱有误，请核对后重填");
        let mut id_type = self.id_type.trim().to_owned();
        match strictness {
            Strictness::Requester => {
                findings.require(!phone.is_empty(), "requester.phone", "请填写联系电话");
                findings.require(
                    is_phone(&phone),
                    "requester.phone",
                    "联系电话有误，请填写手机号码，或带区号的固定电话号码",
                );
                let kind = choose(findings, "requester.id_type", "证件类型", &self.id_type, &IdType::WORDS);
                findings.require(!id_number.is_empty(), "requester.id_number", "请填写证件号码");
                if let Some(fault) = kind.and_then(|kind| kind.fault(&id_number)) {
                    findings.note("requester.id_number", fault);
                }
            }
            Strictness::Office => {
                if id_type.is_empty() {
                    IdType::Other.id().clone_into(&mut id_type);
                }
                choose(findings, "requester.id_type", "证件类型", &id_type, &IdType::WORDS);
            }
        }
        Self { kind: self.kind.trim().to_owned(), name, id_type, id_number, phone, email, address }
    }
}

impl ContentForm {
    fn check(&self, findings: &mut Findings, strictness: Strictness) -> Self {
        let title = findings.text("content.title", "信息名称", &self.title, TITLE_MAX, Lines::One);
        let document_number = findings.text("content.document_number", "文号", &self.document_number, 100, Lines::One);
        let description =
            findings.text("content.description", "内容描述", &self.description, DESCRIPTION_MAX, Lines::Many);
        match strictness {
            Strictness::Requester => {
                findings.require(!title.is_empty(), "content.title", "请填写所需信息的名称");
                findings.require(
                    !description.is_empty(),
                    "content.description",
                    "请描述所需信息的内容，例如涉及的年份、地点、事项，便于查找",
                );
            }
            Strictness::Office => findings.require(
                !(title.is_empty() && document_number.is_empty() && description.is_empty()),
                "content.title",
                "请按来件填写信息名称、文号或者内容描述",
            ),
        }
        Self { title, document_number, description }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn good() -> RequestForm {
        RequestForm {
            requester: RequesterForm {
                kind: "natural_person".into(),
                name: "甲某".into(),
                id_type: "passport".into(),
                id_number: "E00000000".into(),
                phone: "13800000000".into(),
                email: String::new(),
                address: String::new(),
            },
            content: ContentForm {
                title: "2023年度科技专项经费分配方案".into(),
                document_number: String::new(),
                description: "项目名称、金额。\n按区列出。".into(),
            },
            delivery: DeliveryWords { form: "electronic".into(), route: "online".into() },
        }
    }

    fn fields(form: &RequestForm, strictness: Strictness) -> Vec<String> {
        match form.check(strictness) {
            Err(ActError::Invalid(errors)) => errors.into_iter().map(|e| e.field).collect(),
            Err(_) => vec!["another error".to_owned()],
            Ok(_) => Vec::new(),
        }
    }

    #[test]
    fn each_field_that_is_wrong_is_named_once() {
        type Spoil = fn(&mut RequestForm);
        let cases: [(&str, Spoil); 16] = [
            ("requester.kind", |f| f.requester.kind = "citizen".into()),
            ("requester.name", |f| f.requester.name = "  ".into()),
            ("requester.name", |f| f.requester.name = "甲".repeat(101)),
            ("requester.id_type", |f| f.requester.id_type = String::new()),
            ("requester.id_number", |f| f.requester.id_number = String::new()),
            ("requester.id_number", |f| f.requester.id_type = "resident_id".into()),
            ("requester.phone", |f| f.requester.phone = "12".into()),
            ("requester.email", |f| f.requester.email = "nobody".into()),
            ("requester.email", |f| f.delivery.route = "email".into()),
            ("requester.address", |f| f.delivery.route = "post".into()),
            ("content.title", |f| f.content.title = "题".repeat(TITLE_MAX + 1)),
            ("content.title", |f| f.content.title = "两\n行".into()),
            ("content.description", |f| f.content.description = "述".repeat(DESCRIPTION_MAX + 1)),
            ("content.description", |f| f.content.description = "a\u{0}b".into()),
            ("delivery.form", |f| f.delivery.form = "fax".into()),
            ("delivery.route", |f| f.delivery.route = String::new()),
        ];
        for (field, spoil) in cases {
            let mut form = good();
            spoil(&mut form);
            assert_eq!(fields(&form, Strictness::Requester), [field]);
        }
        assert_eq!(fields(&good(), Strictness::Requester), [""; 0]);
        assert_eq!(fields(&RequestForm::default(), Strictness::Requester).len(), 9);
    }

    #[test]
    fn texts_of_the_greatest_length_pass() {
        let mut form = good();
        form.content.title = "题".repeat(TITLE_MAX);
        form.content.description = "述".repeat(DESCRIPTION_MAX);
        assert_eq!(fields(&form, Strictness::Requester), [""; 0]);
    }

    #[test]
    fn the_office_may_write_down_an_incomplete_letter() {
        let mut form = good();
        form.requester.id_number = String::new();
        form.requester.id_type = String::new();
        form.requester.phone = String::new();
        form.content.description = String::new();
        assert_eq!(fields(&form, Strictness::Office), [""; 0]);
        form.content.title = String::new();
        assert_eq!(fields(&form, Strictness::Office), ["content.title"]);
    }
}
