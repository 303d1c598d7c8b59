//! Figures of the text against figures of the tables.

use super::Finding;
use crate::read::Reading;

/// Adds what the text says otherwise than the tables.
pub(super) fn check(_reading: &Reading, _out: &mut Vec<Finding>) {}
