//! I6: every rule of law cites its instrument and article.

use super::{Complaint, Source};

pub(super) fn check(_sources: &[Source]) -> Vec<Complaint> {
    Vec::new()
}
