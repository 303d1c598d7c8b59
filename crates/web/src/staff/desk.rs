//! The workbench's frame: entries of the navigation, with the work that waits behind them.

use super::session::SignedIn;
use crate::error::PageError;
use crate::page::{AgencyName, Frame};
use crate::state::AppState;
use crate::words::words;
use casework::request::bucket::Bucket;
use usecases::authorization::{Act, role_name};
use usecases::request::{BucketCount, count_buckets};

/// The navigation of one member of staff.
#[derive(Debug, Clone)]
pub(crate) struct Desk {
    /// Who sits here.
    pub(crate) name: String,
    /// As what.
    pub(crate) roles: String,
    /// Whether they write requests down.
    pub(crate) may_register: bool,
    entries: Vec<Entry>,
}

/// An entry of the navigation.
#[derive(Debug, Clone)]
pub(crate) struct Entry {
    /// Where it leads.
    pub(crate) address: &'static str,
    /// What it is called.
    pub(crate) label: &'static str,
    /// Cases that wait.
    pub(crate) count: u64,
    /// Some of them are late.
    pub(crate) is_late: bool,
    /// This page is there.
    pub(crate) is_current: bool,
}

/// Whether it is the office's turn today with the cases of a place of the work list.
const fn is_pressing(bucket: Bucket) -> bool {
    match bucket {
        Bucket::Overdue
        | Bucket::DueToday
        | Bucket::DueSoon
        | Bucket::AwaitingConfirmation
        | Bucket::AwaitingDispatch => true,
        Bucket::InTime
        | Bucket::Consulting
        | Bucket::AwaitingClarification
        | Bucket::AwaitingReasons
        | Bucket::AwaitingPayment
        | Bucket::AwaitingDelivery
        | Bucket::ToArchive => false,
    }
}

impl Desk {
    /// The entries that the member of staff may open, and the frame of a page behind one of them.
    pub(crate) async fn of(
        state: &AppState,
        signed_in: &SignedIn,
        current: &'static str,
        title: impl Into<String>,
    ) -> Result<(Self, Frame), PageError> {
        let frame = Frame::new(&signed_in.visitor, AgencyName::load(state).await, title).at(current);
        let may = |act: Act| act.grant(&signed_in.ctx.actor).is_ok();
        let nav = &words().nav;
        let mut entries = Vec::new();
        let mut enter = |address, label, count, is_late| {
            entries.push(Entry { address, label, count, is_late, is_current: address == current });
        };
        if may(Act::ListCases) {
            let buckets = count_buckets(&signed_in.ctx).await?;
            let is_late = count(&buckets, |bucket| bucket == Bucket::Overdue) > 0;
            enter("/staff", nav.inbox.as_str(), count(&buckets, is_pressing), is_late);
            enter("/staff/requests", nav.on_request.as_str(), count(&buckets, |_| true), false);
        }
        if may(Act::BuildReport) {
            enter("/staff/annual-report", nav.reports.as_str(), 0, false);
        }
        if may(Act::ReadCalendar) {
            enter("/staff/calendar", nav.calendar.as_str(), 0, false);
        }
        if may(Act::ListAccounts) {
            enter("/staff/accounts", nav.accounts.as_str(), 0, false);
        }
        let staff = &signed_in.staff;
        let roles: Vec<_> = staff.roles.iter().map(|role| role_name(*role)).collect();
        let may_register = may(Act::Request(casework::request::Act::Register));
        Ok((Self { name: staff.name.clone(), roles: roles.join("、"), may_register, entries }, frame))
    }

    /// The entries, in order.
    pub(crate) fn entries(&self) -> &[Entry] {
        &self.entries
    }
}

fn count(buckets: &[BucketCount], is_wanted: impl Fn(Bucket) -> bool) -> u64 {
    let wanted = buckets.iter().filter(|count| Bucket::from_id(count.bucket).is_some_and(&is_wanted));
    wanted.map(|count| count.count).sum()
}
