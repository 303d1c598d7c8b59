//! Parsed calendars, so that a notice is read once and not at every act.

use casework::ids::AgencyId;
use law::Calendar;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

/// The calendar of each agency, with the number of notices it was made from.
#[derive(Default)]
pub struct CalendarCache(Mutex<HashMap<AgencyId, (usize, Arc<Calendar>)>>);

impl CalendarCache {
    pub(super) fn get(&self, agency: &AgencyId, notices: usize) -> Option<Arc<Calendar>> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.get(agency).filter(|(known, _)| *known == notices).map(|(_, calendar)| Arc::clone(calendar))
    }

    pub(super) fn put(&self, agency: &AgencyId, notices: usize, calendar: &Arc<Calendar>) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.insert(agency.clone(), (notices, Arc::clone(calendar)));
    }
}
