//! What every letter of a case needs: whose, about what, to whom, on which day.

use super::Letter;
use casework::report::AgencySettings;
use jiff::civil::Date;
use law::count::chinese_date;
use law::receipt::Channel;
use law::requester::RequesterKind;

/// A case, as its letters speak of it.
#[derive(Clone, Copy)]
pub struct Matter<'a> {
    /// The agency's particulars.
    pub office: &'a AgencySettings,
    /// `登记号`.
    pub number: &'a str,
    /// The requester.
    pub requester: Addressee<'a>,
    /// How the request came in.
    pub channel: Channel,
    /// `收到申请之日`, once fixed.
    pub received_on: Option<Date>,
    /// The request's title.
    pub title: &'a str,
    /// Its description.
    pub description: &'a str,
    /// `文号` of this letter.
    pub document_number: Option<&'a str>,
    /// Date of this letter.
    pub day: Date,
}

/// Whom a letter addresses.
#[derive(Clone, Copy)]
pub struct Addressee<'a> {
    /// Name.
    pub name: &'a str,
    /// What it is.
    pub kind: RequesterKind,
}

impl Addressee<'_> {
    /// `你` or `你单位`.
    pub(super) const fn you(self) -> &'static str {
        match self.kind {
            RequesterKind::NaturalPerson => "你",
            RequesterKind::Business
            | RequesterKind::ResearchInstitute
            | RequesterKind::PublicBenefitOrganization
            | RequesterKind::LegalServiceFirm
            | RequesterKind::OtherOrganization => "你单位",
        }
    }
}

impl Matter<'_> {
    /// A letter to the requester with nothing written yet.
    pub(super) fn letter(&self, title: &str) -> Letter {
        self.letter_to(self.requester.name, title)
    }

    /// A letter to somebody.
    pub(super) fn letter_to(&self, name: &str, title: &str) -> Letter {
        Letter {
            agency: self.office.name.clone(),
            document_number: self.document_number.map(str::to_owned),
            title: title.to_owned(),
            addressee: name.to_owned(),
            paragraphs: Vec::new(),
            attachments: Vec::new(),
            contact: self.contact(),
            day: chinese_date(self.day),
            mark: None,
        }
    }

    /// `你` or `你单位`.
    pub(super) const fn you(&self) -> &'static str {
        self.requester.you()
    }

    /// The first sentence of nearly every letter: what came in, when and how.
    pub(super) fn opening(&self) -> String {
        let (you, number) = (self.you(), self.number);
        match self.received_on {
            Some(day) => {
                format!("本机关于{}收到{you}{}的政府信息公开申请（登记号：{number}）。", chinese_date(day), self.way())
            }
            None => format!("{you}{}的政府信息公开申请（登记号：{number}），本机关已经登记。", self.way()),
        }
    }

    /// What was asked, in the requester's own words.
    pub(super) fn asked(&self) -> String {
        let you = self.you();
        match (self.title.trim(), self.description.trim()) {
            (title, "") => format!("{you}申请获取“{title}”。"),
            ("", description) => format!("{you}对所需信息的描述为：“{description}”"),
            (title, description) => format!("{you}申请获取“{title}”，对所需信息的描述为：“{description}”"),
        }
    }

    /// What was asked, without saying who asks.
    pub(super) fn content(&self) -> String {
        match (self.title.trim(), self.description.trim()) {
            (title, "") => format!("申请公开的信息：“{title}”。"),
            ("", description) => format!("申请公开的信息，申请人的描述为：“{description}”"),
            (title, description) => format!("申请公开的信息：“{title}”，申请人的描述为：“{description}”"),
        }
    }

    /// How it came in.
    pub(super) const fn way(&self) -> &'static str {
        match self.channel {
            Channel::Counter => "当面提交",
            Channel::SignedMail => "邮寄提交",
            Channel::OrdinaryMail => "以信函提交",
            Channel::Online => "通过互联网提交",
            Channel::Fax => "以传真提交",
        }
    }

    fn contact(&self) -> String {
        let office = self.office;
        let parts = [("联系单位：", &office.office), ("联系电话：", &office.phone), ("地址：", &office.address)];
        let said: Vec<String> =
            parts.iter().filter(|(_, text)| !text.is_empty()).map(|(label, text)| format!("{label}{text}")).collect();
        said.join("；")
    }
}
