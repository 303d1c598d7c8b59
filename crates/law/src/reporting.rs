//! `年度报告的时间` — 条例 §49 and 国办公开办函〔2021〕30号: who submits and publishes by when.
//!
//! These days do not roll. One aims at the working day on or before them. That the named day itself is in time is a
//! convention (民法典 §1259).

use crate::count::chinese_date;
use crate::{Calendar, Citation, Derived, Instrument, Step};
use jiff::civil::{Date, date};
use serde::{Deserialize, Serialize};

/// Who reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ReportingBody {
    /// `部门`, and a township towards its county.
    Department,
    /// `县级政府主管部门`: its roll-up.
    County,
    /// `设区的市级政府主管部门`: its roll-up.
    Prefecture,
    /// `省级政府主管部门`: its roll-up; also the statutory last day for every government's own report.
    Province,
}

/// The last day, and the working day to aim at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct ReportDue {
    /// Last day to submit and publish.
    pub on: Date,
    /// The last working day on or before it.
    pub aim_at: Date,
    /// The aim needs a year without holiday arrangement.
    pub is_provisional: bool,
}

impl ReportingBody {
    /// All bodies, from below.
    pub const ALL: [Self; 4] = [Self::Department, Self::County, Self::Prefecture, Self::Province];

    /// Month and day of the year after the one reported, and where they stand.
    pub const fn last_day(self) -> (i8, i8, Citation) {
        let regulation = Citation::article(Instrument::DisclosureRegulation, 49);
        let format = Citation::article(Instrument::ReportFormat2021, 0);
        match self {
            Self::Department => (1, 31, regulation),
            Self::County => (2, 20, format),
            Self::Prefecture => (3, 10, format),
            Self::Province => (3, 31, regulation),
        }
    }

    /// What it is called.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Department => "政府部门（乡镇参照）",
            Self::County => "县级政府主管部门",
            Self::Prefecture => "设区的市级政府主管部门",
            Self::Province => "省级政府主管部门",
        }
    }
}

/// When the report of a year is due, 条例 §49. `None` for years that no `Date` has.
pub fn report_due(body: ReportingBody, year: i16, calendar: &Calendar) -> Option<Derived<ReportDue>> {
    let (month, day, basis) = body.last_day();
    let on = Date::new(year.checked_add(1)?, month, day).ok()?;
    let aim_at = calendar.working_day_until(on)?;
    let mut steps = vec![Step {
        text: format!("{}应于{}以前报送并公布{year}年度报告，含当日", body.label(), chinese_date(on)),
        basis: Some(basis),
    }];
    if aim_at != on {
        steps.push(Step {
            text: format!("当日是休息日，期限不顺延，宜在{}以前完成", chinese_date(aim_at)),
            basis: None,
        });
    }
    let is_provisional = !calendar.is_arranged_through(aim_at, on);
    Some(Derived { value: ReportDue { on, aim_at, is_provisional }, steps, basis: vec![basis] })
}

/// First day of the unified report: the regulation of 2019.
pub const REPORTS_SINCE: Date = date(2019, 5, 15);
