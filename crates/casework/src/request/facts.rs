//! What was looked up before deciding. The rules ask for nothing else.

use super::event::EarlierReply;
use jiff::civil::Date;
use law::calendar::Calendar;

/// Facts of the world outside the case.
#[derive(Debug, Clone)]
pub struct Facts<'a> {
    /// Today in Asia/Shanghai.
    pub today: Date,
    /// Working days.
    pub calendar: &'a Calendar,
    /// This agency's earlier replies to the same requester (§36(6)).
    pub earlier: Vec<EarlierReply>,
}
