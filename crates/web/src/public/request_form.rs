//! `政府信息公开申请表` as questions (§29), for the citizen and for the office that writes down a letter. The names
//! are the contract's (§5.1). Nobody is asked what the information is for.

use crate::form::{Choice, Fields, Group, Question};
use law::requester::RequesterKind;
use usecases::request::form::{ContentForm, DeliveryWords, RequestForm, RequesterForm};

/// What the citizen is asked.
pub(crate) fn groups() -> Vec<Group> {
    vec![
        Group { legend: "一、申请人", questions: requester() },
        Group { legend: "二、所需政府信息", questions: content() },
        Group { legend: "三、怎样提供", questions: delivery() },
    ]
}

/// The same for the office: what a letter leaves open may stay open.
pub(crate) fn groups_for_office() -> Vec<Group> {
    let may_be_missing =
        ["requester.id_type", "requester.id_number", "requester.phone", "content.title", "content.description"];
    let ease = |question: Question| {
        // The clerk's browser knows the clerk, not the requester.
        let question = question.autocomplete("");
        if may_be_missing.contains(&question.name) { question.hint("").optional() } else { question }
    };
    let legends = ["二、申请人", "三、所需政府信息", "四、怎样提供"];
    let eased = groups()
        .into_iter()
        .zip(legends)
        .map(|(group, legend)| Group { legend, questions: group.questions.into_iter().map(ease).collect() });
    eased.collect()
}

/// The form as it was sent.
pub(crate) fn read(fields: &Fields) -> RequestForm {
    let text = |name: &str| fields.text(name).to_owned();
    RequestForm {
        requester: RequesterForm {
            kind: text("requester.kind"),
            name: text("requester.name"),
            id_type: text("requester.id_type"),
            id_number: text("requester.id_number"),
            phone: text("requester.phone"),
            email: text("requester.email"),
            address: text("requester.address"),
        },
        content: ContentForm {
            title: text("content.title"),
            document_number: text("content.document_number"),
            description: text("content.description"),
        },
        delivery: DeliveryWords { form: text("delivery.form"), route: text("delivery.route") },
    }
}

fn requester() -> Vec<Question> {
    let kinds = RequesterKind::ALL.map(|kind| Choice::new(kind.id(), kind.label())).to_vec();
    let papers = [
        ("resident_id", "居民身份证"),
        ("passport", "护照"),
        ("hk_macao_permit", "港澳居民来往内地通行证"),
        ("taiwan_permit", "台湾居民来往大陆通行证"),
        ("credit_code", "统一社会信用代码"),
        ("other", "其他证件"),
    ];
    let papers = papers.map(|(value, label)| Choice::new(value, label)).to_vec();
    vec![
        Question::one("requester.kind", "申请人类别", kinds).hint("个人请选自然人；单位按性质选择，年度报告据此统计"),
        Question::line("requester.name", "姓名或者单位名称").hint("与证件一致").autocomplete("name"),
        Question::listed("requester.id_type", "证件类型", papers),
        Question::line("requester.id_number", "证件号码").hint("只用于核对身份，不对外公开"),
        Question::line_of("tel", "requester.phone", "联系电话")
            .hint("手机号码，或者带区号的固定电话")
            .autocomplete("tel"),
        Question::line_of("email", "requester.email", "电子邮箱")
            .hint("以电子邮件获取的，须填写")
            .autocomplete("email")
            .optional(),
        Question::line("requester.address", "通信地址")
            .hint("以邮寄获取的，须填写到门牌号")
            .autocomplete("street-address")
            .optional(),
    ]
}

fn content() -> Vec<Question> {
    vec![
        Question::line("content.title", "信息名称").hint("不知道准确名称的，写大致名称；不超过200字"),
        Question::line("content.document_number", "文号").hint("知道的请填写，便于查找").optional(),
        Question::lines("content.description", "内容描述", 6)
            .hint("涉及的年份、地点、项目、事项等，写得越具体，查找越快。不必说明用途"),
    ]
}

fn delivery() -> Vec<Question> {
    let forms = [("electronic", "电子文件"), ("paper", "纸质"), ("inspection", "当场查阅、抄录"), ("other", "其他")];
    let routes = [("online", "网上获取"), ("email", "电子邮件"), ("post", "邮寄"), ("counter", "自行领取")];
    let choices = |all: [(&str, &str); 4]| all.map(|(value, label)| Choice::new(value, label)).to_vec();
    vec![
        Question::one("delivery.form", "获取信息的方式", choices(forms)),
        Question::one("delivery.route", "获取信息的途径", choices(routes)),
    ]
}
