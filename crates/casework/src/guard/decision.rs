//! `处置` of a finding: what may be decided, and what then is true.

use crate::request::{Refusal, Rule};
use jiff::ToSpan as _;
use jiff::civil::Date;
use law::Citation;
use law::citation::Instrument;
use law::count::chinese_date;
use serde::{Deserialize, Serialize};

/// `处置意见`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "decision", rename_all = "kebab-case")]
pub enum Decision {
    /// `采纳` — the pieces are changed or taken down as suggested, or otherwise.
    Adopt {
        /// What is done, by whom.
        #[serde(default)]
        note: String,
    },
    /// `误报` — it is not so.
    FalseAlarm {
        /// Why.
        reason: String,
    },
    /// `可接受` — it is so, and may stay until a day on which it is looked at again.
    AcceptableUntil {
        /// Why.
        reason: String,
        /// The day of the next look.
        until: Date,
    },
    /// `上报保密机构`.
    Escalate {
        /// To whom, and what is asked.
        #[serde(default)]
        note: String,
    },
}

/// Where a finding stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FindingStatus {
    /// `待处置`.
    Open,
    /// `已采纳`, until the patrol no longer finds it.
    Adopted,
    /// `误报`.
    FalseAlarm,
    /// `可接受`, until its day.
    Acceptable,
    /// `已上报`.
    Escalated,
    /// `已消除`: the patrol no longer finds it.
    Gone,
}

impl FindingStatus {
    /// Its word on the wire.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Adopted => "adopted",
            Self::FalseAlarm => "false-alarm",
            Self::Acceptable => "acceptable",
            Self::Escalated => "escalated",
            Self::Gone => "gone",
        }
    }

    /// As the office calls it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Open => "待处置",
            Self::Adopted => "已采纳",
            Self::FalseAlarm => "误报",
            Self::Acceptable => "可接受",
            Self::Escalated => "已上报保密机构",
            Self::Gone => "已消除",
        }
    }
}

/// Where a finding stands after what was last decided. What was acceptable until a day is open again from that day on.
pub fn status(last: Option<&Decision>, is_still_found: bool, today: Date) -> FindingStatus {
    if !is_still_found {
        return FindingStatus::Gone;
    }
    match last {
        None => FindingStatus::Open,
        Some(Decision::Adopt { .. }) => FindingStatus::Adopted,
        Some(Decision::FalseAlarm { .. }) => FindingStatus::FalseAlarm,
        Some(Decision::AcceptableUntil { until, .. }) if *until <= today => FindingStatus::Open,
        Some(Decision::AcceptableUntil { .. }) => FindingStatus::Acceptable,
        Some(Decision::Escalate { .. }) => FindingStatus::Escalated,
    }
}

/// Longest time that a risk may be accepted without being looked at again, in months. A convention of this system:
/// 保密法实施条例第四十三条 asks for 综合评估 and sets no interval.
const LONGEST_ACCEPTANCE_MONTHS: i32 = 12;

/// Whether a decision may be taken on a finding that stands so.
///
/// # Errors
/// A [`Refusal`] with the article and what to do.
pub fn may_decide(status: FindingStatus, decision: &Decision, today: Date) -> Result<(), Refusal> {
    if status == FindingStatus::Gone {
        return refuse(
            Rule::FindingGone,
            "这项风险在最近一次巡查中已不存在".to_owned(),
            "不必处置；如再出现，会重新列为待处置",
        );
    }
    match decision {
        Decision::Adopt { .. } | Decision::Escalate { .. } => Ok(()),
        Decision::FalseAlarm { reason } => has_reason(reason),
        Decision::AcceptableUntil { reason, until } => {
            has_reason(reason)?;
            let latest = today.saturating_add(LONGEST_ACCEPTANCE_MONTHS.months());
            if *until <= today || *until > latest {
                let message = format!("复核日期应在{}之后、{}之前", chinese_date(today), chinese_date(latest));
                return refuse(Rule::ReviewDayOutOfRange, message, "请改填复核日期；到期后本项会重新列为待处置");
            }
            Ok(())
        }
    }
}

fn has_reason(reason: &str) -> Result<(), Refusal> {
    if reason.trim().is_empty() {
        return refuse(
            Rule::DecisionNeedsReason,
            "没有写明理由".to_owned(),
            "请写明为什么不构成风险或可以接受，以备核查",
        );
    }
    Ok(())
}

fn refuse(rule: Rule, message: String, next_step: &str) -> Result<(), Refusal> {
    let citation = Citation::article(Instrument::SecrecyRegulation, 43);
    Err(Refusal { rule, citation, message, next_step: next_step.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    const TODAY: Date = date(2026, 11, 24);

    fn acceptable(reason: &str, until: Date) -> Decision {
        Decision::AcceptableUntil { reason: reason.to_owned(), until }
    }

    #[test]
    fn what_was_acceptable_until_a_day_is_open_again_on_it() {
        let decision = acceptable("两份公示均已过公示期", date(2027, 1, 15));
        for (today, expected) in [
            (TODAY, FindingStatus::Acceptable),
            (date(2027, 1, 14), FindingStatus::Acceptable),
            (date(2027, 1, 15), FindingStatus::Open),
        ] {
            assert_eq!(status(Some(&decision), true, today), expected, "{today}");
        }
        assert_eq!(status(Some(&decision), false, TODAY), FindingStatus::Gone);
        assert_eq!(status(None, true, TODAY), FindingStatus::Open);
    }

    #[test]
    fn a_false_alarm_and_an_accepted_risk_need_a_reason_and_acceptance_ends() {
        let alarm = |reason: &str| Decision::FalseAlarm { reason: reason.to_owned() };
        for (decision, refused) in [
            (alarm(" "), Some(Rule::DecisionNeedsReason)),
            (alarm("系两名同名人员"), None),
            (acceptable("", date(2027, 1, 1)), Some(Rule::DecisionNeedsReason)),
            (acceptable("公示期内", TODAY), Some(Rule::ReviewDayOutOfRange)),
            (acceptable("公示期内", date(2027, 11, 25)), Some(Rule::ReviewDayOutOfRange)),
            (acceptable("公示期内", date(2027, 11, 24)), None),
            (Decision::Adopt { note: String::new() }, None),
            (Decision::Escalate { note: String::new() }, None),
        ] {
            let outcome = may_decide(FindingStatus::Open, &decision, TODAY).err().map(|refusal| refusal.rule);
            assert_eq!(outcome, refused, "{decision:?}");
        }
        let gone = may_decide(FindingStatus::Gone, &alarm("同名"), TODAY).err().map(|refusal| refusal.rule);
        assert_eq!(gone, Some(Rule::FindingGone));
    }
}
