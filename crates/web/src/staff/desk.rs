//! The workbench's frame: entries of the navigation, with the work that waits behind them.

use super::session::SignedIn;
use crate::page::{AgencyName, Frame};
use crate::state::AppState;
use usecases::authorization::{Act, role_name};

/// The navigation of one member of staff.
#[derive(Debug, Clone)]
pub(crate) struct Desk {
    /// Who sits here.
    pub(crate) name: String,
    /// As what.
    pub(crate) roles: String,
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
    pub(crate) count: usize,
    /// Some of them are late.
    pub(crate) is_late: bool,
}

impl Desk {
    /// The entries that the member of staff may open.
    pub(crate) async fn of(
        state: &AppState,
        signed_in: &SignedIn,
        current: &'static str,
        title: impl Into<String>,
    ) -> (Self, Frame) {
        let frame = Frame::new(&signed_in.visitor, AgencyName::load(state).await, title).at(current);
        let staff = &signed_in.staff;
        let roles: Vec<_> = staff.roles.iter().map(|role| role_name(*role)).collect();
        let may = |act: Act| act.grant(&signed_in.ctx.actor).is_ok();
        let entry = |address, label| Entry { address, label, count: 0, is_late: false };
        let mut entries = Vec::new();
        if may(Act::ReadCalendar) {
            entries.push(entry("/staff/calendar", "工作日历"));
        }
        if may(Act::ListAccounts) {
            entries.push(entry("/staff/accounts", "账号"));
        }
        (Self { name: staff.name.clone(), roles: roles.join("、"), entries }, frame)
    }

    /// The entries, in order.
    pub(crate) fn entries(&self) -> &[Entry] {
        &self.entries
    }
}
