//! Layers that can be switched off: the page is drawn once more in every other state of them.
//!
//! hayro takes the state of the layers from the catalog of the file that its context names. It names a small file made
//! here, in which no layer is off, and one in which all are.

use hayro_syntax::Pdf;
use hayro_syntax::object::{Array, Dict};
use std::fmt::Write;

/// Layers of one file that are looked at.
const MOST_LAYERS: usize = 10_000;

/// Files that stand for the other states of the layers; none if the file has no layers.
pub(super) struct Layers(Vec<Pdf>);

impl Layers {
    pub(super) fn states(&self) -> &[Pdf] {
        &self.0
    }
}

pub(super) fn other_states(pdf: &Pdf) -> Layers {
    let catalog = pdf.xref().get::<Dict<'_>>(pdf.xref().root_id());
    let Some(properties) = catalog.and_then(|catalog| catalog.get::<Dict<'_>>("OCProperties")) else {
        return Layers(Vec::new());
    };
    let groups: String = properties
        .get::<Array<'_>>("OCGs")
        .into_iter()
        .flat_map(|groups| groups.raw_iter())
        .take(MOST_LAYERS)
        .filter_map(|group| group.as_obj_ref())
        .fold(String::new(), |mut all, group| {
            let _ = write!(all, "{} {} R ", group.obj_number, group.gen_number);
            all
        });
    // All on; and all off, for what is shown only while a layer is off.
    let states = ["", &groups].map(|off| {
        let catalog = format!("<</Type/Catalog/Pages 2 0 R/OCProperties<</D<</OFF[{off}]>>>>>>");
        let page = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>";
        let file = format!(
            "%PDF-1.7\n1 0 obj{catalog}endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj{page}endobj\ntrailer<</Root 1 0 R/Size 4>>\n%%EOF"
        );
        Pdf::new(file.into_bytes()).ok()
    });
    Layers(states.into_iter().flatten().collect())
}
