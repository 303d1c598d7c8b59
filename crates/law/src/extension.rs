//! `延长答复期限` — 条例 §33¶2: once, with the consent of the office's head, told to the requester, at most
//! twenty working days.

use crate::count::chinese_date;
use crate::dated::Dated;
use crate::{Citation, Instrument, Refusal};
use jiff::civil::{Date, date};

const PARAGRAPH: Citation = Citation::article(Instrument::DisclosureRegulation, 33).paragraph(2);

/// The most that a reply period can be extended by.
pub const LONGEST_WORKING_DAYS: Dated<u8> =
    Dated { value: 20, in_force_from: date(2019, 5, 15), in_force_to: None, source: PARAGRAPH };

/// An extension within the limits of the law.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Extension {
    working_days: u8,
}

impl Extension {
    /// An extension of 1–20 working days.
    ///
    /// # Errors
    /// Outside that range.
    pub fn try_new(working_days: i64) -> Result<Self, Refusal> {
        match u8::try_from(working_days) {
            Ok(days) if (1..=LONGEST_WORKING_DAYS.value).contains(&days) => Ok(Self { working_days: days }),
            Ok(_) | Err(_) => Err(Refusal {
                reason: format!(
                    "延长{working_days}个工作日超出了法定范围，延长期限最长不得超过{}个工作日",
                    LONGEST_WORKING_DAYS.value
                ),
                basis: PARAGRAPH,
                next_step: "请填1至20之间的工作日数",
            }),
        }
    }

    /// 1–20.
    pub const fn working_days(self) -> u8 {
        self.working_days
    }
}

/// What decides whether a reply period may be extended on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ExtensionFacts {
    /// The day on which it would be extended and told.
    pub on: Date,
    /// The last day to reply as it stands.
    pub reply_due: Date,
    /// An extension was made before, in this reply period or one before it.
    pub has_been_extended: bool,
    /// `公开工作机构负责人` agreed.
    pub office_head_agreed: bool,
}

/// Whether a reply period may be extended.
///
/// # Errors
/// If it was extended before, is over, or the office's head has not agreed. That "once" is meant follows from
/// "in all at most twenty working days" read with the practice of one notice; several notices within the
/// twenty days are not provided for.
pub fn may_extend(facts: ExtensionFacts) -> Result<(), Refusal> {
    let refuse = |reason: String, next_step| Err(Refusal { reason, basis: PARAGRAPH, next_step });
    if facts.has_been_extended {
        return refuse("答复期限已经延长过一次，不能再次延长".to_owned(), "请在现有期限内答复");
    }
    if facts.on > facts.reply_due {
        let due = chinese_date(facts.reply_due);
        return refuse(format!("答复期限已于{due}届满，届满后不能再延长"), "请尽快答复，并如实记录逾期");
    }
    if !facts.office_head_agreed {
        return refuse("延长答复期限应当经政府信息公开工作机构负责人同意".to_owned(), "请先报负责人同意，再告知申请人");
    }
    Ok(())
}
