//! Pictures: what is written in them beside what they show.

use crate::anatomy::{Dissection, Surface};
use crate::content::Unreadable;

pub(crate) fn is_image(bytes: &[u8]) -> bool {
    bytes.starts_with(b"\xFF\xD8\xFF") || bytes.starts_with(b"\x89PNG\r\n\x1A\n")
}

pub(crate) fn take_apart(bytes: &[u8], dissection: &mut Dissection) -> Result<(), Unreadable> {
    let _ = bytes;
    dissection.mark("图片", Surface::Picture, "")
}
