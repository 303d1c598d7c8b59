//! What Office Open XML packages have in common, whether document, workbook or presentation.

pub(crate) mod drawing;
mod graph;
mod overlay;
mod part;
mod properties;
mod residue;

pub(crate) use graph::{Graph, Reached};
pub(crate) use overlay::boxes as boxes_on_pictures;
pub(crate) use part::{Embedded, outside_relations, read_part, read_unreached};
pub(crate) use residue::{has_long_number, strip};

/// The last step of a part's path, as people know files: `image1.png`.
pub(crate) fn file_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}
