//! Where a rule stands: instrument and article, paragraph and item.

use serde::{Deserialize, Serialize};
use std::fmt;

/// An instrument that a rule is taken from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Instrument {
    /// `中华人民共和国政府信息公开条例` (国务院令第711号, in force 2019-05-15).
    DisclosureRegulation,
    /// `行政复议法` (2023 revision, in force 2024-01-01).
    ReconsiderationLaw,
    /// `行政诉讼法` (2017).
    AdministrativeLitigationLaw,
    /// `民事诉讼法` (2023), whose counting of periods the two above borrow.
    CivilProcedureLaw,
    /// `民法典`.
    CivilCode,
    /// `行政处罚法` (2021).
    AdministrativePenaltyLaw,
    /// `最高人民法院关于审理政府信息公开行政案件适用法律若干问题的解释` (法释〔2025〕8号, in force 2025-06-01).
    DisclosureInterpretation2025,
    /// `政府信息公开信息处理费管理办法` (国办函〔2020〕109号, in force 2021-01-01).
    ProcessingFeeMeasures,
    /// `政府信息公开工作年度报告格式` (国办公开办函〔2021〕30号).
    ReportFormat2021,
    /// `政府信息公开工作年度报告格式` (国办公开办函〔2019〕60号).
    ReportFormat2019,
    /// `关于政府信息公开期限有关问题的解释` (国办公开办函〔2015〕207号).
    PeriodLetter2015,
    /// `关于政府信息公开处理决定送达问题的解释` (国办公开办函〔2016〕235号).
    DeliveryLetter2016,
    /// `江苏省政府信息公开申请办理答复规范`, forwarded by 国办公开办函〔2020〕2号.
    ReplyStandard2020,
    /// `邮政法` (2015).
    PostalLaw,
    /// `全国年节及纪念日放假办法`.
    HolidayMeasures,
    /// `保守国家秘密法` (2024 revision, in force 2024-05-01).
    SecrecyLaw,
    /// `保守国家秘密法实施条例` (2024 revision, in force 2024-09-01).
    SecrecyRegulation,
    /// `个人信息保护法` (in force 2021-11-01).
    PersonalInformationLaw,
}

/// One place in an instrument: `第三十三条第三款` is article 33, paragraph 3.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Citation {
    /// The instrument.
    pub instrument: Instrument,
    /// `条`. 0 where the instrument has no articles (a letter, a form).
    pub article: u16,
    /// `款`.
    pub paragraph: Option<u8>,
    /// `项`.
    pub item: Option<u8>,
}

impl Citation {
    /// An article of an instrument as a whole.
    pub const fn article(instrument: Instrument, article: u16) -> Self {
        Self { instrument, article, paragraph: None, item: None }
    }

    /// The same article, narrowed to a paragraph (`款`).
    #[must_use]
    pub const fn paragraph(self, paragraph: u8) -> Self {
        Self { paragraph: Some(paragraph), ..self }
    }

    /// The same place, narrowed to an item (`项`).
    #[must_use]
    pub const fn item(self, item: u8) -> Self {
        Self { item: Some(item), ..self }
    }
}

impl Instrument {
    /// The name used in letters and explanations, with its title marks: `《政府信息公开条例》`.
    pub const fn title(self) -> &'static str {
        match self {
            Self::DisclosureRegulation => "《中华人民共和国政府信息公开条例》",
            Self::ReconsiderationLaw => "《中华人民共和国行政复议法》",
            Self::AdministrativeLitigationLaw => "《中华人民共和国行政诉讼法》",
            Self::CivilProcedureLaw => "《中华人民共和国民事诉讼法》",
            Self::CivilCode => "《中华人民共和国民法典》",
            Self::AdministrativePenaltyLaw => "《中华人民共和国行政处罚法》",
            Self::DisclosureInterpretation2025 => {
                "《最高人民法院关于审理政府信息公开行政案件适用法律若干问题的解释》（法释〔2025〕8号）"
            }
            Self::ProcessingFeeMeasures => "《政府信息公开信息处理费管理办法》",
            Self::ReportFormat2021 => "《政府信息公开工作年度报告格式》（国办公开办函〔2021〕30号）",
            Self::ReportFormat2019 => "《政府信息公开工作年度报告格式》（国办公开办函〔2019〕60号）",
            Self::PeriodLetter2015 => "国办公开办函〔2015〕207号",
            Self::DeliveryLetter2016 => "国办公开办函〔2016〕235号",
            Self::ReplyStandard2020 => "国办公开办函〔2020〕2号",
            Self::PostalLaw => "《中华人民共和国邮政法》",
            Self::HolidayMeasures => "《全国年节及纪念日放假办法》",
            Self::SecrecyLaw => "《中华人民共和国保守国家秘密法》",
            Self::SecrecyRegulation => "《中华人民共和国保守国家秘密法实施条例》",
            Self::PersonalInformationLaw => "《中华人民共和国个人信息保护法》",
        }
    }
}

impl fmt::Display for Citation {
    /// Writes the place without the title: `第三十三条第三款`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.article > 0 {
            write!(f, "第{}条", chinese_numeral(self.article))?;
        }
        if let Some(p) = self.paragraph {
            write!(f, "第{}款", chinese_numeral(u16::from(p)))?;
        }
        if let Some(i) = self.item {
            write!(f, "第（{}）项", chinese_numeral(u16::from(i)))?;
        }
        Ok(())
    }
}

/// 1–9999 as written in statutes: 10 is `十`, 33 is `三十三`, 105 is `一百零五`, 1259 is `一千二百五十九`.
fn chinese_numeral(n: u16) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let digit = |d: u16| DIGITS.get(usize::from(d % 10)).copied().unwrap_or("");
    let mut out = String::new();
    let mut gap = false;
    for (unit, name) in [(1000, "千"), (100, "百"), (10, "十"), (1, "")] {
        match n / unit % 10 {
            0 => gap = !out.is_empty(),
            d => {
                if gap {
                    out.push('零');
                    gap = false;
                }
                // 10–19 drop the leading 一.
                if !(unit == 10 && d == 1 && out.is_empty()) {
                    out.push_str(digit(d));
                }
                out.push_str(name);
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_reads_as_in_a_statute() {
        let place = Citation::article(Instrument::DisclosureRegulation, 33).paragraph(3);
        assert_eq!(place.to_string(), "第三十三条第三款");
        assert_eq!(Citation::article(Instrument::ReconsiderationLaw, 20).to_string(), "第二十条");
        assert_eq!(Citation::article(Instrument::CivilCode, 105).item(10).to_string(), "第一百零五条第（十）项");
        assert_eq!(Citation::article(Instrument::CivilCode, 1259).to_string(), "第一千二百五十九条");
        assert_eq!(Citation::article(Instrument::CivilCode, 200).to_string(), "第二百条");
    }
}
