//! What files hold beside what they show: each way of hiding once, and its clean twin, which hides nothing.

mod docx;
mod entities;
mod nested;
mod pptx;
mod xlsx;

use formats::Limits;
use formats::anatomy::{Anatomy, Part, Surface, take_apart};

/// What is hidden everywhere.
pub(crate) const SECRET: &str = "110108190003071237";

pub(crate) fn apart(name: &str, bytes: &[u8]) -> Anatomy {
    match take_apart(name, bytes, &Limits::default()) {
        Ok(anatomy) => anatomy,
        Err(error) => panic!("{name}: {error}"),
    }
}

/// The surfaces on which the secret stands, whole.
pub(crate) fn holding(anatomy: &Anatomy) -> Vec<Surface> {
    anatomy.parts.iter().filter(|part| part.text.contains(SECRET)).map(|part| part.surface).collect()
}

/// Asserts that the secret is found on a surface, and what the place is called where it stands.
pub(crate) fn check_found(case: &str, bytes: &[u8], surface: Surface, place: &str) {
    let anatomy = apart("file", bytes);
    let holds = |part: &&Part| part.surface == surface && part.text.contains(SECRET);
    let told = |part: &Part| part.place_at(part.text.find(SECRET).unwrap_or(0));
    let places: Vec<String> = anatomy.parts.iter().filter(holds).map(told).collect();
    let is_told = places.iter().any(|told| told.contains(place));
    assert!(is_told, "{case}: at {places:?}, on {:?}", holding(&anatomy));
    assert!(anatomy.unread.is_empty(), "{case}: {:?}", anatomy.unread);
}

/// Asserts that a file has nothing but what everybody sees.
pub(crate) fn check_clean(case: &str, bytes: &[u8]) {
    let anatomy = apart("file", bytes);
    let other: Vec<&Part> = anatomy.parts.iter().filter(|part| part.surface != Surface::Visible).collect();
    assert!(other.is_empty() && anatomy.unread.is_empty(), "{case}: {other:?} {:?}", anatomy.unread);
}
