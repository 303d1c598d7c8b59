//! Telephones, cards, codes, plates, mailboxes, document numbers.

use super::{Context, Judge, excerpt};
use crate::finding::{Kind, Severity};
use crate::mask;
use crate::mention::{Evidence, Mention, Role, What};

const PRIVACY: &str = "政府信息公开条例第十五条、个人信息保护法第二十五条";

/// What the role says of a number: whether it is the office's, what the law publishes, or a person's own.
fn is_public(role: Role) -> bool {
    match role {
        Role::Switchboard | Role::Official => true,
        Role::Plain | Role::LegalRepresentative | Role::SoleTrader | Role::Guardian | Role::Child => false,
    }
}

pub(super) fn mobile(judge: &mut Judge<'_>, mention: &Mention, slots: &[u8; 11]) {
    let hidden = slots.len() - mask::shown(slots);
    let shown = excerpt::number(&String::from_utf8_lossy(slots));
    if hidden > 0 {
        if hidden < 4 {
            let reason = format!("手机号只隐去{hidden}位，容易试出；建议至少隐去中间4位（{PRIVACY}）");
            judge.add(mention, Kind::Mobile, Severity::Review, shown, reason);
        }
        return;
    }
    let (severity, reason) = match (mention.role, mention.evidence) {
        (Role::Switchboard | Role::Official, _) => {
            (Severity::Note, "公务联系用的手机号，请确认本人同意公开，尽量改用办公座机".to_owned())
        }
        (Role::LegalRepresentative, _) => (
            Severity::Review,
            format!("法定代表人的姓名依法公开，其手机号不在公开之列，请隐去或改用单位电话（{PRIVACY}）"),
        ),
        (Role::Guardian | Role::Child, _) => {
            (Severity::Block, format!("未成年人或其监护人的手机号，应当隐去（{PRIVACY}、第三十一条）"))
        }
        (Role::Plain | Role::SoleTrader, Evidence::Named) => {
            (Severity::Block, format!("个人手机号与姓名同时出现，应当隐去（{PRIVACY}）"))
        }
        (Role::Plain | Role::SoleTrader, Evidence::Shape | Evidence::Checked | Evidence::Labelled) => {
            (Severity::Review, format!("手机号，请核对是否个人号码；是个人号码的应当隐去（{PRIVACY}）"))
        }
    };
    judge.add(mention, Kind::Mobile, severity, shown, reason);
}

pub(super) fn card(judge: &mut Judge<'_>, mention: &Mention, slots: &[u8]) {
    let shown = excerpt::number(&String::from_utf8_lossy(slots));
    if mask::is_whole(slots) {
        let (severity, reason) = if mention.evidence >= Evidence::Checked {
            (
                Severity::Block,
                "完整的银行卡号，属于金融账户信息，应当隐去（个人信息保护法第二十八条、政府信息公开条例第十五条）",
            )
        } else {
            (
                Severity::Review,
                "标为银行账号，但校验码不符：对公账号请确认需要公开，个人卡号应当隐去（个人信息保护法第二十八条）",
            )
        };
        return judge.add(mention, Kind::BankCard, severity, shown, reason);
    }
    if mask::shown(slots) > 10 {
        let reason = "银行卡号露出超过10位，遮盖不够；建议只留后4位（个人信息保护法第二十八条）";
        judge.add(mention, Kind::BankCard, Severity::Review, shown, reason);
    }
}

pub(super) fn exact(judge: &mut Judge<'_>, context: &Context<'_>, mention: &Mention, kind: Kind, value: &str) {
    let has_person =
        context.mentions.iter().any(|other| matches!(&other.what, What::Name(_)) && !is_public(other.role));
    let shown = excerpt::number(value);
    match kind {
        Kind::Landline => landline(judge, mention, has_person, shown),
        Kind::CreditCode => credit_code(judge, mention, shown),
        Kind::Passport | Kind::TravelPermit | Kind::OtherId | Kind::ServiceCard | Kind::IdCard => {
            let severity = if mention.evidence >= Evidence::Labelled { Severity::Block } else { Severity::Review };
            let reason = "证件号码，应当隐去（个人信息保护法第二十八条、政府信息公开条例第十五条）；不是证件号码的请注明是什么编号";
            judge.add(mention, kind, severity, shown, reason);
        }
        Kind::StudentNumber => {
            let reason = "学籍号指向学生本人，应当隐去（个人信息保护法第三十一条）";
            judge.add(mention, kind, Severity::Review, shown, reason);
        }
        Kind::Plate => {
            let severity = if has_person { Severity::Block } else { Severity::Review };
            let reason = format!("车牌号可以查到车主；个人车辆的请隐去后三位（{PRIVACY}）");
            judge.add(mention, kind, severity, shown, reason);
        }
        Kind::Email => {
            if !is_public(mention.role) && !value.ends_with(".gov.cn") {
                let reason = format!("电子邮箱，请核对是单位邮箱还是个人邮箱；个人邮箱应当隐去（{PRIVACY}）");
                judge.add(mention, kind, Severity::Review, excerpt::email(value), reason);
            }
        }
        Kind::Vin | Kind::DeviceNumber | Kind::NetworkAddress | Kind::Coordinates | Kind::PropertyCertificate => {
            let reason = format!("可以追到具体的车、设备、房屋或位置，请确认需要公开（{PRIVACY}）");
            judge.add(mention, kind, Severity::Review, shown, reason);
        }
        // Numbers of units and of cases are public; the rest is never read as a number.
        Kind::OrganisationCode
        | Kind::RegistrationNumber
        | Kind::TaxNumber
        | Kind::CaseNumber
        | Kind::DocumentNumber
        | Kind::Mobile
        | Kind::BankCard
        | Kind::Address
        | Kind::NameWithContext
        | Kind::Health
        | Kind::Finance
        | Kind::Minor
        | Kind::SecrecyMark
        | Kind::InternalMark
        | Kind::HiddenSheet
        | Kind::HiddenRowColumn
        | Kind::HiddenText
        | Kind::WhiteText
        | Kind::Comment
        | Kind::TrackedChange
        | Kind::Metadata
        | Kind::EmbeddedObject
        | Kind::ExternalLink
        | Kind::PivotCache
        | Kind::NamedRange
        | Kind::MaskedByFormat
        | Kind::PdfBadRedaction
        | Kind::PdfAttachment
        | Kind::PdfJavascript
        | Kind::PdfOldRevision
        | Kind::PdfFormField
        | Kind::PdfAnnotation
        | Kind::PdfOutline
        | Kind::PdfHiddenLayer
        | Kind::PdfOffPage
        | Kind::Exif
        | Kind::Picture => {}
    }
}

fn landline(judge: &mut Judge<'_>, mention: &Mention, has_person: bool, shown: String) {
    if has_person && !is_public(mention.role) && mention.role != Role::LegalRepresentative {
        let reason = format!("座机号与个人姓名同列，请核对是办公电话还是住宅电话；住宅电话应当隐去（{PRIVACY}）");
        judge.add(mention, Kind::Landline, Severity::Review, shown, reason);
    }
}

fn credit_code(judge: &mut Judge<'_>, mention: &Mention, shown: String) {
    if mention.evidence == Evidence::Shape {
        let reason = "统一社会信用代码校验码不符，请核对是否抄错";
        judge.add(mention, Kind::CreditCode, Severity::Note, shown, reason);
    } else if mention.role == Role::SoleTrader {
        let reason = "92开头的是个体工商户的统一社会信用代码，指向经营者本人，请核对是否依法应当公开（政府信息公开条例第十五条、第二十条）";
        judge.add(mention, Kind::CreditCode, Severity::Review, shown, reason);
    }
}

/// A document number in another form than GB/T 9704 has it.
pub(super) fn document(judge: &mut Judge<'_>, mention: &Mention) {
    let written = judge.written(mention).to_owned();
    let fault = if !written.contains('〔') {
        "年份应当用六角括号“〔〕”括入"
    } else if written.contains("〕第") {
        "发文顺序号不加“第”字"
    } else {
        return;
    };
    let reason = format!("发文字号写法不合GB/T 9704：{fault}");
    judge.add(mention, Kind::DocumentNumber, Severity::Note, written, reason);
}
