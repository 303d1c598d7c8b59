//! `收到申请之日` — the day a request counts as received, by channel (条例 §31).

use crate::count::chinese_date;
use crate::{Citation, Derived, Instrument, Step};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// `申请渠道` — how a request came in; each fixes the receipt day differently.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    /// `当面提交`, also an oral request that the office writes down (§29).
    Counter,
    /// `邮寄（签收）` — registered mail, EMS.
    SignedMail,
    /// `平常信函` — ordinary mail that nobody signs for.
    OrdinaryMail,
    /// `互联网渠道` — site form, e-mail.
    Online,
    /// `传真`, to the office's own machine.
    Fax,
}

const ARTICLE: Citation = Citation::article(Instrument::DisclosureRegulation, 31);

/// What is still missing before the receipt day is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case", tag = "state")]
pub enum Receipt {
    /// The day is fixed.
    Fixed {
        /// `收到申请之日`, day zero of the reply period.
        received_on: Date,
    },
    /// `待确认`: the day of confirmation with the requester will be the day of receipt.
    AwaitsConfirmation {
        /// By when the office should confirm; `None` where the law names no day.
        confirm_by: Option<Date>,
    },
}

impl Channel {
    /// All channels.
    pub const ALL: [Self; 5] = [Self::Counter, Self::SignedMail, Self::OrdinaryMail, Self::Online, Self::Fax];

    /// What it is called.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Counter => "当面提交",
            Self::SignedMail => "邮寄（签收）",
            Self::OrdinaryMail => "平常信函",
            Self::Online => "互联网渠道",
            Self::Fax => "传真",
        }
    }

    /// Whether the day is fixed only by confirmation with the requester.
    pub const fn needs_confirmation(self) -> bool {
        match self {
            Self::Counter | Self::SignedMail => false,
            Self::OrdinaryMail | Self::Online | Self::Fax => true,
        }
    }

    /// Where its rule stands.
    pub const fn basis(self) -> Citation {
        match self {
            Self::Counter => ARTICLE.item(1),
            Self::SignedMail | Self::OrdinaryMail => ARTICLE.item(2),
            Self::Online | Self::Fax => ARTICLE.item(3),
        }
    }
}

/// The day of receipt.
///
/// `arrived_on` is the day of submission, of signing for the mail, or on which the letter, form, e-mail or fax reached
/// the office; `confirmed_on` the day on which both sides confirmed, where that is needed and done. A confirmation
/// before the arrival is a slip, so the arrival holds.
pub fn received_on(channel: Channel, arrived_on: Date, confirmed_on: Option<Date>) -> Derived<Receipt> {
    let basis = channel.basis();
    let (arrived, confirmed) = (chinese_date(arrived_on), confirmed_on.map(|day| day.max(arrived_on)));
    let (value, text) = match (channel, confirmed) {
        (Channel::Counter, _) => {
            (Receipt::Fixed { received_on: arrived_on }, format!("当面提交，以提交之日{arrived}为收到申请之日"))
        }
        (Channel::SignedMail, _) => {
            (Receipt::Fixed { received_on: arrived_on }, format!("邮寄并经签收，以签收之日{arrived}为收到申请之日"))
        }
        (Channel::OrdinaryMail, Some(day)) => (
            Receipt::Fixed { received_on: day },
            format!("平常信函无需签收，以与申请人确认之日{}为收到申请之日", chinese_date(day)),
        ),
        (Channel::Online | Channel::Fax, Some(day)) => (
            Receipt::Fixed { received_on: day },
            format!("通过{}提交，以双方确认之日{}为收到申请之日", channel.label(), chinese_date(day)),
        ),
        (Channel::OrdinaryMail, None) => (
            Receipt::AwaitsConfirmation { confirm_by: Some(arrived_on) },
            format!("平常信函应于收到当日（{arrived}）与申请人确认，确认之日为收到申请之日"),
        ),
        (Channel::Online | Channel::Fax, None) => (
            Receipt::AwaitsConfirmation { confirm_by: None },
            format!("通过{}提交，双方确认之日为收到申请之日，尚待确认", channel.label()),
        ),
    };
    Derived { value, steps: vec![Step { text, basis: Some(basis) }], basis: vec![basis] }
}
