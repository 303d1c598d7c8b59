//! Office files, pages, archives and pictures taken apart.

use crate::package;
use formats::Limits;
use formats::anatomy::{Lines, Part, take_apart};

/// Small, so that what is read in vain costs little; every limit can still be met.
const LIMITS: Limits = Limits { file_bytes: 1 << 20, unpacked_bytes: 4 << 20, pages: 20, cells: 20_000 };

/// DOCX: a whole file, or the XML of one. See [`package::docx`].
pub fn docx_anatomy(data: &[u8]) {
    apart("a.docx", &package::docx(data));
}

/// XLSX: a whole file, or the XML of one. See [`package::xlsx`].
pub fn xlsx_anatomy(data: &[u8]) {
    apart("a.xlsx", &package::xlsx(data));
}

/// PPTX: a whole file, or the XML of one. See [`package::pptx`].
pub fn pptx_anatomy(data: &[u8]) {
    apart("a.pptx", &package::pptx(data));
}

/// Web pages.
pub fn html_anatomy(data: &[u8]) {
    apart("a.html", data);
}

/// Archives: a whole one, or the files in one. See [`package::folder`].
pub fn zip_anatomy(data: &[u8]) {
    apart("a.zip", &package::folder(data));
}

/// Pictures.
pub fn image_anatomy(data: &[u8]) {
    apart("a.jpg", data);
}

/// What every anatomy promises: no more text than the limits allow, and for every line its place.
fn apart(name: &str, bytes: &[u8]) {
    let Ok(anatomy) = take_apart(name, bytes, &LIMITS) else { return };
    let total: usize = anatomy.parts.iter().map(|part| part.text.len()).sum();
    assert!(total <= LIMITS.unpacked_bytes, "{total} bytes of text");
    anatomy.parts.iter().for_each(lines_have_places);
}

fn lines_have_places(part: &Part) {
    let lines = part.text.split('\n').count();
    match &part.lines {
        Lines::Counted => {}
        Lines::Cells(cells) => assert_eq!(cells.len(), lines, "{}", part.place),
        Lines::Named(names) => assert_eq!(names.len(), lines, "{}", part.place),
    }
    for at in [0, part.text.len() / 2, part.text.len(), usize::MAX] {
        assert!(part.place_at(at).starts_with(&part.place));
    }
}
