//! The invented world: people, units, places and their numbers. Every adult was born from 1900 to 1909 and every child
//! has the region 710000, which was never issued, so that no number can be a living person's.

pub(crate) mod figure;
pub(crate) mod mask;
pub(crate) mod name;
pub(crate) mod number;
pub(crate) mod person;
pub(crate) mod place;
pub(crate) mod registry;
pub(crate) mod wide_words;
pub(crate) mod words;
