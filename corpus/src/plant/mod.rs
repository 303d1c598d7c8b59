//! Plantings: for each pattern the documents that say it together. One file a family of patterns.

pub(crate) mod bridge;
mod copies;
pub(crate) mod counts;
mod derived;
pub(crate) mod facets;
mod family;
mod files;
mod masks;
mod offender;
pub(crate) mod periods;
pub(crate) mod series;
mod stage;
pub(crate) mod tables;
pub(crate) mod trail;

pub(crate) use stage::{Stage, Story};

/// The patterns, in order.
pub const PATTERNS: [&str; 20] = [
    "L01", "L02", "L03", "L04", "L05", "L06", "L07", "L08", "L09", "L10", "L11", "L12", "L13", "L14", "L15", "L16",
    "L17", "L18", "L19", "L20",
];

/// How a planting is made: it asks the stage for its pieces and says what comes out of them.
pub(crate) type Plant = fn(&mut Stage) -> Story;

/// The patterns that can be planted.
pub(crate) const PLANTS: &[(&str, Plant)] = &[
    ("L01", masks::complementary),
    ("L02", masks::mask_and_birth),
    ("L03", bridge::same_value),
    ("L04", copies::uneven_copies),
    ("L05", offender::hidden_name),
    ("L06", bridge::same_matter),
    ("L07", tables::unique_row),
    ("L08", tables::same_for_all),
    ("L09", periods::difference),
    ("L10", counts::small_cell),
    ("L11", series::cited_gap),
    ("L12", series::cites_secret),
    ("L13", facets::compiled),
    ("L14", facets::covered),
    ("L15", trail::trajectory),
    ("L16", family::child_and_home),
    ("L17", trail::roster),
    ("L18", files::joined_files),
    ("L19", derived::derived),
    ("L20", copies::not_all_withdrawn),
];
